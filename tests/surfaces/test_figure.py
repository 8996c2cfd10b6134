"""The figure on each surface: it shows what was computed, turns, rests, steps, and stands beside each step."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lowback.content import library
from lowback.course import clips
from lowback.kinematics.body import INDEX
from lowback.request import doses_of, request
from lowback.strings import t
from playwright.sync_api import expect

from tests.lessons import EXERCISES as NOTEBOOKS

from .conftest import fresh_context
from .surface import Surface, axe, readable

if TYPE_CHECKING:
    from lowback.kinematics import Posture
    from playwright.sync_api import Browser, Locator, Page

    from .servers import Server
    from .surface import GuideOnPage

ROOT = Path(__file__).resolve().parents[2]
#: How far a joint may be drawn from where it was computed, in statures.
NEAR = 0.008

_READ = """
svg => ({
	...svg.dataset,
	joints: Object.fromEntries([...svg.querySelectorAll("[data-point]")].map(
		circle => [circle.dataset.point, [Number(circle.getAttribute("cx")), Number(circle.getAttribute("cy"))]])),
})
"""

#: Let the page paint what the clock has brought, and read what it shows then.
_NOW = f"""
async () => {{
	await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	const guide = document.querySelector(".lb-guide");
	const field = [...guide.querySelectorAll(".lb-field")].find(one => one.checkVisibility());
	return {{
		status: guide.dataset.status,
		asks: Boolean(guide.querySelector(".lb-answers:not([hidden])")),
		...field.dataset,
		picture: ({_READ})(field.querySelector("svg.lb-figure")),
	}};
}}
"""


@pytest.fixture
def moves() -> bool:
    """Figures move, as most people see them."""
    return True


def drawn(figure: Locator) -> dict[str, Any]:
    """Return what a picture says of itself: its camera, its scale, and where its joints are."""
    found: dict[str, Any] = figure.evaluate(_READ)
    return found


def expected(posture: Posture, picture: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Return where the joints of a posture belong in a picture, by its camera."""
    around, above = (math.radians(float(picture[name])) for name in ("around", "above"))
    size, across, down = map(float, picture["frame"].split(","))
    places = {}
    for name in picture["joints"]:
        x, y, z = posture.points[INDEX[name]]
        right = math.cos(around) * x - math.sin(around) * z
        deep = math.sin(around) * x + math.cos(around) * z
        up = math.cos(above) * y - math.sin(above) * deep
        places[name] = (across + right * size, down - up * size)
    return places


def apart(posture: Posture, picture: dict[str, Any]) -> float:
    """Return how far the worst joint is drawn from where it belongs, in statures."""
    size = float(picture["frame"].split(",")[0])
    return max(math.dist(place, picture["joints"][name]) / size for name, place in expected(posture, picture).items())


def figure_of(guide: GuideOnPage) -> Locator:
    """Return the guide's large figure."""
    return guide.root.locator(".lb-field:visible svg.lb-figure")


