"""The examination: one phone from hand to hand, marks by keyboard, the minutes, tests with their figure, and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .surface import SIDEWAYS, Surface, axe, readable

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .servers import Server

NOTEBOOK = "09-examine"


def part(surface: Surface, page: Page, heading: str, shown: str) -> Locator:
    """Open the notebook and come to a part of it."""
    page.goto(surface.address(NOTEBOOK))
    if surface.name == "lab":
        surface.run_all(page)
    if surface.name == "site":
        # Fetched when the reader comes near.
        page.get_by_role("heading", name=heading, exact=True).first.scroll_into_view_if_needed()
    found = page.locator(shown)
    found.first.wait_for(timeout=60_000)
    surface.come_to(page, found.first)
    return found


def test_one_phone_goes_from_hand_to_hand_and_marks_are_given_by_keyboard(surface: Surface, page: Page) -> None:
    part(surface, page, "Stations", ".lb-station")
    station = page.locator("[data-station='twist']")
    surface.come_to(page, station)
    patient = station.get_by_text("say that you feel dizzy and that you see double")
    # Who is examined reads nothing of what the patient will do.
    expect(station.get_by_text("A person of 60 with a stiff back")).to_be_visible()
    expect(patient).to_be_hidden()
    readers = station.get_by_role("radio")
    readers.first.focus()
    page.keyboard.press("ArrowDown")
    expect(patient).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(patient).to_be_hidden()
    status = station.get_by_role("status").filter(has_text="marks")
    expect(status).to_contain_text("0 of 22 marks.Not passed yet, whatever the marks.")
    neck = station.get_by_role("button", name="Asks of the neck before the head is turned")
    neck.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(neck).to_have_text("2 of 2")
    expect(status).to_contain_text("2 of 22 marks.")
    expect(status).not_to_contain_text("Asks of the neck")
    # One press more takes them back.
    page.keyboard.press("Enter")
    expect(neck).to_have_text("0 of 2")
    expect(status).to_contain_text("Asks of the neck")
    for mark in station.locator("[data-item]", has_text="must").get_by_role("button").all():
        mark.press("Enter")
    expect(status).to_contain_text("Nothing that must be done is missing.")


def test_the_minutes_are_a_deadline(site: Server, fast_page: Page) -> None:
    part(Surface("site", site), fast_page, "Stations", ".lb-station")
    station = fast_page.locator("[data-station='legs']")
    station.get_by_role("radio", name="For who examines").check()
    station.get_by_role("button", name="Begin the 8 minutes").click()
    left = station.locator(".lb-station-left")
    expect(left).to_have_text("8:00 left")
    fast_page.evaluate("() => testClock.advance(479_000)")
    expect(left).to_have_text("0:01 left")
    over = station.get_by_text("The time is over.")
    expect(over).to_be_hidden()
    fast_page.evaluate("() => testClock.advance(1_000)")
    expect(over).to_be_visible()


def test_a_test_is_chosen_and_its_movement_shown(surface: Surface, page: Page) -> None:
    tests = part(surface, page, "Tests", ".lb-tests")
    body = tests.locator(".lb-figure .lb-body").first
    tests.get_by_role("button", name="Straight leg raise").press("Enter")
    told = tests.locator(".lb-test-told")
    expect(told).to_contain_text("sensitivity 0.92, 95 % CI 0.87 to 0.95")
    expect(told).to_contain_text("van der Windt et al. 2010")
    slider = tests.get_by_role("slider", name="Show the movement")
    expect(slider).to_have_attribute(
        "aria-valuetext", "On the back, the right leg straight and lifted, the left long on the floor."
    )
    up = body.get_attribute("d")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "Lying on the back, both legs long on the floor.")
    expect(body).not_to_have_attribute("d", up or "")
    tests.get_by_role("button", name="Ask before you touch").press("Enter")
    expect(slider).to_be_hidden()
    expect(told).to_contain_text("help at once")


def test_it_looks_alike_where_no_guide_stands_beside_it(surface: Surface, page: Page) -> None:
    """Its buttons are round, and what a test tells stands under its name, whatever the host has set."""
    stations = part(surface, page, "Stations", ".lb-station")
    stations.first.get_by_role("radio", name="For who examines").check()
    press = stations.first.get_by_role("button", name="Begin the 8 minutes")
    assert press.evaluate("one => parseFloat(getComputedStyle(one).borderTopLeftRadius) >= one.offsetHeight / 2 - 1")
    assert press.evaluate("one => one.offsetWidth") < 400
    mark = stations.first.get_by_role("button", name="Asks for consent")
    assert mark.evaluate("one => parseFloat(getComputedStyle(one).borderTopLeftRadius)") > 8
    tests = page.locator(".lb-tests")
    if surface.name == "site":
        page.get_by_role("heading", name="Tests", exact=True).scroll_into_view_if_needed()
    tests.wait_for()
    surface.come_to(page, tests)
    above = tests.locator("dt").first.evaluate(
        "one => one.nextElementSibling.getBoundingClientRect().top >= one.getBoundingClientRect().bottom - 1"
    )
    assert above


def test_a_station_is_printed_alone_with_boxes(site: Server, page: Page) -> None:
    part(Surface("site", site), page, "Stations", ".lb-station")
    page.evaluate("() => { window.print = () => { window.printed = document.body.dataset.printing; }; }")
    station = page.locator("[data-station='press-up']")
    expect(station.locator(".lb-paper-lines")).to_be_hidden()
    station.get_by_role("button", name="Print this station").click()
    assert page.evaluate("() => printed") == "station"
    page.emulate_media(media="print")
    # All three cards, and a box a mark.
    for words in ("A person of 38", "You are 38", "Asks for consent"):
        expect(station.get_by_text(words).first).to_be_visible()
    assert (
        station.locator(".lb-paper-boxes").evaluate_all("all => all.map(one => one.textContent).join('').length") == 24
    )
    # Who, when, how many marks and what passes are written by hand.
    lines = station.locator(".lb-paper-lines")
    for words in ("Who is examined:", "Date:", "Who examines:", "Marks, of 24:", "Passed only if each line"):
        expect(lines.get_by_text(words)).to_be_visible()
    # What was counted on the screen is not on the paper, and who is examined does not read the patient's card.
    expect(station.get_by_text("Not passed yet")).to_be_hidden()
    breaks = "all => all.map(one => getComputedStyle(one).breakBefore)"
    assert station.locator(".lb-station-card").evaluate_all(breaks) == ["auto", "page", "page"]
    expect(page.locator("[data-station='legs']")).to_be_hidden()
    expect(page.get_by_role("heading", name="Measures", exact=True)).to_be_hidden()
    # A page for each reader; once it is printed all of the page is there again.
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 3
    expect(page.locator("[data-station='legs']")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_anyone_can_use_it(site: Server, page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    surface = Surface("site", site)
    for heading, shown in (
        ("Stations", ".lb-station"),
        ("Cues", ".lb-cue-bank"),
        ("Tests", ".lb-tests"),
        ("Measures", ".lb-measures"),
    ):
        part(surface, page, heading, shown)
        for reader in page.get_by_role("radio", name="For who examines").all():
            reader.check()
        assert not page.evaluate(SIDEWAYS)
        assert readable(axe(page, within=".lb-examination")) == "", heading
