"""The pages around the guide: what they show, at which widths, in which colours, and that anyone can use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content import library
from playwright.sync_api import expect

from tests.lessons import EXERCISES
from tests.lessons import PAGES as NOTEBOOKS

from .surface import Surface

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .servers import Server


def test_the_landing_page_needs_no_kernel(voila: Server, page: Page) -> None:
    # By process: one of the test before may end meanwhile.
    before = {kernel.pid for kernel in voila.kernels()}
    page.goto(voila.url)
    cards = page.get_by_role("main").get_by_role("listitem")
    expect(cards).to_have_count(len(library().exercises))
    for exercise in library().exercises.values():
        card = cards.filter(has_text=exercise.title)
        expect(card).to_contain_text(exercise.card_caution)
        expect(card).to_contain_text(" min")
    expect(page.get_by_role("link", name="New here? Read this first")).to_be_visible()
    assert {kernel.pid for kernel in voila.kernels()} <= before


def test_home_previous_next_disclaimer_and_version_on_every_page(voila: Server, page: Page) -> None:
    for at, notebook in enumerate(NOTEBOOKS):
        page.goto(f"{voila.url}/voila/render/{notebook}.ipynb")
        expect(page.get_by_role("contentinfo")).to_contain_text(library().introduction.disclaimer)
        expect(page.get_by_role("contentinfo")).to_contain_text("Content 1.")
        expect(page.get_by_role("link", name="Lowback", exact=True)).to_have_attribute("href", "/")
        around = page.get_by_role("navigation", name="Before and after")
        expect(around.get_by_role("link", name="Previous:")).to_have_count(0 if at == 0 else 1)
        expect(around.get_by_role("link", name="Next:")).to_have_count(0 if notebook == NOTEBOOKS[-1] else 1)
    page.goto(voila.url)
    expect(page.get_by_role("contentinfo")).to_contain_text("Content 1.")


def test_the_start_page_leads_to_each_exercise_in_its_own_place(voila: Server, page: Page) -> None:
    page.goto(f"{voila.url}/voila/render/00-start-here.ipynb")
    ways = page.locator(".lb-opening-cards").get_by_role("link")
    expect(ways).to_have_text(["On my back", "Face down", "Sitting", "Standing"])
    ways.last.click()
    page.wait_for_url(f"**/{EXERCISES[0]}.ipynb")
    assert len(page.context.pages) == 1


def test_a_message_waits_for_its_line(voila: Server, page: Page) -> None:
    """Voila sends a page piece by piece: the module may run before the line is there."""
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(voila.url)
    page.evaluate(
        """async () => {
			document.body.dataset.localNetwork = "what is missing";
			await import("/voila/templates/lowback/static/page.js?again");
			const line = document.createElement("p");
			line.id = "lb-message";
			document.body.append(line);
		}"""
    )
    expect(page.locator("#lb-message")).to_have_text("what is missing")


def test_a_plain_address_of_a_local_network_says_what_is_missing(voila: Server, page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'isSecureContext', { value: false }); delete Crypto.prototype.randomUUID;"
    )
    guide = Surface("voila", voila).open(page, "04-seated-twist")
    expect(page.get_by_text("This address is not a secure one")).to_be_visible()
    guide.press("Start")
    guide.expect_status("running")


def test_number_and_controls_fit_a_phone(browser: Browser, voila: Server) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    guide = Surface("voila", voila).open(page, "03-double-knee-lifts")
    expect(guide.button("Start")).to_be_in_viewport(ratio=1)
    guide.press("Start")
    for part in (guide.root.get_by_role("timer"), guide.button("Pause"), guide.button("Stop")):
        expect(part).to_be_in_viewport(ratio=1)
    for button in guide.root.get_by_role("button").all():
        if (box := button.bounding_box()) is not None:
            assert box["height"] >= 44, button
    context.close()


def test_follows_dark_and_light(browser: Browser, voila: Server) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        guide = Surface("voila", voila).open(page, "04-seated-twist")
        grounds[scheme] = (
            page.evaluate("() => getComputedStyle(document.body).backgroundColor"),
            guide.root.locator(".lb-panel").evaluate("element => getComputedStyle(element).backgroundColor"),
        )
        context.close()
    assert grounds == {
        "light": ("rgb(247, 245, 240)", "rgb(255, 253, 249)"),
        "dark": ("rgb(16, 23, 28)", "rgb(24, 33, 40)"),
    }
