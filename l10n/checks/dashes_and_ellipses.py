"""Dashes and ellipses that are not Chinese ones.

What: `...`, a single … or 。。。 where Chinese has six dots (……); `--` between Han where it has ——.
Why: W3C CLREQ and GB/T 15834: two em dashes, two ellipsis characters.
Wrong: 香港--江蘇 · 等等...
Right: 香港——江蘇 · 等等……
Fix: `l10n fix` does it.
Does not: look at a single — or – (Hong Kong writes both, in datelines and titles) or at dashes between numbers
and words.
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

CODE = "PUN004"
NAME = "dashes and ellipses"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Return one finding for a target with dashes or ellipses of another kind."""
    return _slips.report(
        (CODE, SEVERITY),
        group,
        context,
        (Topic.ELLIPSIS, Topic.DASH),
        lambda one, text: (
            f"{text[one.start : one.end].strip()} in “{_slips.near(text, one.start, one.end)}”, write {one.wanted}"
        ),
    )
