"""Made-up practice: weeks or years of it, for tests of the store and of the practice page."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from lowback.content import library

EXERCISES = tuple(library().exercises)


def stamp(when: datetime) -> str:
    """Return a time as a record has it."""
    return f"{when:%Y-%m-%dT%H:%M:%S}.000Z"


def session(when: datetime, exercise: str, *, phases: int = 30, seed: int = 0) -> dict[str, Any]:
    """Return one session that was led to its end, with pain before and after."""
    chance = random.Random(seed)  # noqa: S311 - made-up practice, the same each time

    def name() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    entries: list[dict[str, Any]] = []

    def add(kind: str, at: datetime, **fields: Any) -> None:
        entries.append({"id": name(), "kind": kind, "at": stamp(at), "offset": 60, **fields})

    def phase(at: int, held: float) -> dict[str, Any]:
        return {
            "phase": f"part/step-{at % 5}/{at // 5 + 1}",
            "step": f"step-{at % 5}",
            "side": ("right", "left", None)[at % 3],
            "repetition": at // 5 + 1,
            "planned": 5,
            "held": held,
            "own_pace": False,
        }

    pain = chance.randint(2, 6)
    add("pain", when, when="before", value=pain, where="back")
    add("start", when, **phase(0, 0))
    for at in range(phases):
        when += timedelta(seconds=5)
        add("phase-end", when, **phase(at, 5))
    add("finish", when, **phase(phases, 0))
    add("pain", when + timedelta(seconds=20), when="after", value=max(0, pain - chance.randint(0, 2)))
    return {
        "format": 1,
        "id": name(),
        "kind": "session",
        "born": entries[0]["at"],
        "offset": 60,
        "about": {
            "exercise": exercise,
            "version": "1.0.0",
            "hash": "0123456789ab",
            "variant": "article",
            "dose": {"hold": 5, "repetitions": 6},
            "seconds": 150,
        },
        "entries": sorted(entries, key=lambda entry: (entry["at"], entry["id"])),
    }


def history(count: int, *, until: datetime | None = None, a_day: int = 4, phases: int = 30) -> list[dict[str, Any]]:
    """Return so many sessions, the last ones yesterday, ``a_day`` of them a day."""
    last = until or datetime.now(UTC).replace(hour=7, minute=0, second=0, microsecond=0)
    return [
        session(
            last - timedelta(days=at // a_day + 1, minutes=-6 * (at % a_day)),
            EXERCISES[at % len(EXERCISES)],
            phases=phases,
            seed=at,
        )
        for at in range(count)
    ]
