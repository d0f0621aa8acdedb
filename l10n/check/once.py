"""One fault, one finding: of what several checks say of the same words, what tells most stays.

In: what the checks say of one release and people let stand. Out: the same without what another finding says better.
The worst severity of a place always stays, so that no exit code changes; of two that are as bad, what holds a text
against its source stays before what holds two Chinese editions against each other, and a plain difference (SCR007) goes
first. A finding is silent for one that is reported: a check that was not asked, or is suppressed, silences nothing.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from l10n.model import Severity, Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.model import BlockPair, Finding

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_CLAUSES = ("LEN002", "LEN003", "LEN004", "LEN005")
"""What says that something is missing (no column) or was added (at its column)."""
_VAGUER = {
    "SCR007": ("TRM", "NUM", "DAT", "CUR", "NAM", "CON", "LEN", "SCR", "CAT"),
    "CON022": ("CON", "NUM", "DAT", "CUR", "NAM", "TRM"),
    "NAM024": ("CON023", "NAM", "TRM"),
    "NAM016": ("NAM01", "NAM020", "TRM"),
    "CON023": ("CON011", "CON021", "NUM020"),
}
"""Codes and how those begin that say more of the same words: they silence it where they are as bad."""
_SAME = {"CON011": "CON022", "CON014": "CON022", "NAM016": "NAM024", "NUM020": "CON023"}
"""Checks of one edition that say what a check of two says: silent where that one is worse and of the same edition."""
_QUOTED = 40
"""Characters of a place that a message may quote."""
_BESIDE = {"NUM003": (4, 2), "CON007": (0, 6)}
"""Characters beside a place that belong to the fault: 最多 of 最多可坐四人, the second of two that are one."""


def once(findings: Sequence[Finding], pairs: Sequence[BlockPair] = ()) -> list[Finding]:
    """Return findings without those whose fault another one of the block reports; no pairs: all are of one block."""
    if not any(one.stretches for one in findings):
        return list(findings)
    block_of = {unit.id: pair.block.id for pair in pairs for group in pair.groups for unit in group.units}
    blocks: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        blocks[block_of.get(one.unit, "")].append(one)
    gone = set[int]().union(*[_said_better(some) for some in blocks.values() if any(one.stretches for one in some)])
    return [one for one in findings if id(one) not in gone]


def _said_better(findings: Sequence[Finding]) -> set[int]:
    """Return the `id` of each finding of a block that is to be silent."""
    places = [(one, stretch) for one in findings for stretch in one.stretches or _stretch(one)]
    asked = [(one, stretch) for one, stretch in places if one.code in _VAGUER or one.code in _SAME]
    return _clauses(findings) | {
        id(one)
        for one, stretch in asked
        if any(_silences(other, one) and _meet(stretch, theirs) for other, theirs in places)
    }


def _silences(one: Finding, other: Finding) -> bool:
    """Return whether of two findings about the same words the first one stays and the other one goes."""
    if _SAME.get(other.code) == one.code:
        return one.locale == other.locale and _is_worse(one, other)
    wanted = _VAGUER.get(other.code, ())
    return one.code != other.code and one.code.startswith(wanted) and not _is_worse(other, one)


def _is_worse(one: Finding, other: Finding) -> bool:
    return _RANK[one.severity] < _RANK[other.severity]


def _clauses(findings: Sequence[Finding]) -> set[int]:
    """Return what says once more that something of a unit was left out or added: one finding for one, the worse stays.

    A clause that is missing stands nowhere in its text: it is known by its unit and by the edition that lacks it. The
    mildest finding is taken first, for it might be about something else.
    """
    gone: set[int] = set()
    left = sorted((one for one in findings if one.code in _CLAUSES), key=lambda one: -_RANK[one.severity])
    for one in findings:
        if one.code == "LEN006":
            sides = {(stretch.locale, stretch.start == stretch.end) for stretch in one.stretches}
            other = next((hit for hit in left if hit.unit == one.unit and (hit.locale, not hit.column) in sides), None)
            if other is not None:
                left.remove(other)
                gone.add(id(other if _is_worse(one, other) else one))
    return gone


def _stretch(one: Finding) -> tuple[Stretch, ...]:
    """Return what a finding speaks of by its column and what of the text there its message quotes."""
    if not one.column:
        return ()
    start = one.column - 1
    rest = one.target[start : start + _QUOTED]
    size = sum(1 for _ in takewhile(lambda end: rest[:end] in one.message, range(1, len(rest) + 1)))
    before, behind = _BESIDE.get(one.code, (0, 0))
    return (Stretch(one.locale, one.target, max(0, start - before), start + max(1, size) + behind),)


def _meet(one: Stretch, other: Stretch) -> bool:
    """Return whether two stretches have words in common; one text may be a part of the other."""
    if one.locale != other.locale:
        return False
    if len(one.text) > len(other.text):
        one, other = other, one
    at = other.text.find(one.text)
    if at < 0:
        return _is_there(one, other) or _is_there(other, one)
    start, end = one.start + at, one.end + at
    if start == end or other.start == other.end:
        return start <= other.end and other.start <= end
    return start < other.end and other.start < end


def _is_there(one: Stretch, other: Stretch) -> bool:
    """Return whether the words of a stretch stand once in the text of the other, at that one: codes are in the way."""
    word = one.text[one.start : one.end]
    at = other.text.find(word) if word and other.text.count(word) == 1 else -1
    return at >= 0 and at < max(other.end, other.start + 1) and other.start < at + len(word)
