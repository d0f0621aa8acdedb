"""A word became its opposite.

What: a sentence that says one of two opposite words in the source, and only the other one in the target: 反對 for
  "support", 無須 for "must", 出口 for "imports", 新低 for "the highest since", 落選 for "elected", 南部 for "northern",
  明日 for "today", 女士 for "Mr".
Why: it reads well in either language, and no figure or name is wrong.
Wrong: "Nine in ten parents support the plan." as 九成家長反對計劃。
Right: 九成家長支持計劃。
Fix: put the word that says what the source says.
Does not: look at sentences that negate or have both words, where the languages turn them round (not oppose, 支持), or
  at words outside its tables (`[opposites.…]` of the locales). Rises and falls are NUM007's, what is allowed or
  forbidden CON010's. Words that mean more than one thing (opened, arrived, won) are warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _opposites, finding
from l10n.checks._values import texts, translated
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "CON011"
NAME = "opposite word"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_AXES = (
    *("opinion", "duty", "trade", "record", "outcome", "answer"),
    *("price", "service", "door", "journey", "north", "east", "sex", "moisture", "heat"),
    *("day", "turn_of_time", "frequency", "event", "honorific", "degree"),
)
_LONGEST = 400
"""Characters: a longer group speaks of more than one thing."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each axis of which a group says the one end in the source and the other in the target."""
    axes = [(_opposites.axis(context.source.code, one), _opposites.axis(context.locale.code, one)) for one in _AXES]
    for group in translated(subject):
        source, target = texts(group, subject)
        if len(source) > _LONGEST:
            continue
        for here, there in axes:
            sides = ((source, here), (target, there)) if there.chinese else ((target, there), (source, here))
            if not all(_opposites.speaks(text, rules) for text, rules in sides):  # English first: it tells more
                continue
            said, word = _told(source, here), _told(target, there)
            if said is None or word is None or said[0] == word[0]:
                continue
            whole = _opposites.lowered(subject.source), _opposites.lowered(subject.target)
            if said[0] in _opposites.senses_in(whole[1], there) or word[0] in _opposites.senses_in(whole[0], here):
                continue  # another sentence of the paragraph says it
            weak = said[1] in here.weak or word[1] in there.weak
            message = f"the opposite: “{said[1]}” in the source, {word[1]} here"
            column = _opposites.lowered(group.target).find(word[1]) + 1
            severity = Severity.WARNING if weak else SEVERITY
            yield finding((CODE, severity), group, context, message, column=column)


def _told(text: str, rules: _opposites.Axis) -> tuple[str, str] | None:
    """Return the one sense that a text speaks of and the word that says it; None where it has two or is turned."""
    senses = _opposites.senses_in(_opposites.lowered(text), rules)
    senses.pop("none", None)
    return None if len(senses) != 1 or "turn" in senses else next(iter(senses.items()))
