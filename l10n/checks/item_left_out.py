"""An item of a series is left out.

What: a series of three things or more of which the other side has one less, while the others are there: Japan, Korea,
Thailand, Vietnam and India as 日本、韓國、泰國及印度.
Why: a list reads well without one of its items, and nobody counts them.
Wrong: "Bring a passport, a visa and a photo." as 請帶備護照及相片。
Right: 請帶備護照、簽證及相片。
Fix: put the item back, or take it out of the source.
It is a warning where the item is a phrase, which may be said in other words.
Does not: look at series that say they are not all (等, such as), or at items that the toolkit's words do not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from l10n.checks import _counted, _series, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._series import Spans
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding, Group

CODE = "LEN004"
NAME = "item of series missing"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_LONGEST = 8000
_FEWEST = 3
"""Items of the longer series."""

Own: TypeAlias = "tuple[str, list[Spans]]"
"""A text and its series."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first item of each group that only one side has."""
    one, other = context.source, context.locale
    for group, source, target in sides(subject):
        if not ("、" in target or "、" in source) or len(source) + len(target) > _LONGEST:
            continue  # of two Chinese items nobody knows what they are
        right = _series.spans(target, other) if other.chinese else []
        if other.chinese and not right:
            continue  # the Chinese side is the shorter one, and says more surely what a series is
        left = _series.spans(source, one)
        if not left:
            continue
        right = right or _series.spans(target, other)
        lost = _lost((source, left), (target, right), (one, other))
        if lost:
            severity = SEVERITY if _series.is_one_thing(lost, one) else Severity.WARNING
            yield finding((CODE, severity), group, context, f"the target's series has no “{lost}”")
            continue
        added = _lost((target, right), (source, left), (other, one))
        if added:
            column = group.target.find(added) + 1
            severity = SEVERITY if _series.is_one_thing(added, other) else Severity.WARNING
            yield finding((CODE, severity), group, context, f"the source's series has no “{added}”", column=column)
            continue
        if _counted.may_miss(left, right):
            yield from _counts(group, (source, left), (target, right), context)


def _counts(group: Group, one: Own, other: Own, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where the only series of either side has an item more, whatever it is."""
    here, there = context.source, context.locale
    lost = _counted.missing(one, other, (here, there))
    if lost is not None:
        severity = SEVERITY if lost.sure else Severity.WARNING
        yield finding((CODE, severity), group, context, f"the target's series has an item less: “{lost.item}”")
        return
    added = _counted.missing(other, one, (there, here))
    if added is not None:
        severity = SEVERITY if added.sure else Severity.WARNING
        column = group.target.find(added.item) + 1
        message = f"the source's series has an item less: “{added.item}”"
        yield finding((CODE, severity), group, context, message, column=column)


def _lost(longer: Own, shorter: Own, locales: tuple[Locale, Locale]) -> str:
    """Return the item of a series that the other side's one has not; empty where there is none."""
    sizes = list(map(len, shorter[1]))
    every = list(map(len, longer[1]))
    for own in longer[1]:
        size = len(own)
        if size < _FEWEST or size - 1 not in sizes or sizes.count(size) >= every.count(size):
            continue  # as many of the size on the other side: each has its own
        one = _series.series(longer[0], own, locales[0])
        # of a first item nobody knows where it begins
        short = [item for item in one.items[1:] if _series.is_short(item, locales[0])]
        gone: list[str] = []
        for item in short:
            if _series.told(item, shorter[0], locales) is False:
                gone.append(item)
                if len(gone) > 1:
                    break
        if len(gone) != 1 or _series.is_open(one):
            continue
        rest = [item for item in one.items if item != gone[0]]
        for its in shorter[1]:
            if len(its) == len(rest):
                other = _series.series(shorter[0], its, locales[1])
                if not _series.is_open(other) and _series.all_same(rest, other, locales):
                    return gone[0]
    return ""
