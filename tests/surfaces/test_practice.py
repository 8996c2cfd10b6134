"""My practice: what was done and how it was, honestly; and taking the record along, out and in."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fhirclient.models.bundle import Bundle
from lowback.content import library
from lowback.content.evidence import line_of
from lowback.store.store import Store
from playwright.sync_api import expect

from tests.histories import history

from .asked import kept
from .conftest import fresh_context
from .letters import twice_as_large
from .servers import Server, database_in, voila_server
from .surface import SIDEWAYS, Surface

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

#: Two exercises a day for six weeks.
DAYS = 42
NOTEBOOK = "05-my-practice"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that holds six weeks."""
    address = database_in(tmp_path_factory.mktemp("store"))
    store = Store(address)
    store.put(history(DAYS * 2, until=datetime.now(UTC).replace(hour=5, minute=0), a_day=2, phases=12))
    store.close()
    return address


def opened(surface: Surface, page: Page, sessions: int = DAYS * 2) -> Locator:
    """Open the page and wait until it shows so many sessions."""
    page.goto(surface.address(NOTEBOOK))
    if surface.name == "lab":
        surface.run_all(page)
    practice = page.locator(".lb-practice")
    practice.wait_for()
    expect(practice).to_have_attribute("data-sessions", str(sessions))
    return practice


def saved(page: Page, practice: Locator, name: str) -> str:
    """Press a button that saves a file, and return what is in it."""
    with page.expect_download() as download:
        practice.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def load(practice: Locator, text: str) -> None:
    """Choose a file to load."""
    practice.get_by_label("Load a saved copy").set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def test_it_shows_days_pain_time_and_each_exercise_with_tables_and_words(own: Surface, page: Page) -> None:
    practice = opened(own, page)
    expect(practice.locator(".lb-summary")).to_contain_text(f"{DAYS * 2} sessions on {DAYS} days")
    assert practice.locator(".lb-calendar .lb-done").count() == DAYS
    expect(practice.get_by_text("Rest is part of it.")).to_be_visible()
    for picture in ("Pain from 0 to 10", "Minutes a week."):
        expect(practice.get_by_role("img", name=re.compile(picture))).to_be_visible()
    for summary in practice.get_by_text("As a table").all():
        summary.click()
    expect(practice.get_by_role("table")).to_have_count(4)
    pains = practice.get_by_role("table", name="Pain before and after").get_by_role("row")
    assert pains.count() == DAYS * 2 + 1
    change = library().safety.change
    expect(practice.get_by_text(change.text)).to_be_visible()
    for name in change.sources:
        source = next(one for one in library().safety.sources if one.id == name)
        expect(practice.get_by_text(line_of(source))).to_be_visible()
    by_exercise = practice.get_by_role("table", name="By exercise").get_by_role("row")
    assert by_exercise.count() == 5
    text = (practice.text_content() or "").lower()
    assert not any(word in text for word in ("streak", "well done", "great", "improve", "in a row", "missed"))


