"""Notes out and in again: nothing is lost, in either language, and both write and read the same."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from lowback.annotation.notebook import annotated
from lowback.annotation.reading import documents, items_in
from lowback.annotation.report import report, threads
from lowback.annotation.rows import note_of, note_row
from lowback.annotation.standard import annotations_text
from lowback.annotation.table import COLUMNS, table
from lowback.record.model import read_record

from tests.notes_made import HOSTILE, notes

from .conftest import NOTEBOOK, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Made = Callable[..., dict[str, Any]]

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WHEN = "2026-01-01T00:00:00.000Z"


@pytest.fixture(scope="module")
def many() -> list[dict[str, Any]]:
    return notes(NOW, 3000)


@pytest.fixture(scope="module")
def browsers(browser_makes: Made, many: list[dict[str, Any]]) -> dict[str, Any]:
    return browser_makes(many, annotations_text(many, WHEN), annotations_text(many[:1], WHEN))


def test_every_made_up_note_is_one(many: list[dict[str, Any]]) -> None:
    kinds = {note_row(record)["place"] for record in many if read_record(record)}
    assert kinds == {None, "text", "whole", "figure", "movement"}
    assert len({record["id"] for record in many}) == 3000


def test_annotations_bring_back_every_note(many: list[dict[str, Any]]) -> None:
    back = documents(list(items_in(json.loads(annotations_text(many, WHEN)))), "seated-twist")
    assert [note_of(record) for record in back] == [note_of(record) for record in many]


def test_a_file_read_twice_says_the_same_by_its_entries(many: list[dict[str, Any]]) -> None:
    """What comes back has the ids it went out with, so that it adds nothing to what is here."""
    back = documents(list(items_in(json.loads(annotations_text(many, WHEN)))), "seated-twist")
    for before, after in zip(many, back, strict=True):
        known = {entry["id"]: entry for entry in before["entries"]}
        assert all(known[entry["id"]] == entry for entry in after["entries"])
        assert before["about"] == after["about"]


def test_one_note_is_a_single_annotation(many: list[dict[str, Any]]) -> None:
    data = json.loads(annotations_text(many[:1], WHEN))
    assert data["type"] == "Annotation"
    assert note_of(documents([data], "seated-twist")[0]) == note_of(many[0])


def test_no_notes_are_an_empty_collection() -> None:
    assert documents(list(items_in(json.loads(annotations_text([], WHEN)))), "seated-twist") == []


def test_the_annotated_notebook_brings_back_every_note_and_leaves_the_original(many: list[dict[str, Any]]) -> None:
    before = NOTEBOOK.read_bytes()
    notebook = json.loads(before)
    own = [record for record in many if record["about"]["exercise"] == "seated-twist"]
    copy = json.loads(json.dumps(annotated(notebook, threads(own))))
    assert notebook == json.loads(before) == json.loads(NOTEBOOK.read_bytes())
    nbformat.validate(copy)
    back = {record["id"]: note_of(record) for record in documents(list(items_in(copy)), "seated-twist")}
    assert back == {record["id"]: note_of(record) for record in own}
    # Without the notes it is the notebook it was.
    assert [cell for cell in copy["cells"] if "lowback" not in cell["metadata"]] == notebook["cells"]
    assert annotated(copy, threads(own)) == copy


def test_each_note_stands_behind_its_place(many: list[dict[str, Any]]) -> None:
    own = [record for record in many if record["about"]["exercise"] == "seated-twist"]
    cells = annotated(json.loads(NOTEBOOK.read_bytes()), threads(own))["cells"]
    here = ""
    seen = 0
    for cell in cells:
        found = cell["metadata"].get("lowback", {}).get("annotations", [])
        if not found:
            here = cell["id"]
            continue
        fragment = str(found[0]["target"]["selector"]["value"]) if isinstance(found[0]["target"], dict) else ""
        wanted = re.search(r"cell=([^&]+)", fragment)
        if wanted:
            assert wanted[1] == here
            seen += 1
    assert seen > 300


def test_the_copy_runs_and_passes_nbval(tmp_path: Path, many: list[dict[str, Any]]) -> None:
    own = [record for record in many if record["about"]["exercise"] == "seated-twist"][:40]
    copy = tmp_path / "04-seated-twist.ipynb"
    copy.write_text(json.dumps(annotated(json.loads(NOTEBOOK.read_bytes()), threads(own))), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-cell-timeout=60", "-p", "no:cacheprovider"]
    run = subprocess.run([*command, str(copy)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]


def test_the_table_holds_every_note_and_no_formula(many: list[dict[str, Any]]) -> None:
    text = table(many)
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(lines) == 3000
    assert tuple(lines[0]) == COLUMNS
    for line, record in zip(lines, many, strict=True):
        row = note_row(record)
        for value in line.values():
            assert not re.match(r"\s*[=+\-@]", value)
        for name in ("id", "created", "modified", "author", "exercise", "motivation", "state"):
            assert line[name] == row[name]
        assert _bare(line["text"]) == _bare(row["text"])
        assert line["tags"].split() == row["tags"]
        assert _bare(line["quote"]) == _bare(row["quote"] or "")


def _bare(text: str) -> str:
    """Return text without the mark that keeps a spreadsheet from reading it as a formula."""
    return text.replace("'", "")


def test_the_report_is_text_whatever_was_typed(many: list[dict[str, Any]]) -> None:
    text = report(threads(many))
    assert text.count("\n## ") == 4
    # Every mark that Markdown or HTML could read is escaped, but those that the report itself writes.
    for line in text.splitlines():
        own = re.sub(r"^(#+ |(> )+|>$)", "", line)
        own = re.sub(r"^\*\*((?:\\.|[^*\\])*)\*\*", r"\1", own)
        assert not re.search(r"(?<!\\)(?:\\\\)*[<>*_`\[\]$#|!&]", own), line


def test_both_languages_find_the_same_notes_well_formed(browsers: dict[str, Any]) -> None:
    assert browsers["wrong"] == [None] * 3000


def test_both_languages_read_a_record_alike(browsers: dict[str, Any], many: list[dict[str, Any]]) -> None:
    for ours, theirs in zip(map(note_of, many), browsers["notes"], strict=True):
        assert ours == {name: theirs[name] for name in ours}


@pytest.mark.parametrize("what", ["jsonld", "csv", "report", "notebook"])
def test_both_languages_write_the_same(what: str, browsers: dict[str, Any], many: list[dict[str, Any]]) -> None:
    makes: dict[str, Callable[[], Any]] = {
        "jsonld": lambda: json.loads(annotations_text(many, WHEN)),
        "csv": lambda: table(many),
        "report": lambda: report(threads(many)),
        "notebook": lambda: annotated(json.loads(NOTEBOOK.read_bytes()), threads(many)),
    }
    wanted = makes[what]()
    found = json.loads(browsers[what]) if what == "jsonld" else browsers[what]
    assert found == wanted


def test_both_languages_read_the_same(browsers: dict[str, Any], many: list[dict[str, Any]]) -> None:
    whole, single = browsers["read"]
    assert whole["records"] == documents(list(items_in(json.loads(annotations_text(many, WHEN)))), "seated-twist")
    assert len(single["records"]) == 1


def test_hostile_text_is_kept_as_text(many: list[dict[str, Any]]) -> None:
    texts = {note_of(record)["text"] for record in many}
    assert all(any(text in found for found in texts) for text in HOSTILE)
