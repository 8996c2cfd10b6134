"""The errors of Lowback, drawn in one place.

::

    LowbackError
    ├── ContentError       a content file breaks a rule (holds the problems found)
    ├── RequestError       a caller asked for what does not exist (is a ValueError too)
    ├── SiteError          the site cannot be written: which notebook or file, and why
    └── StoreError         the store cannot be opened, read or written
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lowback.content.problems import Problem


class LowbackError(Exception):
    """Any error that Lowback raises on purpose; its text is a sentence."""


class ContentError(LowbackError):
    """A content file breaks a rule.

    Parameters
    ----------
    problems
        What was found, in the order of the files.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RequestError(LowbackError, ValueError):
    """A caller named an exercise, a variant or a dose that does not exist or is out of bounds."""


class StoreError(LowbackError):
    """The store cannot be opened, read or written; what it was given is not in it."""


def listing(names: Iterable[str]) -> str:
    """Return names as words a sentence can hold: ``a, b or c``."""
    words = list(names)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else "none"


class SiteError(LowbackError):
    """The site cannot be written: the sentence names the notebook or the folder, and what to do."""


def no_such(what: str, name: object, known: Iterable[str]) -> RequestError:
    """Return the error for a name that there is not: it names those there are, and the one that was probably meant."""
    names = list(known)
    near = difflib.get_close_matches(str(name), names, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return RequestError(f"There is no {what} {name!r}; write {listing(map(repr, names))}.{hint}")
