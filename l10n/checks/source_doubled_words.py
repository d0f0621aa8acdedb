"""A word stands twice in the source.

What: the same word twice in a row in the release: "the the", 的的.
Why: it is a slip, and translators waste thought on it.
Wrong: The Centre opened the the laboratory.
Right: The Centre opened the laboratory.
Fix: correct the release.
Does not: mind "had had", "that that", or words that Chinese doubles on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _source
from l10n.checks._doubles import doubled
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC008"
NAME = "source says it twice"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each word of the source that stands twice in a row."""
    numbered = _source.numbered(editions.get(context.source.code, ()))
    for one, (_, _, again) in zip(_source.said(editions, context), numbered.groups, strict=True):
        for start, end, word in doubled(one.text) if again else ():
            shown = _source.near(one.text, start, end)
            yield _source.at((CODE, SEVERITY), one, context, f"“{word}” stands twice in “{shown}”")
