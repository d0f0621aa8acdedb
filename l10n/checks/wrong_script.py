"""Characters of the other script.

What: a Simplified character in Traditional text, or a Traditional one in Simplified text.
Why: it comes from a converter, a paste or an input method, and every reader sees it.
Wrong: zh-Hant 数碼港 · zh-Hans 数碼港
Right: zh-Hant 數碼港 · zh-Hans 数码港
Fix: write the character this script has; the finding names it.
Does not: report characters that both scripts have (后 里 干 …: see SCR002) or that Hong Kong writes as Simplified does
(群 峰 恒 着); names and terms of the glossary are right as they stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import script
from l10n.checks import _slips, finding
from l10n.model import Fix, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SCR001"
NAME = "wrong script"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_NAMES = {"Hant": "Simplified in Traditional", "Hans": "Traditional in Simplified"}


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with characters of the other script."""
    if not group.target or not context.locale.chinese or not script.is_foreign(group.target, context.locale):
        return
    found = script.is_foreign(group.target, context.locale, _slips.right(group, context))
    if not found:
        return
    fixed = list(group.target)
    for one in found:
        fixed[one.at] = one.wanted
    listed = ", ".join(dict.fromkeys(f"{one.character} ({one.wanted})" for one in found))
    text = "".join(fixed)
    yield finding(
        (CODE, SEVERITY),
        group,
        context,
        f"{_NAMES[context.locale.script]} text: {listed}",
        expected=text,
        column=found[0].at + 1,
        fix=Fix(text, safe=False, note="one character at a time; read the words"),
    )
