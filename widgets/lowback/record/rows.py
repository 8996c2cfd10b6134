"""The record in plain rows, one a session: what pandas or a spreadsheet reads."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lowback.record.merging import Plain

#: Kinds of entries that tell how long a phase was held.
_HOLDING = frozenset({"phase-end", "pause", "stop"})


def row(record: Plain) -> dict[str, Any]:
    """Return a session as one row.

    ``seconds`` were spent in phases, pauses left out. What was not answered is ``None``: a pain of 0 is an answer.
    """
    about = record["about"]
    found: dict[str, Any] = {
        "id": record["id"],
        "began": record["born"],
        "day": day(record["born"], record["offset"]),
        "exercise": about["exercise"],
        "variant": about["variant"],
        "version": about["version"],
        "status": "not-started",
        "planned_seconds": about["seconds"],
        "seconds": round(sum(phase["held"] for phase in phases(record["entries"])), 3),
        **{f"dose_{name}": value for name, value in sorted(about["dose"].items())},
        "pain_before": None,
        "pain_after": None,
        "pain_where": None,
        "pain_direction": None,
        "reason": None,
        "leads": None,
        "settled": None,
        "note": "",
    }
    for entry in record["entries"]:
        found |= _told(entry)
    return found


def _told(entry: Plain) -> dict[str, Any]:
    """Return what an entry changes in a row."""
    match entry["kind"]:
        case "start" | "resume":
            return {"status": "open"}
        case "finish":
            return {"status": "finished"}
        case "stop":
            return {"status": "stopped"}
        case "pain" if entry["when"] == "before":
            return {"pain_before": entry["value"], "pain_where": entry.get("where")}
        case "pain":
            return {"pain_after": entry["value"], "pain_direction": entry.get("direction")}
        case "reason":
            return {"reason": entry["reason"], "leads": entry["leads"]}
        case "settled":
            return {"settled": entry["value"]}
        case "note":
            return {"note": entry["text"]}
    return {}


def phases(entries: Iterable[Plain]) -> list[Plain]:
    """Return what happened phase by phase, each stretch once: a pause tells what was held so far, the end all of it."""
    found: list[Plain] = []
    is_open = False
    for entry in entries:
        if entry["kind"] not in _HOLDING or entry["phase"] is None:
            continue
        stretch = {name: entry[name] for name in ("phase", "step", "side", "repetition", "planned", "held")}
        if is_open and found and found[-1]["phase"] == entry["phase"]:
            found[-1]["held"] = max(found[-1]["held"], entry["held"])
        elif entry["held"] > 0 or entry["kind"] == "phase-end":
            found.append(stretch)
        is_open = entry["kind"] == "pause"
    return found


def day(at: str, offset: int) -> str:
    """Return the person's own date of a moment, ``YYYY-MM-DD``; ``offset`` in minutes ahead of UTC."""
    return (datetime.fromisoformat(at) + timedelta(minutes=offset)).date().isoformat()


def deleted_at(record: Plain) -> str:
    """Return when the person took a record away; "" where they did not, or brought it back."""
    marks = [entry for entry in record["entries"] if entry["kind"] in ("deleted", "restored")]
    return str(marks[-1]["at"]) if marks and marks[-1]["kind"] == "deleted" else ""
