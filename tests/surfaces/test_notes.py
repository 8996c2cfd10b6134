"""Notes on real pages: written, changed, answered, found, looked at again. Where they stand: `test_note_places`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .noted import HAS_MARK, notes_on, records
from .surface import SIDEWAYS, Surface, axe, readable

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .servers import Server

NOTEBOOK = "03-double-knee-lifts"


def test_a_note_is_changed_answered_settled_taken_away_and_brought_back(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "04-seated-twist")
    notes.button("Write a note").click()
    notes.form.get_by_label("On", exact=True).select_option("exercise")
    notes.write("First words", tag="Rotation", name="Bo")
    card = notes.card("First words")
    card.get_by_role("button", name="Change").click()
    notes.form.get_by_label("Your note", exact=True).fill("Other words")
    notes.form.get_by_role("button", name="Save the note").click()
    card = notes.card("Other words")
    expect(card).to_contain_text("changed once")
    card.get_by_role("button", name="Reply").click()
    card.get_by_label("Your reply").fill("An answer")
    card.get_by_role("button", name="Send the reply").click()
    expect(notes.card("Other words").locator(".lb-reply")).to_contain_text("An answer")
    notes.card("Other words").get_by_role("button", name="Settle").click()
    expect(notes.card("Other words")).to_contain_text("settled")
    notes.card("Other words").locator("> .lb-note-deeds [data-do='delete']").click()
    expect(notes.card("Other words")).to_have_count(0)
    notes.button("Bring it back").click()
    expect(notes.card("Other words").locator(".lb-reply")).to_contain_text("An answer")
    # Each of several that were taken away comes back, or goes for good.
    notes.card("Other words").locator(".lb-reply [data-do='delete']").click()
    notes.card("Other words").locator("> .lb-note-deeds [data-do='delete']").click()
    notes.root.get_by_text("Taken away in the last 30 days: 2").click()
    notes.root.locator(".lb-bin li", has_text="An answer").get_by_role("button", name="Erase now").click()
    notes.root.locator(".lb-bin li", has_text="Other words").get_by_role("button", name="Bring back").click()
    expect(notes.card("Other words")).to_be_visible()
    expect(notes.card("Other words").locator(".lb-reply")).to_have_count(0)
    expect(notes.root.locator(".lb-bin li")).to_have_count(0)
    (history,) = (
        one["entries"] for one in records(page) if one["entries"][0]["kind"] != "body" or len(one["entries"]) > 1
    )
    assert [entry["text"] for entry in history if entry["kind"] == "body"] == ["First words", "Other words"]


def test_from_the_page_of_all_notes_to_the_place_and_back(own: Surface, page: Page) -> None:
    notes = notes_on(own, page, "04-seated-twist")
    notes.turn_on()
    words = "Bring your back and head slowly to the middle"
    text = f"Seen from afar on {own.name}"
    notes.select(words, ".lb-guide")
    notes.button("Note on these words").click()
    notes.write(text)
    everything = notes_on(own, page, "06-my-notes")
    everything.card(text).locator("[data-do='show']").press("Enter")
    if own.name == "lab":
        # The exercise's notebook opens beside; its cells are run as ever.
        opened = "() => globalThis.jupyterapp.shell.currentWidget?.context?.path === '04-seated-twist.ipynb'"
        page.wait_for_function(opened)
        own.run_all(page)
    back = page.get_by_role("button", name="Back to the note")
    expect(back).to_be_visible(timeout=20_000)
    page.wait_for_function(HAS_MARK, arg=words)
    back.press("Enter")
    expect(page.locator("article[data-note]:focus")).to_contain_text(text)


def test_filters_by_step_tag_state_and_person_with_counts(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "02-raise-and-pull")
    notes.turn_on()
    for text, step, tag in (("one", "lie-down", "Multifidus"), ("two", "lie-down", ""), ("three", "get-up", "my own")):
        notes.button("Write a note").press("Enter")
        notes.form.get_by_label("On", exact=True).select_option("step")
        notes.form.get_by_label("Step", exact=True).select_option(step)
        notes.write(f"note {text}", tag=tag)
    expect(notes.root.locator(".lb-note-count")).to_have_text("Notes: 3")
    notes.root.get_by_text("Find notes").click()
    found = notes.root.locator(".lb-note-filters")
    found.get_by_label("Step", exact=True).select_option("lie-down")
    expect(notes.root.locator(".lb-note-count")).to_have_text("Notes: 2 of 3")
    found.get_by_label("Tag", exact=True).select_option(label="Multifidus")
    expect(notes.root.locator(".lb-note-count")).to_have_text("Notes: 1 of 3")
    found.get_by_label("Step", exact=True).select_option("")
    found.get_by_label("Tag", exact=True).select_option(label="my own")
    expect(notes.card("note three")).to_be_visible()
    found.get_by_label("Tag", exact=True).select_option("")
    notes.card("note one").get_by_role("button", name="Settle").click()
    found.get_by_label("State").select_option("open")
    expect(notes.root.locator(".lb-note-count")).to_have_text("Notes: 2 of 3")
    expect(page.locator(".lb-guide [data-step='lie-down'] .lb-note-mark")).to_have_text("2 notes")


def _old(note: dict[str, Any], words: str) -> dict[str, Any]:
    """Return a target as an earlier content had it."""
    place = {"kind": "text", "exact": words, "prefix": "", "suffix": "", "start": 0, "end": len(words)}
    return {**note, "version": "0.9.0", "hash": "000000000000", "place": place}


def test_words_that_are_gone_wait_to_be_looked_at_and_are_moved_or_kept(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "01-standing-roll-down")
    step = next(step for step in library().exercise("standing-roll-down").steps if step.id == "shake-head")
    put = """
	([id, target]) => {
		const { keeper } = globalThis[Symbol.for("lowback.record.1")];
		const head = { format: 1, kind: "note", born: "2026-01-01T00:00:00.000Z", offset: 0 };
		const entry = { at: head.born, offset: 0 };
		const about = { exercise: "standing-roll-down", author: { id: "cy", name: "Cy" } };
		keeper.put({ ...head, id, about, entries: [
			{ ...entry, id: `${id}/1`, kind: "placed", target },
			{ ...entry, id: `${id}/2`, kind: "body", text: `note ${id}`, tags: [], free: [], motivation: "commenting" },
		] });
	}
	"""
    target = {"exercise": "standing-roll-down", "cell": "guide", "step": "shake-head"}
    changed = step.text.replace("gently", "very softly")
    page.evaluate(put, ["gone", _old(target, "Nod three times, quite fast.")])
    page.evaluate(put, ["near", {**_old(target, changed), "place": {**_old(target, changed)["place"]}}])
    page.evaluate(put, ["split", {**_old(target, "x y z"), "step": "no-such-step"}])
    expect(notes.card("note near")).to_have_attribute("data-how", "near")
    for name in ("gone", "split"):
        expect(notes.card(f"note {name}")).to_have_attribute("data-how", "review")
    gone = notes.card("note gone")
    expect(gone.locator(".lb-quote")).to_have_text("Nod three times, quite fast.")
    expect(gone.locator(".lb-side-by-side")).to_contain_text(step.text)
    gone.get_by_role("button", name="Keep it on the step").click()
    expect(notes.card("note gone")).to_have_attribute("data-how", "whole")
    notes.card("note split").get_by_role("button", name="Put it elsewhere").click()
    notes.form.get_by_label("On", exact=True).select_option("step")
    notes.form.get_by_label("Step", exact=True).select_option("shake-back")
    notes.form.get_by_role("button", name="Save the note").click()
    expect(notes.card("note split").locator(".lb-note-place")).to_contain_text("shake your back")


def test_what_is_being_written_outlives_the_page(own_voila: Server, page: Page) -> None:
    surface = Surface("voila", own_voila)
    notes = notes_on(surface, page, "04-seated-twist")
    notes.turn_on()
    page.locator(".lb-guide [data-step]").first.get_by_role("button").click()
    notes.form.get_by_label("Your note", exact=True).press_sequentially("Half a thou")
    page.goto("about:blank")
    notes = notes_on(surface, page, "04-seated-twist")
    expect(notes.form.get_by_label("Your note", exact=True)).to_have_value("Half a thou")
    expect(notes.form.locator(".lb-note-place")).to_contain_text("Step 1")


@pytest.mark.parametrize("width", [1400, 360])
def test_anyone_can_use_them_on_voila(own_voila: Server, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    notes = notes_on(Surface("voila", own_voila), page, NOTEBOOK)
    notes.turn_on()
    # The margin takes room from the page: what was painted wider is painted again.
    page.wait_for_function(
        "() => { const [plot, room] = ['.lb-chart .uplot', '.lb-curves'].map(one => document.querySelector(one));"
        " return plot && plot.clientWidth <= room.clientWidth; }"
    )
    page.locator(".lb-guide .lb-note-mark").first.press("Enter")
    notes.write(f"On the first step, {width} wide", tag="Iliopsoas")
    notes.button("Write a note").press("Enter")
    notes.form.get_by_text("All tags of the vocabulary").press("Enter")
    assert not axe(page), readable(axe(page))
    _touchable(page)
    assert not page.evaluate(SIDEWAYS)
    notes.button("Leave it").press("Enter")
    all_notes = notes_on(Surface("voila", own_voila), page, "06-my-notes")
    all_notes.root.get_by_text("Find notes").press("Enter")
    assert not axe(page), readable(axe(page))
    _touchable(page)
    assert not page.evaluate(SIDEWAYS)


def test_anyone_can_use_them_in_jupyterlab(own_lab: Server, page: Page) -> None:
    notes = notes_on(Surface("lab", own_lab), page, NOTEBOOK)
    notes.turn_on()
    notes.button("Write a note").press("Enter")
    found = axe(page, within=".lb-notes")
    assert not found, readable(found)
    _touchable(page)


_CONTROLS = (
    ".lb-notes :is(button, select, textarea, input:not([type=checkbox]), summary), "
    ".lb-note-mark, .lb-notes-tab, .lb-note-bar button"
)


def _touchable(page: Page) -> None:
    """Expect every control of the notes to be 44 px high."""
    small = page.evaluate(
        """controls => [...document.querySelectorAll(controls)]
			.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)
			.map(one => `${one.tagName} ${one.textContent} ${one.getBoundingClientRect().height}`)""",
        _CONTROLS,
    )
    assert small == [], small


def test_a_tag_that_is_typed_is_the_vocabularys_or_ones_own(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "04-seated-twist")
    notes.button("Write a note").press("Enter")
    notes.form.get_by_label("On", exact=True).select_option("exercise")
    tags = notes.form.get_by_role("combobox", name="Tags")
    for words in ("transverse PLANE", "<b>mine</b>"):
        tags.fill(words)
        tags.press("Enter")
    notes.write("Two tags")
    shown = notes.card("Two tags").locator(".lb-tag")
    assert shown.all_text_contents() == ["Transverse plane", "<b>mine</b>"]
    assert [re.search("lb-free", item.get_attribute("class") or "") is not None for item in shown.all()] == [
        False,
        True,
    ]
