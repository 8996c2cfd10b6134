"""The content as a whole: all files of one folder, with a version and a hash of what each says."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lowback.content.blanks import blanks_of
from lowback.content.facts import FACT_IDS
from lowback.content.lesson import Lesson
from lowback.content.lesson_rules import lesson_findings
from lowback.content.model import FORMAT, Exercise, Introduction, Safety, Vocabulary
from lowback.content.problems import Problem
from lowback.content.read import EXAMINATION, SHARED, content_files, document_type, exercise_id, read
from lowback.content.rules import problems_of
from lowback.content.science_rules import science_findings
from lowback.content.translation import translate
from lowback.errors import ContentError, no_such
from lowback.languages import FIRST, WORDS, content_folder, language, languages, own_folder
from lowback.strings import read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lowback.content.documents import AnyDocument
    from lowback.content.model import Document


class Library(msgspec.Struct, frozen=True):
    """All content: the exercises in order, the introduction, the safety check, the vocabulary of notes."""

    introduction: Introduction
    safety: Safety
    vocabulary: Vocabulary
    exercises: dict[str, Exercise]
    lessons: dict[str, Lesson]
    numbers: dict[str, str]

    def exercise(self, name: str) -> Exercise:
        """Return one exercise.

        Raises
        ------
        RequestError
            There is no exercise of that name; the message names the ones there are.
        """
        if isinstance(name, str) and name in self.exercises:
            return self.exercises[name]
        raise no_such("exercise", name, self.exercises)

    def lesson(self, name: str) -> Lesson:
        """Return an exercise's lesson: an empty one where it has no file.

        Raises
        ------
        RequestError
            There is no exercise of that name.
        """
        exercise = self.exercise(name)
        return self.lessons.get(name) or Lesson(format=FORMAT, id=exercise.id, version=exercise.version)


def content_hash(document: AnyDocument) -> str:
    """Return twelve hexadecimal digits that change when, and only when, what the document says changes.

    Comments and layout of the file do not count. Records and notes name it beside the version.
    """
    said = json.dumps(msgspec.to_builtins(document), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def check(folder: Path, codes: Sequence[str] | None = None) -> list[Problem]:
    """Lint a content folder and return everything that is wrong, in the order of the files.

    What is still blank is told here, and does not keep :func:`load` from reading the rest: a draft plays.

    Parameters
    ----------
    folder
        The content folder.
    codes
        Which of its languages count beside English; all of them where nothing is said.
    """
    documents, problems = _read_folder(folder)
    beside, wrong = _beside(folder, documents)
    problems += wrong
    said: dict[str, AnyDocument] = {**documents, **beside}
    for name, document in said.items():
        problems += blanks_of(name, document)
    others = languages(folder)[1:]
    for code in others if codes is None else [code for code in codes if code in others]:
        problems += _language_problems(folder / code, said)
    return problems


def _beside(folder: Path, documents: dict[str, Document]) -> tuple[dict[str, AnyDocument], list[Problem]]:
    """Return the cases and the examination of a folder by the names of their files, and what is wrong with them.

    Nothing where what they name cannot be read.
    """
    # Read when they are asked for: a page's kernel pays for what it uses.
    from lowback.content.case_reading import read_cases  # noqa: PLC0415
    from lowback.content.examination_reading import read_examination  # noqa: PLC0415

    introduction, safety = documents.get("introduction.toml"), documents.get("safety.toml")
    if not isinstance(introduction, Introduction) or not isinstance(safety, Safety):
        return {}, []
    exercises = {document.id: document for document in documents.values() if isinstance(document, Exercise)}
    cases, problems = read_cases(folder, exercises, safety, introduction)
    examination, wrong = read_examination(folder, exercises, safety, introduction)
    return {**cases, **({EXAMINATION: examination} if examination else {})}, [*problems, *wrong]


def load(folder: Path, code: str = FIRST, *, only: str | None = None) -> Library:
    """Read a content folder, in one of its languages. What a language lacks is English.

    Parameters
    ----------
    folder, code
        The content folder, and the language's code.
    only
        The id of the one exercise to read, whatever is wrong with the others.

    Raises
    ------
    ContentError
        Something is wrong; the message holds a line for each problem.
    """
    documents, problems = _read_folder(folder, only)
    if code != FIRST and not problems:
        found = {name: translate(document, folder / code / name) for name, document in documents.items()}
        problems = [problem for one in found.values() for problem in one.problems]
        documents = {name: one.document for name, one in found.items()}
    if problems:
        raise ContentError(problems)
    introduction, safety = documents["introduction.toml"], documents["safety.toml"]
    vocabulary = documents["vocabulary.toml"]
    if not (
        isinstance(introduction, Introduction) and isinstance(safety, Safety) and isinstance(vocabulary, Vocabulary)
    ):
        raise TypeError(folder)  # pragma: no cover - the reader gives each name its type
    named = {name: found for name, found in documents.items() if isinstance(found, Exercise)}
    return Library(
        introduction,
        safety,
        vocabulary,
        {exercise.id: exercise for exercise in named.values()},
        {found.id: found for found in documents.values() if isinstance(found, Lesson)},
        {exercise.id: name[:2] for name, exercise in named.items()},
    )


def library() -> Library:
    """Return the content that this installation presents, in the language that is asked for; read once."""
    return _library(content_folder(), language())


def use(folder: Path | str) -> list[str]:
    """Take the exercises from another folder from now on, as it is now, and return their ids.

    That holds for this kernel alone. A folder without an introduction, safety check and vocabulary takes the set's own;
    one without the language that is asked for is in English.

    Parameters
    ----------
    folder
        A folder of content files, such as :func:`lowback.example` returns.

    Raises
    ------
    ContentError
        Something is wrong in it; the message holds a line for each problem. Nothing is changed then.
    """
    found = load(Path(folder), FIRST)
    os.environ["LOWBACK_EXERCISES"] = str(folder)
    if os.environ.get("LOWBACK_LANGUAGE") not in languages(Path(folder)):
        os.environ.pop("LOWBACK_LANGUAGE", None)
    _library.cache_clear()
    return list(found.exercises)


@functools.lru_cache(maxsize=2)
def _library(folder: Path, code: str) -> Library:
    return load(folder, code)


def untranslated(folder: Path) -> list[str]:
    """Return a sentence for each file of each language that does not say all that English says."""
    documents, _ = _read_folder(folder)
    all_of_it: dict[str, AnyDocument] = {**documents, **_beside(folder, documents)[0]}
    said: list[str] = []
    for code in languages(folder)[1:]:
        missing = {name: translate(document, folder / code / name).missing for name, document in all_of_it.items()}
        missing[WORDS] = tuple(read_words(folder / code / WORDS)[2])
        for name, fields in missing.items():
            if fields:
                some = ", ".join(fields[:3]) + (", ..." if len(fields) > 3 else "")
                said.append(f"{code}/{name}: {len(fields)} not translated, English is shown: {some}.")
    return said


def facts_of(document: Document) -> set[str]:
    """Return the ids of the source's facts that a document carries."""
    found: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            found.update(value.get("facts", ()))
            for item in value.values():
                collect(item)
        elif isinstance(value, (list, tuple)):
            for item in value:
                collect(item)

    collect(msgspec.to_builtins(document))
    return found


