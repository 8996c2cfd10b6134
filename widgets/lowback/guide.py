"""The guide as a widget: the browser runs the exercise, Python knows it and hears what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from lowback.course.packed import movement_data
from lowback.happened import Event, State, read_events, read_state
from lowback.plan import MIME, plan_of
from lowback.request import request
from lowback.safety import safety_of
from lowback.store.link import answer
from lowback.strings import page_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from lowback.content import Library
    from lowback.request import Request

_STATIC = Path(__file__).parent / "static"


def guide_state(asked: Request, *, content: Library | None = None) -> dict[str, Any]:
    """Return all that a guide's front end needs of Python, by the names of its traits."""
    return {
        "_plan": plan_of(asked),
        "_safety": safety_of(asked.exercise, content=content),
        "_movement": movement_data(asked.exercise),
        "_language": page_language(),
    }


class Guide(anywidget.AnyWidget):
    """Leads a person through an exercise, to the second.

    Parameters
    ----------
    exercise
        The exercise's id: ``"standing-roll-down"``, ``"raise-and-pull"``, ``"double-knee-lifts"`` or
        ``"seated-twist"``.
    variant
        One of its variants; the one offered first where it is left out.
    **dose
        Any of its doses by name, in seconds or counts, such as ``repetitions=5, hold=3``.

    Raises
    ------
    ValueError
        The exercise, the variant or a dose does not exist, or a dose is out of bounds. The message names what
        is valid.

    Examples
    --------
    >>> Guide("double-knee-lifts", hold=6)
    Traceback (most recent call last):
    ...
    lowback.errors.RequestError: hold of 'double-knee-lifts' is 6; write a whole number from 1 to 3 (seconds). \
The article: no more than five seconds, and less if pain grows. Three is how we read it: stretching your legs out and \
bending them again takes up to two of the five.
    """

    _esm = _STATIC / "guide.js"
    _css = _STATIC / "guide.css"

    _plan = traitlets.Dict().tag(sync=True)
    _safety = traitlets.Dict().tag(sync=True)
    _movement = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)
    _state = traitlets.Dict().tag(sync=True)
    # A page of ours gives this module an address and fetches it there; JupyterLab's knows none.
    _screens = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_screens")
    def _default_screens(self) -> str:
        return (_STATIC / "screens.js").read_text(encoding="utf-8")

    def __init__(self, exercise: str, variant: str | None = None, **dose: int) -> None:
        self._request = request(exercise, variant, dose)
        self._events: list[Event] = []
        self._seen: set[str] = set()
        self._callbacks: list[Callable[[Event], None]] = []
        super().__init__(**guide_state(self._request))
        self.on_msg(self._receive)

    @property
    def plan(self) -> dict[str, Any]:
        """What the front end is asked to do."""
        return dict(self._plan)

    @property
    def state(self) -> State | None:
        """Where the guide is now; ``None`` before a browser has shown it."""
        return read_state(self._state, self._request.exercise.id)

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened so far, in the order it arrived."""
        return tuple(self._events)

    def on_event(self, callback: Callable[[Event], None]) -> None:
        """Call a function with each :class:`~lowback.happened.Event` from now on."""
        self._callbacks.append(callback)

    def _receive(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        reply = answer(content)
        if reply is not None:
            self.send(reply)
            return
        if not isinstance(content, dict) or content.get("kind") != "events":
            return
        events = read_events(content, self._request.exercise.id)
        # What cannot be read is acknowledged too: sent again, it would be no better.
        sent = content.get("events")
        ids = [item.get("id") for item in sent if isinstance(item, dict)] if isinstance(sent, list) else []
        new = [event for event in {event.id: event for event in events}.values() if event.id not in self._seen]
        self._seen.update(event.id for event in new)
        self._events += new
        # Before the callbacks: what one of them does wrong must cost neither an event nor its acknowledgement.
        self.send({"kind": "ack", "ids": [name for name in ids if isinstance(name, str)]})
        for event in new:
            for callback in self._callbacks:
                try:
                    callback(event)
                except Exception:
                    self.log.exception("A function given to on_event failed with %s.", event.kind)

    def __repr__(self) -> str:
        """Tell exercise, variant and dose, the same in every run."""
        dose = "".join(f", {name}={value}" for name, value in self._request.dose.items())
        return f"Guide({self._request.exercise.id!r}, variant={self._request.variant.id!r}{dose})"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        found = super()._repr_mimebundle_(**kwargs)
        if found is None:
            return None
        data, metadata = found
        return {**data, MIME: self.plan}, metadata
