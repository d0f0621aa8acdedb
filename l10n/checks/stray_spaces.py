"""Spaces at the edges, or two in a row, that the source does not have.

What: a unit that begins or ends with a space where its source does not; two spaces inside a line.
Why: the space shows on the page, or glues to a link.
Wrong: "數碼港 今日啟用。 " · "Cyberport  opened"
Right: the same without it
Fix: remove it.
Does not: look at line breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import finding
from l10n.model import Fix, Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SPC003"
NAME = "stray spaces"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_SEVERAL = later(r"(?<=\S)[ \t]{2,}(?=\S)")


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with stray spaces."""
    text, source = group.target, group.source
    if not text or text.isspace():
        return
    said: list[str] = []
    fixed = text
    if text[0] in " \t" and source[:1] not in {" ", "\t"}:
        said.append("begins with a space")
        fixed = fixed.lstrip(" \t")
    if text[-1] in " \t" and source[-1:] not in {" ", "\t"}:
        said.append("ends with a space")
        fixed = fixed.rstrip(" \t")
    several = _SEVERAL.search(text) if "  " in text or "\t" in text else None
    if several is not None and not _SEVERAL.search(source):
        said.append(f"several spaces after “{text[max(0, several.start() - 6) : several.start()]}”")
        fixed = _SEVERAL.sub(" ", fixed)
    if said:
        column = several.start() + 1 if several is not None and len(said) == 1 else 1
        yield finding((CODE, SEVERITY), group, context, "; ".join(said), expected=fixed, column=column, fix=Fix(fixed))
