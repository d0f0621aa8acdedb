"""Wordings of many releases are found again, in memory and in the file beside it."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from l10n.checks import _wordings

if TYPE_CHECKING:
    from typing import NoReturn

TEXTS = [f"{number}：數碼港今日公布\ud800{'業績' * (number % 7)}" for number in range(40)]


def _hold() -> None:
    kept = _wordings.Wordings()
    rows = [kept.add(f"release-{at % 3}", text, text.casefold()) for at, text in enumerate(TEXTS)]
    assert [kept.text(row) for row in rows] == TEXTS
    assert [kept.slug(row) for row in rows] == [f"release-{at % 3}" for at in range(len(TEXTS))]
    assert [_wordings.marked(row) for row in rows] == [_wordings.mark(text.casefold()) for text in TEXTS]


@pytest.mark.parametrize("near", [1, 100, 10_000])
def test_what_was_added_comes_back(near: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much stands in the file; what is no Unicode comes back too."""
    monkeypatch.setattr(_wordings, "_AT_HAND", near)
    _hold()


def test_where_no_file_can_be_made_texts_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs memory, not the run."""

    def full() -> NoReturn:
        raise OSError("no space left on device")

    monkeypatch.setattr(_wordings, "_AT_HAND", 1)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    _hold()
