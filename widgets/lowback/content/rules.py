"""The rules content keeps beyond its types: each finds problems in one exercise, introduction or safety file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from lowback.content.evidence_rules import claim_findings, source_findings
from lowback.content.facts import FACT_IDS
from lowback.content.lesson import Lesson
from lowback.content.lesson_rules import question_findings
from lowback.content.model import Exercise, Introduction, Safety, Step, Variant, Vocabulary
from lowback.content.movement_rules import movement_findings
from lowback.content.player_rules import player_findings
from lowback.content.position_rules import position_findings
from lowback.content.problems import Finding, Problem
from lowback.content.read import exercise_id
from lowback.content.reference_rules import reference_findings
from lowback.content.reporting import report_findings
from lowback.content.safety_rules import safety_findings
from lowback.content.teaching_rules import teaching_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowback.content.documents import AnyDocument
    from lowback.content.model import Document, Dose

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z]\d+")
_DOSE_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_VERSION = re.compile(r"\d+\.\d+\.\d+")
#: Other rules say when these are missing, and what belongs there.
_MAY_BE_EMPTY = (".pose", ".reply", ".ask", ".counts", ".why", ".too_low", ".too_high")
#: A study has no text of its own.
_STUDY = re.compile(r"sources\[\d+\]\.text$")
_MOST_CUE_WORDS = 5
_MOST_SECONDS = 600


def problems_of(name: str, document: Document, *, english: bool = True) -> list[Problem]:
    """Return every broken rule of one file, in the order of its fields; some rules read ``english`` words."""
    findings: list[Finding] = [*common_findings(document), *_facts(document)]
    match document:
        case Exercise():
            findings += [*_exercise(name, document), *movement_findings(document)]
            findings += [*reference_findings(document.sources, document.claims, "claims")]
            findings += [
                *source_findings(document.sources),
                *claim_findings(document.claims, document.sources, english),
            ]
            findings += [*reference_findings(document.sources, document.cautions, "cautions")]
            for index, variant in enumerate(document.variants):
                findings += [*reference_findings(document.sources, variant.cautions, f"variants[{index}].cautions")]
            findings += [*_load(document), *teaching_findings(document)]
        case Lesson():
            findings += [*_own_id(name, document)]
            for index, question in enumerate(document.questions):
                findings += question_findings(f"questions[{index}]", question)
        case Introduction():
            findings += [*report_findings(document.report)]
            findings += [*reference_findings(document.sources, document.claims, "claims")]
            findings += [
                *source_findings(document.sources),
                *claim_findings(document.claims, document.sources, english),
            ]
        case Safety():
            findings += [*safety_findings(document), *source_findings(document.sources)]
        case Vocabulary():
            findings += [*_vocabulary(document), *source_findings(document.sources)]
    return [Problem(name, *finding) for finding in findings]


def common_findings(document: AnyDocument) -> list[Finding]:
    """Return what is wrong with texts, ids and version, which every file has."""
    return [*_texts(document), *_ids(document), *_version(document)]


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every field of a document with its path."""
    yield path, value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from walk(getattr(value, field), f"{path}.{field}" if path else field)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, f"{path}[{index}]")


def _texts(document: AnyDocument) -> Iterator[Finding]:
    for path, value in walk(document):
        if (
            isinstance(value, str)
            and not value.strip()
            and not path.endswith(_MAY_BE_EMPTY)
            and not _STUDY.search(path)
        ):
            yield path, "an empty text", "what belongs there, or take the field out"


def _ids(document: AnyDocument) -> Iterator[Finding]:
    for path, value in walk(document):
        if not (isinstance(value, tuple) and value and all(hasattr(item, "id") for item in value)):
            continue
        seen: set[str] = set()
        for index, item in enumerate(value):
            if not _ID.fullmatch(item.id):
                yield f"{path}[{index}].id", repr(item.id), "small letters, digits and hyphens"
            if item.id in seen:
                yield f"{path}[{index}].id", f"{item.id!r} a second time", "an id of its own"
            seen.add(item.id)


def _facts(document: Document) -> Iterator[Finding]:
    for path, value in walk(document):
        if path.rpartition(".")[2] != "facts":
            continue
        for fact in value:
            if fact not in FACT_IDS:
                yield (
                    path,
                    f"the fact {fact!r}, which does not exist",
                    "an id from I1-I5, E1.1-E1.18, E2.1-E2.22, E3.1-E3.18, E4.1-E4.11",
                )


def _version(document: AnyDocument) -> Iterator[Finding]:
    if not _VERSION.fullmatch(document.version):
        yield "version", repr(document.version), 'three numbers, such as "1.0.0"'


