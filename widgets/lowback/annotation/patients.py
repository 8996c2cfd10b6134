"""What notes on the cases can stand on: each step of each of them."""

from __future__ import annotations

import contextlib
import hashlib
from typing import Any

from lowback.case import case_of, cases
from lowback.content.library import content_hash
from lowback.errors import ContentError
from lowback.strings import t


def about_patients() -> dict[str, Any]:
    """Return each step of the cases, by ``CASE.STEP``, as a note finds it; nothing of a patient moves.

    A case with a fault is left out, as `lowback check` tells: the notes on the others are there.
    """
    found = []
    for name in cases():
        with contextlib.suppress(ContentError):
            found.append(case_of(name))
    steps = [
        {"id": f"{case.id}.{step.id}", "cue": f"{case.title}: {t(f'cases.stage.{step.stage}')}", "text": step.text}
        for case in found
        for step in case.steps
    ]
    digest = hashlib.sha256("".join(map(content_hash, found)).encode()).hexdigest()[:12]
    version = max((case.version for case in found), default="1.0.0")
    return {
        "title": t("cases.patients"),
        "version": version,
        "hash": digest,
        "steps": steps,
        "poses": {},
    }
