"""The catalogues of words: one file a language, shared with the front end and the templates.

A file ``de.json`` beside ``en.json`` is the language ``de``. What it lacks is English.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import Any

from lowback.errors import RequestError, listing

_FOLDER = Path(__file__).parent
#: The language everything is written in first.
FIRST = "en"


def languages() -> list[str]:
    """Return the codes of the languages there are files for."""
    return sorted(path.stem for path in _FOLDER.glob("*.json"))


def language() -> str:
    """Return the code of the language that is asked for.

    ``LOWBACK_LANGUAGE`` names it; it is English where nothing does.

    Raises
    ------
    RequestError
        There is no file for that language; the message names those there are.
    """
    asked = os.environ.get("LOWBACK_LANGUAGE") or FIRST
    if asked not in languages():
        message = f"LOWBACK_LANGUAGE is {asked!r}; write {listing(map(repr, languages()))}."
        raise RequestError(message)
    return asked


@functools.lru_cache(maxsize=4)
def own_words(code: str) -> dict[str, str]:
    """Return the words that a language has of its own, by their key."""
    words: dict[str, str] = json.loads((_FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return words


@functools.lru_cache(maxsize=4)
def catalogue(code: str) -> dict[str, str]:
    """Return all words of a language by their key; what it lacks is English."""
    return own_words(FIRST) if code == FIRST else {**own_words(FIRST), **own_words(code)}


def page_language() -> dict[str, Any]:
    """Return what the front end is told of the language; nothing where it is English, which it has."""
    code = language()
    return {} if code == FIRST else {"code": code, "words": own_words(code)}


def t(key: str, **values: object) -> str:
    """Return the words for a key, with its blanks filled."""
    return catalogue(language())[key].format(**values)


def time_words(seconds: float) -> str:
    """Return a length of time in whole minutes, rounded up: what a card promises should not be too short."""
    return t("time.minutes.other", n=-(-int(seconds) // 60))
