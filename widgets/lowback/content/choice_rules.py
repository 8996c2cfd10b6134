"""What holds of any choice between answers: the right one is not to be told by its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowback.content.problems import Finding

#: The right answer is at most so many times as long as the longest of the others.
_LONGER = 1.5


def length_findings(path: str, right: str, others: Sequence[str], what: str) -> Iterator[Finding]:
    """Yield an answer that is given away by its length; ``what`` names it, such as "the right answer"."""
    longest = max(map(len, others))
    if len(right) > longest * _LONGER:
        found = f"{what} in {len(right)} letters, the others in at most {longest}"
        yield path, found, "the others as fully, or that one more briefly: length gives it away"
