"""Where a body hovers: lying, with both legs off the floor and so far out that their lever is long.

The article lets the legs stay out for "no more than five seconds" (E3.15). What asks the back to hold is the lever of
the legs' weight about the hips, whatever a step is called: it is computed from the postures.

The masses of the segments are those of young men in de Leva 1996 (``lowback.kinematics.masses``), the body is of 70 kg
and 1.70 m. :data:`MOST_MOMENT` is ours: both legs stretched half way up, at 45 degrees, ask for 61 N m and count; bent
legs on their way from the floor to the chest ask for 54 at most, and do not.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, TypeAlias

from lowback.kinematics.body import INDEX
from lowback.kinematics.clip import clip_of
from lowback.kinematics.masses import BODY_MASS, GRAVITY, LEG, STATURE
from lowback.kinematics.pose import anchor_of, postures
from lowback.kinematics.vectors import Vector, less

if TYPE_CHECKING:
    from collections.abc import Callable

    from lowback.content.model import Movement, Step
    from lowback.kinematics.clip import Clip
    from lowback.kinematics.pose import Posture

#: Newton metres at the hips, of both legs; over it a body that lies hovers.
MOST_MOMENT = 57.0
#: Stretches of a step in which a body hovers: where they begin and end, from 0 to 1.
Windows: TypeAlias = tuple[tuple[float, float], ...]

#: A leg whose ankle is no higher rests on the floor, in fractions of stature: hips that lie are at 0.056, and who lies
#: over a pillow has the ankles at 0.064.
_RESTS = 0.065
#: Into so many stretches the way between two keyframes is cut, to look where it crosses the moment, and each crossing
#: so often in two.
_LOOKS, _HALVINGS = 16, 8


def leg_moment(posture: Posture) -> float:
    """Return the moment of both legs' weight about the hips, in newton metres; 0 where they are not held up.

    They are held up where the pelvis lies and neither leg rests on the floor. It is counted away from the head, so that
    legs drawn over the chest give less than 0.
    """
    if "soles" in posture.contacts or not _lies(posture) or any(_rests(posture, side) for side in ("right", "left")):
        return 0.0
    points = posture.points
    hips, along = _middle(posture, "hip"), _along(posture)
    level = math.hypot(along[0], along[2])
    moment = 0.0
    for side in ("right", "left"):
        for mass, begin, end, share in LEG:
            a, b = points[INDEX[f"{begin}_{side}"]], points[INDEX[f"{end}_{side}"]]
            out = (a[0] + (b[0] - a[0]) * share - hips[0], a[2] + (b[2] - a[2]) * share - hips[2])
            moment -= mass * (out[0] * along[0] + out[1] * along[2]) / level
    return moment * GRAVITY * BODY_MASS * STATURE


def _along(posture: Posture) -> Vector:
    """Return the way from the hips to the waist: the pelvis's own."""
    return less(_middle(posture, "waist"), _middle(posture, "hip"))


def _lies(posture: Posture) -> bool:
    """Tell whether the pelvis is nearer to level than to upright, however far the trunk is curled up from it."""
    along = _along(posture)
    return math.hypot(along[0], along[2]) > abs(along[1])


def _middle(posture: Posture, name: str) -> Vector:
    right, left = (posture.points[INDEX[f"{name}_{side}"]] for side in ("right", "left"))
    return (right[0] + left[0]) / 2, (right[1] + left[1]) / 2, (right[2] + left[2]) / 2


def _rests(posture: Posture, side: str) -> bool:
    return posture.points[INDEX[f"ankle_{side}"]][1] <= _RESTS


class Hover:
    """When the steps of a movement hover, by the pose that each begins in."""

    def __init__(self, movement: Movement) -> None:
        self._postures = postures(movement)
        self._anchor = anchor_of(movement)
        self._found: dict[tuple[str, str, tuple[object, ...]], Windows] = {}

    def windows(self, start: str, step: Step) -> Windows:
        """Return when a step hovers that begins in a pose.

        Raises
        ------
        KeyError
            There is no such pose.
        """
        key = (start, step.pose, step.through)
        if key not in self._found:
            self._found[key] = _windows(clip_of(start, step, self._postures, self._anchor))
        return self._found[key]


def _windows(clip: Clip) -> Windows:
    shown = [posture for _, posture in clip.keyframes]
    # Where a foot stands in all keyframes, or the trunk is up in all, it is so on the way too.
    if all("soles" in posture.contacts for posture in shown) or not any(map(_lies, shown)):
        return ()
    if not clip.count():
        return ((0.0, 1.0),) if leg_moment(clip.at(1.0)) > MOST_MOMENT else ()

    def over(fraction: float) -> bool:
        return leg_moment(clip.at(fraction)) > MOST_MOMENT

    # So often between two keyframes each: what is passed in a moment is seen, wherever in the step it lies.
    moments = [moment for moment, _ in clip.keyframes]
    looks = [a + (b - a) * at / _LOOKS for a, b in itertools.pairwise(moments) for at in range(_LOOKS)] + [1.0]
    seen = [over(at) for at in looks]
    edges = [0.0] if seen[0] else []
    edges += [
        _crossing(over, before, after, there)
        for before, after, there, then in zip(looks, looks[1:], seen, seen[1:], strict=False)
        if there != then
    ]
    edges += [1.0] if seen[-1] else []
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _crossing(over: Callable[[float], bool], before: float, after: float, there: bool) -> float:
    """Return the moment between two at which hovering begins or ends."""
    for _ in range(_HALVINGS):
        middle = (before + after) / 2
        before, after = (middle, after) if over(middle) == there else (before, middle)
    return (before + after) / 2


#: What was asked for, with the movement itself: as long as it is kept here, its id is its own. The oldest goes first.
_KEPT: dict[int, tuple[Movement, Hover]] = {}
_MOST_KEPT = 32


def hover_of(movement: Movement) -> Hover:
    """Return when the steps of a movement hover; what was found for it once is kept."""
    kept = _KEPT.get(id(movement))
    if kept is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        kept = _KEPT[id(movement)] = (movement, Hover(movement))
    return kept[1]
