"""Room catalog: catalogs from and to the disk: read, new, save.

In: paths. Out: a Catalog; or the two files, whole or not at all, with only what was touched written anew. A file that
somebody saved since it was read is merged unit by unit; where both changed one unit, what is on disk stays, for
a person put it there, unless a machine did and a person decided here. May not touch: anything outside the project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import files
from l10n import locale as locales
from l10n.catalog import header, provenance, reader, states, writer
from l10n.catalog import ledger as ledgers
from l10n.catalog.catalog import Catalog, Disk
from l10n.catalog.ledger import Ledger, hash_of
from l10n.catalog.remember import sync, unflagged
from l10n.collector import paused
from l10n.errors import CatalogError, Fault, InputError, UsageError
from l10n.model import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from l10n.catalog.entry import Entry
    from l10n.locale import Locale


def read(path: Path, locale: Locale, *, source: Locale | None = None, whole: bool = True) -> Catalog:
    """Return the catalog at `path` with the ledger beside it.

    Raises CatalogError with all faults of the file, each with its line: whatever `msgfmt -c` refuses, NUL, conflict
    markers, a wrong charset, and (unless `whole` is False) units with a target that the ledger knows and the
    file has lost. A missing ledger is an empty one; InputError when there is no catalog.
    """
    with paused():
        catalog = _loaded(path, locale, source, files.read(path))
        beside = catalog.ledger_path
        if beside.is_file():
            catalog.disk.ledger = files.read(beside)
            catalog.ledger = ledgers.parse(catalog.disk.ledger, str(beside))
    lost = lost_units(catalog)
    if lost and whole:
        raise CatalogError(faults=[_cut(catalog, lost)], hint="l10n restore brings them back from the ledger.")
    catalog.notices += tuple(_said(catalog))
    return catalog


_DAMAGED = (
    "Mend it, or move it away and run l10n extract: that makes the catalog anew with the targets its ledger remembers."
)


def _loaded(path: Path, locale: Locale, source: Locale | None, data: bytes) -> Catalog:
    """Return a catalog without its ledger. Raises CatalogError."""
    parsed = reader.parse(data, str(path))
    if parsed.faults:
        known = path.with_suffix(".ledger.json").is_file()
        raise CatalogError(faults=parsed.faults, hint=_DAMAGED if known else "")
    style = writer.style_of(parsed.unusual, parsed.newline)
    catalog = Catalog(
        path,
        locale,
        source,
        entries=parsed.entries,
        notices=tuple(parsed.notices),
        tail=parsed.tail,
        style=style,
        repaired=parsed.repaired,
    )
    catalog.disk = Disk(data, None, tuple(parsed.entries))
    return catalog


def new(path: Path, locale: Locale, *, source: Locale | None = None, slug: str = "") -> Catalog:
    """Return an empty catalog for a release; nothing is written before `save`.

    A ledger that lies there without its catalog is read: `update` brings back its units, targets and approvals.
    """
    catalog = Catalog(path, locale, source, entries=[header.made(slug or path.stem, locale)])
    if catalog.ledger_path.is_file():
        catalog.disk.ledger = files.read(catalog.ledger_path)
        catalog.ledger = ledgers.parse(catalog.disk.ledger, str(catalog.ledger_path))
    return catalog


def lost_units(catalog: Catalog) -> list[str]:
    """Return the units whose targets the ledger knows and whose entries the file has lost."""
    there = {states.id_of(entry) for entry in catalog.entries}
    moved = {entry.previous_msgid for entry in catalog.entries} | {entry.target for entry in catalog.entries}
    return [
        unit
        for unit, record in catalog.ledger.units.items()
        if unit not in there
        and record.target
        and not record.gone
        and not {record.source, record.target} & moved  # another tool made it the fuzzy target of a changed source
    ]


def _cut(catalog: Catalog, lost: list[str]) -> Fault:
    known = sum(not record.gone for record in catalog.ledger.units.values())
    first = catalog.ledger.units[lost[0]].source
    message = f"{len(lost)} of {known} units are missing that had a target, the first: {first[:60]}"
    return Fault(message, str(catalog.path), (catalog.disk.catalog or b"").count(b"\n"))


def _misfiled(catalog: Catalog, shown: str) -> list[Notice]:
    """Say when the header names another locale: the file may have been put into the wrong folder."""
    head = catalog.header
    name = header.get(head.msgstr, "Language") if head is not None else ""
    try:
        other = locales.get(name).code if name else catalog.locale.code
    except UsageError:
        return []
    if other == catalog.locale.code:
        return []
    return [Notice(f"the header says Language: {name}, but this is the catalog of {catalog.locale.code}", shown, 1)]


def _said(catalog: Catalog) -> list[Notice]:
    """Say what an editor did that is neither a deletion nor an approval."""
    shown = str(catalog.path)
    said = _misfiled(catalog, shown)
    for entry in catalog.live():
        record = catalog.ledger.units.get(states.id_of(entry))
        if record is None:
            continue
        line = int(entry.linenum or 0)
        if states.emptied(entry, record):
            said.append(
                Notice(
                    f"the target of unit {states.id_of(entry)} was emptied; l10n restore brings it back", shown, line
                )
            )
        elif unflagged(entry, record):
            said.append(
                Notice(
                    f"unit {states.id_of(entry)} is no longer marked fuzzy, its text unchanged: it counts as "
                    "translated, not as approved; l10n restore marks it again",
                    shown,
                    line,
                )
            )
        elif record.locked is not None and entry.target != record.locked.target:
            said.append(
                Notice(
                    f"the wording of unit {states.id_of(entry)}, supplied by {record.locked.by}, was changed",
                    shown,
                    line,
                )
            )
        elif (
            record.approved is not None
            and record.target != entry.target
            and record.approved.target != hash_of(entry.target)
        ):
            said.append(
                Notice(f"unit {states.id_of(entry)} was edited after {record.approved.by} approved it", shown, line)
            )
    return said


def save(catalog: Catalog, *, root: Path | None = None, date: str = "") -> bool:
    """Write the catalog and its ledger; return whether a byte of either changed.

    `root` is the project's folder, outside of which nothing is written (by default the one that holds `locales/`).
    `date` (YYYY-MM-DD) is the revision date if the catalog's content changed. Raises WriteError, or CatalogError when
    somebody else damaged the file meanwhile; then nothing is written. What was merged is said in `catalog.notices`.
    """
    root = root or project_root(catalog.path)
    if (
        not _pending(catalog)
        and _current(catalog.path) == catalog.disk.catalog
        and _current(catalog.ledger_path) == catalog.disk.ledger
    ):
        return False
    with paused(), files.lock(catalog.path, root=root):
        ours = _current(catalog.path)
        if ours != catalog.disk.catalog or _current(catalog.ledger_path) != catalog.disk.ledger:
            _merge(catalog, ours)
        sync(catalog)
        return _write(catalog, root, date)


def _pending(catalog: Catalog) -> bool:
    """Whether saving would change anything."""
    if differs(catalog):
        return True
    sync(catalog)
    return ledgers.text_of(catalog.ledger).encode() != (catalog.disk.ledger or ledgers.text_of(Ledger()).encode())


def _current(path: Path) -> bytes | None:
    try:
        return files.read(path)
    except InputError:
        return None


def _write(catalog: Catalog, root: Path | None, date: str) -> bool:
    changes: list[tuple[Path, bytes]] = []
    parts: list[tuple[str, str]] = []
    if differs(catalog):
        _refresh_header(catalog, date)
        parts = writer.laid_out(catalog.entries, catalog.style)
        text = writer.joined(parts, catalog.entries, catalog.tail, catalog.style)
        changes.append((catalog.path, text.encode("utf-8")))
    beside = ledgers.text_of(catalog.ledger).encode("utf-8")
    if beside != catalog.disk.ledger and (
        catalog.ledger.units or catalog.ledger.pins or catalog.disk.ledger is not None
    ):
        changes.append((catalog.ledger_path, beside))
    changed = files.write_all(changes, root=root)
    for path, data in changes:
        if path == catalog.path:
            _settle(catalog, data, parts)
        else:
            catalog.disk.ledger = data
    return changed


def _settle(catalog: Catalog, data: bytes, parts: list[tuple[str, str]]) -> None:
    """Take what was written as what was read: line numbers, raw lines, the file's bytes."""
    line = 1
    for entry, (lead, raw) in zip(catalog.entries, parts, strict=True):
        entry.lead = lead
        if raw is not entry.raw:
            entry.raw, entry.seen = raw, entry.fields()
        line += entry.lead.count("\n")
        entry.linenum = line
        line += raw.count("\n")
    catalog.disk.catalog, catalog.disk.entries, catalog.repaired = data, tuple(catalog.entries), False


