"""Every exported annotation against the W3C's Recommendation: what must hold, and apart from it what should."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lowback.annotation.rows import note_of
from lowback.annotation.standard import PAGE, annotation, annotations_text

from tests.notes_made import note, notes

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WHEN = "2026-01-01T00:00:00.000Z"
_SCHEMAS = Path(__file__).parent / "schemas"


def _schema(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((_SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def many() -> list[dict[str, Any]]:
    return notes(NOW, 1200, seed=3)


def test_every_annotation_is_what_the_standard_asks_for(many: list[dict[str, Any]]) -> None:
    required = _schema("required")
    for record in many:
        required.validate(annotation(record))


def test_a_collection_with_its_pages_is_too(many: list[dict[str, Any]]) -> None:
    data = json.loads(annotations_text(many, WHEN))
    _schema("required").validate(data)
    starts, page = [], data["first"]
    while page:
        starts.append((page["startIndex"], len(page["items"])))
        page = page.get("next")
    assert starts == [(0, PAGE), (PAGE, PAGE), (2 * PAGE, 200)]
    assert data["total"] == 1200


def test_and_what_it_recommends(many: list[dict[str, Any]]) -> None:
    recommended = _schema("recommended")
    for record in many:
        if note_of(record)["text"] or note_of(record)["tags"] or note_of(record)["free"]:
            recommended.validate(annotation(record))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("target", None),
        ("id", "no iri"),
        ("type", "Note"),
        ("created", "yesterday"),
        ("motivation", "shouting"),
        ("@context", "https://example.org/other"),
    ],
)
def test_the_schema_refuses_what_is_none(field: str, value: object) -> None:
    made = annotation(note(NOW, "seated-twist"))
    if value is None:
        del made[field]
    else:
        made[field] = value
    assert not _schema("required").is_valid(made)
