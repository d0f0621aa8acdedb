"""Days that are called by their figures: 雙十一, 六一八, 十一黃金周; Double 11, the 618 shopping festival.

In: a Page. Out: dates of a day and a month that may be left out. Read before the idioms and the figures, of which they
would be others. Part of what `reading` does. May not touch: other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.values.nouns import DATE, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re

    from l10n.values.clues import Page

_QUOTES = "」』”’\"'》 "
_SALES = (
    r"(?:[購购]物|大促|年中|[電电]商|[網网][購购]|促[銷销]|活[動动]|期[間间]|[當当]天|[當当]日|前[後后夕]|[銷销]售|[優优]惠"
    r"|狂[歡欢]|[節节]|成交)"
)
_CHINESE = later(
    rf"[雙双](?:十一|11)(?P<d11>)|[雙双](?:十二|12)(?!生肖|[個个時时月])(?P<d12>)"
    rf"|[雙双]十(?=[{_QUOTES}]?(?:[節节國国慶庆假酒]|期[間间]))(?P<d10>)"
    rf"|(?<![0-9.,{'一二三四五六七八九十百千'}])(?:六一八|618|6·18|6\.18)(?=[{_QUOTES}]?{_SALES})(?P<j18>)"
    r"|(?<![0-9一二三四五六七八九十第月初])五一(?=[一二三四五六七八][天日])(?P<m1>)"
    rf"|(?<![0-9一二三四五六七八九十第月初])十一(?=[{_QUOTES}]?(?:[黃黄]金[周週]|[一二三四五六七八]天[長长]?假|[長长]假|小[長长]假|假期|國慶|国庆))(?P<o1>)"
    rf"|(?<![0-9.,一二三四五六七八九十])(?:三一五|315|3·15)(?=[{_QUOTES}]?(?:晚[會会]|消[費费]者))(?P<m15>)"
)
_ENGLISH = later(
    r"\bdouble[- ](?:(?:11|eleven)(?P<d11>)|(?:12|twelve)(?P<d12>)|(?:10|ten|tenth)(?P<d10>))\b(?![-.,]\w)"
    r"|(?<![\d.,$])618(?= (?:mid-year|shopping|sales?|festival|promotion|e-commerce|campaign|event))(?P<j18>)"
)
_DAYS = {"d11": (11, 11), "d12": (12, 12), "d10": (10, 10), "j18": (6, 18), "o1": (10, 1), "m1": (5, 1), "m15": (3, 15)}


def find(page: Page, *, chinese: bool) -> list[Value]:
    """Return each of them."""
    low = page.low
    if chinese:
        if (  # asked one by one, which is faster than a pattern
            "十一" in low
            or "五一" in low
            or "雙" in low
            or "双" in low
            or "六一八" in low
            or "三一五" in low
            or (page.digits and ("18" in low or "15" in low) and _IN_FIGURES.search(low))
        ):
            return [_value(match) for match in _CHINESE.finditer(low)]
        return []
    return [_value(match) for match in _ENGLISH.finditer(low)]


def is_doubled(low: str) -> bool:
    """Return whether a text with the word may say a day of "double" figures."""
    for day in _DOUBLED:  # noqa: SIM110 - a generator takes twice as long
        if day in low:
            return True
    return False


_DOUBLED = ("double 1", "double-1", "double e", "double-e", "double t", "double-t")
_IN_FIGURES = later("6[·.]?18|3·?15")


def _value(match: re.Match[str]) -> Value:
    month, day = _DAYS[match.lastgroup or ""]
    return Value(DATE, *match.span(), match[0], month=month, day=day, unit="named", loose=True, letters=True)
