"""From ``examination.toml`` to what is examined, or to what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.evidence_rules import source_findings
from lowback.content.examination import Examination
from lowback.content.examination_rules import examination_findings
from lowback.content.problems import Problem
from lowback.content.read import EXAMINATION, read_as
from lowback.content.rules import common_findings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lowback.content.model import Exercise, Introduction, Safety, Source


def read_examination(
    folder: Path, exercises: Mapping[str, Exercise], safety: Safety, introduction: Introduction
) -> tuple[Examination | None, list[Problem]]:
    """Return what is examined, and everything that is wrong with it; nothing where the folder has no such file.

    Parameters
    ----------
    folder
        The content folder.
    exercises, safety, introduction
        What it may name: the exercises, and the sources of all of them.
    """
    path = folder / EXAMINATION
    if not path.is_file():
        return None, []
    found, _, problems = read_as(path, Examination)
    if found is None:
        return None, problems
    sources = examination_sources(found, exercises, safety, introduction)
    findings = [
        *common_findings(found),
        *source_findings(found.sources),
        *examination_findings(found, exercises, sources),
    ]
    return found, [Problem(EXAMINATION, *finding) for finding in findings]


def examination_sources(
    found: Examination, exercises: Mapping[str, Exercise], safety: Safety, introduction: Introduction
) -> dict[str, Source]:
    """Return all sources it may name, by their ids; its own before those of other files."""
    others = [*introduction.sources, *safety.sources, *(one for each in exercises.values() for one in each.sources)]
    return {source.id: source for source in (*others, *found.sources)}
