"""Time is true: visible, hidden, slowed, frozen, with a clock that is set. In a Chromium that hides nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from . import timing
from .chrome import Chrome, Tab, chrome
from .servers import Server, voila_server, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Phases of one to three seconds: many ends in little time.
_DOSE = "repetitions=10, hold=1, rest=2, move_seconds=2, position_seconds=5"
_ENDS = 10


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("timing")
    with voila_server(folder) as server:
        timing.write_notebook(folder / "notebooks", _DOSE)
        yield server


@pytest.fixture
def browser_as_it_is() -> Iterator[Chrome]:
    """A Chromium that slows hidden tabs to once a minute, after five seconds in place of five minutes."""
    with chrome("--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/5") as browser:
        yield browser


def begun(browser: Chrome, server: Server, *, sound: bool = False) -> Tab:
    tab = browser.open(f"{server.url}/voila/render/{timing.NOTEBOOK}")
    timing.begin(tab, sound=sound)
    return tab


def after(tab: Tab, ends: int) -> timing.Kept:
    """Return what was kept once so many phases have ended."""
    wait_until(lambda: tab.evaluate("kept.ends.length") >= ends, 60, f"{ends} phases to end")
    return timing.kept(tab)


def test_visible_each_phase_ends_on_time(browser_as_it_is: Chrome, server: Server) -> None:
    tab = begun(browser_as_it_is, server, sound=True)
    found = timing.late(after(tab, _ENDS).ends)
    # The figures to reach are asserted by `make soak`, on a machine that does nothing else.
    assert min(found) > -1
    assert timing.median(found) <= timing.MOST_VISIBLE
    assert max(found) <= timing.MOST_HIDDEN, found


def test_hidden_behind_another_tab_each_phase_ends_on_time(browser_as_it_is: Chrome, server: Server) -> None:
    tab = begun(browser_as_it_is, server)
    tab.evaluate("globalThis.plain = []; (function tick() { plain.push(performance.now()); setTimeout(tick, 500); })()")
    other = browser_as_it_is.open("about:blank")
    browser_as_it_is.bring_to_front(other)
    assert tab.evaluate("document.visibilityState") == "hidden"
    found = timing.late(after(tab, _ENDS).ends)
    assert max(found) <= timing.MOST_HIDDEN, found
    # It was the hard case: the page's own timers, which asked for every half second, were woken half as often or less.
    seconds = tab.evaluate("(plain.at(-1) - plain[0]) / 1000")
    assert tab.evaluate("plain.length") < seconds * 1.2


def test_on_a_slow_processor_each_phase_ends_on_time(browser_as_it_is: Chrome, server: Server) -> None:
    tab = begun(browser_as_it_is, server)
    tab.call("Emulation.setCPUThrottlingRate", rate=6)
    found = timing.late(after(tab, _ENDS).ends)
    assert timing.median(found) <= timing.MOST_VISIBLE
    assert max(found) <= timing.MOST_HIDDEN, found


def test_a_frozen_page_pauses_and_asks_and_plays_nothing_late(browser_as_it_is: Chrome, server: Server) -> None:
    tab = begun(browser_as_it_is, server, sound=True)
    after(tab, 2)
    other = browser_as_it_is.open("about:blank")
    browser_as_it_is.bring_to_front(other)
    tab.call("Page.setWebLifecycleState", state="frozen")
    began = time.monotonic()
    wait_until(lambda: time.monotonic() - began > 8, 20, "the page to be frozen for eight seconds")
    tab.call("Page.setWebLifecycleState", state="active")
    browser_as_it_is.bring_to_front(tab)
    woke = tab.evaluate("performance.now()")
    asked_and_silent(tab, woke)


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_is_set_pauses_and_asks(browser_as_it_is: Chrome, server: Server, hours: int) -> None:
    tab = begun(browser_as_it_is, server, sound=True)
    after(tab, 2)
    woke = tab.evaluate("performance.now()")
    tab.evaluate(f"(now => {{ Date.now = () => now() + {hours} * 3600_000; }})(Date.now.bind(Date))")
    asked_and_silent(tab, woke)


def asked_and_silent(tab: Tab, woke: float) -> None:
    """Paused, asking, no burst of tones since, and no phase told to have lasted what it did not last."""
    tab.until("session.status === 'paused' && session.jumped", 10)
    assert tab.evaluate("document.querySelector('.lb-text').textContent").startswith("The page was asleep")
    found = timing.kept(tab)
    # What led into the border when it happened, and the two tones of the pause.
    assert len([at for at in found.tones if at > woke]) <= 5, found.tones
    assert found.statuses[-1] == "pause"
    for _, _, too_long, phase in found.ends:
        assert abs(too_long) < 0.25, phase
    ends = len(found.ends)
    began = time.monotonic()
    wait_until(lambda: time.monotonic() - began > 4, 20, "nothing to happen for four seconds")
    assert tab.evaluate("kept.ends.length") == ends
    assert tab.evaluate("session.status") == "paused"
