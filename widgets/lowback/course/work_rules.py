"""Whether what a lesson says of joints and muscles fits the movement, and what gravity does to it.

A muscle that shortens while it works, works against gravity; one that lengthens, brakes what gravity does; one that
holds has something to hold. A lesson that says otherwise names the wrong muscle, or the wrong work. What gravity does
is computed from the poses (``lowback.kinematics.gravity``): where that cannot be told, only the movement is asked.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from lowback.course.clips import clips
from lowback.kinematics.gravity import gravity_moments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.anatomy import MuscleAct
    from lowback.content.lesson import JointAction, Lesson, LessonPhase, MuscleWork
    from lowback.content.model import Exercise, Vocabulary
    from lowback.content.problems import Finding
    from lowback.kinematics.clip import Clip
    from lowback.kinematics.pose import Posture

#: A joint that turns less than this does not move, in degrees; one that holds may turn so far.
_MOVES, _HOLDS = 3.0, 6.0
#: A moment that is less needs no muscle, in newton metres.
_LEAST_MOMENT = 3.0
#: Into so many stretches a phase is cut to see what gravity does on the way.
_LOOKS = 8

_COORDINATES = {"neck": "neck", "thoracic-spine": "thorax", "lumbar-spine": "lumbar"}
_DIRECTIONS = {
    "flexion": ("flexion", 1),
    "extension": ("flexion", -1),
    "abduction": ("abduction", 1),
    "adduction": ("abduction", -1),
    "lateral-flexion": ("side_bend", 0),
    "rotation": ("rotation", 0),
    # The pelvis leans forward by its plus: its tilt, in whatever position.
    "anterior-pelvic-tilt": ("lean", 1),
    "posterior-pelvic-tilt": ("lean", -1),
}
#: A moment of a phase, and what gravity does in it.
_Look: TypeAlias = "tuple[Posture, dict[str, float]]"


def acts_of(vocabulary: Vocabulary) -> dict[str, tuple[MuscleAct, ...]]:
    """Return what each muscle of the vocabulary does where it shortens."""
    return {term.id: term.acts for group in vocabulary.groups if group.id == "muscle" for term in group.terms}


def work_findings(exercise: Exercise, lesson: Lesson, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield what a lesson says of joints and muscles that the movement contradicts: field, found, what to write."""
    made = list(clips(exercise).values())
    acts = acts_of(vocabulary)
    for index, phase in enumerate(lesson.phases):
        # The way it usually begins is the first that the course leads to.
        clip = next((clip for clip in made if clip.step == phase.step), None)
        if clip is None:
            continue
        looks = _looks(clip, _since(lesson, index), phase.at)
        for at, action in enumerate(phase.actions):
            yield from _action(f"phases[{index}].actions[{at}]", phase, action, looks)
        for at, work in enumerate(phase.muscles):
            yield from _work(f"phases[{index}].muscles[{at}]", phase, work, acts.get(work.muscle, ()), looks)


def _since(lesson: Lesson, index: int) -> float:
    """Return where in its step a phase begins: where an earlier phase of the step is shown, or at its start."""
    phase = lesson.phases[index]
    return max([0.0, *(one.at for one in lesson.phases if one.step == phase.step and one.at < phase.at)])


def _looks(clip: Clip, since: float, until: float) -> list[_Look]:
    shares = [since + (until - since) * at / _LOOKS for at in range(_LOOKS + 1)] if clip.count() else [1.0, 1.0]
    shown = [clip.at(share) for share in shares]
    return [(posture, gravity_moments(posture)) for posture in shown]


def _action(path: str, phase: LessonPhase, action: JointAction, looks: list[_Look]) -> Iterator[Finding]:
    if action.action not in _DIRECTIONS:
        return
    kind, sign = _DIRECTIONS[action.action]
    if (kind == "lean") != (action.joint == "pelvis"):
        yield f"{path}.joint", f"{action.action} of the {action.joint}", "a tilt of the pelvis, and of it nothing else"
        return
    turns = [_turn(name, looks) for name in _names(action.joint, kind, looks)]
    if turns and not any(_goes(turn, sign) for turn in turns):
        turned = max(turns, key=lambda turn: abs(turn[0]))[0]
        yield (
            f"{path}.action",
            f"{action.action} of the {action.joint} in {phase.id!r}, where it turns by {turned:+.0f} degrees",
            "what the joint does in this step, or another moment of it (at)",
        )


