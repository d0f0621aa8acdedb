"""Room catalog: groups over an update: a target that covers several sources follows all of them.

In: the groups before an update, the entries and segments after it. Out: heads marked stale whose members changed, and
`{joined}` targets that would now be read with the wrong sentence put right. May not touch: files.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from l10n.catalog import provenance, states
from l10n.catalog.ledger import hash_of
from l10n.catalog.states import CARRIED
from l10n.catalog.worddiff import word_diff
from l10n.model import JOINED, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from l10n.catalog.catalog import Catalog
    from l10n.catalog.entry import Entry
    from l10n.model import Segment

    Carry = Callable[[str, str, str], str | None]
    Moved = tuple[str, str, str]


class Remembered(NamedTuple):
    """A group as it was: its head and members, and their sources then. `target` is what covered them.

    `known` is False for one that the ledger does not have yet: it may only look like one.
    """

    entries: tuple[Entry, ...]
    sources: tuple[str, ...]
    target: str
    known: bool = True

    @property
    def running(self) -> str:
        """The sources as running text."""
        return " ".join(self.sources)


def remembered(catalog: Catalog) -> list[Remembered]:
    """Return the groups of more than one unit, by the catalog or, where a tool changed it, by the ledger."""
    result: list[Remembered] = []
    for head in catalog.live():
        group = catalog.covered(head)
        record = catalog.ledger.units.get(states.id_of(group[0]))
        ids = record.group if record is not None and record.approved is not None else ()
        known = [catalog.ledger.units.get(unit) for unit in ids]
        stranger = any(states.id_of(entry) not in catalog.ledger.units for entry in group[1:])
        if stranger and known and all(known):
            sources = tuple(one.source for one in known if one is not None)
            result.append(Remembered(tuple(group), sources, group[0].target))
        elif len(group) > 1:
            sources = tuple(entry.msgid for entry in group)
            result.append(Remembered(tuple(group), sources, group[0].target, known=not stranger))
    return result


def regroup(
    catalog: Catalog, groups: Sequence[Remembered], segments: Sequence[Segment], carry: Carry | None, date: str
) -> list[Moved]:
    """Bring groups up to the release; return (unit, source, why) for each unit that changed for its group's sake."""
    entries = {states.id_of(entry): entry for entry in catalog.live()}
    blocks = blocks_of(segments)
    news: list[Moved] = []
    for group in groups:
        news += _kept_together(group, entries, blocks)
    now = _runs(entries, blocks)
    for group in groups:
        head = group.entries[0]
        unit = states.id_of(head)
        if (
            unit not in now
            or entries.get(unit) is not head
            or head.msgid != group.sources[0]
            or head.target != group.target
            or (not group.known and _belongs_elsewhere(group, entries, now))
        ):
            continue
        choices = [tuple(entries[one].msgid for one in run) for run in now[unit]]
        sources = max(choices, key=len)
        if group.sources not in choices and head.target:
            _mark(catalog, head, group, sources, carry, date)
            news.append((unit, head.msgid, word_diff(group.running, " ".join(sources))))
    before = preceding(blocks)
    for unit, entry in entries.items():
        catalog.record(entry).follows = before.get(unit, "")
    catalog.forget_index()
    return news


def _belongs_elsewhere(group: Remembered, entries: dict[str, Entry], runs: dict[str, list[list[str]]]) -> bool:
    """Whether the members that only follow a head in the catalog are translated with another one in the release."""
    members = {states.id_of(entry) for entry in group.entries[1:]}
    head = states.id_of(group.entries[0])
    heads = [unit for unit, many in runs.items() for run in many if members & set(run[1:])]
    return bool(heads) and all(unit != head and bool(entries[unit].target) for unit in heads)


def preceding(blocks: list[list[str]]) -> dict[str, str]:
    """Return for each unit the one before it in the first block where there is one."""
    return {unit: previous for block in reversed(blocks) for previous, unit in itertools.pairwise(block)}


