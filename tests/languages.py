"""A language made up for tests: every word of English between marks, written from right to left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
from lowback.content.case_reading import read_cases
from lowback.content.examination_reading import read_examination
from lowback.content.library import load
from lowback.content.model import Exercise
from lowback.content.player_rules import MOST_SHORT
from lowback.content.read import EXAMINATION
from lowback.content.translation import translate
from lowback.strings import english

if TYPE_CHECKING:
    from pathlib import Path

#: Its code, one that is written from right to left, and the marks.
CODE, OPEN, CLOSE = "ar", "«", "»"


def made_up(folder: Path) -> Path:
    """Write the made-up language into a content folder, complete, and return its own folder."""
    target = folder / CODE
    target.mkdir()
    words = {key: f"{OPEN}{text}{CLOSE}" for key, text in english().items()}
    words["language.direction"] = "rtl"
    (target / "words.json").write_text(json.dumps(words), encoding="utf-8")
    content = load(folder)
    documents: dict[str, Any] = {
        "introduction.toml": content.introduction,
        "safety.toml": content.safety,
        "vocabulary.toml": content.vocabulary,
    }
    documents |= {f"{content.numbers[name]}-{name}.toml": found for name, found in content.exercises.items()}
    documents |= {f"{content.numbers[name]}-{name}.lesson.toml": found for name, found in content.lessons.items()}
    documents |= read_cases(folder, content.exercises, content.safety, content.introduction)[0]
    examined = read_examination(folder, content.exercises, content.safety, content.introduction)[0]
    documents |= {EXAMINATION: examined} if examined else {}
    for name, document in documents.items():
        missing = translate(document, target / name).missing
        plain = msgspec.json.decode(msgspec.json.encode(document))
        lines = ["format = 1", f'version = "{document.version}"']
        lines += [f"{_key(field)} = {json.dumps(_marked(_at(plain, field)), ensure_ascii=False)}" for field in missing]
        # With its marks a text that just fits the player is too long for it.
        led = plain["steps"] if isinstance(document, Exercise) else []
        long = [step for step in led if not step.get("short") and len(step["text"]) > MOST_SHORT - 2]
        lines += [f"{_key('steps.' + step['id'] + '.short')} = {json.dumps(_marked(step['cue']))}" for step in long]
        (target / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _key(field: str) -> str:
    return ".".join(json.dumps(part) for part in field.split("."))


def _marked(value: Any) -> Any:
    return [_marked(item) for item in value] if isinstance(value, list) else f"{OPEN}{value}{CLOSE}"


def _at(value: Any, field: str) -> Any:
    step = field.startswith("steps.") and field.endswith(".short")
    for part in field.split("."):
        if isinstance(value, list):
            named = {str(item.get("id", item.get("least", number))): item for number, item in enumerate(value)}
            value = named[part]
        else:
            value = value[part]
    return value[: MOST_SHORT - 2] if step else value
