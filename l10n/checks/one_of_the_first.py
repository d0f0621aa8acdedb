"""One of the largest became the largest.

What: a superlative that is shared on one side ("one of the highest", 最高……之一) and stands alone on the other.
Why: the release claims more than its source does, and reads well.
Wrong: "The bridge is one of the longest in the region." as 該橋是區內最長的橋樑。
Right: 該橋是區內最長的橋樑之一。
Fix: put 之一 or "one of" back, or take it out.
Does not: look where the other side has no superlative, or says in other words that there are several (其中, 名列,
  數一數二, "among", "ranks").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.checks._values import Side
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "CON017"
NAME = "one of the first"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_NO_BEST = "forest|harvest|interest|request|guest|invest|protest|suggest|honest|modest|arrest|contest|conquest|digest"
_BEST = rf"(?:most|best|worst|(?!{_NO_BEST}|latest|manifest|(?:north|south)?west)[a-z]{{2,10}}est)"
_SHARED = later(
    r"\b(?:one|some|two|three|several) of (?:the|its|their|our|his|her|my|your|(?:[\w’'-]+ )?[\w-]+['’]s?) "
    rf"(?:[\w’'-]+ ){{0,2}}{_BEST}\b"
)
_HEARS = later(r"\b(?:among|amongst|one|ranks?|ranked|top|several|few|amid|some|as an?)\b")
_ALONE = later(rf"\b{_BEST}\b")
_SHARED_CHINESE = later("最[^，。；、之]{1,14}之一")
_HEARS_CHINESE = later(
    "之[一二三]|其中|其一|數一數二|数一数二|名列|位列|躋身|跻身|前列|位居|屈指|屬|属|堪稱|堪称|一些|部分|部份|某|幾|几|佼佼|一[個个名家項项位場场種种點点]"
)
_ALONE_CHINESE = later("(?<![至於于])最(?![近後后終终新少多]|初步)")
_FIRSTS = later(
    r"\b(?:one|two|three|several|some) of (?:the|its|their|our) (?:[\w’'-]+ )?first\b(?! (?:aid|half|phase|quarter))"
)
_FIRST_CHINESE = later(
    "(?:首|第一)[個个座間间家名位艘架款項项條条所隻只部場场支枚台宗份輛辆顆颗種种本幢棟栋][^，。；、]{0,20}|(?<=是)首創|首创"
)
_HEARS_FIRST = later(
    "之一|首批|首輪|首轮|率先|先行|較早|较早|最早|其中|前列|首幾|首几|首[兩两三四五六七八九十]|先驅|先驱|一批|部分"
)
_ONE_OF = _spoken.any_of("one of")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first group of which one side alone shares its superlative."""
    here, there = _spoken.masks(subject, context)
    return _found(subject, context) if (here | there) & _ONE_OF else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    both = sides(subject)
    chinese = [str(one[1 if context.source.chinese else 2]) for one in both]
    if (context.source.chinese or context.locale.chinese) and not any("最" in text for text in chinese):
        yield from _firsts(both, context)
        return
    for side, own, locale, other in ((1, 2, context.source, context.locale), (2, 1, context.locale, context.source)):
        text = "\n".join([str(one[own]) for one in both]).lower()
        for one in both:
            shared = _shared(str(one[side]).lower(), locale)
            if shared is not None and _alone(text, other):
                where = "source" if side == 1 else "target"
                message = f"“{shared[0]}” in the {where}, no such word in the {'target' if side == 1 else 'source'}"
                yield finding((CODE, SEVERITY), one[0], context, message)
                return


def _firsts(both: Sequence[Side], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a first of its kind that one side alone shares with others."""
    if context.source.chinese is context.locale.chinese:
        return
    for group, source, target in both:
        english, chinese = (source, target) if context.locale.chinese else (target, source)
        shared, alone = _FIRSTS.search(english), _FIRST_CHINESE.search(chinese)
        if shared is not None and alone is not None and _HEARS_FIRST.search(chinese) is None:
            said, where = (shared[0], "source") if context.locale.chinese else (shared[0], "target")
            other = "target" if where == "source" else "source"
            yield finding((CODE, SEVERITY), group, context, f"“{said}” in the {where}, {alone[0]} in the {other}")
            return


def _shared(text: str, locale: Locale) -> re.Match[str] | None:
    return (_SHARED_CHINESE if locale.chinese else _SHARED).search(text)


def _alone(text: str, locale: Locale) -> bool:
    """Return whether a text has a superlative and nothing that says there are several."""
    alone, hears = (_ALONE_CHINESE, _HEARS_CHINESE) if locale.chinese else (_ALONE, _HEARS)
    return hears.search(text) is None and alone.search(text) is not None
