"""What the pieces of a text speak of, and what a target in the other language says of it at most.

In: English or Chinese texts with the places where their pieces begin, a target, a locale. Out: for each piece the
numbers of the known words that it alone has, and words with two capitals; how much likelier the target is without a
piece than with it, by those alone. Numbers below were measured as those of `_evidence`. May not touch: files. Declares
no check.
"""

from __future__ import annotations

import re
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, TypeVar

from l10n.checks import _lexicon
from l10n.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale

TWO, ONE, MISSED = -2.0, -0.98, 1.52
"""What a word says: read with two characters or more, with one, or not found."""
LITERAL, NO_LITERAL = -3.2, 0.87
"""What a word with two capitals says (HKMA, FinTech): found, or not."""
_TOLD, _HINTED = MISSED - TWO, MISSED - ONE
"""How much less a piece has for a word that is told, or may be, when all of its words were taken for missed."""
_SEEN = re.compile(rb"A[a-z]*A[a-zA]*")
_CAPITALLED = compiled(r"(?<![A-Za-z])[a-z]*[A-Z][a-z]*[A-Z][A-Za-z]*")
_CAPITALS = compiled("[A-Z][a-z]*[A-Z]")
_Item = TypeVar("_Item", int, str)


class Chinese:
    """A Chinese target, asked for what English words may read as."""

    def __init__(self, text: str, locale: Locale) -> None:
        """Take a target and its locale."""
        self.text = text
        _, _, self._several, self._single = _lexicon.english(locale.code)

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
    return LITERAL if word in text else NO_LITERAL


def in_english(raw: bytes, starts: Sequence[int], to: Locale) -> list[set[int]]:
    """Return which words the pieces of an English text speak of, of which a byte is a character."""
    return _lexicon.spoken(raw, (*starts[1:], len(raw)), to.code)


def literals(text: str) -> list[tuple[int, str]]:
    """Return the words with two capitals, each with its place."""
    return [(match.start(), match[0]) for match in _CAPITALLED.finditer(text)] if _CAPITALS.search(text) else []


def literals_in(raw: bytes, seen: bytes) -> list[tuple[int, str]]:
    """Return the words with two capitals of an English text, each with its place; `seen` has "A" for each capital."""
    found: list[tuple[int, str]] = []
    for match in _SEEN.finditer(seen):
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


def target_of(text: str, source: Locale, to: Locale) -> Chinese | English:
    """Return a target, to be asked for words of the source."""
    return English(text, source) if source.chinese else Chinese(text, to)


def told(sentences: Sequence[str], target: str, source: Locale, to: Locale) -> list[float]:
    """Return what a target says of each of the sentences of a text in the other language, by what it alone has."""
    text = "\n".join(sentences)
    starts = [0, *accumulate([len(sentence) + 1 for sentence in sentences[:-1]])]
    if source.chinese:
        words = in_chinese(text, starts, source)
    else:
        words = in_english(text.encode("ascii", "replace"), starts, to)
    own = apart(words)[0]
    falls = target_of(target, source, to).falls
    named = [{word for _, word in literals(sentence)} for sentence in sentences]
    once = apart(named)[0] if any(named) else named
    return [
        falls(one, MISSED * len(one), -inf) + sum([of_literal(word, target) for word in names])
        for one, names in zip(own, once, strict=True)
    ]


def apart(pieces: Sequence[set[_Item]]) -> tuple[list[set[_Item]], set[_Item]]:
    """Return what each piece alone has, and what two pieces have."""
    items: set[_Item] = set()
    twice: set[_Item] = set()
    for piece in pieces:
        twice |= piece & items
        items |= piece
    return [piece - twice for piece in pieces], twice
