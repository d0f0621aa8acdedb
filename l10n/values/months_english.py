"""Days and months in English text: 7 March 2016, 4 to 6 May, May 5, 2015, December 2022, mid-January, 5.3.2015.

In: a Page whose digits are ASCII. Out: Values with their places; `4 to 6 May 2025` gives a value for each day. The
months of abbreviated names are read only beside a figure, "May" and "March" only where they can be nothing else. Part
of what `dates_english` reads. May not touch: other rooms.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from l10n.values.clues import matches
from l10n.values.nouns import DATE, Value
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

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
_NUMBERS = {
    **{name: n for n, name in enumerate(MONTHS, 1)},
    **{name[:3]: n for n, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d| ?[ap]\.? ?m\b|[.:]\d\d)"
"""A day of a month; what has a half of the day or minutes behind it is a time: January 4 to 10, 10am to 7pm."""
_JOIN = r" ?(?:-|–|—|to|and|&|,|until|till) ?"
_Y = r"(?:1[5-9]|20)\d\d(?![\d,.]*\d|%)"
_DAYS_BEFORE = later(
    rf"(?P<d>\d(?<![\d.,/$:]\d)\d?(?:st|nd|rd|th)?(?:{_JOIN}{_DAY}){{0,6}})(?: |-)(?:of )?"
    rf"(?P<m>{'|'.join([*MONTHS, 'sept', *(name[:3] for name in MONTHS)])})\b\.?(?:(?:,? ?|-)(?P<y>{_Y}))?"
)
_DAYS_BEHIND = later(
    rf" (?P<d>{_DAY}(?:{_JOIN}{_DAY}){{0,6}})(?![\d,.]*\d|[%:]| ?(?:million|billion|per cent)\b)(?:,? (?P<y>{_Y}))?"
)
_YEAR_BEHIND = later(rf"(?: |, ?| of )(?P<y>{_Y})")
_A_DAY = later(r"(\d{1,2})(?:st|nd|rd|th)?")
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
_NAMED = later(r"M(?:ay|arch|AY|ARCH)\b")
_NEXT_MONTH = 30
"""Characters within which the month that follows another is named."""
_NUMERIC = later(
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>(?:19|20)\d\d))(?![\d/-])"
)
_MODAL = frozenset({"may", "march", "mar"})
_SURE = frozenset(MONTHS) - _MODAL
_STUCK = {way + name: len(way) for way in ("mid", "end") for name in _SURE}
"""Months with "mid" or "end" stuck to them, and how long that is."""
VOCABULARY = frozenset({*_NUMBERS, *_STUCK})
"""Words of which one stands in every text that names a month."""

Month: TypeAlias = "tuple[int, int, str]"
"""Where the name of a month begins and ends, and the name."""


def find(page: Page) -> list[Month]:
    """Return the names of months of a text, in order; "may", "march" and "mar" only where they have a capital."""
    found: list[Month] = []
    for word in page.words & VOCABULARY:
        for place in page.places((word,)):
            end = place + len(word)
            if word in _MODAL and page.text[place:end] == word:
                continue
            stuck = _STUCK.get(word, 0)
            found.append((place + stuck, end, word[stuck:]))
    found.sort()
    return found


def days(page: Page, months: Sequence[Month]) -> list[Value]:
    """Return the days of these months, and the months that have a year; they may overlap, the first found wins."""
    found: list[Value] = []
    low, text = page.low, page.text
    if page.dated:
        found += _numeric(page)
    last = 0
    for place in _places_before(page, [month[0] for month in months]):
        match = _DAYS_BEFORE.match(low, place) if place >= last else None
        if match is not None and not (match["m"] in _MODAL and text.startswith(match["m"], match.start("m"))):
            last = match.end()
            found += _of_month(match, text, place, match["m"])
    for month in months:
        found += _with_figure(low, text, month)
    return found


def _with_figure(low: str, text: str, month: Month) -> list[Value]:
    """Return the days, or the year, that stand behind the name of a month."""
    start, end, name = month
    at = end + 1 if low[end : end + 1] == "." else end
    if low[at : at + 1] not in _JOINTS or _goes_on(low[start - 1 : start]):
        return []
    three = low[at + 1 : at + 4]
    if three[:1].isdecimal() and not (three.isdecimal() and len(three) > 2):  # noqa: PLR2004 - digits that are no day
        behind = _DAYS_BEHIND.match(low, at)
        if behind is not None:
            return _of_month(behind, text, start, name)
    behind = _YEAR_BEHIND.match(low, at)
    if behind is None:
        return []
    stop = behind.end()
    return [Value(DATE, start, stop, text[start:stop], year=int(behind["y"]), month=_NUMBERS[name])]


_JOINTS = frozenset({" ", ","})


def _goes_on(before: str) -> bool:
    r"""Return whether a character is of one word with what follows it, as `\b` sees it."""
    return before.isalnum() or before == "_"


def _numeric(page: Page) -> Iterator[Value]:
    for match in matches(_NUMERIC, page.text, page.runs):
        year, month, day = match["y"] or match["y2"], int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        if month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - the calendar
            yield Value(DATE, match.start(), match.end(), match[0], year=int(year), month=month, day=day)


_LAST_DAY, _FIRST_DAY = 8, 80
"""Characters from the last day of a month to its name, and from the first one of a list of them."""


def _places_before(page: Page, months: list[int]) -> list[int]:
    """Return the places of days of which a month may follow: its last day stands right before it."""
    every = page.days
    near = [place for place in months if _is_within(every, place - _LAST_DAY, place - 1)]
    return [day for day in every if _is_within(near, day + 1, day + _FIRST_DAY)] if near else []


def _is_within(places: list[int], first: int, last: int) -> bool:
    """Return whether one of some places in order is within a stretch."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def _of_month(match: re.Match[str], text: str, first: int, name: str) -> list[Value]:
    """Return one date for each day of `4, 5 and 6 May 2025`; the one beside the month holds its name and year.

    `first` is where the whole begins.
    """
    begin, stop = match.span("d")
    every = [(day.start(), day.end(), int(day[1])) for day in _A_DAY.finditer(match.string, begin, stop)]
    if len(every) > 1 and first < begin and not match["y"] and _counts(text, every[-2][1], every[-1]):
        every.pop()
        stop = every[-1][1]
    else:
        stop = match.end()
    month, year = _NUMBERS[name], int(match["y"]) if match["y"] else None
    found: list[Value] = []
    for index, (start, end, day) in enumerate(every):
        if not 1 <= day <= 31:  # noqa: PLR2004 - the calendar
            return []
        here = first if index == 0 else start
        there = stop if index == len(every) - 1 else end
        found.append(Value(DATE, here, there, text[here:there], year=year, month=month, day=day))
    return found


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


