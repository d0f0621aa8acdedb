"""The verb `draft`: fills what is empty, from glossary, tables and memory first, then from engines.

A person's work is never touched.
In: a project, releases, locales, names of engines. Out: a Report; catalogs whose empty units hold drafts, marked
fuzzy with where they came from, and every unit's glossary hits as notes. Nothing leaves this machine but through an
engine that is configured or named, and the report says to whom. What cannot be drafted stays empty. A second run
changes no byte.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import edition, glossary, memory
from l10n import project as projects
from l10n.draft import embargo, fill
from l10n.draft.asking import Asking
from l10n.draft.learned import feeds, learn, pairs_of
from l10n.draft.report import Amount, Report, Row, Sent
from l10n.engines import Clock
from l10n.model import Notice, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.edition import Edition, Reading
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.memory import Memory
    from l10n.project import Project, Release

__all__ = ["Amount", "Progress", "Report", "Row", "Sent", "feeds", "learn", "pairs_of", "run"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    locales: Sequence[Locale] = (),
    engines: Sequence[str] = (),
    redraft: bool = False,
    estimate: bool = False,
    dry_run: bool = False,
    threshold: int = memory.THRESHOLD,
    send_embargoed: bool = False,
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> Report:
    """Draft the given releases in the given locales (all of a release's when empty).

    `engines` are those asked for by name; when empty the project's own are used. `redraft` also renews what a machine
    wrote and nobody touched. `estimate` only measures, `dry_run` does everything but send and write. Raises
    UsageError for an unknown engine, EngineError when one asked for by name fails (what was filled is kept),
    InputError for damaged files.
    """
    asking = Asking(project, engines, clock or Clock(), progress, quiet=estimate or dry_run)
    said: list[Notice] = []
    rows: list[Row] = []
    with closing(memory.open(project.memory_path)) as kept:
        said += _refreshed(project, kept)
        job = _Job(project, glossary.read(project.glossary_paths()), kept, asking, said)
        for release in releases:
            reading = edition.read(release)
            hold = "" if send_embargoed else embargo.holds(reading, projects.today())
            for target in project.targets_of(release):
                if locales and target not in locales:
                    continue
                named = bool(engines) and bool(locales)
                how = _How(named, hold, threshold, redraft=redraft, estimate=estimate, dry_run=dry_run)
                row = _one(job, reading, target, how)
                rows += [row] if row is not None else []
    asking.settle()
    said += asking.said
    report = Report(tuple(rows), asking.sent(), tuple(dict.fromkeys(said)), dry_run, estimate)
    asking.complain(report)
    return report


@dataclass(frozen=True, slots=True)
class _Job:
    """What all editions of a run share."""

    project: Project
    glossary: Glossary
    memory: Memory
    asking: Asking
    said: list[Notice]


@dataclass(frozen=True, slots=True)
class _How:
    """How one edition is drafted.

    `named` says that engine and locale were both asked for, `hold` why nothing is sent (or empty).
    """

    named: bool
    hold: str
    threshold: int
    redraft: bool
    estimate: bool
    dry_run: bool


def _refreshed(project: Project, kept: Memory) -> list[Notice]:
    """Bring the memory up to date; what is wrong with a feed is said and stops nothing."""
    done = learn(project, kept)
    said = [Notice(done.notice, project.shown(project.memory_path))] if done.notice else []
    return said + [
        Notice(f"not learned: {fault.message}", project.shown(Path(fault.path)) if fault.path else "", fault.line)
        for fault in done.faults
    ]


def _one(job: _Job, reading: Reading, target: Locale, how: _How) -> Row | None:
    """Draft one edition and save it; None when it has no catalog yet, which is said."""
    one = edition.load(job.project, reading, target)
    shown = job.project.shown(one.path)
    if one.catalog is None:
        job.said.append(Notice(f"no catalog yet; run: l10n extract {reading.release.slug}", shown))
        return None
    style = job.project.style.get(target.code, {})
    work = fill.begin(one, one.catalog, job.glossary, projects.today(), redraft=how.redraft, style=style)
    if work.missing:
        slug = reading.release.slug
        job.said.append(Notice(f"segments not in the catalog yet: {work.missing}; run: l10n extract {slug}", shown))
    base = _base(job.project, reading.release, target)
    if how.estimate:
        fill.measure(work, job.memory)
    fill.note_terms(work)
    if base and not how.named:
        return _row(job, one, work, base, saved=_save(one, how))
    fill.from_tables(work)
    fill.from_memory(work, job.memory, how.threshold)
    fill.from_figures(work)
    saved = _save(one, how)  # before anything is sent: what the memory filled is safe whatever happens now
    job.asking.fill(work, how.hold)
    return _row(job, one, work, "", saved=_save(one, how) or saved)


def _base(project: Project, release: Release, target: Locale) -> str:
    """Return the locale that `derive` makes this one from, or an empty string."""
    base = project.derive.get(target.code, "")
    return base if base in {release.source.code, *(one.code for one in project.targets_of(release))} else ""


def _save(one: Edition, how: _How) -> bool:
    """Save the catalog unless nothing is to be written; return whether a byte changed."""
    if how.estimate or how.dry_run or one.catalog is None:
        return False
    return bool(catalogs.save(one.catalog))


def _row(job: _Job, one: Edition, work: fill.Work, base: str, *, saved: bool) -> Row:
    units = one.catalog.units() if one.catalog is not None else ()
    return Row(
        release=one.reading.release.slug,
        locale=one.locale.code,
        path=job.project.shown(one.path),
        units=len(units),
        filled=dict(work.filled),
        empty=sum(unit.state is State.UNTRANSLATED for unit in units),
        kept=work.kept,
        left_to=base,
        changed=saved,
        leverage=dict(work.leverage),
    )
