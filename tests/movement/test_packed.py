"""What the browser is sent is what was computed, and is little."""

from __future__ import annotations

import gzip
import json

import pytest
from lowback.content import library
from lowback.content.joints import POINTS
from lowback.kinematics import clips
from lowback.kinematics.packed import SCALE, card_data, movement_data, unpacked_frames

EXERCISES = list(library().exercises)


@pytest.mark.parametrize("name", EXERCISES)
def test_frames_come_out_as_they_went_in(name: str) -> None:
    exercise = library().exercise(name)
    data = movement_data(exercise)
    assert data["points"] == list(POINTS)
    for key, clip in clips(exercise).items():
        sent = unpacked_frames(data["clips"][key])
        computed = clip.frames()
        assert len(sent) == len(computed)
        for row, frame in zip(sent, computed, strict=True):
            flat = [value for point in frame.points for value in point]
            assert row == pytest.approx(flat, abs=0.51 / SCALE)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_small(name: str) -> None:
    text = json.dumps(movement_data(library().exercise(name)), separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < 40 * 1024


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


@pytest.mark.parametrize("name", EXERCISES)
def test_the_cards_pose_is_one_of_the_exercise(name: str) -> None:
    exercise = library().exercise(name)
    data = card_data(exercise)
    assert list(data["steps"]) == ["card"]
    assert len(data["clips"]) == 1
    assert data["poses"][exercise.movement.card]
