"""What gravity does at each joint of a posture: the moment of what hangs free from it, and where that turns it.

A joint parts the body in two. Where one of the parts touches nothing, its weight turns about the joint. Where both are
borne, by the floor, a seat or a wall, these share the load with the joint in a way that no posture shows: nothing is
said of it then. Where both legs stand, or both hands press, the two sides are taken as one.

Masses: ``lowback.kinematics.masses``. A segment's centre is taken on the line between two points of the figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lowback.content.joints import SIDES
from lowback.kinematics.body import INDEX, RADII, Body
from lowback.kinematics.masses import ARM, BODY_MASS, GRAVITY, LEG, STATURE, TRUNK
from lowback.kinematics.vectors import add, cross, dot, less, scaled, unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.kinematics.pose import Posture
    from lowback.kinematics.vectors import Vector

#: Each segment: its share of the body's mass, the points it lies between, how far from the first.
SEGMENTS: dict[str, tuple[float, str, str, float]] = {
    **TRUNK,
    **{f"{name}_{side}": segment for side in SIDES for name, segment in ARM.items()},
    **{
        f"{name}_{side}": segment
        for side in SIDES
        for name, segment in zip(("thigh", "shank", "foot"), LEG, strict=True)
    },
}
ARMS = tuple(name for name in SEGMENTS if name.partition("_")[0] in ARM)


class _Joint(NamedTuple):
    """A joint's coordinate, the point where it turns, a point beyond it that turns with it, the segments beyond it."""

    coordinate: str
    at: str
    beyond: str
    segments: frozenset[str]


_MIDDLE = (
    _Joint("lumbar_flexion", "waist", "chest", frozenset(("middle-trunk", "upper-trunk", "head", *ARMS))),
    _Joint("thorax_flexion", "ribs", "shoulder", frozenset(("upper-trunk", "head", *ARMS))),
    _Joint("neck_flexion", "neck", "head", frozenset(("head",))),
)
_PAIRS = tuple(
    tuple(
        _Joint(
            f"{coordinate}_{side}", f"{at}_{side}", f"{beyond}_{side}", frozenset(f"{name}_{side}" for name in names)
        )
        for side in SIDES
    )
    for coordinate, at, beyond, names in (
        ("shoulder_flexion", "shoulder", "elbow", ("upper-arm", "forearm", "hand")),
        ("elbow_flexion", "elbow", "wrist", ("forearm", "hand")),
        ("hip_flexion", "hip", "knee", ("thigh", "shank", "foot")),
        ("knee_flexion", "knee", "ankle", ("shank", "foot")),
        ("ankle_dorsiflexion", "ankle", "toe", ("foot",)),
    )
)
#: Which contacts bear which segment.
_BORNE_BY = {
    "pelvis": ("pelvis", "pillow", "seat"),
    "upper-trunk": ("back",),
    "forearm": ("elbows",),
    "hand": ("palms", "wall"),
    "foot": ("soles",),
}
#: What lies on the floor is borne, named as a contact or not. An arm that lies there bears nothing but itself.
_LIES_AT = {
    "pelvis": ("pelvis",),
    "middle-trunk": ("ribs",),
    "upper-trunk": ("chest",),
    "head": ("head", "chin"),
    "shank": ("knee",),
    "foot": ("ankle", "heel", "toe"),
}
#: An arm that lies there bears nothing but itself: it counts for its own joints alone.
_ARM_LIES_AT = {"forearm": ("elbow", "wrist"), "hand": ("wrist", "hand")}
#: So near the floor it lies there, in fractions of stature; so far a joint is turned to see its axis, in degrees.
_NEAR, _TURN = 0.03, 0.5


def gravity_moments(posture: Posture) -> dict[str, float]:
    """Return the moment of gravity about each joint at which it can be told, by coordinate, in newton metres.

    Positive where gravity turns the joint toward flexion. The body is of 70 kg and 1.70 m. Of a pair of joints that
    share the load each is told half of both.
    """
    borne = _borne(posture, _LIES_AT)
    with_arms = borne | _borne(posture, _ARM_LIES_AT)
    found: dict[str, float] = {}
    for joint in _MIDDLE:
        if (moment := _moment(posture, [joint], borne)) is not None:
            found[joint.coordinate] = moment
    for pair in _PAIRS:
        bears = with_arms if pair[0].at.startswith(("shoulder", "elbow")) else borne
        alone = {joint.coordinate: _moment(posture, [joint], bears) for joint in pair}
        if all(moment is None for moment in alone.values()):
            both = _moment(posture, pair, bears)
            alone = dict.fromkeys(alone, None if both is None else both / 2)
        found |= {name: moment for name, moment in alone.items() if moment is not None}
    return found


def _moment(posture: Posture, joints: Sequence[_Joint], borne: frozenset[str]) -> float | None:
    """Return the moment of what hangs free from joints that turn together, toward flexion; ``None`` if nothing does."""
    beyond = frozenset().union(*(joint.segments for joint in joints))
    near = frozenset(SEGMENTS) - beyond
    if not borne & beyond:
        free, sign = beyond, 1.0
    elif not borne & near:
        free, sign = near, -1.0
    else:
        return None
    axes = [_axis(posture, joint) for joint in joints]
    axis = _middle(axes)
    at = _middle([middle_of(posture.points, joint.at) for joint in joints])
    moment = 0.0
    for name in free:
        mass = SEGMENTS[name][0]
        moment += dot(axis, cross(less(centre_of(posture, name), at), (0.0, -mass, 0.0)))
    return sign * moment * GRAVITY * BODY_MASS * STATURE


def _axis(posture: Posture, joint: _Joint) -> Vector:
    """Return the axis about which a coordinate turns what lies beyond its joint: found by turning it a little."""
    angles = posture.angles
    was, now = (
        less(middle_of(points, joint.beyond), middle_of(points, joint.at))
        for points in (
            Body(angles).points,
            Body({**angles, joint.coordinate: angles[joint.coordinate] + _TURN}).points,
        )
    )
    return unit(cross(was, less(now, was)))


def centre_of(posture: Posture, segment: str) -> Vector:
    """Return where the weight of one of :data:`SEGMENTS` lies."""
    _, underscore, side = segment.partition("_")
    _, begin, end, share = SEGMENTS[segment]
    a, b = (middle_of(posture.points, f"{point}{underscore}{side}") for point in (begin, end))
    return add(a, scaled(less(b, a), share))


def middle_of(points: Sequence[Vector], name: str) -> Vector:
    """Return a point of the figure, or the middle of the two of that name."""
    return points[INDEX[name]] if name in INDEX else _middle([points[INDEX[f"{name}_{side}"]] for side in SIDES])


def _middle(vectors: Sequence[Vector]) -> Vector:
    x, y, z = (sum(values) / len(vectors) for values in zip(*vectors, strict=True))
    return x, y, z


def _borne(posture: Posture, lies_at: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the segments that something bears: a contact, or the floor on which one of their points lies."""
    found: set[str] = set()
    for segment in SEGMENTS:
        name, _, side = segment.partition("_")
        points = lies_at.get(name, ())
        ends = [
            point if point in INDEX else f"{point}_{end}" for point in points for end in ([side] if side else SIDES)
        ]
        if set(_BORNE_BY.get(name, ())) & set(posture.contacts) or any(
            posture.points[INDEX[end]][1] - RADII[end] < _NEAR for end in ends
        ):
            found.add(segment)
    return frozenset(found)
