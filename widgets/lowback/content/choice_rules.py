"""What holds of any choice between answers: the right one is not to be told by its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowback.content.problems import Finding

#: The right answer is at most so many times as long as the longest of the others.
_LONGER = 1.5
#: Of fewer choices nothing is said: it can be chance.
_ENOUGH = 4


def length_findings(path: str, right: str, others: Sequence[str], what: str) -> Iterator[Finding]:
    """Yield an answer that is given away by its length; ``what`` names it, such as "the right answer"."""
    longest = max(map(len, others))
    if len(right) > longest * _LONGER:
        found = f"{what} in {len(right)} letters, the others in at most {longest}"
        yield path, found, "the others as fully, or that one more briefly: length gives it away"


def longest_findings(path: str, choices: Sequence[Sequence[tuple[str, bool]]], what: str) -> Iterator[Finding]:
    """Yield that the right answer is the longest in more than half of the choices, where there are enough to tell.

    Each choice is its texts, each with whether it is right. Of three answers the right one is the longest in a third by
    chance; where it mostly is, whoever knows nothing finds it by eye.
    """
    longest = [max(answers, key=lambda answer: len(answer[0]))[1] for answers in choices if answers]
    if len(longest) >= _ENOUGH and sum(longest) * 2 > len(longest):
        found = f"{what} the longest in {sum(longest)} of {len(longest)} choices"
        yield path, found, "the others as fully, in half of them at least: length gives it away"
