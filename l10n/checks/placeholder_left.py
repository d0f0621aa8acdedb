"""A placeholder is left.

What: TODO, TBC, TBD, XXX, lorem ipsum, [insert name], 待譯, （待定）, ???? in a target, where the source has none.
Why: it is a note to oneself, and it goes to print.
Wrong: 主禮嘉賓TODO將於下午2時抵達。, 花園向公眾（待譯）開放。
Right: 主禮嘉賓將於下午2時抵達。
Fix: write what belongs there.
Does not: report one that the source has as well (SRC010 says so once) or says in words ("to be confirmed"), or
  words that only look like one: 有待核實, 待定 outside brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _placeholders, finding
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "CAT007"
NAME = "placeholder left"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT


def find(subject: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for the placeholders of a target that its source does not have."""
    found = _placeholders.left(subject.target)
    if not found or subject.omitted:
        return
    if len(found) <= _placeholders.open_ends(subject.source):
        return
    shown = ", ".join(dict.fromkeys(found))
    column = subject.target.find(found[0]) + 1
    yield finding((CODE, SEVERITY), subject, context, f"{shown} is left to be filled in", column=column)
