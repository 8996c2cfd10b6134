"""What the segments of a leg weigh, and where their weight lies.

Sources
-------
de Leva 1996, J Biomech 29(9):1223-1230, doi 10.1016/0021-9290(95)00178-6, young men and women.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Whose: TypeAlias = Literal["men", "women"]

#: Metres a second, each second.
GRAVITY = 9.81


class Segment(msgspec.Struct, frozen=True):
    """A segment's mass as a fraction of the body's, and its centre as a fraction of its length from its upper end."""

    mass: float
    centre: float


#: Thigh, shank and foot of one leg. The foot's centre is not used: its mass is at the ankle here.
SEGMENTS: dict[Whose, tuple[Segment, Segment, Segment]] = {
    "men": (Segment(0.1416, 0.4095), Segment(0.0433, 0.4459), Segment(0.0137, 0.0)),
    "women": (Segment(0.1478, 0.3612), Segment(0.0481, 0.4416), Segment(0.0129, 0.0)),
}

#: Each mass of a leg, of a young man: its share of the body, the points it lies between, how far from the first.
LEG: tuple[tuple[float, str, str, float], ...] = tuple(
    (segment.mass, begin, end, segment.centre)
    for segment, (begin, end) in zip(
        SEGMENTS["men"], (("hip", "knee"), ("knee", "ankle"), ("ankle", "toe")), strict=True
    )
)
