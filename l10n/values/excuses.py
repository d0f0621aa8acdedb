"""What one side says in another way than the other: left over when values are paired, and yet no difference.

In: an Alignment with what has no answer. Out: nothing; what is accounted for is taken out of the leftovers.
Part of what `comparing` does. May not touch: other rooms.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.values.derived import excuse_derived
from l10n.values.nouns import COUNT, DATE, FRACTION, MONEY, NUMBER, ORDINAL, PERCENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from l10n.values.matching import Alignment
    from l10n.values.nouns import Value

LIMIT = 200
"""More leftovers than this are not paired: the two sides do not belong together."""


def excuse(aligned: Alignment) -> None:
    """Take out what is said in another way: shares, parts of a year, marks, products."""
    left, right = aligned.left, aligned.right
    kinds = {value.kind for value in left}.union([value.kind for value in right])
    if DATE in kinds:
        _excuse_months(aligned)
    units = {value.unit for value in left}.union([value.unit for value in right])
    if left and right:  # all of these take something out of either side
        if not kinds.isdisjoint(SHARES):
            _excuse_shares(aligned)
        if "mark" in units:
            _excuse_marks(aligned)
    if not units.isdisjoint(_WHOLES):
        _excuse_sums(aligned)
    if "times" in units and aligned.left and aligned.right:
        _excuse_products(aligned)
    _excuse_totals(aligned)
    if aligned.left or aligned.right:
        excuse_derived(aligned)


def _excuse_shares(aligned: Alignment) -> None:
    """Let nine of 10 visitors, or 10名訪客中有9名, account for 九成 or nine-tenths on the other side."""
    for side, other in ((aligned.left, aligned.right), (aligned.right, aligned.left)):
        for share in [value for value in side if value.kind in SHARES and value.amount][:LIMIT]:
            amount = (share.amount or 0) / (100 if share.kind is PERCENT else 1)
            plain = [value for value in other if value.kind in _COUNTED and value.amount and value.unit != "word"]
            both = next(((a, b) for a, b in _neighbours(plain[:LIMIT]) if a.amount == amount * (b.amount or 0)), None)
            if both and amount < 1:
                side.remove(share)
                for value in both:
                    other.remove(value)


def _excuse_months(aligned: Alignment) -> None:
    """Let 1月至5月 account for the first five months, 4月至6月 for the second quarter."""
    sides = ((aligned.left, aligned.right, 1), (aligned.right, aligned.left, 0))
    for side, other, there in sides:
        paired = [pair[there] for pair in aligned.pairs if pair[there].kind is DATE]
        begun = {value.month for value in (*other, *paired) if value.kind is DATE and value.day is None}
        own = {value.year for value in (*side, *(pair[1 - there] for pair in aligned.pairs)) if value.year}
        for span in [value for value in side if value.unit in _MONTHS_OF and value.amount][:LIMIT]:
            ends = _ends_of(span, other, begun)
            if ends and (not own or own.issuperset({value.year for value in ends if value.year})):
                side.remove(span)
                for value in ends:
                    other.remove(value)
        for pair in aligned.pairs:  # 1月至5月 without a year: the five is in a pair; nine months to September
            if pair[1 - there].unit == "month" and pair[there].unit in {"", "month"}:
                month = 1 if pair[there].kind is DATE else pair[there].amount
                end = next((v for v in other if v.kind is DATE and v.month == month and v.day is None), None)
                if end is not None:
                    other.remove(end)


_MONTHS_OF = {"month": 0, "quarter": 3, "half-year": 6}
"""How many months a part of a year has."""


def _ends_of(span: Value, other: Sequence[Value], said: Collection[int | None]) -> list[Value]:
    """Return the months without an answer that begin and end a span: January and May of the first five months.

    So many months may end in any month, the other end of which is said: 截至九月底止三個月 is July to September.
    """
    size, number = _MONTHS_OF[span.unit], int(span.amount or 0)
    months = [value for value in other if value.kind is DATE and value.day is None and value.month and not value.loose]
    if size and span.kind is ORDINAL:
        first, last = size * (number - 1) + 1, size * number
        return [value for value in months if value.month in {first, last}] if {first, last}.issubset(said) else []
    for value in months:
        for step in (number - 1, 1 - number):
            end = ((value.month or 0) + step - 1) % 12 + 1
            if end in said and end != value.month:
                return [one for one in months if one.month in {value.month, end}]
    return []


def _excuse_marks(aligned: Alignment) -> None:
    """Let 百億大關 account for the HK$10 billion mark: of what is understood."""
    for side, other in ((aligned.left, aligned.right), (aligned.right, aligned.left)):
        for mark in [value for value in side if value.unit == "mark"]:
            money = next((value for value in other if value.kind is MONEY and value.amount == mark.amount), None)
            if money is not None:
                side.remove(mark)
                other.remove(money)


_WHOLES = frozenset({"month", "year"})


def _excuse_sums(aligned: Alignment) -> None:
    """Let 一年零三個月 account for 15 months, and 三年零六個月 for three and a half years."""
    for side, other, there in ((aligned.left, aligned.right, 1), (aligned.right, aligned.left, 0)):
        said = [*other, *(pair[there] for pair in aligned.pairs if pair[1 - there].loose)]  # "respectively" is no 兩年
        for whole in [value for value in side if value.unit in _WHOLES and value.amount][:LIMIT]:
            size = 12 if whole.unit == "year" else 1
            years = [value for value in said if value.unit == "year" and value.amount][:LIMIT]
            months = [value for value in said if value.unit == "month" and value.amount][:LIMIT]
            for one, two in ((one, two) for one in years for two in months if one.start < two.start):
                if (one.amount or 0) * 12 + (two.amount or 0) == (whole.amount or 0) * size:
                    side.remove(whole)
                    for part in (one, two):
                        if part in other:
                            other.remove(part)
                    break


def _excuse_products(aligned: Alignment) -> None:
    """Let "twice as long" beside a fortnight account for 四星期 on the other side."""
    for side, other, there in ((aligned.left, aligned.right, 1), (aligned.right, aligned.left, 0)):
        for times in [value for value in side if value.loose and value.unit == "times" and value.amount][:LIMIT]:
            said = {
                (pair[there].unit, (pair[there].amount or 0) * (times.amount or 0))
                for pair in aligned.pairs
                if pair[there].amount is not None
            }
            product = next((value for value in other if (value.unit, value.amount) in said), None)
            if product is not None:
                other.remove(product)


def _excuse_totals(aligned: Alignment) -> None:
    """Let 74 passengers and five crew, said on both sides, account for "all 79", said on one only."""
    if len(aligned.left) + len(aligned.right) != 1:
        return
    side, here = (aligned.left, 0) if aligned.left else (aligned.right, 1)
    total = side[0]
    if total.kind not in _COUNTED or total.approximation or total.unit:
        return
    parts = sorted((pair[here] for pair in aligned.pairs if pair[here].kind in _COUNTED), key=lambda value: value.start)
    parts = [value for value in parts if value.end <= total.start and value.amount]
    if any((one.amount or 0) + (two.amount or 0) == total.amount for one, two in pairwise(parts)):
        side.clear()


SHARES = frozenset({PERCENT, FRACTION})
_COUNTED = frozenset({NUMBER, COUNT})


def _neighbours(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Yield neighbours in both orders."""
    for one, two in pairwise(values):
        yield one, two
        yield two, one


