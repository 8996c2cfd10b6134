"""Widgets wait for their models as long as a busy machine needs.

jupyter-widgets' ``get_model`` looks for a model for two seconds. Where a page is so busy that these pass within one
task, it gives up without a last look, though the model has come meanwhile, and nothing draws the widget again
(https://github.com/jupyter-widgets/ipywidgets/issues/4026). Its file is sent with a longer wait until it needs none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import FileFindHandler

if TYPE_CHECKING:
    from collections.abc import Generator

#: The folder of the files that are looked through.
_MANAGER = "jupyterlab-manager"
#: Two seconds, in its minified text.
_WAIT = re.compile(rb"(Date\.now\(\)-\w+<)2e3")
#: So many ms instead: longer than twenty pages need that are opened at once on two cores.
_LONGER = rb"\g<1>18e4"


class PatientFiles(FileFindHandler):
    """Sends the files of JupyterLab's extensions, that of the widget manager with a longer wait."""

    @classmethod
    def get_content(
        cls, abspath: str, start: int | None = None, end: int | None = None
    ) -> Generator[bytes, None, None]:
        """Give the bytes of a file, as it is sent."""
        if not _looked_through(abspath):
            yield from super().get_content(abspath, start, end)
            return
        yield _WAIT.sub(_LONGER, b"".join(super().get_content(abspath)))[start:end]

    def get_content_size(self) -> int:
        """Return how many bytes those are."""
        path = self.absolute_path
        if path is None or not _looked_through(path):
            return super().get_content_size()
        return sum(map(len, self.get_content(path)))


def _looked_through(path: str) -> bool:
    return _MANAGER in path and path.endswith(".js")
