"""Room catalog: the ledger beside a catalog: approvals, what machines wrote, the last known target of every unit.

In: the bytes of `<slug>.ledger.json`. Out: records by unit id, and back to text with one unit a line, so that a
diff can be read. No PO editor sees it, so none can strip or forge it. See docs/decisions/ledger.md. May not
touch: PO files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from l10n.errors import CatalogError, Fault
from l10n.model import Origin, content_hash, unit_id

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = 1
"""Raised when a reader of an older version could misread the file."""

NO_CONTEXT = ""
EMPTY_CONTEXT = "\x00"
"""How msgctxt "" is told from no msgctxt in ids and records."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who vouches for which content. `source` and `target` are content hashes; `waived` the reason for findings."""

    by: str
    on: str
    source: str
    target: str
    waived: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """Wording supplied by someone else, kept in full. `by` says whose it is."""

    by: str
    on: str
    target: str


@dataclass(slots=True)
class Record:
    """What is known of one unit. `machine` is the content hash of a target that a machine wrote.

    `target`, `fuzzy`, `previous` and `group` are as last seen: a target is kept when an editor empties it.
    `cleared` says that `fuzzy` vanished while the text stayed the machine's own. `gone` says that the release no
    longer has the unit. `basis` is the content hash of what a target was derived from that a person has edited since.
    """

    source: str
    context: str = NO_CONTEXT
    target: str = ""
    fuzzy: bool = False
    previous: str = ""
    machine: str = ""
    origin: Origin | None = None
    cleared: bool = False
    approved: Approval | None = None
    locked: Lock | None = None
    group: tuple[str, ...] = ()
    follows: str = ""
    gone: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """One occurrence of a repeated segment that `l10n split` set apart.

    It is found again by the text of its block, else by its neighbours, else by its place among `of` occurrences.
    """

    unit: str
    context: str
    block: str
    before: str
    after: str
    nth: int
    of: int


@dataclass(slots=True)
class Ledger:
    """Records by unit id, in the catalog's order, and pins."""

    units: dict[str, Record] = field(default_factory=dict)
    pins: list[Pin] = field(default_factory=list)

    def copy(self) -> Ledger:
        """Return a copy whose records can be changed."""
        return Ledger({unit: replace(record) for unit, record in self.units.items()}, list(self.pins))


def parse(data: bytes, path: str) -> Ledger:
    """Read a ledger. Raises CatalogError with all faults: not JSON, another version, a record that is not its id's."""
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text, object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise CatalogError("not UTF-8", path=path, line=data.count(b"\n", 0, error.start) + 1, hint=_HINT) from None
    except json.JSONDecodeError as error:
        line = text.split("\n")[error.lineno - 1][:7] if error.lineno else ""
        what = (
            "a conflict marker of a version control system" if line in _CONFLICTS else f"not valid JSON ({error.msg})"
        )
        raise CatalogError(what, path=path, line=error.lineno, column=error.colno, hint=_HINT) from None
    except (_TwiceError, RecursionError) as error:
        raise CatalogError(str(error) or "nested too deeply", path=path, hint=_HINT) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CatalogError(f"not a ledger of format {FORMAT}", path=path, hint=_HINT)
    faults: list[Fault] = []
    ledger = Ledger()
    units = content.get("units", {})
    for unit, raw in units.items() if isinstance(units, dict) else ():
        record = _record(raw)
        if record is None or unit_id(record.source, record.context) != unit:
            number = text.count("\n", 0, max(text.find(f'"{unit}"'), 0)) + 1
            faults.append(Fault(f"the record of unit {unit[:40]} is damaged", path, number))
        else:
            ledger.units[unit] = record
    for raw in content.get("pins", ()):
        pin = _built(Pin, raw)
        if pin is None:
            faults.append(Fault("a pin is damaged", path, 1))
        else:
            ledger.pins.append(pin)
    if faults or not isinstance(units, dict):
        raise CatalogError("" if faults else "not a ledger", path=path, faults=faults, hint=_HINT)
    return ledger


_NAMES: dict[type, dict[str, Any]] = {
    kind: {one.name: one.default for one in fields(kind)} for kind in (Record, Approval, Lock, Pin, Origin)
}
"""The fields of what stands in a ledger, with what each is as usual."""

