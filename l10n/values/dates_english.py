"""Dates, weekdays and plans in English text; times of the day are read with them (`times_english`).

In: a Page whose digits are ASCII. Out: Values with their places; `4 to 6 May 2025` gives a value for each day. The
months of abbreviated names are read only beside a figure, and "May" and "March" only where they can be nothing else.
Patterns whose name says nothing of case are for the lower-case text, and begin with the character that is rarest.
May not touch: other rooms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import times_english, times_in_figures
from l10n.values.clues import matches
from l10n.values.nouns import DATE, DECADE, FISCAL_YEAR, ORDINAL, PLAN, WEEKDAY, Kind, Value
from l10n.values.numerals import ORDINALS, WORDS
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.values.clues import Page

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH_NUMBERS = (
    {name: n for n, name in enumerate(MONTHS, 1)} | {name[:3]: n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
)

_ANY = "|".join([*MONTHS, "sept", *(name[:3] for name in MONTHS)])
_M = rf"(?!(?-i:may|mar|march)\b)(?P<m>(?:{_ANY}))\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d| ?[ap]\.? ?m\b|[.:]\d\d)"
"""A day of a month; what has a half of the day or minutes behind it is a time: January 4 to 10, 10am to 7pm."""
_JOIN = r" ?(?:-|–|—|to|and|&|,|until|till) ?"
_Y = r"(?:1[5-9]|20)\d\d(?![\d,.]*\d|%)"
_DMY = later(
    rf"(?P<d>\d(?<![\d.,/$:]\d)\d?(?:st|nd|rd|th)?(?:{_JOIN}{_DAY}){{0,6}})(?: |-)(?:of )?{_M}"
    rf"(?:(?:,? ?|-)(?P<y>{_Y}))?",
    re.IGNORECASE,
)
_MDY = later(
    rf"\b{_M} (?P<d>{_DAY}(?:{_JOIN}{_DAY}){{0,6}})(?![\d,.]*\d|[%:]| ?(?:million|billion"
    rf"|per cent)\b)(?:,? (?P<y>{_Y}))?",
    re.IGNORECASE,
)
_MY = later(rf"\b{_M}(?: |, ?| of )(?P<y>{_Y})", re.IGNORECASE)
_SURE = [name for name in MONTHS if name not in {"may", "march"}]
_MONTH = later(rf"(?:\b|(?<=\bmid)|(?<=\bend))(?:{'|'.join(_SURE)})\b")
_SHORT_MONTH = later(
    r"(?<![^\s#])(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)(?=\s|$)|\b(?:Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)(?=\.)|(?<=# )(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=$)"
)
_DOUBTFUL = later(
    r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]o|[Ee]arly|[Ll]ate|[Tt]hrough|[Ll]ast|[Nn]ext"
    r"|[Tt]his|[Dd]uring|[Bb]etween|[Bb]efore|[Aa]fter|[Ee]nd|[Mm]id|and|[Ee]nding)[ -])(?P<m>May|March|MAY"
    r"|MARCH)\b"
    r"|\b[a-z]+,? (?P<p>May|March)\b|(?:^|[.:;#(] ?)(?P<o>May|March|MAY|MARCH)(?= ?$|\))"
    r"|\b(?P<n>May|March)(?= (?:and|to) (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)"
)
_NUMERIC = later(
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>(?:19|20)\d\d))(?![\d/-])"
)
_FISCAL = later(
    r"(?P<a>(?:1(?<![\d.,$-]1)9|2(?<![\d.,$-]2)0)\d\d) ?[/–-] ?"
    r"(?P<b>(?:(?:19|20)\d\d|\d\d))(?![\d,]*\d|%|[-/]\d|\.\d)"
)
_DECADE = later(
    r"(?<![\w.,])(?P<n>(?:1[6-9]|20)\d0|[’']?\d0)s\b|\b(?:the|his|her|their) (?:early |late |mid-)?(?P<w>twenties"
    r"|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_TENS = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
_BARE = r"[\d.,$€£¥%/\w]"
_YEAR = later(
    rf"(?P<y>(?:1(?<!{_BARE}1)(?<!(?:No|no)\. 1)9|2(?<!{_BARE}2)(?<!(?:No|no)\. 2)0)\d\d)"
    r"(?![\d\w]|,\d{3}|\.\d|%| ?(?:per cent|percent"
    r"|million|billion|square|people|sq)\b)"
)
_CENTURY = later(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]century\b|\b(?P<w>[a-z]+(?:-[a-z]+)?)[ -]century\b")
_QUARTER = later(
    r"\b(?P<w>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[ -](?P<u>quarter|half)\b(?!-)"
    r"|\bq(?P<q>[1-4])(?![0-9]{3})|\b(?P<q2>[1-4])q|\bh(?P<h>[12])(?![0-9n])|\b(?P<h2>[12])h(?=\b|\d\d(?:\d\d)?\b)"
)
_SHORT_YEAR = later(r"\b(?:(?:[1-4]q|[12]h|fy) ?['’]?|(?:q[1-4]|h[12])[ '’]['’]?)(?P<y>20\d\d|\d\d)\b(?![.,/-]\d|%)")
_WEEKDAY = later(
    rf"\b(?P<w>{'|'.join(WEEKDAYS)})s?\b|\b(?P<s>mon|tues?|wed|thur?s?|fri|sat|sun)\b"
    r"(?=\.|,| \d|\)|(?: (?:to|and|&|-|–) |[-–/])(?:mon|tue|wed|thu|fri|sat|sun))"
)
_PLAN = later(r"\b(?:the )?(?P<n>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[ -]five[ -]year(?: plan)?")


_ANY_MONTH = frozenset({*_MONTH_NUMBERS, *(way + name for way in ("mid", "end") for name in _SURE)})
_MODAL = frozenset({"may", "march", "mar"})
_OF_PLANS = frozenset({"five"})
_PERIOD_SIGN = later(r"\d(?<=[qh]\d)|\d+[qh]")
_OF_QUARTERS = frozenset({"quarter", "half"})
_OF_CENTURIES = frozenset({"century"})
_OF_DECADES = frozenset(_TENS)
_OF_ERAS = _OF_CENTURIES | _OF_DECADES
_OF_WEEKS = frozenset(
    {*WEEKDAYS, *(day + "s" for day in WEEKDAYS)}
    | {"mon", "tue", "tues", "wed", "thu", "thus", "thur", "thurs", "fri", "sat", "sun"}
)
VOCABULARY = times_english.VOCABULARY | _ANY_MONTH | _OF_PLANS | _OF_QUARTERS | _OF_CENTURIES | _OF_DECADES | _OF_WEEKS
"""Words of which one stands in every text that has a date in words."""
_LOOKED_FOR = VOCABULARY | times_english.HALVES


def find(page: Page) -> list[Value]:
    """Return dates and what belongs to them, the longest forms first; overlaps are the caller's business."""
    found: list[Value] = list(times_in_figures.find(page)) if page.years else []
    worded = not page.words.isdisjoint(_LOOKED_FOR)
    if worded or page.dated or page.paired:
        _days_and_times(page, found)
    elif page.years:
        found += _fiscal(page)
    if worded or page.mixed:
        _parts(page, found)
    for place in page.years:
        year = _YEAR.match(page.text, place) if page.low[place] in _FIRSTS else None
        if year is not None:
            found.append(Value(DATE, place, year.end(), year[0], year=int(year[0])))
    if worded and page.has(_OF_WEEKS):
        found += _weekdays(page.low)
    return found


