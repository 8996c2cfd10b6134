"""The course of an exercise: its phases in time, and the posture at each moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lowback.course.clips import clips
from lowback.kinematics.pose import Posture, postures
from lowback.timeline import Phase, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowback.content.model import Exercise, Variant
    from lowback.kinematics.clip import Clip


class Moment(msgspec.Struct, frozen=True):
    """One moment of an exercise: ``seconds`` since its start, its phase, how much of that is done, the posture."""

    seconds: float
    phase: Phase
    fraction: float
    posture: Posture


def start_of(exercise: Exercise, variant: Variant) -> Posture:
    """Return the posture that a variant of an exercise begins in."""
    (pose,) = [step.pose for step in exercise.steps if step.id == variant.parts[0].steps[0]]
    return postures(exercise.movement)[pose]


class Course:
    """An exercise with a dose: which clip each phase plays, and when.

    A question waits and takes no time; it shows in no moment.
    """

    def __init__(self, exercise: Exercise, variant: Variant, dose: Mapping[str, int]) -> None:
        made = clips(exercise)
        poses = {step.id: step.pose for step in exercise.steps}
        self.phases = timeline(exercise, variant, dose)
        self.start = start_of(exercise, variant)
        self.clips: list[Clip] = []
        before = self.phases[0].step
        for phase in self.phases:
            self.clips.append(made[f"{poses[before]}>{phase.step}"])
            before = phase.step

    def keyed(self) -> Iterator[Moment]:
        """Yield the moments of the clips' own frames: those the browser is sent."""
        start = 0.0
        for phase, clip in zip(self.phases, self.clips, strict=True):
            if not phase.seconds:
                continue
            frames = clip.frames()
            # A pose that is held has one frame, and two moments: its begin and its end.
            shown = frames if len(frames) > 1 else [*frames, *frames]
            for at, posture in enumerate(shown):
                fraction = at / (len(shown) - 1)
                yield Moment(start + phase.seconds * fraction, phase, fraction, posture)
            start += phase.seconds

    def sampled(self, each: float) -> Iterator[Moment]:
        """Yield the moments at equal stretches of time, in seconds, from the start to the end."""
        start, at = 0.0, 0
        for phase, clip in zip(self.phases, self.clips, strict=True):
            while phase.seconds and at * each < start + phase.seconds - 1e-9:
                fraction = (at * each - start) / phase.seconds
                yield Moment(at * each, phase, fraction, clip.at(fraction))
                at += 1
            start += phase.seconds
        if at * each < start + 1e-9:
            yield Moment(at * each, self.phases[-1], 1.0, self.clips[-1].at(1.0))
