"""What the browser is sent is what was computed, and is little."""

from __future__ import annotations

import gzip
import json
from typing import Any

import msgspec
import pytest
from lowback.content import library
from lowback.content.joints import POINTS
from lowback.course import clips
from lowback.course.packed import SCALE, card_data, movement_data, unpacked_frames
from lowback.kinematics.things import REST_HEIGHTS, WALL

EXERCISES = list(library().exercises)


@pytest.mark.parametrize("name", EXERCISES)
def test_frames_come_out_as_they_went_in(name: str) -> None:
    exercise = library().exercise(name)
    data = movement_data(exercise)
    assert data["points"] == list(POINTS)
    for key, clip in clips(exercise).items():
        sent = unpacked_frames(data["clips"], key)
        computed = clip.frames()
        assert len(sent) == len(computed)
        for row, frame in zip(sent, computed, strict=True):
            flat = [value for point in frame.points for value in point]
            assert row == pytest.approx(flat, abs=0.51 / SCALE)


def test_a_way_back_is_told_by_its_name_alone() -> None:
    data = movement_data(library().exercise("seated-twist"))
    assert data["clips"]["turned-right>return-from-right"] == "~tall>turn-right"
    there, back = (unpacked_frames(data["clips"], key) for key in ("tall>turn-right", "turned-right>return-from-right"))
    assert back == there[::-1]


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_small(name: str) -> None:
    text = json.dumps(movement_data(library().exercise(name)), separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < 16 * 1024


@pytest.mark.parametrize("name", EXERCISES)
def test_cubics_through_the_frames_stay_close_to_the_movement(name: str) -> None:
    """The browser joins frames as here: half way, (9 (b + c) - (a + d)) / 16."""
    for clip in clips(library().exercise(name)).values():
        last = clip.count()
        sent = clip.frames()
        # Getting up is the longest way in the fewest frames.
        near = 0.012 if clip.step == "get-up" else 0.007
        for at in range(last):
            middle = clip.at((at + 0.5) / last)
            four = [sent[max(0, at - 1)], sent[at], sent[at + 1], sent[min(last, at + 2)]]
            for point, a, b, c, d in zip(middle.points, *(frame.points for frame in four), strict=True):
                drawn = [(9 * (q + r) - (p + s)) / 16 for p, q, r, s in zip(a, b, c, d, strict=True)]
                assert list(point) == pytest.approx(drawn, abs=near)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_pose_is_told_in_words(name: str) -> None:
    data = movement_data(library().exercise(name))
    for step in data["steps"].values():
        words = data["poses"][step["pose"]]
        assert words.endswith(".")
        assert len(words.split()) >= 4


def test_things_stand_where_a_body_touches_them() -> None:
    sent = {name: movement_data(library().exercise(name)) for name in EXERCISES}
    assert {name: sorted(data.get("things", {})) for name, data in sent.items()} == {
        "standing-roll-down": ["seat", "wall"],
        "raise-and-pull": ["pillow"],
        "double-knee-lifts": [],
        "seated-twist": ["seat"],
    }
    for name, data in sent.items():
        poses = {pose.id: pose for pose in library().exercise(name).movement.poses}
        for step in data["steps"].values():
            assert step.get("things", []) == [
                thing for thing in poses[step["pose"]].contacts if thing in data.get("things", {})
            ]
        for thing, made in data.get("things", {}).items():
            balls = [ball for band in made["bands"] for ball in band]
            low, high = min(y - r for _, y, _, r in balls), max(y + r for _, y, _, r in balls)
            assert low == pytest.approx(0, abs=0.001)
            if thing == "wall":
                assert [x - r for x, _, _, r in balls] == pytest.approx([WALL] * len(balls))
                continue
            # A pillow gives way a little.
            assert REST_HEIGHTS[thing] <= high <= REST_HEIGHTS[thing] + 0.012
            key = next(key for key in data["clips"] if f">{_step(data, thing)}" in key)
            pelvis = unpacked_frames(data["clips"], key)[0]
            x = (pelvis[3 * POINTS.index("hip_right")] + pelvis[3 * POINTS.index("hip_left")]) / 2
            assert min(x for x, *_ in balls) < x < max(x for x, *_ in balls)


def _step(data: dict[str, Any], thing: str) -> str:
    steps: dict[str, dict[str, Any]] = data["steps"]
    return next(step for step, found in steps.items() if thing in found.get("things", []))


@pytest.mark.parametrize("name", EXERCISES)
def test_the_cards_pose_is_one_of_the_exercise(name: str) -> None:
    exercise = library().exercise(name)
    data = card_data(exercise)
    assert list(data["steps"]) == ["card"]
    assert len(data["clips"]) == 1
    assert data["poses"][exercise.movement.card]


def test_what_several_widgets_show_is_computed_once_and_a_changed_one_anew() -> None:
    twist = library().exercise("seated-twist")
    assert movement_data(twist) is movement_data(twist)
    other = msgspec.structs.replace(twist, movement=msgspec.structs.replace(twist.movement, sides="As you like."))
    assert movement_data(other)["sides"] == "As you like."
    assert movement_data(twist)["sides"] == twist.movement.sides
