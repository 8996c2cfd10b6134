"""Writes what the two timelines, Python's and the front end's, are both held to.

    python tools/golden.py

``tests/golden/plans.json`` holds each exercise's plan; ``timeline.json`` the phases of some requests. Read the
difference before committing it: a test that follows its code proves nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lowback.content import library
from lowback.plan import plan_of
from lowback.request import doses_of, request
from lowback.timeline import timeline, total_seconds

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "golden"


def plans() -> dict[str, Any]:
    """Return the plan of each exercise as it is offered first."""
    return {name: plan_of(request(name, None, {})) for name in library().exercises}


def vectors() -> list[dict[str, Any]]:
    """Return each exercise and variant at its default, its least and its most."""
    found = []
    for name, exercise in library().exercises.items():
        for variant in exercise.variants:
            rules = doses_of(exercise, variant)
            for dose in (
                {},
                {key: rule.least for key, rule in rules.items()},
                {key: rule.most for key, rule in rules.items()},
            ):
                asked = request(name, variant.id, dose)
                phases = timeline(asked.exercise, asked.variant, asked.dose)
                found.append(
                    {
                        "exercise": name,
                        "variant": variant.id,
                        "dose": asked.dose,
                        "phases": [[phase.id, phase.seconds, phase.side, phase.role] for phase in phases],
                        "total": total_seconds(phases),
                    }
                )
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in (("plans", plans()), ("timeline", vectors())):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (FOLDER / f"{name}.json").write_text(text.replace('{"exercise"', '\n{"exercise"') + "\n", encoding="utf-8")
