"""What the content files hold, as frozen structs: unknown fields are refused, types are strict.

One file in ``exercises/`` is one :class:`Exercise`, the one beside it its :class:`~lowback.content.lesson.Lesson`;
``introduction.toml`` is an :class:`Introduction`, ``safety.toml`` a :class:`Safety`, ``vocabulary.toml`` a
:class:`Vocabulary`. The meaning of every field stands in ``exercises/README.md``; a worked example is in ``examples``.
Seconds are seconds; counts are counts.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from lowback.content.anatomy import MuscleAct
from lowback.content.evidence import Grade, Study
from lowback.content.lesson import Lesson
from lowback.content.reporting import ReportItem

#: The version of the file format this package reads.
FORMAT = 1

Position: TypeAlias = Literal["standing", "sitting", "face-down", "on-your-back"]
Kind: TypeAlias = Literal["position", "move", "hold", "rest", "change-side", "question", "get-up"]
Side: TypeAlias = Literal["right", "left"]
Basis: TypeAlias = Literal["source", "default"]
Lead: TypeAlias = Literal["emergency", "same-day", "soon", "today", "later"]
#: ``teaching`` is what is taught in general and nobody has confirmed: it carries no number and no citation.
SourceKind: TypeAlias = Literal["article", "study", "guideline", "reference", "teaching"]
Contact: TypeAlias = Literal["soles", "palms", "elbows", "pelvis", "back", "seat", "pillow", "wall"]
#: How a variant stands to the article's way.
Level: TypeAlias = Literal["easier", "same", "harder"]


class _Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece of text with a stable id that may carry facts of the source article."""

    id: str
    text: str
    facts: tuple[str, ...] = ()


