"""Lists of words as something to search a text with: fast to make, for a process starts with it, and fast to use.

In: spellings. Out: a compiled pattern (`words`, `scanner` for English) or a `Scanner` that behaves like one (`scanner`
for Chinese). At one place the longest spelling that stands there wins. Part of the room `values`; may not touch
anything.

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


def words(spellings: Iterable[str], *, chinese: bool, before: str = "", after: str = "") -> re.Pattern[str]:
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
    return re.compile(f"{before}(?:{'|'.join(parts)}){after}", re.IGNORECASE)


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
