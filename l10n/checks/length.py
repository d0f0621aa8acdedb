"""Length out of band.

What: a target that is much shorter or longer than its source lets expect, counted in Chinese characters and in what
English words become. The band is wide for short texts and narrow for long ones.
Why: half a paragraph is missing, a paragraph stands twice, or the target belongs to another source.
Wrong: a paragraph of 120 words as 歡迎參加。
Right: a translation between half and twice the usual length, for a paragraph much nearer to it.
Fix: compare the two; what is left out on purpose has `{omitted}` as its target.
Does not: look at headings, table cells, contact lines and texts of a few words, where anything goes; a single
  sentence that is missing is LEN002's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from l10n.checks import _evidence, finding
from l10n.checks._values import sides
from l10n.model import Role, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "LEN001"
NAME = "length out of band"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK

_RUNNING = frozenset({Role.PARAGRAPH, Role.QUOTATION, Role.DATELINE, Role.BOILERPLATE, Role.LIST_ITEM, Role.CAPTION})
_SHORTEST = 15.0
"""Texts that weigh less, in Chinese characters, have no band."""
_DEVIATIONS = 3.0
_GENERAL = 0.12
"""What translators differ by in long texts, beside what a paragraph's own length explains."""
_CHINESE = 0.06
"""The same between two Chinese locales, which say the same words."""


_USUAL, _USUAL_CHINESE = math.exp(_DEVIATIONS * _GENERAL), math.exp(_DEVIATIONS * _CHINESE)
"""No band is narrower than this, up and down: within it nothing needs to be weighed."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a complete block whose target is outside the band."""
    if not subject.complete or subject.block.role not in _RUNNING or context.source.code == context.locale.code:
        return
    both = sides(subject)
    if not both:
        return
    one = both[0][1] if len(both) == 1 else " ".join([text for _, text, _ in both])
    other = both[0][2] if len(both) == 1 else context.locale.joiner.join([text for _, _, text in both])
    chinese = context.source.chinese and context.locale.chinese
    if not _usual(one, other, _USUAL_CHINESE if chinese else _USUAL):
        yield from _weighed(one, other, subject, context)


def _usual(one: str, other: str, most: float) -> bool:
    """Return whether a text is surely between so many times the other's length and the same share of it."""
    (least, longest), (shortest, length) = _evidence.bounds(one), _evidence.bounds(other)
    return length + 1 <= most * (least + 1) and longest + 1 <= most * (shortest + 1)


def _weighed(one: str, other: str, subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where a target, weighed as it is, is outside the band."""
    source, target = _evidence.weight(one), _evidence.weight(other)
    if max(source, target) < _SHORTEST:
        return
    general = _CHINESE if context.source.chinese and context.locale.chinese else _GENERAL
    off = math.log((target + 1) / (source + 1))
    band = _DEVIATIONS * math.hypot(general, _evidence.spread(source) if general == _GENERAL else 1 / (source + 1))
    if abs(off) > band:
        what = "longer" if off > 0 else "shorter"
        share = f"{100 * math.exp(off):.0f} %"
        message = f"the target is much {what} than its source: {share} of the length that is usual"
        yield finding((CODE, SEVERITY), subject, context, message)
