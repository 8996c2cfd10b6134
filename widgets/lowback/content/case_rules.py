"""The rules a case keeps beyond its types: of its own file, and of what the exercises and the check say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lowback.content.case import STAGES
from lowback.content.choice_rules import length_findings, longest_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lowback.content.case import Case, CaseStep, Point, Way
    from lowback.content.model import Exercise, Introduction, Safety, Source
    from lowback.content.problems import Finding

_FEWEST_WAYS = 3
_MOST_WAYS = 8
_MOST_STEPS = 40
#: From the most to the least urgent, and how :class:`~lowback.content.model.Safety` names the group.
_URGENT = (("emergency", "emergency"), ("same-day", "same_day"), ("soon", "soon"))
_UNSOURCED = "the number {} without a source"
_SOURCED = "sources, or it without a number"
_KINDS = {
    "history": ("tell",),
    "ask": ("ask",),
    "justify": ("write",),
    "end": ("end",),
}


def case_findings(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with a case by itself."""
    steps = {step.id: step for step in case.steps}
    if len(case.steps) > _MOST_STEPS:
        yield "steps", f"{len(case.steps)} steps", f"at most {_MOST_STEPS}"
    choices = [[(way.text, way.verdict == "best") for way in step.ways] for step in case.steps if step.kind == "choose"]
    yield from longest_findings("steps", choices, "the best way")
    broken = False
    for index, step in enumerate(case.steps):
        found = [*_step(f"steps[{index}]", step, steps)]
        broken = broken or bool(found)
        yield from found
    # A way is followed only where each of its steps leads somewhere.
    if case.steps and not broken:
        yield from _ways_through(case, steps)


def _step(path: str, step: CaseStep, steps: Mapping[str, CaseStep]) -> Iterator[Finding]:
    kinds = _KINDS.get(step.stage)
    if kinds and step.kind not in kinds:
        yield f"{path}.kind", f"{step.kind!r} in the stage {step.stage!r}", f"kind = {kinds[0]!r}"
    if step.kind == "end" and step.stage not in ("consequence", "end"):
        yield f"{path}.stage", f"{step.stage!r} for an end", "end, or consequence where an unsafe way ends"
    for field, kind, write in (
        ("points", "write", "it only where something is written in words of one's own"),
        ("safe", "end", "it only for an end"),
    ):
        if getattr(step, field) and step.kind != kind:
            yield f"{path}.{field}", "a value", write
    if step.ways and step.kind not in ("ask", "choose"):
        yield f"{path}.ways", "ways", "them only where something is asked or chosen"
    if step.kind in ("ask", "choose", "write") and not step.ask.strip():
        yield f"{path}.ask", "nothing", "what the student is asked"
    if step.kind == "write" and len(step.points) < 2:
        yield f"{path}.points", f"{len(step.points)} points", "at least two that a good answer makes"
    if step.kind == "end" and step.safe is None:
        yield f"{path}.safe", "nothing", "safe = true, or false where an unsafe way ends"
    yield from _leads_on(path, step, steps)
    if step.kind in ("ask", "choose"):
        yield from _ways(path, step, steps)
    yield from _numbers(f"{path}.points", step.points)


def _leads_on(path: str, step: CaseStep, steps: Mapping[str, CaseStep]) -> Iterator[Finding]:
    if step.kind in ("choose", "end"):
        if step.to is not None:
            write = "it in each way" if step.kind == "choose" else "it out: nothing follows an end"
            yield f"{path}.to", repr(step.to), write
    elif step.to is None:
        yield f"{path}.to", "nothing", "the step that follows"
    elif step.to not in steps:
        yield f"{path}.to", repr(step.to), f"one of {', '.join(steps)}"


def _ways(path: str, step: CaseStep, steps: Mapping[str, CaseStep]) -> Iterator[Finding]:
    ways = step.ways
    if not _FEWEST_WAYS <= len(ways) <= _MOST_WAYS:
        yield f"{path}.ways", f"{len(ways)}", f"{_FEWEST_WAYS} to {_MOST_WAYS}"
    texts = [way.text for way in ways]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield f"{path}.ways", f"{text!r} twice", "a text of its own for each"
    for index, way in enumerate(ways):
        yield from _way(f"{path}.ways[{index}]", way, step, steps)
    if step.kind == "ask":
        needed = sum(way.needed for way in ways)
        if needed < 2 or needed == len(ways):
            yield f"{path}.ways", f"{needed} of {len(ways)} needed", "two or more that are needed, and one that is not"
        return
    best = [way for way in ways if way.verdict == "best"]
    if len(best) != 1:
        yield f"{path}.ways", f"{len(best)} that are best", "one that is best"
        return
    others = [way.text for way in ways if way is not best[0]]
    yield from length_findings(f"{path}.ways", best[0].text, others, "the best way")


