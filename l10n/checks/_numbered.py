"""The words of a source release, each with a number: what is compared by words is compared by small numbers.

In: the groups of a release as `_source.said` has them. Out: every word in ASCII letters as it is written, and for each
group the numbers of its words in small letters. May not touch: anything. Declares no check.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDED = re.compile(r"[\W\d_]+")
_OTHER = b"\x01"
_LETTERS = bytes(
    ord(one) if one.isascii() and one.isalpha() else 1 if one.isalnum() and not one.isascii() else ord(" ")
    for one in bytes(range(256)).decode("cp1252", "replace")
)
"""Of text in Windows-1252: ASCII letters, spaces for all else, `_OTHER` for other letters."""


class Words(dict[str, int]):
    """Words in ASCII letters as they are written, with the numbers of their small forms, which `small` has too.

    Numbers rise as words are met for the first time: the rarer a word, the higher its number, as a rule.
    """

    __slots__ = ("small",)

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.small: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        """Give a word that was not met before the number of its small form."""
        small = self.small
        number = self[word] = small.setdefault(word.lower(), len(small))
        return number


Found = tuple[set[int], int, bool]
"""The numbers of a text's words, how long these are with a space between each, and whether two neighbours may be one
word: without that, the text has none twice in a row, and no letters but ASCII's."""


class Numbered(NamedTuple):
    """A release's words, and what is known of each group."""

    words: Words
    groups: list[Found]


def of(texts: Iterable[str], more: Iterable[str]) -> Numbered:
    """Return the words of texts, and among `words` those of `more`.

    A text with other letters than ASCII's has the numbers of its whole words; their ASCII letters are among `words`.
    """
    words = Words()
    groups = [_read(text, words) for text in texts]
    for text in more:
        _read(text, words)
    return Numbered(words, groups)


def _read(text: str, words: Words) -> Found:
    # cut out of bytes, and found as they are written: so it is fastest where there are only plain letters
    plain = _plain(text)
    if _OTHER not in plain:
        said = plain.decode("ascii").split()
        numbers = list(map(words.__getitem__, said))
        length = len(plain) - plain.count(b" ") + max(len(said) - 1, 0)
        return set(numbers), length, any(map(eq, numbers, numbers[1:]))
    for word in plain.replace(_OTHER, b" ").decode("ascii").split():
        words[word]  # by which it gets its number
    whole, small = folded(text), words.small
    return {small.setdefault(word, len(small)) for word in whole.split()}, len(whole), True


def _plain(text: str) -> bytes:
    """Return the ASCII letters of a text, spaces for what is no letter, and `_OTHER` where there are other letters."""
    if text.isascii():
        return text.encode().translate(_LETTERS)
    try:
        return text.encode("cp1252").translate(_LETTERS)
    except UnicodeEncodeError:
        return _OTHER + text.encode("ascii", "replace").translate(_LETTERS)


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """Return the letters of a text, small, with a space for all between."""
    return _FOLDED.sub(" ", text).strip().casefold()
