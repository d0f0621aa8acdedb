"""A name is left in the letters of the source.

What: the target has the source's form of a term of the glossary and none of the right forms of its own
  language.
Why: 趙岩 has a name in Chinese; "Zhao Yan" in a Chinese release is half a translation.
Wrong: 江蘇省副省長Zhao Yan致辭。
Right: 江蘇省副省長趙岩致辭。, also 趙岩（Zhao Yan）.
Fix: write the form shown in its place.
Does not: object where the right form stands beside it, where the glossary admits the source's form (AI,
  QDLP), or to names that are not in the glossary. An ordinary word left in English is a warning.
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

CODE = "NAM001"
NAME = "name left untranslated"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each term that stands in the target in the source's language."""
    for group, want in _terms.wants(pair, context):
        if want.left and want.concept.kind is not Kind.KEEP:
            message = f"{want.left!r} is left as in the source; the glossary has {_terms.forms(want.expected)}"
            yield _terms.said(group, want, context, CODE, message)
