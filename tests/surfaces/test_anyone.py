"""Anyone can use it: by keyboard alone, with text spaced wide, read aloud; how it looks is in `test_looks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.lessons import EXERCISES as NOTEBOOKS

from .screen_reader import NO_VOICE, TRANSCRIPTS, program, transcript
from .surface import SIDEWAYS, GuideOnPage, Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server


@pytest.fixture
def moves() -> bool:
    """Figures move, as most people see them: what stops them is one of the controls."""
    return True


_SPACING = """
	* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
	p { margin-block-end: 2em !important; }
"""
_STYLED = """
text => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
"""
_CUT = """
() => [...document.querySelectorAll(".lb-guide :is(button, p, span, label, li, summary)")]
	.filter(part => part.checkVisibility() && !part.closest(".lb-hidden, svg"))
	.filter(part => getComputedStyle(part).overflowX !== "visible" || part.matches("button"))
	.filter(part => part.scrollWidth > part.clientWidth + 1)
	.map(part => part.outerHTML.slice(0, 90))
"""


def test_text_may_be_spaced(site: Server, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 320, "height": 640})
    guide = Surface("site", site).open(fast_page, "03-double-knee-lifts")
    # As a person's own styles do, it stands beside the page's policy.
    fast_page.evaluate(_STYLED, _SPACING)
    assert guide.root.evaluate("element => getComputedStyle(element).letterSpacing") != "normal"
    for press in ("", "Start", "Large view"):
        if press:
            guide.press(press)
        assert not fast_page.evaluate(SIDEWAYS), press
        assert fast_page.evaluate(_CUT) == [], press
    expect(GuideOnPage(fast_page, fast_page.get_by_role("dialog")).button("Stop")).to_be_in_viewport(ratio=1)


#: Where the focus is, whether one sees it, and whether it is in sight.
_FOCUS = """
() => {
	const element = document.activeElement;
	const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
	const { top, bottom, width } = element.getBoundingClientRect();
	return {
		tag: element.tagName,
		name: (element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? element.textContent)
			.trim().slice(0, 60),
		seen: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
		inSight: width > 0 && bottom > 0 && top < innerHeight,
	};
}
"""


def tabbed(page: Page, most: int = 120) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page, and return all it came by."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus["tag"] != "BODY" and not focus["inSight"]:
            # On a busy machine the page follows the focus a moment later.
            page.wait_for_function(f"() => ({_FOCUS})().inSight")
            focus = page.evaluate(_FOCUS)
        if focus["tag"] == "BODY":
            return found
        found.append(focus)
    message = f"the focus never leaves the page: {[item['name'] for item in found[-10:]]}"
    raise AssertionError(message)


@pytest.mark.parametrize(
    ("surface", "notebook"),
    [
        *(("voila", name) for name in ("", "00-start-here", NOTEBOOKS[0])),
        *(("site", name) for name in ("", "00-start-here", *NOTEBOOKS)),
    ],
    indirect=["surface"],
)
def test_the_focus_goes_through_the_page_in_order_and_is_seen(surface: Surface, fast_page: Page, notebook: str) -> None:
    if notebook[:2] in ("", "00"):
        fast_page.goto(surface.address(notebook) if notebook else f"{surface.server.url}/")
        fast_page.get_by_role("contentinfo").wait_for()
    else:
        surface.open(fast_page, notebook)
    found = tabbed(fast_page)
    assert found[0]["name"] == "Skip to the content"
    for item in found:
        assert item["seen"], item
        assert item["inSight"], item
        assert item["name"] or item["tag"] in ("INPUT", "DIV"), item
    if notebook[:2] not in ("", "00"):
        names = [item["name"] for item in found]
        order = ["Side", "Hold the picture", "Start", "Try the sounds", "Change the amounts"]
        # Behind the guide a figure of its own has a Side too.
        assert [name for name in names if name in order][: len(order)] == order


def to(page: Page, name: str, *, most: int = 130, backward: bool = False) -> None:
    """Press Tab until what has that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if backward else "Tab")
        if page.evaluate(_FOCUS)["name"].startswith(name):
            return
    message = f"no Tab leads to {name}"
    raise AssertionError(message)


