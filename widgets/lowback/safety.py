"""The check before an exercise, the reasons to stop and what pain asks for, as plain values for the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lowback.content.library import content_hash, library
from lowback.strings import later_words, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.content.library import Library
    from lowback.content.model import Caution, Document, Exercise, Question


def safety_of(exercise: Exercise, *, content: Library | None = None) -> dict[str, Any]:
    """Return the check of an exercise; ``widgets/frontend/src/types.js`` names its fields.

    Its groups are asked in order: emergency signs, signs for a doctor soon, who should leave the exercise out.
    """
    safety = (content or library()).safety
    return {
        "exercise": exercise.id,
        "none": safety.none,
        "groups": [
            _group("emergency", safety, safety.emergency_lead, safety.emergency),
            _group("soon", safety, safety.soon_lead, safety.soon),
            _group(exercise.id, exercise, t("about.not-if"), exercise.cautions),
        ],
        "reasons": [
            {
                "id": reason.id,
                "text": reason.text,
                "leads": reason.leads,
                "blocks": reason.blocks,
                "also": exercise.id in reason.with_first_reason,
            }
            for reason in safety.reasons
        ],
        "leads": dict(safety.leads),
        "pain": msgspec.to_builtins(list(safety.pain)),
        "regions": msgspec.to_builtins(list(safety.regions)),
        "words": later_words(),
    }


def _group(name: str, document: Document, lead: str, items: Sequence[Question] | Sequence[Caution]) -> dict[str, Any]:
    questions = []
    for item in items:
        place = getattr(item, "place", None)
        questions.append({"id": item.id, "text": item.text, **({"place": place} if place else {})})
    return {
        "id": name,
        "version": document.version,
        "hash": content_hash(document),
        "lead": lead,
        "questions": questions,
    }
