"""Tables: rows of Markdown passed through, lines with wide gaps made a table where that is plain. Part of `intake`.

In: lines and where to look. Out: a group with the table and where it ends, or nothing. Plain is: two rows or more,
the same number of cells in each, and the cells of a column above each other. What is less plain stays as lines and is
said.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import wording
from l10n.intake.nouns import Doubt, Group, Kind, Repair, Unit
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.nouns import Line, Run
    from l10n.intake.pasted import Source

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,60}\|?")
_ROWS = 2
_ALIGNED = 3.0  # points, or columns of a text


def at(lines: list[Line], index: int, source: Source) -> tuple[int, Group | None]:
    """Return where the table that begins at `index` ends, and its group; `(index, None)` when there is none."""
    line = lines[index]
    if line.text.startswith("|") or ("|" in line.text and index + 1 < len(lines)):
        end = _piped(lines, index)
        if end > index:
            _too_wide(lines, end, source)
            return end, [
                Unit(list(one.runs), 0, one.number, one, mark="|" if at == 1 else "", raw=True)
                for at, one in enumerate(lines[index:end])
            ]
    if len(line.cells) < 2:  # noqa: PLR2004 - one cell is no row
        return index, None
    end = index + 1
    while (
        end < len(lines) and len(lines[end].cells) > 1 and (end == index or not lines[end].new_page or lines[end].page)
    ):
        end += 1
    same = next((at for at in range(index, end) if len(lines[at].cells) != len(line.cells)), end)
    end = same if same - index >= _ROWS else end
    rows = lines[index:end]
    if len(rows) < _ROWS:
        if line.page:
            source.doubts.append(
                Doubt("may be a row of a table; left as a line", line.page, line.number, line.text[:80])
            )
        return index, None  # a wide gap in running text
    if _plain(rows):
        unit = Unit(list(line.runs), line.page, line.number, rows[-1])
        unit.rows = [tuple(runs for _, _, runs in row.cells) for row in rows]
        unit.right = tuple(_on_right([row.cells[column] for row in rows[1:]]) for column in range(len(line.cells)))
        first, last = rows[0], rows[-1]
        source.repairs.append(
            Repair(Kind.TABLE, line.page, line.number, f"{first.text}\n…\n{last.text}", f"a table, {len(rows)} rows")
        )
        return end, [unit]
    source.doubts.append(Doubt("may be a table; left as lines", line.page, line.number, line.text[:80]))
    return end, [
        Unit(list(one.runs), one.page, one.number, one, one.mark, size=one.size, strong=one.bold, drawn=bool(one.mark))
        for one in rows
    ]


def _on_right(cells: list[tuple[float, float, tuple[Run, ...]]]) -> bool:
    """Whether the cells of a column end at one place and do not begin at one."""
    if len(cells) < _ROWS:
        return False
    starts, ends = [left for left, _, _ in cells], [right for _, right, _ in cells]
    return max(ends) - min(ends) <= _ALIGNED < max(starts) - min(starts)


def _width(row: str) -> int:
    """Return how many cells a row of Markdown has."""
    return row.replace("\\|", "").strip().removeprefix("|").removesuffix("|").count("|") + 1


def _begins(text: str) -> bool:
    """Whether a line begins a block of Markdown that is no row."""
    return bool(wording.ITEM.match(text)) or text.startswith(("#", ">", "`", "~~~"))


def _piped(lines: list[Line], index: int) -> int:
    """Return the end of a Markdown table at `index`, or `index`."""
    if index + 1 >= len(lines) or lines[index + 1].apart or _begins(lines[index].text):
        return index
    rule, width = lines[index + 1].text, _width(lines[index].text)
    if "|" not in rule or not _RULE.fullmatch(rule) or _width(rule) != width:
        return index
    end = index + 2
    while end < len(lines) and not lines[end].apart and "|" in lines[end].text and not _begins(lines[end].text):
        if _width(lines[end].text) > width:
            break  # Markdown would not show the cells that are too many
        end += 1
    return end


def _too_wide(lines: list[Line], end: int, source: Source) -> None:
    """Say that the row a table of Markdown ends before has more cells than its head."""
    if end < len(lines) and not lines[end].apart and lines[end].text.startswith("|"):
        words = "this row has more cells than the head of its table; left as a line below it"
        source.doubts.append(Doubt(words, lines[end].page, lines[end].number, lines[end].text[:80]))


def _is_contact(row: Line) -> bool:
    """Whether a cell of the row is a line of somebody's contact details."""
    texts = ("".join(run.text for run in runs).strip() for _, _, runs in row.cells)
    return any(anatomy.line_role(text) is Role.CONTACT for text in texts)


def _plain(rows: list[Line]) -> bool:
    """Whether rows have equally many cells, each column's cells overlap, and no column runs into the next."""
    count = len(rows[0].cells)
    if any(_is_contact(row) for row in rows):
        return False  # two people's telephones beside each other
    if any(len(row.cells) != count for row in rows):
        return False
    if rows[0].page:
        return True  # `pdf.grid` has put the cells into columns
    edges: list[tuple[float, float]] = []
    for column in range(count):
        starts = [row.cells[column][0] for row in rows]
        ends = [row.cells[column][1] for row in rows]
        aligned = max(starts) - min(starts) <= 3 or max(ends) - min(ends) <= 3 or max(starts) < min(ends)  # noqa: PLR2004
        if not aligned:
            return False
        edges.append((min(starts), max(ends)))
    return all(a[1] <= b[0] for a, b in itertools.pairwise(edges))
