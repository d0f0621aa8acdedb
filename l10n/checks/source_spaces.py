"""Stray spaces in the source.

What: two spaces in a row inside a sentence, or a space before a comma or full stop, in the release.
Why: they come from pasted text and hide in every edition that is built from it.
Wrong: Cyberport  opened a laboratory .
Right: Cyberport opened a laboratory.
Fix: correct the release.
Does not: mind two spaces between sentences, tables set with spaces, or French spacing of « ».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _source
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC004"
NAME = "spaces of the source"
SEVERITY = Severity.INFO
SCOPE = Scope.RELEASE

_DOUBLED = later(r"(?<=[^\s.!?:])[ \u00a0]{2,}(?=\S)")
_BEFORE = later(r"(?<=\w)[ \u00a0]+[,.;](?=\s|$)")


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each group of the source with a stray space."""
    if context.source.chinese:
        return
    for one in _source.said(editions, context):
        text = one.text
        if not ("  " in text or "\u00a0" in text or " ," in text or " ." in text or " ;" in text):
            continue  # one of these stands in every text with a stray space
        for pattern, what in ((_DOUBLED, "two spaces"), (_BEFORE, "a space before a mark")):
            match = pattern.search(one.text)
            if match:
                shown = _source.near(one.text, match.start(), match.end())
                yield _source.at((CODE, SEVERITY), one, context, f"{what} in “{shown}”")
                break
