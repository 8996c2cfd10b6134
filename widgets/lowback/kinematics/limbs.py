"""Limbs that stay where they touch the floor: positions in, joint angles out.

A planted sole or palm fixes the end of a limb; the middle joint lies where the limb's two segments meet, on the side
that the pose's own angles point to.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from lowback.kinematics.body import (
    ANKLE_HEIGHT,
    FOREARM,
    HAND,
    INDEX,
    RADII,
    SHANK,
    THIGH,
    UPPER_ARM,
    Body,
)
from lowback.kinematics.vectors import (
    Vector,
    add,
    after,
    cross,
    dot,
    hinge,
    length,
    less,
    rotation,
    scaled,
    turned_back,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import MutableMapping

#: Where a contact is planted: for each side the ankle, or the wrist and the direction of the hand.
Place: TypeAlias = tuple[Vector, Vector]

_UP: Vector = (0.0, 1.0, 0.0)
_WRIST, _ELBOW = RADII["wrist_right"], RADII["elbow_right"]


def sole_place(body: Body, side: str) -> Place:
    """Return where a foot stands if it is put down flat where it is."""
    ankle = body.points[INDEX[f"ankle_{side}"]]
    return (ankle[0], ANKLE_HEIGHT, ankle[2]), (0.0, 0.0, 0.0)


def palm_place(body: Body, side: str) -> Place:
    """Return where a hand lies if it is put down flat where it is."""
    wrist, hand = body.points[INDEX[f"wrist_{side}"]], body.points[INDEX[f"hand_{side}"]]
    return (wrist[0], _WRIST, wrist[2]), _flat(less(hand, wrist))


def wall_place(body: Body, side: str, wall: float) -> Place:
    """Return where a hand lies, fingers up, if it is put flat on a wall that stands so far ahead."""
    wrist = body.points[INDEX[f"wrist_{side}"]]
    return (wall - _WRIST, wrist[1], wrist[2]), _UP


def plant_sole(body: Body, side: str, angles: MutableMapping[str, float], place: Place) -> None:
    """Bring a leg's angles to where the ankle is at its place and the foot flat."""
    hip, knee = body.points[INDEX[f"hip_{side}"]], body.points[INDEX[f"knee_{side}"]]
    sign = 1 if side == "right" else -1
    ankle = place[0]
    bent = _meet(hip, ankle, _bulge(hip, knee, body.points[INDEX[f"ankle_{side}"]]), THIGH, SHANK)
    thigh = turned_back(body.pelvis, scaled(less(bent, hip), 1 / THIGH))
    flexion = math.degrees(math.atan2(thigh[0], -thigh[1]))
    abduction = math.degrees(math.asin(_bounded(sign * thigh[2])))
    frame = after(body.pelvis, rotation(flexion, -sign * abduction))
    reached = scaled(less(ankle, bent), 1 / max(length(less(ankle, bent)), 1e-9))
    shank = turned_back(frame, reached)
    bend = math.degrees(math.acos(_bounded(-shank[1])))
    turn = math.degrees(math.atan2(shank[2], -shank[0])) if bend > 1 else -sign * angles[f"hip_rotation_{side}"]
    frame = hinge(after(frame, rotation(0.0, 0.0, turn)), -bend)
    across: Vector = (frame[2], frame[5], frame[8])
    foot = turned_back(frame, unit(cross(_UP, across)))
    angles[f"hip_flexion_{side}"] = flexion
    angles[f"hip_abduction_{side}"] = abduction
    angles[f"hip_rotation_{side}"] = -sign * turn
    angles[f"knee_flexion_{side}"] = bend
    angles[f"ankle_dorsiflexion_{side}"] = math.degrees(math.atan2(foot[1], foot[0]))
    body.leg(side, angles)


def plant_palm(body: Body, side: str, angles: MutableMapping[str, float], place: Place) -> None:
    """Bring an arm's angles to where the palm lies flat at its place."""
    shoulder, elbow = body.points[INDEX[f"shoulder_{side}"]], body.points[INDEX[f"elbow_{side}"]]
    wrist, along = place
    bent = _meet(shoulder, wrist, _bulge(shoulder, elbow, body.points[INDEX[f"wrist_{side}"]]), UPPER_ARM, FOREARM)
    _arm(body, side, angles, (less(bent, shoulder), less(wrist, bent), along))


