"""Writing into a table without noise: only the rows that change, and in them only the cells that change.

In: the text of a CSV table as it stands on the disk, and cells. Out: the text with those cells in place. Byte-order
mark, line ends, separator, quoting of every other cell, order of columns, unknown columns, remarks and blank lines stay
as they are. A column that the table lacks is added at its end, in the first row and in the rows that need it: rows may
be shorter than the first. May not touch: files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary import row as rows
from l10n.glossary.table import separator_of
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.errors import Fault

_QUOTED = later(r'"(?:[^"]|"")*"')
_ENDS = later(r"\r\n|\r|\n")


class _Cell(NamedTuple):
    """A cell as it stands: `text[start:end]` with its quotation marks."""

    start: int
    end: int


class _Record(NamedTuple):
    """A row of the file: its cells, and where it ends before its line end."""

    cells: tuple[_Cell, ...]
    end: int


def rewritten(text: str, changes: Mapping[str, Mapping[str, str]], added: Sequence[Mapping[str, str]] = ()) -> str:
    """Return a table's text with cells changed (`id -> column -> new cell`) and rows added at its end.

    Columns are named as `row.columns` names them. Raises KeyError for an id that no row has.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix("\ufeff")
    table = _Table(text)
    edits: list[tuple[int, int, str]] = []
    waiting = {name: cells for name, cells in changes.items() if cells}
    wanted = dict.fromkeys(column for cells in (*waiting.values(), *added) for column in cells)
    extra = [column for column in wanted if column not in table.columns]
    columns = [*table.columns, *extra]
    if extra and table.records:
        end = table.records[0].end
        edits.append((end, end, "".join(table.separator + table.quoted(one) for one in extra)))
    for record in table.records[1:]:
        name = table.id_of(record)
        if name in waiting:
            edits += table.edits(record, columns, waiting.pop(name))
    if waiting:
        raise KeyError(next(iter(waiting)))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    if not table.records:
        columns = list(wanted)
        text += table.separator.join(map(table.quoted, columns)) + table.line_end
    if added and not text.endswith(("\n", "\r")):
        text += table.line_end
    lines = (table.separator.join(table.quoted(cells.get(column, "")) for column in columns) for cells in added)
    return mark + text + "".join(line + table.line_end for line in lines)


class _Table:
    """A table's text taken apart into rows and cells, with its ways of writing."""

    __slots__ = ("all_quoted", "columns", "line_end", "records", "separator", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.separator = separator_of(text) if text else ","
        found = _ENDS.search(text)
        self.line_end = found[0] if found else "\n"
        self.records = _records(text, self.separator)
        faults: list[Fault] = []
        header = [self.cell(one).strip() for one in self.records[0].cells] if self.records else []
        self.columns = rows.columns(header, "", 1, faults) or header
        filled = [text[cell.start] == '"' for one in self.records for cell in one.cells if cell.start < cell.end]
        self.all_quoted = bool(filled) and all(filled)

    def cell(self, cell: _Cell) -> str:
        """Return what a cell says."""
        raw = self.text[cell.start : cell.end]
        return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw

    def id_of(self, record: _Record) -> str:
        """Return the id of a row, made from its terms where its cell is empty."""
        cells = {column: self.cell(cell).strip() for column, cell in zip(self.columns, record.cells, strict=False)}
        first = next(iter(cells.values()), "")
        if not any(cells.values()) or first.startswith("#"):
            return ""
        made = rows.concept(cells, "", 0, [])
        return made.id if made is not None else cells.get("id", "")

    def edits(self, record: _Record, columns: Sequence[str], cells: Mapping[str, str]) -> list[tuple[int, int, str]]:
        """Return the replacements that write some cells of a row."""
        found: list[tuple[int, int, str]] = []
        tail: list[str] = []
        last = max(columns.index(column) for column in cells)
        for at, column in enumerate(columns[: last + 1]):
            if at >= len(record.cells):
                tail.append(self.separator + self.quoted(cells.get(column, "")))
            elif column in cells and self.cell(record.cells[at]).strip() != cells[column]:
                cell = record.cells[at]
                was_quoted = self.text[cell.start : cell.start + 1] == '"'
                found.append((cell.start, cell.end, self.quoted(cells[column], always=was_quoted)))
        if tail:
            found.append((record.end, record.end, "".join(tail)))
        return found

    def quoted(self, cell: str, *, always: bool = False) -> str:
        """Return a cell as the table would write it."""
        needs = always or self.all_quoted or any(one in cell for one in (self.separator, '"', "\n", "\r"))
        return '"' + cell.replace('"', '""') + '"' if needs or cell != cell.strip() else cell


def _records(text: str, separator: str) -> list[_Record]:
    """Take a table apart. A blank line is a row with one empty cell."""
    bare = later(f"[^{re.escape(separator)}\r\n]*")
    found: list[_Record] = []
    at = 0
    while at < len(text):
        cells: list[_Cell] = []
        while True:
            match = _QUOTED.match(text, at) or bare.match(text, at)
            end = match.end() if match else at
            if text[at : at + 1] == '"' and end < len(text) and text[end] not in f"{separator}\r\n":
                rest = bare.match(text, end)  # "a"b: the reader refuses it, so nothing is ever written into such a row
                end = rest.end() if rest else end
            cells.append(_Cell(at, end))
            if text[end : end + 1] != separator:
                break
            at = end + 1
        line_end = _ENDS.match(text, end)
        found.append(_Record(tuple(cells), end))
        at = line_end.end() if line_end else max(end, at + 1)
    return found
