"""Room catalog: how far a unit has come, worked out from its entry and its record.

In: an entry, its record, the sources of its group. Out: a State. No state is stored anywhere: editors that know nothing
of us keep the entry right, and the record says what they cannot. May not touch: files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.catalog.ledger import EMPTY_CONTEXT, Record, hash_of
from l10n.catalog.provenance import origin_of
from l10n.model import State, unit_id

CARRIED = "carried"
"""The maker of a target that a change of the source was carried into."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.catalog.entry import Entry


def id_of(entry: Entry) -> str:
    """Return the id of an entry's unit."""
    known = entry.ident
    if known is not None and known[0] is entry.msgid and known[1] is entry.msgctxt:
        return known[2]
    unit = unit_id(entry.msgid, context_of(entry))
    entry.ident = (entry.msgid, entry.msgctxt, unit)
    return unit


def context_of(entry: Entry) -> str:
    """Return the context as ids and records have it: empty for no msgctxt, NUL for an empty one."""
    return "" if entry.msgctxt is None else entry.msgctxt or EMPTY_CONTEXT


def machine_made(entry: Entry, record: Record | None) -> bool:
    """Whether the target is a machine's own, untouched by anyone since."""
    return (
        record is not None and bool(record.machine) and bool(entry.target) and record.machine == hash_of(entry.target)
    )


def emptied(entry: Entry, record: Record | None) -> bool:
    """Whether an editor removed a target that was there."""
    return record is not None and bool(record.target) and not record.gone and not entry.target


def previous_of(entry: Entry, record: Record | None) -> str:
    """Return the source that a fuzzy target was made for, empty when it is not known to differ.

    Babel and other tools drop `#|`; as long as the target is what it was, the ledger remembers.
    """
    if entry.previous_msgid is not None:
        return entry.previous_msgid
    return (
        record.previous if record is not None and record.fuzzy and entry.fuzzy and record.target == entry.target else ""
    )


def _carried(entry: Entry, record: Record | None) -> bool:
    """Whether a change of the source was already carried into the target, which then only wants confirming."""
    origin = origin_of(entry.tcomment) if record is None else record.origin if machine_made(entry, record) else None
    return origin is not None and origin.maker == CARRIED


def flag_lost(entry: Entry, record: Record) -> bool:
    """Whether only the flag of a stale entry went: neither its text nor its previous source did. A tool's doing."""
    return (
        not entry.fuzzy
        and entry.previous_msgid is not None
        and record.fuzzy
        and record.target == entry.target
        and not record.machine
    )


def state_of(entry: Entry, record: Record | None, group: Sequence[str], *, known_group: bool = True) -> State:
    """Return a unit's state. `group` holds the sources its target covers, its own first.

    `known_group` is False when a member of the group is not in the ledger: then the release changed behind our back.
    """
    target = entry.target
    if not target:
        return State.UNTRANSLATED
    if record is not None and record.locked is not None and record.locked.target == target and not entry.fuzzy:
        return State.LOCKED
    if entry.fuzzy:
        return State.STALE if previous_of(entry, record) and not _carried(entry, record) else State.DRAFT
    if record is None:
        return State.TRANSLATED
    if flag_lost(entry, record):
        return State.STALE
    approval = record.approved
    if approval is not None and approval.target == hash_of(target):
        if approval.source == hash_of(*group):
            return State.APPROVED
        if not known_group:
            return State.STALE
    return State.TRANSLATED
