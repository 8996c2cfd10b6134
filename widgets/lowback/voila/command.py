"""``lowback serve``: what it may be asked for, and a sentence for what it may not."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lowback.content.library import check
from lowback.errors import RequestError
from lowback.languages import content_folder, language, languages
from lowback.voila.listening import port_problem

if TYPE_CHECKING:
    import argparse


#: A path of plain names: what a proxy passes on as it is.
_BASE = re.compile(r"/?(?:[A-Za-z0-9_-]+/)*(?:[A-Za-z0-9_-]+)?", re.ASCII)


def add_arguments(commands: Any) -> None:
    """Add the command to those of ``lowback``."""
    serves = commands.add_parser("serve", help="serve the notebooks as an app")
    serves.add_argument("folder", nargs="?", type=Path, help="a folder of notebooks (default: notebooks)")
    serves.add_argument("--port", type=int, default=8866, help="the port to listen on (default: 8866)")
    serves.add_argument("--ip", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    serves.add_argument("--language", help="the code of a language there is a folder for (default: en)")
    serves.add_argument("--public", action="store_true", help="for strangers: nothing is stored on this computer")
    serves.add_argument(
        "--max-sessions", type=int, metavar="N", help="pages that may have a kernel at once (default: by this memory)"
    )
    serves.add_argument(
        "--host", action="append", default=[], metavar="NAME", help="a name it is known by, beside its address"
    )
    serves.add_argument("--site", type=Path, help="static pages to offer where it is full: a folder of `lowback site`")
    serves.add_argument(
        "--base-url",
        default="/",
        metavar="PATH",
        help="the path it lies under behind a proxy, such as /lowback/ (default: /)",
    )
    serves.add_argument(
        "--idle-minutes",
        type=int,
        metavar="N",
        help="minutes without a touch after which an open page gives its place back, once it has warned; 0: never "
        "(default: 30)",
    )
    serves.add_argument("--no-browser", action="store_true", help="do not open a browser")


def _problem(asked: argparse.Namespace) -> str | None:
    """Return why it cannot be served like that, as a sentence with the remedy; ``None`` where it can."""
    folder = asked.folder or Path("notebooks")
    if not folder.is_dir():
        return f"There is no folder {folder}; write the folder of the notebooks."
    if asked.language is not None and asked.language not in languages(content_folder()):
        known = ", ".join(languages(content_folder()))
        return f"There is no language {asked.language!r}; write one of: {known}."
    if asked.max_sessions is not None and asked.max_sessions < 1:
        return f"--max-sessions {asked.max_sessions} would let nobody in; write 1 or more."
    if asked.idle_minutes is not None and not 0 <= asked.idle_minutes <= 10_000:
        return f"--idle-minutes {asked.idle_minutes} is out of bounds; write 0 (never) to 10000."
    if not _BASE.fullmatch(asked.base_url):
        return f"--base-url {asked.base_url!r} is no path; write one such as /lowback/ (letters, digits, - and _)."
    if asked.site is not None and not (asked.site / "lowback-site.json").is_file():
        return f"There is no site in {asked.site}; write one with: lowback site {asked.site}"
    return None


def run(asked: argparse.Namespace) -> int:
    """Serve until it is ended; return the exit code."""
    if refused := _problem(asked):
        print(refused, file=sys.stderr)
        return 1
    folder = asked.folder or Path("notebooks")
    if asked.language is not None:
        # The kernels are told by it too.
        os.environ["LOWBACK_LANGUAGE"] = asked.language
    alone = asked.ip in ("127.0.0.1", "::1", "localhost")
    if not alone and not asked.public:
        print(
            f"Others can open the app at {asked.ip}, so nothing is stored on this computer: each browser keeps its own "
            "record. Without --ip it is yours alone, and stored.",
            file=sys.stderr,
        )
    if asked.public or not alone:
        # The kernels are told by it: the browser keeps the record, and nobody else does.
        os.environ["LOWBACK_STORE"] = "off"
    # Before a browser opens: a broken file would show as a broken page.
    try:
        code = language()
    except RequestError as error:
        print(error, file=sys.stderr)
        return 1
    if problems := check(content_folder(), [code]):
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1
    # Importing the server takes a second; `lowback check` does without.
    from lowback.voila.server import Wanted, serve  # noqa: PLC0415

    if taken := port_problem(asked.ip, asked.port):
        print(taken, file=sys.stderr)
        return 1
    wanted = Wanted(
        **({"most": asked.max_sessions} if asked.max_sessions else {}),
        **({"idle": asked.idle_minutes * 60} if asked.idle_minutes is not None else {}),
        hosts=tuple(asked.host),
        site=asked.site.resolve() if asked.site else None,
        base=f"/{asked.base_url.strip('/')}/".replace("//", "/"),
    )
    # Nobody is there to look at a browser on a server for strangers.
    browser = not asked.no_browser and not asked.public
    serve(folder.resolve(), ip=asked.ip, port=asked.port, browser=browser, wanted=wanted)
    return 0
