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
from lowback.record.notes import scope_of
from lowback.record.rows import deleted_at
from lowback.store.engine import READS, engine_of, parsed
from lowback.store.faults import is_damage, sentence, set_aside
from lowback.store.place import owner, store_url
from lowback.store.schema import meta, records
from lowback.store.upgrade import drop_copies, upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        self._expired = False
        file = self._file()
        if file is not None:
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                message = f"The folder {file.parent} cannot be made ({error.strerror}). Choose LOWBACK_DATABASE_URL."
                raise StoreError(message) from error
        self._engine = self._open()
        self.id = self._meta("store")

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
            copies = False
            for record in given:
                mine = sa.and_(records.c.owner == self._owner, records.c.id == record["id"])
                row = connection.execute(sa.select(records.c.body, records.c.scope).where(mine)).one_or_none()
                found = row.body if row else None
                merged = merge(json.loads(found) if found else record, record)
                body = json.dumps(merged, ensure_ascii=False, separators=(",", ":"))
                # What was erased says no longer where it belonged: whoever brings a copy does.
                scope = scope_of(record) or (row.scope if row else "")
                if row and (body, scope) == (found, row.scope):
                    continue
                seq += 1
                self._write(connection, merged, {"body": body, "seq": seq, "scope": scope}, new=row is None)
                if merged["kind"] == "erased" and found:
                    copies = True
            if seq > before:
                connection.execute(sa.update(meta).where(meta.c.name == "seq").values(value=str(seq)))
            if copies:
                drop_copies(connection)

    def _write(self, connection: Connection, record: Plain, how: dict[str, Any], *, new: bool) -> None:
        fields = {
            "kind": record["kind"],
            "born": record["born"],
            "deleted": deleted_at(record),
            **how,
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

    def since(self, seq: int, most: int = 100, scope: str = "", size: int = 1_000_000) -> Page:
        """Return records of a scope that changed after a change of that number, in the order of their changes.

        At most so many, and no more than about ``size`` characters, but at least one.
        """
        wanted = (
            sa.select(records.c.seq, records.c.body)
            .where(records.c.owner == self._owner, records.c.scope == scope, records.c.seq > seq)
            .order_by(records.c.seq)
            .limit(most + 1)
        )
        found: list[Any] = []
        with self._doing("read"), self._reading() as connection:
            for row in connection.execute(wanted):
                size -= len(row.body)
                if found and (size < 0 or len(found) == most):
                    return Page([json.loads(row.body) for row in found], found[-1].seq, more=True)
                found.append(row)
        return Page([json.loads(row.body) for row in found], found[-1].seq if found else seq, more=False)

    def all(self, kind: str, scope: str | None = None) -> Iterator[Plain]:
        """Return all records of a kind, of one scope where that is named, oldest first."""
        wanted = (
            sa.select(records.c.body)
            .where(records.c.owner == self._owner, records.c.kind == kind)
            .order_by(records.c.born, records.c.id)
        )
        if scope is not None:
            wanted = wanted.where(records.c.scope == scope)
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
        file = self._file()
        try:
            return self._sound()
        except _DamagedError:
            self.told = set_aside(file) if file else ""
        return self._sound()

    def _sound(self) -> Engine:
        """Return an engine on a store that is up to date and whole."""
        engine = engine_of(self._url)
        try:
            with self._doing("opened"):
                upgrade(engine)
                whole = self._file() is None or _is_whole(engine)
        except BaseException as error:
            engine.dispose()
            if isinstance(error, StoreError) and is_damage(error.__cause__):
                raise _DamagedError from error
            raise
        if not whole:
            engine.dispose()
            raise _DamagedError
        return engine

    def _reading(self) -> Any:
        return self._engine.connect().execution_options(**READS)

    def _meta(self, name: str) -> str:
        with self._doing("read"), self._reading() as connection:
            return str(connection.execute(sa.select(meta.c.value).where(meta.c.name == name)).scalar())

    def last(self, scopes: Sequence[str] = ("",)) -> dict[str, int]:
        """Return the number of the last change in each scope; 0 where nothing is."""
        wanted = (
            sa.select(records.c.scope, sa.func.max(records.c.seq))
            .where(records.c.owner == self._owner, records.c.scope.in_(scopes))
            .group_by(records.c.scope)
        )
        with self._doing("read"), self._reading() as connection:
            found = {str(scope): int(seq) for scope, seq in connection.execute(wanted)}
        return {scope: found.get(scope, 0) for scope in scopes}

    def expire(self) -> None:
        """Let what was deleted long ago go for good: that there was something stays, so that no copy brings it back.

        Called once a browser has said all it knows: it may have been brought back there.
        """
        if self._expired:
            return
        self._expired = True
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


class _DamagedError(Exception):
    """The file is no sound database."""


def _is_whole(engine: Engine) -> bool:
    """Return whether a file is a sound database from its first page to its last."""
    with engine.connect().execution_options(**READS) as connection:
        return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok")


class _Told:
    """Turns what a database throws into a sentence."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, DBAPIError):
            raise sentence(error.orig, self._what) from error.orig
        if isinstance(error, sqlite3.Error | OSError):
            raise sentence(error, self._what) from error


def erased(name: str, at: str) -> Plain:
    """Return what is left of a record that was erased."""
    return {"format": 1, "id": name, "kind": "erased", "born": at, "offset": 0, "about": {}, "entries": []}


@functools.lru_cache(maxsize=1)
def store() -> Store:
    """Return the store of this program, opened once."""
    return Store()
