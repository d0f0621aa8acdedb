"""Figures in English text: digits and number words, before what stands around them is looked at.

In: a Page on which dates, addresses and idioms are already blanked. Out: bare Values (numbers, ordinals, fractions)
with their places. "1.5 billion", "a hundred", "two and a half", "one-third", "21st", "half". All but Roman numerals is
read from the text in lower case. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from l10n.values import numerals, special_english
from l10n.values.clues import apart, matches
from l10n.values.nouns import FRACTION, NUMBER, ORDINAL, Value, changed
from l10n.values.patterns import later
from l10n.values.special_english import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.values.clues import Page

_SCALE = "hundred|thousand|million|billion|trillion|lakh|crore"
_SHORT = "bn|mn|tn|k"
_DIGITS = later(
    r"(?P<n>\d(?<!\d\d)(?<!\d[.,]\d)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d]|,\d)|\d*(?:\.\d+)?))"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|/(?P<den>\d{{1,3}})(?![\d/])|(?P<glyph>[½¼¾])"
    rf"|(?: |-)?(?P<scale>(?:{_SCALE})s?(?: (?:{_SCALE})s?)?|{_SHORT})\b|(?P<short>m|b)\b)?"
)
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_GLYPH = later("[½¼¾⅓⅔]")
_CARDINALS = "|".join(sorted(numerals.WORDS, key=len, reverse=True))
_PARTS = {
    "half": 2, "halves": 2, "quarter": 4, "quarters": 4, "thirds": 3, "fourths": 4, "fifths": 5, "sixths": 6,
    "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10, "hundredths": 100,
}  # fmt: skip
_ROLES: dict[str, tuple[str, int]] = {
    **{name: ("part", number) for name, number in _PARTS.items()},
    **{f"{name}{end}": ("scale", number) for name, number in numerals.SCALES.items() for end in ("", "s")},
    **{f"dozen{end}": ("scale", 12) for end in ("", "s")},
    **{name: ("ordinal", number) for name, number in numerals.ORDINALS.items()},
    **{name: ("cardinal", number) for name, number in numerals.WORDS.items()},
}
_AND_HALF = later(
    r"(?: and |-and-)(?P<part>(?:an?|one)[ -](?:half|quarter|third)|two[ -]thirds|three[ -]quarters)\b"
    r"(?: (?P<scale>million|billion|trillion|thousand)\b)?"
)
_BIG = later(r"\b(dozen|thousand|million|billion|trillion)\Z")
_HALF_SCALE = later(
    r"(?:half|quarter)(?: of)? an? (?P<scale>hundred|thousand|million|billion|trillion|dozen)\b"
    r"|half[ -](?P<plain>million|billion|trillion)\b"
)
_AND_MORE = later(r" and (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)\b")
"""What makes a figure of the hundred in "the hundred and fifty days"."""
_A = later(r"\b(?:an?|one) \Z")
_HALF_UNIT = later(
    r"half(?: an?(?= )|-an?(?=-)|(?=-(?:year|day|hour|month|mile)(?!ly)))(?=[ -](?:year|day|hour|month|week"
    r"|century|mile|decade"
    r"|minute|second(?!ary)|per ?cent|percentage|kilo|metre|tonne|ton\b|litre|acre|hectare|degree)"
    r"(?! (?:year[ -]on[ -]|month[ -]on[ -]|week[ -]on[ -]|day[ -]on[ -])))"
)
_OF_FOUR = frozenset({1, 3})
"""Of so many quarters one is made of a whole."""
_SPAN = later(r"\b(?:first|last|past|next|previous|preceding|the|these|those|all|over|consecutive|for) \Z")
_FIRST_OF_MANY = later(r" (?:and|few|half|batch|to|time|come|ever|began|" + _CARDINALS + r"|\d)")
_VERB_BEFORE = later(r"\b(?:is|are|was|were|be|been|being|has|have|had|must|should|will|can|may) \Z")
_VERB = later(
    r" (?:[a-z]{2,}ed|be|given|shown|seen|built|held|made|set|met|put|come|came|begun|begin|sent|told|taken|known"
    r"|written|pay|go|get|apply|register|call|ask)\b"
)
"""What stands around "first" that is no number: they were first given three."""
_OF = later(r" (?:of|the)\b")
_OF_A_YEAR = later(r"[ -](?:finals?|centur|mile|hour|time|page|back|pound|turn|later|earlier|ago|before|in|end|ahead)")
"""What follows "a quarter" that is three months of a year, or no share."""
_COMPARED = later(
    r" (?:down|up|off|above|below|behind"
    r"|lower|higher|less|more|fewer|cheaper|smaller|larger|bigger|shorter|longer|faster|slower|dearer|lighter"
    r"|heavier|will|would|were|are|have|had|said|say|felt|feel|thought|think|chose|knew|know|went|came|took|saw|found"
    r"|made|want|believe|prefer|agree|disagree|expect|favour|plan|use|live|worked?|cited|rated|voted|remained|stayed)\b"
    r"| [a-z]{3,}ed (?:it|the|that|to|no|not|on|in|for|with|by|their|they|as|from|him|them|at|of|a|an|against|more|less"
    r"|so|this|these|only|public|private)\b"
)
"""What follows a share: a third lower, a fifth were."""


_HEDGED_SHARE = later(r"\b(?:nearly|almost|over|about|than|around|only|just|least|under|up to|roughly|some) a \Z")
_ENDS = later(r"\Z|[,.;:)]")
"""What stands around a share of which is not said what it is of: by nearly a fifth."""


_DIVIDED = later(r" (?:from|to|for|on|by|goes|went|comes|came|is|was)\b")
_OTHER_SHARES = later(
    r"\b(?:(?:one[- ]|a |\A)(?:half|quarter)|half (?:of|the|from|to|is|was|goes)|two[- ](?:thirds|fifths)|per cent"
    r"|the (?:rest|remainder|balance))\b"
)
"""What makes a share of "a fifth from rents": that other shares stand beside it."""


class _Token(NamedTuple):
    start: int
    end: int
    role: str
    number: int


_OF_WORDS = frozenset(_ROLES)
_LABELS = "Article|Basel|Phase|Part|Annex|Volume|Chapter|Stage|Type|Class|War|Title|Tier|Solvency|MiFID"
_OF_ROMANS = frozenset(_LABELS.lower().split("|"))
VOCABULARY = special_english.VOCABULARY | _OF_WORDS | _OF_ROMANS
"""Words of which one stands in every text that has a figure in words."""


def find(page: Page) -> list[Value]:
    """Return every figure, in order of place, none overlapping."""
    low = page.low
    found = special_english.find(page)
    in_digits = not found
    if page.digits:
        _digits(page, found)
    size = len(found)
    if has_glyph(low):
        found += _glyphs(low)
    if not page.words.isdisjoint(_OF_WORDS):
        found += _words(page)
    if not page.words.isdisjoint(_OF_ROMANS):
        found += _roman(page)
    if in_digits and len(found) == size:
        return found
    found = apart(found, low)
    found.sort(key=_BY_PLACE)
    return found


_BY_PLACE = attrgetter("start")


_ROMAN = later(rf"\b(?:{_LABELS}|phases?|stage) (?P<n>I{{1,3}}|IV|VI{{0,3}}|IX|X)\b")
_ROMANS_BEGIN = (" i", " v", " x")
_COUNTED = ("Phase", "Stage", "phase", "stage")
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


def _roman(page: Page) -> Iterator[Value]:
    low = page.low
    places = [
        place
        for label in page.words & _OF_ROMANS
        for place in page.places((label,))
        if low.startswith(_ROMANS_BEGIN, place + len(label))
    ]
    for match in matches(_ROMAN, page.text, sorted(places)) if places else ():
        start, end = match.span("n")
        amount = Fraction(_ROMANS[match["n"]])
        if match[0].startswith(_COUNTED):  # answered by 第三期
            yield Value(ORDINAL, start, end, match["n"], amount=amount, letters=True)
        else:
            yield Value(NUMBER, start, end, match["n"], amount=amount, loose=True, letters=True)


def _digits(page: Page, found: list[Value]) -> None:
    """Add the figures in digits, each tried where a run of digits begins; the pattern only where the run goes on."""
    low, last = page.low, 0
    for start, end in page.spans:
        if start < last or low[start] == "\0":
            continue
        after = low[end : end + 1]
        if after in _GAPS:
            pair = low[end + 1 : end + 3]
            alone = pair != "an" and pair not in _SCALES_BEGIN and pair[:1] != "k"
        elif after in _POINTS:
            alone = not low[end + 1 : end + 2].isdecimal()
        else:
            alone = after not in _GOES_ON
        if not alone:
            match = _DIGITS.match(low, start)
            if match is not None:
                last = _add(match, low, found)
        elif low[start - 1 : start] not in _POINTS or not low[start - 2 : start - 1].isdecimal():
            written = low[start:end]
            amount = numerals.digits(written)
            if amount is not None:
                found.append(Value(NUMBER, start, end, written, amount))


_GAPS = frozenset(" -")
_POINTS = frozenset(".,")
_SCALES_BEGIN = frozenset({"hu", "th", "mi", "bi", "tr", "la", "cr", "bn", "mn", "tn"})
"""How the scales behind a figure and a space or hyphen begin, but for k."""
_GOES_ON = frozenset("snrt/½¼¾hmblck")
"""What goes on a figure right behind its digits: the ends of ordinals, signs of fractions, scales."""


def _add(match: re.Match[str], low: str, found: list[Value]) -> int:
    """Add the figure that the pattern found, and return where it ends."""
    start, end = match.span()
    last = end
    amount = numerals.digits(match["n"])
    if amount is None:
        return last
    kind, way = NUMBER, match.lastgroup
    if way == "scale":
        amount = Fraction(amount.numerator * _size(match["scale"]), amount.denominator)
    elif way == "ordinal":
        kind = ORDINAL
    elif way == "den":
        if match["den"][0] == "0" or low[start - 1 : start] == "/":  # the contract HY/2026/05
            last = end = match.end("n")
        else:
            kind, amount = FRACTION, amount / int(match["den"])
    elif way == "glyph":
        amount += _GLYPHS[match["glyph"]]
    elif way == "short":
        if match["short"] == "m":  # decided by what stands before
            end -= 1
        else:
            amount *= 10**9
    if low[end + 1 : end + 2] == "a" and kind is NUMBER:
        amount, end = _with_half(amount, end, low)
    found.append(Value(kind, start, end, low[start:end], amount))
    return last


def _with_half(amount: Fraction, end: int, low: str) -> tuple[Fraction, int]:
    """Return an amount that ends at a place, and its end, with the half that may be said behind it."""
    plus = _AND_HALF.match(low, end)
    if plus is None:
        return amount, end
    scale = _BIG.search(low, max(0, end - 9), end)  # a million and a half
    size = numerals.SCALES.get(scale[1], _DOZEN) if scale is not None and plus["scale"] is None else 1
    part = plus["part"]
    share = Fraction(
        2 if part[:2] == "tw" else 3 if part[:2] == "th" else 1, 2 if "half" in part else 4 if "quarter" in part else 3
    )
    amount += size * share
    return amount * numerals.SCALES.get(plus["scale"] or "", 1), plus.end()


def has_glyph(text: str) -> bool:
    """Return whether a text holds ½ or its like."""
    return not text.isascii() and ("½" in text or "¼" in text or "¾" in text or "⅓" in text or "⅔" in text)


def _glyphs(text: str) -> Iterator[Value]:
    for match in _GLYPH.finditer(text):
        if match.start() == 0 or not text[match.start() - 1].isdigit():
            yield Value(FRACTION, match.start(), match.end(), match[0], amount=_GLYPHS[match[0]])


def _size(scale: str) -> int:
    """Return what the scale behind a figure multiplies by."""
    size = numerals.SCALES.get(scale) or numerals.SHORT_SCALES.get(scale)
    if size is None:
        size = 1
        for word in scale.split():
            size *= numerals.SCALES[word.removesuffix("s")]
    return size


def _words(page: Page) -> Iterator[Value]:
    tokens = [
        _Token(place, place + len(word), *_ROLES[word])
        for word in page.words & _OF_WORDS
        for place in page.places((word,))
    ]
    tokens.sort()
    position = 0
    while position < len(tokens):
        value, position = _read(page, tokens, position)
        if value is not None:
            yield value


def _adjacent(text: str, one: _Token, two: _Token, *, with_and: bool) -> bool:
    gap = text[one.end : two.start]
    return gap in {" ", "-", "‑"} or (with_and and gap == " and ")


def _read(  # noqa: C901, PLR0912 - one grammar, read from left to right
    page: Page, tokens: list[_Token], position: int
) -> tuple[Value | None, int]:
    """Read one figure from the tokens at `position`; return it and the position after it."""
    first = tokens[position]
    if first.role == "part":
        return _part(page, first), position + 1
    if first.role == "ordinal":
        return _ordinal(page, first), position + 1
    text = page.low
    article = _A.search(text, max(0, first.start - 4), first.start) if first.role == "scale" else None
    if first.role == "scale" and article is None:
        counted = text.endswith("the ", 0, first.start) and _AND_MORE.match(text, first.end)
        if not counted and not _is_nth(text, tokens, position):
            return None, position + 1
    total = 0
    current, kind, end = first.number, NUMBER, first.end
    last, index = first, position + 1
    while index < len(tokens):
        token = tokens[index]
        if last.number == _DOZEN and last.role == "scale":
            break  # a dozen and three months
        closed = current >= 100 or (last.role == "scale")  # noqa: PLR2004 - "and" only after a hundred
        if not _adjacent(text, last, token, with_and=closed):
            break
        if token.role == "scale":
            if token.number == 100:  # noqa: PLR2004 - hundred multiplies what stands before it only
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * token.number, 0
        elif token.role in {"cardinal", "ordinal"} and _fits(current, token.number, last):
            current += token.number
            if token.role == "ordinal":
                kind, end, index = ORDINAL, token.end, index + 1
                break
        elif token.number >= 100 and token.role in _NTHS and _is_whole(text, token, current):  # noqa: PLR2004 - hundred
            return worded(text, first.start, token.end, ORDINAL, Fraction((total + current) * token.number)), index + 1
        elif token.role in {"part", "ordinal"} and total == 0 and current <= 20:  # noqa: PLR2004 - "three quarters"
            if text[token.start : token.end] == "quarters" and (
                current not in _OF_FOUR or _SPAN.search(text, max(0, first.start - 10), first.start)
            ):
                break  # of years: for the first time in seven quarters
            return worded(text, first.start, token.end, FRACTION, Fraction(current, _part_of(token))), index + 1
        else:
            break
        last, end, index = token, token.end, index + 1
    amount = Fraction(total + current)
    start = article.start() if article else first.start
    if kind is NUMBER:
        amount, end = _with_half(amount, end, text)
        while index < len(tokens) and tokens[index].start < end:
            index += 1
    return worded(text, start, end, kind, amount), index


_DOZEN = 12
_NTHS = frozenset({"part", "ordinal"})
_SHARED_OUT = later(r" of (?:a|an|one|the)\b")


def _is_whole(text: str, token: _Token, current: int) -> bool:
    """Return whether "hundredth" behind a number makes an ordinal: the two hundredth, but one hundredth of a second."""
    return not text.endswith("s", 0, token.end) and (current > 1 or not _SHARED_OUT.match(text, token.end))


def _is_nth(text: str, tokens: list[_Token], position: int) -> bool:
    """Return whether a scale without a number is that of "the hundred thousandth"."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return (
        following is not None
        and following.role in _NTHS
        and following.number >= 1000  # noqa: PLR2004 - thousand
        and _adjacent(text, tokens[position], following, with_and=False)
    )


