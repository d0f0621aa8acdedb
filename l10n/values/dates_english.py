"""Dates in English text: days, months, years, quarters, weekdays, plans, and times of the day.

In: a Page whose digits are ASCII. Out: Values with their places. Days and times are read by `months_english` and
`times_english`. Patterns whose name says nothing of case are for the lower-case text, and begin with the character that
is rarest. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import months_english, times_english, times_in_figures
from l10n.values.clues import apart, matches
from l10n.values.nouns import DATE, DECADE, FISCAL_YEAR, ORDINAL, PLAN, WEEKDAY, Kind, Value
from l10n.values.numerals import ORDINALS, WORDS
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from l10n.values.clues import Page

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
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
VOCABULARY = times_english.VOCABULARY | months_english.VOCABULARY | _OF_PLANS | _OF_QUARTERS | _OF_ERAS | _OF_WEEKS
"""Words of which one stands in every text that has a date in words."""
_LOOKED_FOR = VOCABULARY | times_english.HALVES


def find(page: Page) -> list[Value]:
    """Return dates and what belongs to them, none overlapping; the longest forms have precedence."""
    found: list[Value] = times_in_figures.find(page) if page.years and _may_be_time(page) else []
    worded = not page.words.isdisjoint(_LOOKED_FOR)
    if worded or page.dated or page.paired:
        _days_and_times(page, found)
    elif page.years:
        _fiscal(page, found)
    if worded or page.mixed:
        _parts(page, found)
    alone = not found
    if page.years:
        _years(page, found)
    if worded and not page.words.isdisjoint(_OF_WEEKS):
        alone = False
        found += _weekdays(page.low)
    return found if alone else apart(found, page.low)


def _may_be_time(page: Page) -> bool:
    """Return whether four figures may be a time of the day."""
    return page.noughts or not page.words.isdisjoint(times_in_figures.VOCABULARY)


def _years(page: Page, found: list[Value]) -> None:
    """Add the figures that are years; the pattern is asked only where a sign or word beside one may say it is none."""
    low = page.low
    for start in page.years:
        if low[start : start + 2] not in _CENTURIES:
            continue
        end = start + 4
        after, next_ = low[end : end + 1], low[end + 1 : end + 2]
        if low[start - 1 : start] not in _BEFORE_YEARS or low[start - 2 : start - 1] == ".":
            sure = False
        elif after == " ":
            sure = next_ not in _NO_YEAR
        else:
            sure = after in _BEHIND_YEARS and not next_.isdecimal()
        if sure or _YEAR.match(page.text, start):
            written = low[start:end]
            found.append(Value(DATE, start, end, written, year=int(written)))


_CENTURIES = frozenset({"19", "20"})
_BEFORE_YEARS, _BEHIND_YEARS = frozenset({"", " ", "("}), frozenset({"", *",.;)"})
_NO_YEAR = frozenset("pmbs")
"""What begins a word behind a figure that is no year: people, per cent, million, billion, square."""


def _days_and_times(page: Page, found: list[Value]) -> None:
    """Add plans, days, financial years, times and months."""
    if page.has(_OF_PLANS) and ("five year" in page.low or "five-year" in page.low):
        found += _plans(page.low)
    months = months_english.find(page)
    clocked = times_english.has_half(page)
    if clocked:
        found += times_english.shared(page)
    if page.dated or (months and page.digits):
        found += months_english.days(page, months)
    if page.years:
        _fiscal(page, found)
    if clocked or page.paired or times_english.may_find(page):
        found += times_english.find(page)
    if page.has(times_english.OF_SPANS):
        found += times_english.spans(page)
    if months:
        found += months_english.lone(page, months)


def _value(match: re.Match[str], kind: Kind, **fields: object) -> Value:
    return Value(kind, match.start(), match.end(), match[0], **fields)  # type: ignore[arg-type]


def _fiscal(page: Page, found: list[Value]) -> None:
    """Add the years of 2015/16."""
    low = page.low
    places: list[int] = []
    for place in page.years:
        joint = low[place + 4 : place + 5]
        if joint in _JOINTS or (joint == " " and low[place + 5 : place + 6] in _JOINTS):
            places.append(place)
    for match in matches(_FISCAL, low, places) if places else ():
        first, second = int(match["a"]), int(match["b"])
        if second in (first + 1, (first + 1) % 100):
            found.append(_value(match, FISCAL_YEAR, low=Fraction(first), high=Fraction(first + 1)))


_JOINTS = frozenset("/–-")
"""What stands between the years of a financial year."""


def _parts(page: Page, found: list[Value]) -> None:
    low = page.low
    periodic = page.mixed and any(_PERIOD_SIGN.match(low, place) for place in page.mixed)
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
