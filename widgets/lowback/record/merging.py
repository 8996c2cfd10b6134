"""Two copies of one record become one, the same in Python as in the browser (``record/model.js``)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

#: A record as plain values, as it is sent and stored.
Plain = dict[str, Any]

#: JavaScript writes no exponent up to so many digits before the point, and fewer zeros than these after it.
_MOST_DIGITS = 21
_MOST_ZEROS = 6


def merge(one: Plain, other: Plain) -> Plain:
    """Bring two copies of a record together, in any order, as often as one likes.

    What either knows is kept. Where both say something else under one id, the words that come first in order win, so
    that every copy ends up the same. What was erased stays erased.
    """
    gone = [copy for copy in (one, other) if copy["kind"] == "erased"]
    if gone:
        return min(gone, key=lambda copy: str(copy["born"]))
    head = min((one, other), key=lambda copy: (str(copy["born"]), _order(_head(copy))))
    entries: dict[str, Plain] = {}
    for entry in (*one["entries"], *other["entries"]):
        found = entries.get(entry["id"])
        if found is None or (found != entry and _order(canonical(entry)) < _order(canonical(found))):
            entries[entry["id"]] = entry
    return {**head, "entries": sorted(entries.values(), key=lambda entry: (entry["at"], entry["id"]))}


def canonical(value: object) -> str:
    """Return a value as text that is the same for equal values, and the same as the browser's half writes."""
    match value:
        case dict():
            fields = sorted(value.items(), key=lambda field: _order(field[0]))
            return "{" + ",".join(f"{canonical(name)}:{canonical(inner)}" for name, inner in fields) + "}"
        case list() | tuple():
            return "[" + ",".join(map(canonical, value)) + "]"
        case int() | float() if not isinstance(value, bool):
            return _number(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def _order(text: str) -> bytes:
    """Return what text is put in order by: its units of 16 bits, as a browser does, and not its characters."""
    return text.encode("utf-16-be", "surrogatepass")


def _number(value: float) -> str:
    """Return a number as JavaScript writes it: 60.0 is 60, and 1e-07 is 1e-7."""
    if not value:
        return "0"
    sign, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + int(exponent)
    if len(text) <= point <= _MOST_DIGITS:
        written = text.ljust(point, "0")
    elif 0 < point <= _MOST_DIGITS:
        written = f"{text[:point]}.{text[point:]}"
    elif -_MOST_ZEROS < point <= 0:
        written = f"0.{'0' * -point}{text}"
    else:
        more = f".{text[1:]}" if text[1:] else ""
        written = f"{text[0]}{more}e{point - 1:+}"
    return f"-{written}" if sign else written


def _head(record: Plain) -> str:
    return canonical({name: value for name, value in record.items() if name != "entries"})