def _counts(text: str, before: int, last: tuple[int, int, int]) -> bool:
    """Return whether the last of a list of days counts what stands behind it: on January 4, 12 people came.

    `before` is where the day before it ends.
    """
    start, end, _ = last
    if _COMMA.fullmatch(text, before, start):
        return _BEHIND_DAY.match(text, end) is not None
    return _UNIT_BEHIND.match(text, end) is not None


def lone(page: Page, months: Sequence[Month]) -> Iterator[Value]:
    """Yield the months alone, those with a day or a year as well: the caller has these already."""
    low, text = page.low, page.text
    for start, end, name in months:
        if name in _SURE and not _goes_on(low[end : end + 1]) and _begins(low, start):
            yield Value(DATE, start, end, text[start:end], month=_NUMBERS[name])
    if page.has(_MODAL):
        for match in _doubtful(text):
            group = next(name for name in "mnop" if match[name])
            start, end = match.span(group)
            yield Value(DATE, start, end, match[group], month=_NUMBERS[match[group].lower()])
    short = [start for start, end, name in months if name not in _SURE]
    for match in matches(_SHORT_MONTH, text, short) if short else ():
        yield Value(DATE, match.start(), match.end(), match[0], month=_NUMBERS[match[0].lower()])


def _begins(low: str, start: int) -> bool:
    """Return whether a word begins at a place, or goes on behind "mid" or "end"."""
    if not _goes_on(low[start - 1 : start]):
        return True
    return low[start - 3 : start] in _STICKS and not _goes_on(low[start - 4 : start - 3])


_STICKS = frozenset({"mid", "end"})


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
