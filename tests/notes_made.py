"""Made-up notes of every kind, for tests of the store, of the files and of the pages."""

from __future__ import annotations

import functools
import random
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lowback.annotation.report import tag_names
from lowback.content import library
from lowback.content.library import content_hash

from .histories import stamp

if TYPE_CHECKING:
    from datetime import datetime

#: Text that has gone wrong somewhere: markup, formulas, marks of direction, letters of two units, lines, paths.
HOSTILE = (
    "<script>globalThis.executed = 1</script>",
    "<img src=x onerror='globalThis.executed = 1'>",
    "<svg onload=globalThis.executed=1><animate onbegin=globalThis.executed=1 attributeName=x></svg>",
    "<iframe srcdoc='<script>parent.executed=1</script>'></iframe>",
    '[a](javascript:globalThis.executed=1) ![x](x"onerror="globalThis.executed=1)',
    "$\\href{javascript:globalThis.executed=1}{x}$ $$\\unicode{<img src=x onerror=globalThis.executed=1>}$$",
    "{{constructor.constructor('globalThis.executed=1')()}} ${globalThis.executed = 1} <%= 1 %> #{1}",
    '=HYPERLINK("http://example.invalid","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1;=1+1\t=2\n=3",
    "\u202egnp.exe\u202c \u2066left\u2069 \u200f\u200e",
    "\u0001\u0007\u001b[31mred\u001b[0m\u007f\u0085\u2028next\u2029",
    "עברית ואנגלית mixed العربية ١٢٣",
    "👩🏽‍⚕️🏳️‍🌈 e\u0301 ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    "../../../../etc/passwd\\..\\..%00 \"quoted\" 'single' `tick`",
    "---\nkind: erased\n---\n# Heading\n\n| a | b |\n|---|---|\n```\ncode\n```\n- [x] done\n1. one",
    "null",
    "   leading, and trailing   ",
    "__proto__",
    "javascript:globalThis.executed=1//data:text/html,<script>globalThis.executed=1</script>",
)


Made = dict[str, Any]

_hash_of = functools.cache(lambda exercise: content_hash(library().exercise(exercise)))
_known = functools.cache(lambda: list(tag_names()))


def target(exercise: str, kind: str, chance: random.Random) -> dict[str, Any]:
    """Return a place of a kind in an exercise: text, step, figure, region, movement or exercise."""
    content = library().exercise(exercise)
    step = chance.choice(content.steps)
    about = {"exercise": exercise, "version": content.version, "hash": _hash_of(exercise)}
    place: dict[str, Any]
    part = chance.choice(("hip_right", "knee_left", "lumbar_spine", "head"))
    if kind == "text":
        start = chance.randrange(len(step.text) - 5)
        end = min(len(step.text), start + chance.randint(3, 40))
        while step.text[start] == " ":
            start += 1
        end = max(end, start + 1)
        place = {
            "kind": "text",
            "exact": step.text[start:end],
            "prefix": step.text[max(0, start - 32) : start],
            "suffix": step.text[end : end + 32],
            "start": start,
            "end": end,
        }
        return {**about, "cell": chance.choice(("guide", "feel")), "step": step.id, "place": place}
    if kind == "figure":
        place = {"kind": "figure", "pose": content.movement.poses[0].id, "part": part}
        return {**about, "cell": "movement", "step": None, "place": place}
    if kind == "region":
        region: dict[str, float] = {"x": -0.125, "y": chance.randint(-90, 90) / 100, "width": 0.3, "height": 1}
        place = {
            "kind": "figure",
            "pose": content.movement.poses[0].id,
            "region": {**region, "around": 24, "above": 15},
        }
        return {**about, "cell": "movement", "step": None, "place": place}
    if kind == "movement":
        phase = f"{content.variants[0].parts[0].id}/{content.variants[0].parts[0].steps[0]}"
        begin: dict[str, Any] = {"second": chance.randint(0, 30) / 10, "phase": phase, "fraction": 0.25}
        until = {"second": 4, "phase": phase, "fraction": chance.randint(30, 100) / 100}
        place = {"kind": "movement", "variant": content.variants[0].id, "begin": begin, "end": until, "part": part}
        return {**about, "cell": "movement", "step": content.variants[0].parts[0].steps[0], "place": place}
    whole = {"kind": "whole"}
    if kind == "step":
        return {**about, "cell": "guide", "step": step.id, "place": whole}
    return {**about, "cell": None, "step": None, "place": whole}


KINDS = ("text", "step", "figure", "region", "movement", "exercise")


def note(
    when: datetime, exercise: str, *, seed: int = 0, kind: str = "", text: str = "", **more: Any
) -> dict[str, Any]:
    """Return the record of one note. ``more`` may hold ``author``, ``reply``, ``tags``, ``free``."""
    chance = random.Random(seed)  # noqa: S311 - made-up notes, the same each time

    def name() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    author = more.get("author", {"id": "a0000000-0000-4000-8000-000000000001", "name": "Ada"})
    head = {"format": 1, "id": name(), "kind": "note", "born": stamp(when), "offset": 60}
    about: dict[str, Any] = {"exercise": exercise, "author": author}
    entries: list[dict[str, Any]] = []

    def add(what: str, seconds: int, **fields: Any) -> None:
        at = stamp(when + timedelta(seconds=seconds))
        entries.append({"id": name(), "kind": what, "at": at, "offset": 60, **fields})

    if "reply" in more:
        about["reply"] = more["reply"]
        add("body", 0, text=text or f"Reply {seed}", tags=[], free=[], motivation="replying")
        return {**head, "about": about, "entries": entries}
    add("placed", 0, target=target(exercise, kind or chance.choice(KINDS), chance))
    body = {
        "tags": more.get("tags", chance.sample(_known(), chance.randint(0, 3))),
        "free": more.get("free", [f"own {seed}"] if seed % 3 == 0 else []),
        "motivation": chance.choice(("commenting", "questioning", "describing")),
    }
    add("body", 0, text=text or f"Note {seed} on {exercise}.", **body)
    if seed % 4 == 1:
        add("body", 40, text=(text or f"Note {seed}") + " Changed.", **body)
    if seed % 5 == 2:
        add("state", 90, open=False)
    return {**head, "about": about, "entries": sorted(entries, key=lambda entry: (entry["at"], entry["id"]))}


def notes(last: datetime, count: int, *, exercise: str = "", seed: int = 1) -> list[dict[str, Any]]:
    """Return many notes of all kinds, by three people, every seventh with a reply, every sixth with hostile text."""
    names = list(library().exercises)
    people = [{"id": f"a0000000-0000-4000-8000-00000000000{at}", "name": name} for at, name in enumerate("ABC")]
    people[1]["orcid"] = "0000-0002-1825-0097"
    made: list[dict[str, Any]] = []
    while len(made) < count:
        at = seed * 1_000_003 + len(made)
        when = last - timedelta(minutes=count - len(made))
        text = HOSTILE[at // 6 % len(HOSTILE)] if at % 6 == 0 else ""
        own: dict[str, Any] = {"seed": at, "text": text, "author": people[at % 3]}
        if text:
            own["free"] = [text[:200]]
        made.append(note(when, exercise or names[at % len(names)], **own))
        if at % 7 == 0 and len(made) < count:
            to = made[-1]
            made.append(note(when, to["about"]["exercise"], **{**own, "seed": at + 500_009}, reply=to["id"]))
    return made
