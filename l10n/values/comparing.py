"""Comparing two sides: what has no answer on the other side, or another one.

In: the Values of a source and of its target. Out: Differences. What `matching` leaves over on both sides is paired
(another figure, another currency, another unit); what is left on one side only is missing or extra, unless it is a
second mention. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.excuses import LIMIT, SHARES, excuse, excuse_dates
from l10n.values.likeness import PLAIN
from l10n.values.matching import DIMENSIONS, Alignment, align, dimension
from l10n.values.nouns import (
    BARE,
    COUNT,
    DATE,
    DECADE,
    EXACT,
    FISCAL_YEAR,
    FRACTION,
    MEASURE,
    MONEY,
    NAME,
    NUMBER,
    ORDINAL,
    PERCENT,
    POINT,
    SMALL,
    TIME,
    WEEKDAY,
    Approximation,
    Difference,
    Nature,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_FAMILIES = {
    PERCENT: "percent", POINT: "percent", MONEY: "money", MEASURE: "measure", DATE: "date",
    FISCAL_YEAR: "date", DECADE: "date",
}  # fmt: skip


def compare(
    source: Sequence[Value], target: Sequence[Value], *, homes: tuple[str, str] | None = None
) -> list[Difference]:
    """Return the differences between two sides, in the order of the source, then of the target.

    Equal values may stand in any order, and a second mention may be left out. Exact amounts are compared; units are
    never converted but for spans of time (half a year, six months) and shares (half, 50 per cent). `homes` are the
    currencies that a bare $ or 元 stands for on either side; without them it agrees with any dollar or yuan.
    """
    if not source and not target:
        return []
    aligned = align(source, target)
    found = _leftovers(aligned) if aligned.left or aligned.right else []
    turned = False
    moved: frozenset[Approximation] | None = None
    for one, other in aligned.pairs:
        if one.approximation is not other.approximation:
            moved = _moved(aligned) if moved is None else moved
            if not moved or moved.isdisjoint({one.approximation, other.approximation}):
                found += _hedges(one, other)
        if homes and one.kind is MONEY and (one.unit in BARE or other.unit in BARE):
            found += _bare(one, other, homes)
        turned = turned or (one.step != other.step and "by" not in {one.step, other.step})
    return [*found, *_turned(aligned.pairs)] if turned else found


_MULTIPLES = frozenset({FRACTION, PERCENT})


def _moved(aligned: Alignment) -> frozenset[Approximation]:
    """Return the hedges that a share or multiple has on one side, and on the other the span of time before it.

    "Nearly three times its level a month ago" is 近一個月前的三倍, where 近 stands before what comes first.
    """
    found: set[Approximation] = set()
    for one, other in aligned.pairs:
        if not (one.kind in _MULTIPLES or "times" in {one.unit, other.unit}):
            continue
        for hedge, bare, here in ((one, other, 1), (other, one, 0)):
            if hedge.approximation is EXACT or bare.approximation is not EXACT:
                continue
            spans = [pair[here] for pair in aligned.pairs] + (aligned.right if here else aligned.left)
            if any(span.approximation is hedge.approximation and span.unit in _TIMES for span in spans):
                found.add(hedge.approximation)
    return frozenset(found)


def _leftovers(aligned: Alignment) -> list[Difference]:
    """Return what differs of that which has no answer; what is loose may be on one side only."""
    one_sided = not aligned.left or not aligned.right
    if one_sided and all(value.loose for value in aligned.left or aligned.right):
        return []
    excuse(aligned)
    found = list(_substitutions(aligned))
    missing = [value for value in aligned.left if not value.loose]
    extra = [value for value in aligned.right if not value.loose]
    if missing or extra:
        said = {_said(value) for pair in aligned.pairs for value in pair}
        found += [Difference(Nature.MISSING, one, None, one.hard) for one in missing if _said(one) not in said]
        found += [Difference(Nature.EXTRA, None, one, one.hard) for one in extra if _said(one) not in said]
    return found


def _bare(one: Value, other: Value, homes: tuple[str, str]) -> Iterator[Difference]:
    """Yield a bare $ or 元 that stands for another currency than the other side's."""
    if one.kind is not MONEY or other.kind is not MONEY or one.amount != other.amount:
        return
    if one.unit == other.unit == "元":
        return  # the bare 元 of two Chinese texts is one word
    here, there = (home if value.unit in BARE else value.unit for value, home in zip((one, other), homes, strict=True))
    if here != there and {one.unit, other.unit} & BARE and "cent" not in (one.text + other.text).lower():
        yield Difference(Nature.CURRENCY, one, other, hard=one.unit not in BARE)


