"""The person's own practice: as a page in the browser, and as plain rows for pandas or a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lowback.content import library
from lowback.content.evidence import line_of
from lowback.content.model import signs_of
from lowback.errors import StoreError
from lowback.record.rows import deleted_at, row
from lowback.store.link import answer_page
from lowback.store.place import is_off
from lowback.strings import t
from lowback.widget import PageWidget

_STATIC = Path(__file__).parent / "static"


class Practice(PageWidget):
    """Shows what was practised: the days, pain before and after, time; takes the record along, and in again.

    The browser has the record; the kernel brings it up to date with the store on this computer.
    """

    _esm = _STATIC / "practice.js"
    _css = _STATIC / "practice.css"

    def __init__(self) -> None:
        super().__init__(_about())
        answer_page(self)

    def _unrun(self) -> str:
        return t("lab.practice")


def _about() -> dict[str, Any]:
    """Return what the page is told of the content: titles, ways, reasons to stop, and which change means something."""
    content = library()
    change = content.safety.change
    by_id = {source.id: source for source in content.safety.sources}
    return {
        "exercises": {exercise.id: exercise.title for exercise in content.exercises.values()},
        "ways": {
            exercise.id: {variant.id: variant.title for variant in exercise.variants[1:]}
            for exercise in content.exercises.values()
        },
        "reasons": {reason.id: " ".join(signs_of(reason, content.safety)) for reason in content.safety.reasons},
        "change": {
            "least": change.least,
            "text": change.text,
            "sources": [f"{line_of(by_id[name])}." for name in change.sources],
        },
    }


def practice(exercise: str | None = None) -> list[dict[str, Any]]:
    """Return what was practised, one row a session, oldest first.

    Parameters
    ----------
    exercise
        The id of one exercise; all of them where nothing is said.

    Returns
    -------
    list of dict
        ``seconds`` were spent in phases; ``planned_seconds`` were planned. Pain is 0 to 10 (numeric rating), and
        ``None`` where it was not asked or not answered. ``began`` is in UTC, ``day`` the person's own date.

    Raises
    ------
    StoreError
        The store cannot be read, or there is none: where the app serves strangers the browser keeps the record.

    Examples
    --------
    >>> import pandas  # doctest: +SKIP
    >>> pandas.DataFrame(lowback.practice())  # doctest: +SKIP
    """
    if is_off():
        message = "There is no store here: the browser keeps the record. Save it as a file from the page My practice."
        raise StoreError(message)
    from lowback.store.store import store  # noqa: PLC0415 - a quarter of a second, paid by who asks

    rows = (row(record) for record in store().all("session") if not deleted_at(record))
    return [found for found in rows if exercise in (None, found["exercise"])]
