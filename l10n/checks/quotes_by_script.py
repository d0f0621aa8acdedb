"""Quotation marks of another locale.

What: “ ” ‘ ’ or straight quotes round Chinese in Traditional text, 「」『』 in Simplified text of the Mainland,
「」 in English.
Why: quotation marks are the first thing a reader sees of a text that was only half adapted.
Wrong: zh-Hant 他說："好" · zh-Hans 「一国两制」
Right: zh-Hant 他說：「好」 · zh-Hans “一国两制” · a Latin sentence inside Chinese keeps its own quotes
Fix: `l10n fix` turns them when they are balanced, outer and inner by nesting. A house that writes “ ” in
Traditional text sets `quotes = ["“”", "‘’"]` under `[tool.l10n.style.zh_Hant_HK]`.
Does not: stop a release for straight marks in Mainland text: keyboards write them, nothing is misread, and they are a
warning. It does not judge apostrophes, feet and inches, or quotes inside a run of Latin text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Scope, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group
    from l10n.typography import Slip

CODE = "QUO001"
NAME = "quotes by script"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_STRAIGHT = frozenset("\"'")
_CURLY = frozenset("“”‘’")


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with another locale's quotation marks."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.QUOTES,),
        lambda one, text: (
            f"{text[one.start : one.end]} in “{_slips.near(text, one.start, one.end)}”, write {one.wanted}"
        ),
        lambda slips, text: _severity(slips, text, context),
    )


def _severity(slips: Sequence[Slip], text: str, context: CheckContext) -> Severity:
    """Return a warning where only straight marks stand for curly ones."""
    curly = context.locale.script == "Hans" and all(
        text[one.start : one.end] in _STRAIGHT and one.wanted in _CURLY for one in slips
    )
    return Severity.WARNING if curly else SEVERITY
