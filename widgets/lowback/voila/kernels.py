"""Kernels that begin while their pages are already sent, and end with them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from contextvars import ContextVar
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer

#: How far kernels stand behind what a person is waiting for: the browser on the same machine, and the server.
_BEHIND = 5
#: The kernels of the page that is being rendered, where its handler wants to know them.
kernels_of_page: ContextVar[list[str] | None] = ContextVar("kernels_of_page", default=None)


class PageKernelManager(AsyncMappingKernelManager):
    """Gives a page its kernel's id at once, and the kernel when it is there; Voila sends the page's top meanwhile.

    Ends a kernel whose page never came: left while it was still being rendered, so nobody said farewell. A kernel with
    a page connected is never culled, so an exercise that runs keeps its kernel.
    """

    expected_within = Integer(
        60,
        config=True,
        help="Seconds within which a page must connect to the kernel that was started for it, or ask after it.",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._born: dict[str, float] = {}
        #: The pages that may have a kernel and have not begun one, by the identity of their lists of kernels.
        self.promised: set[int] = set()
        self._starting: dict[str, asyncio.Task[Any]] = {}

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Begin to start a kernel, and expect its page."""
        kernel_id: str = self.new_kernel_id(**kwargs)
        self._born[kernel_id] = time.monotonic()
        own = kernels_of_page.get()
        if own is not None:
            self.promised.discard(id(own))
            own.append(kernel_id)
        task = asyncio.ensure_future(self._started(kernel_id, kwargs))
        self._starting[kernel_id] = task
        task.add_done_callback(lambda _: self._starting.pop(kernel_id, None))
        return kernel_id

    async def _started(self, kernel_id: str, kwargs: dict[str, Any]) -> Any:
        await super().start_kernel(kernel_id=kernel_id, **kwargs)
        found: Any = super().get_kernel(kernel_id)
        _give_way(found.provisioner.pid)
        return found

    @property
    def sessions(self) -> int:
        """How many kernels there are, those that are starting or were promised to a page among them."""
        return len({*self.list_kernel_ids(), *self._starting}) + len(self.promised)

    async def left(self, kernel_id: str) -> None:
        """End the kernel of a page that was closed while it was still being sent."""
        if kernel_id in self._starting:
            await asyncio.wait([self._starting[kernel_id]])
        if self._born.pop(kernel_id, None) is not None and kernel_id in self:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))

    def get_kernel(self, kernel_id: str) -> Any:
        """Return a kernel; one that has not begun to start as something to wait for, as Voila does."""
        if kernel_id in self._starting and kernel_id not in self:
            return self._starting[kernel_id]
        return super().get_kernel(kernel_id)

    def notify_connect(self, kernel_id: str) -> None:
        """Note that the page is there."""
        self._born.pop(kernel_id, None)
        super().notify_connect(kernel_id)

    def kernel_model(self, kernel_id: str) -> dict[str, Any]:
        """Tell a page about its kernel; one whose page asks is still expected."""
        if kernel_id in self._born:
            self._born[kernel_id] = time.monotonic()
        if kernel_id in self._starting and kernel_id not in self:
            return {"id": kernel_id, "execution_state": "starting", "connections": 0}
        found: dict[str, Any] = super().kernel_model(kernel_id)
        return found

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that is idle without a page, or whose page never came."""
        born = self._born.get(kernel_id)
        if born is not None and time.monotonic() - born > self.expected_within:
            self._born.pop(kernel_id, None)
            self.log.info("The page of kernel %s never came; it ends.", kernel_id)
            await ensure_async(self.shutdown_kernel(kernel_id))
            return
        await super().cull_kernel_if_idle(kernel_id)


def _give_way(pid: int) -> None:
    """Let a kernel stand behind the browser that leads an exercise beside it, where the machine knows an order."""
    # Where there is no such call (Windows), they stand beside it.
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, pid) + _BEHIND)
