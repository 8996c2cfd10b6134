"""Notes as Markdown, and as the cells of an annotated notebook; the same as ``exchange/report.js`` writes.

What a person typed is text in it, whatever it looks like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lowback.annotation.rows import note_of
from lowback.annotation.text import one_line, stripped
from lowback.annotation.widget import vocabulary
from lowback.content.library import library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lowback.record.merging import Plain

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")
_LINES = re.compile("\r\n|[\n\r\u2028\u2029\u0085\v\f]")


class Thread:
    """A note with its replies, oldest first: as records, and as they read by now."""

    def __init__(self, record: Plain, replies: list[Plain]) -> None:
        self.records = [record, *replies]
        self.note = note_of(record)
        self.replies = [note_of(reply) for reply in replies]


def threads(records: Iterable[Plain]) -> list[Thread]:
    """Return notes with their replies, by step and then by time, as the page shows them."""
    every = sorted(records, key=lambda record: str(record["born"]))
    ids = {record["id"] for record in every}
    replies: dict[str, list[Plain]] = {}
    for record in every:
        replies.setdefault(record["about"].get("reply", ""), []).append(record)
    # A reply whose note is not here stands for itself.
    heads = [record for record in every if record["about"].get("reply", "") not in ids]
    made = [Thread(record, replies.get(record["id"], [])) for record in heads]
    return sorted(made, key=_rank)


def _rank(thread: Thread) -> tuple[int, int]:
    exercises = library().exercises
    names = list(exercises)
    name = thread.note["exercise"]
    steps = [step.id for step in exercises[name].steps] if name in exercises else []
    step = (thread.note["target"] or {}).get("step")
    return (names.index(name) if name in names else len(names), steps.index(step) if step in steps else -1)


def escaped(text: str) -> str:
    """Return text that no reader of Markdown takes for anything else."""
    return _MARKS.sub(r"\\\g<0>", text)


def _quoted(text: str, indent: str) -> str:
    lines = [escaped(stripped(line)) for line in _LINES.split(text)]
    return "  \n".join(f"{indent}{line}" if line else indent.rstrip() for line in lines)


def tag_names() -> dict[str, str]:
    """Return the label of each tag of the vocabulary."""
    return {term["id"]: term["label"] for group in vocabulary() for term in group["terms"]}


def thread_text(thread: Thread, names: dict[str, str]) -> str:
    """Return one thread as Markdown."""
    note = thread.note
    place = (note["target"] or {}).get("place", {})
    parts = [_head(note)]
    match place.get("kind"):
        case "text":
            parts.append(_quoted(place["exact"], "> > "))
        case "figure":
            parts.append(f"> {escaped(', '.join(filter(None, (place['pose'], place.get('part')))))}")
        case "movement":
            parts.append(f"> t\\={_number(place['begin']['second'])},{_number(place['end']['second'])}")
    if note["text"]:
        parts.append(_quoted(note["text"], "> "))
    tags = [*(names.get(tag, tag) for tag in note["tags"]), *note["free"]]
    if tags:
        parts.append("> " + " ".join(f"\\[{escaped(one_line(tag))}\\]" for tag in tags))
    for reply in thread.replies:
        parts += [_head(reply), _quoted(reply["text"], "> ")]
    return "\n>\n".join(parts)


def _number(value: float) -> str:
    return str(int(value) if float(value).is_integer() else value)


def _head(note: Plain) -> str:
    facts = [note["born"][:10], note["motivation"], *([] if note["open"] else ["settled"])]
    return f"> **{escaped(one_line(note['author']['name']))}** {escaped(', '.join(facts))}"


def report(found: list[Thread]) -> str:
    """Return the report: exercises, their steps, and the notes of each."""
    exercises = library().exercises
    names = tag_names()
    parts = ["# Notes"]
    for name in dict.fromkeys([*exercises, *(thread.note["exercise"] for thread in found)]):
        own = [thread for thread in found if thread.note["exercise"] == name]
        if not own:
            continue
        exercise = exercises.get(name)
        steps = exercise.steps if exercise else ()
        parts.append(f"## {escaped(exercise.title if exercise else name)}")
        known = {step.id for step in steps}
        parts += [thread_text(one, names) for one in own if (one.note["target"] or {}).get("step") not in known]
        for at, step in enumerate(steps, 1):
            some = [one for one in own if (one.note["target"] or {}).get("step") == step.id]
            if some:
                parts.append(f"### {at}\\. {escaped(step.cue)}")
                parts += [thread_text(one, names) for one in some]
    return "\n\n".join(parts) + "\n"
