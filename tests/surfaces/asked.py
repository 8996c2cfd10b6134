"""What the tests say at the entrance of an exercise, and what the browser keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .surface import GuideOnPage

EMERGENCY = "Is any of this true for you?"

#: All documents that the browser keeps.
_KEPT = """
async () => {
	const { keeper } = globalThis[Symbol.for("lowback.record.1")];
	return keeper.all();
}
"""


_MORE = """
() => {
	const button = document.querySelector(".lb-entrance[open] .lb-main");
	if (button?.textContent === "Show the rest of the list") button.click();
	return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}
"""


def kept(page: Page) -> list[dict[str, Any]]:
    """Return what the browser keeps, oldest first."""
    found: list[dict[str, Any]] = page.evaluate(_KEPT)
    return sorted(found, key=lambda record: str(record["born"]))


def said(page: Page, kind: str) -> list[dict[str, Any]]:
    """Return the entries of a kind that the browser keeps, in the order of their time."""
    entries = [entry for record in kept(page) for entry in record["entries"] if entry["kind"] == kind]
    return sorted(entries, key=lambda entry: str(entry["at"]))


def look_through(guide: GuideOnPage) -> None:
    """Look at a list that is longer than the screen to its end.

    By the page itself: the button may have become the other one by the time a press arrives.
    """
    while guide.entrance.get_by_role("button", name="Show the rest of the list").count():
        guide.page.evaluate(_MORE)


def answer(guide: GuideOnPage, name: str) -> None:
    """Press a button of the entrance, by key: two touches so soon after each other are taken for a doubled one."""
    target = guide.entrance.get_by_role("button", name=name, exact=True)
    # The list may have grown by what came into view; where the button never comes, the press says so.
    for _ in range(5):
        if name in ("None of these", "What I ticked is true") and not target.count():
            look_through(guide)
    target.press("Enter")


def begin(guide: GuideOnPage) -> None:
    """Press Start, and wait for what is asked."""
    guide.button("Start").press("Enter")
    guide.entrance.wait_for()


def none_of_these(guide: GuideOnPage, times: int = 4) -> None:
    for _ in range(times):
        answer(guide, "None of these")
