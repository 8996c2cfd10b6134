"""What holds in every frame of every step of every exercise and variant."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import msgspec
import pytest
from lowback.content import library
from lowback.content.joints import COORDINATES, MIDDLE, PAIRED
from lowback.course import clips
from lowback.course.check import CONTACT_POINTS, slid
from lowback.course.clips import framed, pairs
from lowback.kinematics.body import INDEX, RADII, SEGMENTS, Body, pelvis_middle
from lowback.kinematics.things import REST_HEIGHTS, WALL
from lowback.movement import angles_data
from lowback.request import doses_of
from lowback.timeline import timeline

from .conftest import CLIPS, frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowback.kinematics import Clip, Posture

#: The table of the content facts: active, passive.
RANGES = {
    "lumbar_flexion": ((-29, 73), (-35, 73)),
    "lumbar_side_bend": ((-28, 28), None),
    "lumbar_rotation": ((-7, 7), None),
    "thorax_flexion": ((-25, 45), (-30, 45)),
    "thorax_side_bend": ((-25, 25), None),
    "thorax_rotation": ((-35, 35), None),
    "neck_flexion": ((-60, 50), None),
    "neck_rotation": ((-80, 80), None),
    "shoulder_flexion": ((-60, 180), None),
    "shoulder_abduction": ((0, 180), None),
    "elbow_flexion": ((0, 150), None),
    "wrist_extension": ((-math.inf, 70), (-math.inf, 90)),
    "hip_flexion": ((-15, 125), (-20, 125)),
    "hip_abduction": ((0, 45), None),
    "hip_rotation": ((0, 45), (0, 82)),
    "knee_flexion": ((0, 140), None),
    "ankle_dorsiflexion": ((-50, 20), (-75, 20)),
}
SLACK = 0.05


def test_each_range_of_motion_names_its_own_source() -> None:
    # A mean of how people sit is no norm; and what nobody looked up names nobody.
    assert PAIRED["hip_rotation"].basis == "Merck Manual; to 82 in cross-legged sitting, Ganokroj 2021"
    assert PAIRED["knee_flexion"].basis == "Hyodo 2017, crouching"
    assert MIDDLE["lumbar_flexion"].basis == "Troke 2005, standing, the youngest"
    assert MIDDLE["neck_rotation"].basis == "ours, for drawing"


def test_a_range_that_is_wider_where_the_floor_or_the_arms_bear_says_so() -> None:
    """The same joint has two bounds in two lessons: each says whose they are."""
    ranges = {
        name: angles_data(library().exercise(name), library().exercise(name).variants[0])["ranges"]["lumbar_flexion"]
        for name in ("standing-roll-down", "raise-and-pull")
    }
    assert ranges["standing-roll-down"] == {"least": -29, "most": 73, "basis": "Troke 2005, standing, the youngest"}
    assert ranges["raise-and-pull"] == {
        "least": -35,
        "most": 73,
        "basis": "Troke 2005, standing, the youngest; further where the floor or the arms bear, ours, for drawing",
    }


def point(frame: Posture, name: str) -> tuple[float, float, float]:
    return frame.points[INDEX[name]]


def test_segments_keep_their_length(clip: Clip) -> None:
    body = Body(dict.fromkeys(COORDINATES, 0.0)).points
    for frame in frames(clip):
        for a, b in SEGMENTS:
            rest = math.dist(body[INDEX[a]], body[INDEX[b]])
            assert math.dist(point(frame, a), point(frame, b)) == pytest.approx(rest, abs=1e-6), (a, b)


def test_nothing_is_under_the_floor(clip: Clip) -> None:
    for frame in frames(clip):
        for name, radius in RADII.items():
            assert point(frame, name)[1] - radius >= -0.01, name


def test_contacts_touch_the_floor_and_stay(clip: Clip) -> None:
    touched: dict[str, Posture] = {}
    for frame in frames(clip):
        touched = {contact: touched.get(contact, frame) for contact in frame.contacts}
        for contact, first in touched.items():
            if contact == "wall":
                ahead = [point(frame, name)[0] + RADII[name] for name in CONTACT_POINTS[contact]]
                assert ahead == pytest.approx([WALL] * 4, abs=0.01)
                continue
            rest = REST_HEIGHTS.get(contact, 0)
            heights = [point(frame, name)[1] - RADII[name] - rest for name in CONTACT_POINTS[contact]]
            # A pelvis on its side touches with one end.
            off = min(heights) if contact in REST_HEIGHTS else max(heights, key=abs)
            assert abs(off) <= 0.01, contact
            assert slid(contact, first, frame) < 0.01, contact


def test_joints_stay_inside_the_table(clip: Clip) -> None:
    for frame in frames(clip):
        for name, (active, passive) in RANGES.items():
            for angle in {name, f"{name}_right", f"{name}_left"} & set(frame.angles):
                resting = name.partition("_")[0] in frame.passive
                least, most = passive if passive and resting else active
                assert least - SLACK <= frame.angles[angle] <= most + SLACK, angle
        assert abs(frame.angles["lumbar_rotation"] + frame.angles["thorax_rotation"]) <= 45


def test_the_angles_are_those_that_bring_the_points_where_they_are(clip: Clip) -> None:
    for frame in frames(clip):
        body = Body(frame.angles)
        here, there = pelvis_middle(body.points), pelvis_middle(frame.points)
        body.move((there[0] - here[0], there[1] - here[1], there[2] - here[2]))
        for mine, its in zip(body.points, frame.points, strict=True):
            assert math.dist(mine, its) < 1e-6


def test_movement_is_smooth_and_rests_at_both_ends(clip: Clip) -> None:
    way = frames(clip)
    if len(way) == 1:
        return
    steps = [
        max(math.dist(a, b) for a, b in zip(before.points, after.points, strict=True))
        for before, after in itertools.pairwise(way)
    ]
    # Nothing leaps, and what moves begins and ends slower than it is on the way.
    assert max(steps) < 0.15
    assert max(steps[0], steps[-1]) < 0.6 * max(steps)


def test_a_clip_begins_where_the_one_before_it_ended() -> None:
    for name, exercise in library().exercises.items():
        made = clips(exercise)
        poses = {step.id: step.pose for step in exercise.steps}
        for start, step in pairs(exercise):
            ends = [clip.at(1.0).points for clip in made.values() if poses[clip.step] == start]
            for end in ends:
                for a, b in zip(end, made[f"{start}>{step}"].at(0.0).points, strict=True):
                    assert math.dist(a, b) < 0.01, (name, start, step)


def test_every_phase_of_every_dose_has_its_clip() -> None:
    for exercise in library().exercises.values():
        made = clips(exercise)
        poses = {step.id: step.pose for step in exercise.steps}
        for variant in exercise.variants:
            for dose in _doses(doses_of(exercise, variant)):
                phases = timeline(exercise, variant, dose)
                before = phases[0].step
                for phase in phases:
                    assert f"{poses[before]}>{phase.step}" in made
                    before = phase.step


def test_a_step_that_a_dose_leaves_out_leaves_no_gap() -> None:
    exercise = library().exercise("standing-roll-down")
    steps = tuple(
        msgspec.structs.replace(step, pose="head-right") if step.id == "shake-head" else step for step in exercise.steps
    )
    found = pairs(msgspec.structs.replace(exercise, steps=steps))
    # Shaking the back comes after shaking the head, or right after rolling down where that takes no time.
    assert ("head-right", "shake-back") in found
    assert ("bottom", "shake-back") in found


def _doses(rules: Mapping[str, object]) -> Iterator[dict[str, int]]:
    bounds = {name: msgspec.to_builtins(rule) for name, rule in rules.items()}
    usual = {name: rule["default"] for name, rule in bounds.items()}
    yield usual
    for name, rule in bounds.items():
        yield usual | {name: rule["least"]}
        yield usual | {name: rule["most"]}
    yield {name: rule["least"] for name, rule in bounds.items()}
    yield {name: rule["most"] for name, rule in bounds.items()}


def heading(frame: Posture, right: str, left: str) -> float:
    """Return where a pair of points faces, in degrees to the right of ahead: perpendicular to the line between them."""
    (rx, _, rz), (lx, _, lz) = point(frame, right), point(frame, left)
    return math.degrees(math.atan2(lx - rx, rz - lz))


def face(frame: Posture) -> float:
    """Return where the face looks, in degrees to the right of ahead."""
    (hx, _, hz), (nx, _, nz) = point(frame, "head"), point(frame, "nose")
    return math.degrees(math.atan2(nz - hz, nx - hx))


@pytest.mark.parametrize(("step", "sign"), [("turn-right", 1), ("turn-left", -1)])
def test_twist_back_one_way_and_head_the_other(step: str, sign: int) -> None:
    clip = CLIPS[f"seated-twist tall>{step}"]
    for at in (0.3, 0.5, 0.7, 1.0):
        frame = clip.at(at)
        pelvis = heading(frame, "hip_right", "hip_left")
        assert abs(pelvis) < 1
        # E4.6, E4.7 and E4.9, E4.10: shoulders to one side, face to the other side of the pelvis.
        assert sign * (heading(frame, "shoulder_right", "shoulder_left") - pelvis) > 2
        assert sign * (face(frame) - pelvis) < -2
    assert sign * heading(clip.at(1.0), "shoulder_right", "shoulder_left") == pytest.approx(42, abs=1)
    assert sign * face(clip.at(1.0)) == pytest.approx(-30, abs=2)


def test_a_way_back_is_the_way_there_backward() -> None:
    for exercise in library().exercises.values():
        made = clips(exercise)
        for key, found in framed(made).items():
            for mine, own in zip(found, made[key].frames(), strict=True):
                for a, b in zip(mine.points, own.points, strict=True):
                    assert math.dist(a, b) < 1e-9, key


def test_on_a_chair_the_thighs_are_level_and_the_feet_flat() -> None:
    for name in ("standing-roll-down seated>roll-down-sitting", "seated-twist chair-tall>chair-right"):
        for frame in frames(CLIPS[name]):
            assert "soles" in frame.contacts
            for side in ("right", "left"):
                assert point(frame, f"knee_{side}")[1] == pytest.approx(point(frame, f"hip_{side}")[1], abs=0.01)


def test_hands_walk_down_a_wall_and_the_head_stays_above_the_heart() -> None:
    clip = CLIPS["standing-roll-down at-wall>walk-down"]
    heights = [point(frame, "wrist_right")[1] for frame in frames(clip)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[-1] > 0.1
    assert point(clip.at(1.0), "head")[1] > point(clip.at(1.0), "chest_right")[1]


def test_a_pillow_lifts_the_hips_until_it_is_pulled_out() -> None:
    clip = CLIPS["raise-and-pull over-pillow-right>pillow-out"]
    heights = [point(frame, "pelvis_right")[1] - RADII["pelvis_right"] for frame in frames(clip)]
    assert heights[0] == pytest.approx(REST_HEIGHTS["pillow"])
    assert heights[-1] == pytest.approx(0)
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("side", ["right", "left"])
def test_with_the_head_forward_only_the_back_turns(side: str) -> None:
    for frame in frames(CLIPS[f"seated-twist tall>back-{side}"]):
        assert abs(face(frame)) < 2
    end = CLIPS[f"seated-twist tall>back-{side}"].at(1.0)
    turned = heading(end, "shoulder_right", "shoulder_left")
    assert turned == pytest.approx(42 if side == "right" else -42, abs=1)


@pytest.mark.parametrize("angle", [60, 45, 30])
def test_lower_step_by_step_holds_where_it_says(angle: int) -> None:
    frame = CLIPS[f"double-knee-lifts legs-{angle}>hold-{angle}"].at(1.0)
    (_, hip, _), (_, ankle, _) = point(frame, "hip_right"), point(frame, "ankle_right")
    assert math.degrees(math.asin((ankle - hip) / 0.491)) == pytest.approx(angle, abs=2)


@pytest.mark.parametrize("side", ["right", "left"])
def test_one_foot_stays_where_it_is_while_the_other_leg_works(side: str) -> None:
    other = {"right": "left", "left": "right"}[side]
    for step in (f"slide-{side}", f"lift-{side}"):
        way = frames(CLIPS[f"double-knee-lifts start>{step}"])
        for name in ("heel", "toe"):
            assert (
                max(math.dist(point(frame, f"{name}_{other}"), point(way[0], f"{name}_{other}")) for frame in way)
                < 0.01
            )
        # A heel that slides stays at the floor; a foot that is lifted does not.
        high = max(point(frame, f"heel_{side}")[1] for frame in way)
        assert (high < 0.05) == step.startswith("slide")


def test_twist_sides_mirror_each_other() -> None:
    right, left = CLIPS["seated-twist tall>turn-right"], CLIPS["seated-twist tall>turn-left"]
    for at in (0.25, 0.5, 1.0):
        for name in ("shoulder", "elbow", "wrist"):
            (rx, ry, rz), (lx, ly, lz) = point(right.at(at), f"{name}_right"), point(left.at(at), f"{name}_left")
            assert (rx, ry, rz) == pytest.approx((lx, ly, -lz), abs=1e-6)


def test_double_knee_lifts_heels_hover_a_few_inches() -> None:
    for frame in CLIPS["double-knee-lifts legs-low>hold-low"].frames():
        for side in ("right", "left"):
            # E3.13: 7.5 to 10 cm at 1.50 to 1.90 m.
            assert 0.04 <= point(frame, f"heel_{side}")[1] - RADII[f"heel_{side}"] <= 0.07
            assert 0.04 <= point(frame, f"heel_{side}")[1] <= 0.07
            assert 3 <= frame.angles[f"hip_flexion_{side}"] <= 5.01
    for frame in CLIPS["double-knee-lifts legs-45>hold-45"].frames():
        assert frame.angles["hip_flexion_right"] == pytest.approx(45)


def test_double_knee_lifts_back_stays_down() -> None:
    for name, clip in CLIPS.items():
        if name.startswith("double-knee-lifts") and not name.endswith("get-up"):
            assert all("back" in frame.contacts and "pelvis" in frame.contacts for frame in frames(clip))


def test_raise_and_pull_pelvis_stays_on_the_floor() -> None:
    for name, clip in CLIPS.items():
        if not name.startswith("raise-and-pull"):
            continue
        if "pillow" in clip.keyframes[0][1].contacts:
            continue
        for frame in frames(clip):
            assert "pelvis" in frame.contacts
            low = min(point(frame, f"pelvis_{side}")[1] - RADII[f"pelvis_{side}"] for side in ("right", "left"))
            assert abs(low) < 1e-6
        if not name.endswith("get-up"):
            # E2.18: flat, both sides.
            for frame in frames(clip):
                assert point(frame, "pelvis_right")[1] == pytest.approx(point(frame, "pelvis_left")[1], abs=1e-6)


def test_raise_and_pull_forearms_upright_then_on_the_elbows_then_on_the_palms() -> None:
    prone = CLIPS["raise-and-pull prone-right>lie-down"].frames()[0]
    for side in ("right", "left"):
        elbow, wrist = point(prone, f"elbow_{side}"), point(prone, f"wrist_{side}")
        # E2.11: perpendicular to the floor.
        assert math.hypot(elbow[0] - wrist[0], elbow[2] - wrist[2]) < 0.15 * (elbow[1] - wrist[1])
        # E2.10: fingers toward the shoulders, that is toward the head.
        assert point(prone, f"hand_{side}")[0] - wrist[0] > 0.08
    up = CLIPS["raise-and-pull prone-middle>rise"].at(1.0)
    higher = CLIPS["raise-and-pull palms-ahead>rise-palms"].at(1.0)
    # E2.12 and E2.22: the chest rises, and higher on the palms.
    assert point(prone, "neck")[1] + 0.1 < point(up, "neck")[1] < point(higher, "neck")[1]
    assert "elbows" in up.contacts
    assert "palms" in higher.contacts
    assert higher.angles["elbow_flexion_right"] == pytest.approx(40, abs=5)


def test_roll_down_begins_at_the_waist_and_ends_with_the_head_at_the_knees() -> None:
    clip = CLIPS["standing-roll-down loose>roll-down"]
    early, end = clip.at(0.3), clip.at(1.0)
    # E1.9: the waist bends before the chest does.
    assert early.angles["lumbar_flexion"] > 5 * max(1, early.angles["thorax_flexion"])
    # E1.11 as far as straight legs allow: head at the height of the knees, fingers near the floor.
    assert point(end, "head")[1] == pytest.approx(point(end, "knee_right")[1], abs=0.05)
    assert point(end, "hand_right")[1] < 0.06


def test_feet_are_as_far_apart_as_the_shoulders() -> None:
    stand = CLIPS["standing-roll-down stand>stand"].frames()[0]
    assert point(stand, "ankle_right")[2] - point(stand, "ankle_left")[2] == pytest.approx(
        point(stand, "shoulder_right")[2] - point(stand, "shoulder_left")[2], abs=0.01
    )


def test_a_movement_does_not_depend_on_the_dose() -> None:
    for exercise in library().exercises.values():
        assert all("seconds" not in key for key in clips(exercise))
        assert {step for _, step in pairs(exercise)} == {step.id for step in exercise.steps}
