"""Two hundred hostile texts in every field of a note, on both surfaces and in every file opened again: none runs."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from lowback.record.model import read_record
from lowback.store.store import Store
from playwright.sync_api import expect

from tests.notes_made import HOSTILE, note

from .conftest import fresh_context
from .noted import NotesOnPage, notes_on, records
from .servers import Server, database_in
from .surface import Surface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page

EXERCISE = "seated-twist"
NOTEBOOK = "04-seated-twist"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: Each text as it is, and broken out of whatever it may be put into.
_AROUND = (
    "{}",
    "\"'>{}",
    "</textarea></script></style>{}",
    "`]]>-->{}<!--",
    "\n\n    {}\n\n",
    "&lt;{}&#60;img src=x onerror=globalThis.executed=1&#62;",
    "{}\u202e\u2066",
    "[x]: {}",
    "<details open ontoggle=globalThis.executed=1>{}",
    "*_~`{}`~_*",
)
TEXTS = [around.replace("{}", text) for around in _AROUND for text in HOSTILE]


_OPEN = "args => { globalThis.jupyterapp.commands.execute('docmanager:open', args); }"


def hostile(text: str, seed: int) -> list[dict[str, Any]]:
    """Return a note and a reply with this text in every field that a person or a file can fill."""
    author = {"id": f"author-{seed}", "name": text.replace("\n", " ").strip()[:190] or "?"}
    made = note(NOW, EXERCISE, seed=4 * seed, kind="text", text=text, author=author, free=[text[:190]])
    for entry in made["entries"]:
        if entry["kind"] == "placed":
            quoted = {"exact": text, "prefix": text[:32], "suffix": text[:32], "start": 0, "end": len(text)}
            entry["target"] = {**entry["target"], "place": {"kind": "text", **quoted}}
    made["about"]["original"] = json.dumps({"id": text, "body": text})
    answer = note(NOW, EXERCISE, seed=4 * seed + 900_000, text=text, author=author, reply=made["id"])
    for record in (made, answer):
        read_record(record)
    return [made, answer]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store full of it."""
    address = database_in(tmp_path_factory.mktemp("store"))
    store = Store(address)
    for seed, text in enumerate(TEXTS, 1):
        store.put(hostile(text, seed))
    store.close()
    return address


#: Of a long list only what is near to what is seen is drawn: go through it piece by piece, open all, and read it.
_EVERY = """
async () => {
	const texts = [];
	for (const piece of document.querySelectorAll(".lb-note-list-piece")) {
		piece.scrollIntoView();
		while (!piece.firstElementChild) await new Promise(done => requestAnimationFrame(done));
		for (const one of piece.querySelectorAll("details")) one.open = true;
		texts.push(...[...piece.querySelectorAll("article > .lb-note-text")].map(one => one.textContent));
		await new Promise(done => requestAnimationFrame(done));
	}
	document.querySelector(".lb-note-list-piece").scrollIntoView();
	return texts;
}
"""


