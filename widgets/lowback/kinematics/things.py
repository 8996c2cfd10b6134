"""What stands about a body: the chair it sits on, the pillow it lies on, the wall its hands lean on.

A pose names them as contacts; where they stand follows from the body. The figure draws each as rubber bands round
balls, as it draws the body. Sizes are fractions of stature, and ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lowback.content.joints import RESTS
from lowback.kinematics.body import INDEX, pelvis_middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lowback.content.model import Movement
    from lowback.kinematics.pose import Posture
    from lowback.kinematics.vectors import Vector

#: How high the pelvis rests: on a seat so high that the thighs are level over upright shanks.
REST_HEIGHTS: dict[str, float] = dict(zip(RESTS, (0.0, 0.055, 0.229), strict=True))
#: How far in front of what holds the body a wall stands.
WALL = 0.345

#: So far below the floor a thing counts as lying where it is painted: first, under all of the body.
_UNDERNEATH = -99.0


def rest_of(contacts: Iterable[str]) -> float:
    """Return how high the pelvis rests in a pose of these contacts."""
    return next((REST_HEIGHTS[contact] for contact in contacts if contact in REST_HEIGHTS), 0.0)


def things_in(contacts: Sequence[str]) -> list[str]:
    """Return the contacts that are things to draw."""
    return [contact for contact in contacts if contact in _MAKERS]


def things_of(movement: Movement, postures: Mapping[str, Posture]) -> dict[str, Any]:
    """Return the things of a movement by name: their ``bands`` of balls, and the point that says how ``near`` they are.

    A thing stands where the first pose that touches it needs it.
    """
    made: dict[str, Any] = {}
    for pose in movement.poses:
        for name in things_in(pose.contacts):
            if name not in made:
                made[name] = _MAKERS[name](postures[pose.id])
    return made


def _seat(posture: Posture) -> dict[str, Any]:
    """Return a stool, the body on its front half."""
    x, _, z = pelvis_middle(posture.points)
    top = REST_HEIGHTS["seat"]
    corners = [(x + dx, z + dz) for dx in (-0.16, 0.085) for dz in (-0.13, 0.13)]
    seat = [_ball((cx, top - 0.014, cz), 0.014) for cx, cz in corners]
    legs = [
        [_ball((x + (cx - x) * 0.8, top - 0.03, z + (cz - z) * 0.8), 0.009), _ball((cx, 0.009, cz), 0.009)]
        for cx, cz in corners
    ]
    return {"near": _rounded((x, top, z)), "bands": [*legs, seat]}


def _pillow(posture: Posture) -> dict[str, Any]:
    """Return a pillow under belly and hips, as flat as a body makes it."""
    x, _, z = pelvis_middle(posture.points)
    corners = [(x + dx, z + dz) for dx in (-0.07, 0.14) for dz in (-0.23, 0.23)]
    return {"near": [x, _UNDERNEATH, z], "bands": [[_ball((cx, 0.032, cz), 0.032) for cx, cz in corners]]}


def _wall(posture: Posture) -> dict[str, Any]:
    """Return a strip of wall, a little higher than the hands reach."""
    top = max(posture.points[INDEX[f"hand_{side}"]][1] for side in ("right", "left")) + 0.14
    corners = [(y, z) for y in (0.004, top) for z in (-0.24, 0.24)]
    return {"near": [0, _UNDERNEATH, 0], "bands": [[_ball((WALL + 0.004, y, z), 0.004) for y, z in corners]]}


_MAKERS = {"seat": _seat, "pillow": _pillow, "wall": _wall}


def _ball(at: Vector, radius: float) -> list[float]:
    return [*_rounded(at), radius]


def _rounded(at: Vector) -> list[float]:
    return [round(value, 4) for value in at]
