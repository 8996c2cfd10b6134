"""The rules of evidence: a study says what it is, and no claim is surer than what it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lowback.content.evidence import GRADES, IN_PEOPLE, SMALL, grade_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowback.content.model import Claim, Source
    from lowback.content.problems import Finding

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_DOI = re.compile(r"10\.\d{4,9}/\S+")
#: What the word for an animal's tissue must be among.
_SPECIES = ("sheep", "pig", "porcine", "rabbit", "rat", "bovine", "cow", "dog", "goat", "monkey")
_ONE = re.compile(r"\b(one|1|single) (\w+ )?(person|volunteer|man|woman|patient)\b", re.IGNORECASE)
#: Where nobody need be counted.
_NOBODY = ("model", "consensus of experts")


def source_findings(sources: Sequence[Source], field: str = "sources") -> Iterator[Finding]:
    """Yield each source that does not say what it is."""
    for index, source in enumerate(sources):
        path = f"{field}[{index}]"
        if source.doi is not None and not _DOI.fullmatch(source.doi):
            yield f"{path}.doi", repr(source.doi), "a doi such as 10.1000/182, or take the field out"
        if source.kind == "study":
            yield from _study(path, source)
        elif source.study is not None:
            yield f"{path}.study", f"a study for a source of the kind {source.kind}", 'kind = "study", or no study'
        elif not source.text.strip():
            yield f"{path}.text", "no text", "what it is and where it stands"


def _study(path: str, source: Source) -> Iterator[Finding]:
    study = source.study
    if study is None:
        yield (
            f"{path}.study",
            "no study",
            "[sources.study] with authors, year, title, journal, design, who, number, found, cannot and read",
        )
        return
    if source.text:
        yield f"{path}.text", "a text beside the study", "the study alone: its line is made of it"
    if not 1850 <= study.year <= 2100:
        yield f"{path}.study.year", str(study.year), "the year it came out in"
    if study.number is None:
        if study.design not in _NOBODY and "how many" not in study.who:
            yield f"{path}.study.number", "nothing", "how many there were; or say in who that how many is not told"
    elif study.number < 1:
        yield f"{path}.study.number", str(study.number), "how many people, or pieces: 1 or more"
    elif not _says(study.who, study.number):
        yield (
            f"{path}.study.who",
            f"{study.who!r}, without the {study.number}",
            "how many there were, in figures or in words",
        )
    if study.design == "animal tissue" and not _species(study.who):
        yield (
            f"{path}.study.who",
            f"{study.who!r}, without the species",
            f"whose tissue it was: one of {', '.join(_SPECIES)}",
        )
    if (
        study.design in ("randomised trial", "comparison without drawing lots", "review of trials")
        and not study.compared
    ):
        yield f"{path}.study.compared", "nothing", "with what it was compared"


def _says(text: str, number: int) -> bool:
    """Tell whether a text names a number, in figures or in a word."""
    if number == 1:
        # "One" and "0.1" stand in many sentences: it must be one of those that can be counted.
        return (
            re.search(r"\b(one|1|single) (\w+ )?(person|volunteer|man|woman|patient)\b", text, re.IGNORECASE)
            is not None
        )
    words = [f"{number:,}", str(number)]
    if number < len(_NUMBERS):
        words.append(_NUMBERS[number])
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


def _species(text: str) -> set[str]:
    """Return the species that a text names."""
    return {word for word in _SPECIES if re.search(rf"\b{word}s?\b", text, re.IGNORECASE)}


def claim_findings(claims: Sequence[Claim], sources: Sequence[Source], english: bool) -> Iterator[Finding]:
    """Yield each claim that is surer than its sources, or that hides how few, or that it was not in people.

    What is hidden is looked for by ``english`` words: a translation says it in others.
    """
    by_id = {source.id: source for source in sources}
    for index, claim in enumerate(claims):
        path = f"claims[{index}]"
        known = [by_id[name] for name in claim.sources if name in by_id]
        best = min(
            (GRADES.index(grade) for grade in map(grade_of, known) if grade), default=GRADES.index("not-established")
        )
        if GRADES.index(claim.grade) < best:
            yield (
                f"{path}.grade",
                f"{claim.grade!r}, surer than what it rests on",
                f"{GRADES[best]!r}, or a source that shows it",
            )
        for source in known if english else ():
            yield from _hidden(path, claim, source)


def _hidden(path: str, claim: Claim, source: Source) -> Iterator[Finding]:
    study = source.study
    if study is None:
        return
    said = claim.known.lower()
    if study.design == "animal tissue" and not _species(study.who) & _species(said):
        yield (
            f"{path}.known",
            f"the study {source.id!r}, done in no person, without its species",
            "whose tissue it was",
        )
    if study.design == "model" and "model" not in said:
        yield f"{path}.known", f"the study {source.id!r} without saying that it is a model", "that it is a model"
    if (
        study.design in IN_PEOPLE
        and study.number is not None
        and study.number < SMALL
        and not _says(said, study.number)
    ):
        yield f"{path}.known", f"the study {source.id!r} without the {study.number} in it", "how many there were"
