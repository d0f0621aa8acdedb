"""A rise became a fall.

What: a figure that rises in the source and falls in the target, or the reverse: 上升 for "fell", 擴大 for "narrowed",
  "lower" for 高.
Why: every figure is right, and the sentence says the opposite. No other check can see it.
Wrong: "Revenue fell by 7.5% to HK$640 million." as 收入上升7.5%至6.4億港元。
Right: 收入下跌7.5%至6.4億港元。
Fix: put the word that says which way it went.
Without a figure it asks for a short sentence that only speaks of rises in one language and only of falls in the other;
  where the words may mean something else (cut, lost, lower, 減), that is a warning.
A length of time may grow or shrink, too: 增加十分鐘 for "10 minutes less".
Does not: look at clauses that speak of both ("the fall in unemployment slowed", 由升轉跌, 升幅收窄), or that negate.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _opposites, _spoken, finding
from l10n.model import Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NUM007"
NAME = "rise for a fall"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_KINDS = frozenset(
    {Kind.NUMBER, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.FRACTION, Kind.RANGE}
)

_AXIS = "direction"
_FIGURES = _opposites.Question(_AXIS, _KINDS)
_TIMES = _opposites.Question("span", _opposites.SPANS, clause=False)
_BITS = _spoken.any_of(_AXIS, "span")
_LONGEST = 240
"""Characters of a source that may say one thing only."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each figure that goes the other way in the target."""
    return _found(subject, context) if _spoken.opposed(subject, context) & _BITS else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    figures = False
    for one in chain(*(_opposites.turned(subject, context, question) for question in (_FIGURES, _TIMES))):
        message = (
            f"{one.target.value.text} goes the other way: “{one.source.word}” in the source, {one.target.word} here"
        )
        column = one.group.target.find(one.target.word) + 1
        yield finding((CODE, SEVERITY), one.group, context, message, column=column)
        figures = True
        break
    if not figures:
        for group, said, word, sure in _opposites.turned_sentences(subject, context, _AXIS, _LONGEST):
            message = f"the source says “{said}”, the target {word}"
            severity = SEVERITY if sure else Severity.WARNING
            yield finding((CODE, severity), group, context, message, column=group.target.find(word) + 1)
