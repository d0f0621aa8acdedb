"""What a figure measures or counts: its unit, its counter or the noun behind it.

In: a bare Value and the Page around it, with the locale's Grammar. Out: the Value with its kind, unit and full extent.
Part of what `dressing` does, which asks for per cent signs and currencies before. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.nouns import COUNT, FRACTION, MEASURE, NUMBER, ORDINAL, SMALL, Value, amend
from l10n.values.patterns import later

if TYPE_CHECKING:
    from l10n.values.clues import Page
    from l10n.values.grammar import Grammar
    from l10n.values.nouns import Kind

_NOT_UNIT = later(
    r" ?(?:[個个][鐘钟][樓楼錶表]|[載载][客貨货人有重入着著滿满]"
    r"|升[至到幅值級级上為为勢势]|年[代級级輕轻青]|日[圓元本內报報後后]|克[拉服]|度[假過过]|季前|桶裝"
    r"|碼頭|码头|米[其勒]|周[年邊边岁歲]|月[份]|碼|秒殺|磅礴|尺[寸度])"
)
_NOUN = later(r"[ -](?:of the |of our |of its )?(?:[a-z’'-]{1,40} ){0,2}?[A-Za-z-]{0,40}[a-z]s\b")
_ONE_NOUN = later(
    r"[ -](?!of\b|in\b|to\b|and\b|or\b|that\b|who\b|is\b|such\b|another\b|day\b|year\b|hand\b|side\b|area\b"
    r"|way\b)[a-z]{3,}"
)
_MINUS = later(r"(?:\bminus |\bnegative |零下|負|负|(?<![\d°℃CF度%])[-−])(?:攝氏|摄氏)?\Z", re.IGNORECASE)
_CELSIUS = later(r"(?:攝氏|摄氏)[^，。；]{0,6}\Z")
_BARE = frozenset("十百千萬万億亿")


def made(
    value: Value, span: tuple[int, int], low: str, kind: Kind, amount: Fraction | None, unit: str, *, loose: bool
) -> Value:
    """Return a figure as what it counts, with its full extent: a value made anew takes half the time of one changed."""
    start, end = span
    return Value(
        kind, start, end, low[start:end], amount, unit, value.low, value.high, value.of, value.approximation,
        None, None, None, loose, value.letters,
    )  # fmt: skip


def extended(value: Value, end: int, text: str, **fields: object) -> Value:
    """Return a value that nobody else has yet, made longer, with other fields."""
    return amend(value, end=end, text=text[value.start : end], **fields)


_PER_HOUR = later(r"(?:每小[時时]|[時时車车風风]速|速度|限速)[^，。；]{0,8}\Z")
_PER_HOUR_AFTER = later(r"的?[時时]速|每小[時时]|/[小時时h]|(?=[的]?加速)")
_EACH = frozenset("每/")
_OF_SPEED = {"kilometre": "kilometre-hour", "mile": "mile-hour", "nautical-mile": "knot"}
_AREA = later(
    r"(?:面積|面积|[單单]位|[實实]用|建築|開放式|住宅|[鋪舖铺](?:位|面)|[辦办]公室|地[盤盘皮]|[寫写]字[樓楼]|房|[樓楼]面)[^。；;]{0,24}\Z"
)
_AREA_AFTER = later(
    r"(?:的|之)?(?:花[園园]|[平天露]台|[單单]位|[開开]放式|[納纳]米|住宅|[鋪舖铺]|[寫写]字|[辦办]公|[兩两三四一]房|[豪新]宅|[樓楼]|[戶户]|劏房)"
)
_LONG = later(r"[長长闊阔宽寬高深厚距闊離离][^，。；;]{0,4}\Z")
_MORE_TIMES = later(
    r"\b(?:by|increas[a-z]*|rose|ris[a-z]+|grew|grow[a-z]*|jump[a-z]*|surg[a-z]*|up|climb[a-z]*|expand[a-z]*)[^.,;]{0,16}\Z"
)
_TIMES_MORE = later(
    r" (?:more|higher|larger|bigger|faster|longer|greater|above|over|growth|increase|rise|jump|stronger|heavier)\b"
)


_BETWEEN = later(r"[ -](?:consecutive|straight|successive|full|calendar|whole|more|further|additional|extra)(?= )")
"""What stands between a number and its days, weeks, months or years."""
_MAY_STAND_BETWEEN = frozenset({"con", "str", "suc", "ful", "cal", "who", "mor", "fur", "add", "ext"})
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "decade"})


def measured(value: Value, page: Page, rules: Grammar) -> Value:
    """Return a figure with its unit, its counter or as a count of the noun behind it."""
    low, place = page.low, value.end
    unit = rules.unit.at(low, place)
    if unit is None and low[place + 1 : place + 4] in _MAY_STAND_BETWEEN:
        between = _BETWEEN.match(low, place)
        unit = rules.unit.at(low, between.end()) if between else None
        unit = unit if unit and rules.units[unit[1]] in _TIMES else None
    if unit and _is_no_unit(unit[1], value, low, rules):
        unit = None
    counter = rules.counter.at(low, place) if rules.counters else None
    if unit and counter and counter[0] > unit[0] and counter[1] not in {"個", "个"}:
        unit = None
    if unit:
        return _with_unit(value, unit, low, rules)
    if counter:
        return _counted(value, counter, low, rules)
    if not rules.chinese and value.kind is NUMBER:
        if page.text[place : place + 1] == "m" and not low[place + 1 : place + 2].isalpha():
            return extended(value, place + 1, low, kind=MEASURE, unit="metre")
        if value.letters and value.amount in (0, 1):  # zero-risk
            counted = _ONE_NOUN.match(page.text, place)
            return amend(value, loose=True, kind=COUNT if counted else NUMBER)
        if _NOUN.match(page.text, place):
            return amend(value, kind=COUNT)
    return value


def _counted(value: Value, counter: tuple[int, str], low: str, rules: Grammar) -> Value:
    """Return a figure with its counter; 百億大關 is of money or of people, whichever is meant."""
    end, word = counter
    if word == "大" and low[end : end + 1] in _GATES:
        return extended(value, end + 1, low, unit="mark")
    if word in _FLOORS and value.kind is NUMBER:
        return extended(value, end, low, kind=ORDINAL, unit=word)
    said = low[value.start : end] in rules.loose_amounts  # 兩者
    one = value.letters and value.amount == 1 and word not in _NUMBERED
    loose = value.loose or one or _vague(value, low, rules) or said
    kind = FRACTION if value.kind is FRACTION else COUNT
    if word in _AGES and value.amount is not None:  # 半歲 is six months, 兩歲半 two years and a half
        half = low[end : end + 1] == "半"
        if half or kind is FRACTION:
            amount = value.amount + (Fraction(1, 2) if half else 0)
            return extended(value, end + half, low, kind=MEASURE, unit="year", amount=amount, loose=False)
    return made(value, (value.start, end), low, kind, value.amount, low[value.end : end].strip(), loose=loose)


def _is_no_unit(unit: str, value: Value, low: str, rules: Grammar) -> bool:
    """Return whether what stands behind a figure begins a word, or is an ordinal: the 9-2 second favourite."""
    if rules.chinese:
        return _NOT_UNIT.match(low, value.end) is not None
    if unit in _LIKE and _ON_LIKE.match(low, value.end):
        return True
    return unit == "second" and low[value.end : value.end + 1] == " " and value.amount != 1


_LIKE = frozenset({"year", "quarter", "month", "week", "day"})
_ON_LIKE = later(r" (?P<unit>year|quarter|month|week|day)[ -](?:on|over|to)[ -](?P=unit)\b")
"""What says with what a share is compared and is no unit of it: by a fifth year on year."""


def _with_unit(  # noqa: C901 - one rule of a unit after the other
    value: Value, unit: tuple[int, str], low: str, rules: Grammar
) -> Value:
    """Return a figure with its unit; 兩年半 takes the half in, 攝氏 may stand before the figure."""
    name = rules.units[unit[1]]
    end, amount = unit[0], value.amount
    if rules.chinese and amount is not None and low[end : end + 1] == "半" and name in _HALVED:
        amount, end = amount + Fraction(1, 2), end + 1
    if name == "quarter-hour" and amount is not None:
        name, amount = "minute", amount * 15
    if amount is not None and unit[1].startswith("分半"):
        amount += Fraction(1, 2)  # 六分半鐘
    if name == "degree" and _CELSIUS.search(low, max(0, value.start - 8), value.start):
        name = "celsius"
    if name in _HEAT and amount is not None and _MINUS.search(low, max(0, value.start - 10), value.start):
        amount = -amount
    if name in _PARTED and amount in _PARTED[name]:
        amend(value, low=_first_or_last(value.start, end, low, rules))
    small = value.letters and (amount or 0) <= SMALL and (amount or 0).denominator == 1
    if name in _HEAT and not rules.chinese:
        below = _BELOW.match(low, end)
        if below is not None and amount is not None:
            amount, end = -abs(amount), below.end()
    if name == "degree" and small and not _is_heat(value, end, low, chinese=rules.chinese):  # 三度獲獎
        return amend(value, kind=COUNT)
    loose = value.loose or _vague(value, low, rules) or _is_always(value, name, end, low, chinese=rules.chinese)
    if name == "day" and amount == _TEN and not rules.chinese and low.endswith(_NTH, 0, value.start):
        loose = loose or low.startswith(" of", end)  # the first ten days of August are 八月上旬
    high = None
    if name == "times" and not rules.chinese and amount is not None:
        said = _TIMES_MORE.match(low, end) or _MORE_TIMES.search(low, max(0, value.start - 28), value.start)
        high = amount + 1 if said else None
    if name == "times" and rules.chinese and amount and _is_so_much_more(low, value.start):
        high = amount + 1  # 超額五倍, 大兩倍
    if name == "times" and rules.chinese and amount == 1:
        amount, high = Fraction(2), amount  # 多一倍 is twice as much
    if rules.chinese and name in _OF_CONTEXT:
        name, end = _in_context(name, value.start, end, low)
    found = made(value, (value.start, end), low, MEASURE, amount, name, loose=loose)
    return found if high is None else amend(found, high=high)


def _is_heat(value: Value, end: int, low: str, *, chinese: bool) -> bool:
    """Return whether a few degrees are of heat: no university's, and not three times."""
    if chinese:
        return _WARMTH.match(low, end) is not None
    start = value.start
    return _WARM.match(low, end) is not None or _OF_HEAT.search(low, max(0, start - 60), start) is not None


