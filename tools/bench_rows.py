"""A row of the bench's table: a figure, how far its runs lie apart, and what it is compared with."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence


class Row(TypedDict):
    """A figure as ``build/bench.json`` holds it.

    ``value`` is the median of ``n`` runs, half of which lie within ``spread`` of each other, or is counted among ``n``
    of something in one run, without a spread; ``ratio`` is the value divided by that of the row which ``base`` names.
    """

    name: str
    value: float
    unit: str
    base: str | None
    ratio: float | None
    spread: float | None
    n: int


def row(name: str, found: Sequence[float], unit: str, most: str = "", *, base: Row | None = None) -> Row:
    """Print one figure, what it is compared with and what is wanted of it, and return it.

    Parameters
    ----------
    found
        What each run gave.
    most
        What is wanted, in words.
    """
    value = statistics.median(found)
    spread = None
    if len(found) > 1:
        low, _, high = statistics.quantiles(found, n=4)
        spread = round(high - low, 1)
    ratio = round(value / base["value"], 4) if base and base["value"] else None
    apart = "" if spread is None else f"+-{spread:g}"
    beside = f"{ratio:.3f} x {base['name']}" if base and ratio is not None else ""
    print(f"{name:<50} {value:>9.1f} {unit:<9} {apart:<9} {beside}{'  ' if beside and most else ''}{most}", flush=True)
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "base": base["name"] if base else None,
        "ratio": ratio,
        "spread": spread,
        "n": len(found),
    }


def among(found: Row, count: int) -> Row:
    """Return a figure of one run with how many it was taken among: ends of phases, pages, visits."""
    return {**found, "n": count}