def _days_and_times(page: Page, found: list[Value]) -> None:
    """Add plans, days, financial years, times and months."""
    if page.has(_OF_PLANS):
        found += _plans(page.low)
    words = _month_words(page)
    months = page.places(words) if words else []
    clocked = times_english.has_half(page)
    if clocked:
        found += times_english.shared(page)
    if page.dated or (months and page.digits):
        found += _full(page, months)
    if page.years:
        found += _fiscal(page)
    if clocked or page.paired or times_english.may_find(page):
        found += times_english.find(page.low)
    found += times_english.spans(page)
    if months:
        found += _lone_months(page, months)


def _month_words(page: Page) -> frozenset[str]:
    """Return the words that may be months; "may", "march" and "mar" only where they have a capital."""
    words = page.words & _ANY_MONTH
    modal = words & _MODAL
    return words.difference(word for word in modal if page.low.count(word) == page.text.count(word)) if modal else words


def _value(match: re.Match[str], kind: Kind, **fields: object) -> Value:
    return Value(kind, match.start(), match.end(), match[0], **fields)  # type: ignore[arg-type]


def _full(page: Page, months: list[int]) -> Iterator[Value]:
    text = page.text
    for match in matches(_NUMERIC, text, page.runs) if page.dated else ():
        year, month, day = match["y"] or match["y2"], int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        if month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - the calendar
            yield _value(match, DATE, year=int(year), month=month, day=day)
    for match in matches(_DMY, text, _days_before(page, months)):
        yield from _days(match)
    months = [place for place in months if _FIGURE_BEHIND.match(page.low, place)]
    for match in matches(_MDY, text, months):
        yield from _days(match)
    for match in matches(_MY, text, months):
        yield _value(match, DATE, year=int(match["y"]), month=_MONTH_NUMBERS[match["m"].lower()])


