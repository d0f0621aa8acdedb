"""Figures in English that are more than a numeral: an hour and a half, nine out of ten, 1:11, a quarter point.

In: a Page on which dates, addresses and idioms are already blanked. Out: Values with their places. Part of what
`numbers_english` reads. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.clues import matches
from l10n.values.nouns import COUNT, DATE, FRACTION, MEASURE, MONEY, NUMBER, PERCENT, POINT, Kind, Value, changed
from l10n.values.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from l10n.values.clues import Page

_DENOMINATORS = {
    "half": 2, "halves": 2, "quarter": 4, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_OF_UNITS = frozenset({"half", "quarter", "quarters"})
_OF_POINTS = frozenset({"point", "points"})
_OF_CHANGES = frozenset({"half", "quarter", "third", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_OF_SOME = frozenset({"dozens", "hundreds", "thousands", "millions", "billions"})
_OF_SCALES = frozenset({"hundred", "thousand", "million", "billion"})
_OF_TWICE = frozenset({"once", "twice", "thrice"})
_OF_CENTURIES = frozenset({"century"})
_OF_FORTNIGHTS = frozenset({"fortnight", "fortnights"})
_OF_OTHERS = frozenset({"every"})
_OF_HALVES = frozenset({"halve", "halved", "halves", "halving"})
_OF_YEARLY = frozenset({"hourly", "yearly", "monthly", "semi", "semiannual", "semiannually"})
_YEARLY_BEGINS = frozenset({"half", "six", "semi", "semiannual", "semiannually", "hourly"})
_OF_SCORES = frozenset({"score"})
_OF_ONE_HOUR = frozenset({"hour"})
_ONE_HOUR = later(r"\b(?<!half )(?<! of )(?:an|one) hour(?= (?:before|after|earlier|later|ahead|beforehand)\b)")
_OF_LUNAR = frozenset({"lunar"})
_OF_VAGUE = frozenset({"dozen", "teens", "megapixel", "megapixels"})
_OF_DOLLARS = frozenset({"dollar"})
_OF_PLURALS = _OF_SOME | _OF_TWICE
_SOME = later(
    r"\b(?:(?P<ten>tens|hundreds|thousands) of (?P<big>thousands|millions|billions)\b"
    r"|(?P<n>dozens|hundreds|thousands|millions|billions)(?: of\b"
    r"|(?<=\binto hundreds)|(?<=\binto thousands)|(?<=\binto millions)|(?<=\binto billions)"
    r"|(?<=\btheir hundreds)|(?<=\btheir thousands)|(?<=\btheir millions)|(?<=\bthe dozens)|(?<=\bthe hundreds)"
    r"|(?<=\bthe thousands)|(?<=\bthe millions)|(?<=\bthe billions)"
    r"|(?= (?:more )?(?:are|were|have|had|took|came|went|fled|lost|marched|gathered|queued|turned|remain)\b)))"
    r"|\b(?:several|a few|many) (?P<few>hundred|thousand|million|billion)\b(?! (?:thousand|million|billion))"
)
_SOME_SIZES = {"dozens": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9}
_IN_ONE = later(r"\b(?P<n>[a-z]+|\d{1,2})-in-(?:one|1)\b")
_TWICE = later(r"\b(?P<n>once|twice|thrice)(?= (?:a|an|per|every|each) (?:(?P<unit>hour|day|week|month|year)\b)?)")
_UNIT_AND_HALF = later(
    r"\b(?:(?P<one>an?|one|every|each|per|another)|(?P<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|(?P<n>(?<![.,\d])\d{1,2}))"
    r"[ -](?P<unit>year|month|week|day|hour|minute|decade|century|mile)s?(?: and (?:a )?|-and-a-)(?P<part>half|quarter"
    r"|three[ -]quarters)\b(?<!and half)(?<!and quarter)"
    r"(?! (?:of|an?|million|billion|trillion|thousand|hundred|dozen)\b"
    r"|[ -](?:day|hour|year|month|mile|century|dozen|price))"
)
_CHANGE = later(
    r"\b(?:by|rose|risen|rises?|fell|fallen|falls?|grew|grown|up|down|dropped|drops?|gained|lost|jumped|shrank|declined"
    r"|increased|decreased|slid|climbed|surged|cut)(?: (?:by|only|about|almost|nearly|around|roughly|over|some|at least"
    r"|more than|less than|up to|just|as much as|well|fully|close to)){0,3} \Z"
)
_CHANGE_ENDS = later(
    r"(?= ?(?:\Z|[,.;:!?()\[<\n\0—–])| (?:to|in|from|and|or|but|year[ -]on|compared|since|last|this|on|at|for|when|as"
    r"|while|during|within|between|after|before|over|against|because|due|thanks|with|each|every|across"
    r"|(?P<unit>quarter|month|week|day|year)[ -](?:on|over|to)[ -](?P=unit))\b)"
)
_CHANGE_WINDOW = 48
"""Characters of the longest verb with three words or phrases behind it."""
"""A share that something changed by; any other word after it would be what is counted: "a third party"."""
_FORTNIGHT = later(r"\b(?:an? |(?P<n>one|two|three|four) )?fortnights?\b")
_QUARTERS_OF = later(
    r"\b(?:(?P<n>an?|one|two|three|every|each)[ -])quarters?[ -]of[ -]an?[ -](?P<unit>hour|minute|year|mile"
    r"|kilometre|kilometer|tonne|ton|acre|hectare|point|per ?cent|degree|million|billion|trillion)\b"
)
_THIRD_OF = later(r"\b(?P<n>an?|one|two)[ -]thirds?[ -]of[ -]an?[ -](?P<unit>hour|year|million|billion)\b")
_OF_THIRDS = frozenset({"third", "thirds"})
_HALVED = later(r"\bhalv(?:ed?|es|ing)\b")
_SCORE = later(r"\b(?:a score of (?=(?:[a-z]+s|people|men|women|children)\b)|(?P<n>two|three|four|five)[ -]?score\b)")
_YEARLY = later(r"\b(?:half[ -]yearly|six[ -]monthly|semi-?annual(?:ly)?|(?P<half>half[ -])?(?P<hour>hourly))\b")
_LUNAR = later(
    r"\b(?P<d>[a-z-]{3,14}|\d{1,2}(?:st|nd|rd|th)) day of the "
    r"(?P<m>[a-z]{3,8}|\d{1,2}(?:st|nd|rd|th)) lunar month"
)
_CENTURY = later(r"\b(?:a |one )?(?P<part>quarter|three[ -]quarters)(?:-century\b| century\b| of an? century\b)")
_EVERY_OTHER = later(r"\bevery (?:other|second) (?P<unit>day|week|month|year)\b")
_PIXELS = later(r"(?P<n>(?<![\d.,])\d{1,4}(?:\.\d+)?)[ -]?(?:megapixels?|mp)\b")
_TEENS = later(r"\b(?P<part>low|mid|high)[ -]teens\b")
_COUPLE_OF_DOZEN = later(r"\b(?:a )?couple of dozen\b")
_HALF_PRICE = later(r"\bhalf[ -]price[ds]?\b")
_PER_DOLLAR = later(r"\b(?:to|per|against)(?: the| one| each)? (?P<name>us|u\.s\.|hong kong) dollar\Z")
_DOLLAR_WINDOW = 32
"""Characters of "against each Hong Kong dollar"."""
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred"
_OUT_OF = later(
    rf"\b(?P<n>{_SMALL}|\d{{1,2}})(?: [a-z]{{3,12}}(?= (?:in|out of) every ))?(?: out of (?:every )?| in (?:every )?)"
    rf"(?P<m>{_SMALL}"
    rf"|\d{{1,3}}(?:,\d{{3}}){{0,3}}|a (?:hundred|thousand|million))\b"
    r"(?: (?P<scale>thousand|million|billion)\b)?(?![,.]?\d"
    r"|[ -](?:years?|months?|days?|weeks?|hours?|minutes?|cities|countries|districts"
    r"|places)\b|%)"
)
_OUT_OF_SIGNS = tuple(later(rf" {way} (?:every )?(?:{_SMALL}|\d|a [htm])") for way in ("in", "out of"))
"""Two patterns that begin with a word, for one that begins with a choice is searched for ten times as long."""
_RATIO = later(r"(?P<n>\d(?<!\d\d)(?<![.,:/$]\d)\d{0,3}(?:\.\d{1,2})?):(?P<m>\d{1,4}(?:\.\d{1,2})?)(?![\d:/%]|[.,]\d)")
_POINT_SIGN = later(r"quarters?(?:[ -]of)?(?:[ -]an?)?[ -](?:percentage[ -])?point")
_POINT = later(
    r"(?:\ba |\bone[ -])?\b(?P<part>quarter|three[ -]quarters?)(?:[ -]of)?(?:[ -]an?)?"
    r"[ -](?:percentage[ -])?point(?:s|\b)"
)
_OF_SMALL = frozenset(_SMALL.split("|"))
_OF_WHOLES = _OF_SMALL | {"thousand", "million"}
VOCABULARY = _OF_POINTS | _OF_UNITS | _OF_CHANGES | _OF_SOME | _OF_TWICE | _OF_DOLLARS | _OF_SMALL
_OF_RARER = _OF_ONE_HOUR | _OF_HALVES | _OF_YEARLY | _OF_SCORES | _OF_LUNAR
_OF_RARE = _OF_FORTNIGHTS | _OF_OTHERS | _OF_CENTURIES | _OF_VAGUE
VOCABULARY |= _OF_SCALES | _OF_RARE | _OF_RARER | _OF_THIRDS
"""Words of which one stands in every text without digits that has such a figure."""


def find(page: Page) -> list[Value]:
    """Return every one of them; overlaps are the caller's business, what comes first has precedence."""
    low, words = page.low, page.words
    found: list[Value] = []
    if not words.isdisjoint(VOCABULARY):
        _in_words(page, found)
    elif "-in-1" in low:
        found += _plural(page)
    if (page.shared or (not words.isdisjoint(_OF_WHOLES) and _is_shared(page))) and (
        _OUT_OF_SIGNS[0].search(low) or _OUT_OF_SIGNS[1].search(low)
    ):
        found += _out_of(low)
    if page.paired:
        found += _ratios(low)
    return found