def test_every_choice_before_the_start_by_keyboard_alone(voila: Server, fast_page: Page) -> None:
    page = fast_page
    page.goto(voila.url)
    to(page, "On my back")
    page.keyboard.press("Enter")
    guide = Surface("voila", voila).guide(page)
    page.wait_for_load_state("networkidle")
    # To skip the header, turn the figure, hold the picture, read who should not.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # Its name is the pose it shows, and it shows one after the other.
    while not page.evaluate("() => document.activeElement.matches('.lb-guide .lb-view')"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    to(page, "Front")
    page.keyboard.press("Enter")
    expect(guide.button("Front")).to_have_attribute("aria-pressed", "true")
    to(page, "Hold the picture")
    page.keyboard.press("Space")
    expect(guide.button("Show the movement")).to_be_focused()
    # To try the sounds.
    to(page, "Try the sounds")
    page.keyboard.press("Enter")
    to(page, "Rising")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(guide.button("Try the sounds")).to_be_focused()
    to(page, "Stop if")
    page.keyboard.press("Enter")
    expect(guide.root.get_by_text("The pain grows while your legs are out")).to_be_visible()
    # To choose the way, the pace, the dose, the sounds.
    to(page, "Another way to do it")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(guide.root.get_by_role("radio", name="As in the article")).to_be_checked()
    page.keyboard.press("ArrowUp")
    to(page, "Change the amounts")
    page.keyboard.press("Enter")
    to(page, "More: Repetitions")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(guide.root.get_by_role("spinbutton", name="Repetitions")).to_have_value("7")
    to(page, "Sound and voice")
    page.keyboard.press("Space")
    to(page, "Count holds aloud")
    page.keyboard.press("Space")
    expect(guide.root.get_by_role("checkbox", name="Count holds aloud")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    expect(guide.root.get_by_role("slider", name="Volume")).to_have_value("75")


def test_an_exercise_from_start_to_stop_by_keyboard_alone(surface: Surface, fast_page: Page) -> None:
    page = fast_page
    guide = surface.open(page, "03-double-knee-lifts")
    guide.root.focus()
    to(page, "Start")
    page.keyboard.press("Enter")
    for press in (*["None of these"] * 4, "Skip this and start"):
        # By Tab one comes by each sign: a list is on the screen, all of it, before it says so.
        to(page, press)
        page.keyboard.press("Enter")
    guide.expect_status("running")
    expect(guide.button("Pause")).to_be_focused()
    to(page, "Ready", backward=True)
    page.keyboard.press("Enter")
    assert guide.step == "knees-in"
    to(page, "Lie flat on your back")
    page.keyboard.press("Space")
    assert "lie-down" in guide.unticked()
    to(page, "Pause", backward=True)
    page.keyboard.press("Space")
    guide.expect_status("paused")
    page.keyboard.press("Space")
    guide.expect_status("settling")
    guide.advance(3)
    to(page, "Large view", backward=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    # What was pressed keeps the focus: it makes the view small again.
    expect(page.get_by_role("dialog").get_by_role("button", name="Close the large view")).to_be_focused()
    to(page, "Mute", most=8, backward=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    guide.expect_status("running")
    page.keyboard.press("Escape")
    guide.expect_status("stopped")


def test_on_to_the_next_exercise_by_keyboard(voila: Server, page: Page) -> None:
    Surface("voila", voila).open(page, "03-double-knee-lifts")
    to(page, "Next: Seated twist")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Seated twist")


def test_an_answer_by_keyboard(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "02-raise-and-pull")
    guide.press("Start")
    assert guide.run(answer="") == "asks"
    guide.root.focus()
    to(fast_page, "No pain")
    fast_page.keyboard.press("Enter")
    assert guide.step == "palms-ready"


def test_jupyterlabs_keys_and_ours_do_not_fight(lab: Server, fast_page: Page) -> None:
    guide = Surface("lab", lab).open(fast_page, "04-seated-twist")
    cells = "() => globalThis.jupyterapp.shell.currentWidget.content.widgets.length"
    before = fast_page.evaluate(cells)
    for focus in ("Start", "Pause"):
        guide.button(focus).focus()
        for key in ("a", "b", "x", "d", "d", "z", "m", "y", "c", "v", "0", "0", "i", "i"):
            fast_page.keyboard.press(key)
        assert fast_page.evaluate(cells) == before
        if focus == "Start":
            guide.press("Start")
            guide.advance(1)
    guide.press("Large view")
    for key in ("a", "x", "d", "d"):
        fast_page.keyboard.press(key)
    fast_page.keyboard.press("Escape")
    expect(fast_page.get_by_role("dialog")).to_have_count(0)
    guide.expect_status("running")
    assert fast_page.evaluate(cells) == before
    # And a key pressed in a cell is the cell's.
    fast_page.locator(".jp-CodeCell .cm-content").first.click()
    fast_page.keyboard.press("Space")
    guide.expect_status("running")


@pytest.fixture(scope="module")
def reader() -> str:
    """The virtual screen reader."""
    return program()


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_screen_reader_reads_the_whole_exercise(voila: Server, heard_page: Page, reader: str, notebook: str) -> None:
    """The transcripts were read by their reviewer; ``python -m tests.surfaces.screen_reader`` writes them again."""
    heard_page.add_init_script(NO_VOICE)
    # A picture that moves by itself would be read at another moment each time.
    heard_page.emulate_media(reduced_motion="reduce")
    Surface("voila", voila).open(heard_page, notebook)
    said = transcript(heard_page, reader)
    assert said.splitlines() == (TRANSCRIPTS / f"{notebook}.txt").read_text(encoding="utf-8").splitlines()
