r"""Characters that cannot be seen, or that only look like the right ones.

What: zero-width characters, direction marks, soft hyphens, private-use characters and no-break spaces; Kangxi
radicals and compatibility ideographs (⼈ for 人), as PDF files give them.
Why: searches miss the word, fonts show a box, and two texts that look alike are not.
Wrong: 數碼\u200b港 · ⼈工智能
Right: 數碼港 · 人工智能
Fix: `l10n fix` removes or replaces them; a private-use character needs a person who knows what it was.
Does not: mind joiners inside scripts that need them.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group
    from l10n.typography import Slip

CODE = "SCR004"
NAME = "invisible characters"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with invisible or look-alike characters."""
    return _slips.report((CODE, SEVERITY), group, context, (Topic.INVISIBLE, Topic.COMPATIBILITY), _said)


def _said(one: Slip, text: str) -> str:
    character = text[one.start]
    name = unicodedata.name(character, "no name")
    instead = f", write {one.wanted}" if one.wanted.strip() else ""
    return f"U+{ord(character):04X} {name} after “{text[max(0, one.start - 4) : one.start]}”{instead}"
