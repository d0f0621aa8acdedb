"""Writing a value in a locale's way: 1.5 billion as 15億, 21 October 2025 as 2025年10月21日.

In: a Value and the Locale to write it in. Out: text without hedges ("over", 逾), which belong to the sentence.
Exact: an amount that has no finite decimal form is written as a fraction. May not touch: other rooms but `locale`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import grammar, numerals
from l10n.values.literals import folded
from l10n.values.nouns import Kind, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.locale import Locale
    from l10n.values.grammar import Grammar

_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SCALED = ("hundred", "thousand", "million", "billion", "trillion", "萬", "万", "億", "亿", "bn", "mn")
_MAX_PLACES = 4


def write(value: Value, locale: Locale, *, like: Value | None = None) -> str:
    """Return `value` as `locale` writes it; what is literal (addresses, names with digits) comes back as it stands.

    `like` is a value in that locale whose counter and numerals are kept: three engineers as 三名, like 四名. The end of
    a range is written as the whole range.
    """
    rules = grammar.of(locale)
    if value.amount is not None and value.low is not None and value.kind is not Kind.RANGE:
        value = replace(value, kind=Kind.RANGE, amount=None, of=value.kind)
    if rules.chinese and like is not None and like.kind is Kind.COUNT and value.of in {None, *_COUNTED}:
        value = _counted_like(value, like)
    number = int(value.amount) if value.amount is not None and value.amount in range(_SHORT + 1) else None
    two = str(rules.write.get("two", "兩"))
    if number is not None and value.loose and value.unit == "times":
        return f"{numerals.to_han(number, two=two)}倍" if rules.chinese else f"{numerals.to_words(number)} times"
    in_han = rules.chinese and like is not None and like.letters
    if number is not None and in_han and value.kind is Kind.COUNT:
        return numerals.to_han(number, two=two) + (_own(value.unit, rules) if value.unit else "")
    writer = _WRITERS.get(value.kind) if rules.write else None  # a locale may say nothing of how values are written
    return writer(value, rules) if writer is not None else value.text


_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT})
_AGES = frozenset("歲岁")
_SHORT = 10
"""Whole numbers up to here are written in Han numerals beside those that are."""


def _counted_like(value: Value, like: Value) -> Value:
    """Return a number, or years of age, with the counter of `like`."""
    years = value.kind is Kind.MEASURE and value.unit == "year" and like.unit in _AGES
    if value.kind in _COUNTED or years:
        return replace(value, kind=Kind.COUNT, unit=like.unit)
    return replace(value, unit=like.unit, of=Kind.COUNT) if value.of in _COUNTED else value


def amount_text(amount: Fraction, rules: Grammar, *, scaled: bool) -> str:
    """Return an amount in digits: with million or 億 where `scaled` and it is shorter, else with thousands commas."""
    if scaled:
        short = _chinese_scaled(amount, rules) if rules.chinese else _english_scaled(amount)
        if short:
            return short
    plain = numerals.to_digits(amount)
    return plain if plain is not None else f"{amount.numerator}/{amount.denominator}"


def _english_scaled(amount: Fraction) -> str:
    for size, name in _ENGLISH_SCALES:
        if amount >= size:
            number = numerals.to_digits(amount / size)
            if number is not None and len(number.partition(".")[2]) <= _MAX_PLACES:
                return f"{number} {name}"
    return ""


def _chinese_scaled(amount: Fraction, rules: Grammar) -> str:
    myriad, hundred_million = str(rules.write.get("myriad", "萬")), str(rules.write.get("hundred_million", "億"))
    for size, name in ((10**12, myriad + hundred_million), (10**8, hundred_million), (10**4, myriad)):
        if amount >= size:
            number = numerals.to_digits(amount / size)
            if number is not None and len(number.partition(".")[2]) <= _MAX_PLACES:
                return number + name
    return ""


def _figure(value: Value, rules: Grammar, amount: Fraction | None = None) -> str:
    number = value.amount if amount is None else amount
    text = value.text.lower()
    scaled = (any(word in text for word in _SCALED) or text.endswith("m")) or not text
    return amount_text(number if number is not None else Fraction(0), rules, scaled=scaled and (number or 0) >= 10**4)


def _number(value: Value, rules: Grammar) -> str:
    return _figure(value, rules)


def _count(value: Value, rules: Grammar) -> str:
    counter = value.unit if value.unit and not value.unit.isascii() else ""
    if not rules.chinese:
        return _figure(value, rules) + (" years old" if counter in _AGES and counter else "")
    return _figure(value, rules) + (_own(counter, rules) if counter else "")


_TRADITIONAL = "個間項屆條張隻層輪組類種輛隊節頁冊題級歲國區戶處枚顆門週號點陣劑針塊線對筆員軸園樓聲"
_SIMPLIFIED = "个间项届条张只层轮组类种辆队节页册题级岁国区户处枚颗门周号点阵剂针块线对笔员轴园楼声"
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def _own(counter: str, rules: Grammar) -> str:
    """Return a counter in the locale's script if it knows it, else its commonest one."""
    simplified = rules.write.get("myriad") == "万"
    own = counter.translate(_TO_SIMPLIFIED if simplified else _TO_TRADITIONAL)
    return own if own.removeprefix(" ").lower() in rules.counters else "个" if simplified else "個"


