"""The shape of a lesson, the same in each: its parts in order with links at the top, and what one can do after it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lowback.content import library
from lowback.sides import sides_of

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = [FOLDER / f"{number}-{name}.ipynb" for name, number in library().numbers.items()]
PARTS = [
    "Do it",
    "Learning outcomes",
    "See it",
    "Understand it",
    "Its own science",
    "Does it work?",
    "Change it",
    "Check yourself",
    "Your notes",
    "Sources",
]
#: What stands in each part, by the beginning of a cell's code.
HOLDS = {
    "Do it": "lowback.Guide(",
    "See it": "lowback.Movement(",
    "Understand it": "lowback.Muscles(",
    "Its own science": "lowback.Science(",
    "Does it work?": "lowback.about(",
    "Change it": "lowback.Dose(",
    "Check yourself": "lowback.Questions(",
    "Your notes": "lowback.Notes(",
    "Sources": "lowback.about(",
}


def cells(path: Path) -> list[dict[str, Any]]:
    """Return a notebook's cells, each with its source as one text."""
    found: list[dict[str, Any]] = json.loads(path.read_text())["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in found]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_its_parts_in_order_each_with_a_link_at_the_top(path: Path) -> None:
    first, *rest = cells(path)
    text = "\n".join(cell["source"] for cell in rest if cell["cell_type"] == "markdown")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == PARTS
    assert re.findall(r"\[([^\]]*)\]\(#([^)]*)\)", first["source"]) == [
        (part, part.replace(" ", "-")) for part in PARTS
    ]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_part_holds_what_it_says(path: Path) -> None:
    part, held = "", dict.fromkeys(PARTS, "")
    for cell in cells(path):
        heading = re.search(r"^## (.*)$", cell["source"], re.MULTILINE)
        if cell["cell_type"] == "markdown":
            part = heading[1] if heading else part
        elif part:
            held[part] += cell["source"]
    for name, code in HOLDS.items():
        assert code in held[name], name
    assert '"claims"' in held["Does it work?"]
    assert '"ways"' in held["Change it"]
    assert '"sources"' in held["Sources"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_lesson_begins_with_what_one_can_do_after_it_as_verbs(path: Path) -> None:
    found = cells(path)
    (aims,) = [cell["source"] for cell in found if cell["source"].startswith("## Learning outcomes")]
    lines = [line for line in aims.splitlines() if line.startswith("- ")]
    assert len(lines) >= 4
    verbs = {"Do", "Name", "Weigh", "Change", "Answer"}
    assert {match[1] for line in lines if (match := re.match(r"- \*\*(\w+)\*\*", line))} == verbs
    # Nobody reads through it to get to the guide, and the lesson begins with it.
    assert [cell["id"] for cell in found[:3]] == ["title", "do-title", "guide"]
    sides = sides_of(nbformat.read(path, as_version=4).cells)  # type: ignore[no-untyped-call]
    learn = [name for name, side in sides.items() if side == "learn"]
    assert learn[0] == "aims"
    assert sides["guide"] == "do"
    assert sides["notes"] == "notes"
    assert "title" not in sides
    # What one types stands where there is a cell.
    typed = {cell["id"] for cell in found if cell["id"] in ("change-cell", "check-more")}
    assert {name for name, side in sides.items() if side == "cell"} == typed
    assert "change-cell" in typed


def test_a_notebook_that_shows_a_guide_among_other_things_is_read_in_its_order() -> None:
    for name in ("00-start-here", "05-my-practice", "06-my-notes", "90-write-an-exercise"):
        assert sides_of(nbformat.read(FOLDER / f"{name}.ipynb", as_version=4).cells) == {}  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_steps_and_cautions_are_said_once(path: Path) -> None:
    code = "\n".join(cell["source"] for cell in cells(path) if cell["cell_type"] == "code")
    # The guide shows them: a lesson adds the exact terms alone.
    assert '"steps"' not in code
    assert '"stop-if"' not in code
    assert code.count('"not-if"') == 1
