"""Two Chinese texts laid side by side: clause by clause in one script, and what differs in clauses that are alike.

In: the two editions of a release in Chinese, or a Chinese source and its target. Out: for each block a `Laid`: both
texts in Simplified characters (one for one, so that every place stands), their clauses in cells that answer one
another, and the changes inside a cell. Nothing is said of what a difference means. May not touch: files. Declares no
check.
"""

from __future__ import annotations

import difflib
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.checks._terms import codes_of
from l10n.model import Finding, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair, Severity

_LONGEST = 2000
"""A text of more characters is no paragraph."""
_MOST = 300
"""Pairs of clauses that are compared at most."""
_ALIKE = 0.3
"""Clauses answer one another when they share that much of their characters."""
_MARKS = re.compile("[^，。；：！？;!?\n]+")
_STOPS = frozenset("，。；：！？;!?\n")
_BESIDE = 2
"""Clauses that are the same on either side of what differs and that are looked at with it."""
_TOO = re.compile(r"[,:](?!\d)")
_HAN_FIGURES = "〇○零一二三四五六七八九十百千万亿两"
_TOKEN = later(rf"(?:百分之)?[0-9{_HAN_FIGURES}](?:[.,]?[0-9{_HAN_FIGURES}])*[%％]?|[A-Za-zÀ-ž]+|[^\W_]")
"""A figure, a word in Latin letters, or a character."""
_FIGURE_CHARS = frozenset("0123456789" + _HAN_FIGURES)
LITTLE = frozenset(
    "的了在于和及与跟将会亦也把之其或等以而并由为是有就都便则被从自至到对向个位名项所此该这那地得着过令使让年月日时分元港"
)
"""Characters that say little of what a clause speaks of."""
_IGNORED = (
    LITTLE
    | _FIGURE_CHARS
    | frozenset("“”、（）《》〈〉【】—…·•－～/()[]<>{}'\"*#&+=|\\~^_-–%％ \t\u3000\u00a0.,:，。；：！？;!?\n")
)
_MOVES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_BLANK = " \t\u3000“"
_GAP = 1
"""Changes with no more tokens between them are one."""


class Clause(NamedTuple):
    """A stretch between two marks: where it stands and its text in Simplified characters."""

    start: int
    end: int
    text: str

    @property
    def chars(self) -> frozenset[str]:
        """Return the characters that say what it speaks of."""
        return _chars_of(self.text)


class Cell(NamedTuple):
    """Clauses of the one text and of the other that answer one another; one of the two may be empty."""

    one: tuple[Clause, ...]
    other: tuple[Clause, ...]

    @property
    def same(self) -> bool:
        """Return whether both sides are the same."""
        return [part.text for part in self.one] == [part.text for part in self.other]

    @property
    def alike(self) -> float:
        """Return how much of their characters the two sides share, from 0 to 1."""
        return 1.0 if self.same else _dice(chars(self.one), chars(self.other))


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


class _Table(dict[int, int]):
    """Characters with what they are in Simplified; what is not there is itself."""

    def __missing__(self, key: int) -> int:
        """Return the character itself."""
        self[key] = key
        return key


@cache
def _table() -> _Table:
    from l10n.script import characters, tables  # noqa: PLC0415 - opencc is heavy

    hant, hans = locales.get("zh_Hant_HK"), locales.get("zh_Hans_CN")
    made = _Table({ord("著"): ord("着"), **{ord(one): ord("“") for one in "「」『』”‘’\"'"}})
    for group in tables.CLASSES.split():
        forms = characters.singles(group, hant, hans)
        most = max(dict.fromkeys(forms), key=lambda form: (forms.count(form), -_rank(form)))
        if len(most) == 1:
            made.update((ord(one), ord(most)) for one in group if one != most)
    return made


def _rank(character: str) -> int:
    """Return a number that is the lower the commoner a character is in Simplified: its place in GB 2312."""
    code = character.encode("gb2312", "ignore")
    return int.from_bytes(code) if code else 0xFFFF


