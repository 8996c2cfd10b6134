"""Notes on real pages: made on words, steps, figure and movement, found again tomorrow and on the other surface."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .conftest import fresh_context
from .noted import NotesOnPage, notes_on, records
from .surface import Surface, axe, readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from .servers import Server

NOTEBOOK = "03-double-knee-lifts"
WORDS = "stretch your legs out for a few seconds"
STEP_WORDS = "knees slowly toward your chest"
SAVED = "Saved on this computer."
KINDS = ("words", "step words", "step", "part", "movement", "exercise")


def by_mouse(notes: NotesOnPage, prefix: str) -> None:
    """Make a note of each kind with the mouse."""
    page = notes.page
    notes.select(WORDS)
    notes.button("Note on these words").click()
    expect(notes.form.locator(".lb-quote")).to_have_text(WORDS)
    notes.write(f"{prefix} words", tag="Iliopsoas")
    notes.select(STEP_WORDS, ".lb-guide")
    notes.button("Note on these words").click()
    notes.write(f"{prefix} step words")
    mark = page.locator(".lb-guide [data-step='feet-down'] .lb-note-mark")
    mark.scroll_into_view_if_needed()
    mark.click()
    notes.write(f"{prefix} step")
    figure = page.locator(".lb-movement svg.lb-figure")
    figure.scroll_into_view_if_needed()
    frame = page.locator(".lb-movement .lb-view")
    knee, around = (one.bounding_box() for one in (figure.locator("[data-point='knee_right']"), frame))
    assert knee
    assert around
    across, down = (knee[at] + knee[size] / 2 - around[at] for at, size in (("x", "width"), ("y", "height")))
    # Where the knee is in the frame does not depend on where the page has the frame, which in JupyterLab may still move.
    frame.click(position={"x": across, "y": down})
    expect(notes.form.get_by_label("Part of the body").first).to_have_value("knee_right")
    notes.write(f"{prefix} part")
    page.get_by_role("button", name="Note on this moment").click()
    notes.write(f"{prefix} movement")
    notes.button("Write a note").scroll_into_view_if_needed()
    notes.button("Write a note").click()
    notes.form.get_by_label("On", exact=True).select_option("exercise")
    notes.write(f"{prefix} exercise")


def by_keyboard(notes: NotesOnPage, prefix: str) -> None:
    """Make a note of each kind with keys alone: nothing is clicked, nothing is selected on the page."""
    page = notes.page

    def begin(way: str) -> None:
        notes.button("Write a note").press("Enter")
        choice = notes.form.get_by_label("On", exact=True)
        if not choice.is_visible():
            notes.button("Choose another place").press("Enter")
        choice.focus()
        while choice.input_value() != way:
            before = choice.input_value()
            page.keyboard.press("ArrowDown" if way != "text" else "ArrowUp")
            if choice.input_value() == before:
                page.keyboard.press("Home")

    def select(passage: str, words: str) -> None:
        at = notes.form.get_by_label("Passage")
        at.select_option(label=passage)
        text = notes.form.get_by_label("Select the words here")
        start = text.input_value().index(words)
        text.focus()
        page.keyboard.press("Control+Home")
        for _ in range(start):
            page.keyboard.press("ArrowRight")
        for _ in words:
            page.keyboard.press("Shift+ArrowRight")

    begin("text")
    texts = notes.form.get_by_label("Passage").locator("option").all_text_contents()
    select(next(text for text in texts if text.startswith("You lie on your back")), WORDS)
    notes.write(f"{prefix} words", tag="Iliopsoas")
    begin("text")
    select(next(text for text in texts if text.startswith("Bring your knees slowly")), STEP_WORDS)
    notes.write(f"{prefix} step words")
    begin("step")
    notes.form.get_by_label("Step", exact=True).select_option("feet-down")
    notes.write(f"{prefix} step")
    begin("figure")
    notes.form.get_by_label("Part of the body").first.select_option("knee_right")
    notes.write(f"{prefix} part")
    begin("movement")
    notes.form.get_by_label("To second").fill("0")
    notes.write(f"{prefix} movement")
    begin("exercise")
    notes.write(f"{prefix} exercise")


def expect_all(notes: NotesOnPage, prefix: str) -> None:
    """Expect a note of each kind where it was made."""
    for kind in KINDS:
        expect(notes.card(f"{prefix} {kind}").first).to_be_attached()
    where = {kind: notes.card(f"{prefix} {kind}").first.locator(".lb-note-place") for kind in KINDS}
    expect(notes.card(f"{prefix} words").first.locator(".lb-quote")).to_have_text(WORDS)
    expect(notes.card(f"{prefix} step words").first.locator(".lb-quote")).to_have_text(STEP_WORDS)
    expect(where["words"]).to_have_text("In the text")
    expect(where["step words"]).to_contain_text("Knees to your chest")
    expect(where["step"]).to_contain_text("Feet down again")
    expect(where["part"]).to_contain_text("Right knee")
    expect(where["movement"]).to_have_text("At 0 s")
    expect(where["exercise"]).to_have_text("The whole exercise")
    for kind in KINDS:
        assert notes.card(f"{prefix} {kind}").first.get_attribute("data-how") in ("here", "whole")


@pytest.fixture
def other(own: Surface, request: pytest.FixtureRequest) -> Surface:
    """The surface that a test is not on; both have one store."""
    name: Literal["voila", "lab"] = "lab" if own.name == "voila" else "voila"
    return Surface(name, request.getfixturevalue(f"own_{name}"))


@pytest.mark.parametrize("make", [by_mouse, by_keyboard], ids=["mouse", "keyboard"])
def test_each_kind_of_place_is_found_tomorrow_and_on_the_other_surface(
    own: Surface, other: Surface, make: Callable[[NotesOnPage, str], None], browser: Browser, page: Page
) -> None:
    prefix = f"{own.name} by {make.__name__.removeprefix('by_')}"
    notes = notes_on(own, page, NOTEBOOK)
    notes.turn_on()
    make(notes, prefix)
    expect_all(notes, prefix)
    expect(notes.root.locator(".lb-kept")).to_have_text(SAVED)
    anchors = _anchors(page)
    notes = notes_on(own, page, NOTEBOOK)
    expect_all(notes, prefix)
    expect(notes.root.locator("[aria-pressed]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(_HAS_MARK, arg=WORDS)
    with fresh_context(browser) as context:
        there = context.new_page()
        notes = notes_on(other, there, NOTEBOOK)
        notes.turn_on()
        expect_all(notes, prefix)
        there.wait_for_function(_HAS_MARK, arg=WORDS)
        there.wait_for_function(_HAS_MARK, arg=STEP_WORDS)
        # The very same anchors: nothing was rewritten on the way.
        found = _anchors(there)
        assert {name: found[name] for name in anchors} == anchors


def _anchors(page: Page) -> dict[str, Any]:
    """Return where the notes stand that the browser keeps, by their ids."""
    placed = {one["id"]: [entry for entry in one["entries"] if entry["kind"] == "placed"] for one in records(page)}
    return {name: entries[-1]["target"] for name, entries in placed.items()}


_HAS_MARK = """
words => [...CSS.highlights].filter(([name]) => name.startsWith("lb-note-"))
	.some(([, highlight]) => [...highlight].some(range => range.toString().replace(/\\s+/g, " ") === words))
