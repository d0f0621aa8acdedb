"""Punctuation twice.

What: ，， 。。 or two different marks of a pause in a row (，。).
Why: it is what an edit leaves behind.
Wrong: 今日啟用，，並招待嘉賓。。
Right: 今日啟用，並招待嘉賓。
Fix: `l10n fix` removes the second of two equal marks; of two different ones a person chooses.
Does not: mind ！！ or ？！, which may be meant, or the two halves of …… and ——.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "PUN003"
NAME = "doubled punctuation"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with doubled marks."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.DOUBLED,),
        lambda one, text: f"{text[one.start : one.end]} in “{_slips.near(text, one.start, one.end)}”",
    )