def simple(text: str) -> str:
    """Return a text in Simplified characters, one for one; characters that one edition may write so are one."""
    return text.translate(_table())


def editions(found: Mapping[str, Pairs], context: CheckContext) -> Iterator[Edition]:
    """Yield the blocks that both Chinese editions of a release have and that are not the same in both.

    The edition looked at is the Simplified one; the Traditional one where Simplified is the source.
    """
    hant = next((code for code in found if locales.get(code).script == "Hant"), "")
    for code, pairs in found.items() if hant else ():
        simplified = locales.get(code)
        if simplified.script != "Hans":
            continue
        traditional, turned = locales.get(hant), code == context.source.code
        here, base = (traditional, simplified) if turned else (simplified, traditional)
        for ours, theirs in zip(pairs, found[hant], strict=False):
            mine, other = (theirs, ours) if turned else (ours, theirs)
            text, there = _text(mine, here, context), _text(other, base, context)
            if text and there and max(len(text), len(there)) <= _LONGEST:
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
    cells = tuple(_cells(left, right))
    return Laid(one, other, cells, tuple(cell for cell in cells if not cell.same))


def _common(one: str, other: str) -> tuple[int, int]:
    """Return how long what both texts begin and end with is, but for the clause beside what differs."""
    most = min(len(one), len(other))
    start = _alike(one, other, most)
    back = _alike(one[::-1], other[::-1], most - start)
    for _ in range(_BESIDE):
        while start and one[start - 1] not in _STOPS:
            start -= 1
        start = max(0, start - 1)
        while back and one[-back] not in _STOPS:
            back -= 1
        back = max(0, back - 1)
    return start, back


def _alike(one: str, other: str, most: int) -> int:
    """Return how many of the first characters two texts share, found by halves."""
    low, high = 0, most
    while low < high:
        half = (low + high + 1) // 2
        if one[low:half] == other[low:half]:
            low = half
        else:
            high = half - 1
    return low


def clauses(text: str, first: int = 0, last: int = _LONGEST) -> list[Clause]:
    """Return the clauses of a text in Simplified characters that stand between two places."""
    found: list[Clause] = []
    for match in _MARKS.finditer(text, first, last):
        start, end = match.span()
        if "," in match[0] or ":" in match[0]:
            for mark in _TOO.finditer(text, start, end):
                _add(found, text, start, mark.start())
                start = mark.end()
        _add(found, text, start, end)
    return found


def _add(found: list[Clause], text: str, start: int, end: int) -> None:
    words = text[start:end].strip(_BLANK)
    if words:
        found.append(Clause(start, end, words))


def _chars_of(text: str) -> frozenset[str]:
    return frozenset(text) - _IGNORED


def chars(some: tuple[Clause, ...]) -> frozenset[str]:
    """Return the characters that say what clauses speak of."""
    return _chars_of(some[0].text if len(some) == 1 else "".join([clause.text for clause in some]))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _cells(left: list[Clause], right: list[Clause]) -> Iterator[Cell]:
    """Yield the cells of two lists of clauses in order."""
    first, last = 0, 0
    shortest = min(len(left), len(right))
    while first < shortest and left[first].text == right[first].text:
        first += 1
    while last < shortest - first and left[-1 - last].text == right[-1 - last].text:
        last += 1
    for one, other in zip(left[:first], right[:first], strict=True):
        yield Cell((one,), (other,))
    yield from _middle(left[first : len(left) - last], right[first : len(right) - last])
    for one, other in zip(left[len(left) - last :], right[len(right) - last :], strict=True):
        yield Cell((one,), (other,))