_ALL_OF = {"hour": {24: "day"}, "day": {7: "week", 365: "year"}, "month": {12: "year"}}
_EVERY = later(r",? (?:a|per|each|every) (?P<unit>day|week|year)\b")
_EVERY_ZH = later(r"(?:[每逢一]個?个?(?:[周週天日年]|星期|[禮礼]拜)|全[天日年周週])[^，。；、,;0-9]{0,2}\Z")


def _is_always(value: Value, name: str, end: int, low: str, *, chinese: bool) -> bool:
    """Return whether a span is all there is: seven days a week, 24 hours a day, 全年365日; that is "always", too."""
    wholes = _ALL_OF.get(name)
    whole = wholes.get(int(value.amount)) if wholes is not None and value.amount is not None else None
    if whole is None:
        return False
    if chinese:
        return _EVERY_ZH.search(low, max(0, value.start - 6), value.start) is not None
    every = _EVERY.match(low, end)
    return every is not None and every["unit"] == whole


_OF_CONTEXT = frozenset({"kilometre", "mile", "nautical-mile", "foot"})


def _in_context(name: str, start: int, end: int, low: str) -> tuple[str, int]:
    """Return the unit that 公里 and 呎 stand for here, and its end: 每小時185公里, 實用面積三百呎."""
    first = max(0, start - 28)
    if name != "foot":
        after = _PER_HOUR_AFTER.match(low, end)
        if "秒" in low[first:start]:
            return name, end
        fast = after or _PER_HOUR.search(low, first, start)
        return (_OF_SPEED[name], after.end() if after and after[0][:1] in _EACH else end) if fast else (name, end)
    square = low[end - 1] in "呎尺" and low[end - 2] not in "英平方" and not _LONG.search(low, first, start)
    area = square and (_AREA.search(low, first, start) or _AREA_AFTER.match(low, end))
    return ("square-foot" if area else name), end


