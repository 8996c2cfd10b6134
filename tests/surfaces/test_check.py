"""The check before an exercise: as a person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lowback.content import library
from playwright.sync_api import expect

from .asked import EMERGENCY, answer, begin, kept, none_of_these, said
from .surface import Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server

HOUR = 3600


def test_it_is_asked_in_order_and_the_answers_carry_time_and_version(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    content = library()
    own = content.exercise("seated-twist")
    groups: list[tuple[str, Any, Any]] = [
        ("emergency", content.safety, content.safety.emergency),
        ("soon", content.safety, content.safety.soon),
        ("seated-twist", own, own.cautions),
    ]
    for at, (_, _, questions) in enumerate(groups, 1):
        expect(guide.entrance.get_by_role("heading")).to_have_text(EMERGENCY)
        expect(guide.entrance.get_by_role("heading")).to_be_focused()
        expect(guide.entrance).to_contain_text(f"{at} of 4")
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
    answer(guide, "Not now: only look through the exercise")
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
    guide.button("Start again").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")
    fast_page.keyboard.press("Escape")
    guide.advance(2 * HOUR)
    guide.button("Start again").press("Enter")
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
    guide.entrance.get_by_label("It is hard to pee.").check()
    answer(guide, "Go on with what I ticked")
    region = library().safety.regions[0]
    call = guide.entrance.get_by_role("link", name=f"Emergency: call {region.emergency}")
    expect(call).to_have_attribute("href", f"tel:{region.emergency}")
    expect(guide.entrance.get_by_role("listitem")).to_have_text("It is hard to pee.")
    expect(guide.entrance.get_by_role("button", name="Start")).to_have_count(0)
    # After a reload, and in another exercise, it is still so: for 24 hours.
    other = surface.open(fast_page, "01-standing-roll-down")
    begin(other)
    expect(other.entrance.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])
    fast_page.keyboard.press("Escape")
    other.advance(23.9 * HOUR)
    begin(other)
    expect(other.entrance.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])
    # Answered again, and the correction is recorded beside what was said first.
    answer(other, "Answer the questions again")
    none_of_these(other)
    answer(other, "Skip this and start")
    other.expect_status("running")
    emergency = [one["yes"] for one in said(fast_page, "answers") if one["group"] == "emergency"]
    assert emergency == [["S3"], []]


def test_a_sign_for_a_doctor_opens_once_somebody_agreed(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 1)
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
    guide.button("Start again").press("Enter")
    none_of_these(guide, 1)
    expect(guide.entrance.get_by_label("You have had cancer.")).to_be_checked()


def test_the_exercises_own_not_if_keeps_it_closed(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 2)
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
    begin(guide)
    expect(guide.entrance.get_by_role("link", name="Emergency: call 112")).to_be_visible()
    guide.entrance.get_by_text("Change the numbers").click()
    guide.entrance.get_by_label("Where you are").select_option("United Kingdom")
    expect(guide.entrance.get_by_role("link", name="Emergency: call 999")).to_be_visible()


def test_the_page_that_says_whom_to_call_is_printed_alone(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    fast_page.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
    begin(guide)
    guide.entrance.get_by_label("It is hard to pee.").check()
    answer(guide, "Go on with what I ticked")
    answer(guide, "Print this")
    assert fast_page.evaluate("() => globalThis.printed")
    fast_page.emulate_media(media="print")
    expect(guide.entrance.get_by_text("Emergency: call 999")).to_be_visible()
    expect(guide.entrance.get_by_text("It is hard to pee.")).to_be_visible()
    expect(fast_page.get_by_role("heading", name="Seated twist")).to_be_hidden()
    expect(guide.entrance.get_by_role("button").first).to_be_hidden()


def test_a_doubled_touch_answers_once(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    begin(guide)
    largest = guide.entrance.locator(".lb-main")
    box = largest.bounding_box()
    assert box
    fast_page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(guide.entrance).to_contain_text("2 of 4")
    assert len(said(fast_page, "answers")) == 1
