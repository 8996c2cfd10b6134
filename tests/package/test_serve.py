"""For whom the app is served decides whether a store is kept: only for the person at this computer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lowback import cli
from lowback.voila import command, server

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.parametrize(
    ("arguments", "stored"),
    [([], True), (["--public"], False), (["--ip", "0.0.0.0"], False), (["--ip", "127.0.0.1"], True)],  # noqa: S104
)
def test_who_else_can_open_it_decides_whether_it_is_stored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], stored: bool
) -> None:
    served: list[str] = []
    monkeypatch.setenv("LOWBACK_STORE", "")
    monkeypatch.setattr(command, "port_problem", lambda *_: None)
    monkeypatch.setattr(server, "serve", lambda *_, **__: served.append(os.environ["LOWBACK_STORE"]))
    assert cli.main(["serve", str(NOTEBOOKS), *arguments]) == 0
    assert served == ["" if stored else "off"]
    assert ("nothing is stored on this computer" in capsys.readouterr().err) == ("0.0.0.0" in arguments)  # noqa: S104


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--max-sessions", "0"], "--max-sessions 0 would let nobody in; write 1 or more."),
        (["--site", "."], "There is no site in .; write one with: lowback site ."),
    ],
)
def test_what_cannot_be_served_like_that_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    served: list[object] = []
    monkeypatch.setattr(server, "serve", lambda *_, **__: served.append(1))
    assert cli.main(["serve", str(NOTEBOOKS), *arguments]) == 1
    assert words in capsys.readouterr().err
    assert not served
