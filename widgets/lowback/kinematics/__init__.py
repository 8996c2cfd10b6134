"""From the joint angles of the content to where the body is: the one place that computes movement.

>>> from lowback.content import library
>>> from lowback.kinematics import clips
>>> clips(library().exercise("seated-twist"))["tall>turn-right"].at(1.0).angles["thorax_rotation"]
36.0
"""

from __future__ import annotations

from lowback.kinematics.clips import Clip, clips
from lowback.kinematics.pose import Posture, postures

__all__ = ["Clip", "Posture", "clips", "postures"]
