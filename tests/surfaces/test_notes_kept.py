"""Notes outlive what goes wrong, and those of several people are read together."""

from __future__ import annotations

import contextlib
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from lowback.annotation.standard import annotations_text
from lowback.store.store import Store
from playwright.sync_api import expect

from tests.notes_made import note

from .conftest import fresh_context
from .noted import NotesOnPage, notes_on, records
from .servers import Server, database_in, voila_server
from .surface import Surface

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NOTEBOOK = "04-seated-twist"
SAVED = "Saved on this computer."
WHEN = "2026-01-01T00:00:00.000Z"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CASES = ("voila", "lab", "conflict", "wrong")
PEOPLE = [{"id": "person-bo", "name": "Bo"}, {"id": "person-cy", "name": "Cy", "orcid": "0000-0002-1825-0097"}]


def stored(database: str) -> dict[str, Any]:
    """Return the notes in a store, by id."""
    store = Store(database)
    found = {record["id"]: record for record in store.all("note")}
    store.close()
    return found


def on_the_exercise(notes: NotesOnPage, text: str) -> None:
    """Write a note on the whole exercise."""
    notes.button("Write a note").press("Enter")
    if not notes.form.get_by_label("On", exact=True).is_visible():
        notes.button("Choose another place").press("Enter")
    notes.form.get_by_label("On", exact=True).select_option("exercise")
    notes.write(text)


def theirs(case: str, person: int, count: int = 3) -> list[dict[str, Any]]:
    """Return one person's notes, the first on the same step with the same tag; each case has notes of its own."""
    made = []
    for at in range(count):
        seed = 4 * (1000 * CASES.index(case) + 100 * person + at + 1)
        text = f"{PEOPLE[person]['name']} {at} {case}"
        said: dict[str, Any] = {"text": text, "tags": ["plane.transverse"], "free": []}
        one = note(NOW, "seated-twist", seed=seed, kind="step", author=PEOPLE[person], **said)
        for entry in one["entries"]:
            if entry["kind"] == "placed":
                entry["target"] = {**entry["target"], "step": "sit-tall" if at == 0 else entry["target"]["step"]}
        made.append(one)
    return made


def kept_of(page: Page, case: str) -> list[dict[str, Any]]:
    """Return what the browser keeps of a case's notes: those of other tests may come from the store at any time."""
    return [one for one in records(page) if any(case in entry.get("text", "") for entry in one["entries"])]


def bring_in(notes: NotesOnPage, text: str, name: str = "notes.jsonld") -> None:
    """Choose a file."""
    notes.root.get_by_label("Bring in a file of notes").set_input_files(
        {"name": name, "mimeType": "application/ld+json", "buffer": text.encode()}
    )


def test_notes_of_several_people_stand_side_by_side(own: Surface, page: Page) -> None:
    case = own.name
    notes = notes_on(own, page, "06-my-notes")
    bring_in(notes, annotations_text([*theirs(case, 0), *theirs(case, 1)], WHEN))
    preview = notes.root.locator(".lb-import")
    expect(preview).to_contain_text("By: Bo, Cy")
    # Nothing is written before the person says so.
    expect(preview.locator("li")).to_have_text(["New: 6", "Changed there: 0", "Here already: 0", "In conflict: 0"])
    assert kept_of(page, case) == []
    notes.root.get_by_role("button", name="Bring them in").press("Enter")
    expect(notes.root.get_by_text("Brought in: 6")).to_be_visible()
    assert len(kept_of(page, case)) == 6
    expect(notes.root.locator(".lb-kept")).to_have_text(SAVED)
    notes = notes_on(own, page, NOTEBOOK)
    notes.turn_on()
    one, other = (notes.card(f"{name} 0 {case}") for name in ("Bo", "Cy"))
    assert one.get_attribute("data-look") != other.get_attribute("data-look")
    assert (one.locator(".lb-initial").text_content(), other.locator(".lb-initial").text_content()) == ("B", "C")
    expect(one).to_contain_text("2 people say the same of this step.")
    # Another's note is answered and settled, not changed.
    expect(one.get_by_role("button", name="Change")).to_have_count(0)
    expect(one.get_by_role("button", name="Reply")).to_be_visible()
    notes.root.get_by_text("Find notes").press("Enter")
    notes.root.locator(".lb-note-filters").get_by_label("Person").select_option("Cy")
    expect(notes.card(f"Bo 0 {case}")).to_have_count(0)
    expect(notes.card(f"Cy 0 {case}")).to_be_visible()


