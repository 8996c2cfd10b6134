"""Times every end of a phase over half an hour: visible, hidden, slowed; beside it, what an author would write instead.

python tools/soak.py [MINUTES]
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.surfaces import timing  # noqa: E402
from tests.surfaces.chrome import Tab, chrome  # noqa: E402
from tests.surfaces.servers import voila_server  # noqa: E402

MINUTES = 30.0
#: What is opened how. The browser slows a page by keeping a core busy beside it, and on a slow page the ways would take
#: each other's time: ours has a page of its own there, and the others follow when it is done.
_AT_ONCE = (("visible", timing.NOTEBOOK), ("hidden", timing.NOTEBOOK), ("slowed 6x", timing.ALONE))
_AFTERWARDS = (("slowed 6x", timing.OTHERS),)
_MOST_AFTERWARDS = 3.0
_Found = list[tuple[str, timing.Kept, float]]


def measure(minutes: float) -> _Found:
    """Measure so many minutes of everything, and at most three of the other ways on a slow processor."""
    return [*_measure(_AT_ONCE, minutes), *_measure(_AFTERWARDS, min(minutes, _MOST_AFTERWARDS))]


def _measure(pages: Sequence[tuple[str, str]], minutes: float) -> _Found:
    """Run pages at once; half way, each kernel computes for five seconds.

    Returns
    -------
    list
        For each page its mode, what it kept, and the moment of the computation in ms of the page.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(voila_server(folder))
        timing.write_notebook(folder / "notebooks")
        tabs: list[tuple[str, Tab]] = []
        for mode, notebook in pages:
            browser = stack.enter_context(chrome())
            tab = browser.open(f"{server.url}/voila/render/{notebook}")
            timing.begin(tab)
            if mode == "hidden":
                browser.bring_to_front(browser.open("about:blank"))
            if mode == "slowed 6x":
                tab.call("Emulation.setCPUThrottlingRate", rate=6)
            tabs.append((mode, tab))
        time.sleep(minutes * 30)
        click = "document.querySelector('.blocks').click()"
        blocked = [float(tab.evaluate(f"{click}; performance.now()")) for _, tab in tabs]
        time.sleep(minutes * 30)
        found = [(mode, timing.kept(tab), at) for (mode, tab), at in zip(tabs, blocked, strict=True)]
        for _, tab in tabs:
            # A page that is left ends its kernel.
            tab.call("Page.navigate", url="about:blank")
        return found


def table(found: _Found) -> list[dict[str, object]]:
    """Return a row for each way to keep time in each mode; errors in ms."""
    rows: list[dict[str, object]] = []
    for mode, page, blocked in found:
        counters = {"ipywidgets.Play": page.played, "loop in the kernel": page.looped}
        moments = {"Lowback": [at for at, *_ in page.ends], **{k: [at for at, _ in v[1:]] for k, v in counters.items()}}
        errors = {"Lowback": timing.late(page.ends), **{k: timing.behind(v) for k, v in counters.items()}}
        for way, every in errors.items():
            if not every:
                continue
            idle = [error for at, error in zip(moments[way], every, strict=True) if at < blocked]
            busy = [error for at, error in zip(moments[way], every, strict=True) if at >= blocked]
            rows.append(
                {
                    "way": way,
                    "mode": mode,
                    "n": len(every),
                    "median": round(timing.median(every), 1),
                    "worst": round(timing.worst(idle), 1),
                    "worst, kernel blocked": round(timing.worst(busy), 1),
                }
            )
    return rows


def show(rows: list[dict[str, object]]) -> None:
    """Print the table."""
    print(f"{'ms late':<20}{'':<12}{'n':>6}{'median':>10}{'worst':>10}{'kernel blocked 5 s':>20}")
    for row in rows:
        print(
            f"{row['way']:<20}{row['mode']:<12}{row['n']:>6}{row['median']:>10}{row['worst']:>10}"
            f"{row['worst, kernel blocked']:>20}"
        )


def main() -> int:
    """Measure, print, write ``build/soak.json``; 1 where a phase of ours ended later than it may."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    print(f"{minutes:g} minutes, three pages at once; then the other ways on a slow processor.", flush=True)
    rows = table(measure(minutes))
    show(rows)
    target = ROOT / "build" / "soak.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=1) + "\n")
    failed = False
    for row in rows:
        most = timing.MOST_HIDDEN if row["mode"] == "hidden" else timing.MOST_VISIBLE
        late = max(abs(float(str(row[name]))) for name in ("worst", "worst, kernel blocked"))
        if row["way"] == "Lowback" and not late <= most:
            print(f"{row['mode']}: {late} ms late; at most {most:g}.")
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
