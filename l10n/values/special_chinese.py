"""Figures in Chinese that are more than a numeral: rates, discounts, multiples, ratios, heights, clocked times.

In: text in which dates, addresses and idioms are already blanked. Out: Values with their places: 三厘半, 八折,
增加兩倍, 1比11, 一米八, 2分07秒63, 兩個半小時. Part of what `numbers_chinese` reads. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.clues import matches
from l10n.values.nouns import COUNT, FRACTION, MEASURE, NUMBER, PERCENT, POINT, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

DIGITS = "〇零○一二兩两三四五六七八九"
HAN = DIGITS + "十百千萬万億亿廿卅"
FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9])|[0-9]+(?:\.[0-9]+)?)"
_INTEREST = later(
    rf"(?P<n>(?<![0-9])(?<![0-9][.,]){FIGURE}|[{DIGITS}]+(?:[點点][{DIGITS}]+)?) ?厘(?:(?P<half>半)"
    rf"|(?P<more>[一二三四五六七八九]{{1,3}}|(?<=[0-9]厘)(?<!\.[0-9]厘)(?<!\.[0-9][0-9]厘)[0-9]{{1,2}})(?![{HAN}0-9.,%年個个期月至到成厘折點点倍])|(?![米定清訂订]))"
)
_OFF = later(
    r"(?P<n>[一二三四五六七八九]{1,2}|(?<![0-9.])[0-9](?:\.[0-9])?|(?<![0-9.])[0-9]{2}) ?折(?![舊旧騰腾合疊叠磨射返算])"
)
_TURNED_OVER = later(
    r"翻了?[近約约逾]?(?:(?P<n>[一兩两二三四])番|番(?![茄石薯禺鬼話话])|倍)|倍(?<=[逾近達达過过]倍)(?![數数率])"
)
_SERVICE = later(r"加一(?=(?:的)?(?:服[務务][費费]|計算|收[費费]))|加一(?<=[收設设]加一)(?=[，。；、,;)）]|\Z)")
_HALF_RATE = later(r"半厘")
_AGE = later(r"(?P<n>[一二三四五六七八九])(?:旬(?![年月之])|秩)")
_SIXTY_YEARS = later(r"(?P<n>[一二兩两三半])[個个]?甲子")
_EVERY_OTHER = later(r"隔(?P<u>[年月日天周週]|星期)|(?P<each>每)季")
_HALVED = later(r"[減减折]半(?![天年日小])|腰[斬斩]")
_HALF_OFF = later(r"[對对]折")
_AND_MORE = later(
    rf"(?P<t>[二三四五六七八九]?十)有(?P<u>[一二三四五六七八九])(?![{HAN}0-9成分倍折點点個个名人間间家項项])"
)
_DOZENS = later(r"(?P<n>[一兩两二三四五六七八九十半])打(?![擊击工字電电造開开敗败算破球擾扰架鬥斗落印官機机人進进])")
_ZERO = later(
    r"零(?=[稅税關关排碳利息首通]|[，。；、,;.)）至到]|\Z)(?<=[為为是至到從从由達达率設设降升以]零)|零(?=[稅税關关]|[增][長长]|排放|利率|首付|通脹|通胀)"
)
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
_CLOCKED_HAN = later(
    rf"(?:(?P<m>[{HAN}]{{1,3}})分)?(?P<s>[{HAN}]{{1,3}})秒(?P<d>[零〇一二三四五六七八九]{{2}})(?![{HAN}秒])"
)
_FOLD = later(
    r"(?P<verb>增加|增長|增长|上升|增|升|激增|急增|飆升|飙升|多|高|擴大|扩大|提升|增至|[加升增漲涨][幅])了?(?:近|約|约|逾|達|达|高達|高达"
    rf"|超過|超过)?(?P<n>{FIGURE}|[{DIGITS}十]+)倍(?P<half>半)?"
)
_AND_A_HALF = later(
    rf"(?<![第數数幾几0-9.,{HAN}])(?P<n>[{DIGITS}十]+|[0-9]{{1,3}}) ?[個个]半"
    r"(?: ?(?P<hour>小[時时]|[鐘钟](?:[頭头])?)|(?P<month>月(?![刊報报]))|(?P<week>星期|[禮礼]拜)"
    r"|(?P<century>世[紀纪])|(?P<points>百分[點点]))"
)
_ONE_AND_A_HALF = later(
    r"(?:[個个]半(?: ?(?P<hour>小[時时]|[鐘钟](?:[頭头])?)|(?P<month>月(?![刊報报])))|(?P<year>年半))"
)
_LED = frozenset("約约近逾過过了花需用為为時时歷历達达足，。；：、,;:(（ \n")
"""What stands before 個半小時 that is an hour and a half; 這個半小時 is half an hour."""
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
                low=amount,
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
    for match in _ONE_AND_A_HALF.finditer(text):
        start, end = match.span()
        if start == 0 or text[start - 1] in _LED:
            unit = match.lastgroup or ""
            yield Value(MEASURE, start, end, match[0], amount=Fraction(3, 2), unit=unit, letters=True)
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
                letters = not match["n"].isascii()
                yield Value(PERCENT, *match.span(), match[0], amount=amount, unit="rate", letters=letters)
        for match in _HALF_RATE.finditer(text) if "半厘" in text else ():
            yield Value(PERCENT, *match.span(), match[0], amount=Fraction(1, 2), unit="rate", letters=True)
    if "加一" in text:
        for match in _SERVICE.finditer(text):
            loose = match.end() == len(text) or text[match.end()] in _STOPS
            yield Value(PERCENT, *match.span(), match[0], amount=Fraction(10), loose=loose, letters=True)
    if "折" in text:
        for match in _OFF.finditer(text):
            yield from _off(match)


_NONE = Fraction(0)
_STOPS = frozenset("，。；、,;)）")


def _rare(text: str) -> Iterator[Value]:  # noqa: C901 - one way of counting after the other
    """Yield ages (七旬, 九秩), 一甲子, 隔年, 五十有二, 兩打."""
    if "旬" in text or "秩" in text:
        for match in _AGE.finditer(text):
            amount = 10 * (number(match["n"]) or _NONE)
            yield Value(NUMBER, *match.span(), match[0], amount=amount, unit="age", loose=True, letters=True)
    if "甲子" in text:
        for match in _SIXTY_YEARS.finditer(text):
            amount = 60 * (Fraction(1, 2) if match["n"] == "半" else number(match["n"]) or _NONE)
            yield Value(MEASURE, *match.span(), match[0], amount=amount, unit="year", letters=True)
    for match in _HALVED.finditer(text):
        yield Value(FRACTION, *match.span(), match[0], Fraction(1, 2), unit="share", loose=True, letters=True)
    for match in _HALF_OFF.finditer(text):
        yield Value(PERCENT, *match.span(), match[0], Fraction(50), unit="off", loose=True, letters=True)
    if "隔" in text or "每季" in text:
        for match in _EVERY_OTHER.finditer(text):
            amount, unit = (Fraction(3), "month") if match["each"] else (Fraction(2), _SPANS[match["u"][0]])
            yield Value(MEASURE, *match.span(), match[0], amount=amount, unit=unit, loose=True, letters=True)
    if "十有" in text:
        for match in _AND_MORE.finditer(text):
            amount = (number(match["t"]) or _NONE) + (number(match["u"]) or _NONE)
            yield Value(NUMBER, *match.span(), match[0], amount=amount, letters=True)
    if "打" in text:
        for match in _DOZENS.finditer(text):
            amount = 12 * (Fraction(1, 2) if match["n"] == "半" else number(match["n"]) or _NONE)
            yield Value(NUMBER, *match.span(), match[0], amount=amount, loose=match["n"] == "一", letters=True)
    if "零" in text:
        for match in _ZERO.finditer(text):
            yield Value(NUMBER, *match.span(), match[0], amount=Fraction(0), loose=True, letters=True)


_SPANS = {"年": "year", "月": "month", "日": "day", "天": "day", "周": "week", "週": "week", "星": "week"}


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
        for match in _CLOCKED_HAN.finditer(text):  # 一分九秒三二
            parts = number(match["m"]) if match["m"] else _NONE
            decimals = Fraction(int("".join(str(numerals.HAN_DIGITS[c]) for c in match["d"])), 100)
            seconds = 60 * (parts or _NONE) + (number(match["s"]) or _NONE) + decimals
            yield Value(MEASURE, *match.span(), match[0], amount=seconds, unit="second", letters=True)


def number(text: str) -> Fraction | None:
    """Return the value of digits, with 萬 or 億 behind them or without, or of a Han numeral."""
    if not text[:1].isascii():
        return numerals.han(text)
    plain = text.rstrip("百千萬万億亿")
    amount = numerals.digits(plain)
    for scale in text[len(plain) :] if amount is not None else "":
        amount = amount and amount * _SCALES[scale]
    return amount


_SCALES = {"百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}


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
    if "半" in text and ("個半" in text or "个半" in text or "年半" in text):
        found += _and_a_half(text)
    if _RARE.search(text):
        found += _rare(text)
    return found


_RARE = later(
    "[旬秩隔打零甲十每減减折腰對对](?:(?<=[旬秩隔打零])|(?<=甲)子|(?<=十)有|(?<=每)季|(?<=[減减折])半|(?<=腰)[斬斩]"
    "|(?<=[對对])折)"
)
"""What is in every text with a rare figure: one class to jump to, which is faster than a look for each."""
