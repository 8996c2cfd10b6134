"""What an author has still to write: a text that begins with ``FILL:``, as ``lowback new`` leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.problems import Problem
from lowback.content.rules import walk

if TYPE_CHECKING:
    from lowback.content.documents import AnyDocument

#: What a blank begins with; behind it stands what belongs there.
BLANK = "FILL:"
#: What is found there.
FOUND = "a blank"


def blanks_of(name: str, document: AnyDocument) -> list[Problem]:
    """Return a problem for each blank of a file, in the order of its fields."""
    return [
        Problem(name, path, FOUND, f"{value.partition(BLANK)[2].strip() or 'what belongs there'}, in place of it")
        for path, value in walk(document)
        if isinstance(value, str) and value.lstrip().startswith(BLANK)
    ]
