"""Where a plain text breaks into sentences: finds every place that might be one and asks `latin` or `han`.

In: plain text (no codes) and a Lexicon. Out: Breaks, the end of one sentence and the start of the next; white space
is what lies between. May not touch: codes, blocks, locales. One pass, linear in the text's length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.segmentation import enumeration, han, latin, names, patterns, quotations, spans, tails
from l10n.segmentation.place import Break, Place, behind_space

if TYPE_CHECKING:
    import re

    from l10n.segmentation.rules import Lexicon

# Marks that may end a sentence, spaced ellipses as one. A half-width one inside a word, a number or an address, or
# before a lower-case word, hardly ever does (only after a plain word: "we made it. come and see"); that is settled here
# because most full stops in English are of that kind.
# The look-ahead takes all marks at once: possessive quantifiers would say the same, but Python 3.11.2 gets them wrong.
_TERMINATOR = later(
    r"(?=(?P<marks>[.!?…。！？．｡‼⁇⁈⁉]+(?:[ \u00a0]\.+(?![^\s\"'”’)\]]))*))(?P=marks)"
    r"(?:(?<=[。！？｡])|(?![a-z0-9/@%&=#-]|[ ](?!www\.|http)[a-z]{3})|(?<=[a-z]{4}\.)(?=[ ][a-z]|[0-9]{1,2}(?:\s|\Z)))"
)
_MARK, _ASCII_MARK = later("[.!?…。！？．｡‼⁇⁈⁉]"), later("[.!?]")
_CLOSER_AFTER_SPACE = frozenset("”」』）)》】")
_NOTHING_LEFT = later(r"[\W_]*\Z")
_REST = 16
_TITLE, _BRACKET, _PHRASE = 120, 300, 150  # characters that a pair keeps together at most
_DEPTH = 4  # how many enclosing pairs are looked at, from the innermost


def find(text: str, words: Lexicon) -> list[Break]:
    """Return the breaks of `text`, in order."""
    pairs = spans.find(text)
    closing = {pair.end for pair in pairs}
    walk = _Walk(pairs)
    kept = _Kept(text, words)
    how, marked = tails.of(text), names.Marked(text)
    forced = [_break_before(text, at) for at in reversed(enumeration.find(text))]
    found: list[Break] = []
    begin, length = 0, len(text)
    for match in _terminators(text):
        dot, stop = match.span()
        end = stop
        if how.emoji or text[stop : stop + 1] != " ":
            end = tails.behind_source(text, tails.behind(text, stop, closing, how))
        start = behind_space(text, end)
        if start < length and start > end and text[start] in _CLOSER_AFTER_SPACE:
            end = tails.behind(text, start, closing, how)
            start = behind_space(text, end)
        while forced and forced[-1].start <= start:
            found.append(forced.pop())
            begin = found[-1].start
        if start >= length:
            break
        if begin == start or kept.holds(dot) or (length - start < _REST and _NOTHING_LEFT.match(text, start)):
            continue
        inside, closed = walk.to(dot, end)
        place = Place(text, words, begin, dot, stop, end, start, inside, closed, marked)
        if _ends(place):
            found.append(Break(end, start))
            begin = start
    found.extend(reversed(forced))
    return patterns.apply(text, found, words.patterns) if words.patterns else found


def _terminators(text: str) -> list[re.Match[str]]:
    """Return all matches of the terminator. Each begins with a mark; marks alone are found ten times faster."""
    found: list[re.Match[str]] = []
    stop = 0
    for mark in (_ASCII_MARK if text.isascii() else _MARK).finditer(text):
        at = mark.start()
        match = _TERMINATOR.match(text, at) if at >= stop else None
        if match is not None:
            found.append(match)
            stop = match.end()
    return found


def with_lines(text: str, found: list[Break], lines: tuple[int, ...]) -> list[Break]:
    """Return the breaks with one more at every line break code: where each line is a thing of its own."""
    more: list[Break] = []
    for at in lines:
        end = _break_before(text, at).end
        start = behind_space(text, at)
        if end > 0 and start < len(text):
            more.append(Break(end, start))
    return sorted(set(found) | set(more))


def _ends(place: Place) -> bool:
    """Whether a sentence ends here: Han rules where Han stands before or full-width marks end it, else Latin ones."""
    if place.inside and any(_holds(pair, place) for pair in place.inside):
        return False
    text, dot = place.text, place.dot
    if text[dot] in ".!?" and text[dot - 1] < han.FIRST and text[place.next] < han.FIRST:
        return latin.ends(place)
    if han.concerns(place):
        return han.ends(place)
    return latin.ends(place)


def _holds(pair: spans.Span, place: Place) -> bool:
    """Whether a pair around the place keeps what is in it together."""
    length = pair.end - pair.start
    if pair.mark in spans.TITLES:
        return length <= _TITLE
    if pair.mark in spans.BRACKETS:
        return length <= _BRACKET and not place.opens_sentence(pair)
    return length <= _PHRASE and quotations.is_phrase(
        place.text, pair, place.words, at_start=place.opens_sentence(pair)
    )


def _break_before(text: str, at: int) -> Break:
    end = at
    while end and text[end - 1].isspace():
        end -= 1
    return Break(end, at)


class _Walk:
    """Goes along the pairs of a text and says at each place which are open and which close there."""

    def __init__(self, pairs: list[spans.Span]) -> None:
        self._pairs = pairs
        self._at = 0
        self._open: list[spans.Span] = []

    def to(self, dot: int, end: int) -> tuple[list[spans.Span], list[spans.Span]]:
        """Return the innermost pairs around `[dot, end)` and those that close inside it; places must ascend."""
        pairs, open_ = self._pairs, self._open
        while self._at < len(pairs) and pairs[self._at].start < dot:
            pair = pairs[self._at]
            self._at += 1
            while open_ and open_[-1].end < pair.start:
                open_.pop()
            open_.append(pair)
        closed: list[spans.Span] = []
        while open_ and open_[-1].end < end:
            pair = open_.pop()
            if pair.end >= dot:
                closed.append(pair)
        return open_[-_DEPTH:], closed


class _Kept:
    """The stretches of a text that the rules' exceptions keep together."""

    def __init__(self, text: str, words: Lexicon) -> None:
        there = any(word in text for word in words.exceptions)  # far faster than the pattern, and hardly ever true
        self._ranges = [match.span() for match in words.exception.finditer(text)] if there else []
        self._at = 0

    def holds(self, dot: int) -> bool:
        """Return whether `dot` is in one of them; places must ascend."""
        while self._at < len(self._ranges) and self._ranges[self._at][1] <= dot:
            self._at += 1
        return self._at < len(self._ranges) and self._ranges[self._at][0] <= dot
