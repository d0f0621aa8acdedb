"""Room catalog: `l10n restore`: what an editor emptied, unmarked or dropped comes back from the ledger.

In: a catalog read with `whole=False`. Out: the catalog changed in memory, and what was brought back. What a person
wrote since is never touched. May not touch: files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.catalog import provenance, states
from l10n.catalog.remember import unflagged
from l10n.catalog.update import News, returned

if TYPE_CHECKING:
    from collections.abc import Collection

    from l10n.catalog.catalog import Catalog
    from l10n.catalog.entry import Entry
    from l10n.catalog.ledger import Record


def restore(catalog: Catalog, units: Collection[str] = ()) -> tuple[News, ...]:
    """Bring back emptied targets, vanished `fuzzy` flags, locked wording and lost entries; return what was done.

    `units` narrows it to those whose ids begin so. Nothing is written before `save`.
    """
    chosen = tuple(units) or ("",)
    news: list[News] = []
    for entry in catalog.live():
        unit = states.id_of(entry)
        record = catalog.ledger.units.get(unit)
        if record is None or not unit.startswith(chosen):
            continue
        kind = _restored(entry, record)
        if kind:
            news.append(News(kind, unit, entry.msgid))
    there = {states.id_of(entry) for entry in catalog.entries}
    lost = [(unit, record) for unit, record in catalog.ledger.units.items() if not record.gone and unit not in there]
    for unit, record in lost:
        if unit.startswith(chosen):
            _put_back(catalog, unit, record)
            news.append(News("lost", unit, record.source))
    catalog.forget_index()
    return tuple(news)


def _restored(entry: Entry, record: Record) -> str:
    """Bring one entry back to what is known of it; return what was wrong, empty when nothing."""
    if record.locked is not None and entry.target != record.locked.target:
        entry.target = record.locked.target
        entry.mark_fuzzy(fuzzy=False)
        return "locked"
    if states.emptied(entry, record):
        entry.target = record.target
        entry.mark_fuzzy(fuzzy=record.fuzzy)
        entry.set_previous(record.previous or None)
        return "emptied"
    if (unflagged(entry, record) or record.cleared) and record.approved is None and record.target == entry.target:
        entry.mark_fuzzy(fuzzy=True)
        entry.set_previous(record.previous or None)
        if record.origin is not None:
            entry.tcomment = provenance.with_origin(entry.tcomment, record.origin)
        record.cleared = False
        return "unmarked"
    if entry.fuzzy and entry.previous_msgid is None and states.previous_of(entry, record):
        entry.set_previous(record.previous)
        return "unmarked"
    return ""


def _put_back(catalog: Catalog, unit: str, record: Record) -> None:
    """Put a lost entry back after the one that precedes it in the ledger."""
    order = list(catalog.ledger.units)
    places = {states.id_of(entry): at for at, entry in enumerate(catalog.entries) if not entry.obsolete}
    before = next(
        (places[one] for one in reversed(order[: order.index(unit)]) if one in places), 0 if catalog.header else -1
    )
    catalog.entries.insert(before + 1, returned(None, record))
