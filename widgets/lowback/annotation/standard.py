"""Notes as W3C Web Annotations, the same as ``exchange/annotations.js`` writes.

Each is in the standard's own words, with what only we know beside it under a name of ours: a file brings back all of a
note but its history.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lowback.annotation.rows import note_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowback.record.merging import Plain

ANNO = "http://www.w3.org/ns/anno.jsonld"
MEDIA = "http://www.w3.org/TR/media-frags/"
FRAGMENT = "urn:lowback:fragment"
EXERCISE = "urn:lowback:exercise:"
TAG = "urn:lowback:tag:"
#: So many notes a page of a collection.
PAGE = 500
#: Our own names; a reader that does not know them loses nothing of the standard's.
OWN: dict[str, Any] = {
    "@version": 1.1,
    "lb": "urn:lowback:ns:",
    **{name: {"@id": f"lb:{name}", "@type": "@json"} for name in ("revision", "original")},
    **{name: f"lb:{name}" for name in ("settled", "contentVersion", "contentHash")},
}
#: Kinds of entries of which the last counts.
_LAST = ("placed", "body", "state")
#: What JavaScript's own encoding of a fragment leaves as it is.
_SAFE = "-_.!~*'()"
#: What JavaScript's own encoding of a fragment leaves as it is.
_SAFE = "-_.!~*'()"
_UUID = re.compile(r"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}")


def iri_of(name: str) -> str:
    """Return the name of a note in the world."""
    return f"urn:uuid:{name}" if _UUID.fullmatch(name) else f"urn:lowback:note:{name}"


def annotation(record: Plain) -> Plain:
    """Return one note as an annotation."""
    note = note_of(record)
    author, reply = note["author"], note["reply"]
    bodies: list[Plain] = []
    if note["text"]:
        purpose = "replying" if reply else note["motivation"]
        bodies.append({"type": "TextualBody", "value": note["text"], "format": "text/plain", "purpose": purpose})
    bodies += [{"type": "SpecificResource", "source": TAG + tag, "purpose": "classifying"} for tag in note["tags"]]
    bodies += [
        {"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"} for tag in note["free"]
    ]
    orcid = author.get("orcid")
    creator = f"https://orcid.org/{orcid}" if orcid else iri_of(author["id"]).replace(":note:", ":person:", 1)
    return {
        "@context": [ANNO, OWN],
        "id": iri_of(note["id"]),
        "type": "Annotation",
        "motivation": note["motivation"],
        "creator": {"id": creator, "type": "Person", "name": author["name"]},
        "created": note["born"],
        "modified": note["modified"],
        **({"body": bodies} if bodies else {}),
        "target": iri_of(reply) if reply else _specific(note["target"], note["exercise"]),
        **({} if note["open"] else {"settled": True}),
        "revision": _revision(record, note),
        **({"original": json.loads(note["original"])} if note["original"] else {}),
    }


def _revision(record: Plain, note: Plain) -> Plain:
    """Return which entries the note as it stands comes from: two copies are known by them."""
    last = {
        entry["kind"]: {"id": entry["id"], "at": entry["at"], "offset": entry["offset"]}
        for entry in record["entries"]
        if entry["kind"] in _LAST
    }
    return {
        "format": 1,
        "id": record["id"],
        "offset": record["offset"],
        "exercise": note["exercise"],
        "author": note["author"]["id"],
        **({} if note["target"] else {"nowhere": True}),
        "last": last,
    }


def _specific(target: Plain | None, exercise: str) -> Plain | str:
    if target is None:
        return EXERCISE + exercise
    place = target["place"]
    selector: Plain = {
        "type": "FragmentSelector",
        "conformsTo": FRAGMENT,
        "value": _pairs({"cell": target["cell"], "step": target["step"]}),
    }
    match place["kind"]:
        case "text":
            quoted = {name: place[name] for name in ("exact", "prefix", "suffix")}
            selector["refinedBy"] = [
                {"type": "TextQuoteSelector", **quoted},
                {"type": "TextPositionSelector", "start": place["start"], "end": place["end"]},
            ]
        case "figure":
            region = place.get("region")
            camera = f"{_number(region['around'])},{_number(region['above'])}" if region else None
            value = _pairs({"pose": place["pose"], "part": place.get("part"), "camera": camera})
            selector["refinedBy"] = {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": value}
            if region:
                selector["refinedBy"]["refinedBy"] = {"type": "SvgSelector", "value": _svg(region)}
        case "movement":
            begin, end = place["begin"], place["end"]
            named = {
                "variant": place["variant"],
                "begin": f"{begin['phase']}@{_number(begin['fraction'])}",
                "end": f"{end['phase']}@{_number(end['fraction'])}",
                "part": place.get("part"),
            }
            selector["refinedBy"] = {
                "type": "FragmentSelector",
                "conformsTo": MEDIA,
                "value": f"t={_number(begin['second'])},{_number(end['second'])}",
                "refinedBy": {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": _pairs(named)},
            }
    return {
        "type": "SpecificResource",
        "source": EXERCISE + target["exercise"],
        "contentVersion": target["version"],
        "contentHash": target["hash"],
        "selector": selector,
    }


def _pairs(fields: dict[str, str | None]) -> str:
    """Return names and values as a fragment has them; what is ``None`` is left out."""
    return "&".join(f"{name}={quote(value, safe=_SAFE)}" for name, value in fields.items() if value is not None)


def _number(value: float) -> str:
    """Return a number as JavaScript writes it."""
    return json.dumps(int(value) if float(value).is_integer() else value)


def _svg(region: Plain) -> str:
    numbers = " ".join(f'{name}="{_number(region[name])}"' for name in ("x", "y", "width", "height"))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2"><rect {numbers}/></svg>'


def annotations_text(records: Sequence[Plain], when: str) -> str:
    """Return notes as a file: one annotation, or a collection with its pages, each holding the next."""
    items = [annotation(record) for record in records]
    whole = items[0] if len(items) == 1 else _collection(items, when)
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n"


def _collection(items: Sequence[Plain], when: str) -> Plain:
    name = f"urn:lowback:notes:{when}"
    bare = [{key: value for key, value in item.items() if key != "@context"} for item in items]
    page: Plain | None = None
    for start in reversed(range(0, len(bare), PAGE)):
        page = {
            "id": f"{name}/{start // PAGE + 1}",
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": start,
            **({"next": page} if page else {}),
            "items": bare[start : start + PAGE],
        }
    made = {"id": name, "type": "AnnotationCollection", "label": "Lowback", "created": when, "total": len(bare)}
    return {"@context": [ANNO, OWN], **made, **({"first": page} if page else {})}
