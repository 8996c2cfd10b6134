"""What a screen reader is told while an exercise runs: enough, never too much, and not what our own voice says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from .surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from .servers import Server


@pytest.fixture
def announced() -> Callable[[Page], list[tuple[float, str]]]:
    """What the live regions told, each with its moment in seconds of the test's clock."""

    def read(page: Page) -> list[tuple[float, str]]:
        return [(at / 1000, text) for at, text in page.evaluate("announced")]

    return read


_LISTEN = """
() => {
	globalThis.announced = [];
	const last = new Map();
	const look = () => {
		for (const region of document.querySelectorAll(".lb-guide [role=status], .lb-guide [aria-live]")) {
			const text = region.textContent;
			if (text !== (last.get(region) ?? "") && text) announced.push([testClock.now(), text]);
			last.set(region, text);
		}
	};
	new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}
"""
#: A second at a time, each drawn, and the kernel's answers awaited: what is late on this clock is not for a person.
_LEAD = """
async () => {
	const { outboxes } = globalThis[Symbol.for("lowback.page.3")];
	const root = document.querySelector(".lb-guide");
	for (let passed = 0; passed < 1500 && root.dataset.status === "running"; passed++) {
		if (root.querySelector(".lb-answers:not([hidden])")) root.querySelector(".lb-answers button").click();
		testClock.advance(1000);
		const answered = () => [...outboxes.values()].every(outbox => outbox.waiting === 0);
		for (let waited = 0; waited < 500 && !answered(); waited++) await new Promise(done => setTimeout(done, 10));
		await new Promise(done => requestAnimationFrame(done));
	}
}
"""


@pytest.mark.parametrize(
    ("where", "notebook"),
    [
        ("site", "01-standing-roll-down"),
        ("site", "02-raise-and-pull"),
        ("site", "03-double-knee-lifts"),
        ("voila", "04-seated-twist"),
        ("lab", "04-seated-twist"),
    ],
)
def test_at_most_four_announcements_in_thirty_seconds(
    request: pytest.FixtureRequest,
    where: Literal["site", "voila", "lab"],
    heard_page: Page,
    announced: Callable[[Page], list[tuple[float, str]]],
    notebook: str,
) -> None:
    heard_page.add_init_script("globalThis.noVoice = true")
    guide = Surface(where, request.getfixturevalue(where)).open(heard_page, notebook)
    heard_page.evaluate(_LISTEN)
    guide.press("Start")
    heard_page.evaluate(_LEAD)
    guide.expect_status("finished")
    told = announced(heard_page)
    assert told[-1][1] == "Finished."
    assert len(told) >= 5
    for at, _ in told:
        within = [text for moment, text in told if at <= moment <= at + 30]
        assert len(within) <= 4, within
    said = " ".join(text for _, text in told)
    for cue in heard_page.evaluate(
        "() => { const [session] = globalThis[Symbol.for('lowback.page.3')].sessions.values();"
        " return session.phases.map(phase => session.plan.steps[phase.step].cue) }"
    ):
        assert cue in said


def test_a_screen_reader_is_not_told_what_our_voice_says(
    voila: Server, heard_page: Page, announced: Callable[[Page], list[tuple[float, str]]]
) -> None:
    guide = Surface("voila", voila).open(heard_page, "04-seated-twist")
    heard_page.evaluate(_LISTEN)
    guide.press("Start")
    heard_page.evaluate(_LEAD)
    guide.expect_status("finished")
    assert announced(heard_page) == []
    assert heard_page.evaluate("heard.said.length") > 20
    # Without it, it is told again.
    guide.leave()
    guide.root.get_by_text("Sound and voice").click()
    guide.root.get_by_role("checkbox", name="Voice", exact=True).uncheck()
    guide.press("Start")
    guide.press("Pause")
    assert [text for _, text in announced(heard_page)][-1] == "Paused."
