"""Emphasis in Markdown: which runs of `*`, `_` and `~~` open, close and belong together.

In: runs of delimiters with their places in a block's inline source. Out: pairs of places. The rules are those of
CommonMark 0.31, section 6.2 and the appendix's "process emphasis"; of tildes only two together are emphasis (GFM has a
single one too, which in Chinese and in figures is a range: 5~10). May not touch: anything else.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = later(r"\*+|_+|~+")
_STRONG = 2


@dataclass(slots=True)
class Delimiter:
    """A run of one delimiter character: `count` of them are left, from `position` on, of `length` at first."""

    character: str
    position: int
    length: int
    count: int
    opens: bool
    closes: bool


def run_at(source: str, at: int) -> Delimiter:
    """Return the run that starts at `at`, with what it may do there (left- and right-flanking)."""
    character = source[at]
    end = at + 1
    if source.startswith(character, end):
        run = _RUN.match(source, at)
        end = run.end() if run else end
    length = end - at
    opens, closes = _flanking(source[at - 1 : at] or "\n", source[end : end + 1] or "\n", character)
    if character == "~" and length != _STRONG:
        opens = closes = False
    return Delimiter(character, at, length, length, opens, closes)


@lru_cache(maxsize=4096)
def _flanking(before: str, after: str, character: str) -> tuple[bool, bool]:
    """Return whether a run between two characters may open emphasis, and whether it may close it."""
    space_before, space_after = is_space(before), is_space(after)
    mark_before, mark_after = is_punctuation(before), is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if character == "_":
        return left and (not right or mark_before), right and (not left or mark_after)
    return left, right


@lru_cache(maxsize=1024)
def is_space(character: str) -> bool:
    """Return whether CommonMark counts `character` as Unicode white space."""
    return character in "\t\n\f\r" or unicodedata.category(character) == "Zs"


@lru_cache(maxsize=1024)
def is_punctuation(character: str) -> bool:
    """Return whether CommonMark counts `character` as punctuation (general categories P and S)."""
    return unicodedata.category(character)[0] in "PS"


def pair(runs: list[Delimiter]) -> Iterator[tuple[int, int, int]]:
    """Yield `(start of opener, start of closer, length 1 or 2)` for every pair in `runs`, innermost first."""
    openers: list[Delimiter] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.count:
            key = (run.character, run.opens, run.length % 3)
            index = _opener(openers, run, floors.get(key, 0))
            if index < 0:
                floors[key] = len(openers)
                break
            opener = openers[index]
            length = _STRONG if min(opener.count, run.count) >= _STRONG else 1
            yield opener.position + opener.count - length, run.position, length
            opener.count -= length
            run.count -= length
            run.position += length
            del openers[index + 1 if opener.count else index :]
            if floors:
                floors = {known: min(floor, len(openers)) for known, floor in floors.items()}
        if run.opens and run.count:
            openers.append(run)


def _opener(openers: list[Delimiter], closer: Delimiter, floor: int) -> int:
    """Return the index of the nearest opener that fits `closer`, not below `floor`; -1 when there is none."""
    for index in range(len(openers) - 1, floor - 1, -1):
        opener = openers[index]
        if opener.character != closer.character:
            continue
        both = opener.closes or closer.opens
        odd = both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
        if not odd:
            return index
    return -1
