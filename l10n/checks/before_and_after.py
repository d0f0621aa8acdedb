"""Before became after.

What: a date or a time up to which something holds in the source and from which it holds in the target, or the reverse
  (before, by, until; after, from, since; 前, 至, 止; 後, 起, 自); and "within three days" for 三天後.
Why: the date is right, and people come too late.
Wrong: "Returns must be filed before 30 June." as 報稅表須於6月30日後提交。
Right: 報稅表須於6月30日前提交。
Fix: put the word for the right side of the date.
Does not: look at the two ends of a period, at clauses that negate ("not
  before 1 May") or say that something ends (逾期, 失效, "expires"), or at events without a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _opposites, _spoken, finding
from l10n.model import Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "DAT004"
NAME = "before for after"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_QUESTIONS = (
    _opposites.Question("when", frozenset({Kind.DATE, Kind.TIME}), clause=False),
    _opposites.Question("within", _opposites.SPANS, clause=False),
)
_BITS = _spoken.any_of("when", "within")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first date, time or length of time that is on the other side in the target."""
    return _found(subject, context) if _spoken.opposed(subject, context) & _BITS else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    for question in _QUESTIONS:
        for one in _opposites.turned(subject, context, question):
            text = one.target.value.text
            message = f"{text} is on the other side: “{one.source.word}” in the source, {one.target.word} here"
            column = one.group.target.find(text) + 1
            yield finding((CODE, SEVERITY), one.group, context, message, column=column)
            return
