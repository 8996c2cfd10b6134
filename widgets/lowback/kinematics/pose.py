"""From a pose of the content to a posture: where every point is, and the angles that bring it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lowback.content.joints import COORDINATES, PAIRED, RESTS, SIDES, mirrored
from lowback.kinematics.body import ANKLE_HEIGHT, INDEX, RADII, Body
from lowback.kinematics.limbs import Place, palm_place, plant_elbow, plant_palm, plant_sole, sole_place, wall_place
from lowback.kinematics.things import WALL, rest_of
from lowback.kinematics.vectors import Vector, scaled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.model import Movement, Pose

#: What holds the body where it is in every pose of an exercise: the pelvis on what it rests on, or the soles.
Anchor = Literal["pelvis", "soles"]


class Posture:
    """The figure in one moment.

    Attributes
    ----------
    points
        Positions in fractions of stature, in the order of :data:`~lowback.kinematics.body.POINTS`; the floor is y = 0.
    angles
        Degrees, by coordinate: those of the pose, and where a limb is planted those that follow from it.
    contacts
        What touches the floor, a seat, a pillow or a wall.
    passive
        The joints that rest on the floor or are pushed.
    places
        Where each planted limb stands.
    """

    __slots__ = ("angles", "contacts", "passive", "places", "points")

    def __init__(
        self,
        points: list[Vector],
        angles: dict[str, float],
        contacts: Sequence[str],
        passive: Sequence[str],
        places: dict[str, Place],
    ) -> None:
        self.points = points
        self.angles = angles
        self.contacts = contacts
        self.passive = passive
        self.places = places


def written_angles(movement: Movement, pose: Pose) -> dict[str, float]:
    """Return every angle of a pose, in degrees: those of the pose it is like, then its own or the mirrored ones."""
    poses = {item.id: item for item in movement.poses}
    source = poses[pose.mirror] if pose.mirror else pose
    angles = written_angles(movement, poses[source.like]) if source.like else dict.fromkeys(COORDINATES, 0.0)
    for name, value in both_sides(source.angles).items():
        if pose.mirror:
            name, sign = mirrored(name)  # noqa: PLW2901 - the other side's name
            angles[name] = sign * value
        else:
            angles[name] = value
    return angles


def both_sides(angles: Mapping[str, float]) -> dict[str, float]:
    """Return angles with a side each: what is written without one holds on both, unless its side is written too."""
    found: dict[str, float] = {}
    for name, value in angles.items():
        if name in PAIRED:
            found |= {f"{name}_{side}": float(value) for side in SIDES}
    return found | {name: float(value) for name, value in angles.items() if name not in PAIRED}


def anchor_of(movement: Movement) -> Anchor:
    """Return what holds the body in every pose: the pelvis, or else the soles."""
    return "pelvis" if all(set(RESTS) & set(pose.contacts) for pose in movement.poses) else "soles"


def postures(movement: Movement) -> dict[str, Posture]:
    """Return the posture of every pose of an exercise, by its id."""
    anchor = anchor_of(movement)
    found: dict[str, Posture] = {}
    waiting = list(movement.poses)
    while waiting:
        ready = [pose for pose in waiting if pose.planted is None or pose.planted in found]
        if not ready:
            names = ", ".join(pose.id for pose in waiting)
            message = f"The poses {names} are planted as in one another."
            raise ValueError(message)
        for pose in ready:
            places = found[pose.planted].places if pose.planted else {}
            rest = rest_of(pose.contacts) if anchor == "pelvis" else None
            found[pose.id] = posture(written_angles(movement, pose), pose.contacts, pose.passive, rest, places)
        waiting = [pose for pose in waiting if pose.id not in found]
    return found


def posture(
    angles: dict[str, float],
    contacts: Sequence[str],
    passive: Sequence[str],
    rest: float | None,
    places: Mapping[str, Place],
) -> Posture:
    """Return the posture that angles and contacts make.

    Parameters
    ----------
    angles
        Degrees by coordinate; changed where a limb is planted.
    contacts, passive
        What touches something; which joints rest or are pushed.
    rest
        How high the pelvis rests, where it holds the body; ``None`` where the soles do.
    places
        Where planted limbs stand; what is not there is put down where the angles bring it.
    """
    body = Body(angles)
    _set_down(body, rest)
    planted: dict[str, Place] = {}
    for side in SIDES:
        if "soles" in contacts:
            place = places.get(f"soles_{side}") or sole_place(body, side)
            planted[f"soles_{side}"] = place
            plant_sole(body, side, angles, place)
        if "palms" in contacts:
            place = places.get(f"palms_{side}") or palm_place(body, side)
            planted[f"palms_{side}"] = place
            plant_palm(body, side, angles, place)
        elif "wall" in contacts:
            # Hands walk up and down a wall: never planted, only flat on it.
            plant_palm(body, side, angles, wall_place(body, side, WALL))
        elif "elbows" in contacts:
            plant_elbow(body, side, angles)
    return Posture(body.points, angles, contacts, passive, planted)


def _set_down(body: Body, rest: float | None) -> None:
    points = body.points
    if rest is not None:
        lowest = min(points[INDEX[name]][1] - RADII[name] for name in ("pelvis_right", "pelvis_left"))
        body.move((0.0, rest - lowest, 0.0))
        return
    right, left = points[INDEX["ankle_right"]], points[INDEX["ankle_left"]]
    middle = scaled((right[0] + left[0], right[1] + left[1], right[2] + left[2]), -0.5)
    body.move((middle[0], middle[1] + ANKLE_HEIGHT, middle[2]))
