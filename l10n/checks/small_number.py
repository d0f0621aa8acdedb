"""Small number on one side only.

What: a whole number up to twelve that stands alone, a fraction or a name with digits, and that only
one side says.

Why: languages add and drop such words ("two-way", 一), so this is no error; but on a second reading it shows
where a figure may have been lost.

Wrong: `the two parties signed` → `各方簽署`.
Right: `the two parties signed` → `雙方簽署`.

Fix: nothing, where the sentence says the same without the number.

Does not: numbers over twelve, and small ones that are another figure on the other side, are NUM001.
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

CODE = "NUM002"
NAME = "small number on one side"
SEVERITY = Severity.INFO
SCOPE = Scope.BLOCK

_KINDS = frozenset({
    Kind.NUMBER, Kind.COUNT, Kind.ORDINAL, Kind.FRACTION, Kind.NAME, Kind.MEASURE, Kind.PERCENT, Kind.POINT, Kind.PLAN,
})  # fmt: skip


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each small number that the other side does not say."""
    for placed in differences(subject, context):
        found = placed.difference
        if not found.hard and found.nature is not Nature.APPROXIMATION and found.value.kind in _KINDS:
            yield report((CODE, SEVERITY), placed, context)
