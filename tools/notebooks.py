"""Executes the notebooks and writes them back: outputs committed, no widget state, nothing of this machine.

Each guide has its picture beside it, for whoever looks at a notebook before it is run.

python tools/notebooks.py [NOTEBOOK ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.notebook_pictures import add_pictures  # noqa: E402

FOLDER = ROOT / "notebooks"
_KEPT_METADATA = ("kernelspec", "title")


def execute(path: Path) -> None:
    """Execute one notebook in place."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        store_widget_state=False,
        resources={"metadata": {"path": path.parent}},
    ).execute()
    notebook.metadata = {key: notebook.metadata[key] for key in _KEPT_METADATA}
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            # The model of a kernel that is gone; a new one is made when the cell runs.
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    notebooks = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.ipynb"))
    for path in notebooks:
        execute(path)
        print(f"{path.name}: executed")
    add_pictures(notebooks)
