"""From poses to movement: the frames of each step, whatever comes before it.

A clip begins in the pose where the step before it ended. Between keyframes every angle follows a monotone cubic that
rests at both ends of the clip: it passes through the keyframes, eases, and never goes beyond them, so that what lies
between two poses inside the ranges of motion lies inside them too (Fritsch and Carlson 1980, SIAM J Numer Anal
17:238-246).
"""

from __future__ import annotations

import bisect
import itertools
import math
from typing import TYPE_CHECKING

from lowback.content.joints import MIDDLE, ORIENTATION, PAIRED, SIDES
from lowback.kinematics.pose import Anchor, Posture, posture
from lowback.kinematics.things import rest_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.model import Step
    from lowback.kinematics.limbs import Place

#: A frame for so many degrees that the end of a limb turns on average; the browser joins frames by cubics.
_DEGREES_A_FRAME = 15.0
_LEAST_FRAMES, _MOST_FRAMES = 6, 36

#: What a hand and a foot turn with: the angles from the pelvis out to them.
_CHAINS = tuple(
    (*trunk, *(f"{name}_{side}" for name in PAIRED if name.startswith(limb)))
    for side in SIDES
    for trunk, limb in (((*ORIENTATION, *MIDDLE), ("shoulder", "elbow")), (ORIENTATION, ("hip", "knee")))
)


class Clip:
    """One step's movement, from the pose before it to its own.

    Attributes
    ----------
    start, step
        The id of the pose it begins in, and of the step.
    keyframes
        Moments from 0 to 1, and the postures there.
    """

    def __init__(self, start: str, step: str, keyframes: list[tuple[float, Posture]], anchor: Anchor) -> None:
        self.start = start
        self.step = step
        self.keyframes = keyframes
        self._anchor = anchor
        self._moments = [moment for moment, _ in keyframes]
        self._curves = _curves(keyframes)

    @property
    def key(self) -> str:
        """The clip's name: ``pose>step``."""
        return f"{self.start}>{self.step}"

    @property
    def way(self) -> tuple[tuple[float, int], ...]:
        """The postures it leads through, and when: what has the same way has the same frames."""
        return tuple((round(moment, 6), id(posture)) for moment, posture in self.keyframes)

    @property
    def way_back(self) -> tuple[tuple[float, int], ...]:
        """The way of a clip that is this one backward."""
        return tuple((round(1 - moment, 6), name) for moment, name in reversed(self.way))

    def at(self, fraction: float) -> Posture:
        """Return the posture at a moment of the step, from 0 to 1."""
        if not self._curves:
            return self.keyframes[0][1]
        # The stretch between two keyframes that the moment lies in.
        stretch = min(len(self._moments) - 2, max(0, bisect.bisect_right(self._moments, fraction) - 1))
        (t0, a), (t1, b) = self.keyframes[stretch], self.keyframes[stretch + 1]
        s = min(1.0, max(0.0, (fraction - t0) / (t1 - t0)))
        if s in (0.0, 1.0):
            return b if s else a
        angles = dict(a.angles)
        length, rest, leave, arrive = t1 - t0, s * s * (3 - 2 * s), s * (1 - s) ** 2, s * s * (1 - s)
        for name, slopes in self._curves.items():
            start = a.angles[name]
            bend = slopes[stretch] * leave - slopes[stretch + 1] * arrive
            angles[name] = start + (b.angles[name] - start) * rest + bend * length
        contacts = [contact for contact in a.contacts if contact in b.contacts]
        passive = [*a.passive, *(joint for joint in b.passive if joint not in a.passive)]
        return posture(angles, contacts, passive, self._height(a, b, rest), _between(a.places, b.places, s))

    def _height(self, a: Posture, b: Posture, share: float) -> float | None:
        """Return how high the pelvis rests on the way: off a pillow it sinks as the angles go, from rest to rest."""
        if self._anchor == "soles":
            return None
        low, high = rest_of(a.contacts), rest_of(b.contacts)
        return low + (high - low) * share

    def count(self) -> int:
        """Return in how many equal stretches its frames divide it; 0 where nothing moves.

        So many that even where it is fastest a hand or a foot turns only a little between two frames.
        """
        if not self._curves:
            return 0
        fastest = max(
            _travel(earlier.angles, later.angles) / (after - before)
            for (before, earlier), (after, later) in itertools.pairwise(self.keyframes)
        )
        return min(_MOST_FRAMES, max(_LEAST_FRAMES, math.ceil(fastest / _DEGREES_A_FRAME)))

    def frames(self) -> list[Posture]:
        """Return the postures at equal stretches of time, first and last included."""
        count = self.count()
        return [self.at(at / count) for at in range(count + 1)] if count else [self.keyframes[-1][1]]


def clip_of(start: str, step: Step, found: Mapping[str, Posture], anchor: Anchor) -> Clip:
    """Return the movement of a step that begins in a pose; ``found`` holds the postures of the poses by their ids."""
    keyframes = [(0.0, found[start]), *((through.at, found[through.pose]) for through in step.through)]
    return Clip(start, step.id, [*keyframes, (1.0, found[step.pose])], anchor)


def _travel(earlier: Mapping[str, float], later: Mapping[str, float]) -> float:
    """Return how far a hand or a foot turns between two poses, at most, in degrees."""
    return max(sum(abs(later[name] - earlier[name]) for name in chain) for chain in _CHAINS)


def _curves(keyframes: Sequence[tuple[float, Posture]]) -> dict[str, list[float]]:
    """Return the slope at each keyframe of each angle that changes."""
    first = keyframes[0][1].angles
    slopes: dict[str, list[float]] = {}
    for name in first:
        values = [found.angles[name] for _, found in keyframes]
        if max(values) - min(values) > 1e-9:
            slopes[name] = _slopes([moment for moment, _ in keyframes], values)
    return slopes


def _slopes(moments: Sequence[float], values: Sequence[float]) -> list[float]:
    """Return slopes that keep a cubic monotone between keyframes, 0 at the ends and where it turns back."""
    rises = [(values[at + 1] - values[at]) / (moments[at + 1] - moments[at]) for at in range(len(values) - 1)]
    inner = [
        2 * before * after / (before + after) if before * after > 0 else 0.0
        for before, after in itertools.pairwise(rises)
    ]
    return [0.0, *inner, 0.0]


def _between(a: Mapping[str, Place], b: Mapping[str, Place], s: float) -> dict[str, Place]:
    """Return where planted limbs stand between two postures: where both have them, which is one place."""
    return {name: a[name] if s < 0.5 else b[name] for name in a if name in b}