def _turned(pairs: Sequence[tuple[Value, Value]]) -> Iterator[Difference]:
    """Yield the first end of a change whose two ends are exchanged on the other side."""
    crossed = [
        (one, other)
        for one, other in pairs
        if one.step and other.step and one.step != other.step and "by" not in {one.step, other.step}
    ]
    ends = {one.step: (one, other) for one, other in crossed}
    if len(crossed) == len(ends) == 2 and ends["from"][0].amount != ends["to"][0].amount:  # noqa: PLR2004 - both ends
        yield Difference(Nature.ORDER, *ends["from"], hard=True)


def _said(value: Value) -> Hashable:
    """Return what a second mention has in common with the first: it may be understood, as in 該月."""
    if value.kind is DATE:
        return (value.month, value.day) if value.month else (value.year,)
    family = _family(value)
    said = value.text if value.amount is None else value.amount.as_integer_ratio()
    if value.kind is ORDINAL and value.unit in _PARTS_OF_YEARS:
        return (value.unit, said)
    return ("number" if family == "measure" else family, said)


_PARTS_OF_YEARS = frozenset({"half-year", "quarter"})


def _family(value: Value) -> str:
    if value.unit == "basis-point":
        return "percent"
    return _FAMILIES.get(value.kind, "number" if value.kind in PLAIN else value.kind.value)


def _substitutions(aligned: Alignment) -> Iterator[Difference]:
    """Pair what is left over on both sides within a family, in order; take it out of the leftovers."""
    excuse_dates(aligned)
    for one, other in _leftover_pairs(aligned):
        aligned.left.remove(one)
        aligned.right.remove(other)
        yield Difference(_nature(one, other), one, other, _serious(one, other))


_COMPARED_LOOSE = frozenset({"times", "some", "lunar"})
_PAR = Fraction(1)
"""Units of loose values that are still compared when both sides have one: doubled and 增加兩倍, thousands and 數百."""


def _is_par(value: Value) -> bool:
    """Return whether a value is the one dollar of an exchange rate."""
    return value.kind is MONEY and value.loose and value.amount == _PAR


def _is_one(value: Value) -> bool:
    """Return whether a value is "one" before a noun: one bank against 3間銀行."""
    return value.kind is COUNT and value.loose and value.text.lower() == "one"


def _in_digits(value: Value) -> bool:
    return value.kind is COUNT and not value.letters and not value.loose


