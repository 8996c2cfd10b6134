"""The pieces of science: each rule with a broken example, and no number in words that the figure does not show."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from lowback.content.library import check, load
from lowback.content.science import Curve
from lowback.course.check import movement_problems
from lowback.course.science import curve_values, levers_of, sketch_values
from lowback.errors import ContentError
from lowback.science import Science, science_data

from tests.languages import made_up

if TYPE_CHECKING:
    from lowback.content.model import Exercise
    from lowback.content.science import Science as Piece

ROOT = Path(__file__).resolve().parents[2]
#: Which pieces each exercise has, in their order.
PIECES = {
    "standing-roll-down": ["rhythm"],
    "raise-and-pull": ["arch", "direction"],
    "double-knee-lifts": ["levers"],
    "seated-twist": ["turn"],
}
DOWN, RAISE, LIFTS = "01-standing-roll-down", "02-raise-and-pull", "03-double-knee-lifts"

#: the lesson, what to replace (a pattern, once), by what, the problem expected
BROKEN: dict[str, tuple[str, str, str, str]] = {
    "a step there is none of": (
        LIFTS,
        'step = "legs-out"\ncurves',
        'step = "legs"\ncurves',
        "science[0].step: found 'legs'",
    ),
    "no curve": (LIFTS, r"curves = \[\n.*?\n\]\n", "curves = []\n", "science[0].curves: found 0 curves"),
    "an angle there is none of": (LIFTS, 'of = "hip_flexion"', 'of = "hip"', "science[0].curves[0].of: found 'hip'"),
    "a pivot there is none of": (
        LIFTS,
        'kind = "lever", of = "hips"',
        'kind = "lever", of = "knee"',
        "curves[1].of: found 'knee'. Write one of waist, hips",
    ),
    "an angle of nothing": (LIFTS, ', of = "hip_flexion"', "", "science[0].curves[0].of: found nothing"),
    "a curve in which nothing changes": (
        LIFTS,
        'of = "hip_flexion"',
        'of = "neck_rotation"',
        "science[0].curves[0]: found a curve from 0 to 0. Write one that changes by 2 or more",
    ),
    "a computed curve with points of its own": (
        LIFTS,
        'of = "hip_flexion"',
        'of = "hip_flexion", points = [[0, 0], [1, 1]]',
        "points, ticks or on, of a curve that is computed",
    ),
    "a sketch without a source": (
        DOWN,
        ', sources = \\["gouteron-2021", "schinkel-ivy-2014"\\] \\}',
        " }",
        "science[0].curves[3].sources: found no source. Write what it is drawn after",
    ),
    "a sketch of an angle": (
        DOWN,
        'kind = "sketch"',
        'kind = "sketch", of = "hip_flexion"',
        "curves[3].of: found 'hip_flexion'. Write it only for a curve that is computed",
    ),
    "a sketch that does not reach the end": (
        DOWN,
        r", \[1, 0.05\]\]",
        "]",
        "curves[3].points: found points at 0, 0.15, 0.52, 0.68, 0.8, 0.88",
    ),
    "a sketch that goes back": (DOWN, r"\[0.52, 0.9\]", "[0.7, 0.9]", "Write points that rise from 0 to 1"),
    "a sketch higher than there is": (
        DOWN,
        r"\[0.52, 0.9\]",
        "[0.52, 9]",
        "curves[3].points: found a height out of bounds",
    ),
    "one word for all heights": (
        DOWN,
        r'ticks = \["hardly", "some", "much"\]',
        'ticks = ["hardly"]',
        "curves[3].ticks: found one word",
    ),
    "passages that end early": (
        LIFTS,
        "until = 1\n",
        "until = 0.9\n",
        "science[0].passages: found ends at 0.3, 0.75, 0.9",
    ),
    "passages out of order": (LIFTS, "until = 0.75", "until = 0.2", "science[0].passages: found ends at 0.3, 0.2, 1"),
    "a source there is none of": (
        LIFTS,
        r'sources = \["hip-flexors-2022", "bogduk-1992"\]',
        'sources = ["hip"]',
        "science[0].passages[2].sources: found 'hip'",
    ),
    "no source at all": (
        LIFTS,
        r'sources = \["hip-flexors-2022", "bogduk-1992"\]\n',
        "",
        "science[0].passages: found no source in any of them",
    ),
    "one question": (LIFTS, r'\[\[science.questions\]\]\nid = "psoas.*', "", "science[0].questions: found 1. Write 2"),
    "a question that asks for recall": (
        LIFTS,
        'level = "apply"\noutcome = "body"\nask = "Both legs',
        'level = "recall"\noutcome = "body"\nask = "Both legs',
        "science[0].questions[0].level: found 'recall'",
    ),
    "a question of the lesson's name": (
        LIFTS,
        'id = "pull-newtons"',
        'id = "how-long"',
        "science[0].questions[0].id: found 'how-long' a second time in this lesson",
    ),
    "a question without an outcome": (
        LIFTS,
        'level = "apply"\noutcome = "body"\nask = "Both legs',
        'level = "apply"\nask = "Both legs',
        "science[0].questions[0].outcome: found 'nothing'",
    ),
    "a question told by its length": (
        LIFTS,
        "It presses the spine together, and hardly arches it",
        "It presses the spine together, and hardly arches it, as was seen in " + "many bodies, " * 6,
        "science[0].questions[1].wrong: found the right answer in",
    ),
    "too often to and fro": (RAISE, "times = 10", "times = 100", "science[1].times: found 100"),
}


def problems_in(folder: Path) -> list[str]:
    """Return everything that is wrong in a content folder, the movement included."""
    found = [str(problem) for problem in check(folder)]
    try:
        return [*found, *map(str, movement_problems(load(folder)))]
    except ContentError:
        return found


@pytest.mark.parametrize("case", BROKEN)
def test_each_rule_has_a_broken_example(case: str, tmp_path: Path) -> None:
    name, pattern, by, problem = BROKEN[case]
    folder = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    path = folder / f"{name}.lesson.toml"
    text = path.read_text(encoding="utf-8")
    begin = text.index("[[science]]")
    changed, count = re.subn(pattern, lambda _: by, text[begin:], count=1, flags=re.DOTALL)
    assert count == 1
    path.write_text(text[:begin] + changed, encoding="utf-8")
    found = problems_in(folder)
    assert any(problem in one for one in found), found


def pieces() -> list[tuple[Exercise, Piece]]:
    """Return every piece with its exercise."""
    content = library()
    return [(content.exercise(name), piece) for name in PIECES for piece in content.lesson(name).science]


def piece_of(name: str, wanted: str) -> tuple[Piece, dict[str, list[float]]]:
    """Return a piece, and its computed curves by their names."""
    exercise, piece = next((e, p) for e, p in pieces() if (e.id, p.id) == (name, wanted))
    return piece, {curve.id: v for curve, v in zip(piece.curves, curve_values(piece, exercise), strict=True)}


def test_every_exercise_has_its_own_science() -> None:
    assert {name: [piece.id for piece in library().lesson(name).science] for name in PIECES} == PIECES
    assert repr(Science("raise-and-pull")) == "Science('raise-and-pull', 2)"


def test_every_piece_has_a_slider_two_questions_and_a_source() -> None:
    for exercise, piece in pieces():
        shown = science_data(piece, exercise)
        assert shown["slider"]
        assert len(shown["questions"]) == 2
        assert any(passage["sources"] for passage in shown["passages"])
        assert shown["cannot"]
        assert all(len(curve["values"]) == 25 for curve in shown["curves"])


def test_the_lower_back_bends_before_the_hips_and_the_moment_is_greatest_half_way() -> None:
    _, curves = piece_of("standing-roll-down", "rhythm")
    lumbar, hips, moment = curves["lumbar"], curves["hips"], curves["moment"]
    # A quarter of the way: half of the lower back's way, a tenth or so of the hips'.
    assert lumbar[6] / lumbar[-1] > 0.5 > 3 * (hips[6] - hips[0]) / (hips[-1] - hips[0])
    # From four fifths on the hips go alone.
    assert lumbar[-1] - lumbar[19] < 2 < hips[-1] - hips[19]
    assert 10 <= moment.index(max(moment)) <= 14
    assert 0.5 < moment[-1] / max(moment) < 0.65


def test_the_numbers_in_words_are_those_of_the_figure() -> None:
    _, turn = piece_of("seated-twist", "turn")
    assert [round(turn[name][-1]) for name in ("lumbar", "thorax", "neck")] == [6, 35, -72]
    piece, _ = piece_of("seated-twist", "turn")
    assert piece.questions[0].number == 31
    _, legs = piece_of("double-knee-lifts", "levers")
    # "270 N" and "30 cm" are the figure's, rounded.
    assert legs["lever"][-1] == pytest.approx(30, abs=2)
    assert legs["moment"][-1] / legs["lever"][-1] * 100 == pytest.approx(270, abs=5)
    # Drawn in, the legs lie over the belly; out, in front of the hips.
    assert legs["moment"][0] < 0
    assert legs["moment"][-1] > 80


def test_a_lever_by_hand() -> None:
    """Both legs nearly level: de Leva's young men, figure's lengths 0.245 (thigh) and 0.246 (shank) of 1.70 m.

    Thigh 14.16 % of 70 kg at 40.95 % of its length, shank 4.33 % at 43.95 % of its own, foot 1.37 % at the ankle
    nearly: weight 2 x 19.86 % x 70 x 9.81 = 272.8 N. Moment of one leg for 1 m of stature and the body's weight:
    .1416 x .4095 x .245 + .0433 x (.245 + .4395 x .246) + .0137 x .491 = .0142 + .0153 + .0067 = .0362; of both, for
    70 kg x 9.81 x 1.70 m: 2 x .0362 x 1167 = 84.5 N m. Its lever is 84.5 / 272.8 = 0.31 m.
    """
    _, legs = piece_of("double-knee-lifts", "levers")
    assert legs["moment"][-1] == pytest.approx(84.5, abs=2)
    assert legs["lever"][-1] == pytest.approx(31, abs=1)


def test_the_lever_on_the_figure_is_the_one_that_is_told() -> None:
    for exercise, piece in pieces():
        drawn = levers_of(piece, exercise)
        told = [
            v for curve, v in zip(piece.curves, curve_values(piece, exercise), strict=True) if curve.kind == "lever"
        ]
        if not told:
            continue
        out = [
            ((w[0] - p[0]) ** 2 + (w[2] - p[2]) ** 2) ** 0.5 * 170
            for p, w in zip(drawn["pivot"], drawn["weight"], strict=True)
        ]
        assert out == pytest.approx([abs(value) for value in told[0]], abs=0.1)


def test_a_sketch_is_straight_between_its_points() -> None:
    curve = Curve(id="one", label="One", kind="sketch", points=((0, 0), (0.5, 1), (1, 0)), sources=("x",))
    heights = sketch_values(curve)
    assert (heights[0], heights[6], heights[12], heights[18], heights[24]) == (0, 0.5, 1, 0.5, 0)


def test_another_language_has_the_same_curves_in_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = {name: Science(name)._pieces for name in PIECES}
    folder = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    made_up(folder)
    monkeypatch.setenv("LOWBACK_EXERCISES", str(folder))
    monkeypatch.setenv("LOWBACK_LANGUAGE", "ar")
    for name, pieces_there in english.items():
        for piece, before in zip(Science(name)._pieces, pieces_there, strict=True):
            for field in ("title", "text", "slider", "cannot"):
                assert piece[field] == f"«{before[field]}»"
            for curve, curve_before in zip(piece["curves"], before["curves"], strict=True):
                assert curve["label"] == f"«{curve_before['label']}»"
                assert curve["values"] == curve_before["values"]
                assert curve["ticks"] == [f"«{tick}»" for tick in curve_before["ticks"]]
