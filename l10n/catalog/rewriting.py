"""Room catalog: a target put into other marks (the verb `fix`), and what a catalog would be on disk.

In: a catalog, a unit, the target rewritten. Out: the entry changed and nothing said about it that was not true before:
a draft stays a draft (a machine's own stays one), stale stays stale, what a person cleared stays cleared; an approval
was for another text, so an approved unit is translated again. May not touch: locked wording, `{joined}`,
`{omitted}`, files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.catalog import states, writer
from l10n.catalog.ledger import hash_of
from l10n.errors import PersonsWorkError
from l10n.model import JOINED, OMITTED

if TYPE_CHECKING:
    from l10n.catalog.catalog import Catalog


def rewrite_target(catalog: Catalog, unit_id: str, target: str) -> bool:
    """Replace a unit's target by the same in other marks; return whether that changed anything.

    Raises PersonsWorkError where the wording is locked or the target is `{joined}` or `{omitted}`, CatalogError for an
    unknown unit or an unusable text.
    """
    entry = catalog.entry(unit_id)
    record = catalog.record(entry)
    if record.locked is not None or entry.target.strip() in {JOINED, OMITTED, ""}:
        raise PersonsWorkError(
            f"unit {unit_id} is not to be rewritten", path=catalog.path, line=int(entry.linenum or 0)
        )
    text = catalog.usable(target, entry)
    if text == entry.target:
        return False
    previous, made = states.previous_of(entry, record), states.machine_made(entry, record)
    cleared = record.cleared or (record.fuzzy and not entry.fuzzy and made)
    entry.target = text
    record.target, record.fuzzy, record.previous, record.cleared = text, entry.fuzzy, previous, cleared
    if made:
        record.machine = hash_of(text)
    return True


def rendered(catalog: Catalog) -> str:
    """Return the catalog's text as it would be saved now, but for the date in its header."""
    return writer.assembled(catalog.entries, catalog.tail, catalog.style)
