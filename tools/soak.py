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

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.surfaces import timing  # noqa: E402
from tests.surfaces.chrome import Tab, chrome  # noqa: E402
from tests.surfaces.servers import voila_server  # noqa: E402

MINUTES = 30.0
_MODES = ("visible", "hidden", "slowed 6x")


def measure(minutes: float) -> dict[str, tuple[timing.Kept, float]]:
    """Run a page in each mode, all at once; half way, each kernel computes for five seconds.

    Returns
    -------
    dict
        By mode, what its page kept, and the moment of the computation in ms of the page.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(voila_server(folder))
        timing.write_notebook(folder / "notebooks")
        tabs: dict[str, Tab] = {}
        for mode in _MODES:
            browser = stack.enter_context(chrome())
            tab = browser.open(f"{server.url}/voila/render/{timing.NOTEBOOK}")
            timing.begin(tab)
            if mode == "hidden":
                browser.bring_to_front(browser.open("about:blank"))
            if mode == "slowed 6x":
                tab.call("Emulation.setCPUThrottlingRate", rate=6)
            tabs[mode] = tab
        time.sleep(minutes * 30)
        blocked = {mode: float(tab.evaluate("performance.now()")) for mode, tab in tabs.items()}
        for tab in tabs.values():
            tab.evaluate("document.querySelector('.blocks').click()")
        time.sleep(minutes * 30)
        found = {mode: (timing.kept(tab), blocked[mode]) for mode, tab in tabs.items()}
        for tab in tabs.values():
            # A page that is left ends its kernel.
            tab.call("Page.navigate", url="about:blank")
        return found


def table(found: dict[str, tuple[timing.Kept, float]]) -> list[dict[str, object]]:
    """Return a row for each way to keep time in each mode; errors in ms."""
    rows: list[dict[str, object]] = []
    for mode, (page, blocked) in found.items():
        counters = {"ipywidgets.Play": page.played, "loop in the kernel": page.looped}
        moments = {"Lowback": [at for at, *_ in page.ends], **{k: [at for at, _ in v[1:]] for k, v in counters.items()}}
        errors = {"Lowback": timing.late(page.ends), **{k: timing.behind(v) for k, v in counters.items()}}
        for way, every in errors.items():
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
    print(f"{minutes:g} minutes, three pages at once.", flush=True)
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
