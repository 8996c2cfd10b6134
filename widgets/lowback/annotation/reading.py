"""Reads Web Annotations: ours, and those made elsewhere; the same as ``exchange/annotations-in.js`` reads.

No context is ever fetched. What is wrong is one sentence that names the item, and then nothing of the file is used.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from lowback.annotation.item import Item, listed
from lowback.errors import RequestError
from lowback.record.merging import merge
from lowback.record.model import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lowback.record.merging import Plain

#: More than so many bytes are no notes of a class.
MOST_BYTES = 400 * 1024 * 1024


def read_file(path: Path, fallback: str) -> list[Plain]:
    """Return the notes of a file: annotations, a collection of them, or an annotated notebook.

    Parameters
    ----------
    path
        The file.
    fallback
        The exercise that notes are of which name none.

    Raises
    ------
    RequestError
        The file cannot be read, or one of its items is wrong; the sentence names file and item.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            message = f"{path.name}: found {path.stat().st_size} bytes; write at most {MOST_BYTES}."
            raise RequestError(message)
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"{path.name}: the file cannot be read ({error.strerror}); write the path of a file of annotations."
        raise RequestError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{path.name}: this is no JSON, or it ends too early; write a file of annotations or a notebook."
        raise RequestError(message) from error
    try:
        return documents(list(items_in(data)), fallback)
    except RequestError as error:
        message = f"{path.name}: {error}"
        raise RequestError(message) from error


def items_in(data: object) -> Iterator[Plain]:
    """Yield the annotations in a file: of a notebook, a collection with its pages, a list, or the one that it is."""
    if isinstance(data, dict) and isinstance(data.get("cells"), list):
        for cell in data["cells"]:
            yield from _of_cell(cell)
        return
    found = [data]
    while found:
        value = found.pop(0)
        if isinstance(value, list):
            found[:0] = value
        elif isinstance(value, dict) and _is(value, "Annotation"):
            yield value
        elif isinstance(value, dict) and "@graph" in value:
            found.insert(0, value["@graph"])
        elif isinstance(value, dict) and _is(value, "AnnotationCollection"):
            if isinstance(value.get("first"), dict):
                found.insert(0, value["first"])
            elif value.get("total") != 0:
                message = "Its pages are elsewhere, and nothing is fetched; write a file that holds its pages."
                raise RequestError(message)
        elif isinstance(value, dict) and _is(value, "AnnotationPage"):
            if not isinstance(value.get("items"), list):
                message = "One of its pages has no items; write a list of annotations there."
                raise RequestError(message)
            found[:0] = [*value["items"], *([value["next"]] if isinstance(value.get("next"), dict) else [])]
        else:
            message = "There is no Web Annotation in it; write annotations, a collection, or an annotated notebook."
            raise RequestError(message)


def _of_cell(cell: object) -> Iterator[Plain]:
    for name in ("metadata", "lowback", "annotations"):
        cell = cell.get(name) if isinstance(cell, dict) else None
    if isinstance(cell, list):
        yield from (item for item in cell if isinstance(item, dict))


def _is(value: Plain, wanted: str) -> bool:
    types = [name for key in ("type", "@type") for name in listed(value.get(key))]
    return any(name in (wanted, f"oa:{wanted}") for name in types)


def documents(items: list[Plain], fallback: str) -> list[Plain]:
    """Return the records of annotations; a reply to a reply becomes one to the note."""
    found: dict[str, Plain] = {}
    for at, item in enumerate(items, 1):
        record = Item(item, at, len(items), fallback).record()
        try:
            read_record(record)
        except (msgspec.ValidationError, RecursionError) as error:
            message = f"Annotation {at} of {len(items)}: {error}."
            raise RequestError(message) from error
        twin = found.get(record["id"])
        if twin and twin != record:
            message = (
                f"Annotation {at} has the id {record['id']} a second time, and says something else; give it another."
            )
            raise RequestError(message)
        found[record["id"]] = merge(twin, record) if twin else record
    for record in found.values():
        _flatten(record, found)
    return list(found.values())


def _flatten(record: Plain, every: dict[str, Plain]) -> None:
    seen = {record["id"]}
    parent = every.get(record["about"].get("reply", ""))
    while parent is not None:
        if parent["id"] in seen:
            message = f"The replies of {record['id']} lead back to itself; take one of them out."
            raise RequestError(message)
        seen.add(parent["id"])
        above = every.get(parent["about"].get("reply", ""))
        if above is None:
            record["about"] = {
                **record["about"],
                "reply": parent["about"].get("reply", parent["id"]),
                "exercise": parent["about"]["exercise"],
            }
        parent = above
