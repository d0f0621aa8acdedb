"""A word of another region.

What: 軟體, 信息技術 in Hong Kong text; 资讯科技, 私隐 in Mainland text: readable, but not what is said there.
Why: readers notice at once where a text comes from.
Wrong: zh-Hant-HK 人工智慧 · zh-Hans-CN 资讯科技
Right: zh-Hant-HK 人工智能 · zh-Hans-CN 信息技术
Fix: write the word of the region, or put the name it is part of into the glossary.
A word that says another thing here, too (信息, a message), is right where the English has that one.
Does not: insist: official text has exceptions (商業信貸資料庫), so this is a warning; names and terms of the
glossary are right, its forbidden forms are TRM002's where the source has the term, and the
house's form (`variants`) is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import script
from l10n.checks import _slips, finding
from l10n.glossary import Status
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SCR003"
NAME = "other region's words"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with words of another region."""
    if not group.target:
        return
    chosen = _slips.description(context).variants  # what the house writes is no other region's
    words = script.region_words(group.target, context.locale)
    if not words:
        return
    known = _known(group, context)
    found = [
        one
        for one in words
        if not any(start < one.end and one.start < end for start, end in known)
        and not any(form in one.word for form in chosen)
        and not _meant(one.word, group.source, context)
    ]
    if found:
        listed = "; ".join(dict.fromkeys(f"{one.word}: here {one.wanted}" for one in found))
        yield finding((CODE, SEVERITY), group, context, listed, column=found[0].start + 1)


def _meant(word: str, source: str, context: CheckContext) -> bool:
    """Return whether the source, in English, has what the word says in this region."""
    said = context.locale.table("conversion").get("meant", {}).get(word, ())
    low = source.lower() if said else ""
    return any(one in low for one in said)


def _known(group: Group, context: CheckContext) -> list[tuple[int, int]]:
    """Return the places that the glossary speaks for: its own forms, and forbidden ones of terms of the source."""
    hits = context.glossary.find(group.target, context.locale)
    there = {hit.concept.id for hit in context.glossary.find(group.source, context.source)} if hits else set()
    return [(hit.start, hit.end) for hit in hits if hit.status is not Status.FORBIDDEN or hit.concept.id in there]