def _vague(value: Value, low: str, rules: Grammar) -> bool:
    """Return whether a bare 百, 千, 萬 or 億 without a hedge only means "many": 千人, 養兵千日."""
    bare = rules.chinese and value.letters and _VAGUE.issuperset(value.text)
    return bare and not rules.before.at(low, value.start - 8, value.start)


_VAGUE = _BARE - {"十"}
_WARMTH = later(r"[，。、；！?？,.;)）的至到左以或]|\Z")
"""What stands behind degrees; 三度 before anything else is three times."""
_TEN, _NTH = 10, ("first ", "middle ", "second ", "last ", "final ")
_PARTED = {"month": (3, 6), "year": (Fraction(1, 2),), "quarter": (1, 2)}
"""Spans of which the first or the last is a quarter or a half of a year."""


def _first_or_last(start: int, end: int, low: str, rules: Grammar) -> Fraction | None:
    """Return 1 for the first six months or 首六個月, 2 for the last six months of the year."""
    if rules.chinese:
        before = low[start - 1 : start]
        return Fraction(1) if before in _FIRSTS else Fraction(2) if before in _LASTS else None
    if low.endswith("first ", 0, start):
        return Fraction(1)
    return (
        Fraction(2) if low.endswith(("last ", "final ", "closing "), 0, start) and low.startswith(" of", end) else None
    )


