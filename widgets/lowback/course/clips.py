"""The clips of an exercise: which step can follow which pose, and the frames of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.kinematics.clip import Clip, clip_of
from lowback.kinematics.pose import Posture, anchor_of, postures
from lowback.phases import laid_out
from lowback.request import doses_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowback.content.model import Exercise, Step, Variant


def clips(exercise: Exercise) -> dict[str, Clip]:
    """Return every clip that an exercise can need, by :attr:`Clip.key`."""
    found = postures(exercise.movement)
    anchor = anchor_of(exercise.movement)
    steps = {step.id: step for step in exercise.steps}
    made: dict[str, Clip] = {}
    for start, step in pairs(exercise):
        clip = clip_of(start, steps[step], found, anchor)
        made[clip.key] = clip
    return made


def framed(made: Mapping[str, Clip]) -> dict[str, list[Posture]]:
    """Return the frames of clips, by their keys; the way back of another clip is that one's way, backward."""
    found: dict[str, list[Posture]] = {}
    known: dict[tuple[tuple[float, int], ...], list[Posture]] = {}
    for key, clip in made.items():
        if clip.way not in known:
            known[clip.way] = clip.frames()
            known[clip.way_back] = known[clip.way][::-1]
        found[key] = known[clip.way]
    return found


def pairs(exercise: Exercise) -> list[tuple[str, str]]:
    """Return each pose that a step can begin in, and the step, in the order they come.

    Which steps follow one another depends on the doses that can be 0 and on how often a part repeats.
    """
    steps = {step.id: step for step in exercise.steps}
    found: dict[tuple[str, str], None] = {}
    for variant in exercise.variants:
        for dose in _doses(exercise, variant):
            before: Step | None = None
            for phase in laid_out(exercise, variant, dose):
                step = steps[phase.step]
                found[(before or step).pose, step.id] = None
                before = step
        # A question's other answer leads from it to getting up.
        for step in exercise.steps:
            if step.kind == "question":
                found |= {(step.pose, item.id): None for item in exercise.steps if item.kind == "get-up"}
    return list(found)


def before_step(exercise: Exercise, step: str) -> str:
    """Return the step that comes before a step, in the first variant that has it; itself where it is the first."""
    for variant in exercise.variants:
        order = [name for part in variant.parts for name in part.steps]
        if step in order:
            return order[max(0, order.index(step) - 1)]
    return step


def _doses(exercise: Exercise, variant: Variant) -> Iterator[dict[str, int]]:
    rules = doses_of(exercise, variant)
    # Three times where that may be asked for, so that what follows the last step of a round is among them.
    usual = {name: min(rule.most, 3) if rule.unit == "times" else rule.default for name, rule in rules.items()}
    yield usual
    for chosen in range(1, 2 ** len(zeros := [name for name, rule in rules.items() if rule.least == 0])):
        yield usual | {name: 0 for at, name in enumerate(zeros) if chosen >> at & 1}
    yield {name: rule.least for name, rule in rules.items()}
