"""The catalog is behind the release.

What: a sentence of the release has no entry in the catalog (the release was edited, or the catalog was cut short).
Why: the sentence is in nobody's work list, and the edition would miss it.
Wrong: the release has 32 units, the catalog 5.
Right: every sentence of the release has an entry.
Fix: `l10n extract`; translators' work is kept.
Does not: tell an edited release from a damaged catalog; `l10n extract` says which units are new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs

CODE = "CAT005"
NAME = "catalog behind release"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding per locale whose catalog lacks units, placed at the first of them."""
    for locale, pairs in editions.items():
        if locale == context.source.code:
            continue
        units = {unit.id: unit for pair in pairs for group in pair.groups for unit in group.units}
        absent = [unit for unit in units.values() if not unit.line]
        if absent:
            first = absent[0]
            yield Finding(
                CODE,
                SEVERITY,
                f"{len(absent)} of {len(units)} units are missing from the catalog, the first: {first.source[:60]}",
                unit=first.id,
                locale=locale,
                source=first.source,
                expected="l10n extract",
            )
