"""Tokens: a sentence as the memory sees it. Part of the room `memory`.

In: a text and its locale. Out: tokens with a normal form (case, width and figures taken away), a weight and a place,
and the features by which the store finds candidates. English counts by words, Chinese by characters; a Latin word
inside Chinese is one token. May not touch: files, the store.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from l10n import locale as locales

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale

FIGURE = "#"
"""Normal form of every number: two sentences that differ in figures only have the same normal form."""
CALENDAR = "#c"
"""Normal form of the name of a month or a weekday."""
SCALE = "#s"
"""Normal form of a word that scales a number (million, billion)."""

MOST_FEATURES = 2000
"""A longer text is found by a sample of its words that is the same for every text."""

_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_TOKEN = re.compile(
    r"</?[a-z]+[0-9]*/?>"  # an inline code
    r"|[0-9]+(?:[.,:][0-9]+)*(?:st|nd|rd|th)?(?![A-Za-z])"  # a figure
    r"|[A-Za-z0-9\u00c0-\u024f]+(?:['’-][A-Za-z0-9\u00c0-\u024f]+)*"  # a Latin word
    r"|\S"  # a Han letter, a mark
)
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FOLDED = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "「": '"', "」": '"', "『": "'", "』": "'", "–": "-", "—": "-"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text[start:end]`. `weight` says how much of the sentence it is; marks and codes are little."""

    raw: str
    norm: str
    weight: float
    start: int
    end: int

    @property
    def figure(self) -> bool:
        """Whether it is a number, a month, a weekday or a scale: what `values.carry` may adapt."""
        return self.norm in {FIGURE, CALENDAR, SCALE}

    @property
    def word(self) -> bool:
        """Whether it is a word or a Han letter rather than a code, a mark or a figure."""
        return self.weight >= LIGHT


LIGHT = 0.4
"""Weight of a function word (the, of; 的, 在)."""
SLIGHT = 0.1
"""Weight of a mark or an inline code."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A locale's `[memory]` table, ready for use. See the locale files for what each list is."""

    locale: Locale
    negations: frozenset[str]
    affirming: tuple[str, ...]
    light: frozenset[str]
    opening: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    before_name: tuple[str, ...]
    after_name: tuple[str, ...]
    person_after: tuple[str, ...]
    places: tuple[str, ...]
    calendar: frozenset[str]
    chinese: bool


def rules_of(locale: Locale) -> Rules:
    """Return the rules of a locale; one without a `[memory]` table has none and is compared by tokens alone."""
    return _rules_of(locale.code)


@cache
def _rules_of(code: str) -> Rules:
    locale = locales.get(code)
    table = locale.table("memory")
    return Rules(
        locale=locale,
        negations=frozenset(table.get("negations", ())),
        affirming=tuple(table.get("affirming", ())),
        light=frozenset(table.get("light", ())),
        opening=frozenset(table.get("opening", ())),
        opposites=tuple((one[0], one[1]) for one in table.get("opposites", ())),
        before_name=tuple(table.get("before_name", ())),
        after_name=tuple(table.get("after_name", ())),
        person_after=tuple(table.get("person_after", ())),
        places=tuple(table.get("places", ())),
        calendar=frozenset(table.get("calendar", ())),
        chinese=locale.chinese,
    )


def tokens(text: str, rules: Rules) -> tuple[Token, ...]:
    """Return the tokens of a text in order."""
    return tuple(_token(match, rules) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str], rules: Rules) -> Token:
    raw = match[0]
    start, end = match.span()
    if raw[0] == "<" and len(raw) > 1:
        return Token(raw, "<>", SLIGHT, start, end)
    if raw[0].isdigit() and raw[0].isascii() and not raw[-1:].isalpha():
        return Token(raw, FIGURE, 1.0, start, end)
    if raw[0].isalnum():
        norm = raw.casefold().translate(_FOLDED)
        if norm in rules.calendar:
            return Token(raw, CALENDAR, 1.0, start, end)
        if norm in _SCALES:
            return Token(raw, SCALE, 1.0, start, end)
        if raw[0].isdigit():
            return (
                Token(raw, FIGURE, 1.0, start, end)
                if re.fullmatch(r"[0-9.,:]+(?:st|nd|rd|th)", raw)
                else Token(raw, norm, 1.0, start, end)
            )
        return Token(raw, norm, LIGHT if norm in rules.light else 1.0, start, end)
    return Token(raw, raw.translate(_FOLDED), SLIGHT, start, end)


def key(parts: Sequence[Token]) -> int:
    """Return a number for the normal form: equal for texts that differ in case, marks, codes and figures only."""
    joined = "\x1f".join(token.norm for token in parts if token.weight > SLIGHT)
    return number(joined)


def features(parts: Sequence[Token]) -> set[int]:
    """Return what a text can be found by: its words, and pairs of neighbouring Han letters, as 31-bit numbers."""
    found: set[int] = set()
    han = ""
    for token in parts:
        if token.weight <= SLIGHT or token.figure:
            continue
        if _HAN.fullmatch(token.norm):
            if han:
                found.add(_feature(han + token.norm))
            han = token.norm
            continue
        if han:
            han = ""
        found.add(_feature(token.norm))
    if not found:
        found.update(_feature(token.norm) for token in parts if token.weight > SLIGHT)
    return found if len(found) <= MOST_FEATURES else set(sorted(found)[:MOST_FEATURES])


def _feature(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF


def number(text: str) -> int:
    """Return a 63-bit number for a text, the same in every process."""
    data = text.encode("utf-8", "surrogatepass")
    return ((zlib.crc32(data) << 31) ^ zlib.crc32(data[::-1], 1)) & 0x7FFFFFFFFFFFFFFF


def normal(text: str) -> str:
    """Return a text in NFC with white space as single spaces: what "the same text" means to the memory."""
    return " ".join(unicodedata.normalize("NFC", text).split())
