"""Pictures of guides, for notebooks that are looked at before they are run: JupyterLab, GitHub, nbviewer.

The figure and the exercise's one sentence, as the site's own page shows them, drawn by a real Chromium.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from lowback.plan import MIME
from playwright.sync_api import sync_playwright

from tests.surfaces.servers import file_server, site_in
from tools.browser import program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

#: Width and height of the figure's part, in CSS pixels; `widgets/frontend/src/lab/saved.js` shows this part alone.
WIDE, HIGH = 720, 400
_LOOKS = """
body > * { display: none; }
body > .lb-picture { display: block; inline-size: WIDEpx; background: var(--lb-panel); font-size: 18px; }
.lb-picture svg { display: block; inline-size: 100%; block-size: HIGHpx; background: var(--lb-wash); }
.lb-picture p { margin: 0; padding: 20px 24px 24px; color: var(--lb-ink); line-height: 1.5; }
""".replace("WIDE", str(WIDE)).replace("HIGH", str(HIGH))
#: The drawing on the exercise's card, or the guide's own where it has no card, and the words: alone on the page.
_COMPOSE = """
([title, summary, looks]) => {
	const found = document.querySelector(".lb-picked svg") ?? document.querySelector(".lb-guide .lb-view svg");
	const drawing = found.cloneNode(true);
	for (const mark of drawing.querySelectorAll(".lb-marks")) mark.remove();
	const strong = document.createElement("strong");
	strong.textContent = `${title}. `;
	const words = document.createElement("p");
	words.append(strong, summary);
	const picture = document.createElement("div");
	picture.className = "lowback lb-guide lb-picture";
	picture.append(drawing, words);
	document.body.append(picture);
	const style = new CSSStyleSheet();
	style.replaceSync(looks);
	document.adoptedStyleSheets.push(style);
}
"""


def add_pictures(paths: Iterable[Path]) -> None:
    """Put its picture beside each guide that executed notebooks hold; they are written back."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_page(device_scale_factor=2, reduced_motion="reduce", viewport={"width": 1280, "height": 800})
        with file_server(site_in(Path(folder), extra=False), Path(folder)) as site:
            for path in paths:
                notebook = nbformat.read(path, as_version=4)
                for output in (one for cell in notebook.cells for one in cell.get("outputs", ())):
                    if plan := output.get("data", {}).get(MIME):
                        output.data["image/png"] = _picture(page, site.url, path.stem, plan["exercise"])
                nbformat.write(notebook, path)
        browser.close()


def _picture(page: Page, site: str, name: str, exercise: dict[str, Any]) -> str:
    page.goto(f"{site}/index.html")
    card = page.locator(f".lb-card[data-exercise='{exercise['id']}']")
    if card.count():
        card.locator("svg .lb-body").wait_for()
        card.evaluate("element => element.classList.add('lb-picked')")
    else:
        page.goto(f"{site}/{name}.html")
        page.locator(".lb-guide .lb-field .lb-body").first.wait_for()
    page.evaluate(_COMPOSE, [exercise["title"], exercise["summary"], _LOOKS])
    return base64.b64encode(page.locator(".lb-picture").screenshot()).decode()
