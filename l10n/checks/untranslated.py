"""A unit has no target.

What: an entry whose msgstr is empty.
Why: a release for publication leaves no sentence in the wrong language; `l10n build` refuses it.
Wrong: source "Cyberport opened a laboratory today.", target "".
Right: any target; `{joined}` when the unit before covers it; `{omitted}` when it is left out on purpose.
Fix: translate it, or run `l10n draft` and review what it made.
Does not: say whether a target is good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import CheckContext, finding
from l10n.model import Finding, Group, Scope, Severity, State

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CAT001"
NAME = "not translated"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_SHOWN = 60


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each unit of the group that has no target."""
    for unit in group.units:
        if unit.state is State.UNTRANSLATED and unit.line:
            yield finding((CODE, SEVERITY), group, context, f"not translated: {_start(unit.source)}", unit=unit.id)


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
