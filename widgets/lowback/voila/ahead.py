"""The tops of pages, made before anybody asks: the guide is on its way while Voila has not begun with the page.

Voila renders a page anew for each visitor, in a tenth of a second and more, and starts a kernel at once. What stands
above the kernel's part is the same for everybody: it is kept, and sent first.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from voila.notebook_renderer import NotebookRenderer
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import get_page_config

from lowback.pages import asset_version
from lowback.voila.kernels import kernels_of_page
from lowback.voila.sessions import bare_page, full_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from voila.app import Voila

#: What the template writes between a page's top and the part of its kernel.
SEAM = "<!--lowback:kernel-->"
#: For so long, in seconds, the machine is the browser's: it draws the guide before a kernel takes its turn.
AHEAD_SECONDS = 0.5
#: For so many tenths of a second a place that is being given back is waited for.
_GIVEN_BACK = 60


@dataclass
class Tops:
    """The top of each notebook's page, as long as neither the notebook nor our own files change."""

    app: Voila
    _kept: dict[str, tuple[object, str]] = field(default_factory=dict)

    def of(self, name: str) -> str | None:
        """Return what a page begins with; ``None`` where it is not known, or has no guide to be early for."""
        version, top = self._kept.get(name, (None, ""))
        return top if top and version == self._version(name) else None

    def _version(self, name: str) -> object:
        path = Path(self.app.root_dir) / name
        try:
            return path.stat().st_mtime_ns, asset_version()
        except OSError:
            return None

    async def make(self, name: str) -> None:
        """Render a page up to its seam, and keep that."""
        version = self._version(name)
        self._kept[name] = (version, "")
        top = ""
        renderer = await self._renderer(name)
        if not renderer.notebook.metadata["lowback"]["early"]:
            return
        pieces = renderer.generate_content_generator("", None)
        async for piece, _ in pieces:
            top += piece
            if SEAM in top:
                self._kept[name] = (version, top.partition(SEAM)[0])
                break
        await pieces.aclose()

    async def _renderer(self, name: str) -> NotebookRenderer:
        app = self.app
        about = {
            "base_url": app.base_url,
            "settings": app.app.settings,
            "log": app.log,
            "voila_configuration": app.voila_configuration,
        }
        config = app.voila_configuration.page_config_hook(get_page_config(**about), **about, notebook_path=name)
        # What our hook looks at of a visitor.
        nobody = SimpleNamespace(
            xsrf_token=b"",
            contents_manager=app.contents_manager,
            request=SimpleNamespace(path=name),
            settings=app.app.settings,
        )
        renderer = NotebookRenderer(
            request_handler=nobody,
            voila_configuration=app.voila_configuration,
            traitlet_config=app.config,
            notebook_path=name,
            template_paths=app.template_paths,
            config_manager=app.config_manager,
            contents_manager=app.contents_manager,
            base_url=app.base_url,
            kernel_spec_manager=app.kernel_spec_manager,
            prelaunch_hook=app.voila_configuration.prelaunch_hook,
            page_config=config,
            mathjax_config=app.app.settings.get("mathjax_config"),
            mathjax_url=app.app.settings.get("mathjax_url"),
        )
        await renderer.initialize(template=None, theme=None)
        return renderer

    async def make_all(self) -> None:
        """Make the tops of all notebooks, one after the other."""
        for path in sorted(Path(self.app.root_dir).glob("*.ipynb")):
            try:
                await self.make(path.name)
            except Exception:
                # Such a page is rendered for whoever asks, and then says what is wrong with it.
                self.app.log.debug("The top of %s could not be made.", path.name, exc_info=True)


class PageHandler(TornadoVoilaHandler):
    """Sends a page's top at once, then lets Voila do the rest."""

    def initialize(self, tops: Tops, most: int, pages: str, **kwargs: Any) -> None:
        """Take what Voila's own handler takes, the tops, how many sessions there may be, and the static pages."""
        super().initialize(**kwargs)
        self._tops, self._most, self._pages = tops, most, pages
        self._kernels: list[str] = []
        self._gone = False

    def on_connection_close(self) -> None:
        """Take the kernel of a page that was left while it was still being sent along; nobody says farewell to it."""
        super().on_connection_close()
        self._gone = True
        self.kernel_manager.promised.discard(id(self._kernels))
        for kernel_id in self._kernels:
            asyncio.ensure_future(self.kernel_manager.left(kernel_id))  # noqa: RUF006 - nobody waits for it

    async def _place(self) -> bool:
        """Take a place and return whether there was one; a page that is loaded again gives its own back soon."""
        for _ in range(_GIVEN_BACK):
            if self._gone:
                return False
            if self.kernel_manager.sessions < self._most:
                self.kernel_manager.promised.add(id(self._kernels))
                return True
            await asyncio.sleep(0.1)
        return False

    def on_finish(self) -> None:
        """Give a place back that no kernel took."""
        self.kernel_manager.promised.discard(id(self._kernels))
        super().on_finish()

    async def get_generator(self, path: str | None = None) -> AsyncIterator[str]:
        """Yield the page, piece by piece."""
        kernels_of_page.set(self._kernels)
        top = self._tops.of(path or "")
        if top is None:
            asyncio.ensure_future(self._tops.make(path or ""))  # noqa: RUF006 - whoever comes next gains by it
        else:
            # The cookie that the page's farewell needs goes out with the first byte, as do the headers.
            _ = self.xsrf_token
            self.set_header("Content-Type", "text/html")
            self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
            yield top
            await asyncio.sleep(AHEAD_SECONDS)
        if not await self._place():
            # Those inside lose nothing; who comes now is told, and has the guide where there is one.
            if top is None:
                self.set_status(503)
            yield full_page(self._pages) if top else bare_page(self._pages)
            return
        # What was sent already is rendered again, and left out up to the seam.
        ahead, past = "", top is None
        async for piece in super().get_generator(path):
            if self._gone:
                return
            if past:
                yield piece
                continue
            ahead += piece
            _, seam, rest = ahead.partition(SEAM)
            if seam:
                past = True
                yield seam + rest
