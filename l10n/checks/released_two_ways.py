"""One source is translated two ways in two releases.

What: the same sentence has different targets in two releases of the project (boilerplate, contact lines, slogans).
Why: a house speaks with one voice; the reader of both sees the difference.
Wrong: "About Cyberport" is 「關於數碼港」 in one release and 「有關數碼港」 in the next.
Right: the later release takes the earlier one's wording, or both are changed.
Fix: decide on one wording; the finding shows the other.
Does not: look at drafts, or complain within one release (that is CON001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks.translated_two_ways import fold
from l10n.model import RUNNING, Finding, Role, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Group

CODE = "CON002"
NAME = "released two ways"
SEVERITY = Severity.INFO
SCOPE = Scope.PROJECT


def find(library: Mapping[str, Mapping[str, Pairs]], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each release whose wording of a sentence differs from an earlier one's."""
    del context
    first: dict[tuple[str, bool, str], tuple[str, Group]] = {}
    for slug in sorted(library):
        for locale, pairs in library[slug].items():
            for pair in pairs:
                running = Role(pair.block.role) in RUNNING
                for group in pair.groups:
                    if not group.target or not group.units[0].publishable:
                        continue
                    where, known = first.setdefault((locale, running, fold(group.source)), (slug, group))
                    if where != slug and fold(known.target) != fold(group.target):
                        yield Finding(
                            CODE,
                            SEVERITY,
                            f"release {where} says it differently: {known.target}",
                            unit=group.units[0].id,
                            locale=locale,
                            source=group.source,
                            target=group.target,
                            expected=known.target,
                            release_path=slug,
                        )
