"""The store itself: records in, brought together with what is there; records out, all or those that changed."""

from __future__ import annotations

import functools
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lowback.errors import StoreError
from lowback.record.merging import merge
from lowback.store.engine import READS, engine_of, parsed
from lowback.store.place import owner, store_url
from lowback.store.schema import meta, records
from lowback.store.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Engine

    from lowback.record.merging import Plain

#: What was deleted can be brought back for so long; the same in ``record/keeper.js``.
KEPT_DELETED = timedelta(days=30)
#: So many rows are read at a time.
_ROWS = 500


class Page:
    """Records that changed: up to which change they reach, and whether there are more."""

    def __init__(self, found: list[Plain], upto: int, *, more: bool) -> None:
        self.records = found
        self.upto = upto
        self.more = more


class Store:
    """The record of one person in a database.

    Parameters
    ----------
    url
        Where it is; ``LOWBACK_DATABASE_URL`` or a file in the user's data folder where nothing is said.
    whose
        Whose record it is; the user's of this computer where nothing is said.

    Raises
    ------
    StoreError
        It cannot be opened. A damaged file is set aside, and a new one begun: see :attr:`told`.
    """

    def __init__(self, url: str | None = None, whose: str | None = None) -> None:
        self._url = parsed(url or store_url())
        self._owner = whose or owner()
        #: What the person should know of the opening, or "".
        self.told = ""
        file = self._file()
        if file is not None:
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                message = f"The folder {file.parent} cannot be made ({error.strerror}). Choose LOWBACK_DATABASE_URL."
                raise StoreError(message) from error
        self._engine = self._open()
        self.id = self._meta("store")
        self._forget()

    # ── In ────────────────────────────────────────────────────────────────────

    def put(self, given: Sequence[Plain]) -> None:
        """Bring records together with what is there, all or none. When it returns, they are on the disk.

        Raises
        ------
        StoreError
            They are not in the store: the disk is full, the file is damaged, the database is away.
        """
        with self._doing("written"), self._engine.begin() as connection:
            seq = self._next(connection)
            before = seq
            for record in given:
                found = connection.execute(
                    sa.select(records.c.body).where(records.c.owner == self._owner, records.c.id == record["id"])
                ).scalar()
                merged = merge(json.loads(found) if found else record, record)
                body = json.dumps(merged, ensure_ascii=False, separators=(",", ":"))
                if body == found:
                    continue
                seq += 1
                self._write(connection, merged, body, seq, new=found is None)
            if seq > before:
                connection.execute(sa.update(meta).where(meta.c.name == "seq").values(value=str(seq)))

    def _write(self, connection: Connection, record: Plain, body: str, seq: int, *, new: bool) -> None:
        fields = {
            "kind": record["kind"],
            "born": record["born"],
            "deleted": _deleted(record),
            "seq": seq,
            "body": body,
        }
        if new:
            connection.execute(sa.insert(records).values(owner=self._owner, id=record["id"], **fields))
        else:
            mine = sa.and_(records.c.owner == self._owner, records.c.id == record["id"])
            connection.execute(sa.update(records).where(mine).values(**fields))

    def _next(self, connection: Connection) -> int:
        """Return the number of the last change, and keep all others from writing until this is done."""
        number = sa.select(meta.c.value).where(meta.c.name == "seq").with_for_update()
        return int(connection.execute(number).scalar() or 0)

    # ── Out ───────────────────────────────────────────────────────────────────

    def since(self, seq: int, most: int = 100) -> Page:
        """Return records that changed after a change of that number, in the order of their changes."""
        wanted = (
            sa.select(records.c.seq, records.c.body)
            .where(records.c.owner == self._owner, records.c.seq > seq)
            .order_by(records.c.seq)
            .limit(most + 1)
        )
        with self._doing("read"), self._reading() as connection:
            rows = connection.execute(wanted).all()
        more = len(rows) > most
        rows = rows[:most]
        return Page([json.loads(row.body) for row in rows], rows[-1].seq if rows else seq, more=more)

    def all(self, kind: str) -> Iterator[Plain]:
        """Return all records of a kind, oldest first."""
        wanted = (
            sa.select(records.c.body)
            .where(records.c.owner == self._owner, records.c.kind == kind)
            .order_by(records.c.born, records.c.id)
        )
        with self._doing("read"), self._reading() as connection:
            for part in connection.execute(wanted).partitions(_ROWS):
                yield from (json.loads(row.body) for row in part)

    def check(self) -> str:
        """Return ``"ok"`` where the file is sound, else what SQLite says of it; always ``"ok"`` elsewhere."""
        if self._file() is None:
            return "ok"
        with self._reading() as connection:
            return str(connection.exec_driver_sql("PRAGMA integrity_check").scalar())

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # ── How it is opened ──────────────────────────────────────────────────────

    def _file(self) -> Path | None:
        name = self._url.database
        is_file = self._url.get_backend_name() == "sqlite" and name and name != ":memory:"
        return Path(str(name)) if is_file else None

    def _open(self) -> Engine:
        engine = engine_of(self._url)
        try:
            upgrade(engine)
        except DBAPIError as error:
            engine.dispose()
            file = self._file()
            if file is None or not _is_damage(error):
                raise _sentence(error, "opened") from error
            self.told = _set_aside(file)
            engine = engine_of(self._url)
            with self._doing("opened"):
                upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _reading(self) -> Any:
        return self._engine.connect().execution_options(**READS)

    def _meta(self, name: str) -> str:
        with self._doing("read"), self._reading() as connection:
            return str(connection.execute(sa.select(meta.c.value).where(meta.c.name == name)).scalar())

    def _forget(self) -> None:
        """Let what was deleted long ago go for good: that there was something stays, so that no copy brings it back."""
        before = f"{datetime.now(UTC) - KEPT_DELETED:%Y-%m-%dT%H:%M:%S}"
        wanted = sa.select(records.c.id).where(
            records.c.owner == self._owner, records.c.deleted != "", records.c.deleted < before
        )
        with self._doing("read"), self._reading() as connection:
            gone = connection.execute(wanted).scalars().all()
        if gone:
            now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}.000Z"
            self.put([erased(name, now) for name in gone])

    def _doing(self, what: str) -> _Told:
        return _Told(what)


