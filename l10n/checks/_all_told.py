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
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from l10n import values
from l10n.checks import _evidence, _lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l10n.checks._values import Side
    from l10n.locale import Locale

_CUT = re.compile(rb"\.(?:(?![a-z0])|(?=0)(?<=[a-z]{4}\.))")
_CUT_CHINESE = re.compile(r"[。！？｡]|[.!?…．‼⁇⁈⁉](?:(?![a-z0-9])|(?=[0-9])(?<=[a-z]{4}\.))")
"""Wherever `segmentation.breaks` looks for the end of a sentence; in English, of bytes as `_SEEN` has them."""
_SEEN = bytes(
    ord(".") if one in b".!?\x85" else ord("0") if one in b"0123456789" else one if one in range(97, 123) else 32
    for one in range(256)
)
"""Of text in Windows-1252, a byte a character: marks that end sentences, digits, small letters."""
_WORDS = bytes(one if one < ord("\x7f") and chr(one).isalpha() else 32 for one in range(256))
_FULL = frozenset("。！？｡")
_LISTED = re.compile(r"\W{0,2}(?:[0-9]{1,3}|[a-z])[.)]").match
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n").search
_SOURCES = tuple(mark + bracket for mark in '」』”"' for bracket in "（(")
_CLOSING, _REST = "”’」』）)\"' ", 16
_CLOSERS = frozenset("”」』）)》】 \u00a0\u3000")
_TAIL = 3.0
"""What note marks behind a sentence weigh at most."""
_SURE = 1e-6
"""More than sums of the same figures in another order differ by."""
_Item: TypeAlias = "int | str | tuple[str, ...] | None"
_Spoken: TypeAlias = "list[set[_Item]]"
"""What each piece of a text speaks of: in English as `_lexicon.Meant` has it, in Chinese entries and literals."""


class _Pieces(NamedTuple):
    """A text, where its pieces start, and what each speaks of."""

    text: str
    starts: list[int]
    spoken: _Spoken


def all_told(both: Sequence[Side], target: str, source: Locale, to: Locale, *, least: float, shortest: float) -> bool:
    """Return whether surely no sentence that weighs `shortest` is as likely to be missing as `least` says."""
    if source.chinese is to.chinese:
        return len(both) == 1 and source.chinese and not _unsure(both[0][1]) and len(_cut(both[0][1])) == 1
    every: list[_Pieces] = []
    for _, text, _ in both:
        own = None if _unsure(text) else _chinese(text, source) if source.chinese else _english(text, to)
        if own is None:
            return False
        every.append(own)
    spoken = every[0].spoken if len(every) == 1 else [piece for own in every for piece in own.spoken]
    if len(spoken) == 1:
        return True
    scores = _scores(spoken, target, source, to)
    short, highest = _shortfall(every, target), _highest(scores)
    read = [values.read(own.text, source) for own in every]
    keys = _evidence.keys(read[0] if len(read) == 1 else [value for found in read for value in found])
    room = least - _SURE - short
    if highest + len(keys) * _evidence.NO_VALUE < room:
        return True
    known = _evidence.known(both, to) if keys else keys
    room -= len(keys - known) * _evidence.NO_VALUE
    if highest < room:
        return True
    return _Runs(every, target, (least - _SURE, room, short), shortest, _Figures(read, known)).unlikely(scores)


class _Figures(NamedTuple):
    """The values of a block's texts, and what its target knows."""

    read: list[list[values.Value]]
    known: set[str]

    def told(self, which: int, start: int, end: int) -> float:
        """Return what the target says at most of the values of a stretch: it tells only what stands nowhere else."""
        every = [
            (at, value.start, key)
            for at, own in enumerate(self.read)
            for value in own
            for key in _evidence.keys((value,))
        ]
        inside = {key for at, place, key in every if at == which and start <= place < end}
        outside = {key for at, place, key in every if at != which or not start <= place < end}
        lost = len(inside - self.known) * _evidence.NO_VALUE
        return lost + len((inside & self.known) - outside) * _evidence.VALUE


def _unsure(text: str) -> bool:
    """Return whether a sentence of a text may begin or end elsewhere than at a mark: lists, notes, sources, lines."""
    if "[" in text or _LISTED(text) or ("\n" in text and _BLANK_LINE(text)):
        return True
    if text.isascii():
        return '"(' in text
    return "［" in text or "\u3014" in text or (("(" in text or "（" in text) and any(map(text.__contains__, _SOURCES)))


def _english(text: str, to: Locale) -> _Pieces | None:
    """Return the pieces of an English text; None where they would have to be looked for more closely."""
    if text.isascii():
        raw = text.encode()
    else:
        raw = text.encode("cp1252", "replace")
        if raw.count(b"?") > text.count("?") and not _FULL.isdisjoint(text):
            return None
    starts = _starts([match.end() for match in _CUT.finditer(raw.translate(_SEEN))], text)
    words, meant = raw.translate(_WORDS), _lexicon.meant(to.code).__getitem__
    spoken: _Spoken = []
    for at, end in zip(starts, (*starts[1:], len(text)), strict=True):
        piece: set[_Item] = set(map(meant, words[at:end].split()))
        piece.discard(None)
        spoken.append(piece)
    return _Pieces(text, starts, spoken)


