"""What pages without a kernel are made with, the site's and an author's: templates, policy, packed models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_PACKAGE = Path(__file__).resolve().parents[1]
#: Where a site's pages and files may come from: itself, and nothing written into a page. Named exceptions:
#: ``data:`` for the icon in the page's head; ``blob:`` for the clock's worker and for files that are saved.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
#: From so many characters a part of a value is worth a place of its own.
_APART = 500


def templates() -> Environment:
    """Return the templates of the site and of Voila's pages."""
    folders = [_PACKAGE / "site" / "template", _PACKAGE / "voila" / "template"]
    # Not autoescape: the macros that are shared with Voila escape each value themselves, and so do ours.
    return Environment(  # noqa: S701
        loader=FileSystemLoader(folders), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def packed(models: list[tuple[str, dict[str, Any]]]) -> str:
    """
    Return the models of a page as JSON that can stand in a script: a value that several have stands there once.

    A model's value is told as its number among the values; one of which a part is another's whole value (the plan in
    what notes are written about) as the numbers of its parts.
    """
    values: list[str] = []
    whole = {_text(value) for _, state in models for value in state.values()}

    def place(text: str) -> int:
        if text not in values:
            values.append(text)
        return values.index(text)

    lines = []
    for widget, state in models:
        places: dict[str, Any] = {}
        for name, value in state.items():
            parts = {key: _text(part) for key, part in value.items()} if isinstance(value, dict) else {}
            apart = any(len(text) >= _APART and text in whole for text in parts.values())
            places[name] = {key: place(text) for key, text in parts.items()} if apart else place(_text(value))
        lines.append(_text({"widget": widget, "state": places}))
    return f'{{"values":[{",".join(values)}],"models":[{",".join(lines)}]}}'.replace("<", "\\u003c")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
