"""Each exercise led from Start to its end, on each surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.lessons import EXERCISES as NOTEBOOKS

from .surface import Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server


@pytest.fixture
def moves() -> bool:
    """Figures move, as most people see them."""
    return True


@pytest.mark.parametrize(
    ("surface", "notebook"),
    [*(("site", name) for name in NOTEBOOKS), ("voila", NOTEBOOKS[0]), ("lab", NOTEBOOKS[1])],
    indirect=["surface"],
)
def test_led_from_start_to_finish(surface: Surface, fast_page: Page, notebook: str) -> None:
    guide = surface.open(fast_page, notebook)
    expect(guide.root).to_have_role("region")
    expect(guide.root.get_by_role("timer")).to_have_count(0)
    guide.press("Start")
    expect(guide.root.get_by_role("timer")).to_be_visible()
    assert guide.run() == "rests"
    guide.expect_status("finished")
    assert guide.unticked() == []


#: Counts how often a page asks where something on it is: each time it may have to be laid out, all of it.
_ASKED = """
() => {
	globalThis.asked = 0;
	for (const name of ["getBoundingClientRect", "getClientRects", "scrollIntoView", "checkVisibility"]) {
		const own = Element.prototype[name];
		Element.prototype[name] = function (...given) { globalThis.asked++; return own.apply(this, given); };
	}
	for (const name of ["clientWidth", "clientHeight", "offsetWidth", "offsetHeight", "offsetTop"]) {
		const home = name.startsWith("client") ? Element.prototype : HTMLElement.prototype;
		const { get } = Object.getOwnPropertyDescriptor(home, name);
		Object.defineProperty(home, name, { get() { globalThis.asked++; return get.call(this); } });
	}
}
"""


def test_a_second_that_passes_asks_for_no_layout(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, NOTEBOOKS[0])
    guide.press("Start")
    guide.expect_status("running")
    fast_page.evaluate(_ASKED)
    for _ in range(30):
        guide.advance(1)
    assert fast_page.evaluate("() => globalThis.asked") == 0


def test_pause_resume_back_skip_stop(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    assert guide.seconds == 15
    guide.advance(4)
    assert guide.seconds == 11
    guide.button("Pause").dblclick()
    guide.advance(60)
    # Who taps twice has only paused.
    guide.expect_status("paused")
    guide.press("Resume", by_key=True)
    assert guide.seconds == 3
    guide.advance(3)
    guide.expect_status("running")
    assert guide.seconds == 11
    guide.press("Ready")
    assert guide.step == "turn-right"
    guide.press("Skip", by_key=True)
    assert guide.step == "hold-right"
    guide.press("Back")
    guide.press("Back")
    assert guide.step == "sit-tall"
    guide.press("Stop")
    guide.expect_status("stopped")
    guide.again()
    assert guide.step == "sit-tall"


def test_reload_comes_back_to_the_same_phase_paused(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run(until="turn-left")
    guide.advance(1)
    if surface.name == "lab":
        fast_page.goto("about:blank")
    guide = surface.open(fast_page, "04-seated-twist")
    guide.expect_status("paused")
    assert guide.step == "turn-left"
    guide.press("Resume", by_key=True)
    guide.advance(3)
    assert guide.seconds == 3


def test_two_views_show_one_clock(surface: Surface, fast_page: Page) -> None:
    one = surface.open(fast_page, "two-views")
    other = surface.guide(fast_page, at=1)
    one.press("Start")
    one.advance(4)
    assert (one.seconds, other.seconds) == (11, 11)
    other.press("Pause")
    one.expect_status("paused")
    # A key reaches both views and is taken once.
    other.root.focus()
    fast_page.keyboard.press("Space")
    one.expect_status("settling")
    one.advance(3)
    one.run()
    other.expect_status("finished")
    assert other.unticked() == []


def test_keys_and_focus(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    guide.button("Start").focus()
    fast_page.keyboard.press("Space")
    guide.enter()
    guide.expect_status("running")
    # The same element is Pause now, with the focus: Space presses it, once.
    expect(guide.button("Pause")).to_be_focused()
    fast_page.keyboard.press("Space")
    guide.expect_status("paused")
    guide.root.focus()
    fast_page.keyboard.press("Space")
    guide.expect_status("settling")
    fast_page.keyboard.press("Escape")
    guide.expect_status("stopped")


def test_python_hears_what_happened(live: Surface, fast_page: Page) -> None:
    guide = live.open(fast_page, "heard")
    heard = fast_page.get_by_role("textbox", name="heard").last
    heard.wait_for()
    guide.press("Start")
    guide.advance(2)
    guide.press("Pause")
    guide.press("Resume", by_key=True)
    guide.advance(3)
    guide.run()
    guide.expect_status("finished")
    expect(heard).to_have_value(
        "start ready/sit-tall 0;pause ready/sit-tall 2;resume ready/sit-tall 0;phase-end ready/sit-tall 15;"
        "phase-end turns/turn-right/1 4;phase-end turns/return-from-right/1 4;phase-end turns/rest-after-right/1 2;"
        "phase-end turns/turn-left/1 4;phase-end turns/return-from-left/1 4;finish turns/return-from-left/1 0;"
    )


def test_dose_variant_and_pace_before_the_start(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "03-double-knee-lifts")
    expect(guide.root.locator(".lb-time")).to_have_text("3 min")
    guide.root.get_by_text("Change the amounts").click()
    left = guide.root.locator(".lb-in-all")
    expect(left).to_have_text("2 min 15 s in all")
    for _ in range(2):
        guide.press("Less: Hold, legs stretched")
    hold = guide.root.get_by_label("Hold, legs stretched", exact=False).and_(guide.root.get_by_role("spinbutton"))
    expect(hold).to_have_value("1")
    expect(left).to_have_text("2 min 5 s in all")
    hold.fill("99")
    hold.press("Tab")
    expect(hold).to_have_value("3")
    guide.root.get_by_text("Another way to do it").click()
    guide.root.get_by_role("radio", name="As in the article").check()
    guide.root.get_by_role("radio", name="I do").check()
    guide.press("Start")
    guide.advance(600)
    assert guide.step == "lie-down"
    guide.press("Next")
    guide.press("Next", by_key=True)
    assert guide.step == "legs-out"
    guide.advance(2)
    assert guide.step == "hold-low"
    guide.advance(3)
    assert guide.step == "knees-back"


def test_the_palms_wait_for_an_answer(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "02-raise-and-pull")
    guide.press("Start")
    assert guide.run(answer="") == "asks"
    guide.advance(600)
    assert guide.step == "pain-question"
    guide.press("Some pain, or not sure")
    assert guide.step == "get-up"
    guide.run()
    guide.expect_status("finished")
    assert "rise-palms" in guide.unticked()


def test_ticks_by_hand(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    box = guide.root.get_by_role("checkbox", name="Stay there, tall. Breathe.").first
    box.check()
    assert "hold-right" not in guide.unticked()
    box.uncheck()
    assert "hold-right" in guide.unticked()


def test_on_real_time_a_worker_wakes_it(surface: Surface, page: Page) -> None:
    guide = surface.open(page, "04-seated-twist")
    guide.press("Start")
    assert page.workers
    assert page.evaluate("() => globalThis[Symbol.for('lowback.test.clock')] === undefined")
    guide.press("Ready")
    assert guide.step == "turn-right"
    # Four seconds of turning and two of holding later; this phase lasts four.
    back = guide.root.locator("[data-step=return-from-right]")
    expect(back).to_have_attribute("aria-current", "step")
    assert "hold-right" not in guide.unticked()


def test_keys_pressed_nowhere_are_for_the_guide_that_runs(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    one = surface.open(fast_page, "two-guides")
    other = surface.guide(fast_page, at=1)
    one.press("Start")
    one.advance(2)
    other.press("Start")
    one.expect_status("paused")
    other.advance(2)
    fast_page.evaluate("() => document.activeElement.blur()")
    fast_page.keyboard.press("Space")
    other.expect_status("paused")
    one.expect_status("paused")
    fast_page.keyboard.press("Escape")
    other.expect_status("stopped")
    one.expect_status("paused")


def test_two_guides_of_one_request_are_one_session_and_both_hear(live: Surface, fast_page: Page) -> None:
    one = live.open(fast_page, "two-alike")
    other = live.guide(fast_page, at=1)
    one.press("Start")
    one.run()
    other.expect_status("finished")
    for name in ("first", "second"):
        heard = fast_page.get_by_role("textbox", name=name).last
        expect(heard).to_have_value("start;phase-end;phase-end;phase-end;phase-end;phase-end;phase-end;finish;")
