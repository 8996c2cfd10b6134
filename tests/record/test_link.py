"""What a page asks of the store, what it is told, and the record in plain rows."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import lowback
import pytest
from lowback.errors import StoreError
from lowback.store import link
from lowback.store.glance import glance
from lowback.store.store import Store
from lowback.store.store import store as program_store

from tests.histories import history, stamp

from . import NOW, one
from .killer import first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def linked(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Make a store of its own the one of this program."""
    monkeypatch.setenv("LOWBACK_DATABASE_URL", address)
    monkeypatch.delenv("LOWBACK_STORE", raising=False)
    program_store.cache_clear()
    yield address
    if program_store.cache_info().currsize:
        program_store().close()
    program_store.cache_clear()


def ask(kind: str, **fields: Any) -> dict[str, Any]:
    reply = link.answer({"kind": kind, "id": "question", **fields})
    assert reply is not None
    assert reply["reply"] == "question"
    return reply


def test_more_than_a_message_holds_is_not_called_done(linked: str) -> None:
    reply = ask("put", records=[one(at) for at in range(201)])
    assert "done" not in reply
    assert "may hold 200" in reply["problem"]
    assert ask("since", seq=0)["records"] == []


def test_whatever_goes_wrong_there_is_an_answer(linked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("hello")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Store, "put", broken)
    assert "could not be reached" in ask("put", records=[one()])["problem"]


def test_a_page_hands_over_and_reads_on(linked: str) -> None:
    hello = ask("hello")
    assert hello["store"]
    assert ask("put", records=[one()])["done"] is True
    found = ask("since", seq=0)
    assert (found["records"], found["more"]) == ([one()], False)
    assert ask("since", seq=found["upto"])["records"] == []


@pytest.mark.parametrize(
    "record",
    [
        None,
        7,
        {},
        {**one(), "id": ""},
        {**one(), "offset": 10_000},
        {**one(), "kind": "other"},
        {**one(), "born": "2026-02-30T00:00:00Z"},
        {**one(), "more": 1},
        {**one(), "entries": [{"id": "n", "kind": "note", "at": stamp(NOW), "offset": 0, "text": "half \ud83d"}]},
        {**one(), "entries": [{"id": "n", "kind": "note", "at": stamp(NOW), "offset": 0, "text": "null \0"}]},
        {**one(), "entries": [{**one()["entries"][0], "value": 11}]},
        {**one(), "entries": [{**one()["entries"][0], "value": True}]},
        {**one(), "about": {**one()["about"], "dose": {"hold": "5"}}},
    ],
)
def test_what_is_no_record_is_refused_and_costs_nothing_else(linked: str, record: object) -> None:
    reply = ask("put", records=[record, one()])
    assert reply["done"] is True
    assert len(reply["refused"]) == 1
    assert reply["refused"][0]["why"]
    assert ask("since", seq=0)["records"] == [one()]


@pytest.mark.parametrize("content", [None, "hello", {}, {"kind": "hello"}, {"kind": "drop", "id": "x"}, {"id": "x"}])
def test_what_asks_nothing_of_the_store_is_not_answered(content: object) -> None:
    assert link.answer(content) is None


@pytest.mark.parametrize("seq", [None, -1, 2**60, "0", 1.5, []])
def test_an_odd_number_reads_from_the_beginning(linked: str, seq: object) -> None:
    ask("put", records=[one()])
    assert ask("since", seq=seq)["records"] == [one()]


