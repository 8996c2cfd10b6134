"""The movement of an exercise as the browser gets it: once, compact, positions alone.

A clip's frames are whole numbers of 1/10,000 stature, each the change since the frame before, in 16 bits, base64.
``widgets/frontend/src/core/movement.js`` reads them.
"""

from __future__ import annotations

import base64
import itertools
import operator
import sys
from array import array
from typing import TYPE_CHECKING, Any

import msgspec

from lowback.content.joints import POINTS
from lowback.content.library import content_hash
from lowback.kinematics.clips import clips, framed
from lowback.kinematics.pose import postures
from lowback.kinematics.things import things_in, things_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.content.model import Exercise
    from lowback.kinematics.pose import Posture

#: The version of this shape.
FORMAT = 1
#: How many units a stature has.
SCALE = 10_000


def movement_data(exercise: Exercise) -> dict[str, Any]:
    """Return the movement of an exercise; ``widgets/frontend/src/types.js`` names its fields."""
    contacts = {pose.id: pose.contacts for pose in exercise.movement.poses}
    things = things_of(exercise.movement, postures(exercise.movement)) if any(map(things_in, contacts.values())) else {}
    return {
        **_frame(exercise),
        "poses": {pose.id: pose.text for pose in exercise.movement.poses},
        "steps": {
            step.id: {
                "pose": step.pose,
                **({"arrows": list(step.arrows)} if step.arrows else {}),
                **({"up": True} if step.kind == "get-up" else {}),
                **({"things": touched} if (touched := things_in(contacts[step.pose])) else {}),
            }
            for step in exercise.steps
        },
        **({"things": things} if things else {}),
        "clips": {key: packed_frames(frames) for key, frames in framed(clips(exercise)).items()},
    }


def card_data(exercise: Exercise) -> dict[str, Any]:
    """Return the one pose that stands for an exercise, in the shape of a movement with the single step ``card``."""
    card = exercise.movement.card
    text = next(pose.text for pose in exercise.movement.poses if pose.id == card)
    return {
        **_frame(exercise),
        "poses": {card: text},
        "steps": {"card": {"pose": card}},
        "clips": {f"{card}>card": packed_frames([postures(exercise.movement)[card]])},
    }


def _frame(exercise: Exercise) -> dict[str, Any]:
    """Return what every movement says of itself."""
    movement = exercise.movement
    return {
        "format": FORMAT,
        "exercise": exercise.id,
        "hash": content_hash(exercise),
        "scale": SCALE,
        "points": list(POINTS),
        "camera": msgspec.to_builtins(movement.camera),
        "sides": movement.sides,
    }


def packed_frames(frames: Sequence[Posture]) -> str:
    """Return frames as text: changes of 16 bits, least byte first, in base64."""
    changes = array("h")
    before: list[int] = [0] * (3 * len(POINTS))
    for frame in frames:
        row = [round(value * SCALE) for value in itertools.chain.from_iterable(frame.points)]
        changes.extend(map(operator.sub, row, before))
        before = row
    if sys.byteorder == "big":
        changes.byteswap()
    return base64.b64encode(changes.tobytes()).decode("ascii")


def unpacked_frames(text: str) -> list[list[float]]:
    """Return packed frames as rows of positions, for tests and for who reads the data without a browser."""
    changes = array("h", base64.b64decode(text))
    if sys.byteorder == "big":
        changes.byteswap()
    size = 3 * len(POINTS)
    rows = [changes[at : at + size] for at in range(0, len(changes), size)]
    sums = itertools.accumulate(rows, lambda a, b: array("l", (x + y for x, y in zip(a, b, strict=True))))
    return [[value / SCALE for value in row] for row in sums]
