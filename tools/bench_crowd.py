"""What happens when many come at once: to Voila's pages while an exercise is led, and to the site's plain files."""

from __future__ import annotations

import http.client
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.surfaces import timing  # noqa: E402
from tests.surfaces.chrome import chrome  # noqa: E402
from tests.surfaces.servers import SITE_PATH  # noqa: E402
from tools.bench_rows import Row, among, row  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.surfaces.servers import Server

_VISITS = 10_000
_PAGES = 20
#: So many phases of an exercise end while others open their pages, at least.
_ENDS = 15
#: Within so many seconds all of them are whole, or are counted as not.
_WHOLE_WITHIN = 240


def together(address: str, count: int) -> int:
    """Open so many pages at once and return how many of them did not come whole."""

    def whole(_: int) -> bool:
        where = urlsplit(address)
        line = http.client.HTTPConnection("127.0.0.1", where.port, timeout=120)
        line.request("GET", where.path)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status == 200 and text.rstrip().endswith("</html>") and "data-joins" in text

    with ThreadPoolExecutor(count) as pool:
        return sum(not done for done in pool.map(whole, range(count)))


def in_a_browser(browser: Browser, address: str, count: int) -> int:
    """Open so many pages at once in one browser of this machine, and return how many did not come whole."""
    pages = [browser.new_context().new_page() for _ in range(count)]
    for page in pages:
        page.goto(address, wait_until="commit", timeout=120_000)
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


def opened_at_once(browser: Browser, voila: Server, path: str, notebooks: Path) -> list[Row]:
    """Open twenty times a page of Voila's while an exercise is led in a browser of its own, and return the rows.

    The exercise that is led is written among its notebooks.
    """
    timing.write_notebook(notebooks, "repetitions=10, hold=1, rest=2, move_seconds=2")
    address = f"{voila.url}/{path}"
    rows = []
    for where, opened in (
        ("", lambda: together(address, _PAGES)),
        (" in one browser", lambda: in_a_browser(browser, address, _PAGES)),
    ):
        wrong, late = beside(voila, opened)
        rows.append(among(row(f"{_PAGES} pages at once{where}: not whole", [wrong], "pages", "at most 0"), _PAGES))
        worst = statistics.quantiles(late, n=100, method="inclusive")[98]
        # Twenty pages that are drawn here, too, want more than this machine's cores: told, and held to nothing.
        most = "" if where else "at most 250"
        rows.append(among(row(f"exercise beside {_PAGES} pages{where}: p99 late", [worst], "ms", most), len(late)))
    return rows


def visits_row(server: Server, root: Path) -> Row:
    """Visit the site's pages very often through one small server of files, and return the row."""
    wrong = many(server, root, _VISITS)
    return among(row(f"{_VISITS:,} visits to the site: wrong", [wrong], "visits", "at most 0"), _VISITS)
