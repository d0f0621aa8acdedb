"""Whether a character stays what it is on the way back into its script, by the word it is in. Part of `script`.

OpenCC reads a text from the left and takes the longest word of its lists each time. Where a word of `tables.STAYS`
stands and none that stands before reaches into it (`tables.BEFORE`), it takes that word, or a longer one in which the
character stays as well. Loading OpenCC's lists takes a tenth of a second; most texts need no more than this.
In: a text as it goes into a conversion, whole or from a mark on; a place; the steps of the conversion. Out: whether the
character plainly stays. It may say no too often and never yes too often. May not touch: anything.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.script import tables

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Staying(NamedTuple):
    """Words by which of their two characters stays, and by their first character those that may not stand before."""

    first: frozenset[str]
    second: frozenset[str]
    before: Mapping[str, str]


def stays(text: str, at: int, steps: tuple[str, ...]) -> bool:
    """Return whether the character at `at` plainly is the same after a conversion of these steps."""
    known = _staying(steps[0]) if len(steps) == 1 else None
    if known is None:
        return False
    if text[at : at + 2] in known.first and _begins(text, at, known):
        return True
    return at > 0 and text[at - 1 : at + 1] in known.second and _begins(text, at - 1, known)


def _begins(text: str, at: int, known: _Staying) -> bool:
    """Return whether no word that begins before a place reaches into the one that stands there."""
    return at == 0 or text[at - 1] not in known.before[text[at]]


@cache
def _staying(name: str) -> _Staying | None:
    if name not in tables.STAYS:
        return None
    first, second = tables.STAYS[name]
    before = {row[0]: row[1:] for row in tables.BEFORE[name].split()}
    return _Staying(frozenset(first.split()), frozenset(second.split()), before)
