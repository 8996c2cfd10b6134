"""``lowback new``: a draft that plays before a blank is filled, all of its files or none, and a sentence otherwise."""

from __future__ import annotations

import re
import shutil
import typing
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest
from lowback.authoring.lines import line_of
from lowback.cli import main
from lowback.content.lesson import Lesson
from lowback.content.library import check, load
from lowback.content.model import Exercise, Position
from lowback.course.check import movement_problems

from tests.notebooks import test_lessons

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
NAME = "07-tree-pose"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the set: its content and its notebooks."""
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    return tmp_path


def new(home: Path, *arguments: str) -> int:
    return main(["new", *arguments, "--folder", str(home / "exercises")])


def files(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*")}


@pytest.mark.parametrize("position", get_args(Position))
def test_a_draft_of_each_position_lacks_nothing_but_its_blanks(home: Path, position: str) -> None:
    assert new(home, "tree-pose", "--position", position) == 0
    found = check(home / "exercises")
    assert len(found) > 10
    assert {problem.found for problem in found} == {"a blank"}
    content = load(home / "exercises")
    assert content.exercise("tree-pose").position == position
    assert movement_problems(content) == []


def structs(kind: object, seen: set[type]) -> Iterator[type[msgspec.Struct]]:
    """Yield the structs that a type is made of."""
    for part in get_args(kind):
        yield from structs(part, seen)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        yield kind
        for hint in typing.get_type_hints(kind).values():
            yield from structs(hint, seen)


def test_every_field_is_named_in_the_draft(home: Path) -> None:
    new(home, "tree-pose")
    for file, document in ((f"{NAME}.toml", Exercise), (f"{NAME}.lesson.toml", Lesson)):
        text = (home / "exercises" / file).read_text()
        for kind in structs(document, set()):
            for field in kind.__struct_fields__:
                assert re.search(rf"\b{field}\b", text), (file, kind.__name__, field)


def test_its_notebook_has_the_shape_of_every_lesson(home: Path) -> None:
    new(home, "tree-pose")
    path = home / f"notebooks/{NAME}.ipynb"
    test_lessons.test_its_parts_in_order_each_with_a_link_at_the_top(path)
    test_lessons.test_each_part_holds_what_it_says(path)
    test_lessons.test_the_lesson_begins_with_what_one_can_do_after_it_as_verbs(path)
    questions = load(home / "exercises").lesson("tree-pose").questions
    assert len(questions) >= 8
    assert sum(question.level == "recall" for question in questions) * 3 <= len(questions)
    assert {question.kind for question in questions} == {"one", "several", "order", "point", "number"}


def test_its_number_is_free_in_both_folders_and_it_says_what_comes_next(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(home)
    assert new(home, "tree-pose", "--title", 'The "tree"') == 0
    said = capsys.readouterr().out
    assert files(home) - before == {
        f"exercises/{NAME}.toml",
        f"exercises/{NAME}.lesson.toml",
        f"notebooks/{NAME}.ipynb",
    }
    assert "lowback preview tree-pose" in said
    assert load(home / "exercises").exercise("tree-pose").title == 'The "tree"'


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Tree Pose"], "'Tree Pose' is no id for an exercise; write small letters, digits and hyphens"),
        (["../tree"], "is no id for an exercise"),
        (["safety"], "'safety' is a name of the set's own"),
        (["seated-twist"], "04-seated-twist.lesson.toml already; write another id"),
        (["my-practice"], "05-my-practice.ipynb already; write another id"),
        (["tree", "--position", "upside-down"], "write standing, sitting, face-down or on-your-back"),
        (["tree", "--title", " "], "is no title"),
        (["tree", "--notebooks", "/nowhere"], "There is no folder /nowhere; write one that is there: --notebooks"),
    ],
)
def test_what_cannot_be_begun_is_a_sentence_and_nothing_is_written(
    home: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(home)
    assert new(home, *arguments) == 1
    assert words in capsys.readouterr().err
    assert files(home) == before


def test_where_one_file_cannot_be_written_none_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    link = Path.hardlink_to

    def full(self: Path, target: Path) -> None:
        if self.suffix == ".ipynb":
            raise OSError(28, "No space left on device", str(self))
        link(self, target)

    monkeypatch.setattr(Path, "hardlink_to", full)
    before = files(home)
    assert new(home, "tree-pose") == 1
    assert "No space left on device. Nothing was written." in capsys.readouterr().err
    assert files(home) == before


def test_a_draft_is_not_shown_to_people(home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new(home, "tree-pose")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOWBACK_EXERCISES", str(home / "exercises"))
        assert main(["site", str(tmp_path / "site"), "--notebooks", str(home / "notebooks")]) == 1
    assert "07-tree-pose.toml: summary: found a blank" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("title", "title = "),
        ("steps[1].cue", 'cue = "Chest right, head left"'),
        ("movement.camera.above", "camera = "),
        ("movement.poses[2].mirror", 'mirror = "turned-right"'),
        ("movement.poses[0].angles.knee_flexion_left", "angles = { hip_flexion = 99"),
        ("variants[0].parts[1].steps", "parts = ["),
        ("dose.hold.most", "most = 10"),
        ("claims[1].sources", 'sources = ["article", "fujii-2007", "torsion-2010"]'),
        ("steps[0].nothing", "[[steps]]"),
    ],
)
def test_a_message_names_the_line(field: str, line: str) -> None:
    text = (ROOT / "exercises/04-seated-twist.toml").read_text()
    found = line_of(text, field)
    assert found
    assert text.splitlines()[found - 1].startswith(line)
    assert line_of(text, "nothing") is None
