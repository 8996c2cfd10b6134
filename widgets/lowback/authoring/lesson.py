"""The notebook of a new exercise, in the shape of a lesson."""

from __future__ import annotations

import json
from typing import Any

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook_text(slug: str, title: str) -> str:
    """Return the notebook of a new exercise, not run yet; all its words come from the content."""
    cells = [
        _prose("title", f"# {title}"),
        _code("guide", f'import lowback\n\nguide = lowback.Guide("{slug}")\nguide'),
        _code("what", f'lowback.about("{slug}", "what")'),
        _prose("not-if-title", "## Who should not"),
        _code("not-if", f'lowback.about("{slug}", "not-if")'),
    ]
    made = {"cells": cells, "metadata": {"kernelspec": _KERNEL, "title": title}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _prose(name: str, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(name: str, text: str) -> dict[str, Any]:
    source = text.splitlines(keepends=True)
    return {"cell_type": "code", "execution_count": None, "id": name, "metadata": {}, "outputs": [], "source": source}
