"""What checks of names in characters share: a text regardless of script, names but for a character, where one begins.

In: Chinese texts. Out: the text with one character for all that a change of script makes of one another (范 and 範);
windows of a text that are a name but for one character; whether a name may begin at a place. May not touch: files.
Declares no check.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from l10n import locale as locales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.locale import Locale

_FEWEST = 2
_LONGEST = 6
_JOINS = frozenset("與与和及由為为是")


class _Table(dict[int, int]):
    """For each character of a group that OpenCC's lists join the one that stands for all of it; others for themselves.

    A key that is not there is put there: `str.translate` is four times as fast where it meets no error.
    """

    def __missing__(self, key: int) -> int:
        """Return the character itself."""
        self[key] = key
        return key


@cache
def _stands_for() -> _Table:
    from l10n.script import tables  # noqa: PLC0415 - for two editions, or a name in brackets

    return _Table((ord(one), ord(group[0])) for group in tables.CLASSES.split() for one in group[1:])


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


def begins(text: str, at: int, locale: Locale) -> bool:
    """Return whether a name may begin at a place: behind no other character, or behind a title, 包括, 與 or 為."""
    last = text[at - 1 : at]
    if not "\u3400" <= last <= "\u9fff":
        return last not in {"·", "•"}
    if last in _JOINS:
        return True
    titles = _titles(locale.code)
    for size in range(2, min(at, _LONGEST) + 1):  # noqa: SIM110 - asked so often that a generator is felt
        if text[at - size : at] in titles:
            return True
    return False


@cache
def _titles(code: str) -> frozenset[str]:
    table = locales.get(code).table("conversion")
    return frozenset(word for key in ("titles", "joins") for word in str(table.get(key, "")).split() if len(word) > 1)
