"""Verb `draft`: what the memory learns. Feeds made of the project's approved units and of the TMX files under memory/.

In: a project. Out: feeds for `memory.refresh`, each with a digest of the files it is read from, so that an unchanged
catalog is not even parsed. Only approved units are learned; a group (`{joined}`) is one pair. May not touch: catalogs.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from l10n import edition, files, memory
from l10n.exchange import tmx
from l10n.model import Pair, State, code_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from l10n.edition import Edition
    from l10n.locale import Locale
    from l10n.memory import Feed, Memory, Refreshed
    from l10n.model import Group, Segment
    from l10n.project import Project, Release

_VERSION = "2"  # raised when the same files would teach other pairs


def feeds(project: Project) -> list[Feed]:
    """Return a feed for every catalog and TMX file there is. Reads the files' bytes, parses none."""
    found: list[Feed] = []
    for release in project.releases():
        for target in project.targets_of(release):
            path = project.catalog_path(release.slug, target)
            if path.is_file():
                digest = _digest(
                    release.path, path, path.with_suffix(".ledger.json"), extra=f"{release.segmentation} {release.date}"
                )
                found.append(memory.Feed(project.shown(path), digest, partial(_approved, project, release, target)))
    wanted = tuple(one.code for one in (project.source, *project.targets))
    found += [
        memory.Feed(project.shown(path), _digest(path, extra=" ".join(wanted)), partial(tmx.read, path, wanted))
        for path in project.memory_sources()
    ]
    return found


def learn(project: Project, kept: Memory, *, rebuild: bool = False) -> Refreshed:
    """Bring an open memory up to date with the project; `rebuild` forgets everything first."""
    every = feeds(project)
    return kept.rebuild(every) if rebuild else kept.refresh(every)


def _digest(*paths: Path, extra: str = "") -> str:
    whole = hashlib.sha256(f"{_VERSION} {extra}".encode())
    for path in paths:
        whole.update(b"\x00")
        if path.is_file():
            whole.update(hashlib.sha256(files.read(path)).digest())
    return whole.hexdigest()[:24]


def _approved(project: Project, release: Release, target: Locale) -> Iterator[Pair]:
    """Yield the approved pairs of a release in one locale."""
    one = edition.load(project, edition.read(release), target)
    yield from pairs_of(one)


def pairs_of(one: Edition) -> Iterator[Pair]:
    """Yield the approved groups of an edition as pairs, each once."""
    release = one.reading.release
    around = neighbours(one)
    seen: set[tuple[str, ...]] = set()
    for group in (group for pair in one.pairs for group in pair.groups):
        ids = tuple(unit.id for unit in group.units)
        if group.state is not State.APPROVED or not group.target or ids in seen:
            continue
        seen.add(ids)
        before, after = around[id(group)]
        yield Pair(
            source=group.source,
            target=group.target,
            source_locale=release.source.code,
            target_locale=one.locale.code,
            before=before,
            after=after,
            context=group.segments[0].context,
            origin=release.slug,
            date=max(unit.approved_on for unit in group.units) or release.date,
            codes=_codes(group),
        )


def neighbours(one: Edition) -> dict[int, tuple[str, str]]:
    """Map each group (by identity) to the segments before and after it in reading order, empty at the ends."""
    groups = [group for pair in one.pairs for group in pair.groups]
    return {
        id(group): (
            _text(groups[at - 1].segments[-1]) if at else "",
            _text(groups[at + 1].segments[0]) if at + 1 < len(groups) else "",
        )
        for at, group in enumerate(groups)
    }


def _text(segment: Segment) -> str:
    return segment.text


def _codes(group: Group) -> tuple[str, ...]:
    """Return the names of the codes in a group's texts, in order, each once."""
    codes = tuple(code for segment in group.segments for code in segment.codes)
    names = [name.strip("</>") for name in code_names(group.source, codes)]
    return tuple(dict.fromkeys(names))
