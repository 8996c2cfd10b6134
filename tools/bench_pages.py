"""The figures of the pages: how soon Start can be used, beside a bare Voila page and a page of one file."""

from __future__ import annotations

import contextlib
import http.client
import json
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lowback.guide import guide_state  # noqa: E402
from lowback.pages import STATIC  # noqa: E402
from lowback.request import request  # noqa: E402

from tests.surfaces import timing  # noqa: E402
from tests.surfaces.chrome import chrome  # noqa: E402
from tests.surfaces.servers import SITE_PATH, bare_voila, file_server, site_in, voila_server, wait_until  # noqa: E402
from tools.browser import program  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext

    from tests.surfaces.servers import Server

NOTEBOOK, EXERCISE = "04-seated-twist", "seated-twist"
_RUNS = 9
_VISITS = 10_000
#: So many phases of an exercise end while others open their pages, at least.
_ENDS = 15
#: Within so many seconds all of them are whole, or are counted as not.
_WHOLE_WITHIN = 240
#: 10 Mbit/s with 40 ms, as the browser's own protocol wants it.
_SLOW = {"offline": False, "latency": 40, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
#: Notes when what is waited for stands on the page and the next frame begins, in ms since the visit began.
_WATCH = """
(() => {
	const look = () => {
		if (globalThis.usableAt || !document.querySelector(%s)) return;
		requestAnimationFrame(() => {
			if (globalThis.usableAt) return;
			globalThis.usableAt = performance.now();
			console.debug("usable");
		});
	};
	new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
})();
"""
#: Each row, what it is compared with, and what the ratio may be.
_BESIDE = (
    ("voila-bare", "", ""),
    ("voila-bare-slow-line", "", ""),
    ("voila-cold", "voila-bare", "at most 0.1"),
    ("voila-warm", "voila-bare", ""),
    ("voila-slow-line", "voila-bare-slow-line", "at most 0.05"),
    ("static-one-file", "voila-bare", ""),
    ("site-first", "static-one-file", "at most 1.5"),
    ("site-second", "static-one-file", "at most 1.5"),
)
#: Its status says that a guide's buttons do what they say.
_GUIDE, _BUTTON = ".lb-guide[data-status='ready']", ".jupyter-button"


@dataclass(frozen=True)
class Visits:
    """How long visits took, in ms."""

    times: list[float]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.times)

    @property
    def spread(self) -> float:
        """Half of them lie within so much, in ms."""
        low, _, high = statistics.quantiles(self.times, n=4)
        return high - low


def one(context: BrowserContext, address: str, shows: str, *, whole: str = "", slow: bool = False) -> float:
    """Visit an address once and return when it could be used; it is left once it is whole."""
    page = context.new_page()
    page.add_init_script(_WATCH % json.dumps(shows))
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _SLOW)
    # It says so itself: what asks again and again would first be compiled, in the middle of what is measured.
    with page.expect_console_message(lambda said: said.text == "usable", timeout=120_000):
        page.goto(address, wait_until="commit", timeout=120_000)
    found: float = page.evaluate("() => globalThis.usableAt")
    if whole:
        # A page that is left while its kernel begins would be in the way of the next.
        page.locator(whole).wait_for(state="attached", timeout=120_000)
    page.close()
    return found


@dataclass(frozen=True)
class Way:
    """How a page is visited: where, what it shows once it can be used, how slowly, and whether again and again."""

    server: Server
    path: str
    shows: str
    whole: str = ""
    slow: bool = False
    again: bool = False

    def once(self, context: BrowserContext) -> float:
        """Visit it and return when it could be used."""
        found = one(context, f"{self.server.url}/{self.path}", self.shows, whole=self.whole, slow=self.slow)
        wait_until(self._left, 60, "the kernel to end with its page")
        return found

    def _left(self) -> bool:
        """Return whether no kernel works any more.

        A bare page says no farewell, so its kernel is laid to rest here. Ended, it would be begun again by its server
        seconds later, in the middle of the next visit.
        """
        kernels = self.server.kernels()
        if self.shows != _BUTTON:
            return not kernels
        for kernel in kernels:
            with contextlib.suppress(psutil.NoSuchProcess):
                kernel.suspend()
        return True


