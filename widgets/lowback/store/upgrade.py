"""Brings a store to the latest version: wholly or not at all, with a copy of what was there kept before."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from lowback.errors import StoreError
from lowback.store.engine import READS
from lowback.store.place import LATEST

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_MIGRATIONS = Path(__file__).parent / "migrations"
_COPY = re.compile(r"records_\d{4}_\d{20}")


def upgrade(engine: Engine, to: str = LATEST) -> None:
    """Bring a store to a version; do nothing where it is there.

    Raises
    ------
    StoreError
        A later Lowback wrote it.
    """
    with engine.connect().execution_options(**READS) as reading:
        found = version(reading)
    if found == to:
        return
    if found is not None and found > to:
        message = (
            f"The store is of version {found}, and this Lowback knows {LATEST}: a later one wrote it. "
            "Install that one again; nothing was changed."
        )
        raise StoreError(message)
    if found is not None and engine.dialect.name == "sqlite":
        _copy_file(Path(engine.url.database or ""), found)
    with engine.begin() as connection:
        _lock(connection)
        # Another program may have been faster.
        now = version(connection)
        if now is not None and now >= to:
            return
        if now is not None and engine.dialect.name != "sqlite":
            connection.execute(sa.text(f"CREATE TABLE {_copy_name(now)} AS TABLE records"))
        _run(connection, to)


def drop_copies(connection: Connection) -> None:
    """Take away the copies that migrations kept: a record was erased, and erased is erased everywhere."""
    if connection.dialect.name == "sqlite":
        file = Path(connection.engine.url.database or "")
        for copy in file.parent.glob(f"{file.stem}-before-*{file.suffix}"):
            copy.unlink(missing_ok=True)
        return
    for name in sa.inspect(connection).get_table_names():
        if _COPY.fullmatch(name):
            connection.execute(sa.text(f"DROP TABLE {name}"))


def version(connection: Connection) -> str | None:
    """Return a store's version; ``None`` where there is nothing yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _run(connection: Connection, to: str) -> None:
    # Half a megabyte of modules that only a store that is not up to date needs.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _lock(connection: Connection) -> None:
    """One at a time: SQLite's transaction has the lock already; PostgreSQL takes one for as long as it lasts."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(7267)"))


def _copy_file(file: Path, found: str) -> None:
    """Keep a copy beside the file, whole even while others write."""
    to = file.with_name(f"{file.stem}-before-{_copy_name(found)}{file.suffix}")
    # A copy is made under another name: what bears the name is whole.
    half = to.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    half.replace(to)


def _copy_name(found: str) -> str:
    return f"records_{found}_{datetime.now(UTC):%Y%m%d%H%M%S%f}"
