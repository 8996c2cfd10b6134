"""``lowback new`` and ``lowback preview``: what they may be asked for, and a sentence for what they may not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from lowback.authoring.new import write_case, write_new
from lowback.content.model import Position
from lowback.errors import LowbackError, RequestError
from lowback.languages import content_folder

if TYPE_CHECKING:
    import argparse

_FOLDER = "the folder of the content files (default: the set's own)"


def add_arguments(commands: Any) -> None:
    """Add both commands to those of ``lowback``."""
    news = commands.add_parser(
        "new", help="begin an exercise: a content file, a lesson and a notebook, to be filled in"
    )
    news.add_argument("exercise", metavar="ID", help="its id: small letters and hyphens, such as pelvic-tilt")
    news.add_argument("--case", action="store_true", help="begin a case, a patient to be played, and no exercise")
    news.add_argument("--about", metavar="EXERCISE", help="of a case: the exercise that the patient asks for")
    news.add_argument("--title", help="its name (default: made from the id)")
    news.add_argument("--position", help=f"where it is done: {', '.join(get_args(Position))} (default: standing)")
    news.add_argument("--folder", type=Path, help=_FOLDER)
    news.add_argument("--notebooks", type=Path, help="the folder of the notebooks (default: notebooks, beside that)")

    previews = commands.add_parser("preview", help="show an exercise while it is written: it follows each save")
    previews.add_argument("exercise", metavar="ID", help="the exercise's id, such as pelvic-tilt")
    previews.add_argument("--folder", type=Path, help=_FOLDER)
    previews.add_argument("--port", type=int, default=8867, help="the port to listen on (default: 8867)")
    previews.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(asked: argparse.Namespace) -> int:
    """Do what is asked and return the exit code."""
    folder: Path = asked.folder or content_folder()
    try:
        if asked.command == "new":
            return _new(asked, folder)
        # A server takes a moment to import; `lowback new` does without.
        from lowback.authoring.server import preview  # noqa: PLC0415

        preview(asked.exercise, folder, port=asked.port, browser=not asked.no_browser)
    except LowbackError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _new(asked: argparse.Namespace, folder: Path) -> int:
    if asked.case:
        return _new_case(asked, folder)
    if asked.about is not None:
        message = "--about is for a case; write --case before it, or leave it out."
        raise RequestError(message)
    notebooks = asked.notebooks or folder.parent / "notebooks"
    written = write_new(asked.exercise, title=asked.title, position=asked.position, folder=folder, notebooks=notebooks)
    for path in written:
        print(path)
    print(f"Look at it while you write: lowback preview {asked.exercise}")
    print("What is still blank, or wrong: lowback check")
    return 0


def _new_case(asked: argparse.Namespace, folder: Path) -> int:
    for option in ("title", "position", "notebooks"):
        if getattr(asked, option) is not None:
            message = f"--{option} is for an exercise; leave it out for a case."
            raise RequestError(message)
    for path in write_case(asked.exercise, about=asked.about, folder=folder):
        print(path)
    print(f'Play it in a notebook: lowback.Case("{asked.exercise}")')
    print("What is still blank, or wrong: lowback check")
    return 0
