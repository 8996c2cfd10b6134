"""Servers for the tests: started on a port of their own, on loopback, and ended by their id."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from lowback.site.build import write_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
EXTRA = Path(__file__).parent / "notebooks"


@dataclass
class Server:
    """A running server: where it is, and its process."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    token: str = ""

    def kernels(self) -> list[psutil.Process]:
        """Return the kernels it has started and not ended."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                if child.status() != psutil.STATUS_ZOMBIE and "ipykernel_launcher" in child.cmdline():
                    found.append(child)
        return found

    def end_sessions(self) -> None:
        """End the kernels of a JupyterLab: who opens a notebook next meets one that nobody used.

        A page that comes back to its kernel restores every widget that was ever made there, and ours are made anew by
        each test: the tenth page would be slow, and still be drawing while it is pressed.
        """
        with urllib.request.urlopen(self._api("sessions")) as answer:  # noqa: S310 - our own server
            sessions = json.load(answer)
        for session in sessions:
            urllib.request.urlopen(self._api(f"sessions/{session['id']}", "DELETE")).close()  # noqa: S310

    def _api(self, path: str, method: str = "GET") -> urllib.request.Request:
        headers = {"Authorization": f"token {self.token}"}
        return urllib.request.Request(f"{self.url}/api/{path}", method=method, headers=headers)  # noqa: S310

    def stop(self) -> None:
        """End it and what it started."""
        with contextlib.suppress(psutil.NoSuchProcess):
            children = psutil.Process(self.process.pid).children(recursive=True)
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            for child in children:
                with contextlib.suppress(psutil.NoSuchProcess):
                    child.kill()
        self.process.kill()
        self.process.wait(10)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answered(url: str) -> bool:
    """Return whether a server answers there, with whatever status."""
    try:
        urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def wait_until(true: object, seconds: float, what: str) -> None:
    """Look again and again until something is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():  # type: ignore[operator]
            return
        time.sleep(0.05)  # between two looks, not instead of one
    message = f"waited {seconds} s in vain: {what}"
    raise AssertionError(message)


def notebooks_copy(folder: Path, *, extra: bool = True) -> Path:
    """Return a copy of the notebooks, with those that only tests need."""
    target = folder / "notebooks"
    shutil.copytree(ROOT / "notebooks", target, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for path in EXTRA.glob("*.ipynb") if extra else ():
        shutil.copy(path, target)
    return target


@contextlib.contextmanager
def started(
    command: Sequence[str],
    url: str,
    folder: Path,
    token: str = "",
    *,
    database: str = "",
    variables: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start a server, wait until it answers, and end it.

    Its store is where ``database`` says; without one it has none, so that no test meets what another left.
    """
    # What this machine's user has set for their own JupyterLab (a theme, a layout) is not what is tested.
    own = {name: str(folder / "jupyter") for name in ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR")}
    own["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / "jupyter" / "workspaces")
    store = {"LOWBACK_DATABASE_URL": database} if database else {"LOWBACK_STORE": "off"}
    log = folder / f"server-{secrets.token_hex(4)}.log"
    env = {**os.environ, "DISPLAY": "", **own, **store, **(variables or {})}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=env)
    server = Server(url, process, log, token)
    try:
        wait_until(
            lambda: process.poll() is not None or answered(f"{url}{'/api' if token else '/'}"),
            120,
            f"{command[0]} to answer",
        )
        assert process.poll() is None, log.read_text()
        yield server
    finally:
        server.stop()


def database_in(folder: Path) -> str:
    """Return the address of a store of its own in a folder."""
    return f"sqlite:///{folder / 'record.sqlite3'}"


def _program(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@contextlib.contextmanager
def voila_server(
    folder: Path,
    *,
    plainly: bool = False,
    more: Sequence[str] = (),
    database: str = "",
    port: int = 0,
    variables: Mapping[str, str] | None = None,
    notebooks: Path | None = None,
) -> Iterator[Server]:
    """Serve a copy of the notebooks, or those of a folder, with ``lowback serve``, or plainly with ``voila``."""
    notebooks = notebooks or notebooks_copy(folder)
    port = port or free_port()
    if plainly:
        command = [_program("voila"), str(notebooks), f"--port={port}", *more]
    else:
        command = [_program("lowback"), "serve", str(notebooks), "--port", str(port), "--no-browser", *more]
    with started(command, f"http://127.0.0.1:{port}", folder, database=database, variables=variables) as server:
        yield server


@contextlib.contextmanager
def preview_server(folder: Path, exercise: str) -> Iterator[Server]:
    """Show an author an exercise of a content folder, with ``lowback preview``."""
    port = free_port()
    command = [_program("lowback"), "preview", exercise, "--folder", str(folder), "--port", str(port), "--no-browser"]
    with started(command, f"http://127.0.0.1:{port}", folder.parent) as server:
        yield server


@contextlib.contextmanager
def bare_voila(folder: Path) -> Iterator[Server]:
    """Serve a folder as Voila does where nobody has installed settings for it: what our figures are compared with."""
    port = free_port()
    command = [_program("voila"), str(folder), f"--port={port}", "--no-browser", "--Voila.ip=127.0.0.1"]
    none = {"JUPYTER_NO_CONFIG": "1"}
    with started(command, f"http://127.0.0.1:{port}", folder, variables=none) as server:
        yield server


def late_kernels(folder: Path, seconds: float) -> dict[str, str]:
    """Return the variables of a server whose kernels begin so much later."""
    own = folder / "late" / "kernels" / "python3"
    own.mkdir(parents=True)
    code = (
        f"import runpy, sys, time; time.sleep({seconds}); "
        "sys.argv[0] = 'ipykernel_launcher'; runpy.run_module('ipykernel_launcher', run_name='__main__')"
    )
    spec = {
        "argv": [sys.executable, "-c", code, "-f", "{connection_file}"],
        "display_name": "Late",
        "language": "python",
    }
    (own / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return {"JUPYTER_PATH": str(folder / "late")}


#: Where the site lies on its host: not at the root, as on many.
SITE_PATH = "school/lowback"


def site_in(folder: Path, *, extra: bool = True) -> Path:
    """Write the site of a copy of the notebooks, those for tests under numbers of their own; return the host's root."""
    notebooks = notebooks_copy(folder, extra=extra)
    for number, path in enumerate(sorted(notebooks.glob("[!0-9]*.ipynb")), 91):
        path.rename(notebooks / f"{number}-{path.name}")
    root = folder / "host"
    write_site(notebooks, root / SITE_PATH, tell=lambda _: None)
    return root


@contextlib.contextmanager
def file_server(root: Path, folder: Path, *, port: int = 0) -> Iterator[Server]:
    """Serve plain files, with a server that knows nothing of them; its address is that of the site."""
    port = port or free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(root)]
    with started(command, f"http://127.0.0.1:{port}/{SITE_PATH}", folder) as server:
        yield server


@contextlib.contextmanager
def lab_server(
    folder: Path, *, extra: bool = True, database: str = "", notebooks: Path | None = None
) -> Iterator[Server]:
    """Open a copy of the notebooks, or those of a folder, in JupyterLab."""
    notebooks = notebooks or notebooks_copy(folder, extra=extra)
    port = free_port()
    token = secrets.token_hex(16)
    command = [
        _program("jupyter-lab"),
        str(notebooks),
        "--no-browser",
        "--allow-root",
        f"--config={ROOT / 'tools/jupyterlab/config.py'}",
        f"--port={port}",
        f"--IdentityProvider.token={token}",
        "--expose-app-in-browser",
    ]
    with started(command, f"http://127.0.0.1:{port}", folder, token, database=database) as server:
        yield server
