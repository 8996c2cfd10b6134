"""The annotated notebook, the same as ``exchange/notebook.js`` writes.

A copy with each note as a Markdown cell behind its place, and its annotation in that cell's metadata. The original is
never touched, and the copy runs as it does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lowback.annotation.report import tag_names, thread_text
from lowback.annotation.standard import annotation

if TYPE_CHECKING:
    from lowback.annotation.report import Thread
    from lowback.record.merging import Plain

#: Where a note without a cell of its own stands: behind the first of these that there is.
_INSTEAD = ("steps", "guide", "title")


def annotated(notebook: Plain, found: list[Thread]) -> Plain:
    """Return a copy of a notebook, as JSON has it, with the notes in it; those that were in it are left out."""
    names = tag_names()
    cells = [cell for cell in notebook["cells"] if not cell.get("metadata", {}).get("lowback", {}).get("annotations")]
    ids = [cell.get("id") for cell in cells]
    behind: dict[str, list[Plain]] = {}
    for thread in found:
        own = ((thread.note["target"] or {}).get("cell") or "").split("/")[0]
        at = next((name for name in (own, *_INSTEAD) if name in ids), ids[-1] if ids else "")
        safe = re.sub(r"[^A-Za-z0-9_-]", "-", thread.note["id"])
        behind.setdefault(str(at), []).append(
            {
                "cell_type": "markdown",
                "id": f"note-{safe}"[:64],
                "metadata": {"lowback": {"annotations": [annotation(record) for record in thread.records]}},
                "source": re.split(r"(?<=\n)", thread_text(thread, names)),
            }
        )
    return {**notebook, "cells": [made for cell in cells for made in (cell, *behind.get(str(cell.get("id")), []))]}
