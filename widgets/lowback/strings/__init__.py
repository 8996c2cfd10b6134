"""The catalogue of words: one file a language, shared with the front end and the templates."""

from __future__ import annotations

import functools
import json
from pathlib import Path

_FOLDER = Path(__file__).parent


@functools.lru_cache(maxsize=1)
def catalogue(language: str = "en") -> dict[str, str]:
    """Return all words of a language by their key."""
    words: dict[str, str] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return words


def t(key: str, **values: object) -> str:
    """Return the words for a key, with its blanks filled."""
    return catalogue()[key].format(**values)


def time_words(seconds: float) -> str:
    """Return a length of time in whole minutes, rounded up: what a card promises should not be too short."""
    return t("time.minutes.other", n=-(-int(seconds) // 60))
