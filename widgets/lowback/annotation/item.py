"""One Web Annotation of a file, on its way to a record: ours, or one made elsewhere."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lowback.annotation.standard import EXERCISE, FRAGMENT, TAG
from lowback.annotation.text import one_line, stored
from lowback.content.library import content_hash, library
from lowback.errors import RequestError
from lowback.record.notes import MOST_TAGS, MOST_TEXT, MOTIVATIONS

if TYPE_CHECKING:
    from lowback.record.merging import Plain

_CONTEXT = 32
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_OWN_NAME = re.compile(r"(?:urn:uuid:|urn:lowback:(?:note|person):)([\w.:/-]{1,200})")
_ORCID = re.compile(r"https?://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_EPOCH = "1970-01-01T00:00:00.000Z"


def listed(value: object) -> list[Any]:
    """Return one or several values as a list; JSON-LD writes one without."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def id_of(iri: object) -> str:
    """Return a note's own id from its name in the world; any other name is made one that can be kept."""
    text = str(iri)
    own = _OWN_NAME.fullmatch(text)
    if own:
        return own[1]
    safe = "".join(letter if re.match(r"[A-Za-z0-9_.-]", letter) else f":{ord(letter):x}:" for letter in text)
    return f"elsewhere:{safe}"[:200]


def _time(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    if _TIME.fullmatch(value):
        return value
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03}Z"


