"""The ``lowback`` command."""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lowback import __version__
from lowback.annotation import command as notes
from lowback.authoring import command as authoring
from lowback.content.library import check, load, untranslated
from lowback.course.check import movement_problems
from lowback.course.examination import examination_problems
from lowback.errors import ContentError, LowbackError, RequestError
from lowback.languages import content_folder, language
from lowback.reporting import report, report_csv
from lowback.request import request
from lowback.sheet import sheet_page
from lowback.voila import command as serving

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 well, 1 something is wrong, 2 it was called wrongly."""
    parser = argparse.ArgumentParser(prog="lowback", description="Guided exercises for lower-back spasms.")
    parser.add_argument("--version", action="version", version=f"lowback {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)

    checks = commands.add_parser("check", help="lint content: every problem with its file, field and remedy")
    checks.add_argument("folder", nargs="?", type=Path, help="a folder of content files (default: the set's own)")

    serving.add_arguments(commands)

    sheets = commands.add_parser("sheet", help="write an exercise's printable page as one HTML file")
    sheets.add_argument("exercise", help="the exercise's id, such as seated-twist")
    sheets.add_argument("dose", nargs="*", metavar="NAME=NUMBER", help="a dose, such as hold=3")
    sheets.add_argument("--variant", help="one of its variants (default: the one offered first)")
    sheets.add_argument("--out", type=Path, help="the file to write (default: the exercise's id, .html)")
    sheets.add_argument(
        "--report", action="store_true", help="with its report by the items of CERT, on pages of its own"
    )

    reports = commands.add_parser("report", help="write an exercise's report by the items of CERT, as a table (CSV)")
    reports.add_argument("exercise", help="the exercise's id, such as seated-twist")
    reports.add_argument("--out", type=Path, help="the file to write (default: the exercise's id, -report.csv)")

    sites = commands.add_parser("site", help="write the notebooks as a website of plain files, for any host")
    sites.add_argument("out", type=Path, metavar="OUT", help="the folder to write: a new one, or a site written before")
    sites.add_argument("--notebooks", type=Path, default=Path("notebooks"), help="the notebooks (default: notebooks)")
    sites.add_argument("--lite", type=Path, help="a folder of JupyterLite to take in (make site LITE=1 writes one)")

    authoring.add_arguments(commands)
    notes.add_arguments(commands)

    asked = parser.parse_args(arguments)
    if asked.command == "check":
        return _check(asked.folder or content_folder())
    if asked.command == "notes":
        return notes.run(asked)
    if asked.command in ("new", "preview"):
        return authoring.run(asked)
    if asked.command == "sheet":
        return _sheet(asked)
    if asked.command == "report":
        return _report(asked)
    if asked.command == "site":
        return _site(asked)
    return serving.run(asked)


def _check(folder: Path) -> int:
    problems = check(folder)
    # Where it cannot be read, that is said already; how it moves is looked at once it can.
    with contextlib.suppress(ContentError):
        content = load(folder)
        problems += movement_problems(content)
        problems += examination_problems(folder, content)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} found in {folder}.", file=sys.stderr)
        return 1
    for sentence in untranslated(folder):
        print(sentence)
    print(f"{folder}: nothing wrong.")
    return 0


def _sheet(asked: argparse.Namespace) -> int:
    try:
        page = sheet_page(request(asked.exercise, asked.variant, _doses(asked.dose)), with_report=asked.report)
    except LowbackError as error:
        print(error, file=sys.stderr)
        return 1
    return _written(page, asked.out or Path(f"{asked.exercise}.html"))


def _report(asked: argparse.Namespace) -> int:
    try:
        text = report_csv(report(asked.exercise))
    except LowbackError as error:
        print(error, file=sys.stderr)
        return 1
    return _written(text, asked.out or Path(f"{asked.exercise}-report.csv"))


def _written(text: str, to: Path) -> int:
    try:
        to.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"--out {error.filename}: {error.strerror}. Write a file in a folder that is there.", file=sys.stderr)
        return 1
    print(to)
    return 0


def _site(asked: argparse.Namespace) -> int:
    # Running notebooks takes what a server takes.
    from lowback.site.build import write_site  # noqa: PLC0415

    try:
        # A blank would stand on a page for people.
        if problems := check(content_folder(), [language()]):
            raise ContentError(problems)
        lite = asked.lite.resolve() if asked.lite else None
        write_site(asked.notebooks.resolve(), asked.out.resolve(), lambda name: print(name, flush=True), lite=lite)
    except LowbackError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Write a folder that may be written.", file=sys.stderr)
        return 1
    print(f"The site is in {asked.out}.")
    return 0


def _doses(written: Sequence[str]) -> dict[str, int]:
    """Return doses written as NAME=NUMBER."""
    found: dict[str, int] = {}
    for item in written:
        name, _, number = item.partition("=")
        if not re.fullmatch(r"-?[0-9]{1,6}", number):
            message = f"{item[:60]!r} is no dose; write NAME=NUMBER, such as hold=3."
            raise RequestError(message)
        if name in found:
            message = f"{name} stands twice; write it once."
            raise RequestError(message)
        found[name] = int(number)
    return found


if __name__ == "__main__":
    sys.exit(main())