def _way(path: str, way: Way, step: CaseStep, steps: Mapping[str, CaseStep]) -> Iterator[Finding]:
    if step.kind == "ask":
        if way.verdict or way.to:
            yield path, "verdict or to", "them only where one way is chosen"
        if not way.reply.strip():
            yield f"{path}.reply", "nothing", "what the patient answers"
    else:
        if way.needed:
            yield f"{path}.needed", "true", "it only for what is asked"
        if way.verdict is None:
            yield f"{path}.verdict", "nothing", "one of best, sound, insufficient, unsafe"
        if way.to not in steps:
            yield f"{path}.to", repr(way.to) if way.to else "nothing", f"one of {', '.join(steps)}"
    if not way.sources and (number := re.search(r"\d+", way.why)):
        yield f"{path}.why", _UNSOURCED.format(number[0]), _SOURCED


def _numbers(path: str, points: Sequence[Point]) -> Iterator[Finding]:
    for index, point in enumerate(points):
        number = re.search(r"\d+", point.text)
        if number and not point.sources:
            yield f"{path}[{index}].text", _UNSOURCED.format(number[0]), _SOURCED


def _ways_through(case: Case, steps: Mapping[str, CaseStep]) -> Iterator[Finding]:
    """Yield what is wrong with where the steps lead."""
    circle = _circle(case, steps)
    if circle:
        yield "steps", f"a way from {circle!r} back to it", "ways that end: nobody goes round in a case"
        return
    reached = _reached(case.steps[0].id, steps)
    for index, step in enumerate(case.steps):
        if step.id not in reached:
            yield f"steps[{index}].id", f"{step.id!r}, which no way reaches", "a way that leads to it, or take it out"
    best = _along(case.steps[0], steps, "best")
    stages = [step.stage for step in best]
    if not best[-1].safe:
        yield "steps", f"the best ways end at {best[-1].id!r}, which is not safe", "best ways that lead to a safe end"
    for missing in [stage for stage in STAGES if stage not in stages]:
        yield (
            "steps",
            f"no step of the stage {missing!r} on the best ways",
            f"all of {', '.join(STAGES)}, in that order",
        )
    order = [STAGES.index(stage) for stage in stages if stage in STAGES]
    if order != sorted(order):
        yield "steps", f"the stages {', '.join(stages)}", f"them in the order {', '.join(STAGES)}"
    unsafe = [(step, way) for step in case.steps for way in step.ways if way.verdict == "unsafe"]
    if not unsafe:
        yield "steps", "no way that is unsafe", "at least one, shown to its end"
    for step, way in unsafe:
        end = _along(steps[way.to or ""], steps, "unsafe")[-1]
        if end.safe:
            found = f"the unsafe way {way.id!r} of {step.id!r} ends at {end.id!r}, which is safe"
            yield "steps", found, "an end with safe = false: the unsafe way is shown to its end"


def _next(step: CaseStep, verdict: str) -> str | None:
    """Return the step that follows one by the ways of a verdict; by the best one where there is none of it."""
    if step.kind != "choose":
        return step.to
    for wanted in (verdict, "best"):
        for way in step.ways:
            if way.verdict == wanted:
                return way.to
    return None  # pragma: no cover - a choice has a best way


def _along(first: CaseStep, steps: Mapping[str, CaseStep], verdict: str) -> list[CaseStep]:
    path = [first]
    while (following := _next(path[-1], verdict)) is not None:
        path.append(steps[following])
    return path


def _targets(step: CaseStep) -> list[str]:
    return [way.to for way in step.ways if way.to] if step.kind == "choose" else [step.to] if step.to else []


def _reached(first: str, steps: Mapping[str, CaseStep]) -> set[str]:
    reached: set[str] = set()
    waiting = [first]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _targets(steps[name])
    return reached


def _circle(case: Case, steps: Mapping[str, CaseStep]) -> str:
    """Return a step that a way leads back to, or nothing."""
    for step in case.steps:
        if step.id in set().union(*(_reached(target, steps) for target in _targets(step))):
            return step.id
    return ""


