"""Whether something holds up the body where little bears it: a contact, or muscles that the lesson names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.joints import RESTS
from lowback.course.work_rules import acts_of
from lowback.kinematics.gravity import gravity_moments
from lowback.kinematics.pose import postures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.lesson import Lesson
    from lowback.content.model import Exercise, Vocabulary
    from lowback.content.problems import Finding

#: A trunk whose weight turns it by more about the lumbar spine does not sit upright, nor slumped, but is held up.
_RAISED_MOMENT = 40.0


def unborne_findings(exercise: Exercise, lesson: Lesson, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield poses in which the pelvis alone bears a raised trunk, where the lesson names no muscle that holds it.

    How one comes up from the floor is no part of a lesson: of getting up nothing is asked here.
    """
    acts = acts_of(vocabulary)
    found = postures(exercise.movement)
    for index, step in enumerate(exercise.steps):
        if step.kind == "get-up":
            continue
        for pose in (*(through.pose for through in step.through), step.pose):
            moment = gravity_moments(found[pose]).get("lumbar_flexion", 0.0)
            if set(found[pose].contacts) - set(RESTS) or abs(moment) < _RAISED_MOMENT:
                continue
            action = "extension" if moment > 0 else "flexion"
            working = {
                work.muscle
                for phase in lesson.phases
                if pose in _poses(exercise, phase.step)
                for work in phase.muscles
                if work.work != "stretched"
            }
            holds = any(
                act.joint == "lumbar-spine" and act.action == action for name in working for act in acts.get(name, ())
            )
            if not holds:
                load = f"the pelvis alone bears and {abs(moment):.0f} N m bend the trunk"
                yield (
                    f"steps[{index}]",
                    f"the pose {pose!r} in {step.id!r}, in which {load}",
                    "a contact that bears the trunk, or a phase of the lesson with the muscles that hold it",
                )


def _poses(exercise: Exercise, name: str) -> set[str]:
    step = next((step for step in exercise.steps if step.id == name), None)
    return {step.pose, *(through.pose for through in step.through)} if step else set()
