"""What the browser says happened, checked: a page's visitor can send a kernel any message."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

_IN_A_BROWSER: bool = sys.platform == "emscripten"
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=86_400)]


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that happened while an exercise was led.

    Attributes
    ----------
    id
        Given at birth; delivered twice it counts once.
    kind
        What happened. ``phase-end`` and ``pause`` tell what was ``held``.
    at
        When, with its offset from UTC.
    run
        Which run of the exercise.
    planned, held
        Seconds: what the phase should last, and what it lasted.
    """

    id: Name
    kind: Literal["start", "phase-end", "pause", "resume", "stop", "finish"]
    at: datetime
    run: Name
    exercise: Name
    version: Name
    variant: Name
    phase: Name | None
    step: Name | None
    side: Literal["right", "left"] | None
    repetition: Annotated[int, msgspec.Meta(ge=0, le=1000)]
    planned: Seconds
    held: Seconds
    own_pace: bool


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the guide is: its status, what it leads, and the phase it is in."""

    status: Literal["ready", "running", "paused", "settling", "finished", "stopped"]
    exercise: Name
    version: Name
    variant: Name
    dose: dict[str, int]
    own_pace: bool
    phase: str | None
    step: str | None
    side: Literal["right", "left"] | None
    repetition: int
    of: int
    index: int
    phases: int
    ticked: list[str]


def _as_json(value: object) -> object:
    """Return what a page sent as JSON would have it.

    Python in a browser (JupyterLite) is handed JavaScript's ``null`` as an object of its own.
    """
    if not _IN_A_BROWSER:
        return value
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return None if type(value).__name__ == "JsNull" else value


def read_events(content: Mapping[str, Any], exercise: str) -> list[Event]:
    """Return the events of a message that are well formed and belong to an exercise; the others are left out."""
    found = content.get("events")
    events: list[Event] = []
    for item in found[:1000] if isinstance(found, list) else ():
        try:
            event = msgspec.convert(_as_json(item), Event)
        except msgspec.ValidationError:
            continue
        if event.exercise == exercise:
            events.append(event)
    return events


def read_state(value: object, exercise: str) -> State | None:
    """Return a state that is well formed and belongs to an exercise, else ``None``."""
    try:
        state = msgspec.convert(_as_json(value), State)
    except msgspec.ValidationError:
        return None
    return state if state.exercise == exercise else None
