"""Looks at the player: in each step and state, on each screen, Stop and Pause are whole and in one place.

The figures stand here as literals. What a person must see is measured on the page itself, never taken from its styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from playwright.sync_api import expect

from tests.lessons import EXERCISES as NOTEBOOKS

from .letters import twice_as_large
from .surface import SIDEWAYS, GuideOnPage, Surface

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from .servers import Server

#: Phones upright and on their side, and a wide page.
SCREENS = [(360, 740), (360, 640), (390, 844), (740, 360), (844, 390), (1280, 800)]
#: A control is at least so large, in px.
LEAST_CONTROL = 44
#: The body takes at least this share of the field: of its width or of its height, whichever it fills first.
LEAST_BODY = 0.65

#: What is wrong with what a person sees now, in sentences; and where Pause and Stop are.
_LOOK = """
() => {
	const wrong = [];
	const seen = element => element.checkVisibility({ visibilityProperty: true });
	const player = [...document.querySelectorAll(".lb-player")].find(seen);
	const box = element => element.getBoundingClientRect();
	const buttons = [...player.querySelectorAll("button")].filter(seen);
	const named = name => buttons.find(button => button.textContent === name);
	const places = {};
	// What lies over a control, or cuts it, would take the press.
	const pressed = button => {
		const { left, top, right, bottom } = box(button);
		const [middle, half] = [(left + right) / 2, (top + bottom) / 2];
		const points = [[middle, top + 3], [middle, bottom - 3], [left + 3, half], [right - 3, half], [middle, half]];
		for (const [x, y] of points) {
			const over = document.elementFromPoint(x, y);
			if (!button.contains(over)) {
				wrong.push(`${button.textContent || button.title} lies under ${over?.className ?? "the edge"}`);
			}
		}
	};
	for (const [name, words] of Object.entries({ pause: ["Pause", "Resume"], stop: ["Stop"] })) {
		const button = words.map(named).find(Boolean);
		if (!button) { wrong.push(`${name} is not there`); continue; }
		const { left, top, right, bottom, width, height } = box(button);
		places[name] = [left, top, width, height].map(Math.round).join();
		const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
		if (!inside) wrong.push(`${name} is cut: ${places[name]}`);
	}
	for (const button of buttons) {
		pressed(button);
		const { width, height } = box(button);
		if (width < LEAST || height < LEAST) wrong.push(`${button.textContent || button.title}: ${width} by ${height}`);
	}
	// No text is cut: what it needs is what it has, and none lies over another.
	const texts = [...player.querySelectorAll(".lb-now p, .lb-seconds, .lb-far > span, .lb-told, button")]
		.filter(seen).filter(text => text.textContent);
	for (const text of texts) {
		const range = document.createRange();
		range.selectNodeContents(text);
		const needs = text.matches(".lb-seconds") ? box(text) : range.getBoundingClientRect();
		const has = box(text.closest(".lb-now, .lb-far, button, .lb-told"));
		const cut = needs.top < has.top - 3 || needs.bottom > has.bottom + 3 || needs.right > has.right + 1
			|| needs.left < has.left - 1 || needs.right > innerWidth || needs.bottom > innerHeight;
		if (cut) wrong.push(`cut: ${text.className}: ${text.textContent}`);
	}
	const inWords = texts.filter(text => text.closest(".lb-now") && !text.closest("button"));
	for (const [at, one] of inWords.entries()) for (const other of inWords.slice(at + 1)) {
		const [a, b] = [one, other].map(text => {
			// A digit is lower than its line.
			if (text.matches(".lb-seconds")) return box(text);
			const range = document.createRange();
			range.selectNodeContents(text);
			return range.getBoundingClientRect();
		});
		const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
		const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
		if (across > 1 && down > 6) wrong.push(`${one.textContent} lies over ${other.textContent}`);
	}
	const field = player.querySelector(".lb-field");
	const bodies = [...field.querySelectorAll(".lb-body > g")].map(box).filter(({ width }) => width);
	const [left, top, right, bottom] = [
		Math.min(...bodies.map(b => b.left)), Math.min(...bodies.map(b => b.top)),
		Math.max(...bodies.map(b => b.right)), Math.max(...bodies.map(b => b.bottom)),
	];
	const room = box(field);
	const share = Math.max((right - left) / room.width, (bottom - top) / room.height);
	if (left < room.left || right > room.right || top < room.top || bottom > room.bottom) wrong.push("the body is cut");
	return { wrong, places, share };
}
""".replace("LEAST", str(LEAST_CONTROL))

#: Let the test's clock run to a step that was not looked at, or to the end; a question that was is answered.
_TO_THE_NEXT = """
([element, looked]) => {
	while (element.dataset.status === "running") {
		const { step } = element.querySelector("[aria-current='step']").dataset;
		if (!looked.includes(step)) return step;
		const answers = element.querySelector(".lb-answers:not([hidden])");
		if (answers) answers.querySelector("button").click();
		else testClock.advance(500);
	}
	return "rests";
}
"""


class Watch:
    """Looks at a guide in each of its moments, and remembers where its buttons were."""

    def __init__(self, guide: GuideOnPage, where: str) -> None:
        self.guide, self.where = guide, where
        self.places: dict[str, str] = {}

    def look(self, state: str) -> None:
        # The picture that belongs to this moment is drawn with the next frame.
        self.guide.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found: dict[str, Any] = self.guide.page.evaluate(_LOOK)
        assert not found["wrong"], f"{self.where}, {state}: {'; '.join(found['wrong'])}"
        self.places = self.places or found["places"]
        assert found["places"] == self.places, f"{self.where}, {state}: moved"
        assert found["share"] >= LEAST_BODY, f"{self.where}, {state}: the body takes {found['share']:.2f}"


def states_of(guide: GuideOnPage, watch: Watch, *, large: bool = False) -> None:
    """Bring a guide through its states and through each of its steps, and look at each."""
    looked: set[str] = set()
    guide.press("Start")
    shown = guide
    if large:
        guide.press("Large view")
        shown = GuideOnPage(guide.page, guide.page.get_by_role("dialog"))
    watch.look("running")
    shown.press("Pause")
    watch.look("paused")
    shown.press("Resume", by_key=True)
    watch.look("settling")
    guide.advance(3)
    while (step := guide.page.evaluate(_TO_THE_NEXT, [guide.root.element_handle(), [*looked]])) != "rests":
        looked.add(step)
        watch.look(f"{step} begins")
        if guide.root.locator(".lb-answers:not([hidden])").count():
            guide.root.locator(".lb-answers button").first.click()
            continue
        # Half way, and near the end: where the body is other than where it began.
        for part in (0.5, 0.45):
            guide.advance(guide.seconds * part if guide.seconds > 1 else 0.4)
            if guide.status == "running" and guide.step == step:
                watch.look(f"{step} on its way")
    guide.expect_status("finished")
    assert looked


def open_at(site: Server, page: Page, notebook: str, size: tuple[int, int], variant: str = "") -> GuideOnPage:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    guide = Surface("site", site).open(page, notebook)
    if variant:
        fold = guide.root.get_by_text("Another way to do it")
        fold.click()
        guide.root.locator(f"input[value='{variant}']").check()
    return guide


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_stop_and_pause_are_whole_and_never_move(
    site: Server, fast_page: Page, notebook: str, size: tuple[int, int]
) -> None:
    guide = open_at(site, fast_page, notebook, size)
    states_of(guide, Watch(guide, f"{notebook} at {size}"))


@pytest.mark.parametrize(
    ("notebook", "variant"),
    [
        (f"{number}-{name}", variant.id)
        for name, number in library().numbers.items()
        for variant in library().exercise(name).variants[1:]
    ],
)
def test_each_way_on_the_smallest_phone(site: Server, fast_page: Page, notebook: str, variant: str) -> None:
    guide = open_at(site, fast_page, notebook, (360, 640), variant)
    states_of(guide, Watch(guide, f"{notebook}, {variant}"))


@pytest.mark.parametrize("size", [(360, 740), (740, 360), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("notebook", [NOTEBOOKS[1], NOTEBOOKS[2]])
def test_the_large_view_is_whole(site: Server, fast_page: Page, notebook: str, size: tuple[int, int]) -> None:
    guide = open_at(site, fast_page, notebook, size)
    states_of(guide, Watch(guide, f"{notebook}, large, at {size}"), large=True)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_start_is_in_the_first_screen(site: Server, fast_page: Page, notebook: str) -> None:
    guide = open_at(site, fast_page, notebook, (360, 740))
    for width, height in ((360, 740), (360, 640), (390, 844), (740, 360), (844, 390), (1280, 800)):
        fast_page.set_viewport_size({"width": width, "height": height})
        fast_page.evaluate("() => scrollTo(0, 0)")
        expect(guide.button("Start")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("size", "least"), [((360, 740), 200), ((1280, 800), 300)])
def test_start_is_the_widest_thing_beside_its_time(
    site: Server, fast_page: Page, size: tuple[int, int], least: int
) -> None:
    guide = open_at(site, fast_page, "03-double-knee-lifts", size)
    start, sounds = (guide.button(name).bounding_box() for name in ("Start", "Try the sounds"))
    assert start
    assert sounds
    assert start["width"] >= least
    assert sounds["y"] >= start["y"] + start["height"]


def test_a_jump_in_time_is_told_and_moves_nothing(site: Server, fast_page: Page) -> None:
    guide = open_at(site, fast_page, "03-double-knee-lifts", (360, 740))
    guide.press("Start")
    watch = Watch(guide, "03 at 360 x 740")
    watch.look("running")
    fast_page.evaluate("() => testClock.sleep(60_000)")
    guide.expect_status("paused")
    expect(guide.root.locator(".lb-text")).to_contain_text("The page was asleep")
    watch.look("jumped")


def test_a_panel_that_is_scrolled_away_leaves_its_bar_in_sight(surface: Surface, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 1280, "height": 800})
    guide = surface.open(fast_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.expect_status("running")
    steps = guide.root.locator(".lb-steps li").last
    steps.scroll_into_view_if_needed()
    expect(guide.root.locator(".lb-seconds")).not_to_be_in_viewport()
    for name in ("Pause", "Stop"):
        expect(guide.button(name)).to_be_in_viewport(ratio=1)
    # Nor is there a place on the way at which an edge of it is beyond the screen's.
    for y in range(0, 1600, 40):
        fast_page.evaluate("y => scrollTo(0, y)", y)
        expect(guide.button("Stop")).to_be_in_viewport(ratio=0.99)
    guide.press("Pause")
    guide.expect_status("paused")
    guide.root.locator(".lb-dock").scroll_into_view_if_needed()
    expect(guide.root.locator(".lb-bar3[popover]")).to_have_count(0)
    guide.press("Resume", by_key=True)
    guide.expect_status("settling")


def test_the_words_say_that_it_begins_by_itself_and_that_a_pause_is_one(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    kind, onward = guide.root.locator(".lb-kind"), guide.root.locator(".lb-next")
    # "Ready" may be pressed; nobody needs to.
    expect(kind).to_have_text("It starts in")
    guide.press("Pause")
    expect(kind).to_have_text("Paused")
    assert kind.evaluate("kind => getComputedStyle(kind).backgroundColor") != "rgba(0, 0, 0, 0)"
    expect(onward).to_have_text("Rest as you like. Resume counts down before it goes on.")
    # No second is left beside a minute: the number that counts is the large one.
    left = guide.root.locator(".lb-left")
    expect(left).to_have_text("4 min")
    guide.press("Resume", by_key=True)
    guide.advance(3)
    guide.advance(225)
    expect(left).to_have_text("1 min")


def test_it_looks_and_finds(site: Server, fast_page: Page) -> None:
    """By removal: forty pixels more above the bar, and it is no longer green."""
    guide = open_at(site, fast_page, "02-raise-and-pull", (360, 640))
    guide.press("Start")
    fast_page.evaluate(
        """() => {
			const sheet = new CSSStyleSheet();
			const pushed = "padding-block-start: 40px !important; block-size: calc(100% + 40px) !important;";
			// A bar that is pushed out comes by itself to the foot of the screen: that is pushed as well.
			sheet.replaceSync(`.lb-player { ${pushed} } .lb-bar3:popover-open { translate: 0 40px; }`);
			document.adoptedStyleSheets = [sheet];
		}"""
    )
    with pytest.raises(AssertionError, match="cut"):
        Watch(guide, "pushed").look("running")


@pytest.mark.parametrize("size", [(1280, 800), (700, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("notebook", [NOTEBOOKS[1], NOTEBOOKS[2]])
def test_in_jupyterlab_the_panel_is_whole(lab: Server, fast_page: Page, notebook: str, size: tuple[int, int]) -> None:
    fast_page.set_viewport_size({"width": size[0], "height": size[1]})
    guide = Surface("lab", lab).open(fast_page, notebook)
    states_of(guide, Watch(guide, f"{notebook} in JupyterLab at {size}"))


@pytest.mark.parametrize("size", [(390, 844), (740, 360), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_browser_set_to_letters_twice_as_large_is_obeyed(
    site: Server, browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    """What comes next may be scrolled to; Pause and Stop are there, and how long and what to do."""
    with twice_as_large(browser, tmp_path, size) as page:
        guide = Surface("site", site).open(page, "02-raise-and-pull")
        assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "32px"
        guide.press("Start")
        for name in ("Pause", "Stop"):
            expect(guide.button(name)).to_be_in_viewport(ratio=1)
            box = guide.button(name).bounding_box()
            assert box
            assert box["height"] >= LEAST_CONTROL
            assert guide.button(name).evaluate("button => parseFloat(getComputedStyle(button).fontSize)") >= 28
        for part in (".lb-seconds", ".lb-cue", ".lb-text"):
            expect(guide.root.locator(part)).to_be_in_viewport(ratio=1)
        assert not page.evaluate(SIDEWAYS)
