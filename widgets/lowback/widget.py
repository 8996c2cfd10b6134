"""What the widgets share that show a page of their own, whatever the exercise."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from lowback.strings import page_language

#: The MIME type of what a page is for, in a notebook's output; `lab/saved.js` shows it.
MIME = "application/vnd.lowback.page+json"


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

    def _unrun(self) -> str:
        """Return the sentence that stands in JupyterLab before the page was run; "" where nothing is to stand there."""
        return ""

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        found = super()._repr_mimebundle_(**kwargs)
        sentence = self._unrun()
        if found is None or not sentence:
            return found
        data, metadata = found
        return {**data, MIME: {"sentence": sentence}}, metadata

    def __repr__(self) -> str:
        """Tell what it is, the same in every run."""
        return f"{type(self).__name__}()"
