"""What stands around a bare figure: its per cent sign, currency, unit or counter.

In: a bare Value and the Page around it (dates, addresses and idioms blanked), with the locale's Grammar. Out: the Value
with its kind, unit and full extent. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.nouns import (
    COUNT,
    FRACTION,
    MEASURE,
    MONEY,
    NUMBER,
    ORDINAL,
    PERCENT,
    POINT,
    SMALL,
    Approximation,
    Value,
    amend,
)
from l10n.values.patterns import later
from l10n.values.special_chinese import CENTS

if TYPE_CHECKING:
    from l10n.values.clues import Page
    from l10n.values.grammar import Grammar
    from l10n.values.nouns import Kind

_PERCENT = later(r" ?(?:%|‰|per (?:mille|thousand)\b|per cent\b|percent\b|pct\b)|[ -]per-cent\b")
_PERCENT_ZH = later(r" ?[%‰]")
_POINT = later(r"(?: of an?)?[ -](?:percentage[ -]points?|ppts?|pp)\b| ?(?:ppts?|pp)\b|[ -]per cent points?\b")
_POINT_ZH = later(r" ?(?:個|个)?百分點| ?(?:個|个)?百分点")
_MILLION = later(r"(?:m|mn|bn)\b")
_NOT_UNIT = later(
    r" ?(?:升[至到幅值級级上為为勢势]|年[代級级輕轻青]|日[圓元本內报報後后]|克[拉服]|度[假過过]|季前|桶裝"
    r"|碼頭|码头|米[其勒]|周[年邊边岁歲]|月[份]|碼|秒殺|磅礴|尺[寸度])"
)
_NOT_CURRENCY = later(r" ?(?:元[素旦老件朗宇]|圓[形滿满桌])")
_NOUN = later(r"[ -](?:of the |of our |of its )?(?:[a-z’'-]+ ){0,2}?[A-Za-z-]*[a-z]s\b")
_ONE_NOUN = later(
    r"[ -](?!of\b|in\b|to\b|and\b|or\b|that\b|who\b|is\b|such\b|another\b|day\b|year\b|hand\b|side\b|area\b"
    r"|way\b)[a-z]{3,}"
)
_LABEL = later(
    r"\b(?:charts?|tables?|figures?|fig\.|box(?:es)?|notes?|sections?|chapters?|appendix|annex|article"
    r"|schedule|level|tier|phase|stage|page|item|no\.|type|asean ?\+) ?\Z"
)
_LABELS = (
    "chart charts table tables figure figures fig box boxes note notes section sections chapter chapters appendix annex"
    " article schedule level tier phase stage page item no type asean"
)
LABELS = frozenset(_LABELS.split())
"""Words of which one stands in every text that numbers its charts and the like."""
_LABEL_ZH = later(r"(?:圖|图|表|附件|附錄|附录|附註|附注|專題|专题|東盟 ?\+|东盟 ?\+|[a-zA-Z]\+) ?\Z")
_LABEL_ENDS = frozenset("圖图表件錄录註注題题+")
_AFTER_ONLY = frozenset({"元", "圓", "圆", "塊錢", "块钱"})
_BARE = frozenset("十百千萬万億亿")
_PAR = later(r" ?(?:兌|兑|對|对|per\b|to\b|to the\b|[:/=])")
_MINUS = later(r"(?:\bminus |\bnegative |零下|負|负|(?<![\d°℃CF度%])[-−])(?:攝氏|摄氏)?\Z", re.IGNORECASE)
_CELSIUS = later(r"(?:攝氏|摄氏)[^，。；]{0,6}\Z")
_PER_MILLE = ("‰", "mille", "thousand")
_READY = frozenset({"some", "in-one"})
_OFF = later(r" (?:off|discount|reduction)\b", re.IGNORECASE)
_ODD = frozenset("多餘余")


def dressed(value: Value, page: Page, rules: Grammar, *, labelled: bool) -> Value:
    """Return a bare figure with its per cent sign, currency, unit or counter.

    Nobody else has the value yet; it is filled in. `labelled` says whether one of `LABELS` is on the page.
    """
    if value.kind in _DRESSED or value.unit in _READY:
        return _ordinal(value, page.low, rules) if value.kind is ORDINAL else value
    low, start, end, chinese = page.low, value.start, value.end, rules.chinese
    before = low[start - 1 : start] if chinese else ""
    before = low[start - 2 : start - 1] if before == " " else before
    if labelled and (before in _LABEL_ENDS or not chinese) and _is_label(low, start, chinese=chinese):
        return value
    after = low[end : end + 1]
    if chinese and after in _ODD and value.kind is NUMBER:
        value = _extended(value, end + 1, low, approximation=Approximation.OVER)
        end += 1
        after = low[end : end + 1]
    first = low[end + 1 : end + 2] if after in _GAPS else after
    alone = first not in rules.followers
    if not chinese or _may_be_money(before, "" if alone else first, rules):
        money = _money(value, page, rules, alone=alone or first == "%")
        if money is not None:
            return money
    if after == "%":
        unit = "off" if _OFF.match(low, end + 1) else ""
        return _made(value, (start, end + 1), low, PERCENT, value.amount, unit, loose=value.loose)
    if alone:
        return amend(value, loose=True) if _is_one(value) and not chinese else value
    may_be_share = first in _SIGNS and (first not in _COUNTERS or "百" in low[end : end + 3])  # 個百分點
    share = _share(value, low, chinese=chinese) if may_be_share else None
    return _measured(value, page, rules) if share is None else share


def _share(value: Value, low: str, *, chinese: bool) -> Value | None:
    """Return a figure with its sign of a percentage or of percentage points, None without one."""
    end, amount = value.end, value.amount
    for kind, pattern in _POINTS_ZH if chinese else _POINTS:
        sign = pattern.match(low, end)
        if sign:
            amount = amount / 10 if amount is not None and sign[0].endswith(_PER_MILLE) else amount
            unit = "off" if kind is PERCENT and _OFF.match(low, sign.end()) else ""
            return _made(value, (value.start, sign.end()), low, kind, amount, unit, loose=value.loose)
    return None


def _is_label(low: str, start: int, *, chinese: bool) -> bool:
    """Return whether a figure numbers a chart, a table or the like."""
    return (_LABEL_ZH if chinese else _LABEL).search(low, max(0, start - 14), start) is not None


_MONEY_EDGES: dict[str, tuple[frozenset[str], frozenset[str]]] = {}


def _may_be_money(before: str, first: str, rules: Grammar) -> bool:
    """Return whether a currency in Chinese may end with what stands before a figure, or one or cents begin behind it.

    In English nearly every letter ends or begins one.
    """
    found = _MONEY_EDGES.get(rules.code)
    if found is None:
        words = rules.currencies
        begins = _CENTS_ZH.union(word[0] for word in words)
        found = _MONEY_EDGES[rules.code] = frozenset(word[-1] for word in words), begins
    return before in found[0] or first in found[1]


def _is_one(value: Value) -> bool:
    return value.kind is NUMBER and value.letters and value.amount in (0, 1)


_GAPS = frozenset({" ", "-"})
FOLLOWERS = "abcdefghijklmnopqrstuvwxyz%‰’'-"
"""What a sign of a percentage, cents, metres or a counted noun begins with, in lower case."""
FOLLOWERS_ZH = "%‰個个百港美角毫仙分"
"""What a sign of a percentage or cents begins with in Chinese."""
_DRESSED = frozenset({PERCENT, ORDINAL, MEASURE, MONEY})
_POINTS = ((POINT, _POINT), (PERCENT, _PERCENT))
_POINTS_ZH = ((POINT, _POINT_ZH), (PERCENT, _PERCENT_ZH))
_COUNTERS = frozenset("個个")
_SIGNS = frozenset("%‰po個个百")
"""What a sign of a percentage or point begins with, behind the space or hyphen before it."""


def _made(
    value: Value, span: tuple[int, int], low: str, kind: Kind, amount: Fraction | None, unit: str, *, loose: bool
) -> Value:
    """Return a figure as what it counts, with its full extent: a value made anew takes half the time of one changed."""
    start, end = span
    return Value(
        kind, start, end, low[start:end], amount, unit, value.low, value.high, value.of, value.approximation,
        None, None, None, loose, value.letters,
    )  # fmt: skip


def _extended(value: Value, end: int, text: str, **fields: object) -> Value:
    return amend(value, end=end, text=text[value.start : end], **fields)


def _ordinal(value: Value, low: str, rules: Grammar) -> Value:
    counter = rules.counter.at(low, value.end) if rules.counters else None
    if counter and value.text != "首":
        return _extended(value, counter[0], low, unit=low[value.end : counter[0]].strip())
    return value


def _money(value: Value, page: Page, rules: Grammar, *, alone: bool) -> Value | None:
    """Return a figure with its currency, None without one; `alone` says that nothing can stand behind it."""
    low, amount, end = page.low, value.amount, value.end
    before = rules.currency_before.at(low, value.start - 16, value.start)
    if before is None and (alone or _is_share(value)):
        return None
    after = None if alone else rules.currency_after.at(low, end)
    if after and _NOT_CURRENCY.match(low, end):
        after = None
    if before and not after and amount is not None and not rules.chinese:
        short = _MILLION.match(page.text, end)
        if short:
            amount, end = amount * numerals.SHORT_SCALES[short[0]], short.end()
            after = rules.currency_after.at(low, end)
    if before and rules.chinese and before[1] in _AFTER_ONLY:
        before = None
    if not after and not alone:
        cents = _cents(value, page, rules, code=rules.currencies[before[1]] if before else "")
        if cents is not None:
            return cents
    if not before and not after:
        return None
    if before and not after and rules.chinese and value.letters and not before[1].endswith("$"):
        return None  # 人民幣一級
    codes = [rules.currencies[one[1]] for one in (before, after) if one]
    code = next((one for one in codes if len(one) == 3), codes[0])  # noqa: PLR2004 - an ISO code says more than 元
    start = before[0] if before else value.start
    end = after[0] if after else end
    bare = value.letters and rules.chinese and set(value.text) <= _BARE
    unsaid = bare and not rules.before.at(low, start - 8, start)
    par = amount == 1 and bool(
        (rules.chinese and _PER_ONE.search(low, max(0, start - 8), start))
        or _PAR.search(page.text, max(0, start - 3), start)
        or _PAR.match(page.text, end)
    )
    return _made(value, (start, end), low, MONEY, amount, code, loose=value.loose or unsaid or par)


def _is_share(value: Value) -> bool:
    """Return whether a figure is one in every three: of dollars, or of anything else."""
    return value.kind is FRACTION and (" in " in value.text or " out of " in value.text)


def _cents(value: Value, page: Page, rules: Grammar, *, code: str) -> Value | None:
    """Return 50 cents, 五角 or 25仙 in dollars; "one 角" and 一分 are loose."""
    low, end = page.low, value.end
    if (low[end : end + 1] not in _CENTS_ZH) if rules.chinese else (low[end + 1 : end + 2] not in _CENTS_BEGIN):
        return None
    found = (CENTS if rules.chinese else _CENTS).match(low, end)
    if found is None or value.amount is None or value.kind is not NUMBER:
        return None
    named = found["code"] or ("" if rules.chinese else next((name for name in _COINS if found[name]), ""))
    if rules.chinese and found["ten"] == "角" and len(value.text) == 1 and value.letters and not _in_money(value, low):
        return None  # 三角, 八角
    unit = code or _OF_CENTS.get(named.strip(), "元" if rules.chinese else "$")
    tenth = found["ten"]
    loose = value.loose or (value.amount == 1 and value.letters)
    amount = value.amount / (10 if tenth else 100)
    return _made(value, (value.start, found.end()), low, MONEY, amount, unit, loose=loose)


_CENTS_ZH = frozenset(" 港美角毫仙分")
"""What a tenth or hundredth of a dollar begins with in Chinese, or the space before it."""


def _in_money(value: Value, low: str) -> bool:
    """Return whether 角 behind a single numeral is money: 加三角, 兩角至三角, 四元八角."""
    return bool(_MONEY_BEFORE.search(low, max(0, value.start - 4), value.start) or _MONEY_AFTER.match(low, value.end))


_MONEY_BEFORE = later(
    r"[元圓圆至到加減减升降跌漲涨調调收付費费價价息約约逾近僅仅找貴贵多少平高低為为角毫][了約约逾近僅仅]?\Z"
)
_MONEY_AFTER = later(r"角 ?(?:[至到及或、][一二兩两三四五六七八九\d]|[一二三四五六七八九]分)")
_CENTS = later(
    r"[ -](?:(?P<code>us |hk |hong kong |euro |u\.s\. )?cents?|(?P<fen>fen)|(?P<ten>jiao)|(?P<pence>pence))\b"
)
_CENTS_BEGIN = frozenset("uhecfjp")
_OF_CENTS = {
    "us": "USD", "u.s.": "USD", "hk": "HKD", "hong kong": "HKD", "euro": "EUR", "港": "HKD", "美": "USD",
    "fen": "CNY", "ten": "CNY", "pence": "GBP",
}  # fmt: skip
_COINS = ("fen", "ten", "pence")
_PER_ONE = later(r"每[^，。；\d]{0,6}\Z")
_PER_HOUR = later(r"(?:每小[時时]|[時时車车風风]速|速度|限速)[^，。；]{0,8}\Z")
_PER_HOUR_AFTER = later(r"的?[時时]速|每小[時时]|/[小時时h]|(?=[的]?加速)")
_EACH = frozenset("每/")
_OF_SPEED = {"kilometre": "kilometre-hour", "mile": "mile-hour", "nautical-mile": "knot"}
_AREA = later(
    r"(?:面積|面积|[單单]位|[實实]用|建築|開放式|住宅|[鋪舖铺](?:位|面)|[辦办]公室|地[盤盘皮]|[寫写]字[樓楼]|房|[樓楼]面)[^。；;]{0,24}\Z"
)
_AREA_AFTER = later(
    r"(?:的|之)?(?:[單单]位|[開开]放式|[納纳]米|住宅|[鋪舖铺]|[寫写]字|[辦办]公|[兩两三四一]房|[豪新]宅|[樓楼]|[戶户]|劏房)"
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


def _measured(value: Value, page: Page, rules: Grammar) -> Value:
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
            return _extended(value, place + 1, low, kind=MEASURE, unit="metre")
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
        return _extended(value, end + 1, low, unit="mark")
    if word in _FLOORS and value.kind is NUMBER:
        return _extended(value, end, low, kind=ORDINAL, unit=word)
    said = low[value.start : end] in rules.loose_amounts  # 兩者
    one = value.letters and value.amount == 1 and word not in _NUMBERED
    loose = value.loose or one or _vague(value, low, rules) or said
    kind = FRACTION if value.kind is FRACTION else COUNT
    return _made(value, (value.start, end), low, kind, value.amount, low[value.end : end].strip(), loose=loose)


def _is_no_unit(unit: str, value: Value, low: str, rules: Grammar) -> bool:
    """Return whether what stands behind a figure begins a word, or is an ordinal: the 9-2 second favourite."""
    if rules.chinese:
        return _NOT_UNIT.match(low, value.end) is not None
    return unit == "second" and low[value.end : value.end + 1] == " " and value.amount != 1


def _with_unit(value: Value, unit: tuple[int, str], low: str, rules: Grammar) -> Value:
    """Return a figure with its unit; 兩年半 takes the half in, 攝氏 may stand before the figure."""
    name = rules.units[unit[1]]
    end, amount = unit[0], value.amount
    if rules.chinese and amount is not None and low[end : end + 1] == "半" and name in _HALVED:
        amount, end = amount + Fraction(1, 2), end + 1
    if amount is not None and unit[1].startswith("分半"):
        amount += Fraction(1, 2)  # 六分半鐘
    if name == "degree" and _CELSIUS.search(low, max(0, value.start - 8), value.start):
        name = "celsius"
    if name in _HEAT and amount is not None and _MINUS.search(low, max(0, value.start - 10), value.start):
        amount = -amount
    small = value.letters and (amount or 0) <= SMALL and (amount or 0).denominator == 1
    if name == "degree" and small and not _WARMTH.match(low, end):  # 三度獲獎
        return amend(value, kind=COUNT)
    loose = value.loose or _vague(value, low, rules)
    high = None
    if name == "times" and not rules.chinese and amount is not None:
        said = _TIMES_MORE.match(low, end) or _MORE_TIMES.search(low, max(0, value.start - 28), value.start)
        high = amount + 1 if said else None
    if name == "times" and rules.chinese and amount == 1:
        amount, high = Fraction(2), amount  # 多一倍 is twice as much
    if rules.chinese and name in _OF_CONTEXT:
        name, end = _in_context(name, value.start, end, low)
    made = _made(value, (value.start, end), low, MEASURE, amount, name, loose=loose)
    return made if high is None else amend(made, high=high)


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
_FLOORS = frozenset({"樓", "楼"})
_NUMBERED = frozenset({"號", "号"})
"""Counters of what has a number: 一號信號 is No. 1."""
_GATES = frozenset({"關", "关"})
_HEAT = frozenset({"celsius", "fahrenheit", "degree"})
_LENGTHS = ("metre", "kilometre", "mile", "foot", "inch", "kilogram", "tonne", "pound-weight", "catty", "litre")
_HALVED = frozenset({"year", "month", "week", "day", "hour", "minute", "times", "century", *_LENGTHS})
