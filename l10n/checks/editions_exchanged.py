"""Two things changed places between the Chinese editions.

What: two figures, names or words of which each stands where the other one stands in the other Chinese edition:
  收入為21億元，利潤為3.4億元 and 收入为3.4亿元，利润为21亿元; 由譚立主持，崔穎作報告 and 由崔颖主持，谭立作报告.
Why: everything is there, so that no comparison of figures or names can see it.
Wrong: Traditional 死兩人，傷五人, Simplified 死5人，伤2人.
Right: Simplified 死2人，伤5人, or 伤5人，死2人.
Fix: put each back to what it belongs to; the source tells which edition is right.
Does not: mind the order of a list, or of two that meet, talk or work together; look at figures that stand in a text
  more than once, or whose neighbours say nothing of which is which.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n.checks import _clauses, _laid
from l10n.model import Scope, Severity
from l10n.values import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._clauses import Cell
    from l10n.checks._laid import Change, Edition
    from l10n.model import Finding

CODE = "CON023"
NAME = "exchanged between Chinese editions"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_MOST = 24
"""Figures of a text: with more it is a table."""
_FIGURES = frozenset("0123456789〇○零一二三四五六七八九十百千万亿两")
_NUMERAL = re.compile(
    "(?P<nth>第)?(?P<number>[0-9][0-9,]*(?:[.][0-9]+)?|[〇○零一二三四五六七八九十百千两]+)"
    "(?P<scale>[万亿][〇○零一二三四五六七八九十百千万亿两]*)?(?:(?P<tenths>成)(?P<rest>[一二三四五六七八九半])?)?"
)
_SCALES = {"万": 10**4, "亿": 10**8}
_PARTS = frozenset("，。；：！？、,;:!?\n（）()")
_ENDS = frozenset("。；！？;!?\n")
_FAR = 30
_EMPTY_BETWEEN = frozenset("和与及、或比 港元美%％：:.,") | _FIGURES
_RANGE = frozenset("至到-–—~～ %％度元岁")
"""Between two figures of a list, or of a score, whose order is free."""
_REACH = 12
"""Characters beside a figure that may say what it is of."""
_SURE = 2
_LONGEST = 8
_TOGETHER = frozenset("和与及同跟或、以并暨连对至到")
_EMPTY = _clauses.LITTLE - frozenset("年月日时分元港位名个")
_MEETINGS = (
    "会见",
    "会面",
    "会晤",
    "会谈",
    "合作",
    "对话",
    "握手",
    "交流",
    "携手",
    "联手",
    "合办",
    "交换",
    "之间",
    "往来",
    "往返",
)
"""Between two that may stand in either order."""


_Spans: TypeAlias = tuple[int, int, int, int]
"""Start and end of the one, start and end of the other."""
Found: TypeAlias = tuple[_Spans, _Spans]
"""Where two stand in the edition, and in the other one."""


class _Figure(NamedTuple):
    """A figure of a text: what is comparable of it, its place, the characters that say what it is of.

    `left` and `right` are those of its own clause, `far` those of the sentence before it, all up to another figure.
    """

    amount: str
    start: int
    end: int
    left: frozenset[str]
    right: frozenset[str]
    far: frozenset[str]

    @property
    def both(self) -> frozenset[str]:
        """Return the characters on either side."""
        return self.left | self.right


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first two things of each block that changed places."""
    for edition in _laid.editions(editions, context):
        found = _words(edition) or _figures(edition)
        if found:
            (start, end, first, last), there = found
            one, other = edition.text[start:end], edition.text[first:last]
            message = f"“{one}” and “{other}” stand in each other's place, by {edition.base.code}"
            yield _laid.finding((CODE, SEVERITY), edition, message, (start, end, first, last), there)


def _figures(edition: Edition) -> Found | None:
    """Return two figures of the edition that are exchanged."""
    apart = edition.laid.apart
    one = "，".join([_clauses.words(cell.one) for cell in apart if cell.one])
    other = "，".join([_clauses.words(cell.other) for cell in apart if cell.other])
    if not _inverted(one, other):
        return None
    mine, theirs = _read(edition.laid.other), _read(edition.laid.one)
    found = _in_line(edition, mine, theirs)
    if found:
        return found
    here, there = _once(mine), _once(theirs)
    both = [amount for amount in here if amount in there]
    for one, other in combinations(both, 2):
        if _crossed(there[one], there[other], here[one], here[other]):
            return _spans(here[one], here[other]), _spans(there[one], there[other])
    return None


