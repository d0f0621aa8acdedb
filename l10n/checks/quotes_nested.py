"""Inner quotation marks outside, or outer ones inside.

What: 『』 that do not stand inside 「」, ‘’ that do not stand inside “”, or an outer pair inside an outer pair.
Why: Chinese has a fixed order: 「『』」, “‘’”.
Wrong: 『中心』今日啟用 · 「他說「好」」
Right: 「中心」今日啟用 · 「他說『好』」
Fix: turn them. An outer pair inside an outer pair is an error; an inner pair alone, which may continue a
quotation, a warning.
Does not: judge a paragraph whose quotation began in an earlier sentence or paragraph, or English apostrophes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n import typography
from l10n.checks import _slips, finding
from l10n.model import Scope, Severity
from l10n.patterns import later
from l10n.typography import addresses, code_spans
from l10n.typography.quotes import in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "QUO003"
NAME = "quotes nested"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK


@cache
def _in_order(quotes: tuple[str, ...]) -> re.Pattern[str]:
    """Return what the marks of a text are where there are outer pairs only, with nothing but inner pairs in them."""
    outer = quotes[0]
    inside = f"(?:{re.escape(quotes[1])})*" if quotes[1:] and quotes[1] != outer else ""
    return later(f"(?:{re.escape(outer[0])}{inside}{re.escape(outer[1])})*")


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first pair of a block's target that stands at the wrong depth."""
    if not pair.complete or not context.locale.chinese:
        return
    style = _slips.description(context)
    shown = typography.plain_marks(pair.target)
    if shown is not None and _in_order(style.quotes).fullmatch(shown) is not None:
        return
    found = typography.marks(pair.target, [*code_spans(pair.target, None), *addresses(pair.target)])
    own = [mark for mark in found if mark.pair in style.quotes]
    if len(style.quotes) < 2 or any(mark.partner < 0 for mark in own):  # noqa: PLR2004 - outer and inner; QUO002 speaks of the rest
        return
    depth = 0
    for mark in own:
        if not mark.opens:
            depth -= 1
            continue
        level = style.quotes.index(mark.pair)
        if level != depth % len(style.quotes) and in_chinese(pair.target, mark):
            near = pair.target[max(0, mark.at - 4) : mark.at + 8]
            wanted = style.opening(depth) + style.closing(depth)
            yield finding(
                (CODE, Severity.ERROR if depth else SEVERITY),
                pair,
                context,
                f"{mark.pair} in “{near}” should be {wanted}",
                column=mark.at + 1,
            )
            return
        depth += 1
