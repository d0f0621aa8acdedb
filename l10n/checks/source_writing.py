"""The source has what the checks of script and punctuation find in a translation.

What: a character of the other script, half-width marks beside Han, full-width letters, another locale's quotation
  marks, doubled marks, invisible characters: SCR001, SCR002, SCR004, PUN001 to PUN003, PUN005, PUN007 and QUO001, held
  to the release itself.
Why: the source is an edition too, and the other ones are made from it.
Wrong: a Traditional release with 渡轮每日开出, or 由鷗洲,開往醫院.
Right: 渡輪每日開出, 由鷗洲，開往醫院.
Fix: correct the release, then extract again. What they call a warning in a translation is a remark here.
Does not: look at spaces (SRC004), no-break spaces, unbalanced quotes (SRC001), or names and terms of the glossary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import typography
from l10n.checks import (
    _slips,
    _source,
    doubled_punctuation,
    full_width_in_latin,
    full_width_letters,
    half_width_punctuation,
    invisible_characters,
    quotes_by_script,
    script_by_word,
    title_marks,
    wrong_script,
)
from l10n.model import BlockPair, Group, Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC011"
NAME = "writing of the source"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_BY_SCRIPT = (wrong_script, script_by_word)
_BY_TOPIC = (
    *(invisible_characters, half_width_punctuation, full_width_letters),
    *(doubled_punctuation, full_width_in_latin, quotes_by_script),
)
_TOPICS = (
    *(Topic.INVISIBLE, Topic.COMPATIBILITY, Topic.HALF_WIDTH, Topic.WIDE_LATIN),
    *(Topic.DOUBLED, Topic.WIDE_IN_LATIN, Topic.QUOTES),
)
"""What those of `_BY_TOPIC` look for: where a text has none of it, none of them need be asked."""
_SPACES = str.maketrans("\u00a0\u202f", "  ")


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield what the checks of a text's writing say about the groups of the source."""
    chinese, style = context.locale.chinese, _slips.description(context)
    for one in _source.said(editions, context):
        text = one.text
        if "\u00a0" in text or "\u202f" in text:
            text = text.translate(_SPACES)
        possible = not one.group.omitted and not typography.every_possible(text, style).isdisjoint(_TOPICS)
        if not possible and not chinese:
            continue
        group, pair = one.group, one.pair
        written = Group(group.units, group.segments, "", text, group.state, group.omitted)
        checks: list[ModuleType] = [*_BY_SCRIPT] if chinese else []
        if possible:
            checks += _BY_TOPIC
        hits = [hit for check in checks for hit in check.find(written, context)]
        if chinese and len(pair.groups) == 1:
            hits += title_marks.find(BlockPair(pair.block, (written,), "", text, complete=True), context)
        for hit in hits:
            severity = SEVERITY if hit.severity is Severity.ERROR else Severity.INFO
            yield _source.at((CODE, severity), one, context, f"{hit.message} ({hit.code})", hit.expected)