class _Told:
    """Turns what a database throws into a sentence."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, DBAPIError):
            raise _sentence(error, self._what) from error


def erased(name: str, at: str) -> Plain:
    """Return what is left of a record that was erased."""
    return {"format": 1, "id": name, "kind": "erased", "born": at, "offset": 0, "about": {}, "entries": []}


def _deleted(record: Plain) -> str:
    marks: Iterable[Plain] = (entry for entry in record["entries"] if entry["kind"] in ("deleted", "restored"))
    last = list(marks)[-1:]
    return str(last[0]["at"]) if last and last[0]["kind"] == "deleted" else ""


def _is_damage(error: DBAPIError) -> bool:
    """Return whether the file itself is no database any more."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(file: Path) -> str:
    """Give a damaged file another name, and return what the person is told. Nothing is deleted."""
    to = file.with_name(f"{file.stem}-damaged-{datetime.now(UTC):%Y%m%d%H%M%S%f}{file.suffix}")
    journal = file.with_name(f"{file.name}-journal")
    if journal.exists():
        journal.replace(to.with_name(f"{to.name}-journal"))
    file.replace(to)
    return (
        f"The record on this computer was damaged. It was set aside as {to.name}, and a new one was begun. "
        "What this browser keeps is saved again."
    )


def _sentence(error: DBAPIError, what: str) -> StoreError:
    """Return an error as a sentence; it names no address and no password."""
    code = (getattr(error.orig, "sqlite_errorcode", None) or 0) & 0xFF
    why = {
        sqlite3.SQLITE_FULL: "the disk is full. Make room; until then the browser keeps it",
        sqlite3.SQLITE_IOERR: "the disk does not take it. Make room, or look at the disk; the browser keeps it",
        sqlite3.SQLITE_CORRUPT: "its file is damaged. Start the app again: it sets the file aside",
        sqlite3.SQLITE_NOTADB: "its file is damaged. Start the app again: it sets the file aside",
        sqlite3.SQLITE_BUSY: "another program has held it for half a minute. It is tried again",
        sqlite3.SQLITE_READONLY: "its file may only be read. Change that; until then the browser keeps it",
        sqlite3.SQLITE_CANTOPEN: "its file cannot be opened. Look at the folder's rights; the browser keeps it",
    }.get(code, "the database does not answer as it should. The browser keeps it, and it is tried again")
    return StoreError(f"The record on this computer could not be {what}: {why}.")


@functools.lru_cache(maxsize=1)
def store() -> Store:
    """Return the store of this program, opened once."""
    return Store()
