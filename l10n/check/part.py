"""One release checked on its own: all that a run needs of it afterwards, small, so that the release can be forgotten.

In: a project, its glossary, the chosen checks; a release and its locales. Out: a Part: findings in their places, what
checks of project scope compare, and where the units stand that these may name. It goes from one process to another.
Part of the verb `check`. May not touch: anything on disk but by reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from l10n import edition
from l10n.check.once import once
from l10n.check.placing import paths, place, placed, shown, spots
from l10n.check.suppress import Suppressed
from l10n.checks import BATCH, CheckContext
from l10n.model import Notice, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from l10n.check.choice import Choice
    from l10n.edition import Edition, Reading
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding
    from l10n.project import Project, Release

Spots = dict[str, tuple[str, str, str, dict[str, tuple[int, int, int]]]]
"""By locale: the catalog's path, as shown and as it is, the release's as shown, and the lines of units (`spots`)."""


@dataclass(slots=True)
class Part:
    """What came of one release. `digests` are those of checks of project scope by code, `spots` for their findings."""

    slug: str
    source: str
    release: str
    findings: list[Finding] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    units: int = 0
    looked_at: set[str] = field(default_factory=set)
    suppressed: Suppressed = field(default_factory=Suppressed)
    digests: dict[str, Any] = field(default_factory=dict)
    spots: Spots = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for all releases of a run. `whole`: checks of project scope will compare them."""

    project: Project
    choice: Choice
    termbase: Glossary
    whole: bool = False

    def release(self, release: Release, locales: Sequence[Locale]) -> Part:
        """Check one release on its own. Raises InputError for damaged input."""
        project, path = self.project, shown(self.project, release.path)
        reading = edition.read(release)
        part = Part(release.slug, release.source.code, path)
        part.notices.extend(replace(notice, path=notice.path or path) for notice in reading.document.notices)
        editions = [
            edition.load(project, reading, one) for one in project.targets_of(release) if not locales or one in locales
        ]
        part.looked_at.update([path, *(shown(project, one.path) for one in editions)])
        for one in editions:
            part.units += len(one.units())
            part.notices.extend(_said(project, one))
            part.suppressed.learn(project, one)
            hits = of_pairs(project, one, one.pairs, self.termbase, self.choice)
            part.findings.extend(part.suppressed.kept(one.path.as_posix(), one.locale.code, hits))
        pairs = {one.locale.code: one.pairs for one in (edition.of_source(reading), *editions)}
        context = context_of(project, release, release.source, self.termbase)
        hits = (hit for check in self.choice.of_scope(Scope.RELEASE) for hit in check.find(pairs, context))
        self._wider(part, reading, editions, pairs, hits)
        part.findings = once(part.findings, pairs[part.source])
        if self.whole:
            self._digest(part, editions, pairs)
        return part

    def _wider(
        self,
        part: Part,
        reading: Reading,
        editions: Sequence[Edition],
        pairs: Mapping[str, tuple[BlockPair, ...]],
        hits: Iterable[Finding],
    ) -> None:
        """Put findings of release scope in their places, without those the settings or people rule out."""
        codes = self.choice.codes
        wanted = [hit for hit in hits if hit.code in codes(part.slug, hit.locale or part.source)]
        by_locale = {one.locale.code: one for one in editions}
        for hit in placed(self.project, reading, editions, wanted, pairs):
            one = by_locale.get(hit.locale)
            kept = [hit] if one is None else part.suppressed.kept(one.path.as_posix(), one.locale.code, [hit])
            part.findings.extend(kept)

    def _digest(self, part: Part, editions: Sequence[Edition], pairs: Mapping[str, tuple[BlockPair, ...]]) -> None:
        context = CheckContext(self.project.source, self.project.source, self.termbase)
        for check in self.choice.of_scope(Scope.PROJECT):
            part.digests[check.CODE] = check.digest(pairs, context)  # type: ignore[attr-defined]  # of that scope
        for one in editions if part.digests else ():
            catalog, release = paths(self.project, one)
            part.spots[one.locale.code] = (catalog, one.path.as_posix(), release, spots(one))


def of_pairs(
    project: Project, one: Edition, pairs: Iterable[BlockPair], termbase: Glossary, choice: Choice
) -> Iterator[Finding]:
    """Yield the findings of unit and block scope for some block pairs of an edition, each in its place.

    A check looks at a batch of pairs before the next one does: that is a tenth faster than pair by pair.
    """
    release = one.reading.release
    context = context_of(project, release, one.locale, termbase)
    of_unit = [check.find for check in choice.at(Scope.UNIT, release.slug, one.locale.code)]
    of_block = [check.find for check in choice.at(Scope.BLOCK, release.slug, one.locale.code)]
    files = paths(project, one)
    left = iter(pairs)
    while batch := list(islice(left, BATCH)):
        for find in of_unit:
            for pair in batch:
                for group in pair.groups:
                    for hit in find(group, context):
                        yield place(files, one, pair, hit)
        for find in of_block:
            for pair in batch:
                for hit in find(pair, context):
                    yield place(files, one, pair, hit)


def context_of(project: Project, release: Release, locale: Locale, termbase: Glossary) -> CheckContext:
    """Return what checks of one release may know."""
    return CheckContext(release.source, locale, termbase, release.date, project.style.get(locale.code, {}))


def _said(project: Project, one: Edition) -> Iterator[Notice]:
    """Say what reading the catalog had to say, and whether the release has moved on since."""
    path = shown(project, one.path)
    if one.catalog is None:
        yield Notice(f"there is no catalog yet; make it with: l10n extract {one.reading.release.slug}", path)
        return
    for notice in one.catalog.notices:
        yield replace(notice, path=path)
    missing = one.missing()
    if missing:
        total = len(one.units())
        yield Notice(
            f"{missing} of {total} units are missing; run: l10n extract {one.reading.release.slug}",
            path,
        )
