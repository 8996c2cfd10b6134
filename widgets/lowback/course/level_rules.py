"""Whether a way that is called easier or harder than the article's is so, where a small model says how hard one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.kinematics.gravity import gravity_moments
from lowback.kinematics.pose import postures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowback.content.model import Exercise, Variant
    from lowback.content.problems import Finding
    from lowback.kinematics.pose import Posture

#: The way of the article, beside which the others are easier or harder.
_ARTICLES = "article"
#: Two ways that differ by less are as hard as each other, in newton metres.
_LEAST = 1.0
_HIPS = ("hip_flexion_left", "hip_flexion_right")


def level_findings(exercise: Exercise) -> Iterator[Finding]:
    """Yield ways whose level is not what the legs' moment about the hips says, where the load's model is of the legs.

    Of a body of 70 kg and 1.70 m; of each way the greatest moment counts, in newton metres. How often and how long is
    not in it: a way that is harder by its amounts alone cannot be told so.
    """
    by_id = {variant.id: variant for variant in exercise.variants}
    if exercise.load is None or exercise.load.model != "legs" or _ARTICLES not in by_id:
        return
    found = postures(exercise.movement)
    most = leg_moment(exercise, by_id[_ARTICLES], found)
    for index, variant in enumerate(exercise.variants):
        moment = leg_moment(exercise, variant, found)
        level = "same" if abs(moment - most) < _LEAST else "harder" if moment > most else "easier"
        if variant.level != level:
            weigh = f"where the legs weigh {moment:.0f} N m about the hips, and in the article's {most:.0f}"
            yield f"variants[{index}].level", f"{variant.level!r}, {weigh}", repr(level)


def leg_moment(exercise: Exercise, variant: Variant, found: Mapping[str, Posture]) -> float:
    """Return the greatest moment of both legs about the hips in a way, in newton metres; what is borne is 0."""
    steps = {step.id: step for step in exercise.steps}
    names = {name for part in variant.parts for name in part.steps if steps[name].kind != "get-up"}
    poses = {pose for name in names for pose in (steps[name].pose, *(through.pose for through in steps[name].through))}
    moments = (gravity_moments(found[pose]) for pose in poses)
    return max(abs(sum(moment.get(hip, 0.0) for hip in _HIPS)) for moment in moments)
