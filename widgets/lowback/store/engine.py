"""Connections to the store, set so that what was committed stays committed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from lowback.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine import URL

#: Others write too; wait so long for them, in seconds.
_BUSY_SECONDS = 30
#: Marks a connection that only reads: it need not wait for those that write.
READS = {"lowback_reads": True}


def parsed(url: str) -> URL:
    """Return an address, read.

    Raises
    ------
    StoreError
        It is none that the store can use; the message never holds a password.
    """
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        message = (
            "LOWBACK_DATABASE_URL is not an address of a database; write postgresql://USER:PASSWORD@HOST/NAME, "
            "or leave it out for a file in your data folder."
        )
        raise StoreError(message) from error
    backend = found.get_backend_name()
    if backend == "sqlite":
        return found
    if backend == "postgresql":
        return found.set(drivername="postgresql+psycopg")
    message = f"LOWBACK_DATABASE_URL names the database {backend!r}; write postgresql://... or sqlite:///FILE."
    raise StoreError(message)


def engine_of(url: URL) -> Engine:
    """Return an engine for an address."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False})
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
        return engine
    return create_engine(url, connect_args={"connect_timeout": 10}, pool_pre_ping=True)


def _sqlite_connect(connection: Any, _record: object) -> None:
    # We begin transactions ourselves. With the write-ahead log, versions 3.7.0 to 3.51.2 can lose a commit when two
    # connections race a checkpoint: so the rollback journal, and each commit on the disk before it is told of.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    # What was erased is gone from the file, too.
    connection.execute("PRAGMA secure_delete = ON")


def _sqlite_begin(connection: Connection) -> None:
    # Who reads and then writes must have the lock before the reading.
    reads = connection.get_execution_options().get("lowback_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
