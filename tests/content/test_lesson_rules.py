"""Each rule of a lesson has a broken example, made from the real content."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lowback.content.library import check, load
from lowback.content.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
LIFTS = "03-double-knee-lifts.lesson.toml"

#: what to replace (a pattern, once), by what, the problem expected
BROKEN: dict[str, tuple[str, str | Callable[[re.Match[str]], str], str]] = {
    "a field that is not known": ("level =", "levels =", "questions[0].levels: found a field that is not known"),
    "an id that the name does not say": ('id = "double-knee-lifts"', 'id = "lifts"', "id: found 'lifts'"),
    "a step there is none of": ('step = "knees-in"', 'step = "knees-out"', "phases[0].step: found 'knees-out'"),
    "a moment outside of the step": ('step = "hold-45"', 'step = "hold-45"\nat = 1.5', "phases[2].at: found 1.5"),
    "a muscle without a term": ('"iliopsoas"', '"psoas"', "phases[0].muscles[0].muscle: found 'psoas'"),
    "a joint action without a term": ('action = "flexion"', 'action = "bend"', "phases[0].actions[0].action: found"),
    "a plane without a term": ('"sagittal"', '"sideways"', "phases[0].actions[0].plane: found 'sideways'"),
    "a joint there is none of": ('joint = "hip"', 'joint = "rib"', "phases[0].actions[0].joint: found 'rib'"),
    "a way to work there is none of": ('"concentric"', '"hard"', "phases[0].muscles[0].work: found 'hard'"),
    "no right answer": (r"right = \[\{ text = \"Five[^\n]*\n", "", "questions[0].right: found 0 answers"),
    "no wrong answer": (
        r"wrong = \[\n  \{ text = \"Ten seconds.*?\n\]\n",
        "",
        "questions[0].wrong: found nothing. Write at least one wrong answer",
    ),
    "an answer that does not say why": (
        r'why = "The article\'s limit is five\.[^"]*"',
        'why = ""',
        "questions[0].wrong[0].why: found nothing. Write why this answer is wrong",
    ),
    "two answers with one text": (
        '"Ten seconds, if it does not hurt"',
        '"Five seconds, and less if it hurts"',
        "the text 'Five seconds, and less if it hurts' of two answers",
    ),
    "no outcomes": (
        r"\[\[outcomes\]\]\n.*?(?=# ── Questions)",
        "",
        "outcomes: found nothing. Write [[outcomes]]: what a student can do afterwards",
    ),
    "an outcome there is none of": (
        'outcome = "sequence"',
        'outcome = "fun"',
        "questions[0].outcome: found 'fun'. Write one of sequence, body, evidence",
    ),
    "a question without an outcome": ('outcome = "sequence"\n', "", "questions[0].outcome: found nothing"),
    "an outcome that no question asks for": (
        r"# ── Questions",
        '[[outcomes]]\nid = "fun"\ntext = "enjoy it"\n\n# ── Questions',
        "outcomes[3].id: found 'fun', which no question asks for",
    ),
    "too much that is only known again": (
        r'level = "(?:understand|apply|judge)"((?:(?!level).)*)level = "(?:understand|apply|judge)"',
        lambda match: f'level = "recall"{match[1]}level = "recall"',
        "questions: found 4 of 9 that ask for recall. Write at most a third",
    ),
    "an answer that is given away by its length": (
        "Five seconds, and less if it hurts",
        "Five seconds, and less if it hurts, as the article says, and no dose of this app lets it be more",
        "questions[0].wrong: found the right answer in 96 letters, the others in at most 32",
    ),
    "a wrong answer in an order": (
        'kind = "order"',
        'kind = "order"\nwrong = [{ text = "x", why = "y" }]',
        "questions[1].wrong",
    ),
    "a place the figure does not have": ('at = "knee"', 'at = "nose"', "at: found 'nose'. Write one of head, neck"),
    "a place without a figure": ('(?<=not hurt)",', '", at = "knee",', "found 'knee'"),
    "one place of two answers": ('at = "knee"', 'at = "low-back"', "the place 'low-back' of two answers"),
    "a figure without a step": ('step = "hold-low"\n', "", "questions[2].step: found nothing"),
    "a number outside of its bounds": ("number = 5", "number = 500", "questions[3].number: found 500"),
    "a number that is a word": ("number = 5", 'number = "four"', "questions[3].number: found 'four'"),
    "an estimate that does not say why": (
        'too_low = "At 0[^"]*"',
        'too_low = " "',
        "questions[3].too_low: found nothing",
    ),
    "a source there is none of": ('sources = \\["article"\\]', 'sources = ["hearsay"]', "questions[0].sources: found"),
    "one id of two questions": ('id = "who-holds"', 'id = "how-long"', "questions[4].id: found 'how-long' a second"),
    "an empty hint": (r'hints = \["Try[^\]]*\]', 'hints = [" "]', "questions[0].hints[0]: found an empty text"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return shutil.copytree(ROOT / "exercises", tmp_path / "exercises")


def _by(by: str | Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """Return a replacement as it stands: nothing in a text is a reference to what was found."""
    return by if callable(by) else lambda _: by


@pytest.mark.parametrize("name", BROKEN)
def test_broken(folder: Path, name: str) -> None:
    pattern, by, expected = BROKEN[name]
    path = folder / LIFTS
    text, count = re.subn(pattern, _by(by), path.read_text(), count=1, flags=re.DOTALL)
    assert count == 1, "the example no longer fits the content"
    path.write_text(text)
    found = [str(problem) for problem in check(folder)]
    assert any(line.startswith(f"{LIFTS}: ") and expected in line for line in found), found


def test_a_lesson_without_its_exercise(folder: Path) -> None:
    text = (folder / LIFTS).read_text().replace('id = "double-knee-lifts"', 'id = "pelvic-tilt"')
    (folder / LIFTS).rename(folder / "07-pelvic-tilt.lesson.toml").write_text(text)
    found = [str(problem) for problem in check(folder)]
    assert (
        "07-pelvic-tilt.lesson.toml: found a lesson without its exercise. Write 07-pelvic-tilt.toml beside it." in found
    )


def test_an_exercise_without_a_lesson_is_one_without_questions(folder: Path) -> None:
    (folder / LIFTS).unlink()
    assert check(folder) == []
    assert load(folder).lesson("double-knee-lifts").questions == ()


def test_a_lesson_in_another_language(folder: Path) -> None:
    german = folder / "de" / LIFTS
    german.parent.mkdir()
    german.write_text(
        'format = 1\nversion = "1.0.0"\n[phases.knees-in]\ntitle = "Knie zur Brust"\n'
        '[questions.how-long]\nask = "Wie lange?"\nhints = ["Versuche 6."]\n'
        '[questions.how-long.right.0]\nwhy = "So ist es."\n'
    )
    assert check(folder) == []
    lesson = load(folder, "de").lessons["double-knee-lifts"]
    assert lesson.phases[0].title == "Knie zur Brust"
    question = lesson.questions[0]
    assert (question.ask, question.hints, question.right[0].why) == ("Wie lange?", ("Versuche 6.",), "So ist es.")
    german.write_text('format = 1\nversion = "1.0.0"\n[questions.how-long]\nhints = ["a", "b"]\n')
    made = translate(load(folder).lessons["double-knee-lifts"], german)
    assert [problem.write for problem in made.problems] == ["a list of 1 texts"]
