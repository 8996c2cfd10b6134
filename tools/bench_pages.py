"""The figures of the pages: how soon Start can be used, beside a bare Voila page and a page of one file."""

from __future__ import annotations

import contextlib
import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import psutil
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lowback.guide import guide_state  # noqa: E402
from lowback.pages import STATIC  # noqa: E402
from lowback.request import request  # noqa: E402

from tests.surfaces.servers import SITE_PATH, bare_voila, file_server, site_in, voila_server, wait_until  # noqa: E402
from tools.bench_crowd import opened_at_once, visits_row  # noqa: E402
from tools.bench_rows import Row, row  # noqa: E402
from tools.browser import program  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Response

    from tests.surfaces.servers import Server

NOTEBOOK, EXERCISE = "04-seated-twist", "seated-twist"
#: What the page to compare with runs.
BARE = "import ipywidgets\n\nipywidgets.Button(description='Button')"
_RUNS = 9
#: With so little to do, in per cent of all its cores, a machine is at rest.
_AT_REST = 15
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
    ("voila-cold", "voila-bare", "at most 0.1 x"),
    ("voila-warm", "voila-bare", ""),
    ("voila-slow-line", "voila-bare-slow-line", "at most 0.05 x"),
    ("static-one-file", "voila-bare", ""),
    ("site-first", "static-one-file", "at most 1.5 x"),
    ("site-second", "static-one-file", "at most 1.5 x"),
    ("site-slow-line", "voila-bare-slow-line", ""),
)
#: What is fetched on a visit that begins with nothing: each page, what it is compared with, what it may weigh and ask.
_FETCHED = (
    ("voila-bare", "", "", ""),
    ("voila-cold", "voila-bare", "", ""),
    ("static-one-file", "voila-bare", "", ""),
    ("site-first", "voila-bare", "at most 120", "at most 6"),
)
#: Its status says that a guide's buttons do what they say.
_GUIDE, _BUTTON = ".lb-guide[data-status='ready']", ".jupyter-button"


def bare_notebook(folder: Path) -> None:
    """Write the page to compare with: one Button."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(BARE)])
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(notebook, folder / "bare.ipynb")


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


def at_rest() -> None:
    """Wait until the machine has next to nothing to do; for ten seconds at most."""
    for _ in range(50):
        if psutil.cpu_percent(0.2) < _AT_REST:
            return


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
        """Visit it, once the page before is wholly gone, and return when it could be used."""
        at_rest()
        found = one(context, f"{self.server.url}/{self.path}", self.shows, whole=self.whole, slow=self.slow)
        wait_until(self.left, 60, "the kernel to end with its page")
        return found

    def left(self) -> bool:
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


def visits(browser: Browser, ways: dict[str, Way]) -> dict[str, list[float]]:
    """Visit pages n times, and return how long each visit took in ms.

    One after the other in each round: what slows the machine for a while slows them all. Each with an empty cache, or
    again and again with one that is filled.
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
    return times


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


def fetched(browser: Browser, way: Way, *, gzipped: bool) -> tuple[float, int]:
    """Visit a page with an empty cache until it is whole, and return how many KB it fetched, in how many answers.

    A host of plain files compresses them; the one that Python brings does not, so there it is done here.
    """
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(f"{way.server.url}/{way.path}")
    page.locator(way.whole or way.shows).first.wait_for(state="attached", timeout=120_000)
    page.wait_for_load_state("networkidle")
    from_it = [answer for answer in answers if answer.url.startswith("http")]
    size = sum(
        len(gzip.compress(answer.body())) if gzipped else answer.request.sizes()["responseBodySize"]
        for answer in from_it
        if answer.ok
    )
    context.close()
    wait_until(way.left, 60, "the kernel to end with its page")
    return size / 1024, len(from_it)


def figures(folder: Path) -> list[Row]:
    """Measure all of it in one run, print it, and return the rows."""
    for name in ("bare", "site", "voila"):
        (folder / name).mkdir()
    root = site_in(folder / "site", extra=False)
    one_file(root / SITE_PATH)
    rows: dict[str, Row] = {}
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
        ways = {
            "voila-bare": Way(engine, button, _BUTTON),
            "voila-bare-slow-line": Way(engine, button, _BUTTON, slow=True),
            "voila-cold": Way(voila, exercise, _GUIDE, "[data-joined]"),
            "voila-warm": Way(voila, exercise, _GUIDE, "[data-joined]", again=True),
            "voila-slow-line": Way(voila, exercise, _GUIDE, "[data-joined]", slow=True),
            "static-one-file": Way(site, "one.html", _GUIDE),
            "site-first": Way(site, f"{NOTEBOOK}.html", _GUIDE),
            "site-second": Way(site, f"{NOTEBOOK}.html", _GUIDE, again=True),
            "site-slow-line": Way(site, f"{NOTEBOOK}.html", _GUIDE, slow=True),
        }
        found = visits(browser, ways)
        for name, base, most in _BESIDE:
            rows[name] = row(name, found[name], "ms", most, base=rows.get(base))
        for name, base, most, at_most in _FETCHED:
            size, answers = fetched(browser, ways[name], gzipped=ways[name].server is site)
            for what, value, unit, wanted in (
                ("fetched", size, "KB", most),
                ("requests", answers, "requests", at_most),
            ):
                title = f"{name}: {what}"
                rows[title] = row(title, [value], unit, wanted, base=rows.get(f"{base}: {what}"))
        several = opened_at_once(browser, voila, f"voila/render/{NOTEBOOK}.ipynb", folder / "voila" / "notebooks")
        browser.close()
        return [*rows.values(), *several, visits_row(site, root)]


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        figures(Path(made))
