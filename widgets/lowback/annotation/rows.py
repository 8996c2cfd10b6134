"""Notes in plain rows, one a note: what pandas or a spreadsheet reads. ``notes/note.js`` reads a record so too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lowback.errors import StoreError
from lowback.record.rows import deleted_at
from lowback.store.place import is_off

if TYPE_CHECKING:
    from lowback.record.merging import Plain


def note_of(record: Plain) -> dict[str, Any]:
    """Return what a note says by now: of where it stands, what it says and whether it is open, the last word counts."""
    about = record["about"]
    found: dict[str, Any] = {
        "id": record["id"],
        "exercise": about["exercise"],
        "author": about["author"],
        "reply": about.get("reply", ""),
        "original": about.get("original", ""),
        "target": None,
        "text": "",
        "tags": [],
        "free": [],
        "motivation": "commenting",
        "open": True,
        "born": record["born"],
        "offset": record["offset"],
        "modified": record["born"],
    }
    for entry in record["entries"]:
        match entry["kind"]:
            case "placed":
                found["target"] = entry["target"]
            case "state":
                found["open"] = entry["open"]
            case "body":
                found |= {name: entry[name] for name in ("text", "tags", "free", "motivation")}
        if entry["kind"] != "deleted":
            found["modified"] = max(found["modified"], entry["at"])
    return found


def note_row(record: Plain) -> dict[str, Any]:
    """Return a note as one flat row; tags are a list of their ids, ``free_tags`` a list of words."""
    note = note_of(record)
    target = note["target"] or {}
    place = target.get("place", {})
    return {
        "id": note["id"],
        "reply_to": note["reply"] or None,
        "created": note["born"],
        "modified": note["modified"],
        "author": note["author"]["name"],
        "author_id": note["author"]["id"],
        "orcid": note["author"].get("orcid"),
        "exercise": note["exercise"],
        "step": target.get("step"),
        "cell": target.get("cell"),
        "place": place.get("kind"),
        "quote": place.get("exact"),
        "pose": place.get("pose"),
        "part": place.get("part"),
        "begin": place["begin"]["second"] if "begin" in place else None,
        "end": place["end"]["second"] if isinstance(place.get("end"), dict) else None,
        "version": target.get("version"),
        "text": note["text"],
        "tags": list(note["tags"]),
        "free_tags": list(note["free"]),
        "motivation": note["motivation"],
        "state": "open" if note["open"] else "settled",
    }


def notes(exercise: str | None = None) -> list[dict[str, Any]]:
    """Return the notes, one row each, oldest first; replies name the note they belong to in ``reply_to``.

    Parameters
    ----------
    exercise
        The id of one exercise; all of them where nothing is said.

    Raises
    ------
    StoreError
        The store cannot be read, or there is none: where the app serves strangers the browser keeps the notes.

    Examples
    --------
    >>> import pandas  # doctest: +SKIP
    >>> pandas.DataFrame(lowback.notes("seated-twist")).explode("tags")  # doctest: +SKIP
    """
    return [note_row(record) for record in stored(exercise)]


def stored(exercise: str | None = None) -> list[Plain]:
    """Return the records of all notes that were not deleted, oldest first."""
    if is_off():
        message = "There is no store here: the browser keeps the notes. Save them as a file from the page My notes."
        raise StoreError(message)
    from lowback.store.store import store  # noqa: PLC0415 - a quarter of a second, paid by who asks

    scope = None if exercise is None else f"notes/{exercise}"
    return [record for record in store().all("note", scope) if not deleted_at(record)]
