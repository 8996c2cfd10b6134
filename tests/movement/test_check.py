"""What only follows from the poses is found too, each kind with a broken example made from the real content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lowback.cli import main
from lowback.content import check

if TYPE_CHECKING:
    from pathlib import Path

LIFTS = "03-double-knee-lifts.toml"
TWIST = "04-seated-twist.toml"


#: What only follows from the poses: file, what to replace, by what, the problem expected.
FOLLOWS = {
    "under the floor": (
        "01-standing-roll-down.toml",
        "lean = 66, hip_flexion = 74",
        "lean = 76, hip_flexion = 84",
        "01-standing-roll-down.toml: steps[5]: found the right hand 0.0",
    ),
    "sliding": (
        "02-raise-and-pull.toml",
        r'through = \[\{ at = 0.5, pose = "hands-lifted" \}\]\n',
        "",
        "found the palms slid by 0.2",
    ),
    "off the floor": (
        LIFTS,
        "lumbar_flexion = 14, thorax_flexion = -8, hip_flexion = 109",
        "lumbar_flexion = 30, hip_flexion = 109",
        "found the back 0.0",
    ),
    "beyond the range where a sole is planted": (
        "01-standing-roll-down.toml",
        "lean = 66, hip_flexion = 74",
        "lean = 60, hip_flexion = 124",
        "degrees of ankle_dorsiflexion_",
    ),
    "off the seat": (
        TWIST,
        r'contacts = \["seat", "soles"\]\nangles = \{ hip_flexion = 90',
        'contacts = ["seat", "soles"]\nangles = { hip_flexion = 60',
        "degrees of ankle_dorsiflexion_",
    ),
    "a seat that the pelvis lifts from": (
        "01-standing-roll-down.toml",
        "lean = 20, hip_flexion = 110",
        "lean = 20, hip_flexion = 100",
        "found the pelvis 0.0",
    ),
    "hands off the wall": (
        "01-standing-roll-down.toml",
        "lean = 38, hip_flexion = 66",
        "lean = 38, hip_flexion = 84",
        "H off the wall in the step",
    ),
    "a head in the wall": (
        "01-standing-roll-down.toml",
        "lean = 38, hip_flexion = 66",
        "lean = 50, hip_flexion = 50",
        "H inside the wall in the step",
    ),
}


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_follows_from_the_poses_is_checked_too(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file, pattern, replacement, expected = FOLLOWS[name]
    text = (folder / file).read_text()
    changed, count = re.subn(pattern, replacement, text, count=1)
    assert count == 1
    (folder / file).write_text(changed)
    # The rules of the content alone find nothing.
    assert check(folder) == []
    code = main(["check", str(folder)])
    said = capsys.readouterr().err
    assert code == 1
    assert expected in said
    assert "in the step '" in said
    assert ". Write " in said
