"""The content is complete: all 74 facts, the doses of the table, words that a person can read."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from lowback.content import library
from lowback.content.facts import FACT_IDS
from lowback.content.library import content_hash, facts_of, missing_facts
from lowback.content.model import Exercise, Source

#: Names, defaults, bounds and basis: the table of the content facts.
DOSES = {
    "standing-roll-down": {
        "repetitions": (3, 1, 5, "default"),
        "sways": (5, 0, 10, "default"),
        "sway_seconds": (2, 1, 4, "default"),
        "down_seconds": (15, 8, 30, "default"),
        "head_shake_seconds": (5, 0, 10, "default"),
        "back_shake_seconds": (5, 0, 10, "default"),
        "up_seconds": (18, 12, 30, "default"),
        "rest": (20, 10, 60, "default"),
        "position_seconds": (15, 5, 90, "default"),
    },
    "raise-and-pull": {
        "repetitions": (8, 1, 10, "default"),
        "hold": (5, 1, 10, "default"),
        "move_seconds": (3, 2, 6, "default"),
        "rest": (5, 2, 30, "default"),
        "palm_repetitions": (5, 1, 10, "default"),
        "palm_hold": (2, 1, 5, "default"),
        "position_seconds": (15, 5, 90, "default"),
        "get_up_seconds": (15, 10, 90, "default"),
    },
    "double-knee-lifts": {
        "repetitions": (5, 1, 10, "default"),
        "hold": (3, 1, 3, "source"),
        "move_seconds": (3, 2, 6, "default"),
        "rest": (10, 5, 60, "default"),
        "position_seconds": (15, 5, 90, "default"),
        "get_up_seconds": (15, 10, 90, "default"),
    },
    "seated-twist": {
        "repetitions": (5, 1, 10, "source"),
        "hold": (2, 0, 10, "default"),
        "turn_seconds": (4, 3, 8, "default"),
        "rest": (2, 1, 20, "default"),
        "position_seconds": (15, 5, 90, "default"),
    },
}


def test_all_74_facts_are_carried() -> None:
    assert len(FACT_IDS) == 74
    assert missing_facts(library()) == []


def test_a_fact_that_is_taken_out_is_missed() -> None:
    content = library()
    twist = content.exercises["seated-twist"]
    dose = {name: msgspec.structs.replace(rule, facts=()) for name, rule in twist.dose.items()}
    without = msgspec.structs.replace(twist, dose=dose)
    changed = msgspec.structs.replace(content, exercises={**content.exercises, "seated-twist": without})
    assert missing_facts(changed) == ["E4.11"]


@pytest.mark.parametrize("part", ["E1", "E2", "E3", "E4"])
def test_facts_stand_in_their_own_exercise(part: str) -> None:
    exercise = list(library().exercises.values())[int(part[1]) - 1]
    own = {fact for fact in FACT_IDS if fact.startswith(f"{part}.")}
    assert own <= facts_of(exercise)
    assert not {fact for fact in facts_of(exercise) if fact.startswith("E") and fact not in own}


def test_ids_and_order() -> None:
    """Those of the article come first, in its order; what an author adds comes behind them."""
    assert list(library().exercises)[:4] == [
        "standing-roll-down",
        "raise-and-pull",
        "double-knee-lifts",
        "seated-twist",
    ]


def test_doses_are_the_table() -> None:
    found = {
        name: {key: (rule.default, rule.least, rule.most, rule.basis) for key, rule in exercise.dose.items()}
        for name, exercise in library().exercises.items()
    }
    assert found.items() >= DOSES.items()


#: Every way to do an exercise, in the order it is offered: with the easier and the harder ones of the content facts.
WAYS = {
    "standing-roll-down": {
        "article": "same",
        "chair": "easier",
        "wall": "easier",
        "slower": "harder",
        "lower-hands": "harder",
    },
    "raise-and-pull": {
        "article": "same",
        "elbows": "easier",
        "lie": "easier",
        "pillow": "easier",
        "mild-prop": "easier",
        "longer": "harder",
    },
    "double-knee-lifts": {
        "gentler": "easier",
        "article": "same",
        "heel-slides": "easier",
        "march": "easier",
        "tabletop": "easier",
        "one-leg": "easier",
        "lower-step-by-step": "easier",
    },
    "seated-twist": {
        "article": "same",
        "chair": "easier",
        "head-forward": "easier",
        "slower": "harder",
        "arms-crossed": "harder",
    },
}


@pytest.mark.parametrize("name", WAYS)
def test_each_easier_and_harder_way_of_the_facts_is_there(name: str) -> None:
    exercise = library().exercises[name]
    found = {variant.id: variant.level for variant in exercise.variants}
    assert list(found.items()) == list(WAYS[name].items())
    by_id = {variant.id: variant for variant in exercise.variants}
    article = [step for part in by_id["article"].parts for step in part.steps]
    for variant in exercise.variants:
        if variant.level == "same" or variant.id in ("elbows", "gentler"):
            continue
        # Something of it is its own: who should not do it, and its steps or at least its amounts.
        assert variant.cautions, variant.id
        steps = [step for part in variant.parts for step in part.steps]
        assert variant.dose or set(steps) - set(article), variant.id
        assert all(variant.dose[dose] != exercise.dose[dose] for dose in variant.dose)


@pytest.mark.parametrize(("name", "doses"), [("standing-roll-down", "down up"), ("seated-twist", "turn")])
def test_slower_is_slower(name: str, doses: str) -> None:
    exercise = library().exercises[name]
    slower = next(variant for variant in exercise.variants if variant.id == "slower")
    for dose in (f"{word}_seconds" for word in doses.split()):
        assert slower.dose[dose].default > exercise.dose[dose].default
        assert slower.dose[dose].least > exercise.dose[dose].least


def test_the_hash_changes_with_what_is_said_and_only_then() -> None:
    twist = library().exercises["seated-twist"]
    assert re.fullmatch(r"[0-9a-f]{12}", content_hash(twist))
    assert content_hash(twist) == content_hash(msgspec.structs.replace(twist))
    assert content_hash(twist) != content_hash(msgspec.structs.replace(twist, feel=twist.feel + " "))


def test_what_is_known_by_heart_only_carries_no_number_and_no_source() -> None:
    """Muscles, cues and errors are textbook teaching: they stand in the notebooks' prose, never among the claims."""
    for exercise in library().exercises.values():
        for claim in exercise.claims:
            numbers = re.findall(r"\d", claim.known)
            read = {source.id for source in exercise.sources if source.kind in ("study", "guideline")}
            assert not numbers or read.intersection(claim.sources), claim.id


