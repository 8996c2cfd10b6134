"""The rules a lesson keeps beyond its types: of its own file, and of what its exercise and the vocabulary have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.choice_rules import length_findings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lowback.content.lesson import Lesson
    from lowback.content.model import Exercise, Vocabulary
    from lowback.content.problems import Finding
    from lowback.content.question import Answer, LessonQuestion

#: From so many questions on they are those of a lesson, and not a few to try.
_A_LESSON = 6
#: More answers than these are a list to read, not a choice.
_MOST_ANSWERS = 8


def question_findings(path: str, question: LessonQuestion) -> Iterator[Finding]:
    """Yield what is wrong with a question by itself.

    Parameters
    ----------
    path
        The question's field, such as ``questions[2]``.
    question
        The question.
    """
    if question.kind == "number":
        yield from _number(path, question)
        return
    for field in ("too_low", "too_high", "counts"):
        if getattr(question, field):
            yield f"{path}.{field}", "a text", "it only for a question of the kind number"
    if question.number is not None:
        yield f"{path}.number", f"{question.number:g}", "it only for a question of the kind number"
    yield from _answers(path, question)


def _number(path: str, question: LessonQuestion) -> Iterator[Finding]:
    if question.number is None:
        yield f"{path}.number", "nothing", "the number that is right"
    elif not question.least <= question.number <= question.most:
        write = f"a number from least ({question.least:g}) to most ({question.most:g})"
        yield f"{path}.number", f"{question.number:g}", write
    if question.within < 0:
        yield f"{path}.within", f"{question.within:g}", "0 or more: how far off is still right"
    for field in ("why", "too_low", "too_high", "counts"):
        if not getattr(question, field).strip():
            yield f"{path}.{field}", "nothing", _NUMBERS_WORDS[field]
    for field in ("right", "wrong"):
        if getattr(question, field):
            yield f"{path}.{field}", "answers", "number instead: a question of the kind number has no list of answers"


_NUMBERS_WORDS = {
    "why": "why that number is right",
    "too_low": "why a lower number is wrong",
    "too_high": "why a higher number is wrong",
    "counts": 'what the number counts, such as "seconds"',
}


def _answers(path: str, question: LessonQuestion) -> Iterator[Finding]:
    yield from _counts(path, question)
    for field in ("right", "wrong"):
        for index, answer in enumerate(getattr(question, field)):
            yield from _answer(f"{path}.{field}[{index}]", field, answer, points=question.kind == "point")
    if question.kind == "one" and question.right and question.wrong:
        others = [answer.text for answer in question.wrong]
        yield from length_findings(f"{path}.wrong", question.right[0].text, others, "the right answer")
    answers = (*question.right, *question.wrong)
    texts: list[str] = [one.text for one in answers]
    places: list[str] = [one.at for one in answers if one.at]
    for field, values in (("text", texts), ("place", places)):
        for value in sorted({value for value in values if values.count(value) > 1}):
            yield path, f"the {field} {value!r} of two answers", f"a {field} of its own for each"


def _answer(path: str, field: str, answer: Answer, *, points: bool) -> Iterator[Finding]:
    if not answer.why.strip():
        yield f"{path}.why", "nothing", f"why this answer is {field}"
    if points and answer.at is None:
        yield f"{path}.at", "nothing", 'its place on the figure, such as at = "low-back"'
    if answer.at is not None and not points:
        yield f"{path}.at", repr(answer.at), "it only for a question of the kind point"


def _counts(path: str, question: LessonQuestion) -> Iterator[Finding]:
    right, wrong, kind = question.right, question.wrong, question.kind
    if kind in ("one", "point") and len(right) != 1:
        yield f"{path}.right", f"{len(right)} answers", "one right answer"
    if kind == "several" and not right:
        yield f"{path}.right", "nothing", "at least one right answer"
    if kind == "order":
        if len(right) < 3:
            yield f"{path}.right", f"{len(right)} steps", "at least three, in the order that is right"
        if wrong:
            yield f"{path}.wrong", "answers", "none: every step of a question of order has its place in right"
    elif not wrong:
        yield f"{path}.wrong", "nothing", "at least one wrong answer, with why it is wrong"
    if len(right) + len(wrong) > _MOST_ANSWERS:
        yield path, f"{len(right) + len(wrong)} answers", f"at most {_MOST_ANSWERS}"


def lesson_findings(lesson: Lesson, exercise: Exercise, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield what a lesson names that its exercise or the vocabulary does not have."""
    steps = [step.id for step in exercise.steps]
    terms = {group.id: [term.id for term in group.terms] for group in vocabulary.groups}
    for index, phase in enumerate(lesson.phases):
        path = f"phases[{index}]"
        yield from named_findings(f"{path}.step", phase.step, steps)
        if not 0 <= phase.at <= 1:
            yield f"{path}.at", f"{phase.at:g}", "a share of the step's time, from 0 to 1"
        for at, action in enumerate(phase.actions):
            yield from named_findings(f"{path}.actions[{at}].action", action.action, terms.get("action", ()))
            yield from named_findings(f"{path}.actions[{at}].plane", action.plane, terms.get("plane", ()))
        for at, muscle in enumerate(phase.muscles):
            yield from named_findings(f"{path}.muscles[{at}].muscle", muscle.muscle, terms.get("muscle", ()))
    yield from _outcomes(lesson)
    for index, question in enumerate(lesson.questions):
        yield from step_findings(f"questions[{index}]", question, steps)
        known = [source.id for source in exercise.sources]
        for source in question.sources:
            yield from named_findings(f"questions[{index}].sources", source, known)


