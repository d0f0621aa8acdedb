"""Lists of words as something to search a text with: fast to make, for a process starts with it, and fast to use.

In: spellings. Out: a compiled pattern (`words`, `scanner` for English), a `Scanner` that behaves like one (`scanner`
for Chinese), or `Beginnings` and `Endings`, which are asked about one place. At one place the longest spelling that
stands there wins. Part of the room `values`; may not touch anything.

Words that begin alike share their beginning in the pattern, and the edges of Latin words are written as sets that do
not ignore case, because compiling hundreds of sets that do takes most of a second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from l10n.values.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEVER = re.compile(r"(?!)")
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = (
    f"(?-i:(?{way}[A-Za-z])(?{way}[\u0130\u0131\u017f])(?{way}\u212a))" for way in ("<!", "!")
)
"""What `[A-Za-z]` means when case is ignored: also I with a dot, i without one, the long s and the sign for Kelvin.

Three small sets are compiled much faster than one that reaches so far.
"""
_HAN_EDGE = frozenset(HAN + "0123456789")
_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""


def words(spellings: Iterable[str], *, chinese: bool) -> re.Pattern[str]:
    """Return a pattern of any of the spellings in any case, longest first; Latin ones only as whole words."""
    latin: _Tree = {}
    other: _Tree = {}
    for word in spellings:
        node = latin if _is_letter(word[0]) else other
        for character in word.lower():
            node = node.setdefault(character, {})
        node[_END] = {}
    if not latin and not other:
        return NEVER
    parts = [f"{_NO_LETTER_BEFORE}{_written(latin, chinese=chinese)}"] if latin else []
    parts += [_written(other, chinese=chinese)] if other else []
    return re.compile("|".join(parts), re.IGNORECASE)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _written(node: _Tree, *, chinese: bool, last: str = "") -> str:
    """Return the pattern of what may follow `last` in a tree of words."""
    branches = [
        _literal(character, chinese=chinese) + _written(child, chinese=chinese, last=character)
        for character, child in node.items()
        if character != _END
    ]
    if _END in node:
        branches.append(_NO_LETTER_AFTER if last and _is_letter(last) else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _literal(character: str, *, chinese: bool) -> str:
    if character == "-" and not chinese:
        return "[-‑]"
    return character if character == " " else re.escape(character)


class Found:
    """A word found by a Scanner, read as one reads a match: `start()`, `end()`, `span()`, `[0]`."""

    __slots__ = ("_at", "_word")

    def __init__(self, at: int, word: str) -> None:
        """Say that `word` begins at `at`."""
        self._at = at
        self._word = word

    def start(self) -> int:
        """Return where the word begins."""
        return self._at

    def end(self) -> int:
        """Return where the word ends."""
        return self._at + len(self._word)

    def span(self) -> tuple[int, int]:
        """Return where the word begins and ends."""
        return self._at, self._at + len(self._word)

    def __getitem__(self, group: Literal[0]) -> str:
        """Return the word."""
        del group
        return self._word


class Scanner:
    """Chinese words, to be searched for in a whole text: 百年 is none in 一百年, 十分 none in 十分之一."""

    __slots__ = ("_by_first", "_first")

    def __init__(self, spellings: Iterable[str]) -> None:
        """Make ready to search for words in lower case."""
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(set(spellings), key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)
        self._first = re.compile(f"[{''.join(map(re.escape, self._by_first))}]") if self._by_first else NEVER

    def finditer(self, text: str) -> Iterator[Found]:
        """Yield the words of a text in lower case, in order, none overlapping."""
        at = 0
        while (match := self._first.search(text, at)) is not None:
            at = match.start()
            word = self._word_at(text, at)
            if word:
                yield Found(at, word)
            at += len(word) or 1

    def search(self, text: str) -> Found | None:
        """Return the first word of a text in lower case."""
        return next(self.finditer(text), None)

    def _word_at(self, text: str, at: int) -> str:
        first = text[at]
        if first in HAN and at and text[at - 1] in _HAN_EDGE:
            return ""
        for word in self._by_first[first]:
            if text.startswith(word, at) and _ends_here(word[-1], text[at + len(word) : at + len(word) + 1]):
                return word
        return ""


def _ends_here(last: str, after: str) -> bool:
    """Return whether a word ending in `last` may be followed by `after`."""
    if not after:
        return True
    if last in HAN or last in "點点":
        return after not in _HAN_EDGE
    if last == "分":
        return after not in "之鐘钟"
    return after != "年" or last not in "周週"


def scanner(spellings: Iterable[str], *, chinese: bool) -> re.Pattern[str] | Scanner:
    """Return what a whole lower-case text is searched with.

    Every English word begins with its first character and looks back over it only then, so that the search runs from
    candidate to candidate instead of trying every place: five times as fast.
    """
    lower = {word.lower() for word in spellings}
    if chinese:
        return Scanner(lower)
    ordered = sorted(lower, key=len, reverse=True)
    return re.compile("|".join(map(_english_word, ordered))) if ordered else NEVER


def _english_word(word: str) -> str:
    rest = re.escape(word[1:]).replace("\\ ", " ").replace("\\-", "[-‑]")
    edge = "(?![a-z])" if word[-1].isalpha() else ""
    return f"{re.escape(word[0])}(?<![a-z]{re.escape(word[0])}){rest}{edge}"


class Beginnings:
    """Words asked for at the place where a figure ends: the longest that begins there, in a text that is `folded`."""

    __slots__ = ("_by_two", "_gap", "_single")

    def __init__(self, spellings: Iterable[str], *, chinese: bool, gap: str) -> None:
        """Make ready; one of the characters of `gap` may stand before a word."""
        self._gap = gap
        self._single: dict[str, tuple[tuple[str, str], ...]] = {}
        self._by_two: dict[str, tuple[tuple[str, str], ...]] = {}
        ordered = _longest_first(spellings, chinese=chinese)
        for spelling in ordered:
            if len(spelling[0]) == 1:
                self._single[spelling[0]] = (spelling,)
        for spelling in ordered:
            if len(spelling[0]) > 1:
                two = spelling[0][:2]
                self._by_two[two] = (*self._by_two.get(two, ()), spelling)
        for two, own in self._by_two.items():
            self._by_two[two] = (*own, *self._single.get(two[0], ()))

    def at(self, low: str, place: int) -> tuple[int, str] | None:
        """Return where the word at `place` ends and its spelling in lower case, None where none begins."""
        if low[place : place + 1] in self._gap:
            found = self._word(low, place + 1)
            if found is not None:
                return found
        return self._word(low, place)

    def _word(self, low: str, place: int) -> tuple[int, str] | None:
        two = low[place : place + 2]
        for written, spelling in self._by_two.get(two) or self._single.get(two[:1], ()):
            if low.startswith(written, place):
                end = place + len(written)
                if not (_is_letter(written[0]) and place and _is_letter(low[place - 1])) and not (
                    _is_letter(written[-1]) and end < len(low) and _is_letter(low[end])
                ):
                    return end, spelling
        return None


_ARTICLES = (" a", " an", " the")


class Endings:
    """Words asked for at the place where a figure begins: the longest that ends there, in a text that is `folded`."""

    __slots__ = ("_articles", "_by_last")

    def __init__(self, spellings: Iterable[str], *, chinese: bool, articles: bool) -> None:
        """Make ready; a space, and with `articles` an article, may stand behind a word."""
        self._articles = articles
        self._by_last: dict[str, list[tuple[str, str]]] = {}
        for spelling in _longest_first(spellings, chinese=chinese):
            self._by_last.setdefault(spelling[0][-1], []).append(spelling)

    def at(self, low: str, first: int, place: int) -> tuple[int, str] | None:
        """Return where a word begins that ends at `place` and its spelling; it begins at `first` or behind it."""
        first = max(first, 0)
        found = self._word(low, first, place, place)
        if low[place - 1 : place] == " " and place > first:
            found = _first(found, self._word(low, first, place - 1, place))
        if self._articles:
            bare = place - (low[place - 1 : place] == " ")
            for end in {bare, place}:
                for article in _ARTICLES:
                    if low.endswith(article, first, end):
                        found = _first(found, self._word(low, first, end - len(article), place))
        return found

    def _word(self, low: str, first: int, end: int, place: int) -> tuple[int, str] | None:
        for written, spelling in self._by_last.get(low[end - 1 : end], ()):
            start = end - len(written)
            if (
                start >= first
                and low.startswith(written, start)
                and not (_is_letter(written[0]) and start and _is_letter(low[start - 1]))
                and not (_is_letter(written[-1]) and end < place and _is_letter(low[end]))
            ):
                return start, spelling
        return None


def _first(one: tuple[int, str] | None, other: tuple[int, str] | None) -> tuple[int, str] | None:
    """Return the word that begins earlier."""
    if one is None or other is None:
        return one or other
    return min(one, other)


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
