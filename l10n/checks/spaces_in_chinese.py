"""A space inside Chinese text.

What: a space between two Han characters, or between Han and a digit; and between Han and Latin where the house says how
(`han_latin_space = "require"` or `"strip"` under `[tool.l10n.style.<locale>]`; the default `"keep"` says nothing).
Why: Hong Kong official text has none beside digits; most come out of PDF files.
Wrong: 2 月 · 香 港
Right: 2月 · 香港
Fix: `l10n fix` removes those beside digits; between two Han characters a person looks, for names are spaced on purpose.
Does not: look at Han and Latin unless the house says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Role, Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SPC002"
NAME = "space in Chinese"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with spaces inside Chinese."""
    if any(segment.role in {Role.END_MARK, Role.CONTACT} for segment in group.segments):
        return
    yield from _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.SPACE_HAN, Topic.SPACE_LATIN),
        lambda one, text: f"{'no space' if one.wanted else 'a space'} in “{_slips.near(text, one.start, one.end)}”",
    )
