"""Both halves on the same input: what is a record, its canonical text, and two copies brought together."""

from __future__ import annotations

import copy
import functools
import json
import os
import random
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lowback.record.merging import canonical, merge
from lowback.record.model import read_record

from tests.notes_made import notes

from . import NOW, one
from .test_link import answered, checked

#: So many values are tried, and so many pairs: more of them in ``make soak``.
_MANY = 10_000 if os.environ.get("LOWBACK_SOAK") else 300

#: What the halves once judged apart, or might: text in and outside the planes, numbers, times, and nothing.
_HOSTILE: tuple[Any, ...] = (
    *(
        "",
        " ",
        "é",
        "r1\n",
        "\n",
        "\u0663",
        "a b",
        "x" * 200,
        "x" * 201,
        "😀" * 100,
        "😀" * 101,
        "😀" * 200,
        "😀" * 201,
    ),
    *("\uff01", "null \0", "half \ud83d", "\ude00 half", r"\u0000", "\u0661234-01-01T00:00:00Z"),
    *("0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00Z\n"),
    *("2026-01-01T24:00:00Z", "2026-01-01T23:59:60Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.1234567Z"),
    *(0, -1, 1, 60.0, 60.5, -0.0, 1e-7, 1e16, 1e21, 1e300, 2**53, 86_400, 86_400.1, 86_401, 901, 1001),
    *(None, True, False, [], {}, ["a"], ["a", "a"], ["é"], [None], {"a": 1}, {"é": 1}, {"a": 1.0}, {"a": 3601}),
)


def _paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for name, one_of in inner for path in ((*here, name), *_paths(one_of, (*here, name)))]


def _changed(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a copy of a record in which one thing is another."""
    made = copy.deepcopy(record)
    *way, last = chance.choice(_paths(made))
    place: Any = made
    for name in way:
        place = place[name]
    how = chance.randrange(5)
    if how == 0 and isinstance(place, dict):
        del place[last]
    elif how == 1 and isinstance(place, dict):
        place[chance.choice(("extra", "é", "1", "10", "9"))] = chance.choice(_HOSTILE)
    elif how == 2 and made["entries"]:
        made["entries"].append(copy.deepcopy(chance.choice(made["entries"])))
    else:
        place[last] = chance.choice(_HOSTILE)
    return made


def _halves(values: list[Any], pairs: list[Any]) -> dict[str, list[Any]]:
    path = os.pathsep.join((str(Path(__file__).resolve().parents[2] / ".venv/bin"), os.environ["PATH"]))
    run = subprocess.run(
        ["node", str(Path(__file__).parent / "halves.mjs")],
        input=json.dumps({"values": values, "pairs": pairs}),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": path},
    )
    found: dict[str, list[Any]] = json.loads(run.stdout)
    return found


def _taken(value: Any) -> bool:
    try:
        read_record(value)
    except msgspec.ValidationError:
        return False
    return True


def _whole_characters(value: Any) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "replace") == text.encode("utf-8", "surrogatepass")


@functools.lru_cache(maxsize=1)
def _sound(seed: int) -> list[dict[str, Any]]:
    check = checked(f"check-{seed}", answered("emergency", "S2"), {"kind": "confirmed", "group": "soon"})
    return [one(), check, *notes(NOW, 12, seed=seed)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_both_take_and_refuse_the_same(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    values = [_changed(chance.choice(_sound(seed)), chance) for _ in range(_MANY)]
    values = [*_sound(seed), *values]
    there = _halves(values, [])
    apart = [value for value, taken in zip(values, there["taken"], strict=True) if taken != _taken(value)]
    assert apart == []
    # Neither refuses all nor takes all.
    assert 0.05 < sum(there["taken"]) / len(values) < 0.95


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_both_write_the_same_value_as_the_same_text(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    tried = [*_HOSTILE, *(_changed(chance.choice(_sound(seed)), chance) for _ in range(_MANY))]
    # What has half a character is refused by both, and is never written.
    values = [value for value in tried if _whole_characters(value)]
    there = _halves(values, [])["canonical"]
    assert [canonical(value) for value in values] == there


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_both_bring_two_copies_together_to_the_same(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    pairs: list[list[Any]] = []
    while len(pairs) < _MANY:
        record = chance.choice(_sound(seed))
        other = _changed(record, chance)
        if _taken(other) and other["id"] == record["id"]:
            pairs.append([record, other] if chance.random() < 0.5 else [other, record])
    # The one that the halves kept apart for ever.
    first = pairs[0][0]
    for text in ("😀", "\uff01"):
        twin = copy.deepcopy(first)
        twin["about"] = {**twin["about"], "exercise": text}
        pairs.append([first, twin])
    left, right = (checked("tie", {**answered("soon"), "version": text}) for text in ("😀", "\uff01"))
    pairs += [[left, right], [right, left]]
    there = _halves([], pairs)["merged"]
    assert [merge(*pair) for pair in pairs] == there
