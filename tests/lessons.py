"""The pages there are, as the folders name them: a new one is tested as the others, without a line of code."""

from __future__ import annotations

from pathlib import Path

from lowback.content import library
from lowback.pages import notebooks_in

ROOT = Path(__file__).resolve().parents[1]
#: The notebooks of the exercises, without their ending, in order.
EXERCISES = tuple(f"{number}-{name}" for name, number in library().numbers.items())
#: All notebooks, in the order in which pages lead from one to the next.
PAGES = tuple(path.stem for path in notebooks_in(ROOT / "notebooks"))
