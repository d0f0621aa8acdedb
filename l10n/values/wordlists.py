"""Lists of words as something to search a text with: fast to make, for a process starts with it, and fast to use.

In: spellings. Out: `LatinWords` or `HanWords` (`scanner`), which are looked for in a whole text; `Phrases`, too, in any
language and without a look at the page's words; `Beginnings` and `Endings`, which are asked about one place. At one
place the longest spelling that stands there wins. Every text is in lower case. Part of the room `values`; may not touch
anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from l10n.patterns import compiled
from l10n.values.numerals import HAN
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from l10n.values.clues import Page

_HAN = frozenset(HAN)
_DIGITS = frozenset("0123456789,.")
_HAN_EDGE = frozenset(HAN + "0123456789")
_PART = later("[a-z]+")
_NUMBER = later(rf"\d+|[{HAN}]{{2,}}")


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


Hit: TypeAlias = "tuple[int, int, str]"
"""Where a word begins and ends, and its spelling in lower case."""


class HanWords:
    """Chinese words, to be searched for in a whole text: 百年 is none in 一百年, 十分 none in 十分之一."""

    __slots__ = ("_by_two", "_numbers", "_single", "_start")

    def __init__(self, spellings: Iterable[str]) -> None:
        """Make ready to search for words in lower case."""
        spellings = tuple(spellings)
        self._numbers = _numbers_of(spellings)
        self._by_two: dict[str, list[str]] = {}
        self._single = {word for word in spellings if len(word) == 1}
        longer = sorted({word for word in spellings if len(word) > 1}, key=len, reverse=True)
        for word in longer:
            self._by_two.setdefault(word[:2], []).append(word)
        first, second = ({two[place] for two in self._by_two} for place in (0, 1))
        begin, alone = _any_of(first | self._single), _any_of(self._single)
        after = [f"(?={_any_of(second)})"] if longer else []
        after += [f"(?<={alone})"] if self._single else []
        self._start = compiled(f"{begin}(?:{'|'.join(after)})" if after else "(?!)")  # one class to jump to

    def find(self, page: Page) -> list[Hit]:
        """Return the words of a text, in order, none overlapping."""
        text, last = page.low, 0
        found: list[Hit] = []
        by_two, single = self._by_two, self._single
        for match in self._start.finditer(text):
            at = match.start()
            if at >= last and (text[at : at + 2] in by_two or text[at] in single):
                word = self._word_at(text, at)
                if word:
                    last = at + len(word)
                    found.append((at, last, word))
        return found

    def every(self, page: Page) -> list[Hit]:
        """Return what `find` does: of Chinese words that overlap, the first is the only one."""
        return self.find(page)

    def may_find(self, page: Page) -> bool:
        """Return whether a word may be in a text: its characters are, whatever stands beside them."""
        low, by_two, single = page.low, self._by_two, self._single
        for match in self._start.finditer(low):
            at = match.start()
            if low[at] in single:
                return True
            for word in by_two.get(low[at : at + 2], ()):
                if low.startswith(word, at):
                    return True
        return False

    def may_be_numbered(self, low: str) -> bool:
        """Return whether a word that begins with a figure may be in a text in lower case."""
        for number in self._numbers:  # noqa: SIM110 - a generator takes twice as long
            if number in low:
                return True
        return False

    def _word_at(self, text: str, at: int) -> str:
        known = self._by_two.get(text[at : at + 2], ())
        first = text[at]
        if not known and first not in self._single:
            return ""
        if at and text[at - 1] in (_HAN_EDGE if first in _HAN else _DIGITS if first.isdigit() else ()):
            return ""
        for word in known:
            if text.startswith(word, at) and _ends_here(word[-1], text[at + len(word) : at + len(word) + 1]):
                return word
        return first if first in self._single and _ends_here(first, text[at + 1 : at + 2]) else ""


def _numbers_of(spellings: Iterable[str]) -> tuple[str, ...]:
    """Return the figures that words begin with: 360 of 360 degrees, 三百六十 of 三百六十行."""
    return tuple({found[0] for found in map(_NUMBER.match, spellings) if found is not None})


def _any_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"


def _ends_here(last: str, after: str) -> bool:
    """Return whether a word ending in `last` may be followed by `after`."""
    if not after:
        return True
    if last in _HAN or last in "點点":
        return after not in _HAN_EDGE
    if last == "分":
        return after not in "之鐘钟"
    if last == "星":  # 三星期
        return after != "期"
    return after != "年" or last not in "周週"


class LatinWords:
    """English words, to be searched for in a whole text: each only where its longest part is a word of the page."""

    __slots__ = ("_by_part", "_numbers", "_without", "parts")

    def __init__(self, spellings: Iterable[str]) -> None:
        """Make ready to search for words in lower case."""
        spellings = tuple(spellings)
        self._numbers = _numbers_of(spellings)
        self._by_part: dict[str, list[tuple[str, str]]] = {}
        for written, spelling in _longest_first(spellings, chinese=False):
            self._by_part.setdefault(longest_part(spelling), []).append((written, spelling))
        self.parts = frozenset(self._by_part) - {""}
        self._without = tuple(self._by_part.get("", ()))

    def may_find(self, page: Page) -> bool:
        """Return whether a word may be in a text: its longest part is."""
        return not page.words.isdisjoint(self.parts) or any(written in page.low for written, _ in self._without)

    def may_be_numbered(self, low: str) -> bool:
        """Return whether a word that begins with a figure may be in a text in lower case."""
        for number in self._numbers:  # noqa: SIM110 - a generator takes twice as long
            if number in low:
                return True
        return False

    def find(self, page: Page) -> list[Hit]:
        """Return the words of a text, in order, none overlapping; at one place the longest."""
        found = self.every(page)
        return _first_ones(found) if len(found) > 1 else found

    def every(self, page: Page) -> list[Hit]:
        """Return the words of a text, overlapping ones as well, in no order."""
        found: list[Hit] = []
        low = page.low
        for part in page.words & self.parts:
            for written, spelling in self._by_part[part]:
                if written in low:
                    found += _whole(low, written, spelling)
        for written, spelling in self._without:  # 24/7 has no part that is a word
            if written in low:
                found += _whole(low, written, spelling)
        return found


def _whole(low: str, written: str, spelling: str) -> Iterator[Hit]:
    """Yield a word's places in a text where no Latin letter goes on before or behind it."""
    at = low.find(written)
    while at >= 0:
        end = at + len(written)
        if not (at and "a" <= low[at - 1] <= "z") and not (written[-1].isalpha() and "a" <= low[end : end + 1] <= "z"):
            yield at, end, spelling
        at = low.find(written, at + 1)


