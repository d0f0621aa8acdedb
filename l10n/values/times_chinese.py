"""Times of day in Chinese text, either script: 下午4時30分, 16:30, 正午.

In: text whose digits are ASCII, in lower case. Out: Values with their places. The pattern is tried only close before a
sign of the clock. Part of what `dates_chinese` reads. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.clues import matches
from l10n.values.nouns import EXACT, TIME, Approximation, Value
from l10n.values.numerals import HAN_DIGITS, han
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re

ZERO_TO_NINE = "〇零○一二三四五六七八九"
_HALF = (
    r"(?P<half>上午|下午|晚上|早上|清晨|凌晨|中午|正午|傍晚|晚間|晚间|午夜|夜晚|今早|今晚|早晨|[翌次][晨早]|翌晚|次晚"
    r"|[深半]夜|深宵|夜間|夜间|早|晚|晨)"
)
_CLOCK = rf"(?P<h>[0-9]{{1,2}}|十[一二]?|廿[一二三四]?|二十[一二三四]?|[{ZERO_TO_NINE}兩两])"
_MIN = (
    r"(?:(?P<part>半|正|整|三刻|一刻)|(?P<min>[0-9]{1,2}|[一二三四五]?十[一二三四五六七八九]?"
    r"|[零〇○]?[一二三四五六七八九])(?: ?分(?!之|鐘|钟)"
    rf"|(?![.,][0-9]| ?[0-9{ZERO_TO_NINE}%十百千萬万億亿個个名人位元年月日號号天成厘度歲岁倍折班場场間间家公小分秒港美"
    r"多餘余幾几項项])))"
)
_TIME = later(
    rf"{_HALF}(?: ?(?:[約约近]|大[約约]|接近|[將将]近))? ?{_CLOCK} ?(?:時|时|點|点)(?!間|间)(?:鐘|钟)?(?: ?{_MIN})?"
    rf"|(?<![0-9.,第]){_CLOCK.replace('<h>', '<h2>')} ?[時时點点](?:(?P<part2>半|正|整|三刻|一刻)"
    r"| ?(?P<min2>[0-9]{1,2}|[一二三四五]?十[一二三四五六七八九]?|[零〇○]?[一二三四五六七八九]) ?分(?!之|鐘|钟))"
    rf"|(?<![0-9.,第{ZERO_TO_NINE}十百])(?P<h6>[零〇○]|十[一二]?|二十[一二三四]?) ?[時时](?![間间代期段速機机])"
    rf"|(?<=[點点時时半分正][至到])(?P<h7>{_CLOCK.replace('(?P<h>', '')[:-1]}) ?[點点](?![間间])"
    rf"|(?<=[時时分半正][、及和與与])(?P<h8>{_CLOCK.replace('(?P<h>', '')[:-1]}) ?[時时](?![間间代期段速機机])"
    rf"|(?<=[至到日天晨])(?P<h5>{_CLOCK.replace('(?P<h>', '')[:-1]}) ?[時时](?![間间代期段速機机])"
    rf"|(?<![0-9.,第{ZERO_TO_NINE}十百])(?P<h9>[{ZERO_TO_NINE}兩两]) ?[時时]"
    r"(?=開[始跑幕場放]|开[始跑幕场放]|舉行|举行|出發|出发|入場|入场|集合|結束|结束|截止)"
    rf"|(?<![0-9.,第])(?P<h3>[0-9]{{1,2}}) ?[時时](?!間|间|代|期|段|速)"
    rf"|(?:{_HALF.replace('<half>', '<half4>')} ?)?(?<![0-9.])(?<![0-9]:)(?P<h4>[01]?[0-9]"
    r"|2[0-4]):(?P<min4>[0-5][0-9])(?::[0-5][0-9])?(?![0-9]|:[0-9])"
    rf"|(?<!中)(?P<noon>正午|中午|晌午)(?! ?[0-9])|(?P<midnight>午夜|子夜|半夜)(?! ?[0-9])"
    r"|(?P<lunch>午[間间])(?! ?[0-9一二三兩两])"
)
_CLOCK_SIGN = later(
    rf"[時时點点:午子半](?:(?<=[0-9{ZERO_TO_NINE}兩两十廿 ][時时點点])|(?<=[0-9]:)(?=[0-5])|(?<=午)|(?<=[子半])夜)"
)
_FIRST = frozenset("0123456789" + ZERO_TO_NINE + "兩两十廿上下晚早清凌中正傍午夜今子晌半深翌次晨")
"""What a time begins with."""
_BEFORE_SIGN = 9
"""So far before 時 a time may begin: 上午 約 二十四 時."""


def find(text: str) -> list[Value]:
    """Return the times of day."""
    places = places_of_times(text)
    return _times(text, places) if places else []


def places_of_times(text: str) -> list[int]:
    """Return where a time may begin: at what begins one, close before a sign of the clock."""
    places: list[int] = []
    if not (
        "時" in text
        or "时" in text
        or ":" in text
        or "點" in text
        or "点" in text
        or "午" in text
        or "子夜" in text
        or "半夜" in text
    ):
        return places
    last = 0
    for sign in _CLOCK_SIGN.finditer(text):
        at = sign.start()
        places += [place for place in range(max(last, at - _BEFORE_SIGN), at + 1) if text[place] in _FIRST]
        last = at + 1
    return places


_AFTERNOON = frozenset({"下午", "晚上", "傍晚", "晚間", "晚间", "夜晚", "今晚", "翌晚", "次晚", "晚"})
_NIGHT = frozenset({"半夜", "深夜", "深宵", "夜間", "夜间"})
"""What may be before midnight or after it."""
_NOON = frozenset({"中午", "正午"})
_ODD = frozenset("許许")
_NOUGHTS = frozenset("0零〇○")


_RATIO_BEFORE = later(r"(?:比例|比率|[師师生員员患男女人]比|[賠赔]率|比分|[濃浓]度|縮尺|比)[^。；;]{0,16}\Z")
"""What makes a ratio of 1:11 and no time."""


def _times(text: str, places: list[int]) -> list[Value]:  # noqa: C901 - one half of the day after the other
    found: list[Value] = []
    for match in matches(_TIME, text, places):
        if match["noon"] or match["midnight"]:
            vague = match["midnight"] == "半夜"  # in the middle of the night, too
            found.append(_value(match, Fraction(720 if match["noon"] else 0), letters=True, loose=vague))
            continue
        if match["lunch"]:
            found.append(_value(match, Fraction(720), loose=True, letters=True))
            continue
        if match["h4"] and not match["half4"] and _RATIO_BEFORE.search(text, max(0, match.start() - 24), match.start()):
            continue
        hour = (
            match["h"]
            or match["h2"]
            or match["h3"]
            or match["h4"]
            or match["h5"]
            or match["h6"]
            or match["h7"]
            or match["h8"]
            or match["h9"]
        )
        half = match["half"] or match["half4"]
        part = match["part"] or match["part2"] or ""
        minutes = match["min"] or match["min2"] or match["min4"]
        extra = {"半": 30, "三刻": 45, "一刻": 15}.get(part, 0) + (counted(minutes) if minutes else 0)
        number = counted(hour)
        if number > 24 or extra > 59:  # noqa: PLR2004 - the clock
            continue
        if half in _AFTERNOON:
            number = number % 12 + 12 if number < 13 and not (number == 12 and half != "下午") else number  # noqa: PLR2004
            number = 0 if number == 12 and half != "下午" else number  # noqa: PLR2004 - 晚上12時
        elif half in _NIGHT:
            number = number % 12 + (12 if 5 <= number < 12 else 0)  # noqa: PLR2004 - 深夜十一時, 半夜一時
        elif half in _NOON:
            number = number + 12 if number < 3 else number  # noqa: PLR2004 - 中午1時
        elif half:
            number %= 12
        unit = "" if half or number > 12 or hour[0] in _NOUGHTS else "12"  # noqa: PLR2004 - hours of a clock
        hedge = EXACT
        if (half and ("約" in match[0] or "约" in match[0])) or text[match.end() : match.end() + 1] in _ODD:
            hedge = Approximation.ABOUT
        elif half and "近" in match[0]:
            hedge = Approximation.NEARLY
        letters = not hour.isascii()
        found.append(_value(match, Fraction(number * 60 + extra), unit=unit, letters=letters, approximation=hedge))
    return found


def _value(match: re.Match[str], amount: Fraction, **fields: object) -> Value:
    return Value(TIME, match.start(), match.end(), match[0], amount=amount, **fields)  # type: ignore[arg-type]


def counted(text: str) -> int:
    """Return a whole number in digits or Han; 0 for anything else."""
    if text.isdigit() and text.isascii():
        return int(text)
    found = han(text)
    return int(found) if found is not None else 0


def year_of(text: str) -> int:
    """Return a year written as 2025 or 二零二五."""
    return int(text) if text.isascii() else int("".join(str(HAN_DIGITS[c]) for c in text))
