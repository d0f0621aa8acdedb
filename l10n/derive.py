"""The verb `derive`: drafts one Chinese locale of a release from its sister, or from a Chinese release itself.

In: a project and releases. Out: drafts in the target's catalog (origin `derived`, with the content hash of what
they came from), doubts as notes beside them, and a Report. Simplified follows Traditional as `[draft] derive`
says. What a machine wrote is renewed while nobody touched it; what a person wrote stays for ever and is shown
where it differs.
May not touch: releases, the sister's catalog, a person's work.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import edition, glossary, script
from l10n import project as projects
from l10n.errors import UsageError
from l10n.model import JOINED, OMITTED, Notice, Origin, State, content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.catalog import Catalog
    from l10n.edition import Edition, Reading
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import Unit
    from l10n.project import Project, Release
    from l10n.script import Doubt

MAKER = "derived"
NOTE = "check: "
"""What our lines among a unit's notes begin with."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A person's target that is not what would be derived now. `moved`: what it was derived from has changed since."""

    unit: str
    line: int
    target: str
    derived: str
    moved: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A derived unit with a place to look at."""

    unit: str
    doubt: str


@dataclass(slots=True)
class Derived:
    """What was done in one locale of one release. `base` is what it was derived from, `path` the catalog as shown.

    `new` units were empty, `renewed` ones held an older machine's text, `same` are as they were; `waiting` have nothing
    to be derived from yet (untranslated or stale in the base); `kept` are a person's, `others`
    drafts of another machine.
    """

    release: str
    locale: str
    base: str
    path: str
    new: int = 0
    renewed: int = 0
    same: int = 0
    waiting: int = 0
    kept: int = 0
    others: int = 0
    changed: bool = False
    taken: list[Difference] = field(default_factory=list)
    """Units whose derived text took the place of a person's, because they asked for it."""
    differences: list[Difference] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Report:
    """What deriving did: one row for each locale of each release, and what was left and why."""

    rows: tuple[Derived, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a byte on disk changed."""
        return any(row.changed for row in self.rows)

    def lines(self, *, verbose: bool = False) -> list[str]:
        """Return the report as lines to print; `verbose` lists every target that people wrote differently."""
        shown = [line for row in self.rows for line in _shown(row, verbose=verbose)]
        return shown + [str(notice) for notice in self.notices]

    def __str__(self) -> str:
        """All lines, or one that says there was nothing to do."""
        return "\n".join(self.lines()) or "nothing to derive"


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    source: Locale | None = None,
    target: Locale | None = None,
    redraft: bool = False,
    take: Sequence[str] = (),
    keep: Sequence[str] = (),
    date: str = "",
) -> Report:
    """Derive the releases' Chinese locales (only `target`, from `source`, where given).

    `redraft` lets other machines' drafts (memory, engines) be replaced too, not only derived ones. `take` names units
    (ids) whose derived text is wanted in place of a person's: they become drafts again; `keep` those that stay as a
    person wrote them although their base has changed: it is not said again. `date` (YYYY-MM-DD, default today) goes
    beside new drafts. Raises UsageError for a pair that is not Chinese or a unit that is nowhere derived, CatalogError,
    InputError, WriteError.
    """
    _refuse(source, target)
    asked = _Asked(frozenset(take), frozenset(keep), set())
    termbase = glossary.read(project.glossary_paths())
    rows: list[Derived] = []
    works: list[_Work] = []
    notices: list[Notice] = []
    for release in releases:
        pairs = list(_pairs(project, release, source, target))
        if not pairs:
            notices.append(Notice(_nothing(project, source, target), project.shown(release.path)))
            continue
        reading = edition.read(release)
        for base, to in pairs:
            one = edition.load(project, reading, to)
            shown = project.shown(one.path)
            if one.catalog is None:
                notices.append(Notice(f"there is no catalog yet; make it with: l10n extract {release.slug}", shown))
                continue
            offers = _offers(project, reading, base)
            if offers is None:
                path = project.shown(project.catalog_path(release.slug, base))
                notices.append(
                    Notice(
                        f"there is no catalog to derive {to.code} from; make it with: l10n extract {release.slug}", path
                    )
                )
                continue
            row = Derived(release.slug, to.code, base.code, shown)
            work = _Work(one.catalog, offers, base, to, termbase, date or projects.today(), row, redraft, asked)
            _derive(one, work)
            works.append(work)
            rows.append(row)
    asked.refuse_unknown()
    for work in works:
        work.row.changed = bool(catalogs.save(work.catalog, root=project.root))
    return Report(tuple(rows), tuple(dict.fromkeys(notices)))


@dataclass(frozen=True, slots=True)
class _Offer:
    """What a unit may be derived from: the text, its content hash, whether it is itself a draft."""

    text: str
    basis: str
    draft: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """Units whose derived text a person asked for, those to be left as they are, and which of both were met."""

    take: frozenset[str]
    keep: frozenset[str]
    met: set[str]

    def refuse_unknown(self) -> None:
        """Raise UsageError for units that are nowhere derived, and for those that are to be taken and kept."""
        both = sorted(self.take & self.keep)
        if both:
            raise UsageError(f"{both[0]} cannot be both taken and kept")
        unknown = sorted((self.take | self.keep) - self.met)
        if unknown:
            raise UsageError(
                f"no unit {', '.join(unknown)} to derive in these releases",
                hint="l10n derive -v lists the units that read otherwise than derived now.",
            )


@dataclass(slots=True)
class _Work:
    """All that deriving one catalog needs. `follows` says whether the unit before was derived, for `{joined}`."""

    catalog: Catalog
    offers: dict[str, _Offer]
    base: Locale
    to: Locale
    termbase: Glossary
    date: str
    row: Derived
    redraft: bool
    asked: _Asked
    follows: bool = False


def _refuse(source: Locale | None, target: Locale | None) -> None:
    for one in (source, target):
        if one is not None and not one.chinese:
            raise UsageError(
                f"{one.code} is not Chinese; only Chinese locales are derived from each other",
                hint="l10n draft fills the others.",
            )


def _pairs(
    project: Project, release: Release, source: Locale | None, target: Locale | None
) -> Iterator[tuple[Locale, Locale]]:
    """Yield (base, target) for a release, a target after the base it follows.

    The settings say who follows whom; with a Chinese release every other Chinese locale may follow the release itself.
    """
    every = {one.code: one for one in (release.source, *project.targets_of(release)) if one.chinese}
    chosen: list[tuple[Locale, Locale]] = []
    for to in project.targets_of(release):
        if not to.chinese or (target is not None and to.code != target.code):
            continue
        base = source if source is not None and target is not None else every.get(project.derive.get(to.code, ""))
        if base is None and release.source.chinese:
            base = release.source
        if base is None or base.code == to.code or base.code not in every:
            continue
        if source is None or base.code == source.code:
            chosen.append((base, to))
    targets = {to.code for _, to in chosen}
    yield from sorted(chosen, key=lambda pair: pair[0].code in targets)


def _nothing(project: Project, source: Locale | None, target: Locale | None) -> str:
    if source is not None or target is not None:
        asked = f"{target.code if target else 'a locale'} from {source.code if source else 'another'}"
        return f"nothing to derive: {asked} is not what this release is published in"
    if not project.derive:
        return (
            "nothing to derive: no locale follows another; "
            'set it with: derive = { zh_Hans_CN = "zh_Hant_HK" } under [draft]'
        )
    return "nothing to derive: the locales that follow another are not this release's"


def _offers(project: Project, reading: Reading, base: Locale) -> dict[str, _Offer] | None:
    """Return by unit what can be derived from: the release's own segments, or the base's catalog; None without one."""
    if base.code == reading.release.source.code:
        return {one.unit: _Offer(one.text, content_hash(one.text), draft=False) for one in reading.every()}
    path = project.catalog_path(reading.release.slug, base)
    if not path.is_file():
        return None
    catalog = catalogs.read(path, base, source=reading.release.source)
    return {
        unit.id: _Offer(unit.target, content_hash(unit.target), draft=not unit.publishable)
        for unit in catalog.units()
        if unit.target and unit.state is not State.STALE
    }


def _derive(one: Edition, work: _Work) -> None:
    """Go through the edition in reading order, every unit once."""
    seen: set[str] = set()
    for pair in one.pairs:
        work.follows = False
        for group in pair.groups:
            for unit in group.units:
                if unit.id in seen or unit.line == 0:
                    work.follows = False
                    continue
                seen.add(unit.id)
                work.follows = _unit(unit, work)


def _unit(unit: Unit, work: _Work) -> bool:
    """Derive one unit; return whether its target now follows the base (so that `{joined}` may stand behind it)."""
    offer = work.offers.get(unit.id)
    if offer is None:
        work.row.waiting += 1
        return False
    joined = offer.text.strip() == JOINED
    if joined and not work.follows:
        if _may(unit, work):
            work.row.waiting += 1
        else:
            work.row.kept += 1
        return False
    text, doubts = _converted(offer.text, work)
    if unit.id in work.asked.take | work.asked.keep:
        work.asked.met.add(unit.id)
    if not _may(unit, work):
        if unit.id in work.asked.take and _taken(unit, offer, text, work):
            _note(unit.id, doubts, work)
            return True
        if work.catalog.may_draft(unit):
            work.row.others += 1
        else:
            work.row.kept += 1
        _compare(unit, offer, text, work)
        return unit.target.strip() == text.strip()
    origin = Origin(MAKER, work.date, basis=offer.basis, from_draft=offer.draft)
    before = (unit.target, unit.origin)
    if (
        unit.target == text
        and unit.origin is not None
        and unit.origin.basis == offer.basis
        and unit.origin.from_draft == offer.draft
    ):
        work.row.same += 1
    else:
        work.catalog.set_draft(unit.id, text, origin)
        if before[0]:
            work.row.renewed += 1
        else:
            work.row.new += 1
    _note(unit.id, doubts, work)
    return True


def _taken(unit: Unit, offer: _Offer, text: str, work: _Work) -> bool:
    """Put the derived text in place of a person's, as they asked; return whether it may be (locked wording stays)."""
    origin = Origin(MAKER, work.date, basis=offer.basis, from_draft=offer.draft)
    if not work.catalog.replace_with_draft(unit.id, text, origin):
        return False
    work.row.taken.append(Difference(unit.id, unit.line, unit.target, text, moved=True))
    return True


def _converted(text: str, work: _Work) -> tuple[str, tuple[Doubt, ...]]:
    if text.strip() in {JOINED, OMITTED}:
        return text, ()
    done = script.convert(text, work.base, work.to, glossary=work.termbase)
    return done.text, done.doubts


def _may(unit: Unit, work: _Work) -> bool:
    """Whether a unit may be written: it is empty, or holds what deriving wrote (any machine, when redrafting)."""
    if not work.catalog.may_draft(unit):
        return False
    if not unit.target or work.redraft:
        return True
    return unit.origin is not None and unit.origin.maker in {MAKER, "opencc"}


def _compare(unit: Unit, offer: _Offer, text: str, work: _Work) -> None:
    """Report a target that is not ours to write where it differs from what would be derived."""
    if unit.id in work.asked.keep and unit.state is not State.LOCKED:
        work.catalog.rest_on(unit.id, offer.basis)
    if not unit.publishable or unit.state is State.LOCKED or unit.target.strip() == text.strip():
        return
    basis = work.catalog.basis_of(unit.id)
    moved = bool(basis) and basis != offer.basis
    work.row.differences.append(Difference(unit.id, unit.line, unit.target, text, moved))


def _note(unit_id: str, doubts: Sequence[Doubt], work: _Work) -> None:
    """Put the doubts among the unit's notes in place of our older ones; other notes stay."""
    ours = [f"{NOTE}{doubt}" for doubt in dict.fromkeys(str(one) for one in doubts)]
    every = work.catalog.entry(unit_id).comment.split("\n")
    others = [line for line in every if line and not line.startswith((NOTE, "role: ", "speaker: "))]
    work.catalog.set_notes(unit_id, [*others, *ours])
    work.row.questions.extend(Question(unit_id, line.removeprefix(NOTE)) for line in ours)


def _shown(row: Derived, *, verbose: bool) -> Iterator[str]:
    parts = [
        f"{count} {word}"
        for count, word in (
            (row.new, "derived"),
            (row.renewed, "renewed"),
            (len(row.taken), "taken as derived now"),
            (row.same, "as before"),
            (row.kept, "kept as people wrote them"),
            (row.others, "drafted otherwise (--redraft replaces them)"),
            (row.waiting, f"waiting for {row.base}"),
        )
        if count
    ]
    yield f"{row.path}: from {row.base}: {', '.join(parts) or 'no units'}"
    for question in row.questions:
        yield f"{row.path}: {question.unit}: {question.doubt}"
    for one in row.taken:
        yield f"{row.path}:{one.line}: {one.unit}: a draft again: {one.derived} | was: {one.target}"
    own = sum(not one.moved for one in row.differences)
    if own and not verbose:
        yield f"{row.path}: {own} of these read otherwise than they would if derived now (-v lists them)"
    for one in row.differences:
        if not one.moved and not verbose:
            continue
        why = "its base has changed since" if one.moved else "written by a person"
        yield f"{row.path}:{one.line}: {one.unit}: {why}, kept: {one.target} | derived now: {one.derived}"
    moved = next((one.unit for one in row.differences if one.moved), "")
    if moved:
        yield (
            f"{row.path}: take what is derived now with: l10n derive --take {moved}; "
            f"leave it as it is with: l10n derive --keep {moved}"
        )