_MANY = 16
"""Words which it takes longer to look for one by one than to look for their first characters."""


class Phrases:
    """Words of any language to be searched for in a whole text; Latin letters may not go on before or behind them."""

    __slots__ = ("_any", "_by_part", "_by_two", "_parts", "_single", "_start", "_ways")

    def __init__(self, spellings: Iterable[str], *, chinese: bool) -> None:
        """Make ready to search for words in lower case."""
        self._ways = _longest_first(spellings, chinese=chinese)
        self._by_part: dict[bytes, list[tuple[str, str]]] = {}
        for written, spelling in self._ways:
            self._by_part.setdefault(longest_part(spelling).encode("ascii"), []).append((written, spelling))
        self._parts = frozenset(self._by_part) - {b""}
        self._by_two, self._single = _by_two(self._ways, lambda word: word[:2], 0)
        many = chinese and len(self._ways) > _MANY
        self._start = compiled(_any_of({written[0] for written, _ in self._ways})) if many else None
        few = [re.escape(written) for written, _ in self._ways] if chinese and not many else []
        self._any = compiled("|".join(few)) if few else None

    def find(self, low: str, runs: Sequence[bytes] | None = None) -> list[Hit]:
        """Return the words of a text, in order, none overlapping; at one place the longest.

        `runs` are the text's runs of Latin letters: a word is looked for only where its longest part is one of them.
        """
        if self._start is not None:
            return _first_ones(self._begun(low, self._start))
        if self._any is not None and self._any.search(low) is None:
            return []
        ways = self._ways
        if runs is not None:
            own = self._parts.intersection(runs)
            ways = [way for part in (*own, b"") for way in self._by_part.get(part, ())]
        found: list[Hit] = []
        for written, spelling in ways:
            at = low.find(written)
            while at >= 0:
                end = at + len(written)
                if _stands(low, at, end):
                    found.append((at, end, spelling))
                at = low.find(written, at + 1)
        return _first_ones(found)

    def _begun(self, low: str, start: re.Pattern[str]) -> list[Hit]:
        """Return the words that stand where a first character of theirs does, which in Chinese is rare."""
        found: list[Hit] = []
        for match in start.finditer(low):
            at = match.start()
            ways = self._by_two.get(low[at : at + 2]) or self._single.get(low[at])
            for written, spelling in ways or ():
                if low.startswith(written, at) and _stands(low, at, at + len(written)):
                    found.append((at, at + len(written), spelling))
        return found


