"""What an exercise's page shows before its kernel: the cells up to the guide, and the guide with all it needs.

The notebook's saved output names the plan, so nothing is executed for it. The guide in the browser starts with that;
the kernel comes later and takes the same session up.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from nbconvert.filters.markdown_mistune import markdown2html_mistune

from lowback.content import library
from lowback.errors import RequestError
from lowback.guide import guide_state
from lowback.plan import MIME
from lowback.request import request

if TYPE_CHECKING:
    from nbformat import NotebookNode


def early(notebook: NotebookNode) -> dict[str, Any] | None:
    """Return what can be shown of a notebook at once; ``None`` where it does not begin with text and a guide.

    Returns
    -------
    dict
        ``before`` are the Markdown cells ahead of the guide, ``guide`` is the id of the guide's cell, ``state`` what
        its widget's model would hold, as JSON that can stand in a script.
    """
    before: list[dict[str, str]] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            before.append({"id": cell.id, "html": markdown2html_mistune(cell.source)})
            continue
        plan = next((output.data[MIME] for output in cell.get("outputs", []) if MIME in output.get("data", {})), None)
        state = _state(plan) if isinstance(plan, dict) else None
        return None if state is None else {"before": before, "guide": cell.id, "state": state}
    return None


def _state(plan: dict[str, Any]) -> str | None:
    """Return the state for a saved plan, with today's content; ``None`` where it asks for what does not exist."""
    try:
        name, variant, dose = plan["exercise"]["id"], plan["variant"], plan["dose"]
        return _known(name, variant, tuple(sorted(dose.items())))
    except (KeyError, TypeError, AttributeError, RequestError):
        return None


@functools.lru_cache(maxsize=32)
def _known(name: str, variant: str, dose: tuple[tuple[str, object], ...]) -> str:
    state = guide_state(request(name, variant, dict(dose), content=library()))
    # Not by Jinja's own filter, which sorts the keys: the order of the doses is the file's.
    return json.dumps(state, separators=(",", ":")).replace("<", "\\u003c")
