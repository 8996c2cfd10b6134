"""The examination: every part of a visit in each station, and a broken example for each rule."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lowback.cli import main
from lowback.content import library
from lowback.course.examination import movement_of_tests_findings
from lowback.errors import ContentError, RequestError
from lowback.examination import Examination, examination, examination_data

if TYPE_CHECKING:
    from lowback.content.examination import Station

ROOT = Path(__file__).resolve().parents[2]
PARTS = ["consent", "screen", "demonstrate", "cue", "correct", "stop", "safety-net"]

#: what to replace (a pattern, once), by what, the problem expected
BROKEN: dict[str, tuple[str, str, str]] = {
    "a field that is not known": ("minutes = 8", "minute = 8", "stations[0].minute: found a field that is not known"),
    "an exercise there is none of": (
        'exercise = "standing-roll-down"',
        'exercise = "plank"',
        "stations[0].exercise: f",
    ),
    "a station that takes an hour": ("minutes = 8", "minutes = 60", "stations[0].minutes: found 60"),
    "nothing of a part": (r'  \{ id = "one-cue"[^\n]*\n', "", "stations[0].items: found nothing of the part 'cue'"),
    "parts out of order": ('part = "consent"', 'part = "stop"', "stations[0].items: found parts out of order"),
    "no must where it is not safe": (
        r"(Asks for consent, and says that one may stop at any time\", marks = 1), must = true",
        r"\1",
        "stations[0].items: found no must in the part 'consent'",
    ),
    "marks without measure": ("marks = 1", "marks = 9", "stations[0].items[0].marks: found 9"),
    "one of the exercise's own signs that nobody asks for": (
        r'"osteoporosis", "dizzy-or-falls"',
        '"osteoporosis"',
        "stations[0].items: found nothing that asks for 'dizzy-or-falls'",
    ),
    "a caution there is none of": (
        r'"osteoporosis", "dizzy-or-falls"',
        '"thin-bones", "dizzy-or-falls"',
        "stations[0].items[5].asks: found 'thin-bones'",
    ),
    "one id twice in a station": ('id = "agrees"', 'id = "introduces"', "found 'introduces' a second time"),
    "cues of one kind alone": (
        r'(?:  \{ id = "twist-internal[^\n]*\n){2}',
        "",
        "cues.bank: found 1 internal cues of seated-twist",
    ),
    "a focus there is none of": ('focus = "internal"', 'focus = "inner"', "cues.bank[0].focus: found 'inner'"),
    "a pose there is none of": ('pose = "leg-raised"', 'pose = "leg-up"', "tests.list[6].pose: found 'leg-up'"),
    "a source there is none of": (
        r'sources = \["tawa-2017"\]',
        'sources = ["tawa"]',
        "tests.list[5].sources: found 'tawa'",
    ),
    "a number that only teaching stands behind": (
        "Any yes that is new",
        "One yes in 10 that is new",
        "tests.list[0]: found the number 10",
    ),
    "a leg under the floor": (
        r"hip_flexion_right = 62",
        "hip_flexion_right = -20",
        "examination.toml: tests.list[6]",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_each_rule_has_a_broken_example(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pattern, by, problem = BROKEN[case]
    folder = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    path = folder / "examination.toml"
    changed, count = re.subn(pattern, by, path.read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(changed, encoding="utf-8")
    monkeypatch.setenv("LOWBACK_EXERCISES", str(folder))
    assert main(["check", str(folder)]) == 1
    assert problem in capsys.readouterr().err


def stations() -> list[Station]:
    """Return the stations."""
    return list(examination().stations)


def test_each_exercise_has_a_station_with_every_part_in_order() -> None:
    assert {station.exercise for station in stations()} == set(library().exercises)
    for station in stations():
        parts = [item.part for item in station.items]
        assert list(dict.fromkeys(parts)) == PARTS
        assert 12 <= len(station.items) <= 18
        assert sum(item.marks for item in station.items) in range(18, 25)


def test_what_keeps_a_patient_safe_is_a_must_in_every_station() -> None:
    for station in stations():
        must = " ".join(item.text for item in station.items if item.must)
        for words in ("consent", "bladder", "weakness", "fever", "cancer", "accident", "help at once"):
            assert words in must, (station.id, words)
        for word in ("chest", "five seconds", "double sight", "dizzy", "tingling"):
            item = next((item for item in station.items if word in item.text and item.part == "stop"), None)
            assert item is None or item.must, (station.id, word)


def test_the_neck_is_asked_before_the_twist_and_five_seconds_said_before_the_legs() -> None:
    by_exercise = {station.exercise: station for station in stations()}
    assert any("neck" in i.text and i.must and i.part == "screen" for i in by_exercise["seated-twist"].items)
    assert any("five seconds" in i.text and i.must for i in by_exercise["double-knee-lifts"].items)


def test_the_tests_move_as_a_body_does() -> None:
    assert list(movement_of_tests_findings(examination())) == []


def test_measures_say_whether_they_may_be_used() -> None:
    use = {measure.id: measure.use for measure in examination().measures.list}
    assert use["rmdq"] == use["nrs"] == use["start-back"] == "may-be-used"
    assert use["odi"] == use["psfs"] == "named-only"


@pytest.mark.parametrize("part", ["stations", "cues", "tests", "measures"])
def test_a_part_is_sent_alone(part: str) -> None:
    assert set(examination_data(examination(), [part])) == {"title", "lead", part}
    assert repr(Examination(part)) == f"Examination('{part}')"


def test_a_part_there_is_none_of_is_a_sentence() -> None:
    with pytest.raises(
        RequestError, match=r"There is no part 'marks'.*write 'stations', 'cues', 'tests' or 'measures'"
    ):
        Examination("marks")


def test_a_folder_without_it_takes_the_sets_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    (folder / "examination.toml").unlink()
    monkeypatch.setenv("LOWBACK_EXERCISES", str(folder))
    assert [station.id for station in examination().stations] == ["roll-down", "press-up", "legs", "twist"]


def test_a_broken_one_is_a_line_for_each_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    path = folder / "examination.toml"
    path.write_text(path.read_text().replace("minutes = 8", "minutes = 60"))
    monkeypatch.setenv("LOWBACK_EXERCISES", str(folder))
    with pytest.raises(ContentError, match="minutes: found 60"):
        Examination("stations")
