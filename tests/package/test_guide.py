"""``lowback.Guide``: what may be asked for, what it says of itself, and what it hears."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import lowback
import pytest
from lowback.content import library
from lowback.plan import MIME

if TYPE_CHECKING:
    from lowback.happened import Event


def test_repr_is_stable_and_telling() -> None:
    assert repr(lowback.Guide("double-knee-lifts", repetitions=5, hold=3)) == (
        "Guide('double-knee-lifts', variant='gentler', repetitions=5, hold=3, move_seconds=3, rest=10, "
        "position_seconds=15, get_up_seconds=15)"
    )
    assert repr(lowback.Guide("raise-and-pull", variant="elbows", hold=7)) == (
        "Guide('raise-and-pull', variant='elbows', repetitions=8, hold=7, move_seconds=3, rest=5, "
        "position_seconds=15, get_up_seconds=15)"
    )


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("seated-twits", {}, ["'seated-twits'", "'standing-roll-down'", "Did you mean 'seated-twist'?"]),
        ("seated-twist", {"variant": "gentle"}, ["no variant 'gentle'", "write 'article'"]),
        ("seated-twist", {"repetition": 3}, ["no dose 'repetition'", "Did you mean 'repetitions'?"]),
        ("raise-and-pull", {"variant": "elbows", "palm_hold": 2}, ["(elbows) has no dose 'palm_hold'"]),
        (
            "double-knee-lifts",
            {"hold": 6},
            ["hold of 'double-knee-lifts' is 6", "from 1 to 3", "no more than five seconds"],
        ),
        ("double-knee-lifts", {"hold": 5.5}, ["5.5", "whole number from 1 to 3"]),
        ("double-knee-lifts", {"hold": "3"}, ["'3'", "whole number"]),
        ("double-knee-lifts", {"hold": True}, ["True", "whole number"]),
        ("double-knee-lifts", {"hold": None}, ["None", "whole number"]),
        ("double-knee-lifts", {"hold": float("nan")}, ["nan", "whole number"]),
        ("double-knee-lifts", {"hold": float("inf")}, ["inf", "whole number"]),
        ("double-knee-lifts", {"hold": 10**5000}, ["a number of more than 30 digits", "from 1 to 3"]),
        (["seated-twist"], {}, ["'standing-roll-down'"]),
        ("double-knee-lifts", {"repetitions": 0}, ["repetitions", "from 1 to 10"]),
    ],
)
def test_what_cannot_be_asked_for_is_a_value_error_that_names_what_can(
    name: Any, asked: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(ValueError, match="write") as caught:
        lowback.Guide(name, **asked)
    for word in words:
        assert word in str(caught.value)


def test_every_dose_is_a_keyword() -> None:
    for name, exercise in library().exercises.items():
        guide = lowback.Guide(name, variant="article", **{key: rule.least for key, rule in exercise.dose.items()})
        assert guide.plan["dose"] == {key: rule.least for key, rule in exercise.dose.items()}


def test_the_output_carries_the_plan_beside_the_view() -> None:
    guide = lowback.Guide("seated-twist", hold=4)
    bundle = guide._repr_mimebundle_()
    assert bundle is not None
    data = bundle[0]
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == repr(guide)
    plan = json.loads(json.dumps(data[MIME]))
    assert plan["exercise"]["id"] == "seated-twist"
    assert plan["exercise"]["version"] == library().exercises["seated-twist"].version
    assert (plan["variant"], plan["dose"]["hold"]) == ("article", 4)
    assert plan["seconds"] == 15 + 10 * 12 + 9 * 2


def _event(**changes: Any) -> dict[str, Any]:
    return {
        "id": "one",
        "kind": "phase-end",
        "at": "2026-01-01T06:00:00.000Z",
        "run": "run",
        "exercise": "seated-twist",
        "version": "1.0.0",
        "variant": "article",
        "phase": "ready/sit-tall",
        "step": "sit-tall",
        "side": None,
        "repetition": 1,
        "planned": 15,
        "held": 14.5,
        "own_pace": False,
    } | changes


def _heard(guide: lowback.Guide, *events: Any) -> tuple[list[Event], list[Any]]:
    heard: list[Event] = []
    sent: list[Any] = []
    guide.on_event(heard.append)
    guide.send = sent.append
    guide._receive(guide, {"kind": "events", "events": list(events)}, None)
    return heard, sent


def test_events_are_heard_once_and_acknowledged_each_time() -> None:
    guide = lowback.Guide("seated-twist")
    heard, sent = _heard(guide, _event(), _event(), _event(id="two", kind="finish"))
    assert [(event.id, event.kind, event.held) for event in heard] == [
        ("one", "phase-end", 14.5),
        ("two", "finish", 14.5),
    ]
    assert guide.events == tuple(heard)
    assert sent == [{"kind": "ack", "ids": ["one", "one", "two"]}]
    assert heard[0].at.tzinfo is not None


def test_a_callback_that_fails_costs_nothing() -> None:
    guide = lowback.Guide("seated-twist")

    def fails(_: Event) -> None:
        raise RuntimeError

    guide.on_event(fails)
    heard, sent = _heard(guide, _event(), _event(id="two"))
    assert [event.id for event in heard] == ["one", "two"]
    assert sent == [{"kind": "ack", "ids": ["one", "two"]}]


@pytest.mark.parametrize(
    "event",
    [
        "text",
        None,
        {},
        _event(kind="shout"),
        _event(held=-1),
        _event(held=float("inf")),
        _event(exercise="raise-and-pull"),
        _event(more="x"),
        _event(id=""),
        _event(id="x" * 1000),
        _event(at="yesterday"),
    ],
)
def test_a_message_that_is_not_an_event_is_left_out(event: Any) -> None:
    guide = lowback.Guide("seated-twist")
    heard, _ = _heard(guide, event, _event(id="good"))
    assert [item.id for item in heard] == ["good"]


@pytest.mark.parametrize(
    "content", [None, "x", {}, {"kind": "events"}, {"kind": "events", "events": "x"}, {"kind": "other"}]
)
def test_any_other_message_does_no_harm(content: Any) -> None:
    guide = lowback.Guide("seated-twist")
    guide.send = lambda *_: None
    guide._receive(guide, content, None)
    assert guide.events == ()


def test_state_is_checked() -> None:
    guide = lowback.Guide("seated-twist")
    assert not guide.state
    good = {
        "status": "running",
        "exercise": "seated-twist",
        "version": "1.0.0",
        "variant": "article",
        "dose": {"hold": 2},
        "own_pace": False,
        "phase": "ready/sit-tall",
        "step": "sit-tall",
        "side": None,
        "repetition": 1,
        "of": 0,
        "index": 0,
        "phases": 40,
        "ticked": [],
    }
    guide._state = good
    state = guide.state
    assert state
    assert state.status == "running"
    for bad in ({"exercise": "raise-and-pull"}, {"status": "flying"}, {"more": 1}):
        guide._state = good | bad
        assert not guide.state, bad


def test_about_reads_the_content_and_names_what_there_is() -> None:
    shown = lowback.about("double-knee-lifts", "not-if")
    assert repr(shown) == "about('double-knee-lifts', 'not-if')"
    assert "osteoporosis" in shown._repr_markdown_()
    with pytest.raises(ValueError, match="no part 'nothing'; write 'what', 'not-if'"):
        lowback.about("double-knee-lifts", "nothing")
    with pytest.raises(ValueError, match="no exercise 'double'"):
        lowback.about("double", "what")


def test_the_package_names_what_it_has() -> None:
    assert {"Guide", "Movement", "about"} <= set(dir(lowback))
    names = ", ".join(name for name in lowback.__all__ if not name.startswith("_"))
    with pytest.raises(AttributeError, match=f"it has {names}$"):
        _ = lowback.Timer
