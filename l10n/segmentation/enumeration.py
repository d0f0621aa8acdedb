"""Items of a list run together in one paragraph: "1. The first item 2. The second item".

In: plain text. Out: where each further item starts. Only a text that begins with an item's mark is read so, and only
marks of the same form, counted on one by one, with a capital behind them. Linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = later(r"(?P<bullet>[•‣◦\u2043]\s?)?(?P<count>[0-9]{1,3}|[a-z])(?P<mark>\.\)|\)|\.)\s+(?=[A-Z“\"⺀-鿿])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def find(text: str) -> list[int]:
    """Return the starts of all items after the first."""
    first = _FIRST.match(text)
    return list(_further(text, first)) if first else []


def _further(text: str, first: re.Match[str]) -> Iterator[int]:
    bullet = first["bullet"] or ""
    count: str | None = first["count"]
    at = first.end()
    while count := _following(count or ""):
        item = re.compile(
            rf"(?<=[^\s,;，；])\s+(?P<item>{re.escape(bullet)}{count}{re.escape(first['mark'])}\s+)(?=[A-Z“\"⺀-鿿])"
        )
        match = item.search(text, at)
        if match is None:
            return
        yield match.start("item")
        at = match.end()


def _following(count: str) -> str:
    if count.isdigit():
        return str(int(count) + 1)
    place = _LETTERS.index(count) + 1
    return _LETTERS[place] if place < len(_LETTERS) else ""