def _stands(low: str, start: int, end: int) -> bool:
    """Return whether no run of Latin letters goes over the edge of a word."""
    return not (start and _is_letter(low[start]) and _is_letter(low[start - 1])) and not (
        end < len(low) and _is_letter(low[end - 1]) and _is_letter(low[end])
    )


def _first_ones(found: list[Hit]) -> list[Hit]:
    """Return the hits that no earlier or longer one overlaps, in order."""
    if len(found) < 2:  # noqa: PLR2004 - nothing to put in order
        return found
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    last = 0
    own: list[Hit] = []
    for hit in found:
        if hit[0] >= last:
            own.append(hit)
            last = hit[1]
    return own


_EVERYWHERE = frozenset({
    "the", "for", "and", "are", "any", "each", "all", "of", "in", "to", "on", "at", "by", "a", "may", "after", "before",
})  # fmt: skip
_FREQUENT = frozenset({
    "year", "month", "time", "group", "other", "rate", "quarter", "around", "off", "world", "first", "second", "third",
    "one", "two", "half",
})  # fmt: skip
"""Words of which one is in half of all texts."""


def longest_part(spelling: str) -> str:
    """Return the longest run of Latin letters in a spelling in lower case, if it can be none that is in many texts."""
    return max(_PART.findall(spelling.lower()), key=_weight, default="")


def _weight(part: str) -> int:
    return 0 if part in _EVERYWHERE else 1 if part in _FREQUENT else len(part)


def scanner(spellings: Iterable[str], *, chinese: bool) -> HanWords | LatinWords:
    """Return what a whole lower-case text is searched with."""
    lower = {word.lower() for word in spellings}
    return HanWords(lower) if chinese else LatinWords(lower)


class Beginnings:
    """Words asked for at the place where a figure ends: the longest that begins there."""

    __slots__ = ("_by_two", "_first", "_gap", "_single")

    def __init__(self, spellings: Iterable[str], *, chinese: bool, gap: str) -> None:
        """Make ready; one of the characters of `gap` may stand before a word."""
        self._gap = gap
        ways = _longest_first(spellings, chinese=chinese)
        self._first = frozenset(gap).union(written[:1] for written, _ in ways)
        self._by_two, self._single = _by_two(ways, lambda word: word[:2], 0)

    def at(self, low: str, place: int) -> tuple[int, str] | None:
        """Return where the word at `place` ends and its spelling in lower case, None where none begins."""
        first = low[place : place + 1]
        if first not in self._first:
            return None
        if first in self._gap:
            two = low[place + 1 : place + 3]
            ways = self._by_two.get(two) or self._single.get(two[:1])
            if ways is not None:
                found = _begins(ways, low, place + 1)
                if found is not None:
                    return found
        two = low[place : place + 2]
        ways = self._by_two.get(two) or self._single.get(two[:1])
        return None if ways is None else _begins(ways, low, place)


