"""Questions to check oneself with: the browser asks and keeps the answers. Nothing is scored against anyone."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import msgspec
import traitlets

from lowback.content import library
from lowback.content.evidence import line_of
from lowback.content.lesson_rules import quiz_findings
from lowback.content.problems import Problem
from lowback.content.read import read_quiz
from lowback.course.packed import movement_data
from lowback.errors import RequestError
from lowback.strings import page_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.model import Exercise, Source
    from lowback.content.question import Answer, LessonQuestion

_STATIC = Path(__file__).parent / "static"


class Questions(anywidget.AnyWidget):
    """Asks the questions of an exercise's lesson, or questions of one's own.

    Parameters
    ----------
    exercise
        As for :class:`lowback.Guide`.
    toml
        Questions of one's own in place of the lesson's, as a lesson file has them; ``exercises/README.md`` shows how.

    Raises
    ------
    ValueError
        There is no such exercise, or something is wrong in ``toml``: a line for each, with its field and what to write.

    Examples
    --------
    >>> Questions("seated-twist", toml='''
    ... [[questions]]
    ... id = "sides"
    ... ask = "How many sides are there?"
    ... right = [{ text = "Two", why = "Right and left." }]
    ... wrong = [{ text = "One", why = "Left is a side, too." }]
    ... ''')
    Questions('seated-twist', 1)
    """

    _esm = _STATIC / "questions.js"
    _css = _STATIC / "questions.css"

    _exercise = traitlets.Dict().tag(sync=True)
    _questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    _movement = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: str, *, toml: str | None = None) -> None:
        content = library()
        asked = content.exercise(exercise)
        questions = content.lesson(exercise).questions if toml is None else _written(toml, asked)
        outcomes = {one.id: one.text for one in content.lesson(exercise).outcomes} if toml is None else {}
        self._asked = (asked.id, len(questions))
        super().__init__(
            _exercise={"id": asked.id, "title": asked.title},
            _questions=[question_data(question, asked.sources, outcomes) for question in questions],
            _movement=movement_data(asked) if any(question.step for question in questions) else {},
            _language=page_language(),
        )

    def __repr__(self) -> str:
        """Tell the exercise and how many questions there are, the same in every run."""
        exercise, count = self._asked
        return f"Questions({exercise!r}, {count})"


def _written(toml: object, exercise: Exercise) -> tuple[LessonQuestion, ...]:
    """Return questions that were written in a cell."""
    if not isinstance(toml, str):
        message = f"toml is {type(toml).__name__}; write a text with [[questions]], as exercises/README.md shows."
        raise RequestError(message)
    quiz, problems = read_quiz(toml)
    if quiz is not None:
        problems = [Problem("toml", *finding) for finding in quiz_findings(quiz.questions, exercise)]
    if problems or quiz is None:
        raise RequestError("\n".join(map(str, problems)))
    return quiz.questions


def question_data(
    question: LessonQuestion, sources: Sequence[Source], outcomes: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what the front end asks: ``of`` changes with the question, and an answer kept to another one is let go."""
    named = {source.id: line_of(source) for source in sources}
    shown: dict[str, Any] = {
        "id": question.id,
        "of": hashlib.sha256(msgspec.json.encode(question)).hexdigest()[:8],
        "kind": question.kind,
        "level": question.level,
        "ask": question.ask,
        "hints": list(question.hints),
        "sources": [named[source] for source in question.sources],
    }
    if question.outcome and outcomes:
        shown["outcome"] = outcomes[question.outcome]
    if question.step is not None:
        shown["step"] = question.step
    if question.kind == "number":
        names = ("number", "within", "least", "most", "counts", "why", "too_low", "too_high")
        return {**shown, **{name: getattr(question, name) for name in names}}
    right = [_answer(answer, at, right=True) for at, answer in enumerate(question.right)]
    wrong = [_answer(answer, at, right=False) for at, answer in enumerate(question.wrong, len(right))]
    return {**shown, "answers": sorted([*right, *wrong], key=lambda answer: _place_of(question.id, answer["text"]))}


def _answer(answer: Answer, number: int, *, right: bool) -> dict[str, Any]:
    shown = {"id": number, "text": answer.text, "why": answer.why, "right": right}
    return {**shown, "at": answer.at} if answer.at else shown


def _place_of(question: str, text: str) -> str:
    """Mix the answers, the same in every run: otherwise the right one would always stand first."""
    return hashlib.sha256(f"{question} {text}".encode()).hexdigest()
