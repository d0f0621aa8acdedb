"""Chinese in the running text of an English source.

What: Chinese characters in an English release outside brackets and quotation marks.
Why: a name that was to be looked up, or a word that was never put into English, goes into every edition from here.
Wrong: HKSTP, 香港科技園, welcomed the move.
Right: HKSTP welcomed the move; Cyberport (數碼港); the novel 《邊城》.
Fix: write the English; the Chinese may follow it in brackets.
Does not: mind a Chinese form that the glossary has for English, or addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _han, _source
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC009"
NAME = "Chinese in the source"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each group of a source in Latin letters that has Chinese in its running text."""
    if context.source.chinese:
        return
    for one in _source.said(editions, context):
        found = _han.left(one.text, context.source, context.glossary)
        if found:
            yield _source.at((CODE, SEVERITY), one, context, f"Chinese in the running text: {found[:40]}")