_FIGURE_BEHIND = later(r"[a-z]+\.?(?: |, ?| of )\d")
_LAST_DAY, _FIRST_DAY = 8, 80
"""Characters from the last day of a month to its name, and from the first one of a list of them."""


def _days_before(page: Page, months: list[int]) -> list[int]:
    """Return the places of days of which a month may follow: its last day stands right before it."""
    days = page.days
    near = [place for place in months if _is_within(days, place - _LAST_DAY, place - 1)]
    return [day for day in days if _is_within(near, day + 1, day + _FIRST_DAY)] if near else []


def _is_within(places: list[int], first: int, last: int) -> bool:
    """Return whether one of some places in order is within a stretch."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def _fiscal(page: Page) -> list[Value]:
    """Return the years of 2015/16."""
    text = page.low
    places = [place for place in page.years if text[place + 4 : place + 6].lstrip(" ")[:1] in _JOINTS]
    found: list[Value] = []
    for match in matches(_FISCAL, text, places) if places else ():
        first, second = int(match["a"]), int(match["b"])
        if second in (first + 1, (first + 1) % 100):
            found.append(_value(match, FISCAL_YEAR, low=Fraction(first), high=Fraction(first + 1)))
    return found


_JOINTS = frozenset("/–-")
"""What stands between the years of a financial year."""


def _days(match: re.Match[str]) -> Iterator[Value]:
    """Yield one date for each day of `4, 5 and 6 May 2025`; the last holds the month and year in its place."""
    month = _MONTH_NUMBERS[match["m"].lower()]
    year = int(match["y"]) if match["y"] else None
    days = list(re.finditer(r"\d{1,2}(?:st|nd|rd|th)?", match["d"], re.IGNORECASE))
    if any(not 1 <= int(re.sub(r"\D", "", day[0])) <= 31 for day in days):  # noqa: PLR2004 - the calendar
        return
    offset = match.start("d")
    month_first, short = match.start("m") < offset, False
    if month_first and len(days) > 1 and year is None and _counts(match.string, offset, days):
        days.pop()
        short = True
    carrier = 0 if month_first else len(days) - 1
    for index, day in enumerate(days):
        start, end = offset + day.start(), offset + day.end()
        if index == carrier:
            start, end = (match.start(), end) if month_first else (start, match.end())
        if month_first and index == len(days) - 1 and not short:
            end = match.end()
        text = match.string[start:end]
        yield Value(DATE, start, end, text, year=year, month=month, day=int(re.sub(r"\D", "", day[0])))


_NO_NOUN = (
    "at in on from to and or with by for as will is are was were has have had the this that these those respectively"
    " inclusive when while until till after before between of a an only both each per during under over near he she it"
    " they we which who where because but so if can may must should would could if not about around via then than now"
)
_BEHIND_DAY = later(rf"(?: |-)(?!(?:{_NO_NOUN.replace(' ', '|')})\b)[A-Za-z]")
_COMMA = later(r" ?, ?")
_UNIT_BEHIND = later(
    r"-[a-z]{3}|[ -](?:days?|weeks?|months?|years?|hours?|minutes?|degrees?|points?|per ?cent|percentage|basis|cents?"
    r"|people|million|billion)\b"
)


def _counts(text: str, offset: int, days: list[re.Match[str]]) -> bool:
    """Return whether the last of a list of days counts what stands behind it: on January 4, 12 people came."""
    last = days[-1]
    behind = offset + last.end()
    if _COMMA.fullmatch(text, offset + days[-2].end(), offset + last.start()):
        return _BEHIND_DAY.match(text, behind) is not None
    return _UNIT_BEHIND.match(text, behind) is not None


def _lone_months(page: Page, months: list[int]) -> Iterator[Value]:
    low, text = page.low, page.text
    for match in matches(_MONTH, low, sorted({*months, *(place + 3 for place in months)})):
        yield _value(match, DATE, month=_MONTH_NUMBERS[match[0]])
    if page.has(_MODAL):
        for match in _doubtful(text):
            group = next(name for name in "mnop" if match[name])
            yield Value(
                DATE,
                match.start(group),
                match.end(group),
                match[group],
                month=_MONTH_NUMBERS[match[group].lower()],
            )
    for match in matches(_SHORT_MONTH, text, months):
        yield _value(match, DATE, month=_MONTH_NUMBERS[match[0].lower()])


def _doubtful(text: str) -> Iterator[re.Match[str]]:
    """Yield where May or March is a month, which the word or sign before it says, or the month after it."""
    for name in _NAMED.finditer(text):
        place = name.start()
        first = text.rfind(" ", 0, max(0, place - 1)) + 1
        match = _DOUBTFUL.search(text, first, place + _NEXT_MONTH)
        while match is not None and match.end() <= place:
            match = _DOUBTFUL.search(text, match.end(), place + _NEXT_MONTH)
        if match is not None:
            yield match


_NAMED = later(r"M(?:ay|arch|AY|ARCH)\b")
_NEXT_MONTH = 30
"""Characters within which the month that follows another is named."""


def _parts(page: Page, found: list[Value]) -> None:
    low = page.low
    periodic = page.mixed and any(_PERIOD_SIGN.match(low, place) for place in page.runs)
    if periodic or page.has(_OF_QUARTERS):
        for match in _QUARTER.finditer(low) if periodic else matches(_QUARTER, low, _ordered(page)):
            found += _period(match)
    if periodic or (page.mixed and "fy" in low):
        for match in _SHORT_YEAR.finditer(low):
            start, end = match.span("y")
            written = match["y"]
            year = int(written) + (0 if len(written) > 2 else 2000)  # noqa: PLR2004 - 1Q26
            found.append(Value(DATE, start, end, written, year=year))
    if page.mixed or page.has(_OF_ERAS):  # letters stick to the figures of 1990s
        found += _eras(page)


def _weekdays(text: str) -> Iterator[Value]:
    for match in _WEEKDAY.finditer(text):
        word = (match["w"] or match["s"])[:3]
        number = next(n for n, name in enumerate(WEEKDAYS, 1) if name.startswith(word))
        yield _value(match, WEEKDAY, amount=Fraction(number), letters=True)


_FIRSTS = frozenset("12")
_NTHS = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "last", "final")


def _ordered(page: Page) -> list[int]:
    """Return where an ordinal begins that a quarter or half of a year has before it."""
    low = page.low
    ends = [place - 1 for place in page.places(_OF_QUARTERS) if low[place - 1 : place] in {" ", "-"}]
    return [end - len(word) for end in ends for word in _NTHS if low.endswith(word, 0, end)]


def _eras(page: Page) -> Iterator[Value]:
    """Yield centuries and decades."""
    low = page.low
    if page.has(_OF_CENTURIES):
        for match in _CENTURY.finditer(low):
            number = int(match["n"]) if match["n"] else ordinal(match["w"])
            if number:
                yield _value(match, ORDINAL, amount=Fraction(number), unit="century", letters=bool(match["w"]))
    if page.has(_OF_DECADES) or (page.digits and "0s" in low):
        for match in _DECADE.finditer(low):
            if match["n"]:
                yield _value(match, DECADE, amount=Fraction(match["n"].strip("’'")))
            else:
                amount = Fraction(20 + 10 * _TENS.index(match["w"]))
                yield _value(match, DECADE, amount=amount, letters=True)


def ordinal(word: str) -> int:
    """Return the number of an ordinal word (`third`, `twenty-first`), 0 when it is none."""
    ten, _, unit = word.lower().rpartition("-")
    return ORDINALS.get(unit, 0) + (WORDS.get(ten, 0) if ten else 0) if unit in ORDINALS else 0


def _period(match: re.Match[str]) -> Iterator[Value]:
    number = match["q"] or match["q2"] or match["h"] or match["h2"]
    unit = "half-year" if match["h"] or match["h2"] or (match["u"] or "").lower() == "half" else "quarter"
    if number:
        yield _value(match, ORDINAL, amount=Fraction(number), unit=unit)
        return
    word = match["w"].lower()
    if word in {"last", "final"}:
        return
    yield _value(
        match,
        ORDINAL,
        amount=Fraction(ORDINALS.get(word) or int(word[0])),
        unit=unit,
        letters=not word[0].isdigit(),
    )


def _plans(text: str) -> Iterator[Value]:
    for match in _PLAN.finditer(text):
        word = match["n"].lower()
        number = int(word[:-2]) if word[0].isdigit() else ordinal(word)
        if number:
            yield _value(match, PLAN, amount=Fraction(number), letters=not word[0].isdigit())