def settled(page: Page) -> None:
    """Let the page paint what the clock has brought."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


@pytest.mark.parametrize(
    ("surface", "notebook"),
    [*(("site", name) for name in NOTEBOOKS), ("voila", NOTEBOOKS[0]), ("lab", NOTEBOOKS[-1])],
    indirect=["surface"],
)
def test_the_pose_shown_is_the_pose_computed(surface: Surface, fast_page: Page, notebook: str) -> None:
    name = notebook[3:]
    made = clips(library().exercise(name))
    guide = surface.open(fast_page, notebook)
    guide.press("Start")
    looked: set[str] = set()
    seconds = 0.0
    while seconds < 120:
        now = fast_page.evaluate(_NOW)
        if now["status"] != "running":
            break
        phase, fraction = now["phase"], float(now["fraction"])
        step = phase.split("/")[1]
        # The clip that ends in this step's pose and begins where the one before ended: one of them fits.
        candidates = [clip for clip in made.values() if clip.step == step]
        assert min(apart(clip.at(fraction), now["picture"]) for clip in candidates) < NEAR, f"{phase} at {fraction}"
        looked.add(step)
        guide.advance(1.3)
        seconds += 1.3
        if now["asks"]:
            guide.press("No pain")
    assert len(looked) >= 5


def test_the_figure_rests_in_a_pause_and_follows_back_and_skip(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    made = clips(library().exercise("seated-twist"))
    guide.press("Start")
    guide.run(until="turn-right")
    guide.advance(2)
    guide.press("Pause")
    settled(fast_page)
    paused = drawn(figure_of(guide))["joints"]
    assert apart(made["tall>turn-right"].at(0.5), drawn(figure_of(guide))) < NEAR
    guide.advance(20)
    settled(fast_page)
    assert drawn(figure_of(guide))["joints"] == paused
    guide.press("Skip")
    settled(fast_page)
    assert apart(made["turned-right>hold-right"].at(0), drawn(figure_of(guide))) < NEAR
    guide.press("Back")
    settled(fast_page)
    assert apart(made["tall>turn-right"].at(0), drawn(figure_of(guide))) < NEAR


def test_in_a_pause_the_figure_brings_its_legs_in(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "03-double-knee-lifts")
    made = clips(library().exercise("double-knee-lifts"))
    guide.press("Start")
    guide.run(until="hold-45")
    guide.advance(1)
    guide.press("Pause")
    guide.advance(10)
    settled(fast_page)
    fast_page.wait_for_function(
        "() => document.querySelector('.lb-player .lb-field').dataset.phase.includes('knees-back')"
    )
    settled(fast_page)
    assert apart(made["legs-45>knees-back"].at(1), drawn(figure_of(guide))) < NEAR
    # Stopped, it does not stay in a hold.
    guide.press("Stop")
    guide.button("I am tired").press("Enter")
    settled(fast_page)
    assert apart(made["start>lie-down"].at(1), drawn(figure_of(guide))) < NEAR


def test_dragging_keys_and_buttons_turn_the_camera(surface: Surface, page: Page) -> None:
    guide = surface.open(page, "04-seated-twist")
    figure = figure_of(guide)
    view = guide.root.locator(".lb-view:visible")
    first = drawn(figure)
    view.hover()
    box = view.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y + 20, steps=4)
    page.mouse.up()
    turned = drawn(figure)
    assert float(turned["around"]) == pytest.approx(float(first["around"]) + 40, abs=1)
    assert float(turned["above"]) == pytest.approx(float(first["above"]) + 10, abs=1)
    view.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    keyed = drawn(figure)
    assert float(keyed["around"]) == pytest.approx(float(turned["around"]) + 10, abs=0.2)
    assert float(keyed["above"]) == pytest.approx(float(turned["above"]) + 10, abs=0.2)
    page.keyboard.press("Home")
    assert drawn(figure)["around"] == first["around"]
    # Each view by a button, without dragging; pressed once more it gives the first view back.
    for name, around, above in (("Front", 90, 8), ("Above", 0, 80), ("Side", 0, 6)):
        guide.press(name)
        assert (float(drawn(figure)["around"]), float(drawn(figure)["above"])) == (around, above)
        expect(guide.button(name)).to_have_attribute("aria-pressed", "true")
    guide.press("Side")
    assert drawn(figure)["around"] == first["around"]
    # What is drawn after turning is still what was computed.
    guide.press("Front")
    guide.press("Start")
    assert apart(clips(library().exercise("seated-twist"))["tall>sit-tall"].at(0), drawn(figure)) < NEAR


def test_before_the_start_the_exercise_shows_itself_and_can_be_held(surface: Surface, page: Page) -> None:
    guide = surface.open(page, "04-seated-twist")
    field = guide.root.locator(".lb-field")
    hold = guide.button("Hold the picture")
    # What is scrolled away draws nothing.
    field.scroll_into_view_if_needed()
    seen = "() => globalThis.seen.size > 2"
    page.evaluate(
        """() => {
			globalThis.seen = new Set();
			const field = document.querySelector(".lb-field");
			new MutationObserver(() => globalThis.seen.add(field.dataset.phase))
				.observe(field, { attributeFilter: ["data-phase"] });
		}"""
    )
    page.wait_for_function(seen)
    hold.click()
    held = drawn(figure_of(guide))["joints"], field.get_attribute("data-fraction")
    settled(page)
    assert (drawn(figure_of(guide))["joints"], field.get_attribute("data-fraction")) == held
    guide.button("Show the movement").click()
    page.wait_for_function("fraction => document.querySelector('.lb-field').dataset.fraction !== fraction", arg=held[1])


def test_with_reduced_motion_it_steps_from_pose_to_pose(surface: Surface, browser: Browser) -> None:
    made = clips(library().exercise("seated-twist"))
    with fresh_context(browser, fast=True, reduced_motion="reduce") as context:
        page = context.new_page()
        guide = surface.open(page, "04-seated-twist")
        # It does not begin by itself.
        expect(guide.button("Show the movement")).to_be_visible()
        guide.press("Start")
        guide.run(until="turn-right")
        for _ in range(3):
            settled(page)
            assert apart(made["tall>turn-right"].at(1), drawn(figure_of(guide))) < NEAR
            guide.advance(1)
        guide.run(until="return-from-right")
        settled(page)
        assert apart(made["turned-right>return-from-right"].at(1), drawn(figure_of(guide))) < NEAR


def test_each_step_stands_beside_its_words(surface: Surface, page: Page) -> None:
    guide = surface.open(page, "03-double-knee-lifts")
    exercise = library().exercise("double-knee-lifts")
    poses = {pose.id: pose.text for pose in exercise.movement.poses}
    made = clips(exercise)
    for step in exercise.steps:
        line = guide.root.locator(f"li[data-step='{step.id}']")
        if not line.count():
            continue
        picture = line.get_by_role("img", name=poses[step.pose], exact=True)
        expect(picture).to_have_count(1)
        clip = next(clip for clip in made.values() if clip.step == step.id)
        assert apart(clip.at(1), drawn(picture)) < NEAR


def test_the_working_side_and_the_hold_are_marked(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    figure = figure_of(guide)
    guide.press("Start")
    settled(fast_page)
    # In position: no side yet, and no arrow. Who gets into place, or rests, is not shown what to do.
    assert figure.get_attribute("data-side") is None
    expect(figure.locator(".lb-arrow")).to_have_count(0)
    guide.run(until="turn-left")
    settled(fast_page)
    expect(figure.locator(".lb-arrow.lb-tip").first).to_be_attached()
    expect(figure).to_have_attribute("data-side", "left")
    expect(figure.locator(".lb-side-label")).to_have_text("left")
    guide.run(until="hold-left")
    guide.advance(1)
    settled(fast_page)
    expect(figure.locator(".lb-ring")).to_be_attached()
    expect(figure.locator(".lb-held")).to_be_attached()


def test_the_picture_is_told_in_words(surface: Surface, fast_page: Page) -> None:
    guide = surface.open(fast_page, "04-seated-twist")
    view = guide.root.locator(".lb-view:visible")
    guide.press("Start")
    guide.run(until="hold-right")
    settled(fast_page)
    expect(view).to_have_accessible_name(
        "Sitting tall, the shoulders turned to the right, the face turned to the left."
    )


def test_the_instrument_scrubs_charts_and_follows_python(live: Surface, page: Page) -> None:
    live.open(page, "movement")
    movement = page.locator(".lb-movement")
    movement.scroll_into_view_if_needed()
    figure = movement.locator(".lb-field svg.lb-figure")
    slider = movement.get_by_role("slider", name="Moment of the exercise")
    slider.fill("19")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("19 s of 2 min 13 s"))
    made = clips(library().exercise("seated-twist"))
    assert apart(made["tall>turn-right"].at(1), drawn(figure)) < NEAR
    chart = movement.get_by_role("img", name=re.compile("Angles over the exercise"))
    expect(chart).to_have_accessible_name(
        re.compile("Thorax: rotation: from -35 to 35 degrees; range of motion -35 to 35")
    )
    expect(chart.locator("canvas")).to_be_visible()
    movement.get_by_text("The values as a table").click()
    table = movement.get_by_role("table", name="Angles in degrees at the end of each phase")
    expect(table.get_by_role("row")).to_have_count(2 + 40)
    expect(table.get_by_role("columnheader", name="Neck: rotation")).to_be_visible()
    movement.get_by_text("Choose joints").click()
    movement.get_by_role("checkbox", name="Neck: rotation").uncheck()
    expect(table.get_by_role("columnheader", name="Neck: rotation")).to_have_count(0)
    # A student changes a keyframe in Python: the figure and the chart follow, at the same moment.
    page.get_by_role("button", name="Turn less").click()
    expect(chart).to_have_accessible_name(re.compile("Thorax: rotation: from -10 to 10 degrees"))
    assert apart(made["tall>turn-right"].at(1), drawn(figure)) > 0.02
    expect(slider).to_have_value("19")
    assert axe(page, within=".lb-movement") == [], readable(axe(page, within=".lb-movement"))


def test_the_page_stays_where_it_was_scrolled_to_while_the_figure_moves(site: Server, browser: Browser) -> None:
    """A browser holds a page by an element of it: by a part of the figure that moves, the page would move along."""
    screen = {"width": 360, "height": 740}
    with fresh_context(browser, moves=True, viewport=screen, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.clock.install()
        guide = Surface("site", site).open(page, "04-seated-twist")
        cues = set()

        def look(frames: int) -> None:
            for _ in range(frames):
                page.clock.fast_forward(200)
                page.evaluate("() => new Promise(requestAnimationFrame)")
                cues.add(guide.root.locator(".lb-caption").inner_text())
                assert page.evaluate("Math.round(scrollY)") == at, cues

        at = 0
        look(10)
        at = 345
        page.evaluate("at => scrollTo(0, at)", at)
        look(70)
        assert len(cues) >= 4, cues


def test_an_exercises_page_prints_one_sheet(voila: Server, page: Page) -> None:
    guide = Surface("voila", voila).open(page, "02-raise-and-pull")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    page.emulate_media(media="print")
    sheet = page.locator(".lb-sheet")
    expect(sheet).to_be_visible()
    expect(sheet.locator("ol li")).to_have_count(14)
    expect(guide.root.locator(".lb-panel")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(sheet).to_have_count(0)
    expect(guide.button("Start")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "variant"),
    # What is offered first, and the way with the most steps.
    [*((name, None) for name in library().exercises), ("double-knee-lifts", "lower-step-by-step")],
)
def test_the_sheet_needs_no_kernel_and_every_key_pose_is_written(
    name: str, variant: str | None, page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.html"
    asked = request(name, variant, {})
    command = [sys.executable, "-m", "lowback.cli", "sheet", name, "--variant", asked.variant.id, "--out", str(path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == str(path)
    page.goto(path.as_uri())
    exercise = library().exercise(name)
    sheet = page.locator(".lb-sheet")
    steps = [step for part in asked.variant.parts for step in part.steps]
    cues = {step.id: step.cue for step in exercise.steps}
    expect(sheet.locator("ol li")).to_have_count(len(steps))
    for line, step in zip(sheet.locator("ol li").all(), steps, strict=True):
        expect(line).to_contain_text(cues[step])
    for sign in exercise.stop_signs:
        # With where it leads: help now is not the same as enough for today.
        expect(sheet).to_contain_text(f"{sign.text} {t(f'leads.{sign.leads}')}")
    for rule in doses_of(exercise, asked.variant).values():
        expect(sheet).to_contain_text(f"{rule.label}: {rule.default}")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 1
    assert axe(page) == [], readable(axe(page))
    # For a person to look at: build/poses.
    folder = ROOT / "build" / "poses"
    folder.mkdir(parents=True, exist_ok=True)
    for line, step in zip(sheet.locator("ol li").all(), steps, strict=True):
        written = folder / f"{name}-{step}.png"
        line.locator(".lb-still").screenshot(path=written)
        assert written.stat().st_size > 1000


def test_the_cards_show_each_exercises_figure(voila: Server, page: Page) -> None:
    page.goto(f"{voila.url}/")
    cards = page.locator(".lb-card").all()
    # By the position one is in: who lies, lies on, and bending while standing does not come first.
    order = ["double-knee-lifts", "raise-and-pull", "seated-twist", "standing-roll-down"]
    assert [card.get_attribute("data-exercise") for card in cards] == order
    for name, card in zip(order, cards, strict=True):
        exercise = library().exercise(name)
        movement = exercise.movement
        words = next(pose.text for pose in movement.poses if pose.id == movement.card)
        picture = card.get_by_role("img", name=words, exact=True)
        expect(picture).to_be_visible()
        ends = [clip.at(1) for clip in clips(exercise).values()]
        ends += [posture for clip in clips(exercise).values() for _, posture in clip.keyframes]
        assert min(apart(end, drawn(picture)) for end in ends) < NEAR


@pytest.mark.parametrize(
    ("notebook", "drawn_first"),
    [
        (NOTEBOOKS[0], ("Hip: flexion", "Low back: flexion", "Thorax: flexion")),
        (NOTEBOOKS[1], ("Low back: flexion", "Thorax: flexion", "Hip: flexion")),
        (NOTEBOOKS[2], ("Hip: flexion",)),
        (NOTEBOOKS[3], ("Thorax: rotation", "Low back: rotation")),
    ],
)
def test_the_chart_begins_with_what_the_back_does(
    site: Server, page: Page, notebook: str, drawn_first: tuple[str, ...]
) -> None:
    surface = Surface("site", site)
    surface.open(page, notebook)
    movement = surface.part(page, "See it", ".lb-movement")
    chart = movement.get_by_role("img", name=re.compile("Angles over the exercise"))
    name = chart.get_attribute("aria-label") or ""
    for joint in drawn_first:
        assert joint in name, name
