"""What if? The dose of an exercise as an instrument: its times, and what is known of its load. It never recommends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import msgspec
import traitlets

from lowback.content.evidence import line_of
from lowback.loads import MASS, STATURE, arms
from lowback.plan import plan_of
from lowback.request import request
from lowback.strings import page_language
from lowback.timeline import timeline, total_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.content.model import Exercise
    from lowback.timeline import Phase

_STATIC = Path(__file__).parent / "static"


class Times(msgspec.Struct, frozen=True):
    """How long a dose lasts, in seconds.

    Attributes
    ----------
    total
        From Start to the end; a question waits and counts nothing.
    tension
        Moving or holding, in the parts that repeat: muscles work.
    holds
        Of that, held still at the far end of the movement.
    rest
        Between repetitions.
    """

    total: float
    tension: float
    holds: float
    rest: float


def times_of(phases: Sequence[Phase]) -> Times:
    """Return the times of an exercise's phases; the front end's ``dose/times.js`` is its mirror."""
    holds = sum(phase.seconds for phase in phases if phase.of and phase.kind == "hold")
    moves = sum(phase.seconds for phase in phases if phase.of and phase.kind == "move")
    rest = sum(phase.seconds for phase in phases if phase.kind == "rest")
    return Times(total_seconds(phases), moves + holds, holds, rest)


def times(exercise: str, variant: str | None = None, **dose: int) -> dict[str, float]:
    """Return how long a dose lasts, in seconds, by name: for a table or a plot of one's own.

    Parameters
    ----------
    exercise, variant, **dose
        As for :class:`lowback.Guide`.

    Raises
    ------
    ValueError
        The exercise, the variant or a dose does not exist, or a dose is out of bounds.

    Examples
    --------
    >>> times("double-knee-lifts", repetitions=5, hold=3)
    {'total': 145.0, 'tension': 75.0, 'holds': 15.0, 'rest': 40.0}
    """
    asked = request(exercise, variant, dose)
    found = msgspec.to_builtins(times_of(timeline(asked.exercise, asked.variant, asked.dose)))
    return {name: float(seconds) for name, seconds in found.items()}


class Dose(anywidget.AnyWidget):
    """Shows what follows from a dose: the timeline drawn, its times, and what is known of its load.

    Parameters
    ----------
    exercise, variant, **dose
        As for :class:`lowback.Guide`; what is shown first.

    Raises
    ------
    ValueError
        The exercise, the variant or a dose does not exist, or a dose is out of bounds.

    Examples
    --------
    >>> Dose("seated-twist", hold=5)
    Dose('seated-twist', variant='article', repetitions=5, hold=5, turn_seconds=4, rest=2, position_seconds=15)
    """

    _esm = _STATIC / "dose.js"
    _css = _STATIC / "dose.css"

    _plan = traitlets.Dict().tag(sync=True)
    _load = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: str, variant: str | None = None, **dose: int) -> None:
        self._request = request(exercise, variant, dose)
        super().__init__(_plan=plan_of(self._request), _load=load_of(self._request.exercise), _language=page_language())

    @property
    def times(self) -> dict[str, float]:
        """How long the dose that was asked for lasts, in seconds."""
        asked = self._request
        return times(asked.exercise.id, asked.variant.id, **asked.dose)

    def __repr__(self) -> str:
        """Tell exercise, variant and dose, the same in every run."""
        dose = "".join(f", {name}={value}" for name, value in self._request.dose.items())
        return f"Dose({self._request.exercise.id!r}, variant={self._request.variant.id!r}{dose})"


def load_of(exercise: Exercise) -> dict[str, Any]:
    """Return what the front end shows of an exercise's load: empty where its file says nothing of it."""
    load = exercise.load
    if load is None:
        return {}
    named = {source.id: source for source in exercise.sources}
    sources = [
        f"{line_of(one)}. doi: {one.doi}" if one.doi else line_of(one) for one in map(named.__getitem__, load.sources)
    ]
    shown: dict[str, Any] = {"known": load.known, "unknown": load.unknown, "sources": sources}
    if load.model == "legs":
        shown["legs"] = {"men": arms("men"), "women": arms("women"), "mass": list(MASS), "stature": list(STATURE)}
    return shown
