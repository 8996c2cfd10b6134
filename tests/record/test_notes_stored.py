"""Notes in the store: by exercise, whole, in the name of who is signed in; and the command that moves them."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import lowback
import pytest
from lowback.annotation.rows import note_of
from lowback.annotation.standard import annotation, annotations_text
from lowback.cli import main
from lowback.errors import StoreError
from lowback.store import link
from lowback.store.glance import glance
from lowback.store.place import author_id
from lowback.store.store import Store, erased

from tests.notes_made import HOSTILE, note, notes

from . import NOW, one
from .test_link import ask, linked

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["linked"]
TWIST = "notes/seated-twist"


def test_a_page_gets_the_notes_of_its_exercise_and_no_others(linked: str) -> None:
    many = notes(NOW, 40)
    ask("put", records=[*many, one()])
    for exercise in ("seated-twist", "raise-and-pull"):
        found = ask("since", seq=0, scope=f"notes/{exercise}")["records"]
        wanted = [record["id"] for record in many if record["about"]["exercise"] == exercise]
        assert [record["id"] for record in found] == wanted
    assert [record["kind"] for record in ask("since", seq=0)["records"]] == ["session"]


def test_how_far_each_part_has_come_is_told_apart(linked: str) -> None:
    ask("put", records=[note(NOW, "seated-twist")])
    before = ask("hello", scopes=["", TWIST])["upto"]
    ask("put", records=[one()])
    after = ask("hello", scopes=["", TWIST, "notes/none"])["upto"]
    assert after[TWIST] == before[TWIST]
    assert after[""] > before[""]
    assert after["notes/none"] == 0
    assert link.answer({"kind": "hello", "id": "x", "scopes": "nonsense"})


def test_a_look_tells_the_same_as_opening(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOWBACK_DATABASE_URL", f"sqlite:///{file}")
    store = Store()
    store.put([one(), *notes(NOW, 9)])
    scopes = ["", TWIST, "notes/none"]
    assert glance(scopes) == (store.id, store.last(scopes))
    store.close()


def test_what_was_erased_stays_in_its_part(linked: str) -> None:
    mine = note(NOW, "seated-twist")
    ask("put", records=[mine])
    upto = ask("hello", scopes=[TWIST])["upto"][TWIST]
    ask("put", records=[erased(mine["id"], mine["born"])])
    assert [record["kind"] for record in ask("since", seq=upto, scope=TWIST)["records"]] == ["erased"]


def test_a_copy_of_what_was_erased_unseen_is_told_so(linked: str) -> None:
    """The store never had the note: whoever brings a copy is told by its own part that it is gone."""
    mine = note(NOW, "seated-twist")
    ask("put", records=[erased(mine["id"], mine["born"])])
    ask("put", records=[mine])
    assert [record["kind"] for record in ask("since", seq=0, scope=TWIST)["records"]] == ["erased"]


def test_large_notes_come_a_few_at_a_time(address: str) -> None:
    store = Store(address)
    large = [note(NOW, "seated-twist", seed=4 * at, text="x" * 150_000) for at in range(1, 13)]
    store.put(large)
    seq, found = 0, []
    for _ in range(20):
        page = store.since(seq, 200, TWIST)
        assert 0 < sum(len(json.dumps(record)) for record in page.records) < 1_200_000
        found += page.records
        seq = page.upto
        if not page.more:
            break
    assert [record["id"] for record in found] == [record["id"] for record in large]
    store.close()


def test_deliveries_duplicated_and_reordered_come_out_exact(address: str) -> None:
    chance = random.Random(3)  # noqa: S311 - the same disorder each time
    many = notes(NOW, 60, seed=9)
    deliveries = [{**record, "entries": [entry]} for record in many for entry in record["entries"]]
    deliveries += chance.sample(deliveries, len(deliveries) // 3)
    chance.shuffle(deliveries)
    store = Store(address)
    for delivery in deliveries:
        store.put([delivery])
    found = {record["id"]: note_of(record) for record in store.all("note")}
    assert found == {record["id"]: note_of(record) for record in many}
    store.close()


def test_hostile_text_is_stored_as_it_is(linked: str) -> None:
    records = [note(NOW, "seated-twist", seed=4 * at, text=text, free=[text[:190]]) for at, text in enumerate(HOSTILE)]
    assert ask("put", records=records)["refused"] == []
    assert ask("since", seq=0, scope=TWIST)["records"] == records


def test_six_characters_that_spell_a_null_are_text(linked: str) -> None:
    typed = note(NOW, "seated-twist", text=r"JSON writes it \u0000, and a half as \ud800", free=[r"C:\u0000"])
    assert ask("put", records=[typed])["refused"] == []
    assert ask("since", seq=0, scope=TWIST)["records"] == [typed]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "x" * 200_001),
        ("tags", ["a"] * 201),
        ("tags", ["no blank"]),
        ("free", [""]),
        ("motivation", "shouting"),
        ("text", "half \ud800"),
        ("text", "a null \0"),
        ("free", ["a null \0"]),
    ],
)
def test_a_note_that_is_none_is_refused_and_the_others_taken(linked: str, field: str, value: Any) -> None:
    bad = note(NOW, "seated-twist", seed=4)
    for entry in bad["entries"]:
        if entry["kind"] == "body":
            entry[field] = value
    good = note(NOW, "seated-twist", seed=8)
    reply = ask("put", records=[bad, good])
    assert [refused["id"] for refused in reply["refused"]] == [bad["id"]]
    assert [record["id"] for record in ask("since", seq=0, scope=TWIST)["records"]] == [good["id"]]


def test_behind_a_sign_in_the_browser_does_not_choose_the_name(linked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    mine = {"id": author_id("ada"), "name": "ada"}
    right = note(NOW, "seated-twist", seed=4, author=mine)
    forged = [
        note(NOW, "seated-twist", seed=8, author={"id": author_id("bo"), "name": "bo"}),
        note(NOW, "seated-twist", seed=12, author={**mine, "name": "bo"}),
        note(NOW, "seated-twist", seed=16),
    ]
    brought = note(NOW, "seated-twist", seed=20, author={"id": "cy", "name": "Cy"})
    brought["about"]["brought"] = True
    reply = ask("put", records=[right, *forged, brought])
    assert [refused["id"] for refused in reply["refused"]] == [record["id"] for record in forged]
    assert all("who is signed in" in refused["why"] for refused in reply["refused"])
    assert lowback.Notes("seated-twist")._about["author"] == mine


def test_without_a_sign_in_the_name_is_the_persons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    assert lowback.Notes("seated-twist")._about["author"] is None


def test_notes_are_plain_rows(linked: str) -> None:
    many = notes(NOW, 30)
    ask("put", records=many)
    rows = lowback.notes()
    assert [row["id"] for row in rows] == [
        record["id"] for record in sorted(many, key=lambda one: (one["born"], one["id"]))
    ]
    (row,) = (row for row in rows if row["id"] == many[0]["id"])
    assert row["author"] == many[0]["about"]["author"]["name"]
    assert {row["exercise"] for row in lowback.notes("seated-twist")} == {"seated-twist"}


def test_where_the_app_serves_strangers_there_are_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOWBACK_STORE", "off")
    with pytest.raises(StoreError, match="the browser keeps the notes"):
        lowback.notes()
    assert main(["notes", "export", "notes.jsonld"]) == 1


@pytest.mark.parametrize("ending", ["jsonld", "csv", "md"])
def test_the_command_writes_every_kind_of_file(linked: str, tmp_path: Path, ending: str) -> None:
    ask("put", records=notes(NOW, 30))
    to = tmp_path / f"notes.{ending}"
    assert main(["notes", "export", str(to)]) == 0
    assert to.stat().st_size > 3000
    # Nothing is left half-written beside it.
    assert [path for path in tmp_path.iterdir() if path.is_file() and "sqlite" not in path.name] == [to]


def test_the_command_copies_a_notebook_with_its_notes(linked: str, tmp_path: Path) -> None:
    ask("put", records=notes(NOW, 30, exercise="seated-twist"))
    to = tmp_path / "copy.ipynb"
    assert main(["notes", "export", str(to), "--notebook", "notebooks/04-seated-twist.ipynb"]) == 0
    cells = json.loads(to.read_text(encoding="utf-8"))["cells"]
    assert sum("lowback" in cell["metadata"] for cell in cells) == len(
        [row for row in lowback.notes() if not row["reply_to"]]
    )


def test_the_command_shows_what_a_file_would_bring_before_it_writes(
    linked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, changed, there = (note(NOW, "seated-twist", seed=4 * at) for at in (1, 2, 3))
    ask("put", records=[here, changed])
    later = json.loads(json.dumps(changed))
    later["entries"].append(
        {**next(e for e in changed["entries"] if e["kind"] == "body"), "id": "later", "text": "Later"}
    )
    later["entries"][-1]["at"] = "2026-02-01T00:00:00.000Z"
    clash = json.loads(json.dumps(annotation(here)))
    clash["body"][0]["value"] = "Something else under the same entry"
    file = tmp_path / "notes.jsonld"
    whole = json.loads(annotations_text([later, there], "2026-01-01T00:00:00.000Z"))
    whole["first"]["items"].append(clash)
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert main(["notes", "import", str(file)]) == 0
    said = capsys.readouterr().out
    assert "new: 1\nchanged: 1\nsame: 0\nin conflict: 1\nNothing was written." in said
    assert len(lowback.notes()) == 2
    assert main(["notes", "import", str(file), "--yes", "--both"]) == 0
    texts = {row["text"] for row in lowback.notes()}
    assert {"Later", "Something else under the same entry", note_of(here)["text"], note_of(there)["text"]} == texts
    # Brought in twice it is there once.
    assert main(["notes", "import", str(file), "--yes"]) == 0
    assert len(lowback.notes()) == 4


def test_the_command_refuses_with_a_sentence(linked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.jsonld"
    bad.write_text("{", encoding="utf-8")
    for arguments, said in (
        (["export", str(tmp_path / "notes.txt")], "write a name that ends in"),
        (["export", str(tmp_path / "no" / "notes.csv")], "write a file in a folder that is there"),
        (["export", str(tmp_path / "n.ipynb")], "--notebook is missing"),
        (["export", str(tmp_path / "n.ipynb"), "--notebook", str(bad)], "cannot be read as a notebook"),
        (["export", str(tmp_path / "n.csv"), "--exercise", "seated-twst"], "Did you mean 'seated-twist'"),
        (["import", str(bad)], "bad.jsonld: this is no JSON"),
        (["import", str(tmp_path / "none.jsonld")], "cannot be read"),
    ):
        assert main(["notes", *arguments]) == 1
        assert said in capsys.readouterr().err
    assert lowback.notes() == []
