"""Comparing the values of two sides: exact matches first, then what two languages may say in two ways, then what is left.

In: the Values of a source and of its target. Out: Differences. Ranges are compared by their ends, dates by the parts that
both sides say. What is left on both sides is paired: another figure, another currency, another unit; what is left on one
side only is missing or extra. Linear but for what is left. May not touch: other rooms.
"""

from __future__ import annotations

import itertools
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.literals import folded
from l10n.values.nouns import SMALL, Approximation, Difference, Kind, Nature, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

_PLAIN = frozenset({Kind.NUMBER, Kind.COUNT, Kind.ORDINAL, Kind.FRACTION})
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
_FAMILIES = {
    Kind.PERCENT: "percent", Kind.POINT: "percent", Kind.MONEY: "money", Kind.MEASURE: "measure", Kind.DATE: "date",
    Kind.FISCAL_YEAR: "date", Kind.DECADE: "date",
}  # fmt: skip

_DIMENSIONS = {
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


def compare(source: Sequence[Value], target: Sequence[Value]) -> list[Difference]:
    """Return the differences between two sides, in the order of the source, then of the target.

    Equal values may stand in any order, and a second mention may be left out. Exact amounts are compared; units are never converted but for spans of time
    (half a year, six months) and shares (half, 50 per cent).
    """
    aligned = align(source, target)
    found = [*_substitutions(aligned)]
    said = {_said(value) for pair in aligned.pairs for value in pair}
    for value in aligned.left:
        found += (
            [Difference(Nature.MISSING, value, None, value.hard)]
            if not value.loose and _said(value) not in said
            else []
        )
    for value in aligned.right:
        found += (
            [Difference(Nature.EXTRA, None, value, value.hard)] if not value.loose and _said(value) not in said else []
        )
    for one, other in aligned.pairs:
        found += _hedges(one, other)
    return found


def _said(value: Value) -> Hashable:
    """Return what a second mention has in common with the first: it may be understood, as in 該月."""
    if value.kind is Kind.DATE:
        return (value.month, value.day) if value.month else (value.year,)
    family = _family(value)
    return ("number" if family == "measure" else family, value.amount, value.text if value.amount is None else "")


def ends(values: Iterable[Value]) -> Iterator[Value]:
    """Yield the values with every range as its two ends."""
    for value in values:
        if value.kind is Kind.RANGE and value.of is not None:
            for amount in (value.low, value.high):
                yield replace(value, kind=value.of, amount=amount, low=None, high=None, of=None)
        else:
            yield value


def align(source: Sequence[Value], target: Sequence[Value]) -> Alignment:
    """Pair the values that say the same, the strictest likeness first."""
    result = Alignment(left=list(ends(source)), right=list(ends(target)))
    for level in _LEVELS:
        if not result.left or not result.right:
            break
        _pair(result, level)
    return result


def _pair(result: Alignment, level: Callable[[Value], Iterable[Hashable]]) -> None:
    """Pair what has a key in common, each in order of place."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index, value in enumerate(result.right):
        for key in level(value):
            waiting[key].append(index)
    taken: set[int] = set()
    left: list[Value] = []
    for value in result.left:
        found = _first(waiting, level(value), taken, value, result.right)
        if found is None:
            left.append(value)
        else:
            taken.add(found)
            result.pairs.append((value, result.right[found]))
    result.left = left
    result.right = [value for index, value in enumerate(result.right) if index not in taken]


_LOOK = 20
"""How many values with one key are looked at for one that agrees in everything else."""


def _first(
    waiting: dict[Hashable, deque[int]], keys: Iterable[Hashable], taken: set[int], value: Value, right: Sequence[Value]
) -> int | None:
    for key in keys:
        queue = waiting.get(key)
        while queue and queue[0] in taken:
            queue.popleft()
        for index in itertools.islice(queue or (), _LOOK):
            if index not in taken and _agree(value, right[index]):
                return index
    return None


def _agree(one: Value, other: Value) -> bool:
    """Return whether nothing that both say is contradicted: parts of a date, the unit, the half of the day."""
    if one.kind is Kind.DATE is other.kind:
        if one.unit and other.unit and one.unit != other.unit and {one.unit, other.unit} <= _MONTH_PARTS:
            return False
        if "last-year" in {one.unit, other.unit} and one.unit != other.unit:
            return False
        parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        return all(here is None or there is None or here == there for here, there in parts)
    if one.kind is Kind.MEASURE is other.kind:
        units = {one.unit, other.unit}
        return (
            len(units) == 1
            or "times" in units
            or units <= {"degree", "kilowatt-hour"}
            or bool(_converted_keys(one) & _converted_keys(other))
        )
    if one.kind is Kind.TIME is other.kind:
        return one.amount == other.amount or "12" in {one.unit, other.unit}
    if {one.kind, other.kind} == {Kind.COUNT, Kind.MEASURE}:
        return _physical(one) == _physical(other)
    for word, figure in ((one, other), (other, one)):
        if word.loose and word.unit == "word" and not figure.letters and figure.amount == 1:
            return False  # "only" and "each" are no 1期
    return {one.kind, other.kind} != {Kind.MEASURE, Kind.PERCENT} or "times" in {one.unit, other.unit}


def _physical(value: Value) -> bool:
    """Return whether a value has a unit that no noun can be mistaken for: 38米 is not 38 storeys."""
    return (
        value.kind is Kind.MEASURE
        and value.amount is not None
        and _dimension(value.unit) in _DIMENSIONS
        and _dimension(value.unit) != "time"
    )


_MONTH_PARTS = frozenset({"early", "mid", "late"})


def _converted_keys(value: Value) -> set[Hashable]:
    return set(_converted(value))


# Each level gives a value its keys; two values are alike at that level when they share one.


def _same(value: Value) -> Iterable[Hashable]:
    if value.kind in {Kind.URL, Kind.EMAIL}:
        return ((value.kind, value.text),)
    if value.kind is Kind.DATE and value.year is value.month is value.day is None:
        return (("relative", value.unit),)
    hedge = value.approximation
    return ((value.kind, value.amount, value.unit, value.low, value.high, value.year, value.month, value.day, hedge),)


def _but_hedge(value: Value) -> Iterable[Hashable]:
    return _same(replace(value, approximation=Approximation.NONE))


def _plain_number(value: Value) -> Iterable[Hashable]:
    """Numbers, counts and ordinals with one figure; dates whose day and month agree; dollars that are not named."""
    if value.kind in _PLAIN and not value.loose:
        return (("plain", value.amount),)
    if value.kind is Kind.DATE and value.month and value.day:
        return (("day", value.month, value.day),)
    if value.kind is Kind.MONEY:
        return (("money", value.amount, code) for code in _currencies(value.unit))
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
    """Spans of time in one unit; shares as shares."""
    if value.amount is None:
        return ()
    if value.unit == "times":
        return (
            (("times", value.amount), ("times", value.amount + 1))
            if value.kind is Kind.MEASURE and not value.letters
            else (("times", value.amount),)
        )
    if value.unit == "basis-point":
        return (("points", value.amount / 100),)
    if value.kind is Kind.MEASURE:
        for family, table in (("days", _DAYS), ("months", _MONTHS), ("minutes", _MINUTES)):
            if value.unit in table:
                return ((family, value.amount * table[value.unit]),)
        return ()
    if value.kind is Kind.PERCENT:
        shares: list[Hashable] = [
            ("share", value.amount / 100),
            ("times", value.amount / 100),
            ("times", value.amount / 100 + 1),
        ]
        return [*shares, ("rest", (100 - value.amount if value.unit == "off" else value.amount) / 100)]
    if value.kind is Kind.POINT:
        return (("points", value.amount),)
    if value.kind is Kind.FRACTION:
        return (("share", value.amount),)
    return ()


def _loosely(value: Value) -> Iterable[Hashable]:
    """One side's unit may be understood: 3 for 3天, 2015 for 2015年, 10日 for ten days."""
    if value.kind in _PLAIN or value.kind is Kind.NAME:
        return (
            (("bare", value.amount), ("share", value.amount))
            if value.kind is not Kind.NAME
            else (("name", value.unit),)
        )
    return ()


def _with_units(value: Value) -> Iterable[Hashable]:
    """A plain number on either side against anything with that figure."""
    if value.kind is Kind.DATE:
        parts = [value.year, value.month, value.day]
        known = [part for part in parts if part is not None]
        return (("bare", Fraction(known[0])),) if len(known) == 1 else ()
    if value.kind is Kind.FISCAL_YEAR:
        return (("fiscal", value.low),)
    if value.amount is None:
        return ()
    if value.kind in {
        Kind.NUMBER,
        Kind.COUNT,
        Kind.ORDINAL,
        Kind.FRACTION,
        Kind.MEASURE,
        Kind.PERCENT,
        Kind.DECADE,
        Kind.PLAN,
    }:
        return (("bare", value.amount),)
    return ()


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
    """What a word like "both" or 首 accounts for."""
    if value.amount is None or value.kind in {Kind.MONEY, Kind.TIME, Kind.WEEKDAY, Kind.PERCENT}:
        return ()
    return (("small", value.amount),)


def _months_of(value: Value) -> Iterable[Hashable]:
    if value.kind is Kind.MEASURE and value.unit in _MONTHS and value.amount is not None:
        return (("months", value.amount * _MONTHS[value.unit]),)
    return ()


def _name_numbers(value: Value) -> Iterable[Hashable]:
    """A name's figure against a number: 5G and 第五代, Web3 and Web 3.0, H1 and 上半年."""
    if value.kind is Kind.NAME:
        figures = "".join(c for c in value.unit if c.isascii() and c.isdigit())
        return (("figure", Fraction(figures)),) if figures and len(figures) < 20 else ()  # noqa: PLR2004 - longer is an id
    if value.kind in _PLAIN and value.amount is not None:
        return (("figure", value.amount),)
    if value.kind is Kind.MEASURE and value.amount is not None:
        return (("figure", value.amount),)
    return ()


_LEVELS = (_same, _but_hedge, _plain_number, _converted, _with_units, _parts, _small_word, _name_numbers)


def _family(value: Value) -> str:
    return _FAMILIES.get(value.kind, "number" if value.kind in _PLAIN else value.kind.value)


def _substitutions(aligned: Alignment) -> Iterator[Difference]:
    """Pair what is left over on both sides within a family, in order; take it out of the leftovers."""
    _excuse_dates(aligned)
    for one, other in _leftover_pairs(aligned):
        aligned.left.remove(one)
        aligned.right.remove(other)
        yield Difference(_nature(one, other), one, other, _serious(one, other))


_LIMIT = 200
"""More leftovers than this are not paired: the two sides do not belong together."""


_COMPARED_LOOSE = frozenset({"times", "some"})
_PAR = Fraction(1)
"""Units of loose values that are still compared when both sides have one: doubled and 增加兩倍, thousands and 數百."""


def _is_par(value: Value) -> bool:
    """Return whether a value is the one dollar of an exchange rate."""
    return value.kind is Kind.MONEY and value.loose and value.amount == _PAR


def _leftover_pairs(aligned: Alignment) -> list[tuple[Value, Value]]:
    if len(aligned.left) > _LIMIT or len(aligned.right) > _LIMIT:
        return []
    pairs: list[tuple[Value, Value]] = []
    both = {value.unit for value in aligned.left} & {value.unit for value in aligned.right} & _COMPARED_LOOSE
    par = all(any(map(_is_par, side)) for side in (aligned.left, aligned.right))
    right = [value for value in aligned.right if not value.loose or value.unit in both or (par and _is_par(value))]
    left = [value for value in aligned.left if not value.loose or value.unit in both or (par and _is_par(value))]
    for alike in (_only_unit, _scaled, _same_family, _number_like):
        for one in tuple(left):
            other = next((value for value in right if alike(one, value)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
    return pairs


def _only_unit(one: Value, other: Value) -> bool:
    return one.amount is not None and one.amount == other.amount and _family(one) == _family(other)


def _scaled(one: Value, other: Value) -> bool:
    return _power_of_ten(one, other) and _comparable(one, other)


def _power_of_ten(one: Value, other: Value) -> bool:
    if not one.amount or not other.amount or one.amount == other.amount:
        return False
    ratio = max(one.amount, other.amount) / min(one.amount, other.amount)
    return ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


def _ordinals(one: Value, other: Value) -> bool:
    """Return whether both or neither is an ordinal or a fraction, or one is too large to be a figure of speech."""
    alike = all((one.kind is kind) == (other.kind is kind) for kind in (Kind.ORDINAL, Kind.FRACTION))
    return alike or not (one.letters and other.letters) or max(one.amount or 0, other.amount or 0) > SMALL


def _comparable(one: Value, other: Value) -> bool:
    families = {_family(one), _family(other)}
    return len(families) == 1 or (families <= {"number", "measure", "money", "percent"} and "number" in families)


def _same_family(one: Value, other: Value) -> bool:
    if _family(one) != _family(other) or one.kind is Kind.WEEKDAY is not other.kind:
        return False
    if one.kind is Kind.MEASURE and other.kind is Kind.MEASURE:
        return one.unit == other.unit or _dimension(one.unit) == _dimension(other.unit)
    return _ordinals(one, other)


def _number_like(one: Value, other: Value) -> bool:
    return _comparable(one, other) and _family(one) != "date" and _ordinals(one, other)


def _dimension(unit: str) -> str:
    return next((name for name, units in _DIMENSIONS.items() if unit in units), unit)


def _nature(one: Value, other: Value) -> Nature:
    if _family(one) == "date" or one.kind is Kind.WEEKDAY:
        return Nature.DATE
    if one.amount is not None and one.amount == other.amount:
        return Nature.CURRENCY if Kind.MONEY in {one.kind, other.kind} else Nature.UNIT
    return Nature.SCALE if _power_of_ten(one, other) else Nature.AMOUNT


def _serious(one: Value, other: Value) -> bool:
    """Return whether two values that stand for each other and differ make an error: both alone, or as a pair."""
    if one.amount is not None and one.amount == other.amount and one.kind is Kind.NUMBER and other.kind is Kind.MONEY:
        return False  # an exchange rate whose currency the target says
    if one.hard or other.hard or (one.unit == other.unit and one.unit in _COMPARED_LOOSE):
        return True
    if one.kind in {Kind.WEEKDAY, Kind.NAME} or _family(one) == "date":
        return True
    if one.kind is other.kind and one.kind in {Kind.ORDINAL, Kind.FRACTION}:
        return True
    return not (one.letters and other.letters) or Kind.COUNT in {one.kind, other.kind}


def _excuse_dates(aligned: Alignment) -> None:
    """Let "today" account for one date on the other side: 今日（十月二十一日）."""
    said = [*aligned.left, *aligned.right, *(value for pair in aligned.pairs for value in pair)]
    relative = any(value.kind is Kind.DATE and value.loose and not value.unit for value in said)
    for side, other in ((aligned.left, aligned.right), (aligned.right, aligned.left)):
        years = {value.year for pair in aligned.pairs for value in pair if value.year}
        if any(value.unit == "last-year" for value in side):
            past = next(
                (v for v in other if v.kind is Kind.DATE and v.year and v.month is None and v.year + 1 in years), None
            )
            if past is not None:
                other.remove(past)
        dated = [v for v in other if v.kind is Kind.DATE and v.day and not v.loose]
        if relative and len(dated) == 1 and not any(v.kind is Kind.DATE and v.day and not v.loose for v in side):
            other.remove(dated[0])
        dates = [
            value
            for value in other
            if value.kind is Kind.DATE and value.day and (not value.loose or value.unit == "lunar")
        ]
        for value in [one for one in side if one.unit == "day" and one.amount == len(dates)]:
            side.remove(value)  # "the first two days" and 初一及初二
            for date in dates:
                other.remove(date)
            dates = []


_SPANS = frozenset({*_DIMENSIONS["time"], *_DIMENSIONS["length"]})
_OPPOSED = (
    {Approximation.OVER, Approximation.AT_LEAST},
    {Approximation.UNDER, Approximation.NEARLY, Approximation.AT_MOST},
)


def _hedges(one: Value, other: Value) -> Iterator[Difference]:
    """Yield a hedge that was lost, added or turned round; it is hard only where "over" became "under"."""
    here, there = one.approximation, other.approximation
    if here is there or one.kind is Kind.DATE or other.loose or one.loose:
        return
    if {one.unit, other.unit} & _SPANS and {here, there} <= {
        Approximation.NONE,
        Approximation.NEARLY,
        Approximation.OVER,
        Approximation.AT_MOST,
    }:
        if Approximation.NONE in {here, there}:
            return  # 近十年 is "the last ten years", "over ten years" is "in ten years"
    if one.amount is not None and one.amount <= SMALL and one.kind in _PLAIN and Approximation.NONE in {here, there}:
        return
    opposed = any(here in side for side in _OPPOSED) and any(there in side for side in _OPPOSED)
    opposed = opposed and next(s for s in _OPPOSED if here in s) is not next(s for s in _OPPOSED if there in s)
    if not opposed and Approximation.NONE not in {here, there}:
        return
    yield Difference(Nature.APPROXIMATION, one, other, opposed)


__all__ = ["align", "compare", "ends", "folded"]
