"""What nobody confirmed: general teaching may be told as such, with no number and no citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.model import Exercise
    from lowback.content.problems import Finding


def teaching_findings(exercise: Exercise) -> Iterator[Finding]:
    """Yield each number and each citation that stands on general teaching alone."""
    taught = {source.id for source in exercise.sources if source.kind == "teaching"}
    for index, source in enumerate(exercise.sources):
        if source.id in taught and source.doi is not None:
            yield (
                f"sources[{index}].doi",
                f"{source.doi!r} for general teaching",
                "the kind of what was read, or no doi",
            )
    for index, claim in enumerate(exercise.claims):
        number = re.search(r"\d+", claim.known)
        if number and claim.sources and taught.issuperset(claim.sources):
            yield (
                f"claims[{index}].known",
                f"the number {number[0]}, which only general teaching stands behind",
                "it in words without a number, or a source that was read",
            )