def _outcomes(lesson: Lesson) -> Iterator[Finding]:
    """Yield where questions ask for nothing that was to be learned, or for too much that is only known again."""
    questions = lesson.questions
    known = [outcome.id for outcome in lesson.outcomes]
    if len(questions) >= _A_LESSON and not known:
        yield "outcomes", "nothing", "[[outcomes]]: what a student can do afterwards, each with an id and a text"
    if known:
        for index, question in enumerate(questions):
            if question.outcome not in known:
                found = repr(question.outcome) if question.outcome else "nothing"
                yield f"questions[{index}].outcome", found, f"one of {', '.join(known)}"
        for index, name in enumerate(known):
            if name not in {question.outcome for question in questions}:
                yield (
                    f"outcomes[{index}].id",
                    f"{name!r}, which no question asks for",
                    "a question for it, or take it out",
                )
    recalled = sum(question.level == "recall" for question in questions)
    if len(questions) >= _A_LESSON and recalled * 3 > len(questions):
        found = f"{recalled} of {len(questions)} that ask for recall"
        yield "questions", found, "at most a third: the others ask to understand, to apply or to judge"


def quiz_findings(questions: Sequence[LessonQuestion], exercise: Exercise) -> Iterator[Finding]:
    """Yield what is wrong with questions that were written in a cell, about an exercise."""
    if not questions:
        yield "questions", "nothing", "at least one [[questions]]"
    steps, sources = [step.id for step in exercise.steps], [source.id for source in exercise.sources]
    for index, question in enumerate(questions):
        path = f"questions[{index}]"
        if question.id in {before.id for before in questions[:index]}:
            yield f"{path}.id", f"{question.id!r} a second time", "an id of its own"
        yield from question_findings(path, question)
        yield from step_findings(path, question, steps)
        for source in question.sources:
            yield from named_findings(f"{path}.sources", source, sources)


def step_findings(path: str, question: LessonQuestion, steps: Collection[str]) -> Iterator[Finding]:
    """Yield what is wrong with the step whose pose a question shows."""
    if question.kind == "point" and question.step is None:
        yield f"{path}.step", "nothing", f"the step whose pose is shown: one of {', '.join(steps)}"
    if question.step is not None:
        yield from named_findings(f"{path}.step", question.step, steps)


def named_findings(path: str, name: str, known: Collection[str]) -> Iterator[Finding]:
    """Yield a name that is none of those there are."""
    if name not in known:
        yield path, repr(name), f"one of {', '.join(known)}"