def _load(exercise: Exercise) -> Iterator[Finding]:
    """Find what is said of the load without a source."""
    if exercise.load is None:
        return
    known = [source.id for source in exercise.sources]
    if not exercise.load.sources:
        yield "load.sources", "no source", f"at least one of {', '.join(known)}"
    for source in exercise.load.sources:
        if source not in known:
            yield "load.sources", repr(source), f"one of {', '.join(known)}"


def _own_id(name: str, document: Exercise | Lesson) -> Iterator[Finding]:
    if document.id != exercise_id(name):
        yield "id", repr(document.id), f"{exercise_id(name)!r}, as the file's name says"


def _exercise(name: str, exercise: Exercise) -> Iterator[Finding]:
    yield from _own_id(name, exercise)
    for field in ("purposes", "steps", "variants", "dose", "cautions", "stop_signs", "sources"):
        if not getattr(exercise, field):
            yield field, "nothing", "at least one"
    for dose_name, dose in exercise.dose.items():
        yield from _dose(f"dose.{dose_name}", dose_name, dose)
    for index, step in enumerate(exercise.steps):
        yield from _step(f"steps[{index}]", step, exercise)
    for index, variant in enumerate(exercise.variants):
        for dose_name, dose in variant.dose.items():
            yield from _dose(f"variants[{index}].dose.{dose_name}", dose_name, dose)
        yield from _variant(f"variants[{index}]", variant, exercise)
    ways = [variant.id for variant in exercise.variants]
    for index, caution in enumerate(exercise.cautions):
        if caution.instead is not None and caution.instead not in ways:
            yield f"cautions[{index}].instead", repr(caution.instead), f"one of {', '.join(ways)}"
    used = {step for variant in exercise.variants for part in variant.parts for step in part.steps}
    for index, step in enumerate(exercise.steps):
        if step.id not in used:
            yield (
                f"steps[{index}].id",
                f"{step.id!r}, which no variant uses",
                "it into a variant's parts, or take the step out",
            )


def _dose(path: str, name: str, dose: Dose) -> Iterator[Finding]:
    if not _DOSE_NAME.fullmatch(name):
        yield path, repr(name), "a name of small letters and underscores"
    if dose.least < 0:
        yield f"{path}.least", str(dose.least), "0 or more"
    if dose.least > dose.most:
        yield f"{path}.most", str(dose.most), f"{dose.least} or more, since that is the least"
    elif not dose.least <= dose.default <= dose.most:
        yield f"{path}.default", str(dose.default), f"a number from {dose.least} to {dose.most}"
    if dose.most > _MOST_SECONDS:
        yield f"{path}.most", str(dose.most), f"at most {_MOST_SECONDS}"


def _step(path: str, step: Step, exercise: Exercise) -> Iterator[Finding]:
    words = len(step.cue.split())
    if words > _MOST_CUE_WORDS:
        yield f"{path}.cue", f"{words} words", f"at most {_MOST_CUE_WORDS}"
    yield from player_findings(path, step)
    if step.kind == "question":
        for field in ("go_on", "finish"):
            if getattr(step, field) is None:
                yield f"{path}.{field}", "nothing", "the words of the answer"
        if step.seconds is not None or step.dose is not None:
            yield path, "a time for a question", "neither seconds nor dose: a question waits"
        return
    for field in ("go_on", "finish"):
        if getattr(step, field) is not None:
            yield f"{path}.{field}", "an answer", "it only for a step of the kind question"
    if step.after_last and step.kind != "rest":
        yield f"{path}.after_last", "true", "it only for a step of the kind rest"
    yield from _time(path, step, exercise)
    yield from _cap(path, step, exercise)


def _time(path: str, step: Step, exercise: Exercise) -> Iterator[Finding]:
    if (step.seconds is None) == (step.dose is None):
        found = "neither seconds nor dose" if step.seconds is None else "both seconds and dose"
        yield path, found, "seconds = a number, or dose = the name of a dose"
    if step.seconds is not None and not 0 < step.seconds <= _MOST_SECONDS:
        yield f"{path}.seconds", str(step.seconds), f"more than 0 and at most {_MOST_SECONDS}"
    if step.dose is not None and step.dose not in exercise.dose:
        yield (
            f"{path}.dose",
            f"{step.dose!r}, which is no dose of this exercise",
            f"one of {', '.join(exercise.dose)}",
        )
    elif step.dose is not None and exercise.dose[step.dose].unit == "times":
        yield f"{path}.dose", f"{step.dose!r}, a number of times", "a dose whose unit is seconds"