def plant_elbow(body: Body, side: str, angles: MutableMapping[str, float]) -> None:
    """Bring an arm's angles to where elbow, forearm and palm lie on the floor, in the direction they have."""
    points = body.points
    shoulder, elbow = points[INDEX[f"shoulder_{side}"]], points[INDEX[f"elbow_{side}"]]
    wrist, hand = points[INDEX[f"wrist_{side}"]], points[INDEX[f"hand_{side}"]]
    upper = _sunk(less(elbow, shoulder), UPPER_ARM, _ELBOW - shoulder[1])
    fore = _sunk(less(wrist, elbow), FOREARM, _WRIST - _ELBOW)
    _arm(body, side, angles, (upper, fore, _sunk(less(hand, wrist), HAND, RADII["hand_right"] - _WRIST)))


def _arm(body: Body, side: str, angles: MutableMapping[str, float], segments: tuple[Vector, Vector, Vector]) -> None:
    """Write the angles of an arm whose three segments point in these directions of the world."""
    upper, fore, hand = segments
    sign = 1 if side == "right" else -1
    arm = turned_back(body.thorax, unit(upper))
    flexion = math.degrees(math.atan2(arm[0], -arm[1]))
    abduction = math.degrees(math.asin(_bounded(sign * arm[2])))
    # The same direction has two names, this and the one above the shoulder's height: the pose says which is meant.
    if abs(flexion - angles[f"shoulder_flexion_{side}"]) > 90:
        flexion += -180 if flexion > 0 else 180
        abduction = 180 - abduction
    frame = after(body.thorax, rotation(flexion, -sign * abduction))
    forearm = turned_back(frame, unit(fore))
    bend = math.degrees(math.acos(_bounded(-forearm[1])))
    turn = (
        math.degrees(math.atan2(-forearm[2], forearm[0])) if bend > 1 else -sign * angles[f"shoulder_rotation_{side}"]
    )
    frame = hinge(after(frame, rotation(0.0, 0.0, turn)), bend)
    palm = turned_back(frame, unit(hand))
    extension = math.degrees(math.acos(_bounded(-palm[1])))
    angles[f"shoulder_flexion_{side}"] = flexion
    angles[f"shoulder_abduction_{side}"] = abduction
    angles[f"shoulder_rotation_{side}"] = -sign * turn
    angles[f"elbow_flexion_{side}"] = bend
    if extension > 1:
        turned = sign * math.degrees(math.atan2(palm[2], -palm[0]))
        angles[f"forearm_pronation_{side}"] = _nearest(turned, angles[f"forearm_pronation_{side}"])
    angles[f"wrist_extension_{side}"] = extension
    body.arm(side, angles)


def _bulge(start: Vector, middle: Vector, end: Vector) -> Vector:
    """Return the direction in which a limb's middle joint stands off the line between its ends."""
    along = unit(less(end, start))
    out = less(middle, start)
    return less(out, scaled(along, dot(out, along)))


def _meet(start: Vector, end: Vector, bulge: Vector, first: float, second: float) -> Vector:
    """Return where two segments from start to end meet, on the side of a direction."""
    reach = less(end, start)
    along = unit(reach)
    far = min(max(length(reach), abs(first - second) + 1e-6), first + second - 1e-9)
    foot = (first * first - second * second + far * far) / (2 * far)
    side = less(bulge, scaled(along, dot(bulge, along)))
    height = math.sqrt(max(0.0, first * first - foot * foot))
    return add(add(start, scaled(along, foot)), scaled(unit(side), height))


def _flat(direction: Vector) -> Vector:
    return unit((direction[0], 0.0, direction[2]))


def _sunk(direction: Vector, size: float, fall: float) -> Vector:
    """Return a direction turned up or down until a segment of that size falls so far."""
    fall = min(max(fall, -size), size)
    level = scaled(_flat(direction), math.sqrt(size * size - fall * fall))
    return level[0], fall, level[2]


def _nearest(angle: float, wanted: float) -> float:
    """Return the name of an angle, of those a full turn apart, that is nearest to another one."""
    return angle + 360 * round((wanted - angle) / 360)


def _bounded(value: float) -> float:
    return min(1.0, max(-1.0, value))