def _names(joint: str, kind: str, looks: list[_Look]) -> list[str]:
    """Return the coordinates of a joint's action: one, or those of both sides."""
    if kind == "lean":
        return [kind]
    name = f"{_COORDINATES.get(joint, joint)}_{'dorsiflexion' if (joint, kind) == ('ankle', 'flexion') else kind}"
    return [each for each in looks[0][0].angles if each.removesuffix("_right").removesuffix("_left") == name]


def _turn(name: str, looks: list[_Look]) -> tuple[float, float]:
    """Return how far a coordinate turns from first to last, and between its bounds, in degrees."""
    values = [posture.angles[name] for posture, _ in looks]
    return values[-1] - values[0], max(values) - min(values)


def _goes(turn: tuple[float, float], sign: int) -> bool:
    """Tell whether it turns toward a sign; 0 is either, and what goes there and back goes both ways."""
    change, span = turn
    return span >= _MOVES and (sign == 0 or change * sign >= _MOVES or span > abs(change) + _MOVES)


def _work(
    path: str, phase: LessonPhase, work: MuscleWork, acts: tuple[MuscleAct, ...], looks: list[_Look]
) -> Iterator[Finding]:
    if not acts:
        if work.work != "isometric":
            yield (
                f"{path}.work",
                f"{work.work!r} of {work.muscle!r} in {phase.id!r}, a muscle that moves no joint here",
                "isometric, or what it does among the acts of the vocabulary",
            )
        return
    wrong = [_wrong(work, act, looks) for act in acts]
    if all(wrong):
        why = "; ".join(dict.fromkeys(reason for reason in wrong if reason))
        yield f"{path}.work", f"{work.work!r} of {work.muscle!r} in {phase.id!r}: {why}", "the work that fits"


def _wrong(work: MuscleWork, act: MuscleAct, looks: list[_Look]) -> str:
    """Return why a work does not fit one thing that a muscle does, or nothing."""
    kind, sign = _DIRECTIONS[act.action]
    if act.side and work.side:
        sign = 1 if (work.side == "right") == (act.side == "own") else -1
    reasons = [
        _of_coordinate(work.work, name, sign, looks)
        for name in _names(act.joint, kind, looks)
        if kind in ("side_bend", "rotation")
        or not work.side
        or not name.endswith(("_right", "_left"))
        or name.endswith(work.side)
    ]
    where = f"{act.action} of the {act.joint}"
    return "" if "" in reasons else f"{where}: {reasons[0]}" if reasons else f"{where} is no angle of the figure"


def _of_coordinate(work: str, name: str, sign: int, looks: list[_Look]) -> str:
    turn, last = _turn(name, looks), looks[-1][0].angles[name]
    if work == "stretched":
        long = _goes(turn, -sign) or (last * sign <= -_MOVES if sign else abs(last) >= _MOVES)
        return "" if long else f"at {last:.0f} degrees it is not lengthened"
    if work == "isometric":
        held = _held(name, looks)
        if turn[1] > _HOLDS:
            return f"it turns by {turn[1]:.0f} degrees"
        pulls = held is not None and sign and held * sign > _LEAST_MOMENT
        return "gravity pulls that way already, with nothing left to hold" if pulls else ""
    if not _goes(turn, sign if work == "concentric" else -sign):
        return f"it turns by {turn[0]:+.0f} degrees"
    does = _does(name, looks)
    if does is None:
        return ""
    if work == "concentric" and does > _LEAST_MOMENT:
        return f"gravity does it, with {does:.0f} N m"
    if work == "eccentric" and does < -_LEAST_MOMENT:
        return f"gravity is against it, with {-does:.0f} N m, and nothing has to be braked"
    return ""


def _held(name: str, looks: list[_Look]) -> float | None:
    """Return the mean moment of gravity about a joint, toward its plus, in newton metres."""
    known = [moments[name] for _, moments in looks if name in moments]
    return sum(known) / len(known) if known else None


def _does(name: str, looks: list[_Look]) -> float | None:
    """Return the mean moment of gravity in the direction in which a joint turns, in newton metres."""
    done, way = 0.0, 0.0
    for (before, first), (after, second) in itertools.pairwise(looks):
        if name in first and name in second:
            turn = after.angles[name] - before.angles[name]
            done += (first[name] + second[name]) / 2 * turn
            way += abs(turn)
    return done / way if way else None
