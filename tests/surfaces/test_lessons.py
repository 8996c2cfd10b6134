"""The way through: what was done stands beside each lesson, from the browser; and a lesson's parts have links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .surface import SIDEWAYS, Surface, axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LESSON = "seated-twist"
NOTEBOOK = f"{library().numbers[LESSON]}-{LESSON}"


def lessons(surface: Surface, page: Page) -> Locator:
    """Open the start page and wait for its lessons."""
    page.goto(surface.address("00-start-here"))
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
    count = len(library().lessons[LESSON].questions)
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


def test_each_part_of_a_lesson_has_a_link_at_the_top(surface: Surface, page: Page) -> None:
    surface.open(page, NOTEBOOK)
    for part in ("Does it work?", "Check yourself"):
        page.locator("[id='cell-id=title'], .jp-Notebook-cell").first.scroll_into_view_if_needed()
        page.get_by_role("link", name=part, exact=True).click()
        expect(page.get_by_role("heading", name=part, exact=False)).to_be_in_viewport()
