"""Simplified does not follow Traditional.

What: the two Chinese editions of a paragraph are the same but for a few characters, and these are not what the change
of script or of region's words explains.
Why: Simplified is made from Traditional; a correction in one that did not reach the other is found by no other check.
Wrong: Traditional 中心今日正式啟用, Simplified 中心昨日正式启用.
Right: Simplified 中心今日正式启用; or a Simplified edition that is worded on its own throughout.
Fix: carry the change over, or run `l10n derive` again.
Where little else differs, one character for another that sounds the same in Mandarin (咏 and 泳) is hardly ever a
choice of words but a slip of the input method, and a warning; 份 and 分, 連 and 聯 and others that are written either
way are not.
Does not: look at paragraphs that differ in more than a fifth, since those are translated apart; at words that the
  region says otherwise (質素 and 质量), terms of the glossary, punctuation or spaces.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n import romanisation, script
from l10n.checks._folded import folded
from l10n.checks._terms import codes_of
from l10n.model import Finding, Scope, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair

CODE = "SCR007"
NAME = "Simplified apart from Traditional"
SEVERITY = Severity.INFO
SCOPE = Scope.RELEASE

_ALIKE = 0.8
_LONGEST = 3000
_FEW = 3
"""In an edition that differs in more places, a character that sounds the same is one of its own words."""
_FAMILIES = """
份分 做作 像象相 惟唯維维 詞辞辭词 它他她牠祂 呎尺 哩里 的地得 連联聯连 帳账帐賬 著着 裝装妝妆 卷券捲 訊讯信 佈布 那哪
計计 畫画劃划
"""
_EITHER = {one: frozenset(family) for family in _FAMILIES.split() for one in family}
"""Characters that sound the same and of which either is right somewhere."""
_SKIPPED = re.compile(r"[\W_]+")


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each block whose Simplified is nearly, and not quite, its Traditional.

    It stands in the Simplified edition; in the Traditional one where Simplified is the source.
    """
    hant = [code for code in editions if locales.get(code).script == "Hant"]
    for code, pairs in editions.items():
        simplified = locales.get(code)
        if simplified.script != "Hans" or not hant:
            continue
        base = locales.get(hant[0])
        for ours, theirs in zip(pairs, editions[hant[0]], strict=False):
            mine, other = _text(ours, simplified, context), _text(theirs, base, context)
            apart, made = _apart(mine, other, base, simplified, context)
            if not apart:
                continue
            if code == context.source.code:
                made = script.convert(mine, simplified, base, glossary=context.glossary, codes=()).text
                yield _finding(theirs, base, simplified, [(one, two) for two, one in apart], made)
            else:
                yield _finding(ours, simplified, base, apart, made)


def _text(pair: BlockPair, locale: Locale, context: CheckContext) -> str:
    """Return the text of a block in an edition: the source's own where it is the source."""
    text = pair.source if locale.code == context.source.code else pair.target if pair.complete else ""
    return strip_codes(text, codes_of(pair))


def _apart(
    mine: str, theirs: str, base: Locale, target: Locale, context: CheckContext
) -> tuple[list[tuple[str, str]], str]:
    """Return the stretches of Traditional (in Simplified characters) and Simplified that differ, and all of the former.

    An empty list where the two are the same, or so different that they were worded apart.
    """
    if not mine or not theirs or max(len(mine), len(theirs)) > _LONGEST:
        return [], ""
    made = script.convert(theirs, base, target, glossary=context.glossary, codes=()).text
    here, there = _SKIPPED.sub("", mine), _SKIPPED.sub("", made)
    if here == there:
        return [], made
    if 2.0 * min(len(here), len(there)) / (len(here) + len(there)) < _ALIKE:  # too different in length alone
        return [], made
    matcher = difflib.SequenceMatcher(None, there, here, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return [], made
    spans = [span for span in matcher.get_opcodes() if span[0] != "equal"]
    explained = _explained(target, context, mine)
    apart = [(there[a:b], here[c:d]) for _, a, b, c, d in spans if not _is_said(there, here, (a, b, c, d), explained)]
    return apart, made


def _finding(ours: BlockPair, locale: Locale, other: Locale, apart: list[tuple[str, str]], made: str) -> Finding:
    slips = [(one, two) for one, two in apart if _is_slip(one, two)] if len(apart) <= _FEW else []
    listed = [*slips, *(one for one in apart if one not in slips)]
    shown = "; ".join(f"{one or '(nothing)'} → {two or '(nothing)'}" for one, two in listed[:4])
    return Finding(
        CODE,
        Severity.WARNING if slips else SEVERITY,
        f"differs from {other.code} where only the script should: {shown}",
        unit=ours.groups[0].units[0].id,
        locale=locale.code,
        source=ours.groups[0].source,
        target=ours.groups[0].target,
        expected=made,
    )


def _is_slip(one: str, two: str) -> bool:
    """Return whether a character stands for another one that an input method offers for the same keys."""
    if len(one) != 1 or len(two) != 1 or {one, two} <= _EITHER.get(one, frozenset()) or folded(one) == folded(two):
        return False
    return all(map(romanisation.is_han, (one, two))) and romanisation.sounds_alike(one, two, mandarin=True)


def _explained(target: Locale, context: CheckContext, mine: str) -> list[str]:
    """Return words of the Simplified text that are the region's own: its words for others', and the glossary's."""
    words = [word for word in target.table("conversion").get("elsewhere", {}).values() if word and word in mine]
    words += [hit.term.text for hit in context.glossary.find(mine, target)]
    return [_SKIPPED.sub("", word) for word in words]


def _is_said(there: str, here: str, span: tuple[int, int, int, int], explained: list[str]) -> bool:
    """Return whether the difference lies inside a word of the region or the glossary."""
    _, _, start, end = span
    for word in explained:
        at = here.find(word)
        while at >= 0:
            if at <= start and end <= at + len(word):
                return True
            at = here.find(word, at + 1)
    return not (there[span[0] : span[1]].strip() or here[start:end].strip())
