"""``lowback.Questions``: a lesson's questions, and one's own in five lines; what is wrong in them is told by field."""

from __future__ import annotations

import lowback
import pytest
from lowback.content import library

OWN = """
[[questions]]
id = "sides"
ask = "How many sides are there?"
right = [{ text = "Two", why = "Right and left." }]
wrong = [{ text = "One", why = "Left is a side, too." }]
"""


def test_the_lessons_questions_in_their_order_with_their_answers_mixed() -> None:
    questions = lowback.Questions("double-knee-lifts")._questions
    assert [question["id"] for question in questions] == [
        q.id for q in library().lessons["double-knee-lifts"].questions
    ]
    every = [question for name in library().lessons for question in lowback.Questions(name)._questions]
    first = [question["answers"][0]["right"] for question in every if question["kind"] == "one"]
    assert True in first
    assert False in first
    assert questions == lowback.Questions("double-knee-lifts")._questions


def test_one_of_ones_own_in_five_lines() -> None:
    asked = lowback.Questions("seated-twist", toml=OWN)
    assert repr(asked) == "Questions('seated-twist', 1)"
    assert {answer["text"]: answer["right"] for answer in asked._questions[0]["answers"]} == {
        "Two": True,
        "One": False,
    }
    # No figure is sent where none is pointed at.
    assert asked._movement == {}
    assert len([line for line in OWN.splitlines() if line]) == 5


def test_an_answer_to_another_question_does_not_count() -> None:
    before = lowback.Questions("seated-twist", toml=OWN)._questions[0]["of"]
    after = lowback.Questions("seated-twist", toml=OWN.replace("How many", "About how many"))._questions[0]["of"]
    assert before != after


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("", "questions: found nothing. Write a value for questions."),
        ("questions = []", "questions: found nothing. Write at least one [[questions]]."),
        ("[[questions]]\nid = ", "text that is not TOML"),
        (OWN.replace("ask", "question"), "questions[0].question: found a field that is not known"),
        (OWN.replace(', why = "Right and left."', ""), "questions[0].right[0].why: found nothing"),
        (OWN.replace("Left is a side, too.", " "), "questions[0].wrong[0].why: found nothing. Write why this answer"),
        (OWN.replace("One", "Two"), "questions[0]: found the text 'Two' of two answers"),
        (OWN + OWN, "questions[1].id: found 'sides' a second time"),
        (OWN + 'kind = "order"', "questions[0].right: found 1 steps. Write at least three"),
        (OWN + 'kind = "point"', "questions[0].step: found nothing. Write the step whose pose is shown"),
        (OWN + 'kind = "number"', "questions[0].number: found nothing. Write the number that is right."),
        (OWN + 'kind = "riddle"', "questions[0].kind: found 'riddle'. Write one of one, several, order"),
        (OWN + 'step = "jump"', "questions[0].step: found 'jump'. Write one of sit-tall"),
        (OWN + 'sources = ["hearsay"]', "questions[0].sources: found 'hearsay'. Write one of article"),
        (OWN + 'counts = "m"', "questions[0].counts: found a text. Write it only for a question of the kind number."),
        (7, "toml is int; write a text with [[questions]]"),
    ],
)
def test_what_is_wrong_is_told_by_field(toml: object, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as told:
        lowback.Questions("seated-twist", toml=toml)  # type: ignore[arg-type]
    assert message in str(told.value)


def test_no_such_exercise() -> None:
    with pytest.raises(ValueError, match="There is no exercise 'seated-twits'"):
        lowback.Questions("seated-twits")
    with pytest.raises(ValueError, match="There is no exercise 'seated-twits'"):
        lowback.Muscles("seated-twits")


def test_muscles_in_the_words_of_the_vocabulary() -> None:
    phases = lowback.Muscles("seated-twist")._phases
    turn = next(phase for phase in phases if phase["id"] == "turn")
    assert turn["actions"][0] == {"joint": "Thoracic spine", "action": "Rotation", "plane": "Transverse plane"}
    assert turn["muscles"][0]["label"] == "Internal oblique"
    assert (turn["step"], turn["before"]) == ("turn-right", "sit-tall")
