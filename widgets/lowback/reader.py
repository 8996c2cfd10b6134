"""Reads an exercise's content into a notebook: who should not, how it feels, what is claimed and known."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeVar

from lowback.content import library
from lowback.content.evidence import line_of, name_of
from lowback.content.model import Exercise
from lowback.errors import RequestError, listing
from lowback.reporting import report_table
from lowback.request import request
from lowback.strings import t
from lowback.teaching import answer_key, cases_overview

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lowback.content.model import Caution, Claim, Introduction, Safety, Source, Variant

_T = TypeVar("_T")


class About:
    """A piece of an exercise's content, shown as Markdown."""

    def __init__(self, name: str, part: str, lines: Sequence[str]) -> None:
        self._name = name
        self._part = part
        self.text = "\n".join(lines)

    def _repr_markdown_(self) -> str:
        return self.text

    def __repr__(self) -> str:
        """Tell what is shown, the same in every run."""
        return f"about({self._name!r}, {self._part!r})"


def about(name: str, part: str) -> About:
    """Return a piece of the content, for a notebook to show.

    Parameters
    ----------
    name
        An exercise's id, ``"introduction"``, ``"safety"`` or ``"patients"``.
    part
        ``"what"``, ``"not-if"``, ``"stop-if"``, ``"steps"``, ``"feel"``, ``"claims"``, ``"ways"``, ``"notes"``,
        ``"report"``, ``"answers"`` or ``"sources"``; of the introduction ``"what"``, ``"exercises"``, ``"claims"`` or
        ``"sources"``; of the safety check ``"signs"``, ``"pain"`` or ``"sources"``; of the patients ``"overview"``.

    Raises
    ------
    ValueError
        There is no such exercise or part; the message names what there is.
    """
    content = library()
    if name == "introduction":
        return About(name, part, _part(_INTRODUCTION, part)(content.introduction))
    if name == "safety":
        return About(name, part, _part(_SAFETY, part)(content.safety))
    if name == "patients":
        return About(name, part, _part(_PATIENTS, part)())
    return About(name, part, _part(_EXERCISE, part)(content.exercise(name)))


def _part(parts: dict[str, _T], name: str) -> _T:
    if name not in parts:
        message = f"There is no part {name!r}; write {listing(map(repr, parts))}."
        raise RequestError(message)
    return parts[name]


