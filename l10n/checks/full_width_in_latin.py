"""Full-width punctuation inside a Latin sentence.

What: ，。！？ between Latin words of a quotation that has no Han in it (a warning), or anywhere in an English text (an
error): Cyberport， the hub.
Why: a sentence keeps the punctuation of its own language.
Wrong: 「Stay hungry，stay foolish。」
Right: 「Stay hungry, stay foolish.」
Fix: write the half-width mark and a space; in English `l10n fix` does it, but not between two digits (1，500).
Does not: mind the marks of a Chinese name in an English text, or look at
  lists of names in Chinese sentences (Apple、Google), or quotations of one or two words.
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
    """Return one finding for a target with full-width marks in a Latin quotation."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.WIDE_IN_LATIN,),
        lambda one, text: (
            f"full-width {text[one.start]} in “{_slips.near(text, one.start, one.end)}”, write {one.wanted.strip()}"
        ),
        lambda slips, text: SEVERITY if context.locale.chinese else Severity.ERROR,  # noqa: ARG005 - `report` says which
    )
