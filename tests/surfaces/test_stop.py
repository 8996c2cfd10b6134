"""Stopping, with a reason or without, and what an end says: as a person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from lowback.content.model import signs_of
from playwright.sync_api import expect

from .asked import EMERGENCY, answer, begin, none_of_these, said
from .surface import Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server


@pytest.mark.parametrize("reason", library().safety.reasons, ids=lambda reason: reason.id)
def test_each_reason_leads_where_the_table_says(site: Server, fast_page: Page, reason: Any) -> None:
    guide = Surface("site", site).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    guide.advance(3)
    guide.press("Stop")
    guide.expect_status("stopped")
    expect(guide.root.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    signs = signs_of(reason, library().safety)
    guide.button(reason.title or signs[0]).press("Enter")
    if reason.title:
        # Where there are several, one of them is enough; none of them, and the question is asked again.
        expect(guide.root.locator(".lb-ending-body li")).to_have_text(list(signs))
        guide.button("No, none of it").press("Enter")
        expect(guide.root.get_by_role("heading", name="Why did you stop?")).to_be_focused()
        guide.button(reason.title).press("Enter")
        guide.button("Yes").press("Enter")
    if reason.with_signs:
        # What would make it more than that is asked for.
        expect(guide.root.get_by_text("Is any of this there too?")).to_be_visible()
        guide.button("No, none of it").press("Enter")
    if reason.id == "dizzy":
        expect(guide.root.locator(".lb-ending")).to_contain_text("Hold on to something and bend your knees.")
    expect(guide.root.locator(".lb-ending").get_by_text(library().safety.leads[reason.leads])).to_be_visible()
    told = said(fast_page, "reason")[-1]
    assert (told["reason"], told["leads"], told["blocks"]) == (reason.id, reason.leads, reason.blocks)
    (stop,) = said(fast_page, "stop")
    assert (stop["held"], stop["planned"] > 3) == (3, True)
    if reason.opens_check:
        # All the signs, and nothing begins behind them.
        none_of_these(guide)
        expect(guide.entrance).to_have_count(0)
        guide.expect_status("stopped")
    # Nobody is told to start again, least of all where the answer is help, or enough for today.
    expect(guide.root.get_by_text("again", exact=True)).to_have_count(0)
    guide.leave()
    lock = guide.root.locator(".lb-lock")
    if reason.leads == "emergency":
        expect(lock.get_by_role("heading")).to_have_text(library().safety.leads["emergency"])
        expect(guide.button("Start")).to_be_hidden()
        return
    guide.button("Start").press("Enter")
    heading = guide.entrance.get_by_role("heading")
    if reason.leads == "same-day":
        expect(lock.get_by_role("heading")).to_have_text("Get help today")
        expect(heading).to_have_text("Get help today")
        return
    # Sharp pain asks all of it again.
    again = reason.leads == "soon" or (reason.asks_again and not reason.opens_check)
    first = EMERGENCY if again else "Before you start"
    expect(heading).to_have_text(first)
    if reason.blocks:
        none_of_these(guide)
        expect(heading).to_have_text("Ask first")
        expect(guide.entrance).to_contain_text(reason.text)
        answer(guide, "Yes, exercise is fine")
        expect(heading).to_have_text("Before you start")


@pytest.mark.parametrize("reason", ["Chest, head or tummy", "Both legs", "Between the legs, peeing or pooing"])
def test_one_emergency_has_one_instruction_at_the_stop_and_later(site: Server, fast_page: Page, reason: str) -> None:
    drives = "Or have somebody take you to a hospital now: do not drive yourself."
    waits = "Call, then wait for the ambulance. Let nobody else drive you."
    told, other = (waits, drives) if reason.startswith("Chest") else (drives, waits)
    guide = Surface("site", site).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    guide.press("Stop")
    guide.button(reason).press("Enter")
    guide.button("Yes").press("Enter")
    expect(guide.root.locator(".lb-ending")).to_contain_text(told)
    guide.leave()
    guide.button("Seen by a doctor, or ticked by mistake?").press("Enter")
    expect(guide.entrance).to_contain_text(told)
    expect(guide.entrance).not_to_contain_text(other)


@pytest.mark.parametrize(
    "case",
    [
        ("Pain or numbness goes down a leg", "A foot drops or drags", "Get help today", "same-day"),
        ("Sharp pain, or my back hurts more", "A sudden strong pain in the middle", "Get help today", "same-day"),
        ("I am dizzy", "Suddenly: a very strong headache", "Get help now. Call the emergency number.", "emergency"),
    ],
)
def test_what_is_asked_beside_a_reason_leads_where_its_signs_lead(
    site: Server, fast_page: Page, case: tuple[str, str, str, str]
) -> None:
    reason, sign, heading, leads = case
    guide = Surface("site", site).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    guide.press("Stop")
    guide.button(reason).press("Enter")
    expect(guide.root.locator(".lb-ending-body li").filter(has_text=sign)).to_be_visible()
    guide.button("Yes").press("Enter")
    expect(guide.root.locator(".lb-ending").get_by_role("heading", name=heading)).to_be_visible()
    assert said(fast_page, "reason")[-1]["leads"] == leads
    if leads == "same-day":
        expect(guide.root.locator(".lb-ending")).to_contain_text("If you reach nobody today, go to a hospital.")


def test_after_sharp_pain_nothing_more_is_offered_today(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(20)
    guide.press("Stop")
    # What the body does first comes before what is asked.
    expect(guide.root.get_by_text("First turn back to the middle.")).to_be_visible()
    guide.button("Sharp pain, or my back hurts more").press("Enter")
    guide.button("No, none of it").press("Enter")
    expect(guide.root.get_by_role("heading", name="Enough for today")).to_be_visible()
    expect(guide.button("Another exercise")).to_be_hidden()
    expect(guide.button("Change my answer")).to_be_in_viewport(ratio=1)
    # Beside "Enough for today" no number says to carry on.
    scale, band = guide.root.locator(".lb-player .lb-scale"), guide.root.locator(".lb-player .lb-band")
    scale.get_by_role("radio", name="2", exact=True).press("Space")
    expect(band).to_be_empty()
    scale.get_by_role("radio", name="7", exact=True).press("Space")
    expect(band).to_have_text("6 to 10: That is a reason to stop.")
    guide.button("Rest").press("Enter")
    expect(guide.button("Another exercise")).to_be_hidden()
    # Who begins all the same is told so once more, on a line of its own, for a day.
    guide.button("Done").press("Enter")
    guide.button("Start").press("Enter")
    none_of_these(guide)
    told = guide.entrance.get_by_text("That was enough for today. Leave it for now.")
    expect(told).to_be_visible()
    expect(guide.entrance.locator(".lb-main")).to_have_text("Leave it for now")
    assert told.evaluate("element => getComputedStyle(element).display") == "block"
    fast_page.goto(f"{site.url}/index.html")
    expect(fast_page.locator(".lb-closed")).to_have_text("That was enough for today. Leave the exercises for now.")
    state = fast_page.locator("[data-exercise='seated-twist'] .lb-card-state")
    expect(state).to_have_text("Stopped today. Leave it for today.")
    expect(fast_page.locator("[data-exercise='raise-and-pull'] .lb-card-state")).to_be_hidden()


def test_another_reason_does_not_make_little_of_much_pain(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button("I am tired").press("Enter")
    expect(guide.root.locator(".lb-sentence")).to_have_text("Come back to it whenever you like.")
    guide.root.get_by_role("radio", name="9", exact=True).press("Space")
    guide.button("Change my answer").press("Enter")
    guide.button("No reason").press("Enter")
    expect(guide.root.get_by_role("radio", name="9", exact=True)).to_be_checked()
    expect(guide.root.locator(".lb-sentence")).to_contain_text("Stop for today.")
    expect(guide.button("Another exercise")).to_be_hidden()


def test_who_is_dizzy_is_told_what_to_do_before_anything_is_asked(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    guide.press("Stop")
    guide.button("I am dizzy").press("Enter")
    ending = guide.root.locator(".lb-ending")
    expect(ending.get_by_role("heading")).to_have_text("I am dizzy")
    first, asked = ending.locator(".lb-ending-body > p").all_inner_texts()
    assert first == "Hold on to something and bend your knees. Then sit or lie down until it has passed."
    assert asked == "Is any of this there too?"


@pytest.mark.parametrize("size", [(740, 360), (844, 390)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_held_sideways_every_reason_that_asks_for_something_is_in_sight(
    site: Server, fast_page: Page, size: tuple[int, int]
) -> None:
    fast_page.set_viewport_size({"width": size[0], "height": size[1]})
    guide = Surface("site", site).open(fast_page, "01-standing-roll-down")
    guide.press("Start")
    guide.press("Stop")
    reasons = guide.root.locator(".lb-reasons .lb-reason")
    expect(reasons).to_have_count(8)
    room = guide.root.locator(".lb-ending").bounding_box()
    assert room
    for reason in reasons.all():
        box = reason.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= room["y"] + room["height"], reason.inner_text()


def test_who_skipped_most_of_it_is_not_told_that_it_was_all(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.press("Start")
    while guide.status == "running":
        guide.root.locator(".lb-onward").press("Enter")
    guide.expect_status("finished")
    sentence = guide.root.locator(".lb-sentence")
    expect(sentence).to_have_text("This is the end. Much of it was skipped. Stay as you are for a moment.")
    guide.again()
    guide.run()
    expect(sentence).to_have_text("That was all of it. Stay as you are for a moment.")


def test_dizzy_in_the_twist_asks_for_the_first_signs(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button("I am dizzy").press("Enter")
    for sign in signs_of(library().safety.reasons[0], library().safety):
        expect(guide.root.locator(".lb-ending-body")).to_contain_text(sign)
    guide.button("Yes").press("Enter")
    expect(guide.root.locator(".lb-ending").get_by_text(library().safety.leads["emergency"])).to_be_visible()
    assert said(fast_page, "reason")[-1]["leads"] == "emergency"


@pytest.mark.parametrize("opened", ["Between the legs, peeing or pooing", "I am dizzy"])
def test_a_list_of_signs_that_was_left_half_way_is_asked_before_the_next_exercise(
    site: Server, fast_page: Page, opened: str
) -> None:
    """The phone goes dark while somebody reads them, and the page is loaded anew."""
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button(opened).press("Enter")
    expect(guide.button("Yes")).to_be_visible()
    fast_page.evaluate("() => globalThis[Symbol.for('lowback.record.1')].keeper.settled()")
    guide = surface.open(fast_page, "04-seated-twist")
    # The clock of the test begins anew with the page: half a minute later is later.
    guide.advance(30)
    begin(guide)
    expect(guide.entrance.get_by_role("heading")).to_have_text(EMERGENCY)


def test_signs_that_were_read_and_are_not_there_ask_nothing_more(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button("Between the legs, peeing or pooing").press("Enter")
    guide.button("No, none of it").press("Enter")
    guide.leave()
    begin(guide)
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")


def test_the_reasons_to_stop_are_one_screen_of_a_phone(site: Server, fast_page: Page) -> None:
    """What is alarming first, and nothing below the fold: nobody has to look for a reason lying on the floor."""
    fast_page.set_viewport_size({"width": 360, "height": 740})
    guide = Surface("site", site).open(fast_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.press("Stop")
    reasons = guide.root.locator(".lb-reason")
    expect(reasons).to_have_count(11)
    expect(reasons.first).to_have_text("Chest, head or tummy")
    expect(reasons.last).to_have_text("No reason")
    for at in range(11):
        expect(reasons.nth(at)).to_be_in_viewport(ratio=1)
        assert reasons.nth(at).evaluate("element => element.offsetHeight") >= 44


def test_a_reason_may_be_left_out(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    fast_page.keyboard.press("Escape")
    guide.expect_status("stopped")
    guide.again()
    guide.expect_status("running")
    assert said(fast_page, "reason") == []


def test_stop_in_the_large_view_leads_to_the_reasons(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Large view")
    dialog = fast_page.get_by_role("dialog")
    dialog.get_by_role("button", name="Stop").press("Enter")
    guide.expect_status("stopped")
    expect(dialog.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    guide.leave()
    expect(dialog).to_have_count(0)


def test_what_was_held_is_recorded_not_what_was_planned(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.run(until="hold-45")
    guide.advance(2)
    guide.press("Stop")
    (stop,) = said(fast_page, "stop")
    assert (stop["step"], stop["planned"], stop["held"]) == ("hold-45", 3, 2)


def test_what_was_stopped_for_stands_above_start(site: Server, fast_page: Page) -> None:
    """Before it is asked again, too: who presses Start knows that somebody has to be asked."""
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    lock = guide.root.locator(".lb-lock")
    expect(lock).to_be_hidden()
    guide.press("Start")
    guide.press("Stop")
    guide.root.get_by_role("button", name="goes down a leg").press("Enter")
    guide.button("No, none of it").press("Enter")
    guide.leave()
    expect(lock.get_by_role("heading", name="Ask first")).to_be_visible()
    expect(lock).to_contain_text("a word from a doctor or a physiotherapist")