def _bullets(texts: Sequence[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _names(ids: Sequence[str], sources: Sequence[Source]) -> str:
    # The article stands among the sources of each page; here it is one of several, or the only one.
    by_id = {item.id: t("about.theArticle") if item.kind == "article" else name_of(item) for item in sources}
    return "; ".join(by_id[name].rstrip(".") for name in ids)


def _caution(caution: Caution, sources: Sequence[Source]) -> str:
    source = f" ({t('about.source', names=_names(caution.sources, sources))})" if caution.sources else ""
    return f"{caution.text} — *{caution.term}*{source}"


def _what(exercise: Exercise) -> list[str]:
    purposes = " ".join(purpose.text for purpose in exercise.purposes)
    return [exercise.about, "", purposes]


def _not_if(exercise: Exercise) -> list[str]:
    lines = [
        f"{t('about.not-if')}",
        "",
        *_bullets([_caution(item, exercise.sources) for item in exercise.cautions]),
    ]
    return [*lines, "", f"**{exercise.start_note}**"] if exercise.start_note else lines


def _stop_if(exercise: Exercise) -> list[str]:
    return _bullets([f"{sign.text} **{t(f'leads.{sign.leads}')}**" for sign in exercise.stop_signs])


def _steps(exercise: Exercise) -> list[str]:
    """Return the steps of the variant offered first, what the others do differently, and what is ours."""
    texts = {step.id: step.text for step in exercise.steps}
    first, *rest = exercise.variants
    # Easier and harder ways are told by themselves: "ways".
    others = [variant for variant in rest if variant.level == "same"]
    order = [step for part in first.parts for step in part.steps]
    lines = [f"**{first.title}**", ""] if others else []
    lines += [f"{number}. {texts[step]}" for number, step in enumerate(order, 1)]
    for variant in others:
        differs = [step for part in variant.parts for step in part.steps if step not in order]
        lines += ["", f"**{variant.title}**", "", variant.text, "", *_bullets([texts[step] for step in differs])]
    return [*lines, "", *_notes(exercise)]


def _notes(exercise: Exercise) -> list[str]:
    """Return what is ours, and what the article leaves open."""
    return _bullets([note.text for note in exercise.notes]) or [t("about.noNotes")]


def _ways(exercise: Exercise) -> list[str]:
    """Return the easier and the harder ways: each with who should leave it out."""
    lines: list[str] = []
    for level in ("easier", "harder"):
        ways = [variant for variant in exercise.variants if variant.level == level]
        if ways:
            lines += [f"**{t(f'about.{level}')}**", "", *_bullets([_way(exercise, way) for way in ways]), ""]
    return lines[:-1] or [t("way.none")]


def _way(exercise: Exercise, variant: Variant) -> str:
    cautions = " ".join(t("way.notIf", text=_caution(item, exercise.sources)) for item in variant.cautions)
    return " ".join(part for part in (f"**{variant.title}.**", variant.text, cautions) if part)


def _claims(document: Exercise | Introduction) -> list[str]:
    lines: list[str] = []
    for claim in document.claims:
        lines += [*_claim(claim, document.sources), ""]
    if isinstance(document, Exercise):
        # The larger question is asked of each exercise: its answer in a sentence, and where the rest of it stands.
        general = [claim for claim in library().introduction.claims if claim.everywhere]
        answers = [f"**{claim.text}** {claim.known.partition('. ')[0].rstrip('.')}." for claim in general]
        lines += [t("about.everyBack"), "", *_bullets(answers), ""]
    return lines[:-1]


def _claim(claim: Claim, sources: Sequence[Source]) -> list[str]:
    where = _names(claim.sources, sources)
    # A quotation each: in JupyterLab it stands apart, and on a page it is a card.
    told = f"{t(f'grade.{claim.grade}')}; {t('about.source', names=where)}"
    return [f"> **{claim.text}**", ">", f"> {claim.known}", ">", f"> *{told}*"]


def _signs(safety: Safety) -> list[str]:
    """Return the signs, emergency first."""
    emergency = [f"**{safety.emergency_lead}**", "", *_bullets([item.text for item in safety.emergency])]
    numbers = _numbers({item.title: item.emergency for item in safety.regions})
    advice = _numbers({item.title: item.advice for item in safety.regions if item.advice})
    same_day = [f"**{safety.same_day_lead}**", "", *_bullets([item.text for item in safety.same_day])]
    soon = [f"**{safety.soon_lead}**", "", *_bullets([item.text for item in safety.soon])]
    # A number is pressed, on a phone, before anything was read to its end.
    call = [f"**{t('about.callNow')}** {'; '.join(numbers)}. {t('about.elsewhere')}", ""]
    return [*call, *emergency, "", *same_day, "", *soon, "", f"{t('about.advice')} {'; '.join(advice)}."]


def _numbers(by_title: Mapping[str, str]) -> list[str]:
    """Return each number once, to be pressed, with whose it is."""
    whose: dict[str, list[str]] = {}
    for title, number in by_title.items():
        whose.setdefault(number, []).append(title)
    return [f"[{number}](tel:{re.sub(r'[^0-9+]', '', number)}) {', '.join(titles)}" for number, titles in whose.items()]


def _pain(safety: Safety) -> list[str]:
    """Return what each stretch of the numeric rating from 0 to 10 asks for."""
    return [
        t("about.pain"),
        "",
        *_bullets([f"**{t('about.band', least=band.least, most=band.most)}**: {band.text}" for band in safety.pain]),
        "",
        safety.pain_note,
    ]


def _sources(document: Exercise | Introduction | Safety) -> list[str]:
    """Return the sources behind a line: a line each, and of a study what it was, found and cannot show."""
    items = "".join(f"<li>{_source(item)}</li>" for item in document.sources)
    summary = html.escape(t("about.sources", n=len(document.sources)))
    return [f"<details><summary>{summary}</summary><ul>{items}</ul></details>"]


def _source(source: Source) -> str:
    doi = f" doi {source.doi}" if source.doi else ""
    study = source.study
    if study is None:
        return html.escape(f"{line_of(source)}{doi}")
    told = [
        ("title", f"{study.title.rstrip('.?')}.{doi}"),
        *([("compared", study.compared)] if study.compared else []),
        ("found", study.found),
        ("cannot", study.cannot),
        ("read", t(f"study.read.{study.read.replace(' ', '-')}")),
    ]
    rest = " ".join(f"<b>{html.escape(t(f'study.{name}'))}</b> {html.escape(text)}" for name, text in told)
    return f"{html.escape(line_of(source))}.<br>{rest}"


def _exercises() -> list[str]:
    """Return a table of the exercises, each with the way to its page and who may well begin with it."""
    content = library()
    rows = [
        f"| [{exercise.title}]({content.numbers[name]}-{name}.ipynb), {t(f'position.{exercise.position}').lower()} "
        f"| {exercise.begin_if} |"
        for name, exercise in content.exercises.items()
    ]
    return [f"| {t('about.which')} | {t('about.beginIf')} |", "|---|---|", *rows]


def _report(exercise: Exercise) -> list[str]:
    """Return a table of the items of CERT behind a line."""
    table = report_table(request(exercise.id, None, {}))
    return [f"<details><summary>{html.escape(t('report.open'))}</summary>{table}</details>"]


_EXERCISE: dict[str, Callable[[Exercise], list[str]]] = {
    "what": _what,
    "not-if": _not_if,
    "stop-if": _stop_if,
    "steps": _steps,
    "feel": lambda exercise: [exercise.feel],
    "claims": _claims,
    "ways": _ways,
    "notes": _notes,
    "report": _report,
    "answers": answer_key,
    "sources": _sources,
}
_INTRODUCTION: dict[str, Callable[[Introduction], list[str]]] = {
    "what": lambda introduction: [item.text for item in introduction.items],
    "exercises": lambda _: _exercises(),
    "claims": _claims,
    "sources": _sources,
}
_SAFETY: dict[str, Callable[[Safety], list[str]]] = {"signs": _signs, "pain": _pain, "sources": _sources}
_PATIENTS: dict[str, Callable[[], list[str]]] = {"overview": cases_overview}
