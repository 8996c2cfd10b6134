"""Notes as a table for a spreadsheet, as ``exchange/notes-csv.js`` writes it. No cell can begin a formula there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lowback.annotation.rows import note_of
from lowback.annotation.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lowback.record.merging import Plain

COLUMNS = (
    *("id", "reply_to", "created", "modified", "author", "orcid", "exercise", "step", "cell", "place", "quote"),
    *("text", "tags", "free_tags", "motivation", "state"),
)
#: A spreadsheet takes these for the beginning of a formula, after a semicolon too.
_FORMULA = re.compile(rf"(^|[;\t\r\n])([{BLANKS}]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def table(records: Iterable[Plain]) -> str:
    """Return the notes as comma-separated values, one a line."""
    lines = [COLUMNS, *(_line(record) for record in records)]
    # Excel takes a file without the mark for one in the machine's own letters.
    return "\ufeff" + "".join(",".join(_cell(value) for value in line) + "\r\n" for line in lines)


def _line(record: Plain) -> tuple[str, ...]:
    note = note_of(record)
    target = note["target"] or {}
    place = target.get("place", {})
    return (
        *(note["id"], note["reply"], note["born"], note["modified"], note["author"]["name"]),
        *(note["author"].get("orcid", ""), note["exercise"], target.get("step") or "", target.get("cell") or ""),
        *(place.get("kind", ""), place.get("exact", ""), note["text"], " ".join(note["tags"])),
        *("\n".join(note["free"]), note["motivation"], "open" if note["open"] else "settled"),
    )


def _cell(value: str) -> str:
    safe = _FORMULA.sub(r"\1\2'", value)
    safe = f"'{safe}" if safe[:1] in ("\t", "\r") else safe
    return '"' + safe.replace('"', '""') + '"' if re.search(r'[",;\r\n]', safe) else safe
