"""Pairing the values of two sides: exact matches first, then what two languages may say in two ways.

In: the Values of a source and of its target. Out: Differences. Ranges are compared by their ends, dates by the
parts that both sides say. What is left on both sides is paired: another figure, another currency, another unit;
what is left on one side only is missing or extra. Linear but for what is left. May not touch: other rooms.
"""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.nouns import WHOLE, Approximation, Kind, Value, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
PLAIN = frozenset({Kind.NUMBER, Kind.COUNT, Kind.ORDINAL, Kind.FRACTION})
_DOLLARS = frozenset({"HKD", "USD", "SGD", "AUD", "CAD", "NZD", "TWD"})
_DAYS = {"day": Fraction(1), "week": Fraction(7)}
_MONTHS = {
    "month": Fraction(1),
    "year": Fraction(12),
    "quarter": Fraction(3),
    "decade": Fraction(120),
    "century": Fraction(1200),
}
_MINUTES = {"minute": Fraction(1), "hour": Fraction(60), "second": Fraction(1, 60)}
DIMENSIONS = {
    "area": {"square-foot", "square-metre", "square-kilometre", "square-mile", "hectare", "acre"},
    "length": {"kilometre", "metre", "centimetre", "millimetre", "nanometre", "mile", "foot", "inch", "yard"},
    "weight": {"kilogram", "gram", "milligram", "tonne", "pound-weight", "ounce"},
    "volume": {"litre", "millilitre", "cubic-metre", "barrel"},
    "power": {"kilowatt", "megawatt", "gigawatt"},
    "energy": {"kilowatt-hour", "megawatt-hour", "gigawatt-hour"},
    "storage": {"kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"},
    "time": {"year", "month", "week", "day", "hour", "minute", "second", "quarter", "decade", "century"},
    "heat": {"celsius", "fahrenheit", "degree"},
}


@dataclass(slots=True)
class Alignment:
    """Which source value answers which target value; `left` and `right` are what has no answer."""

    pairs: list[tuple[Value, Value]] = field(default_factory=list)
    left: list[Value] = field(default_factory=list)
    right: list[Value] = field(default_factory=list)


def ends(values: Sequence[Value]) -> list[Value]:
    """Return the values with every range as its two ends."""
    out: list[Value] = []
    for value in values:
        if value.kind is Kind.RANGE and value.of is not None:
            for amount, step in ((value.low, value.step), (value.high, value.step and "to")):
                out.append(changed(value, kind=value.of, amount=amount, of=None, step=step))
        else:
            out.append(value)
    return out


def align(source: Sequence[Value], target: Sequence[Value]) -> Alignment:
    """Pair the values that say the same, the strictest likeness first."""
    result = Alignment(left=ends(source), right=ends(target))
    if result.left and result.right:
        _pair_same(result)
    for level in _LEVELS:
        if not result.left or not result.right:
            break
        _pair(result, level)
    return result


def _pair_same(result: Alignment) -> None:
    """Pair what says the same in every respect, each in order of place: in most texts that is all there is.

    `_agree` need not be asked here: it forbids nothing between two values that say the same.
    """
    places: dict[Hashable, list[int]] = {}
    left, right = result.left, result.right
    for index in range(len(right) - 1, -1, -1):
        key = _whole_key(right[index], right[index].approximation)
        if key in places:
            places[key].append(index)
        else:
            places[key] = [index]
    taken: set[int] = set()
    result.left = []
    for value in left:
        found = places.get(_whole_key(value, value.approximation))
        if found:
            index = found.pop()  # the first that is left
            taken.add(index)
            result.pairs.append((value, right[index]))
        else:
            result.left.append(value)
    result.right = [value for index, value in enumerate(right) if index not in taken] if len(taken) < len(right) else []


def _pair(result: Alignment, level: Callable[[Value], Iterable[Hashable]]) -> None:
    """Pair what has a key in common, each in order of place."""
    waiting: dict[Hashable, deque[int]] = {}
    for index, value in enumerate(result.right):
        for key in level(value):
            if key in waiting:
                waiting[key].append(index)
            else:
                waiting[key] = deque((index,))
    if not waiting:
        return
    taken: set[int] = set()
    left: list[Value] = []
    for value in result.left:
        found = _first(waiting, level(value), taken, value, result.right)
        if found is None:
            left.append(value)
        else:
            taken.add(found)
            result.pairs.append((value, result.right[found]))
    if taken:
        result.left = left
        result.right = [value for index, value in enumerate(result.right) if index not in taken]


_LOOK = 20
"""How many values with one key are looked at for one that agrees in everything else."""


def _first(
    waiting: dict[Hashable, deque[int]], keys: Iterable[Hashable], taken: set[int], value: Value, right: Sequence[Value]
) -> int | None:
    for key in keys:
        queue = waiting.get(key)
        if queue is None:
            continue
        while queue and queue[0] in taken:
            queue.popleft()
        for index in itertools.islice(queue, _LOOK):
            if index not in taken and _agree(value, right[index]):
                return index
    return None


