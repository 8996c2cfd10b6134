"""Where content would let the legs hover too long: which steps, how long, and what to write.

The article's "no more than five seconds" (E3.15) hangs on the movement: on the poses, not on an exercise's name, a
step's kind or a cap that a file may leave out.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from lowback.course.clips import pairs
from lowback.hovers import MOST_SECONDS, hover_caps, hovers, windowed
from lowback.kinematics.hover import hover_of
from lowback.phases import laid_out
from lowback.request import doses_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lowback.content.model import Exercise, Variant
    from lowback.content.problems import Finding
    from lowback.hovers import Hovering
    from lowback.kinematics.hover import Windows
    from lowback.phases import Phase

#: So many repetitions are tried at most, more where sides take turns for longer; and so many doses in all.
_MANY, _MOST_TRIED = 12, 3000
_STRETCHED = "both legs stretched out off the floor"


def hover_findings(exercise: Exercise) -> Iterator[Finding]:
    """Yield each way in which a variant would let the legs hover too long: field, what was found, what to write."""
    steps = {step.id: step for step in exercise.steps}
    hover = hover_of(exercise.movement)
    if not any(hover.windows(start, steps[name]) for start, name in pairs(exercise)):
        return
    for index, variant in enumerate(exercise.variants):
        path = f"variants[{index}]"
        yield from dict.fromkeys(
            finding for dose in _doses(exercise, variant) for finding in _kinds(path, exercise, variant, dose)
        )
        yield from _amounts(path, exercise, variant)
        worst = max(
            (
                hover
                for dose in _doses(exercise, variant)
                for hover in hovers(exercise, laid_out(exercise, variant, dose, hover_caps(exercise, variant)))
                if hover.too_long
            ),
            key=_seconds,
            default=None,
        )
        if worst:
            yield path, worst.told, worst.wanted.removeprefix("write ")


def _seconds(hover: Hovering) -> float:
    return hover.seconds


def _kinds(path: str, exercise: Exercise, variant: Variant, dose: dict[str, int]) -> Iterator[Finding]:
    """Find what hovers and is no hold, or no move straight into one or out of it: a person may wait there."""
    found = list(windowed(exercise, laid_out(exercise, variant, dose)))
    for at, (phase, windows) in enumerate(found):
        if not windows:
            continue
        if phase.kind not in ("hold", "move"):
            yield (
                f"{path}.parts",
                f"the {phase.kind} {phase.step!r} with {_STRETCHED}",
                "a pose with the legs down or bent: only a hold and the moves into and out of it may have them out",
            )
        elif phase.kind == "hold" and windows != ((0.0, 1.0),):
            yield (
                f"{path}.parts",
                f"the hold {phase.step!r}, in which the legs come to be {_STRETCHED.removeprefix('both legs ')}",
                "a hold that begins and ends in one pose, and a move into it",
            )
        elif phase.kind == "hold":
            yield from _around(path, phase, [found[side][0] for side in (at - 1, at + 1) if 0 <= side < len(found)])
        else:
            # Paused there, or at a pace of one's own, a person is led out of a hold and of the moves beside it only.
            begins, ends = windows[0][0] == 0.0, windows[-1][1] == 1.0
            into = ends and not begins and _is_hold(phase, found[at + 1 : at + 2])
            out = begins and not ends and at > 0 and _is_hold(phase, found[at - 1 : at])
            if len(windows) > 1 or not (into or out):
                yield (
                    f"{path}.parts",
                    f"the move {phase.step!r} with {_STRETCHED} that leads into no hold and out of none",
                    "a hold beside it in the same part, or a move with the legs down or bent",
                )


def _is_hold(phase: Phase, beside: list[tuple[Phase, Windows]]) -> bool:
    return any(other.kind == "hold" and other.part == phase.part for other, _ in beside)


def _around(path: str, hold: Phase, beside: list[Phase]) -> Iterator[Finding]:
    if [(phase.kind, phase.part) for phase in beside] != [("move", hold.part)] * 2:
        yield (
            f"{path}.parts",
            f"the hold {hold.step!r} with {_STRETCHED} and without a move on both sides",
            "a move before it and a move after it in the same part: pausing leads out by the latter",
        )


def _amounts(path: str, exercise: Exercise, variant: Variant) -> Iterator[Finding]:
    """Find holds that may be asked to last longer than what is left for them."""
    steps = {step.id: step for step in exercise.steps}
    rules = doses_of(exercise, variant)
    for item, cap in hover_caps(exercise, variant).items():
        step = steps[item.partition("/")[2]]
        if step.kind == "question":
            continue
        most = step.seconds if step.seconds is not None else rules[step.dose or ""].most
        if most > cap:
            where = "dose" if step.dose in variant.dose else None
            yield (
                f"{path}.dose.{step.dose}.most"
                if where
                else f"dose.{step.dose}.most"
                if step.dose
                else f"{path}.parts",
                f"{most:g} seconds for {step.id!r}, with {_STRETCHED}",
                f"at most {cap:g}: with the moves into it and out of it that is {MOST_SECONDS:g} seconds",
            )


def _doses(exercise: Exercise, variant: Variant) -> Iterator[dict[str, int]]:
    """Yield doses, each with each: those of steps that hover at every second, the others at their bounds.

    Of repetitions a dozen is as good as more, and where many doses hover, some of each do for all.
    """
    rules = doses_of(exercise, variant)
    hover, steps = hover_of(exercise.movement), {step.id: step for step in exercise.steps}
    hovering = {steps[name].dose for start, name in pairs(exercise) if hover.windows(start, steps[name])}
    turns = max([_MANY, *(len(part.alternate) + 1 for part in variant.parts)])
    parts = max(1, min(10, int((_MOST_TRIED / 2 ** len(rules)) ** (1 / max(1, len(hovering))))))
    tried: list[Collection[int]] = []
    for name, rule in rules.items():
        if rule.unit == "times":
            tried.append({rule.least, min(rule.most, max(rule.least, turns))})
        else:
            each = range(rule.least, rule.most + 1, max(1, (rule.most - rule.least) // parts))
            tried.append({*each, rule.most} if name in hovering else {rule.least, rule.most})
    for chosen in itertools.product(*tried):
        yield dict(zip(rules, chosen, strict=True))
