"""The rank of a post is left out or put in.

What: a Deputy, Vice- or Acting in a title of one language where the other language's paragraph has nothing of it:
  處長 for "Deputy Director", "President" for 署理校長.
Why: it promotes one person and demotes another, and they will both notice.
Wrong: "Ms Ada Shek, Deputy Director of Fisheries" as 漁業處處長石雅達女士。
Right: 漁業處副處長石雅達女士。
Fix: put the rank (副, 署理), or take it out.
Does not: tell whose rank it is where a paragraph has several titles with it and without. Vice-Chancellor (校長),
  deputies to a congress (代表) and deputy judges (暫委) have no 副.
The same of non-permanent (非常任) and -elect (候任). Where two posts or more answer each other, deputies are counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NAM011"
NAME = "rank of a title"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_POST = (
    "主席|總裁|总裁|校長|校长|局長|局长|處長|处长|署長|署长|司長|司长|院長|院长|會長|会长|主任|總監|总监|經理|经理"
    "|部長|部长|市長|市长|省長|省长|書記|书记|秘書長|秘书长|總理|总理|總統|总统|董事長|董事长|行長|行长|館長|馆长"
    "|主管|理事長|理事长|專員|专员"
)
_TITLE = (
    r"(?=(?:[A-Z][\w&'’-]{0,20},? (?:of |for |and )?){0,3}(?:Chief|Director|President|Chair|Secretary|Commissioner|Head"
    r"|Manager|Dean|Principal|Governor|Mayor|Minister|Premier|CEO|Officer|Controller|Superintendent|Provost|Rector|Editor|Leader"
    r"|Convenor|Curator|Consul|Ambassador|Speaker|Captain))"
)
_RANKS = (
    (
        "deputy",
        later(r"\b(?:Deputy|Vice)[ -](?!Chancellor|Admiral|Marshal|Judge|Chief Judge)" + _TITLE),
        later(r"\b(?:deputy|deputies|vice|associate|assistant|under|second|sub|junior|pro|provost)\b", re.IGNORECASE),
        later(f"副(?={_POST}|總(?:經理|裁|監)|总(?:经理|裁|监)|行政總裁|行政总裁)"),
        later("副|次長|次长|代表|暫委|暂委|助理"),
    ),
    (
        "acting",
        later(r"\b(?:Acting|Interim) " + _TITLE),
        later(
            r"\b(?:acting|interim|temporary|temporarily|caretaker|provisional|on behalf|for the"
            r"|(?:will|to|shall|would) act|acts as|acted as|stands? in for|covers? for|fill(?:s|ing)? in for)\b",
            re.IGNORECASE,
        ),
        later(f"(?:署理|署任|暫任|暂任|(?<![險险產产遊游行務务業业告家運运])代理)(?={_POST}|行政)"),
        later("署理|署任|代理|代行|暫代|暂代|暫任|暂任|臨時|临时|代(?:主席|校長|校长|局長|局长|總|总)"),
    ),
    (
        "non-permanent",
        later(r"\b[Nn]on-permanent (?=[Jj]udge|[Mm]ember|[Pp]ost|[Ss]taff)"),
        later(r"\b(?:non-permanent|temporary|ad hoc|rotating|visiting|overseas)\b", re.IGNORECASE),
        later("非常任"),
        later("非常任|非常設|非常设|非永久|臨時|临时|海外|外籍|輪任|轮任|暫|暂"),
    ),
    (
        "elect",
        later(
            r"\b(?:President|Chairman|Chairperson|Mayor|Premier|Chief Executive|Governor|Prime Minister)"
            r"-(?:elect|designate)\b"
        ),
        later(
            r"-elect|designate|incoming|elected|appointed|next|nominee|taking up|take up|take office|new\b",
            re.IGNORECASE,
        ),
        later(
            "(?:候任|當選|当选)(?=總統|总统|主席|市長|市长|行政長官|行政长官|特首|總理|总理|會長|会长|校長|校长|總裁|总裁)"
        ),
        later("候任|當選|当选|獲選|获选|準|准|新任|下任|將任|将任|上任|就任"),
    ),
)
_DEPUTY = later(r"\b(?:Deputy|Vice|Assistant|Associate|Under)\b(?![ -](?:Chancellor|Admiral|Marshal|Judge|Professor))")
_HEAD = later(
    r"\b(?:Director|President|Chairman|Chairwoman|Chairperson|Chair|Secretary|Commissioner|Head|Manager|Principal|Governor"
    r"|Minister|Premier|Curator|Dean|Chancellor|Mayor)\b"
)
_OFFICE = later(f"(?:副|助理)?(?:{_POST})")
_RANK = _spoken.any_of("rank")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each rank that only one side of a block speaks of."""
    if context.source.chinese == context.locale.chinese:
        return
    here, there = _spoken.masks(subject, context)
    if not (here | there) & _RANK:
        return
    both = sides(subject)
    source, target = "\n".join(one for _, one, _ in both), "\n".join(other for _, _, other in both)
    english, chinese = (target, source) if context.source.chinese else (source, target)
    for _, says, hears, says_chinese, hears_chinese in _RANKS:
        one, other = says.search(english), says_chinese.search(chinese)
        if one and not hears_chinese.search(chinese):
            said = one[0].strip(" -")
        elif other and not hears.search(english):
            said = other[0]
        else:
            continue
        inside = said in target
        message = f"{said} is in the {'target' if inside else 'source'} only"
        group = next((group for group, *side in both if said in side[inside]), both[0][0])
        yield finding((CODE, SEVERITY), group, context, message, column=group.target.find(said) + 1 if inside else 0)
        return
    yield from _counted(subject, context, english, chinese)


def _counted(subject: BlockPair, context: CheckContext, english: str, chinese: str) -> Iterator[Finding]:
    """Yield a finding where two posts or more answer each other and one side has a deputy more."""
    offices = [match[0] for match in _OFFICE.finditer(chinese)]
    heads = _HEAD.findall(english)
    if not 1 < len(offices) == len(heads) or len(set(offices)) != len(offices):
        return
    mine, its = len(_DEPUTY.findall(english)), sum(one.startswith(("副", "助理")) for one in offices)
    if mine == its or abs(mine - its) > 1 or not (mine and its) or "常務副" in chinese or "常务副" in chinese:
        return
    more, less = ("target", "source") if (mine > its) is not context.locale.chinese else ("source", "target")
    message = f"the {more} has a deputy more than the {less}"
    yield finding((CODE, SEVERITY), sides(subject)[0][0], context, message)
