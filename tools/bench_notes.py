"""The figures of the notes: an exercise's page in front of a large store, saving, and scrolling a long list."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lowback.content import library  # noqa: E402
from lowback.store.store import Store  # noqa: E402

from tests.notes_made import notes  # noqa: E402
from tests.surfaces.servers import database_in, voila_server  # noqa: E402
from tools.bench_rows import Row, row  # noqa: E402
from tools.browser import program  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

_EXERCISE, _NOTEBOOK = "seated-twist", "04-seated-twist"
_RUNS = 7
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: Write a note and save it: how long until its card is on the screen, and until the store has it, in ms.
_SAVE = """
async text => {
	const form = document.querySelector(".lb-composer");
	const { courier } = globalThis[Symbol.for("lowback.record.1")];
	form.querySelector("textarea[rows='4']").value = text;
	const began = performance.now();
	const acknowledged = new Promise(done => {
		let sent = false;
		const end = courier.watch(() => {
			sent ||= courier.waiting;
			if (sent && !courier.waiting) { end(); done(performance.now() - began); }
		});
	});
	form.requestSubmit();
	const painted = await new Promise(done => {
		const look = () => [...document.querySelectorAll(".lb-note-text")].some(one => one.textContent === text)
			? requestAnimationFrame(() => done(performance.now() - began)) : setTimeout(look, 1);
		look();
	});
	return [painted, await acknowledged];
}
"""
#: Scroll the list from its top to its end, a screen a frame: the longest frame, in ms.
_SCROLL = """
async () => {
	const frame = () => new Promise(done => requestAnimationFrame(done));
	const box = document.querySelector(".lb-notes.lb-margin");
	let longest = 0;
	let before = await frame();
	for (let at = 0; at < box.scrollHeight; at += box.clientHeight) {
		box.scrollTop = at;
		const now = await frame();
		longest = Math.max(longest, now - before);
		before = now;
	}
	return longest;
}
"""


def filled(folder: Path, here: int, elsewhere: int) -> str:
    """Make a store with notes on one exercise, and on the others; return its address."""
    folder.mkdir()
    address = database_in(folder)
    store = Store(address)
    store.put(notes(_NOW, here, exercise=_EXERCISE))
    others = [name for name in library().exercises if name != _EXERCISE]
    for at in range(0, elsewhere, 2500):
        store.put(notes(_NOW, min(2500, elsewhere - at), exercise=others[at // 2500 % 3], seed=at + 7))
    store.close()
    return address


def opened(page: Page, url: str, count: int) -> float:
    """Open the exercise's page; return the time until its notes are there, in ms."""
    began = time.perf_counter()
    page.goto(f"{url}/voila/render/{_NOTEBOOK}.ipynb#notes", wait_until="commit")
    page.locator(f"[data-notes='{count}']").wait_for(timeout=120_000)
    return (time.perf_counter() - began) * 1000


def page_ms(folder: Path, here: int, elsewhere: int) -> list[float]:
    """Return the time until an exercise's page shows its notes, of so many in the store, in ms, n times."""
    address = filled(folder, here, elsewhere)
    with voila_server(folder, database=address) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_context().new_page()
        opened(page, server.url, here)
        times = [opened(page, server.url, here) for _ in range(_RUNS)]
        browser.close()
    return times


def saving_and_scrolling(folder: Path, count: int) -> dict[str, Any]:
    """Return what saving a note beside so many takes, until seen and acknowledged, and the longest frame, in ms."""
    address = filled(folder, count, 0)
    with voila_server(folder, database=address) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        page.add_init_script(
            "localStorage.setItem('lowback.notes.on', '1');"
            "localStorage.setItem('lowback.author.1', JSON.stringify({ id: 'me', name: 'Me' }));"
        )
        opened(page, server.url, count)
        page.wait_for_function("() => !globalThis[Symbol.for('lowback.record.1')].courier.waiting")
        longest = [page.evaluate(_SCROLL) for _ in range(3)]
        saved = []
        for at in range(_RUNS):
            # By its class: to look for a name, the test's own driver goes through every element of the page.
            page.locator(".lb-notes-top .lb-main").press("Enter")
            page.locator(".lb-composer select").first.select_option("exercise")
            saved.append(page.evaluate(_SAVE, f"saved {at}"))
        browser.close()
    seen, acknowledged = zip(*saved, strict=True)
    return {"seen": seen, "acknowledged": acknowledged, "frame": longest}


def figures(folder: Path) -> list[Row]:
    """Measure, print, and return the rows."""
    found = saving_and_scrolling(folder / "list", 2000)
    few = row("exercise with 10 notes until they are shown", page_ms(folder / "few", 10, 0), "ms")
    return [
        few,
        row(
            "exercise with 50 notes of 100,000 until shown",
            page_ms(folder / "many", 50, 99_950),
            "ms",
            "at most 1.2 x",
            base=few,
        ),
        row("a note beside 2,000, saved until seen", found["seen"], "ms", "at most 100"),
        row("a note beside 2,000, until the store has it", found["acknowledged"], "ms", "at most 500"),
        row("2,000 notes scrolled: longest frame", found["frame"], "ms", "at most 50"),
    ]