def test_for_strangers_nothing_is_stored(linked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOWBACK_STORE", "off")
    assert ask("hello")["store"] is None
    assert "done" not in ask("put", records=[one()])
    assert "records" not in ask("since", seq=0)
    monkeypatch.delenv("LOWBACK_STORE")
    assert ask("since", seq=0)["records"] == []


def test_practice_in_rows(linked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = one(phases=6)
    gone = one(2)
    mark = {"id": "d", "kind": "deleted", "at": stamp(datetime.now(UTC)), "offset": 0}
    ask("put", records=[whole, {**gone, "entries": [*gone["entries"], mark]}])
    (row,) = lowback.practice()
    assert row["exercise"] == "seated-twist"
    assert (row["status"], row["seconds"], row["planned_seconds"]) == ("finished", 30, 150)
    assert row["dose_hold"] == 5
    assert row["pain_before"] in range(11)
    assert row["settled"] is None
    assert lowback.practice("raise-and-pull") == []
    monkeypatch.setenv("LOWBACK_STORE", "off")
    with pytest.raises(StoreError, match="the browser keeps the record"):
        lowback.practice()


def test_a_pain_of_0_is_0_and_none_is_none(linked: str) -> None:
    record = one()
    entries = [{**entry, "value": 0} if entry.get("when") == "before" else entry for entry in record["entries"]]
    entries = [entry for entry in entries if entry.get("when") != "after"]
    ask("put", records=[{**record, "entries": entries}])
    (row,) = lowback.practice()
    assert row["pain_before"] == 0
    assert row["pain_after"] is None


def test_a_store_that_is_not_there_is_told_in_a_sentence() -> None:
    for url, told in (
        ("postgresql://somebody:secret@127.0.0.1:1/none", "could not be opened"),
        ("mysql://somebody:secret@127.0.0.1/none", "names the database 'mysql'"),
        ("what?", "is not an address"),
    ):
        with pytest.raises(StoreError, match=told) as error:
            Store(url)
        assert "secret" not in str(error.value)


_LIGHT = """
import sys
import lowback
from lowback.store.link import answer
lowback.Guide("seated-twist")
told = answer({"kind": "hello", "id": "1"})
print(told["store"], told["upto"][""], "sqlalchemy" in sys.modules)
"""


def test_a_page_that_has_all_of_it_does_without_the_library(file: Path) -> None:
    address = f"sqlite:///{file}"
    store = Store(address)
    store.put([one(1), one(2)])
    store.close()
    run = [sys.executable, "-c", _LIGHT]
    env = {name: value for name, value in os.environ.items() if name != "LOWBACK_STORE"}
    done = subprocess.run(run, capture_output=True, text=True, check=True, env={**env, "LOWBACK_DATABASE_URL": address})
    assert done.stdout.split() == [store.id, "2", "False"]


def test_a_look_leaves_the_rest_to_the_opening(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOWBACK_DATABASE_URL", f"sqlite:///{file}")
    assert glance() is None
    file.write_bytes(b"no database")
    assert glance() is None
    file.unlink()
    first(f"sqlite:///{file}", history(2, until=NOW, phases=1))
    assert glance() is None, "an older version"
    monkeypatch.setenv("LOWBACK_DATABASE_URL", "postgresql://somebody@127.0.0.1:1/none")
    assert glance() is None


def checked(name: str, *entries: dict[str, Any]) -> dict[str, Any]:
    """Return a check with some entries."""
    heads = [{"id": f"{name}/{at}", "at": f"2026-01-01T08:00:{at:02}.000Z", "offset": 0} for at in range(len(entries))]
    return {
        "format": 1,
        "id": name,
        "kind": "check",
        "born": "2026-01-01T08:00:00.000Z",
        "offset": 0,
        "about": {},
        "entries": [head | entry for head, entry in zip(heads, entries, strict=True)],
    }


def answered(group: str, *yes: str) -> dict[str, Any]:
    """Return the answers to a group of signs."""
    return {"kind": "answers", "group": group, "yes": list(yes), "version": "2.0.1", "hash": "abc"}


def test_another_browser_is_told_what_closes_an_exercise_and_nothing_that_opens_one(linked: str) -> None:
    none = checked("none", answered("emergency"), answered("same-day"), answered("soon"))
    yes = checked("yes", answered("emergency", "S2"), answered("soon"), {"kind": "confirmed", "group": "soon"})
    assert ask("put", records=[none, yes])["done"] is True
    (told,) = ask("since", seq=0)["records"]
    assert told["id"] == "yes"
    assert [entry["kind"] for entry in told["entries"]] == ["answers"]
    assert told["entries"][0]["yes"] == ["S2"]
    # The store has all of it, for whoever takes the record along.
    assert [len(record["entries"]) for record in program_store().since(0).records] == [3, 3]


def test_another_browser_is_not_told_of_a_sign_that_was_taken_back_or_seen_by_a_doctor(linked: str) -> None:
    yes = checked("yes", answered("emergency", "S2"), answered("soon", "U4"), answered("same-day", "D1"))
    assert ask("put", records=[yes])["done"] is True
    told = ask("since", seq=0)["records"]
    assert [entry["group"] for record in told for entry in record["entries"]] == ["emergency", "soon", "same-day"]
    later = checked("later", answered("emergency"), {"kind": "confirmed", "group": "soon"})
    for entry in later["entries"]:
        entry["at"] = entry["at"].replace("2026", "2027")
    assert ask("put", records=[later])["done"] is True
    told = ask("since", seq=0)["records"]
    assert [entry["group"] for record in told for entry in record["entries"]] == ["same-day"]
    # Said again since, it closes again.
    again = checked("again", answered("emergency", "S2"))
    again["entries"][0]["at"] = again["entries"][0]["at"].replace("2026", "2028")
    assert ask("put", records=[again])["done"] is True
    told = ask("since", seq=0)["records"]
    assert [entry["group"] for record in told for entry in record["entries"]] == ["same-day", "emergency"]
