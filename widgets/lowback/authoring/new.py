"""``lowback new``: the files of an exercise, or of a case, that is to be written, all of them or none."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import get_args

from lowback.authoring.draft import case_text, content_text, lesson_text
from lowback.authoring.lesson import notebook_text
from lowback.content.model import Position
from lowback.content.read import case_files, case_id, exercise_id
from lowback.errors import RequestError, listing

_PACKAGE = Path(__file__).resolve().parents[1]
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_LETTERS = 60
#: What ``lowback.about`` knows beside the exercises.
_TAKEN = ("introduction", "safety", "vocabulary")


def write_new(
    slug: str, *, title: str | None = None, position: str | None = None, folder: Path, notebooks: Path
) -> list[Path]:
    """Write the files of a new exercise and return them.

    Parameters
    ----------
    slug
        Its id: small letters, digits and hyphens.
    title
        Its name; made from the id where none is given.
    position
        Where it is done: ``standing`` where nothing is said.
    folder, notebooks
        The folders of the content and of the notebooks.

    Raises
    ------
    RequestError
        It cannot be written: the sentence says why, and nothing is there.
    """
    title = title if title is not None else slug.replace("-", " ").capitalize()
    place = position or "standing"
    _refuse(slug, title, place, folder, notebooks)
    name = f"{_number(folder, notebooks):02}-{slug}"
    texts = {
        folder / f"{name}.toml": content_text(slug, title, place),
        folder / f"{name}.lesson.toml": lesson_text(slug),
        notebooks / f"{name}.ipynb": notebook_text(slug, title),
    }
    _write(texts)
    return list(texts)


def write_case(slug: str, *, about: str | None, folder: Path) -> list[Path]:
    """Write the file of a new case and return it.

    Parameters
    ----------
    slug
        Its id: small letters, digits and hyphens.
    about
        The id of the exercise that the patient asks for; the first of the folder where none is given.
    folder
        The folder of the content.

    Raises
    ------
    RequestError
        It cannot be written: the sentence says why, and nothing is there.
    """
    if not _SLUG.fullmatch(slug) or len(slug) > _MOST_LETTERS:
        message = f"{slug[:80]!r} is no id for a case; write small letters, digits and hyphens, such as after-a-fall."
        raise RequestError(message)
    _refuse_folder(folder, "--folder")
    files = [path.name for path in sorted(folder.iterdir()) if ".lesson." not in path.name]
    known = [name for name in map(exercise_id, files) if name]
    if about is not None and about not in known:
        message = f"--about {about[:80]!r} is no exercise of {folder}; write {listing(known)}."
        raise RequestError(message)
    if not known:
        message = f"There is no exercise in {folder} that a case could be about; name another folder: --folder FOLDER."
        raise RequestError(message)
    for path in case_files(folder):
        if case_id(path.name) == slug:
            message = f"There is {path} already; write another id, or change that file."
            raise RequestError(message)
    texts = {folder / f"{slug}.case.toml": case_text(slug, about or known[0])}
    _write(texts)
    return list(texts)


def _refuse_folder(folder: Path, option: str) -> None:
    """Say why nothing can be written into a folder."""
    if option == "--folder" and folder.resolve().is_relative_to(_PACKAGE):
        message = f"{folder} goes with the program's next version; name a folder of your own: --folder FOLDER."
        raise RequestError(message)
    if not folder.is_dir():
        message = f"There is no folder {folder}; write one that is there: {option} FOLDER."
        raise RequestError(message)


def _refuse(slug: str, title: str, position: str, folder: Path, notebooks: Path) -> None:
    """Say why an exercise cannot be begun like that."""
    if not _SLUG.fullmatch(slug) or len(slug) > _MOST_LETTERS:
        message = (
            f"{slug[:80]!r} is no id for an exercise; write small letters, digits and hyphens, such as pelvic-tilt."
        )
        raise RequestError(message)
    if slug in _TAKEN:
        message = f"{slug!r} is a name of the set's own; write another one, such as pelvic-tilt."
        raise RequestError(message)
    if not title.strip() or not title.isprintable() or len(title) > _MOST_LETTERS:
        message = f"--title {title[:80]!r} is no title; write a line of at most {_MOST_LETTERS} letters."
        raise RequestError(message)
    if position not in get_args(Position):
        message = f"--position {position[:80]!r} is none of ours; write {listing(get_args(Position))}."
        raise RequestError(message)
    _refuse_folder(folder, "--folder")
    _refuse_folder(notebooks, "--notebooks")
    files = [path for path in sorted(folder.iterdir()) if exercise_id(path.name) == slug]
    files += sorted(notebooks.glob(f"[0-9][0-9]-{slug}.ipynb"))
    if files:
        message = f"There is {files[0]} already; write another id, or change that file."
        raise RequestError(message)


def _number(folder: Path, notebooks: Path) -> int:
    """Return the number for the file and its notebook: behind the exercises there are, free in both folders."""
    taken = {int(path.name[:2]) for path in (*folder.iterdir(), *notebooks.iterdir()) if re.match(r"\d\d-", path.name)}
    last = max((int(path.name[:2]) for path in folder.iterdir() if exercise_id(path.name)), default=0)
    numbers: list[int] = [*range(last + 1, 100), *range(1, last)]
    for number in numbers:
        if number not in taken:
            return number
    message = f"No number from 01 to 99 is free in {folder} and {notebooks}; take an exercise out first."
    raise RequestError(message)


def _write(texts: dict[Path, str]) -> None:
    """Write files that are not there yet: each is made aside and put in its place, and all go if one cannot."""
    placed: list[Path] = []
    try:
        with tempfile.TemporaryDirectory(dir=next(iter(texts)).parent.parent, prefix=".lowback-new-") as aside:
            for path, text in texts.items():
                (Path(aside) / path.name).write_text(text, encoding="utf-8")
            for path in texts:
                # Unlike a rename, a link never takes the place of a file that somebody else just wrote.
                path.hardlink_to(Path(aside) / path.name)
                placed.append(path)
    except OSError as error:
        for path in placed:
            path.unlink(missing_ok=True)
        where = error.filename2 or error.filename
        message = f"{where}: {error.strerror}. Nothing was written. Choose folders that you may write in."
        raise RequestError(message) from error