"""


@pytest.mark.parametrize("mode", ["contentVisibility", "full"])
def test_in_jupyterlab_cells_that_come_and_go_keep_their_marks(own_lab: Server, page: Page, mode: str) -> None:
    surface = Surface("lab", own_lab)
    page.goto(surface.address(NOTEBOOK))
    page.wait_for_function("() => globalThis.jupyterapp?.serviceManager")
    page.evaluate(
        "mode => globalThis.jupyterapp.serviceManager.settings.save('@jupyterlab/notebook-extension:tracker', "
        "JSON.stringify({ windowingMode: mode }))",
        mode,
    )
    notes = notes_on(surface, page, NOTEBOOK)
    mode_now = "() => globalThis.jupyterapp.shell.currentWidget.content.notebookConfig.windowingMode"
    assert page.evaluate(mode_now) == mode
    notes.turn_on()
    # A Markdown cell at the top: in the mode "full" it leaves the page when it is out of sight.
    words = "Draw your knees in, stretch your legs for a moment"
    page.evaluate("() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0; }")
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=words)
    notes.select(words)
    notes.button("Note on these words").click()
    notes.write(f"On the title in {mode}")
    page.wait_for_function(_HAS_MARK, arg=words)
    notes = notes_on(surface, page, NOTEBOOK)
    card = notes.card(f"On the title in {mode}").first
    card.locator("[data-do='show']").press("Enter")
    page.wait_for_function(_HAS_MARK, arg=words)
    expect(page.locator(".jp-MarkdownCell", has_text=words).first).to_be_in_viewport()
    notes.button("Back to the note").press("Enter")
    expect(card).to_be_focused()


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
    page.wait_for_function(_HAS_MARK, arg=words)
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
    notes.button("Write a note").press("Enter")
    notes.form.get_by_text("All tags of the vocabulary").press("Enter")
    assert not axe(page), readable(axe(page))
    _touchable(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    notes.button("Leave it").press("Enter")
    all_notes = notes_on(Surface("voila", own_voila), page, "06-my-notes")
    all_notes.root.get_by_text("Find notes").press("Enter")
    assert not axe(page), readable(axe(page))
    _touchable(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


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


def test_a_region_of_the_figure_by_two_touches_and_by_numbers(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "02-raise-and-pull")
    notes.turn_on()
    notes.button("Note on a part of the body").press("Enter")
    notes.form.get_by_text("A region of the picture").press("Enter")
    notes.form.get_by_role("button", name="Draw it on the figure").press("Enter")
    figure = page.locator(".lb-movement svg.lb-figure")
    box = figure.bounding_box()
    assert box
    for share in (0.4, 0.6):
        page.mouse.click(box["x"] + share * box["width"], box["y"] + share * box["height"])
    expect(notes.form.get_by_text("The region is drawn.")).to_be_visible()
    expect(figure.locator(".lb-note-points rect")).to_have_count(1)
    # By numbers it can be set to the hundredth, with no pointer at all.
    notes.form.get_by_label("Its width").fill("25")
    notes.write("On a region")
    (region,) = [one["place"]["region"] for one in _anchors(page).values() if "region" in one["place"]]
    assert region["width"] == 0.25
    assert 0 < region["height"] < 1
    notes = notes_on(Surface("voila", own_voila), page, "02-raise-and-pull")
    notes.card("On a region").locator("[data-do='show']").press("Enter")
    expect(figure.locator(".lb-note-points rect[data-note]")).to_have_count(1)
    # Looked at from elsewhere it would lie over something else: it is not shown.
    page.locator(".lb-movement").get_by_role("button", name="Front").click()
    expect(figure.locator(".lb-note-points rect[data-note]")).to_have_count(0)


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
