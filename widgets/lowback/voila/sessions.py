"""How many pages may have a kernel at once, and what the next visitor is given instead."""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING, Any

from tornado.web import RequestHandler

from lowback.strings import t

if TYPE_CHECKING:
    from lowback.voila.kernels import PageKernelManager

#: Memory of a page's kernel with what it shares with others counted in, in bytes, rounded up.
_A_KERNEL = 96 * 2**20
#: Of the machine's memory so much may go to kernels.
_SHARE = 0.5


def default_sessions() -> int:
    """Return how many kernels half of this machine's memory holds, at least four."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        # A system that does not say.
        memory = 4 * 2**30
    return max(4, int(memory * _SHARE / _A_KERNEL))


def full_page(pages: str) -> str:
    """Return what ends a page that gets no kernel: why, and where the rest of it can be read without one.

    Parameters
    ----------
    pages
        The address of the static pages; empty where there are none.
    """
    link = f' <a href="{html.escape(pages)}">{html.escape(t("page.fullSite"))}</a>' if pages else ""
    return (
        f'<p class="lb-message" id="lb-full" role="status">{html.escape(t("page.full"))}{link}</p>'
        "</div></main></body></html>"
    )


def bare_page(pages: str) -> str:
    """Return the page that is shown where nothing can be shown without a kernel."""
    title = html.escape(t("page.brand"))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title></head><body><main><div><h1>{title}</h1>{full_page(pages)}"
    )


class Health(RequestHandler):
    """Tells whoever watches the server that it answers, and how full it is."""

    def initialize(self, manager: PageKernelManager, most: int) -> None:
        """Take the kernels that are counted, and how many there may be."""
        self._manager, self._most = manager, most

    def get(self) -> None:
        """Answer with the number of sessions."""
        self.set_header("Cache-Control", "no-store")
        answer: dict[str, Any] = {"status": "ok", "sessions": self._manager.sessions, "most": self._most}
        self.write(answer)
