"""Kernels that end with their pages."""

from __future__ import annotations

import time
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer


class PageKernelManager(AsyncMappingKernelManager):
    """Ends a kernel whose page never came: left while it was still being rendered, so nobody said farewell.

    A kernel with a page connected is never culled, so an exercise that runs keeps its kernel.
    """

    expected_within = Integer(
        60,
        config=True,
        help="Seconds within which a page must connect to the kernel that was started for it.",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._born: dict[str, float] = {}

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel and expect its page."""
        kernel_id: str = await super().start_kernel(**kwargs)
        self._born[kernel_id] = time.monotonic()
        return kernel_id

    def notify_connect(self, kernel_id: str) -> None:
        """Note that the page is there."""
        self._born.pop(kernel_id, None)
        super().notify_connect(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that is idle without a page, or whose page never came."""
        born = self._born.get(kernel_id)
        if born is not None and time.monotonic() - born > self.expected_within:
            self._born.pop(kernel_id, None)
            self.log.info("The page of kernel %s never came; it ends.", kernel_id)
            await ensure_async(self.shutdown_kernel(kernel_id))
            return
        await super().cull_kernel_if_idle(kernel_id)
