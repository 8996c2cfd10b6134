"""What is proved of the record and the store."""

from __future__ import annotations

import os


def size(whole: int, short: int) -> int:
    """Return how large a test of faults is: ``make soak`` runs it whole, ``make test`` a tenth of it or less."""
    return whole if os.environ.get("LOWBACK_SOAK") else short
