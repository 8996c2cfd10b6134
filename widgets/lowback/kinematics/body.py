"""The body: how long its segments are, how thick, and where they come to lie by the joints' angles.

Lengths are fractions of stature. Segment lengths: Drillis and Contini, as given by Winter, *Biomechanics and Motor
Control of Human Movement*. How the trunk's length is shared out, and the thicknesses, are ours, for drawing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.joints import POINTS
from lowback.kinematics.vectors import Rotation, Vector, add, after, hinge, rotation, turned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHANK, THIGH, UPPER_ARM, FOREARM = 0.246, 0.245, 0.186, 0.146
PELVIS, LUMBAR, THORAX = 0.070, 0.103, 0.115
#: From the wrist to the middle of the fingertips; the open hand is 0.108 long, fingers at rest are curled.
HAND = 0.085
NECK = 0.052
HALF_SHOULDERS, HALF_HIPS = 0.1295, 0.0955
#: The ankle joint above the sole.
ANKLE_HEIGHT = 0.039

INDEX = {name: at for at, name in enumerate(POINTS)}

#: How thick the body is round a point: the radius of the ball that touches the floor there.
THICKNESS: dict[str, float] = {
    "pelvis": 0.056,
    "waist": 0.052,
    "ribs": 0.056,
    "chest": 0.060,
    "head": 0.052,
    "chin": 0.028,
    "shoulder": 0.032,
    "elbow": 0.024,
    "wrist": 0.017,
    "hand": 0.011,
    "knee": 0.034,
    "ankle": 0.024,
    "heel": 0.018,
    "toe": 0.014,
}
#: The thickness at each point that has one.
RADII: dict[str, float] = {
    name: THICKNESS[name.partition("_")[0]] for name in POINTS if name.partition("_")[0] in THICKNESS
}
RADII_BY_INDEX: tuple[tuple[int, float], ...] = tuple((INDEX[name], radius) for name, radius in RADII.items())

#: Pairs of points whose distance never changes.
SEGMENTS: tuple[tuple[str, str], ...] = (
    *((f"{a}_{side}", f"{b}_{side}") for side in ("right", "left") for a, b in (
        ("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("ankle", "toe"), ("heel", "toe"),
        ("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "hand"), ("hip", "pelvis"),
    )),
    *((f"{name}_right", f"{name}_left") for name in ("hip", "shoulder", "pelvis", "waist", "ribs", "chest")),
    *(("neck", "shoulder_right"), ("neck", "shoulder_left")),
    *(("head", "crown"), ("head", "nose"), ("head", "chin"), ("skull", "head")),
)  # fmt: skip

_HEEL: Vector = (-0.028, -0.021, 0.0)
TOE: Vector = (0.092, -0.025, 0.0)
_UP_NECK: Vector = (0.0, NECK / 2, 0.0)
_VERTEBRA_LUMBAR: Vector = (0.0, LUMBAR / 3, 0.0)
_VERTEBRA_THORAX: Vector = (0.0, THORAX / 3, 0.0)
_DOWN_THIGH: Vector = (0.0, -THIGH, 0.0)
_DOWN_SHANK: Vector = (0.0, -SHANK, 0.0)
_DOWN_UPPER_ARM: Vector = (0.0, -UPPER_ARM, 0.0)
_DOWN_FOREARM: Vector = (0.0, -FOREARM, 0.0)
_DOWN_HAND: Vector = (0.0, -HAND, 0.0)


#: For each side: the sign that mirrors it, the first point of its leg and of its arm.
_SIDES = {
    "right": (1, INDEX["hip_right"], INDEX["shoulder_right"]),
    "left": (-1, INDEX["hip_left"], INDEX["shoulder_left"]),
}
#: The points that lie across the trunk: the right one, the left one, how far from the middle.
_ACROSS = {
    name: (INDEX[f"{name}_right"], INDEX[f"{name}_left"], half)
    for name, half in (
        ("pelvis", 0.062),
        ("hip", HALF_HIPS),
        ("waist", 0.036),
        ("ribs", 0.046),
        ("chest", 0.058),
        ("shoulder", HALF_SHOULDERS),
    )
}


class Body:
    """Where every point of the figure is, for one set of angles, with the pelvis at the origin.

    Attributes
    ----------
    points
        The positions, in the order of :data:`POINTS`.
    pelvis, thorax
        The frames that the legs and the arms hang in.
    """

    __slots__ = ("pelvis", "points", "thorax")

    def __init__(self, angles: Mapping[str, float]) -> None:
        points: list[Vector] = [(0.0, 0.0, 0.0)] * len(POINTS)
        self.points = points
        self.pelvis = pelvis_frame(angles)
        self.thorax = self._trunk(angles)
        for side in ("right", "left"):
            self.leg(side, angles)
            self.arm(side, angles)

    def _trunk(self, angles: Mapping[str, float]) -> Rotation:
        """Place pelvis, spine and head; return the frame of the thorax's top."""
        points, frame = self.points, self.pelvis
        self._across("pelvis", (0.0, 0.0, 0.0), frame)
        self._across("hip", (0.0, 0.0, 0.0), frame)
        at = turned(frame, (0.0, PELVIS, 0.0))
        lumbar = vertebra_turn(angles, "lumbar", 3)
        for vertebra in range(3):
            frame = after(frame, lumbar)
            if vertebra == 1:
                self._across("waist", at, frame)
            at = add(at, turned(frame, _VERTEBRA_LUMBAR))
        thorax = vertebra_turn(angles, "thorax", 3)
        self._across("ribs", at, frame)
        for vertebra in range(3):
            frame = after(frame, thorax)
            if vertebra == 2:
                self._across("chest", at, frame)
            at = add(at, turned(frame, _VERTEBRA_THORAX))
        points[INDEX["neck"]] = at
        self._across("shoulder", at, frame)
        neck = neck_turn(angles)
        middle = after(frame, neck)
        skull = add(at, turned(middle, _UP_NECK))
        head = after(middle, neck)
        skull = add(skull, turned(head, _UP_NECK))
        points[INDEX["skull"]] = skull
        for name, offset in HEAD_POINTS:
            points[INDEX[name]] = add(skull, turned(head, offset))
        return frame

    def _across(self, name: str, at: Vector, frame: Rotation) -> None:
        right, left, half = _ACROSS[name]
        x, y, z = frame[2] * half, frame[5] * half, frame[8] * half
        self.points[right] = at[0] + x, at[1] + y, at[2] + z
        self.points[left] = at[0] - x, at[1] - y, at[2] - z

    def leg(self, side: str, angles: Mapping[str, float]) -> None:
        """Place a leg, from the hip where it is."""
        points, hip = self.points, _SIDES[side][1]
        thigh = after(self.pelvis, ball_turn(angles, "hip", side))
        knee = add(points[hip], turned(thigh, _DOWN_THIGH))
        shank = hinge(thigh, -angles[f"knee_flexion_{side}"])
        ankle = add(knee, turned(shank, _DOWN_SHANK))
        foot = hinge(shank, angles[f"ankle_dorsiflexion_{side}"])
        points[hip + 1], points[hip + 2] = knee, ankle
        points[hip + 3], points[hip + 4] = add(ankle, turned(foot, _HEEL)), add(ankle, turned(foot, TOE))

    def arm(self, side: str, angles: Mapping[str, float]) -> None:
        """Place an arm, from the shoulder where it is."""
        points, shoulder = self.points, _SIDES[side][2]
        upper = after(self.thorax, ball_turn(angles, "shoulder", side))
        elbow = add(points[shoulder], turned(upper, _DOWN_UPPER_ARM))
        fore = hinge(upper, angles[f"elbow_flexion_{side}"])
        wrist = add(elbow, turned(fore, _DOWN_FOREARM))
        points[shoulder + 1], points[shoulder + 2] = elbow, wrist
        points[shoulder + 3] = add(wrist, turned(after(fore, wrist_turn(angles, side)), _DOWN_HAND))

    def move(self, by: Vector) -> None:
        """Move the whole body."""
        x, y, z = by
        self.points[:] = [(point[0] + x, point[1] + y, point[2] + z) for point in self.points]


