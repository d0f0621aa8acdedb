"""Room catalog: PO files and the ledgers beside them. The only room that imports polib.

In: paths, segments, drafts, approvals. Out: units with states; two files on disk that are never anything between
the old and the new. The reader is strict (all faults of a file at once), the writer quiet (only what was
touched), and nothing that a person wrote is lost. May not touch: releases, the glossary, the memory.

    entry, strings, charset, grammar, rules, plural, reader    bytes -> entries
    header, writer                                             entries -> text
    ledger, provenance, states, remember                       what each target is and where it came from
    catalog, saving                                            the noun; read, new, save
    matching, worddiff, formatting, grouping, update           the update cycle
    pins, template, restoring, rewriting                       split, .pot, restore, fix
"""

from __future__ import annotations

from l10n.catalog.catalog import Catalog
from l10n.catalog.ledger import Approval, Ledger, Lock, Pin, Record
from l10n.catalog.pins import pinned, split_occurrence
from l10n.catalog.restoring import restore
from l10n.catalog.rewriting import rendered, rewrite_target
from l10n.catalog.saving import differs, lost_units, new, read, save
from l10n.catalog.spot import edit, spot
from l10n.catalog.template import template, write_template
from l10n.catalog.update import News, Update, update
from l10n.catalog.worddiff import word_diff
from l10n.errors import PersonsWorkError

__all__ = [
    "Approval",
    "Catalog",
    "Ledger",
    "Lock",
    "News",
    "PersonsWorkError",
    "Pin",
    "Record",
    "Update",
    "differs",
    "edit",
    "lost_units",
    "new",
    "pinned",
    "read",
    "rendered",
    "restore",
    "rewrite_target",
    "save",
    "split_occurrence",
    "spot",
    "template",
    "update",
    "word_diff",
    "write_template",
]
