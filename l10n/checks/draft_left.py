"""A target is still a draft.

What: a fuzzy entry that a machine, the memory or derivation filled and no person has taken over.
Why: nobody vouches for it yet; `l10n build` refuses it.
Wrong: `#, fuzzy` above a target that `# l10n: google` made.
Right: the same target without `fuzzy` after a person has read it.
Fix: read it, correct it, clear fuzzy in the PO editor.
Does not: judge the wording; every other check looks at drafts too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import CheckContext, finding
from l10n.model import Finding, Group, Scope, Severity, State

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CAT002"
NAME = "draft left"
SEVERITY = Severity.INFO
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each draft of the group."""
    for unit in group.units:
        if unit.state is State.DRAFT:
            maker = f" by {unit.origin.maker}" if unit.origin and unit.origin.maker else ""
            yield finding((CODE, SEVERITY), group, context, f"still a draft{maker}", unit=unit.id)
