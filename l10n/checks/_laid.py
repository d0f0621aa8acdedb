"""Two Chinese texts laid side by side: clause by clause in one script, and what differs in clauses that are alike.

In: the two editions of a release in Chinese, or a Chinese source and its target. Out: for each block a `Laid`: both
texts in Simplified characters, their clauses in cells that answer one another, and the changes inside a cell. Nothing
is said of what a difference means. May not touch: files. Declares no check.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n import locale as locales
from l10n.checks._blocks import prefix
from l10n.checks._clauses import FIGURES, LONGEST, STOPS, Cell, Clause, cells, clauses, simple
from l10n.checks._terms import codes_of
from l10n.model import Finding, Stretch, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair, Severity

Span: TypeAlias = tuple[int, ...]
"""Starts and ends of stretches of a text."""
_BESIDE = 2
"""Clauses that are the same on either side of what differs and that are looked at with it."""
_HAN_FIGURES = "〇○零一二三四五六七八九十百千万亿两"
_TOKEN = later(rf"(?:百分之)?[0-9{_HAN_FIGURES}](?:[.,]?[0-9{_HAN_FIGURES}])*[%％]?|[A-Za-zÀ-ž]+|[^\W_]")
"""A figure, a word in Latin letters, or a character."""
_GAP = 1
_JOINTS = frozenset("和及与或")
"""Changes with no more tokens between them are one, but for what joins the items of a list."""


class Change(NamedTuple):
    """What differs inside a cell: where it stands in both texts, and what is there, each figure as 0."""

    start: int
    end: int
    start_other: int
    end_other: int
    one: str
    other: str
    before: str
    behind: str
    """Up to four tokens on either side that both texts have."""


class Laid(NamedTuple):
    """Two texts in Simplified characters and their cells in order; `apart` are those of which the sides differ.

    `same` says that the texts do not differ at all.
    """

    one: str
    other: str
    cells: tuple[Cell, ...]
    apart: tuple[Cell, ...] = ()
    same: bool = False


class Edition(NamedTuple):
    """A block in the edition that is reported on, and what the other Chinese edition has there."""

    pair: BlockPair
    locale: Locale
    base: Locale
    text: str
    """As it is written, without codes; `laid.other` is the same in Simplified characters."""
    there: str
    laid: Laid


def editions(found: Mapping[str, Pairs], context: CheckContext) -> Iterator[Edition]:
    """Yield the blocks that both Chinese editions of a release have and that are not the same in both.

    The edition looked at is the Simplified one; the Traditional one where Simplified is the source.
    """
    hant = next((code for code in found if locales.get(code).script == "Hant"), "")
    for code, pairs in found.items() if hant else ():
        if locales.get(code).script == "Hans":
            yield from _kept(hant, code, found[hant], pairs, context)


_last: list[tuple[str, str, str, Pairs, Pairs, list[Edition]]] = []
"""Of the release that was asked for last: locales, source, both editions and what is to be looked at."""


def _kept(hant: str, code: str, theirs: Pairs, ours: Pairs, context: CheckContext) -> list[Edition]:
    """Return what is to be looked at in a release: the checks ask one after another."""
    asked = (hant, code, context.source.code)
    for *words, there, here, known in _last:
        if there is theirs and here is ours and tuple(words) == asked:
            return known
    known = list(_editions(hant, code, theirs, ours, context))
    _last[:] = [*_last[-1:], (*asked, theirs, ours, known)]
    return known


def _editions(hant: str, code: str, theirs: Pairs, ours: Pairs, context: CheckContext) -> Iterator[Edition]:
    """Yield the blocks of two editions that are not the same in both."""
    traditional, simplified, turned = locales.get(hant), locales.get(code), code == context.source.code
    here, base = (traditional, simplified) if turned else (simplified, traditional)
    for one, two in zip(ours, theirs, strict=False):
        mine, other = (two, one) if turned else (one, two)
        text, there = _text(mine, here, context), _text(other, base, context)
        if text and there and max(len(text), len(there)) <= LONGEST:
            laid = lay(there, text)
            if laid.cells:
                yield Edition(mine, here, base, text, there, laid)


def _text(pair: BlockPair, locale: Locale, context: CheckContext) -> str:
    """Return the text of a block in an edition: the source's own where it is the source."""
    text = pair.source if locale.code == context.source.code else pair.target if pair.complete else ""
    return strip_codes(text, codes_of(pair)) if "<" in text else text


@lru_cache(maxsize=1024)
def lay(one: str, other: str) -> Laid:
    """Return two texts laid side by side; without cells where they are the same or not to be compared."""
    one, other = simple(one), simple(other)
    if one == other:
        return Laid(one, other, (), same=True)
    start, back = _common(one, other)
    left, right = clauses(one, start, len(one) - back), clauses(other, start, len(other) - back)
    if [clause.text for clause in left] == [clause.text for clause in right]:
        return Laid(one, other, (), same=True)
    found = tuple(cells(left, right))
    return Laid(one, other, found, tuple(cell for cell in found if not cell.same))


