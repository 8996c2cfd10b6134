"""``lowback sheet``: what cannot be asked for is a sentence, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("dose", ["hold", "hold=", "hold=x", "hold=--3", f"hold={'9' * 5000}", "hold=2.5"])
def test_a_sheets_dose_that_is_none_is_a_sentence(
    dose: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.html"
    assert main(["sheet", "seated-twist", dose, "--out", str(out)]) == 1
    assert "write NAME=NUMBER, such as hold=3" in capsys.readouterr().err
    assert not out.exists()


def test_a_sheet_that_cannot_be_asked_for_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["seated"], "There is no exercise"),
        (["seated-twist", "hold=99"], "write a whole number from 0 to 10"),
        (["seated-twist", "hold=1", "hold=2"], "hold stands twice"),
        (["seated-twist", "--out", str(tmp_path / "none" / "x.html")], "Write a file in a folder that is there"),
    ):
        assert main(["sheet", *arguments]) == 1
        assert words in capsys.readouterr().err
