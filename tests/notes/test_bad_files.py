"""Files that are wrong: one sentence that names file and item, in both languages, and nothing is written."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from lowback.annotation.reading import documents, items_in, read_file
from lowback.annotation.rows import note_of
from lowback.annotation.standard import ANNO, annotation, annotations_text
from lowback.errors import RequestError

from tests.notes_made import note, notes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WHEN = "2026-01-01T00:00:00.000Z"


def one(**fields: Any) -> dict[str, Any]:
    """Return an annotation made elsewhere."""
    made = {
        "@context": ANNO,
        "id": "https://example.org/anno/1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "A note"},
        "target": {
            "source": "https://example.org/page",
            "selector": {"type": "TextQuoteSelector", "exact": "over to the right"},
        },
    }
    return {**made, **fields}


def reply(name: str, to: str) -> dict[str, Any]:
    return {"id": f"urn:lowback:note:{name}", "type": "Annotation", "motivation": "replying",
            "body": {"type": "TextualBody", "value": name}, "target": f"urn:lowback:note:{to}"}  # fmt: skip


TRUNCATED = annotations_text(notes(NOW, 5), WHEN)[:900]
FRAGMENT = {"type": "FragmentSelector", "conformsTo": "urn:lowback:fragment"}


def ours(selector: dict[str, Any]) -> dict[str, Any]:
    return one(target={"source": "urn:lowback:exercise:seated-twist", "selector": selector})


BAD: dict[str, tuple[object, str]] = {
    "a truncated file": (TRUNCATED, "JSON"),
    "no JSON": ("<html>", "JSON"),
    "a number": (5, "no Web Annotation"),
    "another kind of object": ({"format": "lowback-record"}, "no Web Annotation"),
    "a list with a text in it": ([one(), "note"], "no Web Annotation"),
    "a page without items": ({"type": "AnnotationPage"}, "no items"),
    "pages elsewhere": (
        {"type": "AnnotationCollection", "total": 3, "first": "https://example.org/page1"},
        "elsewhere",
    ),
    "no id": (one(id=""), "Annotation 1 of 1: id is"),
    "an id that is a number": ([one(), one(id=7)], "Annotation 2 of 2: id is 7"),
    "a body that is a number": (one(body=5), "Annotation 1 of 1: body is 5"),
    "2,000 tags": (
        one(body=[{"type": "TextualBody", "purpose": "tagging", "value": f"tag {at}"} for at in range(2000)]),
        "Annotation 1 of 1: body is .*2000 tags",
    ),
    "a text of a million letters": (one(body={"type": "TextualBody", "value": "x" * 1_000_000}), "1000000 characters"),
    "a reply to itself": ([reply("a", "a")], "lead back to itself"),
    "a cycle of replies": ([reply("a", "b"), reply("b", "c"), reply("c", "a")], "lead back to itself"),
    "one id for two": ([one(), one(body={"type": "TextualBody", "value": "Another"})], "second time"),
    "a region that is no rectangle": (
        ours({**FRAGMENT, "value": "pose=x", "refinedBy": {"type": "SvgSelector", "value": "<svg><path/></svg>"}}),
        "one rect",
    ),
    "a movement without its time": (ours({**FRAGMENT, "value": "variant=a&begin=b@0&end=c@1"}), "t=3,5"),
    "a time that is none": (
        ours({**FRAGMENT, "value": "begin=b@x", "refinedBy": {"type": "FragmentSelector", "value": "t=1,2"}}),
        "Annotation 1 of 1",
    ),
    "a position before the beginning": (
        ours({**FRAGMENT, "value": "cell=steps", "refinedBy": [
            {"type": "TextQuoteSelector", "exact": "x"}, {"type": "TextPositionSelector", "start": -1, "end": 3}]}),
        "Annotation 1 of 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_with_a_sentence(name: str, tmp_path: Path, browser_makes: Callable[..., dict[str, Any]]) -> None:
    data, wanted = BAD[name]
    text = data if isinstance(data, str) else json.dumps(data)
    path = tmp_path / "notes.jsonld"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RequestError) as caught:
        read_file(path, "seated-twist")
    assert re.match(r"notes\.jsonld: ", str(caught.value))
    assert re.search(wanted, str(caught.value))
    (read,) = browser_makes([], text)["read"]
    assert re.search(wanted, read["wrong"])


def test_an_annotation_made_elsewhere_finds_the_one_step_that_has_its_words() -> None:
    (record,) = documents([one()], "seated-twist")
    found = note_of(record)
    assert (found["target"]["exercise"], found["target"]["step"]) == ("standing-roll-down", "sway-right")
    assert found["text"] == "A note"
    assert json.loads(found["original"]) == one()


def test_words_that_several_steps_have_wait_for_the_person() -> None:
    """The exercises share sentences: none is chosen for the person."""
    shared = {"source": "https://example.org", "selector": {"type": "TextQuoteSelector", "exact": "Stay for"}}
    (record,) = documents([one(target=shared)], "seated-twist")
    assert note_of(record)["target"]["step"] is None


def test_what_was_made_elsewhere_goes_out_again_with_all_it_had() -> None:
    made = one(**{"https://example.org/own": {"deep": [1, {"x": None}]}, "rights": "CC0"})
    (record,) = documents([made], "seated-twist")
    again = annotation(record)
    assert again["original"] == made
    (back,) = documents([again], "seated-twist")
    assert note_of(back) == note_of(record)


def test_unknown_contexts_are_not_fetched_and_html_is_text(browser_makes: Callable[..., dict[str, Any]]) -> None:
    made = one(
        **{"@context": ["http://127.0.0.1:9/never", ANNO]},
        body={"type": "TextualBody", "format": "text/html", "value": "<b onclick=x()>bold</b>"},
    )
    (record,) = documents([made], "seated-twist")
    assert note_of(record)["text"] == "<b onclick=x()>bold</b>"
    (read,) = browser_makes([], json.dumps(made))["read"]
    assert read["records"] == [record]


def test_a_thread_is_one_list() -> None:
    head = note(NOW, "seated-twist", seed=5)
    name = head["id"]
    replies = [reply("a", "b"), reply("b", name)]
    replies[1]["target"] = f"urn:uuid:{name}"
    found = {record["id"]: record for record in documents([annotation(head), *replies], "raise-and-pull")}
    assert {found[one]["about"]["reply"] for one in ("a", "b")} == {name}
    assert found["a"]["about"]["exercise"] == "seated-twist"


def test_pages_in_each_other_are_all_read() -> None:
    page: dict[str, Any] | None = None
    for at in reversed(range(300)):
        page = {"type": "AnnotationPage", "items": [one(id=f"urn:x:{at}")], **({"next": page} if page else {})}
    found = list(items_in({"type": "AnnotationCollection", "first": page}))
    assert [item["id"] for item in found] == [f"urn:x:{at}" for at in range(300)]
