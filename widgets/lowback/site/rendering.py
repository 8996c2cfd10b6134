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


def templates() -> Environment:
    """Return the templates of the site and of Voila's pages."""
    folders = [_PACKAGE / "site" / "template", _PACKAGE / "voila" / "template"]
    # Not autoescape: the macros that are shared with Voila escape each value themselves, and so do ours.
    return Environment(  # noqa: S701
        loader=FileSystemLoader(folders), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def packed(models: list[tuple[str, dict[str, Any]]]) -> str:
    """Return the models of a page as JSON that can stand in a script: a value that several have stands there once."""
    values: list[str] = []
    lines = []
    for widget, state in models:
        places = {}
        for name, value in state.items():
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            if text not in values:
                values.append(text)
            places[name] = values.index(text)
        lines.append(json.dumps({"widget": widget, "state": places}, separators=(",", ":")))
    return f'{{"values":[{",".join(values)}],"models":[{",".join(lines)}]}}'.replace("<", "\\u003c")
