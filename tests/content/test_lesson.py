"""The lessons: enough to think about, a reason for every answer, a source for every number, and every muscle shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest
from lowback.content import library

if TYPE_CHECKING:
    from lowback.content.lesson import Lesson
    from lowback.content.question import LessonQuestion

LESSONS = list(library().exercises)


def lesson(name: str) -> Lesson:
    """Return the lesson of an exercise, which must have one."""
    return library().lessons[name]


def said(question: LessonQuestion) -> str:
    """Return all that a question says."""
    return " ".join(
        re.findall(r'"(?:text|why|ask|too_low|too_high)":"([^"]*)"', msgspec.json.encode(question).decode())
    )


@pytest.mark.parametrize("name", LESSONS)
def test_there_are_eight_questions_of_which_a_third_at_most_ask_for_recall(name: str) -> None:
    questions = lesson(name).questions
    assert len(questions) >= 8
    assert sum(question.level == "recall" for question in questions) * 3 <= len(questions)
    assert {"understand", "apply", "judge"} <= {question.level for question in questions}
    assert {question.outcome for question in questions} == {outcome.id for outcome in lesson(name).outcomes}
    assert {question.kind for question in questions} == {"one", "several", "order", "point", "number"}


@pytest.mark.parametrize("name", LESSONS)
def test_every_answer_says_why(name: str) -> None:
    for question in lesson(name).questions:
        answers = [*question.right, *question.wrong]
        if question.kind == "number":
            assert min(len(question.why), len(question.too_low), len(question.too_high)) > 12, question.id
        else:
            assert answers
            assert all(len(answer.why) > 12 for answer in answers), question.id
        assert question.kind in ("order", "number") or question.wrong, question.id


@pytest.mark.parametrize("name", LESSONS)
def test_every_number_has_a_source(name: str) -> None:
    for question in lesson(name).questions:
        if re.search(r"\d", said(question)) and "our choice" not in said(question):
            assert question.sources, (question.id, said(question))
    # What is textbook teaching carries no number: that would need a source.
    for phase in lesson(name).phases:
        assert not re.search(r"\d", phase.text + "".join(muscle.text for muscle in phase.muscles)), phase.id


@pytest.mark.parametrize("name", LESSONS)
def test_phase_by_phase_joints_planes_and_muscles(name: str) -> None:
    phases = lesson(name).phases
    assert len(phases) >= 4
    assert all(phase.muscles for phase in phases)
    works = {muscle.work for phase in phases for muscle in phase.muscles}
    assert {"concentric", "isometric"} <= works
    assert any(phase.actions for phase in phases)


def test_what_the_anatomy_names_is_taught() -> None:
    """The primary muscles and the planes of the content facts' table."""
    primary = {
        "standing-roll-down": (
            {"erector-spinae", "multifidus", "gluteus-maximus", "hamstrings"},
            {"frontal", "sagittal"},
        ),
        "raise-and-pull": ({"triceps-brachii", "pectoralis-major", "deltoid", "serratus-anterior"}, {"sagittal"}),
        "double-knee-lifts": (
            {"iliopsoas", "rectus-femoris", "rectus-abdominis", "external-oblique", "transversus-abdominis"},
            {"sagittal"},
        ),
        "seated-twist": ({"internal-oblique", "external-oblique", "multifidus", "splenius"}, {"transverse"}),
    }
    for name, (muscles, planes) in primary.items():
        phases = lesson(name).phases
        assert muscles <= {muscle.muscle for phase in phases for muscle in phase.muscles}, name
        assert planes <= {action.plane for phase in phases for action in phase.actions}, name
    # A turn to the right: its own internal oblique, the other side's external one.
    turn = next(phase for phase in lesson("seated-twist").phases if phase.id == "turn")
    sides = {muscle.muscle: muscle.side for muscle in turn.muscles}
    assert sides["internal-oblique"] == "right"
    assert sides["external-oblique"] == "left"
