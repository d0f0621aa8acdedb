"""Values: golden tables of reading, writing and carrying, and what holds for any text."""

from __future__ import annotations

import datetime as dt
import time
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, values
from l10n.values import Approximation, Kind, Nature, Value, numerals

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "values"
LOCALES = ("en_HK", "zh_Hant_HK", "zh_Hans_CN")


def table(name: str) -> list[list[str]]:
    rows = [line for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row.strip().strip("|").split(" | ")] for row in rows[1:]]


def shown(value: Value) -> str:
    bits = [value.kind.value]
    if value.amount is not None:
        bits.append(str(value.amount))
    if value.low is not None:
        bits.append(f"{value.low}..{value.high}")
    if value.kind is Kind.DATE:
        bits.append("-".join(str(part) if part else "?" for part in (value.year, value.month, value.day)))
    if value.unit:
        bits.append(value.unit)
    if value.approximation:
        bits.append(f"[{value.approximation.value}]")
    return " ".join(bits)


@pytest.mark.parametrize(("text", "code", "expected"), table("read.md"))
def test_reading(text: str, code: str, expected: str) -> None:
    found = [one for one in values.read(text, locale.get(code)) if not one.loose]
    assert ("; ".join(map(shown, found)) or "nothing") == expected
    for one in found:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("row", table("write.md"), ids=lambda row: row[0])
def test_writing(row: list[str]) -> None:
    text, code, *expected = row
    first = values.read(text, locale.get(code))[0]
    assert [values.write(first, locale.get(to)) for to in LOCALES] == expected


@pytest.mark.parametrize("row", table("write.md"), ids=lambda row: row[0])
def test_what_is_written_is_read_as_the_same_value(row: list[str]) -> None:
    first = values.read(row[0], locale.get(row[1]))[0]
    for to in LOCALES:
        back = values.read(values.write(first, locale.get(to)), locale.get(to))
        assert not values.compare([first], back), (to, values.write(first, locale.get(to)))


@pytest.mark.parametrize("row", table("carry.md"), ids=lambda row: f"{row[2]} -> {row[3]}")
def test_carrying(row: list[str]) -> None:
    source, target, old, new, was, expected = row
    assert (values.carry(old, new, was, locale.get(source), locale.get(target)) or "none") == expected


def differences(source: str, target: str, to: str = "zh_Hant_HK", came: str = "en_HK") -> list[tuple[Nature, bool]]:
    found = values.compare(values.read(source, locale.get(came)), values.read(target, locale.get(to)))
    return [(one.nature, one.hard) for one in found]


def test_natures_of_differences() -> None:
    assert differences("HK$3 billion", "3億港元") == [(Nature.SCALE, True)]
    assert differences("HK$3 billion", "30億美元") == [(Nature.CURRENCY, True)]
    assert differences("7,500 square feet", "7,500平方米") == [(Nature.UNIT, True)]
    assert differences("21 October 2025", "2025年10月12日") == [(Nature.DATE, True)]
    assert differences("over 2,300 guests", "2,300名嘉賓") == [(Nature.APPROXIMATION, False)]
    assert differences("over 2,300 guests", "近2,300名嘉賓") == [(Nature.APPROXIMATION, True)]
    assert differences("450 firms", "多間公司") == [(Nature.MISSING, True)]
    assert differences("many firms", "450間公司") == [(Nature.EXTRA, True)]
    assert differences("the two parties", "各方") == [(Nature.MISSING, False)]
    assert differences("in 2024", "年內") == [(Nature.MISSING, False)]


def test_a_figure_may_stand_anywhere_and_be_said_twice() -> None:
    assert differences("It has 450 firms and 26 labs.", "設有26間實驗室及450間公司。") == []
    assert differences("It has 450 firms.", "中心有450間公司，而這450間公司均為初創。") == []


def test_numbers_are_exact() -> None:
    third = values.read("0.1 per cent of 375.7 billion", locale.get("en_HK"))
    assert [one.amount for one in third] == [Fraction(1, 10), Fraction(375_700_000_000)]


