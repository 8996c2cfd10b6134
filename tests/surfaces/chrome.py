"""Chromium as a person has it, by its own protocol: tabs that hide, freeze and slow down.

Playwright's pages always say that they are visible, and its flags switch off what slows a hidden tab.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import websocket

from .servers import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
    "--no-first-run",
    "--disable-gpu",
    "--window-size=1280,900",
    "--autoplay-policy=no-user-gesture-required",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


@dataclass
class Tab:
    """One tab, and the words it understands."""

    id: str
    socket: websocket.WebSocket
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        number = next(self._ids)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == number:
                if "error" in answer:
                    message = f"{method}: {answer['error']}"
                    raise RuntimeError(message)
                found: dict[str, Any] = answer["result"]
                return found

    def evaluate(self, expression: str) -> Any:
        """Return what an expression, or a promise of it, comes to."""
        found = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(json.dumps(found["exceptionDetails"])[:600])
        return found["result"].get("value")

    def until(self, expression: str, seconds: float = 60) -> None:
        """Wait until an expression is true, also on a page that is just coming."""

        def true() -> bool:
            try:
                return bool(self.evaluate(f"Boolean({expression})"))
            except RuntimeError as error:
                # Between two pages there is nowhere to ask.
                if "execution context" not in str(error):
                    raise
                return False

        wait_until(true, seconds, expression)


@dataclass
class Chrome:
    """A running Chromium."""

    port: int
    tabs: list[Tab] = field(default_factory=list)

    def open(self, url: str) -> Tab:
        """Open a tab in front of the others."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/json/new?{url}", method="PUT")
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - our own browser
            about = json.load(answer)
        socket = websocket.create_connection(about["webSocketDebuggerUrl"], timeout=120)
        self.tabs.append(Tab(about["id"], socket))
        return self.tabs[-1]

    def bring_to_front(self, tab: Tab) -> None:
        """Show a tab; the others are hidden then."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/json/activate/{tab.id}", timeout=20):
            pass


@contextlib.contextmanager
def chrome(*more: str) -> Iterator[Chrome]:
    """Start a Chromium with a fresh profile, and end it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "no Chromium: python tools/browser.py installs one"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = [*_FLAGS, f"--user-data-dir={profile}", *more]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")
        process = subprocess.Popen([program, *flags, "about:blank"], stderr=subprocess.DEVNULL)
        browser = None
        try:
            told = Path(profile) / "DevToolsActivePort"
            wait_until(lambda: told.is_file() and told.read_text().strip(), 60, "Chromium to start")
            browser = Chrome(int(told.read_text().split()[0]))
            yield browser
        finally:
            for tab in browser.tabs if browser else ():
                tab.socket.close()
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait(10)
