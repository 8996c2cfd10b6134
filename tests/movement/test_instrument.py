"""``lowback.Movement``: angles as rows, poses that can be changed, and sentences where something is wrong."""

from __future__ import annotations

from typing import Any

import lowback
import numpy as np
import pytest
from lowback.content import library


def test_rows_are_plain_and_follow_the_exercise() -> None:
    rows = lowback.Movement("seated-twist").angles()
    assert rows[0]["seconds"] == 0
    assert rows[-1]["seconds"] == 133
    assert [row["seconds"] for row in rows] == sorted(row["seconds"] for row in rows)
    assert all(isinstance(value, str | float | int) for row in rows for value in row.values())
    held = [row for row in rows if row["step"] == "hold-right"]
    assert {row["thorax_rotation"] for row in held} == {35}
    assert {row["neck_rotation"] for row in rows if row["step"] == "hold-left"} == {72}
    # What never changes is left out, unless it is asked for.
    assert "knee_flexion_right" not in rows[0]
    asked = lowback.Movement("seated-twist").angles("knee_flexion_right")
    assert set(asked[0]) == {"seconds", "phase", "step", "knee_flexion_right"}


def test_another_dose_is_the_same_movement_at_another_pace() -> None:
    slow = lowback.Movement("seated-twist", turn_seconds=8).angles("thorax_rotation")
    usual = lowback.Movement("seated-twist").angles("thorax_rotation")
    assert [row["thorax_rotation"] for row in slow] == [row["thorax_rotation"] for row in usual]
    assert slow[-1]["seconds"] == usual[-1]["seconds"] + 2 * 2 * 5 * 4


def test_a_changed_pose_moves_and_reset_takes_it_back() -> None:
    movement = lowback.Movement("seated-twist")
    before = movement.get_state(["_movement", "_angles"])
    movement.change("turned-right", thorax_rotation=20)
    assert max(row["thorax_rotation"] for row in movement.angles()) == 20
    # The left turn mirrors the right one.
    assert min(row["thorax_rotation"] for row in movement.angles()) == -20
    changed = movement.get_state(["_movement", "_angles"])
    assert changed["_movement"]["clips"] != before["_movement"]["clips"]
    assert changed["_angles"] != before["_angles"]
    assert movement.poses["turned-right"]["thorax_rotation"] == 20
    movement.reset()
    assert movement.get_state(["_movement", "_angles"]) == before
    # The content itself is untouched.
    assert lowback.Movement("seated-twist").poses["turned-right"]["thorax_rotation"] == 35


def test_a_number_of_numpys_is_a_number() -> None:
    movement = lowback.Movement("seated-twist")
    angles: dict[str, Any] = {"neck_flexion": np.int64(5), "thorax_rotation": np.float32(20)}
    movement.change("turned-right", **angles)
    assert movement.poses["turned-right"]["neck_flexion"] == 5


def test_a_paired_angle_is_asked_for_by_its_one_name() -> None:
    rows = lowback.Movement("double-knee-lifts").angles("hip_flexion")
    assert {"hip_flexion_right", "hip_flexion_left"} < set(rows[0])


def test_a_change_of_both_sides_covers_what_was_written_for_one() -> None:
    movement = lowback.Movement("seated-twist")
    movement.change("turned-right", elbow_flexion=50)
    turned = [row for row in movement.angles() if row["step"] == "hold-right"]
    assert turned[0]["elbow_flexion_right"] == turned[0]["elbow_flexion_left"] == 50


@pytest.mark.parametrize(
    ("pose", "angles", "words"),
    [
        ("turned", {"thorax_rotation": 5}, ["no pose 'turned'", "'turned-right'"]),
        ("turned-left", {"thorax_rotation": 5}, ["mirrors 'turned-right'", "change that one"]),
        ("turned-right", {"thorax_rotatoin": 5}, ["no angle 'thorax_rotatoin'", "write thorax_rotation"]),
        ("turned-right", {"thorax_rotation": 60}, ["thorax_rotation of the pose 'turned-right' is 60", "-35 to 35"]),
        ("turned-right", {"thorax_rotation": float("nan")}, ["nan", "-35 to 35"]),
        ("turned-right", {"thorax_rotation": "20"}, ["'20'", "write a number"]),
        ("turned-right", {"thorax_rotation": True}, ["True", "write a number"]),
        # In range as it is typed, but not what follows from it.
        ("tall", {"hip_flexion": 20}, ["That would give", "under the floor", "in the step"]),
    ],
)
def test_what_cannot_be_changed_says_what_can(pose: str, angles: dict[str, Any], words: list[str]) -> None:
    movement = lowback.Movement("seated-twist")
    before = movement.get_state(["_movement"])
    with pytest.raises(ValueError, match=r"write|change") as caught:
        movement.change(pose, **angles)
    for word in words:
        assert word in str(caught.value)
    assert movement.get_state(["_movement"]) == before


def test_a_change_keeps_to_the_five_seconds() -> None:
    movement = lowback.Movement("double-knee-lifts", "tabletop")
    with pytest.raises(ValueError, match="both legs stretched out off the floor; write at most 0"):
        movement.change("table", hip_flexion=30, knee_flexion=5)
    assert movement.poses["table"]["hip_flexion"] == 90


def test_unknown_names_are_sentences() -> None:
    with pytest.raises(ValueError, match="no angle 'hip'; write"):
        lowback.Movement("seated-twist").angles("hip")
    with pytest.raises(ValueError, match="There is no exercise"):
        lowback.Movement("seated")
    with pytest.raises(ValueError, match="no variant"):
        lowback.Movement("seated-twist", variant="x")


def test_repr_is_stable() -> None:
    assert repr(lowback.Movement("double-knee-lifts", variant="article")) == (
        "Movement('double-knee-lifts', variant='article')"
    )


@pytest.mark.parametrize("name", list(library().exercises))
def test_every_exercise_has_angles_to_look_at(name: str) -> None:
    for variant in library().exercise(name).variants:
        rows = lowback.Movement(name, variant=variant.id).angles()
        assert len(rows) > 50
        assert len(rows[0]) >= 6
