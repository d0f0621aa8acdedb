"""A space inside Chinese text.

What: a space between two Han characters, or between Han and a digit; and between Han and Latin where the house says how
(`han_latin_space = "require"` or `"strip"` under `[tool.l10n.style.<locale>]`; the default `"keep"` says nothing).
Why: Hong Kong official text has none beside digits; most come out of PDF files.
Wrong: 2 月 · 香 港
Right: 2月 · 香港
Fix: `l10n fix` removes those beside digits; between two Han characters a person looks, for names are spaced on purpose.
Does not: look at Han and Latin unless the house says so, or at a space that parts two clauses of a headline, a
  sub-headline, a heading or the title in the front matter. A space beside a figure (2 月, 圖1 組成部分) is info, since
  houses differ and nothing is misread, and a warning where the house has set `han_digit_space`; one between Han
  characters of a line that is no sentence (聯匯穩健 信心所繫) parts two phrases and is info too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Role, Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group
    from l10n.typography import Slip

CODE = "SPC002"
NAME = "space in Chinese"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_SENTENCE = "。！？；"
_TOPICS = (Topic.SPACE_HAN, Topic.SPACE_LATIN)


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with spaces inside Chinese."""
    if not _slips.possible(group, context, _TOPICS):
        return iter(())
    strict = "han_digit_space" in context.style

    def severity(slips: Sequence[Slip], text: str) -> Severity:
        """Return how bad they are: the worst of them decides."""
        sentence = any(mark in text for mark in _SENTENCE)
        grave = (sentence or one.topic is Topic.SPACE_LATIN if not _digit(one, text) else strict for one in slips)
        return SEVERITY if any(grave) else Severity.INFO

    if any(segment.role in {Role.END_MARK, Role.CONTACT} for segment in group.segments):
        return iter(())
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        _TOPICS,
        lambda one, text: f"{'no space' if one.wanted else 'a space'} in “{_slips.near(text, one.start, one.end)}”",
        severity,
    )


def _digit(one: Slip, text: str) -> bool:
    """Return whether a slip stands beside a figure."""
    return text[one.start - 1 : one.start].isdigit() or text[one.end : one.end + 1].isdigit()
