"""What is rare among the dates of Chinese text: plans, decades, days of the moon's months, figures set with spaces.

In: text whose digits are ASCII, in lower case. Out: Values with their places: 「十四五」規劃, 九十年代, 初一至三,
2 0 2 5 年. Part of what `dates_chinese` reads. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.nouns import DATE, DECADE, PLAN, Kind, Value
from l10n.values.patterns import later
from l10n.values.times_chinese import ZERO_TO_NINE, counted, year_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DECADE = later(
    rf"(?<![0-9.,])(?:(?P<c>[0-9]{{2}}|二?十[一二三四五六七八九]?) ?世[紀纪] ?)?(?P<n>(?:1[6-9]|20)?[0-9]0"
    rf"|[一二][{ZERO_TO_NINE}]{{3}}|[一二三四五六七八九]十) ?年代"
)
_PLAN = later(
    r"[「『“‘\"]?十(?P<n>[一二三四五六七八九])五[」』”’\"]?(?=規劃|规划|計劃|计划|時期|时期|期間|期间"
    r"|[」』”’\"])|第(?P<o>十[一二三四五六七八九]?|[0-9]{1,2})個?个?五年(?:規劃|规划|計劃|计划)"
    r"|[「『“‘]十(?P<q>[一二三四五六七八九])五"
    r"|十(?P<r>[一二三四五六])五(?![一二三四五六七八九十百千萬万億亿個个年月日%％])"
)


_LUNAR = later(
    r"(?<![最當当之起])初(?P<n>[一二三四五六七八九十])(?![個个次級级中高步期月年成半])"
    r"(?:[至到–-](?:大?年)?初?(?P<to>[二三四五六七八九十])|(?P<more>(?:[、及和與与]初?(?:[二廿]?十[一二三四五六七八九]?|[二三四五六七八九])(?![個个月年成])){1,4}))?"
)
_BORN = later(r"(?<![0-9.,])(?P<n>[5-9]0|[01]0)[後后](?![台來来續续])")
_LUNAR_DATE = later(
    r"(?P<m>正|臘|腊|冬|十[一二]?|[一二三四五六七八九])月(?P<d>初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|三十)(?=\Z|[，。；、,;:：)）！？「」的當当晚夜中元上是為为前後后起至到與与及和])"
    r"(?![、至到與与及和][一二三四五六七八九十廿]{1,3}[日號号])"
)
_MOON_DAY = r"(?:初[一二三四五六七八九十]|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
_SURE_LUNAR = later(
    rf"(?:(?P<m>[正臘腊])|(?:[農农陰阴夏舊旧][曆历]) ?(?P<n>[正臘腊冬]|十[一二]?|[一二三四五六七八九]))月"
    rf"(?P<d>{_MOON_DAY})日?"
    r"|年(?<![今明去本後后前每全半當当往同周週整多少近青壯壮老一二三四五六七八九十百千萬0-9兩两幾几數数]年)"
    r"(?P<e>廿[四五六七八九]|三十)(?![歲岁個个日月天名人間间家多餘余萬万億亿分周週])"
)
"""What is a day of the moon's year whatever stands behind it: 正月十五舉行, 農曆八月十五開幕, 年廿八."""
_MOONS = {"正": 1, "臘": 12, "腊": 12, "冬": 11}
_LUNAR_DAY = later(r"[二廿]?十[一二三四五六七八九]?|[二三四五六七八九]")
_LAST_MOON = 12
_LUNAR_SIGN = later("月(?:[十初廿]|[二三]十)")
_SURE_SIGN = later(r"[正臘腊曆历年](?:(?<=[正臘腊])月|(?<=[曆历]) ?[正臘腊冬十一二三四五六七八九]|(?<=年)(?:廿|三十))")
_SPACED_YEAR = later(r"(?P<y>[12](?<![0-9.,] [12])(?<![0-9.,][12]) [0-9] [0-9] [0-9]) ?年")
_SPACED_MONTH = later(r"(?P<m>1(?<![0-9.,] 1)(?<![0-9.,]1) [0-2]) ?月")
"""Figures set with wide spaces (2 0 2 5 年) come out of PDF files so."""


