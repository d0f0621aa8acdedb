"""A locale's `[values]` table: word lists as patterns to search with, units and currencies by spelling.

In: a Locale. Out: a Grammar, which the readers and writers use. Every pattern is a plain alternation of words, so that
reading stays linear. May not touch: any other room but `locale`.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from l10n.patterns import compiled
from l10n.values import (
    beyond,
    dates_english,
    dressing,
    hedging,
    numbers_english,
    suspended,
    times_english,
    times_in_figures,
)
from l10n.values.nouns import Approximation
from l10n.values.wordlists import Beginnings, Endings, HanWords, LatinWords, Phrases, longest_part, scanner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.locale import Locale
    from l10n.values.clues import Page

_DAYS = {
    "today": "", "last_year": "last-year", "last_month": "last-month", "next_day": "next-day",
    "day_before": "day-before", "festivals": "festival",
}  # fmt: skip
"""Tables of words that are days without a date, and the unit of a Value of each."""
Words: TypeAlias = "HanWords | LatinWords"


class Grammar:
    """One locale's words. Mappings go from a spelling in lower case to its id; patterns are made when first used."""

    def __init__(self, locale: Locale) -> None:
        """Read the locale's table; no pattern is made yet."""
        table = locale.table("values")
        self.code = locale.code
        self.chinese = locale.chinese
        self._table = table
        self._hedges = _by_spelling(table, "approximation")
        self._hedges_after = _by_spelling(table, "approximation_after")
        self.approximations: Mapping[str, Approximation] = {
            word: Approximation(name.replace("_", " ")) for word, name in {**self._hedges_after, **self._hedges}.items()
        }
        self.units: Mapping[str, str] = _by_spelling(table, "units")
        self.currencies: Mapping[str, str] = _by_spelling(table, "currencies")
        self.name_values: Mapping[str, str] = {word.lower(): name for word, name in table.get("names", {}).items()}
        self.currency: str = str(table.get("currency", ""))
        self.url_languages: frozenset[str] = url_languages(locale)
        self.write: Mapping[str, Any] = table.get("write", {})

    @cached_property
    def idioms(self) -> Words:
        """Words that hold a figure without meaning one."""
        return self._scanner("idioms")

    @cached_property
    def loose(self) -> Words:
        """Words whose number may be left out: both, twin, 唯一."""
        return self._scanner("loose")

    @cached_property
    def days(self) -> Words:
        """Today, last year, the following day, Christmas Day, 翌日 and their like."""
        return scanner((word for key in _DAYS for word in self._table.get(key, ())), chinese=self.chinese)

    @cached_property
    def day_units(self) -> Mapping[str, tuple[str, int | None, int | None]]:
        """The unit of each of them, and of those with a name the month and the day."""
        units: dict[str, tuple[str, int | None, int | None]] = {}
        for key, unit in _DAYS.items():
            for word in self._table.get(key, ()):
                units[word.lower()] = (unit, None, None)
        for name, written in self._table.get("festivals", {}).items():
            month, _, day = written.partition("-")
            units[name.lower()] = ("festival", int(month), int(day))
        return units

    @cached_property
    def light(self) -> Words:
        """All of these lists of words that may be left out, to be asked whether any of them may be in a text."""
        every = (word for key in ("loose", *_DAYS) for word in self._table.get(key, ()))
        return scanner(every, chinese=self.chinese)

    @cached_property
    def loose_amounts(self) -> Mapping[str, Fraction]:
        """The number that each of the loose words holds."""
        return {word.lower(): Fraction(str(amount)) for word, amount in self._table.get("loose", {}).items()}

    @cached_property
    def before(self) -> Endings:
        """Hedging words that end where a figure begins."""
        return Endings(self._hedges, chinese=self.chinese, articles=True)

    @cached_property
    def after(self) -> Beginnings:
        """Hedging words that begin where a figure ends."""
        return self._beginnings(self._hedges_after, " ")

    @cached_property
    def unit(self) -> Beginnings:
        """Units after a figure."""
        return self._beginnings(self.units, " -")

    @cached_property
    def unit_names(self) -> Mapping[str, str]:
        """The preferred spelling of each unit."""
        return {name: own[0] for name, own in self._table.get("units", {}).items()}

    @cached_property
    def unit_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """All spellings of each unit."""
        return {name: tuple(own) for name, own in self._table.get("units", {}).items()}

    @cached_property
    def currency_before(self) -> Endings:
        """Currencies that end where a figure begins."""
        return Endings(self.currencies, chinese=self.chinese, articles=False)

    @cached_property
    def currency_after(self) -> Beginnings:
        """Currencies that begin where a figure ends."""
        return self._beginnings(self.currencies, " -")

    @cached_property
    def currency_names(self) -> Mapping[str, tuple[str, ...]]:
        """All spellings of each currency."""
        return {name: tuple(own) for name, own in self._table.get("currencies", {}).items()}

    @cached_property
    def counters(self) -> frozenset[str]:
        """Chinese measure words."""
        words_ = self._table.get("counters", {}).get("words", ()) if self.chinese else ()
        return frozenset(word.lower() for word in words_)

    @cached_property
    def counter(self) -> Beginnings:
        """Chinese measure words after a figure."""
        return self._beginnings(self.counters, " ")

    @cached_property
    def names(self) -> Phrases:
        """Names that hold a figure: 5G, Web3."""
        return Phrases(self.name_values, chinese=self.chinese)

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """Outright negations."""
        return _negation(self._table.get("negation", ()), chinese=self.chinese)

    @cached_property
    def negation_weak(self) -> re.Pattern[str]:
        """Words that may be on one side of a negation."""
        own = [re.escape(word.lower()) for word in self._table.get("negation_weak", ())]
        return compiled("|".join(own if self.chinese else map(_led, own)) or "(?!)")

    @cached_property
    def negation_not(self) -> Phrases:
        """Words that look like a negation and are none."""
        return Phrases(self._table.get("negation_not", ()), chinese=self.chinese)

    @cached_property
    def negation_either(self) -> Phrases:
        """Phrases with a negation that the other language may say without one."""
        return Phrases(self._table.get("negation_either", ()), chinese=self.chinese)

    @cached_property
    def negation_nouns(self) -> re.Pattern[str]:
        """Negations of a noun, for a text in lower case: non-members, 非會員."""
        body = "|".join(self._table.get("negation_nouns", ())) or "(?!)"
        return compiled(body, re.IGNORECASE if body != body.lower() else 0)

    @cached_property
    def negation_words(self) -> frozenset[str]:
        """The Latin words of which one, or `NOT`, is in all that negates outright; none if that cannot be said."""
        found: set[str] = set()
        for spelling in () if self.chinese else self._table.get("negation", ()):
            words = _words_of(spelling)
            if not words and spelling not in NOT:
                return frozenset()
            if words and found.isdisjoint(words):
                found.add(min(words, key=len))
        return frozenset(found)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The Latin words of which one stands in every text with a value that is not in digits; none for Chinese."""
        if self.chinese:
            return frozenset()
        every = (self.idioms, self.light)
        lists = [one.parts for one in every if isinstance(one, LatinWords)]
        return dates_english.VOCABULARY.union(numbers_english.VOCABULARY, self._name_parts, *lists)

    @cached_property
    def vocabulary(self) -> frozenset[bytes]:
        """The words that a page looks for: the triggers, and what is asked for beside a value; none for Chinese."""
        beside = times_english.HALVES.union(
            hedging.VOCABULARY, beyond.VOCABULARY, dressing.LABELS, suspended.VOCABULARY, times_in_figures.VOCABULARY
        )
        own = () if self.chinese else self.triggers | beside
        return frozenset(word.encode("ascii") for word in own)

    @cached_property
    def followers(self) -> frozenset[str]:
        """What stands next, or after a space or hyphen, where anything belongs to the figure before it."""
        own = dressing.FOLLOWERS_ZH if self.chinese else dressing.FOLLOWERS
        return frozenset(own).union(word[:1] for word in (*self.units, *self.currencies, *self.counters))

    @cached_property
    def _name_parts(self) -> frozenset[str]:
        return frozenset(map(longest_part, self.name_values))

    def may_name(self, page: Page) -> bool:
        """Return whether a text may hold one of `names`."""
        if not self.chinese:
            return page.has(self._name_parts) or "" in self._name_parts
        low = page.low
        for end in self._name_ends:  # noqa: SIM110 - a generator takes twice as long
            if end in low:
                return True
        return False

    @cached_property
    def _name_ends(self) -> frozenset[str]:
        return frozenset(name[-2:] for name in self.name_values)

    def _beginnings(self, spellings: Iterable[str], gap: str) -> Beginnings:
        return Beginnings(spellings, chinese=self.chinese, gap=gap)

    def _scanner(self, key: str) -> Words:
        return scanner(self._table.get(key, ()), chinese=self.chinese)


def _by_spelling(table: Mapping[str, Any], key: str) -> dict[str, str]:
    return {word.lower(): name for name, own in table.get(key, {}).items() for word in own}


def url_languages(locale: Locale) -> frozenset[str]:
    """Return the parts of addresses that lead to pages in the locale's language."""
    return frozenset(locale.table("values").get("url_languages", ()))


