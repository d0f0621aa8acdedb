"""Dates differ.

What: a date whose day, month or year is another one in the target, or that is missing there. Dates are compared as
dates: 21 October 2025, October 21, 2025, 2025年10月21日, 二零二五年十月二十一日 and 21/10/2025 are one. The year
may be understood on one side, and "today" or 今日 may stand for a date that the other side gives.

Why: people come on the day that the release names.

Wrong: `21 October 2025` → `2025年10月12日`.
Right: `21 October 2025` → `2025年10月21日`, `今日（十月二十一日）`.

Fix: write the expected date.

Does not: a year that only one side says is info, not an error; weekdays are DAT002, times DAT003.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks._values import of_kinds, report
from l10n.model import Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "DAT001"
NAME = "dates differ"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_KINDS = frozenset({Kind.DATE, Kind.FISCAL_YEAR, Kind.DECADE})


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each date that differs; a year that one side leaves out is info."""
    for placed in of_kinds(subject, context, _KINDS):
        yield report((CODE, SEVERITY if placed.difference.hard else Severity.INFO), placed, context)