def _chinese(text: str, source: Locale) -> _Pieces:
    """Return the pieces of a Chinese text."""
    starts = _cut(text)
    found: list[tuple[int, _Item]] = [*_lexicon.placed(text, source)]
    found += _evidence.literals(text)
    spoken: _Spoken = [set() for _ in starts]
    for at, item in found:
        which = len(starts) - 1
        while starts[which] > at:
            which -= 1
        spoken[which].add(item)
    return _Pieces(text, starts, spoken)


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


def _scores(spoken: _Spoken, target: str, source: Locale, to: Locale) -> list[float]:
    """Return what the target says of each piece at most: what it tells counts where no other piece speaks of it."""
    items: set[_Item] = set()
    twice: set[_Item] = set()
    for piece in spoken:
        twice |= piece & items
        items |= piece
    said = _heard_in_english(items, target, source) if source.chinese else _heard_in_chinese(items, target, to)
    for item in twice:
        if said[item] < 0:
            said[item] = 0.0
    return [sum(map(said.__getitem__, piece)) for piece in spoken]


def _heard_in_chinese(items: Iterable[_Item], target: str, to: Locale) -> dict[_Item, float]:
    """Return what a Chinese target says about each item."""
    renderings = _lexicon.meant(to.code).renderings
    said: dict[_Item, float] = {}
    for item in items:
        if not isinstance(item, int):
            said[item] = _literal(item, target)
            continue
        several, single = renderings[item]
        for form in several:
            if form in target:
                said[item] = _evidence.TWO
                break
        else:
            said[item] = _evidence.MISSED
            for form in single:
                if form in target:
                    said[item] = _evidence.ONE
                    break
    return said


def _literal(item: _Item, target: str) -> float:
    """Return what a target says about a word with two capitals; of one with renderings besides, only what it lacks."""
    if isinstance(item, str):
        return _evidence.LITERAL if item in target else _evidence.NO_LITERAL
    word, *forms = cast("tuple[str, ...]", item)
    lacks = 0.0 if word in target else _evidence.NO_LITERAL
    return lacks + (0.0 if any(map(target.__contains__, forms)) else _evidence.MISSED)


def _heard_in_english(items: Iterable[_Item], target: str, source: Locale) -> dict[_Item, float]:
    """Return what an English target says about each item."""
    words = target.encode("ascii", "replace").translate(_WORDS).lower().split()
    none: set[str] = set()
    stems = none.union(*map(_lexicon.stems(source.code).__getitem__, words))
    said: dict[_Item, float] = {}
    for item in items:
        if isinstance(item, str):
            said[item] = _literal(item, target)
        else:
            said[item] = _evidence.MISSED if stems.isdisjoint(item) else _evidence.TWO  # type: ignore[arg-type]  # words
    return said


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


def _shortfall(every: list[_Pieces], target: str) -> float:
    """Return what the length of a target says at most of any sentence: how far it falls short of the whole."""
    longest = sum([_evidence.bounds(own.text)[1] for own in every])
    shortest = _evidence.bounds(target)[0]
    if shortest >= longest:
        return 0.0
    off = math.log((shortest + 1) / (longest + 1))
    return min(_evidence.CLIP, off * off / (2 * _evidence.spread(longest) ** 2))


class _Runs:
    """The runs of pieces of a block: what their words score, and what values and the target's length say of them.

    `least` is what a sentence has to score in all; for words alone, where every missing value counts and the length
    says as much as it can; and that.
    """

    def __init__(
        self,
        every: list[_Pieces],
        target: str,
        least: tuple[float, float, float],
        shortest: float,
        figures: _Figures,
    ) -> None:
        self.every, self.target, self.shortest, self.figures = every, target, shortest, figures
        self.least, self.room, self.short = least

    def unlikely(self, scores: list[float]) -> bool:
        """Return whether no run but the whole, within one text, scores enough and weighs enough."""
        at, least = 0, self.room
        for which, own in enumerate(self.every):
            count = len(own.starts)
            for first in range(count):
                score = 0.0
                for last in range(first, count):
                    score += scores[at + last]
                    if score >= least and last - first + 1 < len(scores) and self._likely(which, first, last, score):
                        return False
            at += count
        return True

    def _likely(self, which: int, first: int, last: int, score: float) -> bool:
        """Return whether a run weighs enough, and scores enough with what length and values say of it."""
        text, starts, _ = self.every[which]
        start, end = starts[first], starts[last + 1] if last + 1 < len(starts) else len(text)
        loose = (_tail(text, start) if first else 0.0) + (_tail(text, end) if end < len(text) else 0.0)
        if (end - start) * (_evidence.A_DIGIT if text.isascii() else 1.0) + loose < self.shortest:
            return False
        run = text[start:end]
        least, most = _evidence.bounds(run)
        if most + loose < self.shortest:
            return False
        room = self.room + self.short - score
        if _of_length((least - loose, most + loose), self._bounds()) < room:
            return False
        own = _evidence.weight(run)
        said = _of_length((own - loose, own + loose), self._weights())
        if said < room:
            return False
        return loose > 0.0 or score + said + self.figures.told(which, start, end) >= self.least

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
    """Return what may weigh something behind a mark and still belong to its sentence: nothing where a space follows.

    Behind a space only a closing mark does.
    """
    if text[at] == " " and text[at + 1 : at + 2] not in _CLOSERS:
        return 0.0
    end = at
    while end < len(text) and not text[end].isalnum():
        end += 1
    return _TAIL + end - at