def _fits(current: int, number: int, last: _Token) -> bool:
    """Return whether a cardinal may follow: units after tens, anything under 100 after a hundred or a scale."""
    if last.role == "scale":
        return number < 100  # noqa: PLR2004 - two digits after a hundred
    return 20 <= current % 100 <= 90 and current % 10 == 0 and 0 < number < 10  # noqa: PLR2004 - twenty-one


def _part_of(token: _Token) -> int:
    return token.number if token.number > 1 else 2


def _part(page: Page, token: _Token) -> Value | None:
    """Read `half`, `a quarter of`; a quarter alone is one of a year's."""
    text = page.low
    scaled = _HALF_SCALE.match(text, token.start)
    if scaled:
        name = (scaled["scale"] or scaled["plain"]).lower()
        number = 12 if name == "dozen" else numerals.SCALES[name]
        return worded(text, token.start, scaled.end(), NUMBER, Fraction(number, token.number))
    word = text[token.start : token.end]
    spanned = _HALF_UNIT.match(text, token.start) if word == "half" else None
    if spanned:  # "half a year", "half-day": the unit is read as for any figure
        return worded(text, token.start, spanned.end(), NUMBER, Fraction(1, 2))
    article = _A.search(text, max(0, token.start - 4), token.start)
    if word == "half":
        return worded(text, article.start() if article else token.start, token.end, FRACTION, Fraction(1, 2))
    if word == "quarter" and article and not _OF_A_YEAR.match(text, token.end):
        found = worded(text, article.start(), token.end, FRACTION, Fraction(1, 4))
        return found if _OF.match(text, token.end) else changed(found, loose=True, unit="share")
    return None