def _cap(path: str, step: Step, exercise: Exercise) -> Iterator[Finding]:
    """Find holds above their cap. How long legs may hover follows from the poses: ``lowback.course.hover_rules``."""
    if step.cap is None:
        return
    if step.kind != "hold":
        yield f"{path}.cap", str(step.cap), "it only for a step of the kind hold"
        return
    if not 0 < step.cap <= _MOST_SECONDS:
        yield f"{path}.cap", str(step.cap), f"more than 0 and at most {_MOST_SECONDS}"
        return
    if step.seconds is not None and step.seconds > step.cap:
        yield f"{path}.seconds", str(step.seconds), f"at most {step.cap:g}, the cap of this hold"
    doses = {}
    for index, variant in enumerate(exercise.variants):
        if any(step.id in part.steps for part in variant.parts):
            own = variant.dose.get(step.dose or "")
            field = f"variants[{index}].dose.{step.dose}" if own else f"dose.{step.dose}"
            doses[field] = own or exercise.dose.get(step.dose or "")
    for field, dose in doses.items():
        if dose is not None and dose.most > step.cap:
            yield f"{field}.most", str(dose.most), f"at most {step.cap:g}, the cap of the hold {step.id}"


def _variant(path: str, variant: Variant, exercise: Exercise) -> Iterator[Finding]:
    steps = {step.id: step for step in exercise.steps}
    if not variant.parts:
        yield f"{path}.parts", "nothing", "at least one part"
    yield from position_findings(path, variant, steps)
    yield from _own_doses(path, variant, exercise)
    for index, part in enumerate(variant.parts):
        here = f"{path}.parts[{index}]"
        if part.repeat is not None and part.repeat not in exercise.dose:
            yield (
                f"{here}.repeat",
                f"{part.repeat!r}, which is no dose of this exercise",
                f"one of {', '.join(exercise.dose)}",
            )
        elif part.repeat is not None and exercise.dose[part.repeat].unit != "times":
            yield f"{here}.repeat", f"{part.repeat!r}, a dose in seconds", "a dose whose unit is times"
        if not part.steps:
            yield f"{here}.steps", "nothing", "at least one step"
        for step_id in part.steps:
            if step_id not in steps:
                yield (
                    f"{here}.steps",
                    f"{step_id!r}, which is no step of this exercise",
                    f"one of {', '.join(steps)}",
                )
        for step_id in {step_id for step_id in part.steps if part.steps.count(step_id) > 1}:
            yield f"{here}.steps", f"{step_id!r} a second time", "it once, or a step with an id of its own"
        known = [steps[step_id] for step_id in part.steps if step_id in steps]
        yield from _around_capped_holds(here, known)


def _own_doses(path: str, variant: Variant, exercise: Exercise) -> Iterator[Finding]:
    """Find doses of a variant that replace none of its own."""
    steps = {step.id: step for step in exercise.steps}
    used = {part.repeat for part in variant.parts}
    used.update(steps[name].dose for part in variant.parts for name in part.steps if name in steps)
    for name in variant.dose:
        here = f"{path}.dose.{name}"
        if name not in exercise.dose:
            yield here, "a dose that the exercise does not have", f"one of {', '.join(exercise.dose)}"
        elif name not in used:
            yield here, f"a dose that nothing in {variant.id!r} uses", "it where a step or a repeat names it"


def _around_capped_holds(path: str, steps: list[Step]) -> Iterator[Finding]:
    """Find capped holds that no move leads into and out of: pausing leads out by the latter."""
    for index, step in enumerate(steps):
        if step.kind != "hold" or step.cap is None:
            continue
        around = [steps[at].kind for at in (index - 1, index + 1) if 0 <= at < len(steps)]
        if around != ["move", "move"]:
            yield (
                f"{path}.steps",
                f"the capped hold {step.id!r} without a move on both sides",
                "a move before it and a move after it",
            )


def _vocabulary(vocabulary: Vocabulary) -> Iterator[Finding]:
    if not vocabulary.groups:
        yield "groups", "nothing", "at least one"
    labels: dict[str, str] = {}
    for at, group in enumerate(vocabulary.groups):
        if not group.terms:
            yield f"groups[{at}].terms", "nothing", "at least one"
        yield from reference_findings(vocabulary.sources, group.terms, f"groups[{at}].terms")
        for index, term in enumerate(group.terms):
            # A label that is typed must mean one term.
            if term.label.casefold() in labels:
                yield f"groups[{at}].terms[{index}].label", f"{term.label!r} a second time", "a label of its own"
            labels[term.label.casefold()] = term.id
