"""What no rule may touch: addresses and inline codes, and what counts as a Han character. Part of `typography`.

In: a plain text. Out: spans `(start, end)` in order, not overlapping. May not touch: anything. Pure functions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.model import CODE
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l10n.model import InlineCode

Span = tuple[int, int]
"""`text[start:end]`."""

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a character class: Han characters, radicals, 々〇 and Suzhou numerals."""

WIDE = "，。、；：！？（）「」『』《》〈〉【】…—～·"
"""Punctuation of Chinese text that is not shared with English (but for … and —)."""

_HAN = later(f"[{HAN}]")
_ADDRESS = later(
    r"(?:https?|ftp)://[!-;=?-~]+|www\.[!-;=?-~]+"
    r"|(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
    r"|(?<![\w.@-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:com|org|net|hk|cn|gov|edu|mo|tw|io|ai)\b(?:/[!-;=?-~]*)?",
    re.ASCII,
)
_MAYBE = later(r"@|://|www\.|\.(?:com|org|net|hk|cn|gov|edu|mo|tw|io|ai)")
"""What every address has: a text without it is not searched letter by letter."""
_REMEMBERED = 512
_SEEN = 2_000
_TRAILING = ".,;:!?)]}>'\""


def is_han(character: str) -> bool:
    """Return whether one character is Han (an empty string is not)."""
    return bool(_HAN.match(character))


def has_han(text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether there is a Han character in `text[start:end]`, of which the first 2,000 characters are read.

    No sentence is longer, and nested marks in a hostile line must not be read again and again.
    """
    return _HAN.search(text, start, min(len(text) if end is None else end, start + _SEEN)) is not None


def addresses(text: str) -> list[Span]:
    """Return where web and e-mail addresses stand; punctuation that ends the sentence is not part of them."""
    return list(_addresses(text))


@lru_cache(maxsize=_REMEMBERED)
def _addresses(text: str) -> tuple[Span, ...]:
    """Return the spans: a dozen checks ask for those of one text, one after another."""
    if "." not in text or _MAYBE.search(text) is None:
        return ()
    found: list[Span] = []
    for match in _ADDRESS.finditer(text):
        shown = match[0].rstrip(_TRAILING)
        if shown:
            found.append((match.start(), match.start() + len(shown)))
    return tuple(found)


def code_spans(text: str, codes: Sequence[InlineCode] | None) -> list[Span]:
    """Return where inline codes stand: those of `codes`, or with None whatever looks like one."""
    if "<" not in text:
        return []
    known = None if codes is None else {code.name for code in codes}
    return [match.span() for match in CODE.finditer(text) if known is None or match["name"] in known]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the union of spans, in order and apart."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif end > start:
            result.append((start, end))
    return result


def covered(length: int, spans: Iterable[Span]) -> bytearray:
    """Return one byte a character, 1 where a span lies over it."""
    mask = bytearray(length)
    for start, end in spans:
        begin, stop = max(start, 0), min(end, length)
        if begin < stop:
            mask[begin:stop] = b"\x01" * (stop - begin)
    return mask
