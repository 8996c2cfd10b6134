"""Prints the figures, each beside the bare engine's in the same run: ratios and differences, not promises.

python tools/bench.py
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from jupyter_client.manager import start_new_kernel
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lowback.content import library  # noqa: E402
from lowback.course.packed import movement_data  # noqa: E402
from lowback.store.store import Store  # noqa: E402

from tests.histories import history  # noqa: E402
from tests.surfaces.servers import Server, database_in, voila_server, wait_until  # noqa: E402
from tests.surfaces.surface import GuideOnPage  # noqa: E402
from tools.bench_notes import figures as notes  # noqa: E402
from tools.bench_pages import BARE, bare_notebook  # noqa: E402
from tools.bench_pages import figures as pages  # noqa: E402
from tools.bench_preview import figures as preview  # noqa: E402
from tools.bench_rows import Row, among, row  # noqa: E402
from tools.browser import program  # noqa: E402
from tools.soak import measure, show, table  # noqa: E402

_IMPORT = """
import time
began = time.perf_counter()
import ipywidgets, anywidget
bare = time.perf_counter()
import lowback
lowback.Guide
print((bare - began) * 1000, (time.perf_counter() - bare) * 1000)
"""
_MOVEMENT = """
import time
from lowback.content import library
exercise = library().exercise({name!r})
began = time.perf_counter()
from lowback.course.packed import movement_data
movement_data(exercise)
print((time.perf_counter() - began) * 1000)
"""
_GUIDE = "import lowback\n\nlowback.Guide('double-knee-lifts')"
#: Frames are counted for so long, on one core made so many times slower.
_WATCH_MS, _THROTTLE = 4000, 4
_COUNT = """
ms => new Promise(done => {
	const shadow = document.querySelector(".lb-player .lb-shadow");
	let drawn = 0;
	const watch = new MutationObserver(() => drawn++);
	watch.observe(shadow, { attributeFilter: ["d"] });
	const began = performance.now();
	setTimeout(() => { watch.disconnect(); done(drawn / (performance.now() - began) * 1000); }, ms);
})
"""
_RUNS = 5

#: Whether the browser has so many records, each with its row.
_HAS_ALL = """
async count => {
	const record = globalThis[Symbol.for("lowback.record.1")];
	return record?.courier.store && !record.courier.waiting && (await record.keeper.rows()).length === count;
}
"""


def _timed(code: str) -> list[list[float]]:
    """Return what a program says it took, in ms: a list for each of its figures, of n runs.

    After one run more, to let Python keep its compiled modules.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = [sys.executable, "-c", code]
    said = [
        [
            float(word)
            for word in subprocess.run(run, check=True, capture_output=True, text=True, env=kept).stdout.split()
        ]
        for _ in range(_RUNS + 1)
    ]
    return [list(every) for every in zip(*said[1:], strict=True)]


def kernel_ms(code: str) -> tuple[list[float], list[float]]:
    """Return how long a kernel takes to start, and from then on to run this, in ms, n times."""
    starts, runs = [], []
    for _ in range(_RUNS):
        began = time.perf_counter()
        manager, client = start_new_kernel(kernel_name="python3")
        started = time.perf_counter()
        client.execute_interactive(code, allow_stdin=False, output_hook=lambda _: None, timeout=60)
        ended = time.perf_counter()
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        starts.append((started - began) * 1000)
        runs.append((ended - started) * 1000)
    return starts, runs


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


def kernel_memory(server: Server, path: str, last: str) -> list[float]:
    """Return the memory of a page's kernel once all of the page is there, in MiB, n times."""
    memory = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        for _ in range(_RUNS):
            page = browser.new_context().new_page()
            page.goto(f"{server.url}/voila/render/{path}", wait_until="commit")
            # What is drawn before there is a kernel says nothing of one.
            page.locator(last).first.wait_for(state="attached")
            kernel = server.kernels()[0]
            memory.append(psutil.Process(kernel.pid).memory_full_info().uss / 2**20)
            page.context.close()
            wait_until(lambda: not server.kernels(), 20, "the kernel to end with its page")
        browser.close()
    return memory


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


def package_rows() -> list[Row]:
    """Measure imports, the bundle, and the movement of each exercise."""
    engine, ours = _timed(_IMPORT)
    bare = row("import ipywidgets, anywidget", engine, "ms")
    bundle = (ROOT / "widgets/lowback/static/guide.js").read_bytes()
    rows = [
        bare,
        row("import lowback, Guide: added", ours, "ms", "at most 60", base=bare),
        row("guide bundle, gzipped", [len(gzip.compress(bundle)) / 1024], "KB", "at most 40"),
    ]
    for name, exercise in library().exercises.items():
        data = json.dumps(movement_data(exercise), separators=(",", ":")).encode()
        rows.append(row(f"movement of {name}, gzipped", [len(gzip.compress(data)) / 1024], "KB", "at most 40"))
        (computed,) = _timed(_MOVEMENT.format(name=name))
        rows.append(row(f"movement of {name}, computed", computed, "ms", "at most 50"))
    return rows


def kernel_rows() -> list[Row]:
    """Measure how a kernel starts, what it then runs for a page's first widget, and what memory it has."""
    starts, button = kernel_ms(BARE)
    _, guide = kernel_ms(_GUIDE)
    bare = row("kernel: one Button", button, "ms")
    rows = [row("kernel until it answers", starts, "ms"), bare, row("kernel: one Guide", guide, "ms", base=bare)]
    with tempfile.TemporaryDirectory() as folder, voila_server(Path(folder)) as server:
        bare_notebook(Path(folder) / "notebooks")
        engine = kernel_memory(server, "bare.ipynb", ".jupyter-button")
        ours = kernel_memory(server, "03-double-knee-lifts.ipynb", ".lb-notes")
        frames = frames_a_second(server)
    base = row("memory of the bare page's kernel", engine, "MiB")
    added = [memory - base["value"] for memory in ours]
    return [
        *rows,
        base,
        row("memory of an exercise's kernel: added", added, "MiB", "at most 8", base=base),
        row("figure, page throttled 4 times", frames, "a second", "at least 50"),
    ]


def practice_rows() -> list[Row]:
    """Measure My practice with few records and with those of ten years."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (practice_ms(Path(folder) / str(count), count) for count in (10, 15_000))
    base = row("My practice with 10 records until shown", few, "ms")
    return [base, row("My practice with 15,000 (ten years)", many, "ms", "at most 1.5 x", base=base)]


def timing_rows() -> list[Row]:
    """Measure by how much phases end too late, beside the other ways to keep time."""
    print("\nTwo minutes of phases; `make soak` takes thirty.", flush=True)
    timed = table(measure(2))
    show(timed)
    print()
    rows: dict[str, Row] = {}
    # What there is to compare with first.
    for item in sorted(timed, key=lambda item: item["way"] == "Lowback"):
        name = f"{item['way']}, {item['mode']}: worst"
        base = rows.get(f"ipywidgets.Play, {item['mode']}: worst")
        rows[name] = among(row(name, [float(str(item["worst"]))], "ms late", base=base), int(str(item["n"])))
    return list(rows.values())


def main() -> None:
    """Measure, print, and write ``build/bench.json``: a list of rows, from one run."""
    rows = [*package_rows(), *kernel_rows(), *practice_rows()]
    for measured in (preview, notes, pages):
        with tempfile.TemporaryDirectory() as folder:
            rows += measured(Path(folder))
    rows += timing_rows()
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
