"""The way through: what was done stands beside each lesson, from the browser; and a lesson's parts have links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from lowback.content.lesson import asked_in
from playwright.sync_api import expect

from tests.lessons import EXERCISES

from .surface import SIDEWAYS, Surface, axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .servers import Server

#: What the parts of a lesson show, once they are near.
SHOWN = {
    "See it": ".lb-movement",
    "Understand it": ".lb-muscles",
    "Change it": ".lb-dosing",
    "Check yourself": ".lb-questions:not(.lb-science *) .lb-question",
}
LESSON = "seated-twist"
NOTEBOOK = f"{library().numbers[LESSON]}-{LESSON}"


def lessons(surface: Surface, page: Page) -> Locator:
    """Open the page for who studies, and wait for its lessons."""
    page.goto(surface.address("80-study-and-teach"))
    if surface.name == "lab":
        surface.run_all(page)
    found = page.locator(".lb-lessons")
    found.wait_for(timeout=60_000)
    return found


def test_what_was_done_stands_beside_each_lesson(surface: Surface, fast_page: Page) -> None:
    page = fast_page
    found = lessons(surface, page)
    expect(found.locator(".lb-lesson")).to_have_count(len(library().exercises))
    own = found.locator(f"[data-lesson='{LESSON}']")
    count = len(asked_in(library().lessons[LESSON]))
    expect(own.locator("ul > li")).to_have_text(["Not practised yet.", f"0 of {count} questions answered."])
    # The lesson is a link: to its page, or to its notebook.
    own.get_by_role("link").click()
    if surface.name == "lab":
        page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)", has=page.get_by_text("Seated twist")).first.wait_for()
    else:
        page.wait_for_url(f"**/{NOTEBOOK}.*")
    guide = surface.open(page, NOTEBOOK)
    guide.press("Start")
    guide.expect_status("running")
    guide.run()
    guide.expect_status("finished")
    card = surface.part(page, "Check yourself", "[data-question='how-many']")
    card.get_by_role("spinbutton").fill("5")
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.locator(".lb-verdict")).to_have_text("Yes.")
    own = lessons(surface, page).locator(f"[data-lesson='{LESSON}']")
    expect(own.locator("ul > li")).to_have_text(
        [re.compile(r"^Practised once\. Last on \w+ \d+, \d{4}\.$"), f"1 of {count} questions answered."]
    )


@pytest.mark.parametrize("surface", ["site"], indirect=True)
def test_anyone_can_use_it(surface: Surface, page: Page) -> None:
    lessons(surface, page)
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SIDEWAYS)
        assert axe(page) == [], (scheme, width)


def test_each_part_of_a_lesson_has_a_link(surface: Surface, page: Page) -> None:
    """At the top of the notebook in JupyterLab; at the side of the lesson on a page."""
    surface.open(page, NOTEBOOK)
    surface.turn(page, "Learn")
    sections = page.locator(".jp-NotebookPanel" if surface.name == "lab" else ".lb-sections")
    for part in ("Does it work?", "Check yourself"):
        if surface.name == "lab":
            page.locator(".jp-Notebook-cell").first.scroll_into_view_if_needed()
        sections.get_by_role("link", name=part, exact=True).click()
        expect(page.get_by_role("heading", name=part, exact=False)).to_be_in_viewport()


@pytest.mark.parametrize("surface", ["site", "voila"], indirect=True)
def test_each_side_of_an_exercise_has_an_address(surface: Surface, page: Page) -> None:
    page.goto(f"{surface.address(NOTEBOOK)}#learn")
    expect(page.get_by_role("heading", name="Learning outcomes")).to_be_visible()
    tabs = page.locator(".lb-tabs")
    expect(tabs.get_by_role("link", name="Learn")).to_have_attribute("aria-current", "page")
    expect(page.locator(".lb-guide")).to_be_hidden()
    tabs.get_by_role("link", name="Do").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Learning outcomes")).to_be_hidden()
    # A place on another side turns to it first.
    page.evaluate("() => { location.hash = '#See-it'; }")
    expect(page.get_by_role("heading", name="See it")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_nobody_is_led_by_what_they_turned_away_from(site: Server, fast_page: Page) -> None:
    surface = Surface("site", site)
    guide = surface.open(fast_page, NOTEBOOK)
    guide.press("Start")
    guide.advance(2)
    surface.turn(fast_page, "Learn")
    guide.expect_status("paused")


#: So high was the page of a lesson before it had sides, in px, at 1280 and at 360 px: the lesson's own is half of it.
_WAS = {1280: 10_471, 360: 16_812}


@pytest.mark.parametrize("notebook", EXERCISES)
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_a_lesson_is_half_as_long_as_it_was(site: Server, page: Page, notebook: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    surface = Surface("site", site)
    surface.open(page, notebook)
    surface.turn(page, "Learn")
    for part, shown in SHOWN.items():
        page.get_by_role("heading", name=part, exact=True).scroll_into_view_if_needed()
        page.locator(shown).first.wait_for()
    # The science was not there then.
    page.locator("[id^='cell-id=science']").evaluate_all("found => found.forEach(one => one.remove())")
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 0.55 * _WAS[width]


def test_no_code_where_there_is_no_cell(surface: Surface, page: Page) -> None:
    surface.open(page, NOTEBOOK)
    words = page.locator("p", has_text="In a cell of your own:")
    if surface.name == "lab":
        words.scroll_into_view_if_needed()
        expect(words).to_be_visible()
        return
    surface.turn(page, "Learn")
    for part, shown in SHOWN.items():
        surface.part(page, part, shown)
    expect(words).to_be_hidden()
    expect(page.locator("[data-page-side=learn] code").locator("visible=true")).to_have_count(0)
    expect(page.locator(".lb-typed")).to_be_hidden()


def test_a_note_on_what_one_types_brings_it_into_the_lesson(site: Server, page: Page) -> None:
    Surface("site", site).open(page, NOTEBOOK)
    words = page.locator("p", has_text="In a cell of your own:")
    expect(words).to_be_hidden()
    words.evaluate("element => element.dispatchEvent(new Event('lowback:reveal', { bubbles: true }))")
    expect(words).to_be_visible()
    expect(page.locator(".lb-tabs").get_by_role("link", name="Learn")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize("name", ["site", "voila"])
def test_what_is_folded_away_opens_by_touch_and_by_whatever_leads_there(
    request: pytest.FixtureRequest, page: Page, name: str
) -> None:
    surface = Surface(name, request.getfixturevalue(name))  # type: ignore[arg-type]
    surface.open(page, NOTEBOOK)
    surface.turn(page, "Learn")
    fold = page.get_by_role("button", name="Who should leave it out, in exact terms")
    inside = page.get_by_text("Leave this exercise out if")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(inside).to_be_hidden()
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(inside).to_be_visible()
    fold.press("Enter")
    expect(inside).to_be_hidden()
    # A search of the browser's own, and a note's place, open it.
    inside.evaluate("element => element.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(inside).to_be_visible()
    fold.click()
    inside.evaluate("element => element.dispatchEvent(new Event('lowback:reveal', { bubbles: true }))")
    expect(inside).to_be_visible()
    assert axe(page) == []
