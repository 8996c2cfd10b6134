"""What the segments of the body weigh, and where their weight lies.

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
#: The body whose moments are told: kilograms, metres. Ours, for comparing.
BODY_MASS, STATURE = 70.0, 1.70


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
#: The same of head, trunk and one arm. Where no point of the figure marks an end, the centre is taken half way.
TRUNK: dict[str, tuple[float, str, str, float]] = {
    "pelvis": (0.1117, "pelvis", "hip", 0.5),
    "middle-trunk": (0.1633, "ribs", "waist", 0.25),
    "upper-trunk": (0.1596, "chest", "neck", 0.5),
    "head": (0.0694, "head", "skull", 0.0),
}
ARM: dict[str, tuple[float, str, str, float]] = {
    "upper-arm": (0.0271, "shoulder", "elbow", 0.5772),
    "forearm": (0.0162, "elbow", "wrist", 0.4574),
    "hand": (0.0061, "wrist", "hand", 0.5),
}
