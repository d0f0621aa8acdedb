"""Thousands set with a space (2 416份, 35 000 applications), which readers see as if they had commas.

In: a text whose digits are ASCII, the same in lower case, and where its runs of digits are. Out: the places of spaces
that part thousands. A space between figures is one only where no date, telephone number, name or heading can stand:
behind one to three digits, before three, and nothing in front that a bare figure belongs to. May not touch other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

_THREE = 3
_MOST = 4
"""Groups of three behind the first digits: 1 000 000 000 000."""
_YEAR = 4
_OWN_NUMBER = later(
    r"(?:\b(?:chapters?|sections?|rooms?|levels?|pages?|nos?\.?|articles?|phases?|class(?:es)?|grades?|forms?|routes?"
    r"|bus(?:es)?|gates?|platforms?|piers?|blocks?|towers?|flats?|units?|suites?|shops?|floors?|lots?|areas?|zones?"
    r"|tables?|figures?|fig\.|box(?:es)?|questions?|years?|days?|weeks?|parts?|volumes?|vol\.?|items?|episodes?|seasons?"
    r"|rounds?|teams?|groups?|tiers?|stages?|annex(?:es)?|appendix|appendices|schedules?|exhibits?|types?|models?"
    r"|marks?|versions?|ages?|aged|notes?|rules?|lines?|steps?|halls?|booths?|lanes?|cap\.?|tel\.?|telephone|call|fax"
    r"|phone|hotline|ext\.?|dial|whatsapp|mobile|code|id|ref\.?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)[ :]{1,2}"
    r"|第 ?|(?:[電电][話话]|[熱热][線线]|[編编代][號号碼码]|[傳传]真)[:： ]{0,2}|致[電电] ?"
    r"|[圖图表] ?|附[件錄录] ?)\Z"
)
"""What a figure of its own belongs to: in "Chapter 5 200 pages" no 5,200 is meant."""
_COINS = later(r"(?:\A|[^a-z])(?:rmb|hkd|usd|cny|cnh|eur|gbp|jpy|mop|sgd|aud|cad|twd|chf|hk|us|c) ?\Z")
_UNITS = later(r"(?:k?m|mm|cm|kg|mg|g|ml|l|t|mw|gw|kw|kwh|mwh|gwh|ft|sq|nm|ha|km/h|kph|mph|hrs?)(?![a-z0-9])")
_NO_HEAD = frozenset(".,:/#_@&=*+'’)）\\|~^")
"""What stands right before a figure that begins no number of its own."""
_PLAIN_WORDS = (
    "about a an all almost already and another approximately around as at between but by each every exactly fewer first"
    " for from her his if in including into its just last less more nearly of on only or our over per roughly seating"
    " since some than that the their these those to total under until up when where which while with within"
)
_NO_NAMES = frozenset(_PLAIN_WORDS.split())
"""Words that have a capital for no other reason than that a sentence or heading begins with them."""
_DASHES = frozenset("-–—")


def thousands(text: str, low: str, runs: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places of the spaces that part thousands."""
    found: list[int] = []
    index = 0
    while index < len(runs) - 1:
        last = index
        while last + 1 < len(runs) and _follows(low, runs[last], runs[last + 1]):
            last += 1
        if last > index and _is_number(text, low, runs, index, last, found):
            found += [runs[place][1] for place in range(index, last)]
        index = last + 1
    return found


def _follows(low: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    return two[0] == one[1] + 1 and two[1] - two[0] == _THREE and low[one[1]] == " "


def _is_number(text: str, low: str, runs: Sequence[tuple[int, int]], first: int, last: int, found: list[int]) -> bool:
    """Return whether the figures from the first to the last are one number."""
    start, stop = runs[first]
    if stop - start > _THREE or low[start] == "0" or last - first > _MOST:
        return False
    sure = low[runs[first + 1][0]] == "0" or last - first > 1  # no figure of its own begins with a nought
    return _ends(low, runs, last, sure=sure) and _begins(text, low, runs, first, found, sure=sure)


def _ends(low: str, runs: Sequence[tuple[int, int]], last: int, *, sure: bool) -> bool:
    end = runs[last][1]
    after, next_ = low[end : end + 1], low[end + 1 : end + 2]
    if "a" <= after <= "z":
        return _UNITS.match(low, end) is not None
    if not next_.isdigit() or not next_.isascii():
        return True
    size = runs[last + 1][1] - runs[last + 1][0] if last + 1 < len(runs) else 0
    if after == " ":
        return sure and size < _THREE
    if after in _DASHES:
        return size <= _THREE
    return after not in {",", "/", ":"}


def _begins(  # noqa: PLR0911 - one rule a line
    text: str, low: str, runs: Sequence[tuple[int, int]], first: int, found: list[int], *, sure: bool
) -> bool:
    start = runs[first][0]
    before = low[start - 1 : start]
    if not before:
        return True
    if before in _NO_HEAD:
        return False
    if before in _DASHES and low[start - 2 : start - 1].isalnum():
        return bool(found) and runs[first - 1][0] == found[-1] + 1  # 1 000–1 500
    if "a" <= before <= "z":
        return _COINS.search(low, max(0, start - 5), start) is not None
    if _OWN_NUMBER.search(low, max(0, start - 14), start):
        return False
    if before != " ":
        return True
    word = low[start - 2 : start - 1]
    if word in _NO_HEAD and word not in {".", ",", ":", "’", "'"}:
        return False
    if word.isdigit():
        year = runs[first - 1][1] - runs[first - 1][0] == _YEAR and low[runs[first - 1][0]] in {"1", "2"}
        return year and sure
    return sure or not _is_named(text, low, start)


def _is_named(text: str, low: str, start: int) -> bool:
    """Return whether a name stands before a figure, as in Boeing 737: a word with a capital that may have none."""
    end = begin = start - 1
    while begin and (text[begin - 1].isalnum() or text[begin - 1] in "’'-") and text[begin - 1].isascii():
        begin -= 1
    word = low[begin:end]
    if word == text[begin:end] or word in _NO_NAMES or word.endswith(("'s", "’s", "s'", "s’")):
        return False
    return _COINS.search(low, max(0, start - 5), start) is None


def with_commas(text: str, places: Sequence[int]) -> str:
    """Return a text with a comma at each of the places."""
    pieces, last = [], 0
    for place in places:
        pieces.append(text[last:place])
        last = place + 1
    return ",".join([*pieces, text[last:]])
