"""What is compared letter by letter: addresses, telephone numbers, names with digits.

In: a Page whose digits are ASCII. Out: Values of the kinds URL, EMAIL, PHONE, NAME, with their places; the caller
hides them from the readers of numbers. Also: what the language part of an address is. May not touch: other rooms.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n.values.clues import matches
from l10n.values.nouns import Kind, Value
from l10n.values.numerals import SHORT_SCALES
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.values.clues import Page
    from l10n.values.grammar import Grammar

EMAIL = later(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_TLD = (
    "com|org|net|gov|edu|int|hk|cn|tw|mo|sg|uk|us|eu|de|fr|jp|au|ca|io|ai|tv|co|info|biz|asia|app|dev|tech|me|ly|gl|xyz"
)
URL = later(
    r"(?:(?:https?|ftp)://|(?<![A-Za-z0-9@.-])www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+"
    rf"|(?<![A-Za-z0-9@._/-])[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,5}}\.(?:{_TLD})(?![A-Za-z0-9-])(?:/[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?"
)
_PHONE = later(
    r"(?<![A-Za-z0-9.,/-])(?:"
    r"(?:\(\+?\d{1,4}\)|\+\d{1,3})[ -]?(?:\(?\d{1,4}\)?[ -]?)?\d{3,4}(?:[ -]?\d{3,4}){0,2}(?:[ -]\d{2,4})?"
    r"|0\d{2,3}[ -]\d{4}[ -]\d{4}"
    r"|\d{4}[ -]\d{4}"
    r"|\d{3,4}[ -]\d{3,4}[ -]\d{3,4}"
    r"|\d{3,4}-\d{7,8}"
    r"|[235-9]\d{7}"
    r")(?![A-Za-z0-9/]|[.,]\d|-\d|[%％]| ?[億亿萬万元])"
)
_YEARS = later(r"(?:19|20)\d\d[ -](?:19|20)\d\d|0\d[0-5]\d-(?:[01]\d|2[0-3])[0-5]\d")
_MIXED = later(r"(?<![A-Za-z0-9])(?:[A-Za-z]+-?[0-9]|[0-9]+[A-Za-z])[A-Za-z0-9]*(?:-[0-9]+[A-Za-z]*)?(?![A-Za-z0-9])")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
_ORDINARY = later(
    rf"[0-9]+(?:st|nd|rd|th|s|am|pm|hrs?|x|m|hundred|thousand|million|billion|trillion|pct|percent|{'|'.join(SHORT_SCALES)})"
    rf"|(?:{_MONTH})[0-9]+|[0-9]+(?:{_MONTH})[0-9]*"
    r"|(?:hkd|usd|rmb|cny|cnh|eur|gbp|jpy|sgd|aud|cad|chf|mop|twd|no|hk|us)[0-9][0-9]*(?:bn|mn|m|k|b)?"
    r"|q[1-4]|[1-4]q|h[12]|[12]h|fy[0-9]+|[1-4]q[0-9]+|[12]h[0-9]{2}(?:[0-9]{2})?|[1-9][x×][0-9]+m?|q[1-4]-?[0-9]{2,4}|q[1-4]fy[0-9]*",
    re.IGNORECASE,
)
_HYPHENED = later(r"([A-Za-z]+)-[0-9]")


_HOST = later(rf"\.(?:(?=[a-z])(?:{_TLD})(?![A-Za-z0-9-])|(?<=www\.))")
"""What every address without :// has; quick to look for, as behind most full stops no small letter stands."""


def may_find(text: str) -> bool:
    """Return whether a text without digits may hold an address."""
    return "@" in text or ("." in text and _has_host(text))


def _has_host(text: str) -> bool:
    return _HOST.search(text) is not None or (":" in text and "://" in text)


def find(page: Page, grammar: Grammar) -> list[Value]:
    """Return addresses, then telephone numbers, then names with digits; they may overlap, the first found wins."""
    text = page.text
    found: list[Value] = []
    if "@" in text:
        for match in EMAIL.finditer(text):
            mail = match[0].rstrip(".-")
            found.append(Value(Kind.EMAIL, match.start(), match.start() + len(mail), mail))
    if "." in text and _has_host(text):
        for match in URL.finditer(text):
            address = _trimmed(match[0])
            found.append(Value(Kind.URL, match.start(), match.start() + len(address), address))
    if grammar.may_name(page):
        for start, end, name in grammar.names.find(page.low):
            unit = folded(grammar.name_values[name])
            found.append(Value(Kind.NAME, start, end, page.low[start:end], unit=unit, letters=True))
    if page.phoned or page.mixed:
        found += _digits(page, grammar)
    return found


