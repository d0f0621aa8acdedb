"""What may be so became what is so.

What: a sentence that says 可能, 或會, 或將, "might", "could" or "may have" on one side, of which the other side has no
  word that leaves it open; and one that says "definitely", 已確定, 必定 where the other side leaves it open.
Why: a possibility becomes a fact, or a promise, and reads well.
Wrong: 港元拆息可能上升。 as "Hong Kong dollar interbank rates will rise."
Right: "Hong Kong dollar interbank rates may rise."
Fix: put the word back: may, might, possibly, likely; 可能, 或會, 料.
Does not: mind in what words the other side leaves it open (預計, 料, 似, "expected", "a chance", "if"), or look at
  "may" of what is allowed, at direct speech, or at long paragraphs.
It is an error where each side has as many sentences, and a warning else, and where the target leaves open what the
source does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _sentences, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "CON027"
NAME = "possibility lost"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SAYS_CHINESE = later(
    "(?<![不無无盡尽儘])可能(?![性是]|[^，。；]{1,14}的)|或會|或会|或將|或将|或許|或许|也許|也许|說不定|说不定"
)
_HEARS = later(
    r"\b(?:beware|please|careful|caution|watch|may|might|could|can|cannot|would|should|possib[a-z]+|impossib[a-z]+|perhaps|maybe|probab[a-z]+|likel[a-z]+"
    r"|unlikely|potential[a-z]*|chances?|risks?|risky|if|unless|whether|whatever|any|or"
    r"|expect[a-z]*|estimat[a-z]+|believ[a-z]+"
    r"|suspect[a-z]*|suspicion|alleg[a-z]+|apparent[a-z]*|seem[a-z]*|appear[a-z]*|tend[a-z]*|prone|vulnerab[a-z]+"
    r"|threat[a-z]*|liable|subject|uncertain[a-z]*|unclear|plausib[a-z]+|prospects?|looks?|looming"
    r"|feared?|fears|hop[a-z]+|poised|set to|due to"
    r"|forecast[a-z]*|predict[a-z]*|project[a-z]*|anticipat[a-z]+|presum[a-z]+|suppos[a-z]+|suggest[a-z]*|hints?|indicat[a-z]+"
    r"|consider[a-z]*|think[a-z]*|thought|arguabl[a-z]+|conceivab[a-z]+|concern[a-z]*|worr[a-z]+|able|enable[a-z]*|capable"
    r"|avoid[a-z]*|prevent[a-z]*|warn[a-z]*|danger[a-z]*|hazard[a-z]*|exposed?|face[sd]?|facing|ready|option[a-z]*|potentially"
    r"|sometimes|occasionally|some|no|not|never|until|otherwise|harmful|toxic|question[a-z]*|ask[a-z]*|how|what|which|who"
    r"|proposed?|plan[a-z]*|consult[a-z]*|provisional[a-z]*|tentative[a-z]*|doubt[a-z]*|unsafe|unknown|open|candidates?|mooted"
    r"|carcinogen[a-z]*|possess[a-z]*|flammable|as (?:far|soon|much|many|quickly|early|little|long|few) as)\b",
    re.IGNORECASE,
)
_SAYS = later(
    r"\bmight\b(?! (?:have been|as well|just))|\b(?:may|could) well\b"
    r"|\bmay (?:well |also |still |yet )?have [a-z]{1,12}(?:ed|en|wn|ne|ght|ost|ade|un|et)\b(?! (?:the|a)\b)"
    r"|\bperhaps\b|\bpossibly\b|\bmay(?= (?:rise|fall|drop|increase|decrease|decline|slow|worsen|spread|persist|weaken"
    r"|strengthen|shrink|widen|narrow|last|face|suffer|lose|exceed)\b)"
)
_HEARS_CHINESE = later(
    "可|或|能|料|恐|估|預|预|疑|有機會|有机会|望|若|如|似|機率|机率|概率|風險|风险|否|未必|不一定|不排除|不確定|不确定|不明|"
    "憧憬|據|据|應|应|看來|看来|也許|也许|傾向|倾向|易|潛|潜|擬|拟|可望|大概|相信|懷疑|隱患|隐患|擔心|担心|憂|忧|將|将|會|会|想|"
    "認為|认为|涉|危|懼|惧|嫌|未|暫|暂|威脅|威胁|幾|几率|推測|推测|推斷|推断|考慮|考虑|研究|打算|試|试|初步|[兩一二三四五六七八九十]至"
)
_SURE = later(
    r"\b(?:definitely|undoubtedly|without (?:a )?doubt|inevitably|(?:is|are) (?:certain|bound|sure) to"
    r"|(?:has|have) been confirmed|it is certain|confirmed that)\b",
    re.IGNORECASE,
)
_SURE_CHINESE = later(
    "必定|必然|必將|必将|肯定[會会]|一定[會会]|已確定|已确定|已證實|已证实|勢必|势必|毫無疑問|毫无疑问"
)
_HEARS_SURE = later(
    r"\b(?:definite[a-z]*|certain[a-z]*|undoubted[a-z]*|doubt|inevitab[a-z]*|sure[a-z]*|bound|must|confirm[a-z]*|establish[a-z]*"
    r"|determin[a-z]*|verif[a-z]*|prove[a-z]*|always|ascertain[a-z]*|identif[a-z]*|found|conclu[a-z]*|affirm[a-z]*|necessar[a-z]*"
    r"|definit[a-z]*|unavoidabl[a-z]*|set|will|guarantee[a-z]*|finali[sz][a-z]*|fixed|recogni[sz][a-z]*|positive[a-z]*)\b",
    re.IGNORECASE,
)
_HEARS_SURE_CHINESE = later("必|定|肯|確|确|證|证|勢|势|疑|毫|斷|断|無可|无可|難免|难免|保|絕|绝|認|认|總|总|當然|当然")
_RISK, _RISK_CHINESE = later(r"\b[Rr]isks?\b"), later("風險|风险")
_POSSIBLE = _spoken.any_of("possible")
_QUOTES = frozenset('“”"')
"""In direct speech people say more than they know."""
_LONGEST = {False: 320, True: 110}
"""Characters of a sentence without and with Chinese characters: a longer one leaves things open in too many ways."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first sentence that leaves something open on one side only."""
    to_chinese = context.locale.chinese
    if context.source.chinese is to_chinese:
        return NOTHING
    here, there = _spoken.masks(subject, context)
    return _found(subject, context, to_chinese=to_chinese) if (here | there) & _POSSIBLE else NOTHING


