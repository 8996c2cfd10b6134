"""The worked example: a folder of exercises alone, that keeps every rule, and a notebook that tells of it truly."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import lowback
import pytest
from lowback.cli import main
from lowback.content.library import check, library, load
from lowback.errors import ContentError

from tests.content.test_reading import MOST, for_the_person, grade

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
NAME = "pelvic-tilt"
FILE = "07-pelvic-tilt.toml"


@pytest.fixture(autouse=True)
def _content(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave no other content behind."""
    monkeypatch.setenv("LOWBACK_EXERCISES", str(ROOT / "exercises"))
    yield
    monkeypatch.undo()


def test_it_keeps_every_rule_and_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    folder = lowback.example(NAME)
    assert main(["check", str(folder)]) == 0
    assert "nothing wrong" in capsys.readouterr().out
    assert grade(for_the_person(load(folder).exercise(NAME))) <= MOST


def test_a_folder_of_exercises_alone_takes_the_rest_from_the_set(tmp_path: Path) -> None:
    shutil.copy(lowback.example(NAME) / FILE, tmp_path)
    assert check(tmp_path) == []
    found = load(tmp_path)
    assert list(found.exercises) == [NAME]
    assert found.safety == library().safety
    # One of the three is no folder of exercises alone: the others are missed.
    shutil.copy(ROOT / "exercises" / "safety.toml", tmp_path)
    assert [problem.file for problem in check(tmp_path)] == ["introduction.toml", "vocabulary.toml"]


def test_a_notebook_uses_it_and_reads_it_again(tmp_path: Path) -> None:
    shutil.copy(lowback.example(NAME) / FILE, tmp_path)
    assert lowback.use(tmp_path) == [NAME]
    assert lowback.Guide(NAME).plan["exercise"]["title"] == "Pelvic tilt"
    path = tmp_path / FILE
    path.write_text(path.read_text().replace('title = "Pelvic tilt"', 'title = "A tilt"', 1))
    lowback.use(tmp_path)
    assert lowback.Guide(NAME).plan["exercise"]["title"] == "A tilt"
    path.write_text("format = 1")
    with pytest.raises(ContentError, match=FILE):
        lowback.use(tmp_path)
    assert lowback.Guide(NAME).plan["exercise"]["title"] == "A tilt"


def test_no_such_example() -> None:
    with pytest.raises(ValueError, match="There is no example 'bridge'; write 'pelvic-tilt'"):
        lowback.example("bridge")


def test_what_the_notebook_quotes_stands_in_the_file() -> None:
    notebook = json.loads((ROOT / "notebooks/90-write-an-exercise.ipynb").read_text())
    files = "".join(path.read_text() for path in lowback.example(NAME).iterdir())
    quoted = re.findall(r"```\n(.*?)\n```", "\n".join("".join(cell["source"]) for cell in notebook["cells"]), re.DOTALL)
    assert len(quoted) >= 5
    for piece in quoted:
        assert piece in files
