"""Cases: each is played to each of its ends, by keyboard, on each surface; kept, read aloud, asked of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.case import case_of, cases
from playwright.sync_api import expect

from .noted import HAS_MARK, anchors, notes_on
from .screen_reader import CASE as FIRST
from .screen_reader import PATIENTS as NOTEBOOK
from .screen_reader import TRANSCRIPTS, program, transcript_of_case
from .surface import SIDEWAYS, Surface, axe, readable

if TYPE_CHECKING:
    from lowback.content.case import Case, CaseStep, Way
    from playwright.sync_api import Browser, Locator, Page

    from .servers import Server


def shown(surface: Surface, page: Page, name: str = FIRST) -> Locator:
    """Open the page of the patients and return one of them."""
    page.goto(surface.address(NOTEBOOK))
    if surface.name == "lab":
        surface.run_all(page)
    return come_to(surface, page, name)


def come_to(surface: Surface, page: Page, name: str = FIRST) -> Locator:
    """Come to a patient on the open page."""
    if surface.name == "site":
        # Fetched when the reader comes near.
        page.locator(f"[id='cell-id={name}-title']").scroll_into_view_if_needed()
    found = page.locator(f"[data-case='{name}']")
    found.wait_for(timeout=60_000)
    surface.come_to(page, found)
    return found


def waits(case: Locator) -> Locator:
    """Return the step that waits, or the end."""
    return case.locator(".lb-case-step").last


def by_key(page: Page, target: Locator) -> None:
    """Come to something by Tab alone, from where the focus is, and press Enter."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def chosen(step: CaseStep, verdict: str) -> Way:
    """Return the way of a verdict; the best one where there is none of it."""
    return next((way for way in step.ways if way.verdict == verdict), None) or chosen(step, "best")


def pass_on(page: Page, box: Locator, step: CaseStep, verdict: str, *, keys: bool) -> str | None:
    """Do what a step asks, and return the one that follows."""
    here = waits(box)
    expect(here).to_have_attribute("data-step", f"{box.get_attribute('data-case')}.{step.id}")
    expect(here.locator(".lb-words")).to_have_text(step.text)

    def press(name: str) -> None:
        target = here.get_by_role("button", name=name, exact=True)
        if keys:
            by_key(page, target)
        else:
            target.click()

    if step.kind == "end":
        return None
    if step.kind == "choose":
        way = chosen(step, verdict)
        press(way.text)
        return way.to
    if step.kind == "ask":
        for way in step.ways:
            if way.needed:
                press(way.text)
                expect(here).to_contain_text(way.reply)
                expect(here).to_contain_text(way.why)
    if step.kind == "write":
        answer = here.get_by_role("textbox")
        answer.fill("In my own <b>words</b>.")
        press("Compare")
        here = waits(box)
        for point in step.points:
            expect(here).to_contain_text(point.text)
    press("That is what I ask" if step.kind == "ask" else "Go on")
    return step.to


def play(
    page: Page, box: Locator, case: Case, verdict: str = "best", *, keys: bool = False, begin: str = ""
) -> CaseStep:
    """Play a case from a step to its end, by the ways of a verdict, and return the end."""
    steps = {step.id: step for step in case.steps}
    here = steps[begin] if begin else case.steps[0]
    while (following := pass_on(page, box, here, verdict, keys=keys)) is not None:
        here = steps[following]
        # Whoever reads or hears it goes on there.
        expect(waits(box).locator("h4")).to_be_focused()
    return here


def test_by_keyboard_the_unsafe_way_to_its_end_back_and_the_best_one_kept(surface: Surface, page: Page) -> None:
    case = case_of(FIRST)
    box = shown(surface, page)
    box.get_by_role("button", name="Go on").focus()
    harmed = play(page, box, case, "unsafe", keys=True)
    assert not harmed.safe
    # What the unsafe way was worth is told now, and what would have been right.
    turned = next(step for step in case.steps if any(way.verdict == "unsafe" for way in step.ways))
    expect(box.locator("[data-verdict='unsafe']")).to_contain_text(chosen(turned, "unsafe").why)
    expect(box.locator(".lb-case-ended")).to_contain_text("no exercise for now. Get help now.")
    by_key(page, box.get_by_role("button", name="Go back to where it turned"))
    expect(waits(box).locator("h4")).to_be_focused()
    assert play(page, box, case, keys=True, begin=turned.id).safe
    expect(box.locator("[data-verdict='unsafe']")).to_have_count(0)
    # After a reload it stands as it was, and what was typed is text.
    box = shown(surface, page)
    expect(waits(box)).to_have_attribute("data-safe", "true")
    expect(box.get_by_role("textbox")).to_have_value("In my own <b>words</b>.")
    # From where one wrote: a reload begins at the top of the page, far from here.
    box.get_by_role("textbox").focus()
    by_key(page, box.get_by_role("button", name="Begin again"))
    expect(box.locator(".lb-case-step")).to_have_count(1)


