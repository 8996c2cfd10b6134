"""A look at the store that costs nothing: which one it is and how far it has come, without a library for databases.

A page that has all of it already, as most have, needs no more than that.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lowback.store.place import LATEST, owner, store_url

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = "sqlite:///"


def glance(scopes: Sequence[str] = ("",)) -> tuple[str, dict[str, int]] | None:
    """Return the store's id and the number of the last change in each scope.

    ``None`` where only opening it would tell.
    """
    url = store_url()
    if not url.startswith(_FILE):
        return None
    file = Path(url.removeprefix(_FILE))
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=2)) as connection:
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            values = dict(connection.execute("SELECT name, value FROM meta").fetchall())
            last = "SELECT max(seq) FROM records WHERE owner = ? AND scope = ?"
            upto = {scope: connection.execute(last, (owner(), scope)).fetchone()[0] or 0 for scope in scopes}
        return (str(values["store"]), upto) if version == (LATEST,) else None
    except (sqlite3.Error, KeyError, ValueError):
        # Damaged, or being changed: opening it deals with that.
        return None
