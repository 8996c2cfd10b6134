"""What Voila asks us before it shows a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lowback.pages import landing_page, notebook_page
from lowback.sides import sides_of
from lowback.voila.early import early

#: Seconds without a touch or key after which an open page warns, and then gives its kernel back. An exercise is a use.
OPEN_IDLE_SECONDS = 30 * 60

if TYPE_CHECKING:
    from jupyter_server.base.handlers import JupyterHandler
    from nbformat import NotebookNode


def before_launch(handler: JupyterHandler, notebook: NotebookNode, cwd: str) -> None:  # noqa: ARG001 - Voila's names
    """Give a notebook's page its place in the set, and the browser the token its farewell needs.

    Touching ``xsrf_token`` sets the cookie; without it the page's last request, which ends its kernel, is refused.
    """
    _ = handler.xsrf_token
    root = Path(handler.contents_manager.root_dir)
    name = Path(handler.request.path).name
    idle = handler.settings.get("lowback_idle", OPEN_IDLE_SECONDS)
    sides = sides_of(notebook.cells)
    notebook.metadata["lowback"] = {**notebook_page(root, name), "early": early(notebook), "idle": idle, "sides": sides}


def page_config(config: dict[str, Any], **about: Any) -> dict[str, Any]:
    """Give the landing page its content, and take out what would be fetched from elsewhere."""
    # Voila would fetch MathJax from a CDN for every page, and its extension for it cannot be switched off.
    config["fullMathjaxUrl"] = f"{about['base_url']}voila/templates/lowback/static/no-formulas.js"
    if not str(about["notebook_path"]).endswith(".ipynb"):
        config["lowback"] = landing_page(Path(about["settings"]["contents_manager"].root_dir))
    return config
