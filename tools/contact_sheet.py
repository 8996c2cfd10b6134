"""Each page and state of it on one sheet: wide, on a phone, dark, in forced colours, at 200 %, from right to left.

``make screenshots`` keeps the sheets in ``docs/pictures/sheets``. They are looked at: no test says whether
a page is good.
"""

from __future__ import annotations

import base64
import html
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tests.languages import CODE, made_up
from tests.surfaces.servers import ROOT, file_server, site_in
from tests.surfaces.surface import GuideOnPage, Surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.surfaces.servers import Server

FAST_CLOCK = ROOT / "tests/surfaces/fast_clock.js"
#: The exercise whose states are shown: it has a hold, a limit and, in one of its ways, a question.
EXERCISE = "03-double-knee-lifts"
ASKS = "lower-step-by-step"
WIDE, PHONE = (1280, 800), (360, 740)


@dataclass(frozen=True)
class Look:
    """How the pages of one sheet are shown.

    Parameters
    ----------
    size
        Width and height of the window, in CSS pixels.
    context
        What the browser is told of who looks: scheme, forced colours.
    letters
        The browser's own size of letters, in px; 0: as it is.
    language
        A language folder of the content; empty: English.
    """

    size: tuple[int, int]
    context: dict[str, Any]
    letters: int = 0
    language: str = ""


LOOKS = {
    "wide": Look(WIDE, {}),
    "phone": Look(PHONE, {}),
    "dark": Look(PHONE, {"color_scheme": "dark"}),
    "forced-colours": Look(PHONE, {"forced_colors": "active"}),
    "letters-200": Look(PHONE, {}, letters=32),
    "right-to-left": Look(PHONE, {}, language=CODE),
}


@dataclass(frozen=True)
class _Shown:
    page: Page
    surface: Surface
    look: Look

    def open(self, name: str) -> None:
        """Open a page of the site, as the look has it."""
        self.page.goto(f"{self.surface.server.url}/{name}")
        if self.look.letters:
            self.page.evaluate("size => { document.documentElement.style.fontSize = `${size}px`; }", self.look.letters)
        self.page.evaluate("() => document.fonts.ready")

    def exercise(self, side: str = "do") -> GuideOnPage:
        """Open the exercise at one of its sides."""
        self.open(f"{EXERCISE}.html#{side}")
        guide = GuideOnPage(self.page, self.page.locator(".lb-guide").first)
        guide.root.locator(".lb-body").first.wait_for(state="attached")
        return guide

    def running(self, seconds: float = 0) -> GuideOnPage:
        """Start the exercise and lead it so many seconds on."""
        guide = self.exercise()
        guide.root.locator(".lb-main").first.click()
        guide.enter()
        guide.expect_status("running")
        guide.advance(seconds)
        return guide

    def bar(self, guide: GuideOnPage, place: int) -> None:
        """Press one of the three places of the bar, from its beginning."""
        guide.root.locator(".lb-bar3 > button").nth(place).click()


def _entrance(shown: _Shown) -> None:
    shown.exercise().root.locator(".lb-main").first.click()
    shown.page.locator(".lb-entrance h2").wait_for()


def _paused(shown: _Shown) -> None:
    guide = shown.running(46)
    shown.bar(guide, 1)
    guide.expect_status("paused")


def _question(shown: _Shown) -> None:
    guide = shown.exercise()
    guide.root.locator(".lb-variants").evaluate("one => { one.closest('details').open = true; }")
    guide.root.locator(f"input[value='{ASKS}']").check()
    guide.root.locator(".lb-main").first.click()
    guide.enter()
    guide.run(answer="")


def _stopped(shown: _Shown, reason: int | None = None) -> None:
    guide = shown.running(46)
    shown.bar(guide, 2)
    guide.expect_status("stopped")
    if reason is not None:
        guide.root.locator(".lb-reasons button").nth(reason).click()


def _practised(shown: _Shown) -> None:
    guide = shown.running(46)
    shown.bar(guide, 2)
    guide.expect_status("stopped")
    shown.open("05-my-practice.html")
    shown.page.locator(".lb-session").first.wait_for()


#: Each state by its name, and how one gets there.
STATES: dict[str, Callable[[_Shown], object]] = {
    "first page": lambda shown: shown.open("index.html"),
    "Start here": lambda shown: shown.open("00-start-here.html"),
    "Do": lambda shown: shown.exercise(),
    "Learn": lambda shown: shown.exercise("learn"),
    "Notes": lambda shown: shown.exercise("notes"),
    "what is asked": _entrance,
    "running": lambda shown: shown.running(46),
    "paused": _paused,
    "a question": _question,
    "finished": lambda shown: shown.running().run(),
    "stopped": _stopped,
    "stopped, and why": lambda shown: _stopped(shown, 0),
    "My practice, empty": lambda shown: shown.open("05-my-practice.html"),
    "My practice": _practised,
    "My notes": lambda shown: shown.open("06-my-notes.html"),
    "Study and teach": lambda shown: shown.open("80-study-and-teach.html"),
}


def take(browser: Browser, pictures: Path) -> None:
    """Write a sheet for each look."""
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain"
        plain.mkdir()
        with file_server(site_in(plain, extra=False), plain) as site:
            for name, look in LOOKS.items():
                if look.language:
                    continue
                _sheet(browser, site, look, pictures / f"{name}.jpg")
        other = Path(folder) / "other"
        shutil.copytree(ROOT / "exercises", other / "exercises")
        made_up(other / "exercises")
        asked = {"LOWBACK_EXERCISES": str(other / "exercises"), "LOWBACK_LANGUAGE": CODE}
        with patch.dict(os.environ, asked):
            made = site_in(other, extra=False)
        with file_server(made, other) as site:
            _sheet(browser, site, LOOKS["right-to-left"], pictures / "right-to-left.jpg")


def _sheet(browser: Browser, site: Server, look: Look, path: Path) -> None:
    figures = []
    for name, reach in STATES.items():
        width, height = look.size
        context = browser.new_context(
            viewport={"width": width, "height": height}, timezone_id="Europe/London", locale="en-GB", **look.context
        )
        context.add_init_script(path=FAST_CLOCK)
        page = context.new_page()
        reach(_Shown(page, Surface("site", site), look))
        page.mouse.move(0, 0)
        # What belongs to this moment is drawn with the next frame.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        picture = base64.b64encode(page.screenshot()).decode()
        context.close()
        caption = f"<figcaption>{html.escape(name)}</figcaption>"
        figures.append(f'<figure><img alt="" src="data:image/png;base64,{picture}">{caption}</figure>')
    across = 4 if look.size == WIDE else 8
    page = browser.new_page(viewport={"width": 1920, "height": 1000})
    page.set_content(
        "<style>body{margin:16px;display:grid;gap:16px;background:#777;color:#fff;font:16px sans-serif;"
        f"grid-template-columns:repeat({across},1fr)}}figure{{margin:0}}img{{display:block;width:100%}}</style>{''.join(figures)}"
    )
    page.screenshot(path=path, full_page=True, type="jpeg", quality=72)
    page.close()
