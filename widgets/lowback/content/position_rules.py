"""Time for bodies: a body that comes into another position is given time, and nobody is left lying on the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowback.content.model import Step, Variant
    from lowback.content.problems import Finding

_LYING = ("face-down", "on-your-back")


def position_findings(path: str, variant: Variant, steps: Mapping[str, Step]) -> Iterator[Finding]:
    """Yield each place of a variant where a body is not given the time to move.

    Parameters
    ----------
    path
        The variant's field, such as ``variants[0]``.
    variant
        The variant.
    steps
        The exercise's steps by id.
    """
    before = None
    for index, part in enumerate(variant.parts):
        first = steps.get(part.steps[0]) if part.steps else None
        if first and before != part.position and first.kind not in ("position", "get-up"):
            yield (
                f"{path}.parts[{index}].steps",
                f"{first.id!r} first, where the body comes into another position",
                "a step of the kind position before it: a body needs time",
            )
        before = part.position
    last = variant.parts[-1] if variant.parts else None
    end = steps.get(last.steps[-1]) if last and last.steps else None
    if last and end and last.position in _LYING and end.kind != "get-up":
        yield (
            f"{path}.parts[{len(variant.parts) - 1}].steps",
            f"{end.id!r} last, lying on the floor",
            "a step of the kind get-up behind it: getting up safely is part of the exercise",
        )
