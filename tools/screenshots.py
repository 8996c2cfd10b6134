"""Takes the README's pictures again, and the sheets of all pages and states, from the real pages in a real Chromium.

python tools/screenshots.py
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.histories import history  # noqa: E402
from tests.surfaces.noted import notes_on  # noqa: E402
from tests.surfaces.servers import Server, lab_server, voila_server  # noqa: E402
from tests.surfaces.surface import Surface  # noqa: E402
from tools.browser import program  # noqa: E402
from tools.contact_sheet import take  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = ROOT / "docs" / "pictures"
FAST_CLOCK = ROOT / "tests/surfaces/fast_clock.js"


def _page(browser: Browser, width: int, height: int, scheme: str = "light") -> Page:
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    context.add_init_script(path=FAST_CLOCK)
    return context.new_page()


def _hold(surface: Surface, page: Page) -> None:
    """Lead the double-knee lifts to the second repetition's hold."""
    guide = surface.open(page, "03-double-knee-lifts")
    guide.press("Start")
    guide.advance(15 + 25 + 6)
    page.mouse.move(0, 0)


def _weeks(page: Page, server: Server) -> None:
    """Show My practice with some made-up weeks, loaded as a person would load them."""
    page.goto(f"{server.url}/voila/render/05-my-practice.ipynb")
    some = [record for at, record in enumerate(history(150, a_day=2, phases=24)) if at % 7 not in (2, 5, 6)]
    file = json.dumps({"format": "lowback-record", "version": 1, "records": some}).encode()
    load = page.get_by_label("Load a JSON file")
    load.set_input_files({"name": "record.json", "mimeType": "application/json", "buffer": file})
    page.get_by_role("button", name="Take them in").click()
    page.locator(".lb-session").first.wait_for()
    page.evaluate("() => scrollTo(0, 0)")


def _noted(page: Page, surface: Surface) -> None:
    """Show an exercise with some notes."""
    notes = notes_on(surface, page, "03-double-knee-lifts", 0)
    notes.turn_on()
    for words, text, tag in (
        ("stretch your legs out for a few seconds", "How far down before the back arches?", "Transversus abdominis"),
        (
            "It comes first, because with low legs it is hard to keep the back flat.",
            "The lever gets longer.",
            "Eccentric",
        ),
    ):
        notes.select(words)
        notes.button("Note on these words").click()
        notes.write(text, tag=tag)
    page.locator(".lb-guide [data-step='feet-down']").evaluate("element => element.scrollIntoView()")
    page.mouse.move(0, 0)


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        with voila_server(Path(folder)) as server:
            voila = Surface("voila", server)
            page = _page(browser, 1280, 900)
            page.goto(server.url)
            page.screenshot(path=PICTURES / "dashboard.png")
            _hold(voila, page)
            page.screenshot(path=PICTURES / "guide.png")
            page = _page(browser, 1280, 900, "dark")
            _hold(voila, page)
            page.screenshot(path=PICTURES / "guide-dark.png")
            page = _page(browser, 1280, 900)
            _weeks(page, server)
            page.screenshot(path=PICTURES / "practice.png")
            page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
            _noted(page, voila)
            page.screenshot(path=PICTURES / "notes.png")
            page = _page(browser, 1280, 900)
            voila.open(page, "04-seated-twist")
            voila.turn(page, "Learn")
            movement = page.locator(".lb-movement")
            movement.get_by_role("slider").fill("19.5")
            movement.screenshot(path=PICTURES / "movement.png")
            page = _page(browser, 1280, 900)
            voila.open(page, "03-double-knee-lifts")
            voila.turn(page, "Learn")
            page.locator(".lb-sections").get_by_role("link", name="Understand it", exact=True).click()
            page.get_by_role("button", name="Legs out").click()
            page.screenshot(path=PICTURES / "lesson.png")
            page.get_by_role("slider", name="How far out").fill("40")
            page.locator(".lb-science-frame").screenshot(path=PICTURES / "science.png")
            page = _page(browser, 390, 844)
            _hold(voila, page)
            page.screenshot(path=PICTURES / "guide-phone.png")
            page.get_by_role("button", name="Large view").click()
            page.screenshot(path=PICTURES / "large-phone.png")
        other = Path(folder) / "lab"
        other.mkdir()
        with lab_server(other, extra=False) as server:
            page = _page(browser, 1280, 900)
            _hold(Surface("lab", server), page)
            page.locator(".lb-guide .lb-home").evaluate("element => element.scrollIntoView({ block: 'start' })")
            page.screenshot(path=PICTURES / "jupyterlab.png")
        take(browser, PICTURES / "sheets")
        browser.close()
    for path in sorted(PICTURES.rglob("*.*")):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