#: Where the head's points lie from the top of the neck: the vertex at stature 1.
HEAD_POINTS: tuple[tuple[str, Vector], ...] = (
    ("head", (0.006, 0.078, 0.0)),
    ("crown", (0.006, 0.130, 0.0)),
    ("nose", (0.066, 0.066, 0.0)),
    ("chin", (0.028, 0.030, 0.0)),
)


def pelvis_frame(angles: Mapping[str, float]) -> Rotation:
    """Return the frame of the pelvis: turned on the floor, leaned, rolled about the long axis."""
    lean = rotation(-angles["lean"], 0.0, -angles["roll"])
    return after(rotation(0.0, 0.0, -angles["turn"]), lean) if angles["turn"] else lean


def pelvis_middle(points: Sequence[Vector]) -> Vector:
    """Return where the middle of the pelvis is, between the hips."""
    (ax, ay, az), (bx, by, bz) = points[INDEX["hip_right"]], points[INDEX["hip_left"]]
    return (ax + bx) / 2, (ay + by) / 2, (az + bz) / 2


def neck_turn(angles: Mapping[str, float]) -> Rotation:
    """Return what each half of the neck turns by."""
    return rotation(-angles["neck_flexion"] / 2, 0.0, -angles["neck_rotation"] / 2)


def ball_turn(angles: Mapping[str, float], joint: str, side: str) -> Rotation:
    """Return what a hip or a shoulder turns by: flexion, abduction, rotation outward."""
    sign = _SIDES[side][0]
    return rotation(
        angles[f"{joint}_flexion_{side}"],
        -sign * angles[f"{joint}_abduction_{side}"],
        -sign * angles[f"{joint}_rotation_{side}"],
    )


def wrist_turn(angles: Mapping[str, float], side: str) -> Rotation:
    """Return what a hand turns by in the frame of its forearm: pronation, then extension."""
    return hinge(
        rotation(0.0, 0.0, _SIDES[side][0] * angles[f"forearm_pronation_{side}"]), -angles[f"wrist_extension_{side}"]
    )


def vertebra_turn(angles: Mapping[str, float], region: str, vertebrae: int) -> Rotation:
    """Return one vertebra's share of a region's angles."""
    return rotation(
        -angles[f"{region}_flexion"] / vertebrae,
        angles[f"{region}_side_bend"] / vertebrae,
        -angles[f"{region}_rotation"] / vertebrae,
    )
