"""How soon an author sees what they saved."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.surfaces.servers import preview_server
from tests.surfaces.surface import PREVIEW_SHOWS
from tools.bench_rows import Row, row
from tools.browser import program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
_FILE = "04-seated-twist.toml"
_CUE = 'cue = "Sit tall, legs crossed"'
_RUNS = 5


def _saves(folder: Path) -> Iterator[float]:
    """Save a file of an exercise again and again; give after how many ms each was on the page."""
    copy = folder / "exercises"
    shutil.copytree(ROOT / "exercises", copy)
    text = (copy / _FILE).read_text(encoding="utf-8")
    with preview_server(copy, "seated-twist") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.url)
        page.frame_locator("iframe").last.locator(".lb-guide .lb-body").first.wait_for()
        for number in range(_RUNS):
            words = f"Sit like tree {number}"
            (copy / _FILE).write_text(text.replace(_CUE, f'cue = "{words}"', 1), encoding="utf-8")
            saved = time.time()
            yield page.wait_for_function(PREVIEW_SHOWS, arg=words).json_value() - saved * 1000
        browser.close()


def figures(folder: Path) -> list[Row]:
    """Measure how soon a save is on the page of ``lowback preview``."""
    return [row("a save until the preview shows it", list(_saves(folder)), "ms", "at most 1000")]
