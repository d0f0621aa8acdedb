"""Segmentation's data: what a locale's `[segmentation]` table says, joined with the user's own Rules.

In: a Locale and optionally Rules. Out: a Lexicon of frozen sets that `latin` and `han` look words up in.
May not touch: text. A table's `also` names the locales whose words are used besides, because English stands in Chinese
releases and Chinese in English ones; only the words are shared, each language keeps its own in its own file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.errors import UsageError
from l10n.patterns import later
from l10n.segmentation.patterns import Pattern, PatternError, compiled

if TYPE_CHECKING:
    from l10n.locale import Locale


@dataclass(frozen=True, slots=True)
class Rules:
    """What a user adds to the locale's rules.

    `abbreviations` (with or without the final full stop) never end a sentence before a capital unless a word that
    starts sentences follows. `exceptions` are stretches of text inside and at the end of which nothing is split
    ("Yahoo! Finance"). `patterns` come before
    all other rules; the first that matches decides (exchange.srx reads them).
    """

    abbreviations: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()


class Lexicon(NamedTuple):
    """The words the rules ask about. Latin words are case-folded and without their final full stop.

    `listed` are the short forms after which even a quotation does not end; `short` are all short forms.
    """

    titles: frozenset[str]
    never: frozenset[str]
    numbered: frozenset[str]
    dated: frozenset[str]
    endings: frozenset[str]
    leading: frozenset[str]
    honorifics: frozenset[str]
    calendar: frozenset[str]
    works: frozenset[str]
    closing: frozenset[str]
    times: frozenset[str]
    labels: frozenset[str]
    starters: frozenset[str]
    auxiliaries: frozenset[str]
    openings: frozenset[str]
    capped: frozenset[str]
    upper: frozenset[str]
    proper: frozenset[str]
    heads: frozenset[str]
    vowelless: frozenset[str]
    saints: frozenset[str]
    cries: frozenset[str]
    links: frozenset[str]
    speech: re.Pattern[str]
    han_speech: re.Pattern[str]
    han_starters: tuple[str, ...]
    han_particles: tuple[str, ...]
    han_links: tuple[str, ...]
    han_quoted_links: tuple[str, ...]
    listed: frozenset[str]
    short: frozenset[str]
    exceptions: tuple[str, ...]
    exception: re.Pattern[str]
    patterns: tuple[Pattern, ...]


_SETS = (
    "titles",
    "never",
    "numbered",
    "dated",
    "endings",
    "leading",
    "honorifics",
    "calendar",
    "works",
    "closing",
    "times",
    "labels",
    "starters",
    "auxiliaries",
    "openings",
    "capped",
    "upper",
    "proper",
    "heads",
    "vowelless",
    "saints",
    "cries",
    "links",
)
_LISTED = ("titles", "never", "numbered", "endings", "times")
_SHORT_BESIDES = ("dated", "leading", "capped", "closing", "heads")
_NOTHING = r"(?!)"


@lru_cache(maxsize=64)
def lexicon(code: str, rules: Rules | None = None) -> Lexicon:
    """Return the words for the locale with that code. Raises UsageError for an unknown locale."""
    words = _tables(locales.get(code))
    own = rules or Rules()
    words["endings"] += [word for word in own.abbreviations if word]
    every = {word for word in (*words["exceptions"], *own.exceptions) if word}
    exceptions = sorted(every, key=lambda word: (-len(word), word))
    made = re.compile if own.exceptions else later  # a project's own words are not kept with the installation
    sets = {name: frozenset(folded(word) for word in words[name]) for name in _SETS}
    return Lexicon(
        **sets,
        listed=frozenset().union(*(sets[name] for name in _LISTED)),
        short=frozenset().union(*(sets[name] for name in (*_LISTED, *_SHORT_BESIDES))),
        speech=later(rf"\b(?:{_either(words['speech'])})\b"),
        han_speech=later(_either(words["han_speech"])),
        han_starters=tuple(words["han_starters"]),
        han_particles=tuple(words["han_particles"]),
        han_links=tuple(words["han_links"]),
        han_quoted_links=tuple(words["han_quoted_links"]),
        exceptions=tuple(exceptions),
        exception=made(_either(exceptions)),
        patterns=_usable(own.patterns),
    )


def _usable(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """Return the patterns when all of them can be used; raise UsageError for the first that cannot."""
    for one in patterns:
        for side in (one.before, one.after):
            try:
                compiled(side)
            except PatternError as error:
                raise UsageError(f"segmentation rule {side!r}: {error}") from None
    return patterns


def folded(word: str) -> str:
    """Return a word as the Lexicon holds it."""
    return word.casefold().removesuffix(".")


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) or _NOTHING


def _tables(own: Locale) -> dict[str, list[str]]:
    """Join the lists of the locale's table with those of the locales it names in `also`."""
    names = (
        *_SETS,
        "speech",
        "han_speech",
        "han_starters",
        "han_particles",
        "han_links",
        "han_quoted_links",
        "exceptions",
    )
    words: dict[str, list[str]] = {name: [] for name in names}
    table = own.table("segmentation")
    for one in (table, *(locales.get(code).table("segmentation") for code in table.get("also", ()))):
        for name in names:
            words[name] += one.get(name, [])
    return words
