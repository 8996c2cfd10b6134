"""From a TOML file to a struct, or to a problem that says what to write. Never a traceback."""

from __future__ import annotations

import difflib
import functools
import re
import tomllib
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

import msgspec

from lowback.content.lesson import Lesson
from lowback.content.model import FORMAT, Document, Exercise, Introduction, Safety, Vocabulary
from lowback.content.problems import Problem
from lowback.content.question import Quiz
from lowback.languages import is_language

if TYPE_CHECKING:
    from pathlib import Path

    D = TypeVar("D", bound=msgspec.Struct)

#: Content is text a person wrote; a larger file is a mistake, or an attack on memory.
MOST_BYTES = 256 * 1024

_EXERCISE_NAME = re.compile(r"(?P<number>\d\d)-(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?P<lesson>\.lesson)?\.toml")
#: What stands before the exercises of a set.
SHARED = ("introduction.toml", "safety.toml", "vocabulary.toml")
_SINGLE: dict[str, type[Introduction | Safety | Vocabulary]] = {
    "introduction.toml": Introduction,
    "safety.toml": Safety,
    "vocabulary.toml": Vocabulary,
}
_CASE_NAME = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.case\.toml")
#: What is assessed and examined, in one file.
EXAMINATION = "examination.toml"
#: What may lie in the content folder beside the content.
_COMPANIONS = frozenset({"README.md"})


def document_type(name: str) -> type[Document] | None:
    """Return the struct that a file of this name holds, or ``None`` for a file that is not expected."""
    if name in _SINGLE:
        return _SINGLE[name]
    match = _EXERCISE_NAME.fullmatch(name)
    return None if match is None else Lesson if match["lesson"] else Exercise


def exercise_id(name: str) -> str:
    """Return the id that the name of an exercise's or a lesson's file gives: what stands behind its number."""
    match = _EXERCISE_NAME.fullmatch(name)
    return match["id"] if match else ""


def case_id(name: str) -> str:
    """Return the id that the name of a case's file gives; nothing for any other file."""
    match = _CASE_NAME.fullmatch(name)
    return match["id"] if match else ""


def case_files(folder: Path) -> list[Path]:
    """Return the case files of a folder, in the order of their names."""
    return [path for path in sorted(folder.glob("*.case.toml")) if path.is_file() and case_id(path.name)]


def content_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the content files of a folder in order, and a problem for each file that is not expected.

    Cases and the examination are none of them: they are read when one is asked for, since no exercise needs them.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.name in _COMPANIONS and path.is_file():
            if path.stat().st_size > MOST_BYTES:
                problems.append(_too_large(path))
            continue
        if is_language(path) or (path.is_file() and (case_id(path.name) or path.name == EXAMINATION)):
            continue
        if path.is_file() and document_type(path.name):
            files.append(path)
        else:
            problems.append(
                Problem(
                    path.name,
                    "",
                    "a folder" if path.is_dir() else "a file that is not expected here",
                    f"{', '.join(_SINGLE)} or a name such as 05-pelvic-tilt.toml, or move it elsewhere",
                )
            )
    return files, problems


def read(path: Path) -> tuple[Document | None, bytes, list[Problem]]:
    """Read one content file, as what its name says it is.

    Returns
    -------
    tuple
        The struct (``None`` where the file cannot be read as one), the file's bytes, the problems found.
    """
    name = path.name
    kind = document_type(name)
    if kind is None:
        return (
            None,
            b"",
            [Problem(name, "", "a name that is not expected", "a name such as 05-pelvic-tilt.toml")],
        )
    return read_as(path, kind)


def read_as(path: Path, kind: type[D]) -> tuple[D | None, bytes, list[Problem]]:
    """Read one file as a struct of a kind; returns what :func:`read` does."""
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            return None, b"", [_too_large(path)]
        data = path.read_bytes()
    except OSError as error:
        return (
            None,
            b"",
            [Problem(name, "", f"a file that cannot be read ({error.strerror})", "a readable file")],
        )
    try:
        table = _table(data)
    except (ValueError, RecursionError) as error:
        return None, data, [_unreadable(name, error)]
    if table.get("format") != FORMAT:
        found = repr(table["format"]) if "format" in table else "no format"
        return None, data, [Problem(name, "format", found, f"format = {FORMAT}")]
    try:
        return msgspec.convert(table, kind), data, []
    except msgspec.ValidationError as error:
        return None, data, [_explain(name, kind, table, str(error))]


@functools.lru_cache(maxsize=128)
def _table(data: bytes) -> dict[str, Any]:
    """Return a file's table, to be read and never changed: whoever saves one file has the others parsed already."""
    return tomllib.loads(data.decode("utf-8"))


def read_quiz(text: str) -> tuple[Quiz | None, list[Problem]]:
    """Read questions that somebody wrote in a cell, as TOML; a problem names their field."""
    name = "toml"
    size = len(text.encode())
    if size > MOST_BYTES:
        return None, [Problem(name, "", f"{size} bytes", f"at most {MOST_BYTES} bytes")]
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return None, [_unreadable(name, error)]
    try:
        return msgspec.convert(table, Quiz), []
    except msgspec.ValidationError as error:
        return None, [_explain(name, Quiz, table, str(error))]