def _template(name: str, number: str, rules: Grammar) -> str:
    return str(rules.write.get(name, "{n}%")).format(n=number)


def _percent(value: Value, rules: Grammar) -> str:
    return _template("percent", _figure(value, rules), rules)


def _point(value: Value, rules: Grammar) -> str:
    text = _template("percentage-point", _figure(value, rules), rules)
    return text.removesuffix("s") if not rules.chinese and value.amount == 1 else text


def _money(value: Value, rules: Grammar) -> str:
    number = _figure(value, rules)
    return with_currency(number, value.unit, rules)


def with_currency(number: str, code: str, rules: Grammar) -> str:
    """Return a written amount with its currency in the locale's place: HK$5, RMB5, 5港元."""
    name = rules.currency_names.get(code, (code,))[0]
    if rules.chinese:
        return f"{name}{number}" if name.endswith(("$", "¥", "€", "£")) else f"{number}{name}"
    return f"{number} {_dollars(code)}" if code == "元" else f"{name}{number}"


def _dollars(code: str) -> str:
    return "dollars" if code == "元" else code


def _measure(value: Value, rules: Grammar) -> str:
    half = value.amount == Fraction(1, 2) and value.unit in {"year", "month", "day", "hour"}
    if half:
        name = unit_name(value.unit, Fraction(1), rules)
        return f"半{name}" if rules.chinese else f"half {'an' if name == 'hour' else 'a'} {name}"
    amount = value.amount if value.amount is not None else Fraction(0)
    if rules.chinese and value.unit == "year" and _OLD.search(value.text):
        return _figure(value, rules) + _own("歲", rules)
    return _figure(value, rules) + ("" if rules.chinese else " ") + unit_name(value.unit, amount, rules)


_OLD = later(r"(?:[ -]olds?|of age)\Z", re.IGNORECASE)


def unit_name(unit: str, amount: Fraction, rules: Grammar) -> str:
    """Return a unit's name as it follows `amount`: feet or foot, 平方呎."""
    spellings = rules.unit_spellings.get(unit, (unit,))
    if rules.chinese or amount != 1 or len(spellings) == 1:
        return spellings[0]
    return spellings[1]


def _fraction(value: Value, rules: Grammar) -> str:
    amount = value.amount if value.amount is not None else Fraction(0)
    above, below = amount.numerator, amount.denominator
    if rules.chinese:
        return "一半" if (above, below) == (1, 2) else f"{numerals.to_han(below)}分之{numerals.to_han(above)}"
    if (above, below) == (1, 2):
        return "half"
    if above < 10 and below < 11:  # noqa: PLR2004 - beyond that nobody writes words
        part = "quarter" if below == 4 else numerals.to_ordinal_word(below)  # noqa: PLR2004 - a fourth is a quarter
        return f"{numerals.to_words(above)}-{part}" + ("s" if above > 1 else "")
    return f"{above}/{below}"


def _ordinal(value: Value, rules: Grammar) -> str:
    number = int(value.amount or 0)
    if not rules.chinese:
        word = numerals.to_ordinal_word(number) if 0 < number < 10 else f"{number}{numerals.ordinal_suffix(number)}"  # noqa: PLR2004
        return word + {"quarter": " quarter", "half-year": " half", "century": " century"}.get(value.unit, "")
    if value.unit == "century":
        return f"{number}{rules.unit_names.get('century', '世紀').lstrip('個个')}"
    if value.unit == "half-year":
        return "上半年" if number == 1 else "下半年"
    numeral = numerals.to_han(number) if number <= 10 else str(number)  # noqa: PLR2004 - 第三, 第21
    tail = (
        "季" if value.unit == "quarter" else _own(value.unit, rules) if value.unit and not value.unit.isascii() else ""
    )
    return f"第{numeral}{tail}"


def _name(value: Value, rules: Grammar) -> str:
    """Return a name in Latin letters where the locale has no word of its own for it."""
    if value.text.isascii() or value.text.lower() in rules.name_values:
        return value.text
    return next((name for name in rules.name_values.values() if folded(name) == value.unit), value.text)


def _date(value: Value, rules: Grammar) -> str:
    year, month, day = value.year, value.month, value.day
    name = rules.write["months"][month - 1] if month and "months" in rules.write else ""
    if rules.chinese:
        parts = ((year, "年"), (month, "月"), (day, "日"))
        return "".join(f"{number}{sign}" for number, sign in parts if number is not None) or value.text
    key = "date" if year and day and month else "date_no_year" if day and month else "month" if year and month else ""
    if key:
        return str(rules.write[key]).format(year=year, month_name=name, day=day)
    return str(year) if year else name or (f"{day}{numerals.ordinal_suffix(day)}" if day else value.text)


