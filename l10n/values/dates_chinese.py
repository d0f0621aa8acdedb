"""Dates, weekdays, times and plans in Chinese text, either script.

In: a Page whose digits are ASCII. Out: Values with their places; 5月4日至6日 gives a value for each day. Four digits
are a year, fewer before 年 are a span of years. A pattern is tried only where a character stands that it cannot do
without. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.clues import matches
from l10n.values.nouns import Approximation, Kind, Value
from l10n.values.numerals import HAN_DIGITS, han
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.values.clues import Page

_ZERO_TO_NINE = "〇零○一二三四五六七八九"
_N = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
_Y = rf"(?:(?:1[6-9]|20|21)\d\d|[一二][{_ZERO_TO_NINE}]{{3}})"
_JOIN = r" ?(?:至|到|、|及|和|與|与|或|-|–|~|～|—) ?"
_DAYS = rf"(?P<d>{_N}(?: ?[日號号]?{_JOIN}{_N}){{0,6}}) ?[日號号]"
_FULL = later(
    rf"(?<![\d.{_ZERO_TO_NINE}])(?<!\d,)(?:(?P<y>{_Y}) ?年 ?)?(?P<m>{_N}) ?月(?:份)? ?{_DAYS}"
    r"(?![一二三四五六七八九]?度)"
)
_MONTH = later(
    rf"(?<![\d.{_ZERO_TO_NINE}十個个每])(?<!\d,)(?:(?P<y>{_Y}) ?年 ?)?(?P<m>{_N}(?: ?月?{_JOIN}{_N}){{0,6}}) ?月(?:份"
    rf"|底|初|中|末)?(?![\d]* ?[日號号]{_JOIN})"
)
_YEARS = later(
    rf"(?<![\d.{_ZERO_TO_NINE}$])(?<!\d,)(?P<y>{_Y}(?: ?年?(?:底|初|末)?{_JOIN}{_Y}){{0,8}}) ?(?:財政|财政)?年(?:度)?"
)
_BARE_YEAR = later(
    r"(?<![\d.,$€£¥%/A-Za-z第])(?P<y>(?:19|20)\d\d)(?![\dA-Za-z]|,\d{3}|\.\d|%"
    r"| ?[萬万億亿多餘余個个名間间家元項项平位人份次宗倍呎米戶户])"
)
_DAY = later(
    rf"(?<![\d.,{_ZERO_TO_NINE}十百千萬万億亿第每])(?P<d>\d{{1,2}}(?: ?[日號号]?{_JOIN}\d{{1,2}}){{0,6}}) ?[日號号]"
    r"(?!內|内|間|间|期|本|元)"
)
_HAN_DAY = later(
    r"(?:(?<=[本上下當当該该]月)|(?<=[今昨明][日天]\())(?P<d>[一二三]?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_NUMERIC = later(
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>(?:19|20)\d\d))(?![\d/-])"
)
_FISCAL = later(
    rf"(?<![\d.,$-])(?P<a>{_Y}) ?(?:[/–—至-]|／) ?(?P<b>(?:(?:19|20)\d\d|\d\d"
    rf"|[{_ZERO_TO_NINE}]{{2,4}}))(?: ?(?:財政|财政|課稅|课税|學|学)?年度?)?(?![\d,]*\d|%|[-/]\d|\.\d|月)"
)
_DECADE = later(
    rf"(?<![\d.,])(?:(?P<c>\d{{2}}|二?十[一二三四五六七八九]?) ?世[紀纪] ?)?(?P<n>(?:1[6-9]|20)?\d0"
    rf"|[一二][{_ZERO_TO_NINE}]{{3}}|[一二三四五六七八九]十) ?年代"
)
_QUARTER = later(
    r"第(?P<n>[一二三四1-4]) ?(?:季度|季(?!前賽))|(?P<first>首)(?:季(?!度?內)|個季度)|(?P<half>上|下)半年"
    r"|(?P<half2>上|下)半(?:個|个)?月|(?P<h>首)半年|第(?P<h2>[一二])個?半年|[Qq](?P<q>[1-4])(?![0-9]{3})"
)
_WEEKDAY = later(
    r"(?:星期|週|周|禮拜|礼拜)(?P<w>[一二三四五六日天])"
    r"(?!次|期|個|个|天(?!氣|气)|班(?![機机次車车船])|趟|[場场]次)"
    rf"(?P<more>(?:[至到、及和與与–-][二三四五六日](?![{_ZERO_TO_NINE}十百千萬万億亿年月日號号期時时點点天個个本名位人間间家項项元分成])){{0,6}})"
)
_DAY_OF_WEEK = later("[二三四五六日]")
_HALF = r"(?P<half>上午|下午|晚上|早上|清晨|凌晨|中午|正午|傍晚|晚間|晚间|午夜|夜晚|今早|今晚|早|晚)"
_CLOCK = rf"(?P<h>\d{{1,2}}|十[一二]?|廿[一二三四]?|二十[一二三四]?|[{_ZERO_TO_NINE}兩两])"
_MIN = (
    r"(?:(?P<part>半|正|整|三刻|一刻)|(?P<min>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?"
    r"|零?[一二三四五六七八九])(?: ?分(?!之|鐘|钟))?)"
)
_TIME = later(
    rf"{_HALF}(?: ?[約约近])? ?{_CLOCK} ?(?:時|时|點|点)(?!間|间)(?:鐘|钟)?(?: ?{_MIN})?"
    rf"|(?<![\d.,第]){_CLOCK.replace('<h>', '<h2>')} ?[時时](?:(?P<part2>半|正|整)| ?(?P<min2>\d{{1,2}}"
    r"|[一二三四五]?十[一二三四五六七八九]?) ?分(?!之|鐘|钟))"
    rf"|(?<=[至到])(?P<h5>{_CLOCK.replace('(?P<h>', '')[:-1]}) ?[時时](?![間间代期段速機机])"
    rf"|(?<![\d.,第])(?P<h3>\d{{1,2}}) ?[時时](?!間|间|代|期|段|速)"
    rf"|(?:{_HALF.replace('<half>', '<half4>')} ?)?(?<![\d.:])(?P<h4>[01]?\d"
    r"|2[0-4]):(?P<min4>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    rf"|(?<!中)(?P<noon>正午|中午)(?! ?\d)|(?P<midnight>午夜|子夜)(?! ?\d)|(?P<lunch>午[間间])(?! ?[\d一二三兩两])"
)
_PLAN = later(
    r"[「『“‘\"]?十(?P<n>[一二三四五六七八九])五[」』”’\"]?(?=規劃|规划|計劃|计划|時期|时期|期間|期间"
    r"|[」』”’\"])|第(?P<o>十[一二三四五六七八九]?|\d{1,2})個?个?五年(?:規劃|规划|計劃|计划)"
    r"|[「『“‘]十(?P<q>[一二三四五六七八九])五"
    r"|十(?P<r>[一二三四五六])五(?![一二三四五六七八九十百千萬万億亿個个年月日%％])"
)


_LUNAR = later(
    r"(?<![最當当之起])初(?P<n>[一二三四五六七八九十])(?![個个次級级中高步期月年成半])"
    r"(?:[至到–-]初?(?P<to>[二三四五六七八九十])|(?P<more>(?:[、及和與与]初?[二三四五六七八九十](?![個个月年成])){1,4}))?"
)
_LUNAR_DAY = later(r"[二三四五六七八九十]")
_SPACED_YEAR = later(r"(?<![\d.,] )(?<![\d.,])(?P<y>[12] [\d] \d \d) ?年")
_SPACED_MONTH = later(r"(?<![\d.,] )(?<![\d.,])(?P<m>1 [0-2]) ?月")
"""Figures set with wide spaces (2 0 2 5 年) come out of PDF files so."""


_FIGURE = rf"[\d{_ZERO_TO_NINE}十廿卅]"
_STARTS = later(rf"{_FIGURE}(?<![\d.]{_FIGURE})(?<!\d,{_FIGURE})")
"""Where a date in figures may begin."""
_THOUSANDS = frozenset("一二")
_FISCAL_SIGN = later(r"[/–—至／-]")
_CLOCK_SIGN = later(
    rf"[時时點点:午子](?:(?<=[\d{_ZERO_TO_NINE}兩两十廿 ][時时點点])|(?<=\d:)(?=[0-5])|(?<=午)|(?<=子)夜)"
)


def find(page: Page) -> Iterator[Value]:
    """Yield dates and what belongs to them, the longest forms first; overlaps are the caller's business."""
    text = page.low
    starts = [match.start() for match in _STARTS.finditer(text)]
    years = sorted([*page.years, *(place for place in starts if text[place] in _THOUSANDS)])
    yield from _rare(text)
    for match in _NUMERIC.finditer(text) if page.dated else ():
        year, month, day = match["y"] or match["y2"], int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        if month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - the calendar
            yield _value(match, Kind.DATE, year=int(year), month=month, day=day)
    if starts and "月" in text and ("日" in text or "號" in text or "号" in text):
        for match in matches(_FULL, text, starts):
            yield from _days(match)
    if years and _FISCAL_SIGN.search(text):
        for match in matches(_FISCAL, text, years):
            yield from _fiscal(match)
    if _CLOCK_SIGN.search(text):
        yield from _times(text)
    yield from _parts(page, starts, years)


