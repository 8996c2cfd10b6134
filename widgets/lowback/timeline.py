"""From an exercise, a variant and a dose to phases: the mirror of the front end's ``core/timeline.js``.

The browser runs the exercise; Python needs the same phases for total times and lessons. Both are held to
``tests/golden/timeline.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from lowback.content.model import Kind, Side
from lowback.content.rules import HOLD_CAPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.model import Exercise, Step, Variant

Role: TypeAlias = Literal["enter", "capped", "exit"]


class Phase(msgspec.Struct, frozen=True):
    """One stretch of time of an exercise.

    Attributes
    ----------
    id
        ``part/step``, and ``/repetition`` where the part repeats.
    seconds
        How long it lasts; 0 for a question, which waits.
    repetition, of
        Which repetition of how many; ``of`` is 0 where the part does not repeat.
    cap
        The longest it may last, in seconds.
    role
        Where it stands around a capped hold.
    """

    id: str
    part: str
    step: str
    kind: Kind
    seconds: float
    side: Side | None
    repetition: int
    of: int
    cap: float | None
    role: Role | None = None


def timeline(exercise: Exercise, variant: Variant, dose: Mapping[str, int]) -> list[Phase]:
    """Return the phases of an exercise, in order; ``dose`` holds every dose of the variant, inside its bounds."""
    steps = {step.id: step for step in exercise.steps}
    phases: list[Phase] = []
    for part in variant.parts:
        of = dose[part.repeat] if part.repeat is not None else 0
        for repetition in range(1, (of if part.repeat is not None else 1) + 1):
            turn = part.alternate[(repetition - 1) % len(part.alternate)] if part.alternate else None
            for at, name in enumerate(part.steps):
                step = steps[name]
                if turn and step.side and step.side != turn:
                    continue
                # A rest is between repetitions: none behind the last one.
                closing = all(steps[later].kind == "rest" for later in part.steps[at:])
                if of and closing and repetition == of and not step.after_last:
                    continue
                cap = _cap(exercise, step)
                seconds = _seconds(step, dose, cap)
                if seconds == 0 and step.kind != "question":
                    continue
                item = f"{part.id}/{name}"
                phase_id = f"{item}/{repetition}" if of else item
                phases.append(Phase(phase_id, part.id, name, step.kind, seconds, step.side, repetition, of, cap))
    return _with_roles(phases)


def total_seconds(phases: Sequence[Phase]) -> float:
    """Return the total time in seconds; questions wait and count nothing."""
    return sum(phase.seconds for phase in phases)


def _cap(exercise: Exercise, step: Step) -> float | None:
    if step.kind != "hold":
        return None
    caps = [cap for cap in (step.cap, HOLD_CAPS.get(exercise.id)) if cap is not None]
    return min(caps) if caps else None


def _seconds(step: Step, dose: Mapping[str, int], cap: float | None) -> float:
    if step.kind == "question":
        return 0
    seconds = step.seconds if step.seconds is not None else dose[step.dose or ""]
    return seconds if cap is None else min(seconds, cap)


def _with_roles(phases: list[Phase]) -> list[Phase]:
    """Name the move into a capped hold and the move out of it."""
    roles: dict[int, Role] = {}
    around: tuple[tuple[int, Role], ...] = ((-1, "enter"), (1, "exit"))
    for at, phase in enumerate(phases):
        if phase.cap is None:
            continue
        roles[at] = "capped"
        for step, role in around:
            other = phases[at + step] if 0 <= at + step < len(phases) else None
            if other is not None and other.kind == "move" and other.part == phase.part:
                roles[at + step] = role
    return [msgspec.structs.replace(phase, role=roles.get(at)) for at, phase in enumerate(phases)]
