"""Reading values from a text: literals first, then dates, then figures with what stands around them, then ranges.

In: any text and a Locale. Out: Values in order of place, none overlapping. Each step blanks what it took, so that the
next cannot read it again; every position stays that of the text as given. Readers of which no word is in the text are
not asked (`clues`). Never raises. May not touch: other rooms
but `locale`.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from l10n.values import (
    beyond,
    dates_chinese,
    dates_english,
    fractions_chinese,
    grammar,
    hedging,
    literals,
    named_days,
    numbers_chinese,
    numbers_english,
    numerals,
    suspended,
)
from l10n.values.beyond import mark_differences
from l10n.values.clues import Page, apart, is_plain, look
from l10n.values.dressing import LABELS, dressed
from l10n.values.hedging import hedged
from l10n.values.nouns import DATE, NUMBER, TIME, Value
from l10n.values.patterns import later
from l10n.values.ranges import beside_times, joined_ranges, same_half, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.locale import Locale
    from l10n.values.clues import Seen
    from l10n.values.grammar import Grammar
    from l10n.values.wordlists import Hit

_FOLDED: dict[int, str] = {
    **{ord("０") + n: str(n) for n in range(10)},
    ord("％"): "%", ord("＄"): "$", ord("．"): ".", ord("＋"): "+", ord("－"): "-",
    ord("／"): "/", ord("："): ":", ord("～"): "~",
    ord("\u00a0"): " ", ord("\u2009"): " ", ord("\u202f"): " ", ord("\u3000"): " ", ord("\u2007"): " ",
    ord("（"): "(", ord("）"): ")", ord("﹪"): "%", ord("﹩"): "$",
}  # fmt: skip
_WIDE_LETTERS = {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)}
_FOLD: dict[int, int | str] = {**_FOLDED, **_WIDE_LETTERS}
_FOLD_TO = {chr(wide): chr(narrow) if isinstance(narrow, int) else narrow for wide, narrow in _FOLD.items()}
_FOLDABLE = later(f"[{''.join(map(chr, _FOLD))}]")
_WIDE_COMMA = later(r"，(?<=[0-9]，)(?=[0-9]{3}(?![0-9]))")
_CHINESE_TRIGGER = later(
    rf"[0-9{numerals.HAN}半首雙双倍今昨明午單单@]|www\.|://|新冠|第|[期週周拜][日天]|隔[年月日天周週星]|[對对]折|腰[斬斩]|翻番|子夜|[逾近達达過过]倍|\.(?:com|hk|org|net|gov|cn)(?![A-Za-z])"
)
_TIMES = later(r"doubl|tripl|trebl|quadrupl|quintupl|fold|倍|番|twice", re.IGNORECASE)
_BY_PLACE = attrgetter("start")
_CACHE = 4096  # texts: the checks of a release read again what the checks of its units have read


def read(text: str, locale: Locale) -> list[Value]:
    """Return the values of `text` in order of place. Linear in the text's length; never raises."""
    rules = grammar.of(locale)
    if len(text) > 20_000:  # noqa: PLR2004 - the cache is for sentences and paragraphs
        return list(_read(text, rules))
    return list(_cached(text, rules.code))


def forget() -> None:
    """Forget the texts that were read: what a measurement begins with."""
    _cached.cache_clear()
    _seen.cache_clear()


@lru_cache(maxsize=_CACHE)
def _cached(text: str, code: str) -> tuple[Value, ...]:
    return _read(text, grammar.known(code))


def digit_runs(text: str, locale: Locale) -> list[tuple[int, int]]:
    """Return where the runs of digits of a text begin and end, full-width ones too: as `read` has seen them."""
    return seen(text, grammar.of(locale))[3]


def seen(text: str, rules: Grammar) -> Seen:
    """Return what is first seen of a text: what `read` and `digit_runs` ask in turn."""
    return _seen(text, rules.code)


@lru_cache(maxsize=256)
def _seen(text: str, code: str) -> Seen:
    rules = grammar.known(code)
    if not rules.chinese and is_plain(text):
        return look(text, rules.vocabulary, plain=True)
    return look(fold(text), rules.vocabulary)


def _read(text: str, rules: Grammar) -> tuple[Value, ...]:
    first = seen(text, rules)
    plain = first[0]
    page = Page(plain, rules.vocabulary, first)
    if rules.chinese:
        if (page.digits and plain[page.spans[0][0]].isascii()) or _CHINESE_TRIGGER.search(plain):
            return _values(text, page, rules)
        return _values(text, page, rules) if _may_be_loose(page, rules) else ()
    if not (
        page.digits
        or not page.words.isdisjoint(rules.triggers)
        or literals.may_find(plain)
        or numbers_english.has_glyph(plain)
    ):
        return ()
    return _values(text, page, rules)