def _refresh_header(catalog: Catalog, date: str) -> None:
    head = catalog.header
    if head is None:
        head = header.made(catalog.path.stem, catalog.locale)
        catalog.entries.insert(0, head)
    if header.get(head.msgstr, "Content-Type").casefold() != "text/plain; charset=utf-8":
        head.msgstr = header.put(head.msgstr, "Content-Type", "text/plain; charset=UTF-8")
    head.msgstr = header.put(head.msgstr, "PO-Revision-Date", header.stamp(date))


def project_root(path: Path) -> Path | None:
    """Return the project's folder for a catalog at its usual place, None elsewhere."""
    parents = path.absolute().parents
    usual = len(parents) > 3 and parents[0].name == "LC_MESSAGES" and parents[2].name == "locales"  # noqa: PLR2004 - three folders
    return parents[3] if usual else None


def _merge(catalog: Catalog, disk: bytes | None) -> None:
    """Merge what somebody saved meanwhile into the catalog, unit by unit."""
    said: list[Notice] = []
    beside = _current(catalog.ledger_path)
    theirs = ledgers.parse(beside, str(catalog.ledger_path)) if beside else Ledger()
    base = ledgers.parse(catalog.disk.ledger, str(catalog.ledger_path)) if catalog.disk.ledger else Ledger()
    merged = ledgers.merged(base, catalog.ledger, theirs) if beside != catalog.disk.ledger else catalog.ledger
    if disk is not None and disk != catalog.disk.catalog:
        other = _loaded(catalog.path, catalog.locale, catalog.source, disk)
        before = reader.parse(catalog.disk.catalog).entries if catalog.disk.catalog is not None else []
        _merge_entries(catalog, before, other, theirs, said)
    elif disk is None and catalog.disk.catalog is not None:
        said.append(Notice("was removed meanwhile; written anew", str(catalog.path)))
        catalog.disk.entries = ()
    catalog.ledger = merged
    catalog.disk.ledger = beside
    catalog.forget_index()
    catalog.notices += tuple(said)


