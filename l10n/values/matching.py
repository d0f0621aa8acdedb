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
    same,
    small_word,
    with_units,
)
from l10n.values.nouns import (
    COUNT,
    DATE,
    DECADE,
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
    RANGE,
    TIME,
    WHOLE,
    Kind,
    Value,
    changed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
DIMENSIONS = {
    "area": {"square-foot", "square-metre", "square-kilometre", "square-mile", "hectare", "acre"},
    "length": {"kilometre", "metre", "centimetre", "millimetre", "nanometre", "foot", "inch", "yard"}
    | {"mile", "nautical-mile"},
    "weight": {"kilogram", "gram", "milligram", "tonne", "pound-weight", "ounce"},
    "volume": {"litre", "millilitre", "cubic-metre", "barrel"},
    "power": {"kilowatt", "megawatt", "gigawatt"},
    "energy": {"kilowatt-hour", "megawatt-hour", "gigawatt-hour", "terawatt-hour"},
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
        if value.kind is RANGE:
            break
    else:
        return list(values)
    out: list[Value] = []
    for value in values:
        if value.kind is RANGE and value.of is not None:
            for amount, step in ((value.low, value.step), (value.high, value.step and "to")):
                out.append(changed(value, kind=value.of, amount=amount, of=None, step=step))
        else:
            out.append(value)
    return out


def align(source: Sequence[Value], target: Sequence[Value]) -> Alignment:
    """Pair the values that say the same, the strictest likeness first."""
    result = Alignment([], ends(source), ends(target))
    if result.left and result.right:
        _pair_same(result)
    if result.left and result.right:
        _pair_alike(result)
    return result


def _pair_alike(result: Alignment) -> None:
    """Pair what is left on both sides by one likeness after another; a likeness without its kinds is not tried."""
    here, there = _kinds(result.left), _kinds(result.right)
    if any(value.approximation for value in (*result.left, *result.right)):
        _pair(result, but_hedge)
    for level, groups in _LEVELS:
        if not result.left or not result.right:
            return
        for kinds in groups:
            if not kinds.isdisjoint(here) and not kinds.isdisjoint(there):
                _pair(result, level)
                break
    if result.left and result.right and (NAME in here or NAME in there):
        _pair(result, name_numbers)  # other figures that are the same are paired by now


def _kinds(values: Sequence[Value]) -> set[Kind]:
    """Return the kinds of values; what is converted as a measure is one for the likenesses that are tried."""
    kinds = {value.kind for value in values}
    if any(value.unit in _CONVERTED for value in values):
        kinds.add(MEASURE)
    return kinds


def _pair_same(result: Alignment) -> None:
    """Pair what says the same in every respect, each in order of place: in most texts that is all there is.

    `_agree` need not be asked here: it forbids nothing between two values that say the same.
    """
    left, right = result.left, result.right
    ours, theirs = [same(value) for value in left], [same(value) for value in right]
    if ours == theirs:
        result.pairs, result.left, result.right = list(zip(left, right, strict=True)), [], []
        return
    waiting = dict(zip(theirs, right, strict=True))
    if len(waiting) < len(right):
        _pair_repeated(result, ours, theirs)
        return
    result.left = []
    for key, value in zip(ours, left, strict=True):
        found = waiting.pop(key, None)
        if found is None:
            result.left.append(value)
        else:
            result.pairs.append((value, found))
    result.right = list(waiting.values())


def _pair_repeated(result: Alignment, ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> None:
    """Pair by these keys where one is on the other side more than once, the first with the first."""
    left, right = result.left, result.right
    waiting: dict[Hashable, deque[int]] = {}
    for index, key in enumerate(theirs):
        waiting.setdefault(key, deque()).append(index)
    result.left = []
    for key, value in zip(ours, left, strict=True):
        queue = waiting.get(key)
        if queue:
            result.pairs.append((value, right[queue.popleft()]))
        else:
            result.left.append(value)
    result.right = [right[index] for index in sorted(itertools.chain(*waiting.values()))]


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


def _agree(one: Value, other: Value) -> bool:  # noqa: C901, PLR0911, PLR0912 - one rule a line
    """Return whether nothing that both say is contradicted: parts of a date, the unit, the half of the day."""
    if one.kind is DATE is other.kind:
        if one.unit and other.unit and one.unit != other.unit and {one.unit, other.unit} <= _MONTH_PARTS:
            return False
        if one.unit != other.unit and {one.unit, other.unit} & _PAST:
            return False
        parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        return all(here is None or there is None or here == there for here, there in parts)
    if one.kind is MEASURE is other.kind:
        units = {one.unit, other.unit}
        return (
            len(units) == 1
            or "times" in units
            or units <= {"degree", "kilowatt-hour"}
            or units in _HEATS  # 攝氏 is understood
            or _is_area(one, other)
            or bool(_converted_keys(one) & _converted_keys(other))
        )
    if one.kind is TIME is other.kind:
        return "12" in {one.unit, other.unit} or (one.amount or 0) % _DAY == (other.amount or 0) % _DAY
    if "basis-point" in {one.unit, other.unit} and {one.kind, other.kind} & _RATES:
        return bool(_converted_keys(one) & _converted_keys(other))
    if PERCENT in {one.kind, other.kind}:
        return _agree_in_share(one, other)
    if MEASURE in {one.kind, other.kind} and (one.unit.startswith("per-") or other.unit.startswith("per-")):
        return "degree" in {one.unit, other.unit}  # twice a month is not every two months, but 每月兩度
    if {one.kind, other.kind} == {COUNT, MEASURE}:
        return _physical(one) == _physical(other)
    if ORDINAL in {one.kind, other.kind} and any(value.loose and value.unit == "times" for value in (one, other)):
        return False  # "doubled" is no second half
    if DATE in {one.kind, other.kind} and MEASURE in {one.kind, other.kind}:
        date, span = (one, other) if one.kind is DATE else (other, one)
        return span.unit in _SPANS_OF[0 if date.year else 1 if date.month else 2]
    if MEASURE in {one.kind, other.kind} and (_is_part_of_year(one) or _is_part_of_year(other)):
        return "quarter" == one.unit == other.unit  # three months are no third quarter
    if (one.loose and _is_part_of_year(other)) or (other.loose and _is_part_of_year(one)):
        return False  # "annual" is no first half
    for word, figure in ((one, other), (other, one)):
        if word.loose and word.unit == "word" and not figure.letters and figure.amount == 1:
            return False  # "only" and "each" are no 1期
    return True


def _is_part_of_year(value: Value) -> bool:
    return value.kind is ORDINAL and value.unit in _PARTS_OF_YEARS


def _is_area(one: Value, other: Value) -> bool:
    """Return whether the source's square feet are 呎 in the target, which is short for them where flats are sold."""
    return one.unit == "square-foot" and other.unit == "foot" and other.text[-1:] in {"呎", "尺"}


def _agree_in_share(one: Value, other: Value) -> bool:
    """Return whether a percentage may answer: the same one, a discount its rest, a share, a bare figure in digits."""
    if one.kind is other.kind:
        off = (one.unit == "off") != (other.unit == "off")
        return one.amount == other.amount or (off and (one.amount or 0) + (other.amount or 0) == WHOLE)
    figure = other if one.kind is PERCENT else one
    if figure.kind is POINT:
        return "rate" in {one.unit, other.unit} and one.amount == other.amount
    if figure.kind is FRACTION:  # two-fifths is 40 %, never 0.4 %
        return bool(_converted_keys(one) & _converted_keys(other))
    bare = figure.kind is NUMBER and (figure.loose or not figure.letters)
    return bare or figure.unit == "times"


def _physical(value: Value) -> bool:
    """Return whether a value has a unit that no noun can be mistaken for: 38米 is not 38 storeys."""
    return (
        value.kind is MEASURE
        and value.amount is not None
        and dimension(value.unit) in DIMENSIONS
        and dimension(value.unit) != "time"
    )


_DAY = 1440
"""Minutes, after which it is midnight again: 24時 is 0時."""
_PARTS_OF_YEARS = frozenset({"half-year", "quarter"})
_SPANS_OF = (frozenset({"year"}), frozenset({"month"}), frozenset({"day", "week"}))
"""What a year, a month and a day may stand for where they are no date: 9個月, 14日."""
_HEATS = (frozenset({"degree", "celsius"}), frozenset({"degree", "fahrenheit"}))
_RATES = frozenset({POINT, PERCENT})
_PAST = frozenset({"last-year", "last-month"})
_MONTH_PARTS = frozenset({"early", "mid", "late"})


def _converted_keys(value: Value) -> set[Hashable]:
    return set(converted(value))


_CONVERTED = frozenset({"times", "basis-point"})
_SPANS = frozenset({MEASURE, PERCENT, POINT, FRACTION, TIME})
_FIGURED = PLAIN | {MEASURE, PERCENT, POINT, DECADE, PLAN}
_DATES = frozenset({DATE})
_OWN = tuple(frozenset({kind}) for kind in (DECADE, PHONE))
_LEVELS: tuple[tuple[Callable[[Value], Iterable[Hashable]], tuple[frozenset[Kind], ...]], ...] = (
    (kindred, (PLAIN,)),
    (plain_number, (PLAIN | {TIME}, _SPANS, frozenset({MONEY, MEASURE}), _DATES, *_OWN)),
    (converted, (_SPANS,)),
    (with_units, (_FIGURED | _DATES, frozenset({FISCAL_YEAR}))),
    (parts, (_DATES,)),
    (small_word, (_FIGURED,)),
)
"""The likenesses after the plainest, each with groups of kinds: it pairs nothing unless both sides have one of a group.
"""


def dimension(unit: str) -> str:
    """Return what a unit measures: area, length, time …; the unit itself when it is none of these."""
    return next((name for name, units in DIMENSIONS.items() if unit in units), unit)
