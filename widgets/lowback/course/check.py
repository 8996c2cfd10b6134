"""What only follows from the poses: joints beyond their range, parts under the floor, sliding contacts, wrong work."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lowback.content.joints import joint_of, range_of
from lowback.content.problems import Problem
from lowback.course.borne_rules import unborne_findings
from lowback.course.clips import clips
from lowback.course.hover_rules import hover_findings
from lowback.course.level_rules import level_findings
from lowback.course.science import still_findings
from lowback.course.work_rules import work_findings
from lowback.kinematics.body import INDEX, RADII
from lowback.kinematics.things import REST_HEIGHTS, WALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lowback.content.library import Library
    from lowback.content.model import Exercise
    from lowback.kinematics.clip import Clip
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
    "wall": ("wrist_right", "hand_right", "wrist_left", "hand_left"),
}
#: On whatever it rests, it is the pelvis that touches.
CONTACT_POINTS |= dict.fromkeys(REST_HEIGHTS, CONTACT_POINTS["pelvis"])
#: What is said of a contact that is not the body's own part on the floor: the part, and what it should touch.
_TOUCHES = {"seat": ("pelvis", "seat"), "pillow": ("pelvis", "pillow"), "wall": ("palms", "wall")}


def movement_problems(content: Library) -> list[Problem]:
    """Return what is wrong with the movements of the content: the file, the step, the joint, what to write."""
    problems: list[Problem] = []
    for exercise in content.exercises.values():
        name = f"{content.numbers[exercise.id]}-{exercise.id}"
        lesson = content.lesson(exercise.id)
        found = dict.fromkeys(finding for clip in clips(exercise).values() for finding in clip_findings(exercise, clip))
        held = unborne_findings(exercise, lesson, content.vocabulary)
        problems += [
            Problem(f"{name}.toml", *finding)
            for finding in (*found, *hover_findings(exercise), *level_findings(exercise), *held)
        ]
        taught = (*work_findings(exercise, lesson, content.vocabulary), *still_findings(exercise, lesson))
        problems += [Problem(f"{name}.lesson.toml", *finding) for finding in taught]
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


def _floor(frame: Posture) -> Iterator[tuple[str, str, str]]:
    for name, radius in RADII.items():
        height = frame.points[INDEX[name]][1] - radius
        if height < -TOLERANCE:
            yield f"floor {name}", f"the {_words(name)} {-height:.3f} H under the floor", "poses that keep it above"
        if "wall" in frame.contacts and (depth := frame.points[INDEX[name]][0] + radius - WALL) > TOLERANCE:
            yield f"wall {name}", f"the {_words(name)} {depth:.3f} H inside the wall", "poses that keep it before"


def _contacts(frame: Posture) -> Iterator[tuple[str, str, str]]:
    for contact in frame.contacts:
        if abs(far := off(contact, frame)) > TOLERANCE:
            part, what = _TOUCHES.get(contact, (contact, "floor"))
            yield f"contact {contact}", f"the {part} {far:.3f} H off the {what}", "poses that bring it there"


def off(contact: str, frame: Posture) -> float:
    """Return how far a contact is from what it touches, in fractions of stature: of several points, the worst."""
    names = CONTACT_POINTS[contact]
    if contact == "wall":
        return max((WALL - frame.points[INDEX[name]][0] - RADII[name] for name in names), key=abs)
    heights = [frame.points[INDEX[name]][1] - RADII[name] - REST_HEIGHTS.get(contact, 0.0) for name in names]
    # A pelvis that lies on its side touches with one end only.
    return min(heights) if contact in REST_HEIGHTS else max(heights, key=abs)


def _slides(touched: Mapping[str, Posture], frame: Posture) -> Iterator[tuple[str, str, str]]:
    for contact, first in touched.items():
        if (far := slid(contact, first, frame)) > TOLERANCE:
            yield (
                f"slide {contact}",
                f"the {contact} slid by {far:.3f} H",
                "planted poses, or a pose between without it",
            )


def slid(contact: str, first: Posture, later: Posture) -> float:
    """Return how far a contact went, in fractions of stature.

    Of the pelvis it is its middle: it may roll. Hands may walk along a wall.
    """
    if contact == "wall":
        return 0.0
    names = CONTACT_POINTS[contact]
    groups = [names] if contact in REST_HEIGHTS else [(name,) for name in names]
    return max(math.dist(_over(first, group), _over(later, group)) for group in groups)


def _over(posture: Posture, names: Sequence[str]) -> tuple[float, float]:
    """Return the place on the floor under the middle of some points."""
    points = [posture.points[INDEX[name]] for name in names]
    return sum(x for x, _, _ in points) / len(points), sum(z for _, _, z in points) / len(points)


def _words(name: str) -> str:
    part, _, side = name.partition("_")
    return f"{side} {part}" if side else part
