"""Whether a block surely leaves no sentence out: a quick look before sentences are found and weighed.

In: the texts of a block's groups, its target, their locales, and the evidence that a finding takes. Out: True only when
`_evidence.missing` would give no sentence that much. That is sound because a text is cut at every mark that may end a
sentence, so that each sentence is a run of pieces; what is told of a piece counts only where no other piece speaks of
it; and every value that is missing counts for every run. Words are asked first, then values, lengths last.
May not touch: files. Declares no check.
"""

from __future__ import annotations

import math
import re
from bisect import bisect
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from l10n import values
from l10n.checks import _evidence, _heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.checks._values import Side
    from l10n.locale import Locale

_CUT = re.compile(rb"\.(?:(?![a-z0])|(?=0)(?<=[a-z]{4}\.))")
_CUT_CHINESE = re.compile(r"[。！？｡]|[.!?…．‼⁇⁈⁉](?:(?![a-z0-9])|(?=[0-9])(?<=[a-z]{4}\.))")
"""Wherever `segmentation.breaks` looks for the end of a sentence; in English, of bytes as `_SEEN` has them."""
_SEEN = bytes(
    ord(".")
    if one in b".!?\x85"
    else ord("0")
    if one in b"0123456789"
    else ord("A")
    if one in range(65, 91)
    else one
    if one in range(97, 123)
    else 32
    for one in range(256)
)
"""Of text in Windows-1252, a byte a character: marks that end sentences, digits, capitals, small letters."""
_FULL = frozenset("。！？｡")
_LISTED = re.compile(r"\W{0,2}(?:[0-9]{1,3}|[a-z])[.)]").match
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n").search
_QUOTES = frozenset('」』”"')
_CLOSING, _REST = "”’」』）)\"' ", 16
_CLOSERS = frozenset("”」』）)》】 \u00a0\u3000")
_HALF = _heard.MISSED / 2
_TAIL = 3.0
"""What note marks behind a sentence weigh at most."""
_NEAR = 24
"""Note marks stand no further behind the mark that ends their sentence, in characters."""
_SURE = 1e-6
"""More than sums of the same figures in another order differ by."""


class _Pieces(NamedTuple):
    """A text, where its pieces start, and an English one as bytes and as `_SEEN` has them."""

    text: str
    starts: list[int]
    raw: bytes = b""
    seen: bytes = b""


def all_told(both: Sequence[Side], target: str, source: Locale, to: Locale, *, least: float, shortest: float) -> bool:
    """Return whether surely no sentence that weighs `shortest` is as likely to be missing as `least` says."""
    if source.chinese is to.chinese:
        return source.chinese and (_is_one(both) or _is_copied(both, target, source, to, least - _SURE))
    every: list[_Pieces] = []
    count = 0
    for _, text, _ in both:
        own = None if _unsure(text) else _Pieces(text, _cut(text)) if source.chinese else _english(text)
        if own is None:
            return False
        every.append(own)
        count += len(own.starts)
    if count == 1:
        return True
    spoken = _Spoken(every, both, target, source, to)
    least -= _SURE
    short = _shortfall([text for _, text, _ in both], target)
    room = least - short
    # runs that are not the whole have a piece less, or one more
    stop = room / (count - 1) if room > 0 else room
    highs = spoken.quick(stop)
    if _highest(highs) < room:
        return True
    highs = spoken.shared(highs, stop)
    return _highest(highs) < room or _Runs(every, target, least, short, shortest).unlikely(spoken, highs)


def _is_one(both: Sequence[Side]) -> bool:
    """Return whether a Chinese block is surely one sentence."""
    return len(both) == 1 and not _unsure(both[0][1]) and len(_cut(both[0][1])) == 1


def _is_copied(both: Sequence[Side], target: str, source: Locale, to: Locale, least: float) -> bool:
    """Return whether the other script's text has too few neighbouring characters that the target lacks.

    However many sentences there are, none is likelier to be missing than if it had all of them, all that is missing of
    figures, and the length that says most.
    """
    from l10n import script  # noqa: PLC0415 - opencc is heavy

    room = least - _shortfall([text for _, text, _ in both], target)
    if room <= 0:
        return False
    text = "\n".join([text.replace("\n", " ") for _, text, _ in both])
    if source.script != to.script:
        text = script.convert_words(text, source, to)
    lacks = set(map(add, text, text[1:])).difference(map(add, target, target[1:]))
    room -= _evidence.no_pairs(lacks)
    if room <= 0:
        return False
    keys = _evidence.keys([value for _, text, _ in both for value in values.read(text, source)])
    return not keys or len(keys - _evidence.known(both, to)) * _evidence.NO_VALUE < room


