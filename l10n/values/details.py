"""Contact details of two sides: whether an address, e-mail or telephone number is the same one.

In: two Values and the Locales they stand in. Out: yes or no. An address may change its language part into the target's
language and nothing else; telephone numbers may drop Hong Kong's 852. May not touch: other rooms but `locale`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.values import grammar, reading
from l10n.values.literals import without_language
from l10n.values.nouns import BARE, Kind, Value

if TYPE_CHECKING:
    from l10n.locale import Locale

_LOCAL_DIGITS = 8


def same_detail(one: Value, other: Value, source: Locale, target: Locale) -> bool:
    """Return whether `other`, in the target, is what `one` is in the source."""
    if one.kind is not other.kind:
        return False
    if one.kind is Kind.PHONE:
        return one.unit == other.unit or _local(one.unit) == _local(other.unit) or _dialled(one.unit, other.unit)
    if one.kind is Kind.EMAIL:
        return one.text.lower() == other.text.lower()
    return one.text == other.text or _same_page(one.text, other.text, source, target)


def _local(digits: str) -> str:
    return digits[3:] if digits.startswith("852") and len(digits) == _LOCAL_DIGITS + 3 else digits


_COUNTRIES = frozenset(
    {
        "1",
        "7",
        "33",
        "39",
        "44",
        "49",
        "60",
        "61",
        "62",
        "63",
        "64",
        "65",
        "66",
        "81",
        "82",
        "84",
        "86",
        "91",
        "852",
        "853",
        "886",
        "971",
    }
)


def _dialled(one: str, other: str) -> bool:
    """Return whether two numbers differ only in the country's code and the trunk 0: +86 755 … and 0755 …."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    local = shorter.removeprefix("0")
    return (
        len(local) >= _LOCAL_DIGITS
        and longer.endswith(local)
        and longer.removesuffix(local).removesuffix("0") in _COUNTRIES
    )


def _same_page(one: str, other: str, source: Locale, target: Locale) -> bool:
    here, there, every = grammar.of(source).url_languages, grammar.of(target).url_languages, _languages()
    page, languages = without_language(one, every)
    other_page, other_languages = without_language(other, every)
    if page != other_page:
        return False
    if languages and not all(language in here for language in languages) and languages != other_languages:
        return all(language in there for language in other_languages)
    return all(language in there for language in other_languages)


def names_currency(text: str, code: str, locale: Locale) -> bool:
    """Return whether `text` speaks of a currency at all, with an amount or without (`the US dollar`)."""
    spellings = grammar.of(locale).currency_names.get(code, ())
    lower = text.lower()
    for spelling in _in_lower_case(spellings):  # noqa: SIM110 - a generator takes twice as long
        if spelling in lower:
            return True
    return False


@cache
def _in_lower_case(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the spellings of a currency as they are looked for: one and many alike."""
    return tuple(spelling.lower().rstrip("s") for spelling in spellings)


def home_currency(locale: Locale) -> str:
    """Return the currency that a bare $ or 元 stands for in a locale, empty where none is set."""
    return grammar.of(locale).currency


def abroad(value: Value, source: Locale, target: Locale) -> Value:
    """Return an amount whose $ or 元 says whose it is where the target's readers would take it for their own.

    元 of a Mainland release is CNY elsewhere; $ of a Hong Kong release is HKD in the Mainland. Between locales of one
    currency the target's own sign stays short: 9,000萬元 is $90 million.
    """
    if Kind.MONEY not in {value.kind, value.of} or value.unit not in BARE:
        return value
    home = home_currency(source)
    if home and home == home_currency(target):
        return replace(value, unit="元" if target.chinese else "$")
    return replace(value, unit=home or value.unit)


_DAYS = {"yesterday": -1, "昨日": -1, "昨天": -1, "tomorrow": 1, "明日": 1, "明天": 1}


def days_from_today(value: Value) -> int | None:
    """Return 0 for today and 今日, -1 for yesterday, 1 for tomorrow; None for anything else."""
    relative = value.kind is Kind.DATE and value.loose and not value.unit and value.day is None
    return _DAYS.get(value.text.lower(), 0) if relative else None


def is_understood(value: Value, code: str, text: str, locale: Locale) -> bool:
    """Return whether the text says that a bare amount is in `code`: named before it, or in a note (以美元計)."""
    first, noted = _mentions(text, code, locale.code)
    return noted or 0 <= first < text.rfind(value.text)


@lru_cache(maxsize=8)
def _mentions(text: str, code: str, locale_code: str) -> tuple[int, bool]:
    """Return where a text first names a currency (-1: nowhere), and whether it does so apart from any amount."""
    locale = locales.get(locale_code)
    lower = text.lower()
    spellings = [word.lower().rstrip("s") for word in grammar.of(locale).currency_names.get(code, ())]
    first = min((at for at in map(lower.find, spellings) if at >= 0), default=-1)
    if first < 0:
        return first, False
    rest = list(text)
    for one in reading.read(text, locale):
        if one.kind is Kind.MONEY or one.of is Kind.MONEY:
            rest[one.start : one.end] = "\0" * (one.end - one.start)
    return first, names_currency("".join(rest), code, locale)


def is_untouched_page(one: Value, other: Value, source: Locale, target: Locale) -> bool:
    """Return whether the target still links to the page in the source's language."""
    if one.kind is not Kind.URL or source.code == target.code:
        return False
    there = grammar.of(target).url_languages
    languages = without_language(other.text, _languages())[1]
    return bool(languages) and not all(language in there for language in languages)


def detail_key(value: Value) -> str:
    """Return what two mentions of one detail have in common."""
    return value.unit or value.text.lower().rstrip("/")


@cache
def _languages() -> frozenset[str]:
    """Return the language parts of every locale."""
    return frozenset().union(*(grammar.url_languages(locales.get(code)) for code in locales.known()))
