"""Each rule of the content linter has a broken example, made from the real content."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lowback.cli import main
from lowback.content.library import check

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
LIFTS = "03-double-knee-lifts.toml"
TWIST = "04-seated-twist.toml"


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in check(folder)]


#: file, what to replace (a pattern, once), by what, the problem expected
BROKEN = {
    "a blank that is still there": (
        TWIST,
        'feel = ".*"',
        'feel = "FILL: how it should feel"',
        "feel: found a blank. Write how it should feel, in place of it.",
    ),
    "a number that only teaching stands behind": (
        TWIST,
        r'(known = "A painless click is common\.)(.*\n.*\n)sources = .*((.*\n)*?)(\[\[sources\]\])',
        (
            '\\1 In 7 of 10 people.\\2sources = ["taught"]\\3'
            '[[sources]]\nid = "taught"\ntext = "x"\nkind = "teaching"\n\\5'
        ),
        "found the number 7, which only general teaching stands behind. Write it in words",
    ),
    "a citation for general teaching": (
        TWIST,
        'kind = "study"\ndoi',
        'kind = "teaching"\ndoi',
        "sources[1].doi: found '10.1371/journal.pone.0119470' for general teaching",
    ),
    "a load that names no source": (
        TWIST,
        r'sources = \["fujii-2007", "macintosh-1993"\]\n\n# ── Claims',
        "sources = []\n\n# ── Claims",
        "load.sources: found no source",
    ),
    "a load with a source that is not there": (
        LIFTS,
        r'"deleva-1996", "winter-lengths"',
        '"deleva-1969"',
        "load.sources: found 'deleva-1969'",
    ),
    "a load by a model there is none of": (LIFTS, 'model = "legs"', 'model = "arms"', "load.model"),
    "a load that does not say what is not known": (
        LIFTS,
        r'unknown = "It is the moment[^\n]*\n',
        "",
        "unknown",
    ),
    "a position without the time to get there": (
        TWIST,
        r'\{ id = "ready", position = "sitting", steps = \["sit-tall"\] \},',
        '{ id = "ready", position = "sitting", steps = ["turn-right", "sit-tall"] },',
        "'turn-right' first, where the body comes into another position. Write a step of the kind position",
    ),
    "a person left lying": (
        LIFTS,
        r'  \{ id = "up", position = "on-your-back", steps = \["get-up"\] \},\n',
        "",
        "'rest' last, lying on the floor. Write a step of the kind get-up",
    ),
    "an angle that is a word": (
        LIFTS,
        "hip_flexion = 109",
        'hip_flexion = "109"',
        "movement.poses[1].angles.hip_flexion: found '109' in the pose 'knees-in'. Write a number of degrees",
    ),
    "an angle that is a truth": (LIFTS, "hip_flexion = 109", "hip_flexion = true", "found True in the pose 'knees-in'"),
    "a number of thousands of digits": (LIFTS, "hip_flexion = 109", f"hip_flexion = {'9' * 5000}", "too many digits"),
    "an angle the figure does not have": (
        LIFTS,
        "hip_flexion = 109",
        "hip_flextion = 109",
        "the figure does not have, in the pose 'knees-in' of the steps 'knees-in', 'knees-back'. Write hip_flexion",
    ),
    "an angle beyond the range of motion": (
        LIFTS,
        "hip_flexion = 109",
        "hip_flexion = 140",
        "140 degrees of hip_flexion in the pose 'knees-in' of the steps 'knees-in', 'knees-back'. Write a number",
    ),
    "an angle in the passive range alone": (
        TWIST,
        'passive = \\["hip"\\]\nangles',
        "angles",
        "Write a number from 0 to 45, or 'hip' among passive: then 0 to 82",
    ),
    "a step without a pose": (
        TWIST,
        'pose = "tall"\n',
        "",
        "steps[0].pose: found no pose in the step 'sit-tall'. Write one of tall, turned-right, turned-left",
    ),
    "a pose that is not there": (
        TWIST,
        'pose = "tall"',
        'pose = "tal"',
        "steps[0].pose: found 'tal' in the step 'sit-tall'. Write tall if that is meant",
    ),
    "poses on the way out of order": (
        "02-raise-and-pull.toml",
        "at = 0.78",
        "at = 0.4",
        "steps[2].through[1].at: found 0.4 in the step 'rise'. Write a share of its time from 0.57 to 0.98",
    ),
    "a pose on the way at once": (
        "02-raise-and-pull.toml",
        "at = 0.55",
        "at = 1e-310",
        "steps[2].through[0].at: found 1e-310 in the step 'rise'. Write a share of its time from 0.02 to 0.98",
    ),
    "a number of times for a time": (
        LIFTS,
        'dose = "hold"',
        'dose = "repetitions"',
        "].dose: found 'repetitions', a number of times. Write a dose whose unit is seconds",
    ),
    "a pose on the way that is not there": (
        "02-raise-and-pull.toml",
        'at = 0.55, pose = "press"',
        'at = 0.55, pose = "pres"',
        "steps[2].through[0].pose: found 'pres' in the step 'rise'. Write press",
    ),
    "an arrow along no point": (
        TWIST,
        'arrows = \\["shoulder_left"',
        'arrows = ["shoulder"',
        "steps[1].arrows: found 'shoulder' in the step 'turn-right'. Write",
    ),
    "a joint that cannot rest": (
        TWIST,
        'passive = \\["hip"\\]',
        'passive = ["hips"]',
        "found 'hips' in the pose 'tall'",
    ),
    "a card without its pose": (TWIST, 'card = "turned-right"', 'card = "turn"', "movement.card: found 'turn'"),
    "a camera under the floor": (TWIST, "above = 14", "above = -3", "movement.camera.above: found -3. Write a number"),
    "a camera round and round": (TWIST, "around = 58", "around = 400", "movement.camera.around: found 400"),
    "nothing that holds the body": (
        TWIST,
        '(?s)id = "turned-right"\n(.*?)contacts = \\["pelvis"\\]',
        'id = "turned-right"\n\\1contacts = []',
        "movement.poses: found no contact that all poses share ('turned-right' has neither). Write pelvis or soles",
    ),
    "a contact that is not known": (
        TWIST,
        'contacts = \\["pelvis"\\]',
        'contacts = ["bottom"]',
        "Write one of soles, palms",
    ),
    "poses like one another": (
        TWIST,
        'id = "tall"',
        'id = "tall"\nlike = "turned-right"',
        "like: found 'turned-right', which leads back to the pose 'tall'",
    ),
    "a mirror of a mirror": (
        TWIST,
        'mirror = "turned-right"',
        'mirror = "turned-left"',
        "mirror: found 'turned-left', which leads back to the pose 'turned-left'",
    ),
    "a mirror with angles": (
        TWIST,
        'mirror = "turned-right"',
        'mirror = "turned-right"\nlike = "tall"',
        "mirror: found like or angles beside it in the pose 'turned-left'",
    ),
    "a pose that no step shows": (
        TWIST,
        'movement.poses\\]\\]\nid = "tall"',
        'movement.poses]]\nid = "spare"\ntext = "x."\ncontacts = ["pelvis"]\n\n[[movement.poses]]\nid = "tall"',
        "movement.poses[0].id: found 'spare', which no step uses",
    ),
    "unknown field": (
        TWIST,
        'summary = "',
        'sumary = "x"\nsummary = "',
        "sumary: found a field that is not known. Write summary",
    ),
    "unknown field deep inside": (
        LIFTS,
        r'id = "hold-low"\nkind',
        'id = "hold-low"\ncapp = 5\nkind',
        "steps[5].capp: found a field that is not known. Write cap",
    ),
    "missing field": (TWIST, r"summary = .*\n", "", "summary: found nothing. Write a value for summary"),
    "missing field deep inside": (
        TWIST,
        r'cue = "Sit tall.*\n',
        "",
        "cue: found nothing. Write a value for cue",
    ),
    "wrong type": (TWIST, "default = 5", 'default = "5"', "Write a value of type int"),
    "a truth for a number": (TWIST, "default = 5", "default = true", "Write a value of type int"),
    "wrong word": (TWIST, 'kind = "position"', 'kind = "posture"', "Write one of position, move, hold, rest"),
    "format": (TWIST, "format = 1", "format = 2", "format: found 2. Write format = 1"),
    "no format": (TWIST, "format = 1\n", "", "format: found no format. Write format = 1"),
    "version": (TWIST, 'version = "1.7.0"', 'version = "one"', "version: found 'one'. Write three numbers"),
    "id and file name": (
        TWIST,
        '^format = 1\nid = "seated-twist"',
        'format = 1\nid = "sitting-twist"',
        "id: found 'sitting-twist'. Write 'seated-twist'",
    ),
    "id with a space": (
        TWIST,
        '(?s)(cautions\\]\\]\nid = )"hip-knee"',
        r'\1"hip knee"',
        "cautions[0].id: found 'hip knee'",
    ),
    "duplicate id": (
        TWIST,
        'id = "hold-left"',
        'id = "hold-right"',
        "found 'hold-right' a second time. Write an id of its own",
    ),
    "empty text": (TWIST, 'cue = "Grow tall"', 'cue = " "', "cue: found an empty text"),
    "cue too long": (
        TWIST,
        'cue = "Grow tall"',
        'cue = "Grow as tall as you can"',
        "cue: found 6 words. Write at most 5",
    ),
    "no text for the player": (
        TWIST,
        'short = "From the waist, only as far as is comfortable."\n',
        "",
        "short: found 158 characters. Write the one thing that matters while it is done, in at most 60",
    ),
    "text for the player too long": (
        TWIST,
        'short = "From the waist, only as far as is comfortable."',
        'short = "From the waist, only as far as is comfortable, and not an inch more"',
        "short: found 67 characters. Write the one thing that matters while it is done, in at most 60",
    ),
    "no such dose": (
        TWIST,
        'dose = "turn_seconds"',
        'dose = "turns"',
        "dose: found 'turns', which is no dose of this exercise",
    ),
    "neither seconds nor dose": (TWIST, 'dose = "turn_seconds"\n', "", "found neither seconds nor dose"),
    "both seconds and dose": (
        TWIST,
        'dose = "turn_seconds"',
        'dose = "turn_seconds"\nseconds = 3',
        "found both seconds and dose",
    ),
    "seconds out of range": (
        LIFTS,
        'dose = "move_seconds"',
        "seconds = -1",
        "seconds: found -1.0. Write more than 0",
    ),
    "default out of bounds": (
        TWIST,
        "default = 5",
        "default = 50",
        "dose.repetitions.default: found 50. Write a number from 1 to 10",
    ),
    "bounds the wrong way round": (
        TWIST,
        "most = 10",
        "most = 0",
        "dose.repetitions.most: found 0. Write 1 or more",
    ),
    "least below nothing": (TWIST, "least = 0", "least = -1", "dose.hold.least: found -1. Write 0 or more"),
    "dose name": (TWIST, r"\[dose.rest\]", "[dose.Rest]", "found 'Rest'. Write a name of small letters"),
    "claim without a source": (
        TWIST,
        r'sources = \["article", "kawchuk-2015", "chandran-2018"\]',
        "sources = []",
        "claims[0].sources: found no source",
    ),
    "source that is not there": (
        TWIST,
        r'"kawchuk-2015", "chandran-2018"\]',
        '"kawchuk-2016", "chandran-2018"]',
        "claims[0].sources: found 'kawchuk-2016'",
    ),
    "caution's source": (
        TWIST,
        r'sources = \["rushton-2023"\]',
        'sources = ["rushton"]',
        "cautions[4].sources: found 'rushton'",
    ),
    "hold above its cap": (
        LIFTS,
        r"(?s)(dose.hold\].*?most = )3",
        r"\g<1>6",
        "dose.hold.most: found 6. Write at most 3, the cap of the hold hold-45",
    ),
    "seconds above the cap": (
        LIFTS,
        'dose = "hold"\ncap = 3',
        "seconds = 7\ncap = 3",
        "seconds: found 7.0. Write at most 3",
    ),
    "cap on a move": (
        LIFTS,
        'kind = "move"',
        'kind = "move"\ncap = 3',
        "cap: found 3.0. Write it only for a step of the kind hold",
    ),
    "capped hold without a way out": (
        LIFTS,
        '"hold-low", "knees-back"',
        '"hold-low", "rest", "knees-back"',
        "the capped hold 'hold-low' without a move on both sides",
    ),
    "a variant's own dose above the cap": (
        LIFTS,
        r'(?s)(id = "article"\ntitle.*?\]\n)\n# ── Dose',
        (
            r'\1\n[variants.dose.hold]\nlabel = "Hold"\nunit = "seconds"\ndefault = 3\nleast = 1\nmost = 9\n'
            r'basis = "default"\nnote = "x"\n\n# ── Dose'
        ),
        "variants[1].dose.hold.most: found 9. Write at most 3",
    ),
    "step of no variant": (
        TWIST,
        '"chair-rest-left"\\]',
        '"chair-rest-right"]',
        "'chair-rest-left', which no variant uses",
    ),
    "a way at no level": (TWIST, 'level = "easier"', 'level = "gentle"', "Write one of easier, same, harder"),
    "a way's caution without its term": (
        TWIST,
        'term = "impaired sitting balance"\n',
        "",
        "variants[1].cautions[0].term: found nothing. Write a value for term",
    ),
    "a way's caution with a source that is not there": (
        LIFTS,
        'leg lowering"\nsources = \\["lowering-2005"\\]',
        'leg lowering"\nsources = ["lowering"]',
        "variants[1].cautions[0].sources: found 'lowering'. Write one of article, axler-1997",
    ),
    "a way's caution a second time": (
        "01-standing-roll-down.toml",
        'id = "slips-off"',
        'id = "sitting-bent"',
        "variants[1].cautions[1].id: found 'sitting-bent' a second time",
    ),
    "a way's amount that nothing in it uses": (
        "02-raise-and-pull.toml",
        '(?s)(id = "lie"\n.*?)variants.dose.move_seconds',
        r"\1variants.dose.palm_hold",
        "variants[2].dose.palm_hold: found a dose that nothing in 'lie' uses. Write it where a step",
    ),
    "a way's amount of no dose": (
        TWIST,
        r"variants\.dose\.turn_seconds",
        "variants.dose.turns",
        "variants[3].dose.turns: found a dose that the exercise does not have. Write one of repetitions, hold",
    ),
    "easier ways as words alone": (
        TWIST,
        r"\[\[notes\]\]",
        '[[easier]]\nid = "x"\ntext = "x."\n\n[[notes]]',
        "easier: found a field that is not known",
    ),
    "a pelvis on two things": (
        TWIST,
        r'contacts = \["seat", "soles"\]',
        'contacts = ["seat", "pelvis", "soles"]',
        "contacts: found seat and pelvis in the pose 'chair-tall'. Write one of pelvis, pillow, seat",
    ),
    "hands on the floor and on a wall": (
        "01-standing-roll-down.toml",
        r'contacts = \["soles", "wall"\]',
        'contacts = ["soles", "wall", "palms"]',
        "contacts: found wall and palms in the pose 'at-wall'. Write one of palms, elbows, wall",
    ),
    "some hold by the pelvis, some by the soles": (
        TWIST,
        r'contacts = \["seat", "soles"\]',
        'contacts = ["soles"]',
        "no contact that all poses share (some have the one, some the other). Write pelvis or soles in each",
    ),
    "step twice in a part": (
        TWIST,
        '"rest-after-left"\\]',
        '"rest-after-right"]',
        "'rest-after-right' a second time",
    ),
    "no such step": (
        TWIST,
        '"hold-left"',
        '"hold-lefty"',
        "found 'hold-left', which is no step of this exercise",
    ),
    "repeat of no dose": (
        TWIST,
        'repeat = "repetitions"',
        'repeat = "reps"',
        "repeat: found 'reps', which is no dose",
    ),
    "repeat of seconds": (
        TWIST,
        'repeat = "repetitions"',
        'repeat = "rest"',
        "repeat: found 'rest', a dose in seconds",
    ),
    "rest after last on a move": (
        TWIST,
        'kind = "move"',
        'kind = "move"\nafter_last = true',
        "after_last: found true",
    ),
    "a question without answers": (
        "02-raise-and-pull.toml",
        'go_on = ".*"\n',
        "",
        "go_on: found nothing. Write the words of the answer",
    ),
    "a question with a time": (
        "02-raise-and-pull.toml",
        'kind = "question"',
        'kind = "question"\nseconds = 3',
        "found a time for a question",
    ),
    "an answer without a question": (
        TWIST,
        'kind = "move"',
        'kind = "move"\ngo_on = "Yes"',
        "go_on: found an answer",
    ),
    "a fact that does not exist": (TWIST, '"E4.11"', '"E4.12"', "the fact 'E4.12', which does not exist"),
    "pain bands with a gap": (
        "safety.toml",
        "least = 4",
        "least = 5",
        "pain: found bands with the edges [0, 3, 5, 5, 6, 10]",
    ),
    "a pain band without end": ("safety.toml", "most = 10", "most = 100000000000", "pain: found bands with the edges"),
    "a cap that is no number": (
        "02-raise-and-pull.toml",
        'dose = "palm_hold"',
        'dose = "palm_hold"\ncap = nan',
        "cap: found nan. Write more than 0",
    ),
    "a reason that leads nowhere": (
        "safety.toml",
        'leads = "later"',
        'leads = "home"',
        "Write one of emergency, same-day, soon, today, later",
    ),
    "a reason without words": (
        "safety.toml",
        'text = "I am tired"\n',
        "",
        "found neither text nor signs. Write text = the words, or signs = ids of the check",
    ),
    "a reason in words of its own beside its signs": (
        "safety.toml",
        r'signs = \["D1", "D2", "D3"\]',
        'signs = ["D1", "D2", "D3"]\ntext = "My leg is weak"',
        "found both text and signs",
    ),
    "a sign that leads elsewhere when an exercise is stopped for it": (
        "safety.toml",
        r'(signs = \["S1", "S8"\]\nleads = )"emergency"',
        r'\1"soon"',
        "found 'soon' for S1. Write 'emergency', where the check leads",
    ),
    "a sign that no reason to stop names": (
        "safety.toml",
        r'"S2", "S3", "S4", "S5"',
        '"S2", "S3", "S5"',
        "emergency[3].id: found 'S4', which no reason to stop names",
    ),
    "a reason of a sign that there is not": ("safety.toml", r'"S1", "S8"', '"S1", "S8", "S99"', "signs: found 'S99'"),
    "a sign that is asked about beside a reason, and is none": (
        "safety.toml",
        r'with_signs = \["D6", "D7"\]',
        'with_signs = ["D6", "U2"]',
        "with_signs: found 'U2'. Write one of S1",
    ),
    "signs beside a reason that lead to two places": (
        "safety.toml",
        r'with_signs = \["D6", "D7"\]',
        'with_signs = ["D6", "S11"]',
        "with_signs: found 'S11', which leads elsewhere. Write signs that lead to one place",
    ),
    "exercises in which nothing is asked about beside a reason": (
        "safety.toml",
        r'with_signs = \["S6", "S10", "S9", "S11"\]\n',
        "",
        "with_in: found no with_signs",
    ),
    "an emergency together with a sign that is one by itself": (
        "safety.toml",
        r'emergency_with = \["D1", "D2", "D3"\]',
        'emergency_with = ["D1", "S1"]',
        "same_day[3].emergency_with: found 'S1'. Write the id of another sign for the same day",
    ),
    "no way from a stop to all the signs": (
        "safety.toml",
        "opens_check = true\n",
        "",
        "reasons: found no way from a stop to all the signs",
    ),
    "a sign with a source that there is not": (
        "safety.toml",
        r'sources = \["act-fast", "rushton-2023"\]',
        'sources = ["act-fast", "rushton-2032"]',
        "emergency[10].sources: found 'rushton-2032'",
    ),
    "another way that there is not": (
        LIFTS,
        'instead = "heel-slides"',
        'instead = "heel-slide"',
        "cautions[0].instead: found 'heel-slide'. Write one of gentler, article",
    ),
    "no lead": ("safety.toml", r"later = .*\n", "", "leads.later: found nothing"),
    "not TOML": (TWIST, "format = 1", "format: 1", "found text that is not TOML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    file, pattern, by, expected = BROKEN[name]
    path = folder / file
    text, count = re.subn(pattern, by, path.read_text(), count=1)
    assert count == 1, "the example no longer fits the content"
    path.write_text(text)
    assert any(line.startswith(f"{file}: ") and expected in line for line in problems(folder)), problems(folder)
    assert main(["check", str(folder)]) == 1
    assert expected in capsys.readouterr().err


def _unexpected_file(folder: Path) -> str:
    (folder / "notes.txt").write_text("x")
    return "notes.txt: found a file that is not expected here"


def _unexpected_name(folder: Path) -> str:
    (folder / TWIST).rename(folder / "4-twist.toml")
    return "4-twist.toml: found a file that is not expected here"


def _unexpected_folder(folder: Path) -> str:
    (folder / "drafts").mkdir()
    return "drafts: found a folder"


def _too_large(folder: Path) -> str:
    with (folder / TWIST).open("a") as file:
        file.write("#" * 300_000)
    return f"{TWIST}: found 3"


def _not_utf8(folder: Path) -> str:
    (folder / TWIST).write_bytes(b'title = "\xff"')
    return f"{TWIST}: found bytes that are not UTF-8 at 9"


def _missing(folder: Path) -> str:
    (folder / "safety.toml").unlink()
    return "safety.toml: found no such file"


def _twice(folder: Path) -> str:
    shutil.copy(folder / TWIST, folder / "05-seated-twist.toml")
    return "05-seated-twist.toml: id: found 'seated-twist', as in 04-seated-twist.toml"


def _unreadable(folder: Path) -> str:
    (folder / TWIST).unlink()
    (folder / TWIST).symlink_to(folder / "nowhere")
    return f"{TWIST}: found a file that is not expected here"


def _large_readme(folder: Path) -> str:
    (folder / "README.md").write_text("x" * 300_000)
    return "README.md: found 300000 bytes. Write at most 262144 bytes"


def _deep(folder: Path) -> str:
    (folder / TWIST).write_text("format = 1\na = " + "[" * 20_000)
    return f"{TWIST}: found "


@pytest.mark.parametrize(
    "breaks",
    [
        _unexpected_file,
        _unexpected_name,
        _unexpected_folder,
        _too_large,
        _not_utf8,
        _missing,
        _twice,
        _unreadable,
        _large_readme,
        _deep,
    ],
)
def test_broken_folder(folder: Path, breaks: Callable[[Path], str]) -> None:
    expected = breaks(folder)
    assert any(expected in line for line in problems(folder)), problems(folder)


def test_no_such_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none")]) == 1
    assert "found no folder of that name" in capsys.readouterr().err


def test_the_content_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert problems(ROOT / "exercises") == []
    assert main(["check"]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_the_command_exits_with_1_and_no_traceback(folder: Path) -> None:
    (folder / TWIST).write_text("format = 1")
    done = subprocess.run(
        [Path(sys.executable).parent / "lowback", "check", folder],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"{TWIST}: ")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_ends_in_a_traceback(tmp_path: Path, data: st.DataObject) -> None:
    folder = tmp_path / "damaged"
    if not folder.exists():
        shutil.copytree(ROOT / "exercises", folder)
    name = data.draw(st.sampled_from([LIFTS, TWIST, "safety.toml", "introduction.toml"]))
    lines = (ROOT / "exercises" / name).read_text().splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key = lines[at].partition("=")[0]
        value = data.draw(
            st.sampled_from(["1", "-1", '""', "[]", "{}", "true", "nan", "[[1]]", "1979-05-27", '"\\u0000"', "}"])
        )
        lines[at] = f"{key}= {value}" if key.strip() and "[" not in key else value
    (folder / name).write_text("\n".join(lines))
    for problem in check(folder):
        assert str(problem).count("found") >= 1
    shutil.copy(ROOT / "exercises" / name, folder / name)
