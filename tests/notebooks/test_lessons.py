"""The shape of a lesson, the same in each: its parts in order with links at the top, and what one can do after it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lowback.content import library

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = [FOLDER / f"{number}-{name}.ipynb" for name, number in library().numbers.items()]
PARTS = [
    "Do it",
    "See it",
    "Understand it",
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
def test_what_one_will_be_able_to_do_stands_first_as_verbs(path: Path) -> None:
    found = cells(path)
    aims = found[1]["source"]
    assert "What you will be able to do" in aims
    lines = [line for line in aims.splitlines() if line.startswith("- ")]
    assert len(lines) >= 4
    verbs = {"Do", "Name", "Weigh", "Change", "Answer"}
    assert {match[1] for line in lines if (match := re.match(r"- \*\*(\w+)\*\*", line))} == verbs
    # And nobody reads through it to get to the guide.
    assert [cell["id"] for cell in found[:4]] == ["title", "aims", "do-title", "guide"]
