"""A real Chromium, a Voila and a JupyterLab for the tests of the surfaces."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from .failure import LISTEN, pages_told
from .servers import Server, database_in, file_server, lab_server, site_in, voila_server
from .surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

FAST_CLOCK = Path(__file__).parent / "fast_clock.js"
FAKE_DEVICES = Path(__file__).parent / "fake_devices.js"

#: What hosts print on their own consoles; anything else of the level error fails a test.
_HOSTS_OWN = ("Failed to load resource", "WebSocket connection", "favicon")


#: How long something may take to be there, in ms: as long on a busy machine as it needs, and no test is longer for it.
_MOST_MS = 30_000
expect.set_options(timeout=_MOST_MS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell beside a failure what its page was like."""
    report = yield
    if report.failed and report.when == "call" and isinstance(item, pytest.Function):
        report.sections.append(("the page", pages_told(item.funcargs)))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell it once more at the end, in short: of a long output the end is what is kept."""
    for report in terminalreporter.stats.get("failed", []):
        for name, text in report.sections:
            if name == "the page":
                terminalreporter.write_line(f"{report.nodeid}: {name}\n{text[:600]}\n{text[-1_200:]}")


#: The same engine without the windows around it opens a page in two thirds of the time.
_SHELL = "chromium-headless-shell"
_WINDOWED = ("chromium", "chromium-browser", "google-chrome")


def _launched(engine: Playwright, *names: str) -> Browser:
    """Launch the first of these programs that is there: no name but this machine's can be resolved in it."""
    program = next(filter(None, map(shutil.which, names)), None)
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return engine.chromium.launch(executable_path=program, args=arguments)


@pytest.fixture(scope="session")
def engine() -> Iterator[Playwright]:
    """What launches the browsers."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(engine: Playwright) -> Iterator[Browser]:
    """Chromium from the PATH, without windows where it can be had so."""
    found = _launched(engine, _SHELL, *_WINDOWED)
    yield found
    found.close()


@pytest.fixture(scope="session")
def windowed(engine: Playwright) -> Iterator[Browser]:
    """Chromium as a person has it, for what changes its size while it fills the screen."""
    found = _launched(engine, *_WINDOWED)
    yield found
    found.close()


@pytest.fixture(scope="session")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One Voila for all tests that do not harm it."""
    with voila_server(tmp_path_factory.mktemp("voila")) as server:
        yield server


@pytest.fixture(scope="session")
def shared_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One JupyterLab for all tests that do not harm it."""
    with lab_server(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture
def lab(shared_lab: Server) -> Server:
    """That JupyterLab, without what the test before left in it."""
    shared_lab.end_sessions()
    return shared_lab


def _once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Make something once, whichever of the tests that run beside each other needs it first; return where it is."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / name
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = folder / "made"
        if not told.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            told.write_text(str(make(folder)), encoding="utf-8")
        return Path(told.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One site of plain files for all tests that do not harm it.

    What is the guide's own, wherever it stands, is tried here: this opens soonest. What a surface has a part in is
    tried on each.
    """
    root = _once(tmp_path_factory, "site-with-tests", site_in)
    with file_server(root, tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a host with the site as it is written for people, to be copied by who changes it."""
    return _once(tmp_path_factory, "site", partial(site_in, extra=False))


@pytest.fixture(params=["site", "voila", "lab"])
def surface(request: pytest.FixtureRequest) -> Surface:
    """Each surface in turn."""
    return Surface(request.param, request.getfixturevalue(request.param))


@pytest.fixture(params=["voila", "lab"])
def live(request: pytest.FixtureRequest) -> Surface:
    """Each surface that has a kernel, in turn."""
    return Surface(request.param, request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One store for both surfaces, as on a person's own computer."""
    return database_in(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def own_voila(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Voila that keeps the record."""
    with voila_server(tmp_path_factory.mktemp("voila"), database=database) as server:
        yield server


@pytest.fixture(scope="module")
def shared_own_lab(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A JupyterLab that keeps it in the same store."""
    with lab_server(tmp_path_factory.mktemp("lab"), database=database) as server:
        yield server


@pytest.fixture
def own_lab(shared_own_lab: Server) -> Server:
    """That JupyterLab, without what the test before left in it."""
    shared_own_lab.end_sessions()
    return shared_own_lab


@pytest.fixture(params=["voila", "lab"])
def own(request: pytest.FixtureRequest) -> Surface:
    """Each surface in turn, with a store."""
    return Surface(request.param, request.getfixturevalue(f"own_{request.param}"))


@contextmanager
def fresh_context(
    browser: Browser, *, fast: bool = False, moves: bool = False, **options: object
) -> Iterator[BrowserContext]:
    """Give a fresh browser profile; no request may leave the machine, no error may be thrown."""
    motion = "no-preference" if moves else "reduce"
    about = {
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": motion,
        "timezone_id": "Europe/London",
        **options,
    }
    context = browser.new_context(**about)  # type: ignore[arg-type]
    context.set_default_timeout(_MOST_MS)
    context.add_init_script(LISTEN)
    if fast:
        context.add_init_script(path=FAST_CLOCK)
    outside: list[str] = []
    errors: list[str] = []

    def look(page: Page) -> None:
        page.on("request", lambda request: outside.append(request.url) if _leaves(request.url) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))

    context.on("page", look)
    yield context
    context.close()
    assert not outside, f"requests that leave the machine: {outside}"
    assert not errors, f"errors on the page: {errors}"


def _leaves(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


@pytest.fixture
def moves() -> bool:
    """Whether figures loop before the start, as most people see them.

    That takes a third of a core. Where a test is about something else, its person wants no motion; the rooms of the
    figure, of leading and of the early page say otherwise.
    """
    return False


@pytest.fixture
def context(browser: Browser, moves: bool) -> Iterator[BrowserContext]:
    """A fresh browser profile."""
    with fresh_context(browser, moves=moves) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on real time."""
    return context.new_page()


@pytest.fixture
def fast_page(context: BrowserContext) -> Page:
    """A page on the test's own clock."""
    context.add_init_script(path=FAST_CLOCK)
    return context.new_page()


@pytest.fixture
def heard_page(context: BrowserContext) -> Page:
    """A page on the test's clock, with devices that remember what they were asked for."""
    context.add_init_script(path=FAST_CLOCK)
    context.add_init_script(path=FAKE_DEVICES)
    return context.new_page()
