"""One look at an exercise that is being written: what is wrong with it, and what there is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lowback.authoring.lines import line_of
from lowback.content.blanks import FOUND
from lowback.content.library import check, load
from lowback.content.problems import Problem
from lowback.content.read import exercise_id
from lowback.course.check import movement_problems
from lowback.errors import ContentError, RequestError, listing
from lowback.guide import guide_state
from lowback.languages import language
from lowback.movement import angles_data
from lowback.muscles import phase_data
from lowback.questions import question_data
from lowback.request import request
from lowback.science import science_data

if TYPE_CHECKING:
    from pathlib import Path

    from lowback.content.library import Library
    from lowback.content.model import Exercise


class Message(msgspec.Struct, frozen=True):
    """A problem as the page shows it: the file, the line where there is one, the field, and the two sentences."""

    file: str
    line: int | None
    field: str
    found: str
    write: str


class Look(msgspec.Struct, frozen=True):
    """What there is to see of an exercise.

    Attributes
    ----------
    own, others
        What is wrong in its own files, and in the others of the folder.
    models
        The widgets that show it, each with what its model holds; ``None`` where the file cannot be shown.
    """

    own: tuple[Message, ...]
    others: tuple[Message, ...]
    models: list[tuple[str, dict[str, Any]]] | None = None


def exercises_in(folder: Path) -> list[str]:
    """Return the ids of the exercises that a folder has a file for, whatever is in it."""
    found = [exercise_id(path.name) for path in sorted(folder.iterdir())] if folder.is_dir() else []
    # An exercise and its lesson have one id.
    return list(dict.fromkeys(name for name in found if name))


def known(name: str, folder: Path) -> str:
    """Return the id of an exercise that a folder has.

    Raises
    ------
    RequestError
        It has none of that name: the sentence names those it has.
    """
    if not folder.is_dir():
        message = f"There is no folder {folder}; write the folder of the content files: --folder exercises."
        raise RequestError(message)
    there = exercises_in(folder)
    if name not in there:
        message = f"There is no exercise {name[:80]!r} in {folder}; write {listing(there)}."
        raise RequestError(message)
    return name


def look_at(name: str, folder: Path) -> Look:
    """Read an exercise as it is now, lint it, and compute what its guide and its figure need."""
    problems = check(folder)
    models = None
    try:
        content = load(folder, language(), only=name)
        # Not held against the figure: who writes a pose that slides wants to see it slide.
        problems += movement_problems(content)
        asked = request(name, None, {}, content=content)
        guide = guide_state(asked, content=content)
        movement = {key: guide[key] for key in ("_movement", "_language")}
        models = [
            ("guide", guide),
            ("movement", {**movement, "_plan": guide["_plan"], "_angles": angles_data(asked.exercise, asked.variant)}),
            *_lesson_models(asked.exercise, content, movement),
        ]
    except ContentError:
        # The problems say why.
        pass
    except RequestError:
        problems.append(Problem(f"{name}.toml", "", "no file of this exercise any more", "it again, behind its number"))
    texts: dict[str, str] = {}
    messages = [(_of(problem, name), _message(problem, folder, texts)) for problem in problems]
    messages.sort(key=lambda found: _place(found[1]))
    return Look(
        tuple(message for own, message in messages if own),
        tuple(message for own, message in messages if not own),
        models,
    )


def _lesson_models(exercise: Exercise, content: Library, movement: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the widgets of an exercise's lesson, where it has one; they show its movement, too."""
    lesson = content.lesson(exercise.id)
    shared = {"_exercise": {"id": exercise.id, "title": exercise.title}, **movement}
    phases = [phase_data(phase, exercise, content.vocabulary) for phase in lesson.phases]
    questions = [question_data(question, exercise.sources) for question in lesson.questions]
    pieces = [science_data(piece, exercise) for piece in lesson.science]
    models = [("muscles", {**shared, "_phases": phases})] if phases else []
    models += [("science", {**shared, "_pieces": pieces})] if pieces else []
    return [*models, ("questions", {**shared, "_questions": questions})] if questions else models


def _of(problem: Problem, name: str) -> bool:
    """Return whether a problem stands in one of the exercise's own files."""
    return problem.file == f"{name}.toml" or exercise_id(problem.file.rpartition("/")[2]) == name


def _place(message: Message) -> tuple[bool, bool, str, int]:
    """Return where a message stands: faults before blanks, the exercise before its lesson, then from top to bottom."""
    return message.found == FOUND, ".lesson." in message.file, message.file, message.line or 0


def _message(problem: Problem, folder: Path, texts: dict[str, str]) -> Message:
    if problem.file not in texts:
        try:
            texts[problem.file] = (folder / problem.file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            texts[problem.file] = ""
    line = line_of(texts[problem.file], problem.field) if problem.field else None
    return Message(problem.file, line, problem.field, problem.found, problem.write)
