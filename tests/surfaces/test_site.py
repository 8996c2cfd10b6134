"""The site of plain files: without a network, with a new version, and with nothing but its own files."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests import lessons

from .conftest import FAST_CLOCK, fresh_context
from .noted import NotesOnPage
from .servers import SITE_PATH, file_server
from .surface import SIDEWAYS, GuideOnPage, Surface, axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from .servers import Server

NOTEBOOK = "04-seated-twist"
PAGES = ("index", *lessons.PAGES, "sheet-seated-twist")
#: The worker has all files, and is the one from now on.
KEPT = "() => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')"
_WATCH = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
	globalThis.violations.push(`${violatedDirective} ${blockedURI}`));
"""


@pytest.fixture
def own_host(files: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    shutil.copytree(files, tmp_path / "host")
    return tmp_path / "host"


def guide_on(page: Page, server: Server) -> GuideOnPage:
    """Open the exercise."""
    return Surface("site", server).open(page, NOTEBOOK)


def begin(guide: GuideOnPage) -> None:
    """Press Start and answer what is asked."""
    guide.press("Start")
    guide.expect_status("running")


def test_no_page_asks_for_more_than_its_policy_allows(site: Server, browser: Browser) -> None:
    with fresh_context(browser) as context:
        context.add_init_script(_WATCH)
        page = context.new_page()
        for name in PAGES:
            page.goto(f"{site.url}/{name}.html")
            page.wait_for_load_state("networkidle")
            assert page.evaluate("() => globalThis.violations") == [], name
            if name in lessons.EXERCISES:
                # The movement below, the notes, and an exercise with its sounds.
                surface = Surface("site", site)
                surface.turn(page, "Learn")
                page.locator(".lb-movement").wait_for()
                surface.turn(page, "Notes")
                page.get_by_role("button", name="Write a note").wait_for()
                surface.turn(page, "Do")
                begin(surface.guide(page))
                assert page.evaluate("() => globalThis.violations") == [], name
        # The policy is one: what it does not name is refused.
        policy = page.evaluate("() => document.querySelector('meta[http-equiv]').content")
        assert "unsafe" not in policy
        page.goto(f"{site.url}/index.html")
        page.evaluate("() => document.body.setAttribute('style', 'color: red')")
        assert page.evaluate("() => globalThis.violations.length") > 0


def test_a_first_visit_is_small(files: Path, browser: Browser, tmp_path: Path) -> None:
    with file_server(files, tmp_path) as server, fresh_context(browser, service_workers="block") as context:
        for notebook in lessons.EXERCISES:
            page = context.new_page()
            asked: list[str] = []

            def note(request: Request, asked: list[str] = asked) -> None:
                asked.append(request.url)

            page.on("request", note)
            Surface("site", server).open(page, notebook)
            page.wait_for_load_state("networkidle")
            fetched = [urlsplit(url).path for url in asked if url.startswith("http")]
            size = sum(len(gzip.compress((files / path.lstrip("/")).read_bytes())) for path in fetched)
            assert len(fetched) <= 6, fetched
            assert size <= 120 * 1024, (notebook, size)
            page.close()
    every = sum(path.stat().st_size for path in (files / SITE_PATH).rglob("*") if path.is_file())
    assert every < 3 * 1024 * 1024


def test_after_one_visit_a_whole_exercise_without_a_network(files: Path, browser: Browser, tmp_path: Path) -> None:
    def restarted() -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
            viewport={"width": 390, "height": 844},
        )
        context.add_init_script(path=FAST_CLOCK)
        return context

    with file_server(files, tmp_path) as server:
        context = restarted()
        page = context.new_page()
        page.goto(f"{server.url}/index.html")
        page.wait_for_function(KEPT)
        context.close()
    # The server has ended, and the browser was closed.
    context = restarted()
    page = context.new_page()
    page.goto(f"{server.url}/")
    page.get_by_role("link", name="Sitting", exact=True).click()
    guide = Surface("site", server).guide(page)
    begin(guide)
    guide.run()
    guide.expect_status("finished")
    guide.leave()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="My practice").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").press("Enter")
    record = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    (session,) = [one for one in record["records"] if one["kind"] == "session"]
    assert session["about"]["exercise"] == "seated-twist"
    assert session["entries"][-1]["kind"] == "finish"
    # Notes were never opened while there was a network.
    page.goto(f"{server.url}/{NOTEBOOK}.html")
    Surface("site", server).turn(page, "Notes")
    expect(page.get_by_role("button", name="Write a note")).to_be_visible()
    context.close()


