"""Wording of releases: the patterns of the locales' `[roles]` tables, compiled when used.

In: the name of a locale, or none for all of them. Out: a Wording whose patterns say what a line looks like. Chinese
releases hold English lines ("For Immediate Release", "About Cyberport"), so English is always tried as well.
May not touch: documents.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from l10n import locale
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.locale import Locale

_NEVER = r"(?!)"


class Wording:
    """Patterns: `whole` ones are for `fullmatch`, `opening` ones for `match`, the others for `search`.

    Each is compiled when first asked for, for most runs need few of them.
    """

    def __init__(self, codes: tuple[str, ...]) -> None:
        """Take the wording of the locales `codes` together."""
        self._tables = [table for code in codes if (table := locale.get(code).table("roles"))]

    @cached_property
    def kicker(self) -> re.Pattern[str]:
        """Whole lines above the headline: Press Release, 新聞稿."""
        return self._pattern("kicker_whole")

    @cached_property
    def embargo(self) -> re.Pattern[str]:
        """Openings of embargo lines."""
        return self._pattern("embargo_opening")

    @cached_property
    def end(self) -> re.Pattern[str]:
        """Whole end marks."""
        return self._pattern("end_whole")

    @cached_property
    def dateline(self) -> re.Pattern[str]:
        """Openings of paragraphs: place and date."""
        return self._pattern("dateline_opening")

    @cached_property
    def date(self) -> re.Pattern[str]:
        """Whole lines that are a date."""
        return self._pattern("date_whole")

    @cached_property
    def caption(self) -> re.Pattern[str]:
        """Openings of captions."""
        return self._pattern("caption_opening")

    @cached_property
    def pictures(self) -> re.Pattern[str]:
        """Words for pictures, anywhere."""
        return self._pattern("pictures")

    @cached_property
    def contact(self) -> re.Pattern[str]:
        """Openings of lines with contact details."""
        return self._pattern("contact_opening")

    @cached_property
    def contact_heading(self) -> re.Pattern[str]:
        """Headings of contacts."""
        return self._pattern("contact_heading")

    @cached_property
    def boilerplate(self) -> re.Pattern[str]:
        """Whole headings of boilerplate."""
        return self._pattern("boilerplate_whole")

    @cached_property
    def site(self) -> re.Pattern[str]:
        """Whole lines that belong to a page around the release: Share, Print."""
        return self._pattern("site_whole")

    @cached_property
    def say(self) -> re.Pattern[str]:
        """Verbs of saying, anywhere."""
        return self._pattern("say")

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Mr, Dr, 先生."""
        return self._words("honorific")

    @cached_property
    def posts(self) -> frozenset[str]:
        """Chairman, director, 主席."""
        return self._words("post")

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Chinese surnames."""
        return self._words("surname")

    def _pattern(self, key: str) -> re.Pattern[str]:
        found = dict.fromkeys(one for table in self._tables for one in _filled(table, key))
        return later("|".join(f"(?:{one})" for one in found) or _NEVER, re.IGNORECASE)

    def _words(self, key: str) -> frozenset[str]:
        return frozenset(word for table in self._tables for word in table.get(key, ()))


def of(one: Locale) -> Wording:
    """Return the wording of a locale, English added."""
    return _wording(tuple(dict.fromkeys((one.code, "en_HK"))))


@cache
def every() -> Wording:
    """Return the wording of all locales together."""
    return _wording(tuple(locale.known()))


@cache
def _wording(codes: tuple[str, ...]) -> Wording:
    return Wording(codes)


def _filled(table: Mapping[str, Any], key: str) -> Iterable[str]:
    """Yield the patterns under `key` with {date} and {place} filled in."""
    for one in table.get(key, ()):
        yield one.replace("{date}", table.get("date", _NEVER)).replace("{place}", table.get("place", _NEVER))
