"""Where notes stand: made on words, steps, figure and movement, found again tomorrow and on the other surface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from .conftest import fresh_context
from .noted import HAS_MARK, NotesOnPage, anchors, notes_on
from .servers import wait_until
from .surface import Surface, at_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

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
    _touch(page.locator(".lb-movement .lb-view"), figure.locator("[data-point='knee_right']"))
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
            page.keyboard.press("ArrowDown" if way != "exercise" else "ArrowUp")
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
    made = anchors(page)
    notes = notes_on(own, page, NOTEBOOK)
    expect_all(notes, prefix)
    expect(notes.root.locator("[aria-pressed]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(HAS_MARK, arg=WORDS)
    with fresh_context(browser) as context:
        there = context.new_page()
        notes = notes_on(other, there, NOTEBOOK)
        notes.turn_on()
        expect_all(notes, prefix)
        there.wait_for_function(HAS_MARK, arg=WORDS)
        there.wait_for_function(HAS_MARK, arg=STEP_WORDS)
        # The very same anchors: nothing was rewritten on the way.
        found = anchors(there)
        assert {name: found[name] for name in made} == made


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
    words = "On your back on the floor"
    to_top = "() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0; }"
    page.evaluate(to_top)
    page.wait_for_function("words => document.body.textContent.includes(words)", arg=words)
    notes.select(words)
    notes.button("Note on these words").click()
    notes.write(f"On the title in {mode}")
    # What is saved is come to, far below, and takes the page along a moment later: the cell leaves, and is
    # come back to.
    wait_until(lambda: page.evaluate(to_top) or page.evaluate(HAS_MARK, words), 20, "the mark to be there again")
    notes = notes_on(surface, page, NOTEBOOK)
    card = notes.card(f"On the title in {mode}").first
    card.locator("[data-do='show']").press("Enter")
    page.wait_for_function(HAS_MARK, arg=words)
    expect(page.locator(".jp-MarkdownCell", has_text=words).first).to_be_in_viewport()
    notes.button("Back to the note").press("Enter")
    expect(card).to_be_focused()


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
    (region,) = [one["place"]["region"] for one in anchors(page).values() if "region" in one["place"]]
    assert region["width"] == 0.25
    assert 0 < region["height"] < 1
    notes = notes_on(Surface("voila", own_voila), page, "02-raise-and-pull")
    notes.card("On a region").locator("[data-do='show']").press("Enter")
    expect(figure.locator(".lb-note-points rect[data-note]")).to_have_count(1)
    # Looked at from elsewhere it would lie over something else: it is not shown.
    page.locator(".lb-movement").get_by_role("button", name="Front").click()
    expect(figure.locator(".lb-note-points rect[data-note]")).to_have_count(0)


def test_a_part_with_notes_shows_how_many_brings_each_and_takes_another(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "01-standing-roll-down")
    notes.turn_on()
    for text in ("One on the knee", "Another on the knee"):
        notes.button("Note on a part of the body").press("Enter")
        notes.form.get_by_label("Part of the body").first.select_option("knee_right")
        notes.write(text)
    dot = page.locator(".lb-note-points circle[data-part='knee_right']")
    expect(dot).to_have_count(1)
    expect(page.locator(".lb-note-points text[data-part='knee_right']")).to_have_text("2")
    frame = page.locator(".lb-movement .lb-view")
    focused = page.locator("article[data-note]:focus")
    brought = set()
    for _ in range(2):
        _touch(frame, dot)
        brought.add(focused.get_attribute("data-note"))
    assert len(brought) == 2
    # The knee itself takes a third.
    _touch(frame, page.locator(".lb-movement svg.lb-figure [data-point='knee_right']"))
    expect(notes.form.get_by_label("Part of the body").first).to_have_value("knee_right")


def _touch(frame: Locator, point: Locator) -> None:
    """Press a point of the figure; where it is in the frame does not depend on where the page has the frame."""
    frame.scroll_into_view_if_needed()
    place, around = point.bounding_box(), frame.bounding_box()
    assert place
    assert around
    across = place["x"] + place["width"] / 2 - around["x"]
    down = place["y"] + place["height"] / 2 - around["y"]
    frame.click(position={"x": across, "y": down})


def test_words_of_two_steps_are_cut_to_the_first_and_that_is_said(own_voila: Server, page: Page) -> None:
    notes = notes_on(Surface("voila", own_voila), page, "04-seated-twist")
    notes.turn_on()
    words = page.locator(".lb-guide .lb-steps .lb-words")
    first, second = (words.nth(at) for at in (0, 1))
    first.scroll_into_view_if_needed()
    # With the notes each step gets its own mark, a moment after they were turned on.
    at_rest(page, second)
    boxes = [one.bounding_box() for one in (first, second)]
    assert boxes[0]
    assert boxes[1]
    page.mouse.move(boxes[0]["x"] + 1, boxes[0]["y"] + 8)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 60, boxes[1]["y"] + 8, steps=8)
    page.mouse.up()
    notes.button("Note on these words").click()
    expect(notes.form.locator(".lb-quote")).to_have_text(first.inner_text())
    said = notes.form.get_by_text("These are the first of what you selected.")
    expect(said).to_be_visible()
    notes.button("Leave it").press("Enter")
    notes.select("Bring your back and head slowly to the middle", ".lb-guide")
    notes.button("Note on these words").click()
    expect(said).to_be_hidden()