def visits(browser: Browser, ways: dict[str, Way]) -> dict[str, Visits]:
    """Visit pages n times, one after the other in each round: what slows the machine for a while slows them all.

    Each with an empty cache, or again and again with one that is filled.
    """
    kept = {name: browser.new_context() for name, way in ways.items() if way.again}
    for name, context in kept.items():
        ways[name].once(context)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_RUNS):
        for name, way in ways.items():
            context = kept.get(name) or browser.new_context()
            times[name].append(way.once(context))
            if name not in kept:
                context.close()
    for context in kept.values():
        context.close()
    return {name: Visits(found) for name, found in times.items()}


def one_file(folder: Path) -> None:
    """Write the page to compare the site with: the same guide with all it needs in one file."""
    module = (STATIC / "guide.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    at = module.rindex("export{")
    name = module[at:].removeprefix("export{").partition(" as default")[0]
    state = json.dumps(guide_state(request(EXERCISE, None, {}))).replace("<", "\\u003c")
    styles = "".join((STATIC / style).read_text(encoding="utf-8") for style in ("page.css", "guide.css"))
    model = "{get:n=>state_[n],set(){},save_changes(){},send(){},on(){},off(){},still:true}"
    (folder / "one.html").write_text(
        '<!DOCTYPE html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<style>{styles}</style>"
        f'<body class="lb-page"><div id="place"></div><script type="application/json" id="state">{state}</script>'
        f'<script type="module">{module[:at]};const state_=JSON.parse(document.getElementById("state").textContent);'
        f'{name}.render({{model:{model},el:document.getElementById("place"),signal:new AbortController().signal}})'
        "</script>",
        encoding="utf-8",
    )


def together(server: Server, count: int) -> int:
    """Open so many pages at once and return how many of them did not come whole."""

    def whole(_: int) -> bool:
        where = urlsplit(server.url)
        line = http.client.HTTPConnection("127.0.0.1", where.port, timeout=120)
        line.request("GET", f"/voila/render/{NOTEBOOK}.ipynb")
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status == 200 and text.rstrip().endswith("</html>") and "data-joins" in text

    with ThreadPoolExecutor(count) as pool:
        return sum(not done for done in pool.map(whole, range(count)))


def in_a_browser(browser: Browser, server: Server, count: int) -> int:
    """Open so many pages at once in one browser of this machine, and return how many did not come whole."""
    pages = [browser.new_context().new_page() for _ in range(count)]
    for page in pages:
        page.goto(f"{server.url}/voila/render/{NOTEBOOK}.ipynb", wait_until="commit", timeout=120_000)
    failed, deadline = 0, time.monotonic() + _WHOLE_WITHIN
    for page in pages:
        left = max(1.0, deadline - time.monotonic())
        try:
            page.locator("[data-joined]").wait_for(state="attached", timeout=left * 1000)
        except PlaywrightError:
            failed += 1
    failed += sum(page.get_by_text("Error displaying widget").count() > 0 for page in pages)
    for page in pages:
        # A page that is left ends its kernel; a browser that is ended does not.
        page.goto("about:blank")
    return failed


def beside(server: Server, opened: Callable[[], int]) -> tuple[int, list[float]]:
    """Lead an exercise in a browser of its own while pages are opened.

    Returns
    -------
    tuple
        What opening them gave, and by how many ms each phase of the exercise ended elsewhere than planned.
    """
    with chrome() as other:
        led = other.open(f"{server.url}/voila/render/{timing.ALONE}")
        timing.begin(led)
        found = opened()
        led.until(f"kept.ends.length >= {_ENDS}", 120)
        late = timing.late(timing.kept(led).ends)
        led.call("Page.navigate", url="about:blank")
    return found, [abs(error) for error in late]


def many(server: Server, root: Path, count: int) -> int:
    """Fetch the site's pages so many times and return how many answers were wrong."""
    where = urlsplit(server.url)
    names = sorted(path.name for path in (root / SITE_PATH).glob("*.html"))
    sizes = {name: (root / SITE_PATH / name).stat().st_size for name in names}

    def some(first: int) -> int:
        wrong = 0
        for at in range(first, count, 4):
            name = names[at % len(names)]
            line = http.client.HTTPConnection("127.0.0.1", where.port, timeout=60)
            try:
                line.request("GET", f"{where.path}/{name}")
                wrong += len(line.getresponse().read()) != sizes[name]
            except OSError:
                wrong += 1
            finally:
                line.close()
        return wrong

    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(some, range(4)))


def row(name: str, found: Visits, base: tuple[str, Visits] | None, most: str = "") -> dict[str, Any]:
    """Print one figure beside what it is compared with, and return it."""
    ratio = found.median / base[1].median if base else None
    beside = f"{ratio:>6.3f} x {base[0]}" if base else ""
    print(f"{name:<20} {found.median:>9.0f} ms  +-{found.spread:>5.0f}  {beside}  {most}", flush=True)
    return {
        "name": name,
        "value": round(found.median, 1),
        "unit": "ms",
        "base": base[0] if base else None,
        "ratio": round(ratio, 4) if ratio is not None else None,
        "spread": round(found.spread, 1),
        "n": len(found.times),
    }


def count(name: str, value: float, unit: str, n: int) -> dict[str, Any]:
    """Return a figure that is compared with nothing."""
    return {"name": name, "value": round(value, 1), "unit": unit, "base": None, "ratio": None, "spread": None, "n": n}


def figures(folder: Path) -> list[dict[str, Any]]:
    """Measure all of it in one run, print it, and return the rows."""
    from tools.bench import bare_notebook  # noqa: PLC0415 - it uses this module

    for name in ("bare", "site", "voila"):
        (folder / name).mkdir()
    root = site_in(folder / "site", extra=False)
    one_file(root / SITE_PATH)
    rows: list[dict[str, Any]] = []
    with (
        bare_voila(folder / "bare") as engine,
        voila_server(folder / "voila") as voila,
        file_server(root, folder / "site") as site,
        sync_playwright() as playwright,
    ):
        bare_notebook(folder / "bare")
        # What a bare page would fetch from elsewhere is not waited for.
        nowhere = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox", nowhere])
        button, exercise = "voila/render/bare.ipynb", f"voila/render/{NOTEBOOK}.ipynb"
        found = visits(
            browser,
            {
                "voila-bare": Way(engine, button, _BUTTON),
                "voila-bare-slow-line": Way(engine, button, _BUTTON, slow=True),
                "voila-cold": Way(voila, exercise, _GUIDE, "[data-joined]"),
                "voila-warm": Way(voila, exercise, _GUIDE, "[data-joined]", again=True),
                "voila-slow-line": Way(voila, exercise, _GUIDE, "[data-joined]", slow=True),
                "static-one-file": Way(site, "one.html", _GUIDE),
                "site-first": Way(site, f"{NOTEBOOK}.html", _GUIDE),
                "site-second": Way(site, f"{NOTEBOOK}.html", _GUIDE, again=True),
            },
        )
        for name, base, most in _BESIDE:
            rows.append(row(name, found[name], (base, found[base]) if base else None, most))
        timing.write_notebook(folder / "voila" / "notebooks", "repetitions=10, hold=1, rest=2, move_seconds=2")
        for where, opened in (
            ("", lambda: together(voila, 20)),
            (" in one browser", lambda: in_a_browser(browser, voila, 20)),
        ):
            wrong, late = beside(voila, opened)
            worst = statistics.quantiles(late, n=100, method="inclusive")[98]
            # Twenty pages that are drawn here, too, want more than this machine's cores: told, and held to nothing.
            most = "" if where else "(at most 250)"
            print(f"20 pages at once{where}: {wrong} not whole; an exercise beside: {worst:.0f} ms {most}", flush=True)
            rows.append(count(f"20 pages at once{where}: not whole", wrong, "pages", 20))
            rows.append(count(f"exercise beside 20 pages{where}: p99 late", worst, "ms", len(late)))
        browser.close()
        wrong = many(site, root, _VISITS)
        print(f"{_VISITS:,} visits to the site: {wrong} wrong")
        rows.append(count("visits to the site: wrong", wrong, "visits", _VISITS))
    return rows


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        figures(Path(made))