def test_a_new_version_waits_for_the_exercise_and_for_the_person(
    own_host: Path, browser: Browser, tmp_path: Path
) -> None:
    site = own_host / SITE_PATH
    with file_server(own_host, tmp_path) as server, fresh_context(browser, fast=True) as context:
        page = context.new_page()
        guide_on(page, server)
        page.wait_for_function(KEPT)
        # The page is the worker's from its second visit on.
        guide = guide_on(page, server)
        begin(guide)
        guide.advance(20)
        for path in site.glob("*.html"):
            path.write_text(path.read_text("utf-8").replace("</footer>", "<p>The second one.</p></footer>"), "utf-8")
        worker = (site / "worker.js").read_text("utf-8")
        (site / "worker.js").write_text(re.sub(r'"version": "\w+"', '"version": "second"', worker), "utf-8")
        before = (guide.step, guide.seconds)
        page.evaluate("() => navigator.serviceWorker.ready.then(registration => registration.update())")
        page.wait_for_function(
            "() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting?.state === 'installed')"
        )
        # Nothing is said, nothing moves, nothing is loaded again.
        assert (guide.step, guide.seconds) == before
        expect(page.locator("#lb-message")).to_be_empty()
        guide.advance(1)
        guide.expect_status("running")
        guide.press("Stop")
        expect(page.locator("#lb-message")).to_contain_text("There is a new version of these pages.")
        assert axe(page) == []
        # Another visit before the person says so is one to the old version still.
        other = context.new_page()
        other.goto(f"{server.url}/index.html")
        expect(other.get_by_text("The second one.")).to_have_count(0)
        other.close()
        page.get_by_role("button", name="Use it now").click()
        expect(page.get_by_text("The second one.")).to_be_visible()


#: The browser's database answers when the test lets it.
_HELD = """
const held = new Promise(letGo => Object.assign(globalThis, { letGo }));
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...asked) {
	const request = open.apply(this, asked);
	const listen = request.addEventListener.bind(request);
	request.addEventListener = (kind, answer, ...how) =>
		listen(kind, kind === "success" ? event => void held.then(() => answer(event)) : answer, ...how);
	return request;
};
"""


def test_notes_lead_from_their_page_to_their_place(site: Server, page: Page) -> None:
    guide_on(page, site)
    Surface("site", site).turn(page, "Notes")
    notes = NotesOnPage(page)
    notes.turn_on()
    notes.button("Write a note").press("Enter")
    notes.form.get_by_label("On", exact=True).select_option("exercise")
    notes.write("A note on the site")
    page.locator(".lb-all-notes").click()
    page.wait_for_url("**/06-my-notes.html")
    card = notes.card("A note on the site")
    card.locator("[data-do='show']").press("Enter")
    page.wait_for_url(f"**/{NOTEBOOK}.html")
    # Notes that are wanted are there without being asked for again.
    expect(notes.card("A note on the site")).to_be_visible()
    page.add_init_script(_HELD)
    with page.expect_download() as download:
        page.goto(f"{site.url}/06-my-notes.html")
        page.get_by_label("Exercise", exact=True).last.select_option("seated-twist")
        # What is asked for before the notes were read waits for them.
        page.get_by_role("button", name="Save the annotated notebook").press("Enter")
        page.evaluate("letGo()")
    made = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert any("A note on the site" in "".join(cell["source"]) for cell in made["cells"])


@pytest.mark.parametrize("name", PAGES)
def test_each_page_for_anyone(site: Server, page: Page, name: str) -> None:
    page.goto(f"{site.url}/{name}.html")
    page.wait_for_load_state("networkidle")
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        assert axe(page) == [], (name, scheme)
        assert not page.evaluate(SIDEWAYS)
