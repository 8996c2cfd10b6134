"""What the widgets share that show a page of their own, whatever the exercise."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from lowback.strings import page_language


class PageWidget(anywidget.AnyWidget):
    """A widget that is told all it shows at once: what its page is about, and the words of its language.

    Parameters
    ----------
    about
        What the front end's module reads, as plain values.
    """

    _about = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)

    def __init__(self, about: dict[str, Any]) -> None:
        super().__init__(_about=about, _language=page_language())

    def __repr__(self) -> str:
        """Tell what it is, the same in every run."""
        return f"{type(self).__name__}()"
