"""The catalogue of words: one file a language, shared with the front end and the templates.

English is ``en.json`` here; another language is ``words.json`` in its folder of the content. What it lacks is English.
``later.json`` names, by how their keys begin, the words that a guide is given beside its check.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

from lowback.languages import FIRST, WORDS, content_folder, language

#: More than so many bytes are no words of an app.
MOST_BYTES = 256 * 1024

_ENGLISH = Path(__file__).parent / "en.json"
_LATER = Path(__file__).parent / "later.json"


@functools.lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """Return all words of the app in English, by their key."""
    words: dict[str, str] = json.loads(_ENGLISH.read_text(encoding="utf-8"))
    return words


@functools.lru_cache(maxsize=4)
def own_words(path: Path) -> dict[str, str]:
    """Return the words that a language has of its own: those of its file that can be used."""
    words, _, _ = read_words(path)
    return words


def catalogue() -> dict[str, str]:
    """Return all words of the language that is asked for, by their key."""
    code = language()
    return english() if code == FIRST else {**english(), **own_words(content_folder() / code / WORDS)}


@functools.lru_cache(maxsize=1)
def _later() -> tuple[str, ...]:
    return tuple(json.loads(_LATER.read_text(encoding="utf-8")))


def later_words() -> dict[str, str]:
    """Return the words that a guide is given beside its check: the front end's build leaves them out of it."""
    return {key: words for key, words in catalogue().items() if key.startswith(_later())}


def page_language() -> dict[str, Any]:
    """Return what the front end is told of the language; nothing where it is English, which it has."""
    code = language()
    return {} if code == FIRST else {"code": code, "words": own_words(content_folder() / code / WORDS)}


def read_words(path: Path) -> tuple[dict[str, str], list[tuple[str, str, str]], list[str]]:
    """Read a language's words.

    Returns
    -------
    tuple
        The words that can be used; what is wrong (key, what was found, what to write); the keys that are missing.
    """
    known = english()
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}, [("", f"{path.stat().st_size} bytes", f"at most {MOST_BYTES} bytes")], list(known)
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, [], list(known)
    except (OSError, ValueError, RecursionError) as error:
        return {}, [("", f"text that is not JSON ({error})", "one object of keys and words")], list(known)
    if not isinstance(found, dict):
        return {}, [("", "no object", "one object of keys and words")], list(known)
    words: dict[str, str] = {}
    wrong: list[tuple[str, str, str]] = []
    for key, text in found.items():
        model = known.get(key) or known.get(re.sub(r"\.(zero|one|two|few|many)$", ".other", key))
        if model is None:
            wrong.append((key, "a key that English does not have", "a key of en.json, or take it out"))
        elif not isinstance(text, str) or not text.strip():
            wrong.append((key, repr(text)[:60], "words"))
        elif set(re.findall(r"\{(\w+)\}", text)) - set(re.findall(r"\{(\w+)\}", model)) or _unfillable(text):
            wrong.append((key, repr(text)[:60], f"words with the blanks of the English ones: {model!r}"))
        else:
            words[key] = text
    return words, wrong, [key for key in known if key not in words]


def _unfillable(text: str) -> bool:
    """Return whether a text holds braces that are no blank."""
    return bool(re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)))


def t(key: str, **values: object) -> str:
    """Return the words for a key, with its blanks filled."""
    return catalogue()[key].format(**values)


def time_words(seconds: float) -> str:
    """Return a length of time in whole minutes, rounded up: what a card promises should not be too short."""
    return t("time.minutes.other", n=-(-int(seconds) // 60))