def _is_shared(page: Page) -> bool:
    """Return whether a number in words may say of how many: in ten, out of every ten, in a thousand."""
    low = page.low
    for word in page.words & _OF_WHOLES:
        for place in page.places((word,)):
            if low.endswith(_BEFORE_WHOLES, 0, place):
                return True
    return False


_BEFORE_WHOLES = (" in ", " of ", " every ", " in a ", " of a ", " every a ")


def _in_words(page: Page, found: list[Value]) -> None:  # noqa: C901 - one reader after the other
    """Add what has a word of the vocabulary in it."""
    low, words = page.low, page.words
    if not words.isdisjoint(_OF_RARER):
        found += _rarer(page)
    if not words.isdisjoint(_OF_THIRDS) and (" of a" in low or "-of-a" in low):
        found += [_part_of(match, 3) for match in _THIRD_OF.finditer(low)]
    if not words.isdisjoint(_OF_UNITS):
        if " of a" in low or "-of-a" in low:
            found += [_part_of(match, 4) for match in _QUARTERS_OF.finditer(low)]
        if " and a " in low or "-and-a-" in low or " and three" in low:
            found += _and_a_half(low)
        if not words.isdisjoint(_OF_POINTS) and _POINT_SIGN.search(low):
            found += _points(low)
    if not words.isdisjoint(_OF_CHANGES):
        found += _changed_by(page)
    if not words.isdisjoint(_OF_RARE):
        found += _lengths(page)
        found += _vague(low)
    several = page.has(_OF_SCALES) and ("several " in low or " few " in low or "many " in low)
    if several or not words.isdisjoint(_OF_PLURALS) or "-in-" in low:
        found += _plural(page, several=several)
    if not words.isdisjoint(_OF_DOLLARS):
        found += _per_dollar(page)


