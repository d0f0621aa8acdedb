"""Figures in Chinese that are more than a numeral: rates, discounts, multiples, ratios, heights, clocked times.

In: text in which dates, addresses and idioms are already blanked. Out: Values with their places: 三厘半, 八折,
增加兩倍, 1比11, 一米八, 2分07秒63, 兩個半小時. Part of what `numbers_chinese` reads. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.clues import matches
from l10n.values.nouns import COUNT, MEASURE, NUMBER, PERCENT, POINT, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

DIGITS = "〇零○一二兩两三四五六七八九"
HAN = DIGITS + "十百千萬万億亿廿卅"
FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9])|[0-9]+(?:\.[0-9]+)?)"
_INTEREST = later(
    rf"(?P<n>(?<![0-9])(?<![0-9][.,]){FIGURE}|[{DIGITS}]+(?:[點点][{DIGITS}]+)?) ?厘(?:(?P<half>半)"
    rf"|(?P<more>[一二三四五六七八九]{{1,2}}|(?<=[0-9]厘)[0-9]{{1,2}})(?![{HAN}0-9.,%年個个期月至到成厘折點点倍])|(?![米定清訂订]))"
)
_OFF = later(
    r"(?P<n>[一二三四五六七八九]{1,2}|(?<![0-9.])[0-9](?:\.[0-9])?|(?<![0-9.])[0-9]{2}) ?折(?![舊旧騰腾合疊叠磨射返算])"
)
_TURNED_OVER = later(
    r"翻了?[近約约逾]?(?:(?P<n>[一兩两二三四])番|番(?![茄石薯禺鬼話话])|倍)|倍(?<=[逾近達达過过]倍)(?![數数率])"
)
_SERVICE = later(r"加一(?=(?:的)?(?:服[務务][費费]|計算|收[費费]))")
_HEIGHT = later(
    rf"(?P<m>[一二兩两三四五六七八九](?<![{HAN}][{HAN}])|[0-9](?<![0-9.,][0-9])[0-9]?)米(?P<d>[一二三四五六七八九]|[0-9]{{1,2}})"
    rf"(?![0-9.,%{HAN}點点成米公厘個个名位人條条間间座年月日至到比分]|[–~-][0-9])"
)
_RATIO = later(
    r"(?:(?P<n>[0-9](?<![0-9][0-9])(?<![.,:/][0-9])[0-9]{0,3}(?:\.[0-9]{1,2})?) ?(?::|比) ?"
    r"(?P<m>[0-9]{1,4}(?:\.[0-9]{1,2})?(?![0-9:/]|[.,][0-9]))"
    rf"|(?P<han>[{HAN}](?<![{HAN}][{HAN}])[{HAN}]{{0,2}})比(?P<to>[{HAN}]{{1,3}}))(?![{HAN}]| ?[月年成倍個个折%％])"
)
_CLOCKED = later(r"(?:(?P<m>[0-9]{1,2})分)?(?P<s>[0-9]{1,2})秒(?P<d>[0-9]{1,2})(?![0-9秒])")
_FOLD = later(
    r"(?P<verb>增加|增長|增长|上升|增|升|激增|急增|飆升|飙升|多|高|擴大|扩大|提升|增至|[加升增漲涨][幅])了?(?:近|約|约|逾|達|达|高達|高达"
    rf"|超過|超过)?(?P<n>{FIGURE}|[{DIGITS}十]+)倍(?P<half>半)?"
)
_AND_A_HALF = later(
    rf"(?<![第數数幾几0-9.,{HAN}])(?P<n>[{DIGITS}十]+|[0-9]{{1,3}}) ?[個个]半"
    r"(?: ?(?P<hour>小[時时]|[鐘钟](?:[頭头])?)|(?P<month>月(?![刊報报]))|(?P<week>星期|[禮礼]拜)"
    r"|(?P<century>世[紀纪])|(?P<points>百分[點点]))"
)
CENTS = later(
    r" ?(?P<code>港|美)?(?:(?P<ten>[角毫])|[仙]|分[錢钱])"
    r"(?![形落度色鬥斗逐米克升安巴瓦秒髮发無无女人境股地洲街邊边龍龙海])"
)
"""A tenth or hundredth of a dollar or yuan: 五角, 5毫, 25仙."""


_FIGURES = frozenset("0123456789" + HAN)
_BEFORE_RATIO = 8
"""So far before its sign a ratio may begin: 1234.56 :"""


def _off(match: re.Match[str]) -> Iterator[Value]:
    """Yield 八折 as the 20 per cent that are taken off; `unit` says that 80 per cent would be the same."""
    written = match["n"]
    if written.isascii():
        share = Fraction(written) * (10 if len(written) < 2 or "." in written else 1)  # noqa: PLR2004 - 85折
    else:
        digits = [numerals.HAN_DIGITS[c] for c in written]
        share = Fraction(digits[0] * 10 + (digits[1] if len(digits) > 1 else 0))
    yield Value(
        PERCENT,
        match.start(),
        match.end(),
        match[0],
        amount=100 - share,
        unit="off",
        letters=not written.isascii(),
    )


def _fold(text: str) -> Iterator[Value]:
    """Yield 增加兩倍 as three times."""
    for match in _TURNED_OVER.finditer(text):
        size = Fraction(2 ** numerals.HAN_DIGITS[match["n"] or "一"])
        yield Value(NUMBER, match.start(), match.end(), match[0], amount=size, unit="times", loose=True, letters=True)
    for match in _FOLD.finditer(text):
        amount = number(match["n"])
        if amount is not None and match["verb"] != "增至":
            start = match.start("n")
            yield Value(
                MEASURE,
                start,
                match.end(),
                text[start : match.end()],
                amount=amount + (Fraction(3, 2) if match["half"] else 1),
                unit="times",
                letters=not match["n"].isascii(),
            )


def _ratios(text: str) -> Iterator[Value]:
    """Yield the two figures of 1比11, 3:2 and 一比九."""
    places = [place for sign in "比:" if sign in text for place in places_before(sign, text, _BEFORE_RATIO, _FIGURES)]
    places.sort()
    for match in matches(_RATIO, text, places):
        for group in ("n", "m") if match["n"] else ("han", "to"):
            amount = number(match[group])
            if amount is not None:
                start, end = match.span(group)
                yield Value(COUNT, start, end, match[group], amount=amount, unit="ratio", letters=not match["n"])


def _and_a_half(text: str) -> Iterator[Value]:
    """Yield 兩個半小時 and 三個半月: the half is half a unit, not a unit of its own."""
    for match in _AND_A_HALF.finditer(text):
        amount = number(match["n"])
        if amount is not None:
            yield Value(
                POINT if match["points"] else MEASURE,
                match.start(),
                match.end(),
                match[0],
                amount=amount + Fraction(1, 2),
                unit="" if match["points"] else match.lastgroup or "",
                letters=not match["n"].isascii(),
            )


def _rates(text: str) -> Iterator[Value]:
    """Yield rates of interest (三厘半), discounts (八折) and what a restaurant adds (加一服務費)."""
    if "厘" in text:
        for match in _INTEREST.finditer(text):
            amount = number(match["n"])
            if amount is not None and amount <= 30:  # noqa: PLR2004 - no bank pays more
                more = "".join(str(numerals.HAN_DIGITS.get(c, c)) for c in match["more"] or "5")
                amount += Fraction(int(more), 10 ** len(more)) if match["half"] or match["more"] else 0
                yield Value(
                    PERCENT, match.start(), match.end(), match[0], amount=amount, letters=not match["n"].isascii()
                )
    if "加一" in text:
        for match in _SERVICE.finditer(text):
            yield Value(PERCENT, match.start(), match.end(), match[0], amount=Fraction(10), letters=True)
    if "折" in text:
        for match in _OFF.finditer(text):
            yield from _off(match)


def _measures(text: str) -> Iterator[Value]:
    """Yield heights (一米八) and clocked times (11秒52)."""
    if "米" in text:
        for match in matches(_HEIGHT, text, places_before("米", text, 2, _FIGURES)):
            part = number(match["d"]) or 0
            amount = (number(match["m"]) or 0) + Fraction(part, 10 ** len(match["d"]))
            letters = not match["m"].isascii()
            yield Value(MEASURE, *match.span(), match[0], amount=amount, unit="metre", letters=letters)
    if "秒" in text:
        for match in _CLOCKED.finditer(text):
            seconds = 60 * int(match["m"] or 0) + int(match["s"]) + Fraction(int(match["d"]), 10 ** len(match["d"]))
            yield Value(MEASURE, match.start(), match.end(), match[0], amount=seconds, unit="second")


def number(text: str) -> Fraction | None:
    """Return the value of digits or of a Han numeral."""
    return numerals.digits(text) if text[:1].isascii() else numerals.han(text)


def places_of(sign: str, text: str) -> list[int]:
    """Return where a sign stands."""
    places, at = [], text.find(sign)
    while at >= 0:
        places.append(at)
        at = text.find(sign, at + 1)
    return places


def places_before(sign: str, text: str, reach: int, figures: frozenset[str]) -> list[int]:
    """Return the places of figures up to `reach` before a sign that stands behind a figure, or a figure and a space."""
    places: list[int] = []
    last, at = 0, text.find(sign)
    while at >= 0:
        if at and (text[at - 1] in figures or text[at - 1] == " "):
            places += [place for place in range(max(last, at - reach), at) if text[place] in figures]
        last = at
        at = text.find(sign, at + 1)
    return places


def find(text: str) -> list[Value]:
    """Return every one of them; overlaps are the caller's business, what comes first has precedence."""
    found: list[Value] = []
    if "厘" in text or "加一" in text or "折" in text:
        found += _rates(text)
    if "米" in text or "秒" in text:
        found += _measures(text)
    if "倍" in text or "翻" in text:
        found += _fold(text)
    if "比" in text or ":" in text:
        found += _ratios(text)
    if "個半" in text or "个半" in text:
        found += _and_a_half(text)
    return found
