"""The lever of what hangs from the waist or the hips: where its weight lies, how far out, and what it turns by.

Masses: ``lowback.kinematics.masses``; segments and their centres: ``lowback.kinematics.gravity``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from lowback.kinematics.gravity import ARMS, SEGMENTS, centre_of, middle_of
from lowback.kinematics.masses import BODY_MASS, GRAVITY, STATURE
from lowback.kinematics.vectors import Vector, add, scaled

if TYPE_CHECKING:
    from lowback.content.science import Pivot
    from lowback.kinematics.pose import Posture

_HANGS: dict[Pivot, tuple[str, tuple[str, ...]]] = {
    "waist": ("waist", ("middle-trunk", "upper-trunk", "head", *ARMS)),
    "hips": ("hip", tuple(name for name in SEGMENTS if name.partition("_")[0] in ("thigh", "shank", "foot"))),
}


class Lever(NamedTuple):
    """What hangs from a pivot.

    Attributes
    ----------
    pivot, weight
        Where it turns, and where the middle of its weight lies: points of the figure, in fractions of stature.
    newtons
        How much it weighs, of a body of 70 kg.
    metres
        How far out of the pivot the weight lies, level with the floor, of a body of 1.70 m.
    """

    pivot: Vector
    weight: Vector
    newtons: float
    metres: float

    @property
    def moment(self) -> float:
        """The moment of the weight about the pivot, in newton metres."""
        return self.newtons * self.metres

    def toward(self, other: Lever) -> float:
        """Return a number of the sign that tells whether the weight lies on the same side as another's."""
        return _out(self)[0] * _out(other)[0] + _out(self)[1] * _out(other)[1]


def lever_of(posture: Posture, pivot: Pivot) -> Lever:
    """Return the lever of what hangs from a pivot in a posture, whatever else bears it."""
    point, names = _HANGS[pivot]
    at = middle_of(posture.points, point)
    mass, sum_of = 0.0, (0.0, 0.0, 0.0)
    for name in names:
        own = SEGMENTS[name][0]
        mass += own
        sum_of = add(sum_of, scaled(centre_of(posture, name), own))
    weight = scaled(sum_of, 1 / mass)
    out = math.hypot(weight[0] - at[0], weight[2] - at[2])
    return Lever(at, weight, mass * BODY_MASS * GRAVITY, out * STATURE)


def _out(lever: Lever) -> tuple[float, float]:
    return lever.weight[0] - lever.pivot[0], lever.weight[2] - lever.pivot[2]
