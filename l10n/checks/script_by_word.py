"""A character that both scripts have, but not in this word.

What: 后 in 「之后」, 里 in 「里面」 in Traditional text; 著 for 着 in Simplified text: the character exists in
the script, the word does not write it so. Found by converting the text to the other script and back.
Why: a converter or an input method left it; single characters do not show it.
Wrong: zh-Hant 會议之后 · zh-Hans 乾净
Right: zh-Hant 會議之後 · zh-Hans 干净
Fix: write what the finding proposes, unless it is a name.
Does not: report names and terms of the glossary, or characters that SCR001 reports. A name that the glossary does
not hold may be reported: it is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import script
from l10n.checks import _slips, finding
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SCR002"
NAME = "script by word"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with characters that their word writes otherwise."""
    if not group.target or not context.locale.chinese:
        return
    found = script.suspects(group.target, context.locale, _slips.right(group, context))
    if not found:
        return
    listed = "; ".join(
        f"{one.character} in “{_slips.near(group.target, one.at, one.at + 1)}” is probably {one.wanted}"
        for one in found
    )
    fixed = list(group.target)
    for one in found:
        fixed[one.at] = one.wanted
    yield finding((CODE, SEVERITY), group, context, listed, expected="".join(fixed), column=found[0].at + 1)
