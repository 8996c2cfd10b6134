"""The shapes of a note, checked. ``widgets/frontend/src/record/reading.js`` keeps the same shapes.

A note is a record as a session is: an id from birth, a head that never changes, and entries that never change. Where it
stands, what it says and whether it is settled are entries; the last of each counts, and all of them are its history.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec

from lowback.record.shapes import Deleted, Entry, Head, Id, Restored, Text

#: The longest text of a note, in characters.
MOST_TEXT = 200_000
#: So many tags of each kind a note may have.
MOST_TAGS = 200
#: Why a note was made, by the W3C's Web Annotation Vocabulary.
Motivation = Literal[
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
]
MOTIVATIONS: tuple[str, ...] = get_args(Motivation)
_Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
_Length = Annotated[float, msgspec.Meta(ge=-10, le=10)]
_Degrees = Annotated[float, msgspec.Meta(ge=-3600, le=3600)]
_Second = Annotated[float, msgspec.Meta(ge=0, le=86_400)]
_Quote = Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_TEXT)]
_Orcid = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\Z")]
_Around = Annotated[str, msgspec.Meta(max_length=200)]


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A piece of a target."""


class Whole(_Shape, frozen=True, tag_field="kind", tag="whole", kw_only=True):
    """The whole step, or the whole exercise where no step is named."""


class Words(_Shape, frozen=True, tag_field="kind", tag="text", kw_only=True):
    """Words of a passage: a step's text, or a cell's.

    ``start`` and ``end`` count Unicode code points of the passage's text, in which any white space is one blank.
    """

    exact: _Quote
    prefix: _Around
    suffix: _Around
    start: _Count
    end: _Count


class Region(_Shape, frozen=True, kw_only=True):
    """A rectangle in the picture, in statures, from the middle of the hips: ``x`` to the right, ``y`` down.

    ``around`` and ``above`` are the camera's degrees.
    """

    x: _Length
    y: _Length
    width: Annotated[float, msgspec.Meta(gt=0, le=10)]
    height: Annotated[float, msgspec.Meta(gt=0, le=10)]
    around: _Degrees
    above: _Degrees


class Figure(_Shape, frozen=True, tag_field="kind", tag="figure", kw_only=True):
    """A joint or segment of the figure in a named pose, or a region of its picture."""

    pose: Id
    part: Id | msgspec.UnsetType = msgspec.UNSET
    region: Region | msgspec.UnsetType = msgspec.UNSET


class Moment(_Shape, frozen=True, kw_only=True):
    """A moment of the movement: a second of the default dose's timeline, a phase, and how much of that is done."""

    second: _Second
    phase: Id
    fraction: _Share


class Stretch(_Shape, frozen=True, tag_field="kind", tag="movement", kw_only=True):
    """A stretch of the movement of a variant; of one part of the body where one is named."""

    variant: Id
    begin: Moment
    end: Moment
    part: Id | msgspec.UnsetType = msgspec.UNSET


class Target(_Shape, frozen=True, kw_only=True):
    """Where a note stands: exercise and step, the notebook's cell, and the content as it was."""

    exercise: Id
    version: Text
    hash: Id
    cell: Id | None
    step: Id | None
    place: Whole | Words | Figure | Stretch


class Placed(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="placed", kw_only=True):
    """Where it stands from now on; ``None`` where its own file names no place here."""

    target: Target | None


class Body(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="body", kw_only=True):
    """What it says from now on: plain text, tags by their ids, free tags, and why it was made."""

    text: Annotated[str, msgspec.Meta(max_length=MOST_TEXT)]
    tags: Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_TAGS)]
    free: Annotated[tuple[Text, ...], msgspec.Meta(max_length=MOST_TAGS)]
    motivation: Motivation


class State(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="state", kw_only=True):
    """Whether it is open from now on, or settled."""

    open: bool


class Author(_Shape, frozen=True, kw_only=True):
    """Who wrote a note: an id that stays, and the name at that time."""

    id: Id
    name: Text
    orcid: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\Z")] | msgspec.UnsetType = (
        msgspec.UNSET
    )


class AboutNote(_Shape, frozen=True, kw_only=True):
    """Of which exercise a note is, by whom, and to which note it replies.

    ``brought`` is true of a note that came from a file; ``original`` is what that file held, as JSON, where it was made
    elsewhere.
    """

    exercise: Id
    author: Author
    reply: Id | msgspec.UnsetType = msgspec.UNSET
    brought: bool | msgspec.UnsetType = msgspec.UNSET
    original: Annotated[str, msgspec.Meta(max_length=2 * MOST_TEXT)] | msgspec.UnsetType = msgspec.UNSET


class NoteRecord(Head, frozen=True, tag_field="kind", tag="note", kw_only=True):
    """A note on a place of an exercise, or a reply to one."""

    about: AboutNote
    entries: Annotated[tuple[Placed | Body | State | Deleted | Restored, ...], msgspec.Meta(max_length=20_000)]


def scope_of(record: dict[str, object]) -> str:
    """Return which part of the record it belongs to: ``notes/EXERCISE``, or "" for the practice record.

    A page asks for the parts it shows: a class's store holds many notes.
    """
    about = record["about"]
    return f"notes/{about['exercise']}" if record["kind"] == "note" and isinstance(about, dict) else ""
