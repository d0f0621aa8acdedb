"""What one side of a block works out from figures that it says, and the other side says in words, or by another unit.

In: the differences of a block's values, its texts and their values. Out: the differences that are left. "The rest" is
餘下三成 beside 七成, and 每10股派3.5元 is 0.35 a share; the exact figure only. May not touch: files. Declares no check.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.values import Kind, Nature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks._values import Side
    from l10n.locale import Locale
    from l10n.values import Difference, Value

_REST = later(
    r"\b(?:rest|balance|remainder|remaining|remains?|others?|left over|leftover|surplus|residue)\b", re.IGNORECASE
)
_REST_ZH = later(r"[餘余](?:下|款|[額额]|者|數|数)|其[餘余]|剩[餘余下]|[尚还還][餘余有]|另外|其他|[結结][餘余]")
_EACH = later(
    r"\b(?:per|a|each|every|for each|for every|on each)(?: [a-z]+)? (?:share|unit|stapled unit)\b", re.IGNORECASE
)
_EACH_ZH = later(r"每(?:持有)?一?[股份][^，。；]{0,16}\Z")
_TEN = later(
    r"\b(?:per|for every|for each|every|on every) (?P<n>10|ten|100|a hundred|1,000) (?:shares|units)\b", re.IGNORECASE
)
_TEN_ZH = later(r"每(?:持有)? ?(?P<n>10|十|100|一?百|1,?000|一?千) ?[股份][^，。；]{0,16}\Z")
_LOTS = {"10": 10, "ten": 10, "十": 10, "100": 100, "a hundred": 100, "百": 100, "一百": 100, "千": 1000, "一千": 1000}
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT, Kind.MEASURE})
_ONE_SIDED = frozenset({Nature.MISSING, Nature.EXTRA})
_MOST = 5
"""A whole is divided into no more parts; as many figures before the rest are looked at."""
_WINDOW = 48


class Told:
    """A block's side: its texts with their values."""

    def __init__(self, texts: Sequence[str], read: Sequence[Sequence[Value]], locale: Locale) -> None:
        self.texts, self.read, self.chinese = texts, read, locale.chinese
        self._owners: dict[int, int] = {}

    def place(self, value: Value | None) -> int:
        """Return which text a value was read from, -1 for the end of a range."""
        if not self._owners:  # most differences ask for none
            self._owners = {id(one): at for at, own in enumerate(self.read) for one in own}
        return self._owners.get(id(value), -1)

    def where(self, value: Value | None) -> str | None:
        """Return the text that a value was read from, None for the end of a range."""
        at = self.place(value)
        return self.texts[at] if at >= 0 else None


def unexplained(
    found: list[Difference], both: Sequence[Side], read: tuple[Sequence[Sequence[Value]], Sequence[Sequence[Value]]],
    locales: tuple[Locale, Locale],
) -> list[Difference]:  # fmt: skip
    """Return the differences of a block without those that follow from what it says."""
    sides = (
        Told([one for _, one, _ in both], read[0], locales[0]),
        Told([one for _, _, one in both], read[1], locales[1]),
    )
    lots: set[Fraction] = set()
    left = [one for one in found if not _is_rest(one, sides) and not _is_of_lot(one, sides, lots)]
    return [one for one in left if one.nature not in _ONE_SIDED or one.value.amount not in lots] if lots else left


def _is_rest(one: Difference, sides: tuple[Told, Told]) -> bool:
    """Return whether a figure that one side lacks is what is left of a whole, of which that side says "the rest"."""
    if one.nature not in _ONE_SIDED or one.value.amount is None:
        return False
    own, other = sides if one.nature is Nature.MISSING else sides[::-1]
    words = _REST_ZH if other.chinese else _REST
    if not any(words.search(said) for said in other.texts):
        return False
    at = own.place(one.value)
    return at >= 0 and any(left == _amount(one.value) for left in _lefts(one.value, own.read[at]))


def _lefts(value: Value, every: Sequence[Value]) -> Iterator[Fraction]:
    """Yield what the figures before a value leave of a whole: of 100 per cent, or of the first of them."""
    before = [one for one in every if one.start < value.start and _is_like(one, value)][-_MOST:]
    amounts = [_amount(one) for one in before]
    for at in range(len(amounts)):
        if value.kind in _SHARES:
            yield 1 - sum(amounts[at:], Fraction(0))
        elif at + 1 < len(amounts):
            yield amounts[at] - sum(amounts[at + 1 :], Fraction(0))


def _is_like(one: Value, value: Value) -> bool:
    if one.amount is None or one.loose:
        return False
    if value.kind in _SHARES:
        return one.kind in _SHARES
    return one.kind is Kind.MONEY if value.kind is Kind.MONEY else one.kind in _COUNTED


def _amount(value: Value) -> Fraction:
    amount = value.amount or Fraction(0)
    return amount / 100 if value.kind is Kind.PERCENT else amount


def _is_of_lot(one: Difference, sides: tuple[Told, Told], lots: set[Fraction]) -> bool:
    """Return whether two sums are one: so much for every ten shares, and a tenth of it for each; note how many."""
    source, target = one.source, one.target
    if source is None or target is None or source.kind is not Kind.MONEY or target.kind is not Kind.MONEY:
        return False
    for many, each, told, apiece in ((source, target, *sides), (target, source, *sides[::-1])):
        number = _lot(many, told)
        if number and many.amount == number * (each.amount or 0) and _is_each(each, apiece):
            lots.add(Fraction(number))
            return True
    return False


def _lot(value: Value, told: Told) -> int:
    """Return for how many shares a sum is, 0 where the text does not say."""
    text = told.where(value)
    if text is None:
        return 0
    if told.chinese:
        found = _TEN_ZH.search(text, max(0, value.start - _WINDOW), value.start)
    else:
        found = _TEN.search(text, value.end, value.end + _WINDOW) or _TEN.search(
            text, max(0, value.start - _WINDOW), value.start
        )
    return 0 if found is None else _LOTS.get(found["n"].lower().replace(",", ""), 1000)


def _is_each(value: Value, told: Told) -> bool:
    """Return whether a sum is for one share."""
    text = told.where(value)
    if text is None:
        return False
    if told.chinese:
        return _EACH_ZH.search(text, max(0, value.start - _WINDOW), value.start) is not None
    return _EACH.search(text, value.end, value.end + _WINDOW) is not None or (
        _EACH.search(text, max(0, value.start - _WINDOW), value.start) is not None
    )
