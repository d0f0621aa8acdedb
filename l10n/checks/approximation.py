"""Over, nearly or about is lost.

What: a figure that one side hedges and the other states as exact (over 2,300 → 2,300名), or hedges the other way
round (over 2,300 → 近2,300名). The second is an error, the first a warning.

Why: "over 2,300" promises more than 2,300, "nearly 2,300" less.

Wrong: `over 2,300 guests` → `2,300名嘉賓`.
Right: `over 2,300 guests` → `逾2,300名嘉賓`, `超過2,300名嘉賓`, `2,300多名嘉賓`.

Fix: add the hedge: 逾, 超過 for over; 近, 接近 for nearly; 約 for about; 至少 for at least; 最多 for up to.

About (約) for over (逾) or up to (最多) is a warning too.

Does not: it does not tell 約 from 近, or 逾 from 至少; small numbers without a unit are left alone. A hedge that stands
apart from its figure (每日約可推進10米, "a maximum fine of HK$50,000") answers one on the other side; 12分鐘內 answers
"in less than 12 minutes" and "in 12 minutes", 約佔都市固體廢物的三成 "about 30 per cent".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks._values import differences, report
from l10n.model import Scope, Severity
from l10n.values import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NUM003"
NAME = "hedge of a number lost"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each figure whose hedge is lost, added or turned round."""
    for placed in differences(subject, context):
        if placed.difference.nature is Nature.APPROXIMATION:
            yield report((CODE, Severity.ERROR if placed.difference.hard else SEVERITY), placed, context)