def test_filters_by_exercise_and_weeks(own_voila: Server, page: Page) -> None:
    practice = opened(Surface("voila", own_voila), page)
    practice.get_by_label("Exercise", exact=True).select_option("Seated twist")
    expect(practice).to_have_attribute("data-sessions", str(DAYS // 2))
    practice.get_by_label("Exercise", exact=True).select_option("All exercises")
    practice.get_by_label("How far back").select_option("4 weeks")
    shown = int(practice.get_attribute("data-sessions") or 0)
    expect(practice).not_to_have_attribute("data-sessions", str(DAYS * 2))
    shown = int(practice.get_attribute("data-sessions") or 0)
    # Three weeks and what is over of this one, yesterday included.
    assert 21 * 2 <= shown <= 28 * 2
    practice.get_by_label("How far back").select_option("All of it")
    expect(practice).to_have_attribute("data-sessions", str(DAYS * 2))


def test_nothing_recorded_is_said_without_reproach(voila: Server, page: Page) -> None:
    practice = opened(Surface("voila", voila), page, 0)
    expect(practice.locator(".lb-summary")).to_contain_text("Nothing has been recorded for this time yet.")
    # What will stand there is shown, said to be an example, and read to nobody as if it were a record.
    expect(practice.get_by_text("An example of how it will look.")).to_be_visible()
    example = practice.locator(".lb-example")
    expect(example).to_have_attribute("aria-hidden", "true")
    assert example.locator(".lb-calendar .lb-done").count() == 8
    assert example.locator(".lb-before-dot").count() > 4


def test_undo_is_in_reach_for_ten_seconds(site: Server, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 360, "height": 740})
    practice = opened(Surface("site", site), fast_page, 0)
    load(practice, json.dumps({"format": "lowback-record", "version": 1, "records": history(6, phases=3)}))
    practice.get_by_role("button", name="Take them in").click()
    expect(practice).to_have_attribute("data-sessions", "6")
    delete = practice.get_by_role("button", name=re.compile("^Delete: ")).first
    undo = practice.get_by_role("button", name="Undo")
    delete.click()
    expect(undo).to_be_in_viewport(ratio=1)
    expect(practice.get_by_role("status").filter(has_text="Deleted: ")).to_have_count(1)
    fast_page.evaluate("() => testClock.advance(9_900)")
    undo.click()
    expect(practice).to_have_attribute("data-sessions", "6")
    delete.click()
    expect(practice).to_have_attribute("data-sessions", "5")
    fast_page.mouse.move(0, 0)
    fast_page.evaluate("() => testClock.advance(10_100)")
    expect(undo).to_be_hidden()
    expect(practice.get_by_text("Deleted (1)")).to_be_visible()


def test_days_and_pain_stand_side_by_side_where_there_is_room(own: Surface, page: Page) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    practice = opened(own, page)
    days = practice.locator(".lb-calendar").bounding_box()
    pain = practice.get_by_role("img", name=re.compile("Pain from 0 to 10")).bounding_box()
    assert days
    assert pain
    assert pain["x"] > days["x"] + days["width"]
    assert abs(pain["y"] - days["y"]) < 60
    # Where before equals after there is one mark of its own.
    same = sum(
        len({entry["value"] for entry in record["entries"] if entry["kind"] == "pain"}) == 1
        for record in history(DAYS * 2, until=datetime.now(UTC), a_day=2, phases=12)
    )
    assert practice.locator(".lb-plot .lb-same-dot").count() == same > 5
    row = practice.locator(".lb-session").first.bounding_box()
    assert row
    assert row["height"] <= 56


def test_before_anything_is_recorded_there_is_nothing_to_save_or_delete(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    practice = opened(surface, fast_page, 0)
    expect(practice.get_by_label("Load a saved copy")).to_be_attached()
    names = re.compile("^(Save|Delete)")
    expect(practice.get_by_role("button", name=names)).to_have_count(0)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    practice = opened(surface, fast_page, 1)
    buttons = practice.locator(".lb-along").get_by_role("button", name=names)
    expect(buttons).to_have_text(["Save a copy", "Save as a table", "Save for a clinic", "Delete everything"])
    buttons.last.click()
    practice.get_by_role("button", name="Erase now, for good").click()
    expect(practice.locator(".lb-along").get_by_role("button", name=names)).to_have_count(0)
    expect(practice.get_by_text("were erased.")).to_be_focused()


def test_letters_twice_as_large_fit_a_phone(site: Server, browser: Browser, tmp_path: Path) -> None:
    """Nothing but a table of several columns is wider than the screen; no day's name lies over another."""
    with twice_as_large(browser, tmp_path, (360, 740)) as page:
        surface = Surface("site", site)
        guide = surface.open(page, "04-seated-twist")
        guide.press("Start")
        guide.run()
        guide.expect_status("finished")
        practice = opened(surface, page, 1)
        assert not page.evaluate(SIDEWAYS)
        for button in practice.locator(".lb-outs button, .lb-session button, select").all():
            box = button.bounding_box()
            assert box
            assert 0 <= box["x"] < box["x"] + box["width"] <= 360
            # Three lines of such letters at most.
            assert 44 <= box["height"] <= 160, button.inner_text()
        days = [day.bounding_box() for day in practice.locator(".lb-weekday > [aria-hidden]:visible").all()]
        assert len(days) == 7
        for one, next_one in pairwise(days):
            assert one
            assert next_one
            assert one["x"] + one["width"] <= next_one["x"]


def test_todays_practice_on_the_landing_page_without_a_kernel(voila: Server, fast_page: Page) -> None:
    guide = Surface("voila", voila).open(fast_page, "04-seated-twist")
    fast_page.goto(voila.url)
    card = fast_page.locator("[data-exercise='seated-twist']")
    expect(card).to_be_visible()
    expect(card.locator(".lb-card-state")).to_be_hidden()
    guide = Surface("voila", voila).open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    guide.expect_status("finished")
    # The landing page's clock begins anew: the same day of the test's own.
    fast_page.goto(voila.url)
    expect(card).to_contain_text("Done today, 2 min")
    expect(fast_page.locator(".lb-card-state:visible")).to_have_count(1)


def test_a_session_says_which_way_it_was_done_and_that_it_was_skipped(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "03-double-knee-lifts")
    guide.root.get_by_text("Another way to do it").click()
    guide.root.get_by_role("radio", name="Heel slides · easier").check()
    guide.press("Start")
    while guide.status == "running":
        # The one that leads on: "Ready" where it waits to be told, else "Skip".
        guide.root.locator(".lb-onward").click()
    guide.expect_status("finished")
    fast_page.goto(f"{site.url}/05-my-practice.html")
    line = fast_page.locator(".lb-session .lb-hint").first
    expect(line).to_contain_text("Heel slides · more than half of it skipped · ")


def test_deleted_can_be_brought_back_and_erased_is_gone_everywhere(
    browser: Browser, tmp_path: Path, page: Page
) -> None:
    database = database_in(tmp_path)
    store = Store(database)
    store.put(history(6, until=datetime.now(UTC), phases=3))
    store.close()
    with voila_server(tmp_path, database=database) as server:
        practice = opened(Surface("voila", server), page, 6)
        first = practice.get_by_role("button", name=re.compile("^Delete: ")).first
        first.focus()
        page.keyboard.press("Enter")
        expect(practice).to_have_attribute("data-sessions", "5")
        # Who deletes by key has the way back under the finger.
        undo = practice.get_by_role("button", name="Undo")
        expect(undo).to_be_focused()
        page.keyboard.press("Enter")
        expect(practice).to_have_attribute("data-sessions", "6")
        expect(undo).to_be_hidden()
        expect(practice.get_by_role("heading", name="Each session")).to_be_focused()
        first.click()
        expect(practice).to_have_attribute("data-sessions", "5")
        practice.get_by_text("Deleted (1)").click()
        practice.get_by_role("button", name="Bring back", exact=True).click()
        expect(practice).to_have_attribute("data-sessions", "6")
        practice.get_by_role("button", name="Delete everything").click()
        practice.get_by_role("button", name="Cancel").click()
        expect(practice.get_by_role("button", name="Erase now, for good")).to_be_hidden()
        expect(practice.get_by_role("button", name="Delete everything")).to_be_focused()
        practice.get_by_role("button", name="Delete everything").click()
        practice.get_by_role("button", name="Delete; I can bring it back for 30 days").click()
        expect(practice).to_have_attribute("data-sessions", "0")
        practice.get_by_text("Deleted (6)").click()
        practice.get_by_role("button", name="Bring all back").click()
        expect(practice).to_have_attribute("data-sessions", "6")
        practice.get_by_role("button", name="Delete everything").click()
        practice.get_by_role("button", name="Erase now, for good").click()
        expect(practice).to_have_attribute("data-sessions", "0")
        expect(practice.get_by_text("Saved on this computer.", exact=True)).to_be_visible()
        assert {record["kind"] for record in kept(page)} == {"erased"}
        # Another browser learns of it from the store.
        with fresh_context(browser) as context:
            opened(Surface("voila", server), context.new_page(), 0)
    store = Store(database)
    assert list(store.all("session")) == []
    store.close()
    assert b"raise-and-pull" not in (tmp_path / "record.sqlite3").read_bytes()


def test_json_out_and_in_again_without_loss(own: Surface, voila: Server, browser: Browser, page: Page) -> None:
    practice = opened(own, page)
    text = saved(page, practice, "Save a copy")
    file = json.loads(text)
    assert (file["format"], file["version"]) == ("lowback-record", 1)
    assert sorted(file["records"], key=lambda one: str(one["id"])) == sorted(kept(page), key=lambda one: str(one["id"]))
    with fresh_context(browser) as context:
        other = context.new_page()
        empty = opened(Surface("voila", voila), other, 0)
        load(empty, text)
        expect(empty.get_by_text(f"{DAYS * 2} are new here")).to_be_visible()
        # Shown before it is written.
        assert kept(other) == []
        empty.get_by_role("button", name="Take them in").click()
        expect(empty).to_have_attribute("data-sessions", str(DAYS * 2))
        assert {one["id"]: one for one in kept(other)} == {one["id"]: one for one in file["records"]}
        load(empty, text)
        expect(empty.get_by_text(f"{DAYS * 2} are here already")).to_be_visible()
        empty.get_by_role("button", name="Leave it").click()
        # What says something else is shown, and nothing is overwritten.
        file["records"][0]["entries"][0]["at"] = file["records"][0]["born"] = "2026-01-01T00:00:00.000Z"
        load(empty, json.dumps(file))
        expect(empty.get_by_text("1 say something else than what is here")).to_be_visible()
        empty.get_by_role("button", name="Take them in").click()
        assert len(kept(other)) == DAYS * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "This file is not JSON."),
        ("[1, 2]", "not a record of Lowback"),
        ('{"format": "lowback-record", "version": 9, "records": []}', "This file is of version 9"),
        ('{"format": "lowback-record", "version": 1, "records": [{"id": "<b>x</b>"}]}', "Record 1 of 1, field format"),
    ],
)
def test_a_broken_file_is_a_sentence_and_nothing_is_written(voila: Server, page: Page, text: str, told: str) -> None:
    practice = opened(Surface("voila", voila), page, 0)
    load(practice, text)
    expect(practice.get_by_role("status").filter(has_text="Nothing was taken in.")).to_contain_text(told)
    assert kept(page) == []


