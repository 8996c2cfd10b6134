"""The page of an exercise can be used before its kernel, and the kernel takes up what is going on."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from lowback.request import request
from lowback.store.store import Store
from lowback.timeline import timeline
from playwright.sync_api import expect

from .servers import database_in, late_kernels, voila_server, wait_until
from .surface import GuideOnPage, Surface

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from .servers import Server

NOTEBOOK = "04-seated-twist"
EXERCISE = "seated-twist"
FOR_EVER = 100_000
JOINED = "() => document.querySelector('[data-joins] .lm-Widget, [data-joins] .jp-OutputArea')"
RECORD = "globalThis[Symbol.for('lowback.record.1')]"


@pytest.fixture
def moves() -> bool:
    """Figures move, as most people see them."""
    return True


def early(server: Server, page: Page) -> GuideOnPage:
    """Open the exercise and take its guide as soon as it is there."""
    page.goto(Surface("voila", server).address(NOTEBOOK), wait_until="commit")
    root = page.locator(".lb-guide")
    root.wait_for()
    return GuideOnPage(page, root)


def phase_ends(record: dict[str, Any]) -> list[tuple[str, float]]:
    """Return which phase ended when, in seconds since the start."""
    entries = record["entries"]
    (begun,) = [entry for entry in entries if entry["kind"] == "start"]
    ends = [entry for entry in entries if entry["kind"] == "phase-end"]
    return [(entry["phase"], round(_seconds(entry["at"]) - _seconds(begun["at"]), 1)) for entry in ends]


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def planned() -> list[tuple[str, float]]:
    """Return where the ends of the phases are planned."""
    asked = request(EXERCISE, None, {})
    found, at = [], 0.0
    for phase in timeline(asked.exercise, asked.variant, asked.dose):
        if phase.seconds:
            at += phase.seconds
            found.append((phase.id, at))
    return found


@pytest.mark.parametrize("delay", [0, 2, 10, FOR_EVER])
def test_what_is_started_before_the_kernel_goes_on_when_it_comes(delay: int, fast_page: Page, tmp_path: Path) -> None:
    database = database_in(tmp_path)
    variables = late_kernels(tmp_path, delay)
    with voila_server(tmp_path, database=database, variables=variables) as server:
        guide = early(server, fast_page)
        guide.press("Start")
        guide.expect_status("running")
        node = guide.root.element_handle()
        for _ in range(6):
            guide.advance(5)
        if delay == FOR_EVER:
            expect(fast_page.locator("#lb-message")).to_contain_text("has not answered yet")
        else:
            fast_page.wait_for_function(f"() => {RECORD}.courier.store", timeout=60_000)
            expect(fast_page.locator("#lb-message")).to_be_empty()
        for _ in range(4):
            guide.advance(5)
        expect(fast_page.locator(".lb-guide")).to_have_count(1)
        assert node.evaluate("element => element.isConnected")
        guide.run()
        guide.expect_status("finished")
        run = fast_page.evaluate(f"async () => (await {RECORD}.keeper.rows()).find(row => row.status).id")
        record = fast_page.evaluate(f"async run => await {RECORD}.keeper.get(run)", run)
        assert phase_ends(record) == planned()
        if delay != FOR_EVER:
            store = Store(database)
            wait_until(lambda: any(one == record for one in store.all("session")), 20, "the store to have it, once")
            store.close()


def test_nothing_moves_when_the_kernel_comes(own_voila: Server, page: Page) -> None:
    guide = early(own_voila, page)
    where = (
        "element => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height]; }"
    )
    controls = [guide.button("Start"), guide.root.locator(".lb-view").first, guide.root.locator(".lb-kept").first]
    before = [control.evaluate(where) for control in controls]
    page.wait_for_function(f"() => {RECORD}.courier.store", timeout=60_000)
    page.locator(".lb-movement").wait_for(state="attached")
    page.locator(".lb-notes-tab").wait_for(state="attached")
    assert [control.evaluate(where) for control in controls] == before


@pytest.mark.parametrize("surface", ["site", "voila"], indirect=True)
def test_the_first_picture_of_the_page_has_its_guide(surface: Surface, page: Page) -> None:
    page.add_init_script(
        """new MutationObserver(() => {
			if (document.querySelector(".lb-guide[data-status]")) globalThis.drawnAt ??= performance.now();
		}).observe(document, { subtree: true, childList: true });"""
    )
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/guide[^/]*\.js"), hold)
    page.goto(surface.address(NOTEBOOK), wait_until="commit")
    # All but the guide is there, and the browser could draw it.
    page.get_by_role("heading", level=1).wait_for(state="attached")
    page.wait_for_function("() => document.styleSheets.length && document.readyState !== 'loading'", polling=50)
    for route in held:
        route.continue_()
    surface.guide(page)
    painted = "performance.getEntriesByName('first-contentful-paint')[0]"
    page.wait_for_function(f"() => {painted}", polling=50)
    assert held
    assert page.evaluate(f"() => {painted}.startTime >= globalThis.drawnAt")


def test_a_notebook_that_asks_for_something_else_than_it_did_when_saved_is_believed(page: Page, tmp_path: Path) -> None:
    with voila_server(tmp_path) as server:
        path = tmp_path / "notebooks" / f"{NOTEBOOK}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cell = next(cell for cell in notebook["cells"] if cell["id"] == "guide")
        cell["source"] = ["import lowback\n", 'lowback.Guide("seated-twist", repetitions=1)']
        path.write_text(json.dumps(notebook), encoding="utf-8")
        guide = Surface("voila", server).open(page, NOTEBOOK)
        page.wait_for_function("() => document.querySelector('[data-joins]:not([hidden]) .lb-guide')")
        expect(page.locator(".lb-guide")).to_have_count(1)
        assert guide.root.get_attribute("data-exercise") == EXERCISE


def test_a_notebook_without_a_saved_guide_waits_for_its_kernel(page: Page, tmp_path: Path) -> None:
    with voila_server(tmp_path) as server:
        path = tmp_path / "notebooks" / f"{NOTEBOOK}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = []
        path.write_text(json.dumps(notebook), encoding="utf-8")
        page.goto(Surface("voila", server).address(NOTEBOOK))
        expect(page.locator("#lb-early")).to_have_count(0)
        expect(page.locator(".lb-guide")).to_have_count(1, timeout=20_000)
        expect(page.get_by_role("heading", name="Seated twist")).to_be_visible()


def test_a_page_busier_than_two_seconds_draws_all_its_widgets(voila: Server, page: Page) -> None:
    # The widget manager looks again each 100 ms; on a busy page the next look is late, and its models came between.
    page.add_init_script(
        "const timer = globalThis.setTimeout;"
        "globalThis.setTimeout = (then, ms, ...given) => timer(then, ms === 100 ? 2500 : ms, ...given);"
    )
    page.goto(Surface("voila", voila).address(NOTEBOOK))
    for drawn in (".lb-muscles", ".lb-science", ".lb-dosing", ".lb-questions:not(.lb-science *)", ".lb-notes"):
        page.locator(drawn).first.wait_for(state="attached", timeout=60_000)
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)
