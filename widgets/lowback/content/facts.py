"""The facts of the source article, by id: the acceptance list for "the content is complete"."""

from __future__ import annotations

#: How many facts the article states in each part: introduction and the four exercises.
FACT_COUNTS = {"I": 5, "E1": 18, "E2": 22, "E3": 18, "E4": 11}


def _ids() -> tuple[str, ...]:
    introduction = [f"I{n}" for n in range(1, FACT_COUNTS["I"] + 1)]
    exercises = [f"{part}.{n}" for part, count in FACT_COUNTS.items() if part != "I" for n in range(1, count + 1)]
    return (*introduction, *exercises)


#: All 74 fact ids, in the order of the article.
FACT_IDS: tuple[str, ...] = _ids()