def excuse_dates(aligned: Alignment) -> None:  # noqa: C901 - one word for a day after the other
    """Let "today" account for one date on the other side: 今日（十月二十一日）."""
    if not _has_days(aligned.left) and not _has_days(aligned.right):
        return
    said = [*aligned.left, *aligned.right, *(value for pair in aligned.pairs for value in pair)]
    relative = any(value.kind is DATE and value.loose and not value.unit for value in said)
    for side, other in ((aligned.left, aligned.right), (aligned.right, aligned.left)):
        years = {value.year for pair in aligned.pairs for value in pair if value.year}
        if any(value.unit == "last-year" for value in side):
            past = next(
                (v for v in other if v.kind is DATE and v.year and v.month is None and v.year + 1 in years), None
            )
            if past is not None:
                other.remove(past)
        if any(value.unit == "last-month" for value in side):
            months = {value.month for pair in aligned.pairs for value in pair if value.month}
            past = next((v for v in other if v.kind is DATE and v.month and v.day is None and not v.loose), None)
            if past is not None and (not months or (past.month or 0) % 12 + 1 in months):
                other.remove(past)
        for value in [one for one in other if one.kind is DATE or (one.unit == "day" and one.text.endswith("日"))]:
            if _is_said_day(value, said) or _is_beside(value, side, said):
                other.remove(value)
        dated = [v for v in other if v.kind is DATE and v.day and not v.loose]
        if relative and len(dated) == 1 and not any(v.kind is DATE and v.day and not v.loose for v in side):
            other.remove(dated[0])
        dates = [
            value for value in other if value.kind is DATE and value.day and (not value.loose or value.unit == "lunar")
        ]
        count = len(dates) + sum(int(date.high) - (date.day or 0) for date in dates if date.high)
        for value in [one for one in side if one.unit == "day" and one.amount == count]:
            side.remove(value)  # "the first two days" and 初一及初二
            for date in dates:
                other.remove(date)
            dates = []


def _has_days(values: Sequence[Value]) -> bool:
    """Return whether any of the values is a date or a number of days."""
    for value in values:  # noqa: SIM110 - a generator takes twice as long
        if value.kind is DATE or value.unit == "day":
            return True
    return False


def _is_said_day(value: Value, said: Sequence[Value]) -> bool:
    """Return whether a day without its month, 25日 or 二十五日, is that of a date that is said in full."""
    day = value.day if value.kind is DATE else value.amount
    if value.loose or day is None or value.month or value.year:
        return False
    return any(one.kind is DATE and one.month and one.day == day for one in said)


_STEPS = {"next-day": 1, "day-before": -1}
_LONG = 31


def _is_beside(value: Value, side: Sequence[Value], said: Sequence[Value]) -> bool:
    """Return whether a date is the day after, or before, one that is said, where the other side says just that."""
    if value.kind is not DATE or value.loose or not value.month or not value.day:
        return False
    for step in {_STEPS[one.unit] for one in side if one.unit in _STEPS}:
        for one in said:
            if one is value or one.kind is not DATE or not one.month or not one.day:
                continue
            first, second = (one, value) if step > 0 else (value, one)
            if second.month == first.month and (second.day or 0) == (first.day or 0) + 1:
                return True
            if second.day == 1 and second.month == (first.month or 0) % 12 + 1 and (first.day or 0) >= _LONG - 3:
                return True
    return False
