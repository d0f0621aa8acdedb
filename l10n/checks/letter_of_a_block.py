"""Another block, hall or room.

What: a block, tower, hall, gate, room, exit, zone or class with a letter ("Block B", "Hall 3G", "Room 12A") that is
  another one in the target (D座, 3F展館, 12B室).
Why: people go to the wrong door, and no figure is wrong.
Wrong: "The centre is on the third floor of Tower B." as 中心位於D座三樓。
Right: 中心位於B座三樓。, 中心位於乙座三樓。
Fix: put the letter of the source.
Does not: report a letter that the target leaves out, or one that names no place; 甲乙丙丁 are A, B, C, D.
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
    from l10n.model import BlockPair, Finding, Group

CODE = "NAM009"
NAME = "another block or room"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_CHEAP = later(r"[A-Z](?![a-z]{2})|[甲乙丙丁戊己]")
_ID = r"[A-Z]|[0-9]{1,4}[A-Z]|[A-Z][0-9]{1,3}"
_ENGLISH = later(
    r"\b(?:Blocks?|Towers?|Halls?|Gates?|Terminals?|Rooms?|Flats?|Units?|Wings?|Lots?|Exits?|Platforms?|Zones?|Areas?"
    r"|Buildings?|Suites?|Shops?|Booths?|Piers?|Sections?|Groups?|Class(?:es)?|Grades?|Types?|Plans?|Categor(?:y|ies)"
    r"|Annex(?:es)?|Appendix|Schedules?|Form|Studios?|Theatres?|Sites?|Districts?|[Ss]eries)"
    rf" (?P<one>{_ID})(?!\.[A-Za-z0-9])(?![\w'’&-])"
    rf"(?:(?:,| and| or| to|–|/) ?(?P<more>{_ID})(?!\.[A-Za-z0-9])(?![\w'’&-]))?"
)
_CHINESE = later(
    rf"(?<![A-Za-z0-9.&-])(?P<one>{_ID})(?:[、至到及和與与/](?P<more>{_ID}))?(?:號|号)?"
    r"(?=座|棟|栋|幢|廳|厅|館|馆|展|閘|闸|室|單位|单位|翼|出口|口|區|区|期|組|组|級|级|類|类|型|段|舖|铺|攤|摊|站|月台|碼頭|码头|計劃|计划"
    r"|附件|附錄|表格|表|地盤|地块|股|樓|楼|系列)"
    rf"|(?:附件|附錄|附录|附表|表格|登機閘口|闸口|閘口|方案|計劃|计划|房間|房间)(?P<behind>{_ID})(?![A-Za-z0-9])"
    r"|(?P<stem>[甲乙丙丁戊己])(?=座|棟|栋|幢|室|組|组|級|级|類|类|翼|區|区|型|廳|厅)"
)
_STEMS = dict(zip(_spoken.STEMS, "ABCDEF", strict=True))
_ROOM = _spoken.any_of("room")


def letters(text: str, *, chinese: bool) -> list[str]:
    """Return the letters and figures with a letter that name a block, a room and the like, in order."""
    pattern = _CHINESE if chinese else _ENGLISH
    found: list[str] = []
    for match in pattern.finditer(text):
        names = match.groupdict()
        found += [_STEMS.get(one, one) for one in names.values() if one]
    return found


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where a block names a letter in the source, and another one in its place in the target."""
    here, there = _spoken.masks(subject, context)
    if not here & there & _ROOM:
        return
    both = sides(subject)
    if not any(_CHEAP.search(target) for _, _, target in both):
        return
    source = [one for _, text, _ in both for one in letters(text, chinese=context.source.chinese)]
    if not source:
        return
    target: dict[str, Group] = {}
    for group, _, text in both:
        for one in letters(text, chinese=context.locale.chinese):
            target.setdefault(one, group)
    spoken = "\n".join(text for _, text, _ in both)
    shown = "\n".join(text for _, _, text in both)
    lost = [one for one in dict.fromkeys(source) if not _stands(one, shown)]
    new = [(one, group) for one, group in target.items() if not _stands(one, spoken)]
    for one, (other, group) in zip(lost, new, strict=False):
        yield finding(
            (CODE, SEVERITY),
            group,
            context,
            f"{other} stands for {one}",
            expected=one,
            column=group.target.find(other) + 1,
        )


def _stands(one: str, text: str) -> bool:
    """Return whether a name stands in a text by itself, or its letter alone (Flat B, 5/F and 5B室), or its stem."""
    letter = re.sub("[0-9]", "", one)
    stem = next((stem for stem, latin in _STEMS.items() if latin == letter), "\0")
    return stem in text or re.search(rf"(?<![A-Za-z0-9])(?:{one}|{letter})(?![A-Za-z0-9])", text) is not None
