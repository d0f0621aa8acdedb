"""The cheap look at a text that says which readers can find anything in it, and the text as readers see it.

In: a text. Out: a Page: the text, its lower-case form, the words of it that some reader looks for, whether it has
digits. What is read is blanked on it, every position stays. A reader whose words are not there is not called: most
texts hold one kind of value in ten. A reader that looks for a new word names it in its VOCABULARY and asks the page for
it; tests/test_values_clues.py finds one that does not. Part of the room `values`; may not touch any other room.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from l10n.values.spaced import thousands, with_commas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.values.nouns import Value

_RUN = re.compile(r"\d\d*")  # what begins with a repetition is searched for half as fast
_LETTERS = bytes(byte if 97 <= byte <= 122 else 32 for byte in range(256))  # noqa: PLR2004 - a to z, else a space
_DIGITS = bytes(byte if 48 <= byte <= 57 else 32 for byte in range(256))  # noqa: PLR2004 - 0 to 9, else a space
_IN_DATES, _IN_PHONES, _BETWEEN = frozenset("-/."), frozenset("(+"), frozenset(" -")
_BEHIND = _IN_DATES | _BETWEEN | {":"}
"""What stands between figures and says of what they are."""
_OUT_OF = frozenset({"in ", "of ", "ry "})
"""How "in", "in every" and "out of" end."""
_LOCAL = 8
"""Digits of a telephone number that is written without a space."""
_CLEAR = frozenset({"", *" .,()，、。"})
"""What stands beside a value and is of no word or figure."""
_ODD = {0x130: "i", 0x131: "i", 0x17F: "s"}
"""What is a letter of ASCII when case is ignored, and is not made one by `lower`."""
_ODD_LETTERS = tuple(map(chr, _ODD))


Spans: TypeAlias = "list[tuple[int, int]]"
Seen: TypeAlias = "tuple[str, str, frozenset[str], Spans]"
"""A text whose digits are ASCII, the same in lower case, those of its Latin words that are in a vocabulary, and where
its runs of digits begin and end."""


def look(text: str, vocabulary: frozenset[bytes], *, plain: bool = False) -> Seen:
    """Return what a reader first sees of a text; `plain` says that it has no digits but those of ASCII."""
    low = lower(text)
    raw = low.encode("ascii", "replace")  # a byte a character
    runs = _runs_of(raw) if plain else _digit_runs(low)
    if len(runs) > 1 and " " in low and _may_be_spaced(low, runs):
        places = thousands(text, low, runs)
        if places:
            text, low = with_commas(text, places), with_commas(low, places)
    return text, low, _words(raw, vocabulary) if vocabulary else _NO_WORDS, runs


def is_plain(text: str) -> bool:
    """Return whether a text is surely of ASCII, accented Latin letters, dashes and quotation marks and the like.

    It then has no digits of other scripts, nothing full-width, and none of the spaces that are folded: no character of
    it has a byte in UTF-8 that these have.
    """
    return text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)


_PLAIN_BYTES = bytes(byte for byte in range(0xC0) if byte not in {0x87, 0x89, 0xA0, 0xAF}) + b"\xc2\xc3\xe2"
"""ASCII, what goes on a character, and what begins one of U+0080 to U+00FF or U+2000 to U+2FFF."""


def _may_be_spaced(low: str, runs: Spans) -> bool:
    """Return whether three digits stand a space behind others: 35 000."""
    for start, stop in runs:  # noqa: SIM110 - a generator takes twice as long
        if stop - start == 3 and low[start - 1] == " " and "0" <= low[start - 2] <= "9":  # noqa: PLR2004 - thousands
            return True
    return False


_NO_WORDS: frozenset[str] = frozenset()


class Page:
    """A text being read: what is taken is blanked in `text` and `low` alike.

    `words` are those runs of Latin letters in it that are in a vocabulary; `runs` are the places of figures, `spans`
    where they begin and end, `years` the places of four digits, `days` of one or two, `mixed` of those that letters
    stand beside; `noughts` says that one of the `years` begins with 0. `phoned`, `dated`, `paired` and `shared` say
    whether it has what a telephone number, a date in figures, a ratio or 16:30, and one in 4 cannot do without. All
    this was so before anything was taken.
    """

    __slots__ = (
        "_hidden", "_text", "_vocabulary", "dated", "digits", "low", "mixed", "noughts", "paired", "phoned", "shared",
        "spans", "words", "years",
    )  # fmt: skip

    def __init__(self, text: str, vocabulary: frozenset[bytes], seen: Seen | None = None) -> None:
        """Look at a text whose digits are ASCII, or at what was `seen` of it."""
        seen = look(text, vocabulary) if seen is None else seen
        self._text = text
        self._hidden: Spans = []
        self.low = seen[1]
        self.words = seen[2]
        self._vocabulary = vocabulary
        self.dated = self.phoned = self.paired = self.shared = self.noughts = False
        self._look_round_digits(seen[3])

    @property
    def text(self) -> str:
        """The text with its capitals, blanked where `low` is; asked for less often than anything is taken."""
        if self._hidden:
            self._text = blanked(self._text, sorted(self._hidden))
            self._hidden = []
        return self._text

    @property
    def runs(self) -> list[int]:
        """The places where figures begin."""
        return [start for start, _ in self.spans]

    @property
    def days(self) -> list[int]:
        """The places of figures of one or two digits."""
        return [start for start, end in self.spans if end - start < 3]  # noqa: PLR2004 - two digits

    def _look_round_digits(self, spans: Spans) -> None:  # noqa: C901 - one sign beside a figure after the other
        low = self.low
        years: list[int] = []
        mixed: list[int] = []
        for start, end in spans:
            size = end - start
            if size == 4:  # noqa: PLR2004 - four digits
                years.append(start)
                if low[start] == "0":
                    self.noughts = True
            elif size >= _LOCAL:
                self.phoned = True
            before = low[start - 1 : start]
            if before == " ":
                if size < 4 and low[start - 3 : start] in _OUT_OF:  # noqa: PLR2004 - 1,000
                    self.shared = True
            elif "a" <= before <= "z" or (before == "-" and start > 1 and "a" <= low[start - 2] <= "z"):
                mixed.append(start)
            elif before in _IN_PHONES:
                self.phoned = True
            after = low[end : end + 1]
            if "a" <= after <= "z":
                mixed.append(start)
            elif after in _BEHIND and low[end + 1 : end + 2].isdigit():
                self._look_behind(after, low[end + 1 : end + 4], size)
        self.digits = bool(spans)
        self.spans, self.years, self.mixed = spans, years, mixed

    def _look_behind(self, first: str, following: str, size: int) -> None:
        """Look at a sign behind a figure of so many digits, and at three characters after it, the first of a figure."""
        if first == ":":
            self.paired = True
        elif first in _IN_DATES and not _IN_DATES.isdisjoint(following):  # 5.3.2015
            self.dated = True
        if size > 2 and first in _BETWEEN:  # noqa: PLR2004 - digits of a part of a number
            self.phoned = True

    def has(self, words: frozenset[str]) -> bool:
        """Return whether one of the words is on the page."""
        return not self.words.isdisjoint(words)

    def places(self, words: Iterable[str]) -> list[int]:
        """Return where the words begin, none of them within a longer run of Latin letters."""
        return places_of(words, self.low)

    def take(self, values: Iterable[Value], found: list[Value]) -> None:
        """Add to `found` the values that overlap none taken before, and blank them."""
        own = apart(values, self.low)
        if own:
            found += own
            self.blank([(value.start, value.end) for value in own])

    def blank(self, spans: Spans) -> None:
        """Blank stretches that do not overlap."""
        if not spans:
            return
        spans.sort()
        low = self.low
        self.low = blanked(low, spans)
        self._hidden += spans
        for start, end in spans:
            before, after = low[start - 1 : start], low[end : end + 1]
            if (before not in _CLEAR and _cuts(low, start)) or (after not in _CLEAR and _cuts(low, end)):
                self._look_again()  # what is left of a word may be one, too
                return

    def _look_again(self) -> None:
        self._look_round_digits(_digit_runs(self.low))
        if self._vocabulary:
            self.words |= _words(self.low.encode("ascii", "replace"), self._vocabulary)


def _digit_runs(low: str) -> Spans:
    """Return where the runs of digits begin and end: in a text of ASCII found among bytes, which is fastest."""
    if low.isascii():
        return _runs_of(low.encode("ascii"))
    return [match.span() for match in _RUN.finditer(low)]


def _runs_of(raw: bytes) -> Spans:
    """Return where the runs of ASCII digits begin and end."""
    found: Spans = []
    end = 0
    for run in raw.translate(_DIGITS).split():
        start = raw.find(run, end)
        end = start + len(run)
        found.append((start, end))
    return found


def places_of(words: Iterable[str], low: str) -> list[int]:
    """Return where words begin in a text in lower case, none of them within a longer run of Latin letters."""
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


def letter_runs(low: str) -> list[bytes]:
    """Return the runs of Latin letters of a text in lower case."""
    return low.encode("ascii", "replace").translate(_LETTERS).split()


def _words(raw: bytes, vocabulary: frozenset[bytes]) -> frozenset[str]:
    """Return the runs of Latin letters that are in the vocabulary: as bytes, which are cut up fastest."""
    own = vocabulary.intersection(raw.translate(_LETTERS).split())
    return frozenset([word.decode("ascii") for word in own]) if own else _NO_WORDS


def apart(values: Iterable[Value], text: str, known: Sequence[Value] = ()) -> list[Value]:
    """Return the values that overlap nothing blank, no value that is known and none before them."""
    taken: bytearray | None = None
    edge = max(one.end for one in known) if known else 0  # what begins here or behind overlaps nothing
    blank = "\0" in text
    found: list[Value] = []
    for value in values:
        start, end = value.start, value.end
        if end <= start or (blank and text.find("\0", start, end) >= 0):
            continue
        if start < edge:
            taken = _taken((*known, *found), len(text)) if taken is None else taken
            if taken.find(1, start, end) >= 0:
                continue
        if taken is not None:
            taken[start:end] = b"\1" * (end - start)
        if end > edge:  # noqa: PLR1730 - `max` takes three times as long
            edge = end
        found.append(value)
    return found


def _taken(values: Sequence[Value], size: int) -> bytearray:
    """Return a byte for each character of a text, 1 where a value stands."""
    taken = bytearray(size)
    for one in values:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return taken


def _cuts(low: str, place: int) -> bool:
    """Return whether a place is within a run of Latin letters or of digits."""
    before, after = low[place - 1 : place], low[place : place + 1]
    return "a" <= after <= "z" if "a" <= before <= "z" else before.isdigit() and after.isdigit()


def blanked(text: str, spans: Spans) -> str:
    """Return a text with stretches, given in order, each character of them made NUL."""
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in spans:
        pieces.append(text[last:start])
        pieces.append("\0" * (end - start))
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


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
