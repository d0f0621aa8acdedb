"""Places: findings get the lines of their catalog and their release.

In: an edition, findings of a block or of a whole release. Out: the findings with paths, lines and columns.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from l10n.checks import Pairs
    from l10n.edition import Edition, Reading
    from l10n.model import BlockPair, Unit
    from l10n.project import Project


def shown(project: Project, path: Path) -> str:
    """Return a path as `Project.shown` does, which asks the file system: the last ones are remembered."""
    key = (project.root, path)
    found = _shown.get(key)
    if found is None:
        if len(_shown) >= _REMEMBERED:
            _shown.clear()
        found = _shown[key] = project.shown(path)
    return found


_REMEMBERED = 64
_shown: dict[tuple[Path, Path], str] = {}


def paths(project: Project, one: Edition) -> tuple[str, str]:
    """Return the paths of a catalog and of its release as shown."""
    return shown(project, one.path), shown(project, one.reading.release.path)


def place(files: tuple[str, str], one: Edition, pair: BlockPair, hit: Finding) -> Finding:
    """Add the catalog line of the finding's unit and the release line of its block. `files`: the edition's `paths`."""
    unit = _unit(pair, hit.unit)
    line = unit.line if unit is not None else 0
    spot, edit = (0, 0), None
    if unit is not None and line and one.catalog is not None:
        spot = catalogs.spot(one.catalog, unit.id, hit.column if hit.target == unit.target else 0)
        if hit.fix is not None and hit.fix.safe and hit.target == unit.target:
            edit = catalogs.edit(one.catalog, unit.id, hit.fix.target)
    # `dataclasses.replace` would look up each field by its name, which takes as long as all of this
    return Finding(
        hit.code, hit.severity, hit.message, hit.unit, hit.locale, hit.source, hit.target, hit.expected, hit.column,
        hit.fix, files[0], line, files[1], pair.block.place.line, *spot, edit, hit.stretches,
    )  # fmt: skip


def _unit(pair: BlockPair, name: str) -> Unit | None:
    """Return the unit of that id in a block."""
    for group in pair.groups:
        for unit in group.units:
            if unit.id == name:
                return unit
    return None


def placed(
    project: Project,
    reading: Reading,
    editions: Sequence[Edition],
    hits: Iterable[Finding],
    pairs: Mapping[str, Pairs],
) -> Iterator[Finding]:
    """Place findings of release scope: in a catalog where they name a locale, else in the release itself."""
    by_locale = {one.locale.code: one for one in editions}
    release = shown(project, reading.release.path)
    known: dict[str, dict[str, BlockPair]] = {}
    for hit in hits:
        one = by_locale.get(hit.locale)
        code = one.locale.code if one is not None else reading.release.source.code
        if code not in known:
            known[code] = by_unit(one.pairs if one is not None else pairs[code])
        pair = known[code].get(hit.unit)
        line = pair.block.place.line if pair else hit.line
        if one is not None and pair is not None:
            yield place(paths(project, one), one, pair, hit)
        else:
            yield replace(hit, path=release, line=line, release_path=release, release_line=line)


def by_unit(pairs: Pairs) -> dict[str, BlockPair]:
    """Return the first block that each unit stands in."""
    found: dict[str, BlockPair] = {}
    for pair in pairs:
        for group in pair.groups:
            for unit in group.units:
                found.setdefault(unit.id, pair)
    return found


def spots(one: Edition) -> dict[str, tuple[int, int, int]]:
    """Return for each unit that may be named across releases its line, that of its target, and its release's."""
    found: dict[str, tuple[int, int, int]] = {}
    first = by_unit(one.pairs)
    for unit in (group.units[0] for pair in one.pairs for group in pair.groups if group.target):
        if unit.id not in found:
            text = catalogs.spot(one.catalog, unit.id, 0)[0] if unit.line and one.catalog is not None else 0
            found[unit.id] = (unit.line, text, first[unit.id].block.place.line)
    return found
