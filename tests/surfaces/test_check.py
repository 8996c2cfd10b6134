"""The check before an exercise: as a person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .asked import EMERGENCY, answer, begin, kept, none_of_these, said
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


def test_weakness_together_with_cancer_is_an_emergency_on_every_page(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 1)
    for sign in ("A foot drops or drags when you walk", "You have had cancer, and the pain is new"):
        guide.entrance.get_by_label(sign).check()
    answer(guide, "What I ticked is true")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Get help now. Call the emergency number.")
    expect(guide.entrance).to_contain_text("A foot drops or drags")
    fast_page.keyboard.press("Escape")
    expect(guide.root.locator(".lb-lock").get_by_role("heading")).to_have_text(
        "Get help now. Call the emergency number."
    )
    fast_page.goto(f"{site.url}/index.html")
    # Red, and not the amber of the same day.
    expect(fast_page.locator(".lb-closed[data-kind='help']")).to_be_visible()


def test_it_holds_for_half_a_day_and_no_longer(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.advance(11 * HOUR)
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
    answer(guide, "What I ticked is true")
    region = library().safety.regions[0]
    call = guide.entrance.get_by_role("link", name=f"Emergency: call {region.emergency}")
    expect(call).to_have_attribute("href", f"tel:{region.emergency}")
    expect(guide.entrance.get_by_role("listitem")).to_have_text(HARD_TO_PEE)
    expect(guide.entrance.get_by_role("button", name="Start")).to_have_count(0)
    # Whoever has just said so has asked nobody about it.
    expect(guide.entrance.get_by_role("button")).to_have_text(["Close", "Answer the questions again", "Print this"])
    # After a reload, and in another exercise, it is told right there, and how it ends. A day does not end it.
    other = surface.open(fast_page, "01-standing-roll-down")
    lock = other.root.locator(".lb-lock")
    expect(lock.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])
    expect(lock.get_by_role("link", name="Emergency: call 999")).to_be_visible()
    closed = "The exercises stay closed until a doctor who knows of it has said that they are fine."
    expect(lock).to_contain_text(closed)
    expect(other.button("Start")).to_be_hidden()
    other.advance(30 * HOUR)
    expect(other.button("Start")).to_be_hidden()
    # Answered again: it is ticked as it was, and left so it leads to where it led.
    lock.get_by_role("button", name="Seen by a doctor, or ticked by mistake?").press("Enter")
    expect(other.entrance).to_contain_text("Has a doctor who knows of it said that exercise is fine for you?")
    answer(other, "Answer the questions again")
    sign = other.entrance.get_by_label(HARD_TO_PEE)
    expect(sign).to_be_checked()
    expect(other.entrance).to_contain_text("Take a tick away only if it was a mistake: a sign that comes and goes")
    answer(other, "What I ticked is true")
    expect(other.entrance.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])
    answer(other, "Answer the questions again")
    # Taken back, and that is recorded beside what was said first.
    sign.uncheck()
    none_of_these(other)
    answer(other, "Skip this and start")
    other.expect_status("running")
    emergency = [one["yes"] for one in said(fast_page, "answers") if one["group"] == "emergency"]
    assert emergency == [["S3"], ["S3"], []]


def test_an_emergency_sign_is_opened_by_the_word_of_a_doctor(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    guide.entrance.get_by_label(HARD_TO_PEE).check()
    answer(guide, "What I ticked is true")
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.root.get_by_role("button", name="Seen by a doctor, or ticked by mistake?").press("Enter")
    # One wrong touch opens nothing.
    answer(guide, "Yes, exercise is fine")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Are you sure?")
    expect(guide.entrance.get_by_role("listitem")).to_have_text(HARD_TO_PEE)
    answer(guide, "Not yet")
    expect(guide.button("Start")).to_be_hidden()
    guide.root.get_by_role("button", name="Seen by a doctor, or ticked by mistake?").press("Enter")
    answer(guide, "Yes, exercise is fine")
    answer(guide, "Yes, a doctor has said so")
    none_of_these(guide, 3)
    answer(guide, "Skip this and start")
    guide.expect_status("running")
    assert [one["group"] for one in said(fast_page, "confirmed")] == ["emergency"]


def test_what_was_pressed_at_a_stop_by_mistake_is_taken_back(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button("Between the legs, peeing or pooing").press("Enter")
    guide.button("Yes").press("Enter")
    guide.leave()
    # Answers alone do not undo it, and a day does not.
    guide.advance(30 * HOUR)
    guide.root.get_by_role("button", name="Seen by a doctor, or ticked by mistake?").press("Enter")
    expect(guide.entrance.get_by_role("listitem")).to_contain_text("Between the legs, peeing or pooing")
    answer(guide, "I pressed it by mistake")
    none_of_these(guide, 4)
    answer(guide, "Skip this and start")
    guide.expect_status("running")
    assert [one["reason"] for one in said(fast_page, "reason")][-1] == "no-reason"


@pytest.mark.parametrize(
    ("sign", "told", "other"),
    [
        (HARD_TO_PEE, "Or have somebody take you to a hospital now: do not drive yourself.", "wait for the ambulance"),
        ("It started after a bad accident", "Call, then wait for the ambulance.", "take you to a"),
        ("Pain in your chest", "Call, then wait for the ambulance. Let nobody else drive you.", "take you to a"),
    ],
)
def test_who_drives_depends_on_the_sign(site: Server, fast_page: Page, sign: str, told: str, other: str) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    guide.entrance.get_by_label(sign).check()
    answer(guide, "What I ticked is true")
    expect(guide.entrance).to_contain_text(told)
    expect(guide.entrance).not_to_contain_text(other)
    still = guide.entrance.get_by_text("Stay as still as you can until they come.")
    expect(still).to_have_count(1 if sign.startswith("It started") else 0)


def test_a_sign_for_a_doctor_opens_once_somebody_agreed(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 2)
    guide.entrance.get_by_label("You have had cancer.").check()
    answer(guide, "What I ticked is true")
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
        answer(guide, "What I ticked is true")
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
    answer(guide, "What I ticked is true")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    fast_page.goto(f"{site.url}/index.html")
    expect(fast_page.locator(".lb-card-state").filter(visible=True)).to_have_text(["Ask a doctor first"])
    expect(fast_page.locator("[data-exercise='seated-twist'] .lb-card-state")).to_be_visible()


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
        answer(guide, "What I ticked is true")
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
    answer(other, "Yes, a doctor has said so")
    # After the stop all of it is asked again.
    none_of_these(other, 2 if how == "answered" else 4)
    answer(other, "Skip this and start")
    other.expect_status("running")


def test_strong_pain_leaves_the_gentlest_way_open_and_no_other(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "03-double-knee-lifts")
    begin(guide)
    none_of_these(guide, 3)
    strong = "your pain is strong now, but below 6: slide one heel at a time instead, as far as pain allows"
    guide.entrance.get_by_label(strong).check()
    answer(guide, "What I ticked is true")
    answer(guide, "Skip")
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
    answer(guide, "Skip")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Only one way today")


def test_the_exercises_own_not_if_keeps_it_closed(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 3)
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "What I ticked is true")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    answer(guide, "Yes, exercise is fine")
    answer(guide, "Skip this and start")
    guide.expect_status("running")


def test_the_numbers_can_be_changed_and_are_remembered(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "What I ticked is true")
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
        answer(guide, "What I ticked is true")
        expect(guide.entrance.get_by_text(call, exact=True)).to_be_visible()


def test_the_page_that_says_whom_to_call_is_printed_alone(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    fast_page.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
    begin(guide)
    guide.entrance.get_by_label(HARD_TO_PEE).check()
    answer(guide, "What I ticked is true")
    answer(guide, "Print this")
    assert fast_page.evaluate("() => globalThis.printed")
    fast_page.emulate_media(media="print")
    expect(guide.entrance.get_by_text("Emergency: call 999")).to_be_visible()
    expect(guide.entrance.get_by_text(HARD_TO_PEE)).to_be_visible()
    expect(fast_page.get_by_role("heading", name="Seated twist")).to_be_hidden()
    expect(guide.entrance.get_by_role("button").first).to_be_hidden()
