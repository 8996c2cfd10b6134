"""Where legs hover: the moment of their weight, against cases worked by hand, and when a move crosses it."""

from __future__ import annotations

import pytest
from lowback.content import library
from lowback.kinematics.hover import MOST_MOMENT, hover_of, leg_moment
from lowback.kinematics.pose import postures

# By hand, for 70 kg and 1.70 m, with de Leva's young men (shares of the body: thigh 0.1416, shank 0.0433, foot 0.0137;
# centres 0.4095 along the thigh and 0.4459 along the shank) and Winter's lengths (thigh 0.245, shank 0.246 of stature):
#
# Both legs straight and level. Arms from the hips, in metres: thigh 0.4095 x 0.4165 = 0.1706; shank 0.4165 + 0.4459 x
# 0.4182 = 0.6030; foot, at the ankle, 0.8347. Weights of both legs, in newtons: thighs 0.2832 x 686.7 = 194.5; shanks
# 0.0866 x 686.7 = 59.5; feet 0.0274 x 686.7 = 18.8. 194.5 x 0.1706 + 59.5 x 0.6030 + 18.8 x 0.8347 = 84.8 N m. At 5
# degrees, with the knees bent by 1: times cos 5, next to nothing less: 84.4.
#
# Half way up, at 45 degrees: 84.8 x 0.707 = 60.0; the knees bent by 3 let the shanks lie a little farther out: 60.6.
#
# Knees over the hips, shins level. Thighs: no arm. Shanks 0.4459 x 0.4182 = 0.1865, feet 0.4182: 59.5 x 0.1865 + 18.8 x
# 0.4182 = 19.0.
BY_HAND = {"legs-low": 84.4, "legs-45": 60.6, "table": 19.0}


@pytest.mark.parametrize("pose", BY_HAND)
def test_the_moment_is_what_it_is_by_hand(pose: str) -> None:
    found = postures(library().exercise("double-knee-lifts").movement)
    assert leg_moment(found[pose]) == pytest.approx(BY_HAND[pose], abs=0.15)


def test_legs_over_the_chest_pull_the_other_way_and_a_leg_on_the_floor_bears_itself() -> None:
    found = postures(library().exercise("double-knee-lifts").movement)
    assert leg_moment(found["knees-in"]) < 0
    for pose in ("start", "right-out", "left-up", "sitting"):
        assert leg_moment(found[pose]) == 0.0, pose
    for name in ("standing-roll-down", "raise-and-pull", "seated-twist"):
        movement = library().exercise(name).movement
        for pose, posture in postures(movement).items():
            assert leg_moment(posture) <= 57.0, (name, pose)


def test_half_way_up_counts_and_one_leg_alone_does_not() -> None:
    found = postures(library().exercise("double-knee-lifts").movement)
    assert MOST_MOMENT == 57.0
    assert leg_moment(found["legs-45"]) > 57.0
    assert leg_moment(found["right-long"]) < 57.0


def test_a_move_hovers_while_it_is_over_the_moment() -> None:
    exercise = library().exercise("double-knee-lifts")
    steps = {step.id: step for step in exercise.steps}
    hover = hover_of(exercise.movement)
    assert hover.windows("knees-in", steps["legs-out"])[0] == pytest.approx((0.538, 1.0), abs=0.002)
    assert hover.windows("legs-low", steps["knees-back"])[0] == pytest.approx((0.0, 0.462), abs=0.002)
    assert hover.windows("knees-in", steps["legs-up-45"])[0] == pytest.approx((0.839, 1.0), abs=0.002)
    assert hover.windows("legs-low", steps["hold-low"]) == ((0.0, 1.0),)
    # From the floor to the chest with the knees bent: 54 N m as the feet leave the floor.
    assert hover.windows("start", steps["knees-in"]) == ()
    assert hover.windows("start", steps["slide-right"]) == ()
    assert hover_of(exercise.movement) is hover