def test_sources_are_used_and_well_formed() -> None:
    for exercise in library().exercises.values():
        used = {name for claim in exercise.claims for name in claim.sources}
        cautions = (*exercise.cautions, *(item for variant in exercise.variants for item in variant.cautions))
        used |= {name for caution in cautions for name in caution.sources}
        used |= set(exercise.load.sources if exercise.load else ())
        for piece in library().lesson(exercise.id).science:
            told = [item.sources for items in (piece.curves, piece.passages, piece.questions) for item in items]
            used |= {name for names in told for name in names}
        # Every exercise of the set names the article it comes from, claims or not.
        assert {source.id for source in exercise.sources} - {"article"} == used - {"article"}
        for source in exercise.sources:
            assert source.doi is None or re.fullmatch(r"10\.\d{4,}/\S+", source.doi)


def test_no_praise_no_shouting_no_blame() -> None:
    texts: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    for document in (library().introduction, library().safety, *library().exercises.values()):
        collect(msgspec.to_builtins(document))
    for text in texts:
        assert "!" not in text
        assert not re.search(r"\b(well done|great|you must not|you failed|perfect)\b", text, re.IGNORECASE), text


def test_types_are_frozen() -> None:
    source = Source(id="a", text="b", kind="study")
    with pytest.raises(AttributeError):
        source.text = "c"  # type: ignore[misc]
    assert isinstance(library().exercise("seated-twist"), Exercise)


def test_pain_that_went_down_a_leg_afterwards_leads_where_that_reason_to_stop_does() -> None:
    """The front end's ``record/standing.js`` says the same of it: it knows no content."""
    reason = next(reason for reason in library().safety.reasons if reason.id == "one-leg")
    assert (reason.leads, reason.blocks) == ("soon", True)
