"""Reading values from a text: literals first, then dates, then figures with what stands around them, then ranges.

In: any text and a Locale. Out: Values in order of place, none overlapping. Each step blanks what it took, so that the
next cannot read it again; every position stays that of the text as given. Never raises. May not touch: other rooms
but `locale`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.values import dates_chinese, dates_english, grammar, literals, numbers_chinese, numbers_english, numerals
from l10n.values.dressing import dressed
from l10n.values.hedging import hedged, part_of_month
from l10n.values.nouns import Kind, Value
from l10n.values.ranges import joined_ranges, same_half, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from l10n.locale import Locale
    from l10n.values.grammar import Grammar

_FOLDED: dict[int, str] = {
    **{ord("０") + n: str(n) for n in range(10)},
    ord("％"): "%", ord("＄"): "$", ord("．"): ".", ord("＋"): "+", ord("－"): "-",
    ord("／"): "/", ord("："): ":", ord("～"): "~",
    ord("\u00a0"): " ", ord("\u2009"): " ", ord("\u202f"): " ", ord("\u3000"): " ", ord("\u2007"): " ",
    ord("（"): "(", ord("）"): ")", ord("﹪"): "%", ord("﹩"): "$",
}  # fmt: skip
_WIDE_LETTERS = {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)}
_FOLD: dict[int, int | str] = {**_FOLDED, **_WIDE_LETTERS}
_WIDE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_ENGLISH_TRIGGER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen"
    r"|half|halves|quarter|third|"
    r"first|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|[a-z]+tieth|both|pair|couple"
    r"|dual|twin|bilateral|double|tripl|"
    r"single|noon|midday|midnight|today|yesterday|tomorrow|tonight|\w+day|twice|either|neither|January"
    r"|February|March|April|May|June|July|"
    r"August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
    r"|[@½¼¾⅓⅔]|www\.|://|\.[a-z]{2,4}/|[a-z]\.(?:com|hk|org)",
    re.IGNORECASE,
)
_CHINESE_TRIGGER = re.compile(
    rf"[0-9{numerals.HAN}半首雙双倍今昨明午單单@]|www\.|://|新冠|第|\.(?:com|hk|org|net|gov|cn)(?![A-Za-z])"
)
_TIMES = re.compile(r"doubl|tripl|quadrupl|fold|倍|番|twice", re.IGNORECASE)
_CACHE = 4096  # texts: the checks of a release read again what the checks of its units have read


def read(text: str, locale: Locale) -> list[Value]:
    """Return the values of `text` in order of place. Linear in the text's length; never raises."""
    rules = grammar.of(locale)
    if len(text) > 20_000:  # noqa: PLR2004 - the cache is for sentences and paragraphs
        return list(_read(text, rules))
    return list(_cached(text, rules.code))


@lru_cache(maxsize=_CACHE)
def _cached(text: str, code: str) -> tuple[Value, ...]:
    return _read(text, grammar.known(code))


def _read(text: str, rules: Grammar) -> tuple[Value, ...]:
    trigger = _CHINESE_TRIGGER if rules.chinese else _ENGLISH_TRIGGER
    plain = fold(text)
    if not trigger.search(plain) and not rules.loose.search(_lower(plain)) and not rules.today.search(_lower(plain)):
        return ()
    found: list[Value] = []
    plain = _take(plain, literals.find(plain, rules), found)
    plain = _take(plain, (dates_chinese if rules.chinese else dates_english).find(plain), found)
    bare: list[Value] = []
    if rules.chinese and any(character in plain for character in "分每合"):
        _take(plain, numbers_chinese.fractions(plain), bare)
    idioms = [match.span() for match in rules.idioms.finditer(_lower(plain))]
    plain = _blank(
        plain, [span for span in idioms if not any(one.start < span[1] and span[0] < one.end for one in bare)]
    )
    today = (
        Value(
            Kind.DATE,
            m.start(),
            m.end(),
            m[0],
            unit="" if pattern is rules.today else "last-year",
            loose=True,
            letters=True,
        )
        for pattern in (rules.today, rules.last_year)
        for m in pattern.finditer(_lower(plain))
    )
    unread = plain = _take(plain, [value for value in _loose(plain, rules) if value.text[0].isdigit()], found)
    _take(
        _blank(plain, [(one.start, one.end) for one in bare]),
        numbers_chinese.find(plain, rules) if rules.chinese else numbers_english.find(plain),
        bare,
    )
    bare.sort(key=lambda value: value.start)
    whole = [dressed(value, unread, rules) for value in bare]
    ranged = joined_ranges(whole, unread, rules)
    plain = _take(unread, ranged, found)
    plain = _take(plain, today, found)
    _take(plain, _loose(plain, rules), found)
    found.sort(key=lambda value: value.start)
    found = same_half(found, text)
    return steps([hedged(part_of_month(value, text, rules), unread, rules, text) for value in found], text, rules)


def _loose(text: str, rules: Grammar) -> Iterator[Value]:
    """Yield the words that hold a number which may be left out: both, doubled, 24/7, 唯一."""
    for match in rules.loose.finditer(_lower(text)):
        if match[0] != "首":
            amount, unit = rules.loose_amounts[match[0]], _said_as(match[0])
            yield Value(Kind.NUMBER, *match.span(), match[0], amount=amount, unit=unit, loose=True, letters=True)


def _lower(text: str) -> str:
    """Return a text in lower case, every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _said_as(word: str) -> str:
    """Return the unit of a word that holds a number: `times` for doubled and 翻倍, `word` for the others."""
    return "times" if _TIMES.search(word) else "word"


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters and signs made ASCII; every character keeps its place."""
    if text.isascii():
        return text
    return _WIDE_COMMA.sub(",", text.translate(_FOLD))


def _take(text: str, values: Iterable[Value], found: list[Value]) -> str:
    """Add to `found` the values that overlap none taken before; return the text with them blanked."""
    taken = bytearray(len(text))
    spans = []
    for value in values:
        if (
            value.end > value.start
            and not any(taken[value.start : value.end])
            and "\0" not in text[value.start : value.end]
        ):
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
            found.append(value)
            spans.append((value.start, value.end))
    return _blank(text, spans)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in sorted(spans):
        pieces += [text[last:start], "\0" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])
