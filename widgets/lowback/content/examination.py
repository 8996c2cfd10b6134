"""What is assessed and examined: stations with marks, cues, tests as taught movements, and measures with what counts.

``exercises/examination.toml`` is one :class:`Examination`. Read when it is asked for: no exercise needs it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from lowback.content.model import Movement, Source

#: What a station is examined in, in the order of a visit.
StationPart: TypeAlias = Literal["consent", "screen", "demonstrate", "cue", "correct", "stop", "safety-net"]
#: Where a cue leads attention: to a part of the body, or to what the movement does.
Focus: TypeAlias = Literal["internal", "external"]
TestGroup: TypeAlias = Literal["neurological", "direction"]
#: Whether a measure's own words may be used, or it is only named.
Use: TypeAlias = Literal["may-be-used", "named-only"]


class StationItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an examiner looks for. Without one that is a ``must`` the station is not passed, whatever the marks.

    Attributes
    ----------
    asks
        Ids of the exercise's own cautions that are asked for with it.
    """

    id: str
    part: StationPart
    text: str
    marks: int
    must: bool = False
    asks: tuple[str, ...] = ()


class Station(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A station (OSCE): what who is examined reads, what who plays the patient reads, and the sheet of marks."""

    id: str
    exercise: str
    minutes: int
    candidate: str
    patient: str
    items: tuple[StationItem, ...]


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A few words that change a movement."""

    id: str
    exercise: str
    focus: Focus
    text: str


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The bank of cues, and what is known of the two kinds."""

    text: str
    sources: tuple[str, ...]
    bank: tuple[Cue, ...]


class Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A test as a movement that is taught: the figure goes ``from`` one pose to another.

    ``how`` it is done, what to ``look`` for, what that ``means``, and what it ``cannot`` show.
    """

    id: str
    group: TestGroup
    title: str
    start: str = msgspec.field(name="from")
    pose: str
    how: str
    look: str
    means: str
    cannot: str
    sources: tuple[str, ...]


class Tests(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The tests, and what is said of each group of them."""

    neurological: str
    direction: str
    list: tuple[Test, ...]


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A measure: ``what`` it measures, whether it may be used, and how much of a ``change`` counts."""

    id: str
    title: str
    what: str
    use: Use
    change: str
    sources: tuple[str, ...]


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The measures, and what is said of all of them."""

    text: str
    list: tuple[Measure, ...]


class Examination(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of it."""

    format: int
    version: str
    title: str
    lead: str
    stations: tuple[Station, ...]
    cues: Cues
    tests: Tests
    measures: Measures
    movement: Movement
    sources: tuple[Source, ...]
