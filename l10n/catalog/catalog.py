"""Room catalog: the Catalog itself: entries and ledger of one release in one locale, and what may be done to them.

In: what the reader made of the files. Out: units with their states; drafts, approvals and notes put into entries. A
machine's text never replaces a person's: what a machine wrote is known by its hash. May not touch: files (see
`saving`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n.catalog import provenance, states
from l10n.catalog.ledger import Approval, Ledger, Lock, Record, hash_of
from l10n.catalog.reader import is_header
from l10n.catalog.writer import Style
from l10n.errors import CatalogError, PersonsWorkError
from l10n.model import JOINED, State, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from l10n.catalog.entry import Entry
    from l10n.locale import Locale
    from l10n.model import Notice, Origin


@dataclass(slots=True)
class Disk:
    """The two files as read, and the entries: what `save` compares with. None for a file that was not there."""

    catalog: bytes | None = None
    ledger: bytes | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(slots=True, eq=False)
class Catalog:
    """A release in one locale. `entries` holds the header and all live and obsolete entries in the file's order.

    `notices` says what reading had to say. `source` is the release's locale where it is known.
    """

    path: Path
    locale: Locale
    source: Locale | None = None
    entries: list[Entry] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    notices: tuple[Notice, ...] = ()
    tail: str = "\n"
    style: Style = field(default_factory=Style)
    repaired: bool = False
    disk: Disk = field(default_factory=Disk)
    _order: list[Entry] = field(default_factory=list)
    _index: dict[str, int] = field(default_factory=dict)
    _after: dict[str, list[int]] = field(default_factory=dict)
    _indexed: int = -1

    @property
    def ledger_path(self) -> Path:
        """Where the ledger is."""
        return self.path.with_suffix(".ledger.json")

    @property
    def header(self) -> Entry | None:
        """The header entry."""
        return next((entry for entry in self.entries if is_header(entry)), None)

    def live(self) -> list[Entry]:
        """Return the entries that are units, in order."""
        return [entry for entry in self.entries if not entry.obsolete and not is_header(entry)]

    def units(self) -> tuple[Unit, ...]:
        """Return all live units in the catalog's order."""
        live = self.live()
        if not any(JOINED in entry.target for entry in live):  # then every target covers its own source only
            return tuple([self._unit(entry, (entry,)) for entry in live])
        return tuple(self._unit(entry, self.covered(entry)) for entry in live)

    def unit(self, unit_id: str) -> Unit | None:
        """Return the unit with this id, None when the catalog has none."""
        entry = self._find(unit_id)
        return None if entry is None else self._unit(entry, self.covered(entry))

    def covered(self, entry: Entry) -> list[Entry]:
        """Return the live entries that a target covers: its own, and those joined to it (`{joined}`).

        The ledger knows which sentence each follows in its paragraph; what it does not know follows as in the file.
        """
        self._find("")
        group = [entry]
        while not entry.joined:
            following = self._next(group[-1])
            if following is None or following in group:
                break
            group.append(following)
        return group

    def _next(self, entry: Entry) -> Entry | None:
        """Return the joined entry that follows one in its paragraph, None when there is none."""
        unit = states.id_of(entry)
        for at in self._after.get(unit, ()):
            if self._order[at].joined:
                return self._order[at]
        following = self._order[self._index[unit] + 1 : self._index[unit] + 2]
        if following and following[0].joined and states.id_of(following[0]) not in self.ledger.units:
            return following[0]
        return None

    def entry(self, unit_id: str) -> Entry:
        """Return the live entry of a unit. Raises CatalogError when there is none."""
        found = self._find(unit_id)
        if found is None:
            raise CatalogError(f"there is no unit {unit_id!r}", path=self.path)
        return found

    def record(self, entry: Entry) -> Record:
        """Return an entry's record, made when it has none yet."""
        unit = states.id_of(entry)
        found = self.ledger.units.get(unit)
        if found is None:
            found = self.ledger.units[unit] = Record(entry.msgid, states.context_of(entry))
        return found

    def forget_index(self) -> None:
        """Say that entries changed their sources or places."""
        self._indexed = -1

    def _find(self, unit_id: str) -> Entry | None:
        if self._indexed != len(self.entries):
            self._order = self.live()
            self._index = {states.id_of(entry): at for at, entry in enumerate(self._order)}
            self._after = {}
            for unit, place in self._index.items():
                record = self.ledger.units.get(unit)
                if record is not None and record.follows:
                    self._after.setdefault(record.follows, []).append(place)
            self._indexed = len(self.entries)
        at = self._index.get(unit_id)
        return None if at is None else self._order[at]

    def _unit(self, entry: Entry, covered: Sequence[Entry]) -> Unit:
        unit = states.id_of(entry)
        record = self.ledger.units.get(unit)
        if len(covered) == 1:
            state = states.state_of(entry, record, (entry.msgid,))
        else:
            known = all(states.id_of(one) in self.ledger.units for one in covered)
            state = states.state_of(entry, record, [one.msgid for one in covered], known_group=known)
        approved = record.approved if record is not None and state in {State.APPROVED, State.LOCKED} else None
        return Unit(
            id=unit,
            source=entry.msgid,
            target=entry.target,
            state=state,
            locale=self.locale.code,
            context=entry.msgctxt or "",
            line=int(entry.linenum or 0),
            origin=_origin(entry, record),
            previous=states.previous_of(entry, record),
            comment=provenance.own_comment(entry.tcomment),
            roles=provenance.roles_of(entry.comment),
            approved_by=approved.by if approved else "",
            approved_on=approved.on if approved else "",
        )

    def basis(self, unit_id: str) -> str:
        """Return the content hash of a unit's target, to be remembered by what is derived from it."""
        return hash_of(self.entry(unit_id).target)

    def may_redraft(self, unit: Unit) -> bool:
        """Whether the unit's target is a machine's own, still marked as a draft, so that it may be replaced."""
        return self._redraftable(self.entry(unit.id))

    def _redraftable(self, entry: Entry) -> bool:
        record = self.ledger.units.get(states.id_of(entry))
        carried = record is not None and record.origin is not None and record.origin.maker == states.CARRIED
        return (
            entry.fuzzy
            and states.machine_made(entry, record)
            and not carried
            and (record is None or record.locked is None)
        )

    def may_draft(self, unit: Unit) -> bool:
        """Whether `set_draft` would take a target: the unit is empty and was so, or its target may be redrafted.

        A target that a person wrote and an editor emptied counts as there: `restore` brings it back.
        """
        return self._draftable(self.entry(unit.id))

    def _draftable(self, entry: Entry) -> bool:
        if entry.target:
            return self._redraftable(entry)
        record = self.ledger.units.get(states.id_of(entry))
        if record is None or record.gone:
            return True
        return record.locked is None and (not record.target or record.machine == hash_of(record.target))

    def set_draft(self, unit_id: str, target: str, origin: Origin) -> None:
        """Put a machine's target into a unit, marked fuzzy and with its origin.

        Raises PersonsWorkError where a person's work stands, CatalogError for an unknown unit or an unusable
        text. The same text from the same maker again changes nothing, so that a second run is quiet.
        """
        entry = self.entry(unit_id)
        if not self._draftable(entry):
            raise PersonsWorkError(
                f"unit {unit_id} holds what a person wrote; it was not replaced",
                path=self.path,
                line=int(entry.linenum or 0),
            )
        text = self.usable(target, entry)
        record = self.record(entry)
        same = entry.target == text and record.machine == hash_of(text) and entry.fuzzy and entry.previous_msgid is None
        if same and record.origin is not None and replace(origin, date=record.origin.date) == record.origin:
            return
        entry.target = text
        entry.mark_fuzzy(fuzzy=True)
        entry.set_previous(None)
        entry.tcomment = provenance.with_origin(entry.tcomment, origin)
        record.machine, record.origin = hash_of(text), origin
        record.target, record.fuzzy, record.previous, record.cleared, record.basis = text, True, "", False, ""

    def replace_with_draft(self, unit_id: str, target: str, origin: Origin) -> bool:
        """Put a machine's target in place of a person's, because a person asked for it; return whether it was put.

        Locked wording stays. The target is a draft again, and an approval of the old one is none of the new one.
        """
        entry = self.entry(unit_id)
        record = self.record(entry)
        if record.locked is not None:
            return False
        text = self.usable(target, entry)
        record.target, record.machine, record.approved = text, hash_of(text), None
        record.origin = None
        entry.target = text
        entry.mark_fuzzy(fuzzy=True)
        self.set_draft(unit_id, text, origin)
        return True

    def basis_of(self, unit_id: str) -> str:
        """Return the content hash of what a unit's target was derived from, also where a person edited it since."""
        record = self.record(self.entry(unit_id))
        return record.origin.basis if record.origin is not None and record.origin.basis else record.basis

    def rest_on(self, unit_id: str, basis: str) -> None:
        """Remember that a person's target was compared with that basis and stays as it is."""
        record = self.record(self.entry(unit_id))
        if record.origin is not None and record.origin.basis:
            record.origin = replace(record.origin, basis=basis)
        else:
            record.basis = basis

    def usable(self, target: str, entry: Entry) -> str:
        """Return a target with the line breaks of its source at both ends, as gettext demands. Raises CatalogError."""
        if "\0" in target or any("\ud800" <= char <= "\udfff" for char in target):
            raise CatalogError("a target with a NUL or half a character", path=self.path, line=int(entry.linenum or 0))
        text = target.strip("\n") if "\n" in target or "\n" in entry.msgid else target
        if not text.strip():
            raise CatalogError("an empty target is no draft", path=self.path, line=int(entry.linenum or 0))
        return f"{_edge(entry.msgid, start=True)}{text}{_edge(entry.msgid, start=False)}"

    def approve(self, unit_id: str, *, by: str, on: str, waived: str = "") -> None:
        """Record that `by` vouches for a unit as it stands. Raises CatalogError when there is nothing to approve.

        Clears `fuzzy`, the previous source and our lines on what changed. `on` is a date (YYYY-MM-DD).
        """
        entry = self.entry(unit_id)
        if not entry.target:
            raise CatalogError(f"unit {unit_id} has no target to approve", path=self.path, line=int(entry.linenum or 0))
        covered = [one.msgid for one in self.covered(entry)]
        entry.mark_fuzzy(fuzzy=False)
        entry.set_previous(None)
        entry.tcomment = provenance.without_news(entry.tcomment)
        record = self.record(entry)
        record.approved = Approval(by, on, hash_of(*covered), hash_of(entry.target), waived)
        record.fuzzy = record.cleared = False
        record.previous = ""

    def lock(self, unit_id: str, target: str, *, by: str, on: str) -> None:
        """Put in wording that `by` supplied. It is never redrafted, derived over or fixed; it counts as approved."""
        entry = self.entry(unit_id)
        text = self.usable(target, entry)
        entry.target = text
        entry.mark_fuzzy(fuzzy=False)
        entry.set_previous(None)
        entry.tcomment = provenance.with_origin(entry.tcomment, None)
        record = self.record(entry)
        record.locked = Lock(by, on, text)
        record.approved = Approval(by, on, hash_of(entry.msgid), hash_of(text))
        record.basis = record.origin.basis if record.origin is not None and record.origin.basis else record.basis
        record.target, record.machine, record.origin, record.fuzzy, record.cleared = text, "", None, False, False

    def set_target(self, unit_id: str, target: str) -> None:
        """Put in what a person wrote elsewhere (a review table), not fuzzy. Raises PersonsWorkError when locked."""
        entry = self.entry(unit_id)
        record = self.record(entry)
        if record.locked is not None and record.locked.target != target:
            raise PersonsWorkError(f"unit {unit_id} is locked: {record.locked.by} supplied its wording", path=self.path)
        entry.target = self.usable(target, entry)
        entry.mark_fuzzy(fuzzy=False)
        entry.set_previous(None)
        entry.tcomment = provenance.without_news(entry.tcomment)
        record.target, record.fuzzy, record.cleared = entry.target, False, False
        if record.machine == hash_of(entry.target):
            record.machine = ""

    def set_notes(self, unit_id: str, lines: Sequence[str]) -> None:
        """Replace the extracted-comment lines of a unit that are neither role nor speaker (term hits)."""
        entry = self.entry(unit_id)
        entry.comment = provenance.with_notes(entry.comment, list(lines))


def _origin(entry: Entry, record: Record | None) -> Origin | None:
    """Return where the target came from while it is still the machine's own."""
    if record is not None:
        return record.origin if record.origin is not None and states.machine_made(entry, record) else None
    return provenance.origin_of(entry.tcomment) if entry.fuzzy and entry.target else None


def _edge(source: str, *, start: bool) -> str:
    return "\n" if (source.startswith("\n") if start else source.endswith("\n")) else ""
