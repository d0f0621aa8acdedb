"""Pairing the values of two sides: exact matches first, then what two languages may say in two ways.

In: the Values of a source and of its target. Out: Differences. Ranges are compared by their ends, dates by the
parts that both sides say. What is left on both sides is paired: another figure, another currency, another unit;
what is left on one side only is missing or extra. Linear but for what is left. May not touch: other rooms.
"""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.values.likeness import (
    PLAIN,
    but_hedge,
    converted,
    kindred,
    name_numbers,
    parts,
    plain_number,
    small_word,
    whole_key,
    with_units,
)
from l10n.values.nouns import WHOLE, Kind, Value, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
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
    for value in values:
        if value.kind is Kind.RANGE:
            break
    else:
        return list(values)
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
    if result.left and result.right:
        _pair_alike(result)
    return result


def _pair_alike(result: Alignment) -> None:
    """Pair what is left on both sides by one likeness after another; a likeness without its kinds is not tried."""
    here = {value.kind for value in result.left}
    there = {value.kind for value in result.right}
    named = Kind.NAME in here or Kind.NAME in there
    if any(value.approximation for value in result.left) or any(value.approximation for value in result.right):
        _pair(result, but_hedge)
    for level, kinds in _LEVELS:
        if not result.left or not result.right:
            break
        if not kinds or not (kinds.isdisjoint(here) or kinds.isdisjoint(there)):
            _pair(result, level)
    if named and result.left and result.right:  # other figures that are the same are paired by now
        _pair(result, name_numbers)


def _pair_same(result: Alignment) -> None:
    """Pair what says the same in every respect, each in order of place: in most texts that is all there is.

    `_agree` need not be asked here: it forbids nothing between two values that say the same.
    """
    places: dict[Hashable, list[int]] = {}
    left, right = result.left, result.right
    for index in range(len(right) - 1, -1, -1):
        key = whole_key(right[index], right[index].approximation)
        if key in places:
            places[key].append(index)
        else:
            places[key] = [index]
    taken: set[int] = set()
    result.left = []
    for value in left:
        found = places.get(whole_key(value, value.approximation))
        if found:
            index = found.pop()  # the first that is left
            taken.add(index)
            result.pairs.append((value, right[index]))
        else:
            result.left.append(value)
    result.right = [value for index, value in enumerate(right) if index not in taken] if len(taken) < len(right) else []


def _pair(result: Alignment, level: Callable[[Value], Iterable[Hashable]]) -> None:
    """Pair what has a key in common, each in order of place."""
    waiting: dict[Hashable, int | deque[int]] = {}
    for index, value in enumerate(result.right):
        for key in level(value):
            before = waiting.get(key)
            if before is None:
                waiting[key] = index
            elif isinstance(before, int):
                waiting[key] = deque((before, index))
            else:
                before.append(index)
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
    waiting: dict[Hashable, int | deque[int]],
    keys: Iterable[Hashable],
    taken: set[int],
    value: Value,
    right: Sequence[Value],
) -> int | None:
    for key in keys:
        queue = waiting.get(key)
        if queue is None:
            continue
        if isinstance(queue, int):
            if queue not in taken and _agree(value, right[queue]):
                return queue
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
    return set(converted(value))


_LEVELS: tuple[tuple[Callable[[Value], Iterable[Hashable]], frozenset[Kind]], ...] = (
    (kindred, PLAIN),
    (plain_number, frozenset()),
    (converted, frozenset()),
    (with_units, frozenset()),
    (parts, frozenset({Kind.DATE})),
    (small_word, frozenset()),
)
"""The likenesses after the plainest, with the kinds of which each needs one on both sides, if it does."""


def dimension(unit: str) -> str:
    """Return what a unit measures: area, length, time …; the unit itself when it is none of these."""
    return next((name for name, units in DIMENSIONS.items() if unit in units), unit)
