"""What a study is: who was studied, how many, what was found, and what it cannot show. A line of it is always shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import msgspec

if TYPE_CHECKING:
    from lowback.content.model import Source

#: How it was done, from what can show most to what can show least of a person with back pain.
Design: TypeAlias = Literal[
    "review of trials",
    "review of cohorts",
    "randomised trial",
    "comparison without drawing lots",
    "cohort",
    "consensus of experts",
    "measurement in people",
    "animal tissue",
    "model",
]
#: How it was read by whoever wrote it down here.
Read: TypeAlias = Literal["full text", "abstract", "secondary"]
#: The one scale of grades, from the surest to the least sure. What a claim rests on gives it no more than its own.
Grade: TypeAlias = Literal[
    "guideline",
    "review",
    "trial",
    "comparison",
    "study",
    "small-study",
    "one-person",
    "not-in-people",
    "not-established",
]
GRADES: tuple[str, ...] = get_args(Grade)
#: Fewer people than these make a small study, however it was done.
SMALL = 30
IN_PEOPLE: tuple[Design, ...] = (
    "randomised trial",
    "comparison without drawing lots",
    "cohort",
    "measurement in people",
)

_BY_DESIGN: dict[Design, Grade] = {
    "review of trials": "review",
    "review of cohorts": "review",
    "randomised trial": "trial",
    "comparison without drawing lots": "comparison",
    "cohort": "study",
    "measurement in people": "study",
    "consensus of experts": "study",
    "animal tissue": "not-in-people",
    "model": "not-in-people",
}


class Study(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A study as it is.

    Attributes
    ----------
    authors
        Left out where they were not read.
    who
        In words, with species, health and age as far as they are told, and how many.
    number
        Of people; of pieces, or of trials, where ``who`` says so; left out where nobody was counted, or where ``who``
        says that how many is not told.
    compared
        With what, where groups were.
    found
        With its interval, where one is given.
    """

    authors: str | None = None
    year: int
    title: str
    journal: str
    design: Design
    who: str
    number: int | None = None
    compared: str | None = None
    found: str
    cannot: str
    read: Read


def grade_of(source: Source) -> str | None:
    """Return the surest grade that a source gives a claim; ``None`` for one that shows nothing, as the article."""
    if source.kind == "guideline":
        return "guideline"
    study = source.study
    if study is None:
        return None
    if study.design in IN_PEOPLE and study.number is not None and study.number < SMALL:
        return "one-person" if study.number == 1 else "small-study"
    return _BY_DESIGN[study.design]


def line_of(source: Source) -> str:
    """Return a source in a line: of a study who wrote it, where it stands, how it was done, and in whom."""
    study = source.study
    if study is None:
        return source.text
    named = f"{study.authors} {study.year}, {study.journal}" if study.authors else name_of(source)
    return f"{named}: {study.design}, {study.who}"


def name_of(source: Source) -> str:
    """Return what a source is called where its line stands elsewhere on the page: of a study its authors and year."""
    study = source.study
    return f"{study.authors or study.journal} {study.year}" if study else source.text
