"""The site's own files: each under a name that changes with what is in it, so that a browser may keep it for good."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lowback.pages import STATIC

#: What every page needs of the styles, as one file: one request.
TOGETHER = {"exercise.css": ("page.css", "guide.css", "movement.css", "dose.css")}
#: Not for a page: Voila's own, an author's, and what stands under a name of its own.
_ELSEWHERE = ("page.js", "ahead.js", "no-formulas.js", "worker.js", "preview.js", "preview.css")
#: The files that others name, and by what; each before those that name it.
_NAMED = {"lowback-sans.woff2": b"lowback-sans.woff2", "screens.js": b"lowback-screens", "guide.js": b"lowback-guide"}
#: Who names them: any other file may hold such a word and mean something else.
_NAMING = {"lowback-sans.woff2": (".css",), "screens.js": ("guide.js",), "guide.js": ("guided.js",)}


def write_assets(out: Path) -> dict[str, str]:
    """Write the front end's files below ``assets/`` and return their addresses from the site's root, by their names."""
    folder = out / "assets"
    folder.mkdir(parents=True)
    texts = {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.name not in _ELSEWHERE}
    for name, parts in TOGETHER.items():
        texts[name] = b"\n".join(texts[part] for part in parts)
    addresses: dict[str, str] = {}
    for name in sorted(texts, key=lambda name: [*_NAMED, name].index(name)):
        text = texts[name]
        for named, by in _NAMED.items():
            if name.endswith(_NAMING[named]):
                address = Path(addresses[named]).name
                # A module is imported from beside the one that names it.
                text = text.replace(by, (f"./{address}" if named.endswith(".js") else address).encode())
        stem, _, ending = name.rpartition(".")
        hashed = f"{stem}-{hashlib.sha256(text).hexdigest()[:10]}.{ending}"
        (folder / hashed).write_bytes(text)
        addresses[name] = f"assets/{hashed}"
    return addresses