def _ordinal(page: Page, token: _Token) -> Value | None:
    low = page.low
    article = re.search(r"\ba \Z", low[max(0, token.start - 3) : token.start])
    share = article is not None and token.number > 2  # noqa: PLR2004 - "a third of"
    if share and not _OF.match(low, token.end) and not _COMPARED.match(low, token.end):
        hedged = _HEDGED_SHARE.search(low, max(0, token.start - 14), token.start)
        share = hedged is not None and _ENDS.match(low, token.end) is not None
        share = share or (_DIVIDED.match(low, token.end) is not None and _OTHER_SHARES.search(low) is not None)
    if share:
        start = max(0, token.start - 2)
        return worded(low, start, token.end, FRACTION, Fraction(1, token.number))
    if low[token.start : token.end] == "second" and re.search(
        r"\b(?:a|per|every|each) \Z", page.text[max(0, token.start - 7) : token.start]
    ):
        return None
    value = worded(low, token.start, token.end, ORDINAL, Fraction(token.number))
    if token.number == 1 and (
        _FIRST_OF_MANY.match(low, token.end)  # "the first three quarters": the three is the figure
        or (_VERB_BEFORE.search(low, max(0, token.start - 8), token.start) and _VERB.match(low, token.end))
    ):
        return changed(value, loose=True)
    return value