def case_across(
    case: Case, exercises: Mapping[str, Exercise], safety: Safety, introduction: Introduction
) -> Iterator[Finding]:
    """Yield what a case names that the exercises or the check do not have, and where it decides against them."""
    asked = exercises.get(case.exercise)
    if asked is None:
        yield "exercise", repr(case.exercise), f"one of {', '.join(exercises)}"
        return
    chosen = exercises.get(case.instead or case.exercise)
    if chosen is None:
        yield "instead", repr(case.instead), f"one of {', '.join(exercises)}"
        return
    if case.variant is not None and case.variant not in {variant.id for variant in chosen.variants}:
        yield "variant", repr(case.variant), f"one of {', '.join(variant.id for variant in chosen.variants)}"
    yield from _urgency(case, safety)
    yield from _caution(case, asked)
    yield from _decided(case)
    known = known_sources(case, exercises, safety, introduction)
    for index, step in enumerate(case.steps):
        named: list[tuple[str, CaseStep | Way | Point]] = [(f"steps[{index}]", step), *_within(f"steps[{index}]", step)]
        for path, item in named:
            for source in item.sources:
                if source not in known:
                    yield f"{path}.sources", repr(source), f"one of {', '.join(known)}"


def _within(path: str, step: CaseStep) -> Iterator[tuple[str, CaseStep | Way | Point]]:
    for index, way in enumerate(step.ways):
        yield f"{path}.ways[{index}]", way
    for index, point in enumerate(step.points):
        yield f"{path}.points[{index}]", point


def known_sources(
    case: Case, exercises: Mapping[str, Exercise], safety: Safety, introduction: Introduction
) -> dict[str, Source]:
    """Return the sources that a case may name, by id: its own, its exercises', the check's and the introduction's."""
    of_exercises = [exercises[name].sources for name in (case.instead, case.exercise) if name and name in exercises]
    several = (introduction.sources, safety.sources, *of_exercises, case.sources)
    return {source.id: source for sources in several for source in sources}


def _urgency(case: Case, safety: Safety) -> Iterator[Finding]:
    """Yield where a case is less urgent, or more, than the check would be with its signs."""
    groups = {lead: {sign.id for sign in getattr(safety, name)} for lead, name in _URGENT}
    every = set().union(*groups.values())
    for sign in case.signs:
        if sign not in every:
            yield "signs", repr(sign), f"one of {', '.join(sorted(every))}"
    for sign in case.answered:
        if sign not in groups["soon"]:
            write = f"one of {', '.join(sorted(groups['soon']))}: nothing more urgent is taken up by an exercise"
            yield "answered", repr(sign), write
    right = next((lead for lead, signs in groups.items() if signs.intersection(case.signs)), None)
    if case.leads != right:
        found = repr(case.leads) if case.leads else "nothing"
        yield (
            "leads",
            f"{found} with the signs {', '.join(case.signs) or 'of nobody'}",
            (f"leads = {right!r}, as the check has it" if right else "nothing: no sign of the check is there"),
        )
    if right and case.decision != "refuse":
        yield "decision", f"{case.decision!r} with a sign that leads to {right!r}", "refuse, as the check does"


def _caution(case: Case, asked: Exercise) -> Iterator[Finding]:
    """Yield where a case does what its exercise's own list leaves out."""
    if case.caution is None:
        return
    cautions = {caution.id: caution for caution in asked.cautions}
    if case.caution not in cautions:
        yield "caution", repr(case.caution), f"one of {', '.join(cautions)}"
        return
    only = cautions[case.caution].instead
    if case.decision == "go-on" or (case.decision == "regress" and case.variant != only):
        write = f"other or refuse{f', or regress to {only!r}' if only else ''}: the exercise's own list leaves it out"
        yield "decision", f"{case.decision!r} with the caution {case.caution!r}", write


def _decided(case: Case) -> Iterator[Finding]:
    """Yield where the decision lacks, or has too much of, what it names."""
    if case.decision == "other" and (case.instead is None or case.instead == case.exercise):
        yield "instead", repr(case.instead) if case.instead else "nothing", "the other exercise"
    if case.decision == "regress" and case.variant is None:
        yield "variant", "nothing", "the easier way"
    if case.decision != "other" and case.instead is not None:
        yield "instead", repr(case.instead), f"it only where decision is other, not {case.decision}"
    if case.decision == "refuse" and case.variant is not None:
        yield "variant", repr(case.variant), "nothing: no exercise is done"
