"""The verb `check`: runs the checks over editions, sources and the glossary, and puts every finding in its place.

In: a project and releases. Out: a CheckReport: findings with catalog and release lines, worst first, and counts.
May not touch: anything on disk but by reading. Writes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import checks, edition, glossary
from l10n.check.changed import changed_since
from l10n.check.choice import Choice, choose
from l10n.check.fingerprint import fingerprints
from l10n.check.narrowing import Places, places
from l10n.check.suppress import Suppressed, codes_of, needless_finding
from l10n.checks import CheckContext, suppression
from l10n.model import Notice, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from l10n.checks import Check
    from l10n.edition import Edition, Reading
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding
    from l10n.project import Project, Release

__all__ = [
    "CheckReport",
    "Choice",
    "Places",
    "changed_since",
    "choose",
    "codes_of",
    "fingerprints",
    "of_edition",
    "of_glossary",
    "of_pairs",
    "places",
    "run",
]

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at and what was found, worst first, then by place.

    `suppressed` counts what people's comments hid, `known` what the baseline had. `complete` are the codes whose
    checks saw all they need to, `looked_at` the files that were checked, as shown.
    """

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()
    releases: int = 0
    units: int = 0
    checks: tuple[str, ...] = field(default_factory=tuple)
    suppressed: int = 0
    known: int = 0
    complete: frozenset[str] = frozenset()
    looked_at: frozenset[str] = frozenset()

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
    only: Mapping[str, Sequence[Locale]] = MappingProxyType({}),
    termbase: bool | None = None,
) -> CheckReport:
    """Check the given releases in their target locales (or only `locales`; `only` names others for a release's slug).

    `whole` says that these are all of the project's releases: only then do checks of project and glossary scope run;
    `termbase` asks for those of the glossary apart. Raises UsageError for an unknown check, InputError for damaged
    input.
    """
    choice = choose(project, select, ignore)
    job = _Run(project, choice, glossary.read(project.glossary_paths()))
    for release in releases:
        job.release(release, only.get(release.slug) or locales)
    if whole:
        job.project_scope()
    lint = whole if termbase is None else termbase
    if lint:
        job.looked_at.update(project.shown(path) for path in project.glossary_paths())
        job.found.extend(_of_glossary(project, job.termbase, choice.of_scope(Scope.GLOSSARY)))
    narrowed = bool(locales) or any(only.values())
    ran = {Scope.UNIT, Scope.BLOCK} | (set() if narrowed else {Scope.RELEASE}) | ({Scope.PROJECT} if whole else set())
    if lint:
        ran.add(Scope.GLOSSARY)
    seen = frozenset(check.CODE for check in choice.every if check.SCOPE in ran)
    job.needless(seen)
    return CheckReport(
        findings=tuple(sorted(_distinct(job.found), key=_by_badness)),
        notices=tuple(job.notices),
        releases=len(releases),
        units=job.units,
        checks=tuple(check.CODE for check in choice.every),
        suppressed=job.suppressed.count,
        complete=seen,
        looked_at=frozenset(job.looked_at),
    )


@dataclass(slots=True)
class _Run:
    """One run under way: what was read and what was found so far."""

    project: Project
    choice: Choice
    termbase: Glossary
    found: list[Finding] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    units: int = 0
    suppressed: Suppressed = field(default_factory=Suppressed)
    library: dict[str, dict[str, checks.Pairs]] = field(default_factory=dict)
    read: dict[str, tuple[Reading, list[Edition]]] = field(default_factory=dict)
    looked_at: set[str] = field(default_factory=set)

    def release(self, release: Release, locales: Sequence[Locale]) -> None:
        """Check one release on its own."""
        project, shown = self.project, self.project.shown(release.path)
        reading = edition.read(release)
        self.notices.extend(replace(notice, path=notice.path or shown) for notice in reading.document.notices)
        editions = [edition.load(project, reading, one) for one in _locales(project, release, locales)]
        self.looked_at.update([shown, *(project.shown(one.path) for one in editions)])
        for one in editions:
            self.units += len(one.units())
            self.notices.extend(_said(project, one))
            self.suppressed.learn(one)
            hits = of_pairs(project, one, one.pairs, self.termbase, self.choice)
            self.found.extend(self.suppressed.kept(one, hits))
        self.read[release.slug] = (reading, editions)
        pairs = {one.locale.code: one.pairs for one in (edition.of_source(reading), *editions)}
        self.library[release.slug] = pairs
        context = _context(project, release, release.source, self.termbase)
        for check in self.choice.of_scope(Scope.RELEASE):
            self.wider(release.slug, check.find(pairs, context))

    def project_scope(self) -> None:
        """Run the checks that compare releases."""
        context = CheckContext(self.project.source, self.project.source, self.termbase)
        for check in self.choice.of_scope(Scope.PROJECT):
            for hit in check.find(self.library, context):
                self.wider(hit.release_path, [hit])

    def wider(self, slug: str, hits: Iterable[Finding]) -> None:
        """Put findings of release or project scope in their places, without those the settings or people rule out."""
        reading, editions = self.read[slug]
        wanted = [hit for hit in hits if hit.code in self.choice.codes(slug, hit.locale or reading.release.source.code)]
        by_locale = {one.locale.code: one for one in editions}
        for hit in _placed(self.project, reading, editions, wanted, self.library[slug]):
            one = by_locale.get(hit.locale)
            self.found.extend([hit] if one is None else self.suppressed.kept(one, [hit]))

    def needless(self, seen: frozenset[str]) -> None:
        """Report suppressions that hid nothing, of checks that saw all they need to."""
        for one, group, code in self.suppressed.needless(seen):
            applies = self.choice.codes(one.reading.release.slug, one.locale.code)
            if {code, suppression.CODE} <= applies:
                pair = _pair_of(one.pairs, group.units[0].id)
                if pair is not None:
                    self.found.append(_place(_paths(self.project, one), one, pair, needless_finding(one, group, code)))


