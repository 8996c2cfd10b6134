"""The tests of the examination as the steps of an exercise: the same figure shows them, and the same rules hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.examination_reading import read_examination
from lowback.content.model import FORMAT, Exercise, Part, Step, Variant
from lowback.content.problems import Problem
from lowback.content.read import EXAMINATION
from lowback.course.check import clip_findings
from lowback.course.clips import clips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lowback.content.examination import Examination
    from lowback.content.library import Library
    from lowback.content.problems import Finding

#: A test begins where this ending stands behind its id.
BEGIN = "-from"
#: So long a movement takes, in seconds: nobody is led through it, and the figure shows how far at any pace.
_SECONDS = 4.0


def tests_as_exercise(found: Examination) -> Exercise:
    """Return an exercise whose steps are the tests: each a pose to begin in, and the move to another.

    It is a way to the figure alone: it is in no library, and its words are empty.
    """
    steps = [
        step
        for test in found.tests.list
        for step in (
            Step(id=f"{test.id}{BEGIN}", kind="position", cue="", text="", pose=test.start, seconds=_SECONDS),
            Step(id=test.id, kind="move", cue="", text="", pose=test.pose, seconds=_SECONDS),
        )
    ]
    ways = [
        Variant(
            id=test.id,
            title=test.title,
            text="",
            parts=(Part(id="test", position="sitting", steps=(f"{test.id}{BEGIN}", test.id)),),
        )
        for test in found.tests.list
    ]
    return Exercise(
        format=FORMAT,
        id="examination",
        version=found.version,
        title=found.title,
        source_name="",
        position="sitting",
        summary="",
        about="",
        feel="",
        card_caution="",
        begin_if="",
        purposes=(),
        steps=tuple(steps),
        variants=tuple(ways),
        movement=found.movement,
        dose={},
        cautions=(),
        stop_signs=(),
        claims=(),
        sources=(),
    )


def movement_of_tests_findings(found: Examination) -> Iterator[Finding]:
    """Yield what is wrong with how the figure does the tests: a joint too far, a part under the floor."""
    exercise = tests_as_exercise(found)
    ids = [test.id for test in found.tests.list]
    for clip in clips(exercise).values():
        for _, what, write in clip_findings(exercise, clip):
            yield f"tests.list[{ids.index(clip.step.removesuffix(BEGIN))}]", what, write


def examination_problems(folder: Path, content: Library) -> list[Problem]:
    """Return what is wrong with how the figure does the tests of a folder; nothing while its file cannot be read."""
    found, wrong = read_examination(folder, content.exercises, content.safety, content.introduction)
    findings = dict.fromkeys(movement_of_tests_findings(found)) if found and not wrong else {}
    return [Problem(EXAMINATION, *finding) for finding in findings]
