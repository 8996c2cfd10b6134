"""Prints the figures, each beside the bare engine's in the same run: ratios and differences, not promises.

python tools/bench.py
"""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lowback.content import library  # noqa: E402
from lowback.kinematics.packed import movement_data  # noqa: E402
from lowback.store.store import Store  # noqa: E402

from tests.histories import history  # noqa: E402
from tests.surfaces.servers import Server, database_in, voila_server, wait_until  # noqa: E402
from tests.surfaces.surface import GuideOnPage  # noqa: E402
from tools.bench_notes import figures  # noqa: E402
from tools.bench_pages import figures as pages  # noqa: E402
from tools.browser import program  # noqa: E402
from tools.soak import measure, show, table  # noqa: E402

_IMPORT = """
import time, ipywidgets, anywidget
began = time.perf_counter()
import lowback
lowback.Guide
print((time.perf_counter() - began) * 1000)
"""
_MOVEMENT = """
import time
from lowback.content import library
exercise = library().exercise({name!r})
began = time.perf_counter()
from lowback.kinematics.packed import movement_data
movement_data(exercise)
print((time.perf_counter() - began) * 1000)
"""
#: Frames are counted for so long, on one core made so many times slower.
_WATCH_MS, _THROTTLE = 4000, 4
_COUNT = """
ms => new Promise(done => {
	const shadow = document.querySelector(".lb-field .lb-shadow");
	let drawn = 0;
	const watch = new MutationObserver(() => drawn++);
	watch.observe(shadow, { attributeFilter: ["d"] });
	const began = performance.now();
	setTimeout(() => { watch.disconnect(); done(drawn / (performance.now() - began) * 1000); }, ms);
})
"""
_BARE = "import ipywidgets\n\nipywidgets.Button(description='Button')"
_RUNS = 5

#: Whether the browser has so many records, each with its row.
_HAS_ALL = """
async count => {
	const record = globalThis[Symbol.for("lowback.record.1")];
	return record?.courier.store && !record.courier.waiting && (await record.keeper.rows()).length === count;
}
"""


def _timed(code: str) -> list[float]:
    """Return what a program says it took, in ms, n times, after once to let Python keep its compiled modules."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = [sys.executable, "-c", code]
    said = [
        float(subprocess.run(run, check=True, capture_output=True, text=True, env=kept).stdout)
        for _ in range(_RUNS + 1)
    ]
    return said[1:]


def import_ms() -> list[float]:
    """Return what ``import lowback`` with its Guide adds to importing ipywidgets and anywidget, in ms, n times."""
    return _timed(_IMPORT)


def movement_ms(name: str) -> list[float]:
    """Return what importing and computing the movement of an exercise takes, in ms, n times."""
    return _timed(_MOVEMENT.format(name=name))


def frames_a_second(server: Server) -> list[float]:
    """Return how many frames of the figure are drawn a second, its page's core throttled four times, n times.

    The browser slows the page's own thread; what paints beside it has the machine's other cores, as on a phone.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{server.url}/voila/render/01-standing-roll-down.ipynb")
        page.locator(".lb-guide").wait_for()
        page.wait_for_load_state("networkidle")
        # The figure performs a long, slow phase on real time: rolling down.
        guide = page.locator(".lb-guide")
        guide.get_by_text("Change the amounts").click()
        amount = guide.get_by_role("spinbutton", name="Rolling down")
        amount.fill("30")
        amount.press("Tab")
        GuideOnPage(page, guide).press("Start")
        while page.locator("[aria-current='step']").get_attribute("data-step") != "roll-down":
            page.get_by_role("button", name=re.compile("Skip|I am ready")).click()
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _THROTTLE})
        counted = [page.evaluate(_COUNT, _WATCH_MS) for _ in range(_RUNS)]
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        # A page that is left ends its kernel; a browser that is ended does not.
        page.context.close()
        wait_until(lambda: not server.kernels(), 20, "the kernel to end with its page")
        browser.close()
    return counted


