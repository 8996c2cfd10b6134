"""What a lesson file holds, beside its exercise's: what moves and what holds, and questions to check oneself with.

``03-double-knee-lifts.lesson.toml`` is the lesson of ``03-double-knee-lifts.toml``. Muscles, joint actions and planes
are terms of ``vocabulary.toml``, so that a student tags notes with the words of the lesson. They are textbook teaching:
no number, no citation. ``exercises/README.md`` explains each field.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from lowback.content.anatomy import Joint

#: How a muscle works: it shortens, lengthens or holds while it works, or is lengthened without working.
Work: TypeAlias = Literal["concentric", "eccentric", "isometric", "stretched"]
#: One of several, several of several, steps to put in order, a place on the figure, an estimate.
QuestionKind: TypeAlias = Literal["one", "several", "order", "point", "number"]
#: What a question asks for: to know it again, to explain it, to use it on somebody, to judge what is claimed.
Level: TypeAlias = Literal["recall", "understand", "apply", "judge"]
#: A place on the figure that an answer can stand for.
Place: TypeAlias = Literal[
    "head", "neck", "shoulder", "elbow", "hand", "chest", "belly", "upper-back", "low-back", "hip", "knee", "foot"
]


class JointAction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a joint does in a phase: ``action`` and ``plane`` are terms of the vocabulary."""

    joint: Joint
    action: str
    plane: str


class MuscleWork(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a muscle does in a phase: ``muscle`` is a term of the vocabulary, ``text`` says what for."""

    muscle: str
    work: Work
    text: str
    side: Literal["right", "left"] | None = None


class LessonPhase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A phase of the movement as a teacher sees it.

    The figure shows the exercise's ``step`` at ``at``, a share of its time: 1 is its end.
    """

    id: str
    title: str
    step: str
    text: str
    at: float = 1
    actions: tuple[JointAction, ...] = ()
    muscles: tuple[MuscleWork, ...] = ()


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


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a student can do after the lesson: ``text`` begins with a verb. Questions name it by its ``id``."""

    id: str
    text: str


class Lesson(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One lesson: what its exercise's notebook teaches beyond the exercise itself."""

    format: int
    id: str
    version: str
    phases: tuple[LessonPhase, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    questions: tuple[LessonQuestion, ...] = ()


class Quiz(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Questions alone, as a student writes them in a cell."""

    questions: tuple[LessonQuestion, ...]
