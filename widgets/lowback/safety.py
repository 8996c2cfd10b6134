"""The check before an exercise, the reasons to stop and what pain asks for, as plain values for the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lowback.content.library import content_hash, library
from lowback.content.model import signs_of
from lowback.strings import later_words, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.content.library import Library
    from lowback.content.model import Caution, Document, Exercise, Question, Reason, Safety


#: What a sign may say beside its text.
_MORE = ("place", "instead", "advice", "ambulance")


def safety_of(exercise: Exercise, *, content: Library | None = None) -> dict[str, Any]:
    """Return the check of an exercise; ``widgets/frontend/src/types.js`` names its fields.

    Its groups are asked in order: emergency signs, signs for the same day, signs for a doctor soon, who should leave
    the exercise out.
    """
    safety = (content or library()).safety
    return {
        "exercise": exercise.id,
        "none": safety.none,
        "groups": [
            _group("emergency", safety, safety.emergency_lead, safety.emergency),
            _group("same-day", safety, safety.same_day_lead, safety.same_day),
            _group("soon", safety, safety.soon_lead, safety.soon),
            _group(exercise.id, exercise, t("about.not-if"), exercise.cautions),
        ],
        "together": together(safety),
        "reasons": [_reason(reason, exercise, safety) for reason in safety.reasons],
        "leads": dict(safety.leads),
        "pain": msgspec.to_builtins(list(safety.pain)),
        "regions": regions_of(safety),
        "words": later_words(),
    }


def help_groups(exercise: Exercise) -> list[dict[str, Any]]:
    """Return the groups of signs that need help now, or today, as the check has them."""
    return [group for group in safety_of(exercise)["groups"] if group["id"] in ("emergency", "same-day")]


def together(safety: Safety) -> list[list[str]]:
    """Return the pairs of signs for the same day that are an emergency together, by their ids."""
    return [[sign.id, other] for sign in safety.same_day for other in sign.emergency_with]


def regions_of(safety: Safety) -> list[dict[str, Any]]:
    """Return whom to call where, as the pages take it: without the sources."""
    return [
        {name: value for name, value in msgspec.to_builtins(region).items() if value and name != "sources"}
        for region in safety.regions
    ]


def _reason(reason: Reason, exercise: Exercise, safety: Safety) -> dict[str, Any]:
    signs = signs_of(reason, safety)
    return {
        "id": reason.id,
        # Several are opened by where in the body they are: one of them is enough.
        "text": reason.title or signs[0],
        "signs": list(signs) if reason.title else [],
        "leads": reason.leads,
        "blocks": reason.blocks,
        "also": _also(reason, exercise, safety),
        "asks": reason.asks_again,
        "opens": reason.opens_check,
        # What is an emergency only with another sign is driven as that one is.
        "ambulance": any(sign.ambulance for sign in safety.emergency if sign.id in (*reason.signs, *reason.with_signs)),
        "advice": dict(reason.advice),
    }


def _also(reason: Reason, exercise: Exercise, safety: Safety) -> dict[str, Any] | None:
    """Return the signs that are asked about beside a reason, and where it leads with any of them."""
    if not reason.with_signs or (reason.with_in and exercise.id not in reason.with_in):
        return None
    urgent = {sign.id: sign for sign in safety.emergency}
    known = urgent | {sign.id: sign for sign in safety.same_day}
    return {
        "signs": [known[sign].text for sign in reason.with_signs],
        "leads": "emergency" if reason.with_signs[0] in urgent else "same-day",
    }


def _group(name: str, document: Document, lead: str, items: Sequence[Question] | Sequence[Caution]) -> dict[str, Any]:
    questions = []
    for item in items:
        more = {name: value for name in _MORE if (value := getattr(item, name, None))}
        questions.append({"id": item.id, "text": item.text, **more})
    return {
        "id": name,
        "version": document.version,
        "hash": content_hash(document),
        "lead": lead,
        "questions": questions,
    }
