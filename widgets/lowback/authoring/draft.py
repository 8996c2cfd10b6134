"""What ``lowback new`` writes: a content file that plays before a blank is filled, and its notebook."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

_START = Path(__file__).resolve().parent / "start"
#: The point of the body whose way an arrow shows, by the position that an exercise is done in.
ARROWS = {"standing": "hand_right", "sitting": "shoulder_left", "face-down": "neck", "on-your-back": "knee_right"}
_LAST = "and push yourself up with your arms. Sit for a moment before you stand."
#: How a body that lies gets up: the words, and the poses on the way.
_UP = {
    "face-down": (
        f"Push your chest up, turn onto your side, bend your knees {_LAST}",
        {0.2: "there", 0.34: "turning", 0.48: "side-lying", 0.64: "knees-ready", 0.82: "pushing-up"},
    ),
    "on-your-back": (
        f"Roll onto your side with your knees bent {_LAST}",
        {0.35: "side-lying", 0.54: "knees-ready", 0.7: "pushing-up"},
    ),
}


def content_text(slug: str, title: str, position: str) -> str:
    """Return a content file for a new exercise: every field explained, and poses to start from.

    Parameters
    ----------
    slug, title
        The exercise's id and name.
    position
        One of ``standing``, ``sitting``, ``face-down`` and ``on-your-back``.
    """
    steps = _piece("steps", arrow=ARROWS[position])
    up = dose = ""
    if position in _UP:
        text, way = _UP[position]
        through = ", ".join(f'{{ at = {at:g}, pose = "{pose}" }}' for at, pose in way.items())
        steps += "\n" + _piece("get-up", text=text, through=through)
        up = f'  {{ id = "up", position = "{position}", steps = ["get-up"] }},\n'
        dose = _piece("get-up-dose")
    return _piece(
        "exercise",
        slug=slug,
        title=json.dumps(title, ensure_ascii=False),
        position=position,
        steps=steps,
        movement=_piece(position),
        up=up,
        get_up_dose=dose,
    )


def lesson_text(slug: str) -> str:
    """Return the lesson file of a new exercise: phases for its steps, and a question of each kind."""
    return _piece("lesson", slug=slug)


def case_text(slug: str, exercise: str) -> str:
    """Return a case file about an exercise: every field explained, one way through it, and one that harms."""
    return _piece("case", slug=slug, exercise=exercise)


def _piece(name: str, **blanks: str) -> str:
    return Template((_START / f"{name}.toml").read_text(encoding="utf-8")).substitute(blanks)