class Note(_Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A plain statement: a purpose, an editorial remark."""


class Caution(_Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who should not: ``text`` completes "Leave this out if ...", ``term`` is the exact clinical term.

    ``instead`` is the variant that is all that is left to who says yes: it stays open to them, and no other does.
    """

    term: str
    instead: str | None = None
    sources: tuple[str, ...] = ()


class StopSign(_Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sign to stop, and where it leads."""

    leads: Lead


class Claim(_Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the article says (or a question it leaves open), what is known, and how well."""

    known: str
    grade: Grade
    sources: tuple[str, ...]


class GeneralClaim(Claim, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A claim of the introduction; one that is ``everywhere`` is asked of each exercise, and stands with its claims."""

    everywhere: bool = False


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A source that claims and cautions refer to: a study by itself, anything else by a text."""

    id: str
    text: str = ""
    kind: SourceKind
    doi: str | None = None
    study: Study | None = None


class Dose(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One adjustable amount: its default, its bounds, and where it comes from."""

    label: str
    unit: Literal["seconds", "times"]
    default: int
    least: int
    most: int
    basis: Basis
    note: str
    facts: tuple[str, ...] = ()


class Through(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pose on the way: ``at`` is the share of the step's time, from 0.02 to 0.98."""

    at: float
    pose: str


class Step(_Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step of an exercise.

    A step lasts ``seconds``, or as long as the dose it names; a question waits for its answer:
    ``go_on`` leads to what follows, ``finish`` to the steps of getting up. ``short`` is the text for the player, where
    two lines of a phone must do; without one it is ``text``. ``cap`` is the longest a hold may ever last.
    ``after_last`` keeps a rest after the last repetition. The figure moves from the pose of the step before by way of
    ``through`` to ``pose``; ``arrows`` names the points of the body whose way an arrow shows.
    """

    kind: Kind
    cue: str
    short: str | None = None
    # Without a default msgspec would miss it without saying in which step; the rules do.
    pose: str = ""
    through: tuple[Through, ...] = ()
    arrows: tuple[str, ...] = ()
    side: Side | None = None
    seconds: float | None = None
    dose: str | None = None
    cap: float | None = None
    after_last: bool = False
    go_on: str | None = None
    finish: str | None = None


class Camera(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From where the figure is seen, in degrees.

    ``around`` is 0 at its right side and 90 in front of it; ``above`` is 0 at the floor and 90 from straight above.
    """

    around: float
    above: float


class Pose(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A keyframe: joint angles in degrees, and what touches the floor, a seat, a pillow or a wall.

    What is not written is as in the pose ``like``, or 0. ``mirror`` takes the own angles of another pose with right
    and left exchanged. ``planted`` names the pose whose soles and palms stand where this one's do. ``passive`` names
    the joints that rest on the floor or are pushed, for which the passive range holds. ``text`` is what a person who
    cannot see the figure is told.
    """

    id: str
    text: str
    contacts: tuple[Contact, ...]
    like: str | None = None
    mirror: str | None = None
    planted: str | None = None
    angles: dict[str, float] = {}
    passive: tuple[str, ...] = ()


class Movement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the figure does the exercise.

    ``sides`` says in words what right and left mean here; ``card`` is the pose that stands for the exercise.
    """

    camera: Camera
    sides: str
    card: str
    poses: tuple[Pose, ...]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A stretch of an exercise in one body position.

    ``repeat`` names the dose that says how often its steps come. With ``alternate`` a step that has a
    side comes only in that side's repetitions, in the order given; without it, every step comes in
    every repetition.
    """

    id: str
    position: Position
    steps: tuple[str, ...]
    repeat: str | None = None
    alternate: tuple[Side, ...] = ()


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to do an exercise; the first in the file is offered first.

    ``level`` tells an easier or a harder way from one that is as hard as the article's. ``dose`` holds the doses that
    are other than the exercise's; ``cautions`` are who should leave this way out, beside those of the exercise.
    """

    id: str
    title: str
    text: str
    parts: tuple[Part, ...]
    level: Level = "same"
    dose: dict[str, Dose] = {}
    cautions: tuple[Caution, ...] = ()


class Load(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How hard an exercise works a body, for a student who changes its dose: what is known of it, and what is not.

    ``model`` names the small model that computes it, where there is one: ``"legs"`` is :mod:`lowback.loads`.
    """

    known: str
    unknown: str
    sources: tuple[str, ...]
    model: Literal["legs"] | None = None


class Exercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One exercise, complete."""

    format: int
    id: str
    version: str
    title: str
    source_name: str
    position: Position
    summary: str
    about: str
    feel: str
    card_caution: str
    begin_if: str
    purposes: tuple[Note, ...]
    steps: tuple[Step, ...]
    variants: tuple[Variant, ...]
    movement: Movement
    dose: dict[str, Dose]
    cautions: tuple[Caution, ...]
    stop_signs: tuple[StopSign, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    notes: tuple[Note, ...] = ()
    start_note: str | None = None
    not_early: bool = False
    load: Load | None = None
    report: tuple[ReportItem, ...] = ()


class Introduction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands before the exercises: the landing page's words and the article's introduction."""

    format: int
    version: str
    title: str
    lead: str
    disclaimer: str
    review: str
    items: tuple[Note, ...]
    claims: tuple[GeneralClaim, ...]
    sources: tuple[Source, ...]
    report: tuple[ReportItem, ...] = ()


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sign asked for before the first exercise.

    ``place`` names where pain would be a yes to it, so that who says so later is asked again. ``before`` marks what
    does not begin during an exercise, so that no reason to stop names it. ``ambulance`` says that nobody else should
    drive the person, and ``advice`` what to do until help is there. ``emergency_with`` names signs for the same day
    that together with this one are an emergency: something that may press on the spinal cord, and nerves that fail.
    """

    id: str
    text: str
    place: Literal["both-legs"] | None = None
    before: bool = False
    ambulance: bool = False
    advice: str | None = None
    emergency_with: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reason to stop, and where it leads.

    It has a ``text`` of its own, or names ``signs`` of the check, and is said in their words; where there are several,
    ``title`` says where in the body they are, so that they are found at a glance. ``blocks`` keeps the
    exercise closed until asked again; ``asks_again`` has the whole check asked before the next exercise, and
    ``opens_check`` at once; ``with_signs`` names signs of the check that are asked about beside it, in the exercises
    ``with_in``, or in all: with any of them it leads where those lead. ``advice`` is what helps in each position.
    """

    id: str
    leads: Lead
    text: str | None = None
    title: str | None = None
    signs: tuple[str, ...] = ()
    blocks: bool = False
    asks_again: bool = False
    opens_check: bool = False
    with_signs: tuple[str, ...] = ()
    with_in: tuple[str, ...] = ()
    advice: dict[Position, str] = {}


class PainBand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a pain from ``least`` to ``most`` (0-10, numeric rating) asks for."""

    least: int
    most: int
    text: str


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The smallest change in pain over weeks that means something, in points of the rating from 0 to 10."""

    least: float
    text: str
    sources: tuple[str, ...]


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom to call where: the number for an ambulance, and a nation-wide line for advice where there is one.

    ``zones`` are the time zones (IANA) by which a browser knows that it is there; one that ends in ``/`` stands for all
    below it.
    """

    id: str
    title: str
    emergency: str
    zones: tuple[str, ...]
    sources: tuple[str, ...]
    advice: str | None = None


class Safety(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The check before the first exercise, and the reasons to stop."""

    format: int
    version: str
    title: str
    lead: str
    emergency_lead: str
    same_day_lead: str
    soon_lead: str
    none: str
    pain_note: str
    emergency: tuple[Question, ...]
    same_day: tuple[Question, ...]
    soon: tuple[Question, ...]
    reasons: tuple[Reason, ...]
    leads: dict[Lead, str]
    pain: tuple[PainBand, ...]
    change: Change
    regions: tuple[Region, ...]
    sources: tuple[Source, ...]


def signs_of(reason: Reason, safety: Safety) -> tuple[str, ...]:
    """Return what a reason to stop says: the words of its signs, or its own."""
    texts = {sign.id: sign.text for sign in (*safety.emergency, *safety.same_day, *safety.soon)}
    return tuple(texts[name] for name in reason.signs) or (reason.text or "",)


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A term that notes are tagged with. Its tag is ``GROUP.TERM``, such as ``muscle.multifidus``, and stays."""

    id: str
    label: str
    text: str | None = None
    sources: tuple[str, ...] = ()
    #: Of a muscle: what it does where it shortens. A muscle without any only steadies.
    acts: tuple[MuscleAct, ...] = ()


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Terms of one kind."""

    id: str
    title: str
    text: str
    terms: tuple[Term, ...]


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The terms of the field that students tag their notes with."""

    format: int
    version: str
    title: str
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]


Document: TypeAlias = Exercise | Introduction | Lesson | Safety | Vocabulary
