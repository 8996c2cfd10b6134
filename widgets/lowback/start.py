"""What stands before the first exercise, in three short screens: the signs, the position, the phone within sight."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from lowback.annotation.widget import page_of
from lowback.content import library
from lowback.course.packed import card_data
from lowback.pages import ORDER
from lowback.strings import t
from lowback.widget import PageWidget

if TYPE_CHECKING:
    from lowback.content.model import Exercise

_STATIC = Path(__file__).parent / "static"


class StartHere(PageWidget):
    """Shows three short, illustrated screens for who is here for the first time, with the way to each exercise.

    Where a notebook is only a page, its output says the same in words.

    Examples
    --------
    >>> StartHere()
    StartHere()
    """

    _esm = _STATIC / "start.js"
    _css = _STATIC / "start.css"

    def __init__(self) -> None:
        super().__init__(start_data())

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        found = super()._repr_mimebundle_(**kwargs)
        if found is None:
            return None
        data, metadata = found
        return {**data, "text/markdown": _in_words()}, metadata


def start_data() -> dict[str, Any]:
    """Return what the front end shows: the exercises with the figure of each, and what a pain asks for."""
    content = library()
    return {
        "exercises": [
            {
                "id": exercise.id,
                "title": exercise.title,
                "page": page_of(exercise.id),
                "position": t(f"landing.{exercise.position}"),
                "begin_if": exercise.begin_if,
                "figure": card_data(exercise),
            }
            for exercise in _by_position()
        ],
        "pain": msgspec.to_builtins(list(content.safety.pain)),
    }


def _by_position() -> list[Exercise]:
    return sorted(library().exercises.values(), key=lambda exercise: ORDER.index(exercise.position))


def _in_words() -> str:
    content = library()
    ways = [
        f"- [{t(f'landing.{exercise.position}')}: {exercise.title}]({page_of(exercise.id)}.ipynb), "
        f"{t('start.if', words=exercise.begin_if)}"
        for exercise in _by_position()
    ]
    pains = [f"- **{t('about.band', least=band.least, most=band.most)}**: {band.text}" for band in content.safety.pain]
    parts = [
        (f"**1. {t('start.signs')}**", t("start.signsText")),
        (f"**2. {t('start.where')}**", t("start.whereText"), "\n".join(ways)),
        (f"**3. {t('start.put')}**", t("start.putText"), t("about.pain"), "\n".join(pains)),
    ]
    return "\n\n".join(text for part in parts for text in part)
