"""What a teacher has before a lesson: its questions with what is right, and the cases with what each is for."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from lowback.case import case_data, case_of, cases
from lowback.content import library
from lowback.content.lesson import asked_in
from lowback.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.content.lesson import Lesson
    from lowback.content.model import Exercise
    from lowback.content.question import Answer, LessonQuestion


def answer_key(exercise: Exercise) -> list[str]:
    """Return the questions of an exercise's lesson behind a line, in their order, each with what is right and why."""
    lesson: Lesson = library().lesson(exercise.id)
    asked = asked_in(lesson)
    items = "".join(f"<li>{_question(question)}</li>" for question in asked)
    summary = html.escape(t("teaching.answers", title=exercise.title, n=len(asked)))
    return [f"<details><summary>{summary}</summary><ol>{items}</ol></details>"]


def _question(question: LessonQuestion) -> str:
    asks = t("teaching.asks", ask=question.ask, level=t(f"questions.level.{question.level}"))
    return f"<b>{html.escape(asks)}</b><br>{_right(question)}"


def _right(question: LessonQuestion) -> str:
    if question.number is not None:
        number = t(
            "teaching.number", number=f"{question.number:g}", counts=question.counts, within=f"{question.within:g}"
        )
        return html.escape(f"{number} {question.why}")
    if question.kind == "order":
        return f"<ol>{_list(question.right)}</ol>"
    return f"<ul>{_list(question.right)}</ul>"


def _list(answers: Sequence[Answer]) -> str:
    return "".join(f"<li>{html.escape(f'{answer.text}. {answer.why}')}</li>" for answer in answers)


def cases_overview() -> list[str]:
    """Return the cases behind a line: who it is, the exercise that is asked for, what it is for, and what is right."""
    items = []
    for name in cases():
        case = case_of(name)
        told = {
            "asks": library().exercise(case.exercise).title,
            "aim": case.aim,
            "right": str(case_data(case)["right"]),
        }
        lines = [f"<b>{html.escape(case.patient)}</b>"]
        lines += [html.escape(t(f"teaching.case.{key}", text=text)) for key, text in told.items()]
        items.append(f"<li>{'<br>'.join(lines)}</li>")
    summary = html.escape(t("teaching.cases", n=len(items)))
    return [f"<details><summary>{summary}</summary><ul>{''.join(items)}</ul></details>"]
