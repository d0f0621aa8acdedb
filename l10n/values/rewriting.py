"""Putting another figure into a value as it is written: 7,500平方呎 becomes 7,600平方呎.

In: a Value with its text in the target, the new Value, and the target's Grammar. Out: the text with the new figure
in the old one's way of writing (digits stay digits, Han numerals stay Han, commas and scale stay), or None where
that cannot be done without rewording; dates and times in `rewriting_dates`. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import numerals, rewriting_dates, writing
from l10n.values.nouns import Kind, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.values.grammar import Grammar

_N = rf"[{numerals.HAN}]+"
_CHINESE = later(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<gap> ?)(?P<odd>[多餘余]?)(?P<scale>(?:[十百千]?(?:萬億|万亿"
    r"|[億亿萬万]))?)(?:\d+[萬万千])?"
    rf"|(?P<han>{_N}(?:[點点]{_N})?)"
)
_SPACED = later(r"[ \u00a0\u2009\u202f](?<=\d.)(?=\d{3}(?!\d))")
_COMMA = later(r",(?<=\d,)(?=\d{3}(?!\d))")
_SCALES = "hundred|thousand|million|billion|trillion"
_ANY_WORD = "|".join(sorted([*numerals.WORDS, *numerals.ORDINALS, "and", "hundred"], key=len, reverse=True))
_ENGLISH = later(
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<suffix>st|nd|rd|th)?(?P<gap>[ -]?)(?P<scale>{_SCALES}|bn|mn|tn|m\b)?"
    rf"|(?P<words>(?:{_ANY_WORD})(?:[ -](?:{_ANY_WORD}))*)\b",
    re.IGNORECASE,
)
_LOW_HIGH = later(r"(?P<low>.*\S)(?P<join>\s*(?:至|到|-|–|—|~|～| to | and | through )\s*)(?P<high>.+)", re.DOTALL)
_MAX_WORD = 12
"""English words are kept for figures up to here, and for what was a word and stays under a hundred."""


def rewrite(old: Value, new: Value, rules: Grammar) -> str | None:
    """Return `old.text` with the figures of `new` in it, or None where that asks for other words."""
    return _REWRITERS.get(old.kind, _numeral)(old, new, rules)


def _numeral(old: Value, new: Value, rules: Grammar) -> str | None:
    return None if new.amount is None else figure(old.text, new.amount, old.kind, rules, like=new.text)


def figure(text: str, amount: Fraction, kind: Kind, rules: Grammar, *, like: str = "") -> str | None:
    """Return `text` with its one numeral made to say `amount`; decimals are kept as in `like`: 0.50 stays 0.50."""
    spaced = _SPACED.search(text)
    if spaced is not None:  # 2 416份 stays as it was set
        written = figure(_SPACED.sub(",", text), amount, kind, rules, like=like)
        return None if written is None else _COMMA.sub(spaced[0], written)
    match = (_CHINESE if rules.chinese else _ENGLISH).search(text)
    if match is None:
        return None
    numeral = _chinese_numeral(match, amount, kind, rules) if rules.chinese else _english_numeral(match, amount, kind)
    if numeral is None:
        return None
    if not match.groupdict().get("han"):
        numeral = _with_decimals(numeral, like)
    return text[: match.start()] + numeral + text[match.end() :]


def _with_decimals(numeral: str, like: str) -> str:
    """Return a numeral with the closing noughts that the same figure has in `like`."""
    found = re.match(r"\d[\d,]*(?:\.\d+)?", numeral)
    if found is None:
        return numeral
    for match in re.finditer(r"\d[\d,]*\.\d*0(?!\d)", like):
        if numerals.digits(match[0]) == numerals.digits(found[0]):
            return match[0] + numeral[found.end() :]
    return numeral


def _chinese_numeral(match: re.Match[str], amount: Fraction, kind: Kind, rules: Grammar) -> str | None:
    if match["han"]:
        return _han(match["han"], amount, kind, rules)
    if match["scale"]:
        scaled = _rescaled(amount, match["scale"], rules)
        return None if scaled is None else scaled[0] + match["gap"] + match["odd"] + scaled[1]
    written = numerals.to_digits(amount, commas="," in match["digits"] or (amount >= 1000 and len(match["digits"]) < 4))  # noqa: PLR2004
    return None if written is None else written + match["gap"] + match["odd"]


_SIZES = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "萬億": 10**12, "万亿": 10**12}


def _rescaled(amount: Fraction, scale: str, rules: Grammar) -> tuple[str, str] | None:
    """Return the figure and its scale: the old scale where it fits, the next where it does not."""
    size = _SIZES.get(scale)
    if size is not None and 1 <= amount / size < 10**4:
        number = numerals.to_digits(amount / size)
        if number is not None and len(number.partition(".")[2]) <= 4:  # noqa: PLR2004 - 1.2345億
            return number, scale
    whole = writing.amount_text(amount, rules, scaled=True)
    split = re.fullmatch(r"([\d,.]+)(\D*)", whole)
    return (split[1], split[2]) if split else None


def _han(old: str, amount: Fraction, kind: Kind, rules: Grammar) -> str | None:
    myriad, hundred_million = rules.write.get("myriad", "萬"), rules.write.get("hundred_million", "億")
    whole, rest = amount.numerator // amount.denominator, amount - amount.numerator // amount.denominator
    two = (
        "二"
        if kind in {Kind.ORDINAL, Kind.DATE, Kind.PERCENT, Kind.TIME, Kind.FRACTION}
        else rules.write.get("two", "兩")
    )
    decimals = ""
    if rest:
        point = "点" if myriad == "万" else "點"
        digits = (numerals.to_digits(rest) or "").partition(".")[2]
        if not digits:
            return None
        decimals = point + "".join("零一二三四五六七八九"[int(c)] for c in digits)
    if len(old) > 2 and all(c in numerals.HAN_DIGITS for c in old) and not rest:  # noqa: PLR2004 - 二零二五
        return numerals.positional(whole, "〇" if "〇" in old else "零")
    return numerals.to_han(whole, two=two, myriad=myriad, hundred_million=hundred_million) + decimals


def _english_numeral(match: re.Match[str], amount: Fraction, kind: Kind) -> str | None:
    if match["words"]:
        return _words(match["words"], amount, ordinal=kind is Kind.ORDINAL)
    if match["suffix"]:
        return (
            f"{amount.numerator}{numerals.ordinal_suffix(amount.numerator)}{match['gap']}"
            if amount.denominator == 1
            else None
        )
    if match["scale"]:
        return _english_scaled(amount, match["gap"], match["scale"])
    written = numerals.to_digits(amount, commas="," in match["digits"] or (amount >= 1000 and len(match["digits"]) < 4))  # noqa: PLR2004
    return None if written is None else written + match["gap"]


def _english_scaled(amount: Fraction, gap: str, scale: str) -> str | None:
    size = numerals.SCALES.get(scale.lower()) or numerals.SHORT_SCALES[scale.lower()]
    if 1 <= amount / size < 1000:  # noqa: PLR2004 - 1,000 million is a billion
        number = numerals.to_digits(amount / size)
        return None if number is None else f"{number}{gap}{scale}"
    if scale.lower() in numerals.SHORT_SCALES:
        return None
    for name in ("trillion", "billion", "million"):
        size = numerals.SCALES[name]
        if amount >= size:
            number = numerals.to_digits(amount / size)
            return None if number is None else f"{number}{gap}{name}"
    plain = numerals.to_digits(amount)
    return None if plain is None else plain


def _words(old: str, amount: Fraction, *, ordinal: bool) -> str | None:
    number = amount.numerator
    if amount.denominator != 1 or not 0 < number < 100:  # noqa: PLR2004 - words beyond that read badly
        return None if ordinal else numerals.to_digits(amount)
    word = (
        numerals.to_ordinal_word(number)
        if ordinal
        else numerals.to_words(number)
        if number <= _MAX_WORD or "-" in old
        else str(number)
    )
    return word.capitalize() if old[0].isupper() else word


def _range(old: Value, new: Value, rules: Grammar) -> str | None:
    split = _LOW_HIGH.fullmatch(old.text)
    if split is None or new.low is None or new.high is None or old.of is None:
        return None
    high = figure(split["high"], new.high, old.of, rules, like=new.text)
    shared = writing.scale_of(old.text) > 1 and writing.scale_of(split["low"]) == 1
    if shared:  # 10至15億, "10 to 15 million": the scale stands once
        size = writing.scale_of(split["high"])
        if new.high / size >= 10**4 or new.low / size < Fraction(1, 100):
            return None
        low = figure(split["low"], new.low / size, old.of, rules)
    else:
        low = figure(split["low"], new.low, old.of, rules, like=new.text)
    return None if low is None or high is None else low + split["join"] + high


def _percent(old: Value, new: Value, rules: Grammar) -> str | None:
    head, share, tail = old.text.partition("分之")
    if share and new.amount is not None:
        below = figure(tail, new.amount, old.kind, rules, like=new.text)
        return None if below is None else head + share + below
    if "成" not in old.text or new.amount is None:
        return _numeral(old, new, rules)
    tens, rest = divmod(new.amount, 10)
    by_one = rest.denominator == 1 and old.text[-1] not in "成半"  # 四成五
    if not (by_one or rest in (0, 5)) or not 0 < tens < 10:  # noqa: PLR2004 - otherwise only halves are said in 成
        return writing.write_as(new, Kind.PERCENT, new.amount, rules)
    digits = old.text[0].isascii()
    return (
        (str(tens) if digits else numerals.to_han(int(tens), two="兩" if rules.write.get("myriad") == "萬" else "两"))
        + "成"
        + ("" if not rest else "半" if not by_one else str(rest) if digits else numerals.to_han(int(rest)))
    )


def _measure(old: Value, new: Value, rules: Grammar) -> str | None:
    if new.amount is None:
        return None
    if not rules.chinese:
        text = _numeral(old, new, rules)
        return text if (old.amount == 1) == (new.amount == 1) or text is None else _agreeing(text, old, new, rules)
    if "半" not in old.text:
        return _numeral(old, new, rules)
    whole, rest = divmod(new.amount, 1)
    if old.text.startswith("半"):
        return writing.write_as(new, Kind.MEASURE, new.amount, rules)
    if rest not in (0, Fraction(1, 2)) or whole == 0:
        return None
    text = figure(old.text, Fraction(whole), old.kind, rules)
    return text if text is None or rest else text.replace("半", "", 1)


def _agreeing(text: str, old: Value, new: Value, rules: Grammar) -> str | None:
    """Return an English measure with its unit in the singular or plural that the new figure asks for."""
    if "-" in old.text:  # "a 1-year plan" stays in the singular
        return text
    here, there = (
        writing.unit_name(old.unit, old.amount or Fraction(0), rules),
        writing.unit_name(old.unit, new.amount or Fraction(0), rules),
    )
    return text.replace(here, there) if here in text else None


def _ordinal(old: Value, new: Value, rules: Grammar) -> str | None:
    if old.text == "首" and new.amount is not None:
        return "首" if new.amount == 1 else f"第{numerals.to_han(int(new.amount))}"
    if old.unit == "half-year" and new.amount is not None:
        return (
            old.text.translate({ord("上"): "下", ord("下"): "上"})
            if rules.chinese and new.amount != old.amount
            else _numeral(old, new, rules)
        )
    return _numeral(old, new, rules)


def _fraction(old: Value, new: Value, rules: Grammar) -> str | None:
    if new.amount is None:
        return None
    if "/" in old.text:
        return f"{new.amount.numerator}/{new.amount.denominator}"
    among = _AMONG.fullmatch(old.text)
    if among:
        return _among(among, new.amount)
    written = writing.write_as(new, Kind.FRACTION, new.amount, rules)
    written = written.capitalize() if not rules.chinese and old.text[:1].isupper() else written
    if "/" in written or old.text == "半":
        return None
    noun = old.unit if rules.chinese and old.unit and old.text.endswith(old.unit) else ""
    return written + noun  # 三分之一公司: the noun is read as the share's, and stays


_AMONG = later(r"(?P<n>[A-Za-z]+|\d+)(?P<join> (?:out of|in) (?:every )?)(?P<m>[A-Za-z]+|\d+)")


def _among(old: re.Match[str], amount: Fraction) -> str | None:
    """Return "four in 10" for "three in 10": the same whole, or None where the new share has no whole part of it."""
    whole = int(old["m"]) if old["m"].isdigit() else 100 if old["m"] == "hundred" else numerals.WORDS.get(old["m"], 0)
    part = amount * whole
    if part.denominator != 1 or not 0 < part < whole or (part == 1) != (old["n"].lower() in {"one", "1"}):
        return None
    written = str(part) if old["n"].isdigit() else _words(old["n"], part, ordinal=False)
    return None if written is None else f"{written}{old['join']}{old['m']}"


def _written(old: Value, new: Value, rules: Grammar) -> str | None:
    """Return the value in the locale's usual way: for plans, which have but one."""
    text = writing.write_as(new, old.kind, new.amount, rules) if new.amount is not None else None
    if text and rules.chinese and old.text[:1] in "「『“十":
        core = re.search("十.五", text)
        return re.sub("十.五", core[0], old.text) if core else None
    return figure(old.text, new.amount, Kind.ORDINAL, rules) if new.amount is not None else None


def _literal(_old: Value, new: Value, _rules: Grammar) -> str | None:
    return new.text


_REWRITERS: dict[Kind, Callable[[Value, Value, Grammar], str | None]] = {
    Kind.RANGE: _range,
    Kind.PERCENT: _percent,
    Kind.MEASURE: _measure,
    Kind.ORDINAL: _ordinal,
    Kind.FRACTION: _fraction,
    Kind.DATE: rewriting_dates.date,
    Kind.WEEKDAY: rewriting_dates.weekday,
    Kind.TIME: rewriting_dates.time,
    Kind.FISCAL_YEAR: rewriting_dates.fiscal_year,
    Kind.PLAN: _written,
    Kind.PHONE: _literal,
}