def blocks_of(segments: Sequence[Segment]) -> list[list[str]]:
    """Return the unit ids of every block, in order."""
    blocks: dict[str, list[str]] = {}
    for segment in segments:
        blocks.setdefault(segment.block, []).append(segment.unit)
    return list(blocks.values())


def _runs(entries: dict[str, Entry], blocks: list[list[str]]) -> dict[str, list[list[str]]]:
    """Return for every head, for each place where it stands, the units that its target covers there, itself first."""
    runs: dict[str, list[list[str]]] = {}
    for block in blocks:
        run: list[str] = []
        for unit in block:
            if run and entries[unit].joined:
                run.append(unit)
            else:
                run = [unit]
                runs.setdefault(unit, []).append(run)
    return runs


def _kept_together(group: Remembered, entries: dict[str, Entry], blocks: list[list[str]]) -> list[Moved]:
    """Put right each member whose `{joined}` now follows another sentence, or none."""
    news: list[Moved] = []
    head = group.entries[0]
    head_id = states.id_of(head)
    for member in group.entries[1:]:
        unit = states.id_of(member)
        if entries.get(unit) is not member or not member.joined:
            continue
        block = _block_of(unit, head_id, blocks)
        if not group.known and block[:1] == [unit]:
            continue  # it never followed this head in the release: a check says that it is joined to nothing
        before = block[: block.index(unit)] if block else []
        between: list[str] = []
        while before and before[-1] != head_id and (entries[before[-1]].joined or not entries[before[-1]].target):
            between.append(before.pop())
        if before and before[-1] == head_id and entries.get(head_id) is head:
            for one in between:
                if not entries[one].target:
                    _join(entries[one], group)
                    news.append((one, entries[one].msgid, "stands inside a group now"))
            continue
        alive = entries.get(head_id) is head
        others = [one for one in group.entries[1:] if entries.get(states.id_of(one)) is one]
        inherits = not alive and member is others[0] and bool(group.target)
        if not inherits and not alive and before and entries[before[-1]] in group.entries:
            continue
        _set_free(member, group, group.target if inherits else "")
        news.append((unit, member.msgid, "took over its group's target" if inherits else "is no longer joined"))
    return news


def _block_of(unit: str, head: str, blocks: list[list[str]]) -> list[str]:
    """Return the block to look at: one where the unit follows its head, else follows anything, else any with it."""
    there = [block for block in blocks if unit in block]
    after_head = [block for block in there if head in block[: block.index(unit)]]
    after_any = [block for block in there if block[0] != unit]
    return next(iter((*after_head, *after_any, *there)), [])


def _join(entry: Entry, group: Remembered) -> None:
    entry.target = JOINED
    entry.mark_fuzzy(fuzzy=True)
    entry.set_previous(group.running)
    entry.tcomment = provenance.with_news(
        entry.tcomment, "group: came in between sentences that are translated together"
    )


def _set_free(entry: Entry, group: Remembered, target: str) -> None:
    """Give a member that lost its head the group's target, stale, or none."""
    entry.target = target
    entry.mark_fuzzy(fuzzy=bool(target))
    entry.set_previous(group.running if target else None)
    entry.tcomment = provenance.with_news(entry.tcomment, f"group: was translated together with: {group.sources[0]}")


def _mark(
    catalog: Catalog, head: Entry, group: Remembered, sources: tuple[str, ...], carry: Carry | None, date: str
) -> None:
    """Mark a head stale whose members changed, or carry a change of figures in a member into its target."""
    running = " ".join(sources)
    carried = carry(group.running, running, head.target) if carry and len(sources) == len(group.sources) else None
    previous = head.previous_msgid if head.fuzzy and head.previous_msgid is not None else group.running
    head.mark_fuzzy(fuzzy=True)
    head.set_previous(previous)
    record = catalog.record(head)
    if carried is not None:
        head.target = carried
        record.machine, record.origin = hash_of(carried), Origin(CARRIED, date, note="digits")
        head.tcomment = provenance.with_origin(head.tcomment, record.origin)
    else:
        head.tcomment = provenance.with_news(head.tcomment, f"group: {word_diff(group.running, running)}")
