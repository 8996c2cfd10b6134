"""What a page was like when a test failed on it: its last events, what has the focus, what the guide says of itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

#: Remembers the last events of a page: what was pressed and where it came to, and what moved in between.
LISTEN = """
(() => {
	const events = [];
	globalThis.lastEvents = events;
	const named = (node) => node?.localName ? `${node.localName}.${node.getAttribute("class") ?? ""}` : String(node);
	for (const kind of ["pointerdown", "pointerup", "click", "keydown", "focusin", "scroll", "close"]) {
		addEventListener(kind, (event) => {
			const target = named(event.target);
			const last = events[events.length - 1];
			if (kind === "scroll" && last?.kind === kind && last.target === target) events.pop();
			events.push({ kind, at: Math.round(event.timeStamp), target, key: event.key });
			if (events.length > 40) events.shift();
		}, { capture: true, passive: true });
	}
})();
"""

_STATE = """
() => ({
	now: Math.round(performance.now()),
	focus: document.activeElement?.outerHTML.slice(0, 160),
	guides: [...document.querySelectorAll(".lb-guide")].map((guide) => ({ ...guide.dataset })),
	dialogs: [...document.querySelectorAll("dialog")].map((dialog) => dialog.outerHTML.slice(0, 160)),
	events: globalThis.lastEvents,
})
"""


def pages_told(arguments: Mapping[str, object]) -> str:
    """Return what the pages among a test's arguments were like, in lines."""
    said = []
    for name in ("page", "fast_page", "heard_page"):
        if name in arguments:
            page: Page = arguments[name]  # type: ignore[assignment]
            try:
                found = page.evaluate(_STATE)
            except Error as error:
                said.append(f"{name}: {error}")
                continue
            events = found.pop("events") or []
            said += [f"{name} at {page.url}: {json.dumps(found)}", *map(json.dumps, events)]
    return "\n".join(said)
