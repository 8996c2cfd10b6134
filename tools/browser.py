"""Makes sure that there is a Chromium for the tests, or says which command would bring one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
#: The same engine without windows: where there is one, most tests run in it, and sooner.
SHELL = "chromium-headless-shell"


def program() -> str | None:
    """Return the Chromium to test with: from the PATH, else Playwright's own."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Install Debian's package where that may be done, else Playwright's browser."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        for package in (SHELL, *(() if program() else NAMES[:1])):
            subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, **quiet)  # type: ignore[call-overload]
    if not program():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if not (program() and shutil.which(SHELL)):
        print("Looking for a Chromium to test with.", flush=True)
        install()
    if not program():
        sys.exit(
            "No Chromium was found and none could be installed. As an administrator: apt-get install chromium. "
            "Or: .venv/bin/playwright install chromium"
        )
