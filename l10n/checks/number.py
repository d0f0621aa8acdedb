"""Numbers differ.

What: a number, percentage, measure, ordinal, Five-Year Plan or name with digits that is another figure on the other
side, or is missing there. Values are compared, not digits: 1.5 billion = 15億, 2,300 = 二千三百, one-third =
三分之一, 12.5 per cent = 百分之十二點五, 九成半 = 95%, 半成 = 5%, half a year = 半年, 「十四五」 = 14th Five-Year Plan.
What follows exactly from figures that both sides say is right, too: "two more" beside 11 is 九 and 11, "half that"
beside $40 is 20元, 再高兩度 beside 34 is 36 degrees, "the rest" beside 七成 is 餘下三成, "seven days a week" is 每日 or
全年無休. The whole paragraph is compared, so a figure may stand in another sentence; the unit named is the one
where it is wrong or wanting.

Why: a wrong figure is the one mistake that no reader of either language can see.

Wrong: `HK$ 3,500 members` → `3,600名會員`.
Wrong: `3.5 million visitors` → `35萬名訪客`.
Right: `3.5 million visitors` → `350萬名訪客`.
Right: `three banks` → `三家銀行`.

Fix: write the expected figure in the target, or correct the source if the source is wrong.

Does not: small whole numbers that stand alone and are only on one side are NUM002; hedges ("over", 逾) are NUM003;
a figure with another unit is NUM004; money is CUR001, dates DAT001, times DAT003. Idioms (一國兩制, one-stop) and
numbers that say nothing ("millions of", 數百) are not read. Values are not converted between systems of units; decimal
units are (1.5公里 = 1,500 m, 50斤 = 25 kg), and so are spans of time (half a year = 六個月 = 上半年 where it is the
first half, a quarter of an hour = 15分鐘 = 一刻鐘, 36 hours = 一天半).
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

CODE = "NUM001"
NAME = "numbers differ"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_KINDS = frozenset(
    {
        Kind.NUMBER,
        Kind.COUNT,
        Kind.ORDINAL,
        Kind.PERCENT,
        Kind.POINT,
        Kind.MEASURE,
        Kind.FRACTION,
        Kind.PLAN,
        Kind.NAME,
        Kind.RANGE,
    }
)
_ELSEWHERE = frozenset({Nature.UNIT, Nature.CURRENCY, Nature.APPROXIMATION})


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each figure that is wrong, missing or extra."""
    for placed in differences(subject, context):
        found = placed.difference
        if found.hard and found.nature not in _ELSEWHERE and found.value.kind in _KINDS:
            yield report((CODE, SEVERITY), placed, context)
