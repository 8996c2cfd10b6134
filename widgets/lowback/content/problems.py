"""One problem found in a content file, as a sentence a person can act on."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

#: Field, what was found, what to write.
Finding: TypeAlias = tuple[str, str, str]


class Problem(msgspec.Struct, frozen=True, order=True):
    """What is wrong in a content file, and how to mend it.

    Attributes
    ----------
    file
        The file's name inside the content folder.
    field
        The path of the field inside the file, such as ``steps[2].cue``; ``""`` for the file as a whole.
    found
        What stands there now.
    write
        What to write instead.
    """

    file: str
    field: str
    found: str
    write: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{where}: found {self.found}. Write {self.write}."
