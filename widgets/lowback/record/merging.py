"""Two copies of one record become one, the same in Python as in the browser (``record/model.js``)."""

from __future__ import annotations

import json
from typing import Any

#: A record as plain values, as it is sent and stored.
Plain = dict[str, Any]


def merge(one: Plain, other: Plain) -> Plain:
    """Bring two copies of a record together, in any order, as often as one likes.

    What either knows is kept. Where both say something else under one id, the words that come first in order win, so
    that every copy ends up the same. What was erased stays erased.
    """
    gone = [copy for copy in (one, other) if copy["kind"] == "erased"]
    if gone:
        return min(gone, key=lambda copy: str(copy["born"]))
    head = min((one, other), key=lambda copy: (str(copy["born"]), _head(copy)))
    entries: dict[str, Plain] = {}
    for entry in (*one["entries"], *other["entries"]):
        found = entries.get(entry["id"])
        if found is None or (found != entry and canonical(entry) < canonical(found)):
            entries[entry["id"]] = entry
    return {**head, "entries": sorted(entries.values(), key=lambda entry: (entry["at"], entry["id"]))}


def canonical(value: object) -> str:
    """Return a value as text that is the same for equal values."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _head(record: Plain) -> str:
    return canonical({name: value for name, value in record.items() if name != "entries"})
