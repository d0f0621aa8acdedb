"""A quotation mark without its other half.

What: a quotation that is opened and never closed, or closed and never opened, over the whole paragraph.
Why: the reader cannot tell where the speaker stops.
Wrong: 他說：「我們很高興。 · He said: “We are pleased.
Right: closed in the same paragraph, be it some sentences later; or left open where the source's paragraph is left
open too, because the quotation goes on in the next one (each paragraph of a long quotation opens again, only the
last one closes).
Fix: add the missing mark.
Does not: call it an error where the target leaves as many marks alone as the source does, one of them turned the
wrong way (“成立“) or straight: the reader sees the pair, and it is a warning. It does not judge a paragraph of which
parts are still untranslated, beyond units whose source is balanced in itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import typography
from l10n.checks import finding
from l10n.model import Scope, Severity
from l10n.typography import Unbalanced, addresses, code_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding, Group

CODE = "QUO002"
NAME = "unbalanced quotes"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_ALIKE = ('“”"', "‘’'")


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield what stays open or closes nothing in a block's target."""
    if pair.complete:
        found = _unbalanced(pair.target)
        for one in _allowed(found, _unbalanced(pair.source)) if found else ():
            yield _at(pair, context, one, _severity(pair.target, one, pair.source))
        return
    for group in pair.groups:
        if group.target and not _unbalanced(group.source):
            for one in _unbalanced(group.target):
                yield finding(
                    (CODE, _severity(group.target, one, group.source)),
                    group,
                    context,
                    _said(group.target, one),
                    column=one.at + 1,
                )


def _unbalanced(text: str) -> list[Unbalanced]:
    if typography.all_paired(text):
        return []
    return typography.unbalanced(text, [*code_spans(text, None), *addresses(text)])


def _allowed(target: Sequence[Unbalanced], source: Sequence[Unbalanced]) -> list[Unbalanced]:
    """Return what is wrong: as many marks may stay open as the source leaves open, the outermost first."""
    open_in_source = sum(one.opens for one in source)
    closed_in_source = sum(not one.opens for one in source)
    wrong: list[Unbalanced] = []
    for one in target:
        if one.opens and open_in_source:
            open_in_source -= 1
        elif not one.opens and closed_in_source:
            closed_in_source -= 1
        else:
            wrong.append(one)
    return wrong


def _severity(text: str, one: Unbalanced, source: str) -> Severity:
    """Return a warning where marks of one key are even in number, together with those the source leaves alone."""
    marks = next((marks for marks in _ALIKE if one.mark in marks), "")
    found = typography.marks(text, [*code_spans(text, None), *addresses(text)])  # without apostrophes
    count = sum(mark.character in marks for mark in found) + len(_unbalanced(source))
    even = marks and count % 2 == 0
    return Severity.WARNING if even else SEVERITY


def _at(pair: BlockPair, context: CheckContext, one: Unbalanced, severity: Severity) -> Finding:
    """Return the finding, at its unit: the n-th such mark of the block is the n-th of its units."""
    nth = pair.target[: one.at].count(one.mark)
    for group in pair.groups:
        have = group.target.count(one.mark)
        if nth < have:
            return finding(
                (CODE, severity), group, context, _said(pair.target, one), column=_place(group, one.mark, nth) + 1
            )
        nth -= have
    return finding((CODE, severity), pair, context, _said(pair.target, one))


def _place(group: Group, mark: str, nth: int) -> int:
    at = -1
    for _ in range(nth + 1):
        at = group.target.find(mark, at + 1)
    return at


def _said(text: str, one: Unbalanced) -> str:
    near = text[max(0, one.at - 6) : one.at + 8].strip()
    return f"{one.mark} in “{near}” is never {'closed' if one.opens else 'opened'}"
