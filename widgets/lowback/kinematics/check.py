"""What only follows from the poses: joints beyond their range, parts under the floor, contacts that slide."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lowback.content.joints import MOST_TRUNK_ROTATION, joint_of, range_of
from lowback.content.problems import Problem
from lowback.kinematics.body import INDEX, RADII
from lowback.kinematics.clips import clips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lowback.content.library import Library
    from lowback.content.model import Exercise
    from lowback.kinematics.clips import Clip
    from lowback.kinematics.pose import Posture

#: How far from the floor a contact may be, and how far it may slide, in fractions of stature; how deep anything may go.
TOLERANCE = 0.01
#: What rounding may add to an angle, in degrees.
_ROUNDING = 0.05

#: The points that touch the floor in each contact.
CONTACT_POINTS: dict[str, tuple[str, ...]] = {
    "soles": ("heel_right", "toe_right", "heel_left", "toe_left"),
    "palms": ("wrist_right", "hand_right", "wrist_left", "hand_left"),
    "elbows": ("elbow_right", "elbow_left"),
    "pelvis": ("pelvis_right", "pelvis_left"),
    "back": ("chest_right", "chest_left"),
}


def movement_problems(content: Library) -> list[Problem]:
    """Return what is wrong with the movements of the content: the file, the step, the joint, what to write."""
    problems: list[Problem] = []
    for exercise in content.exercises.values():
        name = f"{content.numbers[exercise.id]}-{exercise.id}.toml"
        found = dict.fromkeys(finding for clip in clips(exercise).values() for finding in clip_findings(exercise, clip))
        problems += [Problem(name, *finding) for finding in found]
    return problems


def clip_findings(exercise: Exercise, clip: Clip) -> Iterator[tuple[str, str, str]]:
    """Yield each kind of fault of a clip once: field, what was found, what to write."""
    index = next(at for at, step in enumerate(exercise.steps) if step.id == clip.step)
    field = f"steps[{index}]"
    seen: set[str] = set()
    frames = clip.frames()
    touched: dict[str, Posture] = {}
    for at, frame in enumerate(frames):
        # Where each contact was first named, as long as it is named without a break.
        touched = {contact: touched.get(contact, frame) for contact in frame.contacts}
        when = f"in the step {clip.step!r}, {at * 100 // max(1, len(frames) - 1)} % on the way from {clip.start!r}"
        for what, found, write in (*_ranges(frame), *_floor(frame), *_contacts(frame), *_slides(touched, frame)):
            if what not in seen:
                seen.add(what)
                yield field, f"{found} {when}", write


def _ranges(frame: Posture) -> Iterator[tuple[str, str, str]]:
    for name, value in frame.angles.items():
        limits = range_of(name)
        if limits is None:
            continue
        least, most = limits.bounds(passive=joint_of(name) in frame.passive)
        if not least - _ROUNDING <= value <= most + _ROUNDING:
            yield name, f"{value:.1f} degrees of {name}", f"poses that keep it from {least:g} to {most:g}"
    turn = frame.angles["lumbar_rotation"] + frame.angles["thorax_rotation"]
    if abs(turn) > MOST_TRUNK_ROTATION + _ROUNDING:
        yield (
            "trunk",
            f"{abs(turn):.1f} degrees of trunk rotation (lumbar_rotation and thorax_rotation)",
            f"poses that keep it to {MOST_TRUNK_ROTATION}",
        )


def _floor(frame: Posture) -> Iterator[tuple[str, str, str]]:
    for name, radius in RADII.items():
        height = frame.points[INDEX[name]][1] - radius
        if height < -TOLERANCE:
            yield f"floor {name}", f"the {_words(name)} {-height:.3f} H under the floor", "poses that keep it above"


def _contacts(frame: Posture) -> Iterator[tuple[str, str, str]]:
    for contact in frame.contacts:
        # A pelvis that lies on its side touches with one end only.
        heights = [frame.points[INDEX[name]][1] - RADII[name] for name in CONTACT_POINTS[contact]]
        height = min(heights) if contact == "pelvis" else max(heights, key=abs)
        if abs(height) > TOLERANCE:
            yield f"contact {contact}", f"the {contact} {height:.3f} H off the floor", "poses that bring it down"


def _slides(touched: Mapping[str, Posture], frame: Posture) -> Iterator[tuple[str, str, str]]:
    for contact, first in touched.items():
        if (far := slid(contact, first, frame)) > TOLERANCE:
            yield (
                f"slide {contact}",
                f"the {contact} slid by {far:.3f} H",
                "planted poses, or a pose between without it",
            )


def slid(contact: str, first: Posture, later: Posture) -> float:
    """Return how far a contact went along the floor, in fractions of stature; of the pelvis its middle: it may roll."""
    names = CONTACT_POINTS[contact]
    groups = [names] if contact == "pelvis" else [(name,) for name in names]
    return max(math.dist(_over(first, group), _over(later, group)) for group in groups)


def _over(posture: Posture, names: Sequence[str]) -> tuple[float, float]:
    """Return the place on the floor under the middle of some points."""
    points = [posture.points[INDEX[name]] for name in names]
    return sum(x for x, _, _ in points) / len(points), sum(z for _, _, z in points) / len(points)


def _words(name: str) -> str:
    part, _, side = name.partition("_")
    return f"{side} {part}" if side else part
