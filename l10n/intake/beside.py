"""Contacts of two or three people that stand beside each other: one put below the other. Part of the room `intake`.

In: the lines of a source. Out: the same with such columns one after the other, which is one Repair. Only where every
line has as many cells, these stand in columns, and details of contacts are among them; else nothing happens. May not
touch: the text of cells.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake.nouns import Doubt, Kind, Repair
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.nouns import Line
    from l10n.intake.pasted import Source

_ROWS = 2
_NEAR = 3.0  # columns; cells of one column begin no further apart
_MOST = 12  # lines of one contact


def part(source: Source) -> None:
    """Put contacts that stand beside each other below each other in `source.lines`."""
    out: list[Line] = []
    lines = source.lines
    index = 0
    while index < len(lines):
        end = _region(lines, index)
        if end - index >= _ROWS and _are_contacts(lines[index:end]):
            out += _below(lines[index:end], source)
            index = end
        else:
            out.append(lines[index])
            index += 1
    source.lines = out


def _region(lines: list[Line], index: int) -> int:
    """Return the end of the lines from `index` on whose cells stand in the columns of the first."""
    first = lines[index]
    count = len(first.cells)
    if count < 2 or first.page:  # noqa: PLR2004 - one cell has nothing beside it
        return index
    end = index + 1
    while end < len(lines) and end - index < _MOST and not lines[end].apart and _places(lines[end], first):
        end += 1
    return end


def _places(line: Line, first: Line) -> bool:
    """Whether the cells of a line stand where those of the first line do; the last ones may be missing."""
    if not line.cells:
        return not line.text.startswith(("#", "|")) and len(line.text) < first.cells[1][0]
    starts = [left for left, _, _ in first.cells]
    return all(any(abs(left - start) <= _NEAR for start in starts) for left, _, _ in line.cells)


def _are_contacts(rows: list[Line]) -> bool:
    """Whether both of the first two columns hold a line of contact details: a telephone, an address."""
    columns = _columns(rows)
    reached = [
        any(anatomy.line_role(text) is Role.CONTACT for _, text in column) for column in columns if len(column) > 1
    ]
    labels = all(text.rstrip().endswith((":", "：")) for _, text in columns[0]) if columns else False
    return len(reached) > 1 and all(reached) and not labels


def _columns(rows: list[Line]) -> list[list[tuple[Line, str]]]:
    """Return the cells by column, each with its line."""
    starts = [left for left, _, _ in rows[0].cells]
    columns: list[list[tuple[Line, str]]] = [[] for _ in starts]
    for row in rows:
        cells = row.cells or ((starts[0], 0.0, row.runs),)
        for left, _, runs in cells:
            column = min(range(len(starts)), key=lambda at, left=left: abs(starts[at] - left))  # type: ignore[misc]
            columns[column].append((row, "".join(run.text for run in runs)))
    return columns


def _below(rows: list[Line], source: Source) -> list[Line]:
    """Return a line for each cell, column after column."""
    starts = [left for left, _, _ in rows[0].cells]
    out: list[Line] = []
    for at, start in enumerate(starts):
        begun = False
        for row in rows:
            for left, _, runs in row.cells or ((starts[0], 0.0, row.runs),):
                if min(starts, key=lambda one, left=left: abs(one - left)) != start or not runs[0].text:  # type: ignore[misc]
                    continue
                apart = not begun and (bool(at) or row.apart)
                out.append(replace(row, runs=runs, cells=(), apart=apart, room=None, fill=0.0))
                begun = True
    before, after = "\n".join(row.text for row in rows), "\n".join(line.text for line in out)
    source.repairs.append(Repair(Kind.BESIDE, rows[0].page, rows[0].number, before, after))
    for line, following in itertools.pairwise(out):
        if following.apart and line.number != rows[-1].number:
            shown = f"{line.text} / {following.text}"
            words = "the columns are not equally long; look whose details these are"
            source.doubts.append(Doubt(words, line.page, line.number, shown))
    return out
