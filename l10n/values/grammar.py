"""A locale's `[values]` table, compiled once: word lists as regular expressions, units and currencies by spelling.

In: a Locale. Out: a Grammar, which the readers and writers use. Every pattern is a plain alternation of words, so that
reading stays linear. May not touch: any other room but `locale`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from l10n.values.nouns import Approximation
from l10n.values.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.locale import Locale

NEVER = re.compile(r"(?!)")
_HAN_EDGE = f"[{HAN}0-9]"


@dataclass(frozen=True, slots=True)
class Grammar:
    """One locale's words. Mappings go from a spelling in lower case to its id."""

    code: str
    chinese: bool
    idioms: re.Pattern[str]
    loose: re.Pattern[str]
    loose_amounts: Mapping[str, Fraction]
    before: re.Pattern[str]
    """Hedging words that end where a figure begins."""
    after: re.Pattern[str]
    approximations: Mapping[str, Approximation]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    unit_names: Mapping[str, str]
    """The preferred spelling of each unit."""
    unit_spellings: Mapping[str, tuple[str, ...]]
    currency_before: re.Pattern[str]
    currency_after: re.Pattern[str]
    currencies: Mapping[str, str]
    currency_names: Mapping[str, tuple[str, ...]]
    counter: re.Pattern[str]
    names: re.Pattern[str]
    name_values: Mapping[str, str]
    today: re.Pattern[str]
    last_year: re.Pattern[str]
    negation: re.Pattern[str]
    negation_weak: re.Pattern[str]
    negation_not: re.Pattern[str]
    url_languages: frozenset[str]
    write: Mapping[str, Any]


_cache: dict[str, Grammar] = {}


def of(locale: Locale) -> Grammar:
    """Return the grammar of a locale, compiled at its first use."""
    found = _cache.get(locale.code)
    if found is None:
        found = _cache[locale.code] = _compiled(locale)
    return found


def words(spellings: Iterable[str], *, chinese: bool, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return a pattern of any of the spellings, longest first; Latin ones only as whole words."""
    ordered = sorted(set(spellings), key=len, reverse=True)
    if not ordered:
        return NEVER
    body = "|".join(_escaped(word, chinese=chinese) for word in ordered)
    return re.compile(f"{before}(?:{body}){after}", re.IGNORECASE)


def _escaped(word: str, *, chinese: bool) -> str:
    pattern = re.escape(word).replace("\\ ", " ")
    if not chinese:
        pattern = pattern.replace("\\-", "[-‑]")
    if word[0].isascii() and word[0].isalpha():
        pattern = "(?<![A-Za-z])" + pattern
    if word[-1].isascii() and word[-1].isalpha():
        pattern += "(?![A-Za-z])"
    return pattern


def _scanner(spellings: Iterable[str], *, chinese: bool) -> re.Pattern[str]:
    """Return a pattern to search a whole lower-case text with.

    Every word begins with its first character and looks back over it only then, so that the search runs from candidate
    to candidate instead of trying every place: five times as fast.
    """
    ordered = sorted({word.lower() for word in spellings}, key=len, reverse=True)
    return re.compile("|".join(_idiom(word) if chinese else _english_word(word) for word in ordered) or "(?!)")


def _english_word(word: str) -> str:
    rest = re.escape(word[1:]).replace("\\ ", " ").replace("\\-", "[-‑]")
    edge = "(?![a-z])" if word[-1].isalpha() else ""
    return f"{re.escape(word[0])}(?<![a-z]{re.escape(word[0])}){rest}{edge}"


def _idiom(word: str) -> str:
    """Return an idiom's pattern: 百年 is none in 一百年, 十分 none in 十分之一."""
    before = f"(?<!{_HAN_EDGE}{word[0]})" if word[0] in HAN else ""
    pattern = re.escape(word[0]) + before + re.escape(word[1:])
    if word[-1] in HAN or word[-1] in "點点":
        pattern += f"(?!{_HAN_EDGE})"
    elif word[-1] == "分":
        pattern += "(?![之鐘钟])"
    elif word[-1] in "周週":
        pattern += "(?!年)"
    return pattern


def _compiled(locale: Locale) -> Grammar:
    table = locale.table("values")
    chinese = locale.chinese
    hedges = {
        word.lower(): Approximation(name.replace("_", " "))
        for name, own in table.get("approximation", {}).items()
        for word in own
    }
    hedges_after = {
        word.lower(): Approximation(name.replace("_", " "))
        for name, own in table.get("approximation_after", {}).items()
        for word in own
    }
    units = {word.lower(): name for name, own in table.get("units", {}).items() for word in own}
    currencies = {word.lower(): name for name, own in table.get("currencies", {}).items() for word in own}
    loose = {word.lower(): Fraction(str(amount)) for word, amount in table.get("loose", {}).items()}
    names = {word.lower(): name for word, name in table.get("names", {}).items()}
    idioms = table.get("idioms", ())
    return Grammar(
        code=locale.code,
        chinese=chinese,
        idioms=_scanner(idioms, chinese=chinese),
        loose=_scanner(loose, chinese=chinese),
        loose_amounts=loose,
        before=words(hedges, chinese=chinese, after=r"(?: an?| the)? ?\Z"),
        after=words(hedges_after, chinese=chinese, before=" ?"),
        approximations={**hedges_after, **hedges},
        unit=words(units, chinese=chinese, before="[ -]?"),
        units=units,
        unit_names={name: own[0] for name, own in table.get("units", {}).items()},
        unit_spellings={name: tuple(own) for name, own in table.get("units", {}).items()},
        currency_before=words(currencies, chinese=chinese, after=r" ?\Z"),
        currency_after=words(currencies, chinese=chinese, before="[ -]?"),
        currencies=currencies,
        currency_names={name: tuple(own) for name, own in table.get("currencies", {}).items()},
        counter=words(table.get("counters", {}).get("words", ()), chinese=True, before=" ?") if chinese else NEVER,
        names=words(names, chinese=chinese),
        name_values=names,
        today=_scanner(table.get("today", ()), chinese=chinese),
        last_year=_scanner(table.get("last_year", ()), chinese=chinese),
        negation=_negation(table.get("negation", ()), chinese=chinese),
        negation_weak=re.compile(
            "|".join(("" if chinese else r"\b") + re.escape(w) for w in table.get("negation_weak", ())) or "(?!)",
            re.IGNORECASE,
        ),
        negation_not=words(table.get("negation_not", ()), chinese=chinese),
        url_languages=frozenset(table.get("url_languages", ())),
        write=table.get("write", {}),
    )


def _negation(spellings: Iterable[str], *, chinese: bool) -> re.Pattern[str]:
    """Return a pattern of outright negations; English entries are patterns of their own ("non-[a-z]*ble")."""
    if chinese:
        body = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True))
    else:
        body = "|".join(word if word in {"n't", "n’t"} else rf"\b{word}\b" for word in spellings)
    return re.compile(body or "(?!)", re.IGNORECASE)


def known(code: str) -> Grammar:
    """Return a grammar that `of` has compiled."""
    return _cache[code]
