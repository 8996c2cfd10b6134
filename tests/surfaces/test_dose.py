"""The dose as an instrument: what follows is what Python says, by mouse and by keyboard, on every surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lowback
import pytest
from playwright.sync_api import expect

from .surface import SIDEWAYS, Surface, axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

NOTEBOOK = "03-double-knee-lifts"


def dosing(surface: Surface, page: Page, notebook: str = NOTEBOOK) -> Locator:
    """Open a notebook and wait for its dose."""
    surface.open(page, notebook)
    return surface.part(page, "Change it", ".lb-dosing")


def words(seconds: float) -> str:
    """Return a time as the page writes it."""
    minutes, rest = divmod(int(seconds), 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)) or "0 s"


def shows(dose: Locator, seconds: float, tension: float) -> None:
    """It shows the total time and the time under tension."""
    expect(dose.locator(".lb-bar-total").first).to_have_text(words(seconds))
    expect(dose.locator(".lb-legend-sum .lb-legend-time")).to_have_text(words(tension))


def test_what_follows_is_what_python_says(surface: Surface, page: Page) -> None:
    dose = dosing(surface, page)
    first = lowback.times("double-knee-lifts")
    shows(dose, first["total"], first["tension"])
    dose.get_by_role("button", name="Less: Hold, legs stretched").click()
    dose.get_by_role("button", name="Less: Repetitions").press("Enter")
    changed = lowback.times("double-knee-lifts", hold=2, repetitions=4)
    shows(dose, changed["total"], changed["tension"])
    # What the page began with stays beside it.
    expect(dose.locator(".lb-bar-total").nth(1)).to_have_text(words(first["total"]))
    expect(dose.locator("code")).to_have_text('lowback.Guide("double-knee-lifts", repetitions=4, hold=2)')
    # The source's limit holds here too.
    hold = dose.get_by_role("spinbutton", name="Hold, legs stretched")
    hold.fill("60")
    hold.press("Tab")
    expect(hold).to_have_value("3")
    changed = lowback.times("double-knee-lifts", "article", hold=3, repetitions=4)
    dose.get_by_text("Another way to do it").click()
    dose.get_by_role("radio", name="As in the article: legs low").check()
    expect(dose.locator("code")).to_contain_text('variant="article"')
    shows(dose, changed["total"], changed["tension"])


def test_the_legs_angle_by_keyboard_and_a_body_of_ones_own(surface: Surface, page: Page) -> None:
    dose = dosing(surface, page)
    moment = dose.locator(".lb-moment")
    expect(moment).to_have_text(f"About {round(lowback.hip_moment(45))} N m at the hips")
    angle = dose.get_by_role("slider", name="Legs above the floor")
    for _ in range(5):
        angle.press("ArrowLeft")
    expect(moment).to_have_text(f"About {round(lowback.hip_moment(40))} N m at the hips")
    angle.press("Home")
    expect(moment).to_have_text(f"About {round(lowback.hip_moment(0))} N m at the hips")
    mass = dose.get_by_role("spinbutton", name="Body mass, in kg")
    mass.fill("95")
    expect(moment).to_have_text(f"About {round(lowback.hip_moment(0, mass=95))} N m at the hips")
    dose.get_by_role("checkbox", name="Segments of young women").check()
    expect(moment).to_have_text(f"About {round(lowback.hip_moment(0, mass=95, whose='women'))} N m at the hips")
    stature = dose.get_by_role("spinbutton", name="Height, in cm")
    stature.fill("999")
    stature.press("Tab")
    expect(stature).to_have_value("220")
    expect(moment).to_have_text(
        f"About {round(lowback.hip_moment(0, mass=95, stature=2.2, whose='women'))} N m at the hips"
    )
    angle.press("End")
    dose.get_by_role("checkbox", name="Knees bent, shins level").check()
    expect(moment).to_have_text(
        f"About {round(lowback.hip_moment(90, 90, mass=95, stature=2.2, whose='women'))} N m at the hips"
    )


@pytest.mark.parametrize("surface", ["site"], indirect=True)
@pytest.mark.parametrize("notebook", ["01-standing-roll-down", "02-raise-and-pull", "04-seated-twist"])
def test_where_there_is_no_model_it_says_what_is_known_and_what_is_not(
    surface: Surface, page: Page, notebook: str
) -> None:
    dose = dosing(surface, page, notebook)
    expect(dose.get_by_text("What is known")).to_be_visible()
    expect(dose.get_by_text("What is not", exact=True)).to_be_visible()
    expect(dose.locator(".lb-load")).to_contain_text("Sources: ")
    expect(dose.locator(".lb-moment")).to_have_count(0)


def test_anyone_can_use_it(surface: Surface, page: Page) -> None:
    dose = dosing(surface, page)
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if surface.name != "lab":
            page.set_viewport_size({"width": width, "height": 800})
            assert not page.evaluate(SIDEWAYS)
        assert axe(page, within=".lb-dosing") == [], (scheme, width)
    small = dose.locator("button, input, label.lb-check").evaluate_all(
        """found => found.map(one => one.closest("label") ?? one).filter(one => {
			const { width, height } = one.getBoundingClientRect();
			return height < 43.5 || width < 43.5;
		}).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert small == []
