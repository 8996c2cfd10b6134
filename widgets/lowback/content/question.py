"""A question to check oneself with: what is asked, what is right and why. `exercises/README.md` explains each field."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

#: One of several, several of several, steps to put in order, a place on the figure, an estimate.
QuestionKind: TypeAlias = Literal["one", "several", "order", "point", "number"]
#: What a question asks for: to know it again, to explain it, to use it on somebody, to judge what is claimed.
Level: TypeAlias = Literal["recall", "understand", "apply", "judge"]
#: A place on the figure that an answer can stand for.
Place: TypeAlias = Literal[
    "head", "neck", "shoulder", "elbow", "hand", "chest", "belly", "upper-back", "low-back", "hip", "knee", "foot"
]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer, and why it is right or wrong. ``at`` is its place on the figure, for a question that points there."""

    text: str
    why: str
    at: Place | None = None


class LessonQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question to check oneself with.

    ``right`` holds the right answer or answers; of a question of order, all steps as they follow one another. A
    question that points at the figure shows the pose of ``step``. One for a number has ``number``, how far off is
    right (``within``), the bounds of the field (``least``, ``most``), what it ``counts``, and why a number is
    ``too_low`` or ``too_high``.
    """

    id: str
    ask: str
    right: tuple[Answer, ...] = ()
    wrong: tuple[Answer, ...] = ()
    kind: QuestionKind = "one"
    level: Level = "recall"
    outcome: str | None = None
    hints: tuple[str, ...] = ()
    step: str | None = None
    number: float | None = None
    within: float = 0
    least: float = 0
    most: float = 100
    counts: str = ""
    why: str = ""
    too_low: str = ""
    too_high: str = ""
    sources: tuple[str, ...] = ()


class Quiz(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Questions alone, as a student writes them in a cell."""

    questions: tuple[LessonQuestion, ...]
