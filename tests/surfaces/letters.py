"""A browser that is set to letters twice as large as it comes with."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .conftest import FAST_CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@contextmanager
def twice_as_large(browser: Browser, profile: Path, size: tuple[int, int]) -> Iterator[Page]:
    """Give a page with the test's clock, in a window of `size` px, whose browser is set to 32 px in place of 16."""
    (profile / "Default").mkdir()
    settings = {"webkit": {"webprefs": {"default_font_size": 32}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(settings))
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox"],
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",
    )
    context.add_init_script(path=FAST_CLOCK)
    try:
        yield context.new_page()
    finally:
        context.close()
