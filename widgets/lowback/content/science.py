"""What an exercise shows of the science of movement: a slider through a step, curves beside the figure, and questions.

Pieces stand in the lesson's file, ``[[science]]``. What a curve says of the body is computed from the figure, or drawn
as a sketch after sources: the one is never shown as the other.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from lowback.content.question import LessonQuestion

#: An ``angle`` of the figure in degrees, the ``moment`` of what hangs from a pivot in newton metres, its ``lever`` in
#: centimetres, or a ``sketch``: drawn by hand, after its sources.
CurveKind: TypeAlias = Literal["angle", "moment", "lever", "sketch"]

#: About what a part of the body turns: the ``waist`` bears trunk, head and arms, the ``hips`` bear both legs.
Pivot: TypeAlias = Literal["waist", "hips"]


class Curve(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One curve over the slider's way.

    ``of`` is an angle's coordinate (or ``pelvic_tilt``), or the pivot of a moment or a lever: ``waist`` or ``hips``.
    A sketch has ``points`` from ``[0, y]`` to ``[1, y]`` with y from 0 to 1, and may have ``ticks``: words for y from
    the lowest to the highest. With ``on`` it is drawn on the figure, too: ``leg`` is from the lower back (0) by way of
    buttock and thigh to the calf (1).
    """

    id: str
    label: str
    kind: CurveKind
    of: str | None = None
    points: tuple[tuple[float, float], ...] = ()
    ticks: tuple[str, ...] = ()
    on: Literal["leg"] | None = None
    sources: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said while the slider stands before ``until``, a share of its way; the last one's is 1."""

    id: str
    until: float
    text: str
    sources: tuple[str, ...] = ()


class Science(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One piece: a ``slider`` by its name through a ``step``, or ``times`` to and fro through it."""

    id: str
    title: str
    text: str
    slider: str
    step: str
    times: int = 0
    curves: tuple[Curve, ...]
    passages: tuple[Passage, ...]
    cannot: str
    questions: tuple[LessonQuestion, ...]
