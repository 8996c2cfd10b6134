"""An exercise's report: what each item of CERT asks, and what is said to it."""

from __future__ import annotations

import csv
import html
import io
from typing import TYPE_CHECKING

from lowback.content import library
from lowback.content.reporting import ITEMS
from lowback.request import request
from lowback.strings import t
from lowback.timeline import timeline, total_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.request import Request

COLUMNS = ("exercise", "version", "item", "asks", "answer")


def report(exercise: str, variant: str | None = None, **dose: int) -> list[dict[str, str]]:
    """Return an exercise's report by the sixteen items of CERT, as plain rows for a table, a spreadsheet or a paper.

    Parameters
    ----------
    exercise, variant, **dose
        As for :class:`lowback.Guide`: what items 8 and 13 describe.

    Returns
    -------
    list
        A row an item: ``exercise``, ``version``, ``item`` (three of the sixteen have an a and a b), what it ``asks``
        and the ``answer``.

    Raises
    ------
    ValueError
        The exercise, the variant or a dose does not exist, or a dose is out of bounds.

    Examples
    --------
    >>> [row["answer"] for row in report("seated-twist") if row["item"] == "3"]
    ['Each person alone.']
    """
    return report_rows(request(exercise, variant, dose))


def report_rows(asked: Request) -> list[dict[str, str]]:
    """Return the rows of a request."""
    content = library()
    said: dict[str, str] = {item.id: item.text for item in (*content.introduction.report, *asked.exercise.report)}
    said |= {"8": _steps(asked), "13": _dose(asked)}
    head = {"exercise": asked.exercise.id, "version": asked.exercise.version}
    return [{**head, "item": name, "asks": t(f"cert.{name}"), "answer": said.get(name, "")} for name in ITEMS]


def report_csv(rows: Sequence[dict[str, str]]) -> str:
    """Return rows as comma-separated values, with a line of names."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def report_table(asked: Request) -> str:
    """Return the items of CERT and their answers as a table in HTML."""
    rows = "".join(
        f"<tr><th scope='row'>{row['item']}. {html.escape(row['asks'])}</th><td>{html.escape(row['answer'])}</td></tr>"
        for row in report_rows(asked)
    )
    return f"<table>{rows}</table>"


def _steps(asked: Request) -> str:
    steps = {step.id: step for step in asked.exercise.steps}
    order = [steps[name] for part in asked.variant.parts for name in part.steps]
    return " ".join([f"{asked.variant.title}.", *(f"({at}) {step.text}" for at, step in enumerate(order, 1))])


def _dose(asked: Request) -> str:
    rules = asked.exercise.dose
    amounts = [
        f"{rules[name].label}: {number}" if rules[name].unit == "times" else f"{rules[name].label}: {number} s"
        for name, number in asked.dose.items()
    ]
    seconds = round(total_seconds(timeline(asked.exercise, asked.variant, asked.dose)))
    whole = t("time.clock", m=seconds // 60, s=seconds % 60)
    return f"{'; '.join(amounts)}. {t('report.inAll', time=whole)}"
