"""Numerals alone: Han numerals, English number words and digits to exact Fractions, and back.

In: a numeral with nothing around it. Out: a Fraction, or None when it is no numeral; or text. No locale is needed: the
grammar of Han numerals is one for both scripts. May not touch: any other room.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

NOON = 12
MAX_DIGITS = 30
"""A longer run of digits is an identifier, not a number."""

HAN_DIGITS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    **{c: i for i, c in enumerate("零壹貳參肆伍陸柒捌玖")},
    **dict(zip("○兩两贰叁陆幺弍", (0, 2, 2, 2, 3, 6, 1, 2), strict=True)),
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
_MYRIADS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}
HAN = "".join(HAN_DIGITS) + "".join(_TENS) + "".join(_MYRIADS)
"""Every character of a Han numeral but 點 and 半."""

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES |= {"lakh": 10**5, "crore": 10**7}
SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "m": 10**6, "k": 10**3, "b": 10**9}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}

WORDS = {
    **{word: number for number, word in enumerate(UNITS)},
    **{word: number * 10 for number, word in enumerate(TENS) if word},
}
ORDINALS = {
    **{
        word + "th": number
        for word, number in WORDS.items()
        if word not in {"one", "two", "three", "five", "eight", "nine", "twelve"}
    },
    **{word[:-1] + "ieth": number for word, number in WORDS.items() if word.endswith("ty")},
    **_IRREGULAR,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
}


def digits(text: str) -> Fraction | None:
    """Return the value of `1,234.5`; None when it is not one or too long."""
    if len(text) <= MAX_DIGITS and text.isdigit() and text.isascii():
        return Fraction(int(text))  # in less time than it takes to remember it
    return _decimal(text)


@lru_cache(maxsize=4096)
def _decimal(text: str) -> Fraction | None:
    plain = text.replace(",", "").replace(" ", "")
    whole, point, decimals = plain.partition(".")
    if len(plain) > MAX_DIGITS or not _is_digits(whole) or (point and not _is_digits(decimals)):
        return None
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


@lru_cache(maxsize=4096)
def han(text: str) -> Fraction | None:
    """Return the value of a Han numeral: 二千三百, 一億二千萬, 二零二五, 十二點五; or None."""
    whole, point, decimals = text.replace("点", "點").partition("點")
    if point:
        before = han(whole)
        if before is None or not decimals or len(decimals) > MAX_DIGITS or any(c not in HAN_DIGITS for c in decimals):
            return None
        return before + Fraction(int("".join(str(HAN_DIGITS[c]) for c in decimals)), 10 ** len(decimals))
    if not whole or len(whole) > MAX_DIGITS:
        return None
    if all(c in HAN_DIGITS for c in whole):
        if len(whole) == 2 and not {"零", "〇", "○"} & set(whole):  # noqa: PLR2004 - 三四 is "three or four"
            return None
        return Fraction(int("".join(str(HAN_DIGITS[c]) for c in whole)))
    return _composed(whole)


def _composed(text: str) -> Fraction | None:
    """Return the value of a numeral with 十 to 億. `total` is what 億 closed, `section` what 萬 closed."""
    total = section = part = 0
    digit: int | None = None
    last = 10**9
    for character in text:
        if character in HAN_DIGITS:
            if digit not in (None, 0):
                return None
            digit = HAN_DIGITS[character]
        elif character in _TENS:
            size = _TENS[character]
            if size in (20, 30):
                part, last, digit = part + size, 10, None
                continue
            if size >= last:
                return None
            part, last, digit = part + (1 if digit in (None, 0) else digit) * size, size, None
        else:
            size = _MYRIADS[character]
            part, digit, last = part + (digit or 0), None, 10**9
            if size == 10**8:
                total, section, part = (total + section + part or 1) * size, 0, 0
            else:
                section, part = (part or section or 1) * size, 0  # 萬萬 is 億
    tail = digit or 0
    if tail and not part and text[-2:-1] in _MYRIADS:  # 三萬五 is 35,000, 一億五 is 150,000,000
        tail *= _MYRIADS[text[-2]] // 10
    elif tail and text[-2:-1] in {"百", "千"}:  # 兩千五 is 2,500, 千二 is 1,200
        tail *= _TENS[text[-2]] // 10
    return Fraction(total + section + part + tail)


def to_han(number: int, *, two: str = "二", myriad: str = "萬", hundred_million: str = "億") -> str:
    """Return a whole number >= 0 in Han numerals: 2,300 as 二千三百; `two` is written for a 2 that stands alone."""
    if number == 2:  # noqa: PLR2004 - 兩家, but 二十
        return two
    if number < 10**4:
        return _section(number)
    for size, name in ((10**8, hundred_million), (10**4, myriad)):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return to_han(high, myriad=myriad) + name + (gap + _plain(low, myriad) if low else "")
    return _section(number)


def _plain(number: int, myriad: str) -> str:
    if number < 10**4:
        return _section(number, whole=False)
    return to_han(number, myriad=myriad)


def _section(number: int, *, whole: bool = True) -> str:
    names = "零一二三四五六七八九"
    if number < 10:  # noqa: PLR2004 - one digit
        return names[number]
    out, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            out += ("零" if zero and out else "") + names[digit] + name
            zero = False
        else:
            zero = True
    return out[1:] if whole and out.startswith("一十") else out


def positional(number: int, zero: str = "零") -> str:
    """Return a number digit by digit in Han: 2025 as 二零二五."""
    return "".join((zero + "一二三四五六七八九")[int(c)] for c in str(number))


def to_words(number: int) -> str:
    """Return a whole number from 0 to 999 in English words: `twenty-one`, `one hundred and five`."""
    if number < len(UNITS):
        return UNITS[number]
    if number < 100:  # noqa: PLR2004 - tens
        ten, unit = divmod(number, 10)
        return TENS[ten] + (f"-{UNITS[unit]}" if unit else "")
    hundred, rest = divmod(number, 100)
    return f"{UNITS[hundred]} hundred" + (f" and {to_words(rest)}" if rest else "")


def to_ordinal_word(number: int) -> str:
    """Return `third`, `twenty-first` for 1-99."""
    for word, value in ORDINALS.items():
        if value == number:
            return word
    ten, unit = divmod(number, 10)
    return f"{TENS[ten]}-{to_ordinal_word(unit)}"


def ordinal_suffix(number: int) -> str:
    """Return `st`, `nd`, `rd` or `th`."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def to_digits(amount: Fraction, *, commas: bool = True) -> str | None:
    """Return an exact decimal with thousands commas (`1,234.5`); None when it has no finite decimal form."""
    denominator = amount.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return None
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
    sign, scaled = ("-" if amount < 0 else ""), abs(amount * 10**places).numerator
    whole, decimals = divmod(scaled, 10**places)
    text = f"{whole:,}" if commas else str(whole)
    return sign + text + (f".{decimals:0{places}d}" if places else "")
