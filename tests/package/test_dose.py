"""``lowback.Dose`` and the numbers under it: times, and the moment of held legs, against values worked by hand."""

from __future__ import annotations

import math
from typing import Any

import lowback
import pytest
from lowback.content import library
from lowback.dose import load_of
from lowback.loads import MASS, STATURE, arms
from lowback.request import doses_of
from lowback.timeline import timeline


def test_the_moment_of_straight_legs_is_the_one_worked_by_hand() -> None:
    """A man of 100 kg and 2 m, legs level: thigh 14.16 kg at 0.20066 m, shank 4.33 kg at 0.70938 m, foot 1.37 kg at
    0.982 m; both legs, times 9.81.
    """
    by_hand = 2 * 9.81 * (14.16 * 0.4095 * 0.490 + 4.33 * (0.490 + 0.4459 * 0.492) + 1.37 * 0.982)
    assert lowback.hip_moment(0, mass=100, stature=2) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(142.4, abs=0.1)


def test_the_moment_at_the_angles_that_are_taught() -> None:
    assert lowback.hip_moment(4) == pytest.approx(84.5, abs=0.1)
    assert lowback.hip_moment(45) == pytest.approx(59.9, abs=0.1)
    # Tabletop: the thighs stand, the shanks lie 0.1865 m and 0.4182 m out.
    shanks = 2 * 9.81 * 70 * (0.0433 * 0.4459 * 0.246 + 0.0137 * 0.246) * 1.70
    assert lowback.hip_moment(90, 90) == pytest.approx(shanks) == pytest.approx(19.0, abs=0.1)
    assert lowback.hip_moment(90) == pytest.approx(0, abs=1e-9)
    assert lowback.hip_moment(4, whose="women") == pytest.approx(84.8, abs=0.1)
    # Knees over the chest pull the other way.
    assert lowback.hip_moment(117, 0) < 0


def test_it_grows_with_mass_and_stature_and_falls_as_the_legs_rise() -> None:
    assert lowback.hip_moment(10, mass=140) == pytest.approx(2 * lowback.hip_moment(10))
    assert lowback.hip_moment(10, stature=1.36) == pytest.approx(0.8 * lowback.hip_moment(10))
    moments = [lowback.hip_moment(hip) for hip in range(91)]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"hip": 126}, "hip is 126; write a number from -15 to 125 (degrees)."),
        ({"hip": 45, "knee": -1}, "knee is -1; write a number from 0 to 140 (degrees)."),
        ({"hip": math.nan}, "hip is nan"),
        ({"hip": True}, "hip is True"),
        ({"hip": "45"}, "hip is '45'"),
        ({"hip": 0, "mass": 34.9}, "mass is 34.9; write a number from 35 to 200 (kilograms)."),
        ({"hip": 0, "stature": 170}, "stature is 170; write a number from 1.2 to 2.2 (metres)."),
        ({"hip": 0, "whose": "dogs"}, "whose is 'dogs'; write 'men' or 'women'."),
    ],
)
def test_what_it_cannot_compute_is_a_value_error(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match="write") as caught:
        lowback.hip_moment(**asked)
    assert words in str(caught.value)


def test_what_the_browser_multiplies_is_the_same_model() -> None:
    for whose in ("men", "women"):
        table = arms(whose)
        for hip in range(91):
            assert table["straight"][hip] * 70 * 1.7 == pytest.approx(lowback.hip_moment(hip, whose=whose), abs=1e-3)
            assert table["bent"][hip] * 70 * 1.7 == pytest.approx(lowback.hip_moment(hip, hip, whose=whose), abs=1e-3)
    assert (MASS, STATURE) == ((35.0, 200.0), (1.2, 2.2))


def test_times_of_a_dose() -> None:
    # Five lifts: two moves of 3 s, two of 2 s and a hold of 3 s each, four rests of 10 s, 15 s at each end.
    assert lowback.times("double-knee-lifts", repetitions=5, hold=3) == {
        "total": 135.0,
        "tension": 65.0,
        "holds": 15.0,
        "rest": 40.0,
    }
    assert lowback.times("seated-twist", repetitions=1, hold=0)["holds"] == 0
    with pytest.raises(ValueError, match="write a whole number from 1 to 3"):
        lowback.times("double-knee-lifts", hold=6)


def test_no_dose_of_double_knee_lifts_holds_longer_than_five_seconds() -> None:
    exercise = library().exercise("double-knee-lifts")
    # Where the legs are out the moves beside the hold take two of the five.
    out = {"gentler": 3, "article": 3, "lower-step-by-step": 3}
    for variant in exercise.variants:
        most = {name: rule.most for name, rule in doses_of(exercise, variant).items()}
        found = lowback.times("double-knee-lifts", variant.id, **most)
        holds = [phase for phase in timeline(exercise, variant, most) if phase.kind == "hold"]
        longest = out.get(variant.id, 5)
        assert found["holds"] == longest * len(holds)
        assert {phase.cap for phase in holds} == {longest}
        assert {phase.role for phase in holds} == {"capped"}


def test_the_widget_tells_itself_and_its_times() -> None:
    dose = lowback.Dose("double-knee-lifts", hold=2)
    assert repr(dose) == (
        "Dose('double-knee-lifts', variant='gentler', repetitions=5, hold=2, move_seconds=3, rest=10, "
        "position_seconds=15, get_up_seconds=15)"
    )
    assert dose.times == lowback.times("double-knee-lifts", hold=2)


def test_each_exercise_says_what_is_known_of_its_load_and_what_is_not() -> None:
    for exercise in library().exercises.values():
        shown = load_of(exercise)
        assert shown["known"]
        assert shown["unknown"]
        assert shown["sources"]
        assert ("legs" in shown) == (exercise.id == "double-knee-lifts")
