"""The check before an exercise: as a person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .asked import EMERGENCY, answer, begin, kept, look_through, none_of_these, said
from .conftest import fresh_context
from .surface import Surface

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .servers import Server

HOUR = 3600
HARD_TO_PEE = "It has become hard to pee or to stop, you feel it less when you pee, or the stream has changed."


def test_it_is_asked_in_order_and_the_answers_carry_time_and_version(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    content = library()
    own = content.exercise("seated-twist")
    groups: list[tuple[str, Any, Any]] = [
        ("emergency", content.safety, content.safety.emergency),
        ("same-day", content.safety, content.safety.same_day),
        ("soon", content.safety, content.safety.soon),
        ("seated-twist", own, own.cautions),
    ]
    for at, (_, _, questions) in enumerate(groups, 1):
        expect(guide.entrance.get_by_role("heading")).to_have_text(EMERGENCY)
        expect(guide.entrance.get_by_role("heading")).to_be_focused()
        expect(guide.entrance).to_contain_text(f"{at} of 5")
        boxes = guide.entrance.get_by_role("checkbox")
        expect(boxes).to_have_count(len(questions))
        for question in questions:
            expect(guide.entrance.get_by_label(question.text)).not_to_be_checked()
        answer(guide, "None of these")
    guide.expect_status("ready")
    answer(guide, "Skip this and start")
    guide.expect_status("running")
    answers = said(fast_page, "answers")
    assert [(one["group"], one["yes"]) for one in answers] == [(name, []) for name, _, _ in groups]
    assert [one["version"] for one in answers] == [document.version for _, document, _ in groups]
    assert all(one["at"].endswith("Z") and one["hash"] for one in answers)
    assert said(fast_page, "pain") == []


def test_nothing_starts_without_it(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    fast_page.keyboard.press("Escape")
    expect(guide.entrance).to_have_count(0)
    guide.expect_status("ready")
    # Not by the back door either.
    fast_page.evaluate(
        "() => { for (const one of globalThis[Symbol.for('lowback.page.3')].sessions.values()) one.start(); }"
    )
    guide.expect_status("ready")


def test_looking_through_needs_no_answer(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "03-double-knee-lifts")
    begin(guide)
    answer(guide, "Not now")
    guide.expect_status("ready")
    expect(guide.root.get_by_text(library().exercise("double-knee-lifts").steps[0].text).first).to_be_visible()
    expect(guide.root.get_by_role("list").last.get_by_role("listitem").first).to_be_visible()
    assert kept(fast_page) == []


def test_it_holds_for_24_hours_and_no_longer(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.advance(23 * HOUR)
    guide.leave()
    guide.button("Start").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")
    fast_page.keyboard.press("Escape")
    guide.advance(2 * HOUR)
    guide.leave()
    guide.button("Start").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text(EMERGENCY)


def test_another_exercise_asks_for_its_own_alone(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    other = surface.open(fast_page, "01-standing-roll-down")
    begin(other)
    expect(other.entrance).to_contain_text(library().exercise("standing-roll-down").cautions[0].text)
    expect(other.entrance).to_contain_text("1 of 2")
    none_of_these(other, 1)
    answer(other, "Skip this and start")
    other.expect_status("running")


def test_an_emergency_sign_closes_every_exercise_and_says_whom_to_call(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    guide.entrance.get_by_label(HARD_TO_PEE).check()
    answer(guide, "Go on with what I ticked")
    region = library().safety.regions[0]
    call = guide.entrance.get_by_role("link", name=f"Emergency: call {region.emergency}")
    expect(call).to_have_attribute("href", f"tel:{region.emergency}")
    expect(guide.entrance.get_by_role("listitem")).to_have_text(HARD_TO_PEE)
    expect(guide.entrance.get_by_role("button", name="Start")).to_have_count(0)
    # After a reload, and in another exercise, it is told right there: until when, and how it ends. For 24 hours.
    other = surface.open(fast_page, "01-standing-roll-down")
    lock = other.root.locator(".lb-lock")
    expect(lock.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])
    expect(lock.get_by_role("link", name="Emergency: call 999")).to_be_visible()
    expect(lock).to_contain_text("The exercises stay closed until")
    expect(other.button("Start")).to_be_hidden()
    other.advance(23.9 * HOUR)
    expect(other.button("Start")).to_be_hidden()
    # Answered again, and the correction is recorded beside what was said first.
    lock.get_by_role("button", name="Answer the questions again").press("Enter")
    none_of_these(other)
    answer(other, "Skip this and start")
    other.expect_status("running")
    emergency = [one["yes"] for one in said(fast_page, "answers") if one["group"] == "emergency"]
    assert emergency == [["S3"], []]


def test_a_sign_for_a_doctor_opens_once_somebody_agreed(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 2)
    guide.entrance.get_by_label("You have had cancer.").check()
    answer(guide, "Go on with what I ticked")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    expect(guide.entrance).to_contain_text(f"Advice line: {library().safety.regions[0].advice}")
    fast_page.keyboard.press("Escape")
    begin(guide)
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    answer(guide, "Yes, exercise is fine")
    none_of_these(guide, 1)
    answer(guide, "Skip this and start")
    guide.expect_status("running")
    assert [one["group"] for one in said(fast_page, "confirmed")] == ["soon"]
    # A day later it is ticked as last time.
    guide.press("Stop")
    guide.advance(25 * HOUR)
    guide.leave()
    guide.button("Start").press("Enter")
    none_of_these(guide, 2)
    expect(guide.entrance.get_by_label("You have had cancer.")).to_be_checked()


def test_the_first_page_says_what_is_to_be_asked_first(site: Server, browser: Browser) -> None:
    """Such a sign is common, and closes everything: what to do is no number for an ambulance."""
    with fresh_context(browser, timezone_id="America/New_York") as context:
        page = context.new_page()
        guide = Surface("site", site).open(page, "03-double-knee-lifts")
        begin(guide)
        none_of_these(guide, 2)
        guide.entrance.get_by_label("It is worse when you sneeze, cough or poo.").check()
        answer(guide, "Go on with what I ticked")
        expect(guide.entrance).to_contain_text("Many people with a sore back say yes to one of these")
        expect(guide.entrance).to_contain_text("Call your doctor's practice.")
        expect(guide.entrance).to_contain_text("Until then, keep moving as well as you can.")
        expect(guide.entrance.locator(".lb-numbers > *").last).to_have_text("If it becomes an emergency: call 911")
        answer(guide, "Not yet")
        page.goto(f"{site.url}/index.html")
        states = page.locator(".lb-card-state")
        expect(states).to_have_text(["Ask a doctor first"] * 4)
        page.get_by_role("button", name="Whom to call").click()
        first = page.get_by_role("dialog").locator(".lb-numbers > *").first
        expect(first).to_contain_text("Call your doctor's practice.")
        # Once somebody agreed, nothing is said of it.
        guide = Surface("site", site).open(page, "03-double-knee-lifts")
        begin(guide)
        answer(guide, "Yes, exercise is fine")
        none_of_these(guide, 1)
        page.goto(f"{site.url}/index.html")
        expect(states.filter(visible=True)).to_have_count(0)
        expect(page.locator(".lb-closed")).to_be_hidden()


def test_a_sign_of_one_exercise_closes_its_card_alone(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 3)
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "Go on with what I ticked")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    fast_page.goto(f"{site.url}/index.html")
    expect(fast_page.locator(".lb-card-state").filter(visible=True)).to_have_text(["Ask a doctor first"])
    expect(fast_page.locator("[data-exercise='seated-twist'] .lb-card-state")).to_be_visible()


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
    answer(guide, "Go on with what I ticked")
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
    answer(guide, "Go on")
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
    answer(guide, "Go on with what I ticked")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Get help today")


@pytest.mark.parametrize("how", ["answered", "stopped"])
def test_weakness_of_one_leg_closes_every_exercise_and_wants_help_today(
    site: Server, fast_page: Page, how: str
) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    weak, drops = (
        "One leg is weak, and this is new or gets worse.",
        "A foot drops or drags when you walk, and this is new.",
    )
    if how == "answered":
        begin(guide)
        none_of_these(guide, 1)
        guide.entrance.get_by_label(weak).check()
        answer(guide, "Go on with what I ticked")
        expect(guide.entrance.get_by_role("heading")).to_have_text("Get help today")
        expect(guide.entrance).to_contain_text("Advice line: 111")
        expect(guide.entrance.get_by_role("listitem")).to_have_text(weak)
    else:
        guide.press("Start")
        guide.press("Stop")
        clumsy = "Your hands have become clumsy, or you have become unsteady on your feet, and not from pain."
        guide.button("One leg or foot weak, clumsy hands").press("Enter")
        expect(guide.root.locator(".lb-ending-body li")).to_have_text([weak, drops, clumsy])
        guide.button("Yes").press("Enter")
        expect(guide.root.locator(".lb-ending").get_by_role("heading")).to_have_text("Get help today")
        expect(guide.root.locator(".lb-ending")).to_contain_text("Advice line: 111")
    # Every exercise is closed, and the first page says so.
    other = surface.open(fast_page, "03-double-knee-lifts")
    expect(other.root.locator(".lb-lock").get_by_role("heading")).to_have_text("Get help today")
    other.button("Start").press("Enter")
    expect(other.entrance.get_by_role("heading")).to_have_text("Get help today")
    fast_page.goto(site.url)
    expect(fast_page.get_by_text("Something you said needs help today.")).to_be_visible()
    # No card says less than that.
    expect(fast_page.locator(".lb-card-state")).to_have_text(["Not now: get help first"] * 4)
    other = surface.open(fast_page, "03-double-knee-lifts")
    begin(other)
    answer(other, "Yes, exercise is fine")
    # After the stop all of it is asked again.
    none_of_these(other, 2 if how == "answered" else 4)
    answer(other, "Skip this and start")
    other.expect_status("running")


def test_strong_pain_leaves_the_gentlest_way_open_and_no_other(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "03-double-knee-lifts")
    begin(guide)
    none_of_these(guide, 3)
    strong = "your pain is strong now: slide one heel at a time instead, as far as pain allows"
    guide.entrance.get_by_label(strong).check()
    answer(guide, "Go on with what I ticked")
    answer(guide, "Skip this and start")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Only one way today")
    answer(guide, "Heel slides · easier")
    guide.expect_status("running")
    (begun,) = [record for record in kept(fast_page) if record["kind"] == "session"]
    assert begun["about"]["variant"] == "heel-slides"
    # Nor does any other way begin later today, by the page or by the back door.
    guide.press("Stop")
    guide.leave()
    guide.root.get_by_text("Another way to do it").click()
    guide.root.get_by_role("radio", name="As in the article").check()
    fast_page.evaluate(
        "() => { for (const one of globalThis[Symbol.for('lowback.page.3')].sessions.values()) one.start(); }"
    )
    guide.expect_status("ready")
    guide.button("Start").press("Enter")
    answer(guide, "Skip this and start")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Only one way today")


def test_the_exercises_own_not_if_keeps_it_closed(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 3)
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "Go on with what I ticked")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    answer(guide, "Yes, exercise is fine")
    answer(guide, "Skip this and start")
    guide.expect_status("running")


def test_the_numbers_can_be_changed_and_are_remembered(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "Go on with what I ticked")
    guide.entrance.get_by_text("Change the numbers").click()
    guide.entrance.get_by_label("Emergency number").fill("112")
    expect(guide.entrance.get_by_role("link", name="Emergency: call 112")).to_have_attribute("href", "tel:112")
    guide.entrance.get_by_label("Advice line").fill("<b>ask</b>")
    # What cannot be dialled is no link, and text is text.
    expect(guide.entrance.get_by_text("Advice line: <b>ask</b>")).to_be_visible()
    guide = surface.open(fast_page, "04-seated-twist")
    lock = guide.root.locator(".lb-lock")
    expect(lock.get_by_role("link", name="Emergency: call 112")).to_be_visible()
    lock.get_by_text("Change the numbers").click()
    lock.get_by_label("Where you are").select_option("United Kingdom")
    expect(lock.get_by_role("link", name="Emergency: call 999")).to_be_visible()


@pytest.mark.parametrize(
    ("zone", "locale", "call"),
    [
        # By where the browser is, never by the language that it speaks.
        ("America/New_York", "en-GB", "Emergency: call 911"),
        ("Europe/London", "en-US", "Emergency: call 999"),
        ("America/Argentina/Ushuaia", "es", "Emergency: call 107"),
        ("Europe/Paris", "en-GB", "Emergency: call 112"),
        # Where it is not known, no number is made up.
        ("Asia/Manila", "en-GB", "Call your emergency number"),
        # A browser that keeps its zone to itself.
        ("UTC", "en-AU", "Emergency: call 000"),
    ],
)
def test_the_number_is_that_of_the_place(site: Server, browser: Browser, zone: str, locale: str, call: str) -> None:
    with fresh_context(browser, fast=True, timezone_id=zone, locale=locale) as context:
        guide = Surface("site", site).open(context.new_page(), "04-seated-twist")
        begin(guide)
        guide.entrance.get_by_role("checkbox").first.check()
        answer(guide, "Go on with what I ticked")
        expect(guide.entrance.get_by_text(call, exact=True)).to_be_visible()


def test_a_list_of_signs_is_passed_once_all_of_it_was_on_the_screen(site: Server, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 360, "height": 740})
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    none = guide.entrance.get_by_role("button", name="None of these", exact=True)
    more = guide.entrance.get_by_role("button", name="Show the rest of the list")
    expect(more).to_be_visible()
    expect(none).to_have_count(0)
    more.press("Enter")
    expect(guide.entrance.get_by_label(library().safety.emergency[-1].text)).to_be_in_viewport()
    none_of_these(guide, 1)
    expect(guide.entrance).to_contain_text("2 of 5")
    # A yes that leads to help at once needs no more of it.
    on = guide.entrance.get_by_role("button", name="Go on with what I ticked")
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


def test_the_page_that_says_whom_to_call_is_printed_alone(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    fast_page.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
    begin(guide)
    guide.entrance.get_by_label(HARD_TO_PEE).check()
    answer(guide, "Go on with what I ticked")
    answer(guide, "Print this")
    assert fast_page.evaluate("() => globalThis.printed")
    fast_page.emulate_media(media="print")
    expect(guide.entrance.get_by_text("Emergency: call 999")).to_be_visible()
    expect(guide.entrance.get_by_text(HARD_TO_PEE)).to_be_visible()
    expect(fast_page.get_by_role("heading", name="Seated twist")).to_be_hidden()
    expect(guide.entrance.get_by_role("button").first).to_be_hidden()


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
