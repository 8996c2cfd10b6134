"""The person's own practice as plain rows, for pandas or a spreadsheet."""

from __future__ import annotations

from typing import Any

from lowback.errors import StoreError
from lowback.record.rows import is_deleted, row
from lowback.store.place import is_off


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

    rows = (row(record) for record in store().all("session") if not is_deleted(record))
    return [found for found in rows if exercise in (None, found["exercise"])]
