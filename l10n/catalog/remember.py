"""Room catalog: the ledger brought up to the entries: last known targets, flags, order.

In: a catalog. Out: its ledger changed in memory. What an editor emptied stays known; a vanished flag is noted.
May not touch: entries, files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.catalog import ledger as ledgers
from l10n.catalog import states
from l10n.catalog.ledger import hash_of

if TYPE_CHECKING:
    from l10n.catalog.catalog import Catalog
    from l10n.catalog.entry import Entry
    from l10n.catalog.ledger import Record


def unflagged(entry: Entry, record: Record) -> bool:
    """Whether the flag `fuzzy` vanished while the text stayed what it was."""
    return record.fuzzy and not entry.fuzzy and bool(entry.target) and record.target == entry.target


def sync(catalog: Catalog) -> None:
    """Bring the ledger up to what the entries say: last known targets, flags, order."""
    ids: list[str] = []
    for entry in catalog.live():
        _remember(entry, catalog.record(entry))
        covered = catalog.covered(entry)
        catalog.record(entry).group = tuple(states.id_of(one) for one in covered) if len(covered) > 1 else ()
        ids.append(states.id_of(entry))
    obsolete = [states.id_of(entry) for entry in catalog.entries if entry.obsolete]
    for unit in obsolete:
        record = catalog.ledger.units.get(unit)
        if record is not None:
            record.gone = True
    ledgers.in_order(catalog.ledger, [*ids, *obsolete])


def _remember(entry: Entry, record: Record) -> None:
    if not entry.target and record.target and not record.gone:
        return  # emptied by an editor: what was there stays known
    if states.flag_lost(entry, record):
        return  # it stays stale until the text or the previous source is dealt with
    if unflagged(entry, record) and record.machine == hash_of(entry.target) and record.approved is None:
        record.cleared = True
    elif record.target != entry.target or entry.fuzzy:
        record.cleared = False
    record.previous = states.previous_of(entry, record)
    record.target, record.fuzzy, record.gone = entry.target, entry.fuzzy, False
    if record.origin is not None and record.machine != hash_of(entry.target):
        record.basis = record.origin.basis or record.basis
        record.origin, record.machine = None, ""
