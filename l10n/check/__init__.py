"""The verb `check`: runs the checks over editions, sources and the glossary, and puts every finding in its place.

In: a project and releases. Out: a CheckReport: findings with catalog and release lines, worst first, and counts.
May not touch: anything on disk but by reading. Writes nothing.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n import checks, glossary
from l10n.check.changed import changed_since
from l10n.check.choice import Choice, choose
from l10n.check.comparison import Comparison
from l10n.check.fingerprint import fingerprints
from l10n.check.jobs import fitting, parts
from l10n.check.narrowing import Places, places
from l10n.check.part import Task, of_pairs
from l10n.check.suppress import Suppressed, codes_of
from l10n.checks import CheckContext, suppression
from l10n.model import Notice, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from l10n.check.part import Part
    from l10n.checks import Check
    from l10n.edition import Edition
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import Finding
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
    jobs: int = 1,
) -> CheckReport:
    """Check the given releases in their target locales (or only `locales`; `only` names others for a release's slug).

    `whole` says that these are all of the project's releases: only then do checks of project and glossary scope run;
    `termbase` asks for those of the glossary apart. `jobs` is how many processes share the releases; 0 for as many as
    suit the work (`jobs.fitting`); the report is the same whatever it is. Raises UsageError for an unknown check,
    InputError for damaged input.
    """
    choice = choose(project, select, ignore)
    task = Task(project, choice, glossary.read(project.glossary_paths()), whole)
    job = _Run(task)
    work = [(release, tuple(only.get(release.slug) or locales)) for release in releases]
    compared = Comparison(task, [release.slug for release in releases]) if whole else None
    lint = whole if termbase is None else termbase
    with closing(parts(task, work, (select, ignore), jobs or fitting(project, releases))) as stream:
        first = list(islice(stream, 1))
        if lint:  # now, for other processes are at work already
            job.looked_at.update(project.shown(path) for path in project.glossary_paths())
            job.found.extend(_of_glossary(project, task.termbase, choice.of_scope(Scope.GLOSSARY)))
        for part in chain(first, stream):
            job.take(part)
            if compared is not None:
                compared.take(part, job.suppressed)
    if compared is not None:
        job.found.extend(compared.findings())
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
    """One run under way: what was found so far."""

    task: Task
    found: list[Finding] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    units: int = 0
    suppressed: Suppressed = field(default_factory=Suppressed)
    looked_at: set[str] = field(default_factory=set)

    def take(self, part: Part) -> None:
        """Take in what came of one release."""
        self.found.extend(part.findings)
        self.notices.extend(part.notices)
        self.units += part.units
        self.looked_at |= part.looked_at
        self.suppressed.add(part.suppressed)

    def needless(self, seen: frozenset[str]) -> None:
        """Report suppressions that hid nothing, of checks that saw all they need to."""
        for slug, locale, code, hit in self.suppressed.needless(seen):
            if {code, suppression.CODE} <= self.task.choice.codes(slug, locale):
                self.found.append(hit)


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
    suppressed.learn(project, one)
    hits = of_pairs(project, one, one.pairs, termbase, choose(project))
    return list(_distinct(suppressed.kept(one.path.as_posix(), one.locale.code, hits)))


def _relative(project: Project, path: str) -> str:
    from pathlib import Path  # noqa: PLC0415 - only for glossary findings

    return project.shown(Path(path)) if path else path


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Drop the second report of the same thing: a unit that stands in two blocks is one entry."""
    seen: set[tuple[str | int, ...]] = set()
    for one in findings:
        key = (one.code, one.path, one.line, one.unit, one.locale, one.message)
        if key not in seen:
            seen.add(key)
            yield one


def _by_badness(one: Finding) -> tuple[int, str, int, int, str]:
    return (_RANK[one.severity], one.path, one.line, one.column, one.code)
