"""How hard the text for the person is to read: the Flesch-Kincaid grade, by a library, printed for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import textstat
from lowback.content import library
from lowback.plan import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.model import Exercise

#: About eleven years of age.
MOST = 6.0


def for_the_person(exercise: Exercise) -> Iterator[str]:
    """Yield what a person reads or hears before and while exercising; what is for students is not among it."""
    yield from (exercise.summary, exercise.about, exercise.feel, exercise.card_caution, exercise.start_note or "")
    yield f"Begin here if {exercise.begin_if}."
    yield from (item.text for item in exercise.purposes)
    yield from (step.text for step in exercise.steps)
    yield from (text for variant in exercise.variants for text in (variant.title, text_of(variant)))
    yield from (sign.text for sign in exercise.stop_signs)
    # Each completes a sentence.
    yield from (f"Leave this out if {caution.text}." for caution in exercise.cautions)


def grade(texts: Iterator[str]) -> float:
    """Return the grade of texts, each at least a sentence of its own."""
    sentences = [text if text.endswith((".", "?")) else f"{text}." for text in texts if text]
    found: float = textstat.flesch_kincaid_grade(" ".join(sentences))
    return found


@pytest.mark.parametrize("name", list(library().exercises))
def test_the_persons_text_can_be_read_at_eleven(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = grade(for_the_person(library().exercises[name]))
    with capsys.disabled():
        print(f"\n{name}: Flesch-Kincaid grade {found:.1f} (at most {MOST:g})")
    assert found <= MOST


def test_the_check_and_the_introduction_too() -> None:
    safety, introduction = library().safety, library().introduction
    asked = [question.text for question in (*safety.emergency, *safety.same_day, *safety.soon)]
    asked += [reason.text or reason.title or "" for reason in safety.reasons]
    asked += [text for reason in safety.reasons for text in reason.advice.values()]
    asked += [band.text for band in safety.pain]
    leads = (safety.lead, safety.emergency_lead, safety.same_day_lead, safety.soon_lead)
    assert grade(iter([*leads, *asked, *safety.leads.values()])) <= MOST
    assert grade(iter([introduction.lead, *(item.text for item in introduction.items)])) <= MOST


def test_a_text_for_students_would_be_found() -> None:
    hard = "Iliopsoas and rectus femoris concentrically decelerate sagittal-plane lower-extremity displacement."
    assert grade(iter([hard])) > MOST