class Item:
    """One annotation of a file, on its way to a record."""

    def __init__(self, item: Plain, at: int, of: int, fallback: str) -> None:
        self.item, self.at, self.of, self.fallback = item, at, of, fallback
        revision = item.get("revision")
        self.ours = revision if isinstance(revision, dict) and revision.get("format") == 1 else None

    def wrong(self, field: str, found: object, wanted: str) -> RequestError:
        """Return the sentence about a field."""
        shown = json.dumps(found, ensure_ascii=False, default=str)[:60]
        return RequestError(f"Annotation {self.at} of {self.of}: {field} is {shown}; write {wanted}.")

    def record(self) -> Plain:
        """Return the record it is kept as; its shape is checked by whoever asked."""
        item, ours = self.item, self.ours or {}
        if not isinstance(item.get("id"), str) or not item["id"]:
            raise self.wrong("id", item.get("id"), "an IRI")
        name = str(ours.get("id")) if self.ours else id_of(item["id"])
        born = _time(item.get("created")) or _EPOCH
        modified = _time(item.get("modified")) or born
        aim = next(iter(listed(item.get("target"))), None)
        reply = id_of(aim) if item.get("motivation") == "replying" and isinstance(aim, str) else ""
        target = None if reply or ours.get("nowhere") else self._target(aim)
        given = ours.get("last")
        last: Plain = given if isinstance(given, dict) else {}

        def entry(kind: str, **fields: Any) -> Plain:
            known = last.get(kind)
            head = (
                {key: known.get(key) for key in ("id", "at", "offset")}
                if isinstance(known, dict)
                else {"id": f"{name}/{kind}/{modified}"[-200:], "at": modified, "offset": 0}
            )
            return {"id": head["id"], "kind": kind, "at": head["at"], "offset": head["offset"], **fields}

        entries = [entry("body", **self._said())]
        if not reply and (target is not None or "placed" in last):
            entries.append(entry("placed", target=target))
        if item.get("settled") is True or "state" in last:
            entries.append(entry("state", open=item.get("settled") is not True))
        about: Plain = {
            "exercise": target["exercise"] if target else ours.get("exercise", self.fallback),
            "author": self._author(),
            **({"reply": reply} if reply else {}),
        }
        original = item.get("original") if self.ours else item
        if isinstance(original, dict):
            about["original"] = json.dumps(original, ensure_ascii=False, separators=(",", ":"))
        return {
            "format": 1,
            "id": name,
            "kind": "note",
            "born": born,
            "offset": ours.get("offset", 0),
            "about": about,
            "entries": sorted(entries, key=lambda one: (str(one["at"]), str(one["id"]))),
        }

    def _author(self) -> Plain:
        creator = next(iter(listed(self.item.get("creator"))), None)
        named = creator if isinstance(creator, dict) else {"id": creator, "name": creator}
        name = next((str(named[key]) for key in ("name", "nickname", "id") if named.get(key)), "nobody named")
        orcid = _ORCID.fullmatch(str(named.get("id")))
        given = name if named.get("id") is None else named["id"]
        return {
            "id": (self.ours or {}).get("author") or id_of(given),
            "name": stored(name)[:100],
            **({"orcid": orcid[1]} if orcid else {}),
        }

    def _said(self) -> Plain:
        texts: list[str] = []
        tags: list[str] = []
        free: list[str] = []
        for body in [*listed(self.item.get("body")), *listed(self.item.get("bodyValue"))]:
            if isinstance(body, str):
                texts.append(body)
                continue
            if not isinstance(body, dict):
                raise self.wrong("body", body, "an object or text")
            source, value = body.get("source"), body.get("value")
            if isinstance(source, str) and source.startswith(TAG):
                tags.append(source.removeprefix(TAG))
            elif "tagging" in listed(body.get("purpose")) and isinstance(value, str):
                free.append(stored(value))
            elif isinstance(value, str):
                texts.append(value)
            elif isinstance(source or body.get("id"), str):
                texts.append(str(source or body.get("id")))
        text = stored("\n\n".join(texts))
        if len(text) > MOST_TEXT:
            raise self.wrong("body.value", f"{len(text)} characters", f"at most {MOST_TEXT}")
        if len(tags) > MOST_TAGS or len(free) > MOST_TAGS:
            raise self.wrong("body", f"{len(tags) + len(free)} tags", f"at most {MOST_TAGS} of each kind")
        motivation = str(next(iter(listed(self.item.get("motivation"))), "")).removeprefix("oa:")
        return {
            "text": text,
            "tags": tags,
            "free": [tag for tag in free if tag],
            "motivation": motivation if motivation in MOTIVATIONS else "commenting",
        }

    def _target(self, aim: object) -> Plain | None:
        source = str((aim.get("source") or aim.get("id") or "") if isinstance(aim, dict) else aim or "")
        selectors = _selectors(aim.get("selector")) if isinstance(aim, dict) else []
        exercise = source.removeprefix(EXERCISE) if source.startswith(EXERCISE) else None
        if exercise is not None and isinstance(aim, dict) and selectors:
            fields: dict[str, str] = {}
            for selector in selectors:
                if selector.get("type") == "FragmentSelector" and selector.get("conformsTo") == FRAGMENT:
                    fields |= _fields(str(selector.get("value")))
            return {
                "exercise": exercise,
                "version": str(aim.get("contentVersion", "unknown")),
                "hash": str(aim.get("contentHash", "unknown")),
                "cell": fields.get("cell"),
                "step": fields.get("step"),
                "place": self._place(selectors, fields),
            }
        for selector in selectors:
            if selector.get("type") == "TextQuoteSelector" and isinstance(selector.get("exact"), str):
                return self._quoted(selector, exercise) if selector["exact"] else None
        return None

    def _quoted(self, selector: Plain, exercise: str | None) -> Plain:
        """Return the place of a quote made elsewhere: the one step that has these words, or none yet."""
        words = stored(one_line(selector["exact"])[:MOST_TEXT]) or "?"
        every = [
            (found.id, step.id, one_line(step.text))
            for found in library().exercises.values()
            for step in found.steps
            if exercise in (None, found.id)
        ]
        having = [one for one in every if words in one[2]]
        sure = len(having) == 1 and having[0][2].find(words) == having[0][2].rfind(words)
        name = having[0][0] if sure else exercise or self.fallback
        known = library().exercises.get(name)
        place = {
            "kind": "text",
            "exact": words,
            "prefix": stored(one_line(str(selector.get("prefix") or "")))[:100],
            "suffix": stored(one_line(str(selector.get("suffix") or "")))[:100],
            "start": 0,
            "end": len(words),
        }
        if sure:
            text = having[0][2]
            start = text.find(words)
            end = start + len(words)
            around = {"prefix": text[max(0, start - _CONTEXT) : start], "suffix": text[end : end + _CONTEXT]}
            place |= {**around, "start": start, "end": end}
        return {
            "exercise": name,
            "version": known.version if known else "unknown",
            "hash": content_hash(known) if known else "unknown",
            "cell": None,
            "step": having[0][1] if sure else None,
            "place": place,
        }

    def _place(self, selectors: list[Plain], fields: dict[str, str]) -> Plain:
        quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
        part = {"part": fields["part"]} if fields.get("part") else {}
        if quote:
            at = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
            return {
                "kind": "text",
                "exact": quote.get("exact"),
                "prefix": quote.get("prefix") or "",
                "suffix": quote.get("suffix") or "",
                "start": at.get("start", 0),
                "end": at.get("end", len(str(quote.get("exact")))),
            }
        if fields.get("pose"):
            svg = next((one for one in selectors if one.get("type") == "SvgSelector"), None)
            region = {"region": self._region(str(svg.get("value")), fields.get("camera", "0,0"))} if svg else {}
            return {"kind": "figure", "pose": fields["pose"], **part, **region}
        if fields.get("begin"):
            found = [re.fullmatch(r"t=([\d.]+),([\d.]+)", str(one.get("value"))) for one in selectors]
            times = next(filter(None, found), None)
            if times is None:
                raise self.wrong("target.selector", "no time", "a media fragment such as t=3,5")
            begin = self._moment(fields["begin"], times[1])
            end = self._moment(fields.get("end", fields["begin"]), times[2])
            return {"kind": "movement", "variant": fields.get("variant"), "begin": begin, "end": end, **part}
        return {"kind": "whole"}

    def _moment(self, text: str, second: str) -> Plain:
        phase, _, fraction = text.rpartition("@")
        return {"second": self._float(second), "phase": phase, "fraction": self._float(fraction)}

    def _region(self, svg: str, camera: str) -> Plain:
        """Return the rectangle of an SVG: its four numbers are read, nothing of it is ever drawn."""
        found: Plain = {}
        for name in ("x", "y", "width", "height"):
            number = re.search(rf'<rect[^>]*\s{name}="(-?[\d.]+(?:e-?\d+)?)"', svg)
            if number is None:
                raise self.wrong("target.selector.value", svg, "an svg with one rect")
            found[name] = self._float(number[1])
        around, _, above = camera.partition(",")
        return found | {"around": self._float(around), "above": self._float(above)}

    def _float(self, text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise self.wrong("target.selector.value", text, "a number") from None
        return int(value) if value.is_integer() else value


def _selectors(given: object) -> list[Plain]:
    """Return all selectors, those that refine others among them."""
    found: list[Plain] = []
    open_ = listed(given)[:]
    while open_ and len(found) < 2000:
        value = open_.pop(0)
        if isinstance(value, dict):
            found.append(value)
            open_ += [*listed(value.get("refinedBy")), *listed(value.get("items"))]
    return found


def _fields(value: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in value.split("&") if pair)
    return {name: unquote(text) for name, _, text in pairs}
