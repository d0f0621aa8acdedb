"""What the checks of values share: a block pair's values compared once, each difference with its group and place.

In: a BlockPair and a CheckContext. Out: `Placed` differences over the whole block (a figure that moved to another
sentence of the paragraph is in order). Groups without a target, or left out on purpose, take no part. This file
declares no check.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from l10n import values
from l10n.checks import finding
from l10n.model import strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding, Group, InlineCode, Severity
    from l10n.values import Difference, Value


@dataclass(frozen=True, slots=True)
class Placed:
    """A difference and the group it is reported at. `column` counts characters of that group's target from 1."""

    difference: Difference
    group: Group
    column: int = 0


Side: TypeAlias = "tuple[Group, str, str]"
"""A group with its source and target as a reader sees them."""
_last: tuple[BlockPair, list[Side]] | None = None
_compared: tuple[BlockPair, Locale, Locale, list[Placed]] | None = None
"""The block that was looked at last, and compared last: ten checks ask for the same one after another."""


def texts(group: Group, pair: BlockPair) -> tuple[str, str]:
    """Return a group's source and target as a reader sees them, without codes."""
    codes: tuple[InlineCode, ...] = (
        tuple(code for segment in group.segments for code in segment.codes) or pair.block.codes
    )
    return strip_codes(group.source, codes), strip_codes(group.target, codes)


def translated(pair: BlockPair) -> list[Group]:
    """Return the groups that have a target."""
    return [group for group in pair.groups if group.target.strip() and not group.omitted]


def sides(pair: BlockPair) -> list[Side]:
    """Return the groups that have a target, each with both texts as a reader sees them."""
    global _last  # noqa: PLW0603 - one block, asked for by one check after another
    if _last is None or _last[0] is not pair:
        _last = (pair, [(group, *texts(group, pair)) for group in translated(pair)])
    return _last[1]


def differences(pair: BlockPair, context: CheckContext) -> list[Placed]:
    """Return how the values of a block differ from those of its source, each with the group to name."""
    global _compared  # noqa: PLW0603 - one block, asked for by one check after another
    one, other = context.source, context.locale
    if _compared is None or _compared[0] is not pair or _compared[1] is not one or _compared[2] is not other:
        _compared = (pair, one, other, _differences(pair, context))
    return _compared[3]


def _differences(pair: BlockPair, context: CheckContext) -> list[Placed]:
    both = sides(pair)
    source = [(value, at) for at, (_, text, _) in enumerate(both) for value in values.read(text, context.source)]
    target = [(value, at) for at, (_, _, text) in enumerate(both) for value in values.read(text, context.locale)]
    if not source and not target:
        return []
    owners = {id(value): at for value, at in (*source, *target)}
    homes = (values.home_currency(context.source), values.home_currency(context.locale))
    found = values.compare([value for value, _ in source], [value for value, _ in target], homes=homes)
    return [_placed(one, both, owners) for one in found if not _named(one, both, context)]


def _named(difference: Difference, both: Sequence[Side], context: CheckContext) -> bool:
    """Return whether a bare $ or 元 is said elsewhere in the block to be the other side's currency."""
    one, other = difference.source, difference.target
    if difference.nature is not values.Nature.CURRENCY or one is None or other is None or one.amount != other.amount:
        return False
    for value, code, side, locale in ((one, other.unit, 1, context.source), (other, one.unit, 2, context.locale)):
        wanted = code if len(code) == _ISO else ""
        if value.unit in _BARE and wanted:
            return values.is_understood(value, wanted, "\n".join(str(own[side]) for own in both), locale)
    return False


_BARE = frozenset({"$", "元"})
_ISO = 3
"""Letters of a currency's code; signs that may be several currencies are shorter."""


def _placed(difference: Difference, both: Sequence[Side], owners: dict[int, int]) -> Placed:
    value = difference.target or difference.source
    index = owners.get(id(value), -1)
    if index < 0 and value is not None:  # the end of a range, or a value made anew: found again by its text
        texts_ = [here if difference.target is None else there for _, here, there in both]
        shown = [text[value.start : value.end] for text in texts_]
        index = shown.index(value.text) if value.text in shown else 0
    group = both[index][0]
    column = 0
    if difference.target is not None:
        place = group.target.find(difference.target.text)
        column = place + 1 if place >= 0 else 0
    return Placed(difference, group, column)


def report(check: tuple[str, Severity], placed: Placed, context: CheckContext) -> Finding:
    """Return the finding for a difference, with what was expected written in the target's way."""
    expected = "" if placed.difference.nature is values.Nature.ORDER else _wanted(placed.difference, context)
    message = sentence(placed.difference, context)
    return finding(check, placed.group, context, message, expected=expected, column=placed.column)


def _wanted(difference: Difference, context: CheckContext) -> str:
    """Return what was expected, in the target's way and with the counter that the target has; empty when unknown."""
    source, target = difference.source, difference.target
    if source is None or (source.loose and source.amount is None):
        return ""
    if source.kind is values.Kind.MONEY and source.unit in _BARE and difference.nature is values.Nature.CURRENCY:
        source = replace(source, unit=values.home_currency(context.source) or source.unit)
    return values.write(source, context.locale, like=target)


def sentence(difference: Difference, context: CheckContext) -> str:
    """Return what is wrong, in one sentence."""
    nature, source, target = difference.nature, difference.source, difference.target
    if source is None:
        return f"{shown(target)} is not in the source"
    wanted = _wanted(difference, context)
    if target is None:
        same = wanted in {"", source.text}
        return f"{shown(source)} is missing" + ("" if same else f" (expected {wanted})")
    if nature is values.Nature.SCALE:
        return f"{shown(target)} is another order of magnitude than {shown(source)} (expected {wanted})"
    if nature is values.Nature.ORDER:
        start = values.write(replace(source, low=None, high=None), context.locale)
        return f"the change starts from {start} in the source, but ends there in the target"
    if nature is values.Nature.APPROXIMATION:
        return f"{shown(source)} is {_hedge(source)} in the source, but {_hedge(target)} in the target"
    return f"{shown(target)} stands for {shown(source)}" + (f" (expected {wanted})" if wanted else "")


def _hedge(value: Value) -> str:
    return f"“{value.approximation.value}”" if value.approximation else "exact"


def shown(value: Value | None) -> str:
    """Return a value as it stands in the text."""
    return value.text.strip() if value is not None else ""


def of_kinds(pair: BlockPair, context: CheckContext, kinds: frozenset[values.Kind]) -> Iterator[Placed]:
    """Yield the differences whose value is of one of `kinds`; a pair belongs to the source's kind."""
    for placed in differences(pair, context):
        if placed.difference.value.kind in kinds:
            yield placed
