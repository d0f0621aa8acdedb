"""Clauses of Chinese texts, and which of one text answer which of another one.

In: texts in either script. Out: a text in Simplified characters, one for one; its clauses, the stretches between two
marks; for two lists of clauses the cells that share the most characters, in order. Nothing is said of what a difference
means. May not touch: files. Declares no check.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2000
"""A text of more characters is no paragraph."""
_MOST = 300
"""Pairs of clauses that are compared at most."""
_ALIKE = 0.3
"""Clauses answer one another when they share that much of their characters."""
_MARKS = re.compile("[^，。；：！？;!?\n]+")
STOPS = frozenset("，。；：！？;!?\n")
_TOO = re.compile(r"[,:](?!\d)")
FIGURES = frozenset("0123456789〇○零一二三四五六七八九十百千万亿两")
LITTLE = frozenset(
    "的了在于和及与跟将会亦也把之其或等以而并由为是有就都便则被从自至到对向个位名项所此该这那地得着过令使让年月日时分元港"
)
"""Characters that say little of what a clause speaks of."""
_IGNORED = (
    LITTLE
    | FIGURES
    | frozenset("“”、（）《》〈〉【】—…·•－～/()[]<>{}'\"*#&+=|\\~^_-–%％ \t\u3000\u00a0.,:，。；：！？;!?\n")
)
_LENGTH, _NEAR, _STEP, _BOTH = 6, 6, 1, 2
"""A clause that is the same in both texts: its fewest characters, how far on it may be, how far from the straight line,
in how many places it stands."""
_MOST_JOINED = 6
"""Clauses that one clause of the other text may answer."""
_BLANK = " \t\u3000“"


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
        if len(self.one) == len(self.other) == 1:
            return self.one[0].text == self.other[0].text
        return [part.text for part in self.one] == [part.text for part in self.other]

    @property
    def differing(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the characters that count and that only the one side, or only the other, has."""
        one, other = chars(self.one), chars(self.other)
        return one - other, other - one

    @property
    def alike(self) -> float:
        """Return how much of their characters the two sides share, from 0 to 1."""
        return 1.0 if self.same else _dice(chars(self.one), chars(self.other))


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
    characters.singles(tables.CLASSES.replace(" ", ""), hant, hans)  # all at once: asking group by group takes 25 ms
    for group in tables.CLASSES.split():
        forms = characters.singles(group, hant, hans)
        some = dict.fromkeys(forms)
        most = max(some, key=lambda form: (forms.count(form), -_rank(form))) if len(some) > 1 else forms[0]
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


def clauses(text: str, first: int = 0, last: int = LONGEST) -> list[Clause]:
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
    clause = text[start:end].strip(_BLANK)
    if clause:
        found.append(Clause(start, end, clause))


@lru_cache(maxsize=2048)
def _chars_of(text: str) -> frozenset[str]:
    return frozenset(text) - _IGNORED


def words(some: tuple[Clause, ...]) -> str:
    """Return the text of clauses."""
    return some[0].text if len(some) == 1 else " ".join([clause.text for clause in some])


def chars(some: tuple[Clause, ...]) -> frozenset[str]:
    """Return the characters that say what clauses speak of."""
    return _chars_of(words(some))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def cells(left: list[Clause], right: list[Clause]) -> Iterator[Cell]:
    """Yield the cells of two lists of clauses in order."""
    first, last = 0, 0
    shortest = min(len(left), len(right))
    while first < shortest and left[first].text == right[first].text:
        first += 1
    while last < shortest - first and left[-1 - last].text == right[-1 - last].text:
        last += 1
    for one, other in zip(left[:first], right[:first], strict=True):
        yield Cell((one,), (other,))
    yield from _between(left[first : len(left) - last], right[first : len(right) - last])
    for one, other in zip(left[len(left) - last :], right[len(right) - last :], strict=True):
        yield Cell((one,), (other,))


def _between(left: list[Clause], right: list[Clause]) -> Iterator[Cell]:
    """Yield the cells of clauses that begin and end otherwise: those that are the same in both part the rest."""
    ours, theirs = [clause.text for clause in left], [clause.text for clause in right]
    i = j = 0
    for at, text in enumerate(ours):
        if len(text) < _LENGTH or text not in theirs[j : j + _NEAR] or ours.count(text) + theirs.count(text) > _BOTH:
            continue
        place = theirs.index(text, j)
        if abs((at - i) - (place - j)) <= _STEP:
            yield from _middle(left[i:at], right[j:place])
            yield Cell((left[at],), (right[place],))
            i, j = at + 1, place + 1
    yield from _middle(left[i:], right[j:])


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
    one, other, both = ours[i], theirs[j], shared[i][j]
    if 2 * both >= _ALIKE * (len(one) + len(other)):
        yield (1, 1), both + 0.5
    for along in range(1, min(_MOST_JOINED, len(theirs) - j)):
        if not shared[i][j + along]:
            break
        other |= theirs[j + along]
        both = len(one & other)
        if 2 * both >= _ALIKE * (len(one) + len(other)):
            yield (1, along + 1), both + 0.5 - 0.6 * along
    other = theirs[j]
    for down in range(1, min(_MOST_JOINED, len(ours) - i)):
        if not shared[i + down][j]:
            break
        one |= ours[i + down]
        both = len(one & other)
        if 2 * both >= _ALIKE * (len(one) + len(other)):
            yield (down + 1, 1), both + 0.5 - 0.6 * down
