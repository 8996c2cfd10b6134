"""The notes as a widget: those of one exercise beside it, or all of them on a page of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lowback.content.library import content_hash, library
from lowback.plan import plan_of
from lowback.request import request
from lowback.store.link import answer_page
from lowback.store.place import author_id, signed_in
from lowback.strings import t
from lowback.widget import PageWidget

if TYPE_CHECKING:
    from lowback.content.model import Exercise

_STATIC = Path(__file__).resolve().parents[1] / "static"
#: The page of all notes, without its ending.
ALL = "06-my-notes"
#: What notes on the cases are of, in place of an exercise; and their page.
PATIENTS, PATIENTS_PAGE = "patients", "08-patients"


class Notes(PageWidget):
    """Notes on words, steps, the figure and the movement of an exercise; without an exercise, all notes there are.

    The browser has the notes; the kernel brings them up to date with the store on this computer.

    Parameters
    ----------
    exercise
        The exercise's id, such as ``"standing-roll-down"``, or ``"patients"`` for the cases; all of them where none
        is named.

    Raises
    ------
    ValueError
        There is no such exercise.

    Examples
    --------
    >>> Notes("seated-twist")
    Notes('seated-twist')
    >>> Notes("seated-twst")
    Traceback (most recent call last):
    ...
    lowback.errors.RequestError: There is no exercise 'seated-twst'; write 'standing-roll-down', 'raise-and-pull', \
'double-knee-lifts' or 'seated-twist'. Did you mean 'seated-twist'?
    """

    _esm = _STATIC / "notes.js"
    _css = _STATIC / "notes.css"

    def __init__(self, exercise: str | None = None) -> None:
        self._exercise = exercise
        super().__init__(about_notes(exercise))
        answer_page(self, notebook_answer)

    def _unrun(self) -> str:
        # Those of an exercise stand behind its guide, which says so already.
        return "" if self._exercise is not None else t("lab.notes")

    def __repr__(self) -> str:
        """Tell the exercise, the same in every run."""
        return f"Notes({self._exercise!r})" if self._exercise is not None else "Notes()"


def about_notes(name: str | None) -> dict[str, Any]:
    """Return what the page is told: its exercise or all of them, the vocabulary, and who is signed in."""
    content = library()
    who = signed_in()
    about: dict[str, Any] = {
        "pages": {"": ALL, PATIENTS: PATIENTS_PAGE} | {exercise: page_of(exercise) for exercise in content.exercises},
        "vocabulary": vocabulary(),
        "author": {"id": author_id(who), "name": who} if who else None,
        "all": ALL,
    }
    if name is None:
        every = {item.id: about_exercise(item) for item in content.exercises.values()}
        return about | {"exercises": every | _about_patients()}
    if name == PATIENTS:
        return about | {"exercise": name, "about": _about_patients()[name], "plan": None}
    asked = request(name, None, {})
    return about | {"exercise": name, "about": about_exercise(asked.exercise), "plan": plan_of(asked)}


def about_exercise(exercise: Exercise) -> dict[str, Any]:
    """Return what a note can stand on: an exercise's steps and poses, as its content has them now."""
    return {
        "title": exercise.title,
        "version": exercise.version,
        "hash": content_hash(exercise),
        "page": page_of(exercise.id),
        "steps": [{"id": step.id, "cue": step.cue, "text": step.text} for step in exercise.steps],
        "poses": {pose.id: pose.text for pose in exercise.movement.poses if not pose.mirror or pose.text},
    }


def _about_patients() -> dict[str, Any]:
    # Read where it is asked for: a page of an exercise has no patients, and pays for none.
    from lowback.annotation.patients import about_patients  # noqa: PLC0415

    return {PATIENTS: about_patients() | {"page": PATIENTS_PAGE}}


def page_of(exercise: str) -> str:
    """Return the name of an exercise's notebook, without its ending."""
    return f"{library().numbers[exercise]}-{exercise}"


def vocabulary() -> list[dict[str, Any]]:
    """Return the vocabulary of notes, each term with the tag that stands for it."""
    return [
        {
            "id": group.id,
            "title": group.title,
            "terms": [
                {"id": f"{group.id}.{term.id}", "label": term.label, **({"text": term.text} if term.text else {})}
                for term in group.terms
            ],
        }
        for group in library().vocabulary.groups
    ]


def notebook_answer(content: object) -> dict[str, Any] | None:
    """Return the notebook of an exercise, for the annotated copy; ``None`` where no notebook is asked for."""
    if not isinstance(content, dict) or content.get("kind") != "notebook" or not isinstance(content.get("id"), str):
        return None
    reply = {"kind": "notebook", "reply": content["id"][:100], "text": ""}
    exercise = content.get("exercise")
    if isinstance(exercise, str) and (exercise in library().exercises or exercise == PATIENTS):
        page = PATIENTS_PAGE if exercise == PATIENTS else page_of(exercise)
        try:
            # A kernel works in the folder of its notebook.
            reply["text"] = Path(f"{page}.ipynb").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            reply["text"] = ""
    return reply
