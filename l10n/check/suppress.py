"""Suppression: a translator's comment `# l10n: ignore NUM001 reason` takes a finding of one unit off the list.

In: a unit's comment. Out: Suppressions; findings without those that are suppressed. A suppression holds for its own
unit and the codes it names, and only with a reason; what is wrong with it, or has become needless, is itself a
finding (CAT006, see `l10n.checks.suppression`). What is kept of an edition is plain and small, for it goes from one
process to another and stays to the end of a run.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.check.placing import by_unit, paths, place
from l10n.checks import suppression as check
from l10n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from l10n.edition import Edition
    from l10n.model import Group
    from l10n.project import Project

_Unit = tuple[str, str, str]
"""The path of a catalog, its locale, the id of a unit."""


class _Known(NamedTuple):
    """What a group's comments suppress. `vain` says of each code, in order, that it hid nothing, in its place."""

    head: str
    codes: frozenset[str]
    slug: str
    vain: tuple[tuple[str, Finding], ...]


class Suppressed:
    """All suppressions of a run: by locale and unit, and which of them have hidden something."""

    __slots__ = ("_groups", "_used", "count")

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0
        self._groups: dict[_Unit, _Known] = {}
        self._used: set[tuple[str, str, str, str]] = set()

    def learn(self, project: Project, one: Edition) -> None:
        """Take in the suppressions of an edition; a group has those of all its members."""
        commented = (group for pair in one.pairs for group in pair.groups if any(unit.comment for unit in group.units))
        for group in commented:
            codes = codes_of(group)
            if codes:
                known = _Known(group.units[0].id, codes, one.reading.release.slug, _in_vain(project, one, group, codes))
                for unit in group.units:
                    self._groups[(one.path.as_posix(), one.locale.code, unit.id)] = known

    def kept(self, path: str, locale: str, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings of the edition with the catalog at `path` (as_posix) that no suppression hides."""
        for found in findings:
            known = self._groups.get((path, locale, found.unit)) if self._groups else None
            if known is None or found.code not in known.codes or found.locale != locale:
                yield found
                continue
            self.count += 1
            self._used.add((path, locale, known.head, found.code))

    def add(self, other: Suppressed) -> None:
        """Take in what another one knows, of other editions."""
        self.count += other.count
        self._groups |= other._groups
        self._used |= other._used

    def needless(self, ran: frozenset[str]) -> Iterator[tuple[str, str, str, Finding]]:
        """Yield slug, locale, code and finding of those in vain, of checks that `ran` over all they need to see."""
        said: set[_Unit] = set()
        for (path, locale, _), known in self._groups.items():
            head = (path, locale, known.head)
            for code, finding in known.vain if head not in said else ():
                if code in ran and (*head, code) not in self._used:
                    yield known.slug, locale, code, finding
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


def _in_vain(project: Project, one: Edition, group: Group, codes: frozenset[str]) -> tuple[tuple[str, Finding], ...]:
    pair = by_unit(one.pairs)[group.units[0].id]
    shown = paths(project, one)
    return tuple((code, place(shown, one, pair, _needless(one, group, code))) for code in sorted(codes))


def _needless(one: Edition, group: Group, code: str) -> Finding:
    """Return the finding that says that a suppression finds nothing to hide."""
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
