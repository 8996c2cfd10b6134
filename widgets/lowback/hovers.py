"""How long the legs hover in an exercise: at most five seconds without a break, whatever its steps are called.

``lowback.kinematics.hover`` says when a step hovers; here that is joined to the phases' seconds.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from lowback.kinematics.hover import hover_of
from lowback.phases import Phase, laid_out
from lowback.request import doses_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowback.content.model import Exercise, Step, Variant
    from lowback.kinematics.hover import Windows

#: So long both legs may be held stretched out off the floor without a break, in seconds. Source: E3.15.
MOST_SECONDS = 5.0
#: Less than so long between, in seconds, is no break. The front end's ``core/hover.js`` counts from hold to hold, and
#: asks for more.
BREAK_SECONDS = 2.0
#: What rounding may add, in seconds.
_ROUNDING = 0.001


class Hovering(msgspec.Struct, frozen=True):
    """A stretch without a break: its steps in their order, and how long the legs hover in it, in seconds.

    ``seconds`` is infinite where a step that waits for the person hovers.
    """

    steps: tuple[str, ...]
    seconds: float

    @property
    def too_long(self) -> bool:
        """Whether it is longer than a body may hover."""
        return self.seconds > MOST_SECONDS + _ROUNDING

    @property
    def told(self) -> str:
        """What was found, as a part of a sentence."""
        names = ", ".join(map(repr, self.steps))
        long = f"for {self.seconds:.1f} seconds" if math.isfinite(self.seconds) else "for as long as a person waits"
        return f"both legs stretched out off the floor {long} without a break of {BREAK_SECONDS:g} seconds, in {names}"

    @property
    def wanted(self) -> str:
        """What to write, as a part of a sentence."""
        return f"write a shorter hold or moves, or legs that are higher or bent: {MOST_SECONDS:g} seconds at most"


def hovers(exercise: Exercise, phases: Sequence[Phase]) -> Iterator[Hovering]:
    """Yield each stretch of the phases in which the legs hover; what is less than a break between adds up."""
    steps: list[str] = []
    hovered, since = 0.0, 0.0
    for phase, windows in windowed(exercise, phases):
        waits = phase.kind == "question"
        at = 0.0
        for begin, end in windows:
            since += (begin - at) * phase.seconds
            if steps and since >= BREAK_SECONDS - _ROUNDING:
                yield Hovering(tuple(steps), hovered)
                steps, hovered = [], 0.0
            steps += [phase.step] if phase.step not in steps else []
            hovered += math.inf if waits else (end - begin) * phase.seconds
            since, at = 0.0, end
        since += (1 - at) * phase.seconds
    if steps:
        yield Hovering(tuple(steps), hovered)


def hover_caps(exercise: Exercise, variant: Variant) -> dict[str, float]:
    """Return what each phase that begins and ends in a hover may last, in seconds, by ``part/step``.

    It is what the moves into it and out of it leave of :data:`MOST_SECONDS`, with the longest moves that may be asked
    for.
    """
    rules = doses_of(exercise, variant)
    # Once more than sides take turns, so that what follows the last step of a round is seen.
    turns = max([1, *(len(part.alternate) for part in variant.parts)]) + 1
    usual = {name: min(rule.most, turns) if rule.unit == "times" else rule.most for name, rule in rules.items()}
    found = list(windowed(exercise, laid_out(exercise, variant, usual)))
    caps: dict[str, float] = {}
    for at, (phase, windows) in enumerate(found):
        if windows != ((0.0, 1.0),):
            continue
        before = found[at - 1][1][-1:] if at else ()
        after = found[at + 1][1][:1] if at + 1 < len(found) else ()
        into = sum(end - begin for begin, end in before if end == 1.0) * (found[at - 1][0].seconds if at else 0)
        out = sum(end - begin for begin, end in after if begin == 0.0) * (found[at + 1][0].seconds if after else 0)
        item = f"{phase.part}/{phase.step}"
        left = math.floor(max(0.0, MOST_SECONDS - into - out) * 1000) / 1000
        caps[item] = min(caps.get(item, MOST_SECONDS), left)
    return caps


def windowed(exercise: Exercise, phases: Sequence[Phase]) -> Iterator[tuple[Phase, Windows]]:
    """Yield each phase, and when in it the legs hover."""
    steps = {step.id: step for step in exercise.steps}
    known = {pose.id for pose in exercise.movement.poses}
    hover = hover_of(exercise.movement)
    before: Step | None = None
    for phase in phases:
        step = steps[phase.step]
        start = (before or step).pose
        yield phase, hover.windows(start, step) if {start, step.pose} <= known else ()
        before = step
