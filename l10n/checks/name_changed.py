"""A name that stays as it is was changed.

What: the source has a term of kind `keep-as-is` and the target does not have it letter for letter.
Why: a brand, or a person whose Chinese name nobody knows, is not ours to translate or to invent.
Wrong: "Cindy Fung" as 馮小姐.
Right: Cindy Fung.
Fix: write it as in the source.
Does not: ask for it twice in a block. Capitals do not matter here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _terms
from l10n.glossary import Kind
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair

CODE = "NAM002"
NAME = "fixed name changed"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each keep-as-is term that the target lacks."""
    for group, want in _terms.wants(pair, context):
        if want.concept.kind is Kind.KEEP:
            message = f"{want.form!r} stays as it is; the translation does not have it"
            yield _terms.said(group, want, context, CODE, message)
