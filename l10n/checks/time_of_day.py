"""Times differ.

What: a time of day that is another one in the target, or that is missing there. 4.30pm, 16:30, 下午4時30分, 下午四時半
and 16时30分 are one time, as are 9.20pm, twenty past nine in the evening and 晚上九時二十分, or 0030 GMT and
零時三十分; a time that does not say which half of the day agrees with either. Half an hour before a time that both
sides say is a time, too.

Why: an event that starts at 下午4時 and one that starts at 上午4時 are not the same.

Wrong: `4.30pm` → `下午4時`.
Right: `4.30pm` → `下午4時30分` (Hong Kong), `16时30分` (Mainland).

Fix: write the expected time.

Does not: time zones are not converted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks._values import differences, report
from l10n.model import Scope, Severity
from l10n.values import Kind, Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "DAT003"
NAME = "times differ"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each time that differs."""
    for placed in differences(subject, context):
        found = placed.difference
        if found.value.kind is Kind.TIME and found.nature is not Nature.APPROXIMATION:
            yield report((CODE, SEVERITY if found.hard else Severity.INFO), placed, context)
