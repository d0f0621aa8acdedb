"""Suppression: a translator's comment `# l10n: ignore NUM001 reason` takes a finding of one unit off the list.

In: a unit's comment. Out: Suppressions; findings without those that are suppressed. A suppression holds for its own
unit and the codes it names, and only with a reason; what is wrong with it, or has become needless, is itself a
finding (CAT006, see `l10n.checks.suppression`).
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import suppression as check
from l10n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from l10n.edition import Edition
    from l10n.model import Group


class Suppressed:
    """All suppressions of a run: by locale and unit, and which of them have hidden something."""

    __slots__ = ("_groups", "_used", "count")

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0
        self._groups: dict[tuple[str, str, str], tuple[Edition, Group, frozenset[str]]] = {}
        self._used: set[tuple[str, str, str, str]] = set()

    def learn(self, one: Edition) -> None:
        """Take in the suppressions of an edition; a group has those of all its members."""
        for group in (group for pair in one.pairs for group in pair.groups):
            codes = codes_of(group)
            for unit in group.units if codes else ():
                self._groups[(one.path.as_posix(), one.locale.code, unit.id)] = (one, group, codes)

    def kept(self, one: Edition, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings of an edition that no suppression hides."""
        place, locale = one.path.as_posix(), one.locale.code
        for found in findings:
            known = self._groups.get((place, locale, found.unit))
            if known is None or found.code not in known[2] or found.locale != locale:
                yield found
                continue
            self.count += 1
            self._used.add((place, locale, known[1].units[0].id, found.code))

    def needless(self, ran: frozenset[str]) -> Iterator[tuple[Edition, Group, str]]:
        """Yield the codes that were suppressed in vain, of those whose checks `ran` over all they need to see."""
        said: set[tuple[str, str, str]] = set()
        for (place, locale, _), (one, group, codes) in self._groups.items():
            head = (place, locale, group.units[0].id)
            for code in sorted(codes & ran) if head not in said else ():
                if (*head, code) not in self._used:
                    yield one, group, code
            said.add(head)


def codes_of(group: Group) -> frozenset[str]:
    """Return the codes that are suppressed, with a reason, in a group's comments."""
    return frozenset(
        code
        for unit in group.units
        if unit.comment
        for one in check.suppressions(unit.comment)
        if one.reason
        for code in one.codes
        if code != check.CODE
    )


def needless_finding(one: Edition, group: Group, code: str) -> Finding:
    """Return the finding that says so."""
    unit = next((unit.id for unit in group.units if code in unit.comment), group.units[0].id)
    return Finding(
        check.CODE,
        check.SEVERITY,
        f"{code} is suppressed here but finds nothing: take it out of “l10n: ignore”",
        unit,
        one.locale.code,
        group.source,
        group.target,
    )
