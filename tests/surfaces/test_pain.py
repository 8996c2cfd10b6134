"""Pain before and after an exercise: as a person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .asked import answer, begin, kept, none_of_these, said
from .surface import GuideOnPage, Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server

HOUR = 3600


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
    expect(guide.entrance).to_contain_text("4 to 5: Do fewer, and not as far.")
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
    site: Server, fast_page: Page, keys: str, where: str | None
) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    to_pain(guide)
    fast_page.keyboard.press(keys)
    if where:
        guide.entrance.get_by_label(where).check()
    answer(guide, "Next")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Perhaps not now")
    answer(guide, "Leave it for now")
    guide.expect_status("ready")
    # What was said is kept; it is no session.
    assert {one["value"] for one in said(fast_page, "pain")} == {int(keys)}
    assert said(fast_page, "start") == []
    # It is not forgotten at the next press: less is to be said, not more.
    begin(guide)
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")
    expect(guide.entrance).to_contain_text("Change what is different now.")
    expect(guide.entrance.get_by_role("radio", name=keys, exact=True)).to_be_checked()
    answer(guide, "Next")
    expect(guide.entrance.locator(".lb-numbers")).to_have_count(1)
    if where:
        # Somebody else is to judge: nobody starts all the same.
        expect(guide.entrance.get_by_role("button", name="Start all the same")).to_have_count(0)
        expect(guide.entrance).to_contain_text("or an advice line that knows of it said that exercise is fine for you?")
    answer(guide, "Yes, exercise is fine" if where else "Start all the same")
    guide.expect_status("running")


def test_with_much_pain_only_heel_slides_are_open(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "03-double-knee-lifts")
    to_pain(guide)
    fast_page.keyboard.press("6")
    answer(guide, "Next")
    answer(guide, "Start all the same")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Only one way today")
    answer(guide, "Heel slides · easier")
    guide.expect_status("running")
    (begun,) = [record for record in kept(fast_page) if record["kind"] == "session"]
    assert begun["about"]["variant"] == "heel-slides"


def test_pain_down_both_legs_asks_for_the_emergency_signs_again(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    to_pain(guide)
    guide.entrance.get_by_label("Down both legs").check()
    answer(guide, "Next")
    both = library().safety.emergency[0]
    assert both.place == "both-legs"
    expect(guide.entrance.get_by_label(both.text)).to_be_checked()
    answer(guide, "What I ticked is true")
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
    # It closes the exercise as a stop for it does; the last word on it counts.
    lock = guide.root.locator(".lb-lock")
    guide.button("Done").press("Enter")
    expect(lock.get_by_role("heading")).to_have_text("Ask first")
    expect(guide.root.locator(".lb-intro")).to_be_hidden()


def test_what_keeps_it_closed_is_what_one_sees_after_the_end(site: Server, fast_page: Page) -> None:
    """While it led, the page behind it was shorter; where it stood scrolled to then is another place now."""
    fast_page.set_viewport_size({"width": 360, "height": 740})
    surface = Surface("site", site)
    for closed in (False, True):
        guide = surface.open(fast_page, "04-seated-twist" if closed else "02-raise-and-pull")
        fast_page.evaluate("() => document.querySelector('.lb-guide .lb-start').scrollIntoView()")
        guide.press("Start")
        guide.run()
        guide.expect_status("finished")
        if closed:
            guide.root.get_by_role("radio", name="3", exact=True).check()
            guide.root.get_by_label("Further down the leg").check()
        guide.button("Done").click()
        seen = guide.root.locator(".lb-lock").get_by_role("heading") if closed else guide.button("Start")
        expect(seen).to_be_in_viewport(ratio=1)


def test_at_the_next_visit_it_asks_whether_it_settled(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    guide.root.get_by_role("group", name="How much pain").get_by_role("radio", name="5", exact=True).check()
    guide.advance(20 * HOUR)
    guide.leave()
    guide.button("Start").press("Enter")
    # After a night the check comes first.
    none_of_these(guide, 4)
    expect(guide.entrance.get_by_role("heading")).to_have_text("How was it after the last time?")
    expect(guide.entrance).to_contain_text("your pain was 5 afterwards")
    answer(guide, "No, it did not")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Do less this time")
    answer(guide, "Next")
    assert [one["value"] for one in said(fast_page, "settled")] == [False]
    answer(guide, "Skip this and start")
    guide.press("Stop")
    # Once is enough.
    guide.leave()
    guide.button("Start").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")


def test_much_pain_afterwards_offers_nothing_more(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    guide.expect_status("finished")
    scale = guide.root.get_by_role("radiogroup").or_(guide.root.locator(".lb-scale")).first
    another = guide.button("Another exercise")
    expect(another).to_be_visible()
    scale.get_by_role("radio", name="5", exact=True).press("Space")
    expect(another).to_be_visible()
    scale.get_by_role("radio", name="6", exact=True).press("Space")
    expect(another).to_be_hidden()
    heading = guide.root.locator(".lb-ending").get_by_role("heading")
    expect(heading).to_have_text("Enough for today")
    # A slip of the finger is taken back.
    scale.get_by_role("radio", name="3", exact=True).press("Space")
    expect(another).to_be_visible()
    expect(heading).to_have_text("Finished")
    expect(guide.root.locator(".lb-ending")).not_to_contain_text("Stop for today")
    scale.get_by_role("radio", name="6", exact=True).press("Space")
    expect(another).to_be_hidden()
    # So it is where the next exercise would begin, and on the first page.
    guide.button("Done").press("Enter")
    lock = guide.root.locator(".lb-lock")
    expect(lock.get_by_role("heading")).to_have_text("Enough for today")
    guide.button("Start").press("Enter")
    expect(guide.entrance.locator(".lb-main")).to_have_text("Leave it for now")
    answer(guide, "Leave it for now")
    guide.expect_status("finished")
    fast_page.goto(f"{site.url}/index.html")
    expect(fast_page.locator(".lb-closed")).to_contain_text("Leave the exercises for now.")
    state = fast_page.locator("[data-exercise='seated-twist'] .lb-card-state")
    expect(state).to_have_text("It hurt afterwards. Leave it for today.")


def test_on_a_phone_a_number_stays_under_the_finger_and_a_warning_comes_into_sight(
    site: Server, fast_page: Page
) -> None:
    fast_page.set_viewport_size({"width": 360, "height": 740})
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    to_pain(guide)
    fast_page.keyboard.press("3")
    answer(guide, "Start")
    guide.run()
    guide.expect_status("finished")
    eight = guide.root.get_by_role("radio", name="8", exact=True)
    eight.scroll_into_view_if_needed()
    before = eight.bounding_box()
    eight.check()
    leads = guide.root.locator(".lb-leads")
    expect(leads).to_contain_text("That is worse than before.")
    assert eight.bounding_box() == before
    further = guide.root.get_by_label("Further down the leg")
    further.check()
    expect(leads).to_contain_text("Get help now if it goes into both legs")
    expect(leads).to_be_in_viewport()


def test_pain_down_a_leg_at_a_stop_is_asked_about_before_another_exercise(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.press("Stop")
    guide.button("Pain or numbness goes down a leg").press("Enter")
    guide.button("No, none of it").press("Enter")
    expect(guide.root.locator(".lb-ending")).to_contain_text("and no other while the pain goes down your leg")
    other = surface.open(fast_page, "03-double-knee-lifts")
    begin(other)
    none_of_these(other, 4)
    expect(other.entrance).to_contain_text("Change what is different now.")
    expect(other.entrance.get_by_label("Down one leg")).to_be_checked()
    answer(other, "Next")
    expect(other.entrance.get_by_role("heading")).to_have_text("Perhaps not now")
    answer(other, "Back")
    other.entrance.get_by_label("In the back").check()
    answer(other, "Start")
    other.expect_status("running")


def test_old_pain_down_both_legs_is_asked_about_once(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    to_pain(guide)
    guide.entrance.get_by_label("Down both legs").check()
    answer(guide, "Next")
    expect(guide.entrance).to_contain_text("If it is neither new nor getting worse, take the tick away.")
    guide.entrance.get_by_role("checkbox").first.uncheck()
    answer(guide, "None of these")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Before you start")
    answer(guide, "Next")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Perhaps not now")
    answer(guide, "Yes, exercise is fine")
    guide.expect_status("running")


def test_after_much_pain_somebody_can_be_called_and_the_gentlest_way_alone_is_open(
    site: Server, fast_page: Page
) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.run()
    guide.root.get_by_role("radio", name="2", exact=True).check()
    # What is over needs no word to go on.
    expect(guide.root.locator(".lb-ending .lb-band")).to_have_text("")
    expect(guide.root.locator(".lb-ending .lb-numbers")).to_be_hidden()
    guide.root.get_by_role("radio", name="8", exact=True).check()
    line = guide.root.locator(".lb-ending").get_by_role("link", name="Advice line: 111")
    guide.button("Whom to call").press("Enter")
    expect(line).to_be_in_viewport()
    guide.button("Rest").press("Enter")
    expect(line).to_be_visible()
    other = surface.open(fast_page, "03-double-knee-lifts")
    begin(other)
    none_of_these(other, 1)
    answer(other, "Start all the same")
    expect(other.entrance.get_by_role("heading")).to_have_text("Only one way today")


def test_held_sideways_nothing_lies_over_where_the_pain_is(site: Server, fast_page: Page) -> None:
    fast_page.set_viewport_size({"width": 740, "height": 360})
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    to_pain(guide)
    # All of it is on one screen.
    expect(guide.entrance.get_by_text("Down both legs")).to_be_in_viewport(ratio=1)
    expect(guide.entrance.locator(".lb-main")).to_be_in_viewport(ratio=1)
    legs = guide.entrance.get_by_text("Down both legs").bounding_box()
    on = guide.entrance.locator(".lb-main").bounding_box()
    assert legs
    assert on
    assert on["y"] >= legs["y"] + legs["height"]


def test_what_stands_below_a_number_does_not_move_when_it_is_chosen(site: Server, fast_page: Page) -> None:
    guide = Surface("site", site).open(fast_page, "04-seated-twist")
    guide.button("Start").press("Enter")
    none_of_these(guide)
    scale = guide.entrance.locator(".lb-scale")
    below = guide.entrance.get_by_text("Where is it?")
    before = below.bounding_box()
    assert before
    scale.get_by_role("radio", name="7", exact=True).press("Space")
    expect(guide.entrance.locator(".lb-band")).to_have_text("6 to 10: It is better not to begin.")
    assert below.bounding_box() == before
    # Where not starting is offered first, the button does not say that it starts.
    expect(guide.entrance.locator(".lb-main")).to_have_text("Next")
    guide.entrance.locator(".lb-main").press("Enter")
    expect(guide.entrance.get_by_role("heading")).to_have_text("Perhaps not now")
