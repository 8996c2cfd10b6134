"""*Start here*: three short screens, and the signs behind one touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .surface import SIDEWAYS, Surface, axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .servers import Server

NOTEBOOK = "00-start-here"
TITLES = ["1 Some signs need a doctor", "2 Begin where you are", "3 Put it where you see it"]


def started(surface: Surface, page: Page) -> Locator:
    """Open the page and wait for its screens."""
    page.goto(surface.address(NOTEBOOK))
    if surface.name == "lab":
        surface.run_all(page)
    found = page.locator(".lb-opening")
    found.wait_for()
    return found


def test_three_screens_each_with_a_picture(surface: Surface, page: Page) -> None:
    found = started(surface, page)
    expect(found.get_by_role("heading", level=2)).to_have_text(TITLES)
    screens = found.locator(".lb-opening-screen")
    expect(screens).to_have_count(3)
    for at in range(3):
        expect(screens.nth(at).locator(".lb-opening-picture svg").first).to_be_visible()
    # Who lies, lies on: bending while standing is not the first of them.
    expect(found.get_by_role("link", name="On my back")).to_be_visible()
    assert found.locator(".lb-opening-cards a").all_text_contents()[-1] == "Standing"
    expect(found.locator(".lb-opening-band strong")).to_have_text(["0 to 3", "4 to 5", "6 to 10"])


@pytest.mark.parametrize("name", ["site", "voila"])
def test_on_a_phone_each_screen_is_a_screen(request: pytest.FixtureRequest, page: Page, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    found = started(Surface(name, request.getfixturevalue(name)), page)  # type: ignore[arg-type]
    for screen in found.locator(".lb-opening-screen").all():
        box = screen.bounding_box()
        assert box
        assert box["height"] <= 740
    # It was 7,640 px.
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 2_800
    assert not page.evaluate(SIDEWAYS)
    assert axe(page) == []


@pytest.mark.parametrize("name", ["site", "voila"])
def test_the_signs_are_one_touch_away(request: pytest.FixtureRequest, page: Page, name: str) -> None:
    surface = Surface(name, request.getfixturevalue(name))  # type: ignore[arg-type]
    found = started(surface, page)
    signs = [sign.text for sign in (*library().safety.emergency, *library().safety.same_day, *library().safety.soon)]
    last = page.get_by_text(signs[-1], exact=True)
    expect(last).to_be_hidden()
    found.get_by_role("link", name="See the signs").click()
    expect(last).to_be_visible()
    for sign in signs:
        expect(page.get_by_text(sign, exact=True)).to_be_visible()
    # A number is there to be pressed before the first sign, and that for advice behind the last.
    call, advice = page.get_by_role("link", name="999", exact=True), page.get_by_role("link", name="808 24 24 24")
    expect(call).to_have_attribute("href", "tel:999")
    expect(advice).to_have_attribute("href", "tel:808242424")
    boxes = [part.bounding_box() for part in (call, page.get_by_text(signs[0], exact=True), last, advice)]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 4
    assert tops == sorted(tops)
    assert "None" not in (page.locator("main").text_content() or "")


@pytest.mark.parametrize("name", ["site", "voila"])
def test_help_on_the_first_page_leads_to_the_signs_themselves(
    request: pytest.FixtureRequest, page: Page, name: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(request.getfixturevalue(name).url)
    page.get_by_role("link", name="Get help now").click()
    page.get_by_role("link", name="All the signs").click()
    # What is drawn above it once the page is there does not push it out of sight.
    page.locator(".lb-opening-screen").first.wait_for()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", name="Signs that need a doctor, not an exercise")).to_be_in_viewport()
    expect(page.get_by_text(library().safety.emergency[0].text, exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("name", ["site", "voila"])
def test_get_help_on_every_page_is_a_number_to_press(request: pytest.FixtureRequest, page: Page, name: str) -> None:
    surface = Surface(name, request.getfixturevalue(name))  # type: ignore[arg-type]
    for notebook in ("03-double-knee-lifts", "05-my-practice", "00-start-here"):
        page.goto(surface.address(notebook))
        page.get_by_role("link", name="Get help", exact=True).click()
        dialog = page.get_by_role("dialog", name="Get help now")
        expect(dialog.locator(".lb-call").first).to_be_in_viewport(ratio=1)
        expect(dialog.get_by_role("link", name="All the signs")).to_be_visible()
    # And there it is again, once it was closed.
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Get help", exact=True).click()
    expect(page.get_by_role("dialog", name="Get help now")).to_be_visible()


def test_a_position_leads_to_its_exercise(surface: Surface, page: Page) -> None:
    started(surface, page).get_by_role("link", name="Sitting").click()
    if surface.name == "lab":
        page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)", has=page.get_by_text("Seated twist")).first.wait_for()
    else:
        page.wait_for_url("**/04-seated-twist.*")


def test_a_page_without_widgets_says_the_same_in_words(site: Server) -> None:
    del site
    import lowback  # noqa: PLC0415 - the widget itself, without a page

    bundle = lowback.StartHere()._repr_mimebundle_()
    assert bundle
    words = bundle[0]["text/markdown"]
    for title in ("1. Some signs need a doctor", "2. Begin where you are", "3. Put it where you see it"):
        assert f"**{title}**" in words
    assert "[On my back: Double-knee lifts](03-double-knee-lifts.ipynb)" in words
    assert "**6 to 10**: That is a reason to stop." in words
