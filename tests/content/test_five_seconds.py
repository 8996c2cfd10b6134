"""The five seconds hang on the movement: content that would get round them, one way after the other.

Each way is the real content with something changed in it. `lowback check` names it, and what would lead the exercise
refuses it, or keeps it to five seconds, besides.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from lowback.cli import main
from lowback.content.library import load
from lowback.errors import RequestError
from lowback.hovers import hovers
from lowback.plan import plan_of
from lowback.request import doses_of, request
from lowback.timeline import timeline

if TYPE_CHECKING:
    from pathlib import Path

LIFTS = "03-double-knee-lifts.toml"
OUT = "both legs stretched out off the floor"
#: The article's round, as it stands in the file.
ROUND = '"knees-in", "legs-out", "hold-low", "knees-back", "feet-down", "rest"'


class Way:
    """A file of content that is made worse. It has no caps: they are content's own, and may be left out."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(r"(?m)^cap = [35]\n", "", text)

    def swap(self, old: str, new: str, times: int = 1) -> Way:
        """Replace what is there, so often."""
        assert old in self.text, f"the example no longer fits the content: {old}"
        return Way(self.text.replace(old, new, times))

    def step(self, name: str, **fields: str) -> Way:
        """Write fields of a step; a field that is '' is taken out."""
        found = re.search(rf'(?ms)^\[\[steps\]\]\nid = "{name}"\n.*?\n\n', self.text)
        assert found, f"the example no longer fits the content: {name}"
        lines = found.group().rstrip().split("\n")
        for field, value in fields.items():
            lines = [line for line in lines if not line.startswith(f"{field} = ")]
            lines += [f"{field} = {value}"] if value else []
        return Way(self.text.replace(found.group(), "\n".join(lines) + "\n\n"))

    def pose(self, name: str, angles: str) -> Way:
        """Write the angles of a pose anew."""
        found = re.search(rf'(?ms)^\[\[movement\.poses\]\]\nid = "{name}"\n.*?\n\n', self.text)
        assert found, f"the example no longer fits the content: {name}"
        return Way(
            self.text.replace(found.group(), re.sub(r"angles = \{.*\}", f"angles = {{ {angles} }}", found.group()))
        )

    def new(self, name: str, kind: str, pose: str, more: str = 'dose = "rest"') -> Way:
        """Put a step behind the last one."""
        written = (
            f'[[steps]]\nid = "{name}"\nkind = "{kind}"\ncue = "Stay"\ntext = "Stay."\npose = "{pose}"\n{more}\n\n'
        )
        return Way(self.text.replace("# ── Movement", f"{written}# ── Movement", 1))

    def parts(self, *steps: str) -> Way:
        """Let a round of the article's way be these steps."""
        return self.swap(ROUND, ", ".join(f'"{step}"' for step in steps))

    def most(self, seconds: int) -> Way:
        """Let a hold last so long, and no step say otherwise."""
        text = re.sub(
            r"(?s)(\[dose\.hold\].*?most = )3", rf"\g<1>{seconds}", self.text.replace("cap = 3\n", ""), count=1
        )
        return Way(text)


def _behind_the_hold(kind: str, more: str) -> object:
    return lambda way: way.new("stay", kind, "legs-low", more).parts(
        "knees-in", "legs-out", "hold-low", "stay", "knees-back", "feet-down", "rest"
    )


LATE = ", ".join(['"right"'] * 13 + ['"left"'])
ANSWERS = 'go_on = "Go on"\nfinish = "End"'

