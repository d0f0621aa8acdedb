"""`{joined}` has no unit before it to be joined to.

What: a target `{joined}` on the first unit of its block, or after a unit that was left out.
Why: the sentence would vanish from the edition.
Wrong: the first sentence of a paragraph with target `{joined}`.
Right: the first sentence carries the text of both, the second says `{joined}`.
Fix: write the target here, or move the text to the first unit.
Does not: complain where the unit before is still untranslated (that has its own finding).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import CheckContext, finding
from l10n.model import JOINED, BlockPair, Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CAT004"
NAME = "joined to nothing"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a group that starts with `{joined}`, or whose first unit is left out while others join it."""
    for group in pair.groups:
        first = group.units[0]
        if first.joined:
            message = f"{JOINED}, but there is no unit before it in this block"
            yield finding((CODE, SEVERITY), group, context, message, unit=first.id)
        elif first.omitted and len(group.units) > 1:
            message = f"{JOINED}, but the unit before it is left out"
            yield finding((CODE, SEVERITY), group, context, message, unit=group.units[1].id)
