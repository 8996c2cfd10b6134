"""What the pages' templates show: the cards of the landing page, and each notebook's place among the others."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lowback.content import library
from lowback.content.library import content_hash
from lowback.kinematics.packed import card_data
from lowback.languages import language
from lowback.request import request
from lowback.strings import catalogue, page_language, t, time_words
from lowback.timeline import timeline, total_seconds

if TYPE_CHECKING:
    from lowback.content.model import Exercise

_STATIC = Path(__file__).resolve().parents[1] / "static"
_NUMBERED = re.compile(r"\d\d-(?P<id>.+)\.ipynb")
#: The notebooks of what is the person's own, by what follows their numbers.
_OWN = {"my-practice": "practice", "my-notes": "notes"}


def landing_page(root: Path) -> dict[str, Any]:
    """Return what the landing page shows of a folder of notebooks."""
    introduction = library().introduction
    notebooks = _notebooks(root)
    return {
        **_frame(introduction.version, content_hash(introduction)),
        "title": introduction.title,
        "lead": introduction.lead,
        "safety": library().safety.lead,
        **_places(notebooks),
        "today": json.dumps({exercise.id: exercise.title for exercise in library().exercises.values()}),
        "cards": [card for exercise in library().exercises.values() if (card := _card(exercise, notebooks))],
    }


def notebook_page(root: Path, name: str) -> dict[str, Any]:
    """Return a notebook's place: its title, the ones before and after, the version of its content."""
    notebooks = _notebooks(root)
    numbered = _NUMBERED.fullmatch(name)
    exercise = library().exercises.get(numbered["id"]) if numbered else None
    shown = exercise or library().introduction
    at = next((index for index, path in enumerate(notebooks) if path.name == name), None)
    return {
        **_frame(shown.version, content_hash(shown)),
        "title": _title(notebooks[at]) if at is not None else name,
        "current": "exercise" if exercise else _OWN.get(numbered["id"] if numbered else "", "start"),
        **_places(notebooks),
        "previous": _link(notebooks[at - 1]) if at else None,
        "next": _link(notebooks[at + 1]) if at is not None and at + 1 < len(notebooks) else None,
    }


def _places(notebooks: list[Path]) -> dict[str, Any]:
    """Return the pages that every page leads to."""
    named = {found["id"]: path for path in notebooks if (found := _NUMBERED.fullmatch(path.name))}
    return {
        "start": _link(notebooks[0]) if notebooks else None,
        **{place: _link(named[name]) if name in named else None for name, place in _OWN.items()},
    }


def _frame(version: str, digest: str) -> dict[str, Any]:
    """Return what stands on every page."""
    introduction = library().introduction
    return {
        "words": {key: words for key, words in catalogue().items() if key.startswith(("page.", "landing."))},
        "language": {"code": language(), "direction": t("language.direction"), "page": json.dumps(page_language())},
        "disclaimer": introduction.disclaimer,
        "review": introduction.review,
        "version": t("page.version", version=f"{version} ({digest[:7]})"),
        "assets": asset_version(),
    }


def _card(exercise: Exercise, notebooks: list[Path]) -> dict[str, Any] | None:
    numbered = {found["id"]: path for path in notebooks if (found := _NUMBERED.fullmatch(path.name))}
    if exercise.id not in numbered:
        return None
    asked = request(exercise.id, None, {})
    seconds = total_seconds(timeline(asked.exercise, asked.variant, asked.dose))
    return {
        "title": exercise.title,
        "url": _link(numbered[exercise.id])["url"],
        "position": t(f"position.{exercise.position}"),
        "time": time_words(seconds),
        "summary": exercise.summary,
        "caution": exercise.card_caution,
        "note": exercise.start_note,
        "figure": card_data(exercise),
    }


def _link(path: Path) -> dict[str, str]:
    return {"title": _title(path), "url": f"voila/render/{quote(path.name)}"}


def _notebooks(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("*.ipynb") if _NUMBERED.fullmatch(path.name))


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


@functools.lru_cache(maxsize=1)
def asset_version() -> str:
    """Return a short hash of the page's own files, so that a browser never keeps an old one."""
    digest = hashlib.sha256()
    for path in sorted(_STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
