"""Files that never change under their address, sent packed: each is packed once as long as the server lives."""

from __future__ import annotations

import asyncio
import functools
import gzip
from pathlib import Path
from typing import Any

from tornado.web import StaticFileHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

#: What is text, and gets a third as long; pictures and fonts are packed already.
_SUFFIXES = frozenset({".css", ".html", ".js", ".json", ".map", ".svg", ".txt"})
#: Shorter than so many bytes it is not worth it.
_LEAST = 1024


@functools.lru_cache(maxsize=1024)
def _bytes(path: str, _changed: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 9, mtime=0)


class PackedFiles(StaticFileHandler):
    """Sends a text file packed to a browser that takes it so."""

    #: Whether this answer is packed.
    _packed = False

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a file."""
        takes = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if not takes or "Range" in self.request.headers or Path(path).suffix not in _SUFFIXES:
            await super().get(path, include_body)
            return
        self.path = self.parse_url_path(path)
        # First this one: where files lie in several folders, it finds out in which of them this one does.
        absolute = self.get_absolute_path(self.root, self.path)
        found = self.validate_absolute_path(self.root, absolute)
        if found is None:
            return
        about = Path(found).stat()
        if about.st_size < _LEAST:
            await super().get(path, include_body)
            return
        self.absolute_path = found
        self.modified = self.get_modified_time()
        self._packed = True
        self.set_headers()
        # That it varies with what the browser takes is said by what packs the rest.
        self.set_header("Content-Encoding", "gzip")
        if self.should_return_304():
            self.set_status(304)
            return
        body = await asyncio.get_running_loop().run_in_executor(None, _bytes, found, about.st_mtime_ns)
        self.set_header("Content-Length", len(body))
        if include_body:
            self.write(body)

    def compute_etag(self) -> str | None:
        """Return the file's mark: packed it is not the same bytes."""
        mark = super().compute_etag()
        return f'{mark[:-1]}-packed"' if mark and self._packed else mark


def packed(rule: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a rule of Voila's with its own files sent packed; the rule as it is where it sends others."""
    pattern, handler, *more = rule
    # These alone: others look first who may see a file.
    if handler not in (TemplateStaticFileHandler, MultiStaticFileHandler):
        return rule
    return (pattern, type(f"Packed{handler.__name__}", (PackedFiles, handler), {}), *more)
