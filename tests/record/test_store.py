"""The store: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import multiprocessing
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from lowback.errors import StoreError
from lowback.record.merging import merge
from lowback.store.engine import engine_of, parsed
from lowback.store.place import LATEST
from lowback.store.schema import metadata
from lowback.store.store import Store, erased
from lowback.store.upgrade import version

from tests.histories import history, stamp

from . import NOW, one, size
from .killer import first


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
