"""What the tests of notes share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lowback.annotation.report import tag_names
from lowback.annotation.widget import about_exercise
from lowback.content import library

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "04-seated-twist.ipynb"


@pytest.fixture(scope="session")
def browser_makes() -> Callable[..., dict[str, Any]]:
    """Return what the browser's code makes of notes and files."""
    # Node is on the PATH, or a wheel brought it beside Python.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))

    def make(records: list[dict[str, Any]], *files: str) -> dict[str, Any]:
        given = {
            "records": records,
            "files": files,
            "names": tag_names(),
            "exercises": {name: about_exercise(found) for name, found in library().exercises.items()},
            "notebook": json.loads(NOTEBOOK.read_text(encoding="utf-8")),
            "wall": 1_767_225_600_000,
        }
        run = subprocess.run(
            ["node", str(Path(__file__).parent / "across.mjs")],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PATH": path},
        )
        made: dict[str, Any] = json.loads(run.stdout)
        return made

    return make
