"""A clause or an item that only one Chinese edition has.

What: a clause, or an item of a list, of which the other Chinese edition has nothing, while its neighbours have theirs
  nearly word by word: 建議擴大試點範圍 between two sentences that both editions have; 最佳攝影 of 最佳導演、最佳攝影及
  最佳剪接.
Why: between two languages a clause may be told in a word; between two Chinese editions nearly everything can be laid
  side by side, and what has no counterpart was left out.
Wrong: Traditional 設最佳導演、最佳攝影及最佳剪接, Simplified 设最佳导演和最佳剪辑.
Right: Simplified 设最佳导演、最佳摄影和最佳剪辑.
Fix: put it in where it is missing; the source tells whether it is to be there.
A whole sentence of which nothing is told, and an item of three or more, are errors; else it is a warning.
Does not: look at texts that were worded apart, at clauses that moved or were taken together with their neighbours, at
  what is marked as left out on purpose, or at fewer than four characters that say something.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _clauses, _laid
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._clauses import Cell, Clause
    from l10n.checks._laid import Change, Edition
    from l10n.model import Finding

CODE = "LEN006"
NAME = "clause in one edition only"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_FEWEST = 4
_SENTENCE = 5
_ALIKE = 0.5
_SURE = 0.6
_TOLD = 0.5
_REST = 0.5
"""How much of a clause, at most, may be what its neighbours say beside what they answer."""
_REST_SURE = 0.4
"""The same for an error."""
_SHARE = 0.66
_ENDS = frozenset("。！？!?\n")
_JOINS = re.compile("、|以及|[和及与或]")
_EMPTY = frozenset("和及与或以的了、等各之")
_FIGURE = re.compile("[0-9〇○零一二三四五六七八九十百千万亿两][0-9,.:〇○零一二三四五六七八九十百千万亿两]*")
_JOINTS = frozenset("和及与或")
_LITTLE = _clauses.LITTLE - frozenset("年月日时分元港")
_ITEM = 2
_LIST = 3


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each clause and item that one edition of a block has and the other has not."""
    for edition in _laid.editions(editions, context):
        if any(group.omitted for group in edition.pair.groups):
            continue
        yield from _runs(edition)
        for cell in edition.laid.apart:
            if cell.one and cell.other and _count(cell.one) != _count(cell.other) and cell.alike >= _ALIKE:
                yield from _items(edition, cell)


def _runs(edition: Edition) -> Iterator[Finding]:
    """Yield a finding for each run of clauses that nothing answers."""
    if all(cell.one and cell.other for cell in edition.laid.apart):
        return
    cells = edition.laid.cells
    answered = [cell for cell in cells if cell.one and cell.other]
    alike = sum(cell.alike >= _ALIKE for cell in answered)
    if not answered or alike < _SHARE * len(answered):
        return
    at = 0
    while at < len(cells):
        last = at
        while last < len(cells) and not (cells[last].one and cells[last].other):
            last += 1
        if last > at:
            run = cells[at:last]
            beside = ([cells[at - 1]] if at else []) + ([cells[last]] if last < len(cells) else [])
            yield from _lost(edition, run, beside)
        at = last + 1


def _lost(edition: Edition, run: tuple[Cell, ...], beside: list[Cell]) -> Iterator[Finding]:
    """Yield a finding for a run of clauses of one side of which the other side tells nothing."""
    gone, added = [part for cell in run for part in cell.one], [part for cell in run for part in cell.other]
    if (gone and added) or not beside or any(cell.alike < _ALIKE for cell in beside):
        return
    here = bool(added)  # what the edition has and the other one has not
    parts = added or gone
    ours, theirs = (edition.laid.other, edition.laid.one) if here else (edition.laid.one, edition.laid.other)
    told, rest = _told_elsewhere(edition, parts, beside, here=here)
    figures = sum(len(_FIGURE.findall(ours[part.start : part.end])) for part in parts)
    more = len(_FIGURE.findall(ours)) - len(_FIGURE.findall(theirs)) if figures else 0
    if told > _TOLD or rest > _REST or more < figures:
        return
    count = len(_clauses.chars(tuple(parts)))
    sure = _is_sentence(ours, parts) and count >= _SENTENCE and all(cell.alike >= _SURE for cell in beside)
    severity = Severity.ERROR if sure and told <= _TOLD / 2 and rest <= _REST_SURE else SEVERITY
    shown = (edition.text if here else edition.there)[parts[0].start : parts[-1].end][:60]
    said = f"nothing in {edition.base.code} says: {shown}" if here else f"nothing here says: {shown}"
    answers = beside[0].one if here else beside[0].other
    answer, whose = (answers[-1].start if answers else 0), (parts[0].start, parts[-1].end)
    spans = (whose, (answer, answer)) if here else ((answer, answer), whose)
    yield _laid.finding((CODE, severity), edition, said, *spans)


