"""Two figures exchanged.

What: two figures of a sentence that stand in each other's place: each with the words that the other one has in the
source; or the two of a plain series in another order, while nothing says that their words moved with them.
Why: every figure is there, so that no comparison of figures can see it.
Wrong: "310 rooms and 24 suites" as 24間客房及310間套房.
Right: 310間客房及24間套房, 24間套房及310間客房.
Fix: put each figure to its noun.
Does not: look at figures that share a part of a sentence with another one, or that stand in a text more than once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _bound, _paired, finding
from l10n.checks._values import compared, sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.checks._bound import Bound
    from l10n.checks._values import Compared
    from l10n.model import BlockPair, Finding
    from l10n.values import Value

CODE = "NUM020"
NAME = "figures exchanged"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SURE = 2
"""What words have to say for the exchange, where none say anything against it."""
_MOST = 6
"""Figures of a text in which it is plain whose each is."""
_SHORT = 24
"""Nouns of a plain series have no more characters; of longer ones the order says nothing."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first two figures of each group that are exchanged."""
    known = compared(subject, context)
    named = () if context.source.chinese is context.locale.chinese else _may_name(subject, known, context)
    return _found(subject, context, known, named) if known.crossed or named else NOTHING


def _may_name(subject: BlockPair, known: Compared, context: CheckContext) -> Sequence[int]:
    """Return the groups of two languages of which names may have a figure each: few figures in short texts."""
    few = [at for at, own in enumerate(known.there) if 1 < len(own) <= _MOST and 1 < len(known.here[at]) <= _MOST]
    if not few:
        return few
    both, longest, to_chinese = sides(subject), _paired.LONGEST, context.locale.chinese
    return [
        at
        for at in few
        if len(both[at][1]) <= longest
        and len(both[at][2]) <= longest
        and _paired.may_name(both[at][1] if to_chinese else both[at][2])
    ]


def _found(subject: BlockPair, context: CheckContext, known: Compared, named: Sequence[int]) -> Iterator[Finding]:
    """Yield the findings of groups whose figures are in another order, then of those of which names may have some."""
    told = set[int]()
    for at in known.crossed:
        group, source, target = sides(subject)[at]
        here, there = known.here[at], known.there[at]
        one, other = _bound.amounts(here), _bound.amounts(there)
        right = _once(_bound.bound(target, there, context.locale), other)
        if sum([amount in one for amount in right]) < 2:  # noqa: PLR2004 - two are exchanged
            continue
        left = _once(_bound.bound(source, here, context.source), one)
        found = _exchanged(left, right, context)
        if found is not None and not _agree(source, target, (here, there), context):
            told.add(at)
            first, second, severity = found
            texts = right[first].value.text.strip(), right[second].value.text.strip()
            column = group.target.find(texts[0]) + 1
            message = f"{texts[0]} and {texts[1]} stand in each other's place"
            yield finding((CODE, severity), group, context, message, column=column)
    for at in named:
        if at not in told:
            yield from _between_names(at, subject, known, context)


def _agree(source: str, target: str, both: tuple[Sequence[Value], Sequence[Value]], context: CheckContext) -> bool:
    """Return whether names that figures belong to have changed places with them."""
    if context.source.chinese is context.locale.chinese:
        return False
    if context.locale.chinese:
        return _paired.agree(source, target, both, context.locale)
    return _paired.agree(target, source, both[::-1], context.source)


def _between_names(at: int, subject: BlockPair, known: Compared, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for two names of a group whose figures are exchanged."""
    group, source, target = sides(subject)[at]
    here, there = known.here[at], known.there[at]
    if context.locale.chinese:
        names = _paired.figures(source, target, (here, there), context.locale)
    else:
        names = _paired.figures(target, source, (there, here), context.source)
    if names is not None:
        yield finding((CODE, SEVERITY), group, context, f"{names[0]} and {names[1]} have each other's figures")


def _once(bounds: list[Bound], amounts: list[int]) -> dict[int, Bound]:
    """Return the bound figures that stand in the text once, by amount."""
    return {
        _bound.key(one.value): one
        for one in bounds
        if one.value.amount
        and amounts.count(_bound.key(one.value)) == 1
        and not (one.value.loose and one.value.amount > 1)  # 365 days a year may be said before 24 hours a day
    }


def _by(one: Bound, other: Bound) -> tuple[bool, ...]:
    """Return which of two figures says by how much something changed; nothing where both or neither does."""
    steps = (one.value.step == "by", other.value.step == "by")
    return steps if steps[0] is not steps[1] else ()


def _exchanged(
    left: dict[int, Bound], right: dict[int, Bound], context: CheckContext
) -> tuple[int, int, Severity] | None:
    """Return the first two figures that are exchanged, and how sure that is."""
    both = [amount for amount in left if amount in right]
    order = {amount: which for which, amount in enumerate(right)}
    locales = (context.source, context.locale)
    for at, first in enumerate(both):
        for second in both[at + 1 :]:
            one, other = left[first], left[second]
            if one.value.kind is not other.value.kind or order[first] < order[second]:
                continue
            if _by(one, other) and _by(one, other) == _by(right[first], right[second]):
                continue  # gained 412 points to close at 27,318: 收報27,318點，升412點
            series = one.joined and right[second].joined and order[first] == order[second] + 1
            here, there = (one.part, other.part), (right[first].part, right[second].part)
            if series:
                here, there = _bound.nouns(one, other), _bound.nouns(right[second], right[first])[::-1]
            straight, crossed = _bound.says(*here, there, locales)
            against, more = _bound.says(*here[::-1], there[::-1], locales)
            straight, crossed = straight + against, crossed + more
            if straight:
                continue
            if crossed >= _SURE or (crossed and series):
                return first, second, Severity.ERROR
            if series and max(map(len, (*here, *there))) <= _SHORT:
                return first, second, Severity.WARNING
    return None
