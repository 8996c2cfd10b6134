"""Worked examples of exercises, each in a folder of its own: they are no part of the set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.errors import RequestError, listing
from lowback.languages import own_folder

if TYPE_CHECKING:
    from pathlib import Path


def example(name: str) -> Path:
    """Return the folder of a worked example, for :func:`lowback.use`.

    Parameters
    ----------
    name
        The example's name, such as ``"pelvic-tilt"``.

    Raises
    ------
    ValueError
        There is no such example; the message names those there are.
    """
    examples = own_folder("examples")
    there = sorted(path.name for path in examples.iterdir() if path.is_dir())
    if name not in there:
        message = f"There is no example {name!r}; write {listing(map(repr, there))}."
        raise RequestError(message)
    return examples / name
