"""What one side works out from what the other says: 36 degrees for two more than 34, 80 for twice 40, 1,500 m for 1.5.

In: an Alignment with what has no answer. Out: nothing; what is the exact result of figures that are said is taken out
of the leftovers. `excuses` asks it last. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.nouns import (
    COUNT,
    DATE,
    FRACTION,
    MEASURE,
    MONEY,
    NUMBER,
    ORDINAL,
    PERCENT,
    POINT,
    TIME,
    Approximation,
)
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.values.matching import Alignment
    from l10n.values.nouns import Value

LIMIT = 40
"""More leftovers than this are not worked out."""


def excuse_derived(aligned: Alignment) -> None:
    """Take out of both sides what follows from what is said."""
    if len(aligned.left) > LIMIT or len(aligned.right) > LIMIT or len(aligned.pairs) > LIMIT:
        return
    if _are_loose(aligned.left) and _are_loose(aligned.right):
        return
    if aligned.left and aligned.right:
        _of_both(aligned)
    _alone(aligned)


def _are_loose(values: list[Value]) -> bool:
    for value in values:  # noqa: SIM110 - a generator takes twice as long
        if not value.loose:
            return False
    return True


def _of_both(aligned: Alignment) -> None:
    """Take out what either side says and what the other says of it."""
    units = {value.unit for value in aligned.left}.union([value.unit for value in aligned.right])
    for rule in _rules([*aligned.left, *aligned.right], units):
        if aligned.left and aligned.right:
            _both(aligned, rule)
    if aligned.left and aligned.right and "month" in units and not units.isdisjoint(_SIZES):
        _periods_to(aligned)
    for result, may_say in ((_differences, _is_difference), (_shares, _is_part), (_last_days, _is_of_days)):
        if aligned.left and aligned.right:
            _from_pair(aligned, result, may_say)


def _rules(values: list[Value], units: set[str]) -> list[Callable[[Value, Value], bool]]:
    """Return the rules of which a value of these may be one, in their order."""
    parted = not units.isdisjoint(_SIZES)
    rules = (
        (_parts_of_year, parted),
        (_ends_of_part, parted),
        (_often, not units.isdisjoint(_PERIODS)),
        (_same_day, "day" in units),
        (_units, len(units.intersection(_METRIC)) > 1),
        (_ages, "age" in units),
        (_clocks, any(value.kind is TIME for value in values)),
        (_dozens, any("dozen" in value.text for value in values)),
    )
    return [rule for rule, may_be in rules if may_be]


def _both(aligned: Alignment, rule: Callable[[Value, Value], bool]) -> None:
    """Take out one value of each side where a rule says that they are one."""
    for one in tuple(aligned.left):
        other = next((value for value in aligned.right if rule(one, value) or rule(value, one)), None)
        if other is not None:
            aligned.left.remove(one)
            aligned.right.remove(other)


def _from_pair(
    aligned: Alignment, rule: Callable[[Value, Value, Value], bool], may_say: Callable[[Value], bool]
) -> None:
    """Take out what one side says of a figure that both say, and the result that the other side gives."""
    for side, other in ((aligned.left, aligned.right), (aligned.right, aligned.left)):
        for one in [value for value in side if may_say(value)]:
            found = next(
                (value for value in other for pair in aligned.pairs for base in pair if rule(one, value, base)), None
            )
            if found is not None:
                side.remove(one)
                other.remove(found)


_SIZES = {"half-year": 6, "quarter": 3}


def _parts_of_year(one: Value, other: Value) -> bool:
    """Return whether 上半年 stands for "the first six months", 第四季 for "the last three months of the year"."""
    size = _SIZES.get(one.unit) if one.kind is ORDINAL else None
    if size is None or other.kind is not MEASURE or not other.low or other.amount is None:
        return False
    months = other.amount * (12 if other.unit == "year" else 3 if other.unit == "quarter" else 1)
    return months == size and one.amount == (1 if other.low == 1 else 12 // size)


def _ends_of_part(one: Value, other: Value) -> bool:
    """Return whether 三季度末 stands for "the end of September", 上半年末 for "the end of June"."""
    size = _SIZES.get(one.unit) if one.kind is ORDINAL else None
    if size is None or other.kind is not DATE or other.day or not other.month or other.unit != "late":
        return False
    return other.month == size * (one.amount or 0)


def _same_day(one: Value, other: Value) -> bool:
    """Return whether 五日, which may be five days, is the 5th: 五月四日晚至五日凌晨."""
    if one.kind is not DATE or one.day is None or other.kind is not MEASURE or other.unit != "day":
        return False
    return other.amount == one.day and other.text.endswith("日")


def _periods_to(aligned: Alignment) -> None:
    """Let "the three months to September" account for 第三季, "the six months ended 30 June" for 上半年."""
    for side, other, here in ((aligned.left, aligned.right, 0), (aligned.right, aligned.left, 1)):
        for part in [value for value in side if value.kind is ORDINAL and value.unit in _SIZES]:
            size = _SIZES[part.unit]
            span = next((value for value in other if value.unit == "month" and value.amount == size), None)
            said = [*other, *(pair[1 - here] for pair in aligned.pairs)]
            end = next((v for v in said if v.kind is DATE and v.month and v.month == size * (part.amount or 0)), None)
            if span is not None and end is not None:
                side.remove(part)
                other.remove(span)
                if end in other:
                    other.remove(end)


def _last_days(one: Value, result: Value, base: Value) -> bool:
    """Return whether a date ends so many days, or a year so many years, that begin with one that both say."""
    if one.kind is not MEASURE or result.kind is not DATE or base.kind is not DATE or one.amount is None:
        return False
    if one.unit == "year" and result.month is None is base.month and result.year and base.year:
        return abs(result.year - base.year) == one.amount - 1
    days = one.unit == "day" and result.day and base.day and result.month == base.month
    return bool(days) and abs((result.day or 0) - (base.day or 0)) == one.amount - 1


_PERIODS = {
    "per-year": ("month", 12), "per-month": ("day", 30), "per-week": ("day", 7), "per-day": ("hour", 24),
    "per-hour": ("minute", 60),
}  # fmt: skip
_IN_PARTS = {"year": ("month", 12), "half-year": ("month", 6), "week": ("day", 7), "day": ("hour", 24)}
_IN_PARTS |= {"hour": ("minute", 60)}


def _often(one: Value, other: Value) -> bool:
    """Return whether "twice a year" is 每半年一次, or 每六個月一次."""
    unit, size = _PERIODS.get(one.unit, ("", 0))
    if not unit or not one.amount or other.kind is not MEASURE or other.amount is None:
        return False
    part, parts = _IN_PARTS.get(other.unit, (other.unit, 1)) if other.unit != unit else (unit, 1)
    return part == unit and other.amount * parts * one.amount == size


_METRIC: dict[str, tuple[str, Fraction]] = {
    "millimetre": ("length", Fraction(1, 1000)), "centimetre": ("length", Fraction(1, 100)),
    "metre": ("length", Fraction(1)), "kilometre": ("length", Fraction(1000)), "li": ("length", Fraction(500)),
    "milligram": ("weight", Fraction(1, 1000)), "gram": ("weight", Fraction(1)), "kilogram": ("weight", Fraction(1000)),
    "tonne": ("weight", Fraction(10**6)), "catty": ("weight", Fraction(500)),
    "millilitre": ("volume", Fraction(1, 1000)), "litre": ("volume", Fraction(1)),
    "cubic-metre": ("volume", Fraction(1000)),
    "square-metre": ("area", Fraction(1)), "hectare": ("area", Fraction(10**4)),
    "square-kilometre": ("area", Fraction(10**6)), "mu": ("area", Fraction(2000, 3)),
    "kilowatt": ("power", Fraction(1)), "megawatt": ("power", Fraction(1000)), "gigawatt": ("power", Fraction(10**6)),
    "kilowatt-hour": ("energy", Fraction(1)), "megawatt-hour": ("energy", Fraction(1000)),
    "gigawatt-hour": ("energy", Fraction(10**6)), "terawatt-hour": ("energy", Fraction(10**9)),
}  # fmt: skip
_ROUNDED = frozenset({"mu", "li"})
"""Units whose conversion is rounded: 100 mu are 6.67 hectares."""


def _units(one: Value, other: Value) -> bool:
    """Return whether two measures are one: 1.5公里 and 1,500米, 50斤 and 25 kg, 100亩 and 6.67 hectares."""
    if one.kind is not MEASURE or other.kind is not MEASURE or one.unit == other.unit:
        return False
    here, there = _METRIC.get(one.unit), _METRIC.get(other.unit)
    if here is None or there is None or here[0] != there[0] or not one.amount or not other.amount:
        return False
    first, second = one.amount * here[1], other.amount * there[1]
    if {one.unit, other.unit} & _ROUNDED:
        return any(
            abs(first - second) <= _rounding(value) * size
            for value, size in ((one, here[1]), (other, there[1]))
            if value.unit not in _ROUNDED
        )
    return first == second


_WRITTEN = later(r"(?P<n>[\d,]+)(?:\.(?P<d>\d+))?")


def _rounding(value: Value) -> Fraction:
    """Return how far a figure may be off by being rounded: 0.005 for 6.67."""
    found = _WRITTEN.search(value.text)
    written = numerals.digits(found[0]) if found is not None else None
    if found is None or not written or value.amount is None:
        return Fraction(0)
    whole = found["n"].replace(",", "")
    zeros = min(len(whole) - len(whole.rstrip("0")), len(whole) - 2) if found["d"] is None else -len(found["d"])
    zeros = max(zeros, 0) if found["d"] is None else zeros
    return value.amount / written * Fraction(10) ** zeros / 2


def _ages(one: Value, other: Value) -> bool:
    """Return whether a figure is an age of 七旬: 70 to 79."""
    if one.unit != "age" or one.amount is None or other.amount is None:
        return False
    years = other.kind in {NUMBER, COUNT, ORDINAL} or (other.kind is MEASURE and other.unit == "year")
    most = 10 if one.text.endswith("旬") else 1  # 九秩 is 90
    return years and one.amount <= other.amount < one.amount + most


_NOON = 720


def _clocks(one: Value, other: Value) -> bool:
    """Return whether 半日 stands for "until midday", 十二點 for noon."""
    if one.kind is not TIME or one.amount is None:
        return False
    if other.kind is MEASURE:
        return one.amount == _NOON and other.unit == "day" and other.amount == Fraction(1, 2)
    dotted = other.kind is COUNT and other.unit in {"點", "点"} and other.amount is not None
    return dotted and one.amount % _NOON == ((other.amount or 0) * 60) % _NOON


def _dozens(one: Value, other: Value) -> bool:
    """Return whether one is "a dozen or so" and the other 十多."""
    if one.amount != 12 or other.amount != 10 or "dozen" not in one.text:  # noqa: PLR2004 - a dozen and ten
        return False
    return other.approximation is Approximation.OVER and one.approximation is Approximation.ABOUT


def _alike(one: Value, other: Value) -> bool:
    """Return whether two values may be of one kind of thing: both money, both degrees, or plain figures."""
    if one.kind is MONEY or other.kind is MONEY:
        return one.kind is other.kind
    if one.kind is MEASURE is other.kind:
        return one.unit == other.unit or {one.unit, other.unit} <= _HEAT
    return one.kind in _PLAIN and other.kind in _PLAIN


_PLAIN = frozenset({NUMBER, COUNT})
_HEAT = frozenset({"degree", "celsius"})
_SPANS = {"minute": 1, "hour": 60}


def _differences(one: Value, result: Value, base: Value) -> bool:
    """Return whether a result is so much more or less than a figure that both say: 再高兩度, two more, half an hour."""
    if one.amount is None or result.amount is None or base.amount is None:
        return False
    if result.kind is TIME:
        minutes = one.amount * _SPANS[one.unit] if one.kind is MEASURE and one.unit in _SPANS else None
        turn = _NOON if result.unit else 2 * _NOON
        return (
            minutes is not None
            and base.kind is TIME
            and any((base.amount + sign * minutes - result.amount) % turn == 0 for sign in (1, -1))
        )
    if one.step != "by" or not _alike(result, base):
        return False
    return abs(result.amount - base.amount) == one.amount


def _shares(one: Value, result: Value, base: Value) -> bool:
    """Return whether a result is half, or twice, a figure that both say: half that for children, double the number."""
    if one.amount is None or result.amount is None or not base.amount or not _alike(result, base):
        return False
    if base.kind is not result.kind or base.unit != result.unit:
        return False
    share = one.amount / 100 if one.kind is PERCENT else one.amount
    return result.amount == base.amount * share


def _is_difference(value: Value) -> bool:
    """Return whether a value may say by how much another one is more or less, or later."""
    return value.step == "by" or (value.kind is MEASURE and value.unit in _SPANS)


def _is_of_days(value: Value) -> bool:
    """Return whether a value may be how many days or years there are to a date."""
    return value.kind is MEASURE and value.unit in {"day", "year"}


def _is_part(value: Value) -> bool:
    """Return whether a value may say how much of another one, or how many times it."""
    return value.kind is FRACTION or value.unit == "times" or (value.kind is PERCENT and value.unit == "off")


def _alone(aligned: Alignment) -> None:
    """Take out what only one side says, and what is said in another way by a word that is in a pair."""
    for side, here in ((aligned.left, 0), (aligned.right, 1)):
        if not side:
            continue
        for value in tuple(side):
            if value.kind is DATE or value.amount is None:
                continue
            if (
                (value.low is not None and _is_of_couple(value, aligned, here))
                or (value.unit == "day" and _is_third_of_month(value, aligned, here))
                or _is_product(value, aligned, here)
                or ((value.step == "by" or value.kind is POINT) and _is_change(value, aligned, here))
            ):
                side.remove(value)


def _is_of_couple(value: Value, aligned: Alignment, here: int) -> bool:
    """Return whether a value is the three of 兩三日 for "a couple of days"."""
    if value.low is None or value.high is None or value.high - value.low != 1 or value.high > 3:  # noqa: PLR2004 - a couple
        return False
    return any(
        pair[here].start == value.start and pair[1 - here].loose and pair[1 - here].text.lower() == "couple"
        for pair in aligned.pairs
    )


def _is_change(value: Value, aligned: Alignment, here: int) -> bool:
    """Return whether a value is by how much one figure that both say differs from another: 由28.9%升至31.4%."""
    points = value.kind is POINT
    if not points and value.step != "by":
        return False
    own = [pair[here] for pair in aligned.pairs if pair[here].amount is not None]
    own = [one for one in own if one.kind is PERCENT] if points else [one for one in own if _alike(one, value)]
    return any(abs((one.amount or 0) - (two.amount or 0)) == value.amount for one, two in combinations(own, 2))


_THIRDS = frozenset({"early", "mid", "late"})


def _is_third_of_month(value: Value, aligned: Alignment, here: int) -> bool:
    """Return whether a value is the ten of "the first ten days of August" for 八月上旬."""
    if value.kind is not MEASURE or value.unit != "day" or value.amount != 10:  # noqa: PLR2004 - a third of a month
        return False
    return any(
        pair[1 - here].kind is DATE and pair[1 - here].unit in _THIRDS and pair[here].unit not in _THIRDS
        for pair in aligned.pairs
    )


def _is_product(value: Value, aligned: Alignment, here: int) -> bool:
    """Return whether a value is the product, or the quotient, of a sum of money and a count that both sides say.

    HK$20 billion in four equal tranches is 50億 a tranche; twice as many as 40 is 80.
    """
    own = [pair[here] for pair in aligned.pairs if pair[here].amount]
    times = [one.amount for one in own if one.unit == "times" and one.loose]
    if value.kind is MONEY:
        times += [one.amount for one in own if one.kind in {NUMBER, COUNT, MEASURE} and 1 < (one.amount or 0) <= LIMIT]
    if not times or any(one.kind is value.kind for one in (aligned.left, aligned.right)[1 - here]):
        return False
    for base in own:
        if base.kind is not value.kind or base.unit != value.unit or base.amount is None or value.amount is None:
            continue
        if any(n and value.amount in {base.amount * n, base.amount / n} for n in times):
            return True
    return False
