"""The exported BVH, read back by a parser that is not ours: its joints lie where ours do."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import bvhio
import lowback
import pytest
from lowback.content import library
from lowback.course.course import Course
from lowback.kinematics.body import INDEX, pelvis_middle
from lowback.request import request

if TYPE_CHECKING:
    from pathlib import Path

STATURE = 1.62
RATE = 4
SIDED = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")


@pytest.mark.parametrize("name", list(library().exercises))
def test_joints_lie_where_ours_do(name: str, tmp_path: Path) -> None:
    path = lowback.Movement(name).export(tmp_path / "x.bvh", stature=STATURE, frames_a_second=RATE)
    asked = request(name, None, {})
    moments = list(Course(asked.exercise, asked.variant, asked.dose).sampled(1 / RATE))
    container = bvhio.readAsBvh(str(path))
    assert container.FrameCount == len(moments)
    # From the first moment to the last, both included.
    assert (len(moments) - 1) / RATE == sum(phase.seconds for phase in {m.phase.id: m.phase for m in moments}.values())
    assert container.FrameTime == pytest.approx(1 / RATE, abs=1e-5)
    root = bvhio.readAsHierarchy(str(path))
    joints = {joint.Name: joint for joint, _, _ in root.layout()}
    for at in range(0, len(moments), 7):
        root.loadPose(at)
        points = moments[at].posture.points
        sided = [f"{joint}_{side}" for joint in SIDED for side in ("right", "left")]
        expected = {name: points[INDEX[name]] for name in sided}
        expected |= {"pelvis": pelvis_middle(points), "neck_1": points[INDEX["neck"]], "head": points[INDEX["skull"]]}
        for joint, ours in expected.items():
            theirs = joints[joint].PositionWorld
            assert math.dist(theirs, [value * STATURE for value in ours]) < 1e-4, (joint, moments[at].phase.id)


def test_export_says_what_to_write(tmp_path: Path) -> None:
    movement = lowback.Movement("seated-twist")
    for arguments, words in (
        ({"path": tmp_path / "x.txt"}, "ends in .bvh"),
        ({"path": tmp_path / "x.bvh", "stature": 170}, "stature is 170; write a number from 0.3 to 3"),
        ({"path": tmp_path / "x.bvh", "frames_a_second": 0}, "frames_a_second is 0"),
        ({"path": tmp_path / "x.bvh", "stature": "1.70"}, "stature is '1.70'; write a number"),
        ({"path": tmp_path / "x.bvh", "frames_a_second": None}, "frames_a_second is None"),
        ({"path": tmp_path / "none" / "x.bvh"}, "write a file in a folder that is there"),
    ):
        with pytest.raises(ValueError, match=words):
            movement.export(**arguments)
    assert list(tmp_path.iterdir()) == []
