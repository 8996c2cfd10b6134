"""Lowback: guided exercises for lower-back spasms.

>>> import lowback
>>> lowback.Guide("double-knee-lifts", repetitions=5, hold=3)
Guide('double-knee-lifts', variant='gentler', repetitions=5, hold=3, move_seconds=3, rest=10, \
position_seconds=15, get_up_seconds=15)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lowback.annotation.rows import notes
    from lowback.annotation.widget import Notes
    from lowback.authoring.examples import example
    from lowback.case import Case, cases
    from lowback.content.library import use
    from lowback.dose import Dose, times
    from lowback.examination import Examination
    from lowback.guide import Guide
    from lowback.history import Practice, practice
    from lowback.lessons import Lessons
    from lowback.loads import hip_moment
    from lowback.movement import Movement
    from lowback.muscles import Muscles
    from lowback.questions import Questions
    from lowback.reader import about
    from lowback.reporting import report
    from lowback.science import Science
    from lowback.start import StartHere

__all__ = [
    "Case",
    "Dose",
    "Examination",
    "Guide",
    "Lessons",
    "Movement",
    "Muscles",
    "Notes",
    "Practice",
    "Questions",
    "Science",
    "StartHere",
    "__version__",
    "about",
    "cases",
    "example",
    "hip_moment",
    "notes",
    "practice",
    "report",
    "times",
    "use",
]
__version__ = "0.1.0"

_HOMES = {
    "Case": "lowback.case",
    "Dose": "lowback.dose",
    "Examination": "lowback.examination",
    "Guide": "lowback.guide",
    "Lessons": "lowback.lessons",
    "Movement": "lowback.movement",
    "Muscles": "lowback.muscles",
    "Notes": "lowback.annotation.widget",
    "Practice": "lowback.history",
    "Questions": "lowback.questions",
    "Science": "lowback.science",
    "StartHere": "lowback.start",
    "about": "lowback.reader",
    "cases": "lowback.case",
    "example": "lowback.authoring.examples",
    "hip_moment": "lowback.loads",
    "notes": "lowback.annotation.rows",
    "practice": "lowback.history",
    "report": "lowback.reporting",
    "times": "lowback.dose",
    "use": "lowback.content.library",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: a page's kernel pays for what it uses."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    message = f"module 'lowback' has no attribute {name!r}; it has {', '.join(_HOMES)}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the public names, for completion."""
    return sorted(__all__)
