"""The rules of the check: each lead said, each pain answered, each sign a reason to stop in the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from lowback.content.model import Lead
from lowback.content.reference_rules import reference_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.model import Safety
    from lowback.content.problems import Finding

_ZONE = re.compile(r"[A-Z][A-Za-z_]+(?:/[A-Za-z_-]+)*/?")


def safety_findings(safety: Safety) -> Iterator[Finding]:
    """Yield every broken rule of the safety file."""
    for lead in get_args(Lead):
        if lead not in safety.leads:
            yield f"leads.{lead}", "nothing", "what the person should do"
    edges = [edge for band in safety.pain for edge in (band.least, band.most)]
    within = all(0 <= edge <= 10 for edge in edges)
    covered = [value for band in safety.pain for value in range(band.least, band.most + 1)] if within else []
    if covered != list(range(11)):
        yield "pain", f"bands with the edges {edges}", "bands that cover 0 to 10, each value once, in order"
    for field in ("emergency", "same_day", "soon", "reasons", "regions"):
        if not getattr(safety, field):
            yield field, "nothing", "at least one"
    if not 0 < safety.change.least <= 10:
        yield "change.least", str(safety.change.least), "more than 0 and at most 10"
    yield from reference_findings(safety.sources, (safety.change,), "change")
    for field in ("emergency", "same_day", "soon", "regions"):
        yield from reference_findings(safety.sources, getattr(safety, field), field)
    yield from _reasons(safety)
    yield from _together(safety)
    yield from _zones(safety)


def _reasons(safety: Safety) -> Iterator[Finding]:
    """Find reasons without words, and signs that lead elsewhere, or nowhere, when an exercise is stopped for them."""
    leads = {
        sign.id: lead
        for lead, signs in (("emergency", safety.emergency), ("same-day", safety.same_day))
        for sign in signs
        if not sign.before
    }
    for index, reason in enumerate(safety.reasons):
        path = f"reasons[{index}]"
        if (reason.text is None) == (not reason.signs):
            found = "neither text nor signs" if reason.text is None else "both text and signs"
            yield path, found, "text = the words, or signs = ids of the check"
        if (reason.title is None) == (len(reason.signs) > 1):
            found = "nothing" if reason.title is None else repr(reason.title)
            yield f"{path}.title", found, "where in the body the signs are, where there are several; else nothing"
        for sign in reason.signs:
            if sign not in leads:
                yield f"{path}.signs", repr(sign), f"one of {', '.join(leads)}"
            elif leads[sign] != reason.leads:
                yield f"{path}.leads", f"{reason.leads!r} for {sign}", f"{leads[sign]!r}, where the check leads"
    named = {sign for reason in safety.reasons for sign in reason.signs}
    for field, signs in (("emergency", safety.emergency), ("same_day", safety.same_day)):
        for index, item in enumerate(signs):
            if not item.before and item.id not in named:
                yield f"{field}[{index}].id", f"{item.id!r}, which no reason to stop names", "it into a reason's signs"
    if not any(reason.opens_check for reason in safety.reasons):
        yield "reasons", "no way from a stop to all the signs", "a reason with opens_check = true"


def _together(safety: Safety) -> Iterator[Finding]:
    """Find signs that stand together and are none, or lead to two places."""
    asked = {sign.id: "emergency" for sign in safety.emergency} | {sign.id: "same-day" for sign in safety.same_day}
    for index, item in enumerate(safety.same_day):
        for other in item.emergency_with:
            if asked.get(other) != "same-day" or other == item.id:
                yield f"same_day[{index}].emergency_with", repr(other), "the id of another sign for the same day"
    for index, reason in enumerate(safety.reasons):
        path = f"reasons[{index}]"
        for sign in reason.with_signs:
            if sign not in asked:
                yield f"{path}.with_signs", repr(sign), f"one of {', '.join(asked)}"
            elif asked[sign] != asked.get(reason.with_signs[0]):
                yield f"{path}.with_signs", f"{sign!r}, which leads elsewhere", "signs that lead to one place"
        if reason.with_in and not reason.with_signs:
            yield f"{path}.with_in", "no with_signs", "the signs that are asked about, or nothing"


def _zones(safety: Safety) -> Iterator[Finding]:
    """Find time zones that two regions claim: a browser would show the wrong number in one of them."""
    seen: dict[str, str] = {}
    for index, region in enumerate(safety.regions):
        for at, zone in enumerate(region.zones):
            path = f"regions[{index}].zones[{at}]"
            if not _ZONE.fullmatch(zone):
                yield path, repr(zone), "a time zone such as Europe/London, or America/Argentina/ for all below it"
            other = next((own for own in seen if zone.startswith(own) or own.startswith(zone)), None)
            if other is not None and (zone.endswith("/") or other.endswith("/") or zone == other):
                yield path, f"{zone!r}, which {seen[other]!r} has", "each time zone into one region"
            seen[zone] = region.id
