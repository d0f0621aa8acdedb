"""Full-width punctuation inside a Latin sentence.

What: ，。！？ between Latin words of a quotation that has no Han in it.
Why: a sentence keeps the punctuation of its own language.
Wrong: 「Stay hungry，stay foolish。」
Right: 「Stay hungry, stay foolish.」
Fix: write the half-width mark and a space.
Does not: look at lists of names in Chinese sentences (Apple、Google), or quotations of one or two words.
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

CODE = "PUN005"
NAME = "full-width in Latin"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with full-width marks in a Latin quotation."""
    yield from _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.WIDE_IN_LATIN,),
        lambda one, text: f"{text[one.start]} in “{_slips.near(text, one.start, one.end)}”, write {one.wanted.strip()}",
    )
