"""Writes the site: a page a notebook, a landing page, a sheet an exercise, and what keeps it without a network."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lowback.content import library
from lowback.errors import SiteError
from lowback.pages import STATIC, Addresses, landing_page, notebook_page, notebooks_in
from lowback.request import request
from lowback.sheet import sheet_parts
from lowback.site.assets import TOGETHER, write_assets
from lowback.site.executed import Shown, executed
from lowback.site.rendering import POLICY, packed, templates
from lowback.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_PACKAGE = Path(__file__).resolve().parents[1]
#: The site begins wherever its files lie.
_BASE = "./"
#: Where JupyterLab is in a site that has it.
_LAB = "lite/lab/index.html"
#: A folder that holds this was written by us, and may be written anew.
_MARK = "lowback-site.json"


def write_site(notebooks: Path, out: Path, tell: Callable[[str], None] = print, *, lite: Path | None = None) -> None:
    """Write the site of a folder of notebooks.

    Nothing is there before all of it is: it is made beside ``out`` and then put in its place.

    Parameters
    ----------
    notebooks
        The folder of the notebooks.
    out
        The folder to write; one that is there must be empty, or a site written before.
    tell
        What is called with a line for each page.
    lite
        A folder of JupyterLite with the same notebooks (``make site LITE=1``): it becomes part of the site, and each
        page leads to it. It is not kept for the time without a network.

    Raises
    ------
    SiteError
        There is no notebook, one of them does not run, ``lite`` holds no JupyterLite, or ``out`` holds something else.
    """
    pages = notebooks_in(notebooks)
    if not pages:
        message = f"There is no notebook in {notebooks}; write the folder of the notebooks, such as notebooks."
        raise SiteError(message)
    if out.exists() and not (out.is_dir() and ((out / _MARK).is_file() or not any(out.iterdir()))):
        message = f"{out} holds something else; write a folder that is empty, or new."
        raise SiteError(message)
    if lite is not None and not (lite / "jupyter-lite.json").is_file():
        message = f"There is no JupyterLite in {lite}; write it with: make site LITE=1"
        raise SiteError(message)
    out.parent.mkdir(parents=True, exist_ok=True)
    with _aside(out) as made:
        files = write_assets(made)
        at = Addresses(page=lambda path: f"{path.stem}.html", file=lambda name: files.get(name, ""))
        made_of = templates()
        for path in pages:
            tell(path.name)
            cells = executed(path)
            sheet = next((f"sheet-{name}.html" for name in library().exercises if path.stem[3:] == name), "")
            page = {**notebook_page(notebooks, path.name, at), "notebook": path.name, "sheet": sheet, "files": files}
            page["lite"] = f"{_LAB}?path={quote(path.name)}" if lite else ""
            text = made_of.get_template("page.html.j2").render(**_page(cells, page, pages, files))
            (made / f"{path.stem}.html").write_text(text, encoding="utf-8")
            # Without the line breaks that help whoever reads it in an editor: a tenth of what a visit may keep.
            told = json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False, separators=(",", ":"))
            (made / path.name).write_text(told, encoding="utf-8")
        landing = made_of.get_template("landing.html.j2").render(
            lb={**landing_page(notebooks, at), "files": files, "lite": _LAB if lite else ""}, base=_BASE, policy=POLICY
        )
        (made / "index.html").write_text(landing, encoding="utf-8")
        for name in library().exercises:
            page = {**sheet_parts(request(name, None, {})), "files": files, "base": _BASE, "policy": POLICY}
            (made / f"sheet-{name}.html").write_text(made_of.get_template("sheet.html.j2").render(**page), "utf-8")
        _write_app(made)
        if lite is not None:
            shutil.copytree(lite, made / "lite")


@contextlib.contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """Give a folder beside ``out`` that takes its place once all went well."""
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        made = Path(folder) / "new"
        made.mkdir()
        yield made
        if out.exists():
            out.rename(Path(folder) / "old")
        made.rename(out)


def _page(cells: list[Shown], lb: dict[str, Any], pages: list[Path], files: dict[str, str]) -> dict[str, Any]:
    """Return what the template of a page takes."""
    names = {path.name: f"{path.stem}.html" for path in pages}
    widgets = [cell for cell in cells if cell.widget]
    return {
        "lb": lb,
        "base": _BASE,
        "policy": POLICY,
        "cells": [(cell, linked(cell.html, names)) for cell in cells],
        "models": packed([(cell.widget, cell.state or {}) for cell in widgets]),
        "modules": json.dumps(_modules(widgets, files)),
        "guide": any(cell.widget == "guide" for cell in widgets),
        "sides": any(cell.side for cell in cells),
        "styles": _styles(widgets),
    }


def _modules(widgets: Iterable[Shown], files: dict[str, str]) -> dict[str, str]:
    """Return the files that a page's widgets are fetched from: the modules, and styles that the page does not have."""
    names = {cell.widget for cell in widgets}
    have = _styles(widgets)
    together = TOGETHER.get(have[0], ())
    wanted = [f"{name}.{ending}" for name in sorted(names) for ending in ("js", "css")]
    return {name: files[name] for name in wanted if name not in have and name not in together}


def _styles(widgets: Iterable[Shown]) -> list[str]:
    """Return the styles a page begins with; those of notes come with the notes."""
    names = {cell.widget for cell in widgets}
    if "guide" in names:
        return ["exercise.css"]
    return ["page.css", *(f"{name}.css" for name in ("practice", "notes") if name in names)]


def linked(html: str, pages: dict[str, str]) -> str:
    """Return HTML whose links to notebooks lead to their pages."""
    for notebook, page in pages.items():
        html = html.replace(f'href="{notebook}', f'href="{page}')
    return html


def _write_app(made: Path) -> None:
    """Write what makes the site an app: its manifest, its icons, and the worker that keeps it."""
    for icon in sorted((_PACKAGE / "site" / "icons").iterdir()):
        shutil.copyfile(icon, made / icon.name)
    manifest = {
        "name": t("site.name"),
        "short_name": t("page.brand"),
        "start_url": _BASE,
        "scope": _BASE,
        "display": "standalone",
        "background_color": "#f6f5f0",
        "theme_color": "#1c6b73",
        "icons": [
            {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *({"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)),
        ],
    }
    (made / "lowback.webmanifest").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    written = sorted(path for path in made.rglob("*") if path.is_file())
    names = [path.relative_to(made).as_posix() for path in written]
    digest = hashlib.sha256()
    for path in (*written, STATIC / "worker.js"):
        digest.update(path.name.encode() + path.read_bytes())
    kept = json.dumps({"version": digest.hexdigest()[:12], "files": names})
    worker = (STATIC / "worker.js").read_text(encoding="utf-8")
    (made / "worker.js").write_text(f"self.lowback={kept};\n{worker}", encoding="utf-8")
    (made / _MARK).write_text(f'{{"version": "{digest.hexdigest()[:12]}"}}\n', encoding="utf-8")
