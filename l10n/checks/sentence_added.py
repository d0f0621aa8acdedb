"""A sentence is added.

What: a translation with more sentences than its source, longer than usual by about one of them, of whose figures, names
and words the source has none; and what the source says is said by the others.
Why: a sentence that nobody released is published in the house's name, and only a reader of both languages sees it.
Wrong: "The footbridge will be closed for two months." as 行人天橋將關閉兩個月。附近商戶可獲補償。
Right: 行人天橋將關閉兩個月。
Fix: take it out, or put it into the source.
Does not: look at clauses, or at texts with as many sentences as their source, where one may have been put for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _odd, _surplus, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "LEN003"
NAME = "sentence added"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the sentence of a block's target that is most likely not from its source."""
    came, to = context.source, context.locale
    if not subject.complete or came.code == to.code:
        return
    both = sides(subject)
    sources, targets = [text for _, text, _ in both], [text for _, _, text in both]
    if not both:
        return
    found = None
    if _surplus.longer(targets, sources) and _surplus.more(targets, sources, to, came):
        found = _surplus.sentence(to.joiner.join(targets), came.joiner.join(sources), to, came)
    if len(both) == 1 and (found is None or not found.sure) and (odd := _odd.more(targets[0], sources[0], to, came)):
        found = _surplus.Surplus(odd, sure=True)
    if found is not None:
        severity = Severity.ERROR if found.sure else Severity.WARNING
        group = next((group for group, _, text in both if found.part in text), both[-1][0])
        column = group.target.find(found.part) + 1
        message = f"nothing in the source says: {found.part[:80]}"
        yield finding((CODE, severity), group, context, message, column=column)
