"""The verb `extract`: catalogs and templates brought up to releases; and `split` and `restore`, which belong to it.

In: a project and releases. Out: `locales/**` on disk, and a report of what happened to every unit. Nothing a
person wrote is lost: see `catalog.update`. All catalogs of a release are read before any is written, so that a
damaged one leaves every locale as it was and the locales of a release always list the same units. Reads
releases, never writes them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import edition, files
from l10n import project as projects
from l10n.errors import CatalogError, InputError, ReleaseError, UsageError
from l10n.model import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from l10n.catalog import Catalog, News, Update
    from l10n.edition import Reading
    from l10n.locale import Locale
    from l10n.model import Segment
    from l10n.project import Project, Release


@dataclass(frozen=True, slots=True)
class Extracted:
    """One catalog brought up to its release. `path` is as a person in the project would write it."""

    release: str
    locale: str
    path: str
    created: bool
    changed: bool
    update: Update
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What extracting did, or (`check`) would do: every catalog, and the templates that changed.

    `notices` say what of the releases themselves was kept, left or taken in a certain way.
    """

    catalogs: tuple[Extracted, ...] = ()
    templates: tuple[str, ...] = ()
    check: bool = False
    notices: tuple[Notice, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything on disk was, or would be, changed by the releases."""
        return bool(self.templates) or any(one.changed for one in self.catalogs)

    def lines(self) -> list[str]:
        """Return the report as lines to print: one a catalog, then one for each unit that needs a person."""
        lines = [line for one in self.catalogs for line in _shown(one)]
        if not lines and not self.templates:
            return ["nothing to extract: the project has no release, or none that is translated into another locale"]
        return lines + [f"{path}: {'would change' if self.check else 'written'}" for path in self.templates]


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    locales: Sequence[Locale] = (),
    check: bool = False,
    date: str = "",
) -> Report:
    """Create or update the catalogs of releases (in `locales`, or in all that each release is translated into).

    `check` writes nothing and reports whether anything would change. `date` (YYYY-MM-DD, by default today's)
    goes beside what was carried and into the headers of catalogs that change. Raises InputError or ReleaseError, which
    name every release that cannot be read (nothing was written then), CatalogError (nothing of that release) or
    WriteError.
    """
    done: list[Extracted] = []
    templates: list[str] = []
    notices: list[Notice] = []
    day = date or projects.today()
    for release, reading in zip(releases, _readings(releases), strict=True):
        said = (one for one in reading.document.notices if one.message != release.notice)
        notices += [Notice(one.message, one.path or project.shown(release.path), one.line) for one in said]
        wanted = [one for one in project.targets_of(release) if not locales or one in locales]
        opened = _opened(project, release, wanted)
        updated = [(catalog, _updated(project, reading, catalog, day)) for catalog in opened]
        for catalog, one in updated:
            changed = catalogs.differs(catalog)
            if not check:
                catalogs.save(catalog, root=project.root, date=day)
            done.append(_extracted(project, release, catalog, one, changed=changed))
        template = project.template_path(release.slug)
        segments = _pinned(opened[0], reading) if opened else reading.every()
        if _template(project, release, segments, template, check=check):
            templates.append(project.shown(template))
    return Report(tuple(done), tuple(templates), check, tuple(notices))


def _readings(releases: Sequence[Release]) -> list[Reading]:
    """Read all releases before anything is written, so that a damaged one leaves no half of the work behind."""
    readings: list[Reading] = []
    refused: list[InputError] = []
    for release in releases:
        try:
            readings.append(edition.read(release))
        except InputError as error:
            refused.append(error)
    if len(refused) == 1:
        raise refused[0]
    if refused:
        hints = dict.fromkeys(error.hint for error in refused if error.hint)
        faults = [fault for error in refused for fault in error.faults]
        raise ReleaseError(faults=faults, hint="\n".join([*hints, "Nothing was written."]))
    return readings


def _opened(project: Project, release: Release, targets: Sequence[Locale]) -> list[Catalog]:
    """Return the catalogs of a release, read or new, all with the same pins: those that any of its locales has."""
    opened: list[Catalog] = []
    for target in project.targets_of(release):
        path = project.catalog_path(release.slug, target)
        if path.is_file():
            opened.append(catalogs.read(path, target, source=release.source))
        else:
            opened.append(catalogs.new(path, target, source=release.source, slug=release.slug))
    pins = {pin.context: pin for catalog in opened for pin in catalog.ledger.pins}
    for catalog in opened:
        known = {pin.context for pin in catalog.ledger.pins}
        catalog.ledger.pins += [pin for context, pin in pins.items() if context not in known]
    return [catalog for catalog in opened if catalog.locale in targets]


def _pinned(catalog: Catalog, reading: Reading) -> list[Segment]:
    return [one for row in catalogs.pinned(catalog, reading.segments).values() for one in row]


def _updated(project: Project, reading: Reading, catalog: Catalog, date: str) -> Update:
    release = reading.release
    return catalogs.update(
        catalog,
        _pinned(catalog, reading),
        release=project.shown(release.path),
        source=release.source,
        carry=carrying(release.source, catalog.locale),
        date=date,
    )


def carrying(source: Locale, target: Locale) -> Callable[[str, str, str], str | None]:
    """Return the function that carries a change of figures from one source to the next into a target."""

    def carry(old: str, new: str, text: str) -> str | None:
        from l10n import values  # noqa: PLC0415 - a large room that only changed figures need

        return values.carry(old, new, text, source, target)

    return carry


def _template(project: Project, release: Release, segments: Sequence[Segment], path: Path, *, check: bool) -> bool:
    shown = project.shown(release.path)
    if not check:
        return catalogs.write_template(path, segments, release=shown, root=project.root)
    try:
        return files.read(path) != catalogs.template(path.stem, segments, release=shown)
    except InputError:
        return True


def _extracted(project: Project, release: Release, catalog: Catalog, update: Update, *, changed: bool) -> Extracted:
    return Extracted(
        release=release.slug,
        locale=catalog.locale.code,
        path=project.shown(catalog.path),
        created=update.total == update.counts.get("new", 0),
        changed=changed,
        update=update,
        notices=tuple(Notice(one.message, project.shown(catalog.path), one.line) for one in catalog.notices),
    )


_WORDS = {
    "new": "new",
    "changed": "changed",
    "carried": "with figures carried over",
    "formatting": "with formatting changed",
    "split": "split",
    "merged": "merged",
    "removed": "removed",
    "returned": "back again",
    "group": "changed with their group",
}
"""What a kind of news is called in a sum."""


def _shown(one: Extracted) -> list[str]:
    counts = one.update.counts
    parts = [
        f"{one.update.total} units",
        *(f"{counts[kind]} {word}" for kind, word in _WORDS.items() if counts.get(kind)),
    ]
    lines = [f"{one.path}: {', '.join(parts)}{'' if one.changed else ' (unchanged)'}"]
    lines += [
        f"  {news_line(item)}" for item in one.update.news if item.kind not in {"new", "removed"} or not one.created
    ]
    return lines


def news_line(item: News) -> str:
    """Return one unit's news as a line: its id, what happened, how alike, and the words that changed."""
    score = f" {item.score}%" if item.score else ""
    detail = item.detail or item.source
    return f"{item.unit} {_WORDS.get(item.kind, item.kind)}{score}: {detail[:200]}"


@dataclass(frozen=True, slots=True)
class Split:
    """An occurrence pinned apart: its context, and the id of its new unit."""

    context: str
    unit: str
    report: Report


def split(project: Project, release: Release, unit: str, nth: int, *, date: str = "") -> Split:
    """Pin the `nth` occurrence (from 1) of a repeated unit apart in every locale, with a copy of its target.

    `unit` may be the beginning of an id. Raises UsageError for an unknown one, CatalogError when it does not repeat.
    """
    reading = edition.read(release)
    counts = Counter(segment.unit for segment in reading.every())
    fitting = [one for one in counts if one.startswith(unit)]
    if len(fitting) != 1:
        raise UsageError(
            f"{len(fitting)} units of {release.slug} have an id that starts with {unit!r}", hint="Give more of it."
        )
    opened = [one for one in _opened(project, release, project.targets_of(release)) if one.path.is_file()]
    if not opened:
        raise CatalogError(
            "there is no catalog yet", path=release.path, hint=f"Make one with: l10n extract {release.slug}"
        )
    contexts = [catalogs.split_occurrence(catalog, reading.segments, fitting[0], nth) for catalog in opened]
    for catalog in opened:
        catalogs.save(catalog, root=project.root, date=date)
    report = run(project, [release], date=date)
    found = _pinned(_opened(project, release, project.targets_of(release))[0], reading)
    return Split(contexts[0], next(one.unit for one in found if one.context == contexts[0]), report)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back in one catalog."""

    path: str
    news: tuple[News, ...]


def restore(
    project: Project,
    releases: Sequence[Release],
    *,
    locales: Sequence[Locale] = (),
    units: Sequence[str] = (),
    date: str = "",
) -> tuple[Restored, ...]:
    """Bring back what editors emptied, unmarked or dropped in the catalogs of releases."""
    done: list[Restored] = []
    for release in releases:
        for target in project.targets_of(release):
            path = project.catalog_path(release.slug, target)
            if (locales and target not in locales) or not path.is_file():
                continue
            catalog = catalogs.read(path, target, source=release.source, whole=False)
            news = catalogs.restore(catalog, units)
            catalogs.save(catalog, root=project.root, date=date)
            done.append(Restored(project.shown(path), news))
    return tuple(done)
