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
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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
_SOURCES = tuple(mark + bracket for mark in '」』”"' for bracket in "（(")
_CLOSING, _REST = "”’」』）)\"' ", 16
_CLOSERS = frozenset("”」』）)》】")
_TAIL = 3.0
"""What note marks behind a sentence weigh at most."""
_SURE = 1e-6
"""More than sums of the same figures in another order differ by."""
_Item: TypeAlias = "int | str | tuple[str, ...]"
_Spoken: TypeAlias = "list[set[_Item]]"
"""What each piece of a text speaks of: words by their number in `_lexicon.Meant`, or by entries; literals."""


class _Pieces(NamedTuple):
    """A text, where its pieces start, and what each speaks of."""

    text: str
    starts: list[int]
    spoken: _Spoken


def all_told(both: Sequence[Side], target: str, source: Locale, to: Locale, *, least: float, shortest: float) -> bool:
    """Return whether surely no sentence that weighs `shortest` is as likely to be missing as `least` says."""
    if source.chinese is to.chinese:
        return False
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
    keys = {key for own in every for value in values.read(own.text, source) for key in _evidence.keys(value)}
    room = least - _SURE - _highest(scores) - _of_length([own.text for own in every], target)
    if len(keys) * _evidence.NO_VALUE < room:
        return True
    lost = len(keys.difference(*(_evidence.keys(value) for value in values.read(target, to)))) * _evidence.NO_VALUE
    return lost < room or _highest_with_lengths(every, scores, target, shortest) + lost < least - _SURE


def _unsure(text: str) -> bool:
    """Return whether a sentence of a text may begin or end elsewhere than at a mark: lists, notes, sources, lines."""
    if "[" in text or "［" in text or "\u3014" in text or text.count("\n") > 1 or _LISTED(text):
        return True
    return ("(" in text or "（" in text) and any(map(text.__contains__, _SOURCES))


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
    none: set[_Item] = set()
    ends = (*starts[1:], len(text))
    return _Pieces(
        text,
        starts,
        [none.union(*map(meant, words[at:end].split())) for at, end in zip(starts, ends, strict=True)],
    )


def _chinese(text: str, source: Locale) -> _Pieces:
    """Return the pieces of a Chinese text."""
    starts = _starts([match.end() for match in _CUT_CHINESE.finditer(text)], text)
    found: list[tuple[int, _Item]] = [*_lexicon.placed(text, source)]
    found += _evidence.literals(text)
    spoken: _Spoken = [set() for _ in starts]
    for at, item in found:
        which = len(starts) - 1
        while starts[which] > at:
            which -= 1
        spoken[which].add(item)
    return _Pieces(text, starts, spoken)


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
            said[item] = _evidence.LITERAL if item in target else _evidence.NO_LITERAL  # type: ignore[operator]  # str
            continue
        several, single = renderings[item]
        said[item] = _evidence.MISSED
        for form in several:
            if form in target:
                said[item] = _evidence.TWO
                break
        else:
            for form in single:
                if form in target:
                    said[item] = _evidence.ONE
                    break
    return said


def _heard_in_english(items: Iterable[_Item], target: str, source: Locale) -> dict[_Item, float]:
    """Return what an English target says about each item."""
    words = target.encode("ascii", "replace").translate(_WORDS).lower().split()
    none: set[str] = set()
    stems = none.union(*map(_lexicon.stems(source.code).__getitem__, words))
    said: dict[_Item, float] = {}
    for item in items:
        if isinstance(item, str):
            said[item] = _evidence.LITERAL if item in target else _evidence.NO_LITERAL
        else:
            said[item] = _evidence.MISSED if stems.isdisjoint(item) else _evidence.TWO  # type: ignore[arg-type]  # words
    return said


def _highest(scores: list[float]) -> float:
    """Return the highest sum of neighbouring scores that are not all of them: no sentence is the whole block."""
    best = -math.inf
    for part in (scores[1:], scores[:-1]):
        run = -math.inf
        for score in part:
            run = run + score if run > 0 else score
            best = max(best, run)
    return best


def _of_length(texts: list[str], target: str) -> float:
    """Return what the length of a target says at most, whatever the length of a sentence: how much it falls short."""
    most = sum(_evidence.bounds(text)[1] for text in texts)
    off = math.log((_evidence.bounds(target)[0] + 1) / (most + 1))
    return min(_evidence.CLIP, off * off / (2 * _evidence.spread(most) ** 2)) if off < 0 else 0.0


def _highest_with_lengths(every: list[_Pieces], scores: list[float], target: str, shortest: float) -> float:
    """Return the highest sum of neighbouring scores, each with what the target's length says of such a run."""
    weights, slack = _weights(every)
    total = sum(weights) or 1.0
    off, wide = math.log((_evidence.weight(target) + 1) / (total + 1)), _evidence.spread(total)
    best = -math.inf
    for first in range(len(scores)):
        score = own = 0.0
        for last in range(first, len(scores)):
            score += scores[last]
            own += weights[last]
            loose = slack[first] + slack[last + 1]
            if last - first + 1 < len(scores) and own + loose >= shortest:
                near = min(max(1 - math.exp(min(off, 0.0)), (own - loose) / total), (own + loose) / total)
                best = max(best, score + _evidence.of_length(off, near, wide))
    return best


def _weights(every: list[_Pieces]) -> tuple[list[float], list[float]]:
    """Return what each piece weighs, and how much of that may belong to a neighbour at each of their edges."""
    weights: list[float] = []
    slack = [0.0]
    for text, starts, _ in every:
        weights += [_evidence.weight(text[at:end]) for at, end in pairwise((*starts, len(text)))]
        slack += [_tail(text, at) for at in starts[1:]]
        slack.append(0.0)
    return weights, slack


def _tail(text: str, at: int) -> float:
    """Return what may weigh something behind a mark and still belong to its sentence: nothing where a space follows."""
    end = at
    while end < len(text) and not text[end].isalnum():
        end += 1
    return 0.0 if text[at] == " " and _CLOSERS.isdisjoint(text[at:end]) else _TAIL + end - at