def _and_a_half(text: str) -> Iterator[Value]:
    """Yield "an hour and a half", "two years and a half": the half is half of that unit."""
    for match in _UNIT_AND_HALF.finditer(text):
        whole = 1 if match["one"] else numerals.WORDS[match["word"].lower()] if match["word"] else int(match["n"])
        part = Fraction(3 if match["part"].startswith("three") else 1, 2 if match["part"] == "half" else 4)
        yield Value(
            MEASURE,
            match.start(),
            match.end(),
            match[0],
            amount=whole + part,
            unit=match["unit"].lower(),
            letters=not match["n"],
        )


def _part_of(match: re.Match[str], parts: int) -> Value:
    """Return a quarter of an hour, three quarters of a million, a quarter of a per cent."""
    share = Fraction({"two": 2, "three": 3}.get(match["n"], 1), parts)
    unit = match["unit"].replace("kilometer", "kilometre").removesuffix("s")
    start, end = match.span()
    if unit in numerals.SCALES:
        return worded(match.string, start, end, NUMBER, share * numerals.SCALES[unit])
    if unit in {"per cent", "percent"}:
        return worded(match.string, start, end, PERCENT, share)
    if unit == "point":
        return worded(match.string, start, end, POINT, share)
    return changed(worded(match.string, start, end, MEASURE, share), unit="tonne" if unit == "ton" else unit)


