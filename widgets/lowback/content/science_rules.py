"""The rules of a piece of science: what it draws is there, what it says has a source, and a sketch is called one."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, get_args

from lowback.content.joints import PELVIC_TILT, WRITABLE
from lowback.content.lesson_rules import named_findings, question_findings, step_findings
from lowback.content.science import Pivot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lowback.content.lesson import Lesson
    from lowback.content.model import Exercise
    from lowback.content.problems import Finding
    from lowback.content.science import Curve, Science

_PIVOTS = get_args(Pivot)
_QUESTIONS = 2
_MOST_CURVES = 4
_MOST_TIMES = 20
_COUNTED = re.compile(r"\d")


def science_findings(lesson: Lesson, exercise: Exercise) -> Iterator[Finding]:
    """Yield what is wrong with the pieces of a lesson: field, what was found, what to write."""
    steps = [step.id for step in exercise.steps]
    taught = {source.id for source in exercise.sources if source.kind == "teaching"}
    asked = {question.id for question in lesson.questions}
    outcomes = [outcome.id for outcome in lesson.outcomes]
    for index, piece in enumerate(lesson.science):
        path = f"science[{index}]"
        yield from named_findings(f"{path}.step", piece.step, steps)
        if not 0 <= piece.times <= _MOST_TIMES:
            yield f"{path}.times", str(piece.times), f"how often to and fro, at most {_MOST_TIMES}; 0 for once through"
        yield from _curves(path, piece)
        yield from _passages(path, piece, taught)
        yield from _sources(path, piece, [source.id for source in exercise.sources])
        yield from _questions(path, piece, steps, asked)
        for at, question in enumerate(piece.questions):
            yield from named_findings(f"{path}.questions[{at}].outcome", question.outcome or "nothing", outcomes)


def _curves(path: str, piece: Science) -> Iterator[Finding]:
    if not 1 <= len(piece.curves) <= _MOST_CURVES:
        yield f"{path}.curves", f"{len(piece.curves)} curves", f"from 1 to {_MOST_CURVES}"
    for index, curve in enumerate(piece.curves):
        here = f"{path}.curves[{index}]"
        if curve.kind == "sketch":
            yield from _sketch(here, curve)
            continue
        if curve.points or curve.ticks or curve.on:
            yield here, "points, ticks or on, of a curve that is computed", 'kind = "sketch", or none of them'
        known = (*WRITABLE, PELVIC_TILT) if curve.kind == "angle" else _PIVOTS
        if curve.of is None:
            yield f"{here}.of", "nothing", f"one of {', '.join(known)}"
        else:
            yield from named_findings(f"{here}.of", curve.of, known)


def _sketch(path: str, curve: Curve) -> Iterator[Finding]:
    if curve.of is not None:
        yield f"{path}.of", repr(curve.of), "it only for a curve that is computed from the figure"
    if not curve.sources:
        yield f"{path}.sources", "no source", "what it is drawn after"
    ways = [x for x, _ in curve.points]
    if len(ways) < 2 or ways[0] != 0 or ways[-1] != 1 or any(a >= b for a, b in itertools.pairwise(ways)):
        yield (
            f"{path}.points",
            f"points at {', '.join(f'{x:g}' for x in ways) or 'none'}",
            "points that rise from 0 to 1",
        )
    if any(not 0 <= y <= 1 for _, y in curve.points):
        yield f"{path}.points", "a height out of bounds", "heights from 0 to 1"
    if len(curve.ticks) == 1:
        yield f"{path}.ticks", "one word", "two or more, from the lowest to the highest, or none"


def _passages(path: str, piece: Science, taught: Collection[str]) -> Iterator[Finding]:
    ends = [passage.until for passage in piece.passages]
    if not ends or ends[-1] != 1 or ends[0] <= 0 or any(a >= b for a, b in itertools.pairwise(ends)):
        found = ", ".join(f"{end:g}" for end in ends) or "none"
        yield f"{path}.passages", f"ends at {found}", "passages whose until rises to 1"
    for index, passage in enumerate(piece.passages):
        if _COUNTED.search(passage.text) and passage.sources and set(passage.sources) <= set(taught):
            yield (
                f"{path}.passages[{index}].text",
                "a number that only general teaching stands behind",
                "it in words without a number, or a source that was read",
            )


def _sources(path: str, piece: Science, known: Collection[str]) -> Iterator[Finding]:
    named = [
        (f"{path}.{field}[{index}].sources", source)
        for field in ("curves", "passages")
        for index, item in enumerate(getattr(piece, field))
        for source in item.sources
    ]
    for index, question in enumerate(piece.questions):
        for source in question.sources:
            yield from named_findings(f"{path}.questions[{index}].sources", source, known)
    if not named:
        yield f"{path}.passages", "no source in any of them", f"at least one of {', '.join(known)}"
    for where, source in named:
        yield from named_findings(where, source, known)


def _questions(path: str, piece: Science, steps: Collection[str], asked: set[str]) -> Iterator[Finding]:
    if len(piece.questions) != _QUESTIONS:
        yield f"{path}.questions", str(len(piece.questions)), f"{_QUESTIONS}: what one sees, and what follows from it"
    for index, question in enumerate(piece.questions):
        here = f"{path}.questions[{index}]"
        if question.id in asked:
            yield f"{here}.id", f"{question.id!r} a second time in this lesson", "an id of its own"
        asked.add(question.id)
        if question.level == "recall":
            yield f"{here}.level", "'recall'", "understand, apply or judge: the slider shows what there is to recall"
        yield from question_findings(here, question)
        yield from step_findings(here, question, steps)
