"""The shapes of the practice record, checked: a page's visitor can send a kernel anything.

A record has an id from birth, a head that never changes and entries that never change; two copies of it are brought
together by the union of their entries. ``widgets/frontend/src/record/reading.js`` keeps the same shapes.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from lowback.record.notes import NoteRecord
from lowback.record.shapes import Deleted, Entry, Head, Id, Nothing, Restored, Seconds, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The version of the record's shape.
FORMAT = 1
#: No value of a record lies deeper.
_DEPTH = 8

Lead = Literal["emergency", "same-day", "soon", "today", "later"]


class _Phase(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What happened in a phase: seconds ``planned``, and seconds ``held`` of them."""

    phase: Id | None
    step: Id | None
    side: Literal["right", "left"] | None
    repetition: Annotated[int, msgspec.Meta(ge=0, le=1000)]
    planned: Seconds
    held: Seconds
    own_pace: bool


class Start(_Phase, frozen=True, tag_field="kind", tag="start", kw_only=True):
    """The exercise began."""


class PhaseEnd(_Phase, frozen=True, tag_field="kind", tag="phase-end", kw_only=True):
    """A phase ended, by time or by hand."""


class Pause(_Phase, frozen=True, tag_field="kind", tag="pause", kw_only=True):
    """The exercise paused."""


class Resume(_Phase, frozen=True, tag_field="kind", tag="resume", kw_only=True):
    """The exercise went on."""


class Stop(_Phase, frozen=True, tag_field="kind", tag="stop", kw_only=True):
    """The person stopped."""


class Finish(_Phase, frozen=True, tag_field="kind", tag="finish", kw_only=True):
    """The exercise came to its end."""


class Pain(
    Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="pain", kw_only=True, omit_defaults=True
):
    """Pain from 0 to 10 (numeric rating). What was not answered is ``None`` or missing: 0 is an answer."""

    when: Literal["before", "after"]
    value: Annotated[int, msgspec.Meta(ge=0, le=10)] | None
    where: Literal["back", "one-leg", "both-legs", "elsewhere"] | msgspec.UnsetType = msgspec.UNSET
    direction: Literal["closer", "further", "same"] | msgspec.UnsetType = msgspec.UNSET


class Reason(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="reason", kw_only=True):
    """Why the person stopped, and where that leads."""

    reason: Id
    leads: Lead
    blocks: bool


class Settled(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="settled", kw_only=True):
    """Whether it settled within a day, as said at a later visit."""

    value: bool


class Remark(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="note", kw_only=True):
    """A note in the person's own words."""

    text: Annotated[str, msgspec.Meta(max_length=10_000)]


class Answers(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="answers", kw_only=True):
    """The answers to one group of the check: the ids that were said yes to, and which content was asked."""

    group: Id
    yes: Annotated[tuple[Id, ...], msgspec.Meta(max_length=100)]
    version: Text
    hash: Id


class Confirmed(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="confirmed", kw_only=True):
    """The person said that a professional who knows of it agreed."""

    group: Id


class Imported(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="imported", kw_only=True):
    """It came from a file, which may be anybody's: it does not answer the check here."""


class AboutSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was planned: the exercise as its content had it, and the dose in seconds or counts."""

    exercise: Id
    version: Text
    hash: Id
    variant: Id
    dose: Annotated[
        dict[Id, Annotated[int, msgspec.Meta(ge=0, le=3600)]],
        msgspec.Meta(max_length=50),
    ]
    seconds: Seconds


SessionEntry = Start | PhaseEnd | Pause | Resume | Stop | Finish | Pain | Reason | Settled | Remark | Deleted | Restored
CheckEntry = Answers | Confirmed | Imported | Deleted | Restored


class SessionRecord(Head, frozen=True, tag_field="kind", tag="session", kw_only=True):
    """One run of an exercise."""

    about: AboutSession
    entries: Annotated[tuple[SessionEntry, ...], msgspec.Meta(max_length=20_000)]


class CheckRecord(Head, frozen=True, tag_field="kind", tag="check", kw_only=True):
    """One sitting of the check before an exercise."""

    about: Nothing
    entries: Annotated[tuple[CheckEntry, ...], msgspec.Meta(max_length=20_000)]


class ErasedRecord(Head, frozen=True, tag_field="kind", tag="erased", kw_only=True):
    """What is left of a record that was erased: that there was one, so that no copy brings it back."""

    about: Nothing
    entries: Annotated[tuple[Nothing, ...], msgspec.Meta(max_length=0)]


Record = SessionRecord | CheckRecord | NoteRecord | ErasedRecord


def read_record(value: Any) -> Record:
    """Return a record that is well formed.

    Raises
    ------
    msgspec.ValidationError
        It is not; the message names the field and what was expected there.
    """
    if not all(_storable(text) for text in _texts(value)):
        message = "Expected text without half characters and without null"
        raise msgspec.ValidationError(message)
    record: Record = msgspec.convert(_whole(value), Record)
    ids = [entry.id for entry in record.entries if not isinstance(entry, Nothing)]
    twice = next((at for at, name in enumerate(ids) if name in ids[:at]), None) if len(set(ids)) < len(ids) else None
    if twice is not None:
        message = f"Expected each id once, found {ids[twice]!r} - at `$.entries[{twice}].id`"
        raise msgspec.ValidationError(message)
    times = [record.born, *(entry.at for entry in record.entries if not isinstance(entry, Nothing))]
    for time in times:
        try:
            datetime.fromisoformat(time)
        except ValueError as error:
            message = f"Expected a time that exists, found {time!r} ({error})"
            raise msgspec.ValidationError(message) from None
    return record


def _whole(value: Any, depth: int = _DEPTH) -> Any:
    """Return plain values in which 60.0 is 60, as it is in a browser, down to the depth of a record."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict() if depth:
            return {name: _whole(inner, depth - 1) for name, inner in value.items()}
        case list() if depth:
            return [_whole(inner, depth - 1) for inner in value]
        case _:
            return value


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in plain values, the names of fields among them, however deep."""
    left = [value]
    while left:
        match left.pop():
            case str() as text:
                yield text
            case dict() as fields:
                left += [*fields, *fields.values()]
            case list() as items:
                left += items


def _storable(text: str) -> bool:
    """Return whether every database takes it: none takes half of a character, or a null."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text
