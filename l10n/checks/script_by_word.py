"""A character that both scripts have, but not in this word.

What: 后 in 「之后」, 里 in 「里面」 in Traditional text; 著 for 着 in Simplified text: the character exists in
the script, the word does not write it so. Found by converting the text to the other script and back.
Why: a converter or an input method left it; single characters do not show it.
Wrong: zh-Hant 會议之后 · zh-Hans 乾净
Right: zh-Hant 會議之後 · zh-Hans 干净
Fix: write what the finding proposes, unless it is a name.
Does not: report names and terms of the glossary, or characters that SCR001 reports. Characters that Hong Kong writes
  both ways (温 and 溫, 注 and 註), and those that stand behind a surname (郭于華) and may be a name that the glossary
  does not hold, are warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import script
from l10n.checks import _slips, finding
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group
    from l10n.script import Foreign

CODE = "SCR002"
NAME = "script by word"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_BOTH = frozenset("雇温户税脱兑説说注托恒群峰床秘舍布証")
"""Characters that one office in Hong Kong writes so and the next one otherwise."""

_EITHER = frozenset({"編制", "制冷", "杆菌", "結彩"})
"""Words that mean one thing with one character and another, or the same, with the other: 人手編制, 編製報告."""
_MADE = later(
    r"編制(?:了|(?:有關|該|年度|財務|綜合|最新)|"
    r"[^，。；：、]{0,8}(?:報告|報表|預算|指數|賬目|帳目|統計|名冊|手冊|指引|清單|年報|目錄))"
)
"""編制 where it may be the verb, 編製: something is compiled. Alone it is the noun, a body's establishment."""
_ADVERBS = frozenset({"最多", "至多", "頂多", "大多", "不多"})
"""Behind these 只 is only, and not what counts animals (很多隻)."""
_POSTS = frozenset({"核准", "人手", "常額", "職位", "現有", "員額", "正式", "超出"})
"""Behind these 編制 is a body's posts, and not the making of something."""
_BEAMS = frozenset("橫屋橋棟大主鼻脊鋼石木上房架吊頂副次")
"""Behind these 梁 is a beam, 樑; elsewhere it ends a name."""
_GIVEN = frozenset("于余范云丰岳松杰斗谷朴")
"""Characters that names have, given ones too."""


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with characters that their word writes otherwise."""
    if not group.target or not context.locale.chinese or not script.suspects(group.target, context.locale):
        return
    every = script.suspects(group.target, context.locale, _slips.right(group, context))
    found = [one for one in every if not _read_apart(group.target, one.at) and not _is_noun(group.target, one.at)]
    if not found:
        return
    listed = "; ".join(
        f"{one.character} in “{_slips.near(group.target, one.at, one.at + 1)}” is probably {one.wanted}"
        for one in found
    )
    fixed = list(group.target)
    for one in found:
        fixed[one.at] = one.wanted
    severity = SEVERITY if any(_certain(group.target, one, context) for one in found) else Severity.WARNING
    yield finding((CODE, severity), group, context, listed, expected="".join(fixed), column=found[0].at + 1)


def _is_noun(text: str, at: int) -> bool:
    """Return whether 編制 is a body's establishment."""
    return text[at - 1 : at + 1] == "編制" and _MADE.match(text, at - 1) is None


def _read_apart(text: str, at: int) -> bool:
    """Return whether a character makes a word with what follows, not with what stands before it."""
    before = text[max(0, at - 3) : at]
    if text[at] == "梁":
        return before[-1:] not in _BEAMS and text[at + 1 : at + 2] != "柱"
    return (text[at] == "只" and before[-2:] in _ADVERBS) or (text[at] == "制" and before[:2] in _POSTS)


def _certain(text: str, one: Foreign, context: CheckContext) -> bool:
    """Return whether a character is wrong whatever the house and whoever is named."""
    surnames = context.locale.table("conversion").get("surnames", "")
    if one.character in _BOTH or not _EITHER.isdisjoint({text[one.at - 1 : one.at + 1], text[one.at : one.at + 2]}):
        return False
    return one.character not in _GIVEN or text[max(0, one.at - 1) : one.at] not in [*surnames]
