"""A patient who unfolds step by step: the browser plays it and keeps how far one is. Nothing is scored."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lowback.content import library
from lowback.content.case_reading import read_case
from lowback.content.case_rules import known_sources
from lowback.content.evidence import line_of
from lowback.content.library import content_hash
from lowback.content.read import case_files, case_id
from lowback.content.translation import translate
from lowback.errors import ContentError, RequestError, no_such
from lowback.languages import FIRST, content_folder, language
from lowback.strings import t
from lowback.widget import PageWidget

if TYPE_CHECKING:
    from lowback.content.case import Case as Content
    from lowback.content.case import CaseStep, Way
    from lowback.content.model import Source

_STATIC = Path(__file__).parent / "static"


class Case(PageWidget):
    """Plays a case: take the history, ask, screen, choose, say why, reassess, and tell what to watch for.

    Parameters
    ----------
    case
        The id of a case, as :func:`cases` lists them.

    Raises
    ------
    RequestError
        There is no such case; the message names the ones there are.
    ContentError
        Something is wrong in its file: a line for each problem.

    Examples
    --------
    >>> Case("early-cauda-equina")
    Case('early-cauda-equina')
    """

    _esm = _STATIC / "cases.js"
    _css = _STATIC / "cases.css"

    def __init__(self, case: str) -> None:
        found = case_of(case)
        self._asked, self._sentence = found.id, f"{found.patient}: {found.title}."
        super().__init__(case_data(found))

    def _unrun(self) -> str:
        return self._sentence

    def __repr__(self) -> str:
        """Tell which case it is, the same in every run."""
        return f"Case({self._asked!r})"


def cases() -> list[str]:
    """Return the ids of the cases there are, in the order of their names."""
    return [case_id(path.name) for path in case_files(content_folder())]


def case_of(name: str) -> Content:
    """Return what a case's file holds, in the language that is asked for; raises what :class:`Case` does."""
    known = cases()
    if isinstance(name, str) and name in known:
        return _read(content_folder(), name, language())
    if known:
        raise no_such("case", name, known)
    message = f"There is no case {name!r}; this folder has none."
    raise RequestError(message)


@functools.lru_cache(maxsize=32)
def _read(folder: Path, name: str, code: str) -> Content:
    content = library()
    path = folder / f"{name}.case.toml"
    found, problems = read_case(path, content.exercises, content.safety, content.introduction)
    if found is None or problems:
        raise ContentError(problems)
    if code == FIRST:
        return found
    made = translate(found, folder / code / path.name)
    if made.problems:
        raise ContentError(list(made.problems))
    translated: Content = made.document
    return translated


def case_data(case: Content) -> dict[str, Any]:
    """Return what the front end plays: ``of`` changes with the case, and what was kept of another one is let go."""
    content = library()
    asked = content.exercise(case.exercise)
    sources = known_sources(case, content.exercises, content.safety, content.introduction)
    chosen = content.exercise(case.instead or case.exercise)
    variant = next((found.title for found in chosen.variants if found.id == case.variant), None)
    right = {
        "go-on": t("cases.right.goOn", exercise=asked.title),
        "regress": t("cases.right.regress", exercise=asked.title, variant=variant or ""),
        "other": t("cases.right.other", exercise=chosen.title, variant=variant or chosen.variants[0].title),
        "refuse": t("cases.right.refuse"),
    }
    help_due = [content.safety.leads[case.leads]] if case.leads else []
    return {
        "id": case.id,
        "of": content_hash(case),
        "title": case.title,
        "patient": case.patient,
        "aim": case.aim,
        "right": " ".join([right[case.decision], *help_due]),
        "steps": [_step(step, sources) for step in case.steps],
    }


def _step(step: CaseStep, sources: dict[str, Source]) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": step.id, "stage": step.stage, "kind": step.kind, "text": step.text}
    if step.ask:
        shown["ask"] = step.ask
    if step.to:
        shown["to"] = step.to
    if step.safe is not None:
        shown["safe"] = step.safe
    if step.ways:
        ways = [_way(way, sources) for way in step.ways]
        # Otherwise the best one would always stand where its author wrote it.
        shown["ways"] = sorted(ways, key=lambda way: hashlib.sha256(f"{step.id} {way['text']}".encode()).hexdigest())
    if step.points:
        shown["points"] = [{"text": point.text, "sources": _lines(point.sources, sources)} for point in step.points]
    return shown


def _way(way: Way, sources: dict[str, Source]) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": way.id, "text": way.text, "why": way.why, "sources": _lines(way.sources, sources)}
    if way.reply:
        shown["reply"] = way.reply
    if way.verdict:
        return {**shown, "verdict": way.verdict, "to": way.to}
    return {**shown, "needed": way.needed}


def _lines(names: tuple[str, ...], sources: dict[str, Source]) -> list[str]:
    return [line_of(sources[name]) for name in names]
