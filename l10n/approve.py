"""The verb `approve`: records who vouches for which wording.

In: a project, releases, locales, a name. Out: what was approved and what was refused, with reasons. An approval
holds for exactly one source and one target; a unit with error findings is refused unless it is waived with a
reason. Never changes a target. Groups (`{joined}`) are approved or refused as one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import check, edition, glossary
from l10n import project as projects
from l10n.errors import UsageError
from l10n.model import Severity, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.catalog import Catalog
    from l10n.edition import Edition
    from l10n.locale import Locale
    from l10n.model import Finding, Group
    from l10n.project import Project, Release


@dataclass(frozen=True, slots=True)
class Refusal:
    """A unit that was not approved, and why."""

    path: str
    line: int
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Approvals:
    """How many units were newly approved, already were, and which were refused."""

    approved: int = 0
    already: int = 0
    refused: tuple[Refusal, ...] = ()


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    by: str,
    locales: Sequence[Locale] = (),
    units: Sequence[str] = (),
    waive: str = "",
    omit: bool = False,
    lock: str = "",
) -> Approvals:
    """Approve what a person has translated in the given releases and locales (all when empty).

    `units` narrows it to units whose id starts with one of these. `waive` is the reason for approving in spite
    of error findings; `omit` confirms that units left out (`{omitted}`) were meant to be. Raises UsageError for
    a unit id that fits nothing.

    `lock` names who supplied the wording (a minister's office, with where it stands): the given units are then locked
    as they stand, never to be redrafted, fixed or derived over; editing the target by hand ends that.
    """
    if not by.strip():
        raise UsageError("an approval needs a name", hint="Use --by NAME, or set L10N_BY.")
    if waive and not waive.strip():
        raise UsageError("a waiver needs a reason", hint="Use --waive REASON.")
    if lock and not (lock.strip() and units):
        raise UsageError("a lock needs who supplied the wording, and the units", hint="Use --unit ID --lock SOURCE.")
    termbase = glossary.read(project.glossary_paths())
    tally = _Tally(by.strip(), tuple(units), waive, omit, lock.strip())
    for release in releases:
        reading = edition.read(release)
        for target in project.targets_of(release):
            if locales and target not in locales:
                continue
            one = edition.load(project, reading, target)
            path = project.shown(one.path)
            if one.catalog is None:
                tally.refused.append(Refusal(path, 0, "", f"no catalog yet; run: l10n extract {release.slug}"))
                continue
            _approve(one, one.catalog, _errors(check.of_edition(project, one, termbase)), path, tally)
            catalogs.save(one.catalog)
    unknown = [unit for unit in units if unit not in tally.matched]
    if unknown:
        raise UsageError(
            f"no unit has an id that starts with {', '.join(map(repr, unknown))}", hint="l10n status -v lists them."
        )
    return Approvals(tally.approved, tally.already, tuple(tally.refused))


@dataclass(slots=True)
class _Tally:
    """What one run was asked and what it has done so far."""

    by: str
    units: tuple[str, ...]
    waive: str
    omit: bool
    lock: str
    approved: int = 0
    already: int = 0
    refused: list[Refusal] = field(default_factory=list)
    matched: set[str] = field(default_factory=set)


def _approve(one: Edition, catalog: Catalog, errors: dict[str, Finding], path: str, tally: _Tally) -> None:
    """Approve the wanted groups of one edition, each once."""
    done: set[str] = set()
    for group in (group for pair in one.pairs for group in pair.groups):
        ids = [unit.id for unit in group.units]
        if ids[0] in done or not _wanted(ids, tally.units, tally.matched):
            continue
        done.update(ids)
        reason = _reason(group, errors, waived=bool(tally.waive), omit=tally.omit)
        if reason:
            tally.refused.append(Refusal(path, group.units[0].line, ids[0], reason))
        elif tally.lock:
            for one_unit in group.units:
                catalog.lock(one_unit.id, one_unit.target, by=tally.lock, on=projects.today())
            tally.approved += len(ids)
        elif group.state in {State.APPROVED, State.LOCKED}:
            tally.already += len(ids)
        else:
            for unit in ids:
                catalog.approve(unit, by=tally.by, on=projects.today(), waived=tally.waive if unit in errors else "")
            tally.approved += len(ids)


def _wanted(ids: Sequence[str], units: Sequence[str], matched: set[str]) -> bool:
    if not units:
        return True
    hits = {prefix for prefix in units for one in ids if one.startswith(prefix)}
    matched.update(hits)
    return bool(hits)


def _errors(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Map a unit to its first error finding."""
    errors: dict[str, Finding] = {}
    for one in findings:
        if one.severity is Severity.ERROR:
            errors.setdefault(one.unit, one)
    return errors


def _reason(group: Group, errors: dict[str, Finding], *, waived: bool, omit: bool) -> str:
    """Return why a group cannot be approved, or an empty string."""
    states = {unit.state for unit in group.units}
    if State.UNTRANSLATED in states:
        return "not translated"
    if State.DRAFT in states:
        return "still a draft: take it over in the catalog (clear fuzzy) first"
    if State.STALE in states:
        return (
            "the source has changed since: bring the target up to date, or delete its #| lines, and clear fuzzy first"
        )
    if group.omitted and not omit and group.state is not State.APPROVED:
        return "left out on purpose; confirm with --omit"
    found = next((errors[unit.id] for unit in group.units if unit.id in errors), None)
    if found is not None and not waived and group.state is not State.APPROVED:
        return f"{found.code} {found.message} (approve all the same with --waive REASON)"
    return ""