def _merge_entries(catalog: Catalog, before: list[Entry], other: Catalog, theirs: Ledger, said: list[Notice]) -> None:
    old = {entry.key: entry.fields() for entry in before}
    there = {entry.key: entry for entry in other.entries}
    result: list[Entry] = []
    for entry in catalog.entries:
        rival = there.get(entry.key)
        if rival is None:
            if entry.key not in old or entry.touched:
                result.append(entry)  # new here, or touched here and removed there: kept
            continue
        if not entry.touched or rival.fields() == entry.fields():
            result.append(rival)
        elif old.get(entry.key) == rival.fields():
            entry.raw, entry.lead = entry.raw, rival.lead
            result.append(entry)
        else:
            result.append(_chosen(catalog, entry, rival, theirs, said))
    known = {entry.key for entry in result}
    result = _with_new(
        result, [entry for entry in other.entries if entry.key not in known and entry.key not in old], other.entries
    )
    catalog.entries = result
    catalog.tail, catalog.style = other.tail, other.style
    catalog.disk.catalog, catalog.disk.entries = other.disk.catalog, other.disk.entries


def _with_new(result: list[Entry], added: list[Entry], order: list[Entry]) -> list[Entry]:
    """Return the entries with those added on disk, each after the entry it follows there."""
    for entry in added:
        at = order.index(entry)
        keys = [one.key for one in result]
        place = next((keys.index(order[i].key) + 1 for i in range(at - 1, -1, -1) if order[i].key in keys), len(result))
        result.insert(place, entry)
    return result


def _chosen(catalog: Catalog, ours: Entry, theirs: Entry, ledger: Ledger, said: list[Notice]) -> Entry:
    """Return the entry of two changed ones that stays: a person's, and the one on disk if both are persons'."""
    if reader.is_header(ours):
        return theirs
    unit = states.id_of(ours)
    if theirs.target == ours.target:
        return _with_our_marks(ours, theirs)
    before = catalog.ledger.units.get(unit)
    machine_here = states.machine_made(ours, before)
    machine_there = states.machine_made(theirs, ledger.units.get(unit)) or not theirs.target
    if machine_there and not machine_here and ours.target:
        kept, why = ours, "a machine's draft on disk gave way to a person's wording"
    else:
        kept, why = theirs, "somebody changed it on disk meanwhile; that wording was kept"
    said.append(Notice(f"unit {unit}: {why}", str(catalog.path), int(kept.linenum or 0)))
    return kept


def _with_our_marks(ours: Entry, theirs: Entry) -> Entry:
    """Return their entry with our flags and previous source; their comment, with our lines in it."""
    theirs.flags = list(ours.flags)
    theirs.previous_msgid, theirs.previous_msgctxt = ours.previous_msgid, ours.previous_msgctxt
    theirs.comment = ours.comment
    own = provenance.own_comment(theirs.tcomment)
    lines = [line for line in ours.tcomment.split("\n") if provenance.is_ours(line)]
    theirs.tcomment = "\n".join(part for part in (own, *lines) if part)
    theirs.obsolete = ours.obsolete
    return theirs


def differs(catalog: Catalog) -> bool:
    """Whether saving would change the catalog itself (its ledger may learn what editors did without that)."""
    if catalog.disk.catalog is None or len(catalog.entries) != len(catalog.disk.entries):
        return True
    return any(
        entry is not was or entry.touched for entry, was in zip(catalog.entries, catalog.disk.entries, strict=True)
    )
