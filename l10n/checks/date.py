"""Dates differ.

What: a date whose day, month or year is another one in the target, or that is missing there. Dates are compared as
dates: 21 October 2025, October 21, 2025, 2025年10月21日, 二零二五年十月二十一日 and 21/10/2025 are one. The year
may be understood on one side, and "today" or 今日 may stand for a date that the other side gives, "the following day"
for the day after one that is said, Boxing Day, 元旦, 雙十一 or 十一黃金周 for its date. Where the release has
a date of its own, the day in brackets behind 今日, 昨日 or 明日 must agree with it.

Why: people come on the day that the release names.

Wrong: `21 October 2025` → `2025年10月12日`.
Right: `21 October 2025` → `2025年10月21日`, `今日（十月二十一日）`.

Fix: write the expected date.

Does not: a year that only one side says is info, not an error; weekdays are DAT002, times DAT003.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import finding
from l10n.checks._values import compared, report, sides
from l10n.model import Scope, Severity
from l10n.patterns import later
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding
    from l10n.values import Value

CODE = "DAT001"
NAME = "dates differ"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_DATE = Kind.DATE
_KINDS = frozenset({_DATE, Kind.FISCAL_YEAR, Kind.DECADE})


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each date that differs; a year that one side leaves out is info."""
    values_ = compared(subject, context)
    known: set[str] = set()
    for placed in values_.differences:
        if placed.difference.value.kind in _KINDS:
            yield report((CODE, SEVERITY if placed.difference.hard else Severity.INFO), placed, context)
            if placed.difference.target is not None:
                known.add(placed.difference.target.text)
    if not context.date or _DATE not in values_.kinds:
        return
    for (group, _, target), own in zip(sides(subject), values_.there, strict=True):
        if "(" not in target and "（" not in target:
            continue
        for today, date in _beside_today(own, target):
            day = _ISO.match(context.date)
            right = _moved(day[0], values.days_from_today(today) or 0) if day else None
            wrong = right is not None and (date.year or right.year, date.month, date.day) != _parts(right)
            if day and wrong and right is not None and date.text not in known:
                message = f"{today.text} is {date.text.strip()} here, but the release is dated {day[0]}"
                expected = values.write(
                    replace(date, year=right.year if date.year else None, month=right.month, day=right.day),
                    context.locale,
                )
                column = group.target.find(date.text) + 1
                yield finding((CODE, SEVERITY), group, context, message, expected=expected, column=column)


_ISO = later(r"\d{4}-\d{2}-\d{2}(?!\d)")


def _moved(day: str, days: int) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) + dt.timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def _parts(day: dt.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _beside_today(found: Sequence[Value], text: str) -> Iterator[tuple[Value, Value]]:
    """Yield "today" with the date that stands in brackets behind it: 今日（10月21日）."""
    for one, two in pairwise(found):
        if two.kind is _DATE is one.kind and two.month is not None and two.day is not None:
            gap = text[one.end : two.start].strip()
            if gap in {"(", "（"} and values.days_from_today(one) is not None:
                yield one, two
