"""What a notebook asks for: an exercise, one of its variants, and a dose inside its bounds."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import msgspec

from lowback.content import library
from lowback.content.model import Exercise, Variant
from lowback.errors import RequestError, listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lowback.content import Library
    from lowback.content.model import Dose


class Request(msgspec.Struct, frozen=True):
    """An exercise, a variant and a complete dose, checked."""

    exercise: Exercise
    variant: Variant
    dose: dict[str, int]


def request(name: str, variant: str | None, dose: Mapping[str, object], *, content: Library | None = None) -> Request:
    """Check what is asked for and fill in the defaults.

    Parameters
    ----------
    name
        The exercise's id, such as ``"seated-twist"``.
    variant
        One of its variants; ``None`` for the one that is offered first.
    dose
        Doses by name; those left out take their default.

    Raises
    ------
    RequestError
        A name does not exist, or a dose is out of bounds. The message names what is valid.
    """
    exercise = (content or library()).exercise(name)
    chosen = _variant(exercise, variant)
    doses = doses_of(exercise, chosen)
    for given in dose:
        if given not in doses:
            near = difflib.get_close_matches(given, doses, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            message = f"{exercise.id!r} ({chosen.id}) has no dose {given!r}; write {listing(map(repr, doses))}.{hint}"
            raise RequestError(message)
    values = {key: _value(exercise, key, rule, dose.get(key, rule.default)) for key, rule in doses.items()}
    return Request(exercise, chosen, values)


def doses_of(exercise: Exercise, variant: Variant) -> dict[str, Dose]:
    """Return the doses that a variant uses, in the order of the file, with the variant's own in place."""
    steps = {step.id: step for step in exercise.steps}
    used = {part.repeat for part in variant.parts}
    used.update(steps[step].dose for part in variant.parts for step in part.steps)
    return {name: variant.dose.get(name, rule) for name, rule in exercise.dose.items() if name in used}


def _variant(exercise: Exercise, name: str | None) -> Variant:
    if name is None:
        return exercise.variants[0]
    for variant in exercise.variants:
        if variant.id == name:
            return variant
    names = listing(repr(variant.id) for variant in exercise.variants)
    message = f"{exercise.id!r} has no variant {name!r}; write {names}."
    raise RequestError(message)


def _value(exercise: Exercise, name: str, rule: Dose, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value // 1:
        message = (
            f"{name} of {exercise.id!r} is {_shown(value)}; write a whole number from {rule.least} to {rule.most}."
        )
        raise RequestError(message)
    if not rule.least <= value <= rule.most:
        message = (
            f"{name} of {exercise.id!r} is {_shown(value)}; write a whole number from {rule.least} to {rule.most} "
            f"({rule.unit}). {rule.note}"
        )
        raise RequestError(message)
    return int(value)


def _shown(value: object) -> str:
    """Return a value as a sentence can hold it: nothing longer than a line."""
    if isinstance(value, int) and abs(value) >= 10**30:
        return "a number of more than 30 digits"
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
