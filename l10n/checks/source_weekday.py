"""Weekday of the source is wrong.

What: a weekday in the source that does not agree with the date beside it in the calendar. A date without a year is
taken in the year of the release's own date.
Why: "Wednesday, 21 October 2025" does not exist, and all editions would repeat it.
Wrong: The ceremony was held on Wednesday, 21 October 2025.
Right: The ceremony was held on Tuesday, 21 October 2025.
Fix: ask which half is right, and correct the release.
Does not: look at targets (DAT002), or at a weekday that stands far from its date.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _source
from l10n.checks.weekday import beside, calendar
from l10n.model import Scope, Severity
from l10n.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC007"
NAME = "weekday of the source"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each weekday of the source that contradicts the calendar."""
    for one in _source.said(editions, context):
        for date, weekday in beside(values.read(one.text, context.source), one.text):
            right = calendar(date, context.date)
            if right is not None and weekday.amount != right:
                expected = values.write(Value(Kind.WEEKDAY, 0, 0, "", amount=Fraction(right)), context.source)
                message = f"{date.text.strip()} is a {expected}, not {weekday.text}"
                yield _source.at((CODE, SEVERITY), one, context, message, expected=expected)
