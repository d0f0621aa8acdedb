"""A word became its opposite.

What: a sentence that says one of two opposite words in the source, and only the other one in the target: 反對 for
  "support", 無須 for "must", 出口 for "imports", 新低 for "the highest since", 落選 for "elected", 南部 for "northern",
  明日 for "today", 女士 for "Mr".
Why: it reads well in either language, and no figure or name is wrong.
Wrong: "Nine in ten parents support the plan." as 九成家長反對計劃。
Right: 九成家長支持計劃。
Fix: put the word that says what the source says.
Where the source has both words, the target is wrong if it has one of them in both places.
Does not: look at sentences that negate, where the languages turn the words round (not oppose, 支持), or
  at words outside its tables (`[opposites.…]` of the locales). Rises and falls are NUM007's, what is allowed or
  forbidden CON010's. Words that mean more than one thing (opened, arrived, won) are warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _spoken, finding
from l10n.checks._axes import axis, lowered, only_sense, senses_in
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._axes import Axis
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
_WANTED = sum(_spoken.CLAUSE << _spoken.place(name) for name in _AXES)
_ENDS = {"one": "other", "other": "one"}
_LONGEST = 400
"""Characters: a longer group speaks of more than one thing."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each axis of which a group says the one end in the source and the other in the target."""
    if not _spoken.opposed(subject, context) & _WANTED:
        return
    for group, source, target in sides(subject):
        opposed = _spoken.between(source, target, context) & _WANTED
        if len(source) > _LONGEST or not opposed:
            continue
        for name in _AXES:
            if not opposed & _spoken.CLAUSE << _spoken.place(name):
                continue
            here, there = axis(context.source.code, name), axis(context.locale.code, name)
            said, word = only_sense(source, here), only_sense(target, there)
            if said is None and word is not None and len(subject.groups) == 1:
                said = _twice(_counts(source, here), _counts(target, there), word[0])
            elif said is not None and word is not None and _said_elsewhere(subject, (said[0], there), (word[0], here)):
                continue
            if said is None or word is None or said[0] == word[0]:
                continue
            weak = said[1] in here.weak or word[1] in there.weak
            message = f"the opposite: “{said[1]}” in the source, {word[1]} here"
            column = lowered(group.target).find(word[1]) + 1
            severity = Severity.WARNING if weak else SEVERITY
            yield finding((CODE, severity), group, context, message, column=column)


def _counts(text: str, rules: Axis) -> dict[str, list[str]]:
    """Return the words of a text by the sense they say."""
    found: dict[str, list[str]] = {}
    for match in rules.words.finditer(lowered(text)):
        found.setdefault(rules.senses[match[0]], []).append(match[0])
    found.pop("none", None)
    return found


def _twice(source: dict[str, list[str]], target: dict[str, list[str]], sense: str) -> tuple[str, str] | None:
    """Return the sense and word of a source that has both ends, where the target says one of them as often as both."""
    both = source.get("one", []) + source.get("other", [])
    if "turn" in source or len(source) != len(_ENDS) or len(target[sense]) != len(both):
        return None
    other = _ENDS[sense]
    return other, source[other][0]


def _said_elsewhere(pair: BlockPair, wanted: tuple[str, Axis], found: tuple[str, Axis]) -> bool:
    """Return whether another sentence of the target has the sense wanted, or another of the source the one found."""
    return wanted[0] in senses_in(lowered(pair.target), wanted[1]) or (
        found[0] in senses_in(lowered(pair.source), found[1])
    )