def _leftover_pairs(aligned: Alignment) -> list[tuple[Value, Value]]:
    if not (0 < len(aligned.left) <= LIMIT and 0 < len(aligned.right) <= LIMIT):
        return []
    pairs: list[tuple[Value, Value]] = []
    both = {value.unit for value in aligned.left} & {value.unit for value in aligned.right} & _COMPARED_LOOSE
    shares = any(value.kind is FRACTION for value in (*aligned.left, *aligned.right) if not value.loose)
    par = all(any(map(_is_par, side)) for side in (aligned.left, aligned.right))
    right = [value for value in aligned.right if not value.loose or value.unit in both or (par and _is_par(value))]
    left = [value for value in aligned.left if not value.loose or value.unit in both or (par and _is_par(value))]
    turned = any(value.unit == "times" for value in (*aligned.left, *aligned.right))  # halved, and doubled
    left += [value for value in aligned.left if value.unit == "share"] if shares or turned else []
    right += [value for value in aligned.right if value.unit == "share"] if shares or turned else []
    left += [value for value in aligned.left if _is_one(value)] if any(map(_in_digits, right)) else []
    right += [value for value in aligned.right if _is_one(value)] if any(map(_in_digits, left)) else []
    for alike in (_only_unit, _scaled, _same_family, _number_like):
        for one in tuple(left):
            other = next((value for value in right if alike(one, value)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
    return pairs


_PRICES = frozenset({NUMBER, MONEY})


def _only_unit(one: Value, other: Value) -> bool:
    if one.amount is None or one.amount != other.amount:
        return False
    return _family(one) == _family(other) or {one.kind, other.kind} == _PRICES


def _scaled(one: Value, other: Value) -> bool:
    return _power_of_ten(one, other) and _comparable(one, other)


def _power_of_ten(one: Value, other: Value) -> bool:
    if not one.amount or not other.amount or one.amount == other.amount:
        return False
    ratio = max(one.amount, other.amount) / min(one.amount, other.amount)
    return ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


def _ordinals(one: Value, other: Value) -> bool:
    """Return whether both or neither is an ordinal or a fraction, or one is too large to be a figure of speech."""
    alike = all((one.kind is kind) == (other.kind is kind) for kind in (ORDINAL, FRACTION))
    words = one.letters and other.letters and max(one.amount or 0, other.amount or 0) <= SMALL
    return alike or not words or _turns_about(one, other)


def _turns_about(one: Value, other: Value) -> bool:
    """Return whether one is a multiple and the other a part: doubled, and half."""
    return "times" in {one.unit, other.unit} and FRACTION in {one.kind, other.kind}


def _comparable(one: Value, other: Value) -> bool:
    families = {_family(one), _family(other)}
    return len(families) == 1 or (families <= {"number", "measure", "money", "percent"} and "number" in families)


def _same_family(one: Value, other: Value) -> bool:
    if _family(one) != _family(other) or one.kind is WEEKDAY is not other.kind:
        return False
    if one.kind is MEASURE and other.kind is MEASURE:
        return one.unit == other.unit or dimension(one.unit) == dimension(other.unit)
    return _ordinals(one, other) and not _apart(one, other)


def _apart(one: Value, other: Value) -> bool:
    """Return whether one counts anything and the other measures time, both in words: the two cities, 一年."""
    if not (one.letters and other.letters) or {one.kind, other.kind} != {COUNT, MEASURE}:
        return False
    span, count = (one, other) if one.kind is MEASURE else (other, one)
    if count.unit in _AGES:
        return False
    return span.unit in _TIMES and max(one.amount or 0, other.amount or 0) <= SMALL


_AGES = frozenset({"歲", "岁"})
_TIMES = frozenset({*DIMENSIONS["time"]})


def _number_like(one: Value, other: Value) -> bool:
    return _comparable(one, other) and _family(one) != "date" and _ordinals(one, other) and not _apart(one, other)


def _nature(one: Value, other: Value) -> Nature:
    if _family(one) == "date" or one.kind is WEEKDAY:
        return Nature.DATE
    if one.amount is not None and one.amount == other.amount and {one.kind, other.kind} != SHARES:
        return Nature.CURRENCY if MONEY in {one.kind, other.kind} else Nature.UNIT
    return Nature.SCALE if _power_of_ten(one, other) else Nature.AMOUNT


def _serious(one: Value, other: Value) -> bool:
    """Return whether two values that stand for each other and differ make an error: both alone, or as a pair."""
    if one.amount is not None and one.amount == other.amount and one.kind is NUMBER and other.kind is MONEY:
        return False  # an exchange rate whose currency the target says
    if one.hard or other.hard or _turns_about(one, other) or (one.unit == other.unit and one.unit in _COMPARED_LOOSE):
        return True
    if one.kind in {WEEKDAY, NAME} or _family(one) == "date":
        return True
    if one.kind is other.kind and one.kind in {ORDINAL, FRACTION}:
        return True
    return not (one.letters and other.letters) or COUNT in {one.kind, other.kind}


_SPANS = frozenset({*DIMENSIONS["time"], *DIMENSIONS["length"]})
_SPANNED = frozenset({EXACT, Approximation.NEARLY, Approximation.OVER, Approximation.AT_MOST})
_OPPOSED = (
    {Approximation.OVER, Approximation.AT_LEAST},
    {Approximation.UNDER, Approximation.NEARLY, Approximation.AT_MOST},
)


_ODD_HEDGES = frozenset({Approximation.ABOUT, Approximation.OVER})
_BY_THEN = frozenset({EXACT, Approximation.AT_MOST, Approximation.AT_LEAST})
_LIKE_ABOUT = frozenset({EXACT, Approximation.NEARLY})
"""What 約 may stand for, beside a figure whose hedge was lost, which is judged by itself."""


_ONLY_LIKE = {
    Approximation.WITHIN: frozenset({EXACT, Approximation.UNDER, Approximation.AT_MOST}),
    Approximation.ROUGHLY: frozenset({EXACT, Approximation.ABOUT, Approximation.NEARLY}),
}
"""Hedges apart from their figures that do not answer any other: 12分鐘內 is not "at least 12 minutes"."""


def _is_answered(one: Value, other: Value) -> bool:
    """Return whether a hedge that stands apart on one side accounts for the hedge on the other."""
    for apart, hedge in ((one.apart, other.approximation), (other.apart, one.approximation)):
        if apart is not EXACT and (apart not in _ONLY_LIKE or hedge in _ONLY_LIKE[apart]):
            return True
    return False


def _is_between(end: Value, hedge: Approximation) -> bool:
    """Return whether a hedge says what an end of a range says: between 3 and 6 is 不低於3、不超過6."""
    if end.low is None or end.high is None or end.approximation is not EXACT or end.unit == "times":
        return False
    return (hedge is Approximation.AT_LEAST and end.amount == end.low) or (hedge in _UP_TO and end.amount == end.high)


_UP_TO = frozenset({Approximation.AT_MOST, Approximation.UNDER})


def _hedges(one: Value, other: Value) -> Iterator[Difference]:  # noqa: PLR0911 - one rule a line
    """Yield a hedge that was lost, added or turned round; it is hard only where "over" became "under"."""
    here, there = one.approximation, other.approximation
    if here is there or one.kind is DATE or one.loose or other.loose or _is_answered(one, other):
        return
    if one.kind is TIME is other.kind and {here, there} <= _BY_THEN:
        return  # by 9.45 is 9.45 or before, which is another check's
    if DECADE in {one.kind, other.kind} or "off" in {one.unit, other.unit}:
        return
    # 近十年 is "the last ten years", "over ten years" is "in ten years"
    if {one.unit, other.unit} & _SPANS and EXACT in {here, there} and {here, there} <= _SPANNED:
        return
    if one.amount is not None and one.amount <= SMALL and one.kind in PLAIN and EXACT in {here, there}:
        return
    if _is_between(one, there) or _is_between(other, here):
        return
    if {here, there} == _ODD_HEDGES and any(sign in one.text + other.text for sign in "多餘余"):
        return  # "some 300" and 300多
    if Approximation.ABOUT in {here, there} and not {here, there} & _LIKE_ABOUT:
        yield Difference(Nature.APPROXIMATION, one, other, hard=False)
        return
    opposed = any(here in side for side in _OPPOSED) and any(there in side for side in _OPPOSED)
    opposed = opposed and next(s for s in _OPPOSED if here in s) is not next(s for s in _OPPOSED if there in s)
    if not opposed and EXACT not in {here, there}:
        return
    yield Difference(Nature.APPROXIMATION, one, other, opposed)
