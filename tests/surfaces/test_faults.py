"""What a person meets when something behind the page goes away: the exercise goes on."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import expect

from .conftest import fresh_context
from .servers import lab_server, voila_server, wait_until
from .surface import Surface
from .test_server import get

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Browser, Page, Route, WebSocket

    from .servers import Server

AWAY = "does not answer"
ACKNOWLEDGED = """() => [...globalThis[Symbol.for("lowback.page.3")].outboxes.values()]
	.every(outbox => outbox.waiting === 0)"""

_NO_FAREWELL = """
const ask = globalThis.fetch;
globalThis.fetch = (url, ...more) => String(url).includes("/shutdown/") ? Promise.resolve() : ask(url, ...more);
navigator.sendBeacon = () => true;
"""


KERNEL_ID = """
() => globalThis.jupyterapp?.shell.currentWidget?.sessionContext.session.kernel.id
	?? JSON.parse(document.getElementById("jupyter-config-data").textContent).kernelId
"""


def test_goes_on_when_the_kernel_is_killed(live: Surface, fast_page: Page) -> None:
    guide = live.open(fast_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(5)
    # JupyterLab gives a notebook that was open before the kernel it had.
    name = fast_page.evaluate(KERNEL_ID)
    ours = [kernel for kernel in live.server.kernels() if name in " ".join(kernel.cmdline())]
    assert len(ours) == 1
    for kernel in ours:
        kernel.kill()
    guide.advance(20)
    expect(guide.root.get_by_text(AWAY)).to_be_visible()
    guide.run()
    guide.expect_status("finished")
    assert guide.unticked() == []


def test_goes_on_when_the_server_stops(request: pytest.FixtureRequest, fast_page: Page, tmp_path: Path) -> None:
    for name, start in (("voila", voila_server), ("lab", lab_server)):
        folder = tmp_path / name
        folder.mkdir()
        with start(folder) as server:
            guide = Surface(name, server).open(fast_page, "03-double-knee-lifts")  # type: ignore[arg-type]
            guide.press("Start")
            guide.advance(5)
            server.stop()
            guide.advance(30)
            expect(guide.root.get_by_text(AWAY)).to_be_visible()
            guide.run()
            guide.expect_status("finished")
            assert guide.unticked() == []
            fast_page.goto("about:blank")


def test_nothing_is_sent_on_a_tick(live: Surface, fast_page: Page) -> None:
    sent: list[str | bytes] = []

    def keep(frame: str | bytes) -> None:
        sent.append(frame)

    def look(socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framesent", keep)

    fast_page.on("websocket", look)
    guide = live.open(fast_page, "04-seated-twist")
    guide.press("Start")
    fast_page.wait_for_function(ACKNOWLEDGED)
    assert any(b"running" in _bytes(frame) for frame in sent)
    before = len(sent)
    for _ in range(12):
        guide.advance(1)
    assert guide.seconds == 3
    # What a tick sent would go before this.
    guide.press("Pause")
    fast_page.wait_for_function(ACKNOWLEDGED)
    after = [_bytes(frame) for frame in sent[before:]]
    assert after
    assert [frame for frame in after if b"pause" not in frame and b"running" not in frame] == []
    assert sum(b"running" in frame for frame in after) <= 1, "the start's state may come late, once"


def test_a_cell_that_is_run_again_does_not_multiply_messages(lab: Server, fast_page: Page) -> None:
    sent: list[str | bytes] = []

    def keep(frame: str | bytes) -> None:
        sent.append(frame)

    fast_page.on("websocket", lambda socket: socket.on("framesent", keep) if "/channels" in socket.url else None)
    surface = Surface("lab", lab)
    guide = surface.open(fast_page, "01-standing-roll-down")
    for _ in range(5):
        surface.run_all(fast_page)
    guide = surface.guide(fast_page)
    before = len(sent)
    guide.press("Start")
    guide.advance(20)
    guide.press("Stop")
    fast_page.wait_for_function(ACKNOWLEDGED, timeout=20_000)
    # Three or four events and as many states, whatever was run before.
    assert len(sent) - before < 20


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def test_kernels_are_back_to_none_after_many_opens_reloads_and_closes(browser: Browser, tmp_path: Path) -> None:
    """A hundred in ``make soak``; each is left at another moment of its beginning."""
    many = 100 if os.environ.get("LOWBACK_SOAK") else 6
    with voila_server(tmp_path) as server:
        surface = Surface("voila", server)
        for at in range(many):
            with fresh_context(browser) as context:
                page = context.new_page()
                page.goto(surface.address("04-seated-twist"), wait_until="commit")
                if at % 3:
                    surface.guide(page)
                if at % 3 == 2:
                    page.wait_for_selector("[data-joined]", state="attached")
                    page.reload(wait_until="commit")
                    # Driven by a test, Chromium may never close a tab whose page is being exchanged just then.
                    surface.guide(page)
        wait_until(
            lambda: json.loads(get(server, "/healthz")[2])["sessions"] == 0 and not server.kernels(),
            90,
            "no kernel to be left",
        )


def test_a_kernel_whose_page_never_came_ends(tmp_path: Path, fast_page: Page) -> None:
    settings = tmp_path / "voila.json"
    settings.write_text('{"PageKernelManager": {"expected_within": 12}, "MappingKernelManager": {"cull_interval": 1}}')
    with voila_server(tmp_path, plainly=True) as server:
        surface = Surface("voila", server)
        surface.open(fast_page, "04-seated-twist")
        # Read the page as a program does: the kernel starts, and nobody connects to it.
        fast_page.context.request.get(surface.address("03-double-knee-lifts"))
        assert len(server.kernels()) == 2
        wait_until(lambda: len(server.kernels()) == 1, 60, "the kernel without a page to end")
        assert surface.guide(fast_page).root.is_visible()


def test_a_page_long_on_its_way_keeps_its_kernel_and_says_when_it_is_gone(tmp_path: Path, fast_page: Page) -> None:
    settings = tmp_path / "voila.json"
    settings.write_text('{"PageKernelManager": {"expected_within": 6}, "MappingKernelManager": {"cull_interval": 1}}')
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    fast_page.route("**/voila/labextensions/**", hold)
    with voila_server(tmp_path, plainly=True) as server:
        address = Surface("voila", server).address("04-seated-twist")
        fast_page.goto(address, wait_until="commit")
        guide = Surface("voila", server).guide(fast_page)
        wait_until(lambda: len(server.kernels()) == 1, 30, "the kernel to begin")
        long = time.monotonic() + 14

        def on_its_way() -> bool:
            # It asks each 15 s of its own clock.
            guide.advance(1.5)
            return time.monotonic() > long

        wait_until(on_its_way, 30, "what a kernel waits, twice and more")
        (kernel,) = server.kernels()
        # It stands behind the browser that leads an exercise on the same machine.
        assert kernel.nice() > psutil.Process(server.process.pid).nice()
        for route in held:
            route.continue_()
        fast_page.unroute("**/voila/labextensions/**")
        fast_page.wait_for_function("() => document.querySelector('[data-joined]')", timeout=60_000)
        # One that does not ask has no kernel after a while, and says so when it notices.
        fast_page.goto("about:blank")
        wait_until(lambda: not server.kernels(), 30, "the kernel of the page that was left to end")
        fast_page.route("**/voila/labextensions/**", hold)
        fast_page.goto(address, wait_until="commit")
        guide = Surface("voila", server).guide(fast_page)
        wait_until(lambda: len(server.kernels()) == 1, 30, "the kernel to begin")

        def arrived() -> bool:
            # On a busy machine the cells take longer than what a kernel waits: until they have run, the page asks.
            guide.advance(1.5)
            return fast_page.locator("#lb-idle").count() == 1

        wait_until(arrived, 60, "the page to be there, all but what is held")
        wait_until(lambda: not server.kernels(), 60, "the kernel that nobody asks after to end")
        url = urlsplit(address)
        kernel_id = json.loads(fast_page.locator("#jupyter-config-data").text_content() or "")["kernelId"]
        asked = f"{url.scheme}://{url.netloc}/api/kernels/{kernel_id}"
        # Its process ends a moment before the server forgets it.
        wait_until(lambda: fast_page.context.request.get(asked).status == 404, 30, "the server to forget its kernel")
        guide.advance(15)
        expect(fast_page.locator("#lb-message")).to_contain_text("The computer behind this page is gone.")
        guide.press("Start")
        guide.expect_status("running")


def test_an_idle_kernel_ends_but_never_one_with_an_exercise_running(tmp_path: Path, page: Page) -> None:
    settings = tmp_path / "voila.json"
    settings.write_text(
        '{"MappingKernelManager": {"cull_interval": 1, "cull_idle_timeout": 3}, '
        '"PageKernelManager": {"expected_within": 60}}'
    )
    with voila_server(tmp_path, plainly=True) as server:
        surface = Surface("voila", server)
        guide = surface.open(page, "04-seated-twist")
        guide.press("Start")
        other = page.context.new_page()
        # A page whose browser vanished: it connected once, and said no farewell.
        other.add_init_script(_NO_FAREWELL)
        surface.open(other, "03-double-knee-lifts")
        assert len(server.kernels()) == 2
        other.close()
        wait_until(lambda: len(server.kernels()) == 1, 30, "the idle kernel to end")
        guide.expect_status("running")
        expect(guide.root.get_by_text(AWAY)).to_be_hidden()
        assert len(server.kernels()) == 1