ANY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(list("0123456789.,%$-–/:()（）年月日時分半第百千萬億點個一二三十兩成至 ½²٣\uff11")),
    ),
    max_size=80,
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=ANY, code=st.sampled_from(LOCALES))
def test_reading_never_raises_and_never_overlaps(text: str, code: str) -> None:
    found = values.read(text, locale.get(code))
    assert all(one.text == text[one.start : one.end] for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert not [one for one in values.compare(found, found) if one.hard]
    for to in LOCALES:
        for one in found:
            assert isinstance(values.write(one, locale.get(to)), str)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(old=ANY, new=ANY, target=ANY, codes=st.permutations(LOCALES))
def test_carrying_never_raises_and_no_change_is_identity(old: str, new: str, target: str, codes: list[str]) -> None:
    source, to = locale.get(codes[0]), locale.get(codes[1])
    values.carry(old, new, target, source, to)
    assert values.carry(old, old, target, source, to) == target


AMOUNTS = st.one_of(st.integers(1, 10**13), st.integers(1, 10**6).map(lambda n: n * 10**6)).map(Fraction)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    amount=AMOUNTS,
    kind=st.sampled_from(
        [(Kind.NUMBER, ""), (Kind.MONEY, "HKD"), (Kind.MONEY, "CNY"), (Kind.MEASURE, "square-foot"), (Kind.PERCENT, "")]
    ),
    codes=st.permutations(LOCALES),
)
def test_written_amounts_read_back(amount: Fraction, kind: tuple[Kind, str], codes: list[str]) -> None:
    value = Value(kind[0], 0, 0, "", amount=amount, unit=kind[1])
    text = values.write(value, locale.get(codes[0]))
    [back] = values.read(text, locale.get(codes[0]))
    assert not values.compare([value], [back]), text
    again = values.write(back, locale.get(codes[1]))
    assert not values.compare([value], values.read(again, locale.get(codes[1]))), (text, again)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(day=st.dates(), code=st.sampled_from(LOCALES))
def test_written_dates_read_back(day: dt.date, code: str) -> None:
    if not 1900 <= day.year <= 2099:
        return
    value = Value(Kind.DATE, 0, 0, "", year=day.year, month=day.month, day=day.day)
    text = values.write(value, locale.get(code))
    [back] = values.read(text, locale.get(code))
    assert (back.year, back.month, back.day) == (day.year, day.month, day.day)
    assert values.weekday_of(day.year, day.month, day.day) == day.isoweekday()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(number=st.integers(0, 10**12 - 1))
def test_han_numerals_read_back(number: int) -> None:
    assert numerals.han(numerals.to_han(number, two="兩")) == number
    assert numerals.han(numerals.to_han(number)) == number


@settings(max_examples=60, deadline=None, derandomize=True)
@given(old=st.integers(13, 99_999), new=st.integers(13, 99_999), codes=st.permutations(LOCALES))
def test_a_carried_figure_is_the_new_one(old: int, new: int, codes: list[str]) -> None:
    frames = {"en_HK": "The hall holds {} people.", "zh_Hant_HK": "會堂可容納{}人。", "zh_Hans_CN": "会堂可容纳{}人。"}
    source, target = codes[0], codes[1]
    texts = [frames[source].format(f"{number:,}") for number in (old, new)]
    carried = values.carry(*texts, frames[target].format(f"{old:,}"), locale.get(source), locale.get(target))
    assert carried == frames[target].format(f"{new:,}")


@pytest.mark.parametrize("sample", ["1", "1 ", "三", "a@", "A1-", "3 to "])
@pytest.mark.parametrize("code", ["en_HK", "zh_Hant_HK"])
def test_a_line_of_100_kilobytes_takes_seconds(sample: str, code: str) -> None:
    text = sample * (100_000 // len(sample))
    start = time.process_time()
    values.read(text, locale.get(code))
    assert time.process_time() - start < 20


def test_hedges_are_the_locale_s_words() -> None:
    [value] = values.read("no fewer than 300", locale.get("en_HK"))
    assert value.approximation is Approximation.AT_LEAST


def test_details() -> None:
    en, hant, hans = map(locale.get, LOCALES)

    def same(one: str, other: str, to: locale.Locale) -> bool:
        return values.same_detail(values.read(one, en)[0], values.read(other, to)[0], en, to)

    assert same("https://x.example.hk/en/a", "https://x.example.hk/zh_tw/a", hant)
    assert not same("https://x.example.hk/en/a", "https://x.example.hk/zh_tw/a", hans)
    assert same("https://x.example.hk/a_en.html", "https://x.example.hk/a_sc.html", hans)
    assert same("+852 3166 3841", "3166 3841", hant)
    assert same("+86 755 8321 6604", "0755 8321 6604", hans)
    assert not same("3166 3841", "3166 3814", hant)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    number=st.integers(min_value=1000, max_value=10**15 - 1),
    space=st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"]),
    decimals=st.sampled_from(["", ".5"]),
    frame=st.sampled_from(
        [("en_HK", "About {} people came."), ("zh_Hant_HK", "約{}人出席。"), ("zh_Hans_CN", "共{}公顷。")]
    ),
)
def test_thousands_set_with_a_space_are_those_set_with_a_comma(
    number: int, space: str, decimals: str, frame: tuple[str, str]
) -> None:
    code, sentence = frame
    commas = f"{number:,}{decimals}"
    one = values.read(sentence.format(commas), locale.get(code))
    other = values.read(sentence.format(commas.replace(",", space)), locale.get(code))
    assert [(value.kind, value.amount, value.unit) for value in one] == [
        (value.kind, value.amount, value.unit) for value in other
    ]