def _agree(one: Value, other: Value) -> bool:  # noqa: C901, PLR0911 - one rule a line
    """Return whether nothing that both say is contradicted: parts of a date, the unit, the half of the day."""
    if one.kind is Kind.DATE is other.kind:
        if one.unit and other.unit and one.unit != other.unit and {one.unit, other.unit} <= _MONTH_PARTS:
            return False
        if one.unit != other.unit and {one.unit, other.unit} & _PAST:
            return False
        parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        return all(here is None or there is None or here == there for here, there in parts)
    if one.kind is Kind.MEASURE is other.kind:
        units = {one.unit, other.unit}
        return (
            len(units) == 1
            or "times" in units
            or units <= {"degree", "kilowatt-hour"}
            or units in _HEATS  # 攝氏 is understood
            or _is_area(one, other)
            or bool(_converted_keys(one) & _converted_keys(other))
        )
    if one.kind is Kind.TIME is other.kind:
        return one.amount == other.amount or "12" in {one.unit, other.unit}
    if "basis-point" in {one.unit, other.unit} and {one.kind, other.kind} & _RATES:
        return bool(_converted_keys(one) & _converted_keys(other))
    if Kind.PERCENT in {one.kind, other.kind}:
        return _agree_in_share(one, other)
    if {one.kind, other.kind} == {Kind.COUNT, Kind.MEASURE}:
        return _physical(one) == _physical(other)
    for word, figure in ((one, other), (other, one)):
        if word.loose and word.unit == "word" and not figure.letters and figure.amount == 1:
            return False  # "only" and "each" are no 1期
    return True


def _is_area(one: Value, other: Value) -> bool:
    """Return whether the source's square feet are 呎 in the target, which is short for them where flats are sold."""
    return one.unit == "square-foot" and other.unit == "foot" and other.text[-1:] in {"呎", "尺"}


def _agree_in_share(one: Value, other: Value) -> bool:
    """Return whether a percentage may answer: the same one, a discount its rest, a share, a bare figure in digits."""
    if one.kind is other.kind:
        off = (one.unit == "off") != (other.unit == "off")
        return one.amount == other.amount or (off and (one.amount or 0) + (other.amount or 0) == WHOLE)
    figure = other if one.kind is Kind.PERCENT else one
    if figure.kind is Kind.FRACTION:  # two-fifths is 40 %, never 0.4 %
        return bool(_converted_keys(one) & _converted_keys(other))
    bare = figure.kind is Kind.NUMBER and (figure.loose or not figure.letters)
    return bare or figure.unit == "times"


def _physical(value: Value) -> bool:
    """Return whether a value has a unit that no noun can be mistaken for: 38米 is not 38 storeys."""
    return (
        value.kind is Kind.MEASURE
        and value.amount is not None
        and dimension(value.unit) in DIMENSIONS
        and dimension(value.unit) != "time"
    )


_HEATS = (frozenset({"degree", "celsius"}), frozenset({"degree", "fahrenheit"}))
_RATES = frozenset({Kind.POINT, Kind.PERCENT})
_PAST = frozenset({"last-year", "last-month"})
_MONTH_PARTS = frozenset({"early", "mid", "late"})


def _converted_keys(value: Value) -> set[Hashable]:
    return set(_converted(value))


def _but_hedge(value: Value) -> Iterable[Hashable]:
    return (_whole_key(value, Approximation.NONE),)


def _whole_key(value: Value, hedge: Approximation) -> Hashable:
    """Return all that a value says; its amount as two whole numbers, for a Fraction is slow to hash and to compare."""
    kind, amount = value.kind, value.amount
    if amount is not None:  # no date has one, and no address
        return (kind, amount.as_integer_ratio(), value.unit, hedge)
    if kind is Kind.DATE:
        if value.year is value.month is value.day is None:
            return ("relative", value.unit)
        return (kind, value.year, value.month, value.day, value.unit, value.low, value.high, hedge)
    if kind is Kind.URL or kind is Kind.EMAIL:
        return (kind, value.text)
    return (kind, None, value.unit, value.low, value.high, hedge)


def _kindred(value: Value) -> Iterable[Hashable]:
    """Ordinals with ordinals, counts with counts: "the first of the two" is 兩場的首場, not the second."""
    if value.kind in PLAIN and value.kind is not Kind.FRACTION and not value.loose:
        return ((value.kind is Kind.ORDINAL, _ratio(value.amount)),)
    return ()


def _ratio(amount: Fraction | None) -> tuple[int, int] | None:
    """Return an amount as two whole numbers, which are quick to hash and to compare."""
    return amount.as_integer_ratio() if amount is not None else None


def _plain_number(value: Value) -> Iterable[Hashable]:
    """Numbers, counts and ordinals with one figure; dates whose day and month agree; dollars that are not named."""
    if value.kind in PLAIN and not value.loose:
        return (("plain", _ratio(value.amount)),)
    if value.kind is Kind.DATE and value.month and value.day:
        return (("day", value.month, value.day),)
    if value.kind is Kind.MONEY:
        if value.unit == "GBP" and value.text.lower().endswith("pounds"):  # of money, or of weight
            return (("money", _ratio(value.amount), "GBP"), ("pounds", value.amount))
        amount = _ratio(value.amount)
        return [("money", amount, code) for code in _currencies(value.unit)]
    if value.kind is Kind.TIME and value.amount is not None:
        return (("clock", value.amount % 720),)
    if value.kind is Kind.DECADE and value.amount is not None:
        return (("decade", value.amount % 100),)
    if value.kind is Kind.PHONE:
        return (("phone", value.unit[-8:]),) if value.unit.startswith("852") else (("phone", value.unit),)
    return _converted(value)


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


