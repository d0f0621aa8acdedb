"""A suppression that says no reason, names no check, or hides nothing.

What: a translator's comment `l10n: ignore` without codes, with a code that no check has, or without a reason; and,
once all checks have run, a code that is suppressed where its check finds nothing any more.
Why: a suppression outlives the sentence it was made for, and then hides the next error.
Wrong: `# l10n: ignore NUM001` · `# l10n: ignore NUM999 the figure is right`
Right: `# l10n: ignore NUM001, DAT001 the release corrects its figure` · `# l10n: ignore TRM001 the Minister's wording`
Fix: add the reason, or delete the line.
Does not: honour a suppression without a reason; judge the reason. It cannot be suppressed itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import checks
from l10n.checks import finding
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "CAT006"
NAME = "suppression"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_LINE = later(r"l10n: ?ignore\b:?[ \t]*(?P<rest>[^\n]*)", re.IGNORECASE)
_CODE = later(r"[A-Z]{3}\d{3}\b[,;]?[ \t]*")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One line of a comment: which checks are to be silent about this unit, and why."""

    codes: tuple[str, ...]
    reason: str


def suppressions(comment: str) -> list[Suppression]:
    """Return the suppressions in a translator's comment, one a line that begins with `l10n: ignore`."""
    found: list[Suppression] = []
    for line in comment.split("\n") if "l10n:" in comment else ():
        match = _LINE.match(line)
        if match is None:
            continue
        rest, codes = match["rest"].strip(), []
        while (one := _CODE.match(rest)) is not None:
            codes.append(one[0].rstrip(",; \t"))
            rest = rest[one.end() :]
        found.append(Suppression(tuple(dict.fromkeys(codes)), rest.strip(" \t-–—:")))
    return found


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each suppression of the group's units that cannot be honoured."""
    for unit in group.units:
        for one in suppressions(unit.comment) if unit.comment else ():
            said = _wrong(one)
            if said:
                yield finding((CODE, SEVERITY), group, context, said, unit=unit.id)


def _wrong(one: Suppression) -> str:
    """Return what is wrong with a suppression, an empty string when nothing is."""
    if not one.codes:
        return "a suppression names no check: write “l10n: ignore NUM001 reason”"
    if CODE in one.codes:
        return f"{CODE} cannot be suppressed"
    known = {check.CODE for check in checks.all_checks()}
    unknown = [code for code in one.codes if code not in known]
    if unknown:
        return f"there is no check {', '.join(unknown)} to suppress"
    return "" if one.reason else f"the suppression of {', '.join(one.codes)} gives no reason, so it does not hold"