def test_what_a_file_would_change_is_shown_and_a_conflict_kept_apart(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "06-my-notes")
    before = theirs("conflict", 0, 2)
    bring_in(notes, annotations_text(before, WHEN))
    notes.root.get_by_role("button", name="Bring them in").press("Enter")
    expect(notes.root.get_by_text("Brought in:")).to_be_visible()
    data = json.loads(annotations_text(before, WHEN))
    first, second = data["first"]["items"]
    first["body"][0]["value"] = "Not what Bo wrote, conflict"
    second["modified"] = "2027-01-01T00:00:00.000Z"
    second["body"][0]["value"] = "Bo, later, conflict"
    second["revision"]["last"]["body"] = {"id": "later", "at": "2027-01-01T00:00:00.000Z", "offset": 0}
    bring_in(notes, json.dumps(data))
    counts = notes.root.locator(".lb-import li")
    expect(counts).to_have_text(["New: 0", "Changed there: 1", "Here already: 0", "In conflict: 1"])
    notes.root.get_by_label("Where there is a conflict, keep both").check()
    notes.root.get_by_role("button", name="Bring them in").press("Enter")
    expect(notes.card("Not what Bo wrote, conflict")).to_be_attached()
    expect(notes.card("Bo, later, conflict")).to_be_attached()
    expect(notes.card("Bo 0 conflict")).to_be_attached()
    assert len(kept_of(page, "conflict")) == 3


