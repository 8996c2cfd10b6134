"""The site's own files: each under a name that changes with what is in it, so that a browser may keep it for good."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lowback.pages import STATIC

#: What every page needs of the styles, as one file: one request.
TOGETHER = {"exercise.css": ("page.css", "guide.css", "movement.css", "dose.css")}
#: Not for a page: Voila's own, an author's, and what stands under a name of its own.
_ELSEWHERE = ("page.js", "ahead.js", "no-formulas.js", "worker.js", "preview.js", "preview.css")
#: The module of a page with a guide: it imports the guide's.
_GUIDED = "guided.js"
#: The pages' typeface, which their styles name.
_FONT = "lowback-sans.woff2"


def write_assets(out: Path) -> dict[str, str]:
    """Write the front end's files below ``assets/`` and return their addresses from the site's root, by their names."""
    folder = out / "assets"
    folder.mkdir(parents=True)
    texts = {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.name not in _ELSEWHERE}
    for name, parts in TOGETHER.items():
        texts[name] = b"\n".join(texts[part] for part in parts)
    addresses: dict[str, str] = {}
    # First what others name, last the one that names another.
    for name in sorted(texts, key=lambda name: (name == _GUIDED) - (name == _FONT)):
        text = texts[name]
        if name.endswith(".css"):
            text = text.replace(_FONT.encode(), Path(addresses[_FONT]).name.encode())
        if name == _GUIDED:
            text = text.replace(b"lowback-guide", f"./{Path(addresses['guide.js']).name}".encode())
        stem, _, ending = name.rpartition(".")
        hashed = f"{stem}-{hashlib.sha256(text).hexdigest()[:10]}.{ending}"
        (folder / hashed).write_bytes(text)
        addresses[name] = f"assets/{hashed}"
    return addresses