@pytest.mark.parametrize("surface", ["site"], indirect=True)
@pytest.mark.parametrize("name", cases())
def test_each_case_to_its_safe_end_and_each_unsafe_way_to_its_own(surface: Surface, page: Page, name: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    case = case_of(name)
    box = shown(surface, page, name)
    assert play(page, box, case).safe
    choices = [step for step in case.steps if step.kind == "choose"]
    for step in choices:
        for way in step.ways:
            if way.verdict == "unsafe" and box.locator(f"[data-step='{name}.{step.id}']").count():
                box.locator(f"[data-step='{name}.{step.id}']").get_by_role("button", name="Another way:").click()
                waits(box).get_by_role("button", name=way.text, exact=True).click()
                assert way.to
                assert not play(page, box, case, "unsafe", begin=way.to).safe
                box.get_by_role("button", name="Go back to where it turned").click()
                if step.id == (waits(box).get_attribute("data-step") or "").partition(".")[2]:
                    play(page, box, case, begin=step.id)
    assert failures == []


@pytest.mark.parametrize("surface", ["site"], indirect=True)
def test_what_was_needed_and_not_asked_is_told(surface: Surface, page: Page) -> None:
    step = case_of(FIRST).steps[1]
    box = shown(surface, page)
    box.get_by_role("button", name="Go on").click()
    idle = next(way for way in step.ways if not way.needed)
    box.get_by_role("button", name=idle.text, exact=True).click()
    box.get_by_role("button", name="That is what I ask").click()
    missed = box.locator(".lb-case-missed > li")
    expect(missed).to_have_count(sum(way.needed for way in step.ways))
    for way in step.ways:
        if way.needed:
            expect(missed.filter(has_text=way.text)).to_contain_text(way.reply)
    play(page, box, case_of(FIRST), begin="screen")
    # A good end is no proof that it was known.
    expect(box.locator(".lb-case-asked")).to_have_text(
        "Asked: 0 of the 5 questions that were needed here. It ended well, and not because of what you asked."
    )
    # Of what was not asked and not needed nothing is said.
    left = [way for way in step.ways if not way.needed and way is not idle]
    for way in left:
        expect(box.locator(f"[data-step='{FIRST}.ask']")).not_to_contain_text(way.text)


@pytest.mark.parametrize("surface", ["site"], indirect=True)
def test_a_class_is_asked_by_letters_and_its_hands_are_counted_and_not_kept(surface: Surface, page: Page) -> None:
    case = case_of(FIRST)
    box = shown(surface, page)
    box.get_by_label("Ask a class").check()
    pass_on(page, box, case.steps[0], "best", keys=False)
    box.get_by_role("button", name="That is what I ask").click()
    step = next(step for step in case.steps if step.id == "screen")
    here = waits(box)
    expect(here.locator(".lb-case-letter")).to_have_text(["A", "B", "C"])
    for letter, count in (("A", "3"), ("B", "18"), ("C", "9")):
        here.get_by_role("spinbutton", name=f"Hands for {letter}").fill(count)
    rows = here.locator(".lb-case-way").all_inner_texts()
    best = next(text for text in rows if chosen(step, "best").text in text)
    counts = {"A": 3, "B": 18, "C": 9}
    here.locator(".lb-case-way").filter(has_text=chosen(step, "best").text).click()
    done = box.locator(f"[data-step='{FIRST}.screen']")
    expect(done.locator(".lb-case-chosen")).to_contain_text(f"{counts[best.strip()[0]]} hands")
    done.get_by_text("The other ways, and why").click()
    expect(done.locator(".lb-case-others > li")).to_have_count(2)
    kept = page.evaluate("() => localStorage.getItem('lowback.cases.1')")
    assert "18" not in kept


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_anyone_can_use_it_in_each_state(browser: Browser, site: Server, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    case = case_of(FIRST)
    box = shown(Surface("site", site), page)
    steps = {step.id: step for step in case.steps}
    here: CaseStep | None = case.steps[0]
    while here is not None:
        found = axe(page, within=f"[data-case='{FIRST}']")
        assert found == [], readable(found)
        assert not page.evaluate(SIDEWAYS)
        following = pass_on(page, box, here, "best", keys=False)
        here = steps[following] if following else None
    for button in box.get_by_role("button").all():
        size = button.bounding_box()
        assert size is None or size["height"] >= 44, button
    context.close()


def test_a_screen_reader_reads_a_case_to_its_end(voila: Server, page: Page) -> None:
    """The transcript was read by its reviewer; ``python -m tests.surfaces.screen_reader`` writes it again."""
    shown(Surface("voila", voila), page)
    said = transcript_of_case(page, program(), FIRST)
    assert said.splitlines() == (TRANSCRIPTS / f"{NOTEBOOK}.txt").read_text(encoding="utf-8").splitlines()


def test_notes_stand_on_a_step_and_on_its_words(surface: Surface, page: Page) -> None:
    page.set_viewport_size({"width": 1500, "height": 900})
    notes = notes_on(surface, page, NOTEBOOK)
    notes.turn_on()
    mark = come_to(surface, page).locator(f"[data-step='{FIRST}.history'] .lb-note-mark")
    mark.press("Enter")
    notes.write("Ask about the other leg here.")
    expect(mark).to_have_text("1 note")
    notes.select("the left leg tingles, too")
    notes.button("Note on these words").click()
    notes.write("He tells it in passing.")
    expect(mark).to_have_text("2 notes")
    placed = {target["place"]["kind"]: target for target in anchors(page).values()}
    assert {target["step"] for target in placed.values()} == {f"{FIRST}.history"}
    assert placed["text"]["place"]["exact"] == "the left leg tingles, too"
    # It stands where it stood, and among all notes it has its patient's name.
    notes = notes_on(surface, page, NOTEBOOK, notes=2)
    come_to(surface, page)
    expect(mark).to_have_text("2 notes")
    page.wait_for_function(HAS_MARK, arg="the left leg tingles, too")
    every = notes_on(surface, page, "06-my-notes", notes=2)
    expect(every.card("He tells it in passing.")).to_contain_text("Patients")
    expect(every.card("He tells it in passing.")).to_contain_text("Since last night")
