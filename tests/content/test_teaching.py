"""What a teacher has before a lesson: the questions with what is right, and the cases."""

from __future__ import annotations

import re

import lowback
import pytest


@pytest.mark.parametrize(
    ("exercise", "asked", "right"),
    [
        ("standing-roll-down", 11, "Leave bending for later in the day. Of 85 people"),
        ("raise-and-pull", 15, "Carry on, if it stays mild. Pain that moves"),
        ("double-knee-lifts", 11, "5 degrees, give or take 2. A leg is roughly half as long"),
        ("seated-twist", 11, "(use it)"),
    ],
)
def test_every_question_of_a_lesson_stands_there_with_what_is_right(exercise: str, asked: int, right: str) -> None:
    text = lowback.about(exercise, "answers").text
    assert len(re.findall(r"<li><b>", text)) == asked
    assert right in text
    # What is wrong is no part of a key.
    assert "Roll down now, but half as fast" not in text


def test_the_cases_are_listed_with_what_each_is_for_and_what_is_right() -> None:
    text = lowback.about("patients", "overview").text
    assert len(re.findall(r"<li><b>", text)) == 10
    assert (
        "<b>Dean, 41, works in a warehouse</b><br>Asks for: Double-knee lifts.<br>To learn here: find an early cauda "
        "equina syndrome by asking, and send for help without trying an exercise first.<br>What is right: no exercise "
        "for now. Get help now. Call the emergency number."
    ) in text
    # It gives them away: nobody reads it by chance.
    assert text.startswith("<details><summary>The 10 cases")


def test_what_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="There is no part 'answers'; write 'overview'"):
        lowback.about("patients", "answers")