def _unsure(text: str) -> bool:
    """Return whether a sentence of a text may begin or end elsewhere than at a mark: lists, notes, sources, lines."""
    if "[" in text or _LISTED(text) or ("\n" in text and _BLANK_LINE(text)):
        return True
    if text.isascii():
        return '"(' in text
    if "［" in text or "\u3014" in text:
        return True
    for bracket in "(（":
        at = text.find(bracket, 1)
        while at > 0:
            if text[at - 1] in _QUOTES:
                return True
            at = text.find(bracket, at + 1)
    return False


def _english(text: str) -> _Pieces | None:
    """Return where the pieces of an English text are; None where they would have to be looked for more closely."""
    if text.isascii():
        raw = text.encode()
    else:
        raw = text.encode("cp1252", "replace")
        if raw.count(b"?") > text.count("?") and not _FULL.isdisjoint(text):
            return None
    seen = raw.translate(_SEEN)
    return _Pieces(text, _starts([match.end() for match in _CUT.finditer(seen)], text), raw, seen)


def _cut(text: str) -> list[int]:
    """Return where the pieces of a Chinese text start."""
    return _starts([match.end() for match in _CUT_CHINESE.finditer(text)], text)


def _starts(ends: list[int], text: str) -> list[int]:
    """Return where pieces start, without one behind the last mark that holds nothing but closing marks."""
    starts = [0, *ends]
    last = text[starts[-1] :]
    if ends and len(last) < _REST and not last.strip(_CLOSING):
        starts.pop()
    return starts


class _Spoken:
    """What the pieces of a block's texts speak of, and what its target says of that at most."""

    def __init__(self, every: Sequence[_Pieces], both: Sequence[Side], target: str, source: Locale, to: Locale) -> None:
        self._target = _heard.target_of(target, source, to)
        self._words: list[set[int]] = []
        literals: dict[str, set[int]] = {}
        figures: dict[str, set[int]] = {}
        unsure: set[str] = set()
        for text, starts, raw, seen in every:
            first = len(self._words) - 1
            if source.chinese:
                self._words += _heard.in_chinese(text, starts, source)
                named = _heard.literals(text)
            else:
                self._words += _heard.in_english(raw, starts, to)
                named = _heard.literals_in(raw, seen)
            for at, word in named:
                literals.setdefault(word, set()).add(first + bisect(starts, at))
            for at, key in _evidence.keyed(values.read(text, source)):
                which = bisect(starts, at)
                figures.setdefault(key, set()).add(first + which)
                if which > 1 and at - starts[which - 1] < _NEAR and _tail(text, starts[which - 1]):
                    figures[key].add(first + which - 1)  # a note mark of the sentence before
                    unsure.add(key)
        self._placed = [(_heard.of_literal(word, target), places, False) for word, places in literals.items()]
        if figures:
            known = _evidence.known(both, to)
            self._placed += [
                (_evidence.VALUE if key in known else _evidence.NO_VALUE, places, key in unsure)
                for key, places in figures.items()
            ]
        self._own, self._twice = _heard.apart(self._words)
        self._missed = self._all_missed()

    def _all_missed(self) -> list[float]:
        """Return what the target says at most of each piece if it tells no words.

        What two pieces have says nothing of either alone. Of a run that has both it may be missing: half for each.
        """
        highs = [_HALF * (len(own) + len(piece)) for own, piece in zip(self._own, self._words, strict=True)]
        for said, places, unsure in self._placed:
            each = said if len(places) == 1 else max(said if unsure else said / 2, 0.0)
            for which in places:
                highs[which] += each
        return highs

    def quick(self, stop: float) -> list[float]:
        """Return what the target says at most of each piece, of words only as many as it takes to fall to `stop`."""
        falls = self._target.falls
        return [
            falls(own, high, stop) if high > stop else high for own, high in zip(self._own, self._missed, strict=True)
        ]

    def shared(self, highs: list[float], stop: float) -> list[float]:
        """Return the same, of words that pieces share as well where it is over `stop`."""
        over = [piece for high, piece in zip(highs, self._words, strict=True) if high > stop]
        told = self._target.told(self._twice.intersection(set[int]().union(*over)))
        return [
            high - _HALF * len(piece & told) if high > stop else high
            for high, piece in zip(highs, self._words, strict=True)
        ]

    def exact(self, first: int, last: int) -> float:
        """Return what the target says of a run of pieces, if it is a sentence: by what no other piece has."""
        inside = set[int]().union(*self._words[first : last + 1])
        own = inside.difference(*self._words[:first], *self._words[last + 1 :])
        score = self._target.falls(own, _heard.MISSED * len(own), -math.inf)
        for said, places, unsure in self._placed:
            there = sum([first <= one <= last for one in places])
            if there == len(places) or (there and unsure and said > 0):
                score += said
        return score


