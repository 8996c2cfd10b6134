"""What a server lets in, by which names, how many at once, and what a page may say to its kernel."""

from __future__ import annotations

import json
import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import websocket
from lowback.voila.channels import may_pass
from lowback.voila.hosts import known_names, may_ask
from playwright.sync_api import expect

from .servers import SITE_PATH, voila_server, wait_until
from .surface import SIDEWAYS, Surface, axe
from .test_server import get

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from .servers import Server

_WATCH = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
	globalThis.violations.push(`${violatedDirective} ${blockedURI}`));
"""
_FULL = "All places on this computer are taken."


@pytest.mark.parametrize(
    ("host", "ip", "allowed"),
    [
        ("127.0.0.1:8866", "127.0.0.1", True),
        ("localhost:8866", "127.0.0.1", True),
        ("[::1]:8866", "::1", True),
        ("evil.example:8866", "127.0.0.1", False),
        ("192.168.1.5:8866", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("192.168.1.5:8866", "0.0.0.0", True),  # noqa: S104 - as asked for
        ("evil.example", "0.0.0.0", False),  # noqa: S104
        ("Backs.School.example", "127.0.0.1", True),
    ],
)
def test_by_which_names(host: str, ip: str, allowed: bool) -> None:
    assert may_ask(host, ip, known_names(ip, ["backs.school.example"])) is allowed


def test_another_name_is_refused_wherever_it_asks(voila: Server) -> None:
    for path in ("/", "/voila/render/04-seated-twist.ipynb", "/voila/templates/lowback/static/guide.js", "/healthz"):
        status, _, text = get(voila, path, host="evil.example")
        assert status == 403
        assert "lowback serve --host NAME" in text


def test_what_a_page_may_say() -> None:
    for kind in ("execute_request", "shutdown_request", "inspect_request", "input_reply", "", None, 7):
        assert not may_pass(kind, {})
    assert may_pass("comm_msg", {"comm_id": "x"})
    assert may_pass("comm_open", {"target_name": "jupyter.widget.control"})
    assert not may_pass("comm_open", {"target_name": "jupyter.widget"})
    assert not may_pass("comm_open", None)


@pytest.mark.parametrize("protocol", [[], ["v1.kernel.websocket.jupyter.org"]])
def test_a_page_runs_no_code_of_its_own(voila: Server, page: Page, tmp_path: Path, protocol: list[str]) -> None:
    Surface("voila", voila).open(page, "04-seated-twist")
    kernel = page.evaluate("() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    where = urlsplit(voila.url)
    line = websocket.create_connection(
        f"ws://{where.netloc}/api/kernels/{kernel}/channels", origin=voila.url, subprotocols=protocol, timeout=10
    )
    trace = tmp_path / "ran"

    def say(kind: str, content: dict[str, object]) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "username": "", "version": "5.3"}
        parts: list[object] = [header, {}, {}, content]
        if not protocol:
            message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
            line.send(json.dumps({**message, "buffers": []}))
            return
        blobs = [b"shell", *(json.dumps(part).encode() for part in parts)]
        offsets = [8 * (len(blobs) + 2)]
        for blob in blobs:
            offsets.append(offsets[-1] + len(blob))
        numbers = [len(offsets), *offsets]
        line.send_binary(b"".join(number.to_bytes(8, "little") for number in numbers) + b"".join(blobs))

    say("execute_request", {"code": f"open({str(trace)!r}, 'w').close()", "silent": False, "store_history": False})
    line.send("no message at all")
    # What comes after it is answered: the kernel is there, and was not asked.
    say("kernel_info_request", {})
    answers = ""
    while "kernel_info_reply" not in answers:
        frame = line.recv()
        answers += frame if isinstance(frame, str) else bytes(frame).decode("utf-8", "replace")
    line.close()
    assert "execute_reply" not in answers
    assert not trace.exists()


def test_nothing_a_page_does_is_beyond_its_policy(voila: Server, browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script(_WATCH)
    page = context.new_page()
    for path in ("/", "/voila/render/00-start-here.ipynb", "/voila/render/06-my-notes.ipynb"):
        page.goto(f"{voila.url}{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("() => globalThis.violations") == [], path
    guide = Surface("voila", voila).open(page, "02-raise-and-pull")
    page.locator(".lb-movement").wait_for(state="attached")
    guide.press("Start")
    guide.expect_status("running")
    assert page.evaluate("() => globalThis.violations") == []
    headers = get(voila, "/")[1]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "microphone=()" in headers["permissions-policy"]
    context.close()


def test_a_full_server_says_so_and_those_inside_lose_nothing(tmp_path: Path, files: Path, fast_page: Page) -> None:
    site = files / SITE_PATH
    with voila_server(tmp_path, more=["--max-sessions", "1", "--site", str(site)]) as server:
        surface = Surface("voila", server)
        guide = surface.open(fast_page, "04-seated-twist")
        guide.press("Start")
        assert json.loads(get(server, "/healthz")[2]) == {"status": "ok", "sessions": 1, "most": 1}
        other = fast_page.context.new_page()
        other.goto(surface.address("03-double-knee-lifts"))
        # The exercise is there all the same.
        late = surface.guide(other)
        expect(other.get_by_text(_FULL)).to_be_visible()
        late.press("Start")
        late.expect_status("running")
        other.get_by_role("link", name="The same pages without a computer behind them").click()
        expect(other.get_by_role("heading", level=1)).to_have_text("Where are you right now?")
        status, _, text = get(server, "/voila/render/05-my-practice.ipynb")
        assert status == 503
        assert _FULL in re.sub(r"<[^>]*>", "", text)
        assert len(server.kernels()) == 1
        # Loaded again, who is inside stays inside.
        fast_page.reload()
        guide = surface.open(fast_page, "04-seated-twist")
        expect(fast_page.get_by_text(_FULL)).to_have_count(0)
        fast_page.goto("about:blank")
        wait_until(lambda: json.loads(get(server, "/healthz")[2])["sessions"] == 0, 20, "the place to be free again")
        other.goto(surface.address("05-my-practice"))
        expect(other.locator(".lb-practice").first).to_be_visible(timeout=30_000)


def test_many_who_come_at_once_are_not_let_in_beyond_the_limit(tmp_path: Path) -> None:
    with voila_server(tmp_path, more=["--max-sessions", "2"]) as server, ThreadPoolExecutor(6) as together:
        path = "/voila/render/04-seated-twist.ipynb"
        pages = list(together.map(lambda _: get(server, path)[2], range(6)))
        assert sum(_FULL in page for page in pages) == 4
        assert all('id="lb-early"' in page for page in pages)
        assert len(server.kernels()) == 2


def test_a_page_that_nobody_uses_warns_and_gives_its_place_back(tmp_path: Path, fast_page: Page) -> None:
    with voila_server(tmp_path, more=["--idle-minutes", "10"]) as server:
        surface = Surface("voila", server)
        guide = surface.open(fast_page, "04-seated-twist")
        bar = fast_page.get_by_role("alert")
        # An exercise that is under way is a use, a paused one too.
        guide.press("Start")
        guide.advance(10)
        guide.press("Pause")
        guide.advance(3600)
        expect(bar).to_be_hidden()
        guide.press("Stop")
        guide.leave()
        guide.advance(610)
        expect(bar).to_contain_text("In 20 seconds it lets go of the computer behind it")
        assert axe(fast_page) == []
        fast_page.set_viewport_size({"width": 360, "height": 740})
        assert axe(fast_page) == []
        assert not fast_page.evaluate(SIDEWAYS)
        fast_page.get_by_role("button", name="Stay connected").click()
        expect(bar).to_be_hidden()
        guide.advance(30)
        assert len(server.kernels()) == 1
        guide.advance(600)
        expect(bar).to_be_visible()
        guide.advance(19)
        assert len(server.kernels()) == 1
        guide.advance(1)
        expect(bar).to_contain_text("Nobody used this page")
        wait_until(lambda: not server.kernels(), 20, "the kernel to be given back")
        # What the person came for works all the same, and the rest is one press away.
        guide.press("Start")
        guide.expect_status("running")
        guide.press("Stop")
        guide.leave()
        fast_page.get_by_role("button", name="Connect again").click()
        surface.guide(fast_page)
        wait_until(lambda: len(server.kernels()) == 1, 60, "a new kernel")
