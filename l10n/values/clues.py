"""The cheap look at a text that says which readers can find anything in it, and the text as readers see it.

In: a text. Out: a Page: the text, its lower-case form, the words of it that some reader looks for, whether it has
digits. What is read is blanked on it, every position stays. A reader whose words are not there is not called: most
texts hold one kind of value in ten. A reader that looks for a new word names it in its VOCABULARY and asks the page for
it; tests/test_values_clues.py finds one that does not. Part of the room `values`; may not touch any other room.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.values.nouns import Value

_RUN = re.compile(r"\d+")
_LETTERS = bytes(byte if 97 <= byte <= 122 else 32 for byte in range(256))  # noqa: PLR2004 - a to z, else a space
_PERIODS, _IN_DATES, _IN_PHONES, _BETWEEN = frozenset("qh"), frozenset("-/."), frozenset("(+"), frozenset(" -")
_LOCAL = 8
"""Digits of a telephone number that is written without a space."""
_ODD = {0x130: "i", 0x131: "i", 0x17F: "s"}
"""What is a letter of ASCII when case is ignored, and is not made one by `lower`."""
_ODD_LETTERS = tuple(map(chr, _ODD))


class Page:
    """A text being read: what is taken is blanked in `text` and `low` alike.

    `words` are those runs of Latin letters in it that are in a vocabulary; `years` are the places of four digits,
    `days` of one or two. `phoned`, `mixed`, `dated` and `periodic` say whether it has what a telephone number, a name
    like 5G, a date in figures and a period like Q1 cannot do without. All this was so before anything was taken.
    """

    __slots__ = (
        "_vocabulary", "dated", "days", "digits", "low", "mixed", "periodic", "phoned", "text", "words", "years",
    )  # fmt: skip

    def __init__(self, text: str, vocabulary: frozenset[bytes]) -> None:
        """Look at a text whose digits are ASCII."""
        self.text = text
        low = lower(text)
        self.low = text if low == text else low
        self.words: set[str] = _words(self.low, vocabulary) if vocabulary else set()
        self._vocabulary = vocabulary
        self.dated = self.mixed = self.periodic = self.phoned = False
        self._look_round_digits()

    def _look_round_digits(self) -> None:
        low = self.low
        runs = [match.span() for match in _RUN.finditer(low)]
        self.digits = bool(runs)
        self.days: list[int] = []
        self.years: list[int] = []
        for start, end in runs:
            before, after = low[start - 1 : start], low[end : end + 1]
            size, goes_on = end - start, low[end + 1 : end + 2].isdigit()
            if size < 3:  # noqa: PLR2004 - two digits
                self.days.append(start)
            elif size == 4:  # noqa: PLR2004 - four digits
                self.years.append(start)
            if "a" <= before <= "z" or "a" <= after <= "z":
                self.mixed = True
                self.periodic = self.periodic or before in _PERIODS or after in _PERIODS
            elif before == "-" and start > 1 and "a" <= low[start - 2] <= "z":
                self.mixed = True
            if goes_on and after in _IN_DATES:
                self.dated = True
            if size >= _LOCAL or before in _IN_PHONES or (size > 2 and goes_on and after in _BETWEEN):  # noqa: PLR2004
                self.phoned = True

    def has(self, words: frozenset[str]) -> bool:
        """Return whether one of the words is on the page."""
        return not self.words.isdisjoint(words)

    def places(self, words: Iterable[str]) -> list[int]:
        """Return where the words begin, none of them within a longer run of Latin letters."""
        low = self.low
        found: list[int] = []
        for word in words:
            at = low.find(word)
            while at >= 0:
                end = at + len(word)
                if not (at and "a" <= low[at - 1] <= "z") and not (end < len(low) and "a" <= low[end] <= "z"):
                    found.append(at)
                at = low.find(word, end)
        found.sort()
        return found

    def take(self, values: Iterable[Value], found: list[Value]) -> None:
        """Add to `found` the values that overlap none taken before, and blank them."""
        own = apart(values, self.text)
        if own:
            found += own
            self.blank([(value.start, value.end) for value in own])

    def blank(self, spans: list[tuple[int, int]]) -> None:
        """Blank stretches that do not overlap."""
        if not spans:
            return
        spans.sort()
        low = self.low
        self.low = blanked(low, spans)
        if any(_cuts(low, place) for span in spans for place in span):  # what is left of a word may be one, too
            self._look_round_digits()
            if self._vocabulary:
                self.words |= _words(self.low, self._vocabulary)
        self.text = self.low if self.text is low else blanked(self.text, spans)


def _words(low: str, vocabulary: frozenset[bytes]) -> set[str]:
    """Return the runs of Latin letters that are in the vocabulary: as bytes, which are cut up fastest."""
    runs = low.encode("ascii", "replace").translate(_LETTERS).split()
    own = vocabulary.intersection(runs)
    return {word.decode("ascii") for word in own} if own else set()


def apart(values: Iterable[Value], text: str, known: Sequence[Value] = ()) -> list[Value]:
    """Return the values that overlap nothing blank, no value that is known and none before them."""
    taken: bytearray | None = None
    found: list[Value] = []
    for value in values:
        start, end = value.start, value.end
        if end <= start or "\0" in text[start:end]:
            continue
        if taken is None:
            taken = bytearray(len(text))
            for one in known:
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found.append(value)
    return found


def _cuts(low: str, place: int) -> bool:
    """Return whether a place is within a run of Latin letters or of digits."""
    before, after = low[place - 1 : place], low[place : place + 1]
    return "a" <= after <= "z" if "a" <= before <= "z" else before.isdigit() and after.isdigit()


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text with stretches, given in order, each character of them made NUL."""
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], "\0" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def lower(text: str) -> str:
    """Return a text in lower case as one compares without regard to case, every character in its place."""
    low = text.lower()
    if text.isascii():
        return low
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    one, two, three = _ODD_LETTERS
    return low.translate(_ODD) if one in low or two in low or three in low else low


def matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what a pattern matches at some places given in order, as `finditer` would: none overlapping."""
    last = 0
    for place in places:
        if place >= last:
            match = pattern.match(text, place)
            if match is not None:
                last = match.end()
                yield match