def _converted(value: Value) -> Iterable[Hashable]:
    """Match spans of time in one unit, shares as shares, basis points as points."""
    if value.amount is None:
        return ()
    if value.unit == "times":
        both = value.high  # "rose by two times" is said of two times and of three
        return (("times", value.amount), ("times", both)) if both else (("times", value.amount),)
    if value.unit == "basis-point":
        return (("points", value.amount / 100), ("basis", value.amount / 100))
    if value.kind is Kind.TIME and value.unit:  # 2:07 may be two minutes and seven seconds
        return (("minutes", value.amount / 60),)
    if value.kind is Kind.MEASURE:
        if value.unit == "pound-weight":
            return (("pounds", value.amount),)
        return _spans(value.unit, value.amount)
    return _shares(value.kind, value.unit, value.amount)


def _spans(unit: str, amount: Fraction) -> Iterable[Hashable]:
    for family, table in (("days", _DAYS), ("months", _MONTHS), ("minutes", _MINUTES)):
        if unit in table:
            span = (family, amount * table[unit])
            whole_months = unit == "week" and amount % _WEEKS == 0
            return (span, ("months", amount / _WEEKS)) if whole_months else (span,)
    return ()


_WEEKS = 4
"""Weeks of a month, as one speaks of it."""


def _shares(kind: Kind, unit: str, amount: Fraction) -> Iterable[Hashable]:
    share = amount / 100
    if kind is Kind.PERCENT:
        rest = 1 - share if unit == "off" else share
        return (("share", share), ("times", share), ("times", share + 1), ("rest", rest), ("basis", amount))
    if kind is Kind.POINT:
        return (("points", amount),)
    return (("share", amount),) if kind is Kind.FRACTION else ()


def _with_units(value: Value) -> Iterable[Hashable]:
    """Match a plain number on either side with anything that has that figure."""
    kind, amount = value.kind, value.amount
    if kind is Kind.DATE:
        known = [part for part in (value.year, value.month, value.day) if part is not None]
        return (("bare", (known[0], 1)),) if len(known) == 1 and value.unit != "lunar" else ()
    if kind is Kind.FISCAL_YEAR:
        return (("fiscal", value.low),)
    if amount is None or kind not in _FIGURED:
        return ()
    bare = amount.as_integer_ratio()
    if kind is Kind.NUMBER:
        below = ("below", bare)  # minus 1
        if value.text[-1:] in {"K", "k"}:
            return (("bare", bare), below, ("race", (amount / 1000).as_integer_ratio()))  # the 10K
        return (("bare", bare), below)
    if kind is Kind.MEASURE:
        if amount < 0:
            return (("bare", bare), ("below", (-amount).as_integer_ratio()))
        if value.unit == "kilometre":
            return (("bare", bare), ("race", bare))
    return (("bare", bare),)


_FIGURED = frozenset({
    Kind.NUMBER, Kind.COUNT, Kind.ORDINAL, Kind.FRACTION, Kind.MEASURE, Kind.PERCENT, Kind.DECADE, Kind.PLAN,
})  # fmt: skip


def _parts(value: Value) -> Iterable[Hashable]:
    """Dates that agree in the parts that both say."""
    if value.kind is not Kind.DATE:
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


def _small_word(value: Value) -> Iterable[Hashable]:
    """Match a word like "both" or 首 with the figure that it accounts for."""
    if value.amount is None or value.kind in {Kind.MONEY, Kind.TIME, Kind.WEEKDAY, Kind.PERCENT}:
        return ()
    return (("small", value.amount.as_integer_ratio()),)


def _name_numbers(value: Value) -> Iterable[Hashable]:
    """Match a name's figure with a number: 5G and 第五代, Web3 and Web 3.0, H1 and 上半年."""
    if value.kind is Kind.NAME:
        figures = "".join(c for c in value.unit if c.isascii() and c.isdigit())
        return (("figure", (int(figures), 1)),) if figures and len(figures) < 20 else ()  # noqa: PLR2004 - longer is an id
    if value.kind in PLAIN and value.amount is not None:
        return (("figure", value.amount.as_integer_ratio()),)
    if value.kind is Kind.MEASURE and value.amount is not None:
        return (("figure", value.amount.as_integer_ratio()),)
    return ()


_LEVELS = (_but_hedge, _kindred, _plain_number, _converted, _with_units, _parts, _small_word, _name_numbers)


def dimension(unit: str) -> str:
    """Return what a unit measures: area, length, time …; the unit itself when it is none of these."""
    return next((name for name, units in DIMENSIONS.items() if unit in units), unit)
