"""A space beside full-width punctuation.

What: a space before or after ，。、；：！？（）「」《》.
Why: the mark already brings its space; a second one tears the line apart.
Wrong: 數碼港 ，好 · 「 中心 」
Right: 數碼港，好 · 「中心」
Fix: `l10n fix` removes it.
Does not: look at the edges of a unit, or at marks of the glossary's own forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SPC001"
NAME = "space at punctuation"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with spaces beside full-width marks."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.SPACE_WIDE,),
        lambda one, text: f"a space in “{_slips.near(text, one.start, one.end)}”",
    )