def _inverted(one: str, other: str) -> bool:
    """Return whether two figures that both texts have stand in another order."""
    here, there = _NUMERAL.findall(one), _NUMERAL.findall(other)
    if not (_SURE <= len(here) <= _MOST and _SURE <= len(there) <= _MOST) or here == there:
        return False
    left, right = ([_amount(match) for match in _NUMERAL.finditer(text)] for text in (one, other))
    both = set(left) & set(right) - {None}
    return [amount for amount in left if amount in both] != [amount for amount in right if amount in both]


def _spans(one: _Figure, other: _Figure) -> _Spans:
    """Return where two figures stand."""
    return one.start, one.end, other.start, other.end


def _in_line(edition: Edition, mine: list[_Figure], theirs: list[_Figure]) -> Found | None:
    """Return two figures that stand in each other's place where the words round them are in line.

    Not where what stands beside them says that their words moved with them.
    """
    at, place = {figure.start: figure for figure in mine}, {figure.start: figure for figure in theirs}
    turned = [
        (place[there], at[here])
        for cell in edition.laid.apart
        for there, here in _laid.figures(edition.laid, cell)
        if there in place and here in at and place[there].amount != at[here].amount
    ]
    for (one, first), (other, second) in combinations(turned, 2):
        if one.amount != second.amount or other.amount != first.amount:
            continue
        between = edition.laid.other[first.end : second.start]
        if _EMPTY_BETWEEN.issuperset(between):
            continue
        if _RANGE.issuperset(between) or _says(one.both, other.both, second.both, first.both) >= 0:
            return _spans(first, second), _spans(one, other)
    return None


def _read(text: str) -> list[_Figure]:
    """Return the figures of a text in Simplified characters with what stands beside them, up to another figure."""
    found = [
        (match.start(), match.end(), amount)
        for match in _NUMERAL.finditer(text)
        if (amount := _amount(match)) is not None
    ]
    edges = [0, *[end for _, end, _ in found]], [*[start for start, _, _ in found[1:]], len(text)]
    return [
        _Figure(
            str(amount), start, end,
            _said(text[max(before, start - _REACH) : start][::-1], _PARTS),
            _said(text[end : min(behind, end + _REACH)], _PARTS),
            _said(text[max(before, start - _FAR) : start][::-1], _ENDS),
        )
        for (start, end, amount), before, behind in zip(found, edges[0], edges[1], strict=False)
    ]  # fmt: skip


def _amount(match: re.Match[str]) -> Fraction | None:
    """Return what a numeral says: 三成半 is 35 as in 35%; None for an ordinal, which is a name."""
    if match["nth"]:
        return None
    number, scale = match["number"], match["scale"] or ""
    amount = numerals.digits(number) if number[0].isdigit() else numerals.han(number + scale)
    if amount is None:
        return None
    if number[0].isdigit():
        for one in scale:
            amount *= _SCALES.get(one, 1)
    if match["tenths"]:
        rest = match["rest"] or ""
        amount = amount * 10 + (5 if rest == "半" else numerals.han(rest) or 0)
    return amount


def _said(text: str, marks: frozenset[str]) -> frozenset[str]:
    """Return the characters that count of a text up to the first of the marks."""
    end = next((at for at, one in enumerate(text) if one in marks), len(text))
    return frozenset(filter(str.isalnum, text[:end])) - _clauses.LITTLE - _FIGURES


def _once(figures: list[_Figure]) -> dict[str, _Figure]:
    amounts = [figure.amount for figure in figures]
    return {figure.amount: figure for figure in figures if amounts.count(figure.amount) == 1}


def _crossed(one: _Figure, other: _Figure, first: _Figure, second: _Figure) -> bool:
    """Return whether what is beside two figures says that each stands where the other one stood.

    `one` and `first` are of one amount, `other` and `second` of the other. What stands on both sides is asked, then
    what is on one side; where their clauses are the same, what the sentence says before them decides.
    """
    every = (one, other, first, second)
    both, right, left, far = (
        tuple(figure.both for figure in every),
        tuple(figure.right for figure in every),
        tuple(figure.left for figure in every),
        tuple(figure.far for figure in every),
    )
    said = [_says(*sides) for sides in (both, right, left)]
    if said[1] > _SURE:  # the noun of a figure stands behind it
        return True
    if not any(said):
        said = [_says(*far)]
    return max(said) >= _SURE and min(said) >= 0


