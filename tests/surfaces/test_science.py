"""An exercise's own science: by keyboard on each surface, what the slider shows and says, and two questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .surface import SIDEWAYS, Surface, axe, readable

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .servers import Server

LIFTS, RAISE, TWIST, DOWN = "03-double-knee-lifts", "02-raise-and-pull", "04-seated-twist", "01-standing-roll-down"


def science(surface: Surface, page: Page, notebook: str) -> Locator:
    """Open a notebook and come to its science."""
    surface.open(page, notebook)
    return surface.part(page, "Its own science", ".lb-science")


def test_the_slider_moves_figure_curves_and_words_by_keyboard(surface: Surface, page: Page) -> None:
    piece = science(surface, page, LIFTS).locator("[data-piece='levers']")
    slider = piece.get_by_role("slider", name="How far out")
    moment = piece.locator("[data-curve='moment'] output")
    arm, shin = piece.locator(".lb-lever-arm"), piece.locator(".lb-body").first
    expect(moment).to_have_text("-11 N m")
    expect(piece.locator(".lb-science-said")).to_contain_text("lies almost over the hips")
    before = arm.get_attribute("d"), shin.get_attribute("d")
    slider.focus()
    page.keyboard.press("End")
    expect(moment).to_have_text("84 N m")
    expect(piece.locator("[data-curve='lever'] output")).to_have_text("31 cm")
    expect(piece.locator("[data-curve='hips'] output")).to_have_text("5°")
    expect(slider).to_have_attribute("aria-valuetext", "Hips, flexion 5°, Lever of the legs' weight (below 0: over the belly) 31 cm, Moment of both legs at the hips 84 N m")  # fmt: skip # noqa: E501
    expect(piece.locator(".lb-science-said")).to_contain_text("pull with many times the weight of the legs")
    expect(piece.locator(".lb-science-said")).to_contain_text("Bogduk, Pearcy and Hadfield 1992")
    expect(piece).to_contain_text("What this cannot show: How hard a muscle pulls")
    expect(arm).not_to_have_attribute("d", before[0] or "")
    page.keyboard.press("Home")
    expect(moment).to_have_text("-11 N m")
    # The questions, by keyboard too.
    piece.get_by_text("Two questions", exact=True).focus()
    page.keyboard.press("Enter")
    question = piece.locator("[data-question='pull-newtons']")
    question.get_by_role("spinbutton").fill("2025")
    question.get_by_role("button", name="Check", exact=True).press("Enter")
    expect(question.get_by_role("status").filter(has_text="8,100 N cm")).to_be_visible()


def test_the_pain_of_two_people_is_drawn_on_the_leg(site: Server, page: Page) -> None:
    piece = science(Surface("site", site), page, RAISE).locator("[data-piece='direction']")
    line = piece.locator(".lb-pain-line")
    slider = piece.get_by_role("slider", name="How many times")

    def length() -> float:
        found: float = line.evaluate("path => path.getTotalLength()")
        return found

    def at(name: str, value: str) -> float:
        piece.get_by_role("radio", name=name).check()
        slider.fill(value)
        return length()

    first, second = "The first person's pain reaches to", "The second person's pain reaches to"
    # It leaves the calf for the back; the other one's goes further down, and is followed no further.
    assert at(first, "0") > 4 * at(first, "50")
    assert at(second, "50") > 1.5 * at(second, "0")
    slider.fill("50")
    expect(slider).to_have_attribute("aria-valuetext", f"10 of 10: {first} lower back, {second} thigh")
    expect(piece.locator("[data-kind='sketch']")).to_have_count(2)
    expect(piece).to_contain_text("A sketch is drawn by hand")


def test_nothing_moves_below_while_the_slider_is_drawn(site: Server, page: Page) -> None:
    piece = science(Surface("site", site), page, DOWN).locator("[data-piece='rhythm']")
    slider = piece.get_by_role("slider", name="How far down")
    below = []
    for value in range(0, 51, 5):
        slider.fill(str(value))
        below.append(piece.locator(".lb-science-asked").evaluate("one => one.getBoundingClientRect().top + scrollY"))
    assert len(set(below)) == 1, below


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)])
def test_anyone_can_use_it(site: Server, page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    found = science(Surface("site", site), page, RAISE)
    for one in found.get_by_text("Two questions", exact=True).all():
        one.click()
    assert not page.evaluate(SIDEWAYS)
    assert readable(axe(page, within=".lb-science")) == ""
