"""A target was made for an earlier source.

What: the release was edited after the unit was translated; the entry is fuzzy and shows the previous source.
Why: the target says what the release no longer says.
Wrong: source "… 7,600 square feet", target 「……7,500平方呎」.
Right: the target brought up to date and fuzzy cleared.
Fix: compare with the previous source (`#|`), correct the target, clear fuzzy.
Does not: say whether the change matters; read the two sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import CheckContext, finding
from l10n.model import Finding, Group, Scope, Severity, State

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CAT003"
NAME = "source changed since"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each stale unit of the group."""
    for unit in group.units:
        if unit.state is State.STALE:
            was = f"; it was: {unit.previous}" if unit.previous else ""
            yield finding(
                (CODE, SEVERITY), group, context, f"the source has changed since this was translated{was}", unit=unit.id
            )
