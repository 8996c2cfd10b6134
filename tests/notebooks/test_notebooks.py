"""The committed notebooks: executed, short, nothing of a machine or a session in them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lowback.content import library
from lowback.plan import MIME

from tests.lessons import EXERCISES

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def _read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text())
    return notebook


def _code(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def never_executed(notebook: dict[str, Any]) -> list[str]:
    """Return the cells that were not executed: strict nbval compares nothing of them, and passes."""
    return [cell["id"] for cell in _code(notebook) if cell["execution_count"] is None]


def test_there_is_one_a_lesson() -> None:
    names = [path.stem for path in NOTEBOOKS]
    expected = [f"{number}-{name}" for name, number in library().numbers.items()]
    assert names == sorted(
        [
            "00-start-here",
            *expected,
            "05-my-practice",
            "06-my-notes",
            "08-patients",
            "09-examine",
            "80-study-and-teach",
            "90-write-an-exercise",
        ]
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_executed_short_and_clean(path: Path) -> None:
    notebook = _read(path)
    assert never_executed(notebook) == []
    assert [cell["execution_count"] for cell in _code(notebook)] == list(range(1, len(_code(notebook)) + 1))
    assert set(notebook["metadata"]) == {"kernelspec", "title"}
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert len(source.strip().splitlines()) <= 5, cell["id"]
            assert not any(word in source.split() for word in ("def", "for", "if", "while", "class", "try:")), cell[
                "id"
            ]
        assert cell["metadata"] == {}
    text = path.read_text()
    assert str(Path.home()) not in text
    assert str(FOLDER.parent) not in text


def test_the_guard_refuses_a_notebook_that_was_not_executed() -> None:
    notebook = _read(NOTEBOOKS[1])
    _code(notebook)[0]["execution_count"] = None
    assert never_executed(notebook) == ["guide"]


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.stem in EXERCISES], ids=lambda path: path.stem)
def test_the_saved_guide_can_be_read_without_running_it(path: Path) -> None:
    plans = [
        output["data"][MIME]
        for cell in _code(_read(path))
        for output in cell["outputs"]
        if MIME in output.get("data", {})
    ]
    assert [plan["exercise"]["id"] for plan in plans] == [path.stem[3:]]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_between_notebooks_lead_somewhere(path: Path) -> None:
    for cell in _read(path)["cells"]:
        for part in "".join(cell["source"]).split("](")[1:]:
            target = part.partition(")")[0]
            if target.startswith("#"):
                # To a heading of the same notebook, by the name that its words give.
                headings = re.findall(
                    r"^#+ (.*)$", "\n".join("".join(one["source"]) for one in _read(path)["cells"]), re.MULTILINE
                )
                assert target[1:] in [heading.replace(" ", "-") for heading in headings], target
            else:
                assert (FOLDER / target).is_file(), target


def test_strict_nbval() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbval",
            "--nbval-cell-timeout=60",
            "-q",
            "-p",
            "no:cacheprovider",
            *map(str, NOTEBOOKS),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=FOLDER,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    cells = sum(len(_code(_read(path))) for path in NOTEBOOKS)
    assert f"{cells} passed" in done.stdout
