"""A condition is left out.

What: a condition ("if", "unless", "subject to", "provided that"; 如果, 除非, 倘若, 只要) of which the paragraph in the
  other language has nothing.
Why: a promise that holds only under a condition reads as one that holds.
Wrong: "The walk goes ahead unless it rains." as 步行活動照常舉行。
Right: 除非下雨，步行活動照常舉行。
Fix: put the condition back, or take it out.
Does not: look at what is no condition ("as if", "even if", "if any", "if not", "is subject to"), or mind in what words
  the other side says it: 如, 若, 時, 一旦, 視乎, 方可, "when", "once", "without", "only" and many others will do. Only
  between English and Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "CON013"
NAME = "condition left out"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SAYS = later(  # every branch begins with a plain letter, so that few places are tried
    r"(?:u(?<=\bu)nless|s(?:(?<=, s)|(?<=\. s)|(?<=\As))ubject to|p(?<=\bp)rovid(?:ed|ing) that|o(?<=\bo)nly if)\b"
    r"|i(?<=\bi)(?<!as i)(?<!even i)(?<!what i)(?<!like i)(?<!see i)(?<!wonder i)f\b(?! any| anything| not| only| ever)"
)
_SAYS_CHINESE = later("除非|如果|假如|假若|倘若|倘|若然|若果|只要|的話|的话|如(?=[屬属遇獲获]|未能|發生|发生|有需要)")
_WEAK = frozenset({"if", "只要", "的話", "的话", "如"})
"""Of these it is not sure that they say a condition."""
_HEARS = later(
    r"\b(?:if|unless|when|whenever|where|wherever|whether|should|subject|provided|providing|once|until|till|without"
    r"|in an|except|only|depend\w*|condition\w*|event|case|long as|assuming|otherwise|upon|were|had|even|would|could"
    r"|needs?|needed|requires?|required|must|consent|else|pending|contingent|whatever|whoever|any|anyone|those|who"
    r"|barring|during)\b"
)
_HEARS_CHINESE = later(
    "果真|[若倘凡當当便就則则縱纵雖虽否待視视限]|(?<![例比譬猶犹])如(?![期常何此下同上])|假[如若使設设定]|要是|除|的話|的话|一旦|萬一|万一"
    "|(?<![0-9〇零一二兩三四五六七八九十小及同即])[時时](?![間间刻裝装尚代期])|只[要有]|無論|无论|不論|不论|不管|即使|前提|條件|条件|方可|才|取決"
    "|取决|規管|规管|為準|为准|須經|须经|[須须]獲|须获|後|后|任何|未|沒有|没有|但|惟|另有|嗎|吗|批准|必[須须]|者(?=[，須须可將将會会均即])|[違违]者|約束|约束|受"
)
_ANY = _spoken.any_of("condition")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first condition of a block that its other side has nothing of."""
    here, there = _spoken.masks(subject, context)
    if not (here | there) & _ANY or context.source.chinese == context.locale.chinese:
        return NOTHING
    return _found(subject, context)


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    latin = context.locale if context.source.chinese else context.source
    if not latin.code.startswith("en"):
        return
    both = sides(subject)
    source, target = "\n".join([one for _, one, _ in both]), "\n".join([other for _, _, other in both])
    english, chinese = (target, source) if context.source.chinese else (source, target)
    english = english.lower()
    one, other = _SAYS.search(english), _SAYS_CHINESE.search(chinese)
    if one and not _HEARS_CHINESE.search(chinese):
        said, lost = one, not context.source.chinese
    elif other and not _HEARS.search(english):
        said, lost = other, context.source.chinese
    else:
        return
    group = next((group for group, *texts in both if said[0] in texts[not lost].lower()), both[0][0])
    message = (
        f"“{said[0]}” is in the source, no condition in the target" if lost else f"{said[0]} is in the target only"
    )
    severity = Severity.WARNING if said[0] in _WEAK else SEVERITY
    column = 0 if lost else group.target.lower().find(said[0]) + 1
    yield finding((CODE, severity), group, context, message, column=column)
