"""Dates and weekdays in Chinese text, either script.

In: a Page whose digits are ASCII. Out: Values with their places; 5月4日至6日 gives a value for each day. Four digits
are a year, fewer before 年 are a span of years. A pattern is tried only where a character stands that it cannot do
without. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import plans_chinese, times_chinese, times_in_figures
from l10n.values.clues import matches
from l10n.values.nouns import DATE, FISCAL_YEAR, ORDINAL, WEEKDAY, Kind, Value
from l10n.values.patterns import later
from l10n.values.special_chinese import places_of
from l10n.values.times_chinese import ZERO_TO_NINE, counted, year_of

if TYPE_CHECKING:
    import re

    from l10n.values.clues import Page

_N = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
_Y = rf"(?:(?:1[6-9]|20|21)[0-9][0-9]|[一二][{ZERO_TO_NINE}]{{3}})"
_JOIN = r" ?(?:至|到|、|及|和|與|与|或|-|–|~|～|—) ?"
_DAYS = rf"(?P<d>{_N}(?: ?[日號号]?{_JOIN}{_N}){{0,6}}) ?[日號号]"
_FULL = later(
    rf"(?<![0-9.{ZERO_TO_NINE}])(?<![0-9],)(?:(?P<y>{_Y}) ?年 ?)?(?P<m>{_N}) ?月(?:份)? ?{_DAYS}"
    r"(?![一二三四五六七八九]?度)"
)
_MONTH = later(
    rf"(?<![0-9.{ZERO_TO_NINE}十個个每])(?<![0-9],)(?:(?P<y>{_Y}) ?年 ?)?(?P<m>{_N}(?: ?月?{_JOIN}{_N}){{0,6}}) ?月"
    rf"(?:份|底|初|中|末)?(?![0-9]* ?[日號号]{_JOIN})"
)
_YEARS = later(
    rf"(?<![0-9.{ZERO_TO_NINE}$])(?<![0-9],)(?P<y>{_Y}(?: ?年?(?:底|初|末)?{_JOIN}{_Y}){{0,8}})"
    r" ?(?:財政|财政)?年(?:度)?"
)
_BARE_YEAR = later(
    r"(?<![0-9.,$€£¥%/A-Za-z第])(?P<y>(?:19|20)[0-9][0-9])(?![0-9A-Za-z]|,[0-9]{3}|\.[0-9]|%"
    r"| ?[萬万億亿多餘余個个名間间家元項项平位人份次宗倍呎米戶户])"
)
_DAY = later(
    rf"(?<![0-9.,{ZERO_TO_NINE}十百千萬万億亿第每])(?P<d>[0-9]{{1,2}}(?: ?[日號号]?{_JOIN}[0-9]{{1,2}}){{0,6}})"
    r" ?[日號号](?!內|内|間|间|期|本|元)"
)
_HAN_DAY = later(
    r"(?:(?<=[本上下當当該该]月)|(?<=[今昨明][日天]\())(?P<d>[一二三]?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_NUMERIC = later(
    r"(?<![0-9/.-])(?:(?P<y>(?:19|20)[0-9][0-9])[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})[/.](?P<m2>[0-9]{1,2})[/.](?P<y2>(?:19|20)[0-9][0-9]))(?![0-9/-])"
)
_FISCAL = later(
    rf"(?<![0-9.,$-])(?P<a>{_Y}) ?(?:[/–—至-]|／) ?(?P<b>(?:(?:19|20)[0-9][0-9]|[0-9][0-9]"
    rf"|[{ZERO_TO_NINE}]{{2,4}}))(?: ?(?:財政|财政|課稅|课税|學|学)?年度?)?(?![0-9,]*[0-9]|%|[-/][0-9]|\.[0-9]|月)"
)
_QUARTER = later(
    r"(?:第|(?<![前首頭头續续連连過过每近去來来數数幾几後后共足逾超滿满個个十])(?=[一二三四]季度))"
    r"(?P<n>[一二三四1-4]) ?(?:季度|季(?!前賽))|(?P<first>首)(?:季(?!度?內)|個季度)|(?P<half>上|下)半年"
    r"|(?P<half2>上|下)半(?:個|个)?月|(?P<h>首)半年|第(?P<h2>[一二])個?半年|[Qq](?P<q>[1-4])(?![0-9]{3})"
)
_WEEKDAY = later(
    r"[星週周禮礼](?:(?<=星)期|(?<=[週周])(?<![黃黄]金[週周])|(?<=[禮礼])拜)(?P<w>[一二三四五六日]|天(?![氣气空文]))"
    r"(?!次|期|個|个|天(?!氣|气)|班(?![機机次車车船])|趟|[場场]次)"
    rf"(?P<more>(?:[至到、及和與与–-][二三四五六日](?![{ZERO_TO_NINE}十百千萬万億亿年月日號号期時时點点天個个本名位人間间家項项元分成])"
    rf"|(?<=六)日(?![間间期程出本常子落用夜])){{0,6}})"
)
_DAY_OF_WEEK = later("[二三四五六日]")
_BEFORE_MONTHS = frozenset("0123456789" + ZERO_TO_NINE + "十廿卅 年日號号至到、及和與与或-–~～—")
"""What may stand within a date before its 月."""
_FIGURES = frozenset("0123456789" + ZERO_TO_NINE + "十廿卅")
_NO_START = frozenset("0123456789." + ZERO_TO_NINE)
"""A date begins with a figure, and never behind one of these."""
_BEFORE_SIGN = _FIGURES | {" "}
_LONG_YEAR = later(rf"[一二](?=[{ZERO_TO_NINE}]{{3}})")
_BEHIND_YEAR = frozenset("年底初末財财至到、及和與与或-–~～—/／ ")
"""What stands behind a year that is more than four digits: its sign, or that of a list or of a year of account."""
_FISCAL_SIGN = frozenset([*"/–—至／-", *(f" {sign}" for sign in "/–—至／-")])
"""What stands behind the four characters of a year that another one follows."""
_DATE_SIGNS = frozenset("-/.")
_MONTH_NAMED, _DAY_NAMED = frozenset("本上下當当該该"), frozenset("今昨明")
_QUARTER_START = later("[第首上下q一二三四](?:(?<![一二三四])|(?=季度))")


def find(page: Page) -> list[Value]:
    """Return dates and what belongs to them, the longest forms first; overlaps are the caller's business.

    Where nothing else was found, no shorter form is tried within a longer one: it would overlap it.
    """
    text = page.low
    found = plans_chinese.find(text)
    if page.dated:
        found += _in_figures(page)
    if page.years and ("時" in text or "时" in text):
        found += times_in_figures.find_chinese(page)
    covered: set[int] = set()
    months = _before_months(text) if "月" in text else []
    days = _ends_of_days(text)
    alone = not found
    if months and days:
        for match in matches(_FULL, text, months):
            own = _days(match)
            found += own
            if own and alone:
                covered.update(range(*match.span()))
    years = _year_places(page)
    others = times_chinese.find(text)
    if years:
        others = _fiscal_years(text, years) + others
    found += others
    alone = alone and not others
    if months:
        found += _only_months(text, [at for at in months if at not in covered], covered if alone else set())
    if "年" in text or "0後" in text or "0后" in text:
        found += _without_month(text, [at for at in years if at not in covered], covered if alone else set())
    found += _quarters(text)
    found += _weekdays(text)
    if days and not covered.issuperset(days):
        found += _lone_days(text, [at for at in page.days if at not in covered])
    return found + _bare_years(text, page.years, covered) if page.years else found


def _bare_years(text: str, places: list[int], covered: set[int]) -> list[Value]:
    """Return the years without their sign."""
    found = []
    for at in places:
        year = _BARE_YEAR.match(text, at) if at not in covered else None
        if year is not None:
            found.append(Value(DATE, at, at + 4, year[0], year=int(year[0])))
    return found


def _ends_of_days(text: str) -> list[int]:
    """Return where a day may end: at 日 or 號 behind a figure, or behind a space."""
    places = []
    for sign in "日號号":
        at = text.find(sign)
        while at >= 0:
            if text[at - 1 : at] in _BEFORE_SIGN:
                places.append(at)
            at = text.find(sign, at + 1)
    return places


def _only_months(text: str, places: list[int], covered: set[int]) -> list[Value]:
    """Return months without a day; where they stand is added to what is covered."""
    found = []
    for match in matches(_MONTH, text, places):
        own = _months(match)
        if own:
            found += own
            covered.update(range(*match.span()))
    return found


def _without_month(text: str, places: list[int], covered: set[int]) -> list[Value]:
    """Return decades and years; the places of years are added to what is covered."""
    found = plans_chinese.decades(text)
    alone = not found
    for match in matches(_YEARS, text, places) if places else ():
        own = _years(match)
        found += own
        if alone:
            covered.update([value.start for value in own])
    return found


def _in_figures(page: Page) -> list[Value]:
    """Return 2025-10-21 and 21/10/2025."""
    found = []
    for match in matches(_NUMERIC, page.low, _places_in_figures(page)):
        year, month, day = match["y"] or match["y2"], int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        if month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - the calendar
            found.append(_value(match, DATE, year=int(year), month=month, day=day))
    return found


def _places_in_figures(page: Page) -> list[int]:
    """Return where a date in figures may begin: at a year or a day with a sign behind it."""
    text = page.low
    places = [at for at in page.years if text[at + 4 : at + 5] in _DATE_SIGNS]
    places += [at for at in page.days if not _DATE_SIGNS.isdisjoint(text[at + 1 : at + 3])]
    places.sort()
    return places


def _before_months(text: str) -> list[int]:
    """Return where a date with a month may begin: at the figures of what stands together before a 月."""
    places: list[int] = []
    last, at = 0, text.find("月")
    while at >= 0:
        own = []
        place = at - 1
        while place >= last and text[place] in _BEFORE_MONTHS:
            if text[place] in _FIGURES and not (place and text[place - 1] in _NO_START):
                own.append(place)
            place -= 1
        places += reversed(own)
        last = at + 1
        at = text.find("月", last)
    return places


def _year_places(page: Page) -> list[int]:
    """Return where a year that more stands behind may begin: at four digits, or at 一 or 二 before three more."""
    text = page.low
    places = [at for at in page.years if text[at + 4 : at + 5] in _BEHIND_YEAR]
    if "二" in text or "一" in text:
        long = [match.start() for match in _LONG_YEAR.finditer(text)]
        if long:
            return sorted([*places, *long])
    return places


def _value(match: re.Match[str], kind: Kind, **fields: object) -> Value:
    return Value(kind, match.start(), match.end(), match[0], **fields)  # type: ignore[arg-type]


def _parts(match: re.Match[str], name: str) -> list[tuple[int, int, int, str]]:
    """Return where each number of a list stands in the text, its value and itself: 4 and 6 of 4日至6日.

    A list holds a sign between its numbers, so that what is shorter than one, or 二十一, is one number.
    """
    written, offset = match[name], match.start(name)
    if len(written) < 3 or (len(written) == 3 and written[1] == "十"):  # noqa: PLR2004 - see above
        return [(offset, offset + len(written), counted(written), written)]
    return [(offset + one.start(), offset + one.end(), counted(one[0]), one[0]) for one in _ONE.finditer(written)]


_ONE = later(_N)


def _are_between(parts: list[tuple[int, int, int, str]], last: int) -> bool:
    """Return whether every number of a list is one of the calendar."""
    for _, _, number, _ in parts:  # noqa: SIM110 - a generator takes twice as long
        if not 1 <= number <= last:
            return False
    return True


def _days(match: re.Match[str]) -> list[Value]:
    """Return a date for each day of 5月4日至6日; none where the calendar has no such day."""
    year = year_of(match["y"]) if match["y"] else None
    month, days = counted(match["m"]), _parts(match, "d")
    if not 1 <= month <= 12 or not _are_between(days, 31):  # noqa: PLR2004 - the calendar
        return []
    text, letters = match.string, not match["m"].isascii()
    if len(days) == 1:
        start, end = match.span()
        if text[end : end + 1] in _DAY_SIGNS:
            end += 1
        return [Value(DATE, start, end, text[start:end], year=year, month=month, day=days[0][2], letters=letters)]
    found = []
    for index, (place, stop, number, _) in enumerate(days):
        start = match.start() if index == 0 else place
        end = match.end() if index == len(days) - 1 else stop
        if text[end : end + 1] in _DAY_SIGNS:
            end += 1
        found.append(Value(DATE, start, end, text[start:end], year=year, month=month, day=number, letters=letters))
    return found


_DAY_SIGNS = frozenset("日號号")


def _fiscal_places(text: str, years: list[int]) -> list[int]:
    """Return the places of years with a sign behind them."""
    return [at for at in years if text[at + 4 : at + 5] in _FISCAL_SIGN or text[at + 4 : at + 6] in _FISCAL_SIGN]


def _fiscal_years(text: str, years: list[int]) -> list[Value]:
    """Return 2024-25 and 2024至2025年度."""
    found: list[Value] = []
    places = _fiscal_places(text, years)
    for match in matches(_FISCAL, text, places) if places else ():
        first, second = year_of(match["a"]), year_of(match["b"])
        if second in (first + 1, (first + 1) % 100):
            low, high = Fraction(first), Fraction(first + 1)
            letters = not match["a"].isascii()
            found.append(_value(match, FISCAL_YEAR, low=low, high=high, letters=letters))
    return found


def _weekdays(text: str) -> list[Value]:
    found: list[Value] = []
    if not ("周" in text or "週" in text or "星期" in text or "拜" in text):
        return found
    for match in _WEEKDAY.finditer(text):
        number = "一二三四五六日".find(match["w"].replace("天", "日")) + 1
        start, end = match.start(), match.start("more")
        found.append(Value(WEEKDAY, start, end, text[start:end], amount=Fraction(number), letters=True))
        for day in _DAY_OF_WEEK.finditer(text, end, match.end()):
            number = "一二三四五六日".find(day[0]) + 1
            found.append(Value(WEEKDAY, *day.span(), day[0], amount=Fraction(number), letters=True))
    return found


def _months(match: re.Match[str]) -> list[Value]:
    year = year_of(match["y"]) if match["y"] else None
    months = _parts(match, "m")
    if not _are_between(months, 12):
        return []
    if len(months) == 1:
        start, text = match.start(), match[0].rstrip("份底初中末")
        _, _, number, written = months[0]
        return [Value(DATE, start, start + len(text), text, year=year, month=number, letters=not written.isascii())]
    found = []
    for index, (place, stop, number, written) in enumerate(months):
        start = match.start() if index == 0 else place
        end = match.end() if index == len(months) - 1 else stop
        text = match.string[start:end].rstrip("份底初中末")
        letters = not written.isascii()
        found.append(Value(DATE, start, start + len(text), text, year=year, month=number, letters=letters))
    return found


def _years(match: re.Match[str]) -> list[Value]:
    written = match["y"]
    if len(written) == 4:  # noqa: PLR2004 - no list
        start, end = match.span()
        return [Value(DATE, start, end, match[0], year=year_of(written), letters=not written.isascii())]
    offset, text = match.start("y"), match.string
    years = list(_ONE_YEAR.finditer(written))
    found = []
    for index, one in enumerate(years):
        start = offset + one.start()
        end = match.end() if index == len(years) - 1 else offset + one.end()
        letters = not one[0].isascii()
        found.append(Value(DATE, start, end, text[start:end], year=year_of(one[0]), letters=letters))
    return found


_ONE_YEAR = later(_Y)
_STREETS, _NUMBERS = frozenset("道路街巷徑径里坊"), frozenset("號号")
_BEHIND_DAY = frozenset("日號号 至到、及和與与或-–~～—")


def _lone_days(text: str, days: list[int]) -> list[Value]:
    """Return days without a month: the figures of 4日及6日, and 本月十日."""
    found: list[Value] = []
    near = _near_days(text, days)
    said = _said_days(text) if "月" in text or "(" in text else []
    if not near and not said:
        return found
    for match in (*matches(_DAY, text, near), *matches(_HAN_DAY, text, said)):
        if text[match.start() - 1 : match.start()] in _STREETS and text[match.end() - 1] in _NUMBERS:
            continue  # 彌敦道12至18號
        listed = _parts(match, "d")
        for index, (start, stop, number, written) in enumerate(listed):
            if 1 <= number <= 31:  # noqa: PLR2004 - the calendar
                end = match.end() if index == len(listed) - 1 else stop
                letters = not written.isascii()
                found.append(Value(DATE, start, end, text[start:end], day=number, letters=letters))
    return found


def _near_days(text: str, days: list[int]) -> list[int]:
    """Return the places of one or two digits with 日 or a sign of a list behind them."""
    return [at for at in days if text[at + 1 : at + 2] in _BEHIND_DAY or text[at + 2 : at + 3] in _BEHIND_DAY]


def _said_days(text: str) -> list[int]:
    """Return the places behind 本月 and 今日(."""
    places = [at + 1 for at in places_of("月", text) if text[at - 1 : at] in _MONTH_NAMED]
    if "日(" in text or "天(" in text:
        places += [at + 1 for at in places_of("(", text) if text[at - 2 : at - 1] in _DAY_NAMED]
        places.sort()
    return places


def _quarters(text: str) -> list[Value]:
    """Return parts of a year: 第一季, Q1, 上半年."""
    half = "半" in text and ("半年" in text or "半月" in text or "半個" in text or "半个" in text)
    if not (half or "季" in text or "q" in text):
        return []
    places = [match.start() for match in _QUARTER_START.finditer(text)]
    return [_period(match) for match in matches(_QUARTER, text, places)]


def _period(match: re.Match[str]) -> Value:
    if match["half"] or match["half2"] or match["h"] or match["h2"]:
        number = 2 if (match["half"] or match["half2"]) == "下" or match["h2"] == "二" else 1
        return _value(match, ORDINAL, amount=Fraction(number), unit="half-year", letters=True)
    number = int(match["q"]) if match["q"] else 1 if match["first"] else counted(match["n"])
    letters = not (match["n"] or "").isascii()
    return _value(match, ORDINAL, amount=Fraction(number), unit="quarter", letters=letters)
