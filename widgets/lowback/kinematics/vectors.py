"""Vectors and rotations in three dimensions, as tuples: a frame needs a few hundred, NumPy's import alone costs more.

World: x forward, y up, z to the figure's right. A rotation is nine numbers, row by row.
"""

from __future__ import annotations

import math
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float, float]
Rotation: TypeAlias = tuple[float, float, float, float, float, float, float, float, float]

UPRIGHT: Rotation = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def less(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scaled(a: Vector, by: float) -> Vector:
    """Return a, longer or shorter."""
    return a[0] * by, a[1] * by, a[2] * by


def dot(a: Vector, b: Vector) -> float:
    """Return the inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the outer product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vector) -> float:
    """Return how long a vector is."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector, otherwise: Vector = (1.0, 0.0, 0.0)) -> Vector:
    """Return a at length 1, or another vector where a has no direction."""
    size = length(a)
    return (a[0] / size, a[1] / size, a[2] / size) if size > 1e-9 else otherwise


def turned(r: Rotation, v: Vector) -> Vector:
    """Return a vector of a turned frame in the world."""
    x, y, z = v
    return r[0] * x + r[1] * y + r[2] * z, r[3] * x + r[4] * y + r[5] * z, r[6] * x + r[7] * y + r[8] * z


def turned_back(r: Rotation, v: Vector) -> Vector:
    """Return a vector of the world in a turned frame."""
    x, y, z = v
    return r[0] * x + r[3] * y + r[6] * z, r[1] * x + r[4] * y + r[7] * z, r[2] * x + r[5] * y + r[8] * z


def after(a: Rotation, b: Rotation) -> Rotation:
    """Return the rotation b inside the frame a."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    b0, b1, b2, b3, b4, b5, b6, b7, b8 = b
    return (
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    )


def rotation(z: float, x: float = 0.0, y: float = 0.0) -> Rotation:
    """Return the rotation about z, then the moved x, then the moved y, by degrees."""
    rz, rx, ry = math.radians(z), math.radians(x), math.radians(y)
    if not x and not y:
        c, s = math.cos(rz), math.sin(rz)
        return c, -s, 0.0, s, c, 0.0, 0.0, 0.0, 1.0
    cz, sz, cx, sx, cy, sy = math.cos(rz), math.sin(rz), math.cos(rx), math.sin(rx), math.cos(ry), math.sin(ry)
    return (
        cz * cy - sz * sx * sy,
        -sz * cx,
        cz * sy + sz * sx * cy,
        sz * cy + cz * sx * sy,
        cz * cx,
        sz * sy - cz * sx * cy,
        -cx * sy,
        sx,
        cx * cy,
    )


def hinge(r: Rotation, z: float) -> Rotation:
    """Return a frame turned about its own z, by degrees: an elbow, a knee."""
    c, s = math.cos(math.radians(z)), math.sin(math.radians(z))
    return (
        r[0] * c + r[1] * s,
        r[1] * c - r[0] * s,
        r[2],
        r[3] * c + r[4] * s,
        r[4] * c - r[3] * s,
        r[5],
        r[6] * c + r[7] * s,
        r[7] * c - r[6] * s,
        r[8],
    )
