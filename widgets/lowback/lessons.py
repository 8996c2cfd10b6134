"""The way through: every lesson, with what of it was done, which the browser knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lowback.annotation.widget import page_of
from lowback.content import library
from lowback.content.lesson import asked_in
from lowback.questions import question_data
from lowback.store.link import answer_page
from lowback.strings import t
from lowback.widget import PageWidget

_STATIC = Path(__file__).parent / "static"


class Lessons(PageWidget):
    """Lists the lessons, each with the way to its page and what was done: practised, questions answered.

    The browser has both; the kernel brings the record up to date with the store on this computer.

    Examples
    --------
    >>> Lessons()
    Lessons()
    """

    _esm = _STATIC / "lessons.js"
    _css = _STATIC / "lessons.css"

    def __init__(self) -> None:
        super().__init__({"lessons": lessons_data()})
        answer_page(self)

    def _unrun(self) -> str:
        return t("lab.lessons")


def lessons_data() -> list[dict[str, Any]]:
    """Return what the front end lists: each lesson's page, and its questions as an answer names them."""
    content = library()
    return [
        {
            "id": exercise.id,
            "title": exercise.title,
            "page": page_of(exercise.id),
            "position": t(f"position.{exercise.position}"),
            "questions": [
                {"id": question["id"], "of": question["of"]}
                for question in (
                    question_data(asked, exercise.sources) for asked in asked_in(content.lesson(exercise.id))
                )
            ],
        }
        for exercise in content.exercises.values()
    ]
