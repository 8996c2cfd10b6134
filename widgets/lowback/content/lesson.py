"""What a lesson file holds, beside its exercise's: what moves and what holds, and questions to check oneself with.

``03-double-knee-lifts.lesson.toml`` is the lesson of ``03-double-knee-lifts.toml``. Muscles, joint actions and planes
are terms of ``vocabulary.toml``, so that a student tags notes with the words of the lesson. They are textbook teaching:
no number, no citation. ``exercises/README.md`` explains each field.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from lowback.content.anatomy import Joint
from lowback.content.question import LessonQuestion
from lowback.content.science import Science

#: How a muscle works: it shortens, lengthens or holds while it works, or is lengthened without working.
Work: TypeAlias = Literal["concentric", "eccentric", "isometric", "stretched"]


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
    science: tuple[Science, ...] = ()


def asked_in(lesson: Lesson) -> list[LessonQuestion]:
    """Return all questions of a lesson: its own, and those of its pieces of science."""
    return [*lesson.questions, *(question for piece in lesson.science for question in piece.questions)]
