"""From an exercise, a variant and a dose to phases: the mirror of the front end's ``core/timeline.js``.

The browser runs the exercise; Python needs the same phases for total times and lessons. Both are held to
``tests/golden/timeline.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lowback.errors import RequestError
from lowback.hovers import hover_caps, hovers
from lowback.phases import Phase, Role, laid_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.model import Exercise, Variant

__all__ = ["Phase", "timeline", "total_seconds"]


def timeline(exercise: Exercise, variant: Variant, dose: Mapping[str, int]) -> list[Phase]:
    """Return the phases of an exercise, in order; ``dose`` holds every dose of the variant, inside its bounds.

    Raises
    ------
    RequestError
        The legs would hover longer than :data:`~lowback.hovers.MOST_SECONDS` without a break.
    """
    phases = laid_out(exercise, variant, dose, hover_caps(exercise, variant))
    for hover in hovers(exercise, phases):
        if hover.too_long:
            message = f"{exercise.id!r} ({variant.id}) has {hover.told}; {hover.wanted}. lowback check says where."
            raise RequestError(message)
    return _with_roles(phases)


def total_seconds(phases: Sequence[Phase]) -> float:
    """Return the total time in seconds; questions wait and count nothing."""
    return sum(phase.seconds for phase in phases)


def _with_roles(phases: list[Phase]) -> list[Phase]:
    """Name the move into a capped hold and the move out of it."""
    roles: dict[int, Role] = {}
    around: tuple[tuple[int, Role], ...] = ((-1, "enter"), (1, "exit"))
    for at, phase in enumerate(phases):
        if phase.cap is None:
            continue
        roles[at] = "capped"
        for step, role in around:
            other = phases[at + step] if 0 <= at + step < len(phases) else None
            if other is not None and other.kind == "move" and other.part == phase.part:
                roles[at + step] = role
    return [msgspec.structs.replace(phase, role=roles.get(at)) for at, phase in enumerate(phases)]