def _middle(left: list[Clause], right: list[Clause]) -> Iterator[Cell]:
    """Yield the cells that share the most characters, in order; clauses that nothing answers stand alone."""
    if len(left) * len(right) > _MOST:
        return
    if not left or not right:
        yield from [Cell((one,), ()) for one in left] or [Cell((), (other,)) for other in right]
        return
    ours, theirs = [clause.chars for clause in left], [clause.chars for clause in right]
    if len(left) == len(right) == 1:
        one, other = tuple(left), tuple(right)
        yield from [Cell(one, other)] if _dice(ours[0], theirs[0]) >= _ALIKE else [Cell(one, ()), Cell((), other)]
        return
    step = _best(ours, theirs)
    i = j = 0
    while i < len(left) or j < len(right):
        down, along = step[i][j]
        yield Cell(tuple(left[i : i + down]), tuple(right[j : j + along]))
        i, j = i + down, j + along


def _best(ours: list[frozenset[str]], theirs: list[frozenset[str]]) -> list[list[tuple[int, int]]]:
    """Return for each place in two lists of clauses how many of each the best way takes together from there on."""
    size, width = len(ours), len(theirs)
    shared = [[len(one & other) for other in theirs] for one in ours]
    best = [[0.0] * (width + 1) for _ in range(size + 1)]
    step = [[(0, 1)] * (width + 1) for _ in range(size + 1)]
    for i in range(size - 1, -1, -1):
        step[i][width] = (1, 0)
        for j in range(width - 1, -1, -1):
            low, along = best[i + 1][j], best[i][j + 1]
            best[i][j], step[i][j] = (low, (1, 0)) if low >= along else (along, (0, 1))
            if not shared[i][j]:
                continue
            for move, value in _joined(ours, theirs, shared, (i, j)):
                total = value + best[i + move[0]][j + move[1]]
                if total > best[i][j]:
                    best[i][j], step[i][j] = total, move
    return step


def _joined(
    ours: list[frozenset[str]], theirs: list[frozenset[str]], shared: list[list[int]], at: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield how many clauses from a place on may be taken together, each sharing something, and what that is worth."""
    i, j = at
    for down, along in _MOVES:
        if i + down > len(ours) or j + along > len(theirs):
            continue
        if down == along == 1:
            one, other, both = ours[i], theirs[j], shared[i][j]
        elif not all(shared[row][j] for row in range(i, i + down)) or not all(shared[i][j : j + along]):
            continue
        else:
            one, other = ours[i].union(*ours[i + 1 : i + down]), theirs[j].union(*theirs[j + 1 : j + along])
            both = len(one & other)
        if 2 * both >= _ALIKE * (len(one) + len(other)):
            yield (down, along), both + 0.5 - 0.6 * (down + along - 2)


@lru_cache(maxsize=1024)
def changes(laid: Laid, cell: Cell) -> tuple[Change, ...]:
    """Return what differs inside a cell, in order."""
    one, here = _tokens(laid.one, cell.one)
    other, there = _tokens(laid.other, cell.other)
    if one == other or not one or not other:
        return ()
    spans: list[tuple[int, int, int, int]] = []
    for a, b, c, d in _differences(one, other):
        if spans and a - spans[-1][1] <= _GAP:
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
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for clause in some:
        for match in _TOKEN.finditer(text, clause.start, clause.end):
            words.append("0" if match[0][0] in _FIGURE_CHARS else match[0])
            places.append(match.span())
    return words, places


def _place(places: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Return start and end of a run of tokens; of an empty one the place where it would stand."""
    if first < last:
        return places[first][0], places[last - 1][1]
    at = places[first][0] if first < len(places) else places[-1][1]
    return at, at


def finding(check: tuple[str, Severity], edition: Edition, message: str, at: int) -> Finding:
    """Return a finding about a place of the edition's text (in characters from 0, codes not counted)."""
    seen = 0
    chosen = edition.pair.groups[0]
    for group in edition.pair.groups:
        chosen = group
        seen += len(strip_codes(group.target, codes_of(edition.pair)))
        if at < seen:
            break
    shown = edition.text[at : at + 2]
    return Finding(
        check[0], check[1], message, unit=chosen.units[0].id, locale=edition.locale.code, source=chosen.source,
        target=chosen.target, column=chosen.target.find(shown) + 1 if shown else 0,
    )  # fmt: skip
