"""What the pieces of a text speak of, and what a target in the other language says of it at most.

In: English or Chinese texts with the places where their pieces begin, a target, a locale. Out: for each piece the
numbers of the known words that it alone has, and words with two capitals; how much likelier the target is without a
piece than with it, by those alone (`_evidence` has the weights). May not touch: files. Declares no check.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _evidence, _lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale

MISSED = _evidence.MISSED
_TOLD, _HINTED = MISSED - _evidence.TWO, MISSED - _evidence.ONE
"""How much less a piece has for a word that is told, or may be, when all of its words were taken for missed."""
_CAPITALLED = re.compile(rb"A[a-z]*A[a-zA]*")


class Chinese:
    """A Chinese target, asked for what English words may read as."""

    def __init__(self, text: str, locale: Locale) -> None:
        """Take a target and its locale."""
        self.text = text
        _, _, _, self._several, self._single = _lexicon.english(locale.code)

    def falls(self, own: set[int], high: float, stop: float) -> float:
        """Return what it says of words at most, where it is `high` if all are missed: exact if that is over `stop`."""
        text, several, single = self.text, self._several, self._single
        for item in own:
            for form in several[item]:
                if form in text:
                    high -= _TOLD
                    break
            else:
                for form in single[item]:
                    if form in text:
                        high -= _HINTED
                        break
            if high <= stop:
                break
        return high

    def told(self, items: set[int]) -> set[int]:
        """Return those of some words that it tells."""
        return {item for item in items if self.falls({item}, MISSED, 0.0) < 0}


class English:
    """An English target, asked for what Chinese words may stand for."""

    def __init__(self, text: str, locale: Locale) -> None:
        """Take a target and the locale of the Chinese source."""
        self.text, self._code = text, locale.code
        self._entries = _lexicon.entries(locale.code)
        self._stems: set[int] | None = None

    def falls(self, own: set[int], high: float, stop: float) -> float:
        """Return what it says of words at most, where it is `high` if all are missed: exact if that is over `stop`."""
        if self._stems is None:
            self._stems = _lexicon.stems(self.text, self._code)
        apart, entries = self._stems.isdisjoint, self._entries
        for item in own:
            if not apart(entries[item]):
                high -= _TOLD
                if high <= stop:
                    break
        return high

    def told(self, items: set[int]) -> set[int]:
        """Return those of some words that it tells."""
        return {item for item in items if self.falls({item}, MISSED, 0.0) < 0}


def of_literal(word: str, text: str) -> float:
    """Return what a target says of a word with two capitals."""
    return _evidence.LITERAL if word in text else _evidence.NO_LITERAL


def in_english(raw: bytes, starts: Sequence[int], to: Locale) -> list[set[int]]:
    """Return which words the pieces of an English text speak of, of which a byte is a character."""
    return _lexicon.spoken(raw, (*starts[1:], len(raw)), to.code)


def literals(raw: bytes, seen: bytes) -> list[tuple[int, str]]:
    """Return the words with two capitals of an English text, each with its place; `seen` has "A" for each capital."""
    found: list[tuple[int, str]] = []
    for match in _CAPITALLED.finditer(seen):
        at, end = match.span()
        while at and b"a" <= seen[at - 1 : at] <= b"z":
            at -= 1
        found.append((at, raw[at:end].decode("ascii")))
    return found


def in_chinese(text: str, starts: Sequence[int], source: Locale) -> list[set[int]]:
    """Return which words the pieces of a Chinese text speak of."""
    pieces: list[set[int]] = [set() for _ in starts]
    which, end = 0, starts[1] if len(starts) > 1 else len(text)
    for at, item in _lexicon.numbered(text, source.code):
        while at >= end:
            which += 1
            end = starts[which + 1] if which + 1 < len(starts) else len(text)
        pieces[which].add(item)
    return pieces