#: Each way round: what is changed, and a piece of what is said of it.
WAYS = {
    "a rest of a minute behind the hold": (_behind_the_hold("rest", 'dose = "rest"'), "the rest 'stay' with"),
    "a change of side behind the hold": (_behind_the_hold("change-side", "seconds = 9"), "the change-side 'stay' with"),
    "a question behind the hold": (_behind_the_hold("question", ANSWERS), "the question 'stay' with"),
    "time to get into position behind the hold": (_behind_the_hold("position", "seconds = 30"), "the position 'stay'"),
    "a slow move behind the hold": (_behind_the_hold("move", "seconds = 30"), "the move 'stay' with"),
    "a second hold behind the hold": (_behind_the_hold("hold", "seconds = 3"), "the hold 'hold-low' with"),
    "getting up from the hold": (
        lambda way: way.parts("knees-in", "legs-out", "hold-low"),
        "the hold 'hold-low' with",
    ),
    "a hold without the knees in between": (lambda way: way.parts("legs-out", "hold-low"), "the hold 'hold-low' with"),
    "up half way and down again, with the legs never in": (
        lambda way: way.parts("knees-in", "legs-out", "hold-low", "legs-up-45", "hold-45", "knees-back", "rest"),
        "2 seconds for 'legs-up-45'",
    ),
    "pulses between two heights": (
        lambda way: way.new("again", "move", "legs-low", "seconds = 2").parts(
            "knees-in", "legs-out", "legs-up-45", "again", "hold-low", "knees-back", "rest"
        ),
        "the move 'legs-up-45' with",
    ),
    "a hold of nine seconds, and no cap": (lambda way: way.most(9), "9 seconds for 'hold-low'"),
    "a hold of four seconds, and no cap": (lambda way: way.most(4), "4 seconds for 'hold-low'"),
    "a hold of the article's own five seconds, the moves beside it": (
        lambda way: way.most(5),
        "5 seconds for 'hold-45'",
    ),
    "a cap of a minute": (lambda way: way.most(60).step("hold-low", cap="60"), "60 seconds for 'hold-low'"),
    "the same exercise by another name": (
        lambda way: way.most(20).swap('id = "double-knee-lifts"', 'id = "leg-hovers"'),
        "20 seconds for 'hold-low'",
    ),
    "seconds of the hold's own": (
        lambda way: way.step("hold-low", dose="", seconds="16"),
        "16 seconds for 'hold-low'",
    ),
    "a variant's own amount": (
        lambda way: way.step("hold-low").swap(
            "\n# ── Dose",
            '\n[variants.dose.hold]\nlabel = "Hold"\nunit = "seconds"\ndefault = 3\nleast = 1\nmost = 9\n'
            'basis = "default"\nnote = "x"\n\n# ── Dose',
        ),
        "variants[1].dose.hold.most: found 9 seconds for 'hold-low'",
    ),
    "a slow move into the hold": (lambda way: way.step("legs-out", seconds="6"), "3 seconds for 'hold-low'"),
    "a slow move out of the hold": (lambda way: way.step("knees-back", seconds="6"), "3 seconds for 'hold-low'"),
    "moves as slow as one likes": (
        lambda way: way.step("legs-out", seconds="", dose='"move_seconds"'),
        "3 seconds for 'hold-low'",
    ),
    "moves so slow that they alone are too long": (
        lambda way: way.step("legs-out", seconds="10").step("knees-back", seconds="10"),
        "in 'legs-out', 'knees-back'",
    ),
    "a hold that is called a rest": (
        lambda way: way.step("hold-low", kind='"rest"'),
        "the rest 'hold-low' with",
    ),
    "a hold that is called a move": (
        lambda way: way.step("hold-low", kind='"move"', dose="", seconds="8"),
        "the move 'hold-low' with",
    ),
    "a hold that is called a question": (
        lambda way: way.step("hold-low", kind='"question"', dose="", go_on='"Go on"', finish='"End"'),
        "the question 'hold-low' with",
    ),
    "a hold that is called a position": (
        lambda way: way.step("hold-low", kind='"position"'),
        "the position 'hold-low' with",
    ),
    "a hold in a part of its own": (
        lambda way: way.swap(
            f'repeat = "repetitions", steps = [{ROUND}] }},',
            'steps = ["knees-in", "legs-out"] },\n  { id = "out", position = "on-your-back", steps = ["hold-low"] },\n'
            '  { id = "in", position = "on-your-back", steps = ["knees-back", "feet-down"] },',
        ),
        "the hold 'hold-low' with both legs stretched out off the floor and without a move on both sides",
    ),
    "a rest with the legs out, by its pose": (lambda way: way.step("rest", pose='"legs-low"'), "the rest 'rest' with"),
    "lying down with the legs out": (
        lambda way: way.step("lie-down", pose='"legs-low"'),
        "the position 'lie-down' with",
    ),
    "getting up with the legs out": (
        lambda way: way.swap("through = [{ at = 0.35", 'through = [{ at = 0.1, pose = "legs-low" }, { at = 0.35'),
        "the get-up 'get-up' with",
    ),
    "a move through the hover": (
        lambda way: way.step(
            "feet-down",
            through='[{ at = 0.1, pose = "legs-low" }, { at = 0.9, pose = "legs-low" }]',
            seconds="9",
            dose="",
        ),
        "'feet-down'",
    ),
    "a short move through the hover, where one may pause": (
        lambda way: way.step("feet-down", through='[{ at = 0.5, pose = "legs-low" }]', seconds="3", dose=""),
        "the move 'feet-down' with",
    ),
    "a pose that is passed in a moment of a long move": (
        lambda way: way.step(
            "feet-down",
            through='[{ at = 0.02, pose = "knees-in" }, { at = 0.04, pose = "legs-low" }, '
            '{ at = 0.06, pose = "knees-in" }]',
            seconds="600",
            dose="",
        ),
        "the move 'feet-down' with",
    ),
    "legs a little above the floor": (
        lambda way: way.pose("table", "hip_flexion = 2, knee_flexion = 0.5"),
        "5 seconds for 'hold-table'",
    ),
    "another pose by another name": (
        lambda way: way.swap(
            '[[movement.poses]]\nid = "legs-low"',
            '[[movement.poses]]\nid = "pause"\ntext = "x"\nlike = "legs-45"\ncontacts = ["pelvis", "back"]\n'
            'angles = { hip_flexion = 25 }\n\n[[movement.poses]]\nid = "legs-low"',
        ).step("rest", pose='"pause"'),
        "the rest 'rest' with",
    ),
    "a bent pose that was stretched": (
        lambda way: way.pose("table", "hip_flexion = 30, knee_flexion = 10"),
        "5 seconds for 'hold-table'",
    ),
    "knees a little bent": (
        lambda way: way.pose("table", "hip_flexion = 30, knee_flexion = 25"),
        "5 seconds for 'hold-table'",
    ),
    "legs apart": (
        lambda way: way.pose("table", "hip_flexion = 20, knee_flexion = 5, hip_abduction = 20"),
        "5 seconds for 'hold-table'",
    ),
    "a foot on the floor that is lifted": (
        lambda way: way.pose(
            "right-up", "hip_flexion_right = 20, knee_flexion_right = 5, hip_flexion_left = 20, knee_flexion_left = 5"
        ),
        "5 seconds for 'up-right'",
    ),
    "the trunk a little up": (
        lambda way: way.pose("table", "lean = -70, hip_flexion = 30, knee_flexion = 5"),
        "5 seconds for 'hold-table'",
    ),
    "the trunk curled up": (
        lambda way: way.pose("table", "lumbar_flexion = 55, thorax_flexion = 45, hip_flexion = 20, knee_flexion = 5"),
        "5 seconds for 'hold-table'",
    ),
    "a side whose turn comes late": (
        lambda way: (
            way.new("stay", "rest", "legs-low", 'seconds = 9\nside = "left"\nafter_last = true')
            .swap(
                f'repeat = "repetitions", steps = [{ROUND}]',
                f'repeat = "repetitions", alternate = [{LATE}], steps = ["stay", {ROUND}]',
            )
            .swap("most = 10\n", "most = 20\n")
        ),
        "the rest 'stay' with",
    ),
    "one side's way out for both": (
        lambda way: way.step("knees-back", side='"left"').swap(
            f'repeat = "repetitions", steps = [{ROUND}]',
            f'repeat = "repetitions", alternate = ["right", "left"], steps = [{ROUND}]',
        ),
        "3 seconds for 'hold-low'",
    ),
}


