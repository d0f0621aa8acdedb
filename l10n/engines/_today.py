"""Dates made of two: 今日（十二日） is "today (12 March)"; 2024年第一季 is "the first quarter of 2024".

In: a text, a Request, which may know the release's date. Out: where such a date stands, and how the target has it. Part
of the room `engines`. May not touch: anything else of the text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n import values
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.engines import Request
    from l10n.locale import Locale
    from l10n.values import Value

_PARTS = frozenset({"quarter", "half-year"})
_WORDS = frozenset({"今日", "今天", "昨日", "昨天", "明日", "明天", "today", "yesterday", "tomorrow"})


def days(text: str, found: Sequence[Value], request: Request) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, target) of each "today (day)" among the values of a text."""
    for day, date in pairwise(found):
        offset = values.days_from_today(day)
        bracket = text[day.end : date.start].strip(), text[date.end : date.end + 1]
        if offset is None or day.text.casefold() not in _WORDS or bracket not in {("（", "）"), ("(", ")")}:
            continue
        if date.kind is not Kind.DATE or date.day is None or date.loose:
            continue
        word = _word(offset, request.target)
        written = values.write(_dated(date, offset, request.date), request.target)
        if word and written:
            around = "（）" if request.target.chinese else (" (", ")")
            yield day.start, date.end + 1, f"{word}{around[0]}{written}{around[1]}"


def periods(text: str, found: Sequence[Value], request: Request) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, English) of each quarter or half of a year that stands behind its year, as Chinese has it."""
    if not request.source.chinese or not request.target.code.startswith("en"):
        return
    for year, part in pairwise(found):
        only_year = year.kind is Kind.DATE and year.year is not None and year.month is None and not year.loose
        if only_year and part.kind is Kind.ORDINAL and part.unit in _PARTS and not text[year.end : part.start].strip():
            written = values.write(part, request.target), values.write(year, request.target)
            if all(written):
                yield year.start, part.end, f"the {written[0]} of {written[1]}"


def _word(offset: int, target: Locale) -> str:
    """Return the target's first word for a day so many days from today."""
    for word in target.table("values").get("today", ()):
        if any(values.days_from_today(value) == offset for value in values.read(word, target)):
            return str(word)
    return ""


def _dated(date: Value, offset: int, release: str) -> Value:
    """Return a day with its month where the release's own date tells it."""
    try:
        meant = dt.date.fromisoformat(release) + dt.timedelta(days=offset)
    except (ValueError, OverflowError):
        return date
    return replace(date, month=meant.month) if date.month is None and date.day == meant.day else date
