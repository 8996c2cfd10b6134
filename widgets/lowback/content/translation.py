"""A content file in another language: the same fields and ids, and text alone. Nothing else can differ.

``exercises/de/04-seated-twist.toml`` holds the German text of ``exercises/04-seated-twist.toml``. Items with an id are
tables of that name: ``[steps.turn-right]``. What is missing stays as it is, and is told by ``lowback check``.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from lowback.content.model import FORMAT, Exercise
from lowback.content.player_rules import player_findings
from lowback.content.problems import Problem
from lowback.content.read import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from lowback.content.documents import AnyDocument

    D = TypeVar("D", bound=AnyDocument)

#: The fields that hold text for a person. All others (doses, angles, sources, ids) are the same in every language.
_TEXTS = {
    *("title", "summary", "about", "feel", "start_note", "card_caution", "text", "cue", "known", "unknown"),
    *("note", "go_on", "finish", "lead", "disclaimer", "review", "none", "sides", "pain_note"),
    *("emergency_lead", "same_day_lead", "soon_lead"),
    *("label", "term", "advice", "ask", "why", "counts", "too_low", "too_high", "begin_if"),
    *("patient", "aim", "reply"),
    *("slider", "cannot"),
    *("candidate", "neurological", "direction", "how", "look", "means", "what", "change"),
}
#: Tables that hold nothing but texts.
_ALL_TEXT = frozenset({"leads", "advice"})
#: Lists of nothing but texts.
_TEXT_LISTS = frozenset({"hints", "ticks"})
#: What English may do without, and another language not.
_MAY_BE_ADDED = frozenset({"short"})
#: What is quoted stays as it was printed.
_AS_IT_IS = frozenset({"sources"})


class Translation(msgspec.Struct, frozen=True):
    """One content file in another language: the document, what is wrong, and the fields that are missing."""

    document: Any
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]


def translate(document: D, path: Path) -> Translation:
    """Return a document with the text of a translation in it.

    What is missing in the translation, or wrong, stays as it is.

    Parameters
    ----------
    document
        What the content file of the same name holds.
    path
        The translation, ``LANGUAGE/NAME.toml``; it need not exist.
    """
    name = f"{path.parent.name}/{path.name}"
    table, problems = _table(name, path)
    missing: list[str] = []
    whole: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    version = table.pop("version", None)
    if table and version != document.version:
        found = "no version" if version is None else repr(version)
        missing.append(f"version: found {found}, and the text it translates is {document.version}")
    wrong = [Problem(name, *finding) for finding in _fill(whole, table, "", missing)]
    translated = msgspec.convert(whole, type(document))
    if isinstance(translated, Exercise):
        # Where English needs no other text for the player, a longer language may.
        for step in translated.steps:
            wrong += [Problem(name, *finding) for finding in player_findings(f"steps.{step.id}", step)]
    return Translation(translated, (*problems, *wrong), tuple(missing))


def _table(name: str, path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return a translation as a table, without its format."""
    try:
        if not path.is_file():
            return {}, []
        if path.stat().st_size > MOST_BYTES:
            return {}, [Problem(name, "", f"{path.stat().st_size} bytes", f"at most {MOST_BYTES} bytes")]
        table = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        return {}, [Problem(name, "", f"a file that cannot be read ({error.strerror})", "a readable file")]
    except (ValueError, RecursionError) as error:
        return {}, [Problem(name, "", f"text that is not TOML: {error}", "TOML, as in exercises/README.md")]
    if table.pop("format", None) != FORMAT:
        return {}, [Problem(name, "format", "another format, or none", f"format = {FORMAT}")]
    return table, []


def _fill(
    here: dict[str, Any], table: dict[str, Any], path: str, missing: list[str], *, all_text: bool = False
) -> list[tuple[str, str, str]]:
    """Put the texts of a table in place, and return what in it has none."""
    wrong: list[tuple[str, str, str]] = []
    rest = dict(table)
    for key, value in here.items():
        field = f"{path}.{key}" if path else key
        is_text = (isinstance(value, str) and (all_text or key in _TEXTS)) or key in _TEXT_LISTS or key in _MAY_BE_ADDED
        if not is_text and (key in _AS_IT_IS or not isinstance(value, dict | list)):
            continue
        found = rest.pop(key, None)
        if is_text:
            if found is None:
                # What English leaves out, no other language lacks.
                missing += [field] if value else []
            elif _fits(found, value or ""):
                here[key] = found
            else:
                wrong.append(
                    (field, repr(found)[:60], f"a list of {len(value)} texts" if key in _TEXT_LISTS else "text")
                )
        elif found is not None and not isinstance(found, dict):
            wrong.append((field, repr(found)[:60], f"a table, such as [{field}.ID]"))
        else:
            inside = value if isinstance(value, dict) else _by_id(value)
            wrong += _fill(inside, found or {}, field, missing, all_text=key in _ALL_TEXT)
    return wrong + [
        (f"{path}.{key}" if path else key, "a field that has no text to translate", "it as in the English file")
        for key in rest
    ]


def _fits(found: object, value: str | list[str]) -> bool:
    """Tell whether something is words in the place of others."""
    if isinstance(value, list):
        return isinstance(found, list) and len(found) == len(value) and all(_fits(one, "") for one in found)
    return isinstance(found, str) and bool(found.strip())


def _by_id(items: list[Any]) -> dict[str, Any]:
    """Return the items of a list by their id; a band of pain has none, and goes by its least number."""
    return {
        str(item.get("id", item.get("least", number))): item
        for number, item in enumerate(items)
        if isinstance(item, dict)
    }
