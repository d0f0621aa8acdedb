"""The highest became the lowest.

What: a figure that is the most there may be in the source and the least in the target, or the reverse: "minimum" for
  最高, 下限 for "ceiling".
Why: the figure is right, and the rule says the opposite.
Wrong: 罰款最高為10萬元。 as "The minimum fine is HK$100,000."
Right: "The maximum fine is HK$100,000."
Fix: put the word for the right end.
Does not: look at records ("the highest since 2019"), or at figures whose hedge is read with them ("at least 30",
  最多30人): those are NUM003's. A word right before another figure is of that figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import NOTHING, _opposites, _spoken, finding
from l10n.model import Scope, Severity
from l10n.values import Approximation, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "NUM008"
NAME = "highest for lowest"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_KINDS = frozenset(
    {Kind.NUMBER, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.FRACTION, Kind.ORDINAL}
)
_BITS = _spoken.any_of("bound")
_FIGURES = _opposites.Question("bound", _KINDS)


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first figure that is the other end in the target."""
    return _found(subject, context) if _spoken.opposed(subject, context) & _BITS else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    for one in _opposites.turned(subject, context, _FIGURES):
        if Approximation.NONE not in {one.source.value.approximation, one.target.value.approximation}:
            continue
        if _is_of_another(one.source, one.group.source, context.source):
            continue
        if _is_of_another(one.target, one.group.target, context.locale):
            continue
        text = one.target.value.text
        message = f"{text} is the other end: “{one.source.word}” in the source, {one.target.word} here"
        column = one.group.target.find(one.target.word) + 1
        yield finding((CODE, SEVERITY), one.group, context, message, column=column)
        return


def _is_of_another(said: _opposites.Said, text: str, locale: Locale) -> bool:
    """Return whether the word stands right before another figure only, and is said of that: up to 300 at HK$2."""
    low, word = text.lower(), said.word.lower()
    begun = {value.start for value in values.read(text, locale) if value.text != said.value.text}
    at, found = low.find(word), False
    while at >= 0:
        end = at + len(word)
        end += len(low[end:]) - len(low[end:].lstrip())
        if end not in begun:
            return False
        found, at = True, low.find(word, end)
    return found
