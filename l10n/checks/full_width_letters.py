"""Full-width digits, letters or signs.

What: full-width digits and letters, ％, ＄ and the ideographic space inside a line,
where Chinese and English text have 2025, A, %, $.
Why: official Hong Kong text has none; searches for the number miss it.
Wrong: 50％ · ＄10
Right: 50% · $10
Fix: `l10n fix` makes them half-width. A space alone is a warning: it parts the fields of a line (電話 … 傳真 …).
Does not: touch full-width punctuation, which is right, an ideographic space that indents a paragraph,
  or one between two clauses of a headline.
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

CODE = "PUN002"
NAME = "full-width letters"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_SPACE = "\u3000"


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with full-width digits, letters or signs."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.WIDE_LATIN,),
        lambda one, text: (
            f"full-width {text[one.start]} in “{_slips.near(text, one.start, one.end)}”, write “{one.wanted}”"
        ),
        lambda slips, text: SEVERITY if any(text[one.start] != _SPACE for one in slips) else Severity.WARNING,
    )
