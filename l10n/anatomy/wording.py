"""Wording of releases: the patterns of the locales' `[roles]` tables, compiled.

In: the name of a locale, or none for all of them. Out: a Wording whose patterns say what a line looks like. Chinese
releases hold English lines ("For Immediate Release", "About Cyberport"), so English is always tried as well.
May not touch: documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from l10n import locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.locale import Locale

_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled patterns: `whole` ones are for `fullmatch`, `opening` ones for `match`, the others for `search`."""

    kicker: re.Pattern[str]
    embargo: re.Pattern[str]
    end: re.Pattern[str]
    dateline: re.Pattern[str]
    date: re.Pattern[str]
    caption: re.Pattern[str]
    pictures: re.Pattern[str]
    contact: re.Pattern[str]
    contact_heading: re.Pattern[str]
    boilerplate: re.Pattern[str]
    say: re.Pattern[str]
    honorifics: frozenset[str]
    posts: frozenset[str]
    surnames: frozenset[str]


def of(one: Locale) -> Wording:
    """Return the wording of a locale, English added."""
    return _wording(tuple(dict.fromkeys((one.code, "en_HK"))))


def every() -> Wording:
    """Return the wording of all locales together."""
    return _wording(tuple(locale.known()))


@cache
def _wording(codes: tuple[str, ...]) -> Wording:
    tables = [table for code in codes if (table := locale.get(code).table("roles"))]

    def pattern(key: str) -> re.Pattern[str]:
        found = dict.fromkeys(one for table in tables for one in _filled(table, key))
        return re.compile("|".join(f"(?:{one})" for one in found) or _NEVER, re.IGNORECASE)

    def words(key: str) -> frozenset[str]:
        return frozenset(word for table in tables for word in table.get(key, ()))

    return Wording(
        kicker=pattern("kicker_whole"),
        embargo=pattern("embargo_opening"),
        end=pattern("end_whole"),
        dateline=pattern("dateline_opening"),
        date=pattern("date_whole"),
        caption=pattern("caption_opening"),
        pictures=pattern("pictures"),
        contact=pattern("contact_opening"),
        contact_heading=pattern("contact_heading"),
        boilerplate=pattern("boilerplate_whole"),
        say=pattern("say"),
        honorifics=words("honorific"),
        posts=words("post"),
        surnames=words("surname"),
    )


def _filled(table: Mapping[str, Any], key: str) -> Iterable[str]:
    """Yield the patterns under `key` with {date} and {place} filled in."""
    for one in table.get(key, ()):
        yield one.replace("{date}", table.get("date", _NEVER)).replace("{place}", table.get("place", _NEVER))
