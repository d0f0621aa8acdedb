"""The Chinese side of `candidates`: what renders a term. Part of the room `terminology`.

In: Chinese texts and the numbers of those in which an English term stands. Out: the run of characters that stands in
these and hardly anywhere else (Dice's coefficient) and is a word by itself: what stands beside it varies, and is not of
one word with it. What is not clear is left out. May not touch: files.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.terminology._english import WORD
from l10n.terminology._words import STOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Rendered = tuple[tuple[tuple[str, int], ...], float]
"""Renderings, the surest first, each with the number of texts it stands in; and how sure the first is."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaffA-Za-z0-9·]+")
_NO_FIRST = frozenset(
    "則均仍所令讓向此而較更曾已將透轄的了在是和與及或以於為之其該等各並亦由把被從至到個項项這那且也都就又于与为这从将并个按"
)
_NO_LAST = frozenset(
    "則均仍可令讓此而較最曾已將正經透過轄下的了在是和與及或以於為之其該等各並亦由把被對從至到有個這那且也都就又于与为这对从将并个"
)
"""Characters that no rendering begins or ends with."""
_OPEN = frozenset("\n的了在是和與及或以於之其該等並亦由把被從到將已均仍則也都就于与从将并")
"""Characters that end a word before them and begin one behind them."""
_COUNTED = "第億萬年月日個間次份名"
_LONGEST_CHINESE, _SAMPLE = 16, 12
_SURE, _LEAST = 0.75, 3
_SURER, _MORE = 0.8, 4
_APART, _ALIKE = 0.05, 60
"""What is asked of an ordinary term: words recur by chance more often than names."""
_LENGTHS = (0.7, 4.0)
"""Chinese characters for an English word: fewer or more than this is no rendering. An acronym has no such measure."""
_ELSEWHERE, _GOING = 4, 8
"""In so many other texts a word says which characters go with it, so many of them."""
_LIFT, _KNOWN = 12.0, 3
"""Two characters stand together so many times as often as by chance, and at least so often: they are one word."""
_SUFFIXES = ("有限公司", "公司", "委員會", "委员会", "局", "署", "協會", "协会")
"""What follows a name that is not yet whole."""
_VERBAL = re.compile(
    "^(?:引入|使用|採用|推出|提供|進行|提高|按照|不同|未償還|部分|加強|推動|有關|相關|主要)|"
    "(?:進行|提供|採用|使用|採納|增加|減少|上升|下跌|影響|除外|有關|相關|主要)$"
)
"""What a rendering begins or ends with when a verb has been taken in."""
_BOUND = 0.75
"""A neighbour that stands beside a form more often than this belongs to it."""
_DATED = re.compile("[零〇一二三四五六七八九十\\d]+[年月日個項]|^[零〇一二三四五六七八九十百千萬億\\d]+$")
"""A rendering that holds a date or is a number is none."""


class Index:
    """Chinese texts, and in how many of them a run of characters stands."""

    __slots__ = ("_known", "_pairs", "_singles", "_starts", "_whole", "texts")

    def __init__(self, chinese: Sequence[str]) -> None:
        self.texts = texts = ["\n".join(_HAN.findall(text)) for text in chinese]
        self._known: dict[str, int] = {}
        self._singles = Counter(char for text in texts for char in text)
        self._pairs = Counter(pair for text in texts for pair in pairwise(text))
        self._whole = "\0".join(texts)
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        self._starts = starts

    def one_word(self, first: str, second: str) -> bool:
        """Return whether two characters stand together so much more often than by chance that nothing ends between."""
        together = self._pairs[first, second]
        alone = self._singles[first] * self._singles[second]
        return together >= _KNOWN and together * len(self._whole) >= _LIFT * alone

    def having(self, run: str) -> int:
        """Return in how many texts a run stands."""
        from bisect import bisect_right  # noqa: PLC0415 - one use

        count = self._known.get(run)
        if count is None:
            count, at = 0, self._whole.find(run)
            while at >= 0:
                count += 1
                number = bisect_right(self._starts, at)
                following = self._starts[number] if number < len(self._starts) else len(self._whole)
                at = self._whole.find(run, following)
            self._known[run] = count
        return count


class Lexicon:
    """Which characters go with a word: what a rendering must hold something of for each word that occurs elsewhere."""

    __slots__ = ("_chars", "_common", "_words")

    def __init__(self, english: Sequence[str], chinese: Sequence[str]) -> None:
        self._chars = [frozenset("".join(_HAN.findall(text))) for text in chinese]
        self._words: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(english):
            for word in {_stem(word) for word in WORD.findall(text)}:
                self._words[word].append(at)
        self._common = Counter(char for chars in self._chars for char in chars)

    def agrees(self, form: str, rendering: str, where: Sequence[int], *, is_name: bool) -> bool:
        """Return whether most words of a form that stand in other texts too go with characters of a rendering.

        A name may have words of its own alone; an ordinary term of which nothing is known elsewhere is none.
        """
        here = frozenset(where)
        told: list[bool] = []
        for word in form.split():
            elsewhere = [at for at in self._words[_stem(word)] if at not in here]
            if word.lower() not in STOP and len(elsewhere) >= _ELSEWHERE:
                told.append(not self._with(elsewhere).isdisjoint(rendering))
        return sum(told) * 3 >= len(told) * 2 and (is_name or bool(told))

    def _with(self, where: Sequence[int]) -> frozenset[str]:
        """Return the characters that go best with what stands in some texts, by Dice's coefficient."""
        both = Counter(char for at in where for char in self._chars[at])
        scored = {char: 2 * count / (len(where) + self._common[char]) for char, count in both.items()}
        return frozenset(sorted(scored, key=lambda char: (-scored[char], char))[:_GOING])