def _begins(ways: list[tuple[str, str]], low: str, place: int) -> tuple[int, str] | None:
    """Return the first of the ways that stands at a place: where it ends and its spelling."""
    for written, spelling in ways:
        if low.startswith(written, place):
            end = place + len(written)
            if _stands(low, place, end):
                return end, spelling
    return None


def _by_two(
    ways: list[tuple[str, str]], two_of: Callable[[str], str], near: int
) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[tuple[str, str]]]]:
    """Return the words by the two characters that are looked at first, and those of one character by it.

    `near` is the place among the two that stands next to the figure, where a word of one character would be.
    """
    single = {way[0]: [way] for way in ways if len(way[0]) == 1}
    longer: dict[str, list[tuple[str, str]]] = {}
    for way in ways:
        if len(way[0]) > 1:
            longer.setdefault(two_of(way[0]), []).append(way)
    for two, own in longer.items():
        own.extend(single.get(two[near], ()))
    return longer, single


_ARTICLES = {" a": " a", "an": " an", "he": " the"}
"""Articles by the two characters that they end in."""


class Endings:
    """Words asked for at the place where a figure begins: the longest that ends there."""

    __slots__ = ("_articles", "_by_two", "_single")

    def __init__(self, spellings: Iterable[str], *, chinese: bool, articles: bool) -> None:
        """Make ready; a space, and with `articles` an article, may stand behind a word."""
        self._articles = articles
        ways = _longest_first(spellings, chinese=chinese)
        self._by_two, self._single = _by_two(ways, lambda word: word[-2:], 1)

    def at(self, low: str, first: int, place: int) -> tuple[int, str] | None:
        """Return where a word begins that ends at `place` and its spelling; it begins at `first` or behind it."""
        if first < 0:  # noqa: PLR1730 - `max` takes three times as long
            first = 0
        end = place - 1 if place > first and low[place - 1] == " " else place
        two = low[end - 2 : end] if end > 1 else low[:end]
        ways = self._by_two.get(two) or self._single.get(two[-1:])
        if two in _ARTICLES and self._articles:
            found = None if ways is None else _ends(ways, low, (first, end, place))
            article = _ARTICLES[two]
            if low.endswith(article, first, end):
                other = self._word(low, first, end - len(article), place)
                found = min(found, other) if found and other else found or other  # what begins earlier
            return found
        return None if ways is None else _ends(ways, low, (first, end, place))

    def _word(self, low: str, first: int, end: int, place: int) -> tuple[int, str] | None:
        two = low[end - 2 : end] if end > 1 else low[:end]
        ways = self._by_two.get(two) or self._single.get(two[-1:])
        return None if ways is None else _ends(ways, low, (first, end, place))


def _ends(ways: list[tuple[str, str]], low: str, places: tuple[int, int, int]) -> tuple[int, str] | None:
    """Return the first of the ways that ends at a place: where it begins and its spelling."""
    first, end, place = places
    for written, spelling in ways:
        start = end - len(written)
        if (
            start >= first
            and low.startswith(written, start)
            and not (_is_letter(written[0]) and start and _is_letter(low[start - 1]))
            and not (_is_letter(written[-1]) and end < place and _is_letter(low[end]))
        ):
            return start, spelling
    return None


def _longest_first(spellings: Iterable[str], *, chinese: bool) -> list[tuple[str, str]]:
    """Return each way to write a spelling, with a hyphen that does not break too, beside the spelling itself."""
    ways: dict[str, str] = {}
    for spelling in spellings:
        lower = spelling.lower()
        written = [lower]
        if not chinese and "-" in lower:
            for _ in range(lower.count("-")):
                written += [one.replace("-", "‑", 1) for one in written if "-" in one]
        ways |= {one: lower for one in written if one not in ways}
    return sorted(ways.items(), key=lambda way: len(way[0]), reverse=True)
