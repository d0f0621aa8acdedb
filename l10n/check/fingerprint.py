"""Fingerprints of findings: the same for the same finding however far its line moves.

In: findings. Out: 16 hex digits for each, from its code, file, locale, unit and message (line numbers in the message do
not count); the second of two that are equal in all of these has its own. A baseline, SARIF's `partialFingerprints` and
GitLab's `fingerprint` are these.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from l10n.model import content_hash
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.model import Finding

_LINES = later(r"(?<=[.\w]):\d+(?::\d+)?(?=[\s,;:)]|$)|\b(?:line|row)s? \d+")
"""`lab.po:12`, `row 12`: where it stands, not what is wrong."""


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return one fingerprint a finding, all different, in the same order."""
    seen: Counter[tuple[str, ...]] = Counter()
    made: list[str] = []
    for one in findings:
        key = (one.code, one.path, one.locale, one.unit, _LINES.sub("", one.message))
        made.append(content_hash(*key, str(seen[key])))
        seen[key] += 1
    return made
