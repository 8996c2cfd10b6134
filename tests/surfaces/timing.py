"""Measures time in a real page: when each phase ended, and what the ways an author would write show instead."""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .chrome import Tab

#: Everything on one page; our guide alone; the other ways alone.
NOTEBOOK, ALONE, OTHERS = "timing.ipynb", "timing-alone.ipynb", "timing-others.ipynb"
#: The most that the end of a phase may be late, in ms.
MOST_VISIBLE, MOST_HIDDEN = 50.0, 250.0

_CELLS = """
import asyncio, time
import ipywidgets as widgets
import lowback

# ---
lowback.Guide("raise-and-pull", variant="elbows", {dose})

# ---
play = widgets.Play(interval=1000, max=100000, description="play")
played = widgets.IntText()
played.add_class("shows-play")
widgets.jslink((play, "value"), (played, "value"))
widgets.HBox([play, played])

# ---
looped = widgets.IntText()
looped.add_class("shows-loop")
looped

# ---
async def loop():
    while True:
        await asyncio.sleep(1)
        looped.value += 1

task = asyncio.get_event_loop().create_task(loop())

# ---
block = widgets.Button(description="block")
block.add_class("blocks")
block.on_click(lambda _: time.sleep(5))
block
"""

#: Keeps when each phase ended, as far as that is from where the plan puts it, and what sounded.
_RECORD = """
(() => {
	const enter = async () => {
		const soon = () => new Promise((done) => setTimeout(done, 10));
		document.querySelector(".lb-guide .lb-begin > .lb-main").click();
		while (!document.querySelector(".lb-entrance")) await soon();
		while (document.querySelector(".lb-entrance[open]")) {
			document.querySelector(".lb-entrance .lb-main").click();
			await soon();
		}
	};
	const kept = { ends: [], played: [], looped: [], tones: [], statuses: [] };
	Object.assign(globalThis, { kept });
	const watch = (name, to) => {
		const input = document.querySelector(`.shows-${name} input`);
		let last = "";
		if (input) setInterval(() => {
			if (input.value !== last) to.push([performance.now(), Number((last = input.value))]);
		}, 10);
	};
	watch("play", kept.played);
	watch("loop", kept.looped);
	document.querySelector(".jupyter-widgets.widget-play button")?.click();
	if (!document.querySelector(".lb-guide")) return;
	const { sessions, cues } = globalThis[Symbol.for("lowback.page.3")];
	const session = [...sessions.values()][0];
	Object.assign(globalThis, { session });
	// A tab that sounds is never slowed: without tones it is the harder case.
	cues.preferences.set({ sound: SOUND, voice: false });
	let began = 0;
	let planned = 0;
	session.listen(({ kind, planned: seconds, held, phase }) => {
		const now = performance.now();
		if (kind === "start") {
			began = session.began;
			planned = 0;
		}
		if (kind === "phase-end") {
			planned += seconds * 1000;
			kept.ends.push([now, now - began - planned, held - seconds, phase]);
		}
		if (kind === "finish") queueMicrotask(() => session.start());
		kept.statuses.push(kind);
	});
	const play = cues.player.play.bind(cues.player);
	cues.player.play = (tone, when) => {
		kept.tones.push(performance.now());
		return play(tone, when);
	};
	enter();
})()
"""


def write_notebook(folder: Path, dose: str = "repetitions=10, hold=10, rest=5, position_seconds=5") -> None:
    """Write the notebooks to measure: our guide, and beside it ``ipywidgets.Play`` and a loop in the kernel."""
    sources = [source.strip() for source in _CELLS.replace("{dose}", dose).split("# ---")]
    imports, guide, *others, block = sources
    _write(folder / NOTEBOOK, sources)
    _write(folder / ALONE, [imports, guide, block])
    _write(folder / OTHERS, [imports, *others, block])


def _write(path: Path, sources: list[str]) -> None:
    cells = [
        {"id": f"cell-{at}", "cell_type": "code", "source": source, "metadata": {}, "outputs": []}
        | {"execution_count": None}
        for at, source in enumerate(sources)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}
    path.write_text(json.dumps(notebook), encoding="utf-8")


def begin(tab: Tab, *, sound: bool = False) -> None:
    """Wait until the page is whole, and start everything on it at once."""
    # The last cell's is drawn last.
    tab.until("document.querySelector('.blocks') && document.querySelector('.lb-guide, .shows-loop input')")
    tab.evaluate(_RECORD.replace("SOUND", "true" if sound else "false"))
    # A page that is hidden while it still asks its questions is slowed in the midst of them.
    tab.until("!document.querySelector('.lb-guide') || session.status === 'running'")


@dataclass
class Kept:
    """What a page kept: ``ends`` of phases and ``played`` and ``looped`` numbers, each with its moment in ms."""

    ends: list[tuple[float, float, float, str]]
    played: list[tuple[float, float]]
    looped: list[tuple[float, float]]
    tones: list[float]
    statuses: list[str]


def kept(tab: Tab) -> Kept:
    """Return what a page has kept so far."""
    found: dict[str, Any] = json.loads(tab.evaluate("JSON.stringify(kept)"))
    return Kept(**found)


def late(ends: list[tuple[float, float, float, str]]) -> list[float]:
    """Return how late each phase ended, in ms, in the order of their ends."""
    return [error for _, error, _, _ in ends]


def behind(shown: list[tuple[float, float]]) -> list[float]:
    """Return how far a counter of seconds was behind the clock at each change, in ms, from its first number on."""
    if len(shown) < 2:
        return []
    began, first = shown[1]
    return [(at - began) - (number - first) * 1000 for at, number in shown[1:]]


def worst(errors: list[float]) -> float:
    """Return the error that is furthest from 0; not a number where there is none."""
    return max(errors, key=abs, default=float("nan"))


def median(errors: list[float]) -> float:
    """Return the middle error; not a number where there is none."""
    return statistics.median(errors) if errors else float("nan")