def _highest(scores: list[float]) -> float:
    """Return the highest sum of neighbouring scores that are not all of them: no sentence is the whole block."""
    best = max(scores)
    if best <= 0:  # then none is better with a neighbour
        return best
    for part in (scores[1:], scores[:-1]):
        run = -math.inf
        for score in part:
            run = run + score if run > 0 else score
            best = max(best, run)
    return best


def _shortfall(texts: list[str], target: str) -> float:
    """Return what the length of a target says at most of any sentence: how far it falls short of the whole."""
    longest = sum([_evidence.bounds(text)[1] for text in texts])
    shortest = _evidence.bounds(target)[0]
    if shortest >= longest:
        return 0.0
    off = math.log((shortest + 1) / (longest + 1))
    return min(_evidence.CLIP, off * off / (2 * _evidence.spread(longest) ** 2))


class _Runs:
    """The runs of pieces of a block: what they score by what they speak of and by the target's length."""

    def __init__(self, every: list[_Pieces], target: str, least: float, short: float, shortest: float) -> None:
        """Take texts and their target, what a sentence has to score, of it by length at most, and what it weighs."""
        self.every, self.target, self.shortest = every, target, shortest
        self.least, self.room = least, least - short

    def unlikely(self, spoken: _Spoken, highs: list[float]) -> bool:
        """Return whether no run but the whole, within one text, scores enough and weighs enough."""
        at, least = 0, self.room
        for own in self.every:
            count = len(own.starts)
            for first in range(count):
                score = 0.0
                for last in range(first, count):
                    score += highs[at + last]
                    if score < least or last - first + 1 == len(highs):
                        continue
                    start, end = own.starts[first], own.starts[last + 1] if last + 1 < count else len(own.text)
                    loose = (_tail(own.text, start) if first else 0.0) + (
                        _tail(own.text, end) if last + 1 < count else 0.0
                    )
                    if (end - start) * (_evidence.A_DIGIT if own.text.isascii() else 1.0) + loose < self.shortest:
                        continue
                    exact = spoken.exact(at + first, at + last)
                    if exact >= least and self._likely(own.text[start:end], loose, exact):
                        return False
            at += count
        return True

    def _likely(self, run: str, loose: float, score: float) -> bool:
        """Return whether a run weighs enough, and scores enough with what the target's length says of it."""
        room = self.least - score
        least, most = _evidence.bounds(run)
        if most + loose < self.shortest or _of_length((least - loose, most + loose), self._bounds()) < room:
            return False
        own = _evidence.weight(run)
        return own + loose >= self.shortest and _of_length((own - loose, own + loose), self._weights()) >= room

    def _bounds(self) -> tuple[float, float, float]:
        """Return what all pieces weigh at least and at most, and the target at least."""
        every = [_evidence.bounds(own.text) for own in self.every]
        return (
            sum([one[0] for one in every]) or 1.0,
            sum([one[1] for one in every]) or 1.0,
            _evidence.bounds(self.target)[0],
        )

    def _weights(self) -> tuple[float, float, float]:
        """Return the same as it is."""
        total = sum([_evidence.weight(own.text) for own in self.every]) or 1.0
        return total, total, _evidence.weight(self.target)


def _of_length(own: tuple[float, float], whole: tuple[float, float, float]) -> float:
    """Return what the length says at most of a run between two weights, in a whole between two, by the lightest target.

    It says most where the target falls short by just such a run, and the more the lighter the target is.
    """
    shortest, longest, there = whole
    off = math.log((there + 1) / (longest + 1))
    share = min(max(1 - math.exp(min(off, 0.0)), own[0] / longest), own[1] / shortest)
    most = _evidence.of_length(off, share, _evidence.spread(longest))
    return most if most > 0 else _evidence.of_length(off, share, _evidence.spread(shortest))


def _tail(text: str, at: int) -> float:
    """Return what may weigh something behind a mark and still belong to its sentence.

    That is nothing where Han follows, and behind a space only what a closing mark begins.
    """
    if (text[at] == " " and text[at + 1 : at + 2] not in _CLOSERS) or "\u4e00" <= text[at] <= "\u9fff":
        return 0.0
    end = at
    while end < len(text) and not text[end].isalnum():
        end += 1
    return _TAIL + end - at
