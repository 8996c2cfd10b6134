"""What a widget's page asks of the store, and the answers. Each message is checked: a visitor can send anything."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import msgspec

from lowback.errors import StoreError
from lowback.record.model import read_record
from lowback.record.notes import NoteRecord
from lowback.store.glance import glance
from lowback.store.place import author_id, is_off, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from anywidget import AnyWidget

    from lowback.record.merging import Plain
    from lowback.record.model import Record
    from lowback.store.store import Store

log = logging.getLogger(__name__)

#: So many records a message, and so many of them back.
_MOST = 200
_KINDS = ("hello", "put", "since")


def answer_page(widget: AnyWidget, *others: Callable[[object], dict[str, Any] | None]) -> None:
    """Answer what a widget's page asks of the store from now on, and what others know an answer to."""

    def receive(_widget: object, content: object, _buffers: object) -> None:
        for answers in (answer, *others):
            reply = answers(content)
            if reply is not None:
                widget.send(reply)
                return

    widget.on_msg(receive)


def answer(content: object) -> dict[str, Any] | None:
    """Return the answer to a message of a page; ``None`` where it asks nothing of the store.

    ``hello`` asks which store there is, ``put`` hands records over, ``since`` asks for those that changed. An answer
    names the message it replies to. ``done`` is true only once all records that can be read are on the disk.
    """
    if not isinstance(content, dict) or content.get("kind") not in _KINDS or not isinstance(content.get("id"), str):
        return None
    reply: dict[str, Any] = {"kind": "store", "reply": content["id"][:100], "store": None, "problem": "", "notice": ""}
    if is_off():
        return reply
    try:
        if content["kind"] == "hello":
            return reply | _hello(_scopes(content.get("scopes")))
        found = _open()
        reply |= {"store": found.id}
        if content["kind"] == "put":
            reply |= _put(found, content.get("records"))
        elif content["kind"] == "since":
            reply |= _since(found, content.get("seq"), *_scopes([content.get("scope")]))
    except StoreError as error:
        reply["problem"] = str(error)
    except Exception:
        # A page that gets no answer takes the computer for gone.
        log.exception("A message of the kind %s could not be answered.", content["kind"])
        reply["problem"] = "The record on this computer could not be reached. The browser keeps it."
    return reply


def _scopes(given: object) -> list[str]:
    """Return the parts of the record that a page shows; the practice record where it names none."""
    named = [item for item in given if isinstance(item, str)] if isinstance(given, list) else []
    return [item[:250] for item in named[:_MOST]] or [""]


def _hello(scopes: list[str]) -> dict[str, Any]:
    """Return which store there is and how far each scope has come: by a look, where a look is enough."""
    known = glance(scopes)
    if known is not None:
        return {"store": known[0], "upto": known[1]}
    found = _open()
    return {"store": found.id, "upto": found.last(scopes), "notice": found.told}


def _open() -> Store:
    # A quarter of a second, which a page that never speaks of the record does without.
    from lowback.store.store import store  # noqa: PLC0415

    return store()


def _put(found: Store, given: object) -> dict[str, Any]:
    if not isinstance(given, list) or len(given) > _MOST:
        return {"problem": f"A message may hold {_MOST} records; this one held more, or none."}
    records: list[Plain] = []
    refused: list[dict[str, str]] = []
    for item in given:
        try:
            _own(read_record(item))
        except (msgspec.ValidationError, RecursionError) as error:
            refused.append({"id": str(item.get("id"))[:200] if isinstance(item, dict) else "", "why": str(error)})
        else:
            records.append(item)
    if records:
        found.put(records)
    return {"done": True, "refused": refused}


def _own(record: Record) -> None:
    """Refuse a note that was written here in another's name: behind a sign-in the browser does not choose it."""
    name = signed_in()
    if name is None or not isinstance(record, NoteRecord) or record.about.brought is True:
        return
    author = record.about.author
    if (author.id, author.name) != (author_id(name), name):
        message = f"Expected the author {name!r}, who is signed in - at `$.about.author`, found {author.name!r}"
        raise msgspec.ValidationError(message)


def _since(found: Store, seq: object, scope: str) -> dict[str, Any]:
    after = seq if isinstance(seq, int) and 0 <= seq < 2**53 else 0
    # The page has handed over what it had, before it asks.
    found.expire()
    page = found.since(after, _MOST, scope)
    says = any(record.get("kind") == "check" for record in page.records)
    lifted = _lifted(found) if says else {}
    records = [shared for record in page.records if (shared := _shared(record, lifted))]
    return {"records": records, "upto": page.upto, "more": page.more}


def _lifted(found: Store) -> dict[str, str]:
    """Return when a group of signs was last taken back, or agreed to by a professional, by its id."""
    last: dict[str, str] = {}
    for record in found.all("check"):
        for item in record["entries"]:
            lifts = item["kind"] == "confirmed" or (item["kind"] == "answers" and not item["yes"])
            if lifts and item["at"] > last.get(item["group"], ""):
                last[item["group"]] = item["at"]
    return last


def _shared(record: Plain, lifted: dict[str, str]) -> Plain | None:
    """Return what another browser is told of a record: of the check what closes an exercise, nothing that opens one.

    Nobody knows who sits before it. A sign that one said yes to closes the exercises there, too, unless it has been
    lifted since; that another had none, or that a professional had agreed, opens nothing: whoever sits there is asked.
    """
    if record.get("kind") != "check":
        return record
    answers = ("answers", "confirmed")
    closing = [item for item in record["entries"] if item.get("yes") and item["at"] >= lifted.get(item["group"], "")]
    others = [item for item in record["entries"] if item["kind"] not in answers]
    return {**record, "entries": [*closing, *others]} if closing else None
