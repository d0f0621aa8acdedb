"""A form that the glossary forbids stands in the translation.

What: the target has a form that the glossary lists under `avoid` for a concept that the source of the block
  has; or one that is marked as wrong whatever the source says (`!form`).
Why: forbidden forms are those that were really seen in print: another region's word, a machine's guess, a
  misspelt name.
Wrong: "Legislative Council" as 立法院.
Right: 立法會.
Fix: write the form shown; it replaces the wrong one in the unit.
Does not: look at a form inside a longer term of the glossary, nor at one whose concept is not in the source
  (大陸 in 歐洲大陸), nor where the right form stands as often as the source asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import glossary
from l10n.checks import _terms, finding
from l10n.model import Finding, Fix, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair

CODE = "TRM002"
NAME = "forbidden term"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each forbidden form in the block's target."""
    text = _terms.plain(pair)
    if not text.groups or not context.glossary.forbids(text.target, context.locale):
        return
    misuses = glossary.misused(
        context.glossary, text.sources, text.target, context.source, context.locale, date=context.date
    )
    for misuse in misuses:
        form = text.target[misuse.start : misuse.end]
        at = next((number for number, target in enumerate(text.targets) if form in target), 0)
        group = text.groups[at]
        severity = Severity.ERROR if misuse.concept.certain else SEVERITY
        place = group.target.find(form)
        right = misuse.expected[0] if misuse.expected else ""
        instead = f"; the glossary has {_terms.forms(misuse.expected)}" if right else ""
        yield finding(
            (CODE, severity),
            group,
            context,
            f"{form!r} is a forbidden form{instead}",
            expected=right,
            column=place + 1,
            fix=Fix(group.target.replace(form, right), safe=False, note="term") if right and place >= 0 else None,
        )
