"""What a muscle does at which joint: textbook teaching, without number or citation."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

#: The joints whose actions a lesson names.
Joint: TypeAlias = Literal[
    "neck", "thoracic-spine", "lumbar-spine", "pelvis", "shoulder", "elbow", "hip", "knee", "ankle"
]


class MuscleAct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a muscle does at a joint where it shortens: textbook teaching.

    ``action`` is a term of the vocabulary. ``side`` says toward which side a muscle of one side bends or turns the
    trunk or the head: its own or the other.
    """

    joint: Joint
    action: Literal["flexion", "extension", "lateral-flexion", "rotation", "abduction", "adduction"]
    side: Literal["own", "other"] | None = None
