"""What goes wrong with a database, as sentences; and a damaged file, set aside and never deleted."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lowback.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
#: Who holds a file for longer than so many seconds has died with it.
_HELD_SECONDS = 20


def _code(error: object) -> int:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_damage(error: object) -> bool:
    """Return whether an error says that the file itself is no database any more."""
    return _code(error) in _DAMAGE


def sentence(error: object, what: str) -> StoreError:
    """Return an error as a sentence; it names no address and no password."""
    why = {
        sqlite3.SQLITE_FULL: "the disk is full. Make room; until then the browser keeps it",
        sqlite3.SQLITE_IOERR: "the disk does not take it. Make room, or look at the disk; the browser keeps it",
        sqlite3.SQLITE_CORRUPT: "its file is damaged. Start the app again: it sets the file aside",
        sqlite3.SQLITE_NOTADB: "its file is damaged. Start the app again: it sets the file aside",
        sqlite3.SQLITE_BUSY: "another program has held it for half a minute. It is tried again",
        sqlite3.SQLITE_READONLY: "its file may only be read. Change that; until then the browser keeps it",
        sqlite3.SQLITE_CANTOPEN: "its file cannot be opened. Look at the folder's rights; the browser keeps it",
    }.get(_code(error), "the database does not answer as it should. The browser keeps it, and it is tried again")
    return StoreError(f"The record on this computer could not be {what}: {why}.")


def set_aside(file: Path) -> str:
    """Give a damaged file another name, and return what the person is told. Nothing is deleted.

    One program at a time: another may have begun a new file under the name by now, and that one stays.
    """
    with _alone(file.with_name(f"{file.name}.lock")):
        if not _damaged(file):
            return ""
        to = file.with_name(f"{file.stem}-damaged-{datetime.now(UTC):%Y%m%d%H%M%S%f}{file.suffix}")
        journal = file.with_name(f"{file.name}-journal")
        if journal.exists():
            journal.replace(to.with_name(f"{to.name}-journal"))
        file.replace(to)
    return (
        f"The record on this computer was damaged. It was set aside as {to.name}, and a new one was begun. "
        "What this browser keeps is saved again."
    )


def _damaged(file: Path) -> bool:
    """Return whether a file is there and is no sound database."""
    if not file.is_file() or not file.stat().st_size:
        return False
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=30)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except sqlite3.DatabaseError as error:
        return is_damage(error)


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that only one program at a time can have."""
    end = time.monotonic() + _HELD_SECONDS
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if time.monotonic() > end:
                break
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
