"""Values: more classes of ways of saying, made by rule: zones, days of the moon, shares of change, rates, the rest."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from l10n import checks, glossary, locale, values
from l10n.model import Block, BlockPair, Group, Place, Role, Segment, Severity, State, Unit, unit_id

EN, HANT, HANS = (locale.get(code) for code in ("en_HK", "zh_Hant_HK", "zh_Hans_CN"))
HAN = "零一二三四五六七八九"
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
NTHS = _NTHS.split()
NTHS += [f"twenty-{word}" for word in NTHS[:9]] + ["thirtieth"]
EMPTY = glossary.Glossary.empty()
VALUES = [check for check in checks.all_checks() if check.CODE in {"NUM001", "CUR001", "DAT001", "DAT003", "NUM004"}]


def han(number: int) -> str:
    """Return a number under 100 in Han numerals."""
    if number < 10:
        return HAN[number]
    ten, one = divmod(number, 10)
    return ("" if ten == 1 else HAN[ten]) + "十" + (HAN[one] if one else "")


def hard(source: str, target: str, came: locale.Locale, to: locale.Locale) -> list[values.Difference]:
    """Return the hard differences of two texts."""
    return [one for one in values.compare(values.read(source, came), values.read(target, to)) if one.hard]


def both(english: str, chinese: str, to: locale.Locale = HANT) -> list[values.Difference]:
    """Return the hard differences of two texts, each as the source."""
    return hard(english, chinese, EN, to) + hard(chinese, english, to, EN)


def errors(source: str, target: str, came: str, to: str) -> list[str]:
    """Return what checks of values say of a pair."""
    unit = Unit(unit_id(source), source, target, State.TRANSLATED, to)
    segment = Segment("b", 0, source, Role.PARAGRAPH)
    group = Group((unit,), (segment,), source, target, State.TRANSLATED)
    pair = BlockPair(Block("b", source, Place(0, len(source), 1)), (group,), source, target, complete=True)
    context = checks.CheckContext(locale.get(came), locale.get(to), EMPTY)
    found = [hit for check in VALUES for hit in check.find(pair, context)]
    return [f"{hit.code} {hit.message}" for hit in found if hit.severity is Severity.ERROR]


@pytest.mark.parametrize("zone", ["GMT", "UTC", "HKT", "local time", "hours", "hrs", "Hong Kong time"])
def test_four_figures_with_a_zone_are_a_time(zone: str) -> None:
    for hour, minute in itertools.product((0, 3, 9, 12, 14, 21, 23), (0, 5, 30, 45)):
        english = f"The siren sounded at {hour:02}{minute:02} {zone}."
        chinese = f"警報於{hour}時{f'{minute}分' if minute else ''}響起。"
        assert not both(english, chinese), (english, chinese)
        assert both(english, f"警報於{(hour + 1) % 24}時{f'{minute}分' if minute else ''}響起。"), english


def test_every_day_of_the_moon() -> None:
    months = ["正", *(han(number) for number in range(2, 12)), "臘"]
    for number, name in enumerate(months, 1):
        for day in range(1, 31):
            said = f"初{han(day)}" if day <= 10 else han(day)
            english = f"The fair is on the {NTHS[day - 1]} day of the {NTHS[number - 1]} lunar month."
            for chinese in (f"市集於農曆{name}月{said}舉行。", f"市集定於農曆{name}月{said}。"):
                assert not both(english, chinese), (english, chinese)
    for day in range(24, 30):
        english = f"The market closes on the {day}th day of the twelfth lunar month."
        for sign in (f"廿{HAN[day - 20]}", f"二十{HAN[day - 20]}"):
            assert not both(english, f"市集臘月{sign}收市。"), day
        assert not both(english, f"市集年廿{HAN[day - 20]}收市。"), day


@pytest.mark.parametrize("unit", ["year", "quarter", "month", "week", "day"])
def test_a_share_by_which_something_changed(unit: str) -> None:
    shares = {"a fifth": "兩成", "a tenth": "一成", "a quarter": "兩成半", "a third": "三分之一", "two-fifths": "四成"}
    chinese = {"year": "年", "quarter": "季", "month": "月", "week": "周", "day": "日"}[unit]
    for (share, said), link in itertools.product(shares.items(), (" on ", "-on-")):
        english = f"Arrivals rose by {share} {unit}{link}{unit}."
        assert not both(english, f"旅客按{chinese}增加{said}。"), english
        assert both(english, f"旅客按{chinese}增加七成。"), english


def test_rates_per_thousand_in_lists() -> None:
    for one, two in (("4.9", "7.1"), ("0.5", "0.7"), ("2", "3"), ("12.5", "9")):
        for way in ("per thousand", "per mille"):
            english = f"The rates were {one} and {two} {way} respectively."
            assert not both(english, f"比率分別為千分之{one}及千分之{two}。"), english
            assert both(english, f"比率分別為千分之{one}及千分之8.8。"), english


def test_sizes_that_are_not_counted() -> None:
    sizes = {
        "hundreds": ("數百", "數以百計"), "thousands": ("數千", "數以千計"), "tens of thousands": ("數萬", "數以萬計"),
        "hundreds of thousands": ("數十萬", "數以十萬計"), "millions": ("數百萬", "數以百萬計"),
        "tens of millions": ("數千萬", "數以千萬計"), "hundreds of millions": ("數億", "數以億計"),
    }  # fmt: skip
    for (word, said), (other, differs) in itertools.product(sizes.items(), repeat=2):
        for english in (f"Birds come in the {word}.", f"There are {word} of birds."):
            for chinese, wrong in zip(said, differs, strict=True):
                assert not both(english, f"這裏有雀鳥{chinese}。"), (english, chinese)
                if word != other:
                    assert both(english, f"這裏有雀鳥{wrong}。"), (english, wrong)


def test_the_rest_is_what_is_left() -> None:
    for whole, part in itertools.product((500, 1200, 98), (13, 40, 61)):
        english = f"Of the {whole:,} flats, {part} were sold, and the rest were let."
        for chinese, wrong in ((whole - part, False), (whole - part + 1, True)):
            target = f"{whole}個單位中，{part}個已出售，其餘{chinese}個租出。"
            assert bool(errors(english, target, "en_HK", "zh_Hant_HK")) is wrong, target
            assert bool(errors(target, english, "zh_Hant_HK", "en_HK")) is wrong, target
    for tenths in range(1, 10):
        english = f"About {tenths * 10} per cent came by rail, the remainder by road."
        target = f"約{HAN[tenths]}成坐火車，餘下{HAN[10 - tenths]}成走公路。".replace("二成", "兩成")
        assert not errors(english, target, "en_HK", "zh_Hant_HK"), target


def test_so_much_for_every_lot_of_shares() -> None:
    for lot, sign in ((10, "10"), (10, "十"), (100, "100"), (1000, "1,000")):
        for cents in (12, 35, 108):
            english = f"The dividend is RMB{cents / 100:.2f} per share."
            sum_ = Fraction(cents * lot, 100)
            target = f"每{sign}股派{float(sum_):g}元。"
            assert not errors(english, target, "en_HK", "zh_Hans_CN"), target
            assert not errors(target, english, "zh_Hans_CN", "en_HK"), target
            wrong = f"每{sign}股派{float(sum_ + 1):g}元。"
            assert errors(english, wrong, "en_HK", "zh_Hans_CN"), wrong
