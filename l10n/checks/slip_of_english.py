"""A slip of English in the English edition.

What: a where an is said ("a hour", "an university"), a month or a day in small letters ("june 5"), a form of a verb
  that fits no sentence ("will be hold", "They is", "Each school were"), one word too many ("open for to the public"), a
  number before a noun in the singular ("eleven member.").
Why: no figure or name is wrong, and everybody sees it.
Wrong: The event will be hold on june 5.
Right: The event will be held on June 5.
Fix: correct the word.
Does not: know grammar: it finds what is wrong whatever the sentence says. Acronyms that may be said as words (a NATO,
  an NATO), sums of money (a HK$50 voucher) and words whose h some do not say (an historic day) are never reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import finding
from l10n.checks._english import slips
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "CON025"
NAME = "slip of English"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each slip in an English target."""
    if not context.locale.code.startswith("en") or not group.target:
        return
    for slip in slips(group.target):
        said = f"“{group.target[slip.start : slip.end]}”: {slip.what}"
        yield finding((CODE, SEVERITY), group, context, said, column=slip.start + 1)
