"""A way that is called easier or harder than the article's is so, by the moment of the legs about the hips."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest
from lowback.cli import main
from lowback.content import library
from lowback.course.level_rules import leg_moment, level_findings
from lowback.kinematics.pose import postures

from tests.lessons import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LIFTS = library().exercise("double-knee-lifts")

#: In newton metres, 70 kg and 1.70 m. By hand: a straight leg is 0.199 of the mass, its centre 0.310 m from the hip, so
#: both weigh 0.397 x 70 x 9.81 = 273 N at 0.310 m x cos(angle): 84 at 4 degrees, 60 at 45, 73 at 30. With one at 45
#: (30) and one bent like a table (9.5) they are 40; a foot on the floor bears its leg.
MOMENTS = {
    "gentler": 60,
    "article": 84,
    "heel-slides": 0,
    "march": 9.5,
    "tabletop": 19,
    "one-leg": 40,
    "lower-step-by-step": 73.5,
}


def test_each_way_weighs_what_it_does_by_hand() -> None:
    found = postures(LIFTS.movement)
    moments = {variant.id: leg_moment(LIFTS, variant, found) for variant in LIFTS.variants}
    assert moments == {name: pytest.approx(moment, abs=1) for name, moment in MOMENTS.items()}


@pytest.mark.parametrize(
    ("way", "level", "told"),
    [
        ("one-leg", "harder", "'harder', where the legs weigh 40 N m about the hips, and in the article's 84"),
        (
            "lower-step-by-step",
            "harder",
            "'harder', where the legs weigh 74 N m about the hips, and in the article's 84",
        ),
        ("gentler", "same", "'same', where the legs weigh 61 N m about the hips, and in the article's 84"),
        ("article", "harder", "'harder', where the legs weigh 84 N m about the hips, and in the article's 84"),
    ],
)
def test_a_level_that_the_lever_denies_is_named(way: str, level: str, told: str) -> None:
    index = [variant.id for variant in LIFTS.variants].index(way)
    variants = list(LIFTS.variants)
    right = variants[index].level
    variants[index] = msgspec.structs.replace(variants[index], level=level)
    broken = msgspec.structs.replace(LIFTS, variants=tuple(variants))
    assert list(level_findings(broken)) == [(f"variants[{index}].level", told, repr(right))]


def test_the_check_asks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    path = folder / "03-double-knee-lifts.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('id = "one-leg"\nlevel = "easier"', 'id = "one-leg"'))
    assert main(["check", str(folder)]) == 1
    told = "variants[5].level: found 'same', where the legs weigh 40 N m about the hips, and in the article's 84."
    assert told in capsys.readouterr().err


def test_what_is_no_matter_of_the_legs_is_not_asked() -> None:
    assert list(level_findings(library().exercise("seated-twist"))) == []