def _says(one: frozenset[str], other: frozenset[str], first: frozenset[str], second: frozenset[str]) -> int:
    """Return how many characters say that two figures are exchanged, -1 where one says that they are not."""
    own, theirs = (one - other, other - one), (first - second, second - first)
    if own[0] & theirs[0] or own[1] & theirs[1]:
        return -1
    crossed = own[0] & theirs[1], own[1] & theirs[0]
    return len(crossed[0]) + len(crossed[1]) if all(crossed) else 0


def _words(edition: Edition) -> Found | None:
    """Return two stretches of the edition that are exchanged."""
    if not _may_be_exchanged(edition):
        return None
    every: list[Change] = []
    for cell in edition.laid.apart:
        if not cell.one or not cell.other:
            continue
        found = _turned(edition, cell)
        if found:
            return found
        every += _laid.changes(edition.laid, cell)
    for one, other in combinations(every, 2):
        x, y = _less(one.one, other.one), _less(one.other, other.other)
        if x != _less(other.other, one.other) or y != _less(other.one, one.one) or not _counts(x) or not _counts(y):
            continue
        between = edition.laid.other[one.end_other : other.start_other]
        if not _is_free(between):
            here = one.start_other, one.end_other, other.start_other, other.end_other
            return here, (one.start, one.end, other.start, other.end)
    return None


def _may_be_exchanged(edition: Edition) -> bool:
    """Return whether a cell lost what another one gained, has the same in another order, or another word twice."""
    lost, gained = set[str](), set[str]()
    for cell in edition.laid.apart:
        if cell.one and cell.other:
            less, more = cell.differing
            if not (less or more) or (
                _twice(less, _clauses.words(cell.one)) and _twice(more, _clauses.words(cell.other))
            ):
                return True
            lost |= less
            gained |= more
    return not lost.isdisjoint(gained)


def _twice(some: frozenset[str], text: str) -> bool:
    """Return whether one of the characters stands in a text more than once: 總包方 and 分包方."""
    return any(text.count(one) > 1 for one in some)


def _less(text: str, other: str) -> str:
    """Return a stretch without the characters that the other one has as well: 總 of 總承建商 beside 分承建商."""
    return "".join(one for one in text if one not in other)


def _counts(text: str) -> bool:
    """Return whether a stretch is something that may change places: characters of its own, no figure or little word."""
    return "0" not in text and any("\u3400" <= one <= "\u9fff" and one not in _EMPTY for one in text)


def _is_free(between: str) -> bool:
    """Return whether two that have this between them may stand in either order."""
    return all(one in _TOGETHER or not one.isalnum() for one in between) or any(word in between for word in _MEETINGS)


def _turned(edition: Edition, cell: Cell) -> Found | None:
    """Return two stretches of a cell that changed places round what both texts have between them, or nothing."""
    one, other = ("".join(filter(str.isalnum, _clauses.words(side))) for side in (cell.one, cell.other))
    if len(one) != len(other) or one == other or sorted(one) != sorted(other):
        return None
    first = next(at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    last = len(one) - next(at for at, pair in enumerate(zip(one[::-1], other[::-1], strict=True)) if pair[0] != pair[1])
    one, other = one[first:last], other[first:last]
    for left in range(1, min(_LONGEST, len(one) // 2) + 1):
        if not other.endswith(one[:left]):
            continue
        for right in range(1, min(_LONGEST, len(one) - left - 1) + 1):
            middle = one[left : len(one) - right]
            x, y = one[:left], one[len(one) - right :]
            if other.startswith(y) and other[right : len(other) - left] == middle and _counts(x) and _counts(y):
                if _is_free(middle):
                    return None
                return _found(edition.laid.other, cell.other, y, x), _found(edition.laid.one, cell.one, x, y)
    return None


def _found(text: str, some: tuple[_clauses.Clause, ...], one: str, other: str) -> _Spans:
    """Return where two stretches of clauses stand in a text, one behind the other."""
    start = max(text.find(one, some[0].start), some[0].start)
    first = max(text.find(other, start + len(one)), start + len(one))
    return start, start + len(one), first, first + len(other)
