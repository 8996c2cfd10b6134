"""An exercise's own science as an instrument: a slider through a movement, and what is known of what one sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from lowback.content import library
from lowback.content.evidence import line_of, name_of
from lowback.course.packed import movement_data
from lowback.course.science import piece_data
from lowback.questions import question_data
from lowback.strings import page_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lowback.content.model import Exercise
    from lowback.content.science import Curve
    from lowback.content.science import Science as Piece

_STATIC = Path(__file__).parent / "static"


class Science(anywidget.AnyWidget):
    """Shows what is known of an exercise's movement: a slider moves the figure, its curves, and what is said of them.

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
    >>> Science("seated-twist")
    Science('seated-twist', 1)
    """

    _esm = _STATIC / "science.js"
    _css = _STATIC / "science.css"

    _exercise = traitlets.Dict().tag(sync=True)
    _pieces: traitlets.List[Any] = traitlets.List().tag(sync=True)
    _movement = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: str) -> None:
        content = library()
        asked = content.exercise(exercise)
        lesson = content.lesson(exercise)
        pieces = lesson.science
        outcomes = {one.id: one.text for one in lesson.outcomes}
        super().__init__(
            _exercise={"id": asked.id, "title": asked.title},
            _pieces=[science_data(piece, asked, outcomes) for piece in pieces],
            _movement=movement_data(asked) if pieces else {},
            _language=page_language(),
        )

    def __repr__(self) -> str:
        """Tell the exercise and how many pieces there are, the same in every run."""
        return f"Science({self._exercise['id']!r}, {len(self._pieces)})"


def science_data(piece: Piece, exercise: Exercise, outcomes: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return what the front end shows of a piece: words, curves, and its questions."""
    lines = {source.id: line_of(source) for source in exercise.sources}
    names = {source.id: name_of(source) for source in exercise.sources}
    drawn = piece_data(piece, exercise)
    return {
        **{name: getattr(piece, name) for name in ("id", "title", "text", "slider", "step", "times", "cannot")},
        "before": drawn["before"],
        "lever": drawn["lever"],
        "curves": [_curve(curve, values, names) for curve, values in zip(piece.curves, drawn["values"], strict=True)],
        "passages": [
            {"until": passage.until, "text": passage.text, "sources": [lines[name] for name in passage.sources]}
            for passage in piece.passages
        ],
        "questions": [question_data(question, exercise.sources, outcomes) for question in piece.questions],
    }


def _curve(curve: Curve, values: list[float], names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": curve.id,
        "label": curve.label,
        "kind": curve.kind,
        "values": values,
        "ticks": list(curve.ticks),
        "on": curve.on,
        "sources": [names[name] for name in curve.sources],
    }
