"""An exercise as BioVision Hierarchy, the motion format that Blender and other animation programs open.

The skeleton is the figure's own: y up, lengths in metres, angles in degrees, each joint turned about z, then x, then y.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from lowback.content.joints import SIDES
from lowback.kinematics.body import (
    FOREARM,
    HALF_HIPS,
    HALF_SHOULDERS,
    HAND,
    HEAD_POINTS,
    LUMBAR,
    NECK,
    PELVIS,
    SHANK,
    THIGH,
    THORAX,
    TOE,
    UPPER_ARM,
    ball_turn,
    neck_turn,
    pelvis_frame,
    pelvis_middle,
    vertebra_turn,
    wrist_turn,
)
from lowback.kinematics.vectors import UPRIGHT, Rotation, Vector, rotation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lowback.kinematics.pose import Posture

#: A joint: its name, the name of the one it hangs from, where from there, and its own rotation by the angles.
_Joint = tuple[str, str, Vector, "Callable[[Mapping[str, float]], Rotation]"]


def bvh(postures: Sequence[Posture], each: float, stature: float) -> str:
    """Return a movement as the text of a BVH file.

    Parameters
    ----------
    postures
        The figure at equal stretches of time.
    each
        That stretch, in seconds.
    stature
        How tall the figure is, in metres.
    """
    joints = _skeleton()
    lines = ["HIERARCHY", *_hierarchy(joints, "", stature, 0), "MOTION", f"Frames: {len(postures)}"]
    lines.append(f"Frame Time: {each:.6f}")
    for posture in postures:
        values = [value * stature for value in pelvis_middle(posture.points)]
        for *_, turn in joints:
            values += _euler(turn(posture.angles))
        lines.append(" ".join(f"{value:.5f}" for value in values))
    return "\n".join(lines) + "\n"


def _skeleton() -> list[_Joint]:
    """Return the joints from the pelvis out, each after the one it hangs from."""
    joints: list[_Joint] = [("pelvis", "", (0.0, 0.0, 0.0), pelvis_frame)]
    joints += _spine()
    for side, sign in zip(SIDES, (1, -1), strict=True):
        joints += [*_leg(side, sign), *_arm(side, sign)]
    order = {name: at for at, (name, *_) in enumerate(joints)}
    # BVH lists a joint's values where its branch is written.
    written: list[str] = []

    def visit(name: str) -> None:
        written.append(name)
        for child, parent, *_ in joints:
            if parent == name:
                visit(child)

    visit("pelvis")
    return [joints[order[name]] for name in written]


def _spine() -> list[_Joint]:
    joints: list[_Joint] = []
    parent, offset = "pelvis", PELVIS
    for region, size in (("lumbar", LUMBAR), ("thorax", THORAX)):
        turn = partial(vertebra_turn, region=region, vertebrae=3)
        for vertebra in (1, 2, 3):
            name = f"{region}_{vertebra}"
            joints.append((name, parent, (0.0, offset, 0.0), turn))
            parent, offset = name, size / 3
    for half in (1, 2):
        joints.append((f"neck_{half}", parent, (0.0, offset, 0.0), neck_turn))
        parent, offset = f"neck_{half}", NECK / 2
    return [*joints, ("head", parent, (0.0, offset, 0.0), lambda _: UPRIGHT)]


def _leg(side: str, sign: int) -> list[_Joint]:
    hip, knee, ankle = (f"{joint}_{side}" for joint in ("hip", "knee", "ankle"))
    return [
        (hip, "pelvis", (0.0, 0.0, sign * HALF_HIPS), partial(ball_turn, joint="hip", side=side)),
        (knee, hip, (0.0, -THIGH, 0.0), lambda angles: rotation(-angles[f"knee_flexion_{side}"])),
        (ankle, knee, (0.0, -SHANK, 0.0), lambda angles: rotation(angles[f"ankle_dorsiflexion_{side}"])),
    ]


def _arm(side: str, sign: int) -> list[_Joint]:
    shoulder, elbow, wrist = (f"{joint}_{side}" for joint in ("shoulder", "elbow", "wrist"))
    top: Vector = (0.0, THORAX / 3, sign * HALF_SHOULDERS)
    return [
        (shoulder, "thorax_3", top, partial(ball_turn, joint="shoulder", side=side)),
        (elbow, shoulder, (0.0, -UPPER_ARM, 0.0), lambda angles: rotation(angles[f"elbow_flexion_{side}"])),
        (wrist, elbow, (0.0, -FOREARM, 0.0), partial(wrist_turn, side=side)),
    ]


def _ends() -> dict[str, Vector]:
    """Return where the outermost segments end."""
    ends: dict[str, Vector] = {"head": dict(HEAD_POINTS)["crown"]}
    for side in SIDES:
        ends |= {f"ankle_{side}": TOE, f"wrist_{side}": (0.0, -HAND, 0.0)}
    return ends


def _hierarchy(joints: Sequence[_Joint], parent: str, stature: float, depth: int) -> list[str]:
    """Return the lines of the joints that hang from one."""
    lines: list[str] = []
    pad = "  " * depth
    for name, hangs_from, offset, _ in joints:
        if hangs_from != parent:
            continue
        channels = "Zrotation Xrotation Yrotation"
        count = "3 "
        if not parent:
            channels, count = f"Xposition Yposition Zposition {channels}", "6 "
        lines += [f"{pad}{'JOINT' if parent else 'ROOT'} {name}", f"{pad}{{"]
        lines += [f"{pad}  OFFSET {_numbers(offset, stature)}", f"{pad}  CHANNELS {count}{channels}"]
        lines += _hierarchy(joints, name, stature, depth + 1)
        if end := _ends().get(name):
            lines += [f"{pad}  End Site", f"{pad}  {{", f"{pad}    OFFSET {_numbers(end, stature)}", f"{pad}  }}"]
        lines.append(f"{pad}}}")
    return lines


def _numbers(offset: Vector, stature: float) -> str:
    return " ".join(f"{value * stature:.6f}" for value in offset)


def _euler(r: Rotation) -> tuple[float, float, float]:
    """Return the turns about z, then x, then y that make a rotation, in degrees."""
    x = math.asin(min(1.0, max(-1.0, r[7])))
    if abs(r[7]) > 1 - 1e-9:
        # Straight up or down z and y turn about the same line: y takes nothing.
        return math.degrees(math.atan2(r[3], r[0])), math.degrees(x), 0.0
    return math.degrees(math.atan2(-r[1], r[4])), math.degrees(x), math.degrees(math.atan2(-r[6], r[8]))
