"""What is proved of the record and the store."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

from tests.histories import session

NOW = datetime(2026, 1, 1, 6, tzinfo=UTC)


def size(whole: int, short: int) -> int:
    """Return how large a test of faults is: ``make soak`` runs it whole, ``make test`` a tenth of it or less."""
    return whole if os.environ.get("LOWBACK_SOAK") else short


def one(seed: int = 1, phases: int = 3) -> dict[str, Any]:
    """Return a short session, another one a seed."""
    return session(NOW, "seated-twist", phases=phases, seed=seed)
