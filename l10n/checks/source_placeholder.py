"""A placeholder is left in the source.

What: TODO, TBC, TBD, XXX, lorem ipsum, [insert name], 待補, （待定）, ????, ____ in the release itself.
Why: every edition will have it.
Wrong: "The guest of honour, [insert name], will arrive at 2pm.", "Venue: TBC"
Right: "The guest of honour, Dr Ho, will arrive at 2pm."
Fix: write what belongs there; where it is meant ("Date: TBC"), give the reason in an `ignore` of the release.
Does not: look at addresses of forms, or at words that only look like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _placeholders
from l10n.checks._source import at, said
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC010"
NAME = "placeholder in the source"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(subject: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each placeholder of the source."""
    for one in said(subject, context):
        for placeholder in dict.fromkeys(_placeholders.left(one.text)):
            yield at((CODE, SEVERITY), one, context, f"{placeholder} is left to be filled in")
