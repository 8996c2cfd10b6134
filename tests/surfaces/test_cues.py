"""Led by ear, by hand and by eye alone: what sounds, is said and is felt, and that a person decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .surface import GuideOnPage, Surface

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server


def tones(page: Page) -> list[float]:
    """Return when each tone that was not taken back sounds: fundamental tones, in ms."""
    script = "() => heard.tones.filter(({ pitch, at, cut }) => pitch > 100 && (cut === null || cut > at + 200))"
    return sorted({tone["at"] for tone in page.evaluate(script)})


def test_a_person_is_led_by_ear(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "04-seated-twist")
    assert heard_page.evaluate("heard.contexts") == 0
    began = heard_page.evaluate("testClock.now()")
    guide.press("Start")
    guide.advance(26)
    at = [round(moment - began) for moment in tones(heard_page)]
    assert at[:7] == [0, 14_200, 14_600, 15_000, 19_000, 21_000, 24_200]
    said = [line["text"] for line in heard_page.evaluate("heard.said")]
    assert said[0].startswith("Sit tall, legs crossed. Sit on the floor with your legs crossed.")
    assert said[1:4] == [
        "Next: Chest right, head left. Then: Stay tall and breathe",
        "Chest right, head left.",
        "Stay tall and breathe.",
    ]
    felt = [round(buzz["at"] - began) for buzz in heard_page.evaluate("heard.felt")]
    assert felt[:4] == [0, 15_000, 19_000, 21_000]


def test_two_views_of_one_session_sound_once(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "two-views")
    surface.guide(heard_page, at=1)
    guide.press("Start")
    guide.advance(16)
    starts = [moment["at"] for moment in heard_page.evaluate("heard.tones.filter(tone => tone.pitch === 784)")]
    assert len(starts) == len(set(starts))
    assert heard_page.evaluate("heard.contexts") == 1


def silent_since(page: Page, moment: float) -> None:
    """Nothing sounds, is said or felt from that moment on."""
    script = """moment => [
		heard.tones.filter(tone => tone.at > moment && tone.cut === null).length,
		heard.said.filter(line => line.at > moment).length,
		heard.felt.filter(buzz => buzz.at > moment).length,
	]"""
    assert page.evaluate(script, moment) == [0, 0, 0]


@pytest.mark.parametrize("silence", ["Stop", "Mute"])
def test_stop_and_one_mute_silence_everything(surface: Surface, heard_page: Page, silence: str) -> None:
    guide = surface.open(heard_page, "04-seated-twist")
    guide.press("Start")
    guide.advance(14.5)
    moment = heard_page.evaluate("testClock.now()")
    guide.press(silence)
    guide.advance(12)
    silent_since(heard_page, moment)
    if silence == "Mute":
        expect(guide.button("Mute")).to_have_attribute("aria-pressed", "true")
        guide.press("Mute")
        guide.advance(12)
        assert tones(heard_page)[-1] > moment + 12_000


def test_what_is_set_is_remembered(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "04-seated-twist")
    guide.root.get_by_text("Sound and voice").click()
    for name in ("Tones", "Voice", "Vibration"):
        box = guide.root.get_by_role("checkbox", name=name, exact=True)
        expect(box).to_be_checked()
        box.uncheck()
    guide.root.get_by_role("checkbox", name="Count holds aloud").check()
    guide.root.get_by_role("slider", name="Volume").fill("35")
    heard_page.goto("about:blank")
    guide = surface.open(heard_page, "03-double-knee-lifts")
    guide.root.get_by_text("Sound and voice").click()
    for name in ("Tones", "Voice", "Vibration"):
        expect(guide.root.get_by_role("checkbox", name=name, exact=True)).not_to_be_checked()
    expect(guide.root.get_by_role("checkbox", name="Count holds aloud")).to_be_checked()
    expect(guide.root.get_by_role("slider", name="Volume")).to_have_value("35")
    guide.press("Start")
    guide.advance(20)
    silent_since(heard_page, 0)


def test_without_a_voice_the_words_are_on_the_screen(site: Server, heard_page: Page) -> None:
    heard_page.add_init_script("globalThis.noVoice = true")
    guide = Surface("site", site).open(heard_page, "04-seated-twist")
    guide.root.get_by_text("Sound and voice").click()
    expect(guide.root.get_by_text("This device has no voice of its own.").first).to_be_visible()
    guide.press("Start")
    guide.advance(16)
    assert heard_page.evaluate("heard.said") == []
    expect(guide.root.locator(".lb-cue")).to_have_text("Chest right, head left")
    expect(guide.root.locator(".lb-next")).to_have_text("Next: Stay tall and breathe. Then: Back to the middle")


def test_each_sound_has_its_text_on_the_screen(site: Server, heard_page: Page) -> None:
    guide = Surface("site", site).open(heard_page, "04-seated-twist")
    chips = guide.root.locator(".lb-kind")
    guide.press("Start")
    guide.run(until="turn-left")
    expect(chips).to_contain_text("Change sides")
    seen: set[str] = set()
    for _ in range(130):
        guide.advance(1)
        seen.add(chips.inner_text())
    said = " ".join(line["text"] for line in heard_page.evaluate("heard.said"))
    for words in ("Halfway", "Last repetition"):
        assert any(words in text for text in seen), seen
    assert "Last repetition." in said


def test_the_sound_check(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "03-double-knee-lifts")
    expect(guide.root.get_by_text("Hear what each sound means")).to_be_visible()
    guide.press("Try the sounds")
    dialog = heard_page.get_by_role("dialog", name="Try the sounds")
    expect(dialog).to_be_visible()
    lines = dialog.get_by_role("listitem")
    expect(lines).to_have_count(8)
    for name in ("Rising", "Falling", "High, low, high", "Two bells", "Three bells", "Four tones", "Two low tones"):
        before = len(heard_page.evaluate("heard.tones"))
        dialog.get_by_role("button", name=name, exact=True).click()
        assert len(heard_page.evaluate("heard.tones")) > before, name
    dialog.get_by_role("button", name="Voice", exact=True).click()
    assert heard_page.evaluate("heard.said.at(-1).text") == "Knees to your chest. Next: rest and breathe."
    dialog.get_by_role("slider", name="Volume").fill("50")
    before = len(heard_page.evaluate("heard.tones"))
    dialog.get_by_role("button", name="Wake the loudspeaker").click()
    assert len(heard_page.evaluate("heard.tones")) > before
    dialog.get_by_role("button", name="Play it in 10 seconds").click()
    expect(dialog.get_by_text("In 8 s")).to_be_visible()
    dialog.get_by_role("button", name="Be silent").click()
    expect(dialog.get_by_text("In 8 s")).to_have_count(0)
    expect(dialog.get_by_text("Switch the silent mode")).to_be_hidden()
    dialog.get_by_role("button", name="No", exact=True).click()
    expect(dialog.get_by_text("Switch the silent mode")).to_be_visible()
    dialog.get_by_role("button", name="Close", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(guide.root.get_by_text("Hear what each sound means")).to_be_visible()
    guide.press("Try the sounds")
    dialog.get_by_role("button", name="Yes, I hear it").click()
    expect(dialog).to_have_count(0)
    expect(guide.button("Try the sounds")).to_be_focused()
    expect(guide.root.get_by_text("Hear what each sound means")).to_be_hidden()


def test_in_position_sooner(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "03-double-knee-lifts")
    guide.press("Start")
    expect(guide.button("Skip")).to_have_count(0)
    guide.advance(3)
    guide.press("Ready")
    assert guide.step == "knees-in"
    assert "lie-down" not in guide.unticked()
    expect(guide.button("Ready")).to_have_count(0)
    guide.run(until="get-up")
    guide.advance(4)
    guide.press("Ready", by_key=True)
    guide.expect_status("finished")


@pytest.mark.parametrize("name", ["02-raise-and-pull", "03-double-knee-lifts"])
def test_time_to_get_into_position_can_be_changed(site: Server, heard_page: Page, name: str) -> None:
    guide = Surface("site", site).open(heard_page, name)
    guide.root.get_by_text("Change the amounts").click()
    amount = guide.root.get_by_role("spinbutton", name="Time to get into position")
    amount.fill("40")
    amount.press("Tab")
    guide.press("Start")
    assert guide.seconds == 40


def test_the_screen_stays_lit_while_it_runs(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "04-seated-twist")
    held = "() => heard.locks.filter(lock => lock.held).length"
    assert heard_page.evaluate(held) == 0
    guide.press("Start")
    heard_page.wait_for_function(f"({held})() === 1")
    heard_page.evaluate("heard.locks[0].release()")
    heard_page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    heard_page.wait_for_function(f"({held})() === 1 && heard.locks.length === 2")
    guide.press("Stop")
    heard_page.wait_for_function(f"({held})() === 0")


def test_a_screen_that_may_go_dark_is_told(surface: Surface, heard_page: Page) -> None:
    heard_page.add_init_script("globalThis.noLock = true")
    guide = surface.open(heard_page, "04-seated-twist")
    told = guide.root.get_by_text("The screen may go dark")
    expect(told).to_have_count(0)
    guide.press("Start")
    expect(told).to_be_visible()
    # Nothing lies over the picture of what is to be copied.
    field, note = guide.root.locator(".lb-player .lb-field").bounding_box(), told.bounding_box()
    assert field
    assert note
    assert note["y"] >= field["y"] + field["height"] or note["x"] >= field["x"] + field["width"]
    guide.advance(16)
    assert guide.step == "turn-right"
    expect(told).to_have_count(0)
    guide.press("Stop")
    expect(told).to_have_count(0)


def in_large_view(guide: GuideOnPage) -> GuideOnPage:
    """Open the large view, and return it as a guide of its own."""
    guide.press("Large view")
    dialog = guide.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return GuideOnPage(guide.page, dialog)


def test_the_large_view_leads_by_eye(surface: Surface, heard_page: Page) -> None:
    guide = surface.open(heard_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.run(until="hold-45")
    large = in_large_view(guide)
    box: Any = large.root.bounding_box()
    window = heard_page.evaluate("() => [innerWidth, innerHeight]")
    assert [round(box["width"]), round(box["height"])] == window
    expect(large.root.locator(".lb-cue")).to_have_text("Tummy tight, back flat")
    assert large.seconds == 3
    expect(large.button("Stop")).to_be_in_viewport(ratio=1)
    # One touch anywhere pauses, and the next goes on.
    heard_page.mouse.click(window[0] * 0.3, window[1] * 0.5)
    guide.expect_status("paused")
    heard_page.mouse.click(window[0] * 0.8, window[1] * 0.4)
    guide.expect_status("settling")
    # Space does the same; Escape leaves the large view and nothing else.
    heard_page.keyboard.press("Space")
    guide.expect_status("paused")
    heard_page.keyboard.press("Escape")
    expect(heard_page.get_by_role("dialog")).to_have_count(0)
    guide.expect_status("paused")
    # What had the focus has it still: the player was moved, not made anew.
    assert heard_page.evaluate("() => document.activeElement.matches('.lb-home .lb-player *')")
    large = in_large_view(guide)
    # It ends in this view as in any other: why it was stopped is asked right here.
    large.press("Stop")
    guide.expect_status("stopped")
    expect(large.root.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    guide.leave()
    expect(heard_page.get_by_role("dialog")).to_have_count(0)


def test_the_large_view_asks_and_waits(site: Server, heard_page: Page) -> None:
    guide = Surface("site", site).open(heard_page, "02-raise-and-pull")
    guide.press("Start")
    large = in_large_view(guide)
    large.press("Ready")
    assert guide.run(answer="") == "asks"
    # Read from as far away as what is asked, and not beside what stops it.
    answer, stop = large.button("No pain"), large.button("Stop").bounding_box()
    assert answer.evaluate("button => parseFloat(getComputedStyle(button).fontSize)") >= 25
    place = answer.bounding_box()
    assert place
    assert stop
    assert place["height"] >= 72
    assert stop["y"] - place["y"] - place["height"] >= 16
    # A touch beside the answers is no answer, and no pause.
    heard_page.mouse.click(200, 200)
    guide.expect_status("running")
    large.press("Some pain, or not sure")
    assert guide.step == "get-up"
    heard_page.keyboard.press("Escape")
    guide.expect_status("running")
    heard_page.keyboard.press("Escape")
    guide.expect_status("stopped")


def test_a_double_tap_on_stop_stops(site: Server, heard_page: Page) -> None:
    guide = Surface("site", site).open(heard_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.press("Ready")
    large = in_large_view(guide)
    box: Any = large.button("Stop").bounding_box()
    heard_page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    guide.expect_status("stopped")
    # Neither begun again, nor a reason given.
    expect(guide.root.get_by_role("heading", name="Why did you stop?")).to_be_visible()
    expect(guide.entrance).to_have_count(0)


def test_the_large_view_tells_what_must_be_told(site: Server, heard_page: Page) -> None:
    heard_page.add_init_script("globalThis.noLock = true")
    guide = Surface("site", site).open(heard_page, "03-double-knee-lifts")
    guide.press("Start")
    large = in_large_view(guide)
    expect(large.root.get_by_text("The screen may go dark")).to_be_visible()
    heard_page.evaluate("testClock.sleep(60_000)")
    guide.expect_status("paused")
    expect(large.root.locator(".lb-text")).to_contain_text("The page was asleep")
    guide.advance(1)
    said = [line["text"] for line in heard_page.evaluate("heard.said")]
    assert said[-1].startswith("The page was asleep")


def test_what_lies_over_a_page_ends_with_its_guide(site: Server, heard_page: Page) -> None:
    guide = Surface("site", site).open(heard_page, "two-views")
    guide.press("Start")
    in_large_view(guide)
    heard_page.keyboard.press("Escape")
    guide.press("Large view")
    heard_page.evaluate("() => [...document.querySelectorAll('.lb-guide')][0].remove()")
    expect(heard_page.get_by_role("dialog")).to_have_count(0)
    other = Surface("site", site).guide(heard_page)
    other.advance(16)
    other.expect_status("running")


@pytest.mark.parametrize(("width", "height"), [(320, 180), (320, 256)])
def test_stop_is_in_sight_at_400_percent(site: Server, heard_page: Page, width: int, height: int) -> None:
    heard_page.set_viewport_size({"width": width, "height": height})
    guide = Surface("site", site).open(heard_page, "02-raise-and-pull")
    guide.press("Start")
    for name in ("Pause", "Stop"):
        expect(guide.button(name)).to_be_in_viewport(ratio=1)
    guide.press("Ready")
    assert guide.run(answer="") == "asks"
    expect(guide.button("Stop")).to_be_in_viewport(ratio=1)
    guide.press("No pain")
    assert guide.step == "palms-ready"


_SIZES = """
element => {
	const size = name => parseFloat(getComputedStyle(element.querySelector(name)).fontSize);
	return { cue: size(".lb-cue"), seconds: size(".lb-seconds") };
}
"""
_SPILLS = """
element => [...element.querySelectorAll(".lb-seconds, .lb-cue, .lb-next, .lb-stop, .lb-main")]
	.filter(part => part.offsetParent !== null)
	.filter(part => {
		const { top, left, bottom, right } = part.getBoundingClientRect();
		return top < 0 || left < 0 || bottom > innerHeight + 1 || right > innerWidth + 1;
	})
	.map(part => part.className)
"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390), (768, 1024), (1280, 800)])
def test_the_large_view_is_read_from_two_metres(site: Server, heard_page: Page, width: int, height: int) -> None:
    """From two metres, letters of 7.5 minutes of arc are read by eyes that see 0.67: capitals of 4.4 mm."""
    heard_page.set_viewport_size({"width": width, "height": height})
    guide = Surface("site", site).open(heard_page, "02-raise-and-pull")
    guide.press("Start")
    large = in_large_view(guide)
    for step in ("rise", "hold-elbows"):
        guide.run(until=step)
        sizes = large.root.evaluate(_SIZES)
        # A phone has 160 px to the inch, capitals are 0.7 of the size; a small or turned phone shows less.
        least = 40 if min(width, height) >= 390 and width < height else 26
        assert sizes["cue"] >= least
        assert sizes["seconds"] > 2 * sizes["cue"]
        assert large.root.evaluate(_SPILLS) == []
