"""JupyterLab with its own Python in the browser, from the site's own files: a student changes a notebook there."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from lowback.cli import main
from playwright.sync_api import expect

from .conftest import fresh_context
from .servers import ROOT, SITE_PATH, file_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from .servers import Server

#: Python begins, and fetches its packages.
_BEGINS_MS = 180_000


@pytest.fixture(scope="module")
def with_lite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A host with the site that holds JupyterLite, as ``make site LITE=1`` writes it."""
    env = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    done = subprocess.run(["make", "lite"], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    folder = tmp_path_factory.mktemp("lite")
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    shutil.copy(ROOT / "notebooks" / "04-seated-twist.ipynb", notebooks)
    root = folder / "host"
    lite = str(ROOT / "build" / "lite")
    assert main(["site", str(root / SITE_PATH), "--notebooks", str(notebooks), "--lite", lite]) == 0
    with file_server(root, folder) as server:
        yield server


def test_a_notebook_is_changed_and_run_where_nothing_is_installed(with_lite: Server, browser: Browser) -> None:
    with fresh_context(browser) as context:
        page = context.new_page()
        page.goto(f"{with_lite.url}/04-seated-twist.html")
        page.get_by_role("link", name="Open in JupyterLab in this browser").click()
        notebook = page.locator(".jp-Notebook")
        notebook.wait_for(timeout=_BEGINS_MS)
        # A cell that is run before its Python has begun is not run.
        page.get_by_role("button", name="Python (Pyodide) | Idle").wait_for(timeout=_BEGINS_MS)
        first = notebook.locator(".jp-CodeCell").first
        # A dose is changed in its cell; Python checks it, and the guide that it makes can be used.
        first.locator(".cm-content").click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text('import lowback\nguide = lowback.Guide("seated-twist", hold=7)\nguide')
        page.keyboard.press("Shift+Enter")
        guide = first.locator(".lb-guide")
        guide.wait_for(timeout=_BEGINS_MS)
        guide.get_by_text("Change the amounts").click()
        expect(guide.get_by_role("spinbutton", name="Hold at the end of a turn")).to_have_value("7")
        guide.get_by_role("button", name="More: Hold at the end of a turn").click()
        # The way back: what the page did is known to Python.
        second = notebook.locator(".jp-CodeCell").nth(1)
        second.locator(".cm-content").click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text('guide.state.status, guide.state.dose["hold"]')
        page.keyboard.press("Shift+Enter")
        expect(second.locator(".jp-OutputArea-output").last).to_contain_text("('ready', 8)", timeout=60_000)


def test_the_site_without_it_says_nothing_of_it_and_what_is_no_jupyterlite_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    shutil.copy(ROOT / "notebooks" / "06-my-notes.ipynb", notebooks)
    out = tmp_path / "out"
    assert main(["site", str(out), "--notebooks", str(notebooks)]) == 0
    assert "in this browser" not in (out / "06-my-notes.html").read_text("utf-8").partition("lb-along")[2]
    assert main(["site", str(out), "--notebooks", str(notebooks), "--lite", str(tmp_path)]) == 1
    assert f"There is no JupyterLite in {tmp_path}; write it with: make site LITE=1" in capsys.readouterr().err
    assert (out / "index.html").is_file()