def _begins_with_figure(text: str) -> bool:
    """Return whether a word begins with a figure that would be read by itself: 360 degrees, 三百六十行."""
    return text[0].isdigit() or (len(text) > 2 and text[0] in numerals.HAN and text[1] in numerals.HAN)  # noqa: PLR2004 - 一半


def _may_be_loose(page: Page, rules: Grammar) -> bool:
    return rules.light.may_find(page) and bool(rules.loose.find(page) or rules.days.find(page))


def _values(text: str, page: Page, rules: Grammar) -> tuple[Value, ...]:
    low = page.low
    unread, found, rare = _of_chinese(page, rules) if rules.chinese else _of_english(page, rules)
    if not found:
        return ()
    found.sort(key=_BY_PLACE)
    for value in found:
        if value.kind is TIME:
            found = same_half(found if rules.chinese else beside_times(found, text), text)
            break
    hedged(found, unread, page, rules, text, rare)
    stepped = steps(found, text, low, rules)
    mark_differences(stepped, unread, rare, rules)
    return stepped


_RARE = beyond.VOCABULARY | hedging.OF_APART | suspended.VOCABULARY | {"double"}
"""Words of which none is in most texts: one look says that none of what they stand for is."""
_NONE: frozenset[str] = frozenset()


def _of_chinese(page: Page, rules: Grammar) -> tuple[str, list[Value], frozenset[str]]:
    """Return what figures were read from, dates and the like blanked, and all values, not yet in order.

    The third are the rare words of the page, which are English.
    """
    found: list[Value] = []
    own = literals.find(page, rules)
    if own:
        page.take(own, found)
    page.take(dates_chinese.find(page), found)
    own = named_days.find(page, chinese=True)
    if own:
        page.take(own, found)
    bare = _fractions(page)
    idioms = [hit[:2] for hit in rules.idioms.find(page)]
    if idioms and _may_count(page.low):
        idioms = [span for span in idioms if not _counts_on(page.low, *span)]
    if bare:
        idioms = [span for span in idioms if not any(one.start < span[1] and span[0] < one.end for one in bare)]
    page.blank(idioms)
    light = rules.light.may_find(page)
    if light and rules.loose.may_be_numbered(page.low):
        page.take([value for value in _loose(page, rules) if _begins_with_figure(value.text)], found)
    bare += apart(numbers_chinese.find(page.low, rules), page.low, bare)
    unread = page.low
    if bare:
        bare.sort(key=_BY_PLACE)
        joined = joined_ranges([dressed(value, page, rules, labelled=True) for value in bare], unread, rules)
        if light:
            page.take(joined, found)
        else:
            found += apart(joined, unread)
    if light:
        page.take(_days(page, rules), found)
        found += apart(_loose(page, rules), page.low)
    return unread, found, _NONE


def _of_english(page: Page, rules: Grammar) -> tuple[str, list[Value], frozenset[str]]:
    """Return what `_of_chinese` does, of English."""
    found: list[Value] = []
    own = literals.find(page, rules)
    if own:
        page.take(own, found)
    own = dates_english.find(page)
    if own:
        found += own
        page.blank([(value.start, value.end) for value in own])
    words = page.words
    rare = words & _RARE
    if ("double" in rare and named_days.is_doubled(page.low)) or (page.digits and "618 " in page.low):
        page.take(named_days.find(page, chinese=False), found)
    idioms = rules.idioms.find(page)
    if idioms:
        page.blank([(start, end) for start, end, _ in idioms if not _counts_on(page.low, start, end)])
    light = rules.light.every(page)
    if light and page.digits and rules.loose.may_be_numbered(page.low):
        page.take([value for value in _loose(page, rules) if value.text[0].isdigit()], found)
    unread = page.low
    if page.words is not words:  # what is left of a word may be one, too
        rare = page.words & _RARE
    own = numbers_english.find(page)
    if own:
        labelled = page.has(LABELS)
        own = [dressed(value, page, rules, labelled=labelled) for value in own]
        if len(own) > 1 and ("-" in unread or "‰" in unread or not suspended.VOCABULARY.isdisjoint(rare)):
            own = suspended.with_units(own, unread, rare)
        own = apart(joined_ranges(own, unread, rules), unread)
        found += own
    if light:
        found += _light(page, own, light, rules)
    return unread, found, rare


