"""Unit of measure differs.

What: a figure that stands with another unit on the other side: square feet with 平方米, kilometres with 英里,
per cent with 個百分點, days with 個月.

Why: 7,500 square feet are 697 square metres. Releases keep the unit of the source; values are never converted.

Wrong: `7,500 square feet` → `7,500平方米`.
Right: `7,500 square feet` → `7,500平方呎` (Hong Kong), `7,500平方英尺` (Mainland).

Fix: write the source's unit.

Does not: currencies are CUR001; a converted value is a different figure and NUM001. 公里 after 時速 or 每小時 is km/h;
呎 is square feet where the source says so, or behind 面積 and its like.
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

CODE = "NUM004"
NAME = "unit of measure differs"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each figure whose unit is another one."""
    for placed in differences(subject, context):
        found = placed.difference
        if found.nature is Nature.UNIT and found.hard and found.value.kind is not Kind.MONEY:
            yield report((CODE, SEVERITY), placed, context)