def _time(value: Value, rules: Grammar) -> str:
    total = int(value.amount or 0)
    hour, minute = divmod(total, 60)
    if rules.chinese:
        sign = rules.write.get("hour", "時")
        minutes = f"{minute}分" if minute else ""
        if value.unit or "half_days" not in rules.write:
            return f"{hour}{sign}{minutes}"
        half = rules.write["half_days"][hour // 12 % 2]
        return f"{half}{hour if hour in (0, 12) else hour % 12}{sign}{minutes}"
    if total in (0, 720, 1440):
        return "noon" if total == 720 else "midnight"  # noqa: PLR2004 - 12 hours
    shown = f"{hour % 12 or 12}" + (f".{minute:02d}" if minute else "")
    if value.unit:
        return f"{hour}:{minute:02d}"
    return shown + ("am" if hour % 24 < 12 else "pm")  # noqa: PLR2004 - noon


def _weekday(value: Value, rules: Grammar) -> str:
    number = int(value.amount or 1)
    return str(rules.write["weekdays"][number - 1])


def _plan(value: Value, rules: Grammar) -> str:
    number = int(value.amount or 0)
    if not rules.chinese:
        return f"{number}{numerals.ordinal_suffix(number)} Five-Year Plan"
    if 11 <= number <= 19:  # noqa: PLR2004 - the short form says 十 and a digit
        short = "十" + "一二三四五六七八九"[number - 11] + "五"
        return f"“{short}”规划" if rules.write.get("myriad") == "万" else f"「{short}」規劃"
    return f"第{numerals.to_han(number)}" + ("个五年规划" if rules.write.get("myriad") == "万" else "個五年規劃")


def _fiscal_year(value: Value, rules: Grammar) -> str:
    first, second = int(value.low or 0), int(value.high or 0)
    return f"{first}-{second % 100:02d}" + ("年度" if rules.chinese else "")


def _decade(value: Value, rules: Grammar) -> str:
    number = int(value.amount or 0)
    return f"{number}年代" if rules.chinese else f"{number}s"


def _range(value: Value, rules: Grammar) -> str:
    if value.low is None or value.high is None or value.of is None:
        return value.text
    low = _figure(value, rules, value.low)
    whole = write_as(value, value.of, value.high, rules)
    if value.of is Kind.MONEY and not rules.chinese:
        return f"{with_currency(low, value.unit, rules)} to {whole}"
    return f"{low}至{whole}" if rules.chinese else f"{low} to {whole}"


def write_as(value: Value, kind: Kind, amount: Fraction, rules: Grammar) -> str:
    """Return one end of a range as a value of its own."""
    end = Value(kind, value.start, value.end, value.text, amount=amount, unit=value.unit)
    writer = _WRITERS.get(kind)
    return writer(end, rules) if writer is not None else value.text


def weekday_of(year: int, month: int, day: int) -> int | None:
    """Return 1 for Monday to 7 for Sunday, None for a day that is in no calendar."""
    try:
        return dt.date(year, month, day).isoweekday()
    except (ValueError, OverflowError):
        return None


_WRITERS: dict[Kind, Callable[[Value, Grammar], str]] = {
    Kind.NUMBER: _number,
    Kind.COUNT: _count,
    Kind.PERCENT: _percent,
    Kind.POINT: _point,
    Kind.MONEY: _money,
    Kind.MEASURE: _measure,
    Kind.FRACTION: _fraction,
    Kind.ORDINAL: _ordinal,
    Kind.DATE: _date,
    Kind.NAME: _name,
    Kind.TIME: _time,
    Kind.WEEKDAY: _weekday,
    Kind.PLAN: _plan,
    Kind.FISCAL_YEAR: _fiscal_year,
    Kind.DECADE: _decade,
    Kind.RANGE: _range,
}


_SCALE_OF = later(
    r"(?P<chinese>[十百千]?(?:萬億|万亿|[億亿萬万]))|(?P<english>hundred|thousand|million|billion|trillion"
    r"|(?<=\d)(?:bn|mn|tn)\b)",
    re.IGNORECASE,
)


def scale_of(text: str) -> int:
    """Return the scale that a written figure ends with: 10**6 for `15 million`, 10**8 for 15億, 1 without one."""
    match = _SCALE_OF.search(text)
    if match is None:
        return 1
    if match["chinese"]:
        size = 1
        for character in match["chinese"]:
            size *= _HAN_SIZES[character]
        return size
    return numerals.SCALES.get(match["english"].lower()) or numerals.SHORT_SCALES[match["english"].lower()]


_HAN_SIZES = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}
