"""Stores for the tests: a SQLite file each, and a database each in a PostgreSQL of our own on loopback."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from tests.surfaces.servers import free_port, wait_until
from tools.postgres import programs

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a PostgreSQL, give its address without a database, and end it."""
    folder = programs()
    if folder is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no PostgreSQL, and CI=true")
        pytest.skip("PostgreSQL is left out: `make test` said so")
    # Its sockets' folder must have a short name, and its user must be able to go there.
    data = Path(tempfile.mkdtemp(prefix="lowback-pg-"))
    port = free_port()
    # `initdb` refuses root.
    other: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if other:
        shutil.chown(data, "postgres", "postgres")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": data, **other}
    make = [f"{folder}/initdb", "-D", f"{data}/db", "-U", "test", "-A", "trust", "--no-sync", "-E", "UTF8"]
    subprocess.run(make, check=True, **quiet)
    # Nothing of it outlives the tests: a disk that is busy with other things need not take it in.
    options = ["-D", f"{data}/db", "-p", str(port), "-k", str(data), "-c", "listen_addresses=127.0.0.1", "-F"]
    server = subprocess.Popen([f"{folder}/postgres", *options], **quiet)
    address = f"postgresql://test@127.0.0.1:{port}"
    try:
        wait_until(lambda: _answers(f"{address}/postgres"), 120, "PostgreSQL to answer")
        yield address
    finally:
        # At once, whoever is connected, and with nothing more written.
        server.send_signal(signal.SIGQUIT)
        server.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def _answers(address: str) -> bool:
    with contextlib.suppress(psycopg.OperationalError), psycopg.connect(address):
        return True
    return False


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty store, on each engine in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'record.sqlite3'}"
    server = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a store in a file is to be."""
    return tmp_path / "record.sqlite3"
