"""What the pages' templates show: the cards of the landing page, and each notebook's place among the others.

The same pages are served by Voila and written as plain files; only their addresses differ.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lowback.content import library
from lowback.content.library import content_hash
from lowback.course.packed import card_data
from lowback.languages import language
from lowback.request import request
from lowback.safety import regions_of, safety_of, together
from lowback.strings import catalogue, page_language, t, time_words
from lowback.timeline import timeline, total_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from lowback.content.model import Exercise

STATIC = Path(__file__).resolve().parent / "static"
_NUMBERED = re.compile(r"\d\d-(?P<id>.+)\.ipynb")
#: The notebooks of what is the person's own, by what follows their numbers.
_OWN = {"my-practice": "practice", "my-notes": "notes"}
#: The one for who studies or teaches.
_STUDY = "study-and-teach"


@functools.lru_cache(maxsize=1)
def asset_version() -> str:
    """Return a short hash of the page's own files, so that a browser never keeps an old one."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


@dataclass(frozen=True)
class Addresses:
    """Where a page leads to, from the address it begins with.

    Parameters
    ----------
    page
        The address of a notebook's page, by the notebook's file.
    file
        The address of one of the front end's files, by its name.
    """

    page: Callable[[Path], str]
    file: Callable[[str], str]


#: The positions in the order of the first page: who lies, lies on; and bending while standing never comes first.
ORDER = ("on-your-back", "face-down", "sitting", "standing")

#: Where Voila has them. A browser keeps a file for good, under a name that changes with it.
VOILA = Addresses(
    page=lambda path: f"voila/render/{quote(path.name)}",
    file=lambda name: f"voila/templates/lowback/static/{name}?v={asset_version()}",
)


def landing_page(root: Path, at: Addresses = VOILA) -> dict[str, Any]:
    """Return what the landing page shows of a folder of notebooks."""
    introduction = library().introduction
    notebooks = notebooks_in(root)
    return {
        **_frame(introduction.version, content_hash(introduction), at),
        "title": introduction.title,
        "lead": introduction.lead,
        "safety": library().safety.lead,
        **_places(notebooks, at),
        "regions": json.dumps(regions_of(library().safety)),
        "stop_from": library().safety.pain[-1].least,
        "together": together(library().safety),
        "cards": sorted(
            (card for exercise in library().exercises.values() if (card := _card(exercise, notebooks, at))),
            key=lambda card: ORDER.index(card["lies"]),
        ),
    }


def notebook_page(root: Path, name: str, at: Addresses = VOILA) -> dict[str, Any]:
    """Return a notebook's place: its title, the ones before and after, the version of its content."""
    notebooks = notebooks_in(root)
    numbered = _NUMBERED.fullmatch(name)
    exercise = library().exercises.get(numbered["id"]) if numbered else None
    shown = exercise or library().introduction
    own = next((index for index, path in enumerate(notebooks) if path.name == name), None)
    return {
        **_frame(shown.version, content_hash(shown), at),
        "title": _title(notebooks[own]) if own is not None else name,
        "current": "exercise" if exercise else _OWN.get(numbered["id"] if numbered else "", "" if own else "start"),
        **_places(notebooks, at),
        "previous": _link(notebooks[own - 1], at) if own else None,
        "next": _next(notebooks, own, at) if own is not None and own + 1 < len(notebooks) else None,
        "order": json.dumps(_order(notebooks, at)) if exercise else "",
    }


def _next(notebooks: list[Path], own: int, at: Addresses) -> dict[str, str]:
    """Return what follows a page. Before the first exercise that is the choice: nobody is sent to bend first."""
    following = _NUMBERED.fullmatch(notebooks[own + 1].name)
    here = _NUMBERED.fullmatch(notebooks[own].name)
    begins = following and following["id"] in library().exercises and here and here["id"] not in library().exercises
    return {"title": t("page.pick"), "url": ""} if begins else _link(notebooks[own + 1], at)


def _order(notebooks: list[Path], at: Addresses) -> list[dict[str, Any]]:
    """Return the exercises' pages in their order, each with whether it is to be left for later in the morning."""
    named = [(path, library().exercises.get(path.stem[3:])) for path in notebooks]
    return [{**_link(path, at), "late": exercise.not_early} for path, exercise in named if exercise]


def _places(notebooks: list[Path], at: Addresses) -> dict[str, Any]:
    """Return the pages that every page leads to."""
    named = {found["id"]: path for path in notebooks if (found := _NUMBERED.fullmatch(path.name))}
    return {
        "start": _link(notebooks[0], at) if notebooks else None,
        "study": _link(named[_STUDY], at) if _STUDY in named else None,
        **{place: _link(named[name], at) if name in named else None for name, place in _OWN.items()},
    }


def _frame(version: str, digest: str, at: Addresses) -> dict[str, Any]:
    """Return what stands on every page."""
    introduction = library().introduction
    return {
        "words": {key: words for key, words in catalogue().items() if key.startswith(("page.", "landing.", "site."))},
        "language": {"code": language(), "direction": t("language.direction"), "page": json.dumps(page_language())},
        "disclaimer": introduction.disclaimer,
        "review": introduction.review,
        "version": t("page.version", version=f"{version} ({digest[:7]})"),
        "files": {path.name: at.file(path.name) for path in sorted(STATIC.iterdir())},
    }


def _card(exercise: Exercise, notebooks: list[Path], at: Addresses) -> dict[str, Any] | None:
    numbered = {found["id"]: path for path in notebooks if (found := _NUMBERED.fullmatch(path.name))}
    if exercise.id not in numbered:
        return None
    asked = request(exercise.id, None, {})
    seconds = total_seconds(timeline(asked.exercise, asked.variant, asked.dose))
    own = safety_of(exercise)["groups"][-1]
    return {
        "id": exercise.id,
        "title": exercise.title,
        "url": _link(numbered[exercise.id], at)["url"],
        "lies": exercise.position,
        "position": t(f"landing.{exercise.position}"),
        "late": exercise.not_early,
        "time": time_words(seconds),
        "summary": exercise.summary,
        "caution": exercise.card_caution,
        # A yes to one of these closes it; the others leave a gentler way open.
        "closes": [sign["id"] for sign in own["questions"] if "instead" not in sign],
        "note": exercise.start_note,
        "figure": card_data(exercise),
    }


def _link(path: Path, at: Addresses) -> dict[str, str]:
    return {"title": _title(path), "url": at.page(path)}


def notebooks_in(root: Path) -> list[Path]:
    """Return the notebooks of a folder that are pages, in their order.

    That is the order of their numbers, but that what is the person's own comes behind the last exercise.
    """
    found = {path: numbered["id"] for path in root.glob("*.ipynb") if (numbered := _NUMBERED.fullmatch(path.name))}
    last = max((path.name[:2] for path, name in found.items() if name in library().exercises), default="")

    def place(path: Path) -> tuple[str, bool, str]:
        number, own = path.name[:2], found[path] in _OWN
        return max(number, last) if own else number, own, path.name

    return sorted(found, key=place)


def _title(path: Path) -> str:
    return _title_at(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=256)
def _title_at(path: Path, _changed: int) -> str:
    """Return the title a notebook's metadata names; its file name where it names none."""
    try:
        title = json.loads(path.read_text(encoding="utf-8"))["metadata"]["title"]
    except (OSError, ValueError, KeyError, TypeError):
        return path.stem
    return str(title)
