"""A second language is files that are added: complete, with gaps, and broken."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lowback.cli import main
from lowback.content.library import check, content_hash, load, untranslated
from lowback.errors import ContentError, RequestError
from lowback.languages import language
from lowback.plan import plan_of
from lowback.request import request
from lowback.strings import page_language, t

from tests.languages import CLOSE, CODE, OPEN, made_up

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
TWIST = "04-seated-twist.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content with a language that is complete."""
    target = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", target)
    made_up(target)
    return target


@pytest.fixture
def asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ask for that language."""
    monkeypatch.setenv("LOWBACK_EXERCISES", str(folder))
    monkeypatch.setenv("LOWBACK_LANGUAGE", CODE)
    return folder


def test_a_complete_language_is_files_alone(folder: Path) -> None:
    assert check(folder) == []
    assert untranslated(folder) == []
    twist, english = load(folder, CODE).exercise("seated-twist"), load(folder).exercise("seated-twist")
    assert twist.title == f"{OPEN}{english.title}{CLOSE}"
    assert twist.steps[1].cue == f"{OPEN}{english.steps[1].cue}{CLOSE}"
    assert twist.dose["hold"].label == f"{OPEN}{english.dose['hold'].label}{CLOSE}"
    # What is no text is the same: doses, angles, sources.
    assert twist.dose["hold"].most == english.dose["hold"].most
    assert twist.movement.poses[1].angles == english.movement.poses[1].angles
    assert twist.sources == english.sources
    assert content_hash(twist) != content_hash(english)


def test_the_plan_and_the_words_are_in_the_language_asked_for(asked: Path) -> None:
    plan = plan_of(request("seated-twist", None, {}))
    assert plan["exercise"]["title"].startswith(OPEN)
    assert all(step["text"].startswith(OPEN) for step in plan["steps"].values())
    assert t("guide.start") == f"{OPEN}Start{CLOSE}"
    assert page_language()["code"] == CODE
    assert page_language()["words"]["language.direction"] == "rtl"


def test_what_is_missing_is_english_and_is_told(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = asked / CODE / TWIST
    kept = [line for line in path.read_text().splitlines() if not line.startswith('"steps"."turn-right"')]
    path.write_text("\n".join(kept))
    words = json.loads((asked / CODE / "words.json").read_text())
    del words["guide.stop"]
    (asked / CODE / "words.json").write_text(json.dumps(words))
    (asked / CODE / "safety.toml").unlink()
    assert t("guide.stop") == "Stop"
    step = plan_of(request("seated-twist", None, {}))["steps"]["turn-right"]
    assert step["cue"] == "Chest right, head left"
    assert main(["check", str(asked)]) == 0
    said = capsys.readouterr().out
    assert (
        f"{CODE}/{TWIST}: 3 not translated, English is shown: "
        "steps.turn-right.text, steps.turn-right.cue, steps.turn-right.short." in said
    )
    assert f"{CODE}/words.json: 1 not translated, English is shown: guide.stop." in said
    assert re.search(rf"{CODE}/safety.toml: \d+ not translated, English is shown: title, ", said)


def test_a_text_that_has_changed_since_is_told(folder: Path) -> None:
    path = folder / CODE / TWIST
    path.write_text(path.read_text().replace('version = "1.7.0"', 'version = "0.9.0"'))
    assert check(folder) == []
    assert untranslated(folder) == [
        (
            f"{CODE}/{TWIST}: 1 not translated, English is shown: "
            "version: found '0.9.0', and the text it translates is 1.7.0."
        )
    ]


def _toml(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / TWIST
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def _words(key: str, value: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "words.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))

    return change


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a step that does not exist": (
        _toml('"turn-right"."cue"', '"turn-write"."cue"'),
        "turn-write: found a field",
    ),
    "a dose": (
        _toml('"dose"."hold"."label" =', '"dose"."hold"."most" = "9" #'),
        "most: found a field that has no text",
    ),
    "a number": (_toml(f'"title" = "{OPEN}', f'"title" = 3 # "{OPEN}'), "title: found 3. Write text."),
    "an empty text": (
        _toml('"steps"."turn-right"."cue" =', '"steps"."turn-right"."cue" = "" #'),
        "found ''. Write text",
    ),
    "a table where text belongs": (_toml('"summary" =', '"summary"."x" ='), "summary: found {'x'"),
    "text where a table belongs": (
        lambda folder: (folder / TWIST).write_text("format = 1\nsteps = 3"),
        "a table",
    ),
    "a cue of six words": (
        _toml(f'"{OPEN}Chest right, head left{CLOSE}"', '"one two three four five six"'),
        "cue: found 6 words. Write at most 5",
    ),
    "no TOML": (lambda folder: (folder / TWIST).write_text("= 3"), "text that is not TOML"),
    "no format": (lambda folder: (folder / TWIST).write_text('title = "x"'), "format: found another format"),
    "bytes": (lambda folder: (folder / TWIST).write_bytes(b"\xff\xfe"), "text that is not TOML"),
    "a file too many": (lambda folder: (folder / "notes.toml").write_text(""), "a file that English does not have"),
    "a key too many": (_words("guide.strat", "x"), "guide.strat: found a key that English does not have"),
    "a blank that nobody fills": (
        _words("guide.inAll", "{tme} in all"),
        "guide.inAll: found '{tme} in all'. Write words",
    ),
    "a brace": (_words("guide.inAll", "{ {time} in all"), "guide.inAll"),
    "no words": (_words("guide.stop", 3), "guide.stop: found 3. Write words"),
    "a list of words": (lambda folder: (folder / "words.json").write_text("[]"), "found no object"),
    "no JSON": (lambda folder: (folder / "words.json").write_text("{"), "text that is not JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_told_in_a_sentence(folder: Path, name: str) -> None:
    change, expected = BROKEN[name]
    change(folder / CODE)
    found = [str(problem) for problem in check(folder)]
    assert any(expected in problem and problem.startswith(f"{CODE}/") for problem in found), found


def test_a_language_that_is_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(ROOT / "notebooks"), "--language", "xx"]) == 1
    assert capsys.readouterr().err == "There is no language 'xx'; write one of: en.\n"
    monkeypatch.setenv("LOWBACK_LANGUAGE", "xx")
    with pytest.raises(RequestError, match="LOWBACK_LANGUAGE is 'xx'; write 'en'"):
        language()


def test_forms_for_numbers_that_english_does_not_have(folder: Path) -> None:
    _words("time.minutes.few", "{n} minuty")(folder / CODE)
    assert check(folder) == []


def test_a_broken_language_takes_no_other_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / CODE / TWIST).write_text("= 3")
    (folder / CODE / ".DS_Store").write_text("")
    assert load(folder).exercise("seated-twist").title == "Seated twist"
    assert check(folder, []) == []
    assert len(check(folder)) == 2
    with pytest.raises(ContentError, match="text that is not TOML"):
        load(folder, CODE)


def test_words_without_end_are_not_read(folder: Path) -> None:
    (folder / CODE / "words.json").write_text("[" + " " * 300_000 + "]")
    assert "at most 262144 bytes" in str(check(folder)[0])


def test_serving_in_a_language_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOWBACK_LANGUAGE", "xx")
    assert main(["serve", str(ROOT / "notebooks")]) == 1
    assert "LOWBACK_LANGUAGE is 'xx'" in capsys.readouterr().err
