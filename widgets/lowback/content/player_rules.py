"""What the player can show of a step: on the smallest phone it has two lines for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.model import Step
    from lowback.content.problems import Finding

#: Two lines of a phone 360 px wide, in characters; ``tests/surfaces/test_player_looks.py`` measures that they fit.
MOST_SHORT = 60


def player_findings(path: str, step: Step) -> Iterator[Finding]:
    """Find what would not fit: ``short``, or ``text`` where there is no other.

    Parameters
    ----------
    path
        Where the step stands in its file, such as ``steps[2]``.
    step
        The step, in any language.
    """
    shown = step.text if step.short is None else step.short
    if len(shown) > MOST_SHORT:
        need = f"the one thing that matters while it is done, in at most {MOST_SHORT}: the player has two lines for it"
        yield f"{path}.short", f"{len(shown)} characters", need