def _found(subject: BlockPair, context: CheckContext, *, to_chinese: bool) -> Iterator[Finding]:
    """Yield a finding for the first sentence of a block that has a word of any of those looked for."""
    units = _sentences.beside(subject, context)
    severity = SEVERITY if len(units) > len(subject.groups) or _single(subject, context) else Severity.WARNING
    for group, source, target in units:
        english, chinese = (source, target) if to_chinese else (target, source)
        if len(english) > _LONGEST[False] or len(chinese) > _LONGEST[True] or not _QUOTES.isdisjoint(english):
            continue
        for said, in_english in _lost(english, chinese):
            if in_english is to_chinese:
                message, column, level = f"the source says “{said}”, the target does not", 0, severity
            else:
                message, column = f"the target says “{said}”, the source does not", group.target.find(said) + 1
                level = severity if _is_sure(said) else Severity.WARNING
            yield finding((CODE, level), group, context, message, column=column)
            return


def _single(subject: BlockPair, context: CheckContext) -> bool:
    """Return whether a block is one sentence on either side."""
    both = sides(subject)
    if len(both) != 1:
        return False
    _, source, target = both[0]
    chinese, english = (target, source) if context.locale.chinese else (source, target)
    return chinese.rstrip("。").count("。") == 0 and english.rstrip(". ").count(". ") == 0


def _is_sure(said: str) -> bool:
    """Return whether a word says that something is certain; what is only left open is said in more ways."""
    return _SURE.fullmatch(said) is not None or _SURE_CHINESE.fullmatch(said) is not None


def _lost(english: str, chinese: str) -> Iterator[tuple[str, bool]]:
    """Yield what one sentence says of how sure something is and the other does not, and whether it is the English."""
    if _RISK.search(english) is not None and _RISK_CHINESE.search(chinese) is not None:  # they answer each other
        english, chinese = _RISK.sub(" ", english), _RISK_CHINESE.sub("", chinese)
    for says, text, hears, other, in_english in (
        (_SAYS_CHINESE, chinese, _HEARS, english, False),
        (_SAYS, english, _HEARS_CHINESE, chinese, True),
        (_SURE_CHINESE, chinese, _HEARS_SURE, english, False),
        (_SURE, english, _HEARS_SURE_CHINESE, chinese, True),
    ):
        match = says.search(text)
        if match is not None and hears.search(other) is None:
            yield match[0], in_english
