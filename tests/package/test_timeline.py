"""Python's timeline is the front end's: the same golden vectors, and what they must always keep."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lowback.content import library
from lowback.plan import plan_of
from lowback.request import doses_of, request
from lowback.timeline import timeline, total_seconds

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
VECTORS: list[dict[str, Any]] = json.loads((GOLDEN / "timeline.json").read_text())


@pytest.mark.parametrize(
    "vector", VECTORS, ids=lambda vector: f"{vector['exercise']}-{vector['variant']}-{vector['total']}"
)
def test_golden_vectors(vector: dict[str, Any]) -> None:
    asked = request(vector["exercise"], vector["variant"], vector["dose"])
    phases = timeline(asked.exercise, asked.variant, asked.dose)
    assert [[phase.id, phase.seconds, phase.side, phase.role] for phase in phases] == vector["phases"]
    assert total_seconds(phases) == vector["total"]


def test_the_front_end_is_tested_on_the_plans_of_today() -> None:
    plans = json.loads((GOLDEN / "plans.json").read_text())
    assert plans == {name: plan_of(request(name, None, {})) for name in library().exercises}


def test_golden_vectors_cover_every_variant() -> None:
    covered = {(vector["exercise"], vector["variant"]) for vector in VECTORS}
    assert covered == {(name, variant.id) for name, item in library().exercises.items() for variant in item.variants}


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_dose(data: st.DataObject) -> None:
    exercise = data.draw(st.sampled_from(list(library().exercises.values())))
    variant = data.draw(st.sampled_from(exercise.variants))
    dose = {
        name: data.draw(st.integers(rule.least, rule.most), label=name)
        for name, rule in doses_of(exercise, variant).items()
    }
    phases = timeline(exercise, variant, dose)
    assert all(phase.seconds > 0 or phase.kind == "question" for phase in phases)
    assert len({phase.id for phase in phases}) == len(phases)
    assert all(phase.seconds <= phase.cap for phase in phases if phase.cap is not None)
    for at, phase in enumerate(phases):
        if phase.role == "capped":
            assert phases[at - 1].role == "enter"
            assert phases[at + 1].role == "exit"


def test_no_hold_passes_its_cap_even_with_content_that_says_so() -> None:
    lifts = library().exercises["double-knee-lifts"]
    steps = tuple(msgspec.structs.replace(step, cap=60.0) if step.kind == "hold" else step for step in lifts.steps)
    hold = msgspec.structs.replace(lifts.dose["hold"], most=60)
    tampered = msgspec.structs.replace(lifts, steps=steps, dose={**lifts.dose, "hold": hold})
    dose = {name: rule.default for name, rule in tampered.dose.items()} | {"hold": 60}
    # What the moves beside a hold leave of five seconds, in the ways in which the legs hover.
    left = {"hold-45": 4.357, "hold-low": 3.151, "hold-30": 3.637}
    seen = set()
    for variant in tampered.variants:
        for phase in timeline(tampered, variant, dose):
            if phase.step in left:
                seen.add(phase.step)
                assert phase.seconds == left[phase.step]
    assert seen == set(left)


def test_a_variant_may_have_a_dose_of_its_own() -> None:
    lifts = library().exercises["double-knee-lifts"]
    own = msgspec.structs.replace(lifts.dose["rest"], default=30)
    variant = msgspec.structs.replace(lifts.variants[0], dose={"rest": own})
    assert doses_of(lifts, variant)["rest"].default == 30
    assert doses_of(lifts, lifts.variants[1])["rest"].default == 10