def test_a_file_that_is_wrong_is_refused_with_a_sentence(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "06-my-notes")
    good = annotations_text(theirs("wrong", 1), WHEN)
    bring_in(notes, good[: len(good) // 2], "cut.jsonld")
    expect(notes.root.get_by_text("cut.jsonld was not brought in.")).to_be_visible()
    data = json.loads(good)
    data["first"]["items"][1]["body"][0]["value"] = "x" * 200_001
    bring_in(notes, json.dumps(data), "long.jsonld")
    expect(notes.root.get_by_text("long.jsonld was not brought in. Annotation 2 of 3:")).to_be_visible()
    expect(notes.root.locator(".lb-import li")).to_have_count(0)
    assert kept_of(page, "wrong") == []


def test_the_server_stops_while_a_note_is_typed(page: Page, tmp_path: Path) -> None:
    database = database_in(tmp_path)
    (tmp_path / "first").mkdir()
    (tmp_path / "again").mkdir()
    with voila_server(tmp_path / "first", database=database) as server:
        notes = notes_on(Surface("voila", server), page, NOTEBOOK)
        on_the_exercise(notes, "Before")
        expect(notes.root.locator(".lb-kept")).to_have_text(SAVED)
        notes.button("Write a note").press("Enter")
        notes.form.get_by_label("On", exact=True).select_option("exercise")
        notes.form.get_by_label("Your note", exact=True).press_sequentially("Half")
        children = psutil.Process(server.process.pid).children(recursive=True)
        server.process.kill()
        for child in children:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
        notes.form.get_by_label("Your note", exact=True).press_sequentially(" and half")
        notes.form.get_by_role("button", name="Save the note").press("Enter")
        expect(notes.card("Half and half")).to_be_visible()
        expect(notes.root.get_by_text("Your notes are kept in this browser.")).to_be_visible(timeout=8000)
        left = {record["id"] for record in records(page)}
        port = int(server.url.rpartition(":")[2])
    with voila_server(tmp_path / "again", database=database, port=port) as again:
        notes = notes_on(Surface("voila", again), page, NOTEBOOK, 2)
        expect(notes.root.locator(".lb-kept")).to_have_text(SAVED)
    assert set(stored(database)) == left
    assert len(left) == 2


def test_two_tabs_at_once_overwrite_nothing(own_voila: Server, page: Page, database: str) -> None:
    surface = Surface("voila", own_voila)
    first = notes_on(surface, page, "02-raise-and-pull")
    second = notes_on(surface, page.context.new_page(), "02-raise-and-pull")
    for at in range(3):
        on_the_exercise(first, f"first {at}")
        on_the_exercise(second, f"second {at}")
    for notes in (first, second):
        for at in range(3):
            expect(notes.card(f"first {at}")).to_be_attached()
            expect(notes.card(f"second {at}")).to_be_attached()
        expect(notes.root.locator(".lb-kept")).to_have_text(SAVED)
    texts = {entry["text"] for record in stored(database).values() for entry in record["entries"] if "text" in entry}
    assert {f"{tab} {at}" for tab in ("first", "second") for at in range(3)} <= texts


@pytest.mark.parametrize("how", ["refused", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_the_store_has_it(
    own_voila: Server, page: Page, database: str, how: str
) -> None:
    if how == "refused":
        page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    else:
        page.add_init_script(
            "IDBObjectStore.prototype.put = () => { throw new DOMException('f', 'QuotaExceededError'); };"
        )
    notes = notes_on(Surface("voila", own_voila), page, "01-standing-roll-down")
    on_the_exercise(notes, f"kept though {how}")
    expect(notes.card(f"kept though {how}")).to_be_visible()
    words = "This browser has no room for more." if how == "full" else "This browser keeps nothing for this page"
    expect(notes.root.get_by_text(words)).to_be_visible()
    expect(notes.root.get_by_role("button", name="Save")).to_be_visible()
    page.wait_for_function("() => !globalThis[Symbol.for('lowback.record.1')].courier.waiting")
    texts = {entry["text"] for record in stored(database).values() for entry in record["entries"] if "text" in entry}
    assert f"kept though {how}" in texts


def test_for_strangers_notes_stay_in_the_browser(browser: Browser, tmp_path: Path) -> None:
    with (
        voila_server(tmp_path, database=database_in(tmp_path), more=["--public"]) as server,
        fresh_context(browser) as context,
    ):
        page = context.new_page()
        notes = notes_on(Surface("voila", server), page, NOTEBOOK)
        on_the_exercise(notes, "Mine alone")
        expect(notes.root.locator(".lb-kept")).to_contain_text("Kept in this browser")
        notes = notes_on(Surface("voila", server), page, NOTEBOOK, 1)
        expect(notes.card("Mine alone")).to_be_attached()
        # The annotated notebook is made in the browser: it needs the notebook, and gives no note away.
        everything = notes_on(Surface("voila", server), page, "06-my-notes", 1)
        everything.root.get_by_label("Exercise", exact=True).last.select_option("seated-twist")
        with page.expect_download() as download:
            everything.root.get_by_role("button", name="Save the annotated notebook").press("Enter")
        assert "Mine alone" in download.value.path().read_text(encoding="utf-8")
    assert not (tmp_path / "record.sqlite3").exists()


def test_of_a_long_list_only_what_is_looked_at_is_on_the_page(own_voila: Server, database: str, page: Page) -> None:
    # More than are drawn at once, on an exercise that no other test writes on.
    made = [note(NOW, "double-knee-lifts", seed=7000 + at, kind="step", text=f"long {at}") for at in range(300)]
    store = Store(database)
    store.put(made)
    store.close()
    page.set_viewport_size({"width": 1400, "height": 900})
    notes = notes_on(Surface("voila", own_voila), page, "03-double-knee-lifts", 300)
    notes.turn_on()
    margin = page.locator(".lb-notes.lb-margin")
    for _ in range(30):
        drawn = margin.evaluate("box => { box.scrollTop += 900; return box.querySelectorAll('article').length; }")
        assert 0 < drawn < 100
    margin.evaluate("box => { box.scrollTop = box.scrollHeight; }")
    last = margin.locator(".lb-note-list-piece").last.locator(".lb-note-text").last
    last.scroll_into_view_if_needed()
    expect(last).to_have_text(re.compile(r"long \d+"))
    # What is saved is drawn, wherever its place in the list is, and has the focus.
    on_the_exercise(notes, "saved in the long list")
    expect(notes.card("saved in the long list")).to_be_focused()
    expect(notes.card("saved in the long list")).to_be_in_viewport()
