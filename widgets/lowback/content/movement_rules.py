"""The rules a movement keeps beyond its types: known joints, ranges of motion, a pose for every step.

What follows from the poses, such as a foot that slides, is found by ``lowback.course.check``.
"""

from __future__ import annotations

import difflib
import math
from typing import TYPE_CHECKING

from lowback.content.joints import JOINTS, POINTS, RESTS, WRITABLE, joint_of, range_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lowback.content.model import Exercise, Movement, Pose, Step
    from lowback.content.problems import Finding


#: So far apart are two keyframes of a step at least, and its ends, as a share of its time.
KEYFRAMES_APART = 0.02
_ROUNDING = 1e-9


def movement_findings(exercise: Exercise) -> Iterator[Finding]:
    """Yield every broken rule of an exercise's movement: field, what was found, what to write."""
    movement = exercise.movement
    poses = {pose.id: pose for pose in movement.poses}
    for index, step in enumerate(exercise.steps):
        yield from _step(f"steps[{index}]", step, poses)
    if movement.card not in poses:
        yield "movement.card", repr(movement.card), _one_of(poses, movement.card)
    yield from _camera(movement)
    yield from _anchor(movement)
    used = _used(exercise)
    for index, pose in enumerate(movement.poses):
        path = f"movement.poses[{index}]"
        yield from _references(path, pose, poses)
        yield from _contacts(path, pose)
        yield from _angles(path, pose, exercise)
        if pose.id not in used:
            yield f"{path}.id", f"{pose.id!r}, which no step uses", "it as the pose of a step, or take the pose out"


def steps_with(exercise: Exercise, pose: str) -> str:
    """Return in words which steps show a pose."""
    names = [
        step.id for step in exercise.steps if pose == step.pose or any(through.pose == pose for through in step.through)
    ]
    if not names:
        return f"the pose {pose!r}"
    return f"the pose {pose!r} of the step{'s' if len(names) > 1 else ''} {', '.join(map(repr, names))}"


def _step(path: str, step: Step, poses: Collection[str]) -> Iterator[Finding]:
    where = f"in the step {step.id!r}"
    if not step.pose:
        yield f"{path}.pose", f"no pose {where}", _one_of(poses)
    elif step.pose not in poses:
        yield f"{path}.pose", f"{step.pose!r} {where}", _one_of(poses, step.pose)
    before = 0.0
    most = 1 - KEYFRAMES_APART
    for at, through in enumerate(step.through):
        here = f"{path}.through[{at}]"
        if through.pose not in poses:
            yield f"{here}.pose", f"{through.pose!r} {where}", _one_of(poses, through.pose)
        least = before + KEYFRAMES_APART
        if not least - _ROUNDING <= through.at <= most + _ROUNDING:
            yield f"{here}.at", f"{through.at:g} {where}", f"a share of its time from {least:g} to {most:g}"
        else:
            before = through.at
    for name in step.arrows:
        if name not in POINTS:
            yield f"{path}.arrows", f"{name!r} {where}", _one_of(POINTS, name)


def _camera(movement: Movement) -> Iterator[Finding]:
    if not -180 <= movement.camera.around <= 180:
        yield "movement.camera.around", f"{movement.camera.around:g}", "a number from -180 to 180"
    if not 2 <= movement.camera.above <= 88:
        yield "movement.camera.above", f"{movement.camera.above:g}", "a number from 2 to 88"


def _anchor(movement: Movement) -> Iterator[Finding]:
    """Find movements that nothing holds where they are throughout."""
    for holding in (RESTS, ("soles",)):
        if all(set(holding) & set(pose.contacts) for pose in movement.poses):
            return
    without = [pose.id for pose in movement.poses if not {"soles", *RESTS} & set(pose.contacts)]
    found = f"{without[0]!r} has neither" if without else "some have the one, some the other"
    yield "movement.poses", f"no contact that all poses share ({found})", "pelvis or soles in each"


def _contacts(path: str, pose: Pose) -> Iterator[Finding]:
    """Find what touches two things at a time."""
    for limb in (RESTS, ("palms", "elbows", "wall")):
        both = [contact for contact in pose.contacts if contact in limb]
        if len(both) > 1:
            yield f"{path}.contacts", f"{' and '.join(both)} in the pose {pose.id!r}", f"one of {', '.join(limb)}"


def _used(exercise: Exercise) -> set[str]:
    used = {exercise.movement.card}
    for step in exercise.steps:
        used |= {step.pose, *(through.pose for through in step.through)}
    for pose in exercise.movement.poses:
        used |= {name for name in (pose.like, pose.mirror, pose.planted) if name}
    return used


def _references(path: str, pose: Pose, poses: dict[str, Pose]) -> Iterator[Finding]:
    for field in ("like", "mirror", "planted"):
        name = getattr(pose, field)
        if name is None:
            continue
        if name not in poses:
            yield f"{path}.{field}", f"{name!r} in the pose {pose.id!r}", _one_of(poses, name)
        elif _leads_back(pose.id, field, poses):
            yield f"{path}.{field}", f"{name!r}, which leads back to the pose {pose.id!r}", "a pose that does not"
    if pose.mirror and (pose.like or pose.angles):
        yield f"{path}.mirror", f"like or angles beside it in the pose {pose.id!r}", "mirror alone"
    if pose.mirror in poses and poses[pose.mirror].mirror:
        yield f"{path}.mirror", f"{pose.mirror!r}, which is mirrored itself", f"{poses[pose.mirror].mirror!r}"


def _leads_back(start: str, field: str, poses: dict[str, Pose]) -> bool:
    """Tell whether following a reference comes back to where it began."""
    fields = ("planted",) if field == "planted" else ("like", "mirror")
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        pose = poses[waiting.pop()]
        for name in (getattr(pose, item) for item in fields):
            if name == start:
                return True
            if name in poses and name not in seen:
                seen.add(name)
                waiting.append(name)
    return False


def _angles(path: str, pose: Pose, exercise: Exercise) -> Iterator[Finding]:
    where = f"in {steps_with(exercise, pose.id)}"
    for joint in pose.passive:
        if joint not in JOINTS:
            yield f"{path}.passive", f"{joint!r} {where}", _one_of(JOINTS, joint)
    for name, value in pose.angles.items():
        if name not in WRITABLE:
            near = difflib.get_close_matches(name, WRITABLE, 1)
            yield (
                f"{path}.angles.{name}",
                f"the joint angle {name!r}, which the figure does not have, {where}",
                f"{near[0]} if that is meant" if near else f"one of {', '.join(WRITABLE)}",
            )
            continue
        limits = range_of(name)
        least, most = limits.bounds(passive=joint_of(name) in pose.passive) if limits else (-180.0, 180.0)
        if not math.isfinite(value) or not least <= value <= most:
            wider = limits.passive if limits and joint_of(name) not in pose.passive else None
            more = (
                f", or {joint_of(name)!r} among passive: then {wider[0]:g} to {wider[1]:g}"
                if wider and wider[0] <= value <= wider[1]
                else ""
            )
            yield (
                f"{path}.angles.{name}",
                f"{value:g} degrees of {name} {where}",
                f"a number from {least:g} to {most:g}{more}",
            )


def _one_of(names: Collection[str], wanted: str = "") -> str:
    near = difflib.get_close_matches(wanted, names, 1) if wanted else []
    return f"{near[0]} if that is meant" if near else f"one of {', '.join(names)}"
