"""What is forbidden became allowed.

What: a sentence that only allows in the source and only forbids in the target, or the reverse: 准許 for "banned",
  禁止 for "allowed".
Why: it reads well either way, and people are fined for believing it.
Wrong: "Smoking is banned in all public halls." as 所有公共場館准許吸煙。
Right: 所有公共場館禁止吸煙。
Fix: say what the source says.
Does not: look at sentences with a condition or an exception ("only members may", "unless", 方可, 除), where both
  languages turn the sentence round, or at the lifting of a ban.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _opposites, _spoken, finding
from l10n.checks._axes import axis
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "CON010"
NAME = "allowed for forbidden"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_AXIS = "permission"
_BITS = _spoken.any_of(_AXIS)
_LONGEST = 400
"""Characters: a longer group speaks of more than one thing."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each group that allows what its source forbids, or forbids what it allows."""
    return _found(subject, context) if _spoken.opposed(subject, context) & _BITS else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    for group, said, word, _ in _opposites.turned_sentences(subject, context, _AXIS, _LONGEST):
        here, there = axis(context.source.code, _AXIS), axis(context.locale.code, _AXIS)
        if not (said in here.weak and word in there.weak):
            message = f"the source says “{said}”, the target {word}"
            yield finding((CODE, SEVERITY), group, context, message, column=group.target.find(word) + 1)
