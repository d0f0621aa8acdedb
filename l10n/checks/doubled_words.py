"""A word stands twice.

What: the same word, particle or sentence twice in a row in a target: 領取領取, 的的, "the the".
Why: it is what an edit or a machine leaves behind, and the eye skips it.
Wrong: 得獎者將於7月領取領取獎品。
Right: 得獎者將於7月領取獎品。
Fix: delete one.
Does not: mind words that Chinese doubles on purpose (人人, 慢慢, 一步一步, 討論討論), two words that meet (目的的), or
  "had had" and "that that", or what a Chinese source doubles in its own script. In direct speech, where people do say
  things twice, it is a warning. The source's own doubled words are SRC008.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.checks import CheckContext, finding
from l10n.checks._doubles import doubled
from l10n.checks._folded import folded
from l10n.model import Finding, Group, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CON007"
NAME = "word stands twice"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_SENTENCE, _LETTERS = 6, 3
"""Characters that a sentence has at least: Chinese ones, and how many times as many English ones."""


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each word that stands twice in a row, unless the source says it twice as well.

    A word that is doubled at several places is reported at the first.
    """
    if group.omitted or not group.target:
        return
    again = _again(group.target)
    if again is not None and _again(group.source) is None:
        yield finding((CODE, SEVERITY), group, context, f"a sentence stands twice: {again[0]}", column=again[1] + 1)
    here = list(doubled(group.target))
    there = {word.lower() for _, _, word in doubled(group.source)} if here else set()
    for start, _, word in here:
        if word.lower() not in there and not _also_in_source(word, group, context):
            there.add(word.lower())
            severity = Severity.WARNING if _quoted(group.target, start) else SEVERITY
            yield finding((CODE, severity), group, context, f"{word} stands twice", column=start + 1)


def _again(text: str) -> tuple[str, int] | None:
    """Return a sentence that stands twice in a row, and the place of the second one."""
    for mark, each in (("。", 1), (". ", _LETTERS)):
        if text.count(mark[0]) < 2:  # noqa: PLR2004 - two sentences
            continue
        at = 0
        for one, other in pairwise(text.removesuffix("\n").removesuffix(mark[0]).split(mark)):
            at += len(one) + len(mark)
            if len(other) >= _SENTENCE * each and one.endswith(other):
                return other, at
    return None


def _also_in_source(word: str, group: Group, context: CheckContext) -> bool:
    """Return whether a Chinese source has the word twice in a row in its own script: 盧阿盧阿 and 卢阿卢阿."""
    return context.source.chinese and folded(word + word) in folded(group.source)


def _quoted(text: str, at: int) -> bool:
    """Return whether a place is within quotation marks: more of them are opened before it than closed."""
    return any(text.count(mark, 0, at) > text.count(end, 0, at) for mark, end in ("「」", "“”", "『』"))
