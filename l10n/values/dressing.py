"""What stands around a bare figure: its per cent sign, currency, unit or counter.

In: a bare Value and the Page around it (dates, addresses and idioms blanked), with the locale's Grammar. Out: the Value
with its kind, unit and full extent. May not touch: other rooms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.measuring import extended, made, measured
from l10n.values.nouns import (
    DATE,
    FRACTION,
    MEASURE,
    MONEY,
    NUMBER,
    ORDINAL,
    PERCENT,
    POINT,
    Approximation,
    Value,
    amend,
)
from l10n.values.patterns import later
from l10n.values.special_chinese import CENTS

if TYPE_CHECKING:
    from l10n.values.clues import Page
    from l10n.values.grammar import Grammar

_PERCENT = later(r" ?(?:%|‰|per (?:mille|thousand)\b|per cent\b|percent\b|pct\b)|[ -]per-cent\b")
_PERCENT_ZH = later(r" ?[%‰]")
_POINT = later(r"(?: of an?)?[ -](?:percentage[ -]points?|ppts?|pp)\b| ?(?:ppts?|pp)\b|[ -]per cent points?\b")
_POINT_ZH = later(r" ?(?:個|个)?百分點| ?(?:個|个)?百分点")
_MILLION = later(r"(?:m|mn|bn)\b")
_NOT_CURRENCY = later(r" ?(?:元[素旦老件朗宇]|圓[形滿满桌])")
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
_PER_MILLE = ("‰", "mille", "thousand")
_READY = frozenset({"some", "in-one"})
_OFF = later(r" (?:off|discount|reduction)\b", re.IGNORECASE)
_ODD = frozenset("多餘余")
_COME, _CAME = frozenset("來来"), frozenset("歲岁個个人名天位次年")


def dressed(  # noqa: C901, PLR0911 - what may stand around a figure, one after the other
    value: Value, page: Page, rules: Grammar, *, labelled: bool
) -> Value:
    """Return a bare figure with its per cent sign, currency, unit or counter.

    Nobody else has the value yet; it is filled in. `labelled` says whether one of `LABELS` is on the page.
    """
    if value.kind is not NUMBER or value.unit:
        if value.unit == "some" and value.text[0] == "上":  # 上億元 is more than 100 million
            found = rules.currency_after.at(page.low, value.end)
            return extended(value, found[0], page.low, kind=MONEY, unit=rules.currencies[found[1]]) if found else value
        second = "秒" if rules.chinese else " of a second"
        if value.kind in _SHARES and page.low.startswith(second, value.end) and value.amount is not None:
            amount = value.amount / (100 if value.kind is PERCENT else 1)  # 百分之一秒
            return extended(value, value.end + len(second), page.low, kind=MEASURE, unit="second", amount=amount)
        if value.kind in _DRESSED or value.unit in _READY:
            return _ordinal(value, page.low, rules) if value.kind is ORDINAL else value
    low, start, end, chinese = page.low, value.start, value.end, rules.chinese
    before = low[start - 1 : start] if chinese else ""
    before = low[start - 2 : start - 1] if before == " " else before
    if labelled and (before in _LABEL_ENDS or not chinese) and _is_label(low, start, chinese=chinese):
        return value
    after = low[end : end + 1]
    if chinese and after in _ODD and value.kind is NUMBER:
        value = extended(value, end + 1, low, approximation=Approximation.OVER)
        end += 1
        after = low[end : end + 1]
    elif chinese and after in _COME and low[end + 1 : end + 2] in _CAME and value.kind is NUMBER:
        value = extended(value, end + 1, low, approximation=Approximation.ABOUT)  # 三十來歲
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
        return made(value, (start, end + 1), low, PERCENT, value.amount, unit, loose=value.loose)
    if after == "厘" and value.kind is FRACTION and chinese:  # 四分一厘
        return made(value, (start, end + 1), low, PERCENT, value.amount, "rate", loose=value.loose)
    if alone:
        return amend(value, loose=True) if _is_one(value) and not chinese else value
    may_be_share = first in _SIGNS and (first not in _COUNTERS or "百" in low[end : end + 3])  # 個百分點
    share = _share(value, low, chinese=chinese) if may_be_share else None
    return measured(value, page, rules) if share is None else share


def _share(value: Value, low: str, *, chinese: bool) -> Value | None:
    """Return a figure with its sign of a percentage or of percentage points, None without one."""
    end, amount = value.end, value.amount
    for kind, pattern in _POINTS_ZH if chinese else _POINTS:
        sign = pattern.match(low, end)
        if sign:
            amount = amount / 10 if amount is not None and sign[0].endswith(_PER_MILLE) else amount
            unit = "off" if kind is PERCENT and _OFF.match(low, sign.end()) else ""
            return made(value, (value.start, sign.end()), low, kind, amount, unit, loose=value.loose)
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
_SHARES = frozenset({FRACTION, PERCENT})
_DRESSED = frozenset({PERCENT, ORDINAL, MEASURE, MONEY, DATE})
_POINTS = ((POINT, _POINT), (PERCENT, _PERCENT))
_POINTS_ZH = ((POINT, _POINT_ZH), (PERCENT, _PERCENT_ZH))
_COUNTERS = frozenset("個个")
_SIGNS = frozenset("%‰po個个百")
"""What a sign of a percentage or point begins with, behind the space or hyphen before it."""


def _ordinal(value: Value, low: str, rules: Grammar) -> Value:
    counter = rules.counter.at(low, value.end) if rules.counters else None
    if counter and value.text != "首":
        return extended(value, counter[0], low, unit=low[value.end : counter[0]].strip())
    return value


def _money(  # noqa: C901 - one way of naming a currency a line
    value: Value, page: Page, rules: Grammar, *, alone: bool
) -> Value | None:
    """Return a figure with its currency, None without one; `alone` says that nothing can stand behind it."""
    low, amount, end = page.low, value.amount, value.end
    before = rules.currency_before.at(low, value.start - 16, value.start)
    if before is None and (alone or _is_share(value)):
        return None
    if before and rules.chinese and _is_of_amount(low, before[0]):
        before = None  # 50億港元91日: the dollars are those of the 50億
        if alone:
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
    return made(value, (start, end), low, MONEY, amount, code, loose=value.loose or unsaid or par)


def _is_of_amount(low: str, start: int) -> bool:
    """Return whether a currency that begins at a place stands behind a figure: it is that figure's."""
    before = low[start - 1 : start]
    return before in _AMOUNTS or (before == "元" and low[start - 2 : start - 1] in _AMOUNTS)


_AMOUNTS = frozenset("0123456789十百千萬万億亿一二兩两三四五六七八九多餘余")


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
    return made(value, (value.start, found.end()), low, MONEY, amount, unit, loose=loose)


_CENTS_ZH = frozenset(" 港美角毫仙分")
"""What a tenth or hundredth of a dollar begins with in Chinese, or the space before it."""


def _in_money(value: Value, low: str) -> bool:
    """Return whether 角 behind a single numeral is money: 加三角, 兩角至三角, 四元八角."""
    return bool(_MONEY_BEFORE.search(low, max(0, value.start - 4), value.start) or _MONEY_AFTER.match(low, value.end))


_MONEY_BEFORE = later(
    r"[元圓圆至到加減减升降跌漲涨調调收付費费價价息約约逾近僅仅找貴贵多少平高低為为角毫足過过需值][了約约逾近僅仅]?\Z"
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
