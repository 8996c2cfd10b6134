"""A study is shown as what it is: each rule of evidence has a broken example, made from the real content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lowback
import pytest
from lowback.content import library
from lowback.content.evidence import GRADES, line_of
from lowback.content.library import check

if TYPE_CHECKING:
    from pathlib import Path

ROLL, PULL, LIFTS, TWIST = (
    "01-standing-roll-down.toml",
    "02-raise-and-pull.toml",
    "03-double-knee-lifts.toml",
    "04-seated-twist.toml",
)

#: file, what to replace (a pattern, once), by what, the problem expected
BROKEN = {
    "a study that says nothing of itself": (
        ROLL,
        r"(?s)\[sources\.study\]\nauthors = .Wilke.*?\n\n",
        "",
        "sources[1].study: found no study. Write [sources.study] with authors",
    ),
    "a study told by a text beside it": (
        ROLL,
        r'id = "wilke-1999"\n',
        'id = "wilke-1999"\ntext = "Wilke"\n',
        "sources[1].text: found a text beside the study",
    ),
    "a source that is no study, with one": (TWIST, 'kind = "study"', 'kind = "reference"', "a study for a source of"),
    "a source without a text": (ROLL, r'text = "\\"Best.*', 'text = ""', "sources[0].text: found no text"),
    "no design there is": (
        ROLL,
        'design = "randomised trial"',
        'design = "experiment"',
        "Write one of review of trials",
    ),
    "how many left out": (ROLL, r"number = 85\n", "", "sources[2].study.number: found nothing"),
    "nobody": (ROLL, "number = 85", "number = 0", "sources[2].study.number: found 0"),
    "how many hidden in a number": (
        LIFTS,
        'who = "nine volunteers"',
        'who = "volunteers"',
        "found 'volunteers', without the 9. Write how many there were",
    ),
    "tissue of nobody": (
        TWIST,
        "30 segments of sheep spines",
        "30 segments of spines",
        "without the species",
    ),
    "a trial compared with nothing": (ROLL, r"compared = .Six exercises.*\n", "", "study.compared: found nothing"),
    "a year that cannot be": (ROLL, "year = 1998", "year = 98", "sources[2].study.year: found 98"),
    "a doi that is none": (ROLL, r'doi = "10\.1097/00007632-1998', 'doi = "PMID 9854759', "found 'PMID"),
    "what it cannot show left out": (ROLL, r"cannot = .Anything of a new.*\n", "", "cannot"),
    "how it was read left out": (ROLL, r'read = "abstract"\n', "", "read"),
    "a grade outside the scale": (ROLL, 'grade = "trial"', 'grade = "strong"', "Write one of guideline, review, trial"),
    "one person sold as a study": (
        ROLL,
        'grade = "one-person"',
        'grade = "study"',
        "found 'study', surer than what it",
    ),
    "groups without lots sold as a trial": (
        ROLL,
        'grade = "comparison"',
        'grade = "trial"',
        "claims[3].grade: found 'trial', surer than what it rests on. Write 'comparison'",
    ),
    "nine people sold as a study": (LIFTS, 'grade = "not-established"', 'grade = "study"', "Write 'small-study'"),
    "the article alone sold as a study": (
        ROLL,
        'grade = "not-established"',
        'grade = "study"',
        "Write 'not-established'",
    ),
    "nine people kept back": (LIFTS, "Nine volunteers did", "Volunteers did", "'axler-1997' without the 9 in it"),
    "sheep kept back": (
        TWIST,
        "Pieces of sheep spine",
        "Pieces of spine",
        "'torsion-2010', done in no person, without",
    ),
    "a word in which a species' name stands": (
        TWIST,
        "30 segments of sheep spines in a machine",
        "30 segments of spines at a moderate rate",
        "without the species",
    ),
    "one that counts nobody": (
        ROLL,
        "In one volunteer the pressure(.*)It is one person, so",
        r"In any one movement the pressure\1So",
        "'wilke-1999' without the 1 in it",
    ),
    "a trial of nine": (
        ROLL,
        r"who = .85 people(.*\n)number = 85",
        r'who = "9 people\1number = 9',
        "found 'trial', surer than",
    ),
    "a text of blanks": (ROLL, r'text = "\\"Best.*', 'text = " "', "sources[0].text: found no text"),
    "a model kept back": (
        TWIST,
        "; a model says that",
        "; another study says that",
        "'chandran-2018' without saying that",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(folder: Path, name: str) -> None:
    file, pattern, by, expected = BROKEN[name]
    path = folder / file
    text, count = re.subn(pattern, by, path.read_text(), count=1)
    assert count == 1, "the example no longer fits the content"
    path.write_text(text)
    found = [str(problem) for problem in check(folder)]
    assert any(line.startswith(f"{file}: ") and expected in line for line in found), found


def test_the_scale_is_one() -> None:
    assert GRADES == (
        "guideline",
        "review",
        "trial",
        "comparison",
        "study",
        "small-study",
        "one-person",
        "not-in-people",
        "not-established",
    )


def test_a_study_is_told_in_a_line_and_the_rest_lies_behind_it() -> None:
    sources = {source.id: source for source in library().exercise("seated-twist").sources}
    assert line_of(sources["torsion-2010"]) == (
        "Veres, Robertson and Broom 2010, Eur Spine J 19(9):1468-1478: animal tissue, 30 segments of sheep spines in a "
        "machine, bent by 7 degrees and turned by 2"
    )
    shown = lowback.about("seated-twist", "sources")._repr_markdown_()
    assert shown.startswith("<details><summary>The 11 sources: who was studied")
    assert "<li>Veres, Robertson and Broom 2010, Eur Spine J 19(9):1468-1478: animal tissue, 30 segments of" in shown
    assert "<b>Cannot show:</b> Anything of a person who turns. <b>Read by us:</b> its abstract.</li>" in shown
    claims = lowback.about("standing-roll-down", "claims")._repr_markdown_()
    assert "*one person measured; source: Wilke et al. 1999*" in claims


def test_a_source_that_two_files_name_is_one() -> None:
    content = library()
    named: dict[str, set[str]] = {}
    listed = [exercise.sources for exercise in content.exercises.values()]
    for sources in (*listed, content.introduction.sources, content.safety.sources, content.vocabulary.sources):
        for source in sources:
            if source.study is not None:
                named.setdefault(source.id, set()).add(repr(source.study))
    assert len(named) == 40
    assert {name for name, found in named.items() if len(found) > 1} == set()


def test_a_translation_says_how_many_in_its_own_words(folder: Path) -> None:
    place = folder / "de"
    place.mkdir()
    known = "Wir fanden keine Studie dazu. Neun Freiwillige machten einmal zwölf Bauchübungen."
    (place / LIFTS).write_text(f'format = 1\nversion = "1.4.0"\n[claims.strengthens]\nknown = "{known}"\n')
    assert [str(problem) for problem in check(folder) if "known" in str(problem)] == []
