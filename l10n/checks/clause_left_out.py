"""A clause is left out.

What: a sentence or two whose translation is too short by one of the clauses, of whose figures, names and words it has
none, while all that it says is said by the others.
Why: a dropped clause reads well, and only a reader of both languages can miss it.
Wrong: "The bank cut its charges in July and will abolish them for customers over 65." as 該行已於七月下調收費。
Right: 該行已於七月下調收費，並將對65歲以上客戶免收。
Fix: translate it; if it is left out on purpose, write `{omitted}` as its target.
Does not: look at long paragraphs, or at clauses of words that it does not know. From Chinese it is a warning, for
  English says in a word what Chinese says in a clause. Whole sentences are LEN002's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _surplus, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "LEN005"
NAME = "clause left out"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the clause of a block of one group that its target does not say."""
    came, to = context.source, context.locale
    if not subject.complete or came.code == to.code:
        return
    both = sides(subject)
    if len(both) != 1 or not _surplus.longer([both[0][1]], [both[0][2]]):
        return
    group, source, target = both[0]
    if _surplus.more([source], [target], came, to):
        return  # a sentence
    found = _surplus.clause(source, target, came, to)
    if found is not None:
        severity = SEVERITY if found.sure and not came.chinese else Severity.WARNING
        yield finding((CODE, severity), group, context, f"nothing in the target says: {found.part[:80]}")
