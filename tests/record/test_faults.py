"""What goes wrong where records are stored: killed, full, damaged. Nothing that was acknowledged is lost."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import pytest
from lowback.errors import StoreError
from lowback.store.faults import set_aside
from lowback.store.store import Store

from tests.histories import history, session
from tests.surfaces.servers import ROOT

from . import NOW, size

if TYPE_CHECKING:
    from pathlib import Path


def killer(what: str, address: str, times: int) -> dict[str, Any]:
    run = [sys.executable, "-m", "tests.record.killer", what, address, str(times)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    print(f"{what}: {found}")
    return found


def test_killed_while_writing_nothing_acknowledged_is_lost(address: str) -> None:
    found = killer("writes", address, size(1000, 40))
    assert (found["lost"], found["damaged"]) == (0, 0)
    # Killed at any moment, some were in the middle of their first write; most had acknowledged some.
    assert found["acknowledged"] >= found["kills"] // 2


def test_killed_while_migrating_it_is_wholly_old_or_wholly_new(file: Path) -> None:
    found = killer("migrations", f"sqlite:///{file}", size(100, 10))
    assert found["neither"] == 0
    assert found["old"] + found["new"] == found["kills"]


def _fill(address: str, most: int) -> tuple[list[str], str]:
    """Write until the disk is full, and return what was acknowledged and what was told."""
    store = Store(address)
    acknowledged: list[str] = []
    told = ""
    try:
        for at in range(most):
            record = session(NOW, "seated-twist", phases=8, seed=at)
            store.put([record])
            acknowledged.append(record["id"])
    except StoreError as error:
        told = str(error)
    store.close()
    return acknowledged, told


def _filled_with_a_limit(address: str, bytes_: int) -> tuple[list[str], str]:
    """Fill in a process that may write files of so many bytes: the disk ends in the middle of what is being written."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))
            found = _fill(address, 400)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            os.write(writing, json.dumps(found).encode())
        os._exit(0)
    os.close(writing)
    said = b""
    while part := os.read(reading, 65536):
        said += part
    os.close(reading)
    os.waitpid(child, 0)
    acknowledged, told = json.loads(said)
    return acknowledged, told


def test_where_the_disk_is_full_it_is_told_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    places = size(50, 5)
    shown = 0
    for place in range(places):
        file = tmp_path / f"{place}.sqlite3"
        address = f"sqlite:///{file}"
        # Some of it is there before.
        store = Store(address)
        store.put(history(3, until=NOW, phases=8))
        store.close()
        limit = file.stat().st_size + 4096 * (1 + place * 40 // places) + 512 * (place % 8)
        acknowledged, told = _filled_with_a_limit(address, limit)
        assert told.startswith("The record on this computer could not be written: the disk "), told
        shown += 1
        after = Store(address)
        assert after.told == ""
        assert after.check() == "ok"
        found = {record["id"] for record in after.all("session")}
        assert set(acknowledged) <= found
        # There is room again: it goes on.
        after.put([session(NOW, "seated-twist", seed=9999)])
        after.close()
    print(f"disk full at {places} places: told {shown} times, 0 acknowledged lost")


def test_a_database_that_may_not_grow_says_so(file: Path) -> None:
    address = f"sqlite:///{file}"
    store = Store(address)
    with closing(sqlite3.connect(file)) as plain:
        pages = plain.execute("PRAGMA page_count").fetchone()[0]
    with store._engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match=r"the disk is full\. Make room"):
        store.put(history(100, until=NOW))
    assert list(store.all("session")) == []
    store.close()


@pytest.mark.parametrize("harm", ["garbage", "cut", "text", "header", "middle"])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(file: Path, harm: str) -> None:
    address = f"sqlite:///{file}"
    store = Store(address)
    store.put(history(20, until=NOW))
    name = store.id
    store.close()
    whole = file.read_bytes()
    broken = {
        "garbage": bytes(200) + os.urandom(len(whole) - 200),
        "cut": whole[: len(whole) // 3],
        "text": b"this is no database",
        "header": b"X" * 100 + whole[100:],
        "middle": whole[: len(whole) // 2] + os.urandom(len(whole) // 2 - 100) + whole[-100:],
    }[harm]
    file.write_bytes(broken)
    again = Store(address)
    assert "It was set aside as record-damaged-" in again.told
    aside = list(file.parent.glob("record-damaged-*.sqlite3"))
    assert [path.read_bytes() for path in aside] == [broken]
    # Another store, with another id: the browsers give it what they have.
    assert again.id != name
    again.put(history(1, until=NOW))
    assert len(list(again.all("session"))) == 1
    again.close()


def test_of_two_programs_that_meet_a_damaged_file_one_sets_it_aside(file: Path) -> None:
    store = Store(f"sqlite:///{file}")
    store.close()
    file.write_bytes(b"this is no database")
    first = Store(f"sqlite:///{file}")
    first.put(history(1, until=NOW))
    # The other saw the damage before, and comes to it now.
    assert set_aside(file) == ""
    assert len(list(first.all("session"))) == 1
    first.close()


def test_an_empty_file_is_a_store_that_has_not_begun(file: Path) -> None:
    file.touch()
    store = Store(f"sqlite:///{file}")
    assert store.told == ""
    store.put(history(1, until=NOW))
    store.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="cannot be made"):
        Store(f"sqlite:///{tmp_path}/taken/record.sqlite3")
