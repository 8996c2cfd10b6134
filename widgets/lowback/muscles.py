"""What moves and what holds: an exercise phase by phase, its joint actions and its muscles, on the figure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from lowback.content import library
from lowback.course.clips import before_step
from lowback.course.packed import movement_data
from lowback.strings import page_language, t

if TYPE_CHECKING:
    from lowback.content.lesson import LessonPhase
    from lowback.content.model import Exercise, Vocabulary

_STATIC = Path(__file__).parent / "static"


class Muscles(anywidget.AnyWidget):
    """Shows which muscle shortens, lengthens or holds in each phase of an exercise: textbook teaching.

    Parameters
    ----------
    exercise
        As for :class:`lowback.Guide`.

    Raises
    ------
    ValueError
        There is no such exercise.

    Examples
    --------
    >>> Muscles("seated-twist")
    Muscles('seated-twist')
    """

    _esm = _STATIC / "muscles.js"
    _css = _STATIC / "muscles.css"

    _exercise = traitlets.Dict().tag(sync=True)
    _phases: traitlets.List[Any] = traitlets.List().tag(sync=True)
    _movement = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: str) -> None:
        content = library()
        asked = content.exercise(exercise)
        super().__init__(
            _exercise={"id": asked.id, "title": asked.title},
            _phases=[phase_data(phase, asked, content.vocabulary) for phase in content.lesson(exercise).phases],
            _movement=movement_data(asked),
            _language=page_language(),
        )

    def __repr__(self) -> str:
        """Tell the exercise, the same in every run."""
        return f"Muscles({self._exercise['id']!r})"


def phase_data(phase: LessonPhase, exercise: Exercise, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what the front end shows of a phase, in the words of the vocabulary."""
    words = {(group.id, term.id): term.label for group in vocabulary.groups for term in group.terms}
    return {
        "id": phase.id,
        "title": phase.title,
        "text": phase.text,
        "step": phase.step,
        "before": before_step(exercise, phase.step),
        "at": phase.at,
        "actions": [
            {
                "joint": t(f"joint.{item.joint}"),
                "action": words["action", item.action],
                "plane": words["plane", item.plane],
            }
            for item in phase.actions
        ],
        "muscles": [
            {
                "id": item.muscle,
                "label": words["muscle", item.muscle],
                "work": item.work,
                "side": item.side,
                "text": item.text,
            }
            for item in phase.muscles
        ],
    }
