"""The record on real pages: kept at every transition, saved by the store, brought from one browser to the other."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from lowback.store.store import Store
from playwright.sync_api import expect

from tests.record import size

from .asked import kept, said
from .conftest import fresh_context
from .servers import Server, database_in, voila_server, wait_until
from .surface import Surface
from .test_faults import AWAY, KERNEL_ID

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SAVED = "Saved on this computer."
HERE = "Kept in this browser"
#: A kernel or a server that went away is told of within so long, in ms.
WITHIN = 5_000


def stored(database: str) -> dict[str, dict[str, Any]]:
    """Return the sessions in a store, by id."""
    store = Store(database)
    found = {record["id"]: record for record in store.all("session")}
    store.close()
    return found


def run_id(page: Page) -> str:
    """Return the id of the run that is on a page."""
    found: str = page.evaluate("() => [...globalThis[Symbol.for('lowback.page.3')].sessions.values()][0].run")
    return found


def test_each_transition_is_kept_and_saved(own: Surface, fast_page: Page, database: str) -> None:
    guide = own.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(20)
    guide.press("Pause")
    expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
    run = run_id(fast_page)
    mine = next(record for record in kept(fast_page) if record["id"] == run)
    assert [entry["kind"] for entry in mine["entries"]] == ["start", "phase-end", "phase-end", "pause"]
    assert stored(database)[run] == mine
    about = mine["about"]
    assert (about["exercise"], about["dose"]["repetitions"]) == ("seated-twist", 5)
    assert about["version"]
    assert isinstance(mine["offset"], int)
    assert all(entry["at"].endswith("Z") for entry in mine["entries"])


def test_what_is_done_in_one_browser_is_known_in_the_other(
    own_voila: Server, own_lab: Server, browser: Browser, fast_page: Page, database: str
) -> None:
    guide = Surface("voila", own_voila).open(fast_page, "02-raise-and-pull")
    guide.press("Start")
    guide.run()
    guide.expect_status("finished")
    expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
    run = run_id(fast_page)
    # JupyterLab is another origin, and this is another browser.
    with fresh_context(browser, fast=True) as context:
        page = context.new_page()
        lab = Surface("lab", own_lab)
        other = lab.open(page, "02-raise-and-pull")
        expect(other.root.locator(".lb-kept").first).to_have_text(SAVED)
        page.wait_for_function(
            "async run => Boolean(await globalThis[Symbol.for('lowback.record.1')].keeper.get(run))", arg=run
        )
        # It may be somebody else: that nobody had a sign there opens nothing here, and all of it is asked.
        other.button("Start").press("Enter")
        expect(other.entrance.locator(".lb-far-in")).to_have_text("1 of 5")
        other.enter()
        other.expect_status("running")
        there = run_id(page)
        expect(other.root.locator(".lb-kept").first).to_have_text(SAVED)
    fast_page.reload()
    fast_page.wait_for_function(
        "async run => Boolean(await globalThis[Symbol.for('lowback.record.1')]?.keeper.get(run))", arg=there
    )


def test_for_strangers_the_browser_keeps_it_and_nobody_else_does(fast_page: Page, tmp_path: Path) -> None:
    with voila_server(tmp_path, database=database_in(tmp_path), more=["--public"]) as server:
        guide = Surface("voila", server).open(fast_page, "04-seated-twist")
        guide.press("Start")
        guide.advance(20)
        # The browser was asked never to clear it, and promised nothing.
        expect(guide.root.locator(".lb-kept").first).to_contain_text(f"{HERE}, which may clear it to make room.")
        assert len(said(fast_page, "start")) == 1
    assert not (tmp_path / "record.sqlite3").exists()


def test_a_reload_goes_on_in_the_same_record(own_voila: Server, fast_page: Page, database: str) -> None:
    surface = Surface("voila", own_voila)
    guide = surface.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(20)
    run = run_id(fast_page)
    fast_page.reload()
    guide = surface.guide(fast_page)
    guide.expect_status("paused")
    guide.press("Resume", by_key=True)
    guide.advance(3)
    guide.press("Stop")
    expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
    record = stored(database)[run]
    kinds = [entry["kind"] for entry in record["entries"]]
    assert (kinds[0], kinds[-1], kinds.count("start")) == ("start", "stop", 1)


def test_a_note_is_kept_though_the_page_ends_in_the_middle_of_it(own: Surface, fast_page: Page, database: str) -> None:
    guide = own.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(20)
    run = run_id(fast_page)
    text = "Felt <b>stiff</b> & =1+1"
    guide.press("Stop")
    guide.press("Skip this")
    guide.root.get_by_text("Write a note").click()
    guide.root.get_by_label("A word on this time.").press_sequentially(text)
    if own.name == "lab":
        # A tab that is closed without a word, as by a crash: the field was never left.
        fast_page.evaluate("() => addEventListener('pagehide', event => event.stopImmediatePropagation(), true)")
    fast_page.goto("about:blank")
    guide = own.open(fast_page, "04-seated-twist")
    fast_page.wait_for_function(
        "async run => (await globalThis[Symbol.for('lowback.record.1')].keeper.rows())"
        ".some(row => row.id === run && row.note)",
        arg=run,
    )
    expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
    wait_until(lambda: any(e.get("text") == text for e in stored(database)[run]["entries"]), 30, "the note to be saved")


def test_two_tabs_at_once_overwrite_nothing(own_voila: Server, fast_page: Page, database: str) -> None:
    surface = Surface("voila", own_voila)
    one = surface.open(fast_page, "04-seated-twist")
    two = surface.open(fast_page.context.new_page(), "04-seated-twist")
    one.press("Start")
    two.press("Start")
    for _ in range(4):
        for guide in (one, two):
            guide.advance(6)
    for guide in (one, two):
        guide.press("Stop")
        expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
    runs = {run_id(one.page), run_id(two.page)}
    found = {record["id"]: record for record in kept(fast_page)}
    in_store = stored(database)
    assert len(runs) == 2
    for run in runs:
        assert found[run] == in_store[run]
        assert found[run]["entries"][-1]["kind"] == "stop"


# ── What goes wrong ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("how", ["refused", "throws"])
def test_a_browser_that_keeps_nothing(own_voila: Server, fast_page: Page, database: str, how: str) -> None:
    refusals = {
        "refused": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
        "throws": "Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no'); } });",
    }
    fast_page.add_init_script(refusals[how])
    guide = Surface("voila", own_voila).open(fast_page, "04-seated-twist")
    expect(
        guide.root.get_by_text("This browser keeps nothing for this page").locator("visible=true").first
    ).to_be_visible()
    guide.press("Start")
    guide.advance(20)
    expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
    guide.run()
    guide.expect_status("finished")
    run = run_id(fast_page)
    wait_until(lambda: run in stored(database), 30, "the store to have it")
    wait_until(lambda: stored(database)[run]["entries"][-1]["kind"] == "finish", 30, "the store to have all of it")


def test_a_browser_that_is_full(own: Surface, fast_page: Page, database: str) -> None:
    fast_page.add_init_script(
        """const put = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = function (...given) {
			if (globalThis.full) throw new DOMException("full", "QuotaExceededError");
			return put.apply(this, given);
		};"""
    )
    guide = own.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(16)
    fast_page.evaluate("() => { globalThis.full = true; }")
    guide.press("Pause")
    expect(guide.root.get_by_text("This browser has no room for more.").locator("visible=true").first).to_be_visible()
    guide.press("Resume", by_key=True)
    guide.advance(3)
    guide.expect_status("running")
    fast_page.evaluate("() => { globalThis.full = false; }")
    guide.press("Stop")
    expect(guide.root.get_by_text("This browser has no room for more.")).to_have_count(0)
    run = run_id(fast_page)
    (mine,) = [record for record in kept(fast_page) if record["id"] == run]
    assert [entry["kind"] for entry in mine["entries"]][-3:] == ["pause", "resume", "stop"]


def _killed(how: str, server: Server, page: Page) -> None:
    """Kill the page's kernel, or the server with all its kernels, without a word."""
    if how == "kernel":
        name = page.evaluate(KERNEL_ID)
        for kernel in server.kernels():
            if name in " ".join(kernel.cmdline()):
                kernel.kill()
        return
    children = psutil.Process(server.process.pid).children(recursive=True)
    server.process.kill()
    for child in children:
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()


