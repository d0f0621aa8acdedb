"""Negation on one side only.

What: a paragraph whose source says "not", "never", "cannot" while its target negates nothing, or a target that
says 不會, 沒有, 未能 where nothing in the source negates.

Why: a lost "not" turns the sentence into its opposite, and reads well.

Wrong: `The Centre will not charge fees.` → `中心將會收取費用。`
Right: `The Centre will not charge fees.` → `中心不會收取費用。`, `中心免費開放。`

Fix: put the negation back, or say it in another way (免費, 無須).

It is an error where the negated word is known, and the other side says it once in a sentence that negates nothing.

Does not: it counts no negations; where a paragraph negates twice, the loss of one is not seen. Words that
negate by their meaning ("fail", "without", 免, 拒) are enough on either side; but "non-members" and 非會員 answer
each other only. 沒有 before a noun that English named earlier is "no one", 停航 is "does not sail". Phrases
like "could not agree more" and 不得不 may be said with a negation or without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import NOTHING, _negated, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding, Group

CODE = "NUM005"
NAME = "negation on one side"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK

_NEITHER, _BOTH, _LOST = (False, False), (True, True), (True, False)
_MAY = _spoken.any_of("negation")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each group that negates on one side only, unless the block makes up for it."""
    here_is, there_is = context.source, context.locale
    alike = here_is.chinese and there_is.chinese
    masks = _spoken.masks(subject, context)
    here_may, there_may = (True, True) if alike else (masks[0] & _MAY != 0, masks[1] & _MAY != 0)
    return _found(subject, context, here_may, there_may) if here_may or there_may else NOTHING


def _found(subject: BlockPair, context: CheckContext, *may: bool) -> Iterator[Finding]:
    here_is, there_is = context.source, context.locale
    alike = here_is.chinese and there_is.chinese
    here_may, there_may = may
    lost, added = [], []
    for group, source, target in sides(subject):
        both = here_may and values.negates(source, here_is), there_may and values.negates(target, there_is)
        doubtful = _negated.may_change(target) if alike else there_may if there_is.chinese else here_may
        if doubtful or both != _NEITHER:
            sure = _sure(group, (source, target), both, context)
            if sure is not None:
                yield sure
                continue
        if both == _NEITHER or (both == _BOTH and not values.may_negate_noun(target, there_is)):
            continue  # where both negate outright, only a negated noun is no answer to anything else
        there = values.negation(target, there_is)
        if both == _LOST and there.any and not there.nouns:
            continue  # the target negates in another way, and no noun: that answers whatever the source negates
        here = values.negation(source, here_is)
        nouns = bool(here.nouns and there.nouns)  # "non-members" and 非會員 answer each other, and nothing else
        if here.outright and not (there.beyond if nouns else there.any):
            lost.append((group, here))
        elif there.outright and not (here.beyond if nouns else here.any):
            added.append((group, there))
    if not (lost and added):  # else it moved to another sentence
        yield from _reported(lost, added, context)


def _reported(
    lost: list[tuple[Group, values.Negation]], added: list[tuple[Group, values.Negation]], context: CheckContext
) -> Iterator[Finding]:
    """Yield a finding for each negation of a source that is lost, and for each that a target adds."""
    for group, said in lost:
        yield finding((CODE, SEVERITY), group, context, f"the source says “{said.word}”, the target negates nothing")
    for group, said in added:
        column = group.target.find(said.word) + 1
        yield finding(
            (CODE, SEVERITY), group, context, f"the target says {said.word}, the source negates nothing", column=column
        )


def _sure(group: Group, texts: tuple[str, str], both: tuple[bool, bool], context: CheckContext) -> Finding | None:
    """Return an error where a word is negated on one side, and the other one says it and negates nothing near it."""
    source, target = texts
    one, other = context.source, context.locale
    # English says nothing that is asked for where it does not negate outright; Chinese is asked where English does not
    alike = one.chinese and other.chinese
    if both[0] or (one.chinese and not both[1]) or alike:
        lost = _negated.lost(source, target, (one, other))
        if lost is not None:
            return _certain(group, context, f"the source says “{lost[0]}”, the target {lost[1]}", lost[1])
    if both[1] or (other.chinese and not both[0]) or alike:
        added = _negated.lost(target, source, (other, one))
        if added is not None:
            return _certain(group, context, f"the target says “{added[0]}”, the source {added[1]}", added[0])
    return None


def _certain(group: Group, context: CheckContext, message: str, word: str) -> Finding:
    return finding((CODE, Severity.ERROR), group, context, message, column=group.target.find(word) + 1)
