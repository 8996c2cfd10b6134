"""A fifth exercise, as an author makes it: from ``lowback new`` to every surface, without a line of code."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lowback.cli import main
from lowback.site.build import write_site
from playwright.sync_api import expect

from tools.notebooks import execute

from .conftest import fresh_context
from .servers import SITE_PATH, file_server, lab_server, voila_server
from .surface import Surface

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
NAME = "07-tree-pose"


def filled(text: str) -> str:
    """Return a text with some words in each of its blanks, no two alike."""
    words = ("".join(pair) for pair in itertools.product("bdfgklmn", "aeiou", "nrst"))
    return re.sub(r'"FILL: [^"]*"', lambda _: f'"A few plain words {next(words)}"', text)


def led(browser: Browser, surface: Surface) -> None:
    """Find the card on the landing page, and lead the exercise to its end."""
    with fresh_context(browser, fast=True) as context:
        page = context.new_page()
        if surface.name != "lab":
            page.goto(f"{surface.server.url}/")
            card = page.get_by_role("main").get_by_role("listitem").filter(has_text="Tree pose")
            expect(card.locator("svg")).to_be_visible()
            expect(card).to_contain_text("On my back")
            assert "07-tree-pose" in (card.get_by_role("link").get_attribute("href") or "")
        guide = surface.open(page, NAME)
        guide.press("Start")
        assert guide.run() == "rests"
        guide.expect_status("finished")
        assert guide.unticked() == []
        if surface.name != "lab":
            around = page.get_by_role("navigation", name="Before and after")
            expect(around.get_by_role("link", name="Next: My practice")).to_be_visible()


def test_a_fifth_exercise_without_a_line_of_code(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    exercises, notebooks = tmp_path / "exercises", tmp_path / "notebooks"
    shutil.copytree(ROOT / "exercises", exercises)
    notebooks.mkdir()
    for name in ("00-start-here", "05-my-practice", "06-my-notes"):
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", notebooks)
    monkeypatch.setenv("LOWBACK_EXERCISES", str(exercises))
    monkeypatch.setenv("LOWBACK_STORE", "off")

    # It is begun; what is still blank is told, file and field; it is filled in.
    assert main(["new", "tree-pose", "--position", "on-your-back"]) == 0
    assert main(["check"]) == 1
    assert "07-tree-pose.toml: summary: found a blank. Write one sentence" in capsys.readouterr().err
    for path in exercises.glob(f"{NAME}*"):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["check"]) == 0

    # Its notebook runs, as `make notebooks` does it, and strict nbval finds the same again.
    notebook = notebooks / f"{NAME}.ipynb"
    execute(notebook)
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-cell-timeout=60", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, str(notebook)], cwd=notebooks, capture_output=True, text=True, check=False, timeout=120
    )
    cells = [cell for cell in json.loads(notebook.read_text())["cells"] if cell["cell_type"] == "code"]
    assert done.returncode == 0, done.stdout[-3000:]
    assert f"{len(cells)} passed" in done.stdout

    # It has its card and its page, and plays, on each surface.
    variables = {"LOWBACK_EXERCISES": os.environ["LOWBACK_EXERCISES"]}
    with voila_server(tmp_path, notebooks=notebooks, variables=variables) as server:
        led(browser, Surface("voila", server))
    write_site(notebooks, tmp_path / "host" / SITE_PATH, tell=lambda _: None)
    with file_server(tmp_path / "host", tmp_path) as server:
        led(browser, Surface("site", server))
    with lab_server(tmp_path, notebooks=notebooks) as server:
        led(browser, Surface("lab", server))
