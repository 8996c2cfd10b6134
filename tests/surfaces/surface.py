"""One guide on one surface, as a person meets it: its words and its buttons."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .servers import Server

AXE = Path(__file__).resolve().parents[2] / "widgets/frontend/node_modules/axe-core/axe.min.js"

#: Whether the page has to be scrolled sideways.
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"

#: Let the test's clock run, a second at a time, until the guide rests, asks, or enters a step.
#: The moment at which words are on the page of ``lowback preview``, in its frame or above it.
PREVIEW_SHOWS = """
words => {
	const documents = [document, ...[...document.querySelectorAll("iframe")].map(frame => frame.contentDocument)];
	return documents.some(one => one?.querySelector("main")?.innerText.includes(words)) && Date.now();
}
"""

_RUN = """
([element, until, seconds]) => {
	for (let passed = 0; passed < seconds; passed++) {
		if (element.dataset.status !== "running") return "rests";
		if (element.querySelector(".lb-answers:not([hidden])")) return "asks";
		if (until && element.querySelector(`[data-step="${until}"][aria-current]`)) return "there";
		globalThis.testClock.advance(1000);
	}
	return "passed";
}
"""

#: Run an exercise's guide, and nothing else of its notebook; or what stands below it.
_RUN_GUIDE = """
async below => {
	const { content } = globalThis.jupyterapp.shell.currentWidget;
	const at = content.widgets.findIndex(({ model }) => model.type === "code");
	content.activeCellIndex = at + (below ? 1 : 0);
	content.deselectAll();
	await globalThis.jupyterapp.commands.execute(below ? "notebook:run-all-below" : "notebook:run-cell");
}
"""

_ALL_DRAWN = """
async () => {
	const cells = globalThis.jupyterapp.shell.currentWidget.content.widgets.filter(cell => cell.model.type === "code");
	const drawn = cells.every(cell => cell.model.executionCount
		&& cell.outputArea.model.length <= cell.node.querySelectorAll(".jp-OutputArea-output").length);
	if (!drawn) return false;
	await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	return true;
}
"""

#: Press the largest button of the entrance. Where help is told there is none; before its first screen there is no word.
_LARGEST = """
() => {
	const entrance = document.querySelector(".lb-entrance[open]");
	const largest = entrance?.querySelector(".lb-main");
	largest?.click();
	if (largest) return "pressed";
	return entrance ? entrance.querySelector("h2")?.textContent ?? "opens" : "gone";
}
"""

_FOR_TESTS = sorted(path.stem for path in (Path(__file__).parent / "notebooks").glob("*.ipynb"))

#: The guide that was there before its kernel belongs to it.
JOINED = "() => !document.getElementById('lb-early') || document.querySelector('[data-joined]')"

_AT_REST = """
element => {
	const { top } = element.getBoundingClientRect();
	const rests = globalThis.lastTop === top;
	globalThis.lastTop = top;
	return rests;
}
"""


@dataclass
class GuideOnPage:
    """A guide that a page shows."""

    page: Page
    root: Locator

    def button(self, name: str) -> Locator:
        """Return the button of that name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def press(self, name: str, *, by_key: bool = False) -> None:
        """
        Press a button. Where it leads to the entrance, answer that nothing is wrong, and begin.

        ``by_key`` where a finger's press so soon after the last one would be the second half of a double tap.
        """
        begins = name.startswith("Start") and self.status in ("ready", "finished", "stopped")
        if by_key:
            self.button(name).press("Enter")
        else:
            self.button(name).click()
        if begins:
            self.enter()

    def leave(self) -> None:
        """Be done with what stands at the end: why it was stopped, how it is now."""
        page = self.root.locator(".lb-frame")
        out = self.root.locator(".lb-foot button").last
        out.press("Enter")
        # Why it was stopped may be left out, and so may all that follows.
        if not page.is_visible():
            out.press("Enter")
        page.wait_for()

    def again(self) -> None:
        """Be done with the end, and begin once more."""
        self.leave()
        self.press("Start")

    @property
    def entrance(self) -> Locator:
        """What is asked before an exercise."""
        return self.page.locator(".lb-entrance")

    def enter(self) -> None:
        """Answer all that is asked with the largest button: none of these; nothing said of the pain."""
        self.entrance.wait_for()
        while self.entrance.count():
            # As by a key: so soon after each other, two touches are taken for one that was doubled.
            shown = self.page.evaluate(_LARGEST)
            assert shown in ("pressed", "opens", "gone"), f"the entrance has no largest button: {shown}"

    @property
    def status(self) -> str:
        """What it is doing."""
        return self.root.get_attribute("data-status") or ""

    def expect_status(self, status: str) -> None:
        """Wait until it does that."""
        expect(self.root).to_have_attribute("data-status", status)

    def run(self, *, until: str = "", seconds: int = 3600, answer: str = "No pain") -> str:
        """Let the test's clock run; where it asks, give the answer, or return where there is none to give."""
        for _ in range(2):
            element = self.root.element_handle()
            found: str = self.page.evaluate(_RUN, [element, until, seconds])
            if found != "asks" or not answer:
                return found
            self.press(answer)
        message = "the guide asks again and again"
        raise AssertionError(message)

    def advance(self, seconds: float) -> None:
        """Let the test's clock run for so long."""
        self.page.evaluate("ms => globalThis.testClock.advance(ms)", seconds * 1000)

    @property
    def step(self) -> str:
        """The step the checklist points at."""
        return self.root.locator("[aria-current='step']").get_attribute("data-step") or ""

    @property
    def seconds(self) -> int:
        """The number on the display."""
        return int(self.root.locator(".lb-seconds").text_content() or "-1")

    def unticked(self) -> list[str]:
        """Return the steps of this dose that are not ticked."""
        script = (
            "boxes => boxes.filter(box => !box.checked && !box.disabled).map(box => box.closest('li').dataset.step)"
        )
        found: list[str] = self.root.locator("li input[type=checkbox]").evaluate_all(script)
        return found