_cache: dict[str, Grammar] = {}


def of(locale: Locale) -> Grammar:
    """Return the grammar of a locale, made at its first use."""
    found = _cache.get(locale.code)
    if found is None:
        found = _cache[locale.code] = Grammar(locale)
    return found


def _negation(spellings: Iterable[str], *, chinese: bool) -> re.Pattern[str]:
    """Return a pattern of outright negations; English entries are patterns of their own ("non-[a-z]*ble")."""
    if chinese:
        return compiled("|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) or "(?!)")
    own = [one for spelling in spellings for one in _unfolded(spelling)]
    body = "|".join(rf"{word if word in NOT else _led(word)}\b" for word in own)
    return compiled(body or "(?!)")


NOT = ("n't", "n’t")
"""Negations that are the end of a word."""


def _words_of(pattern: str) -> set[str]:
    """Return the Latin words that stand, whole, in everything that a pattern of negations matches."""
    if pattern in NOT:
        return set()
    plain = re.sub(r"\(\?:[^()]*\)(?:[?*+]|\{[^}]*\})?|\[[^]]*\](?:[?*+]|\{[^}]*\})?", "#", pattern.replace(r"\b", " "))
    return set(re.findall(r"(?<![a-z#\\|()])[a-z]+(?![a-z#?*+{|()])", plain)) if "|" not in plain else set()


def _unfolded(pattern: str) -> list[str]:
    """Return a pattern that begins with a choice of words as one pattern a word: `(?:has|have) no`."""
    choice = re.match(r"\(\?:([a-z|]+)\)(?![?*+{])", pattern)
    return [word + pattern[choice.end() :] for word in choice[1].split("|")] if choice else [pattern]


def _led(pattern: str) -> str:
    r"""Return a pattern that stands for `\bpattern` and begins with a letter, so that a search jumps to it."""
    first = pattern[0]
    return f"{first}(?<=\\b{first}){pattern[1:]}" if "a" <= first <= "z" else rf"\b{pattern}"


def known(code: str) -> Grammar:
    """Return a grammar that `of` has compiled."""
    return _cache[code]
