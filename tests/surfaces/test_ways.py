"""Another way to do an exercise, on each surface: chosen with who should not, drawn with its chair, led to its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lowback.content import library
from lowback.plan import text_of
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .surface import Surface


def test_a_way_is_chosen_with_its_cautions_and_plays(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    chair = next(variant for variant in library().exercise("seated-twist").variants if variant.id == "chair")
    # The first way is the article's, and the others are folded away.
    now, seat = guide.root.locator(".lb-way"), guide.root.locator(".lb-field:visible .lb-seat")
    expect(now).to_contain_text("As in the article")
    ways = guide.root.locator(".lb-variants").get_by_role("radio")
    expect(ways).to_have_count(0)
    expect(seat).to_have_count(0)
    guide.root.get_by_text("Another way to do it").click()
    expect(ways).to_have_count(5)
    choice = guide.root.get_by_role("radio", name="On a chair · easier")
    # Who should leave this way out is read where it is chosen.
    expect(choice).to_have_accessible_name(re.compile("Leave this way out if you might slip off a chair"))
    choice.check()
    guide.root.get_by_text("Another way to do it").click()
    expect(now).to_contain_text(text_of(chair))
    # And the sentence above Start is true of it.
    expect(guide.root.locator(".lb-intro")).to_contain_text("You sit on a chair")
    # The chair stands there, behind the legs and under the body.
    expect(seat).to_have_count(1)
    assert seat.evaluate("path => path.getBoundingClientRect().height") > 50
    before = seat.evaluate("path => [...path.closest('.lb-body').children].indexOf(path.parentElement)")
    trunk = guide.root.locator(".lb-field:visible .lb-body > g:has(> .lb-trousers + .lb-shirt)")
    assert before < trunk.evaluate("group => [...group.parentElement.children].indexOf(group)")
    guide.press("Start")
    guide.run()
    guide.expect_status("finished")
    assert guide.unticked() == []
    expect(guide.root.locator("[data-step]")).to_have_count(9)
