"""What checks of names in characters share: a text regardless of script, and names that differ in one character.

In: Chinese texts. Out: the text with one character for all that a change of script makes of one another (范 and 範);
windows of a text that are a name but for one character. May not touch: files. Declares no check.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 2


@cache
def _stands_for() -> dict[int, str]:
    """Return for each character of a group that OpenCC's lists join the one that stands for all of it."""
    from l10n.script import tables  # noqa: PLC0415 - for texts that differ, or that have a name in brackets

    return {ord(one): group[0] for group in tables.CLASSES.split() for one in group[1:]}


def folded(text: str) -> str:
    """Return a text regardless of script, character by character."""
    return text.translate(_stands_for())


def near(name: str, text: str) -> Iterator[int]:
    """Yield where a text (both folded) has a name with one character replaced by another."""
    size = len(name)
    for at in range(len(text) - size + 1):
        if sum(one != other for one, other in zip(name, text[at : at + size], strict=True)) == 1:
            other = next(two for one, two in zip(name, text[at : at + size], strict=True) if one != two)
            if "\u3400" <= other <= "\u9fff" and size >= _FEWEST:
                yield at
