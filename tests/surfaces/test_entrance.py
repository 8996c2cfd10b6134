"""The screens of the check: on, back and out, by touch and by key, and what a list of signs asks of an eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .asked import answer, begin, look_through, none_of_these, said
from .surface import Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server


def test_what_was_ticked_is_there_when_one_has_gone_back(site: Server, fast_page: Page) -> None:
    """Who looks something up again does not lose the answer that says whom to ask first."""
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 2)
    sneeze = guide.entrance.get_by_label("It is worse when you sneeze, cough or poo.")
    sneeze.check()
    back = guide.entrance.get_by_role("button", name="Back")
    back.press("Enter")
    expect(guide.entrance).to_contain_text("2 of 5")
    none_of_these(guide, 1)
    expect(sneeze).to_be_checked()
    # It was said just now, and not the last time.
    expect(guide.entrance).not_to_contain_text("as you said last time")
    answer(guide, "What I ticked is true")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")


def test_a_pain_is_there_when_one_has_gone_back_and_can_be_taken_back(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 4)
    back = guide.entrance.get_by_role("button", name="Back")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")
    fast_page.keyboard.press("7")
    back.press("Enter")
    none_of_these(guide, 1)
    expect(guide.entrance.get_by_role("radio", name="7", exact=True)).to_be_checked()
    answer(guide, "Next")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Perhaps not now")
    # A slip of the finger.
    back.press("Enter")
    fast_page.keyboard.press("1")
    answer(guide, "Start")
    guide.expect_status("running")


def test_one_screen_back_and_the_way_out_is_never_where_the_list_goes_on(site: Server, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 360, "height": 740})
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    back = guide.entrance.get_by_role("button", name="Back")
    expect(back).to_be_hidden()
    none_of_these(guide, 2)
    expect(guide.entrance).to_contain_text("3 of 5")
    back.press("Enter")
    expect(guide.entrance).to_contain_text("2 of 5")
    back.press("Enter")
    expect(guide.entrance).to_contain_text("1 of 5")
    expect(back).to_be_hidden()
    # Pressed again and again, the place of "Show the rest" is never that of "Not now".
    at = guide.entrance.locator(".lb-main").bounding_box()
    out = guide.entrance.get_by_role("button", name="Not now").bounding_box()
    assert at
    assert out
    assert out["y"] + out["height"] < at["y"]
    guide.entrance.evaluate("element => element.scrollTo(0, 99999)")
    expect(guide.entrance.get_by_role("button", name="Not now")).to_be_in_viewport(ratio=1)
    # What was gone back from is asked again, and the second answer counts.
    none_of_these(guide, 1)
    expect(guide.entrance).to_contain_text("2 of 5")
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "What I ticked is true")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Get help today")


def test_a_list_of_signs_is_passed_once_all_of_it_was_on_the_screen(site: Server, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 360, "height": 740})
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    none = guide.entrance.get_by_role("button", name="None of these", exact=True)
    more = guide.entrance.get_by_role("button", name="Show the rest of the list")
    expect(more).to_be_visible()
    expect(none).to_have_count(0)
    more.press("Enter")
    expect(guide.entrance.get_by_label(library().safety.emergency[7].text)).to_be_in_viewport()
    look_through(guide)
    expect(guide.entrance.get_by_label(library().safety.emergency[-1].text)).to_be_in_viewport()
    none_of_these(guide, 1)
    expect(guide.entrance).to_contain_text("2 of 5")
    # A yes that leads to help at once needs no more of it.
    on = guide.entrance.get_by_role("button", name="What I ticked is true")
    guide.entrance.get_by_role("checkbox").first.check()
    expect(on).to_be_visible()
    guide.entrance.get_by_role("checkbox").first.uncheck()
    none_of_these(guide, 1)
    # Any other yes does: a doctor's word on one sign is no word on those that were not on the screen.
    for far in ("3 of 5", "4 of 5"):
        expect(guide.entrance).to_contain_text(far)
        signs = guide.entrance.get_by_role("checkbox")
        signs.first.check()
        expect(more).to_be_visible()
        expect(on).to_have_count(0)
        look_through(guide)
        expect(on).to_be_visible()
        expect(signs.last).to_be_in_viewport()
        signs.first.uncheck()
        none_of_these(guide, 1)


def test_a_doubled_touch_answers_once(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    largest = guide.entrance.locator(".lb-main")
    # All of the list is seen first.
    largest.press("Enter")
    expect(largest).to_have_text("None of these")
    box = largest.bounding_box()
    assert box
    fast_page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(guide.entrance).to_contain_text("2 of 5")
    assert len(said(fast_page, "answers")) == 1


#: Press in the middle of Start, and again there so many ms later, once the list has come under the finger.
_TWICE = """
async after => {
	const start = document.querySelector(".lb-start");
	const { left, top, width, height } = start.getBoundingClientRect();
	const [clientX, clientY] = [left + width / 2, top + height / 2];
	const press = () => new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1, clientX, clientY });
	const first = press();
	start.dispatchEvent(first);
	while (!document.querySelector(".lb-entrance[open] .lb-sign")) await new Promise(requestAnimationFrame);
	const second = Object.defineProperty(press(), "timeStamp", { value: first.timeStamp + after });
	const under = document.elementFromPoint(clientX, clientY);
	under.dispatchEvent(second);
	return under.closest(".lb-sign") !== null;
}
"""


@pytest.mark.parametrize(("after_ms", "ticked"), [(60, 0), (300, 0), (800, 0), (1100, 1)])
def test_a_second_press_on_start_ticks_no_sign(site: Server, page: Page, after_ms: int, ticked: int) -> None:
    """Who lies with a phone presses twice; later on a press is meant."""
    page.set_viewport_size({"width": 360, "height": 740})
    guide = Surface("site", site).open(page, "03-double-knee-lifts")
    assert page.evaluate(_TWICE, after_ms), "no sign came under the finger: look where Start stands now"
    expect(guide.entrance.get_by_role("checkbox", checked=True)).to_have_count(ticked)
