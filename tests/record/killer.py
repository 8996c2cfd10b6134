"""Kills processes that store, again and again, and looks at what they left. Run as a program, away from the tests' own.

python -m tests.record.killer writes|migrations ADDRESS TIMES
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from lowback.store.engine import engine_of, parsed
from lowback.store.place import LATEST
from lowback.store.store import Store
from lowback.store.upgrade import upgrade, version

from tests.histories import history, session, stamp
from tests.notes_made import note as made_note

from . import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

#: A process lives so long at most once it has begun to write, in seconds.
_LIFE = 0.05
#: Every so many kills the whole file is read.
_WHOLE = 50


def killed(work: Callable[[int], None], life: float) -> str:
    """Run something in a process of its own, kill it at a moment of chance, and return what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        # Whatever goes wrong in here ends here.
        try:
            work(writing)
        finally:
            os._exit(1)
    os.close(writing)
    # From the first word on: before it, nothing is written.
    select.select([reading], [], [], 60)
    time.sleep(random.random() * life)  # noqa: S311 - the moment of chance itself
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while part := os.read(reading, 65536):
        said += part
    os.close(reading)
    return said.decode()


def writes(address: str, times: int) -> dict[str, Any]:
    """Kill a process that writes sessions and notes, and lets one of each grow, so many times."""
    Store(address).close()
    acknowledged: set[str] = set()
    growing = {**session(NOW, "seated-twist", phases=1, seed=0), "id": "growing", "entries": []}
    remark = made_note(NOW, "seated-twist", seed=4)

    def work(told: int, round_: int) -> None:
        store = Store(address)
        os.write(told, b"begun\n")
        for at in range(100_000):
            name = f"{round_}-{at}"
            note = {"id": name, "kind": "note", "at": stamp(NOW), "offset": 0, "text": name}
            body = {**remark["entries"][-1], "id": name, "kind": "body", "text": name, "tags": [], "free": []}
            body = {key: body[key] for key in ("id", "kind", "at", "offset", "text", "tags", "free")}
            body["motivation"] = "commenting"
            sessions = [{**growing, "id": name, "entries": [note]}, {**growing, "entries": [note]}]
            notes = [{**remark, "id": f"note-{name}"}, {**remark, "id": "remark", "entries": [body]}]
            store.put([*sessions, *notes])
            os.write(told, f"{name}\n".encode())

    lost = 0
    damaged = 0
    for round_ in range(times):
        said = killed(lambda told, round_=round_: work(told, round_), _LIFE)  # type: ignore[misc]
        names = {line for line in said.split("\n")[:-1] if line != "begun"}
        acknowledged |= names
        store = Store(address)
        if store.told or (round_ % _WHOLE == 0 and store.check() != "ok"):
            damaged += 1
        if round_ % _WHOLE == 0 or round_ == times - 1:
            found = {record["id"]: record for record in store.all("session")}
            grown = {entry["id"] for entry in found["growing"]["entries"]} if "growing" in found else set()
            lost = len(acknowledged - set(found)) + len(acknowledged - grown)
            remarks = {record["id"]: record for record in store.all("note")}
            edits = {entry["id"] for entry in remarks["remark"]["entries"]} if "remark" in remarks else set()
            lost += len({f"note-{name}" for name in acknowledged} - set(remarks)) + len(acknowledged - edits)
        store.close()
    return {"kills": times, "acknowledged": len(acknowledged), "lost": lost, "damaged": damaged}


def migrations(address: str, times: int) -> dict[str, Any]:
    """Kill a process that brings a store of the first version on, so many times, each time from the beginning."""
    records = history(400, until=NOW, phases=5)
    neither, old, new = 0, 0, 0
    file = Path(parsed(address).database or "")
    whole = file.with_suffix(".first")
    for round_ in range(times):
        if round_ == 0:
            first(address, records)
            shutil.copy(file, whole)
        else:
            for path in file.parent.glob(f"{file.stem}*{file.suffix}*"):
                path.unlink()
            shutil.copy(whole, file)

        def work(told: int) -> None:
            os.write(told, b"begun\n")
            Store(address)
            os.write(told, b"done\n")
            time.sleep(60)

        # At some time from the beginning to a little after the end.
        killed(work, 0.25)
        engine = engine_of(parsed(address))
        with engine.connect() as connection:
            found = version(connection)
            count = connection.exec_driver_sql("SELECT count(*) FROM records").scalar()
            columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(records)")}
            tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        engine.dispose()
        right = count == len(records) and sound and "records_of_one" not in tables
        if right and found == "0001" and "owner" not in columns:
            old += 1
        elif right and found == LATEST and "owner" in columns:
            new += 1
        else:
            neither += 1
        # And whoever comes next finds all of it.
        store = Store(address)
        neither += sum(1 for _ in store.all("session")) != len(records)
        store.close()
    return {"kills": times, "old": old, "new": new, "neither": neither}


def first(address: str, records: list[dict[str, Any]]) -> None:
    """Make a store of the first version, which knew no owners."""
    url = parsed(address)
    if url.get_backend_name() == "sqlite":
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = engine_of(url)
    upgrade(engine, "0001")
    rows = [
        {"id": record["id"], "kind": record["kind"], "born": record["born"], "seq": at, "body": json.dumps(record)}
        for at, record in enumerate(records, 1)
    ]

    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO records VALUES (:id, :kind, :born, :seq, :body)"), rows)
        connection.execute(sa.text("UPDATE meta SET value = :seq WHERE name = 'seq'"), {"seq": str(len(rows))})
    engine.dispose()


if __name__ == "__main__":
    ways = {"writes": writes, "migrations": migrations}
    print(json.dumps(ways[sys.argv[1]](sys.argv[2], int(sys.argv[3]))))