def _rare(text: str) -> Iterator[Value]:
    """Yield days of the moon's months, figures set with wide spaces, and plans."""
    if "初" in text:
        for match in _LUNAR.finditer(text):
            yield from _lunar(match)
    if " " in text:
        for match in _SPACED_YEAR.finditer(text) if "年" in text else ():
            yield _value(match, Kind.DATE, year=int(match["y"].replace(" ", "")))
        for match in _SPACED_MONTH.finditer(text) if "月" in text else ():
            yield _value(match, Kind.DATE, month=int(match["m"].replace(" ", "")))
    if "五" in text:
        for match in _PLAN.finditer(text):
            yield from _plan(match)


def _lunar(match: re.Match[str]) -> Iterator[Value]:
    """Yield 初一; each day of 初一、二; 初一至三 as one value whose `high` is the last day."""
    last = Fraction(_number(match["to"])) if match["to"] else None
    places = [(match.start(), match.end() if last else match.end("n"), match["n"])]
    if match["more"]:
        days = _LUNAR_DAY.finditer(match.string, match.start("more"), match.end("more"))
        places += [(*day.span(), day[0]) for day in days]
    for start, end, day in places:
        yield Value(
            Kind.DATE, start, end, match.string[start:end], day=_number(day), unit="lunar", high=last, loose=True,
            letters=True,
        )  # fmt: skip


