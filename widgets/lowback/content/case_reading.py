"""From case files to cases, or to what is wrong in them. Read when one is asked for: no exercise needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.content.case import Case
from lowback.content.case_rules import case_across, case_findings
from lowback.content.evidence_rules import source_findings
from lowback.content.problems import Problem
from lowback.content.read import case_files, case_id, read_as
from lowback.content.rules import common_findings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lowback.content.model import Exercise, Introduction, Safety


def read_case(
    path: Path, exercises: Mapping[str, Exercise], safety: Safety, introduction: Introduction
) -> tuple[Case | None, list[Problem]]:
    """Return a case, and everything that is wrong with it.

    Parameters
    ----------
    path
        Its file.
    exercises, safety, introduction
        What it may name: the exercises, the signs of the check, the sources of all of them.
    """
    found, _, problems = read_as(path, Case)
    if found is None:
        return None, problems
    findings = [*common_findings(found), *case_findings(found), *source_findings(found.sources)]
    findings += case_across(found, exercises, safety, introduction)
    if found.id != case_id(path.name):
        findings.append(("id", repr(found.id), f"id = {case_id(path.name)!r}, as the file is named"))
    return found, [Problem(path.name, *finding) for finding in findings]


def read_cases(
    folder: Path, exercises: Mapping[str, Exercise], safety: Safety, introduction: Introduction
) -> tuple[dict[str, Case], list[Problem]]:
    """Return the cases of a folder by the names of their files, and everything that is wrong with them."""
    cases: dict[str, Case] = {}
    problems: list[Problem] = []
    for path in case_files(folder):
        found, wrong = read_case(path, exercises, safety, introduction)
        problems += wrong
        if found is not None:
            cases[path.name] = found
    return cases, problems