def _unreadable(name: str, error: ValueError | RecursionError) -> Problem:
    """Tell why bytes are not a table of TOML."""
    if isinstance(error, UnicodeDecodeError):
        return Problem(name, "", f"bytes that are not UTF-8 at {error.start}", "text saved as UTF-8")
    if isinstance(error, tomllib.TOMLDecodeError):
        return Problem(name, "", f"text that is not TOML: {error}", "TOML, as in exercises/README.md")
    if isinstance(error, RecursionError):
        return Problem(name, "", "tables nested too deep", "tables as in exercises/README.md")
    # Python refuses to read numbers of thousands of digits.
    return Problem(name, "", "a number with too many digits", "numbers as in exercises/README.md")


def _too_large(path: Path) -> Problem:
    return Problem(path.name, "", f"{path.stat().st_size} bytes", f"at most {MOST_BYTES} bytes")


def _explain(name: str, kind: type[msgspec.Struct], table: dict[str, Any], message: str) -> Problem:
    """Turn msgspec's message into a problem: the field, what stands there, what to write."""
    text, _, path = message.partition(" - at `$")
    field = path.rstrip("`").removeprefix(".").replace("[...]", "[]")
    if field.endswith(".angles[]"):
        return _explain_angle(name, field.removesuffix("[]"), table)
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", text)
    missing = re.fullmatch(r"Object missing required field `(.*)`", text)
    if unknown:
        known = _fields_at(kind, field)
        near = difflib.get_close_matches(unknown[1], known, 1)
        hint = f"{near[0]} if that is meant" if near else f"one of {', '.join(known)}"
        return Problem(name, _join(field, unknown[1]), "a field that is not known", hint)
    if missing:
        return Problem(name, _join(field, missing[1]), "nothing", f"a value for {missing[1]}")
    expected = re.fullmatch(r"Expected `(.*)`, got `(.*)`", text)
    if expected:
        return Problem(
            name,
            field,
            f"{_shown(_value_at(table, field))} ({expected[2]})",
            f"a value of type {expected[1]}",
        )
    enum = re.fullmatch(r"Invalid enum value (.*)", text)
    if enum:
        return Problem(name, field, enum[1], f"one of {', '.join(_choices_at(kind, field))}")
    return Problem(name, field, text[:1].lower() + text[1:], "a value as in exercises/README.md")


def _explain_angle(name: str, field: str, table: dict[str, Any]) -> Problem:
    """Name the joint and the pose of an angle that is no number: msgspec says only that one of them is none."""
    angles = _value_at(table, field)
    pose = _value_at(table, field.removesuffix(".angles"))
    where = f" in the pose {pose['id']!r}" if isinstance(pose, dict) and "id" in pose else ""
    for joint, value in angles.items() if isinstance(angles, dict) else ():
        good = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
        if not good:
            return Problem(name, f"{field}.{joint}", f"{_shown(value)}{where}", "a number of degrees")
    return Problem(name, field, f"angles that are no numbers{where}", "numbers of degrees")


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _value_at(table: dict[str, Any], field: str) -> object:
    """Return what stands at a field's path; where the path only says "some element", the element's list."""
    value: Any = table
    for key in re.findall(r"[^.\[\]]+|\[\d*\]", field):
        if key == "[]":
            return value
        try:
            value = value[int(key[1:-1])] if key.startswith("[") else value[key]
        except (KeyError, IndexError, TypeError):
            return value
    return value


def _type_at(kind: Any, field: str) -> Any:
    """Return the annotated type at a field's path."""
    for key in re.findall(r"[^.\[\]]+|\[\d*\]", field):
        # What may be left out is the one thing that is not None.
        there = [item for item in getattr(kind, "__args__", ()) if item is not NoneType]
        kind = there[0] if isinstance(kind, UnionType) and len(there) == 1 else kind
        if key.startswith("["):
            arguments = getattr(kind, "__args__", (kind,))
            # A tuple's element, or a table's value.
            kind = arguments[-1] if arguments[-1] is not Ellipsis else arguments[0]
        else:
            hints = get_type_hints(kind) if isinstance(kind, type) else {}
            kind = hints.get(key, kind.__args__[-1] if getattr(kind, "__args__", None) else kind)
    return kind


def _fields_at(kind: type[msgspec.Struct], field: str) -> list[str]:
    found = _type_at(kind, field)
    return list(getattr(found, "__struct_fields__", kind.__struct_fields__))


def _choices_at(kind: type[msgspec.Struct], field: str) -> list[str]:
    found = _type_at(kind, field)
    literals = [found, *getattr(found, "__args__", ())]
    words = [word for item in literals for word in getattr(item, "__args__", ()) if isinstance(word, str)]
    own = [word for word in getattr(found, "__args__", ()) if isinstance(word, str)]
    return own or words
