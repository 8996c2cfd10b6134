"""Follows what is saved in a folder: a new look at the exercise for each save, and a word to every page that waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import msgspec

from lowback.authoring.look import Look, look_at

if TYPE_CHECKING:
    from pathlib import Path

#: So long, in seconds, between two glances at the folder.
GLANCE = 0.1


class Following:
    """An exercise as it was last saved, and as it was last saved well.

    Parameters
    ----------
    name, folder
        The exercise's id, and the content folder.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.look = Look((), ())
        #: How often it was looked at, and the look that was shown last.
        self.count = self.shown_at = 0
        #: The widgets of the last good save.
        self.shown: list[tuple[str, dict[str, Any]]] | None = None
        self._changed = asyncio.Event()

    async def follow(self) -> None:
        """Look again whenever something was saved, for good."""
        seen = None
        while True:
            now = stamp(self.folder)
            if now != seen:
                seen = now
                self.take(await asyncio.get_running_loop().run_in_executor(None, look_at, self.name, self.folder))
            await asyncio.sleep(GLANCE)

    def take(self, look: Look) -> None:
        """Take a look as the present one, and wake who waits for it."""
        self.count += 1
        self.look = look
        if look.models is not None:
            if look.models != self.shown:
                self.shown_at = self.count
            self.shown = look.models
        self._changed.set()
        self._changed = asyncio.Event()

    async def after(self, count: int) -> int:
        """Wait until there is a look that is newer than one, and return its number."""
        while self.count <= count:
            await self._changed.wait()
        return self.count

    def told(self) -> dict[str, Any]:
        """Return what the page is told of the present look."""
        return {
            "own": msgspec.to_builtins(self.look.own),
            "others": msgspec.to_builtins(self.look.others),
            "shown": self.shown_at,
            "stale": self.look.models is None,
        }


def stamp(folder: Path) -> list[tuple[str, int, int, int]]:
    """Return what changes when a file of a folder is saved, also in the folder of a language."""
    found = []
    for path in sorted((*folder.glob("*"), *folder.glob("*/*"))):
        try:
            about = path.stat()
        except OSError:
            continue
        found.append((str(path), about.st_mtime_ns, about.st_size, about.st_ino))
    return found