def _stem(word: str) -> str:
    """Return a word in small letters without its plural: `Banks`, `bank`."""
    small = word.lower()
    return small[:-1] if small.endswith("s") and not small.endswith("ss") else small


def rendered(form: str, where: Sequence[int], index: Index, *, is_name: bool) -> Rendered | None:
    """Return a form with its rendering, or None where none is sure."""
    sample = where[:_SAMPLE]
    runs: Counter[str] = Counter()
    for at in sample:
        runs.update(set(_runs(index.texts[at])))
    if sum(count == len(sample) for count in runs.values()) > _ALIKE:
        return None  # one and the same passage in every text: nothing tells what in it is the rendering
    least = max(2, len(sample) * 6 // 10)
    enough_texts = (run for run, count in runs.items() if count >= least)
    likely = sorted(enough_texts, key=lambda run: (-runs[run], -len(run), run))
    scored: list[tuple[float, int, str, int]] = []
    for run in likely[:80]:
        both = sum(run in index.texts[at] for at in where)
        dice = 2 * both / (len(where) + index.having(run))
        scored.append((round(dice, 3), len(run), run, both))
    usable = (one for one in scored if not _DATED.search(one[2]) and not _VERBAL.search(one[2]))
    free = [one for one in usable if _stands_free(one[2], where, index)]
    if not free:
        return None
    best = max(score for score, *_ in free)
    # of those that are as good the one that has about two characters a word: its parts are as frequent as the whole
    words = form.split()
    acronym = len(words) == 1 and form.isupper()
    expected = 1.6 * len(form) if acronym else 2.2 * len(words)
    score, _, run, both = max(
        (one for one in free if one[0] >= best - 0.02), key=lambda one: (-abs(one[1] - expected), one[0])
    )
    if any(one[0] >= score - (_APART if is_name else 2 * _APART) and not set(one[2]) & set(run) for one in free):
        return None  # the texts have more than this in common: what is the rendering is not clear
    enough = (_SURE, _LEAST) if is_name else (_SURER, _MORE)
    fits = acronym or _LENGTHS[0] <= len(run) / len(words) <= _LENGTHS[1]
    if score < enough[0] or both < min(enough[1], len(where)) or len(where) < enough[1] or not fits or run.isascii():
        return None
    return ((run, both), *_others(run, where, index, free)), score


def _stands_free(run: str, where: Sequence[int], index: Index) -> bool:
    """Return whether a run is a word by itself: what stands before it and behind it is not nearly always the same."""
    before: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    count = longer = 0
    for at in where:
        text = index.texts[at]
        found = text.find(run)
        while found >= 0:
            end = found + len(run)
            count += 1
            longer += text.startswith(_SUFFIXES, end)
            if found and text[found - 1] not in _OPEN:
                before[text[found - 1]] += 1
            if end < len(text) and text[end] not in _OPEN:
                behind[text[end]] += 1
            found = text.find(run, end)
    most = max((one.most_common(1)[0][1] for one in (before, behind) if one), default=0)
    cut = (
        sum(times for one, times in before.items() if index.one_word(one, run[0])),
        sum(times for one, times in behind.items() if index.one_word(run[-1], one)),
    )
    return most <= _BOUND * count and (most < count or count == 1) and max(*cut, longer) * 2 <= count


def _others(
    run: str, where: Sequence[int], index: Index, free: Iterable[tuple[float, int, str, int]]
) -> tuple[tuple[str, int], ...]:
    """Return a further rendering: what stands only where the first does not, and in a fifth of all texts."""
    without = [at for at in where if run not in index.texts[at]]
    rest = [
        (sum(other in index.texts[at] for at in without), other)
        for _, _, other, _ in free
        if len(set(other) & set(run)) < len(other)
    ]
    return tuple(
        (other, count)
        for count, other in sorted(rest, reverse=True)[:1]
        if count * 5 >= len(where) and count * 3 >= index.having(other)
    )


def _runs(text: str) -> Iterator[str]:
    """Yield the runs of characters of a text that may be a rendering: no glue at their ends, no cut Latin word."""
    for part in text.split("\n"):
        for start in range(len(part)):
            if part[start] in _NO_FIRST or (start and _latin(part[start]) and _latin(part[start - 1])):
                continue
            if part[start] in _COUNTED or part[start].isdigit():
                continue
            for end in range(start + 2, min(start + _LONGEST_CHINESE, len(part)) + 1):
                cut = end < len(part) and _latin(part[end - 1]) and _latin(part[end])
                if part[end - 1] not in _NO_LAST and not cut:
                    yield part[start:end]


def _latin(one: str) -> bool:
    return one.isascii() and one.isalnum()
