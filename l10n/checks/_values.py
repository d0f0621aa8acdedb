"""What the checks of values share: a block pair's values compared once, each difference with its group and place.

In: a BlockPair and a CheckContext. Out: `Placed` differences over the whole block (a figure that moved to another
sentence of the paragraph is in order). Groups without a target, or left out on purpose, take no part. This file
declares no check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n import values
from l10n.checks import _worked_out, finding
from l10n.checks._bound import in_another_order
from l10n.checks._kept import Kept
from l10n.model import strip_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding, Group, Severity
    from l10n.values import Difference, Value


@dataclass(frozen=True, slots=True)
class Placed:
    """A difference and the group it is reported at. `column` counts characters of that group's target from 1."""

    difference: Difference
    group: Group
    column: int = 0


Side: TypeAlias = "tuple[Group, str, str]"
"""A group with its source and target as a reader sees them."""


class Compared(NamedTuple):
    """A block's values compared.

    `here` and `there` are what each group's source and target say, `kinds` the kinds of what targets say. `crossed` are
    the groups of which two figures stand in another order in the target; `detailed` says whether any value is a contact
    detail. These two are worked out while the values are at hand: later they have to be brought from memory again.
    """

    differences: list[Placed]
    there: Sequence[Sequence[Value]]
    kinds: set[values.Kind]
    here: Sequence[Sequence[Value]] = ()
    crossed: Sequence[int] = ()
    detailed: bool = False


DETAILS = frozenset({values.Kind.URL, values.Kind.EMAIL, values.Kind.PHONE})
"""Contact details."""


_read: Kept[tuple[list[Side], list[Group], dict[int, tuple[str, str]]]] = Kept()
_compared: Kept[Compared] = Kept()
"""What blocks say, and how it compares: twenty checks ask for the same."""


def texts(group: Group, pair: BlockPair) -> tuple[str, str]:
    """Return a group's source and target as a reader sees them, without codes."""
    known = _read.get(pair)
    return (known is not None and known[2].get(id(group))) or _texts(group, pair)


def _texts(group: Group, pair: BlockPair) -> tuple[str, str]:
    source, target = group.source, group.target
    if "<" not in source and "<" not in target:
        return source, target
    codes = tuple([code for segment in group.segments for code in segment.codes]) or pair.block.codes
    return strip_codes(source, codes), strip_codes(target, codes)


def translated(pair: BlockPair) -> list[Group]:
    """Return the groups that have a target."""
    return (_read.get(pair) or _looked(pair))[1]


def sides(pair: BlockPair) -> list[Side]:
    """Return the groups that have a target, each with both texts as a reader sees them."""
    known = _read.known.get(id(pair))
    return known[2][0] if known is not None and known[0] is pair else _looked(pair)[0]


def _looked(pair: BlockPair) -> tuple[list[Side], list[Group], dict[int, tuple[str, str]]]:
    groups = [group for group in pair.groups if not group.omitted and group.target.strip()]
    own: list[Side] = []
    known: dict[int, tuple[str, str]] = {}
    for group in groups:
        known[id(group)] = both = _texts(group, pair)
        own.append((group, *both))
    return _read.keep(pair, (own, groups, known))


def compared(pair: BlockPair, context: CheckContext) -> Compared:
    """Return what a block's target says beside its source, worked out once for all the checks that ask."""
    known = _compared.known.get(id(pair))
    if known is not None and known[0] is pair and known[1] is context:
        return known[2]
    return _compared.keep(pair, _compare(pair, context), context)


def differences(pair: BlockPair, context: CheckContext) -> list[Placed]:
    """Return how the values of a block differ from those of its source, each with the group to name."""
    return compared(pair, context).differences


def _compare(pair: BlockPair, context: CheckContext) -> Compared:
    one, other = context.source, context.locale
    both = sides(pair)
    here = [values.read(text, one) for _, text, _ in both]
    there = [values.read(text, other) for _, _, text in both]
    source = here[0] if len(both) == 1 else [value for own in here for value in own]
    target = there[0] if len(both) == 1 else [value for own in there for value in own]
    if not source and not target:
        return Compared([], there, set(), here)
    homes = (values.home_currency(one), values.home_currency(other))
    found = values.compare(source, target, homes=homes)
    kinds = {value.kind for value in target}
    crossed = [at for at, own in enumerate(here) if in_another_order(own, there[at])]
    detailed = not DETAILS.isdisjoint(kinds) or not DETAILS.isdisjoint([value.kind for value in source])
    placed = []
    if found:
        found = _worked_out.unexplained(found, both, (here, there), (one, other))
        owners = {id(value): at for side in (here, there) for at, own in enumerate(side) for value in own}
        placed = [_placed(difference, both, owners) for difference in found if not _named(difference, both, context)]
    return Compared(placed, there, kinds, here, crossed, detailed)


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
    wanted = _wanted(placed.difference, context)
    message = _sentence(placed.difference, placed.group, wanted, context)
    expected = "" if placed.difference.nature is values.Nature.ORDER else wanted
    return finding(check, placed.group, context, message, expected=expected, column=placed.column)


def _wanted(difference: Difference, context: CheckContext) -> str:
    """Return what was expected, in the target's way and with the counter that the target has; empty when unknown."""
    source, target = difference.source, difference.target
    if source is None or (source.loose and source.amount is None):
        return ""
    if source.kind is values.Kind.MONEY and source.unit in _BARE and difference.nature is values.Nature.CURRENCY:
        source = replace(source, unit=values.home_currency(context.source) or source.unit)
    elif not (context.source.chinese and context.locale.chinese):
        source = values.abroad(source, context.source, context.locale)
    return values.write(source, context.locale, like=target)


def _sentence(difference: Difference, group: Group, wanted: str, context: CheckContext) -> str:
    """Return what is wrong, in one sentence."""
    nature, source, target = difference.nature, difference.source, difference.target
    here, there = _shown(source, group.source), _shown(target, group.target)
    if source is None:
        return f"{there} is not in the source"
    if target is None:
        same = wanted in {"", source.text}
        return f"{here} is missing" + ("" if same else f" (expected {wanted})")
    if nature is values.Nature.SCALE:
        return f"{there} is another order of magnitude than {here} (expected {wanted})"
    if nature is values.Nature.ORDER:
        start = values.write(replace(source, low=None, high=None), context.locale)
        return f"the change starts from {start} in the source, but ends there in the target"
    if nature is values.Nature.APPROXIMATION:
        return f"{here} is {_hedge(source)} in the source, but {_hedge(target)} in the target"
    return f"{there} stands for {here}" + (f" (expected {wanted})" if wanted else "")


def _hedge(value: Value) -> str:
    return f"“{value.approximation.value}”" if value.approximation else "exact"


_MINUS = re.compile(r"(?:minus |negative |零下|負|负|[-−])(?:攝氏|摄氏)?\Z", re.IGNORECASE)


def _shown(value: Value | None, text: str) -> str:
    """Return a value as it stands in a text, with the sign of a temperature below zero before it."""
    if value is None:
        return ""
    shown = value.text.strip()
    if value.amount is None or value.amount >= 0 or shown[:1] in "-−":
        return shown
    for match in re.finditer(re.escape(shown), text):
        sign = _MINUS.search(text, max(0, match.start() - 12), match.start())
        if sign is not None:
            return sign[0] + shown
    return f"-{shown}"
