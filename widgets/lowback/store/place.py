"""Where the store is, and whose record it holds. Nothing heavy is imported here."""

from __future__ import annotations

import getpass
import hashlib
import os
import sys
from pathlib import Path

import platformdirs

#: The store's latest version: the newest file in ``migrations/versions``.
LATEST = "0003"
#: ``LOWBACK_STORE=off``: nothing is stored; the browser keeps the record and nobody else does.
OFF = "off"


def is_off() -> bool:
    """Return whether there is no store: where the app serves strangers, and in a browser, whose disk is no disk."""
    return os.environ.get("LOWBACK_STORE", "") == OFF or sys.platform == "emscripten"


def store_url() -> str:
    """Return the store's address: ``LOWBACK_DATABASE_URL``, or a file in the user's data folder."""
    return os.environ.get("LOWBACK_DATABASE_URL") or f"sqlite:///{default_file()}"


def default_file() -> Path:
    """Return the file of the store where no address is named."""
    return Path(platformdirs.user_data_dir("lowback", appauthor=False)) / "record.sqlite3"


def signed_in() -> str | None:
    """Return the name of who is signed in, or ``None`` where there is no sign-in."""
    return os.environ.get("JUPYTERHUB_USER") or None


def author_id(name: str) -> str:
    """Return the id of an author who is signed in: the same at every visit, on every surface."""
    return f"user:{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def owner() -> str:
    """Return whose record it is: a class's store holds many. The browser cannot change it."""
    named = signed_in()
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container whose user has no name.
        return "me"
