"""Every clip of every exercise, finer than it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lowback.content import library
from lowback.course import clips

if TYPE_CHECKING:
    from lowback.kinematics import Clip, Posture

#: Each clip is looked at in so many stretches: more than it has frames, and not a multiple of them.
STRETCHES = 53

CLIPS: dict[str, Clip] = {
    f"{name} {key}": clip for name, exercise in library().exercises.items() for key, clip in clips(exercise).items()
}


def frames(clip: Clip) -> list[Posture]:
    """Return the postures of a clip, from its begin to its end."""
    return [clip.at(at / STRETCHES) for at in range(STRETCHES + 1)] if clip.count() else clip.frames()


@pytest.fixture(params=list(CLIPS))
def clip(request: pytest.FixtureRequest) -> Clip:
    """Each clip in turn."""
    found: Clip = CLIPS[request.param]
    return found
