"""A notebook, run once: what each cell shows, as HTML or as a widget with all that its model holds."""

from __future__ import annotations

import html
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from lowback.errors import SiteError
from lowback.sides import sides_of
from lowback.strings import t

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

_VIEW = "application/vnd.jupyter.widget-view+json"
_STATES = "application/vnd.jupyter.widget-state+json"
#: Seconds a cell may take.
_TIMEOUT = 120


@dataclass(frozen=True)
class Shown:
    """What a cell shows.

    Parameters
    ----------
    id
        The cell's id: notes find their place by it.
    code
        Whether it is a cell of code.
    html
        What it shows where that is text; empty where it is a widget.
    widget
        The name of the widget's module, such as ``"guide"``; empty where it is text.
    state
        What the widget's model holds, by the names of its traits.
    side
        The side of the page that it stands on; empty where the page has one side.
    """

    id: str
    code: bool
    html: str = ""
    widget: str = ""
    state: dict[str, Any] | None = None
    side: str = ""


def executed(path: Path) -> list[Shown]:
    """Run a notebook without a store and return what its cells show, in order.

    Raises
    ------
    SiteError
        It cannot be read, or a cell fails: the sentence names the notebook.
    """
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (OSError, ValueError) as error:
        message = f"{path.name} cannot be read as a notebook ({error}). Open it in JupyterLab and save it again."
        raise SiteError(message) from error
    client = NotebookClient(
        notebook,
        timeout=_TIMEOUT,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    try:
        # A page of a site speaks to nobody's store.
        client.execute(env={**os.environ, "LOWBACK_STORE": "off"})
    except CellExecutionError as error:
        message = (
            f"{path.name}: a cell ends in {error.ename}: {error.evalue} Run the notebook in JupyterLab to see where."
        )
        raise SiteError(message) from error
    except (DeadKernelError, TimeoutError) as error:
        message = f"{path.name} does not run to its end ({error}). Run it in JupyterLab to see where."
        raise SiteError(message) from error
    states = notebook.metadata.get("widgets", {}).get(_STATES, {}).get("state", {})
    sides = sides_of(notebook.cells)
    return [replace(found, side=sides.get(cell.id, "")) for cell in notebook.cells if (found := _shown(cell, states))]


def _shown(cell: NotebookNode, states: dict[str, Any]) -> Shown | None:
    if cell.cell_type == "markdown":
        return Shown(cell.id, code=False, html=markdown2html_mistune(cell.source))
    if cell.cell_type != "code":
        return None
    pieces = []
    for output in cell.outputs:
        data = output.get("data", {})
        if _VIEW in data:
            state = states.get(data[_VIEW]["model_id"], {}).get("state", {})
            # The class's full name, such as lowback.guide.Guide.
            module = MODULES.get(state.get("_anywidget_id", ""))
            if module is None:
                pieces.append(f"<p>{html.escape(t('site.needsPython'))}</p>")
                continue
            kept = {key: value for key, value in state.items() if key in _TRAITS}
            return Shown(cell.id, code=True, widget=module, state=kept)
        pieces.append(_text(output, data))
    text = "".join(pieces)
    return Shown(cell.id, code=True, html=text) if text else None


def _text(output: NotebookNode, data: dict[str, str]) -> str:
    if "text/markdown" in data:
        found: str = markdown2html_mistune(data["text/markdown"])
        return found
    if "text/html" in data:
        return data["text/html"]
    return f"<pre>{html.escape(data.get('text/plain', output.get('text', '')))}</pre>"


#: The front end's module of each widget, by its class.
MODULES = {
    "lowback.case.Case": "cases",
    "lowback.dose.Dose": "dose",
    "lowback.examination.Examination": "examination",
    "lowback.guide.Guide": "guide",
    "lowback.lessons.Lessons": "lessons",
    "lowback.movement.Movement": "movement",
    "lowback.muscles.Muscles": "muscles",
    "lowback.annotation.widget.Notes": "notes",
    "lowback.history.Practice": "practice",
    "lowback.questions.Questions": "questions",
    "lowback.science.Science": "science",
    "lowback.start.StartHere": "start",
}
#: What the modules read; the rest of a model is JupyterLab's.
_TRAITS = (
    *("_about", "_angles", "_exercise", "_language", "_load", "_movement"),
    *("_phases", "_pieces", "_plan", "_questions", "_safety"),
)
