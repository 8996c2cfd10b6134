"""Every state of every page, looked at: by axe, at 320 px and wide, in light, dark and forced colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.lessons import EXERCISES as NOTEBOOKS

from .asked import answer
from .surface import SIDEWAYS, GuideOnPage, Surface, axe, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from .servers import Server

WIDTHS = (320, 1280)


@pytest.fixture
def browser(windowed: Browser) -> Browser:
    """The large view fills the screen, and is looked at in each width."""
    return windowed


#: What a person's system may ask for.
_LIGHT: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}
_DARK: dict[str, Any] = {"color_scheme": "dark", "forced_colors": "none"}
_FORCED: dict[str, Any] = {"color_scheme": "light", "forced_colors": "active"}

_SMALL = """
within => [...document.querySelectorAll(`${within} :is(button, summary, input, select, textarea)`)]
	.filter(control => control.checkVisibility({ visibilityProperty: true }))
	.filter(control => !control.closest(".lb-hidden"))
	.map(control => [control, (control.closest("label") ?? control).getBoundingClientRect()])
	// Eleven in one row are as wide as a phone lets them be, and as high as any.
	.map(([control, box]) => [control, box, control.closest(".lb-scale") ? 24 : 43.9])
	.filter(([, { width, height }, least]) => width < least || height < 43.9)
	.map(([control, { width, height }]) => `${control.outerHTML.slice(0, 90)}: ${width} by ${height}`)
