"""The check before an exercise, pain before and after, and stopping with a reason: as a person meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .surface import GuideOnPage, Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server

HOUR = 3600
EMERGENCY = "Is any of this true for you?"

#: All documents that the browser keeps.
_KEPT = """
async () => {
	const { keeper } = globalThis[Symbol.for("lowback.record.1")];
	return keeper.all();
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


def answer(guide: GuideOnPage, name: str) -> None:
    """Press a button of the entrance, by key: two touches so soon after each other are taken for a doubled one."""
    guide.entrance.get_by_role("button", name=name, exact=True).press("Enter")


def begin(guide: GuideOnPage) -> None:
    """Press Start, and wait for what is asked."""
    guide.button("Start").press("Enter")
    guide.entrance.wait_for()


def none_of_these(guide: GuideOnPage, times: int = 3) -> None:
    for _ in range(times):
        answer(guide, "None of these")


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


def test_looking_through_needs_no_answer(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
    guide = surface.open(fast_page, "03-double-knee-lifts")
    begin(guide)
    answer(guide, "Not now: only look through the exercise")
    guide.expect_status("ready")
    expect(guide.root.get_by_text(library().exercise("double-knee-lifts").steps[0].text).first).to_be_visible()
    expect(guide.root.get_by_role("list").last.get_by_role("listitem").first).to_be_visible()
    assert kept(fast_page) == []


def test_it_holds_for_24_hours_and_no_longer(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
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


def test_another_exercise_asks_for_its_own_alone(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
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


def test_a_sign_for_a_doctor_opens_once_somebody_agreed(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
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


def test_the_exercises_own_not_if_keeps_it_closed(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
    guide = surface.open(fast_page, "04-seated-twist")
    begin(guide)
    none_of_these(guide, 2)
    guide.entrance.get_by_role("checkbox").first.check()
    answer(guide, "Go on with what I ticked")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Ask first")
    answer(guide, "Yes, exercise is fine")
    answer(guide, "Skip this and start")
    guide.expect_status("running")


def test_the_numbers_can_be_changed_and_are_remembered(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
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


def test_the_page_that_says_whom_to_call_is_printed_alone(voila: Server, fast_page: Page) -> None:
    guide = Surface("voila", voila).open(fast_page, "04-seated-twist")
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


def test_a_doubled_touch_answers_once(voila: Server, fast_page: Page) -> None:
    guide = Surface("voila", voila).open(fast_page, "04-seated-twist")
    begin(guide)
    largest = guide.entrance.locator(".lb-main")
    box = largest.bounding_box()
    assert box
    fast_page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(guide.entrance).to_contain_text("2 of 4")
    assert len(said(fast_page, "answers")) == 1


# ── Pain ──────────────────────────────────────────────────────────────────────


def to_pain(guide: GuideOnPage) -> None:
    begin(guide)
    none_of_these(guide)
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")


def test_pain_by_touch_by_arrows_and_by_typing(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    to_pain(guide)
    radios = guide.entrance.get_by_role("group", name="How much pain do you have now?").get_by_role("radio")
    expect(radios).to_have_count(11)
    radios.nth(3).check()
    fast_page.keyboard.press("ArrowRight")
    expect(radios.nth(4)).to_be_checked()
    expect(guide.entrance).to_contain_text("4 to 5: Do less.")
    for keys, chosen in (("7", 7), ("10", 10), ("2", 2), ("0", 0)):
        for key in keys:
            fast_page.keyboard.press(key)
        expect(radios.nth(chosen)).to_be_checked()
    guide.entrance.get_by_label("In the back").check()
    answer(guide, "Start")
    guide.expect_status("running")
    # Kept as it is said; the last word counts.
    pain = said(fast_page, "pain")[-1]
    assert (pain["when"], pain["value"], pain["where"]) == ("before", 0, "back")


@pytest.mark.parametrize(("keys", "where"), [("6", None), ("3", "Down one leg")])
def test_much_pain_or_pain_down_a_leg_offers_not_to_start(
    voila: Server, fast_page: Page, keys: str, where: str | None
) -> None:
    guide = Surface("voila", voila).open(fast_page, "04-seated-twist")
    to_pain(guide)
    fast_page.keyboard.press(keys)
    if where:
        guide.entrance.get_by_label(where).check()
    answer(guide, "Start")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Perhaps not now")
    answer(guide, "Leave it for now")
    guide.expect_status("ready")
    # What was said is kept; it is no session.
    assert {one["value"] for one in said(fast_page, "pain")} == {int(keys)}
    assert said(fast_page, "start") == []
    begin(guide)
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")
    fast_page.keyboard.press(keys)
    answer(guide, "Start")
    if keys == "6":
        answer(guide, "Start all the same")
    guide.expect_status("running")


def test_pain_down_both_legs_asks_for_the_emergency_signs_again(voila: Server, fast_page: Page) -> None:
    guide = Surface("voila", voila).open(fast_page, "04-seated-twist")
    to_pain(guide)
    guide.entrance.get_by_label("Down both legs").check()
    answer(guide, "Start")
    both = library().safety.emergency[0]
    assert both.place == "both-legs"
    expect(guide.entrance.get_by_label(both.text)).to_be_checked()
    answer(guide, "Go on with what I ticked")
    expect(guide.entrance.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])


def test_pain_afterwards_and_where_it_went(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    guide.expect_status("finished")
    after = guide.root.get_by_role("group", name="How much pain do you have now?")
    after.get_by_role("radio", name="3", exact=True).check()
    assert [one["value"] for one in said(fast_page, "pain")] == [3]
    guide.root.get_by_label("Further down the leg").check()
    expect(guide.root.get_by_text("Pain that goes further down the leg is a reason to stop.")).to_be_visible()
    last = said(fast_page, "pain")[-1]
    assert (last["when"], last["value"], last["direction"]) == ("after", 3, "further")
    # Nothing praises.
    assert not any(word in (guide.root.text_content() or "").lower() for word in ("well done", "great", "improve"))


def test_at_the_next_visit_it_asks_whether_it_settled(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    guide.root.get_by_role("group", name="How much pain").get_by_role("radio", name="5", exact=True).check()
    guide.advance(20 * HOUR)
    guide.button("Start again").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text("How was it after the last time?")
    expect(guide.entrance).to_contain_text("your pain was 5 afterwards")
    answer(guide, "No, it did not")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Do less this time")
    answer(guide, "Go on")
    assert [one["value"] for one in said(fast_page, "settled")] == [False]
    answer(guide, "Skip this and start")
    guide.press("Stop")
    # Once is enough.
    guide.button("Start again").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")


# ── Stopping ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("reason", library().safety.reasons, ids=lambda reason: reason.id)
def test_each_reason_leads_where_the_table_says(voila: Server, fast_page: Page, reason: Any) -> None:
    guide = Surface("voila", voila).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    guide.advance(3)
    guide.press("Stop")
    guide.expect_status("stopped")
    expect(guide.root.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    guide.button(reason.text).press("Enter")
    expect(guide.root.get_by_text(library().safety.leads[reason.leads])).to_be_visible()
    (told,) = said(fast_page, "reason")
    assert (told["reason"], told["leads"], told["blocks"]) == (reason.id, reason.leads, reason.blocks)
    (stop,) = said(fast_page, "stop")
    assert (stop["held"], stop["planned"] > 3) == (3, True)
    guide.button("Start again").press("Enter")
    heading = guide.entrance.get_by_role("heading")
    first = {
        "emergency": library().safety.leads["emergency"],
        "soon": EMERGENCY,
        "today": "Before you start",
        "later": "Before you start",
    }[reason.leads]
    expect(heading).to_have_text(first)
    if reason.blocks:
        none_of_these(guide)
        expect(heading).to_have_text("Ask first")
        expect(guide.entrance).to_contain_text(reason.text)
        answer(guide, "Yes, exercise is fine")
        expect(heading).to_have_text("Before you start")


def test_dizzy_in_the_twist_asks_for_the_first_signs(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button("I am dizzy").press("Enter")
    expect(guide.root.get_by_text(library().safety.reasons[0].text)).to_be_visible()
    guide.button("Yes").press("Enter")
    expect(guide.root.get_by_text(library().safety.leads["emergency"])).to_be_visible()
    assert [one["leads"] for one in said(fast_page, "reason")] == ["emergency"]


def test_a_reason_may_be_left_out(voila: Server, fast_page: Page) -> None:
    surface = Surface("voila", voila)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    fast_page.keyboard.press("Escape")
    guide.expect_status("stopped")
    guide.press("Start again")
    guide.expect_status("running")
    assert said(fast_page, "reason") == []


def test_stop_in_the_large_view_leads_to_the_reasons(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Large view")
    fast_page.get_by_role("dialog").get_by_role("button", name="Stop").press("Enter")
    guide.expect_status("stopped")
    expect(fast_page.get_by_role("dialog")).to_have_count(0)
    expect(guide.root.get_by_role("heading", name="Why did you stop?")).to_be_focused()


def test_what_was_held_is_recorded_not_what_was_planned(voila: Server, fast_page: Page) -> None:
    guide = Surface("voila", voila).open(fast_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.run(until="hold-45")
    guide.advance(2)
    guide.press("Stop")
    (stop,) = said(fast_page, "stop")
    assert (stop["step"], stop["planned"], stop["held"]) == ("hold-45", 3, 2)