def _common(one: str, other: str) -> tuple[int, int]:
    """Return how long what both texts begin and end with is, but for the clause beside what differs."""
    start = prefix(one, other)
    back = min(prefix(one[::-1], other[::-1]), min(len(one), len(other)) - start)
    for _ in range(_BESIDE):
        while start and one[start - 1] not in STOPS:
            start -= 1
        start = max(0, start - 1)
        while back and one[-back] not in STOPS:
            back -= 1
        back = max(0, back - 1)
    return start, back


def changes(laid: Laid, cell: Cell) -> tuple[Change, ...]:
    """Return what differs inside a cell, in order."""
    return _changes(laid.one, laid.other, cell)


@lru_cache(maxsize=1024)
def _changes(text: str, another: str, cell: Cell) -> tuple[Change, ...]:
    """Return what differs inside a cell of two texts."""
    one, here = _tokens(text, cell.one)
    other, there = _tokens(another, cell.other)
    if one == other or not one or not other:
        return ()
    spans: list[tuple[int, int, int, int]] = []
    for a, b, c, d in _differences(one, other):
        if spans and a - spans[-1][1] <= _GAP and _JOINTS.isdisjoint(one[spans[-1][1] : a]):
            spans[-1] = (spans[-1][0], b, spans[-1][2], d)
        else:
            spans.append((a, b, c, d))
    return tuple(
        Change(
            *_place(here, a, b), *_place(there, c, d), "".join(one[a:b]), "".join(other[c:d]),
            "".join(one[max(0, a - 4) : a]), "".join(one[b : b + 4]),
        )
        for a, b, c, d in spans
    )  # fmt: skip


def figures(laid: Laid, cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield where figures of a cell stand in line with one another: a place in the one text, a place in the other."""
    one, here = _tokens(laid.one, cell.one)
    other, there = _tokens(laid.other, cell.other)
    a = c = 0
    for start, end, _, end_other in (*_differences(one, other), (len(one), len(one), len(other), len(other))):
        for at in range(start - a):
            if one[a + at] == "0":
                yield here[a + at][0], there[c + at][0]
        a, c = end, end_other


def _differences(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two lists of tokens differ: start and end in both."""
    first, last, shortest = 0, 0, min(len(one), len(other))
    while first < shortest and one[first] == other[first]:
        first += 1
    while last < shortest - first and one[-1 - last] == other[-1 - last]:
        last += 1
    left, right = one[first : len(one) - last], other[first : len(other) - last]
    if not left and not right:
        return
    if not left or not right or (len(left) == 1 and left[0] not in right) or (len(right) == 1 and right[0] not in left):
        yield first, first + len(left), first, first + len(right)
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield first + a, first + b, first + c, first + d


def _tokens(text: str, some: tuple[Clause, ...]) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the tokens of clauses and where they stand, each figure as 0."""
    found = [match for part in some for match in _TOKEN.finditer(text, part.start, part.end)]
    tokens = [match[0] for match in found]
    return ["0" if token[0] in FIGURES else token for token in tokens], [match.span() for match in found]


def _place(places: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Return start and end of a run of tokens; of an empty one the place where it would stand."""
    if first < last:
        return places[first][0], places[last - 1][1]
    at = places[first][0] if first < len(places) else places[-1][1]
    return at, at


def finding(check: tuple[str, Severity], edition: Edition, message: str, here: Span, there: Span = ()) -> Finding:
    """Return a finding about places of the edition's text and of the other one's (from 0, codes not counted).

    Both are starts and ends, one behind the other; it stands at the first one.
    """
    at = here[0]
    stretches = _stretches(edition.locale, edition.text, here) + _stretches(edition.base, edition.there, there)
    seen = first = 0
    chosen = edition.pair.groups[0]
    for group in edition.pair.groups:
        chosen, first = group, seen
        seen += len(strip_codes(group.target, codes_of(edition.pair)))
        if at < seen:
            break
    shown = edition.text[at : at + 2]
    place = at - first if chosen.target.startswith(shown, at - first) else chosen.target.find(shown)
    return Finding(
        check[0], check[1], message, unit=chosen.units[0].id, locale=edition.locale.code, source=chosen.source,
        target=chosen.target, column=place + 1 if shown else 0, stretches=stretches,
    )  # fmt: skip


def _stretches(locale: Locale, text: str, places: Span) -> tuple[Stretch, ...]:
    """Return the stretches of a text from starts and ends."""
    return tuple(Stretch(locale.code, text, *span) for span in zip(places[::2], places[1::2], strict=True))
