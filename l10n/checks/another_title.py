"""Another law or work.

What: a title in quotation marks or 《》, or of an Ordinance, of which a word is not in the other edition's title, where
  that one has a word that is not in it: 《長江之歌》 for "Song of the Yellow River".
Why: a law is named by one word; with another it is another law.
Wrong: "the Food Safety Ordinance" as 《職業安全條例》。
Right: 《食物安全條例》。
Fix: write the title of the source.
Does not: judge titles that have nothing else in common, for works are often renamed abroad; nor a paragraph of which
  the editions name titles unlike in number. It knows some 300 words that titles are made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _titled, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NAM021"
NAME = "another law or work"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each title that another one stands for."""
    to_chinese = context.locale.chinese
    if context.source.chinese == to_chinese:
        return
    whole = subject.target if to_chinese else subject.source
    if whole and "《" not in whole and "〈" not in whole:
        return
    for group, source, target in sides(subject):
        chinese, english = (target, source) if to_chinese else (source, target)
        if "《" not in chinese and "〈" not in chinese:
            continue
        named = _titled.titles(chinese, chinese=True)
        other = _titled.titles(english, chinese=False)
        if len(named) != len(other):
            continue
        for title, foreign in zip(named, other, strict=True):
            words = _titled.apart(foreign, title, context.locale if to_chinese else context.source)
            if words is not None:
                word, form = words
                shown = title if to_chinese else foreign
                message = (
                    f"{shown} has {form if to_chinese else word} where the source has {word if to_chinese else form}"
                )
                yield finding((CODE, SEVERITY), group, context, message, column=group.target.find(shown) + 1)
