"""An edition: a release joined with one locale's catalog, block by block. What check, draft, build and status work on.

In: a project, one of its releases, a locale. Out: block pairs whose groups carry units with their states, in reading
order. Segments without an entry (the release is newer than the catalog) appear as untranslated units with line 0.
May not touch: files other than by reading them through `formats` and `catalog`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import segmentation
from l10n.model import CODE, BlockPair, Group, State, Unit

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from l10n.catalog import Catalog
    from l10n.locale import Locale
    from l10n.model import Block, Document, InlineCode, Segment
    from l10n.project import Project, Release

_ORDER = (State.UNTRANSLATED, State.STALE, State.DRAFT, State.TRANSLATED, State.APPROVED, State.LOCKED)


@dataclass(frozen=True, slots=True)
class Reading:
    """A release as read: its document and, for every block in order, its segments."""

    release: Release
    document: Document
    segments: Mapping[str, tuple[Segment, ...]]

    def every(self) -> list[Segment]:
        """Return all segments in reading order."""
        return [segment for block in self.document.blocks for segment in self.segments[block.id]]


@dataclass(frozen=True, slots=True)
class Edition:
    """A release in one locale. `catalog` is None when it has not been extracted yet, or for the source itself."""

    reading: Reading
    locale: Locale
    path: Path
    catalog: Catalog | None
    pairs: tuple[BlockPair, ...]

    def units(self) -> list[Unit]:
        """Return the units in reading order, each once."""
        seen: dict[str, Unit] = {}
        for pair in self.pairs:
            for group in pair.groups:
                for unit in group.units:
                    seen.setdefault(unit.id, unit)
        return list(seen.values())

    def missing(self) -> int:
        """Return how many units the release has that the catalog lacks."""
        return sum(unit.line == 0 for unit in self.units()) if self.catalog is not None else 0


def read(release: Release) -> Reading:
    """Parse and segment a release. Raises InputError or ReleaseError with its path."""
    document = release.read()
    segments = {
        block.id: segmentation.split(block, release.source, mode=release.segmentation, rules=release.rules)
        for block in document.blocks
    }
    return Reading(release, document, segments)


def load(project: Project, reading: Reading, target: Locale) -> Edition:
    """Join a release with its catalog in `target`. Raises CatalogError when the catalog is damaged."""
    path = project.catalog_path(reading.release.slug, target)
    catalog = catalogs.read(path, target, source=reading.release.source) if path.is_file() else None
    if catalog is not None:
        reading = Reading(reading.release, reading.document, catalogs.pinned(catalog, reading.segments))
    return Edition(reading, target, path, catalog, pair_up(reading, catalog, target))


def of_source(reading: Reading) -> Edition:
    """Return the edition in the source locale: block pairs whose groups have no target."""
    return Edition(
        reading, reading.release.source, reading.release.path, None, pair_up(reading, None, reading.release.source)
    )


def publishable(unit: Unit, require: str) -> bool:
    """Return whether a unit meets `require`: "approved" or "translated"."""
    if require == "translated":
        return unit.publishable
    return unit.state in {State.APPROVED, State.LOCKED}


def pair_up(reading: Reading, catalog: Catalog | None, target: Locale) -> tuple[BlockPair, ...]:
    """Return a BlockPair for every block of the release."""
    units = {unit.id: unit for unit in catalog.units()} if catalog is not None else {}
    pairs: list[BlockPair] = []
    for block in reading.document.blocks:
        segments = reading.segments[block.id]
        if len(segments) == 1 and not block.codes:
            pairs.append(_single(block, segments, units, target.code))
        else:
            pairs.append(_pair(block, segments, units, target))
    return tuple(pairs)


def _single(block: Block, segments: tuple[Segment, ...], units: Mapping[str, Unit], code: str) -> BlockPair:
    """Return the pair of a block that is one segment without codes: its target is its unit's."""
    segment = segments[0]
    name = segment.unit
    unit = units.get(name)
    if unit is None:
        unit = Unit(name, segment.text, "", State.UNTRANSLATED, code, segment.context)
    target = unit.target
    omitted = False
    if "{" in target:
        omitted = unit.omitted
        target = "" if omitted or unit.joined else target
    group = Group((unit,), segments, segment.text, target, unit.state, omitted)
    return BlockPair(block, (group,), block.text, target, omitted or target != "")


def _pair(block: Block, segments: Sequence[Segment], units: Mapping[str, Unit], target: Locale) -> BlockPair:
    groups: list[Group] = []
    members: list[tuple[Unit, Segment]] = []
    for segment in segments:
        unit = units.get(segment.unit) or Unit(
            segment.unit, segment.text, "", State.UNTRANSLATED, target.code, segment.context
        )
        if members and not unit.joined:
            groups.append(_group(members))
            members = []
        members.append((unit, segment))
    if members:
        groups.append(_group(members))
    return BlockPair(
        block=block,
        groups=tuple(groups),
        source=block.text,
        target=_assemble(groups, target.joiner),
        complete=all(group.target or group.omitted for group in groups),
    )


