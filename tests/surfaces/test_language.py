"""Another language, from right to left, by adding files alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.languages import CLOSE, CODE, OPEN, made_up

from .servers import Server, voila_server
from .surface import SIDEWAYS, Surface, axe, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]

#: Text of the guide that is not of that language: what holds no letter is of every one.
_FOREIGN = """
([open, within]) => {
	const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
	const found = [];
	while (walker.nextNode()) {
		const text = walker.currentNode.textContent.trim();
		if (/[a-z]/i.test(text) && !text.includes(open) && !walker.currentNode.parentElement.closest("script, style")) {
			found.push(text);
		}
	}
	for (const element of document.querySelectorAll(`${within} :is([aria-label], [title])`)) {
		const name = element.getAttribute("aria-label") ?? element.title;
		if (!name.includes(open)) found.push(name);
	}
	return found;
}
"""


#: What a translator writes is text.
_HOSTILE = f'{OPEN}"><script>globalThis.written = true</script><b x="{CLOSE}'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Voila in the made-up language."""
    folder = tmp_path_factory.mktemp("language")
    shutil.copytree(ROOT / "exercises", folder / "exercises")
    made_up(folder / "exercises")
    path = folder / "exercises" / CODE / "words.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "page.lost": _HOSTILE, "page.skip": _HOSTILE}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOWBACK_EXERCISES", str(folder / "exercises"))
        with voila_server(folder, more=("--language", CODE)) as server:
            yield server


def marked(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


@pytest.mark.parametrize("width", [320, 1280])
def test_every_word_is_of_the_language_and_the_layout_holds(server: Server, fast_page: Page, width: int) -> None:
    fast_page.set_viewport_size({"width": width, "height": 800})
    guide = Surface("voila", server).open(fast_page, "03-double-knee-lifts")

    def check(when: str) -> None:
        assert fast_page.evaluate(_FOREIGN, [OPEN, ".lb-guide"]) == [], when
        assert not fast_page.evaluate(SIDEWAYS), when
        found = axe(fast_page)
        assert not found, f"{when}:\n{readable(found)}"

    expect(guide.root).to_have_attribute("dir", "rtl")
    expect(guide.root).to_have_attribute("lang", CODE)
    guide.root.get_by_text(marked("Sound and voice")).click()
    guide.root.get_by_text(marked("Change the amounts")).click()
    check("before")
    guide.press(marked("Try the sounds"))
    check("trying the sounds")
    fast_page.keyboard.press("Escape")
    guide.press(marked("Start"))
    guide.enter()
    guide.run(until="hold-45")
    check("in a hold")
    guide.press(marked("Large view"))
    check("large")
    # The figure is a picture of a body: it is not mirrored, its words are.
    boxes = [fast_page.locator(f"dialog {part}").bounding_box() for part in (".lb-field", ".lb-stop")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


def test_the_page_around_it_is_of_the_language_too(server: Server, page: Page) -> None:
    page.goto(server.url)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", CODE)
    page.locator("main svg").first.wait_for()
    for part in ("header", "main", "footer"):
        assert page.evaluate(_FOREIGN, [OPEN, part]) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SIDEWAYS)


def test_the_guide_runs_from_right_to_left(server: Server, fast_page: Page) -> None:
    guide = Surface("voila", server).open(fast_page, "04-seated-twist")
    guide.press(marked("Start"))
    guide.enter()
    guide.run()
    guide.expect_status("finished")
    field = guide.root.locator(".lb-player .lb-field").bounding_box()
    panel = guide.root.locator(".lb-ending").bounding_box()
    assert field
    assert panel
    assert field["x"] > panel["x"]


def test_what_a_translator_writes_is_text(server: Server, page: Page) -> None:
    for address in ("", "voila/render/04-seated-twist.ipynb"):
        page.goto(f"{server.url}/{address}")
        expect(page.get_by_text(_HOSTILE)).to_be_attached()
        page.get_by_role("contentinfo").wait_for()
        assert page.evaluate("() => globalThis.written === undefined")
