"""The rules of what is examined: every part of a station, both kinds of cues, no number without a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from lowback.content.examination import StationPart
from lowback.content.lesson_rules import named_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowback.content.examination import Examination, Station
    from lowback.content.model import Exercise, Source
    from lowback.content.problems import Finding

_PARTS = get_args(StationPart)
#: In these an examiner must be able to fail somebody, whatever the marks: they keep a patient safe.
_MUST = ("consent", "screen", "stop", "safety-net")
_MOST_MARKS = 3
_FEWEST_CUES = 2


def examination_findings(
    found: Examination, exercises: Mapping[str, Exercise], sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """Yield what is wrong: field, what was found, what to write.

    Parameters
    ----------
    exercises, sources
        The exercises there are by their ids, and all sources it may name, its own among them.
    """
    for index, station in enumerate(found.stations):
        yield from named_findings(f"stations[{index}].exercise", station.exercise, exercises)
        yield from _station(f"stations[{index}]", station)
        if station.exercise in exercises:
            yield from _asked(f"stations[{index}]", station, exercises[station.exercise])
    for index, cue in enumerate(found.cues.bank):
        yield from named_findings(f"cues.bank[{index}].exercise", cue.exercise, exercises)
    examined = dict.fromkeys(station.exercise for station in found.stations)
    for exercise in examined:
        for focus in ("internal", "external"):
            count = sum((cue.exercise, cue.focus) == (exercise, focus) for cue in found.cues.bank)
            if count < _FEWEST_CUES:
                yield "cues.bank", f"{count} {focus} cues of {exercise}", f"{_FEWEST_CUES} or more"
    poses = [pose.id for pose in found.movement.poses]
    for index, test in enumerate(found.tests.list):
        yield from named_findings(f"tests.list[{index}].from", test.start, poses)
        yield from named_findings(f"tests.list[{index}].pose", test.pose, poses)
    yield from _sources(found, sources)


def _station(path: str, station: Station) -> Iterator[Finding]:
    if not 1 <= station.minutes <= 30:
        yield f"{path}.minutes", str(station.minutes), "from 1 to 30"
    for index, item in enumerate(station.items):
        if not 1 <= item.marks <= _MOST_MARKS:
            yield f"{path}.items[{index}].marks", str(item.marks), f"from 1 to {_MOST_MARKS}"
    order = [_PARTS.index(item.part) for item in station.items]
    if order != sorted(order):
        yield f"{path}.items", "parts out of order", f"them in the order of a visit: {', '.join(_PARTS)}"
    for part in _PARTS:
        items = [item for item in station.items if item.part == part]
        if not items:
            yield f"{path}.items", f"nothing of the part {part!r}", "at least one item of it"
        elif part in _MUST and not any(item.must for item in items):
            yield f"{path}.items", f"no must in the part {part!r}", "must = true where leaving it out is not safe"


def _asked(path: str, station: Station, exercise: Exercise) -> Iterator[Finding]:
    """Yield what a station does not ask of the list of who should leave its exercise out."""
    cautions = [caution.id for caution in exercise.cautions]
    for index, item in enumerate(station.items):
        for asked in item.asks:
            yield from named_findings(f"{path}.items[{index}].asks", asked, cautions)
    for missing in sorted(set(cautions).difference(*(item.asks for item in station.items))):
        yield f"{path}.items", f"nothing that asks for {missing!r}", f"an item that does, with asks = [{missing!r}]"


def _sources(found: Examination, sources: Mapping[str, Source]) -> Iterator[Finding]:
    told = [("cues", found.cues.text, found.cues.sources)]
    told += [
        (f"tests.list[{index}]", " ".join((test.how, test.look, test.means, test.cannot)), test.sources)
        for index, test in enumerate(found.tests.list)
    ]
    told += [
        (f"measures.list[{index}]", measure.change, measure.sources)
        for index, measure in enumerate(found.measures.list)
    ]
    for path, text, names in told:
        if not names:
            yield f"{path}.sources", "no source", f"at least one of {', '.join(sources)}"
        for name in names:
            yield from named_findings(f"{path}.sources", name, sources)
        taught = all(sources[name].kind == "teaching" for name in names if name in sources)
        if taught and (number := re.search(r"\d+(?:\.\d+)?(?: %|\b)", re.sub(r"\b[LS]\d\b", "", text))):
            yield path, f"the number {number[0]}, which only general teaching stands behind", "it in words, or a source"
