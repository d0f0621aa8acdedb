"""Times of the day in English text: 4.30 p.m., 16:30, noon, half past two, at four every morning.

In: a Page whose digits are ASCII, or its text in lower case. Out: Values with their places. Part of what
`dates_english` reads. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values.clues import matches
from l10n.values.nouns import EXACT, MEASURE, TIME, Approximation, Value, changed
from l10n.values.numerals import WORDS
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from l10n.values.clues import Page
    from l10n.values.nouns import Kind

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TO_SIXTY = (
    rf"(?:(?:twen|thir|for|fif)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_HOURS}|[a-z]{{3,5}}teen)"
)
_TIME = later(
    r"(?<![\d.$])(?<!\d:)(?P<h>\d{1,2})(?:[:.](?P<min>[0-5]\d))? ?(?P<half>[ap])(?:\. ?m\b\.?| ?m\b)"
    r"|(?<![\d.$])(?<!\d:)(?P<lap>\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?|\.\d{1,3}))(?!\d|:\d| ?[ap]\.?m)"
    r"|(?<![\d.$])(?<!\d:)(?P<h2>[01]?\d|2[0-4]):(?P<min2>[0-5]\d)(?!\d|:\d| ?[ap]\.?m)"
    r"|(?<![\d.])(?<!\d:)(?P<h3>[01]\d|2[0-4])(?P<min3>[0-5]\d) ?(?:hours|hrs)\b"
    r"|\b(?:12 )?(?P<noon>noon|midday|midnight)\b|\b(?P<clock>\d{1,2}"
    r"|[a-z]+) o['’]clock(?: in the (?P<day>morning|afternoon|evening))?"
    rf"|\b(?P<part>half|(?:a )?quarter|five|ten|twenty(?:[- ]five)?|(?:\d{{1,2}}|{_TO_SIXTY}) minutes?) "
    r"(?P<side>past|to) "
    rf"(?P<hour>\d{{1,2}}(?![\d.,]*\d|[%:])|{_HOURS})\b(?! per ?cent| of)"
    rf"(?: (?:in the (?P<day2>morning|afternoon|evening|small hours)|(?P<night2>at night)))?"
    r"|\b(?:(?P<by>at|by|from|until|till|before|after|since|(?:later|earlier) than|as (?:early|late) as|past|beyond"
    r"|into|it was|it is) (?:about |around |exactly |just after |just before "
    r"|shortly after |shortly before |nearly |almost |close to )?(?=[a-z\d.:]{1,6} [a-z])|(?=\d{1,2}[.:][0-5]\d )"
    rf"|(?=(?:{_HOURS}) (?:in the [a-z]+|at night) (?:is|was)\b))"
    rf"(?P<bare>\d{{1,2}}(?:[.:][0-5]\d)?|{_HOURS}) (?:(?:in the|every|each|this|that|tomorrow|yesterday"
    r"|the (?:next|following|previous)) (?P<day3>morning|afternoon|evening|small hours)"
    r"|(?P<night>at night|last night|tonight))\b"
)
"""Every way of saying a time; what is said with "past" and "to" is looked at again by `_past`."""
_RATIO = later(r"\b(?:ratios?|odds|scale|split|mix|concentration)\b[^.;]{0,90}\Z|\bfrom \d{1,3}:\d{1,3} to \Z")
_SINKING = later(r"(?P<h>\d{1,2}):(?P<a>\d\d) to (?P=h):(?P<b>\d\d)(?!\d| ?[ap]\.?m)")
"""From 1:29 to 1:24 no time runs."""
_RATIO_AFTER = later(
    r" (?:to|and|or) \d{1,3}:\d\b(?!:)"
    r"|(?: to \d{1,3}:\d{1,3})? (?:[a-z]+[ -])?(?:ratio|odds|scale|split|basis|matching|share)\b"
)
"""What makes a ratio of 1:11 and no time."""
_CHANGED = later(
    r"\b(?:rose|risen|up|increas[a-z]+|fell|fallen|down|dropp[a-z]+|grew|grown|cut|rais[a-z]+|lower[a-z]*|reduc[a-z]+"
    r"|advanc[a-z]+|declin[a-z]+)\b[^.;]{0,12}\Z"
)
"""What makes no time of "by 6 this morning"."""
_SHARED_HALF = later(
    r"(?P<h>\d(?<![\d.:$]\d)\d?)(?:[:.](?P<min>[0-5]\d))?(?= ?(?:-|–|to"
    r"|and) ?\d{1,2}(?:[:.][0-5]\d)? ?(?P<half>[ap])\.?m\b)"
)
_DAYS_OF_WEEK = frozenset(
    f"{day}day{end}" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun") for end in ("", "s")
)
_OF_TIMES = frozenset({"noon", "midday", "midnight", "o", "morning", "afternoon", "evening", "night", "tonight"})
_OF_HOURS = frozenset({"hours", "hrs"})
_OF_SMALL = frozenset({"small"})
HALVES = frozenset({"am", "pm", "m"})
_HALF_SIGN = later(r"\d ?[ap](?:\. ?m| ?m)")
_HOURS_SIGN = later(r"\d\d ?h")
_PAST_SIGN = later(rf"(?:half|quarter|five|ten|twenty|minutes?) (?:past|to) (?:\d{{1,2}}|{_HOURS})\b(?! per)")
_OF_QUARTERS = frozenset({"quarter", "half", "five", "ten", "twenty", "minute", "minutes"})
VOCABULARY = _OF_TIMES | _OF_HOURS | _OF_SMALL | {"ten", "twenty", "minute", "minutes", "daily", "weekdays"}
"""Words of which one stands in every text that says a time in words, but for those of `_OF_QUARTERS`."""


def has_half(page: Page) -> bool:
    """Return whether a text has a figure with a half of the day: 4 p.m."""
    return page.digits and page.has(HALVES) and _HALF_SIGN.search(page.low) is not None


def may_find(page: Page) -> bool:
    """Return whether a text may say a time of the day in words."""
    if page.has(_OF_TIMES) or (page.digits and page.has(_OF_HOURS) and _HOURS_SIGN.search(page.low) is not None):
        return True
    if page.has(_OF_SMALL) and "small hours" in page.low:
        return True
    low = page.low
    for word in page.words & _OF_QUARTERS:
        if f"{word} past " in low or f"{word} to " in low:
            return _PAST_SIGN.search(low) is not None
    return False


def shared(page: Page) -> Iterator[Value]:
    """Yield the first time of `2 to 4 p.m.`, which says its half of the day once."""
    low = page.low
    for match in matches(_SHARED_HALF, low, page.days):
        start = match.start()
        if match["min"] or not _MONTH_BEFORE.search(low, max(0, start - 10), start):  # from September 9 to 2pm
            yield from _clock(match, match["h"], match["min"], match["half"])


OF_SPANS = frozenset({"morning", "afternoon", "evening", "night", "daily", "weekdays"}) | _DAYS_OF_WEEK
_OPENED = frozenset({"daily", "weekdays"}) | _DAYS_OF_WEEK
_HOUR_WORDS = frozenset(_HOURS.split("|"))
_SPAN_OF_DAY = later(
    rf"\b(?P<a>\d{{1,2}}(?:[.:][0-5]\d)?|{_HOURS}) ?(?:to|and|-|–|until|till) "
    rf"?(?P<b>\d{{1,2}}(?:[.:][0-5]\d)?|{_HOURS}) "
    r"(?:in the (?P<day>morning|afternoon|evening)|(?P<night>at night))\b"
)
_OPEN = later(
    rf"\b(?:daily|weekdays|(?:{'|'.join(sorted(_DAYS_OF_WEEK))})),?(?: from| between)? "
    r"(?P<a>\d{1,2}(?:[.:][0-5]\d)?) ?(?:to|and|-|–|until|till) ?(?P<b>\d{1,2}(?:[.:][0-5]\d)?)"
    r"(?=[.,;)]|\Z| (?:and|except|on|at|in the|but|with)\b)"
)


def spans(page: Page) -> Iterator[Value]:
    """Yield both times of "between six and seven in the morning", and of "daily from 9 to 6", which may be no times.

    One of `OF_SPANS` is on the page.
    """
    low = page.low
    parted = " in the " in low or " at night" in low
    hours = sorted({*page.runs, *page.places(page.words & _HOUR_WORDS)}) if parted else ()
    for match in matches(_SPAN_OF_DAY, low, hours):
        half = _DAY_HALVES.get(match["day"] or "", "p") or "p"
        for group in "ab":
            yield from _end(match, group, half, loose=False)
    for match in matches(_OPEN, low, page.places(page.words & _OPENED)) if page.digits else ():
        for group in "ab":
            yield from _end(match, group, "", loose=True)


def _end(match: re.Match[str], group: str, half: str, *, loose: bool) -> Iterator[Value]:
    """Yield one time of two."""
    hour, _, minutes = match[group].replace(":", ".").partition(".")
    for value in _clock(match, str(WORDS.get(hour, hour)), minutes or None, half):
        start, end = match.span(group)
        yield changed(value, start=start, end=end, text=match[group], loose=loose)


_MONTH_BEFORE = later(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.? \Z"
)


def find(page: Page) -> Iterator[Value]:
    """Yield every time, each tried where its first figure or word stands."""
    low = page.low
    for match in matches(_TIME, low, _places(page)):
        if match["noon"]:
            yield _value(match, TIME, amount=Fraction(0 if match["noon"].lower() == "midnight" else 720), letters=True)
        elif match["part"]:
            yield from _past(match)
        elif match["clock"]:
            hour = match["clock"] if match["clock"].isdigit() else WORDS.get(match["clock"].lower())
            if hour is not None:
                yield from _clock(
                    match, str(hour), None, {"": "", "morning": "a"}.get((match["day"] or "").lower(), "p")
                )
        elif match["h"]:
            yield from _clock(match, match["h"], match["min"], match["half"])
        elif match["bare"]:
            yield from _bare(match)
        elif match["lap"]:
            yield _lap(match)
        elif not _is_ratio(low, match):
            yield from _clock(match, match["h2"] or match["h3"], match["min2"] or match["min3"], "")


def _places(page: Page) -> list[int]:
    """Return, in order, the places where a time of the day may begin."""
    low, words = page.low, page.words
    found = set(page.runs)
    begun = words & _BEGINS
    if not words.isdisjoint(_PARTS_OF_DAY):
        begun |= _OF_HOURS_BEFORE | (words & _HOUR_WORDS)
    found.update(page.places(begun))
    if not words.isdisjoint(_OF_MINUTES):
        found.update(_before_minutes(low))
    if "quarter" in words:
        found.update(at for at in page.places(_ARTICLE) if low.startswith("quarter", at + 2))
    if "o" in words:
        for clock in _OCLOCK.finditer(low):
            at = clock.start()
            while at and "a" <= low[at - 1] <= "z":
                at -= 1
            found.add(at)
    return sorted(found)


def _before_minutes(low: str) -> Iterator[int]:
    """Yield where the words begin that count minutes past an hour or to one: twenty-two minutes past."""
    for sign in _MINUTES_SIGN.finditer(low):
        at = sign.start()
        for _ in range(2):
            while at and "a" <= low[at - 1] <= "z":
                at -= 1
            yield at
            if low[at - 1 : at] not in _JOINTS:
                break
            at -= 1


_JOINTS = frozenset("- ")
_OF_MINUTES = frozenset({"minute", "minutes"})
_MINUTES_SIGN = later(r" minutes? (?:past|to) ")
_BEGINS = frozenset({"noon", "midday", "midnight", *_OF_QUARTERS}) - _OF_MINUTES
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "tonight", "small"})
_OF_HOURS_BEFORE = frozenset({
    "at", "by", "from", "until", "till", "before", "after", "since", "later", "earlier", "past", "beyond", "into", "it",
    "as",
})  # fmt: skip
_ARTICLE = ("a",)
_OCLOCK = later(r" o['’]clock")


def _past(match: re.Match[str]) -> Iterator[Value]:
    """Yield the time of "half past two", "twenty to nine"; "five to nine" is a range unless it can be none."""
    hour = int(match["hour"]) if match["hour"].isdigit() else WORDS[match["hour"]]
    part = match["part"]
    minutes = _MINUTES.get(part.removeprefix("a ")) or _number(part.removesuffix("s").removesuffix(" minute"))
    if not 0 < minutes < 60:  # noqa: PLR2004 - an hour
        return
    late = match["side"] == "to"
    half = "p" if match["night2"] else _DAY_HALVES.get(match["day2"] or "", "p")
    if late and part not in _MINUTES and not half:
        start = match.start()
        if not (_AT.search(match.string, max(0, start - 8), start) and _CLAUSE_ENDS.match(match.string, match.end())):
            return
    yield from _clock(match, str((hour - late) or 12), str(60 - minutes if late else minutes), half)


def _number(written: str) -> int:
    """Return the value of digits or of words up to fifty-nine, 0 for anything else."""
    if written.isdigit():
        return int(written)
    ten, _, unit = written.replace(" ", "-").rpartition("-")
    return WORDS.get(unit, 0) + (WORDS.get(ten, 0) if ten else 0)


_MINUTES = {"half": 30, "quarter": 15}
_DAY_HALVES = {"": "", "morning": "a", "small hours": "a"}
_AT = later(r"\b(?:at|until|till|before|after|since) \Z")
_CLAUSE_ENDS = later(r"\Z|[.,;:!?)]| (?:on|and|when|but|as|for|with)\b")
"""What may stand around "ten to nine" that is 8.50 and no range."""


def _is_ratio(text: str, match: re.Match[str]) -> bool:
    """Return whether a 1:11 is no time, by what stands around it."""
    start, end = match.span()
    sinking = _SINKING.match(text, start)
    if sinking is not None and int(sinking["b"]) < int(sinking["a"]):
        return True
    return _RATIO.search(text, max(0, start - 104), start) is not None or _RATIO_AFTER.match(text, end) is not None


def _bare(match: re.Match[str]) -> Iterator[Value]:
    """Yield the time of "at four every morning", "10.30 last night"; "rose by 6 this morning" has none."""
    if match["by"] == "by" and _CHANGED.search(match.string, max(0, match.start() - 24), match.start()):
        return
    written, _, minutes = match["bare"].replace(":", ".").partition(".")
    hour = int(written) if written.isdigit() else WORDS[written]
    early = _DAY_HALVES.get(match["day3"], "")
    late = not early if match["day3"] else 5 <= hour < 12  # noqa: PLR2004 - "at two at night"
    for value in _clock(match, str(hour), minutes or None, "p" if late else "a"):
        start = match.start("bare")
        apart = Approximation.OVER if match["by"] in _LATER else EXACT
        yield changed(value, start=start, text=match.string[start : value.end], apart=apart)


_LATER = frozenset({"past", "beyond"})
"""What says of an hour that it is over, as 兩點多 and 十時後 do."""


def _lap(match: re.Match[str]) -> Value:
    """Return the time that a race took: 2:07.63, 2:05:30."""
    whole, _, decimals = match["lap"].partition(".")
    seconds = Fraction(0)
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    seconds += Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0
    return _value(match, MEASURE, amount=seconds, unit="second")


def _clock(match: re.Match[str], hour: str, minutes: str | None, half: str) -> Iterator[Value]:
    number = int(hour)
    if number > 24:  # noqa: PLR2004 - hours of a day
        return
    if half:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    unit = "" if half or number > 12 or (len(hour) > 1 and hour[0] == "0") else "12"  # noqa: PLR2004 - hours of a clock
    yield _value(match, TIME, amount=Fraction(number * 60 + int(minutes or 0)), unit=unit)


def _value(match: re.Match[str], kind: Kind, **fields: object) -> Value:
    return Value(kind, match.start(), match.end(), match[0], **fields)  # type: ignore[arg-type]
