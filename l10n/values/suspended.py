"""What English says once for several figures: 20- and 30-year notes, six or seven degrees, four or five hundred.

In: Values in order of place and their text. Out: the Values, each with the unit, currency or scale that stands behind
the last of them. Part of what `reading` does before two ends are made a range. May not touch: other rooms.
"""

from __future__ import annotations

from fractions import Fraction

from l10n.values import numerals
from l10n.values.nouns import COUNT, MEASURE, MONEY, NUMBER, PERCENT, POINT, Value, changed
from l10n.values.patterns import later

_HANGING = later(r"-(?:,? (?:and|or|to|through) |, )")
_OR = later(r" or ")
_OF_MILLE = frozenset({"thousand", "mille"})
VOCABULARY = _OF_MILLE | {"or"}
"""Words of which one stands in every text with figures that have what stands behind the last, but for a hyphen or ‰."""
_BARE = frozenset({NUMBER, COUNT})
_SHARED = frozenset({MEASURE, MONEY, PERCENT, POINT})
_SCALE = later(r"[ -](hundred|thousand|million|billion|trillion)\b")
_COINS = later(r"(?:(?P<hundred>cents?|fen|pence)|(?P<ten>jiao))\Z")
_GAP = 9
"""Characters of "- through "."""


def with_units(values: list[Value], text: str, words: frozenset[str]) -> list[Value]:
    """Return the values, each that hangs on a hyphen or an "or" with what the next one has behind it.

    `words` are those of `VOCABULARY` that are on the page, and any others.
    """
    if not _OF_MILLE.isdisjoint(words) or "‰" in text:
        values = _per_thousand(values, text)
    if "or" not in words and not ("-" in text and ("- " in text or "-, " in text)):
        return values
    out = list(values)
    parts = 1
    for at in range(len(out) - 2, -1, -1):
        one, two = out[at], out[at + 1]
        if not 0 < two.start - one.end <= _GAP or one.unit or one.loose or one.kind not in _BARE:
            continue
        parts = _parts_of(two) or parts
        if text[one.end] == "-" and _HANGING.fullmatch(text, one.end, two.start):
            out[at] = changed(_like(one, two, parts), end=one.end + 1, text=text[one.start : one.end + 1])
        elif _OR.fullmatch(text, one.end, two.start) and (one.amount or 0) < (two.amount or 0):
            out[at] = _like(one, two, parts)
    return out


_MILLE = ("per thousand", "per mille", "‰")
_CLOSE = 3
"""A rate is no further from another one of the same text than three times."""
_LISTED = later(r",? and |, |,? or | to |,? against |,? from |, compared with ")


def _per_thousand(values: list[Value], text: str) -> list[Value]:
    """Return the values, each bare figure of "4.9 and 7.1 per thousand" so many per thousand, too."""
    out = list(values)
    for at in range(len(out) - 2, -1, -1):
        one, two = out[at], out[at + 1]
        share = two.kind is PERCENT and (two.text.endswith(_MILLE) or two.unit == "mille")
        if (
            share
            and one.kind in _BARE
            and not one.unit
            and not one.loose
            and _LISTED.fullmatch(text, one.end, two.start)
        ):
            out[at] = changed(one, kind=PERCENT, amount=(one.amount or Fraction(0)) / 10, unit="mille")
    rates = [value.amount for value in out if value.kind is PERCENT and value.text.endswith(_MILLE) and value.amount]
    for at, one in enumerate(out):  # down from 4.2
        if one.kind is NUMBER and one.amount and one.amount.denominator in {2, 5, 10} and not one.loose:
            own = one.amount / 10
            if any(rate / _CLOSE < own < rate * _CLOSE for rate in rates):
                out[at] = changed(one, kind=PERCENT, amount=own)
    return [changed(value, unit="") if value.unit == "mille" else value for value in out]


def _like(one: Value, two: Value, parts: int) -> Value:
    """Return a bare figure with the unit, the currency or the scale of the next one."""
    amount = one.amount or Fraction(0)
    scale = _SCALE.search(two.text)
    if scale is not None and not _SCALE.search(one.text) and amount < numerals.SCALES[scale[1].lower()]:
        amount *= numerals.SCALES[scale[1].lower()]
    if two.kind not in _SHARED or two.loose:
        return changed(one, amount=amount)
    return changed(one, kind=two.kind, unit=two.unit, amount=amount / (parts if two.kind is MONEY else 1), loose=False)


def _parts_of(value: Value) -> int:
    """Return how many of what a figure counts make a dollar: 100 for 50-cent; 0 where its text does not say."""
    if value.text.endswith("-"):
        return 0
    coins = _COINS.search(value.text.lower()) if value.kind is MONEY else None
    return 1 if coins is None else 100 if coins["hundred"] else 10