"""


#: States in which an exercise shows words of its own.
OWN_WORDS = (
    "before the start",
    "with all that can be folded open",
    "getting into position",
    "in the large view",
    "in a hold",
)


@pytest.fixture
def moves() -> bool:
    """Figures move, as most people see them: what stops them is one of the controls."""
    return True


def looked_at(
    page: Page,
    within: str,
    when: str,
    widths: tuple[int, ...] = WIDTHS,
    colours: tuple[dict[str, Any], ...] = (_DARK, _FORCED),
) -> None:
    """Look at a state at each width and in light: nothing axe finds, nothing cut off, no control too small.

    What other colours change is contrast: in those axe looks for that alone.
    """
    page.mouse.move(1, 1)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found = axe(page, within=within)
        assert not found, f"{when} at {width}:\n{readable(found)}"
        small = page.evaluate(_SMALL, "main" if within == "html" else within)
        assert not small, f"{when} at {width}: {small}"
        if within == "html":
            assert not page.evaluate(SIDEWAYS), f"{when} scrolls sideways at {width}"
        # Colours are the same at every width.
        for media in colours if width == widths[0] else ():
            page.emulate_media(**media)
            found = axe(page, within=within, rules=["color-contrast"])
            assert not found, f"{when} at {width}, {media}:\n{readable(found)}"
        page.emulate_media(**_LIGHT)
    page.set_viewport_size({"width": 1280, "height": 900})


def states(guide: GuideOnPage, notebook: str) -> Iterator[str]:
    """Bring a guide into each of its states in turn."""
    yield "before the start"
    for name in ("Leave this out if", "Stop if", "Change the amounts", "Sound and voice"):
        details = guide.root.locator("details", has=guide.page.get_by_text(name, exact=True))
        if details.get_attribute("open") is None:
            details.locator("summary").click()
    yield "with all that can be folded open"
    guide.press("Try the sounds")
    guide.page.get_by_role("dialog").get_by_role("button", name="No", exact=True).click()
    yield "trying the sounds"
    guide.page.keyboard.press("Escape")
    # What is asked looks the same before each exercise.
    if notebook[:2] in ("02", "04"):
        yield from asked(guide)
    else:
        guide.press("Start")
    yield "getting into position"
    guide.press("Ready")
    guide.advance(1)
    guide.press("Large view")
    yield "in the large view"
    guide.page.keyboard.press("Escape")
    guide.run(until={"02": "hold-elbows", "03": "hold-45", "04": "hold-right"}.get(notebook[:2], "roll-down"))
    yield "in a hold"
    guide.press("Pause")
    yield "paused"
    guide.press("Resume", by_key=True)
    yield "settling"
    guide.advance(3)
    if guide.run(answer="") == "asks":
        yield "asking"
        guide.press("Large view")
        yield "asking in the large view"
        guide.page.keyboard.press("Escape")
        guide.press("No pain")
        guide.run()
    guide.expect_status("finished")
    yield "finished"
    # What was said before it is past: it is not asked again whether it is so still.
    guide.root.locator(".lb-ending").get_by_role("radio", name="2", exact=True).check()
    guide.again()
    guide.press("Stop")
    yield "stopped"
    # What it leads to does not keep the exercise closed.
    guide.button("I am tired").press("Enter")
    yield "stopped for a reason"
    guide.leave()
    guide.root.get_by_role("radio", name="I do").check()
    guide.press("Start")
    yield "at one's own pace"


def asked(guide: GuideOnPage) -> Iterator[str]:
    """Bring a guide through each screen of its entrance in turn, and begin."""
    guide.button("Start").click()
    entrance = guide.entrance

    def press(name: str) -> None:
        answer(guide, name)

    yield "asked about emergency signs"
    entrance.get_by_role("checkbox").first.check()
    press("What I ticked is true")
    entrance.get_by_text("Change the numbers").click()
    yield "told to get help now"
    press("Answer the questions again")
    entrance.get_by_role("checkbox").first.uncheck()
    press("None of these")
    entrance.get_by_role("checkbox").first.check()
    press("What I ticked is true")
    yield "told to get help today"
    press("Yes, exercise is fine")
    press("Yes, a doctor has said so")
    entrance.get_by_role("checkbox").first.check()
    press("What I ticked is true")
    yield "told to ask first"
    press("Yes, exercise is fine")
    press("None of these")
    expect(entrance.get_by_role("heading")).to_have_text("Before you start")
    guide.page.keyboard.press("7")
    yield "asked about pain"
    press("Next")
    yield "offered not to start"
    press("Start all the same")
    if "double-knee-lifts" in guide.page.url:
        expect(entrance.get_by_role("heading")).to_have_text("Only one way today")
        yield "told the one way that is open"
        press("Heel slides · easier")


@pytest.mark.parametrize(
    ("surface", "notebook"), [*(("site", name) for name in NOTEBOOKS), ("voila", NOTEBOOKS[2])], indirect=["surface"]
)
def test_every_state_of_every_exercise(surface: Surface, fast_page: Page, notebook: str) -> None:
    guide = surface.open(fast_page, notebook)
    if surface.name == "voila":
        fast_page.locator(".lb-notes-tab").wait_for(state="attached")
    looked_at(fast_page, "html", f"{notebook} as a whole")
    # What changes from then on is the guide: looked at where it has the least room. One exercise has every state there
    # is; of the others those that show words of their own.
    for when in states(guide, notebook):
        if notebook[:2] == "02" or when in OWN_WORDS:
            # Forced colours are the system's own, whatever the exercise.
            colours = (_DARK, _FORCED) if notebook[:2] == "02" else (_DARK,)
            looked_at(fast_page, ".lb-guide", f"{notebook} {when}", widths=WIDTHS[:1], colours=colours)


def test_every_state_inside_jupyterlab(lab: Server, fast_page: Page) -> None:
    guide = Surface("lab", lab).open(fast_page, "02-raise-and-pull")
    for when in states(guide, "02-raise-and-pull"):
        if when not in (*OWN_WORDS, "paused", "asking", "finished", "stopped"):
            continue
        # At 320 px JupyterLab's own panels leave a cell no width at all; its colours are its theme's, not the system's.
        looked_at(fast_page, ".lb-guide", when, widths=(1280,), colours=())


@pytest.mark.parametrize("address", ["/", "/voila/render/00-start-here.ipynb", "/voila/render/05-my-practice.ipynb"])
def test_every_page_without_a_guide(voila: Server, page: Page, address: str) -> None:
    page.goto(f"{voila.url}{address}")
    page.get_by_role("main").wait_for()
    if address != "/":
        # All of it is there: the last words, and what a kernel draws.
        page.locator(".jp-RenderedMarkdown").last.wait_for(state="attached")
        page.locator(".lb-opening, .lb-practice").wait_for(timeout=60_000)
    looked_at(page, "html", address)
