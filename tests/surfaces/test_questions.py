"""The questions of a lesson: each kind, rightly and wrongly, by mouse and by keyboard; kept, and gone when cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from playwright.sync_api import expect

from .surface import SIDEWAYS, Surface, axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from lowback.content.question import LessonQuestion
    from playwright.sync_api import Locator, Page

LESSON = "double-knee-lifts"
NOTEBOOK = f"03-{LESSON}"
QUESTIONS = {question.kind: question for question in library().lessons[LESSON].questions}


def asking(surface: Surface, page: Page, notebook: str = NOTEBOOK) -> Locator:
    """Open a notebook and wait for its questions."""
    surface.open(page, notebook)
    return surface.part(page, "Check yourself", ".lb-questions:not(.lb-science *)")


def show(questions: Locator, question: LessonQuestion, press: Callable[[Locator], None]) -> Locator:
    """Go to a question by its number and return its card."""
    number = library().lessons[LESSON].questions.index(question) + 1
    press(questions.locator(".lb-dot").nth(number - 1))
    card = questions.locator(f"[data-question='{question.id}']")
    card.wait_for()
    return card


def by_mouse(target: Locator) -> None:
    """Press with the mouse."""
    target.click()


def by_keyboard(target: Locator) -> None:
    """Press with the keyboard: what is chosen by the space bar, and what is pressed by Enter."""
    target.press("Space" if target.get_attribute("type") in ("radio", "checkbox") else "Enter")


def answer(card: Locator, question: LessonQuestion, press: Callable[[Locator], None], *, right: bool) -> None:
    """Answer a question rightly, or wrongly."""
    wanted = question.right if right else question.wrong[:1]
    if question.kind in ("one", "several"):
        chosen = [item.text for item in wanted]
        for item in (*question.right, *question.wrong):
            box = card.get_by_label(item.text, exact=True)
            if (item.text in chosen) != box.is_checked() and (question.kind == "several" or item.text in chosen):
                press(box)
    elif question.kind == "order":
        to_order(card, [item.text for item in question.right], press, right=right)
    elif question.kind == "number":
        field = card.get_by_role("spinbutton")
        assert question.number is not None
        field.fill(f"{question.number - 1 if right else question.most:g}")
        press(card.get_by_role("button", name="One more"))
    else:
        press(card.get_by_role("button", name=wanted[0].text, exact=True))
        return
    press(card.get_by_role("button", name="Check", exact=True))


def to_order(card: Locator, texts: list[str], press: Callable[[Locator], None], *, right: bool) -> None:
    """Put the steps in order, or the last one first."""
    for place, text in enumerate(texts if right else texts[-1:]):
        up = card.get_by_role("button", name=f"Up: {text}", exact=True)
        rows = card.locator(".lb-order > li")
        at = [row.split("\n")[0].strip() for row in rows.all_inner_texts()].index(text)
        for _ in range(max(1, at - place) if not right else at - place):
            press(up)


def test_each_kind_wrongly_and_rightly_by_mouse_kept_and_cleared(surface: Surface, page: Page) -> None:
    questions = asking(surface, page)
    for question in QUESTIONS.values():
        each_way(questions, question, by_mouse)
    # After a reload the answers stand there, and what they were told.
    questions = asking(surface, page)
    expect(questions.locator(".lb-dot[data-state='right']")).to_have_count(len(QUESTIONS))
    several = show(questions, QUESTIONS["several"], by_mouse)
    for item in QUESTIONS["several"].right:
        expect(several.get_by_role("checkbox", name=item.text, exact=True)).to_be_checked()
    expect(several.locator(".lb-verdict")).to_have_text("Yes.")
    order = show(questions, QUESTIONS["order"], by_mouse)
    expect(order.locator(".lb-order > li > span:first-child")).to_have_text(
        [one.text for one in QUESTIONS["order"].right]
    )
    # Gone after clearing, brought back, and gone for good.
    questions.get_by_role("button", name="Clear my answers").click()
    expect(questions.locator(".lb-dot[data-state='open']")).to_have_count(questions.locator(".lb-dot").count())
    questions.get_by_role("button", name="Bring them back").click()
    expect(questions.locator(".lb-dot[data-state='right']")).to_have_count(len(QUESTIONS))
    questions.get_by_role("button", name="Clear my answers").click()
    questions = asking(surface, page)
    expect(questions.locator(".lb-dot[data-state='open']")).to_have_count(questions.locator(".lb-dot").count())
    expect(questions.get_by_role("button", name="Clear my answers")).to_be_hidden()


def each_way(questions: Locator, question: LessonQuestion, press: Callable[[Locator], None]) -> None:
    """Answer a question wrongly, see why, and then rightly."""
    card = show(questions, question, press)
    told = card.locator(".lb-answered")
    answer(card, question, press, right=False)
    expect(told.locator(".lb-verdict")).to_have_text("Not yet.")
    if question.kind == "number":
        expect(told).to_contain_text(question.too_high)
    elif question.kind == "order":
        expect(told).to_contain_text(question.right[-1].why)
    else:
        expect(told).to_contain_text(question.wrong[0].why)
    answer(card, question, press, right=True)
    expect(told.locator(".lb-verdict")).to_have_text("Yes.")
    expect(told).to_contain_text(question.why if question.kind == "number" else question.right[0].why)


# JupyterLab has keys of its own; Voila and the site have none.
@pytest.mark.parametrize("surface", ["site", "lab"], indirect=True)
def test_each_kind_wrongly_and_rightly_by_keyboard(surface: Surface, page: Page) -> None:
    questions = asking(surface, page)
    for question in QUESTIONS.values():
        each_way(questions, question, by_keyboard)


@pytest.mark.parametrize("surface", ["site"], indirect=True)
def test_hints_come_one_at_a_time(surface: Surface, page: Page) -> None:
    questions = asking(surface, page)
    point = QUESTIONS["point"]
    card = show(questions, point, by_mouse)
    hint = card.get_by_role("button", name="Hint")
    for count in range(1, len(point.hints) + 1):
        hint.click()
        expect(card.locator(".lb-hints > li")).to_have_text(list(point.hints[:count]))
    expect(hint).to_be_hidden()
    # Nothing is judged before there is an answer.
    one = show(questions, QUESTIONS["one"], by_mouse)
    one.get_by_role("button", name="Check", exact=True).click()
    expect(one.locator(".lb-answered")).to_have_text("Choose an answer first.")


@pytest.mark.parametrize("surface", ["site"], indirect=True)
def test_what_is_kept_goes_with_everything_else(surface: Surface, page: Page) -> None:
    questions = asking(surface, page)
    card = show(questions, QUESTIONS["number"], by_mouse)
    answer(card, QUESTIONS["number"], by_mouse, right=True)
    expect(card.locator(".lb-verdict")).to_have_text("Yes.")
    page.goto(surface.address("05-my-practice"))
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Erase now, for good").click()
    expect(page.get_by_text("were erased.")).to_be_visible()
    assert page.evaluate("() => localStorage.getItem('lowback.answers.1')") is None


@pytest.mark.parametrize("surface", ["site"], indirect=True)
@pytest.mark.parametrize("name", list(library().exercises))
def test_every_muscle_of_every_phase_is_on_the_figure(surface: Surface, page: Page, name: str) -> None:
    surface.open(page, f"{library().numbers[name]}-{name}")
    surface.part(page, "Understand it", ".lb-muscles")
    for phase in library().lessons[name].phases:
        page.locator(f".lb-phase[data-phase='{phase.id}']").click()
        shown = page.locator(".lb-muscle-lines .lb-muscle").evaluate_all(
            "lines => lines.filter(line => line.getTotalLength() > 10).map(line => line.dataset.muscle)"
        )
        sides = {muscle.muscle: 1 if muscle.side else 2 for muscle in phase.muscles}
        assert {muscle: shown.count(muscle) for muscle in shown} == sides
        expect(page.locator(".lb-phase-told tbody tr")).to_have_count(len(phase.muscles))


def test_what_moves_and_what_holds(surface: Surface, page: Page) -> None:
    surface.open(page, NOTEBOOK)
    muscles = surface.part(page, "Understand it", ".lb-muscles")
    muscles.get_by_role("button", name="Legs out").press("Enter")
    expect(muscles.get_by_role("row", name="Iliopsoas lengthens (eccentric)")).to_be_visible()
    expect(muscles.get_by_role("row", name="Quadriceps shortens (concentric)")).to_be_visible()
    expect(muscles.locator(".lb-actions")).to_contain_text("Hip: Extension Sagittal plane")
    # What is turned goes along.
    before = muscles.locator(".lb-muscle-lines .lb-muscle").first.get_attribute("d")
    muscles.get_by_role("button", name="Front").click()
    expect(muscles.locator(".lb-muscle-lines .lb-muscle").first).not_to_have_attribute("d", before or "")


@pytest.mark.parametrize("surface", ["site", "lab"], indirect=True)
def test_anyone_can_use_it(surface: Surface, page: Page) -> None:
    questions = asking(surface, page)
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if surface.name != "lab":
            page.set_viewport_size({"width": width, "height": 800})
        for kind in ("one", "order", "point", "number"):
            show(questions, QUESTIONS[kind], by_mouse)
            assert not page.evaluate(SIDEWAYS)
            assert axe(page, within=".lb-questions:not(.lb-science *)") == [], (scheme, width, kind)
        surface.part(page, "Understand it", ".lb-muscles")
        assert axe(page, within=".lb-muscles") == [], (scheme, width)
    small = page.locator(
        ":is(.lb-questions, .lb-muscles, .lb-science) :is(button, input, label.lb-check)"
    ).evaluate_all(
        """found => found.filter(one => one.offsetParent).map(one => one.closest("label") ?? one).filter(one => {
			const { width, height } = one.getBoundingClientRect();
			return height < 43.5 || width < 43.5;
		}).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert small == []
