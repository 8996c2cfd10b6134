"""``lowback preview``: an exercise on this computer alone, shown while it is written; it follows each save."""

from __future__ import annotations

import asyncio
import json
import os
import webbrowser
from typing import TYPE_CHECKING

from tornado.iostream import StreamClosedError
from tornado.routing import Rule
from tornado.web import Application, RequestHandler, StaticFileHandler

from lowback.authoring.follow import Following
from lowback.authoring.look import known
from lowback.errors import RequestError
from lowback.languages import language
from lowback.pages import STATIC, asset_version
from lowback.site.rendering import POLICY, packed, templates
from lowback.strings import page_language, t
from lowback.voila.hosts import Refused, UnknownHost, known_names
from lowback.voila.listening import has_display, port_problem

if TYPE_CHECKING:
    from pathlib import Path

_IP = "127.0.0.1"
#: As on the site; the page shows the exercise in a frame, and nobody shows the page in theirs.
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-src 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # What was saved a second ago is not what is there now.
    "Cache-Control": "no-store",
}


def _file(name: str) -> str:
    """Return the address of one of the front end's files, which changes with it."""
    return f"static/{name}?v={asset_version()}"


class _Strict(RequestHandler):
    """Answers with strict headers."""

    def set_default_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.set_header(name, value)


class _Page(_Strict):
    """A page from a template, as it is now."""

    def initialize(self, following: Following, template: str) -> None:
        self._following, self._template = following, template

    def get(self) -> None:
        """Send it; of an exercise that was never saved well there is nothing to show."""
        following = self._following
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(
            templates()
            .get_template(self._template)
            .render(
                name=following.name,
                title=t("preview.title", name=following.name),
                noscript=t("page.noscript"),
                language=json.dumps(page_language()),
                models=packed(following.shown or []),
                widgets=[widget for widget, _ in following.shown or []],
                modules=json.dumps({f"{widget}.js": _file(f"{widget}.js") for widget, _ in following.shown or []}),
                file=_file,
            )
        )


class _Files(_Strict, StaticFileHandler):
    """The front end's own files: kept by the browser, so that a save is seen sooner."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - Tornado's name
        self.set_header("Cache-Control", "max-age=86400, immutable")


class _Saves(_Strict):
    """A word for each save, for as long as the page is open."""

    def initialize(self, following: Following) -> None:
        self._following = following

    async def get(self) -> None:
        """Tell the present look, and each that comes after it."""
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        count = 0
        try:
            while True:
                count = await self._following.after(count)
                self.write(f"data: {json.dumps(self._following.told())}\n\n")
                await self.flush()
        except (StreamClosedError, asyncio.CancelledError):
            # The page was closed, or the preview ends.
            return


def application(following: Following) -> Application:
    """Return the pages of a preview, for requests to this computer by its own name."""
    made = Application(
        [
            (r"/", _Page, {"following": following, "template": "preview.html.j2"}),
            (r"/shown", _Page, {"following": following, "template": "shown.html.j2"}),
            (r"/saves", _Saves, {"following": following}),
            (r"/static/(.*)", _Files, {"path": str(STATIC)}),
        ]
    )
    made.default_router.rules.insert(0, Rule(UnknownHost(_IP, known_names(_IP, ())), Application([(r".*", Refused)])))
    return made


def preview(name: str, folder: Path, *, port: int, browser: bool) -> None:
    """Show an exercise until it is ended.

    Parameters
    ----------
    name, folder
        The exercise's id, and the content folder it is read from.
    port
        The port to listen on.
    browser
        Whether to open a browser.

    Raises
    ------
    RequestError
        There is no such exercise, or the port cannot be used.
    """
    folder = folder.resolve()
    following = Following(known(name, folder), folder)
    # What is asked for a language looks there too.
    os.environ["LOWBACK_EXERCISES"] = str(folder)
    # A language that there is no folder for is told now, not at each save.
    language()
    if taken := port_problem(_IP, port, f"lowback preview {name} --port {port + 1}"):
        raise RequestError(taken)
    address = f"http://{_IP}:{port}/"

    async def serve() -> None:
        application(following).listen(port, _IP)
        print(f"{name} is shown at {address}  (Ctrl+C ends it)", flush=True)
        if browser and has_display():
            webbrowser.open(address)
        await following.follow()

    try:
        asyncio.run(serve())
    except KeyboardInterrupt:
        print()