def missing_facts(content: Library) -> list[str]:
    """Return the facts of the source that no item carries, in the order of the article."""
    carried = facts_of(content.introduction).union(*map(facts_of, content.exercises.values()))
    return [fact for fact in FACT_IDS if fact not in carried]


def _read_folder(folder: Path, only: str | None = None) -> tuple[dict[str, Document], list[Problem]]:
    if not folder.is_dir():
        return {}, [Problem(str(folder), "", "no folder of that name", "the path of a folder of content files")]
    files, problems = content_files(folder)
    if files and not {path.name for path in files}.intersection(SHARED):
        # A folder of exercises alone, beside the set: what stands before them is the set's own.
        files = [*(own_folder("exercises") / name for name in SHARED), *files]
    if only is not None:
        files, problems = [path for path in files if exercise_id(path.name) in ("", only)], []
    documents: dict[str, Document] = {}
    for path in files:
        document, _, found = read(path)
        problems += found
        if document is not None:
            documents[path.name] = document
            problems += problems_of(path.name, document)
    names = {path.name for path in files}
    problems += [
        Problem(needed, "", "no such file", f"{needed}, as exercises/README.md shows")
        for needed in SHARED
        if needed not in names
    ]
    problems += _across(documents)
    return documents, problems


def _language_problems(folder: Path, documents: Mapping[str, AnyDocument]) -> list[Problem]:
    """Return what is wrong in a language's folder: what is missing there is not."""
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        name = f"{folder.name}/{path.name}"
        if path.name == WORDS:
            problems += [Problem(name, *finding) for finding in read_words(path)[1]]
        elif path.name in documents:
            document = documents[path.name]
            made = translate(document, path)
            problems += made.problems
            # What a case and the examination rest on is the same in each language.
            ordinary = document_type(path.name) is not None
            rules = problems_of(path.name, made.document, english=False) if ordinary else ()
            problems += [Problem(name, problem.field, problem.found, problem.write) for problem in rules]
        else:
            problems.append(Problem(name, "", "a file that English does not have", f"{WORDS} or the name of a file"))
    return problems


def _across(documents: dict[str, Document]) -> list[Problem]:
    """Rules that need more than one file."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for name, document in documents.items():
        if not isinstance(document, Exercise):
            continue
        if document.id in seen:
            problems.append(Problem(name, "id", f"{document.id!r}, as in {seen[document.id]}", "an id of its own"))
        seen[document.id] = name
    exercises = {document.id: document for document in documents.values() if isinstance(document, Exercise)}
    vocabulary = documents.get("vocabulary.toml")
    for name, document in documents.items():
        if not isinstance(document, Lesson):
            continue
        if document.id not in exercises:
            beside = name.replace(".lesson", "")
            problems.append(Problem(name, "", "a lesson without its exercise", f"{beside} beside it"))
        elif isinstance(vocabulary, Vocabulary):
            exercise = exercises[document.id]
            found = [*lesson_findings(document, exercise, vocabulary), *science_findings(document, exercise)]
            problems += [Problem(name, *finding) for finding in found]
    return problems