def _light(page: Page, known: list[Value], hits: list[Hit], rules: Grammar) -> list[Value]:
    """Return today and its like, and the words that hold a number, where no value stands that is known.

    `hits` are all places of such words before anything was taken of them: mostly words with a number, and all apart.
    """
    amounts = rules.loose_amounts
    words = [_holding(hit, amounts) for hit in hits if hit[2] in amounts and not hit[2][0].isdigit()]
    if len(words) == len(hits) and _are_apart([*known, *words]):
        return words
    page.blank([(value.start, value.end) for value in known])
    found: list[Value] = []
    page.take(_days(page, rules), found)
    return found + apart(_loose(page, rules), page.low)


def _are_apart(values: list[Value]) -> bool:
    values.sort(key=_BY_PLACE)
    last = 0
    for value in values:
        if value.start < last:
            return False
        last = value.end
    return True


_COUNTS_ON = later(
    r"(?: and a |-and-a-)(?:half|quarter)\b|[ -](?:years?|months?|weeks?|days?|hours?|minutes?)\b"
    r"|[ -](?:hundred|thousand|million|billion|trillion|half|third|quarter|fifth|tenth)s?\b"
    r"|(?: in| out of)(?: every)? (?:\d|a [htm]|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
)


def _may_count(low: str) -> bool:
    """Return whether an idiom of a text may be a figure after all."""
    return "度" in low or "翻" in low or "四周" in low or "二元" in low


_SPAN_BEFORE = frozenset("由從从自期至到續续每去來来首前近逾約约足共了長长達达歷历經经過过隔滿满")
_SPAN_AFTER = frozenset("內内後后前至到一以")
"""What stands around 四周 that is four weeks, and not all around."""
_FARES = frozenset("乘優优車车")
"""What stands behind 二元 that is two dollars: 二元乘車優惠."""
_TURNED = frozenset("翻了近約约逾")
_DEGREES = frozenset({"零下", "攝氏", "摄氏", "華氏", "华氏"})


def _counts_on(low: str, start: int, end: int) -> bool:
    """Return whether the "one" of "the one", "for one" begins a figure: the one million mark, for one in five.

    零下一度 is a temperature, too, and 翻了一番 is twice as much.
    """
    if low.startswith("一度", start, end):
        return low[start - 2 : start] in _DEGREES
    if low.startswith("四周", start, end):
        return low[start - 1 : start] in _SPAN_BEFORE or low[end : end + 1] in _SPAN_AFTER
    if low.startswith("二元", start, end):
        return low[end : end + 1] in _FARES
    if low.startswith("一番", start, end):
        return low[start - 1 : start] in _TURNED
    return low.endswith("one", start, end) and _COUNTS_ON.match(low, end) is not None


def _fractions(page: Page) -> list[Value]:
    """Return the fractions of a Chinese text, which come before its idioms."""
    low = page.low
    return apart(fractions_chinese.find(low), low) if "分" in low or "每" in low or "合" in low else []


def _days(page: Page, rules: Grammar) -> Iterator[Value]:
    """Yield today and its like, last year and last month, the following day and days with a name."""
    for start, end, word in rules.days.find(page):
        unit, month, day = rules.day_units[word]
        yield Value(DATE, start, end, word, unit=unit, month=month, day=day, loose=True, letters=True)


def _loose(page: Page, rules: Grammar) -> Iterator[Value]:
    """Yield the words that hold a number which may be left out: both, doubled, 24/7, 唯一."""
    for hit in rules.loose.find(page):
        if hit[2] != "首":
            yield _holding(hit, rules.loose_amounts)


def _holding(hit: Hit, amounts: Mapping[str, Fraction]) -> Value:
    """Return the number that a word holds."""
    start, end, word = hit
    amount = amounts[word]
    return Value(NUMBER, start, end, word, amount, _said_as(word), high=_ALSO.get(word), loose=True, letters=True)


_ALSO = {"quarterly": Fraction(3), "half-yearly": Fraction(6), "semi-annual": Fraction(6), "bi-annual": Fraction(6)}
"""What a word may say, too: so many months."""


@cache
def _said_as(word: str) -> str:
    """Return the unit of a word that holds a number: `times` for doubled and 翻倍, `word` for the others."""
    return "times" if _TIMES.search(word) else "word"


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters and signs made ASCII; every character keeps its place."""
    if text.isascii():
        return text
    for character in set(_FOLDABLE.findall(text)):
        text = text.replace(character, _FOLD_TO[character])
    return _WIDE_COMMA.sub(",", text) if "，" in text else text
