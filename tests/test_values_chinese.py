"""Where Chinese figures and dates are tried: at places that a cheap look finds, and nowhere else can one begin.

In: texts put together of figures, signs of dates and times, and words between them. Out: for each pattern the same
matches as when it is tried at every character.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, values
from l10n.values import (
    dates_chinese,
    dressing,
    fractions_chinese,
    grammar,
    hedging,
    numbers_chinese,
    plans_chinese,
    reading,
    special_chinese,
    times_chinese,
)
from l10n.values.clues import Page, matches

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_QUICK = settings(max_examples=100, deadline=None, derandomize=True)
_CHARACTERS = (
    "0123456789〇零一二兩三四五六七八九十百千萬億廿卅年月日號份底初中末至到、及和或-–~,.:/ $%()第季半上下首周"
    "星期天時點分秒午前早晚凌今昨明本當該世紀代五個名間家元約逾多餘近成折厘倍番比米加合每有之又數幾的在，。qQ"
)
_WORDS = """
2025年 10月 3日 二零二五年 十月 廿一日 上午 下午約 4時 半 30分 星期三 第一季 上半年 十四五 2024/25 12:30
正午 午夜 年代 3至5月 1、2及3日 本月十日 昨天( 三成五 五折 三分一 百分之十 一米八 12米5 12.50:1 九比一
半島 一半 二十四時 第十五個五年規劃 五年計劃 百多人 三四個 點五 壹佰 叁拾萬 10.3.2025
"""
_SPACED = ["2024 – 25", "2 至 3成", "1.5 成", "1 比 3", "2 0 2 5 年", "1 2 月"]
_PIECES = [*_CHARACTERS, *_WORDS.split(), *_SPACED]
_BESIDE = """
逾 超過 超过 超出 高於 高于 多於 突破 衝破 升穿 漲破 涨破 不足 少於 低于 未滿 跌破 失守 約 约 紐約 估計 估计 大概 料
資料 預計 预期 接近 至少 最少 最低 起碼 年滿 足 滿 最多 至多 最高 最長 最大 多達 高达 上限 封頂 封顶 可達 約需 佔 近
以上 以下 左右 為限 为限 之內 之内 出頭 約為 差不多 的水平左右 的水平以下
港元 美元 元 人民幣 人民币 hk$ $ us$ 港幣 角 毫 仙 分錢 分钱 a the 個
"""
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=16).map("".join)
_Places: TypeAlias = "Callable[[Page], list[int]]"


def _quarters(page: Page) -> list[int]:
    return [match.start() for match in dates_chinese._QUARTER_START.finditer(page.low)]


def _tenths(page: Page) -> list[int]:
    return special_chinese.places_before("成", page.low, fractions_chinese._NEAR_TENTHS, fractions_chinese._FIGURES)


def _ratios(page: Page) -> list[int]:
    reach, figures = special_chinese._BEFORE_RATIO, special_chinese._FIGURES
    return sorted(place for sign in "比:" for place in special_chinese.places_before(sign, page.low, reach, figures))


def _short(page: Page) -> list[int]:
    return [at - 1 for at in special_chinese.places_of("分", page.low) if at]


def _years_of_account(page: Page) -> list[int]:
    return dates_chinese._fiscal_places(page.low, dates_chinese._year_places(page))


def _heights(page: Page) -> list[int]:
    return special_chinese.places_before("米", page.low, 2, special_chinese._FIGURES)


_TRIED: list[tuple[str, re.Pattern[str], _Places]] = [
    ("days of months", dates_chinese._FULL, lambda page: dates_chinese._before_months(page.low)),
    ("months", dates_chinese._MONTH, lambda page: dates_chinese._before_months(page.low)),
    ("years", dates_chinese._YEARS, dates_chinese._year_places),
    ("years of account", dates_chinese._FISCAL, _years_of_account),
    ("dates in figures", dates_chinese._NUMERIC, dates_chinese._places_in_figures),
    ("bare years", dates_chinese._BARE_YEAR, lambda page: page.years),
    ("days", dates_chinese._DAY, lambda page: dates_chinese._near_days(page.low, page.days)),
    ("days in Han", dates_chinese._HAN_DAY, lambda page: dates_chinese._said_days(page.low)),
    ("parts of a year", dates_chinese._QUARTER, _quarters),
    ("times", times_chinese._TIME, lambda page: times_chinese.places_of_times(page.low)),
    ("tenths", fractions_chinese._TENTHS, _tenths),
    ("ranges of tenths", fractions_chinese._TENTHS_RANGE, _tenths),
    ("halves", fractions_chinese._HALF_BEFORE, lambda page: fractions_chinese._places_of_halves(page.low)),
    ("fractions", fractions_chinese._FRACTION, lambda page: fractions_chinese.places_of_fractions(page.low)),
    ("short fractions", fractions_chinese._SHORT, _short),
    ("heights", special_chinese._HEIGHT, _heights),
    ("ratios", special_chinese._RATIO, _ratios),
]


@pytest.mark.parametrize(("pattern", "places"), [row[1:] for row in _TRIED], ids=[row[0] for row in _TRIED])
@_QUICK
@given(_TEXTS)
def test_nothing_begins_anywhere_else(pattern: re.Pattern[str], places: _Places, text: str) -> None:
    page = Page(reading.fold(text), frozenset())
    everywhere = [match.span() for match in pattern.finditer(page.low)]
    assert [match.span() for match in matches(pattern, page.low, places(page))] == everywhere


@_QUICK
@given(_TEXTS)
def test_no_day_ends_anywhere_else(text: str) -> None:
    ends = set(dates_chinese._ends_of_days(text))
    for pattern in (dates_chinese._FULL, dates_chinese._DAY, dates_chinese._HAN_DAY):
        assert {match.end() - 1 for match in pattern.finditer(text)} <= ends


@_QUICK
@given(_TEXTS)
def test_no_plan_is_missed(text: str) -> None:
    assert plans_chinese._PLAN.search(text) is None or plans_chinese._has_plan(text)


@_QUICK
@given(_TEXTS)
def test_no_han_numeral_is_missed(text: str) -> None:
    rules = grammar.of(locale.get("zh_Hant_HK"))
    numerals = [match.span() for match in numbers_chinese._HAN.finditer(text)]
    read = [(value.start, value.end) for value in numbers_chinese._figures(text, rules)[1]]
    longer = [span for span in numerals if span[1] > span[0] + 1]
    assert all(any(first <= start and end <= last for first, last in numerals) for start, end in read)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(read))
    ends = {one for one, other in itertools.pairwise(read) if (one[0], other[1]) in longer}  # 十四五 is 14 to 15
    assert {span for span in read if span[1] > span[0] + 1} <= {*longer, *ends}


@pytest.mark.parametrize("text", ["20٣٣年", "第٣", "20٣٣-٣٤", "٣月٣日", "٣億", "٣折", "٣時", "٣成"])
def test_digits_of_other_scripts_do_not_raise(text: str) -> None:
    for code in ("zh_Hant_HK", "zh_Hans_CN"):
        assert all(value.text in text for value in values.read(text, locale.get(code)))


@_QUICK
@given(st.lists(st.sampled_from([*_BESIDE.split(), " ", "的", "，", "5", "公司"]), max_size=5).map("".join))
def test_no_hedge_and_no_currency_is_missed(text: str) -> None:
    if hedging._ELSEWHERE_ZH.search(text) or hedging._APART.search(text):
        assert hedging._MAY_HEDGE_ZH.search(text)
    for code in ("zh_Hant_HK", "zh_Hans_CN"):
        rules = grammar.of(locale.get(code))
        ends, twos, begins = hedging._edges(rules)
        if rules.before.at(text, 0, len(text)):
            assert text[-1] in ends
            assert text[-1] in twos or text[-2:] in twos
        if rules.after.at(text, 0):
            assert text[0] in begins
        before, behind = text.removesuffix(" ")[-1:], text.removeprefix(" ")[:1]
        if rules.currency_before.at(text, 0, len(text)):
            assert dressing._may_be_money(before, "", rules)
        if rules.currency_after.at(text, 0) or special_chinese.CENTS.match(text):
            assert dressing._may_be_money("", behind, rules)
