"""``lowback sheet``: what cannot be asked for is a sentence, and nothing is written."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec
import pytest
from lowback.cli import main
from lowback.request import request
from lowback.sheet import sheet_page

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


HOSTILE = """</script></noscript><img src=x onerror="alert(1)">&lt;"""


class _Elements(HTMLParser):
    """Counts a page's elements; what stands in a script or a style is none."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.names.append(tag)


def _elements(page: str) -> list[str]:
    parser = _Elements()
    parser.feed(page)
    return sorted(set(parser.names))


def test_what_a_content_file_says_is_text_on_its_sheet() -> None:
    plain = request("seated-twist", None, {})
    steps = tuple(msgspec.structs.replace(step, cue=HOSTILE, text=HOSTILE) for step in plain.exercise.steps)
    signs = tuple(msgspec.structs.replace(sign, text=HOSTILE) for sign in plain.exercise.stop_signs)
    spoiled = msgspec.structs.replace(plain.exercise, title=HOSTILE, steps=steps, stop_signs=signs)
    asked = msgspec.structs.replace(plain, exercise=spoiled)
    for with_report in (False, True):
        page = sheet_page(asked, with_report=with_report)
        assert HOSTILE not in page
        assert "onerror" in page
        assert _elements(page) == _elements(sheet_page(plain, with_report=with_report))