def _longest(folder: Path) -> float:
    """Return the longest that anything which leads an exercise would let the legs hover, in seconds."""
    longest = 0.0
    for exercise in load(folder).exercises.values():
        for variant in exercise.variants:
            for bound in ("least", "most"):
                dose = {name: getattr(rule, bound) for name, rule in doses_of(exercise, variant).items()}
                with contextlib.suppress(RequestError):
                    phases = timeline(exercise, variant, dose)
                    longest = max([longest, *(hover.seconds for hover in hovers(exercise, phases))])
    return longest


@pytest.fixture
def lifts(folder: Path) -> Path:
    """Return a content folder whose one exercise is that of the lifts: the others have tests of their own."""
    for path in folder.iterdir():
        others = path.is_dir() or path.name == "examination.toml" or path.name.endswith(".case.toml")
        if others or (path.name[:2].isdigit() and not path.name.startswith(LIFTS[:2])):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return folder


def test_a_folder_of_the_lifts_alone_has_nothing_wrong(lifts: Path) -> None:
    assert main(["check", str(lifts)]) == 0
    assert list(load(lifts).exercises) == ["double-knee-lifts"]


@pytest.mark.parametrize("name", WAYS)
def test_a_way_round_the_five_seconds_is_named_and_refused(
    lifts: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change, said = WAYS[name]
    text = change(Way((lifts / LIFTS).read_text())).text  # type: ignore[operator]
    file = lifts / LIFTS
    if 'id = "leg-hovers"' in text:
        file = file.rename(lifts / "07-leg-hovers.toml")
        (lifts / "03-double-knee-lifts.lesson.toml").unlink()
    file.write_text(text)
    assert main(["check", str(lifts)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert any(said in line and OUT in line for line in lines), lines
    assert _longest(lifts) <= 5.002


def test_face_down_it_is_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "02-raise-and-pull.toml"
    text, count = re.subn(
        r'(id = "flat-right"\n(?:.*\n)*?angles = \{.*hip_flexion = )[-0-9.]+', r"\g<1>-12", file.read_text(), count=1
    )
    assert count == 1
    file.write_text(text)
    assert main(["check", str(folder)]) == 1
    assert f"'stay-right' with {OUT}" in capsys.readouterr().err


def test_there_are_at_least_thirty_ways() -> None:
    assert len(WAYS) + 1 >= 30


def test_the_content_itself_stays_inside() -> None:
    found = {}
    for variant in ("gentler", "article", "lower-step-by-step"):
        for hold in (1, 3):
            asked = request("double-knee-lifts", variant, {"hold": hold})
            phases = timeline(asked.exercise, asked.variant, asked.dose)
            found[variant, hold] = max(hover.seconds for hover in hovers(asked.exercise, phases))
    assert found[("article", 3)] == pytest.approx(4.85, abs=0.02)
    assert found[("gentler", 3)] == pytest.approx(3.64, abs=0.02)
    assert found[("lower-step-by-step", 3)] == pytest.approx(4.36, abs=0.02)
    assert found[("article", 1)] == pytest.approx(2.85, abs=0.02)


def test_the_plan_tells_the_browser_what_is_left_for_each_hold() -> None:
    plan = plan_of(request("double-knee-lifts", "article", {}))
    caps = {variant["id"]: variant.get("caps") for variant in plan["variants"]}
    assert caps["article"] == {"lifts/hold-low": 3.151}
    assert caps["gentler"] == {"lifts/hold-45": 4.357}
    assert caps["lower-step-by-step"] == {"forty-five/hold-45": 4.357, "thirty/hold-30": 3.637}
    assert caps["tabletop"] is None
