"""What a case file holds: a patient who unfolds step by step, and what follows from each choice.

``early-cauda-equina.case.toml`` is the case ``early-cauda-equina``. It is about one of the exercises, which the patient
asks for. A student takes the history, asks, screens, chooses, says why in words of their own, reassesses and tells what
to watch for; the unsafe way is shown to its end. ``exercises/README.md`` explains each field.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import msgspec

from lowback.content.model import Lead, Source

#: Where in an encounter a step stands, in the order of one. ``consequence`` is where an unsafe way leads.
Stage: TypeAlias = Literal[
    "history", "ask", "screen", "choose", "adapt", "justify", "reassess", "safety-net", "end", "consequence"
]
#: Each of these is gone through on the way that is right.
STAGES: tuple[str, ...] = get_args(Stage)[:-1]
#: Told; asked, as much as one wants; one way of several; written in words of one's own; the end.
StepKind: TypeAlias = Literal["tell", "ask", "choose", "write", "end"]
#: What a way is: the best there is; one that can be defended; one that harms nobody and is not enough; one that harms.
Verdict: TypeAlias = Literal["best", "sound", "insufficient", "unsafe"]
#: What is right for the patient: the exercise as it is, an easier way of it, another one, or none for now.
Decision: TypeAlias = Literal["go-on", "regress", "other", "refuse"]


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to ask, or one way to go on, and why it is what it is.

    Attributes
    ----------
    reply
        What the patient answers, or what happens.
    needed
        Of what is asked: without it nobody can go on safely.
    verdict, to
        Of what is chosen: what it is, and the step that it leads to.
    sources
        What ``why`` rests on; general teaching where there is none.
    """

    id: str
    text: str
    why: str
    reply: str = ""
    needed: bool = False
    verdict: Verdict | None = None
    to: str | None = None
    sources: tuple[str, ...] = ()


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a good answer in words of one's own says."""

    text: str
    sources: tuple[str, ...] = ()


class CaseStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step: what is told, and what is to be done.

    Attributes
    ----------
    ask
        What the student is asked; none where only something is told.
    to
        The step that follows; of a choice each way names its own.
    safe
        Of an end: whether the patient came to no harm.
    """

    id: str
    stage: Stage
    kind: StepKind
    text: str
    ask: str = ""
    ways: tuple[Way, ...] = ()
    points: tuple[Point, ...] = ()
    to: str | None = None
    safe: bool | None = None
    sources: tuple[str, ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One case.

    Attributes
    ----------
    patient
        Who it is, in a line.
    exercise
        The id of the exercise that the patient asks for.
    aim
        What a student can do afterwards, beginning with a verb.
    signs
        Ids of the signs of the check before an exercise that the patient has, once asked.
    answered
        Ids of signs that send people to a professional, where the student is that professional and takes them up.
    caution
        The id of what in the exercise's own list the patient has.
    decision, leads
        What is right, and how urgent help is where help is needed.
    instead, variant
        The exercise and the way of it that is right, where one is.
    """

    format: int
    id: str
    version: str
    title: str
    patient: str
    exercise: str
    aim: str
    decision: Decision
    steps: tuple[CaseStep, ...]
    signs: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    caution: str | None = None
    leads: Lead | None = None
    instead: str | None = None
    variant: str | None = None
    sources: tuple[Source, ...] = ()