def test_csv_for_a_spreadsheet(own_voila: Server, page: Page) -> None:
    practice = opened(Surface("voila", own_voila), page)
    rows = list(csv.DictReader(io.StringIO(saved(page, practice, "Save as a table").removeprefix("\ufeff"))))
    assert len(rows) == DAYS * 2
    assert {row["exercise"] for row in rows} == set(library().exercises)
    assert all(0 <= int(row["pain_before"]) <= 10 and float(row["seconds"]) == 60 for row in rows)


def _resources(bundle: Bundle, kind: str) -> list[Any]:
    return [entry.resource for entry in bundle.entry if entry.resource.resource_type == kind]


def test_fhir_is_read_by_a_library_that_is_not_ours(own_voila: Server, page: Page) -> None:
    practice = opened(Surface("voila", own_voila), page)
    text = saved(page, practice, "Save for a clinic")
    # Strict: an unknown field, a missing one or a wrong type is an error.
    bundle = Bundle(json.loads(text), strict=True)
    assert bundle.type == "collection"
    procedures, pains = _resources(bundle, "Procedure"), _resources(bundle, "Observation")
    assert len(procedures) == DAYS * 2
    assert len(pains) == DAYS * 4
    assert {one.code.text for one in procedures} == {one.title for one in library().exercises.values()}
    assert {one.status for one in procedures} == {"completed"}
    assert all((one.code.coding[0].system, one.code.coding[0].code) == ("http://loinc.org", "72514-3") for one in pains)
    assert all(0 <= one.valueQuantity.value <= 10 for one in pains)
    urls = {entry.fullUrl for entry in bundle.entry}
    assert all(one.partOf[0].reference in urls and one.subject.reference in urls for one in pains)
    assert "snomed" not in text
    practice.get_by_label("Put SNOMED CT codes into the file.").check()
    coded = Bundle(json.loads(saved(page, practice, "Save for a clinic")), strict=True)
    assert {one.code.coding[0].code for one in _resources(coded, "Procedure")} == {"229065009"}
