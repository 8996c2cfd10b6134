"""The server behind ``lowback serve``: Voila with our settings, and a sentence where Voila has a surprise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from tornado.routing import HostMatches, Rule
from tornado.web import Application, RequestHandler, StaticFileHandler
from traitlets.config import Config
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from lowback.voila.ahead import PageHandler, Tops
from lowback.voila.channels import PageChannels
from lowback.voila.hooks import OPEN_IDLE_SECONDS
from lowback.voila.hosts import Refused, UnknownHost, known_names
from lowback.voila.listening import has_display
from lowback.voila.packed import packed
from lowback.voila.patient import PatientFiles
from lowback.voila.sessions import Health, default_sessions
from lowback.voila.settings import configure

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Wanted:
    """What a server is asked for beside an address.

    Parameters
    ----------
    most
        How many pages may have a kernel at once.
    hosts
        Names it is known by, beside its address and this machine's own.
    site
        The static pages, a folder written by ``lowback site``.
    base
        The path that the app lies under, for a place behind a proxy, such as ``"/lowback/"``.
    idle
        Seconds without a touch or key after which an open page gives its kernel back, once it has warned; 0: never.
    """

    most: int = field(default_factory=default_sessions)
    hosts: tuple[str, ...] = ()
    site: Path | None = None
    base: str = "/"
    idle: int = OPEN_IDLE_SECONDS


class _Notebooks(LargeFileManager):
    """The notebooks as files. Whether what they hold is trusted is not asked: a page is made by running them."""

    def mark_trusted_cells(self, nb: object, path: str = "") -> None:
        """Mark nothing, and warn of nothing: no saved output reaches a page."""


class _ToAddress(RequestHandler):
    """Sends ``localhost`` to 127.0.0.1: two names would be two origins, each with a store of its own."""

    def get(self) -> None:
        _, _, port = self.request.host.partition(":")
        self.redirect(f"http://127.0.0.1:{port or 80}{self.request.uri}", status=302)

    head = get


class LowbackServer(Voila):
    """Voila with Lowback's settings and limits."""

    #: What who started it asked for; set before it is initialized.
    wanted: Wanted

    def init_handlers(self) -> list[Any]:
        """Answer as Voila does, but for what pages are, and for what they may say to their kernels."""
        tops = Tops(self)
        IOLoop.current().spawn_callback(tops.make_all)
        most, site = self.wanted.most, self.wanted.site
        pages = url_path_join(self.base_url, "/site/") if site else ""
        handlers = super().init_handlers()
        for at, (path, handler, *given) in enumerate(handlers):
            if handler is TornadoVoilaHandler:
                handlers[at] = (path, PageHandler, {**given[0], "tops": tops, "most": most, "pages": pages})
            elif handler is VoilaKernelWebsocketHandler:
                handlers[at] = (path, PageChannels, *given)
            elif handler is FileFindHandler:
                handlers[at] = (path, PatientFiles, *given)
        health = url_path_join(self.base_url, "/healthz")
        own: list[Any] = [(health, Health, {"manager": self.kernel_manager, "most": most})]
        if site:
            about = {"path": str(site), "default_filename": "index.html"}
            own.append((f"{pages}(.*)", StaticFileHandler, about))
        return [*own, *(packed(rule) for rule in handlers)]

    def init_settings(self) -> dict[str, Any]:
        """Send pages packed, too, and tell them how long they may stay idle."""
        settings = super().init_settings()
        self.contents_manager = _Notebooks(parent=self)
        return {
            **settings,
            "contents_manager": self.contents_manager,
            "compress_response": True,
            "lowback_idle": self.wanted.idle,
        }

    def listen(self) -> None:
        """Listen, once the address is known to be free."""
        rules = self.app.default_router.rules
        if self.ip == "127.0.0.1":
            rules.insert(0, Rule(HostMatches(r"localhost"), Application([(r".*", _ToAddress)])))
        names = known_names(self.ip, self.wanted.hosts)
        rules.insert(0, Rule(UnknownHost(self.ip, names), Application([(r".*", Refused)])))
        print(f"Lowback is at http://{self.ip}:{self.port}{self.base_url}  (Ctrl+C ends it)", flush=True)
        super().listen()


def serve(folder: Path, *, ip: str, port: int, browser: bool, wanted: Wanted | None = None) -> None:
    """Serve a folder of notebooks until it is ended."""
    config = Config()
    configure(config)
    config.Voila.ip = ip
    config.Voila.port = port
    config.Voila.open_browser = browser and has_display()
    config.Voila.log_level = "WARN"
    server = LowbackServer(config=config, config_file_paths=[])
    server.wanted = wanted or Wanted()
    server.base_url = server.wanted.base
    server.initialize([str(folder)])
    server.start()