@pytest.mark.parametrize("how", ["kernel", "server"])
def test_killed_while_an_exercise_runs_and_a_note_is_typed_after_it(page: Page, tmp_path: Path, how: str) -> None:
    """On real time: a line within 5 s, nothing lost, all of it delivered after the return."""
    times = size(25, 2)
    told: list[float] = []
    database = database_in(tmp_path)
    for round_ in range(times):
        folder = tmp_path / str(round_)
        folder.mkdir()
        text = f"Note {round_}"
        with voila_server(folder, database=database) as server:
            guide = Surface("voila", server).open(page, "04-seated-twist")
            guide.press("Start")
            expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
            run = run_id(page)
            began = page.evaluate("() => performance.now()")
            _killed(how, server, page)
            expect(guide.root.get_by_text(AWAY).locator("visible=true").first).to_be_visible(timeout=WITHIN)
            told.append(page.evaluate("() => performance.now()") - began)
            guide.expect_status("running")
            guide.press("Stop")
            guide.press("Skip this")
            guide.root.get_by_text("Write a note").click()
            note = guide.root.get_by_label("A word on this time.")
            note.press_sequentially(text)
            note.blur()
            page.wait_for_function(
                "async run => (await globalThis[Symbol.for('lowback.record.1')].keeper.rows())"
                ".some(row => row.id === run && row.note)",
                arg=run,
            )
            # The browser's store is this address's: it is asked for all it has before the server ends.
            left = {record["id"]: record for record in kept(page) if record["kind"] == "session"}
            if how == "kernel":
                page.reload()
                guide = Surface("voila", server).guide(page)
                expect(guide.root.locator(".lb-kept").first).to_have_text(SAVED)
            else:
                port = server.url.rpartition(":")[2]
                with voila_server(folder / "again", database=database, port=int(port)) as again:
                    back = Surface("voila", again).open(page, "04-seated-twist")
                    expect(back.root.locator(".lb-kept").first).to_have_text(SAVED)
            there = stored(database)
            for name, record in left.items():
                assert [entry for entry in there[name]["entries"] if entry in record["entries"]] == record["entries"]
            assert [e["text"] for e in there[run]["entries"] if e["kind"] == "note"] == [text]
            assert there[run]["entries"][-1]["kind"] in ("stop", "note")
    print(f"{how} killed {times} times: told within {max(told) / 1000:.1f} s at most, 0 lost")


def test_a_store_whose_disk_is_full_says_so_and_the_exercise_goes_on(fast_page: Page, tmp_path: Path) -> None:
    """A folder that may not be written stands for it here; the disk itself is filled in tests/record."""
    taken = tmp_path / "taken"
    taken.write_text("a file, where the store's folder should be")
    with voila_server(tmp_path, database=f"sqlite:///{taken}/record.sqlite3") as server:
        guide = Surface("voila", server).open(fast_page, "04-seated-twist")
        expect(guide.root.get_by_text("cannot be made").locator("visible=true").first).to_be_visible()
        guide.press("Start")
        guide.run()
        guide.expect_status("finished")
        assert len(said(fast_page, "finish")) == 1