@contextmanager
def quiet(page: Page) -> Iterator[Page]:
    """Give a page on which nothing may run, and no dialog open but the browser's own, on leaving what was not saved."""
    opened: list[str] = []

    def dialog(shown: Dialog) -> None:
        if shown.type != "beforeunload":
            opened.append(shown.message)
        shown.accept()

    page.on("dialog", dialog)
    yield page
    assert page.evaluate("() => globalThis.executed") is None
    assert not opened


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page on which nothing may run."""
    with quiet(page):
        yield page


def shown(notes: NotesOnPage) -> None:
    """Show every note, in full, with its place."""
    assert sorted(notes.page.evaluate(_EVERY)) == sorted(TEXTS)


def test_200_are_all_different() -> None:
    assert len(set(TEXTS)) == 200


def test_on_the_exercises_page(own: Surface, watched: Page) -> None:
    notes = notes_on(own, watched, NOTEBOOK, 2 * len(TEXTS))
    notes.turn_on()
    shown(notes)
    card = notes.cards.first
    card.locator("[data-do='show']").press("Enter")
    notes.button("Back to the note").press("Enter")
    card.get_by_role("button", name="Reply").press("Enter")
    expect(card.get_by_label("Your reply")).to_be_focused()


def saved(page: Page, notes: NotesOnPage, name: str) -> tuple[str, str]:
    """Press a button that saves a file, and return its name and what is in it."""
    with page.expect_download() as download:
        notes.root.get_by_role("button", name=name).press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def test_on_the_page_of_all_notes_and_in_every_file_opened_again(
    own_voila: Server, own_lab: Server, watched: Page, browser: Browser
) -> None:
    notes = notes_on(Surface("voila", own_voila), watched, "06-my-notes", 2 * len(TEXTS))
    shown(notes)
    notes.root.get_by_label("Exercise", exact=True).last.select_option(EXERCISE)
    lab = own_lab.log.parent / "notebooks"
    files = {}
    for name in ("Save as Web Annotations", "Save as a table", "Save as a report", "Save the annotated notebook"):
        file, text = saved(watched, notes, name)
        files[file.rpartition(".")[2]] = file
        (lab / file).write_text(text, encoding="utf-8")
        (own_voila.log.parent / "notebooks" / file).write_text(text, encoding="utf-8")
    assert set(files) == {"jsonld", "csv", "md", "ipynb"}
    steps = library().exercise(EXERCISE).steps
    with fresh_context(browser) as context, quiet(context.new_page()) as page:
        # The annotated notebook, run and rendered on both surfaces.
        surface = Surface("lab", own_lab)
        page.goto(surface.address(files["ipynb"].removesuffix(".ipynb")))
        surface.run_all(page)
        expect(page.locator(".jp-MarkdownCell .jp-RenderedMarkdown blockquote").first).to_be_attached()
        assert page.evaluate("() => globalThis.executed") is None
        page.goto(f"{own_voila.url}/voila/render/{files['ipynb']}")
        expect(page.get_by_text(steps[-1].text).first).to_be_attached(timeout=30_000)
        assert page.locator("#lb-cells blockquote").count() >= len(TEXTS)
        assert page.evaluate("() => globalThis.executed") is None
        # The report and the table, as JupyterLab shows them.
        page.goto(f"{own_lab.url}/lab?reset&token={own_lab.token}")
        page.wait_for_function("() => globalThis.jupyterapp?.shell.currentWidget")
        for file, factory, shows in (
            (files["md"], "Markdown Preview", ".jp-MarkdownViewer blockquote"),
            (files["csv"], "CSVTable", ".jp-CSVViewer-grid"),
        ):
            page.evaluate(_OPEN, {"path": file, "factory": factory})
            expect(page.locator(shows).first).to_be_attached(timeout=20_000)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("() => globalThis.executed") is None
    # The annotations, brought into a browser that has none.
    with fresh_context(browser) as context, quiet(context.new_page()) as page:
        _bring_in(page, (lab / files["jsonld"]).read_text(encoding="utf-8"), own_voila)


def _bring_in(page: Page, text: str, server: Server) -> None:
    notes = notes_on(Surface("voila", server), page, "06-my-notes")
    before = len(records(page))
    notes.root.get_by_label("Bring in a file of notes").set_input_files(
        {"name": "<img src=x onerror=globalThis.executed=1>.jsonld", "mimeType": "text/plain", "buffer": text.encode()}
    )
    counts = notes.root.locator(".lb-import li")
    expect(counts.first).to_be_visible()
    said = counts.all_text_contents()
    assert sum(int(line.rpartition(" ")[2]) for line in said) == 2 * len(TEXTS)
    notes.root.get_by_role("button", name="Bring them in").press("Enter")
    expect(notes.root.get_by_text("Brought in:")).to_be_visible()
    assert len(records(page)) >= max(before, 2 * len(TEXTS))
    assert page.evaluate("() => globalThis.executed") is None