def _group(members: list[tuple[Unit, Segment]]) -> Group:
    first, segment = members[0]
    text = (
        segment.text
        if len(members) == 1
        else "".join(
            (part.lead if at else "") + _renamed(part.text, part.codes, _running_names(members, part))
            for at, (_, part) in enumerate(members)
        )
    )
    return Group(
        units=tuple(unit for unit, _ in members),
        segments=tuple(part for _, part in members),
        source=text,
        target="" if first.omitted or first.joined else first.target,
        state=first.state if len(members) == 1 else min((unit.state for unit, _ in members), key=_ORDER.index),
        omitted=first.omitted,
    )


def running(segments: Sequence[Segment]) -> tuple[str, tuple[InlineCode, ...]]:
    """Return neighbouring segments as the text of one group, and its codes under the names they have in it."""
    members: list[tuple[object, Segment]] = [(None, part) for part in segments]
    parts: list[str] = []
    codes: dict[str, InlineCode] = {}
    for at, part in enumerate(segments):
        names = _running_names(members, part)
        parts.append((part.lead if at else "") + _renamed(part.text, part.codes, names))
        codes.update({names[code.name]: replace(code, name=names[code.name]) for code in part.codes})
    return "".join(parts), tuple(codes.values())


def _running_names(members: Sequence[tuple[object, Segment]], of: Segment) -> dict[str, str]:
    """Map the code names of one member to names that are unique over the group, numbered in running order.

    In a single unit they are the segment's own. A translator of a group writes `<a1>` for the first link of the
    first sentence and `<a2>` for the next link, whichever sentence it stands in.
    """
    names: dict[str, str] = {}
    used: dict[str, int] = {}
    for _, segment in members:
        own: dict[str, str] = {}
        for code in segment.codes:
            block_name = segment.block_names.get(code.name, code.name)
            if block_name not in names:
                stem = code.name.rstrip("0123456789")
                used[stem] = used.get(stem, 0) + 1
                number = used[stem]
                names[block_name] = f"{stem}{number}" if code.name != stem or number > 1 else stem
            own[code.name] = names[block_name]
        if segment is of:
            return own
    return {}


def _renamed(text: str, codes: Sequence[InlineCode], names: Mapping[str, str]) -> str:
    """Return `text` with the codes it knows renamed."""
    known = {code.name for code in codes}

    def rename(match: re.Match[str]) -> str:
        name = match["name"]
        return f"<{match['close']}{names.get(name, name)}{match['empty']}>" if name in known else match[0]

    return CODE.sub(rename, text)


def _to_block_names(group: Group) -> str:
    """Return a group's target with its codes named as in the block."""
    if "<" not in group.target:
        return group.target
    members = list(zip(group.units, group.segments, strict=True))
    back: dict[str, str] = {}
    for segment in group.segments:
        names = (
            {code.name: code.name for code in segment.codes} if len(members) == 1 else _running_names(members, segment)
        )
        for own, running in names.items():
            back[running] = segment.block_names.get(own, own)

    def rename(match: re.Match[str]) -> str:
        name = match["name"]
        return f"<{match['close']}{back[name]}{match['empty']}>" if name in back else match[0]

    return CODE.sub(rename, group.target)


def _assemble(groups: Sequence[Group], joiner: str, *, bare: frozenset[str] = frozenset()) -> str:
    """Return the block's target from those groups that have one, sentences joined as the locale does.

    Where a line break code stands between two sentences in the source, it stands between their targets too. `bare` are
    the ids of units that show their source: next to one of those the source's own white space stands.
    """
    text = ""
    beside = False
    for group in groups:
        if not group.target:
            continue
        piece = _to_block_names(group)
        lead = group.segments[0].lead
        shows_source = group.units[0].id in bare
        if text and (lead.strip() or beside or shows_source):
            text += lead
        elif text and not text[-1].isspace() and not piece[:1].isspace():
            text += joiner
        text += piece
        beside = shows_source
    return text


def with_targets(pair: BlockPair, targets: Mapping[str, str], joiner: str) -> BlockPair:
    """Return a block pair as it would be with these targets, by the id of a group's first unit.

    An approval was for another text: such a unit is translated.
    """
    groups = [
        _with_target(group, targets[group.units[0].id]) if group.units[0].id in targets else group
        for group in pair.groups
    ]
    return replace(pair, groups=tuple(groups), target=_assemble(groups, joiner))


def _with_target(group: Group, target: str) -> Group:
    head = group.units[0]
    state = State.TRANSLATED if head.state is State.APPROVED else head.state
    units = (replace(head, target=target, state=state), *group.units[1:])
    return replace(group, units=units, target=target, state=min((one.state for one in units), key=_ORDER.index))


def with_sources(pair: BlockPair, joiner: str, *, left: str = "", right: str = "") -> str:
    """Return a block's target in which every untranslated group shows its source between `left` and `right`."""
    shown = [
        group
        if group.target or group.omitted
        else Group(group.units, group.segments, group.source, f"{left}{group.source}{right}", group.state)
        for group in pair.groups
    ]
    bare = frozenset(group.units[0].id for group in pair.groups if not group.target)
    return _assemble(shown, joiner, bare=bare)
