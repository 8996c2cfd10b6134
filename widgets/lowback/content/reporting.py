"""How an exercise is reported: the sixteen items of CERT, the Consensus on Exercise Reporting Template.

Source: Slade, Dionne, Underwood and Buchbinder 2016, Br J Sports Med 50(23):1428-1437,
doi 10.1136/bjsports-2016-096651.
Three of the sixteen have two parts, a and b.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowback.content.problems import Finding

#: The items that a text answers. Item 8, each exercise, and item 13, the dose, follow from the exercise itself.
WrittenItem: TypeAlias = Literal[
    "1", "2", "3", "4", "5", "6", "7a", "7b", "9", "10", "11", "12", "14a", "14b", "15", "16a", "16b"
]
WRITTEN: tuple[str, ...] = get_args(WrittenItem)
#: All items in their order.
ITEMS: tuple[str, ...] = (*WRITTEN[:8], "8", *WRITTEN[8:12], "13", *WRITTEN[12:])


class ReportItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said to one item: of every exercise in the introduction, or instead of it in an exercise's own file."""

    id: WrittenItem
    text: str


def report_findings(report: Sequence[ReportItem]) -> Iterator[Finding]:
    """Yield the items that the introduction does not answer."""
    said = {item.id for item in report}
    missing = [name for name in WRITTEN if name not in said]
    if missing:
        yield "report", f"nothing for {', '.join(missing)}", "a [[report]] with its id and a text for each item of CERT"
