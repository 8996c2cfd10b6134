"""What the shapes of all records are made of: ids, times, an entry, and what there is of every kind."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.:/-]{1,200}\Z")]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Offset = Annotated[int, msgspec.Meta(ge=-900, le=900)]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=86_400)]
Time = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z\Z")]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What every entry has: an id, when it was in UTC, and how many minutes the person's clock was ahead of that."""

    id: Id
    at: Time
    offset: Offset


class Deleted(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="deleted", kw_only=True):
    """Taken away by the person; it can be brought back for 30 days."""


class Restored(Entry, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="restored", kw_only=True):
    """Brought back."""


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An object without fields."""


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The head of every record."""

    format: Literal[1]
    id: Id
    born: Time
    offset: Offset
