"""The movement as an instrument: the figure with its angles, to look at, to plot, to change and to take away."""

from __future__ import annotations

import difflib
import math
import numbers
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import msgspec
import traitlets

from lowback.content.joints import COORDINATES, JOINTS, PAIRED, PELVIC_TILT, SIDES, WRITABLE, joint_of, range_of
from lowback.course.check import clip_findings
from lowback.course.clips import clips, framed
from lowback.course.course import Course, start_of
from lowback.course.hover_rules import hover_findings
from lowback.course.packed import movement_data, packed
from lowback.errors import RequestError, listing
from lowback.kinematics.bvh import bvh
from lowback.plan import plan_of
from lowback.request import request
from lowback.strings import page_language, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.content.model import Exercise, Pose, Variant
    from lowback.kinematics.pose import Posture

_STATIC = Path(__file__).parent / "static"


class Movement(anywidget.AnyWidget):
    """Shows how an exercise moves: the figure, and the angle of each joint in time with its range of motion.

    Parameters
    ----------
    exercise
        The exercise's id, such as ``"seated-twist"``.
    variant
        One of its variants; the one offered first where it is left out.
    **dose
        Any of its doses by name: the same movement at another pace.

    Raises
    ------
    ValueError
        The exercise, the variant or a dose does not exist, or a dose is out of bounds.

    Examples
    --------
    >>> twist = Movement("seated-twist")
    >>> round(max(row["thorax_rotation"] for row in twist.angles()))
    35
    >>> twist.change("turned-right", thorax_rotation=20)
    >>> round(max(row["thorax_rotation"] for row in twist.angles()))
    20
    """

    _esm = _STATIC / "movement.js"
    _css = _STATIC / "movement.css"

    _plan = traitlets.Dict().tag(sync=True)
    _movement = traitlets.Dict().tag(sync=True)
    _angles = traitlets.Dict().tag(sync=True)
    _language = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: str, variant: str | None = None, **dose: int) -> None:
        self._request = request(exercise, variant, dose)
        self._exercise = self._request.exercise
        super().__init__(_plan=plan_of(self._request), _language=page_language(), **self._figure())

    @property
    def poses(self) -> dict[str, dict[str, float]]:
        """The poses by name, each with the angles its file writes, in degrees."""
        return {pose.id: dict(pose.angles) for pose in self._exercise.movement.poses}

    def angles(self, *coordinates: str) -> list[dict[str, Any]]:
        """Return the angles over the exercise as plain rows, for pandas, a spreadsheet or a loop.

        Parameters
        ----------
        *coordinates
            Names such as ``"hip_flexion_right"``, or ``"hip_flexion"`` for both sides, or ``"pelvic_tilt"``, against
            how the pelvis is at the start, forward positive; all that change where none is named.

        Returns
        -------
        list
            A row a moment: ``seconds`` since the start, ``phase``, ``step``, and an angle in degrees for each
            coordinate, 0 in the anatomical position, flexion positive.

        Raises
        ------
        ValueError
            A coordinate does not exist.
        """
        asked: list[str] = []
        for name in coordinates:
            if name not in (*WRITABLE, PELVIC_TILT):
                near = difflib.get_close_matches(name, (*WRITABLE, PELVIC_TILT), 1)
                message = f"There is no angle {name!r}; write {near[0] if near else listing(WRITABLE)}."
                raise RequestError(message)
            asked += [f"{name}_{side}" for side in SIDES] if name in PAIRED else [name]
        course = self._course()
        moments = list(course.keyed())
        told = [_with_tilt(moment.posture.angles, course.start) for moment in moments]
        names = asked or [name for name in (PELVIC_TILT, *COORDINATES) if _changes(name, told)]
        return [
            {
                "seconds": round(moment.seconds, 3),
                "phase": moment.phase.id,
                "step": moment.phase.step,
                **{name: round(angles[name], 3) for name in names},
            }
            for moment, angles in zip(moments, told, strict=True)
        ]

    def change(self, pose: str, **angles: float) -> None:
        """Give a pose other angles, in degrees, and see it move; :meth:`reset` takes it back.

        Raises
        ------
        ValueError
            There is no such pose or angle, a value leaves the range of motion, or the body that follows would: a
            joint on the way, a part under the floor, a contact that lifts or slides. Nothing is changed then.
        """
        movement = self._exercise.movement
        poses = {item.id: item for item in movement.poses}
        if pose not in poses:
            message = f"There is no pose {pose!r}; write {listing(map(repr, poses))}."
            raise RequestError(message)
        if poses[pose].mirror:
            message = f"The pose {pose!r} mirrors {poses[pose].mirror!r}; change that one."
            raise RequestError(message)
        changed = msgspec.structs.replace(
            poses[pose], angles={**_without(poses[pose].angles, angles), **_checked(poses[pose], angles)}
        )
        kept = tuple(changed if item.id == pose else item for item in movement.poses)
        wanted = msgspec.structs.replace(self._exercise, movement=msgspec.structs.replace(movement, poses=kept))
        # What is typed may be in range and still bend another joint too far, or push a foot through the floor.
        for clip in clips(wanted).values():
            for _, found, write in clip_findings(wanted, clip):
                message = f"That would give {found}; write {write}."
                raise RequestError(message)
        for _, found, write in hover_findings(wanted):
            message = f"That would give {found}; write {write}."
            raise RequestError(message)
        self._show(wanted)

    def reset(self) -> None:
        """Take back every change."""
        self._show(self._request.exercise)

    def export(self, path: str | Path, *, stature: float = 1.70, frames_a_second: float = 30) -> Path:
        """Write the movement as BioVision Hierarchy, which Blender opens.

        Parameters
        ----------
        path
            Where to; its name ends in ``.bvh``.
        stature
            How tall the figure is, in metres.
        frames_a_second
            How often a second the posture is written.

        Returns
        -------
        Path
            What was written.

        Raises
        ------
        ValueError
            The name does not end in ``.bvh``, or a number is out of bounds.
        """
        to = Path(path).expanduser()
        if to.suffix.lower() != ".bvh":
            message = f"path is {str(path)!r}; write a name that ends in .bvh."
            raise RequestError(message)
        for name, value, least, most in (("stature", stature, 0.3, 3), ("frames_a_second", frames_a_second, 1, 240)):
            if not _number(value) or not least <= value <= most:
                message = f"{name} is {value!r}; write a number from {least} to {most}."
                raise RequestError(message)
        each = 1 / frames_a_second
        text = bvh([moment.posture for moment in self._course().sampled(each)], each, stature)
        try:
            to.write_text(text, encoding="utf-8")
        except OSError as error:
            message = f"path is {str(path)[:100]!r}: {error.strerror}; write a file in a folder that is there."
            raise RequestError(message) from error
        return to

    def _course(self) -> Course:
        return Course(self._exercise, self._request.variant, self._request.dose)

    def _show(self, exercise: Exercise) -> None:
        self._exercise = exercise
        figure = self._figure()
        with self.hold_trait_notifications():
            self._angles, self._movement = figure["_angles"], figure["_movement"]

    def _figure(self) -> dict[str, Any]:
        angles = angles_data(self._exercise, self._request.variant)
        return {"_movement": movement_data(self._exercise), "_angles": angles}

    def __repr__(self) -> str:
        """Tell exercise and variant, the same in every run."""
        return f"Movement({self._request.exercise.id!r}, variant={self._request.variant.id!r})"


