"""Makes sure that there is a PostgreSQL for the tests of the store, or says in one line that they do without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def programs() -> Path | None:
    """Return the folder of ``initdb`` and ``postgres``: Debian keeps them off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    for folder in debian:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    found = shutil.which("initdb")
    beside = Path(found).resolve().parent if found else None
    return beside if beside and (beside / "postgres").is_file() else None


def install() -> None:
    """Install Debian's package where that may be done."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], check=False, **quiet)  # type: ignore[call-overload]


if __name__ == "__main__":
    if not programs():
        print("No PostgreSQL on this machine: installing one.", flush=True)
        install()
    if not programs():
        if os.environ.get("CI") == "true":
            sys.exit("No PostgreSQL was found and none could be installed; with CI=true the tests need one.")
        print("PostgreSQL is left out: none was found and none could be installed. The store is tested on SQLite.")
