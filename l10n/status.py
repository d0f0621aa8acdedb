"""The verb `status`: how far every release is in every locale, and what blocks publication.

In: a project and releases. Out: one Row per release and locale. Writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n import edition
from l10n.catalog import word_diff
from l10n.model import State, strip_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.draft import Amount
    from l10n.edition import Edition
    from l10n.locale import Locale
    from l10n.model import Segment, Unit
    from l10n.project import Project, Release

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One release in one locale.

    `words` and `characters` measure the source that is not yet translated: words of Latin text, Han characters.
    `blocking` lists the units that keep `build` from publishing under the project's `require`; `changes` maps those
    whose source has changed to the changes, word by word; `leverage` says by band what of it the memory knows.
    """

    release: str
    locale: str
    path: str
    extracted: bool
    states: dict[str, int]
    words: int
    characters: int
    missing: int
    blocking: tuple[Unit, ...]
    changes: Mapping[str, str]
    leverage: Mapping[str, Amount]

    @property
    def units(self) -> int:
        """How many units there are."""
        return sum(self.states.values())

    @property
    def ready(self) -> bool:
        """Whether `build` would publish it."""
        return self.extracted and not self.blocking


def run(
    project: Project, releases: Sequence[Release], *, locales: Sequence[Locale] = (), leverage: bool = False
) -> list[Row]:
    """Return a row for each release and target locale; with `leverage` the memory is asked about every open unit."""
    known: dict[tuple[str, str], Mapping[str, Amount]] = {}
    if leverage:
        from l10n import draft  # noqa: PLC0415 - the memory and engines are heavy, and seldom asked for here

        measured = draft.run(project, releases, locales=locales, estimate=True)
        known = {(row.release, row.locale): row.leverage for row in measured.rows}
    rows: list[Row] = []
    for release in releases:
        reading = edition.read(release)
        rows.extend(
            row_of(project, edition.load(project, reading, target), known.get((release.slug, target.code), {}))
            for target in project.targets_of(release)
            if not locales or target in locales
        )
    return rows


def row_of(project: Project, one: Edition, leverage: Mapping[str, Amount] = MappingProxyType({})) -> Row:
    """Return the row of one edition."""
    units = one.units()
    counted = Counter(unit.state for unit in units)
    codes = {part.unit: part.codes for part in reversed(_segments(one))}
    open_texts = [strip_codes(unit.source, codes[unit.id]) for unit in units if unit.state is State.UNTRANSLATED]
    return Row(
        release=one.reading.release.slug,
        locale=one.locale.code,
        path=project.shown(one.path),
        extracted=one.catalog is not None,
        states={state.value: counted[state] for state in State},
        words=sum(len(_WORD.findall(_HAN.sub(" ", text))) for text in open_texts),
        characters=sum(len(_HAN.findall(text)) for text in open_texts),
        missing=one.missing(),
        blocking=tuple(unit for unit in units if not edition.publishable(unit, project.require)),
        leverage=leverage,
        changes={unit.id: word_diff(unit.previous, unit.source) for unit in units if unit.previous},
    )


def _segments(one: Edition) -> list[Segment]:
    """Return an edition's segments in reading order."""
    return [part for pair in one.pairs for group in pair.groups for part in group.segments]
