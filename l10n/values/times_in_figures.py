"""Times of the day in four figures: 0030 GMT, 1430 HKT, 2100 local time, from 0900 to 1730; 1430時 in Chinese.

In: a Page with runs of four digits. Out: Values with their places. Part of what `dates_english` and
`dates_chinese` read. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.clues import matches
from l10n.values.nouns import TIME, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.values.clues import Page

_FACE = r"(?:[01]\d|2[0-3])[0-5]\d|2400"
_PLACES = "hong kong|beijing|local|greenwich mean|universal|coordinated universal|london|new york|tokyo|singapore"
_ZONED = later(
    rf"(?P<a>(?<![\d.,:/$+-])(?:{_FACE}))(?: ?(?:-|–|to|and|until|till) ?(?P<b>{_FACE}))?"
    rf"(?: ?(?:hours|hrs|gmt|utc|hkt|bst|[ecmp]dt|[cmp]st|cet|jst|sgt|aest|(?:{_PLACES}) time)|hr|h|z)\b"
)
_SPAN = later(
    r"(?P<a>(?<![\d.,:/$+-])0\d[0-5]\d) ?(?:-|–|to|and|until|till) ?"
    rf"(?P<b>{_FACE})(?![\d.,:/-]*\d| ?(?:shares|people|copies|[%$]))"
)
"""Two times of which the first has a nought before its hour, as no other figure has."""
VOCABULARY = frozenset({
    "hours", "hrs", "hr", "h", "z", "time", "gmt", "utc", "hkt", "bst", "edt", "cdt", "mdt", "pdt", "cst", "mst", "pst",
    "cet", "jst", "sgt", "aest",
})  # fmt: skip
"""Words of which one stands in every text with such a time whose hour begins with no nought."""


def find(page: Page) -> list[Value]:
    """Return each of them; `page.years` holds the places of four figures."""
    low = page.low
    found: list[Value] = []
    if page.has(VOCABULARY):
        for match in matches(_ZONED, low, page.years):
            found += [_time(*match.span(group), low) for group in "ab" if match[group]]
    for place in page.years:
        span = _SPAN.match(low, place) if low[place] == "0" else None
        if span is not None:
            found += [_time(*span.span(group), low) for group in "ab"]
    return found


_CHINESE = later(rf"(?<![0-9.,第])(?P<a>{_FACE}) ?[時时](?![間间代期段速機机薪候])")
"""1430時, as the weather and the sea have it."""


def find_chinese(page: Page) -> Iterator[Value]:
    """Yield the times that Chinese writes in four figures."""
    low = page.low
    for match in matches(_CHINESE, low, page.years):
        yield _time(match.start(), match.end(), low)


def _time(start: int, end: int, low: str) -> Value:
    written = low[start:end]
    return Value(TIME, start, end, written, amount=Fraction(int(written[:2]) * 60 + int(written[2:4])))
