"""The plan: all that the front end needs to lead an exercise, as plain values.

The same plan goes to the widget, into the notebook's saved output (as :data:`MIME`) and into pages without a kernel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lowback.content.library import content_hash
from lowback.hovers import hover_caps
from lowback.request import Request, doses_of
from lowback.strings import t
from lowback.timeline import timeline, total_seconds

if TYPE_CHECKING:
    from lowback.content.model import Exercise, Step, Variant

#: The MIME type of a plan in a notebook's output.
MIME = "application/vnd.lowback.plan+json"
#: The version of the plan's shape.
FORMAT = 1
#: Fields of a step that the guide does without: the figure has its own data.
_NOT_THE_GUIDES = frozenset({"id", "facts", "pose", "through", "arrows"})


def plan_of(asked: Request) -> dict[str, Any]:
    """Return the plan of a request; ``widgets/frontend/src/types.js`` names its fields."""
    exercise = asked.exercise
    return {
        "format": FORMAT,
        "exercise": {
            "id": exercise.id,
            "version": exercise.version,
            "hash": content_hash(exercise),
            "title": exercise.title,
            "position": exercise.position,
            "summary": exercise.summary,
            "feel": exercise.feel,
            **({"start_note": exercise.start_note} if exercise.start_note else {}),
            "cautions": [caution.text for caution in exercise.cautions],
            "stop_signs": [f"{sign.text} {t(f'leads.{sign.leads}')}" for sign in exercise.stop_signs],
        },
        "steps": {step.id: _step(step) for step in exercise.steps},
        "variants": [_variant(exercise, variant) for variant in exercise.variants],
        "variant": asked.variant.id,
        "dose": dict(asked.dose),
        "seconds": total_seconds(timeline(exercise, asked.variant, asked.dose)),
    }


def _step(step: Step) -> dict[str, Any]:
    fields = msgspec.to_builtins(step)
    return {
        name: value
        for name, value in fields.items()
        if name not in _NOT_THE_GUIDES and value is not None and value is not False
    }


def _variant(exercise: Exercise, variant: Variant) -> dict[str, Any]:
    # By way of JSON: a plan read back from a notebook must be equal to the one that was written.
    parts = [
        {name: value for name, value in part.items() if value}
        for part in msgspec.json.decode(msgspec.json.encode(variant.parts))
    ]
    doses = {
        name: {key: value for key, value in msgspec.to_builtins(rule).items() if key != "facts"}
        for name, rule in doses_of(exercise, variant).items()
    }
    caps = hover_caps(exercise, variant)
    return {
        "id": variant.id,
        "title": title_of(variant),
        "text": text_of(variant),
        "parts": parts,
        "dose": doses,
        **({"caps": caps} if caps else {}),
    }


def title_of(variant: Variant) -> str:
    """Return a variant's title, with a word where it is easier or harder than the article's way."""
    return variant.title if variant.level == "same" else t(f"way.{variant.level}", title=variant.title)


def text_of(variant: Variant) -> str:
    """Return what a variant is, and who should leave it out: what a person reads where it is chosen."""
    return " ".join((variant.text, *(t("way.notIf", text=caution.text) for caution in variant.cautions)))
