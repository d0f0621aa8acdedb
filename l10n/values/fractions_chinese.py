"""Shares in Chinese text, either script: 三分之一, 百分之十二點五, 五分三, 三成半, 一半, 每十人中有三人.

In: text whose digits are ASCII. Out: bare Values (fractions and percentages) with their places. Part of what
`numbers_chinese` reads, but that fractions are read before the idioms. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.clues import matches
from l10n.values.nouns import COUNT, FRACTION, PERCENT, Value
from l10n.values.patterns import later
from l10n.values.special_chinese import DIGITS, FIGURE, HAN, number, places_before, places_of

if TYPE_CHECKING:
    import re

_FRACTION = later(
    rf"(?P<whole>[{HAN}]+又)?(?P<den>[{HAN}]+|[0-9]+[百千]?[萬万億亿]{{0,2}})分之 ?"
    rf"(?P<num>[{HAN}]+(?:[點点][{DIGITS}]+)?|{FIGURE})"
    rf"(?:(?P<to> ?[至到] ?)(?P<high>[{HAN}]+(?:[點点][{DIGITS}]+)?|{FIGURE})(?![0-9]|分之))?"
)
_NOT_TENTHS = (
    r"(?!員(?!工|佐)|员(?!工|佐)|立(?![法場场])|功(?!能|課|课)|果(?![汁園园樹树農农蔬])|熟(?![客食])"
    r"|就(?![業业讀读學学診诊醫医])|[長长](?![者期途線线])|本(?![地港科土身年月屆届])|交(?![易通])|效(?![率益])"
    r"|名(?!人)|因(?![為为工疫])|份(?![額额])|群|千|百(?!分)|年(?![輕轻青薪])|[為为](?<=[一二]成[為为])(?!限))"
)
"""What makes a word of 成 and the next character (成員, 成為), unless that begins a word of its own: 四成員工."""
_OTHER_FIGURE = (
    rf"[{HAN}0-9點点折]|[.,][0-9]|成(?!員|员)|分之"
    r"|人 ?(?:家庭|家|住[戶户]|房|單位|单位|份|組|组|套|行|小[組组]|遊|游|同|前|世界|間|间)"
    r"|[個个](?!案|人(?!月)|別|别)|名(?![單单])|位(?![於于居])|家(?![庭長长屬属用])|[間间](?![中接])"
    r"|年(?![輕轻青長长])|月(?![薪入租])|日(?![本常後后間间])|[項项](?!目)|份(?![額额])|天(?!然)|支(?![持援出付])"
    r"|期(?![望待間间])|批(?![評评准發发])|[輪轮](?![候流])|[條条](?![件例])|元(?![朗老])|[場场](?![地所])|[層层](?!面)"
    r"|[戶户](?!外)|[屆届](?![時时])|[號号](?!召)|倍(?!感)|[周週](?![邊边])|[季歲岁次隻只座款宗萬億]"
    r"|小[時时]|[分句][鐘钟]|秒|公[里斤頃顷噸吨]|百分|[%％厘]"
)
"""What makes of the digit after 成 a figure of its own: 三成 五年內, 一成 二人家庭; before all else it is 三成五."""
_ONE_MORE = r"一(?![般直同些律旦樣样併并半起定切概致向共邊边方])|二(?![手線线維维])|三(?![文角軍军])|[四五六七八九]"
_TENTHS = later(
    r"(?P<n>[一二兩两三四五六七八九]"
    r"|(?<![0-9])(?<![0-9][.,])[0-9](?:\.[0-9])?) ?成"
    rf"(?:(?P<unit>(?:{_ONE_MORE}|[0-9])(?!{_OTHER_FIGURE})(?! ?[至到] ?[{HAN}0-9]+(?![{HAN}0-9成])))"
    rf"|(?P<half>半)?{_NOT_TENTHS})"
)
_HALF_TENTH = later(rf"半成(?<![{HAN}個个多大小]半成)(?![品型形語语績绩]){_NOT_TENTHS}")
"""Half of a tenth; 半成品 and 半成熟 are none."""
_TENTHS_RANGE = later(
    rf"(?P<low>(?<!成)[一二兩两三四五六七八九]|(?<![0-9])(?<![0-9][.,])(?<!成)[0-9])"
    rf"(?= ?[至到] ?(?:[一二三四五六七八九]|[0-9])成{_NOT_TENTHS})"
)
_HALF_BEFORE = later(
    r"半(?= ?(?:年|個|个|天|日|小時|小时|數|数|月|世紀|世纪|[分句][鐘钟]|秒|公[里斤頃顷噸吨]|[歲岁]))"
    r"|(?:一|過|过|逾|近|約|约|多|達|达)半(?![島岛導导官徑径年個个天日百])|(?<=[一])半(?![島岛導导])"
)
_HEADS = "個个名位人家間间戶户宗項项班次輛辆架張张隻只艘份元"
_OF_EVERY = later(
    rf"每(?P<m>[{HAN}]+|[0-9]+) ?[{_HEADS}][^，。；0-9{HAN}]{{0,10}}?有(?P<n>[{HAN}]+|[0-9]+) ?[{_HEADS}]"
)
_IN_ONE = later(rf"(?P<n>[{HAN}]|[0-9]{{1,2}})合[一1]")

_HUNDRED_PERCENT = later(r"百分之百")
_FIGURES = frozenset("0123456789" + HAN)
_NEAR_TENTHS = 6
"""A share in tenths begins within so many characters before its 成: 2 至 3成, 1.5 成."""


def find(text: str) -> list[Value]:
    """Return 三分之一, 百分之十二點五, 百分百: read before the idioms, for 之一 is one."""
    found = _of_so_many(text)
    if "分之" not in text:
        return found + _short_fractions(text) if "分" in text else found
    for match in _HUNDRED_PERCENT.finditer(text) if "百分之百" in text else ():
        start, end = match.span()
        found.append(Value(PERCENT, start, end, match[0], amount=Fraction(100), letters=True))
    for match in matches(_FRACTION, text, places_of_fractions(text)):
        below, above = number(match["den"]), number(match["num"])
        if not below or above is None:
            continue
        high = number(match["high"]) if match["high"] else None
        percent = below == 100  # noqa: PLR2004 - 百分之
        if high is not None and ((not percent and high >= below) or text[match.end() : match.end() + 1] in _COUNTS):
            high = None  # 減三分之一至四個月
        kind = PERCENT if percent else FRACTION
        letters = not match["num"].isascii()
        first_end = match.end("num")
        if match["whole"] and not percent:
            whole = number(match["whole"][:-1])
            above += (whole or 0) * below
        start = match.start()
        amount = above if percent else above / below
        found.append(Value(kind, start, first_end, text[start:first_end], amount=amount, letters=letters))
        if high is not None:
            amount = high if percent else high / below
            found.append(Value(kind, *match.span("high"), match["high"], amount=amount, letters=letters))
    return found


def places_of_fractions(text: str) -> list[int]:
    """Return where a fraction may begin: at the figures, and the 又 between them, that stand before 分之."""
    places: list[int] = []
    last, at = 0, text.find("分之")
    while at >= 0:
        start = at
        while start > last and text[start - 1] in _BEFORE_PARTS:
            start -= 1
        places += range(start, at)
        last = at + 2
        at = text.find("分之", last)
    return places


_BEFORE_PARTS = frozenset("0123456789又" + HAN)
_COUNTS = frozenset("個个年月日天名人間间元小星")
"""What behind 三分之一至四 says that the second figure is none of a fraction."""
_SHORT = later(
    rf"(?P<den>[二三四五六七八九十](?<![{HAN}點点][二三四五六七八九十]))分(?P<num>[一二三四五六七八九])"
    rf"(?:(?![{HAN}分秒])|(?<=十分[一二三四五六七八九])(?=秒))"
)


def _short_fractions(text: str) -> list[Value]:
    """Return 三分一 and 五分三."""
    found = []
    for match in matches(_SHORT, text, [at - 1 for at in places_of("分", text) if text[at - 1 : at] in _FIGURES]):
        part, whole = number(match["num"]), number(match["den"])
        if part and whole and part < whole:
            start, end = match.span()
            found.append(Value(FRACTION, start, end, match[0], amount=part / whole, letters=True))
    return found


def _of_so_many(text: str) -> list[Value]:
    """Return 三合一 and 每十人中有三人."""
    found = []
    for match in _IN_ONE.finditer(text) if "合一" in text or "合1" in text else ():
        amount, letters = number(match["n"]), not match["n"].isascii()
        if amount is not None:
            start, end = match.span()
            found.append(Value(COUNT, start, end, match[0], amount=amount, unit="in-one", letters=letters))
    for match in _OF_EVERY.finditer(text) if "每" in text else ():
        part, whole = number(match["n"]), number(match["m"])
        if part and whole and part < whole:
            start, end = match.span()
            found.append(Value(FRACTION, start, end, match[0], amount=part / whole, letters=True))
    return found


def tenths(text: str) -> list[Value]:
    """Return 三成, 九成半, 四成三 and the first end of 三至四成."""
    found: list[Value] = []
    if "半成" in text:
        five = Fraction(5)
        found += [Value(PERCENT, *hit.span(), hit[0], five, letters=True) for hit in _HALF_TENTH.finditer(text)]
    places = places_before("成", text, _NEAR_TENTHS, _FIGURES)
    ranged = places and ("至" in text or "到" in text)
    for pattern in (_TENTHS_RANGE, _TENTHS) if ranged else (_TENTHS,) if places else ():
        for match in matches(pattern, text, places):
            before = text[match.start() - 1 : match.start()]
            if before and (before in HAN or before in "幾几"):  # 總數五成 is five tenths
                found += _two_tenths(match, text)
                continue
            written = match["low"] if pattern is _TENTHS_RANGE else match["n"]
            amount = number(written)
            if amount is None:
                continue
            rest = match["unit"] if pattern is _TENTHS else None
            half = pattern is _TENTHS and match["half"]
            tenths = amount * 10 + (5 if half else 0) + ((number(rest) or 0) if rest else 0)
            start, end = match.span()
            found.append(Value(PERCENT, start, end, match[0], amount=tenths, letters=not written.isascii()))
    return found


def _two_tenths(match: re.Match[str], text: str) -> list[Value]:
    """Return the two shares of 三四成: 30 to 40 per cent."""
    start, end = match.span()
    if match.lastgroup != "n" or (start > 1 and text[start - 2] in HAN):
        return []
    low, high = number(text[start - 1]), number(match["n"])
    if low is None or high is None or high != low + 1:
        return []
    return [
        Value(PERCENT, start - 1, start, text[start - 1], amount=low * 10, letters=True),
        Value(PERCENT, start, end, match[0], amount=high * 10, letters=True),
    ]


def _places_of_halves(text: str) -> list[int]:
    return [place for at in places_of("半", text) for place in (at - 1, at) if place >= 0]


def halves(text: str) -> list[Value]:
    """Return the 半 of 過半, 半數 and 一半."""
    found = []
    for match in matches(_HALF_BEFORE, text, _places_of_halves(text)):
        end = match.end()
        start = end - 2 if text[end - 2 : end - 1] == "一" else end - 1  # 超過一半
        found.append(Value(FRACTION, start, end, text[start:end], amount=Fraction(1, 2), letters=True))
    return found
