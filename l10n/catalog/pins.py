"""Room catalog: `l10n split`: one occurrence of a repeated segment pinned apart by its own msgctxt.

In: a catalog whose ledger remembers pins, the segments of a release by block. Out: the same segments, those
pinned with their context. A pin finds its occurrence again by the block's text, else by its neighbours, else by
its place among the occurrences. May not touch: files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.catalog.entry import Entry
from l10n.catalog.ledger import Pin, hash_of
from l10n.catalog.states import id_of
from l10n.errors import CatalogError
from l10n.model import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.catalog.catalog import Catalog
    from l10n.model import Segment

    ByBlock = Mapping[str, tuple[Segment, ...]]

_FIRST = 2
"""The first pinned occurrence is called `paragraph #2`: the unpinned ones are the first kind."""


def pinned(catalog: Catalog, segments: ByBlock) -> dict[str, tuple[Segment, ...]]:
    """Return the segments by block, each pinned occurrence with its pin's context."""
    result = dict(segments)
    for pin in catalog.ledger.pins:
        found = _find(pin, segments)
        if found is not None:
            block, at = found
            row = list(result[block])
            row[at] = replace(row[at], context=pin.context)
            result[block] = tuple(row)
    return result


def split_occurrence(catalog: Catalog, segments: ByBlock, unit_id: str, nth: int) -> str:
    """Pin the `nth` occurrence (from 1) of a unit apart; return its msgctxt. Nothing is written before `save`.

    `segments` are the release's, unpinned. The pinned unit begins with the target of the one it was split from,
    as a copy that is not approved. Raises CatalogError when there are not two occurrences, or no such one.
    """
    places = _places(unit_id, segments)
    if len(places) < 2:  # noqa: PLR2004 - a pair
        count = "once" if places else "nowhere"
        raise CatalogError(
            f"unit {unit_id} stands {count} in this release; only one of several can be pinned", path=catalog.path
        )
    if not 1 <= nth <= len(places):
        raise CatalogError(f"unit {unit_id} has {len(places)} occurrences; there is no number {nth}", path=catalog.path)
    block, at = places[nth - 1]
    taken = _find_pin(catalog, segments, (block, at))
    if taken is not None:
        return taken.context
    segment = segments[block][at]
    number = _FIRST + sum(1 for pin in catalog.ledger.pins if pin.context.startswith(f"{segment.role.value} #"))
    context = f"{segment.role.value} #{number}"
    before, after = _neighbours(segments[block], at)
    catalog.ledger.pins.append(Pin(unit_id, context, _block_hash(segments[block]), before, after, nth, len(places)))
    _begin(catalog, unit_id, segment.text, context)
    return context


def _begin(catalog: Catalog, unit_id: str, source: str, context: str) -> None:
    """Put in an entry for a pinned occurrence, with a copy of the target of the unit it was one of, as a draft."""
    unit = catalog.unit(unit_id)
    at = next((at for at, entry in enumerate(catalog.entries) if unit and entry is catalog.entry(unit_id)), -1)
    entry = Entry(source, "", context)
    catalog.entries.insert(at + 1 if at >= 0 else len(catalog.entries), entry)
    catalog.forget_index()
    if unit is not None and unit.target and not unit.joined and not unit.omitted:
        catalog.set_draft(id_of(entry), unit.target, Origin("pinned"))


def _find_pin(catalog: Catalog, segments: ByBlock, place: tuple[str, int]) -> Pin | None:
    return next((pin for pin in catalog.ledger.pins if _find(pin, segments) == place), None)


def _places(unit_id: str, segments: ByBlock) -> list[tuple[str, int]]:
    return [(block, at) for block, row in segments.items() for at, segment in enumerate(row) if segment.unit == unit_id]


def _find(pin: Pin, segments: ByBlock) -> tuple[str, int] | None:
    """Return where a pinned occurrence is now, None when it cannot be told."""
    places = _places(pin.unit, segments)
    by_block = [place for place in places if _block_hash(segments[place[0]]) == pin.block]
    by_side = [place for place in places if _neighbours(segments[place[0]], place[1]) == (pin.before, pin.after)]
    for found in (by_block, [place for place in by_block if place in by_side], by_side):
        if len(found) == 1:
            return found[0]
    return places[pin.nth - 1] if len(places) == pin.of else None


def _neighbours(row: Sequence[Segment], at: int) -> tuple[str, str]:
    return (row[at - 1].unit if at else "", row[at + 1].unit if at + 1 < len(row) else "")


def _block_hash(row: Sequence[Segment]) -> str:
    return hash_of("".join(segment.lead + segment.text for segment in row))