def of_glossary(project: Project) -> CheckReport:
    """Return what the checks of glossary scope find; the project's choice of checks does not matter here."""
    termbase = glossary.read(project.glossary_paths())
    chosen = [check for check in checks.all_checks() if check.SCOPE is Scope.GLOSSARY]
    found = _of_glossary(project, termbase, chosen)
    codes = tuple(check.CODE for check in chosen)
    return CheckReport(tuple(sorted(_distinct(found), key=_by_badness)), units=len(termbase.concepts), checks=codes)


def _of_glossary(project: Project, termbase: Glossary, chosen: Sequence[Check]) -> list[Finding]:
    context = CheckContext(project.source, project.source, termbase)
    hits = (one for check in chosen for one in check.find(termbase, context))
    return [replace(one, path=_relative(project, one.path)) for one in hits]


def of_edition(project: Project, one: Edition, termbase: Glossary) -> list[Finding]:
    """Return the findings of unit and block scope for one edition, with the project's own choice of checks.

    Suppressed ones are left out: a translator gave a reason for them.
    """
    suppressed = Suppressed()
    suppressed.learn(one)
    return list(_distinct(suppressed.kept(one, of_pairs(project, one, one.pairs, termbase, choose(project)))))


def of_pairs(
    project: Project, one: Edition, pairs: Iterable[BlockPair], termbase: Glossary, choice: Choice
) -> Iterator[Finding]:
    """Yield the findings of unit and block scope for some block pairs of an edition, each in its place."""
    release = one.reading.release
    context = _context(project, release, one.locale, termbase)
    unit_checks = choice.at(Scope.UNIT, release.slug, one.locale.code)
    block_checks = choice.at(Scope.BLOCK, release.slug, one.locale.code)
    shown = _paths(project, one)
    for pair in pairs:
        for group in pair.groups:
            for check in unit_checks:
                yield from (_place(shown, one, pair, hit) for hit in check.find(group, context))
        for check in block_checks:
            yield from (_place(shown, one, pair, hit) for hit in check.find(pair, context))


def _context(project: Project, release: Release, locale: Locale, termbase: Glossary) -> CheckContext:
    return CheckContext(release.source, locale, termbase, release.date, project.style.get(locale.code, {}))


def _locales(project: Project, release: Release, wanted: Sequence[Locale]) -> list[Locale]:
    return [one for one in project.targets_of(release) if not wanted or one in wanted]


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


def _paths(project: Project, one: Edition) -> tuple[str, str]:
    """Return the paths of a catalog and of its release as shown; worked out once, for that asks the file system."""
    return project.shown(one.path), project.shown(one.reading.release.path)


def _place(shown: tuple[str, str], one: Edition, pair: BlockPair, hit: Finding) -> Finding:
    """Add the catalog line of the finding's unit and the release line of its block."""
    unit = next((unit for group in pair.groups for unit in group.units if unit.id == hit.unit), None)
    line = unit.line if unit is not None else 0
    spot = (0, 0)
    if unit is not None and line and one.catalog is not None:
        spot = catalogs.spot(one.catalog, unit.id, hit.column if hit.target == unit.target else 0)
    return replace(
        hit,
        path=shown[0],
        line=line,
        release_path=shown[1],
        release_line=pair.block.place.line,
        text_line=spot[0],
        text_column=spot[1],
    )


def _placed(
    project: Project,
    reading: Reading,
    editions: Sequence[Edition],
    hits: Iterable[Finding],
    pairs: Mapping[str, checks.Pairs],
) -> Iterator[Finding]:
    """Place findings of release scope: in a catalog where they name a locale, else in the release itself."""
    by_locale = {one.locale.code: one for one in editions}
    release = project.shown(reading.release.path)
    for hit in hits:
        one = by_locale.get(hit.locale)
        pair = _pair_of(one.pairs if one else pairs[reading.release.source.code], hit.unit)
        line = pair.block.place.line if pair else hit.line
        if one is not None and pair is not None:
            yield _place(_paths(project, one), one, pair, hit)
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