def bare_notebook(folder: Path) -> None:
    """Write the page to compare with: one Button."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(_BARE)])
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(notebook, folder / "bare.ipynb")


def page_figures(server: Server, path: str, ready: str, last: str) -> tuple[list[float], list[float]]:
    """Return when something is on the page in ms, and its kernel's memory once all is there in MiB, n times."""
    times, memory = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        for _ in range(_RUNS):
            page = browser.new_context().new_page()
            began = time.perf_counter()
            page.goto(f"{server.url}/voila/render/{path}", wait_until="commit")
            page.locator(ready).first.wait_for()
            times.append((time.perf_counter() - began) * 1000)
            # What is drawn before there is a kernel says nothing of one.
            page.locator(last).first.wait_for(state="attached")
            kernel = server.kernels()[0]
            memory.append(psutil.Process(kernel.pid).memory_full_info().uss / 2**20)
            page.context.close()
            wait_until(lambda: not server.kernels(), 20, "the kernel to end with its page")
        browser.close()
    return times, memory


def practice_ms(folder: Path, count: int) -> list[float]:
    """Return the time until My practice is shown with so many records in browser and store, in ms, n times."""
    folder.mkdir()
    store = Store(database_in(folder))
    records = history(count, a_day=4)
    for at in range(0, count, 500):
        store.put(records[at : at + 500])
    store.close()
    times = []
    with voila_server(folder, database=database_in(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_context().new_page()
        address = f"{server.url}/voila/render/05-my-practice.ipynb"
        page.goto(address)
        # The first visit brings all of it from the store.
        page.wait_for_function(_HAS_ALL, arg=count, timeout=300_000, polling=500)
        for _ in range(_RUNS):
            began = time.perf_counter()
            page.goto(address, wait_until="commit")
            page.locator(".lb-calendar").wait_for()
            times.append((time.perf_counter() - began) * 1000)
        browser.close()
    return times


def row(name: str, value: float, unit: str, most: str = "") -> dict[str, object]:
    """Print a figure and return it."""
    print(f"{name:<44} {value:>9.1f} {unit:<6} {most}")
    return {"name": name, "value": round(value, 3), "unit": unit, "n": _RUNS}


def main() -> None:
    """Measure, print, and write ``build/bench.json``."""
    rows = [row("import lowback, Guide: added", statistics.median(import_ms()), "ms", "at most 60")]
    bundle = (ROOT / "widgets/lowback/static/guide.js").read_bytes()
    rows.append(row("guide bundle, gzipped", len(gzip.compress(bundle)) / 1024, "KB", "at most 40"))
    for name, exercise in library().exercises.items():
        data = json.dumps(movement_data(exercise), separators=(",", ":")).encode()
        rows.append(row(f"movement of {name}, gzipped", len(gzip.compress(data)) / 1024, "KB", "at most 40"))
        rows.append(row("  imported and computed", statistics.median(movement_ms(name)), "ms", "at most 50"))
    with tempfile.TemporaryDirectory() as folder, voila_server(Path(folder)) as server:
        bare_notebook(Path(folder) / "notebooks")
        bare_times, bare_memory = page_figures(server, "bare.ipynb", ".jupyter-button", ".jupyter-button")
        frames = statistics.median(frames_a_second(server))
        rows.append(row("figure, page throttled 4 times", frames, "a sec", "at least 50"))
        our_times, our_memory = page_figures(server, "03-double-knee-lifts.ipynb", ".lb-guide", ".lb-notes")
    rows += [
        row("kernel of the bare page", statistics.median(bare_memory), "MiB"),
        row(
            "kernel of an exercise: added",
            statistics.median(our_memory) - statistics.median(bare_memory),
            "MiB",
            "at most 8",
        ),
        row("bare page (one Button) until shown", statistics.median(bare_times), "ms"),
        row(
            "exercise until its guide is shown: ratio",
            statistics.median(our_times) / statistics.median(bare_times),
            "x",
        ),
    ]
    with tempfile.TemporaryDirectory() as folder:
        few, many = (statistics.median(practice_ms(Path(folder) / str(count), count)) for count in (10, 15_000))
    rows += [
        row("My practice with 10 records until shown", few, "ms"),
        row("  with 15,000 (ten years): ratio", many / few, "x", "at most 1.5"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        rows += [row(*figure) for figure in figures(Path(folder))]
    with tempfile.TemporaryDirectory() as folder:
        rows += pages(Path(folder))
    print("\nTwo minutes of phases; `make soak` takes thirty.", flush=True)
    timed = table(measure(2))
    show(timed)
    rows += [
        {"name": f"{item['way']}, {item['mode']}: worst", "value": item["worst"], "unit": "ms", "n": item["n"]}
        for item in timed
    ]
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
