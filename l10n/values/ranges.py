"""Figures that belong together: two ends of a range, the members of a list, two times of one afternoon.

In: Values in order of place and their text. Out: the Values, two ends made one RANGE, a currency or half of the day
that is said once given to all. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.clues import lower
from l10n.values.nouns import (
    COUNT,
    DECADE,
    EMAIL,
    EXACT,
    FISCAL_YEAR,
    MEASURE,
    MONEY,
    NAME,
    NUMBER,
    PHONE,
    PLAN,
    RANGE,
    TIME,
    URL,
    WEEKDAY,
    Kind,
    Value,
    amend,
    changed,
)
from l10n.values.patterns import later

if TYPE_CHECKING:
    from l10n.values.grammar import Grammar

_RANGE = later(r" ?(?:-|–|—|~|to|through) ?", re.IGNORECASE)
_RANGE_ZH = later(r" ?(?:至|到|-|–|—|~) ?")
_BETWEEN = later(r"\bbetween(?: an?| the)? ?\Z|\bfrom ?\Z", re.IGNORECASE)


def joined_ranges(values: list[Value], text: str, rules: Grammar) -> list[Value]:
    """Return the values with every pair that is joined by a dash or 至 made one RANGE."""
    if len(values) < 2:  # noqa: PLR2004 - a pair
        return together(values, text, rules)
    joined: list[Value] = []
    before: Value | None = None
    for value in together(values, text, rules):
        near = before is not None and value.start - before.end <= _GAP
        both = _joined(before, value, text, rules) if before is not None and near else None
        if both is None:
            joined.append(value)
            before = value
        else:
            joined[-1] = before = both
    return _shared(joined, text, rules)


_FROM_ON = frozenset({"以上", "以上、", "以上至"})
_GAP = 10
"""Characters of " through "."""
_LIST = later(r"(?:, | and | or |, and |、|及|和|與|与|以及|或|，)")


def _shared(values: list[Value], text: str, rules: Grammar) -> list[Value]:
    """Return the values with a currency that stands once in a list given to all: 420、320及180港元."""
    for value in values:
        if value.kind is MONEY:
            break
    else:
        return values
    out = list(values)
    order = range(len(out) - 2, -1, -1) if rules.chinese else range(1, len(out))
    step = 1 if rules.chinese else -1
    for index in order:
        one, other = out[index], out[index + step]
        first, second = (one, other) if rules.chinese else (other, one)
        bare = one.kind is NUMBER and not one.loose and not one.letters
        bare = bare and (rules.chinese or not _COUNTED.match(text, one.end))
        if bare and other.kind is MONEY and not other.loose and _LIST.fullmatch(text, first.end, second.start):
            amount = (one.amount or Fraction(0)) / _parts_of(other)
            out[index] = changed(one, kind=MONEY, unit=other.unit, amount=amount)
    return out


_COUNTED = later(
    r"[ -](?!(?:respectively|and|or|to|for|per|from|over|with|in|a|an|at|on|by|as|last|this|each)\b)[A-Za-z]{3}"
)
"""What stands behind a figure that is no sum of money: HK$2,000 and 12 people."""
_SMALL_CHANGE = later(r"(?P<ten>[角毫]|\bjiao)\Z|[仙錢钱]\Z|\b(?:cents?|fen|pence)\Z", re.IGNORECASE)


def _parts_of(value: Value) -> int:
    """Return how many of what a figure counts make a dollar: 100 for 60 cents, 10 for 六角, else 1."""
    found = _SMALL_CHANGE.search(value.text)
    return 1 if found is None else 10 if found["ten"] else 100


_TOGETHER = later(r"[ -]?|,? and |, |[零又]")
_A_UNIT = later(r"\b(?:an?|one) (?P<unit>hour|minute|year)(?:,? and|,)? \Z", re.IGNORECASE)
_MONTHS = 12
_SIZES = {"year": {"month": 12}, "hour": {"minute": 60, "second": 3600}, "minute": {"second": 60}}
_PARTS = frozenset({"month", "minute", "second"})
_PARTED = frozenset({"year", "month", "hour", "minute", "second"})
"""Units of which one may be the smaller or the larger part of another: two years and eight months."""
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


def together(values: list[Value], text: str, rules: Grammar) -> list[Value]:
    """Return the values with 2小時5分30秒, "an hour and 20 minutes", 1元5角 made one value each."""
    for value in values:
        if (value.kind is MEASURE and value.unit in _PARTED) or (rules.chinese and value.kind is MONEY):
            break
    else:
        return values
    out: list[Value] = []
    for value in values:
        both = _sum(out[-1], value, text, rules) if out else None
        if both is not None:
            out[-1] = both
        else:
            out.append(value if rules.chinese else _with_an_hour(value, text))
    return out


def _with_an_hour(value: Value, text: str) -> Value:
    if value.unit not in _PARTS or value.kind is not MEASURE or value.amount is None:
        return value
    before = _A_UNIT.search(text, max(0, value.start - 18), value.start)
    size = _SIZES[before["unit"].lower()].get(value.unit) if before is not None else None
    if before is None or size is None:
        return value
    amount = value.amount + size
    return changed(value, amount=amount, start=before.start(), text=text[before.start() : value.end])


def _sum(one: Value, two: Value, text: str, rules: Grammar) -> Value | None:
    """Return two neighbours that are the larger and the smaller part of one amount as one."""
    if one.amount is None or two.amount is None or not _TOGETHER.fullmatch(text, one.end, two.start):
        return None
    if rules.chinese and one.kind is MONEY and two.kind is COUNT and two.unit == "分" and one.text[-1:] in "角毫":
        fen = two.amount / 100  # 一角五分
        end = two.end
        return changed(one, amount=one.amount + fen, end=end, text=text[one.start : end], loose=False)
    if rules.chinese and one.kind is MONEY is two.kind:
        small = text[one.end : two.start] == "" and one.amount > two.amount and _parts_of(two) > 1
        if not small or (_parts_of(one) == 1 and not one.text.endswith(("元", "圓"))):
            return None
        return changed(one, amount=one.amount + two.amount, end=two.end, text=text[one.start : two.end], loose=False)
    if one.unit == "year" and two.unit == "month" and _is_whole(one.amount) and two.amount < _MONTHS:
        amount = _MONTHS * one.amount + two.amount
        return changed(one, unit="month", amount=amount, end=two.end, text=text[one.start : two.end], loose=False)
    here, there = _unit_of(one, two, rules), _unit_of(two, one, rules)
    if not here or not there or _SECONDS[here] <= _SECONDS[there]:
        return None
    amount = two.amount + one.amount * Fraction(_SECONDS[here], _SECONDS[there])
    return changed(
        one, kind=MEASURE, unit=there, amount=amount, end=two.end, text=text[one.start : two.end], loose=False
    )


def _is_whole(amount: Fraction) -> bool:
    return amount.denominator == 1


def _unit_of(value: Value, beside: Value, rules: Grammar) -> str:
    """Return the unit of a length of time; 分 is one beside hours or seconds."""
    if value.kind is MEASURE and value.unit in _SECONDS:
        return value.unit
    minutes = rules.chinese and value.kind is COUNT and value.unit == "分"
    return "minute" if minutes and beside.kind is MEASURE and beside.unit in _SECONDS else ""


_FAR_ABOVE = 3
"""So many times the first figure the second one is no end of a range: by $150 to $1,350."""
_SINGLE = frozenset("一二兩两三四五六七八")


def _joined(  # noqa: C901 - one way of joining after the other
    one: Value, two: Value, text: str, rules: Grammar
) -> Value | None:
    gap = text[one.end : two.start]
    if len(gap) > _GAP or one.amount is None or two.amount is None or one.kind is RANGE:
        return None
    between = not rules.chinese and gap == " and " and _BETWEEN.search(text, max(0, one.start - 14), one.start)
    pair = rules.chinese and not gap and one.letters and two.letters and one.text[-1:] in _SINGLE  # 三四個小時
    pair = pair and not one.loose and one.kind is NUMBER and len(one.text) < 4  # noqa: PLR2004 - 二十七八歲
    low, high = one.amount, two.amount
    if not rules.chinese and high > _FAR_ABOVE * low and text.endswith(("by ", "By "), 0, one.start):
        return None  # up by $150 to $1,350
    within = rules.chinese and gap in _FROM_ON and text.startswith(("以下", "以內", "以内"), two.end)
    if within:  # 三年以上七年以下
        two = changed(two, end=two.end + 2, text=text[two.start : two.end + 2])
    if not within and not between and not pair and not (_RANGE_ZH if rules.chinese else _RANGE).fullmatch(gap):
        return None
    if one.kind is MONEY is two.kind and one.unit != two.unit:
        return None
    plain = one.kind in {NUMBER, COUNT} and not one.unit
    if not plain and (one.kind is not two.kind or not (one.unit == two.unit or not two.unit or two.kind is MONEY)):
        if not (
            (one.kind is MONEY or "分之" in one.text)  # not "rose 5% to 770,000"
            and two.kind in {NUMBER, COUNT}
            and not two.unit
        ):
            return None
        two = changed(two, kind=one.kind, unit=one.unit)
    if plain and two.kind is MONEY:
        low /= _parts_of(two)
    scale = _scale_of(two, rules)
    if (plain or one.kind is MONEY) and scale > 1 and _scale_of(one, rules) == 1 and low < high / scale:
        low *= scale
    if low >= high:
        return None
    unit = two.unit if not one.unit or (len(two.unit) > len(one.unit) and two.kind is MONEY) else one.unit
    return Value(
        RANGE, one.start, two.end, text[one.start : two.end], low=low, high=high, of=two.kind, unit=unit,
        approximation=one.approximation, letters=one.letters,
    )  # fmt: skip


def beside_times(values: list[Value], text: str) -> list[Value]:
    """Return the values with the four of "half past two to four" and the two of "two to half past four" times, too."""
    for value in values:
        if value.kind is TIME:
            break
    else:
        return values
    out = list(values)
    for at, (one, two) in enumerate(pairwise(values)):
        if TIME not in {one.kind, two.kind} or not _AND_TIME.fullmatch(text, one.end, two.start):
            continue
        bare = two if one.kind is TIME else one
        hour = bare.amount
        if bare.kind is not NUMBER or bare.loose or hour is None or hour.denominator != 1 or not 1 <= hour <= _HOURS:
            continue
        index = at + (bare is two)
        out[index] = changed(bare, kind=TIME, amount=hour * 60, unit="12", approximation=EXACT)
    return out


_HOURS = 12
_AND_TIME = later(r" ?(?:to|-|–|—|until|till) ?", re.IGNORECASE)


def same_half(values: list[Value], text: str) -> list[Value]:
    """Return the values with the second time of 下午2時至4時 in the first one's half of the day.

    Beside 23時30分 every time without its half of the day is one of 24 hours.
    """
    for value in values:
        if value.kind is TIME and value.unit:
            break
    else:
        return values
    times = [value for value in values if value.kind is TIME]
    if any((value.amount or 0) >= _ONE_PM for value in times) and not any(_HALF_SAID.search(one.text) for one in times):
        return [changed(value, unit="") if value.kind is TIME and value.unit else value for value in values]
    out: list[Value] = []
    for value in values:
        before = out[-1] if out else None
        if before is not None and value.kind is TIME is before.kind and value.unit == "12" and not before.unit:
            value = _in_half(before, value, text)  # noqa: PLW2901 - the corrected value
        out.append(value)
    return out


_ONE_PM = 780
_NOON = 720
_HALF_SAID = later(r"[ap]\.? ?m|noon|mid|[早晚午晨夜]|night|morning|evening|o['’]clock", re.IGNORECASE)


def _in_half(before: Value, value: Value, text: str) -> Value:
    """Return a time that says no half of the day in that of the time right before it, if it is later."""
    first, own = before.amount or 0, value.amount or 0
    if value.start - before.end > _NEXT_TIME or not _AND_THEN.fullmatch(text, before.end, value.start):
        return value
    if first >= _NOON:
        return changed(value, amount=own + _NOON, unit="") if first < own + _NOON < 2 * _NOON else value
    return changed(value, unit="") if first < own < _NOON else value


_NEXT_TIME = 4
_AND_THEN = later(r"[^0-9]*")


_STOP = later(r"[;；。!！?？\n]|\.(?= |\Z)")
_FROM = later(r"\bfrom (?:an? |the )?\Z", re.IGNORECASE)
_TO = later(r"\bto (?:an? |the )?\Z", re.IGNORECASE)
_FROM_ZH = later(r"(?:由|從|从|自)[^，。；、：,;]{0,14}\Z")
_TO_ZH = later(r"(?:至|到)[^，。；、：,;]{0,14}\Z")
_WINDOW = 32


def steps(values: list[Value], text: str, rules: Grammar) -> tuple[Value, ...]:
    """Return the values with the two ends of a change marked: `from 2.8% to 3.5%`, 由2.8%升至3.5%.

    Only where a sentence has one figure of that kind after "from" and one after "to", so that no other pair is meant.
    """
    if not _may_change(text, rules):
        return tuple(values)
    placed = [(index, value) for index, value in enumerate(values) if value.kind not in _STEPLESS and not value.loose]
    marks = {index: _step(value, text, rules) for index, value in placed}
    if "from" not in marks.values():
        return tuple(values)
    sentence = last = 0
    groups: dict[tuple[int, Kind], dict[str, list[int]]] = {}
    for index, value in placed:
        sentence += len(_STOP.findall(text, last, value.start))
        last = value.end
        if marks[index]:
            kind = value.of if value.kind is RANGE and value.of is not None else value.kind
            groups.setdefault((sentence, kind), {}).setdefault(marks[index], []).append(index)
    for found in groups.values():
        starts, ends = found.get("from", []), found.get("to", [])
        if len(starts) == 1 and (len(ends) == 1 or (not ends and values[starts[0]].kind is RANGE)):
            for index in (*starts, *ends):
                amend(values[index], step=marks[index])
    return tuple(values)


def _may_change(text: str, rules: Grammar) -> bool:
    """Return whether a text may say from what to what anything changed."""
    if rules.chinese:
        begins = "由" in text or "從" in text or "从" in text or "自" in text
        return begins and ("至" in text or "到" in text)
    return "from" in text or "From" in text


def _step(value: Value, text: str, rules: Grammar) -> str:
    """Return which end of a change a value is by the word before it, empty for none."""
    end = value.start
    start = max(0, end - _WINDOW)
    before = text[start:end]
    if rules.chinese:
        to = "至" in before or "到" in before
        begins = "由" in before or "從" in before or "从" in before or "自" in before
    else:
        before = before.lower()
        to, begins = "to " in before, "from " in before
    if not to and not begins:
        return ""
    if value.approximation:
        seen = max(0, start - 1)  # whether a letter stands before a word
        hedge = rules.before.at(lower(text[seen : value.start]), start - seen, value.start - seen)
        end = hedge[0] + seen if hedge else end
    if rules.chinese:
        if to and _TO_ZH.search(text, start, end):
            return "to"
        return "from" if begins and _FROM_ZH.search(text, start, end) else ""
    before = text[start:end].lower()
    if to and before.endswith(_TO_ENDS) and _TO.search(text, start, end):
        return "to"
    return "from" if begins and before.endswith(_FROM_ENDS) and _FROM.search(text, start, end) else ""


_TO_ENDS = ("to ", "to a ", "to an ", "to the ")
_FROM_ENDS = tuple(f"from {article}" for article in ("", "a ", "an ", "the "))
_STEPLESS = frozenset({
    PHONE, EMAIL, URL, NAME, WEEKDAY, PLAN, FISCAL_YEAR, DECADE,
})  # fmt: skip


_SCALE_WORD = later(
    r"hundred|thousand|million|billion|trillion|(?<=\d)(?:bn|mn|tn|m|k)|[十百千]?(?:萬億|万亿|[億亿萬万])",
    re.IGNORECASE,
)


def _scale_of(value: Value, rules: Grammar) -> int:
    """Return the scale a figure is written with: 10**6 for `15 million`, 10**8 for 15億."""
    match = _SCALE_WORD.search(value.text)
    if match is None:
        return 1
    word = match[0].lower()
    if rules.chinese:
        size = 1
        for character in word:
            size *= {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}.get(
                character, 1
            )
        return size
    return numerals.SCALES.get(word) or numerals.SHORT_SCALES.get(word, 1)