@dataclass
class Surface:
    """A place where notebooks open: JupyterLab, Voila, or plain files."""

    name: Literal["site", "voila", "lab"]
    server: Server
    #: In JupyterLab the guide alone was run: what stands below it is run when a test comes to it.
    guide_alone: bool = False

    def address(self, notebook: str) -> str:
        """Return where a notebook is."""
        if self.name == "site":
            # Those for tests have numbers of their own there, as every page of a site has.
            name = notebook if notebook[:2].isdigit() else f"{91 + _FOR_TESTS.index(notebook)}-{notebook}"
            return f"{self.server.url}/{name}.html"
        if self.name == "voila":
            return f"{self.server.url}/voila/render/{notebook}.ipynb"
        return f"{self.server.url}/lab/tree/{notebook}.ipynb?reset&token={self.server.token}"

    def open(self, page: Page, notebook: str) -> GuideOnPage:
        """Open a notebook and wait for its guide.

        In JupyterLab the cells below the guide wait until a test comes to them, :meth:`part`: twenty widgets that no
        test looks at take longer than all else, and move what is pressed.
        """
        page.goto(self.address(notebook))
        if self.name == "lab":
            self.guide_alone = notebook[:2].isdigit()
            if self.guide_alone:
                self.run_guide(page)
            else:
                self.run_all(page)
        guide = self.guide(page)
        if self.name == "voila":
            # The guide is there before its kernel; `test_early` is about that, the rest about both together.
            page.wait_for_function(JOINED, timeout=60_000)
        self.come_to(page, guide.root)
        return guide

    def part(self, page: Page, heading: str, shown: str) -> Locator:
        """Go to a part of the open notebook, and return what it shows when it is there."""
        if self.name != "lab" and page.locator(".lb-tabs").count():
            self.turn(page, "Learn")
        if self.name == "site":
            # Fetched when the reader comes near.
            page.get_by_role("heading", name=heading).scroll_into_view_if_needed()
        self.run_below(page)
        found = page.locator(shown)
        found.wait_for()
        self.come_to(page, found)
        return found

    def turn(self, page: Page, side: str) -> None:
        """Turn to a side of an exercise's page; in JupyterLab all of it is one notebook."""
        if self.name != "lab":
            page.locator(".lb-tabs").get_by_role("link", name=side).click()

    def come_to(self, page: Page, target: Locator) -> None:
        """In JupyterLab cells that come into view take their true height: wait until they have moved it for good."""
        if self.name == "lab":
            target.scroll_into_view_if_needed()
            at_rest(page, target)

    def run_guide(self, page: Page) -> None:
        """Run an exercise's guide in JupyterLab, once the kernel is there."""
        self._kernel(page)
        page.evaluate(_RUN_GUIDE, arg=False)

    def run_below(self, page: Page) -> None:
        """Run what stands below the guide, where the guide alone was run."""
        if self.guide_alone:
            self.guide_alone = False
            page.evaluate(_RUN_GUIDE, arg=True)
            page.wait_for_function(_ALL_DRAWN, timeout=60_000)

    def _kernel(self, page: Page) -> None:
        page.wait_for_function(
            "() => globalThis.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'",
            timeout=60_000,
        )

    def run_all(self, page: Page) -> None:
        """Run all cells in JupyterLab, once the kernel is there."""
        self.guide_alone = False
        self._kernel(page)
        page.evaluate("() => globalThis.jupyterapp.commands.execute('notebook:run-all-cells')")
        # Outputs that arrive move what is under the mouse: wait until the last is drawn.
        page.wait_for_function(_ALL_DRAWN, timeout=60_000)

    def guide(self, page: Page, at: int = 0) -> GuideOnPage:
        """Return a guide on the page."""
        root = page.locator(".lb-guide").nth(at)
        root.wait_for(timeout=60_000)
        return GuideOnPage(page, root)


def at_rest(page: Page, target: Locator) -> None:
    """Wait until something has come to rest on its page."""
    page.wait_for_function(_AT_REST, arg=target.element_handle(), polling=250)


def axe(page: Page, *, within: str = "html", rules: list[str] | None = None) -> list[dict[str, Any]]:
    """Return what axe-core finds wrong, in a form that can be read; by all rules, or by some alone."""
    if not page.evaluate("() => Boolean(globalThis.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": rules or ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    if not rules and within != "html":
        # What a whole page must have (landmarks, a heading) is the host's, not the widget's.
        options["runOnly"].remove("best-practice")
    found = page.evaluate("([within, options]) => axe.run(within, options)", [within, options])
    return [
        {
            "rule": item["id"],
            "help": item["help"],
            "nodes": [node["html"][:200] for node in item["nodes"]][:5],
        }
        for item in found["violations"]
    ]


def readable(found: list[dict[str, Any]]) -> str:
    """Return findings as lines."""
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in found)
