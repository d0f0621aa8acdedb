"""Half-width punctuation stands in Chinese text.

What: `, . : ; ! ? ( )` beside a Han character, where Chinese writes ，。：；！？（）.
Why: mixed widths look careless and break lines badly; official Hong Kong text has none.
Wrong: 香港,江蘇 · 數碼港(Cyberport)
Right: 香港，江蘇 · 數碼港（Cyberport） · 1,234 · 16:30 · 「Stay hungry, stay foolish.」 · 第52(1)條
Fix: `l10n fix` puts them right, but for brackets round a Latin word: those are a warning, for official text has both.
In Mainland text only a mark that ends a clause (, ; . ? !) and touches Han stops a release; news there mixes widths at
colons, brackets and before spaces, and that is a warning.
Does not: look into Latin sentences, numbers, times, addresses, section numbers of laws, or list markers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _slips
from l10n.model import Scope, Severity
from l10n.patterns import later
from l10n.typography import Topic
from l10n.typography.spans import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group
    from l10n.typography import Slip

CODE = "PUN001"
NAME = "half-width punctuation"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_BRACKETED = later(r"\(([^()]*)\)")


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with half-width marks beside Han."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.HALF_WIDTH,),
        lambda one, text: (
            f"half-width {text[one.start : one.end]} in “{_slips.near(text, one.start, one.end)}”, write {one.wanted}"
        ),
        lambda slips, text: _how_bad(slips, text, context),
    )


def _how_bad(slips: Sequence[Slip], text: str, context: CheckContext) -> Severity:
    """Return a warning where all there is are brackets round Latin: official text has 金管局(HKMA) now and then."""
    if context.locale.script == "Hans" and not any(_plain(one, text) for one in slips):
        return Severity.WARNING
    inside = "".join(_BRACKETED.findall(text))
    only_brackets = all(text[one.start] in "()" for one in slips)
    return Severity.WARNING if only_brackets and inside and not has_han(inside) else SEVERITY


def _plain(one: Slip, text: str) -> bool:
    """Return whether a slip ends a clause between Han, or at the end behind Han."""
    after = text[one.end : one.end + 1]
    return (
        text[one.start] in ",;.?!"
        and has_han(text[max(0, one.start - 1) : one.start])
        and (not after or has_han(after))
    )
