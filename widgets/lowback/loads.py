"""A small model of what held legs ask of the hips, for :class:`lowback.Dose` and for a student's own cells.

A person lies on the back with the feet off the floor. Each leg is a thigh, a shank and a foot; the foot's mass is taken
to be at the ankle. The moment at the hips is the sum of each mass's weight times its horizontal distance from the hips,
for both legs. It is no load on the spine, and says nothing of what a back can bear.

Sources
-------
Masses and centres of mass: de Leva 1996, J Biomech 29(9):1223-1230, doi 10.1016/0021-9290(95)00178-6, young men and
women. Lengths: Drillis and Contini, as given by Winter, in fractions of stature.
"""

from __future__ import annotations

import math

from lowback.content.joints import PAIRED
from lowback.errors import RequestError
from lowback.kinematics.body import SHANK, THIGH
from lowback.kinematics.masses import GRAVITY, SEGMENTS, Whose

#: Bounds of what may be asked for: kilograms, metres.
MASS, STATURE = (35.0, 200.0), (1.2, 2.2)


def hip_moment(hip: float, knee: float = 0, *, mass: float = 70, stature: float = 1.70, whose: Whose = "men") -> float:
    """Return the moment of both legs at the hips, in newton metres, lying on the back with the feet off the floor.

    Parameters
    ----------
    hip, knee
        Flexion in degrees, inside the ranges of motion; hip 0 is a straight leg level with the floor.
    mass, stature
        Of the body, in kilograms and metres.
    whose
        Whose segments: those of young ``"men"`` or of young ``"women"``.

    Returns
    -------
    float
        Positive where the legs pull the pelvis down at the feet's end; negative where they lie over the chest.

    Raises
    ------
    ValueError
        A number is out of its bounds; the message names them.

    Examples
    --------
    >>> round(hip_moment(4)), round(hip_moment(45)), round(hip_moment(90, 90))
    (85, 60, 19)
    """
    if whose not in SEGMENTS:
        message = f"whose is {whose!r}; write 'men' or 'women'."
        raise RequestError(message)
    for name, value in (("hip_flexion", hip), ("knee_flexion", knee)):
        _check(name.removesuffix("_flexion"), value, PAIRED[name].bounds(passive=False), "degrees")
    _check("mass", mass, MASS, "kilograms")
    _check("stature", stature, STATURE, "metres")
    return GRAVITY * mass * stature * _arm(hip, knee, whose)


def _arm(hip: float, knee: float, whose: Whose) -> float:
    """Return the moment for a weight and a stature of 1."""
    thigh, shank, foot = SEGMENTS[whose]
    along, onward = THIGH * math.cos(math.radians(hip)), SHANK * math.cos(math.radians(hip - knee))
    # Each mass by how far out it lies.
    leg = (
        (thigh.mass, thigh.centre * along),
        (shank.mass, along + shank.centre * onward),
        (foot.mass, along + onward),
    )
    return 2 * sum(mass * out for mass, out in leg)


def _check(name: str, value: float, bounds: tuple[float, float], unit: str) -> None:
    least, most = bounds
    number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if not number or not least <= value <= most:
        message = f"{name} is {value!r}; write a number from {least:g} to {most:g} ({unit})."
        raise RequestError(message)


def arms(whose: Whose = "men") -> dict[str, list[float]]:
    """Return what the front end multiplies by mass and stature, for each degree of the hip from 0 to 90.

    Returns
    -------
    dict
        ``straight`` with straight knees, ``bent`` with the shanks level with the floor (knees bent as far as hips):
        newton metres for a kilogram and a metre.
    """
    return {
        "straight": [round(GRAVITY * _arm(hip, 0, whose), 6) for hip in range(91)],
        "bent": [round(GRAVITY * _arm(hip, hip, whose), 6) for hip in range(91)],
    }
