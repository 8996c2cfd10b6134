"""The phases of an exercise: stretches of time that follow from its parts, its steps and a dose."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from lowback.content.model import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def laid_out(
    exercise: Exercise, variant: Variant, dose: Mapping[str, int], caps: Mapping[str, float] = MappingProxyType({})
) -> list[Phase]:
    """Return the phases without their roles; ``caps`` by ``part/step``, in seconds, are what a phase may last."""
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
                item = f"{part.id}/{name}"
                known = [cap for cap in (step.cap, caps.get(item)) if cap is not None]
                cap = min(known) if known else None
                seconds = _seconds(step, dose, cap)
                if seconds == 0 and step.kind != "question":
                    continue
                phase_id = f"{item}/{repetition}" if of else item
                phases.append(Phase(phase_id, part.id, name, step.kind, seconds, step.side, repetition, of, cap))
    return phases


def _seconds(step: Step, dose: Mapping[str, int], cap: float | None) -> float:
    if step.kind == "question":
        return 0
    seconds = step.seconds if step.seconds is not None else dose[step.dose or ""]
    return seconds if cap is None else min(seconds, cap)
