"""The notes of a page, as a person writes and reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .surface import Surface

#: Where some words of a cell are on the page: their first and last letter's corners.
_WORDS = """
([cell, words]) => {
	const texts = [...document.querySelectorAll(".jp-RenderedMarkdown, .lb-words")];
	const root = texts.filter(one => !one.closest(".lb-notes"))
		.find(one => one.textContent.includes(words) && (!cell || one.closest(cell)));
	root.scrollIntoView({ block: "center" });
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = node.data.indexOf(words);
		if (at < 0) continue;
		const range = document.createRange();
		range.setStart(node, at);
		range.setEnd(node, at + words.length);
		const boxes = [...range.getClientRects()];
		// Out of sight JupyterLab gives a cell no place.
		if (!boxes.length) return null;
		const [first, last] = [boxes[0], boxes[boxes.length - 1]];
		return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
	}
}
"""

#: Whether some words are marked on the page, and no others with them.
HAS_MARK = """
words => [...CSS.highlights].filter(([name]) => name.startsWith("lb-note-"))
	.some(([, highlight]) => [...highlight].some(range => range.toString().replace(/\\s+/g, " ") === words))
"""

#: All sides of an exercise's page at once, as it is printed: how notes stand is tried here, not on which side.
UNFOLDED = """
() => {
	const unfold = () => { delete document.body.dataset.shows; };
	addEventListener("lowback:reveal", event => event.stopImmediatePropagation(), true);
	new MutationObserver(unfold).observe(document.body, { attributeFilter: ["data-shows"] });
	unfold();
}
"""

_MARKED = """
() => [...CSS.highlights].filter(([name]) => name.startsWith("lb-note-"))
	.flatMap(([, highlight]) => [...highlight].map(range => range.toString().replace(/\\s+/g, " ")))
"""


@dataclass
class NotesOnPage:
    """The notes beside an exercise, or all notes."""

    page: Page

    @property
    def root(self) -> Locator:
        """The list with its buttons."""
        return self.page.locator(".lb-notes").first

    @property
    def form(self) -> Locator:
        """The form in which a note is written."""
        return self.page.locator(".lb-composer").first

    @property
    def cards(self) -> Locator:
        """The notes as they are read."""
        return self.root.locator("article[data-note]")

    def button(self, name: str) -> Locator:
        """Return a button by its name, exactly."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def turn_on(self) -> None:
        """Show the notes on the page, where they are not shown."""
        shown = self.root.locator("[aria-pressed]")
        if shown.get_attribute("aria-pressed") != "true":
            shown.press("Enter")
        expect(shown).to_have_attribute("aria-pressed", "true")
        # Each step gets its mark a moment later, and its words a narrower line; in JupyterLab, once it is in view.
        self.page.wait_for_function(
            "() => globalThis.jupyterapp || !document.querySelector('.lb-steps')"
            " || document.querySelector('.lb-steps .lb-note-mark')"
        )

    def select(self, words: str, cell: str = "") -> None:
        """Select words of the page with the mouse."""
        before = None
        # In JupyterLab a cell that comes into view takes its true height, and moves what is below it.
        while (found := self.page.evaluate(_WORDS, [cell, words])) is None or found != before:
            before = found
            self.page.evaluate("() => new Promise(done => setTimeout(done, 200))")
        left, top, right, bottom = found
        self.page.mouse.move(left + 1, top)
        self.page.mouse.down()
        self.page.mouse.move(right - 1, bottom, steps=5)
        self.page.mouse.up()

    def write(self, text: str, *, name: str = "Ada", tag: str = "") -> None:
        """Fill the form and save."""
        self.form.get_by_label("Your note", exact=True).fill(text)
        if tag:
            self.form.get_by_role("combobox", name="Tags").fill(tag)
            self.form.get_by_role("button", name="Add", exact=True).press("Enter")
        own = self.form.get_by_label("Your name")
        if own.is_visible():
            own.fill(name)
        self.form.get_by_role("button", name="Save the note").press("Enter")
        expect(self.form).to_be_hidden()

    def card(self, text: str) -> Locator:
        """Return the card of a note by what it says."""
        return self.cards.filter(has=self.page.get_by_text(text, exact=True))

    def marked(self) -> list[str]:
        """Return the words that are marked on the page."""
        found: list[str] = self.page.evaluate(_MARKED)
        return found


def notes_on(surface: Surface, page: Page, notebook: str, notes: int | None = None) -> NotesOnPage:
    """Open a notebook and wait for its notes, and until there are so many."""
    page.goto(surface.address(notebook))
    if surface.name == "lab":
        surface.run_all(page)
    else:
        page.evaluate(UNFOLDED)
    found = NotesOnPage(page)
    found.root.wait_for(timeout=60_000)
    page.wait_for_function("() => document.querySelector('[data-notes]')", timeout=30_000)
    if notes is not None:
        expect(page.locator("[data-notes]").first).to_have_attribute("data-notes", str(notes), timeout=20_000)
    return found


def records(page: Page) -> list[dict[str, Any]]:
    """Return the notes the browser keeps."""
    found: list[dict[str, Any]] = page.evaluate("() => globalThis[Symbol.for('lowback.record.1')].keeper.of('note')")
    return found


def anchors(page: Page) -> dict[str, Any]:
    """Return where the notes stand that the browser keeps, by their ids."""
    placed = {one["id"]: [entry for entry in one["entries"] if entry["kind"] == "placed"] for one in records(page)}
    return {name: entries[-1]["target"] for name, entries in placed.items()}