def angles_data(exercise: Exercise, variant: Variant) -> dict[str, Any]:
    """Return the angles of the frames of each clip of a variant, and the range of motion of what changes in it."""
    alone = msgspec.structs.replace(exercise, variants=(variant,))
    start = start_of(alone, variant)
    made = {key: [_with_tilt(frame.angles, start) for frame in frames] for key, frames in framed(clips(alone)).items()}
    every = [angles for frames in made.values() for angles in frames]
    passive = {joint for pose in exercise.movement.poses for joint in pose.passive}
    # No range of motion is known for the tilt of a pelvis on legs that move.
    ranges: dict[str, dict[str, Any]] = {PELVIC_TILT: {}} if _changes(PELVIC_TILT, every) else {}
    for name in COORDINATES:
        found = range_of(name)
        if found is None or not _changes(name, every):
            continue
        least, most = found.bounds(passive=joint_of(name) in passive)
        further = (least, most) != (found.least, found.most) and found.passive_basis
        basis = t("movement.further", basis=found.basis, passive=further) if further else found.basis
        ranges[name] = {"least": least, "most": most, "basis": basis}
    tenths = {key: [[round(angles[name] * 10) for name in ranges] for angles in frames] for key, frames in made.items()}
    return {"ranges": ranges, "clips": {key: packed(rows) for key, rows in tenths.items()}}


def _changes(name: str, every: Sequence[dict[str, float]]) -> bool:
    values = [angles[name] for angles in every]
    return max(values) - min(values) > 0.5


def _with_tilt(angles: dict[str, float], start: Posture) -> dict[str, float]:
    """Return angles with the pelvis's tilt among them, against how it is in the posture that an exercise begins in."""
    return {**angles, PELVIC_TILT: angles["lean"] - start.angles["lean"]}


def _without(angles: dict[str, float], new: dict[str, float]) -> dict[str, float]:
    """Return angles without the single sides of those that are now written for both."""
    return {name: value for name, value in angles.items() if name.rpartition("_")[0] not in new}


def _number(value: object) -> bool:
    """Tell whether something is a finite number, of Python's own or of NumPy's."""
    return not isinstance(value, bool) and isinstance(value, numbers.Real) and math.isfinite(value)


def _checked(pose: Pose, angles: dict[str, float]) -> dict[str, float]:
    for name, value in angles.items():
        if name not in WRITABLE:
            near = difflib.get_close_matches(name, WRITABLE, 1)
            message = f"There is no angle {name!r}; write {near[0] if near else listing(WRITABLE)}."
            raise RequestError(message)
        limits = range_of(name)
        passive = joint_of(name) in pose.passive and joint_of(name) in JOINTS
        least, most = limits.bounds(passive=passive) if limits else (-180.0, 180.0)
        if not _number(value) or not least <= value <= most:
            message = (
                f"{name} of the pose {pose.id!r} is {value!r}; write a number from {least:g} to {most:g} (degrees)."
            )
            raise RequestError(message)
    return {name: float(value) for name, value in angles.items()}