def _value(match: re.Match[str], kind: Kind, **fields: object) -> Value:
    return Value(kind, match.start(), match.end(), match[0], **fields)  # type: ignore[arg-type]


def _number(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    found = han(text)
    return int(found) if found is not None else 0


def year_of(text: str) -> int:
    """Return a year written as 2025 or 二零二五."""
    return int(text) if text.isascii() else int("".join(str(HAN_DIGITS[c]) for c in text))


def _days(match: re.Match[str]) -> Iterator[Value]:
    year = year_of(match["y"]) if match["y"] else None
    month = _number(match["m"])
    days = list(re.finditer(_N, match["d"]))
    numbers = [_number(day[0]) for day in days]
    if not 1 <= month <= 12 or any(not 1 <= number <= 31 for number in numbers):  # noqa: PLR2004 - the calendar
        return
    offset = match.start("d")
    letters = not match["m"].isascii()
    for index, (day, number) in enumerate(zip(days, numbers, strict=True)):
        start = match.start() if index == 0 else offset + day.start()
        end = match.end() if index == len(days) - 1 else offset + day.end()
        if match.string[end : end + 1] in {"日", "號", "号"}:
            end += 1
        yield Value(Kind.DATE, start, end, match.string[start:end], year=year, month=month, day=number, letters=letters)


def _fiscal(match: re.Match[str]) -> Iterator[Value]:
    first, second = year_of(match["a"]), year_of(match["b"])
    if second in (first + 1, (first + 1) % 100):
        yield _value(
            match, Kind.FISCAL_YEAR, low=Fraction(first), high=Fraction(first + 1), letters=not match["a"].isascii()
        )


def _plan(match: re.Match[str]) -> Iterator[Value]:
    number = _number("十" + (match["n"] or match["q"] or match["r"])) if not match["o"] else _number(match["o"])
    if number:
        yield _value(match, Kind.PLAN, amount=Fraction(number), letters=True)


def _parts(page: Page, starts: list[int], years: list[int]) -> Iterator[Value]:
    text = page.low
    if "月" in text:
        for match in matches(_MONTH, text, starts):
            yield from _months(match)
    yield from _decades(text)
    if years and "年" in text:
        for match in matches(_YEARS, text, years):
            yield from _years(match)
    if "季" in text or "半" in text or "q" in text:
        for match in _QUARTER.finditer(text):
            yield from _period(match)
    yield from _weekdays(text)
    if "日" in text or "號" in text or "号" in text:
        for match in (*matches(_DAY, text, page.days), *_HAN_DAY.finditer(text)):
            yield from _lone_days(match)
    for match in matches(_BARE_YEAR, text, page.years):
        yield _value(match, Kind.DATE, year=int(match["y"]))


def _decades(text: str) -> Iterator[Value]:
    for match in _DECADE.finditer(text) if "年代" in text else ():
        written, century = match["n"], match["c"]
        amount = year_of(written) if written.isascii() or len(written) > 2 else _number(written)  # noqa: PLR2004 - 九十
        amount += (_number(century) - 1) * 100 if century and amount < 100 else 0  # noqa: PLR2004 - 30年代
        yield _value(match, Kind.DECADE, amount=Fraction(amount), letters=not written.isascii())


def _weekdays(text: str) -> Iterator[Value]:
    if "期" in text or "周" in text or "週" in text or "拜" in text:
        for match in _WEEKDAY.finditer(text):
            number = "一二三四五六日".find(match["w"].replace("天", "日")) + 1
            end = match.start("more")
            yield Value(
                Kind.WEEKDAY, match.start(), end, text[match.start() : end], amount=Fraction(number), letters=True
            )
            for day in _DAY_OF_WEEK.finditer(text, end, match.end()):
                number = "一二三四五六日".find(day[0]) + 1
                yield Value(Kind.WEEKDAY, *day.span(), day[0], amount=Fraction(number), letters=True)


def _months(match: re.Match[str]) -> Iterator[Value]:
    year = year_of(match["y"]) if match["y"] else None
    months = list(re.finditer(_N, match["m"]))
    offset = match.start("m")
    if any(not 1 <= _number(month[0]) <= 12 for month in months):  # noqa: PLR2004 - the calendar
        return
    for index, month in enumerate(months):
        start = match.start() if index == 0 else offset + month.start()
        end = match.end() if index == len(months) - 1 else offset + month.end()
        text = match.string[start:end].rstrip("份底初中末")
        yield Value(
            Kind.DATE,
            start,
            start + len(text),
            text,
            year=year,
            month=_number(month[0]),
            letters=not month[0].isascii(),
        )


def _years(match: re.Match[str]) -> Iterator[Value]:
    years = list(re.finditer(_Y, match["y"]))
    for index, year in enumerate(years):
        start = match.start("y") + year.start()
        end = match.end() if index == len(years) - 1 else match.start("y") + year.end()
        yield Value(
            Kind.DATE, start, end, match.string[start:end], year=year_of(year[0]), letters=not year[0].isascii()
        )


def _lone_days(match: re.Match[str]) -> Iterator[Value]:
    days = list(re.finditer(_N, match["d"]))
    for index, day in enumerate(days):
        number = _number(day[0])
        if not 1 <= number <= 31:  # noqa: PLR2004 - the calendar
            continue
        start = match.start("d") + day.start()
        end = match.end() if index == len(days) - 1 else match.start("d") + day.end()
        yield Value(Kind.DATE, start, end, match.string[start:end], day=number, letters=not day[0].isascii())


def _period(match: re.Match[str]) -> Iterator[Value]:
    if match["half"] or match["half2"] or match["h"] or match["h2"]:
        number = 2 if (match["half"] or match["half2"]) == "下" or match["h2"] == "二" else 1
        yield _value(match, Kind.ORDINAL, amount=Fraction(number), unit="half-year", letters=True)
    else:
        number = int(match["q"]) if match["q"] else 1 if match["first"] else _number(match["n"])
        yield _value(
            match, Kind.ORDINAL, amount=Fraction(number), unit="quarter", letters=not (match["n"] or "").isascii()
        )


_AFTERNOON = frozenset({"下午", "晚上", "傍晚", "晚間", "晚间", "夜晚", "今晚", "晚"})
_NOON = frozenset({"中午", "正午"})


_RATIO_BEFORE = later(r"(?:比例|比率|[師师生員员患男女人]比|[賠赔]率|比分|[濃浓]度|縮尺|比)[^。；;]{0,16}\Z")
"""What makes a ratio of 1:11 and no time."""


def _times(text: str) -> Iterator[Value]:
    for match in _TIME.finditer(text):
        if match["noon"] or match["midnight"]:
            yield _value(match, Kind.TIME, amount=Fraction(720 if match["noon"] else 0), letters=True)
            continue
        if match["lunch"]:
            yield _value(match, Kind.TIME, amount=Fraction(720), loose=True, letters=True)
            continue
        if match["h4"] and not match["half4"] and _RATIO_BEFORE.search(text, max(0, match.start() - 24), match.start()):
            continue
        hour = match["h"] or match["h2"] or match["h3"] or match["h4"] or match["h5"]
        half = match["half"] or match["half4"]
        part = match["part"] or match["part2"] or ""
        minutes = match["min"] or match["min2"] or match["min4"]
        extra = {"半": 30, "三刻": 45, "一刻": 15}.get(part, 0) + (_number(minutes) if minutes else 0)
        number = _number(hour)
        if number > 24 or extra > 59:  # noqa: PLR2004 - the clock
            continue
        if half in _AFTERNOON:
            number = number % 12 + 12 if number < 13 and not (number == 12 and half != "下午") else number  # noqa: PLR2004
            number = 0 if number == 12 and half in {"晚上", "今晚", "晚"} else number  # noqa: PLR2004 - 晚上12時
        elif half in _NOON:
            number = number + 12 if number < 3 else number  # noqa: PLR2004 - 中午1時
        elif half:
            number %= 12
        unit = "" if half or number > 12 or hour[0] == "0" else "12"  # noqa: PLR2004 - hours of a clock
        hedge = Approximation.ABOUT if half and ("約" in match[0] or "约" in match[0]) else Approximation.NONE
        yield _value(
            match, Kind.TIME, amount=Fraction(number * 60 + extra), unit=unit, letters=not hour.isascii(),
            approximation=hedge,
        )  # fmt: skip
