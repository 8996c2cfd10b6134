"""The store: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lowback
import pytest
import sqlalchemy as sa
from lowback.errors import StoreError
from lowback.record.merging import merge
from lowback.store import link
from lowback.store.engine import engine_of, parsed
from lowback.store.glance import glance
from lowback.store.place import LATEST
from lowback.store.schema import metadata
from lowback.store.store import Store, erased
from lowback.store.store import store as program_store
from lowback.store.upgrade import version

from tests.histories import history, session, stamp

from . import size
from .killer import first

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 1, 1, 6, tzinfo=UTC)


def one(seed: int = 1, phases: int = 3) -> dict[str, Any]:
    return session(NOW, "seated-twist", phases=phases, seed=seed)


def test_what_is_put_is_there_after_opening_again(address: str) -> None:
    store = Store(address)
    assert store.told == ""
    store.put([one()])
    store.close()
    again = Store(address)
    assert list(again.all("session")) == [one()]
    assert again.id == store.id
    assert again.check() == "ok"
    again.close()


def test_delivered_twice_it_is_stored_once(address: str) -> None:
    store = Store(address)
    store.put([one()])
    before = store.since(0)
    store.put([one(), one()])
    after = store.since(0)
    assert (after.records, after.upto) == (before.records, before.upto)
    store.close()


def test_a_record_grows_by_its_entries(address: str) -> None:
    whole = one(phases=8)
    store = Store(address)
    for entry in whole["entries"]:
        store.put([{**whole, "entries": [entry]}])
    assert list(store.all("session")) == [whole]
    store.close()


def test_deliveries_duplicated_and_reordered_come_out_exact(address: str) -> None:
    """A third of the deliveries come twice, all of them in any order, entry by entry."""
    chance = random.Random(7)  # noqa: S311 - the same disorder each time
    records = history(40, until=NOW, phases=10)
    pieces = [{**record, "entries": [entry]} for record in records for entry in record["entries"]]
    count = size(10_000, 1_000)
    new = chance.sample(pieces * (count // len(pieces) + 1), int(count * 0.7))
    deliveries = [*new, *chance.choices(new, k=count - len(new))]
    chance.shuffle(deliveries)
    expected: dict[str, dict[str, Any]] = {}
    for piece in deliveries:
        expected[piece["id"]] = merge(expected.get(piece["id"], piece), piece)
    store = Store(address)
    for at in range(0, count, 50):
        store.put(deliveries[at : at + 50])
    found = {record["id"]: record for record in store.all("session")}
    print(f"{count} deliveries, {len(found)} records, {sum(len(r['entries']) for r in found.values())} entries: exact")
    assert found == expected
    store.close()


def _write(address: str, writer: int, count: int) -> None:
    store = Store(address)
    for at in range(count):
        store.put([one(writer * 1000 + at, 1)])
    store.close()


def test_many_writers_at_once_lose_nothing(address: str) -> None:
    each = size(50, 5)
    Store(address).close()
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=_write, args=(address, writer, each)) for writer in range(16)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0] * 16
    store = Store(address)
    found = list(store.all("session"))
    seqs = store.since(0, 10_000)
    print(f"16 writers, {16 * each} records: {len(found)}")
    assert len(found) == 16 * each
    # Each change has a number of its own: who reads on from one misses none.
    assert seqs.upto == 16 * each
    assert store.check() == "ok"
    store.close()


def test_who_reads_on_gets_what_changed_and_no_more(address: str) -> None:
    store = Store(address)
    store.put([one(1), one(2), one(3)])
    page = store.since(0, 2)
    assert ([record["id"] for record in page.records], page.more) == ([one(1)["id"], one(2)["id"]], True)
    rest = store.since(page.upto, 2)
    assert ([record["id"] for record in rest.records], rest.more) == ([one(3)["id"]], False)
    note = {"id": "n", "kind": "note", "at": stamp(NOW), "offset": 0, "text": "x"}
    store.put([{**one(1), "entries": [note]}])
    assert [record["id"] for record in store.since(rest.upto).records] == [one(1)["id"]]
    assert store.since(store.since(0).upto).records == []
    store.close()


def test_one_persons_record_is_not_anothers(address: str) -> None:
    mine, theirs = Store(address, "me"), Store(address, "somebody")
    mine.put([one(1)])
    theirs.put([erased(one(1)["id"], stamp(NOW))])
    assert list(mine.all("session")) == [one(1)]
    assert [record["kind"] for record in theirs.since(0).records] == ["erased"]
    for store in (mine, theirs):
        store.close()


def test_what_was_erased_is_gone_and_stays_gone(address: str) -> None:
    store = Store(address)
    store.put([one(1)])
    store.put([erased(one(1)["id"], stamp(NOW))])
    store.put([one(1)])
    assert [(record["kind"], record["entries"]) for record in store.since(0).records] == [("erased", [])]
    store.close()
    engine = engine_of(parsed(address))
    with engine.connect() as connection:
        bodies = "".join(connection.execute(sa.text("SELECT body FROM records")).scalars())
    engine.dispose()
    assert "seated-twist" not in bodies


@pytest.mark.parametrize(("days", "kind"), [(29, "session"), (31, "erased")])
def test_what_was_deleted_goes_after_30_days(address: str, days: int, kind: str) -> None:
    store = Store(address)
    at = stamp(datetime.now(UTC) - timedelta(days=days))
    store.put([{**one(1), "entries": [{"id": "d", "kind": "deleted", "at": at, "offset": 0}]}])
    store.close()
    again = Store(address)
    # It may have been brought back in a browser that has not said so yet.
    assert [record["kind"] for record in again.since(0).records] == ["session"]
    again.expire()
    assert [record["kind"] for record in again.since(0).records] == [kind]
    again.close()


def test_the_migrations_make_what_the_tables_say(address: str) -> None:
    engine = engine_of(parsed(address))
    Store(address).close()
    with engine.connect() as connection:
        look = sa.inspect(connection)
        assert version(connection) == LATEST
        for table in metadata.sorted_tables:
            found = {column["name"]: column["nullable"] for column in look.get_columns(table.name)}
            assert found == {column.name: column.nullable for column in table.columns}
            assert look.get_pk_constraint(table.name)["constrained_columns"] == [c.name for c in table.primary_key]
            assert {i["name"] for i in look.get_indexes(table.name)} >= {i.name for i in table.indexes}
    engine.dispose()


def test_a_store_of_a_later_version_is_left_alone(address: str) -> None:
    Store(address).close()
    engine = engine_of(parsed(address))
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="of version 9999, and this Lowback knows"):
        Store(address)
    with engine.connect() as connection:
        assert version(connection) == "9999"
    engine.dispose()


def test_a_store_of_the_first_version_is_brought_on_and_a_copy_is_kept(address: str) -> None:
    records = history(20, until=NOW, phases=2)
    first(address, records)
    store = Store(address)
    assert sorted(r["id"] for r in store.all("session")) == sorted(r["id"] for r in records)
    store.put([one(99)])
    assert store.since(20).records == [one(99)]
    store.close()
    engine = engine_of(parsed(address))
    if address.startswith("sqlite"):
        copies = list(Path(parsed(address).database or "").parent.glob("record-before-*.sqlite3"))
        assert len(copies) == 1
        engine.dispose()
        engine = engine_of(parsed(f"sqlite:///{copies[0]}"))
        name = "records"
    else:
        with engine.connect() as connection:
            (name,) = [n for n in sa.inspect(connection).get_table_names() if n.startswith("records_0001_")]
    with engine.connect() as connection:
        assert connection.execute(sa.text(f"SELECT count(*) FROM {name}")).scalar() == 20  # noqa: S608
    engine.dispose()


def test_erased_is_erased_from_the_copies_too(address: str) -> None:
    records = history(3, until=NOW, phases=2)
    first(address, records)
    store = Store(address)
    store.put([erased(records[0]["id"], stamp(NOW))])
    store.close()
    if address.startswith("sqlite"):
        folder = Path(parsed(address).database or "").parent
        assert [path.name for path in folder.iterdir()] == ["record.sqlite3"]
        assert records[0]["entries"][0]["id"].encode() not in (folder / "record.sqlite3").read_bytes()
        return
    engine = engine_of(parsed(address))
    with engine.connect() as connection:
        assert not [n for n in sa.inspect(connection).get_table_names() if n.startswith("records_0001_")]
    engine.dispose()


# ── The link ──────────────────────────────────────────────────────────────────


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
print(told["store"], told["upto"], "sqlalchemy" in sys.modules)
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
