"""Items of lists whose marks are numbers or letters: (a), （一）, 1、, ①. Part of the room `intake`.

In: the units of a release. Out: the same, those that follow each other and count from the first on made items; each is
a Repair. A number that stands alone is a heading's, and stays. May not touch: other units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.intake import wording
from l10n.intake.nouns import Kind, Repair, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.intake.nouns import Group, Unit
    from l10n.intake.pasted import Source

_SHOWN = 30  # characters of an item


def mark(groups: Sequence[Group], source: Source) -> None:
    """Make items of units whose numbers or letters count: (a), (b); （一）, （二）; 1、, 2、."""
    units = [unit for group in groups for unit in group]
    index = 0
    while index < len(units):
        kind = next((kind for kind, (number, _) in _counted(units[index]).items() if number == 1), "")
        end = index + 1
        while kind and end < len(units) and _counted(units[end]).get(kind, (0, 0))[0] == end - index + 1:
            end += 1
        if end - index > 1:
            for unit in units[index:end]:
                _itemized(source, unit, kind)
        index = end


def _counted(unit: Unit) -> dict[str, tuple[int, int]]:
    """Return how a unit is enumerated (see `wording.counted`), nothing for one that is an item or heading already."""
    if unit.mark or unit.level or unit.rows or unit.raw or unit.strong:
        return {}
    return wording.counted(unit.text)


def _itemized(source: Source, unit: Unit, kind: str) -> None:
    """Make a unit an item of a list: its number stays unless Markdown has the same."""
    number, start = _counted(unit)[kind]
    text = unit.text
    shown = text[:_SHOWN]
    if kind == "1、":
        unit.mark, unit.runs = f"{number}.", cut(tuple(unit.runs), start)
        after = f"{unit.mark} {text[start:_SHOWN]}"
    else:
        unit.mark = "-"
        after = f"- {shown}"
    source.repairs.append(Repair(Kind.LIST_MARK, unit.page, unit.line, shown, after))