def find(text: str) -> list[Value]:
    """Return days of the moon's months, figures set with wide spaces, and plans."""
    found: list[Value] = []
    if "月" in text or "年廿" in text or "年三十" in text:
        found += _lunar_dates(text)
    if "初" in text:
        for match in _LUNAR.finditer(text):
            found += _lunar(match)
    if " " in text:
        for match in _SPACED_YEAR.finditer(text) if "年" in text else ():
            found.append(_value(match, DATE, year=int(match["y"].replace(" ", ""))))
        for match in _SPACED_MONTH.finditer(text) if "1 " in text and "月" in text else ():
            found.append(_value(match, DATE, month=int(match["m"].replace(" ", ""))))
    if "五" in text and _has_plan(text):
        for match in _PLAN.finditer(text):
            found += _plan(match)
    return found


def _lunar_dates(text: str) -> Iterator[Value]:
    """Yield 正月十五, 農曆八月十五, 年廿八."""
    if _LUNAR_SIGN.search(text):
        for match in _LUNAR_DATE.finditer(text):
            month, day = _MOONS.get(match["m"]) or counted(match["m"]), counted(match["d"].removeprefix("初"))
            yield _value(match, DATE, month=month, day=day, unit="lunar", loose=True, letters=True)
    for match in _SURE_LUNAR.finditer(text) if _may_be_sure(text) and _SURE_SIGN.search(text) else ():
        moon = match["m"] or match["n"]
        month = _MOONS.get(moon) or counted(moon) if moon else _LAST_MOON
        day = counted((match["d"] or match["e"]).removeprefix("初"))
        yield _value(match, DATE, month=month, day=day, unit="lunar", loose=True, letters=True)


def _may_be_sure(text: str) -> bool:
    """Return whether a text has a word that makes it sure, asked one by one: faster than a pattern."""
    return (
        "曆" in text
        or "历" in text
        or "正月" in text
        or "臘月" in text
        or "腊月" in text
        or "年廿" in text
        or "年三十" in text
    )


def _has_plan(text: str) -> bool:
    """Return whether 十一五 or its like, or 五年規劃, is in a text: no other plan is there."""
    at = text.find("五")
    while at >= 0:
        if (at > 1 and text[at - 2] == "十") or text[at + 1 : at + 3] in _YEAR_PLANS:
            return True
        at = text.find("五", at + 1)
    return False


_YEAR_PLANS = frozenset({"年規", "年规", "年計", "年计"})


def _lunar(match: re.Match[str]) -> list[Value]:
    """Return 初一; each day of 初一、二; 初一至三 as one value whose `high` is the last day."""
    last = Fraction(counted(match["to"])) if match["to"] else None
    places = [(match.start(), match.end() if last else match.end("n"), match["n"])]
    if match["more"]:
        days = _LUNAR_DAY.finditer(match.string, match.start("more"), match.end("more"))
        places += [(*day.span(), day[0]) for day in days]
    return [
        Value(
            DATE, start, end, match.string[start:end], day=counted(day), unit="lunar", high=last, loose=True,
            letters=True,
        )
        for start, end, day in places
    ]  # fmt: skip


def _value(match: re.Match[str], kind: Kind, **fields: object) -> Value:
    return Value(kind, match.start(), match.end(), match[0], **fields)  # type: ignore[arg-type]


def _plan(match: re.Match[str]) -> list[Value]:
    number = counted("十" + (match["n"] or match["q"] or match["r"])) if not match["o"] else counted(match["o"])
    return [_value(match, PLAN, amount=Fraction(number), letters=True)] if number else []


def decades(text: str) -> list[Value]:
    """Return 九十年代, 1990年代 and 二十世紀30年代."""
    born = _BORN.finditer(text) if "0後" in text or "0后" in text else ()
    found = [_value(match, DECADE, amount=Fraction(int(match["n"]))) for match in born]
    for match in _DECADE.finditer(text) if "年代" in text else ():
        written, century = match["n"], match["c"]
        amount = year_of(written) if written.isascii() or len(written) > 2 else counted(written)  # noqa: PLR2004 - 九十
        amount += (counted(century) - 1) * 100 if century and amount < 100 else 0  # noqa: PLR2004 - 30年代
        found.append(_value(match, DECADE, amount=Fraction(amount), letters=not written.isascii()))
    return found
