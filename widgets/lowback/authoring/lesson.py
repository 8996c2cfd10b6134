"""The notebook of a new exercise, in the shape that every lesson has: ``start/notebook.txt`` holds its cells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Template
from typing import Any

_CELLS = Path(__file__).resolve().parent / "start" / "notebook.txt"
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook_text(slug: str, title: str) -> str:
    """Return the notebook of a new exercise, not run yet; what it says of the exercise comes from the content."""
    text = Template(_CELLS.read_text(encoding="utf-8")).substitute(slug=slug, title=title)
    # A line such as "%% guide code" begins a cell: its id, and that it is code.
    _, *parts = re.split(r"^%% ([\w-]+)( code)?\n", text, flags=re.MULTILINE)
    cells = [_cell(*parts[at : at + 3]) for at in range(0, len(parts), 3)]
    made = {"cells": cells, "metadata": {"kernelspec": _KERNEL, "title": title}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _cell(name: str, code: str | None, text: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"id": name, "metadata": {}, "source": text.strip().splitlines(keepends=True)}
    if code:
        return {"cell_type": "code", "execution_count": None, "outputs": [], **cell}
    return {"cell_type": "markdown", **cell}
