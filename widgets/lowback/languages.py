"""Which languages there are, and which one is asked for.

The content folder holds English. A folder in it named by a language's code, such as ``exercises/de/``, is that
language: ``words.json`` holds the words of the app, each TOML file the text of the content file of the same name.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from lowback.errors import RequestError, listing

_PACKAGE = Path(__file__).resolve().parent
_CODE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
#: The language everything is written in first.
FIRST = "en"
#: The file of a language's folder that holds the words of the app.
WORDS = "words.json"


def content_folder() -> Path:
    """Return the folder of the content.

    ``LOWBACK_EXERCISES`` names another one; in a checkout it is ``exercises/``, in an installed wheel
    the copy inside the package.
    """
    named = os.environ.get("LOWBACK_EXERCISES")
    return Path(named) if named else own_folder("exercises")


def own_folder(name: str) -> Path:
    """Return a folder of the set itself, such as ``exercises``: in a checkout, or the copy inside the package."""
    checkout = _PACKAGE.parents[1] / name
    return checkout if (checkout.parent / "pyproject.toml").is_file() and checkout.is_dir() else _PACKAGE / name


def is_language(path: Path) -> bool:
    """Return whether a path in a content folder is the folder of a language."""
    return path.is_dir() and path.name != FIRST and _CODE.fullmatch(path.name) is not None


def languages(folder: Path) -> list[str]:
    """Return the codes of the languages of a content folder, the first one first."""
    others = sorted(path.name for path in folder.iterdir() if is_language(path)) if folder.is_dir() else []
    return [FIRST, *others]


def language() -> str:
    """Return the code of the language that is asked for.

    ``LOWBACK_LANGUAGE`` names it; it is English where nothing does.

    Raises
    ------
    RequestError
        There is no folder for that language; the message names those there are.
    """
    asked = os.environ.get("LOWBACK_LANGUAGE") or FIRST
    if asked == FIRST:
        return FIRST
    known = languages(content_folder())
    if asked not in known:
        message = f"LOWBACK_LANGUAGE is {asked[:40]!r}; write {listing(map(repr, known))}."
        raise RequestError(message)
    return asked
