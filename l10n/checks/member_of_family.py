"""Another word of the same family.

What: a sentence that says one word of a family in the source, and only another one in the target: 全部 for "some",
  最後 for "first", 不包括 for "including", 可 for "must", 將於 for "has been", 每周 for "monthly", 最大 for
  "second-largest", 登機後 for "before boarding".
Why: it reads well in either language, and no figure or name is wrong.
Wrong: "Some of the flights will leave from Terminal 2." as 全部航班將由二號客運大樓開出。
Right: 部分航班將由二號客運大樓開出。
Fix: put the word that says what the source says.
Does not: look at a word that is only left out, at paragraphs where the other side may say the same in other words
  (均, 各, 都 beside 全部), or at words outside its tables (`[families.…]` of the locales).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _families, _sentences, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._families import Family
    from l10n.model import BlockPair, Finding

CODE = "CON014"
NAME = "another of its family"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_LONGEST = {False: 400, True: 140}
"""Characters of a text without and with Chinese characters: a longer one speaks of more than one thing."""
_WEAK = frozenset({"tense", "sequence"})
"""Families whose words the languages use most freely."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each family of which a group says another member than its source."""
    here, there = _spoken.masks(subject, context)
    each, one = _spoken.families_apart(here, there)
    one = [name for name in one if name not in _WEAK]
    if one and len(_sentences.beside(subject, context)) > 1:  # a sentence may lack what another one says
        each = each + one
    for name in each:
        yield from _apart(name, subject, context)


def _apart(name: str, subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    one, other = _families.family(context.source.code, name), _families.family(context.locale.code, name)
    longest = _LONGEST[context.source.chinese], _LONGEST[context.locale.chinese]
    heard: tuple[set[str], set[str]] | None = None
    for group, source, target in _sentences.beside(subject, context):
        if len(source) > longest[0] or len(target) > longest[1]:
            continue
        got = _families.says(target, other)
        said = _families.says(source, one) if got else got
        if said <= got or got <= said:  # no side has a word that the other one lacks, even with hints left aside
            continue
        mine, its = _families.told(source, one), _families.told(target, other)
        lost = [member for member in mine.says if member not in its.may]
        new = [member for member in its.says if member not in mine.may]
        if not lost or not new:
            continue
        heard = heard or _heard(subject, one, other)
        if heard[1].issuperset(lost) and heard[0].issuperset(new):
            continue  # each is said elsewhere in the block
        word, instead = mine.says[lost[0]], its.says[new[0]]
        severity = SEVERITY if len(mine.says) == len(its.says) == 1 and name not in _WEAK else Severity.WARNING
        column = group.target.lower().find(instead) + 1
        yield finding((CODE, severity), group, context, f"“{word}” in the source, {instead} here", column=column)


def _heard(subject: BlockPair, one: Family, other: Family) -> tuple[set[str], set[str]]:
    """Return the members that the source of a block may say, and its target."""
    both = sides(subject)
    here = set[str]().union(*(_families.told(source, one).may for _, source, _ in both))
    return here, set[str]().union(*(_families.told(target, other).may for _, _, target in both))
