"""In what two values may be alike: keys of which two values that say the same have one in common.

In: a Value. Out: its keys, one function a likeness, the strictest first; `matching` asks them in turn. Amounts are two
whole numbers in a key, for a Fraction is slow to hash and to compare. May not touch: other rooms.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from l10n.values.nouns import (
    COUNT,
    DATE,
    DECADE,
    EMAIL,
    EXACT,
    FISCAL_YEAR,
    FRACTION,
    MEASURE,
    MONEY,
    NAME,
    NUMBER,
    ORDINAL,
    PERCENT,
    PHONE,
    PLAN,
    POINT,
    TIME,
    URL,
    WEEKDAY,
    Approximation,
    Kind,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from fractions import Fraction

PLAIN = frozenset({NUMBER, COUNT, ORDINAL, FRACTION})
_DOLLARS = frozenset({"HKD", "USD", "SGD", "AUD", "CAD", "NZD", "TWD"})
_HALF_DAY = 720
_TIMES = {
    "day": ("days", 1, 1), "week": ("days", 7, 1),
    "month": ("months", 1, 1), "year": ("months", 12, 1), "quarter": ("months", 3, 1),
    "decade": ("months", 120, 1), "century": ("months", 1200, 1),
    "minute": ("minutes", 1, 1), "hour": ("minutes", 60, 1), "second": ("minutes", 1, 60),
}  # fmt: skip
"""By unit of time the one it is counted in, and how many of it, as a fraction, it is."""


def same(value: Value) -> Hashable:
    """Return all that a value says."""
    amount = value.amount
    if amount is not None:  # no date has one, and no address
        return (value.kind, amount.as_integer_ratio(), value.unit, value.approximation)
    return _without_amount(value, value.approximation)


def but_hedge(value: Value) -> Iterable[Hashable]:
    """Match what says the same, hedged in another way."""
    amount = value.amount
    if amount is not None:
        return ((value.kind, amount.as_integer_ratio(), value.unit),)
    return (_without_amount(value, EXACT),)


def _without_amount(value: Value, hedge: Approximation) -> Hashable:
    kind = value.kind
    if kind is DATE:
        if value.year is value.month is value.day is None:
            return ("relative", value.unit)
        return (kind, value.year, value.month, value.day, value.unit, value.low, value.high, hedge)
    if kind is URL or kind is EMAIL:
        return (kind, value.text)
    return (kind, value.unit, value.low, value.high, hedge)


def kindred(value: Value) -> Iterable[Hashable]:
    """Ordinals with ordinals, counts with counts: "the first of the two" is 兩場的首場, not the second."""
    if value.kind in PLAIN and value.kind is not FRACTION and not value.loose:
        return ((value.kind is ORDINAL, _ratio(value.amount)),)
    return ()


def _ratio(amount: Fraction | None) -> tuple[int, int] | None:
    """Return an amount as two whole numbers, which are quick to hash and to compare."""
    return amount.as_integer_ratio() if amount is not None else None


def plain_number(value: Value) -> Iterable[Hashable]:
    """Numbers, counts and ordinals with one figure; dates whose day and month agree; dollars that are not named."""
    if value.kind in PLAIN and not value.loose:
        return _plain(value)
    if value.kind is DATE and value.month and value.day:
        return (("day", value.month, value.day),)
    if value.kind is MONEY:
        if value.unit == "GBP" and value.text.lower().endswith("pounds"):  # of money, or of weight
            return (("money", _ratio(value.amount), "GBP"), ("pounds", _ratio(value.amount)))
        amount = _ratio(value.amount)
        return [("money", amount, code) for code in _currencies(value.unit)]
    if value.kind is TIME and value.amount is not None:
        face = value.amount % _HALF_DAY
        keys = (("clock", face), ("face", value.amount), ("face", face))
        return (*keys, ("hour", value.amount)) if value.unit else keys  # 十時, of which half is not said
    if value.kind is DECADE and value.amount is not None:
        return (("decade", value.amount % 100),)
    if value.kind is PHONE:
        return (("phone", value.unit[-8:]),) if value.unit.startswith("852") else (("phone", value.unit),)
    return converted(value)


_CLOCKED = frozenset({NUMBER, COUNT})


def _plain(value: Value) -> Iterable[Hashable]:
    """Return the keys of a number, a count or an ordinal; "at 10.15" and "at 10" may be times."""
    figure = ("plain", _ratio(value.amount))
    amount = value.amount
    if amount is None or value.unit or value.kind not in _CLOCKED:
        return (figure,)
    if amount.denominator == 1:
        return (figure, ("hour", amount * 60))
    if value.text[-3:-2] == ".":
        hours, minutes = divmod(amount * 100, 100)
        if minutes < 60 and hours <= 24:  # noqa: PLR2004 - the clock
            return (figure, ("face", hours * 60 + minutes))
    return (figure,)


def _currencies(unit: str) -> tuple[str, ...]:
    """Return the currencies a sign may stand for, itself first."""
    if unit == "$":
        return ("$", "元", *_DOLLARS)
    if unit == "元":
        return ("元", "$", "CNY", "¥", *_DOLLARS)
    if unit == "¥":
        return ("¥", "CNY", "JPY", "元")
    if unit in _DOLLARS:
        return (unit,)
    return (unit,)


def converted(value: Value) -> Iterable[Hashable]:
    """Match spans of time in one unit, shares as shares, basis points as points."""
    amount, unit = value.amount, value.unit
    if amount is None:
        return ()
    if unit == "times":
        # not of the end of a range; "rose by two times" is said of two times and of three
        both = None if value.low else value.high
        one = ("times", amount.as_integer_ratio())
        if value.low and value.high is None:  # 增長十倍 may be tenfold growth
            return (one, ("fold", value.low.as_integer_ratio()))
        if value.loose and value.text[-4:].lower() == "fold":
            return (one, ("fold", amount.as_integer_ratio()))
        return (one, ("times", both.as_integer_ratio())) if both else (one,)
    if unit == "basis-point":
        points = _part_of(amount, 100)
        return (("points", points), ("basis", points))
    if value.kind is TIME and unit:  # 2:07 may be two minutes and seven seconds
        return (("minutes", _part_of(amount, 60)),)
    if value.kind is MEASURE:
        return (("pounds", amount.as_integer_ratio()),) if unit == "pound-weight" else _spans(unit, amount)
    return _shares(value.kind, unit, amount)


def _part_of(amount: Fraction, parts: int, times: int = 1) -> tuple[int, int]:
    """Return so many times an amount, divided by `parts`, as two whole numbers."""
    numerator, denominator = amount.as_integer_ratio()
    return _reduced(numerator * times, denominator * parts)


def _reduced(numerator: int, denominator: int) -> tuple[int, int]:
    common = gcd(numerator, denominator)
    return numerator // common, denominator // common


def _spans(unit: str, amount: Fraction) -> Iterable[Hashable]:
    if unit not in _TIMES:
        return ()
    family, times, parts = _TIMES[unit]
    span = (family, _part_of(amount, parts, times))
    if unit == "hour" and amount % _HALF_A_DAY == 0:
        return (span, ("days", _part_of(amount, 2 * _HALF_A_DAY)))  # 36 hours and 一天半
    if unit == "month" and amount.as_integer_ratio() == _HALF:
        return (span, ("days", (14, 1)), ("days", (15, 1)))  # 半個月
    whole_months = unit == "week" and amount % (_WEEKS // 2) == 0
    return (span, ("months", _part_of(amount, _WEEKS))) if whole_months else (span,)


_HALF_A_DAY = 12
_HALF = (1, 2)
_WEEKS = 4
"""Weeks of a month, as one speaks of it."""


def _shares(kind: Kind, unit: str, amount: Fraction) -> Iterable[Hashable]:
    if kind is PERCENT:
        ratio = numerator, denominator = amount.as_integer_ratio()
        whole = 100 * denominator
        share = _reduced(numerator, whole)
        if unit == "rate":  # 加息半厘 is half a percentage point more
            return (("share", share), ("points", ratio), ("basis", ratio))
        rest = _reduced(whole - numerator, whole) if unit == "off" else share
        more = _reduced(whole + numerator, whole)
        return (("share", share), ("times", share), ("times", more), ("rest", rest), ("basis", ratio))
    if kind is POINT:
        return (("points", amount.as_integer_ratio()),)
    return (("share", amount.as_integer_ratio()),) if kind is FRACTION else ()


def with_units(value: Value) -> Iterable[Hashable]:  # noqa: PLR0911 - one kind a line
    """Match a plain number on either side with anything that has that figure."""
    kind, amount = value.kind, value.amount
    if kind is DATE:
        return _part_of_date(value)
    if kind is FISCAL_YEAR:
        return (("fiscal", value.low),)
    if amount is None or kind not in _FIGURED:
        return ()
    bare = amount.as_integer_ratio()
    if kind is NUMBER:
        below = ("below", bare)  # minus 1
        if value.text[-1:] in {"K", "k"}:
            return (("bare", bare), below, ("race", (amount / 1000).as_integer_ratio()))  # the 10K
        return (("bare", bare), below)
    if kind is ORDINAL and amount > 1 and not value.unit and not value.loose:
        return (("bare", bare), ("lunar", amount))  # the fifteenth of every lunar month
    if kind is MEASURE:
        if amount < 0:
            return (("bare", bare), ("below", (-amount).as_integer_ratio()))
        if value.unit in _ALSO:
            return (("bare", bare), ("race", bare) if value.unit == "kilometre" else ("days", 7 * amount))
    return (("bare", bare),)


_ALSO = frozenset({"kilometre", "week"})
"""The 10K is ten kilometres, 14日 is a fortnight."""


def _part_of_date(value: Value) -> Iterable[Hashable]:
    """Return the keys of a year, a month or a day without anything beside it."""
    known = [part for part in (value.year, value.month, value.day) if part is not None]
    if value.unit == "lunar":
        return (("lunar", value.day),)
    if len(known) != 1:
        return ()
    return (("bare", (known[0], 1)), ("days", known[0])) if value.day else (("bare", (known[0], 1)),)


_FIGURED = frozenset({
    NUMBER, COUNT, ORDINAL, FRACTION, MEASURE, PERCENT, DECADE, PLAN,
})  # fmt: skip


def parts(value: Value) -> Iterable[Hashable]:
    """Dates that agree in the parts that both say."""
    if value.kind is not DATE:
        return ()
    keys: list[Hashable] = []
    if value.year and value.month:
        keys.append(("ym", value.year, value.month))
    if value.month and value.day:
        keys.append(("md", value.month, value.day))
    if value.month and (value.day is None or value.year is None):
        keys.append(("m", value.month))
    if value.day and value.month is None:
        keys.append(("d", value.day))
    if value.day and value.month:
        keys.append(("d", value.day))
    if value.year:
        keys.append(("y", value.year))
    return keys


def small_word(value: Value) -> Iterable[Hashable]:
    """Match a word like "both" or 首 with the figure that it accounts for."""
    if value.amount is None or value.kind in _NO_WORDS:
        return ()
    small = ("small", value.amount.as_integer_ratio())
    if value.loose and value.high:
        return (small, ("small", value.high.as_integer_ratio()))  # a couple of dozen
    return (small,)


_NO_WORDS = frozenset({MONEY, TIME, WEEKDAY, PERCENT})


def name_numbers(value: Value) -> Iterable[Hashable]:
    """Match a name's figure with a number: 5G and 第五代, Web3 and Web 3.0, H1 and 上半年."""
    if value.kind is NAME:
        figures = "".join(c for c in value.unit if c.isascii() and c.isdigit())
        return (("figure", (int(figures), 1)),) if figures and len(figures) < 20 else ()  # noqa: PLR2004 - longer is an id
    if value.kind in PLAIN and value.amount is not None:
        return (("figure", value.amount.as_integer_ratio()),)
    if value.kind is MEASURE and value.amount is not None:
        return (("figure", value.amount.as_integer_ratio()),)
    return ()