def _told_elsewhere(edition: Edition, parts: list[Clause], beside: list[Cell], *, here: bool) -> tuple[float, float]:
    """Return how much of clauses the other side says, and how much it may say in what has no answer; 1 for too few."""
    chars = _clauses.chars(tuple(parts))
    if len(chars) < _FEWEST:
        return 1.0, 1.0
    sides = [(cell.other, cell.one) if here else (cell.one, cell.other) for cell in edition.laid.cells]
    spare = sum(len(_clauses.chars(theirs)) for ours, theirs in sides if not ours)
    every = frozenset[str]().union(*[_clauses.chars(theirs) for _, theirs in sides])
    near = [(cell.other, cell.one) if here else (cell.one, cell.other) for cell in beside]
    rest = frozenset[str]().union(*[_clauses.chars(theirs) - _clauses.chars(ours) for ours, theirs in near])
    return len(chars & every) / len(chars), max(len(rest), spare if spare > _REST * len(chars) else 0) / len(chars)


def _is_sentence(text: str, parts: list[Clause]) -> bool:
    """Return whether clauses begin and end where a sentence does."""
    before, behind = text[: parts[0].start].rstrip(" 」”』"), text[parts[-1].end :]
    return (not before or before[-1] in _ENDS) and (not behind or behind[0] in _ENDS)


def _items(edition: Edition, cell: Cell) -> Iterator[Finding]:
    """Yield a finding for the first item of a list of a cell that the other side does not have."""
    for change in _laid.changes(edition.laid, cell):
        for here in (False, True):
            found = _item(edition, cell, change, here=here)
            if found:
                said = f"nothing in {edition.base.code} says: {found}" if here else f"nothing here says: {found}"
                long = _count(cell.other if here else cell.one) >= _LIST - 1
                severity = Severity.ERROR if long and cell.alike >= _SURE else SEVERITY
                ends = (change.end_other, change.start) if here else (change.start_other, change.end)
                spans = (change.start_other, ends[0]), (change.start, ends[1])
                yield _laid.finding((CODE, severity), edition, said, *spans)
                return


def _item(edition: Edition, cell: Cell, change: Change, *, here: bool) -> str:
    """Return the item of a list that a change takes out of one side, or nothing."""
    own, other = (change.other, change.one) if here else (change.one, change.other)
    sides, other_sides = (cell.other, cell.one) if here else (cell.one, cell.other)
    if len(own) < _ITEM or not _EMPTY.issuperset(other) or _count(sides) <= _count(other_sides):
        return ""
    bare, start, end = (
        (edition.laid.other, change.start_other, change.end_other)
        if here
        else (edition.laid.one, change.start, change.end)
    )
    while own and own[-1] in _JOINTS and bare[end - 1] == own[-1]:
        own, end = own[:-1], end - 1
    if not _is_listed(bare, start, end, list(sides)) or any(start < part.end < end for part in sides):
        return ""
    rest, answer = _clauses.chars(sides) - set(own), _clauses.chars(other_sides) - set(own)
    if 2 * len(rest & answer) < _SURE * (len(rest) + len(answer)) or not _is_new(
        own, other_sides, edition.laid.one if here else edition.laid.other, alone=_is_alone(bare, start, end)
    ):
        return ""
    return (edition.text if here else edition.there)[start:end].strip("、和及與与以")


def _is_new(item: str, theirs: tuple[Clause, ...], text: str, *, alone: bool) -> bool:
    """Return whether an item, which may stand `alone` between joints, is told neither in clauses nor in their text."""
    said = "".join(part.text for part in theirs)
    strange = [one for one in item if one not in said and one not in _LITTLE and one != "0"]
    if "等" in said or not strange or _told(item, strange, text):
        return False
    return len(strange) >= _ITEM or (alone and strange[0] not in text)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Return whether a stretch has a joint on both sides: all of it is an item."""
    return _JOINS.search(text, max(0, start - 1), start) is not None and _JOINS.match(text, end) is not None


def _told(item: str, strange: list[str], text: str) -> bool:
    """Return whether two characters of an item that its clause does not have stand together elsewhere in a text."""
    pairs = [item[at : at + 2] for at in range(len(item) - 1)]
    return any(pair in text for pair in pairs if pair[0] in strange and pair[1] in strange)


def _is_listed(text: str, start: int, end: int, parts: list[_clauses.Clause]) -> bool:
    """Return whether an item of a list stands at a stretch: between joints and edges, or at one in a list with 、."""
    first, last = {part.start for part in parts}, {part.end for part in parts}
    left = _JOINS.search(text, max(0, start - 1), start) is not None or _JOINS.match(text, start) is not None
    right = _JOINS.match(text, end) is not None or _JOINS.search(text, end - 1, end) is not None
    if not left and not right:
        return False
    every = any("、" in text[part.start : part.end] for part in parts if part.start <= start < part.end)
    return every or ((left or start in first) and (right or end in last))


def _count(some: tuple[_clauses.Clause, ...]) -> int:
    """Return how many joints of lists clauses have."""
    return len(_JOINS.findall(_clauses.words(some)))
