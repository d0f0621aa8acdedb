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

from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.checks import (
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
from l10n.model import BlockPair, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC011"
NAME = "writing of the source"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_UNIT = (
    *(wrong_script, script_by_word, invisible_characters, half_width_punctuation, full_width_letters),
    *(doubled_punctuation, full_width_in_latin, quotes_by_script),
)
_SPACES = str.maketrans("\u00a0\u202f", "  ")


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield what the checks of a text's writing say about the groups of the source."""
    for one in _source.said(editions, context):
        text = one.text.translate(_SPACES)
        written = one._replace(group=replace(one.group, source="", target=text))
        hits = [hit for check in _UNIT for hit in check.find(written.group, context)]
        if len(one.pair.groups) == 1:
            pair = BlockPair(one.pair.block, (written.group,), "", text, complete=True)
            hits += title_marks.find(pair, context)
        for hit in hits:
            severity = SEVERITY if hit.severity is Severity.ERROR else Severity.INFO
            yield _source.at((CODE, severity), one, context, f"{hit.message} ({hit.code})", hit.expected)
