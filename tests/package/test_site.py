"""``lowback site``: what is written, and what cannot be written is a sentence."""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
from typing import TYPE_CHECKING

import anywidget
import lowback
import pytest
from lowback.cli import main
from lowback.site.build import linked
from lowback.site.executed import MODULES
from lowback.site.rendering import packed

if TYPE_CHECKING:
    from pathlib import Path


def notebook(folder: Path, *sources: str, name: str = "01-one.ipynb") -> Path:
    """Write a notebook of cells of code."""
    folder.mkdir(exist_ok=True)
    cell: dict[str, object] = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    cells = [{**cell, "id": f"cell-{at}", "source": source} for at, source in enumerate(sources)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made = {"cells": cells, "metadata": {"kernelspec": kernel, "title": "One"}, "nbformat": 4, "nbformat_minor": 5}
    (folder / name).write_text(json.dumps(made), encoding="utf-8")
    return folder


def test_each_widget_has_its_module_on_the_site() -> None:
    for found in pkgutil.walk_packages(lowback.__path__, "lowback."):
        # A migration runs where alembic calls it, and nowhere else.
        if ".migrations" not in found.name:
            importlib.import_module(found.name)
    left = [anywidget.AnyWidget]
    drawn = set()
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__module__.startswith("lowback.") and hasattr(kind, "_esm"):
            drawn.add(f"{kind.__module__}.{kind.__qualname__}")
    assert "lowback.guide.Guide" in drawn
    assert drawn == set(MODULES)


def test_a_value_that_several_models_hold_stands_there_once() -> None:
    shared = {"a": list(range(50)), "text": "</script><script>"}
    text = packed([("guide", {"_plan": shared, "_own": 1}), ("movement", {"_plan": shared, "_own": 2})])
    assert "<" not in text
    found = json.loads(text)
    assert len(found["values"]) == 3
    for model, own in zip(found["models"], (1, 2), strict=True):
        values = {name: found["values"][at] for name, at in model["state"].items()}
        assert values == {"_plan": shared, "_own": own}


def test_a_part_that_is_another_models_value_stands_there_once() -> None:
    plan = {"steps": ["x" * 600]}
    text = packed([("guide", {"_plan": plan}), ("notes", {"_about": {"exercise": "one", "plan": plan}})])
    assert text.count("x" * 600) == 1
    found = json.loads(text)
    guide, notes = (model["state"] for model in found["models"])
    assert found["values"][guide["_plan"]] == plan
    about = {key: found["values"][at] for key, at in notes["_about"].items()}
    assert about == {"exercise": "one", "plan": {"steps": ["x" * 600]}}


def test_links_to_notebooks_lead_to_their_pages() -> None:
    pages = {"01-one.ipynb": "01-one.html"}
    assert linked('<a href="01-one.ipynb#x">', pages) == '<a href="01-one.html#x">'
    assert linked('<a href="elsewhere/01-one.ipynb">', pages) == '<a href="elsewhere/01-one.ipynb">'


def test_what_needs_python_is_said_and_text_stays_text(tmp_path: Path) -> None:
    folder = notebook(tmp_path / "notebooks", "import ipywidgets\nipywidgets.Button()", "print('<b>&')")
    assert main(["site", str(tmp_path / "out"), "--notebooks", str(folder)]) == 0
    page = (tmp_path / "out" / "01-one.html").read_text(encoding="utf-8")
    assert "This part needs Python" in page
    assert "&lt;b&gt;&amp;" in page
    # Nothing a policy would have to allow: no script and no style is written into the page.
    assert not re.search(r"<script(?![^>]*(src=|application/json))|<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize(
    ("source", "words"),
    [("1 / 0", "ZeroDivisionError: division by zero"), ("import os; os._exit(1)", "does not run to its end")],
)
def test_a_notebook_that_fails_is_a_sentence_and_the_site_before_it_stays(
    source: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "lowback-site.json").write_text("{}")
    (out / "index.html").write_text("before")
    folder = notebook(tmp_path / "notebooks", source)
    assert main(["site", str(out), "--notebooks", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "01-one.ipynb" in said
    assert words in said
    assert "Traceback" not in said
    assert (out / "index.html").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notebooks", "out"]


def test_what_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years")
    file = tmp_path / "file"
    file.write_text("")
    folder = notebook(tmp_path / "notebooks", "1")
    for out, words in ((mine, "holds something else"), (file, "holds something else")):
        assert main(["site", str(out), "--notebooks", str(folder)]) == 1
        assert words in capsys.readouterr().err
    assert (mine / "thesis.txt").read_text() == "years"
    assert main(["site", str(tmp_path / "new"), "--notebooks", str(tmp_path / "none")]) == 1
    assert "There is no notebook in" in capsys.readouterr().err
    (folder / "01-one.ipynb").write_text("{")
    assert main(["site", str(tmp_path / "new"), "--notebooks", str(folder)]) == 1
    assert "01-one.ipynb cannot be read as a notebook" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_file_keeps_its_name_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    folder = notebook(tmp_path / "notebooks", "1")
    for name in ("one", "two"):
        assert main(["site", str(tmp_path / name), "--notebooks", str(folder)]) == 0
    one, two = (sorted(path.name for path in (tmp_path / name / "assets").iterdir()) for name in ("one", "two"))
    assert one == two
    assert all(re.search(r"-[0-9a-f]{10}\.(js|css|woff2|txt)$", name) for name in one)
    worker = (tmp_path / "one" / "worker.js").read_bytes()
    assert worker == (tmp_path / "two" / "worker.js").read_bytes()
    assert len(gzip.compress(worker)) < 2000
