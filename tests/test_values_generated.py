"""Values: whole classes of ways of saying, made by rule: every one on one side beside every one on the other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from l10n import locale, values
from l10n.values.numerals import TENS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

EN, HANT, HANS = (locale.get(code) for code in ("en_HK", "zh_Hant_HK", "zh_Hans_CN"))
HAN = "零一二三四五六七八九"
NTH = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}


def han(number: int) -> str:
    """Return a number under 100 in Han numerals."""
    if number < 10:
        return HAN[number]
    ten, one = divmod(number, 10)
    return ("" if ten == 1 else HAN[ten]) + "十" + (HAN[one] if one else "")


def word(number: int) -> str:
    """Return a number under 100 in English words."""
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


def said(text: str) -> locale.Locale:
    """Return the locale that a made text is in: English where it is all of ASCII, else one for its characters."""
    return EN if text.isascii() else HANS if set(text) & set("时点钟岁个万亿两间国圣诞节庆劳动儿妇纪") else HANT


def found(source: str, target: str) -> list[values.Difference]:
    """Return the hard differences of two texts."""
    here, there = values.read(source, said(source)), values.read(target, said(target))
    return [one for one in values.compare(here, there, homes=("HKD", "HKD")) if one.hard]


def agree(ways: Iterable[str]) -> None:
    """Fail unless every way says the same as every other one, in both orders."""
    for one, other in itertools.permutations(ways, 2):
        if not (one.isascii() and other.isascii()):
            assert not found(one, other), f"{one} | {other}: {found(one, other)}"


CLOCK = [(hour, minute) for hour in (0, 1, 6, 9, 11, 12, 13, 15, 18, 20, 23) for minute in (0, 5, 10, 15, 30, 45, 55)]


def times(hour: int, minute: int) -> list[str]:
    """Return the ways of saying a time of the day."""
    face, half = hour % 12 or 12, "am" if hour < 12 else "pm"
    part = "凌晨" if hour < 6 else "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    shown = f"{face}.{minute:02}{half}" if minute else f"{face}{half}"
    ways = [shown, shown.replace(half, f" {half}"), f"{hour:02}:{minute:02}"]
    if hour not in {0, 12}:
        tail = han(minute) if minute >= 10 else f"零{HAN[minute]}"
        ways += [f"{part}{face}時{minute}分", f"{part}{han(face)}時{tail}分"] if minute else [f"{part}{han(face)}時"]
        ways.append(f"{hour}时{minute:02}分" if minute else f"{hour}时")
    if minute == 30 and hour not in {0, 12}:
        ways += [f"{part}{han(face)}時半", f"half past {word(face)} in the {DAY[hour // 6]}"]
    if minute == 15 and hour not in {0, 12}:
        ways += [f"{part}{han(face)}時一刻", f"a quarter past {word(face)} in the {DAY[hour // 6]}"]
    if minute == 45 and hour not in {0, 11, 12, 23}:
        ways += [f"{part}{han(face)}時三刻", f"a quarter to {word(face % 12 + 1)} in the {DAY[(hour + 1) // 6]}"]
    if minute in {5, 10} and hour not in {0, 12}:
        ways.append(f"{word(minute)} past {word(face)} in the {DAY[hour // 6]}")
    return ways


DAY = ("morning", "morning", "afternoon", "evening")


@pytest.mark.parametrize(("hour", "minute"), CLOCK)
def test_times_of_day(hour: int, minute: int) -> None:
    agree(times(hour, minute))
    wrong = times(hour, (minute + 20) % 60)
    assert all(found(times(hour, minute)[0], one) for one in wrong if not one.isascii())


def test_times_beside_dates() -> None:
    for (first, second), day in itertools.product([(9, 17), (10, 19), (14, 16)], (4, 10, 12, 31)):
        one, two = times(first, 0)[0], times(second, 0)[0]
        english = [f"on May {day}, {one} to {two}", f"from {one} to {two} on {day} May", f"May {day}, {one} - {two}"]
        part = "下午" if first > 12 else "上午"
        late = "晚上" if second > 17 else "下午"
        chinese = [
            f"五月{han(day)}日{part}{han(first % 12 or 12)}時至{late}{han(second - 12)}時",
            f"5月{day}日{part}{first % 12 or 12}時至{late}{second - 12}時",
            f"5月{day}日{first}时至{second}时",
        ]
        for source, target in itertools.product(english, chinese):
            assert not found(source, target), f"{source} | {target}"
            assert not found(target, source), f"{target} | {source}"


QUARTERS = {
    1: ["a quarter of an hour", "15 minutes", "十五分鐘", "一刻鐘", "15分钟"],
    2: ["half an hour", "30 minutes", "half-an-hour", "半小時", "半個小時", "三十分鐘", "兩刻鐘", "半个钟头", "30分钟"],
    3: ["three quarters of an hour", "three-quarters of an hour", "45 minutes", "三刻鐘", "四十五分鐘", "45分钟"],
    4: ["an hour", "one hour", "一小時", "一個小時", "一个钟头"],
    5: ["an hour and a quarter", "75 minutes", "一小時十五分鐘", "七十五分鐘", "一小时15分钟", "一小時一刻鐘"],
    6: ["an hour and a half", "one and a half hours", "90 minutes", "一個半小時", "一小時半", "九十分鐘", "一个半小时"],
    7: ["an hour and three quarters", "105 minutes", "一小時四十五分鐘", "一小时45分钟"],
    10: ["two and a half hours", "two hours and a half", "150 minutes", "兩個半小時", "兩小時半", "两小时30分钟"],
}


@pytest.mark.parametrize("quarters", QUARTERS)
def test_quarters_of_an_hour(quarters: int) -> None:
    agree(QUARTERS[quarters])
    if quarters != 4:  # "an hour" and 一小時 may be left out
        for other in set(QUARTERS) - {quarters, 4}:
            for one, two in itertools.product(QUARTERS[quarters], QUARTERS[other]):
                assert (one.isascii() and two.isascii()) or found(one, two), f"{one} | {two}"


SPANS = {
    "half a minute": ["half a minute", "30 seconds", "半分鐘", "三十秒", "半分钟"],
    "a day and a half": ["a day and a half", "36 hours", "一天半", "一日半", "三十六小時", "36小时"],
    "two days": ["two days", "48 hours", "兩天", "兩日", "四十八小時", "48小时"],
    "a fortnight": ["a fortnight", "two weeks", "14 days", "兩星期", "兩周", "十四天", "两周", "14日"],
    "four weeks": ["four weeks", "四星期", "四個星期", "為期四周", "四周内"],
    "half a year": ["half a year", "six months", "半年", "六個月", "6个月"],
    "a year and a half": ["a year and a half", "18 months", "一年半", "十八個月", "一年零六個月", "18个月"],
    "three and a half years": ["three and a half years", "42 months", "三年半", "三年零六個月", "四十二個月"],
    "a quarter of a century": ["a quarter of a century", "25 years", "四分一世紀", "廿五年", "二十五年", "25年"],
    "60 years": ["60 years", "six decades", "六十年", "一甲子", "六十載"],
}


@pytest.mark.parametrize("span", SPANS)
def test_spans_of_time(span: str) -> None:
    agree(SPANS[span])
    for other in set(SPANS) - {span}:
        for one, two in itertools.product(SPANS[span], SPANS[other]):
            assert (one.isascii() and two.isascii()) or found(one, two), f"{one} | {two}"


def test_first_months_of_a_year() -> None:
    for count in range(2, 13):
        ways = [
            f"the first {word(count)} months of 2026",
            f"2026年首{han(count).replace('二', '兩') if count == 2 else han(count)}個月",
            f"2026年前{count}个月",
            f"2026年1月至{count}月",
        ]
        ways += ["the first half of 2026", "2026年上半年", "2026年首半年"] if count == 6 else []
        ways += ["the first quarter of 2026", "2026年第一季"] if count == 3 else []
        agree(ways)
        assert found(ways[0], f"2026年首{han(count + 1)}個月")


FESTIVALS = {
    (12, 25): ["Christmas Day", "聖誕日", "聖誕節", "圣诞节"],
    (12, 24): ["Christmas Eve", "平安夜"],
    (12, 26): ["Boxing Day"],
    (1, 1): ["New Year's Day", "元旦"],
    (12, 31): ["New Year's Eve", "除夕"],
    (5, 1): ["Labour Day", "May Day", "勞動節", "五一", "劳动节"],
    (10, 1): ["National Day", "國慶", "國慶日", "国庆节"],
    (7, 1): ["HKSAR Establishment Day", "七一", "回歸紀念日"],
    (6, 1): ["Children's Day", "兒童節", "六一儿童节"],
    (3, 8): ["Women's Day", "婦女節", "三八妇女节"],
}


@pytest.mark.parametrize(("month", "day"), FESTIVALS)
def test_days_with_a_name(month: int, day: int) -> None:
    names = FESTIVALS[month, day]
    dates = [f"{month}月{day}日", f"{han(month)}月{han(day)}日"]
    english = [f"{day} {MONTHS[month - 1]}", f"{MONTHS[month - 1]} {day}"]
    agree([*names, *dates])
    for name, date in itertools.product([name for name in names if not name.isascii()], english):
        assert not found(date, name), f"{date} | {name}"
    for name, other in itertools.product(names, (f"{month}月{day - 1 if day > 1 else 2}日",)):
        assert found(name, other), f"{name} | {other}"


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONEY = ["50億港元", "80億元人民幣", "十二億歐元", "3.5萬元", "七千二百元", "30亿美元", "500萬日圓", "20万元"]
MEASURES = [
    "91日",
    "20年期",
    "八年期",
    "三個月",
    "15分鐘",
    "半小時",
    "500公里",
    "34度",
    "四星期",
    "两个半小时",
    "12名",
    "三間",
]
"""What may stand straight behind a sum of money."""


def test_money_straight_before_a_measure() -> None:
    for sum_of, measure in itertools.product(MONEY, MEASURES):
        text = sum_of + measure
        own = [value for part in (sum_of, measure) for value in values.read(part, HANT)]
        both = values.read(text, HANT)
        assert [(v.kind, v.amount, v.unit) for v in both] == [(v.kind, v.amount, v.unit) for v in own], text


@pytest.mark.parametrize("unit", ["year", "month", "day", "hour", "minute", "cent", "metre", "degree"])
@pytest.mark.parametrize("between", ["- and ", "- or ", "- to "])
def test_hyphens_left_hanging(unit: str, between: str) -> None:
    for low, high in ((2, 3), (20, 30), (5, 12)):
        hung = values.read(f"a {low}{between}{high}-{unit} thing", EN)
        ends = [amount for value in hung for amount in (value.amount, value.low, value.high) if amount is not None]
        parts = 100 if unit == "cent" else 1
        assert sorted(ends) == [low / parts, high / parts] or [float(end) for end in ends] == [
            low / parts,
            high / parts,
        ], hung
        assert len({value.unit for value in hung}) == 1, hung


def test_two_figures_and_one_unit() -> None:
    units = {"degrees": "度", "hours": "小時", "days": "日", "months": "個月", "per cent": "%", "people": "人"}
    for (english, chinese), low in itertools.product(units.items(), (2, 5, 6)):
        first = "兩" if low == 2 else HAN[low]
        targets = [f"{first}至{HAN[low + 1]}{chinese}", f"{low}至{low + 1}{chinese}"]
        targets += [] if chinese == "%" else [f"{first}{HAN[low + 1]}{chinese}"]
        sources = [f"{word(low)} or {word(low + 1)} {english}", f"{word(low)} to {word(low + 1)} {english}"]
        for source, target in itertools.product(sources, targets):
            assert not found(f"by {source}.", f"{target}。"), f"{source} | {target}"
            assert not found(f"{target}。", f"by {source}."), f"{target} | {source}"


def test_large_ordinals() -> None:
    for power, (english, chinese) in {
        2: (["100th", "hundredth"], ["第100名", "第一百名"]),
        3: (["1,000th", "thousandth"], ["第1,000名", "第1000名", "第一千名"]),
        4: (["10,000th", "ten thousandth"], ["第10,000名", "第1万名", "第一萬名"]),
        5: (["100,000th", "hundred thousandth"], ["第10万名", "第十萬名", "第100,000名"]),
        6: (["1,000,000th", "millionth", "one-millionth"], ["第100萬名", "第一百萬名"]),
    }.items():
        for one, two in itertools.product(english, chinese):
            assert not found(f"the {one} visitor", two), f"{one} | {two}"
            assert found(f"the {one} visitor", f"第{10 ** (power - 1) * 3}名"), one


def test_ages_by_tens() -> None:
    for ten in range(6, 10):
        for age in (ten * 10, ten * 10 + 4, ten * 10 + 9):
            assert not found(f"a {age}-year-old man", f"一名{HAN[ten]}旬翁")
            assert not found(f"一名{HAN[ten]}旬翁", f"a man aged {age}")
        assert found(f"a {ten * 10 - 1}-year-old man", f"一名{HAN[ten]}旬翁")
        assert found(f"一名{HAN[ten]}旬翁", f"a man aged {ten * 10 + 10}")
