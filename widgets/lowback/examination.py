"""What is assessed and examined: stations with marks, cues, tests as taught movements, measures. Nothing is kept."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lowback.content import library
from lowback.content.evidence import line_of
from lowback.content.examination_reading import examination_sources, read_examination
from lowback.content.read import EXAMINATION
from lowback.content.translation import translate
from lowback.course.examination import BEGIN, tests_as_exercise
from lowback.course.packed import movement_data
from lowback.errors import ContentError, RequestError, listing
from lowback.languages import FIRST, content_folder, language, own_folder
from lowback.strings import t
from lowback.widget import PageWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from lowback.content.examination import Examination as Content

    _Lines = Callable[[tuple[str, ...]], list[str]]

_STATIC = Path(__file__).parent / "static"
#: What it can show, in its order.
PARTS = ("stations", "cues", "tests", "measures")


class Examination(PageWidget):
    """Shows what is assessed and examined: for two people with one phone, and on paper.

    Parameters
    ----------
    part
        One of ``"stations"``, ``"cues"``, ``"tests"`` and ``"measures"``; all four where it is left out.

    Raises
    ------
    RequestError
        There is no such part; the message names the ones there are.
    ContentError
        Something is wrong in ``examination.toml``: a line for each problem.

    Examples
    --------
    >>> Examination("cues")
    Examination('cues')
    """

    _esm = _STATIC / "examination.js"
    _css = _STATIC / "examination.css"

    def __init__(self, part: str | None = None) -> None:
        if part is not None and part not in PARTS:
            message = f"There is no part {part!r} of the examination; write {listing(map(repr, PARTS))}."
            raise RequestError(message)
        self._part = part
        super().__init__(examination_data(examination(), [part] if part else list(PARTS)))

    def _unrun(self) -> str:
        return t(f"lab.examination.{self._part or 'all'}")

    def __repr__(self) -> str:
        """Tell which part it is, the same in every run."""
        return f"Examination({self._part!r})" if self._part else "Examination()"


def examination() -> Content:
    """Return what is examined, in the language that is asked for; of a folder without it, the set's own."""
    folder = content_folder()
    return _read(folder if (folder / EXAMINATION).is_file() else own_folder("exercises"), language())


@functools.lru_cache(maxsize=2)
def _read(folder: Path, code: str) -> Content:
    content = library()
    found, problems = read_examination(folder, content.exercises, content.safety, content.introduction)
    if found is None or problems:
        raise ContentError(problems)
    if code == FIRST:
        return found
    made = translate(found, folder / code / EXAMINATION)
    if made.problems:
        raise ContentError(list(made.problems))
    translated: Content = made.document
    return translated


def examination_data(found: Content, parts: list[str]) -> dict[str, Any]:
    """Return what the front end shows of some parts."""
    content = library()
    sources = examination_sources(found, content.exercises, content.safety, content.introduction)
    titles = {exercise.id: exercise.title for exercise in content.exercises.values()}

    def lines(names: tuple[str, ...]) -> list[str]:
        return [line_of(sources[name]) for name in names]

    make: dict[str, Callable[[], Any]] = {
        "stations": lambda: _stations(found, titles),
        "cues": lambda: _cues(found, titles, lines),
        "tests": lambda: _tests(found, lines),
        "measures": lambda: _measures(found, lines),
    }
    return {"title": found.title, "lead": found.lead, **{part: make[part]() for part in parts}}


def _cues(found: Content, titles: dict[str, str], lines: _Lines) -> dict[str, Any]:
    def bank(name: str, focus: str) -> list[str]:
        return [cue.text for cue in found.cues.bank if (cue.exercise, cue.focus) == (name, focus)]

    return {
        "text": found.cues.text,
        "sources": lines(found.cues.sources),
        "bank": [
            {"title": title, "internal": bank(name, "internal"), "external": bank(name, "external")}
            for name, title in titles.items()
        ],
    }


def _tests(found: Content, lines: _Lines) -> dict[str, Any]:
    shown = [
        {
            **{name: getattr(test, name) for name in ("id", "group", "title", "how", "look", "means", "cannot")},
            "before": f"{test.id}{BEGIN}",
            "moves": test.start != test.pose,
            "sources": lines(test.sources),
        }
        for test in found.tests.list
    ]
    return {
        "groups": [{"id": name, "text": getattr(found.tests, name)} for name in ("neurological", "direction")],
        "list": shown,
        "movement": movement_data(tests_as_exercise(found)),
    }


def _measures(found: Content, lines: _Lines) -> dict[str, Any]:
    shown = [
        {
            **{name: getattr(measure, name) for name in ("id", "title", "what", "use", "change")},
            "sources": lines(measure.sources),
        }
        for measure in found.measures.list
    ]
    return {"text": found.measures.text, "list": shown}


def _stations(found: Content, titles: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": station.id,
            "title": titles[station.exercise],
            "minutes": station.minutes,
            "candidate": station.candidate,
            "patient": station.patient,
            "items": [
                {name: getattr(item, name) for name in ("id", "part", "text", "marks", "must")}
                for item in station.items
            ],
        }
        for station in found.stations
    ]
