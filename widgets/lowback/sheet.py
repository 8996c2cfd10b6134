"""The printable sheet of an exercise, as one file that needs no kernel, no server and no network."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING

from lowback.course.packed import movement_data
from lowback.languages import language
from lowback.plan import plan_of
from lowback.reporting import report_table
from lowback.safety import help_groups
from lowback.strings import page_language, t

if TYPE_CHECKING:
    from lowback.request import Request

_STATIC = Path(__file__).parent / "static"


def sheet_parts(asked: Request) -> dict[str, str]:
    """Return what a sheet's page is made of, each ready to stand in HTML: its language, title, words and data."""
    plan = plan_of(asked)
    groups = help_groups(asked.exercise)
    parts = {"plan": plan, "movement": movement_data(asked.exercise), "groups": groups, "language": page_language()}
    return {
        "language": language(),
        "direction": t("language.direction"),
        "title": html.escape(asked.exercise.title),
        # A sheet is read where nothing runs, too: the words of its steps stand in it as text.
        "words": _words(asked),
        # Nothing in the text may end the script element it stands in.
        "data": json.dumps(parts, ensure_ascii=False).replace("<", "\\u003c"),
    }


def sheet_page(asked: Request, *, with_report: bool = False) -> str:
    """Return the sheet of a request as an HTML page: its data, and the front end's module that draws it.

    ``with_report`` puts the exercise's report behind it, on pages of its own.
    """
    parts = sheet_parts(asked)
    module = (_STATIC / "sheet.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    styles = (_STATIC / "sheet.css").read_text(encoding="utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{parts["language"]}" dir="{parts["direction"]}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{parts['title']}</title>",
            f"<style>{styles}</style></head>",
            f"<body><noscript>{parts['words']}</noscript>",
            f'<script type="application/json" id="lowback-sheet">{parts["data"]}</script>',
            f'<script type="module">{module}</script>{_report(asked) if with_report else ""}</body>',
            "</html>",
            "",
        )
    )


def _report(asked: Request) -> str:
    title = t("report.title", title=asked.exercise.title)
    return f"<section style='break-before: page'><h1>{html.escape(title)}</h1>{report_table(asked)}</section>"


def _words(asked: Request) -> str:
    """Return title, steps, signs to stop and signs that need help as plain HTML."""
    steps = {step.id: step for step in asked.exercise.steps}
    names = [name for part in asked.variant.parts for name in part.steps]
    items = "".join(f"<li>{html.escape(steps[name].cue)}. {html.escape(steps[name].text)}</li>" for name in names)
    signs = "".join(f"<li>{html.escape(sign)}</li>" for sign in plan_of(asked)["exercise"]["stop_signs"])
    groups = help_groups(asked.exercise)
    told = [(group["lead"], " ".join(one["text"] for one in group["questions"])) for group in groups]
    help_now = "".join(f"<p><strong>{html.escape(lead)}</strong> {html.escape(texts)}</p>" for lead, texts in told)
    help_now += f"<p>{html.escape(t('sheet.soon'))}</p>"
    return f"<h1>{html.escape(asked.exercise.title)}</h1><ol>{items}</ol><ul>{signs}</ul>{help_now}"
