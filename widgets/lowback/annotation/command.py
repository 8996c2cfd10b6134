"""``lowback notes export|import``: notes between the store on this computer and files."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lowback.annotation.notebook import annotated
from lowback.annotation.reading import read_file
from lowback.annotation.report import report, threads
from lowback.annotation.rows import stored
from lowback.annotation.standard import annotations_text
from lowback.annotation.table import table
from lowback.content.library import library
from lowback.errors import LowbackError, RequestError, StoreError
from lowback.record.merging import canonical, merge
from lowback.store.place import is_off

if TYPE_CHECKING:
    import argparse

    from lowback.record.merging import Plain
    from lowback.store.store import Store

#: What the ending of a file's name asks for.
_WAYS = (".jsonld", ".json", ".csv", ".md", ".ipynb")


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``notes`` to the command's own arguments."""
    parser = commands.add_parser("notes", help="take notes out to a file, or bring them in")
    what = parser.add_subparsers(dest="what", required=True)
    out = what.add_parser("export", help="write the notes to a file")
    out.add_argument("file", type=Path, help="its ending says how: .jsonld, .csv, .md, or .ipynb for an annotated copy")
    out.add_argument("--exercise", help="the id of one exercise (default: all)")
    out.add_argument("--notebook", type=Path, help="the notebook to copy, for .ipynb")
    into = what.add_parser("import", help="show what a file would bring, and bring it in with --yes")
    into.add_argument("file", type=Path, help="Web Annotations (.jsonld, .json), or an annotated notebook (.ipynb)")
    into.add_argument("--exercise", help="the exercise of notes that name none")
    into.add_argument("--both", action="store_true", help="where there is a conflict, keep both")
    into.add_argument("--yes", action="store_true", help="write it to the store")


def run(asked: argparse.Namespace) -> int:
    """Run ``lowback notes`` and return its exit code."""
    try:
        if asked.exercise is not None:
            library().exercise(asked.exercise)
        return _export(asked) if asked.what == "export" else _import(asked)
    except LowbackError as error:
        print(error, file=sys.stderr)
        return 1


def _export(asked: argparse.Namespace) -> int:
    to: Path = asked.file
    if to.suffix not in _WAYS:
        message = f"file is {to.name!r}; write a name that ends in {', '.join(_WAYS)}."
        raise RequestError(message)
    records = stored(asked.exercise)
    if to.suffix == ".csv":
        text = table(records)
    elif to.suffix == ".md":
        text = report(threads(records))
    elif to.suffix == ".ipynb":
        text = _copy(asked.notebook, records)
    else:
        text = annotations_text(records, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}.000Z")
    _write(to, text)
    print(f"{to}: {len(records)} notes.")
    return 0


def _copy(notebook: Path | None, records: list[Plain]) -> str:
    if notebook is None:
        message = "--notebook is missing; write the notebook to copy, such as notebooks/04-seated-twist.ipynb."
        raise RequestError(message)
    try:
        data = json.loads(notebook.read_text(encoding="utf-8"))
        exercise = notebook.stem[3:]
        own = [record for record in records if record["about"]["exercise"] == exercise]
        return json.dumps(annotated(data, threads(own)), ensure_ascii=False, indent=1) + "\n"
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"--notebook is {str(notebook)!r}, which cannot be read as a notebook; write the path of one."
        raise RequestError(message) from error


def _write(to: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(name).replace(to)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"file is {str(to)!r}: {error.strerror}; write a file in a folder that is there."
        raise RequestError(message) from error


def _import(asked: argparse.Namespace) -> int:
    if is_off():
        message = "There is no store here: the browser keeps the notes. Bring them in on the page My notes."
        raise StoreError(message)
    given = read_file(asked.file, asked.exercise or next(iter(library().exercises)))
    from lowback.store.store import store  # noqa: PLC0415 - a quarter of a second, paid by who asks

    found = _compared(given, store())
    for name in ("new", "changed", "same", "in conflict"):
        print(f"{name}: {len(found[name])}")
    if not asked.yes:
        print("Nothing was written. Add --yes to bring it in.")
        return 0
    copies = [{**record, "id": f"{record['id']}/copy"[-200:]} for record in found["in conflict"]] if asked.both else []
    written = [*found["new"], *found["changed"], *copies]
    store().put(written)
    print(f"Brought in: {len(written)}.")
    return 0


def _compared(given: list[Plain], into: Store) -> dict[str, list[Plain]]:
    """Return what is new, changed, the same and in conflict. Nothing is written."""
    known = {record["id"]: record for record in into.all("note")}
    found: dict[str, list[Plain]] = {"new": [], "changed": [], "same": [], "in conflict": []}
    for record in given:
        mine = known.get(record["id"])
        if mine is None:
            found["new"].append({**record, "about": {**record["about"], "brought": True}})
            continue
        alike = mine["about"]["author"]["id"] == record["about"]["author"]["id"]
        entries = {entry["id"]: canonical(entry) for entry in mine["entries"]}
        differs = any(entries.get(entry["id"], canonical(entry)) != canonical(entry) for entry in record["entries"])
        if not alike or differs or mine["about"].get("reply") != record["about"].get("reply"):
            found["in conflict"].append(record)
            continue
        merged = merge(mine, {**mine, "entries": record["entries"]})
        found["same" if merged == mine else "changed"].append(merged)
    return found
