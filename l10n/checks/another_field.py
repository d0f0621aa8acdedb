"""Another word of its kind in a name.

What: a word of the source that tells bodies, events and works apart (deaf, river, orchestra, noise) is nowhere in the
  target, where the target has another word of that kind which is nowhere in the source: 盲人學校 for "School for the
  Deaf".
Why: the name reads well and is another body's.
Wrong: "the Hillside School for the Deaf" as 山邊盲人學校。
Right: 山邊聾人學校。
Fix: put the word of the source.
Does not: look at words of which it does not know all renderings; it knows some 130, in twelve kinds. A word in small
  letters is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _fields, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NAM023"
NAME = "another word of its kind"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_ANY = _spoken.any_of("field")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first word that another of its kind stands for."""
    to_chinese = context.locale.chinese
    if context.source.chinese == to_chinese:
        return
    of_one, of_other = _spoken.masks(subject, context)
    if not of_one & of_other & _ANY:
        return
    both = sides(subject)
    _, source, target = both[0]
    if len(both) > 1:
        source, target = "\n".join([one for _, one, _ in both]), "\n".join([one for _, _, one in both])
    said = _fields.apart(source, target) if to_chinese else _fields.apart(target, source)
    if said is None:
        return
    word, form = said
    wrong, right = (form, word) if to_chinese else (word, form)
    group = next((group for group, _, one in both if wrong in one), both[0][0])
    severity = SEVERITY if word[:1].isupper() else Severity.WARNING
    column = group.target.find(wrong) + 1
    yield finding((CODE, severity), group, context, f"{wrong} stands for {right}", column=column)
