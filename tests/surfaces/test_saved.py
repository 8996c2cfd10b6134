"""A notebook as it is committed, before anything of it was run: in JupyterLab, and where it is only a page."""

from __future__ import annotations

import base64
import json
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from tests.lessons import EXERCISES

from .surface import GuideOnPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from .servers import Server

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
_ALL_RUN = """
() => {
	const { content, sessionContext } = globalThis.jupyterapp.shell.currentWidget;
	const code = content.widgets.filter(cell => cell.model.type === "code");
	return sessionContext.session.kernel.status === "idle" && code.every(cell => cell.model.executionState === "idle");
}
"""
SENTENCES = {
    "01-standing-roll-down": "Reach up, sway, then roll down slowly and come back up.",
    "02-raise-and-pull": "Lie face down and raise your chest while your hips stay heavy.",
    "03-double-knee-lifts": "Lie on your back, draw your knees in, stretch your legs, and come back.",
    "04-seated-twist": "Sit tall with crossed legs. Turn your back one way and your head the other.",
}


@pytest.mark.parametrize("notebook", EXERCISES)
def test_jupyterlab_opens_alive(lab: Server, page: Page, notebook: str) -> None:
    page.goto(f"{lab.url}/lab/tree/{notebook}.ipynb?reset&token={lab.token}")
    saved = page.locator(".lb-saved")
    saved.wait_for()
    expect(saved).to_contain_text(SENTENCES[notebook])
    picture = saved.locator("img")
    expect(picture).to_be_in_viewport()
    page.wait_for_function("img => img.naturalWidth === 1440", arg=picture.element_handle())
    # What cannot be shown before it was run is no text in brackets there.
    expect(page.locator(".jp-Cell").filter(has=saved).get_by_text(re.compile(r"Guide\('"))).to_have_count(0)


@pytest.mark.parametrize(
    ("notebook", "sentence", "widget"),
    [
        ("05-my-practice", "Your days, your minutes and your pain, as they were.", ".lb-practice"),
        ("06-my-notes", "All your notes, to read, to change and to take along.", ".lb-notes"),
        ("80-study-and-teach", "The lessons, and what you have done of each.", ".lb-lessons"),
    ],
)
def test_a_page_of_ones_own_opens_alive_too(lab: Server, page: Page, notebook: str, sentence: str, widget: str) -> None:
    page.goto(f"{lab.url}/lab/tree/{notebook}.ipynb?reset&token={lab.token}")
    saved = page.locator(".lb-saved")
    # JupyterLab has yet to come.
    saved.wait_for()
    expect(saved).to_contain_text(sentence)
    saved.get_by_role("button", name="Run this notebook").click()
    page.locator(f".jp-OutputArea {widget}").first.wait_for()
    expect(saved).to_have_count(0)


def test_one_button_runs_it(lab: Server, page: Page) -> None:
    page.goto(f"{lab.url}/lab/tree/04-seated-twist.ipynb?reset&token={lab.token}")
    run = page.locator(".lb-saved").get_by_role("button", name="Run this notebook")
    run.click()
    guide = GuideOnPage(page, page.locator(".lb-guide").first)
    # A kernel has yet to begin, and to run what comes first.
    guide.root.wait_for()
    guide.expect_status("ready")
    expect(page.locator(".lb-saved")).to_have_count(0)
    # All of it was run, and the person is still where they pressed.
    page.wait_for_function(_ALL_RUN)
    expect(guide.button("Start")).to_be_in_viewport(ratio=1)


def test_a_press_before_the_kernel_is_known_is_not_lost(lab: Server, page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.route(re.compile(r"/api/sessions\b"), hold)
    run = page.locator(".lb-saved").get_by_role("button")
    with page.expect_request(lambda one: one.method == "POST" and "/api/sessions" in one.url):
        page.goto(f"{lab.url}/lab/tree/04-seated-twist.ipynb?reset&token={lab.token}")
        run.click()
    expect(run).to_have_text("Starting…")
    # The kernel was asked for, and is not there yet: the press falls between.
    (asked,) = held
    asked.continue_()
    guide = GuideOnPage(page, page.locator(".lb-guide").first)
    # A kernel has yet to begin, and to run what comes first.
    guide.root.wait_for()
    guide.expect_status("ready")
    page.wait_for_function(_ALL_RUN)


@pytest.mark.parametrize("notebook", EXERCISES)
def test_a_page_of_it_shows_a_picture(notebook: str) -> None:
    """As GitHub and nbviewer make one: no script, no widget."""
    html, _ = HTMLExporter().from_filename(str(FOLDER / f"{notebook}.ipynb"))  # type: ignore[no-untyped-call]
    assert 'src="data:image/png;base64,' in html
    assert "Guide(&#39;" not in html
    cells = json.loads((FOLDER / f"{notebook}.ipynb").read_text())["cells"]
    (found,) = [
        output["data"]["image/png"]
        for cell in cells
        for output in cell.get("outputs", ())
        if "image/png" in output.get("data", {})
    ]
    header = base64.b64decode("".join(found))[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", header[16:])
    assert width == 1440
    assert height > 880
