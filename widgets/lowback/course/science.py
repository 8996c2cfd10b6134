"""What a piece of science draws: curves computed from the figure over its slider's way, and the lever of a weight."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

from lowback.content.joints import PAIRED, PELVIC_TILT, SIDES
from lowback.course.clips import before_step
from lowback.kinematics.clip import clip_of
from lowback.kinematics.lever import lever_of
from lowback.kinematics.pose import anchor_of, postures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowback.content.lesson import Lesson
    from lowback.content.model import Exercise
    from lowback.content.problems import Finding
    from lowback.content.science import Curve, Pivot, Science
    from lowback.kinematics.pose import Posture

#: Into so many equal stretches the way through the step is cut; the browser draws straight lines between them.
STRETCHES = 24
#: What changes less than this over all of the way is no curve to look at: degrees, newton metres, centimetres.
_LEAST_CHANGE = {"angle": 2.0, "moment": 5.0, "lever": 2.0}


def curve_values(piece: Science, exercise: Exercise) -> list[list[float]]:
    """Return for each curve that is computed its values over the way through the step; of a sketch nothing.

    Degrees, newton metres or centimetres, by the curve's kind; the body is of 70 kg and 1.70 m. A moment or a lever is
    positive to the side on which the weight lies farthest out, and negative on the other.
    """
    way = _way(piece, exercise)
    return [_values(curve, way) for curve in piece.curves]


def levers_of(piece: Science, exercise: Exercise) -> dict[str, list[list[float]]]:
    """Return where pivot and weight lie over the way, in fractions of stature, for the first moment or lever there is.

    Empty where no curve is of one.
    """
    pivot = next((_pivot(curve) for curve in piece.curves if curve.kind in ("moment", "lever")), None)
    if pivot is None:
        return {}
    found = [lever_of(posture, pivot) for posture in _way(piece, exercise)]
    return {
        "pivot": [[round(value, 4) for value in lever.pivot] for lever in found],
        "weight": [[round(value, 4) for value in lever.weight] for lever in found],
    }


def still_findings(exercise: Exercise, lesson: Lesson) -> Iterator[Finding]:
    """Yield the curves in which nothing changes."""
    for index, piece in enumerate(lesson.science):
        for at, values in enumerate(curve_values(piece, exercise)):
            kind = piece.curves[at].kind
            if values and max(values) - min(values) < _LEAST_CHANGE[kind]:
                found = f"a curve from {min(values):g} to {max(values):g}"
                yield f"science[{index}].curves[{at}]", found, f"one that changes by {_LEAST_CHANGE[kind]:g} or more"


def _way(piece: Science, exercise: Exercise) -> list[Posture]:
    steps = {step.id: step for step in exercise.steps}
    start = steps[before_step(exercise, piece.step)].pose
    clip = clip_of(start, steps[piece.step], postures(exercise.movement), anchor_of(exercise.movement))
    return [clip.at(at / STRETCHES) for at in range(STRETCHES + 1)]


def _pivot(curve: Curve) -> Pivot:
    return "waist" if curve.of == "waist" else "hips"


def _values(curve: Curve, way: Sequence[Posture]) -> list[float]:
    if curve.kind == "sketch":
        return []
    if curve.kind == "angle":
        name = curve.of or ""
        if name == PELVIC_TILT:
            return [round(posture.angles["lean"] - way[0].angles["lean"], 1) for posture in way]
        own = f"{name}_{SIDES[0]}" if name in PAIRED else name
        return [round(posture.angles[own], 1) for posture in way]
    levers = [lever_of(posture, _pivot(curve)) for posture in way]
    farthest = max(levers, key=lambda lever: lever.metres)
    told = [lever.moment if curve.kind == "moment" else lever.metres * 100 for lever in levers]
    return [round(math.copysign(value, lever.toward(farthest)), 1) for value, lever in zip(told, levers, strict=True)]


def sketch_values(curve: Curve) -> list[float]:
    """Return a sketch's heights, from 0 to 1, at the same places as computed curves have them."""
    heights = []
    for at in range(STRETCHES + 1):
        x = at / STRETCHES
        (x0, y0), (x1, y1) = next((a, b) for a, b in itertools.pairwise(curve.points) if x <= b[0])
        heights.append(round(y0 + (y1 - y0) * (x - x0) / (x1 - x0), 3))
    return heights


def piece_data(piece: Science, exercise: Exercise) -> dict[str, Any]:
    """Return what the front end draws of a piece, without its words."""
    computed = curve_values(piece, exercise)
    values = [
        sketch_values(curve) if curve.kind == "sketch" else found
        for curve, found in zip(piece.curves, computed, strict=True)
    ]
    return {"values": values, "lever": levers_of(piece, exercise), "before": before_step(exercise, piece.step)}
