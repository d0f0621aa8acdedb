"""The verb `check`: runs the checks over editions, sources and the glossary, and puts every finding in its place.

In: a project and releases. Out: a CheckReport: findings with catalog and release lines, worst first, and counts.
May not touch: anything on disk but by reading. Writes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n import checks, edition, glossary
from l10n.checks import CheckContext
from l10n.model import Notice, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.checks import Check
    from l10n.edition import Edition, Reading
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding
    from l10n.project import Project, Release

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at and what was found, worst first, then by place."""

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()
    releases: int = 0
    units: int = 0
    checks: tuple[str, ...] = field(default_factory=tuple)

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, fail_on: str) -> bool:
        """Return whether a finding is at or above `fail_on` (error, warning, info or never)."""
        if fail_on == "never":
            return False
        return any(_RANK[finding.severity] <= _RANK[Severity(fail_on)] for finding in self.findings)

    def by_code(self) -> dict[str, int]:
        """Return how many findings each check has, most first."""
        return dict(Counter(finding.code for finding in self.findings).most_common())


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    locales: Sequence[Locale] = (),
    whole: bool = False,
) -> CheckReport:
    """Check the given releases in their target locales (or only `locales`).

    `whole` says that these are all of the project's releases: only then do checks of project and glossary scope run.
    Raises UsageError for an unknown check, InputError for damaged input.
    """
    chosen = checks.selected(tuple(select) or project.select, (*project.ignore, *ignore))
    termbase = glossary.read(project.glossary_paths())
    found: list[Finding] = []
    notices: list[Notice] = []
    units = 0
    library: dict[str, dict[str, checks.Pairs]] = {}
    read: dict[str, tuple[Reading, list[Edition]]] = {}
    for release in releases:
        reading = edition.read(release)
        notices.extend(
            replace(notice, path=notice.path or project.shown(release.path)) for notice in reading.document.notices
        )
        editions = [edition.load(project, reading, one) for one in _locales(project, release, locales)]
        for one in editions:
            units += len(one.units())
            notices.extend(_said(project, one))
            found.extend(_of_edition(project, one, termbase, chosen))
        read[release.slug] = (reading, editions)
        library[release.slug] = {one.locale.code: one.pairs for one in (edition.of_source(reading), *editions)}
        context = _context(project, release, release.source, termbase)
        for check in _of_scope(chosen, Scope.RELEASE):
            found.extend(_placed(project, reading, editions, check.find(library[release.slug], context)))
    if whole:
        context = CheckContext(project.source, project.source, termbase)
        for check in _of_scope(chosen, Scope.PROJECT):
            for hit in check.find(library, context):
                found.extend(_placed(project, *read[hit.release_path], [hit]))
        for check in _of_scope(chosen, Scope.GLOSSARY):
            found.extend(replace(one, path=_relative(project, one.path)) for one in check.find(termbase, context))
    return CheckReport(
        findings=tuple(sorted(_distinct(found), key=_by_badness)),
        notices=tuple(notices),
        releases=len(releases),
        units=units,
        checks=tuple(check.CODE for check in chosen),
    )


def of_glossary(project: Project) -> CheckReport:
    """Return what the checks of glossary scope find; the project's choice of checks does not matter here."""
    termbase = glossary.read(project.glossary_paths())
    context = CheckContext(project.source, project.source, termbase)
    chosen = _of_scope(checks.all_checks(), Scope.GLOSSARY)
    hits = (one for check in chosen for one in check.find(termbase, context))
    found = [replace(one, path=_relative(project, one.path)) for one in hits]
    codes = tuple(check.CODE for check in chosen)
    return CheckReport(tuple(sorted(_distinct(found), key=_by_badness)), units=len(termbase.concepts), checks=codes)


def of_edition(project: Project, one: Edition, termbase: Glossary) -> list[Finding]:
    """Return the findings of unit and block scope for one edition, with the project's own choice of checks."""
    return list(_distinct(_of_edition(project, one, termbase, checks.selected(project.select, project.ignore))))


def _of_edition(project: Project, one: Edition, termbase: Glossary, chosen: Sequence[Check]) -> Iterator[Finding]:
    context = _context(project, one.reading.release, one.locale, termbase)
    unit_checks = _of_scope(chosen, Scope.UNIT)
    block_checks = _of_scope(chosen, Scope.BLOCK)
    for pair in one.pairs:
        for group in pair.groups:
            for check in unit_checks:
                yield from (_place(project, one, pair, hit) for hit in check.find(group, context))
        for check in block_checks:
            yield from (_place(project, one, pair, hit) for hit in check.find(pair, context))


def _context(project: Project, release: Release, locale: Locale, termbase: Glossary) -> CheckContext:
    return CheckContext(release.source, locale, termbase, release.date, project.style.get(locale.code, {}))


def _locales(project: Project, release: Release, wanted: Sequence[Locale]) -> list[Locale]:
    return [one for one in project.targets_of(release) if not wanted or one in wanted]


def _of_scope(chosen: Sequence[Check], scope: Scope) -> list[Check]:
    return [check for check in chosen if scope is check.SCOPE]


def _said(project: Project, one: Edition) -> Iterator[Notice]:
    """Say what reading the catalog had to say, and whether the release has moved on since."""
    path = project.shown(one.path)
    if one.catalog is None:
        yield Notice(f"there is no catalog yet; make it with: l10n extract {one.reading.release.slug}", path)
        return
    for notice in one.catalog.notices:
        yield replace(notice, path=project.shown(one.path))
    missing = one.missing()
    if missing:
        total = len(one.units())
        yield Notice(
            f"{missing} of {total} units are missing; run: l10n extract {one.reading.release.slug}",
            path,
        )


def _place(project: Project, one: Edition, pair: BlockPair, hit: Finding) -> Finding:
    """Add the catalog line of the finding's unit and the release line of its block."""
    line = next((unit.line for group in pair.groups for unit in group.units if unit.id == hit.unit), 0)
    return replace(
        hit,
        path=project.shown(one.path),
        line=line,
        release_path=project.shown(one.reading.release.path),
        release_line=pair.block.place.line,
    )


def _placed(
    project: Project, reading: Reading, editions: Sequence[Edition], hits: Iterable[Finding]
) -> Iterator[Finding]:
    """Place findings of release scope: in a catalog where they name a locale, else in the release itself."""
    by_locale = {one.locale.code: one for one in editions}
    release = project.shown(reading.release.path)
    for hit in hits:
        one = by_locale.get(hit.locale)
        pair = _pair_of(one.pairs if one else edition.of_source(reading).pairs, hit.unit)
        line = pair.block.place.line if pair else hit.line
        if one is not None and pair is not None:
            yield _place(project, one, pair, hit)
        else:
            yield replace(hit, path=release, line=line, release_path=release, release_line=line)


def _pair_of(pairs: checks.Pairs, unit: str) -> BlockPair | None:
    return next((pair for pair in pairs for group in pair.groups for one in group.units if one.id == unit), None)


def _relative(project: Project, path: str) -> str:
    from pathlib import Path  # noqa: PLC0415 - only for glossary findings

    return project.shown(Path(path)) if path else path


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Drop the second report of the same thing: a unit that stands in two blocks is one entry."""
    seen: set[tuple[str, ...]] = set()
    for one in findings:
        key = (one.code, one.path, str(one.line), one.unit, one.locale, one.message)
        if key not in seen:
            seen.add(key)
            yield one


def _by_badness(one: Finding) -> tuple[int, str, int, int, str]:
    return (_RANK[one.severity], one.path, one.line, one.column, one.code)