_FIRSTS, _LASTS = frozenset("首前頭头"), frozenset("後后末")
_MORE_ZH = later(
    r"(?:超[額额](?:[認认][購购])?|超[標标]|超出[^，。；]{0,3}|[較较比][^，。；]{1,8}?[大快長长重貴贵闊阔寬宽深遠远密]了?)(?:[逾近約约達达]|超[過过])?\Z"
)


def _is_so_much_more(low: str, start: int) -> bool:
    """Return whether what stands before so many times compares: most say no such word, and the pattern is not asked."""
    before = low[max(0, start - 6) : start]
    if "超" in before or "比" in before or "較" in before or "较" in before:
        return _MORE_ZH.search(before) is not None
    return False


_BELOW = later(r" below (?:zero|freezing)\b")
_WARM = later(
    r"\Z|[.,;:!?)]| (?:warmer|cooler|colder|hotter|lower|higher|above|below|on|over|overnight|down|up|less|more|still"
    r"|at|or so|or more|or less|to|on average|than|in the (?:north|south|east|west|new territories|urban|city|shade"
    r"|morning|afternoon|evening))\b"
)
"""What stands behind degrees of heat; "three degrees" before anything else may be of a university."""
_OF_HEAT = later(
    r"\b(?:temperatures?|minus|mercury|thermometers?|celsius|(?:the|a)(?: [a-z]+)? (?:high|low)s?"
    r" (?:was|were|is|of|will be|at))\b[^.;]*\Z"
)
"""What says before them that degrees are of heat."""
_FLOORS = frozenset({"樓", "楼"})
_AGES = frozenset({"歲", "岁"})
_NUMBERED = frozenset({"號", "号"})
"""Counters of what has a number: 一號信號 is No. 1."""
_GATES = frozenset({"關", "关"})
_HEAT = frozenset({"celsius", "fahrenheit", "degree"})
_LENGTHS = ("metre", "kilometre", "mile", "foot", "inch", "kilogram", "tonne", "pound-weight", "catty", "litre")
_HALVED = frozenset({"year", "month", "week", "day", "hour", "minute", "times", "century", *_LENGTHS})