def _digits(page: Page, grammar: Grammar) -> Iterator[Value]:
    text = page.text
    if page.phoned:
        for match in matches(_PHONE, text, _before_runs(page, "(+")):
            if not _YEARS.fullmatch(match[0]):
                yield Value(Kind.PHONE, match.start(), match.end(), match[0], unit=phone_digits(match[0]))
    if page.mixed:
        for match in matches(_MIXED, text, _mixed(page)):
            thousands = match[0] in _FOUR_K and text[match.start() - 1 : match.start()] in _COINS
            if _is_name(match[0], grammar) and not thousands:
                yield Value(Kind.NAME, match.start(), match.end(), match[0], unit=folded(match[0]))


def _before_runs(page: Page, signs: str) -> list[int]:
    """Return where runs of digits begin, and where up to two signs before them do."""
    low = page.low
    found: list[int] = []
    for start in page.runs:
        if low[start - 1 : start] in signs:
            if low[start - 2 : start - 1] in signs:
                found.append(max(start - 2, 0))
            found.append(max(start - 1, 0))
        found.append(start)
    return found


def _mixed(page: Page) -> list[int]:
    """Return where runs of digits with letters beside them begin, and where the letters before them do."""
    text = page.text
    found: list[int] = []
    for start in page.mixed:
        first = start
        if first > 1 and text[first - 1] == "-":
            first -= 1
        while first and text[first - 1].isalnum() and text[first - 1].isascii():
            first -= 1
        found += (start,) if first == start else (first, start)
    return sorted(set(found))


def _trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    address = address.rstrip(".,;:!?'\"*_")
    while address.endswith((")", "]")) and address.count(address[-1]) > address.count(
        "(" if address[-1] == ")" else "["
    ):
        address = address[:-1].rstrip(".,;:!?'\"*_")
    return address


_FOUR_K = frozenset({"2K", "4K", "8K", "16K"})
"""Sizes of a picture; behind a currency they are thousands."""
_COINS = frozenset("$€£¥")


def _is_name(token: str, grammar: Grammar) -> bool:
    """Return whether letters and digits together are a name, not 21st, 5bn, 30kg, Q1 or mid-2015."""
    if _ORDINARY.fullmatch(token):
        return token in _FOUR_K
    hyphened = _HYPHENED.match(token)
    if hyphened:
        letters = hyphened[1]
        return letters.isupper() or letters.lower() in {"covid", "sars"}
    plain = re.match(r"[0-9]+([A-Za-z]+)", token)
    return not (plain and plain[0] == token and plain[1].lower() in grammar.units)


def folded(name: str) -> str:
    """Return a name for comparison: letters and digits only, lower case."""
    return "".join(c for c in name.lower() if c.isalnum())


def phone_digits(text: str) -> str:
    """Return a telephone number's digits, without 00 before a country's code."""
    return "".join(c for c in text if c.isdigit())


def without_language(address: str, languages: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Return an address with its language parts taken out, and these parts in lower case.

    A language part is a segment of the path, host or query, or the end of a file's name (`index_tc.html`), that is
    one of `languages`. The scheme and a last slash are left out of the comparison.
    """
    address = re.sub(r"^(?:https?|ftp)://", "", address, flags=re.IGNORECASE).rstrip("/")
    host_part, path_part = _language_patterns(languages)
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        found.append(match["language"].lower())
        return ""

    pieces = re.split(r"(?=[/?&])", address)
    host = host_part.sub(taken, pieces[0])
    return host.lower() + "".join(path_part.sub(taken, piece) for piece in pieces[1:]), tuple(found)


@cache
def _language_patterns(languages: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a language part before a host and within a piece of a path or query."""
    names = "|".join(re.escape(name) for name in sorted(languages, key=len, reverse=True))
    return (
        re.compile(rf"^(?P<language>{names})\.(?=[^.]+\.)", re.IGNORECASE),
        re.compile(rf"(?:^/|(?<==)|(?<=[_-]))(?P<language>{names})(?=$|\.[a-z]{{3,5}}$)", re.IGNORECASE),
    )
