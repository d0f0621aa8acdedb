"""Dateline and the release's own date differ.

What: the dateline of the source has another day than the release's date (front matter, or the `.toml` beside it).
Why: one of them is from the draft of another day; the wrong one is printed.
Wrong: date: 2025-10-21 · Hong Kong, 20 October 2025 – Cyberport …
Right: date: 2025-10-21 · Hong Kong, 21 October 2025 – Cyberport …
Fix: correct the dateline or the date.
Does not: look at releases without a date of their own, at datelines without a day, or at targets (DAT001 compares
  them with the source).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _source
from l10n.model import Role, Scope, Severity
from l10n.patterns import later
from l10n.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC006"
NAME = "date of the dateline"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_ISO = later(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_HEAD = 60
"""The date of a dateline stands within so many characters of its start."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding when the first dateline's date is another day than the release's."""
    own = _ISO.match(context.date)
    if own is None:
        return
    day = (int(own["year"]), int(own["month"]), int(own["day"]))
    for one in _source.said(editions, context):
        if one.pair.block.role is not Role.DATELINE:
            continue
        date = next((value for value in values.read(one.text[: _HEAD * 2], context.source) if _is_day(value)), None)
        if date is not None:
            written = (date.year or day[0], date.month, date.day)
            if written != day:
                message = f"the dateline says {date.text.strip()}, the release is dated {own[0]}"
                yield _source.at((CODE, SEVERITY), one, context, message)
            return


def _is_day(value: Value) -> bool:
    return value.kind is Kind.DATE and value.month is not None and value.day is not None and value.start <= _HEAD
