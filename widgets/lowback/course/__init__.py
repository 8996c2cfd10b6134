"""An exercise in time: the clip that each phase plays, what is wrong with them, and what the browser gets of them.

>>> from lowback.content import library
>>> from lowback.course import clips
>>> clips(library().exercise("seated-twist"))["tall>turn-right"].at(1.0).angles["thorax_rotation"]
36.0
"""

from __future__ import annotations

from lowback.course.clips import clips

__all__ = ["clips"]
