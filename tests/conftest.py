"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The measuring material beside the repository: real releases and corpora that may not be part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the measuring material (../shared) is only on the project's own machines")
    return folder