_USUAL = {"source", "context", "target", "machine", "previous", "follows"}
"""What most records hold, all of it text."""

_TEXT = frozenset({str})

_HINT = "Bring the file back from version control; without it, approvals of this catalog are unknown."
_CONFLICTS = {"<<<<<<<", "=======", ">>>>>>>", "|||||||"}


class _TwiceError(ValueError):
    """One unit has two records."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _TwiceError(f"{twice[:40]!r} stands twice")
    return result


def _record(raw: Any) -> Record | None:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(raw, dict):
        return None
    if raw.keys() <= _USUAL and _TEXT.issuperset(map(type, raw.values())) and "source" in raw:
        return Record(**raw)
    inner = dict(raw)
    for name, kind in (("origin", Origin), ("approved", Approval), ("locked", Lock)):
        if name in inner:
            inner[name] = _built(kind, inner[name])
            if inner[name] is None:
                return None
    if "group" in inner:
        if not isinstance(inner["group"], list) or not all(isinstance(one, str) for one in inner["group"]):
            return None
        inner["group"] = tuple(inner["group"])
    record: Record | None = _built(Record, inner)
    return record


_KINDS: dict[str, type | tuple[type, ...]] = {
    "fuzzy": bool,
    "cleared": bool,
    "gone": bool,
    "from_draft": bool,
    "score": (int, type(None)),
    "nth": int,
    "of": int,
    "origin": (Origin, type(None)),
    "approved": (Approval, type(None)),
    "locked": (Lock, type(None)),
}


def _built(kind: Any, raw: Any) -> Any:  # noqa: ANN401 - a dataclass of this module and whatever JSON holds
    """Return `kind` made of a JSON object, None when a field is unknown, missing or of the wrong type."""
    if not isinstance(raw, dict):
        return None
    known = _NAMES[kind]
    for name, value in raw.items():
        if name not in known or not isinstance(value, tuple if name == "group" else _KINDS.get(name, str)):
            return None
    try:
        return kind(**raw)
    except TypeError:
        return None


def text_of(ledger: Ledger) -> str:
    """Return the ledger as JSON, one unit a line, with everything left out that is as usual."""
    units = ",\n".join(f'"{unit}": {_line(record)}' for unit, record in ledger.units.items())
    pins = ",\n".join(_line(pin) for pin in ledger.pins)
    parts = [f'"format": {FORMAT}']
    if pins:
        parts.append(f'"pins": [\n{pins}\n]')
    parts.append(f'"units": {{\n{units}\n}}' if units else '"units": {}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _line(noun: Any) -> str:  # noqa: ANN401 - a dataclass of this module
    return _ENCODE(_plain(noun))


def _plain(noun: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass of this module or Origin
    result: dict[str, Any] = {}
    for name, usual in _NAMES[type(noun)].items():
        value = getattr(noun, name)
        if value != usual:
            result[name] = _plain(value) if isinstance(value, (Origin, Approval, Lock)) else value
    return result


def merged(base: Ledger, ours: Ledger, theirs: Ledger) -> Ledger:
    """Return both sides' changes since `base`; where both changed a field, that of `theirs`, which is on disk."""
    result = theirs.copy()
    for unit, own in ours.units.items():
        was, other = base.units.get(unit), result.units.get(unit)
        if other is None:
            result.units[unit] = replace(own)
        elif was is None or own != was:
            for one in fields(Record):
                mine, old, their = getattr(own, one.name), getattr(was, one.name, one.default), getattr(other, one.name)
                if mine != old and their == old:
                    setattr(other, one.name, mine)
    known = {pin.context for pin in result.pins}
    result.pins += [pin for pin in ours.pins if pin.context not in known]
    return result


def in_order(ledger: Ledger, order: Iterable[str]) -> None:
    """Put records in the catalog's order, then those that are in it no more, as they were."""
    wanted = [unit for unit in order if unit in ledger.units]
    first = dict.fromkeys(wanted)
    ledger.units = {
        unit: ledger.units[unit] for unit in (*first, *(unit for unit in ledger.units if unit not in first))
    }


def hash_of(*texts: str) -> str:
    """Return the content hash that approvals are recorded with."""
    return content_hash(*texts)
