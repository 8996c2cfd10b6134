"""The report of an exercise: each item of CERT is answered, on the page, in a table and on a sheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import lowback
import pytest
from lowback.cli import main
from lowback.content import library

from tests.lessons import EXERCISES

if TYPE_CHECKING:
    from pathlib import Path

#: Slade et al. 2016: sixteen items, three of them in two parts.
CERT = ["1", "2", "3", "4", "5", "6", "7a", "7b", "8", "9", "10", "11", "12", "13", "14a", "14b", "15", "16a", "16b"]


@pytest.mark.parametrize("notebook", EXERCISES)
def test_each_item_of_each_exercise_is_answered(notebook: str) -> None:
    rows = lowback.report(notebook[3:])
    assert [row["item"] for row in rows] == CERT
    assert all(len(row["answer"]) > 15 for row in rows)
    assert all(row["asks"] for row in rows)
    shown = lowback.about(notebook[3:], "report").text
    assert shown.count("<tr>") == 19
    assert rows[0]["answer"] in shown


def test_what_is_done_and_how_much_follows_from_the_exercise() -> None:
    rows = {row["item"]: row["answer"] for row in lowback.report("double-knee-lifts", "article", repetitions=2)}
    assert "(2) " in rows["8"]
    assert library().exercise("double-knee-lifts").steps[0].text in rows["8"]
    assert rows["13"].startswith("Repetitions: 2; Hold, legs stretched: 3 s; ")
    assert rows["13"].endswith("In all 1 min 6 s.")
    # What differs from the others is said of this one alone.
    assert "heel slides alone" in rows["14b"]
    assert "heel slides alone" not in {row["item"]: row["answer"] for row in lowback.report("seated-twist")}["14b"]


def test_a_table_and_a_sheet_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.csv"
    assert main(["report", "seated-twist", "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["item"] for row in rows] == CERT
    assert rows[0]["answer"] == "The floor, and a mat or a carpet on it. One way uses a chair."
    page = tmp_path / "sheet.html"
    assert main(["sheet", "seated-twist", "--report", "--out", str(page)]) == 0
    assert page.read_text(encoding="utf-8").count("<th scope='row'>") == 19
    assert main(["sheet", "seated-twist", "--out", str(page)]) == 0
    assert "<th scope='row'>" not in page.read_text(encoding="utf-8")
    assert main(["report", "seated-twits", "--out", str(out)]) == 1
    assert "seated-twist" in capsys.readouterr().err
    assert main(["report", "seated-twist", "--out", str(tmp_path / "none" / "x.csv")]) == 1
    assert "Write a file in a folder that is there" in capsys.readouterr().err


def test_an_item_without_an_answer_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "introduction.toml"
    text = path.read_text()
    begin = text.index('[[report]]\nid = "11"')
    path.write_text(text[:begin] + text[text.index("[[report]]", begin + 5) :])
    assert main(["check", str(folder)]) == 1
    assert "introduction.toml: report: found nothing for 11. Write a [[report]] with its id" in capsys.readouterr().err
    path.write_text(text.replace('id = "16b"', 'id = "17"'))
    assert main(["check", str(folder)]) == 1
    assert "found '17'" in capsys.readouterr().err