def _rarer(page: Page) -> Iterator[Value]:
    """Yield "halved", "half-yearly", "three score", "the fifth day of the fifth lunar month"."""
    low = page.low
    for match in _HALVED.finditer(low) if page.has(_OF_HALVES) else ():
        yield _loose(match, FRACTION, Fraction(1, 2), "share")
    for match in matches(_YEARLY, low, page.places(page.words & _YEARLY_BEGINS)) if page.has(_OF_YEARLY) else ():
        whole = match["hour"] and not match["half"]
        yield _loose(match, MEASURE, Fraction(1, 1 if whole else 2), "hour" if match["hour"] else "year")
    for match in _ONE_HOUR.finditer(low) if page.has(_OF_ONE_HOUR) else ():
        yield _loose(match, MEASURE, 1, "hour")
    for match in _SCORE.finditer(low) if page.has(_OF_SCORES) else ():
        yield worded(low, *match.span(), NUMBER, Fraction(20 * numerals.WORDS.get(match["n"] or "one", 1)))
    for match in _LUNAR.finditer(low) if page.has(_OF_LUNAR) else ():
        day, month = _nth(match["d"]), _nth(match["m"])
        if day and month:
            yield Value(DATE, *match.span(), match[0], day=day, month=month, unit="lunar", loose=True, letters=True)


def _nth(word: str) -> int:
    """Return the number of an ordinal in words or digits, 0 when it is none."""
    if word[:1].isdigit():
        return int(word[:-2])
    ten, _, unit = word.rpartition("-")
    return numerals.ORDINALS.get(unit, 0) + (numerals.WORDS.get(ten, 0) if ten else 0)


def _changed_by(page: Page) -> Iterator[Value]:
    """Yield the share of "rose by a quarter", "fell a third"; "half-price" is 50 per cent off that may be unsaid."""
    low = page.low
    for part in page.words & _OF_CHANGES:
        for place in page.places((part,)):
            if low.endswith(_ONES, 0, place):
                start, end = low.rindex(" ", 0, place - 1) + 1, place + len(part)
                if _CHANGE_ENDS.match(low, end) and _CHANGE.search(low, max(0, start - _CHANGE_WINDOW), start):
                    yield worded(low, start, end, FRACTION, Fraction(1, _DENOMINATORS[part]))
    for match in _HALF_PRICE.finditer(low) if "half-price" in low or "half price" in low else ():
        yield changed(worded(low, *match.span(), PERCENT, Fraction(50)), unit="off", loose=True)


_ONES = (" a ", " an ", " one ")


def _lengths(page: Page) -> Iterator[Value]:
    """Yield "a fortnight", "a quarter of a century" and "every other year"."""
    text = page.low
    for match in _FORTNIGHT.finditer(text) if page.has(_OF_FORTNIGHTS) else ():
        amount = Fraction(2 * numerals.WORDS.get(match["n"] or "one", 1))
        yield Value(MEASURE, match.start(), match.end(), match[0], amount, unit="week", letters=True)
    for match in _CENTURY.finditer(text) if page.has(_OF_CENTURIES) and page.has(_OF_UNITS) else ():
        amount = Fraction(1 if match["part"] == "quarter" else 3, 4)
        yield Value(MEASURE, match.start(), match.end(), match[0], amount, unit="century", letters=True)
    for match in _EVERY_OTHER.finditer(text) if page.has(_OF_OTHERS) else ():
        yield _loose(match, MEASURE, 2, match["unit"])


