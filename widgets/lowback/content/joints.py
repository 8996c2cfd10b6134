"""The coordinates that drive the figure, and the ranges of motion they keep to.

Angles are degrees, 0 in the anatomical position, flexion positive; "right" is the figure's own right. A joint turns by
flexion, then abduction or side bend, then rotation, each about the axes the one before has moved: the order of
Wu et al. 2002, J Biomech 35:543-548, for the hip.
"""

from __future__ import annotations

import msgspec


class Range(msgspec.Struct, frozen=True):
    """How far one coordinate goes, in degrees.

    Attributes
    ----------
    least, most
        The active range.
    basis
        Where it comes from, and in which position it was measured.
    passive
        The range where the body rests on the floor or the arms push, if that is wider.
    passive_basis
        Where that comes from; empty where ``basis`` says it.
    """

    least: float
    most: float
    basis: str
    passive: tuple[float, float] | None = None
    passive_basis: str = "ours, for drawing"

    def bounds(self, *, passive: bool) -> tuple[float, float]:
        """Return the range that holds: the passive one, where there is one and the pose names the joint."""
        return self.passive if passive and self.passive else (self.least, self.most)


_OURS = "ours, for drawing"
#: Troke et al. 2005, Man Ther 10(3):198-206: 405 people without back pain, 16 to 90 years old; the youngest's medians.
_TROKE = "Troke 2005, standing, the youngest"
#: The mean values of the American Academy of Orthopaedic Surgeons, as textbooks table them; no position is given there.
_AAOS = "AAOS"
#: Merck Manual, Professional Version: "Physical therapy", normal values for the range of motion of joints.
_MERCK = "Merck Manual"
#: Ganokroj et al. 2021, BMC Musculoskelet Disord 22:633, doi 10.1186/s12891-021-04487-z: 48 healthy people; outward
#: rotation 62 in the mean, from 37.6 to 81.7, with 28.9 of abduction, from 9.9 to 45.7. No norm: what sitting so takes.
_CROSSED = "Merck Manual; to 82 in cross-legged sitting, Ganokroj 2021"
#: Hyodo et al. 2017, Braz J Phys Ther 21(3):159-166, doi 10.1016/j.bjpt.2017.03.012: 26 healthy adults; the mean.
_CROUCHED = "Hyodo 2017, crouching"

#: The spine's and the neck's coordinates: one value each.
MIDDLE = {
    "lumbar_flexion": Range(-29, 73, _TROKE, (-35, 73)),
    "lumbar_side_bend": Range(-28, 28, _TROKE),
    "lumbar_rotation": Range(-7, 7, _TROKE),
    "thorax_flexion": Range(-25, 45, _OURS, (-30, 45)),
    "thorax_side_bend": Range(-25, 25, _OURS),
    "thorax_rotation": Range(-35, 35, _OURS),
    "neck_flexion": Range(-60, 50, _OURS),
    "neck_rotation": Range(-80, 80, _OURS),
}
#: The limbs' coordinates: one value a side, ``_right`` and ``_left``; without a side both.
PAIRED = {
    "shoulder_flexion": Range(-60, 180, _AAOS),
    "shoulder_abduction": Range(0, 180, _AAOS),
    "shoulder_rotation": Range(-90, 90, _OURS),
    "elbow_flexion": Range(0, 150, _AAOS),
    "forearm_pronation": Range(0, 180, _OURS),
    "wrist_extension": Range(-60, 70, _AAOS, (-60, 90)),
    "hip_flexion": Range(-15, 125, _MERCK, (-20, 125)),
    "hip_abduction": Range(0, 45, _MERCK),
    "hip_rotation": Range(0, 45, _CROSSED, (0, 82), ""),
    "knee_flexion": Range(0, 140, _CROUCHED),
    "ankle_dorsiflexion": Range(-50, 20, _MERCK, (-75, 20)),
}
#: How the pelvis stands in the room: leaned forward (90 face down, -90 on the back), rolled about the body's long
#: axis to the right, turned on the floor to the right. No joint moves with them.
ORIENTATION = ("lean", "roll", "turn")
#: The pelvis's tilt, in degrees, against how it is where an exercise begins; forward (anterior) is plus. It follows
#: from ``lean`` and is no coordinate of its own: it is told and drawn beside them.
PELVIC_TILT = "pelvic_tilt"

#: Which joint a coordinate belongs to: a pose names joints as passive.
JOINTS = ("lumbar", "thorax", "neck", "shoulder", "elbow", "forearm", "wrist", "hip", "knee", "ankle")
SIDES = ("right", "left")
#: What the pelvis can rest on: the floor, a pillow on it, the seat of a chair. Each is a contact of a pose.
RESTS = ("pelvis", "pillow", "seat")

#: Every coordinate of the figure, one value each.
COORDINATES: tuple[str, ...] = (
    *ORIENTATION,
    *MIDDLE,
    *(f"{name}_{side}" for name in PAIRED for side in SIDES),
)
#: Each point of the figure, in the order it is sent to the browser in.
POINTS: tuple[str, ...] = (
    *("pelvis_right", "pelvis_left", "waist_right", "waist_left", "ribs_right", "ribs_left"),
    *("chest_right", "chest_left", "neck", "skull", "head", "crown", "nose", "chin"),
    *("shoulder_right", "elbow_right", "wrist_right", "hand_right"),
    *("shoulder_left", "elbow_left", "wrist_left", "hand_left"),
    *("hip_right", "knee_right", "ankle_right", "heel_right", "toe_right"),
    *("hip_left", "knee_left", "ankle_left", "heel_left", "toe_left"),
)

#: What a content file may write: those, and the paired ones without a side.
WRITABLE = (*COORDINATES, *PAIRED)


def range_of(coordinate: str) -> Range | None:
    """Return the range of a coordinate with or without its side; ``None`` for an orientation."""
    name = coordinate.removesuffix("_right").removesuffix("_left")
    return MIDDLE.get(name) or PAIRED.get(name)


def joint_of(coordinate: str) -> str:
    """Return the joint that a coordinate moves: ``hip`` for ``hip_rotation_left``."""
    return coordinate.partition("_")[0]


def mirrored(coordinate: str) -> tuple[str, int]:
    """Return the coordinate that mirrors one, and the sign its value takes there."""
    if coordinate.endswith("_right"):
        return f"{coordinate.removesuffix('_right')}_left", 1
    if coordinate.endswith("_left"):
        return f"{coordinate.removesuffix('_left')}_right", 1
    sideways = coordinate in ("roll", "turn") or (
        coordinate in MIDDLE and coordinate.endswith(("_side_bend", "_rotation"))
    )
    return coordinate, -1 if sideways else 1
