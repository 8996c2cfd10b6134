"""From the joint angles of the content to where the body is, and how it comes from one pose to the next."""

from __future__ import annotations

from lowback.kinematics.clip import Clip
from lowback.kinematics.pose import Posture, postures

__all__ = ["Clip", "Posture", "postures"]
