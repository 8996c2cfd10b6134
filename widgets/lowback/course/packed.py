"""The movement of an exercise as the browser gets it: once, compact, positions alone.

A clip's frames are whole numbers of 1/2,000 stature, a coordinate after the other through all frames. Of each stand the
first, its first change, and from there how much the change changes: next to nothing where a body moves evenly, and
nothing where it rests. A small number is one letter. A clip that is another's way back only names it.
``widgets/frontend/src/core/movement.js`` reads them.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import msgspec

from lowback.content.joints import POINTS
from lowback.content.library import content_hash
from lowback.course.clips import clips, framed
from lowback.kinematics.pose import postures
from lowback.kinematics.things import things_in, things_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.model import Exercise
    from lowback.kinematics.clip import Clip
    from lowback.kinematics.pose import Posture

#: The version of this shape.
FORMAT = 2
#: How many units a stature has.
SCALE = 2_000
#: The letter of 0. A number near it has a letter of its own, but for two that JSON would write longer.
_ZERO = 80
_LETTERS = {value: chr(_ZERO + value) for value in range(-42, 43) if value not in (12, -20)}
#: Before the name of the clip whose way back a clip is.
_BACK = "~"


#: So many movements are kept: those of the exercises on a page, and of one that is being changed.
_MOST_KEPT = 8
_kept: dict[str, dict[str, Any]] = {}


def movement_data(exercise: Exercise) -> dict[str, Any]:
    """Return the movement of an exercise; ``widgets/frontend/src/types.js`` names its fields.

    Several widgets of a page show it: it is computed once, and nobody changes it.
    """
    key = content_hash(exercise)
    if key not in _kept:
        while len(_kept) >= _MOST_KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = _movement_data(exercise)
    return _kept[key]


def _movement_data(exercise: Exercise) -> dict[str, Any]:
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
        "clips": packed_clips(clips(exercise)),
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


def packed_clips(made: Mapping[str, Clip]) -> dict[str, str]:
    """Return clips as text, by their keys: the way back of another one is told by its name."""
    packed: dict[str, str] = {}
    backs: dict[tuple[tuple[float, int], ...], str] = {}
    frames = framed(made)
    for key, clip in made.items():
        if clip.way in backs:
            packed[key] = f"{_BACK}{backs[clip.way]}"
        else:
            packed[key] = packed_frames(frames[key])
            backs[clip.way_back] = key
    return packed


def packed_frames(frames: Sequence[Posture]) -> str:
    """Return frames as text."""
    return packed([[round(value * SCALE) for value in itertools.chain.from_iterable(frame.points)] for frame in frames])


def packed(rows: Sequence[Sequence[int]]) -> str:
    """Return rows of whole numbers as text: column by column, how each goes on."""
    texts: list[str] = []
    for column in zip(*rows, strict=True):
        first, count = column[0], len(column)
        # Half of a body rests, or moves in one plane: that is seen at once, and not worked out.
        rests = column.count(first) == count
        texts.extend(_LETTERS.get(value) or f"{{{value}}}" for value in (column[:1] if rests else _bends(column)))
        if rests:
            texts.append(_LETTERS[0] * (count - 1))
    return "".join(texts)


def unpacked_frames(clips: Mapping[str, str], key: str) -> list[list[float]]:
    """Return a clip of a movement's data as rows of positions, for tests and for who reads it without a browser."""
    text = clips[key]
    if text.startswith(_BACK):
        return unpacked_frames(clips, text.removeprefix(_BACK))[::-1]
    numbers = [int(far) if far else ord(near) - _ZERO for far, near in re.findall(r"\{(-?\d+)\}|(.)", text)]
    count = len(numbers) // (3 * len(POINTS))
    columns = []
    for at in range(0, len(numbers), count):
        first, *bends = numbers[at : at + count]
        columns.append(list(itertools.accumulate(itertools.accumulate(bends), initial=first)))
    return [[value / SCALE for value in row] for row in zip(*columns, strict=True)]


def _bends(values: Sequence[int]) -> list[int]:
    """Return the first of some values, its first change, and how much the change changes from one to the next."""
    changes = [later - earlier for earlier, later in itertools.pairwise(values)]
    return [values[0], *changes[:1], *(later - earlier for earlier, later in itertools.pairwise(changes))]
