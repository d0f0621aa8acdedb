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
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales

if TYPE_CHECKING:
    from l10n.locale import Locale

FIGURE = "#"
"""Normal form of every number: two sentences that differ in figures only have the same normal form."""
CALENDAR = "#c"
"""Normal form of the name of a month or a weekday."""
SCALE = "#s"
"""Normal form of a word that scales a number (million, billion)."""

BARE = frozenset({FIGURE, SCALE})
MOST_FEATURES = 2000
"""A longer text is found by a sample of its words that is the same for every text."""

MOST_KINDS = 200_000
"""Different tokens that are remembered per locale."""

_NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*(?:st|nd|rd|th)?")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_TOKEN = re.compile(
    r"</?[a-z]+[0-9]*/?>"  # an inline code
    r"|[0-9]+(?:[.,:][0-9]+)+"  # a figure, also before its unit: 9.30am, 10.5km
    r"|[0-9]+(?:st|nd|rd|th)?(?![A-Za-z0-9])|[0-9]+(?=[ap]m\b)"
    r"|[A-Za-z0-9\u00c0-\u024f]+(?:['’-][A-Za-z0-9\u00c0-\u024f]+)*"  # a Latin word
    r"|\S"  # a Han letter, a mark
)
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FOLDED = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "「": '"', "」": '"', "『": "'", "』": "'", "–": "-", "—": "-"}
)


class Token(NamedTuple):
    """One token: `text[start:end]`. `weight` says how much of the sentence it is; marks and codes are little.

    A tuple, because a lookup makes hundreds of them.
    """

    raw: str
    norm: str
    weight: float
    start: int
    end: int

    @property
    def figure(self) -> bool:
        """Whether it is a number, a month, a weekday or a scale: what `values.carry` may adapt."""
        return self.norm in _FIGURES

    @property
    def word(self) -> bool:
        """Whether it is a word or a Han letter rather than a code, a mark or a figure."""
        return self.weight >= LIGHT


class _Kind(NamedTuple):
    """What is known of a token's letters in one locale; `feature` is 0 for what no text is found by."""

    norm: str
    weight: float
    feature: int
    han: bool


_FIGURES = frozenset({FIGURE, CALENDAR, SCALE})
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
    seed: int
    kinds: dict[str, _Kind]
    """What was found out about tokens so far: a cache."""


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
        seed=zlib.crc32(locale.code.encode()),
        kinds={},
    )


def tokens(text: str, rules: Rules) -> tuple[Token, ...]:
    """Return the tokens of a text in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        kind = rules.kinds.get(raw) or _kind(raw, rules)
        found.append(Token(raw, kind.norm, kind.weight, match.start(), match.end()))
    return tuple(found)


def index(text: str, rules: Rules) -> tuple[int, set[int]]:
    """Return what a text is stored under: the number of its normal form, and its features.

    The number is equal for texts that differ in case, marks, codes and figures only. A feature is a word, or a pair of
    neighbouring Han letters, as a number of 31 bits that is another one in another locale.
    """
    known = rules.kinds
    norms: list[str] = []
    features: set[int] = set()
    small: list[str] = []
    han = ""
    for raw in _TOKEN.findall(text):
        kind = known.get(raw) or _kind(raw, rules)
        if kind.weight <= SLIGHT:
            continue
        norms.append(kind.norm)
        if kind.han:
            if han:
                features.add(_feature(han + kind.norm, rules.seed))
            han = kind.norm
            continue
        han = ""
        if kind.feature:
            features.add(kind.feature)
    if not features:
        small = norms
    features.update(_feature(norm, rules.seed) for norm in small)
    if len(features) > MOST_FEATURES:
        features = set(sorted(features)[:MOST_FEATURES])
    return number("\x1f".join(norms)), features


def _kind(raw: str, rules: Rules) -> _Kind:
    """Find out what a token is, and keep it for the next time."""
    norm, weight = _norm(raw, rules)
    han = _HAN.fullmatch(norm) is not None
    feature = 0 if weight <= SLIGHT or han or norm in _FIGURES else _feature(norm, rules.seed)
    kind = _Kind(norm, weight, feature, han)
    if len(rules.kinds) < MOST_KINDS:
        rules.kinds[raw] = kind
    return kind


def _norm(raw: str, rules: Rules) -> tuple[str, float]:
    if raw[0] == "<" and len(raw) > 1:
        return "<>", SLIGHT
    if raw[0].isdigit() and raw[0].isascii() and _NUMBER.fullmatch(raw):
        return FIGURE, 1.0
    if raw[0].isalnum():
        norm = raw.casefold().translate(_FOLDED)
        if norm in rules.calendar:
            return CALENDAR, 1.0
        if norm in _SCALES:
            return SCALE, 1.0
        return norm, LIGHT if norm in rules.light else 1.0
    return raw.translate(_FOLDED), SLIGHT


def _feature(text: str, seed: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"), seed) & 0x7FFFFFFF


def number(text: str) -> int:
    """Return a 63-bit number for a text, the same in every process."""
    data = text.encode("utf-8", "surrogatepass")
    return ((zlib.crc32(data) << 31) ^ zlib.crc32(data[::-1], 1)) & 0x7FFFFFFFFFFFFFFF


def normal(text: str) -> str:
    """Return a text in NFC with white space as single spaces: what "the same text" means to the memory."""
    return " ".join(unicodedata.normalize("NFC", text).split())
