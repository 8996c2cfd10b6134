"""``lowback preview``: an author saves, and sees it; a broken file is a message, never a broken page."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lowback.cli import main
from playwright.sync_api import expect

from .servers import preview_server
from .surface import PREVIEW_SHOWS, axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FrameLocator, Page

    from .servers import Server

ROOT = Path(__file__).resolve().parents[2]
TWIST = "04-seated-twist.toml"

_WATCH = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content, for an author to write in."""
    copy = tmp_path_factory.mktemp("author") / "exercises"
    shutil.copytree(ROOT / "exercises", copy)
    return copy


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[Server]:
    """The preview of one exercise."""
    with preview_server(folder, "seated-twist") as server:
        yield server


@pytest.fixture
def opened(preview: Server, folder: Path, page: Page) -> Page:
    """Its page, with the file as it is in the set."""
    save(folder, "", "")
    page.add_init_script(_WATCH)
    page.goto(preview.url)
    expect(page.get_by_text("Nothing to mend.")).to_be_visible()
    shown(page).locator(".lb-guide .lb-body").first.wait_for()
    return page


def shown(page: Page) -> FrameLocator:
    """Return what the frame holds; while another one comes, that one."""
    return page.locator("iframe").last.content_frame


def save(folder: Path, what: str, by: str) -> None:
    """Save the file as it is in the set, with something else in it."""
    text = (ROOT / "exercises" / TWIST).read_text()
    assert what in text
    (folder / TWIST).write_text(text.replace(what, by, 1))


def expect_shown(page: Page, words: str) -> None:
    """Expect words on the page, nobody having asked for it again; how soon is measured by ``make bench``."""
    page.wait_for_function(PREVIEW_SHOWS, arg=words, timeout=30_000)


def test_a_save_is_followed(opened: Page, folder: Path) -> None:
    frame = shown(opened)
    expect(frame.locator(".lb-guide")).to_be_visible()
    save(folder, 'cue = "Sit tall, legs crossed"', 'cue = "Sit like a tree"')
    expect_shown(opened, "Sit like a tree")
    expect(opened.locator("iframe")).to_have_count(1)
    frame.get_by_role("button", name="Start", exact=True).wait_for()
    assert opened.evaluate("violations") == []
    assert opened.frames[1].evaluate("violations") == []


def test_a_broken_file_is_a_message_and_the_last_good_one_stays(opened: Page, folder: Path) -> None:
    frame = shown(opened)
    save(folder, "hip_flexion = 99", "hip_flexon = 99")
    expect_shown(opened, "Write hip_flexion if that is meant.")
    messages = opened.get_by_role("region", name="What to fill in or to mend")
    line = next(at for at, text in enumerate((folder / TWIST).read_text().splitlines(), 1) if "hip_flexon" in text)
    expect(messages).to_contain_text(f"{TWIST}, line {line}")
    expect(messages).to_contain_text("movement.poses[0].angles.hip_flexon")
    expect(opened.get_by_text("Below it is as it was last saved well.")).to_be_visible()
    expect(frame.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert axe(opened) == []
    # No TOML at all, then mended.
    save(folder, "[[steps]]", "[[steps")
    expect_shown(opened, "text that is not TOML")
    (folder / TWIST).unlink()
    expect(opened.get_by_text("Found a lesson without its exercise.")).to_be_visible()
    (folder / TWIST.replace(".toml", ".lesson.toml")).unlink()
    expect(opened.get_by_text("Found no file of this exercise any more.")).to_be_visible()
    expect(opened.get_by_text("Below it is as it was last saved well.")).to_be_visible()
    save(folder, "", "")
    expect_shown(opened, "Nothing to mend.")
    expect(opened.get_by_text("Below it is")).to_be_hidden()


def test_a_draft_plays_while_its_blanks_are_told(opened: Page, folder: Path) -> None:
    save(folder, re.search(r"feel = .*", (ROOT / "exercises" / TWIST).read_text())[0], 'feel = "FILL: how it feels"')  # type: ignore[index]
    expect(opened.get_by_text("Found a blank. Write how it feels, in place of it.")).to_be_visible()
    expect(opened.get_by_text("Below it is")).to_be_hidden()
    frame = shown(opened)
    frame.get_by_role("button", name="Start", exact=True).click()
    expect(frame.locator(".lb-entrance")).to_be_visible()
    assert axe(opened) == []


def test_it_is_for_this_computer_alone(preview: Server) -> None:
    with urllib.request.urlopen(preview.url) as answer:  # noqa: S310 - our own server
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    asked = urllib.request.Request(f"{preview.url}/saves", headers={"Host": "evil.example"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked)  # noqa: S310


def test_the_preview_that_ends_says_so(folder: Path, page: Page) -> None:
    with preview_server(folder, "raise-and-pull") as server:
        page.goto(server.url)
        shown(page).locator(".lb-guide").wait_for()
    expect(page.get_by_text("The preview has ended. Start it again: lowback preview raise-and-pull")).to_be_visible()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["seated-twits"], "There is no exercise 'seated-twits' in"),
        (["seated-twits"], "write standing-roll-down, raise-and-pull, double-knee-lifts or seated-twist."),
        (["seated-twist", "--folder", "/nowhere"], "There is no folder /nowhere"),
        (["seated-twist", "--port", "0"], "There is no port 0."),
    ],
)
def test_what_cannot_be_shown_is_a_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOWBACK_EXERCISES", str(ROOT / "exercises"))
    assert main(["preview", "--no-browser", *arguments]) == 1
    assert words in capsys.readouterr().err