def _vague(text: str) -> Iterator[Value]:
    """Yield "a couple of dozen" as 二十多 or 24, whichever the other side has, "mid-teens", and megapixels."""
    for match in _COUPLE_OF_DOZEN.finditer(text) if "couple of dozen" in text else ():
        yield changed(_loose(match, NUMBER, 20, "some"), high=Fraction(24))
    for match in _TEENS.finditer(text) if "teens" in text else ():
        yield _loose(match, PERCENT, {"low": 12, "mid": 15, "high": 18}[match["part"]])
    for match in _PIXELS.finditer(text) if "megapixel" in text else ():
        yield Value(NUMBER, match.start(), match.end(), match[0], Fraction(match["n"]) * 10**6)


def _loose(match: re.Match[str], kind: Kind, amount: int | Fraction, unit: str = "") -> Value:
    return Value(kind, match.start(), match.end(), match[0], Fraction(amount), unit=unit, loose=True, letters=True)


def _plural(page: Page, *, several: bool = False) -> Iterator[Value]:
    """Yield "thousands of" as some thousands, five-in-one, twice a year."""
    text = page.low
    for match in _SOME.finditer(text) if several or page.has(_OF_SOME) else ():
        size = _SOME_SIZES[match["n"] or match["big"] or f"{match['few']}s"] * {"tens": 10}.get(
            match["ten"], _SOME_SIZES.get(match["ten"], 1)
        )
        start, end = match.start(), match.end("n") if match["n"] else match.end()
        yield Value(
            NUMBER,
            start,
            end,
            text[start:end],
            amount=Fraction(size),
            unit="some",
            loose=True,
            letters=True,
        )
    for match in _IN_ONE.finditer(text) if "-in-" in text else ():
        number = int(match["n"]) if match["n"].isdigit() else numerals.WORDS.get(match["n"].lower(), 0)
        if number:
            yield Value(
                COUNT, match.start(), match.end(), match[0], amount=Fraction(number), unit="in-one", letters=True
            )
    for match in _TWICE.finditer(text) if page.has(_OF_TWICE) else ():
        number = ("once", "twice", "thrice").index(match["n"].lower()) + 1
        unit = f"per-{match['unit']}" if match["unit"] else ""
        amount = Fraction(number)
        yield Value(COUNT, *match.span(), match[0], amount=amount, unit=unit, letters=True, loose=number == 1)


def _per_dollar(page: Page) -> Iterator[Value]:
    """Yield the US dollar that so many yuan are paid for."""
    low = page.low
    for place in page.places(_OF_DOLLARS):
        end = place + len("dollar")
        if not low.endswith(_NAMED, 0, place) or low[end : end + 1].isalnum():
            continue
        match = _PER_DOLLAR.search(low, max(0, place - _DOLLAR_WINDOW), end)
        if match is not None:
            start = match.start("name")
            unit = "HKD" if low[start] == "h" else "USD"
            yield Value(MONEY, start, end, low[start:end], Fraction(1), unit, loose=True, letters=True)


_NAMED = ("us ", "u.s. ", "kong ")


def _out_of(text: str) -> Iterator[Value]:
    """Yield "nine out of ten" and "one in four": shares."""
    for match in _OUT_OF.finditer(text):
        part, whole = (_small(match[group]) for group in "nm")
        whole *= numerals.SCALES.get(match["scale"] or "", 1)
        if part < whole:
            letters = not match["n"].isdigit()
            yield Value(FRACTION, match.start(), match.end(), match[0], amount=Fraction(part, whole), letters=letters)


def _ratios(text: str) -> Iterator[Value]:
    """Yield the two figures of 1:11."""
    for match in _RATIO.finditer(text):
        for group in "nm":
            start, end = match.span(group)
            yield Value(COUNT, start, end, match[group], amount=Fraction(match[group]), unit="ratio")


def _points(text: str) -> Iterator[Value]:
    """Yield a quarter point, the quarter of a percentage point."""
    for match in _POINT.finditer(text):
        amount = Fraction(1 if match["part"] == "quarter" else 3, 4)
        yield Value(POINT, match.start(), match.end(), match[0], amount=amount, letters=True)


def _small(word: str) -> int:
    return (
        int(word.replace(",", ""))
        if word[:1].isdigit()
        else numerals.SCALES[word.removeprefix("a ")]
        if word.removeprefix("a ") in numerals.SCALES
        else numerals.WORDS[word.lower()]
    )


def worded(text: str, start: int, end: int, kind: Kind, amount: Fraction) -> Value:
    """Return the value of a stretch of words."""
    return Value(kind, start, end, text[start:end], amount=amount, letters=True)
