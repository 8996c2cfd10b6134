"""The order of the tests, and content that one may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the rooms of the browser first: they take longest, and two workers should end together."""
    items.sort(key=lambda item: "surfaces" not in item.path.parts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may break."""
    target = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", target)
    return target
