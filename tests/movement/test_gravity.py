"""What gravity does at the joints of a posture: three cases by hand, and what no posture shows."""

from __future__ import annotations

import pytest
from lowback.content import library
from lowback.kinematics.gravity import gravity_moments
from lowback.kinematics.pose import postures


def moments(exercise: str, pose: str) -> dict[str, float]:
    return gravity_moments(postures(library().exercise(exercise).movement)[pose])


def test_the_shank_above_the_level_is_bent_by_gravity() -> None:
    """By hand, legs at 45 degrees, knees bent 3: a shank at 42.

    The shank weighs 0.0433 of the body, its weight lies 0.4459 of 0.246 from the knee: 0.1097 along it, 0.0815 out.
    The foot's 0.0137 lies at the ankle: 0.1828 out. 0.00353 + 0.00250 = 0.00603, times 9.81 x 70 x 1.70: 7.04 N m.
    """
    found = moments("double-knee-lifts", "legs-45")
    assert found["knee_flexion_right"] == pytest.approx(7.04, abs=0.02)
    assert found["knee_flexion_left"] == pytest.approx(7.04, abs=0.02)


def test_a_thigh_upright_with_the_shank_level_is_let_down_by_as_much_as_it_bends_the_knee() -> None:
    """By hand, one leg over the table: the thigh's weight lies over the hip, and counts nothing.

    0.0433 x 0.1097 + 0.0137 x 0.246 = 0.00812, times 1,167.4: 9.48 N m at the hip and at the knee. The other leg
    stands: of it nothing is told.
    """
    found = moments("double-knee-lifts", "right-up")
    assert found["hip_flexion_right"] == pytest.approx(-9.48, abs=0.02)
    assert found["knee_flexion_right"] == pytest.approx(9.48, abs=0.02)
    assert "hip_flexion_left" not in found
    assert "knee_flexion_left" not in found


def test_legs_that_stand_hold_up_what_hangs_in_front_of_the_hips() -> None:
    """By hand, hanging down: the pelvis leans 66 degrees, lumbar spine and thorax go on by 60 and 40.

    Forward of the hips, as shares of stature: pelvis 0.03, middle of the trunk 0.15, top of it 0.21, head 0.25, arms
    0.23. With their masses 0.0034 + 0.0245 + 0.0335 + 0.0174 + 0.0227 = 0.1015, times 1,167.4: 118 N m, 59 for each.
    """
    found = moments("standing-roll-down", "bottom")
    assert found["hip_flexion_right"] == pytest.approx(59, abs=8)
    assert found["hip_flexion_right"] == found["hip_flexion_left"]
    assert found["lumbar_flexion"] > 40
    # What hangs is in front of the knee, too: it is straightened.
    assert found["knee_flexion_right"] < -20


def test_what_the_floor_shares_is_not_told() -> None:
    lying = moments("double-knee-lifts", "start")
    assert "lumbar_flexion" not in lying
    assert "neck_flexion" not in lying
    assert "hip_flexion_right" not in lying
    assert "elbow_flexion_right" not in lying
    propped = moments("raise-and-pull", "on-elbows")
    assert "lumbar_flexion" not in propped
    assert "elbow_flexion_right" not in propped
    # Neither hands nor elbows bear there, and the chest is up.
    assert moments("raise-and-pull", "hands-free")["lumbar_flexion"] == pytest.approx(49, abs=2)
