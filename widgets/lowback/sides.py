"""The three sides of an exercise's page: do, learn and notes. The notebook is one, its cells in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbformat import NotebookNode

#: The sides in their order; each is the link that leads to it.
SIDES = ("do", "learn", "notes")
_PART = re.compile(r"^## ", re.MULTILINE)
#: Words on what to type into a cell: they stand where there is a cell, in JupyterLab.
CELL = "cell"
_TYPED = re.compile(r"`(?:``\s*)?lowback\.\w")
#: What a part holds that makes it one of the other two.
_HOLDS = {"lowback.Guide(": "do", "lowback.Notes(": "notes"}


def sides_of(cells: Iterable[NotebookNode]) -> dict[str, str]:
    """Return the side of each cell, by its id.

    A part goes from one heading of the second level to the next. The one with the guide is *do*, the one with the notes
    is *notes*, all others are *learn*; what stands before the first heading stands over all three and has no entry.
    Words of a lesson on what to type into a cell are of no side, but ``"cell"``. A notebook that does not begin with a
    guide, or is without notes, has no sides: one that shows a guide among other things is read in its order.
    """
    parts: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and _PART.search(cell.source):
            parts.append([])
        parts[-1].append(cell)
    found = {cell.id: _of_cell(cell, _side(part)) for part in parts[1:] for cell in part}
    begins = len(parts) > 1 and _side(parts[1]) == "do"
    return found if begins and "notes" in found.values() else {}


def _of_cell(cell: NotebookNode, side: str) -> str:
    typed = side == "learn" and cell.cell_type == "markdown" and _TYPED.search(cell.source)
    return CELL if typed else side


def _side(part: list[NotebookNode]) -> str:
    code = "\n".join(cell.source for cell in part if cell.cell_type == "code")
    return next((side for call, side in _HOLDS.items() if call in code), "learn")
