"""The rule that what is said names sources that the file has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.problems import Finding


def reference_findings(sources: tuple[Any, ...], items: tuple[Any, ...], field: str) -> Iterator[Finding]:
    """Yield references to sources that the file does not have, and claims without any."""
    known = [source.id for source in sources]
    for index, item in enumerate(items):
        if field == "claims" and not item.sources:
            yield f"{field}[{index}].sources", "no source", f"at least one of {', '.join(known)}"
        for source in item.sources:
            if source not in known:
                yield f"{field}[{index}].sources", repr(source), f"one of {', '.join(known)}"
