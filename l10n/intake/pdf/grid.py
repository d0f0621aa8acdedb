"""Tables on a page: rows whose cells stand in the same columns, cells of several lines put together. Part of `intake`.

In: the rows of a page as they lie on their baselines. Out: the same, with the lines of a table's cell joined to one
and the cells that stand close together parted, where columns make that plain. Two lines are the same cell where they
stand in one column no further apart than lines do; cells are one row where they lie beside each other. May not touch:
characters.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import wording
from l10n.intake.pdf.fragments import Fragment, Row
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 3.0  # points; edges of one column
_REACH = 3  # rows; a cell in the first column has no more lines
_ROW_EM = 3.5  # rows of a table are no further apart
_LINES_EM = 1.45  # lines of one cell are no further apart
_WOVEN_EM = 0.9  # two lines of one column are further apart
_WOVEN = 3  # lines
_LABELS = frozenset({Role.CONTACT, Role.KICKER, Role.END_MARK})


@dataclass(slots=True)
class _Cell:
    """Lines of one cell: fragments below each other in one column."""

    column: int
    fragments: list[Fragment]

    @property
    def top(self) -> float:
        """Where its first line stands."""
        return self.fragments[0].base + self.fragments[0].size

    @property
    def bottom(self) -> float:
        """Where its last line stands."""
        return self.fragments[-1].base


Rule = tuple[float, float, float]


def laid(rows: list[Row], rules: Sequence[Rule] = ()) -> list[Row]:
    """Return the rows with tables put in order. `rules` are lines drawn between rows: left, right, height."""
    out: list[Row] = []
    index = floor = 0
    while index < len(rows):
        beside = _staggered(rows, index)
        if beside > index:
            out += _unwoven(rows[index:beside])
            index = floor = beside
            continue
        if not _begins(rows[index]):
            out.append(rows[index])
            index += 1
            continue
        anchor = _widest(rows, index)
        columns = _columns(rows, anchor)
        first, end = _region(rows, anchor, columns)
        first = max(first, floor)
        if first > index:
            out.append(rows[index])
            index += 1
            continue
        while out and first < index:  # rows above that belong to it: their cells stood close together
            out.pop()
            index -= 1
        region = rows[first:end]
        out += _below(region, columns) if _are_contacts(region, columns) else _made(region, columns, rules)
        index = floor = max(end, index + 1)
    return out


def _staggered(rows: Sequence[Row], index: int) -> int:
    """Return the end of lines of contacts beside each other whose baselines differ, `index` where there are none.

    Lines of one column are never so close: these stand in two, and begin at two places.
    """
    end = index
    while end + 1 < len(rows) and rows[end].base - rows[end + 1].base < _WOVEN_EM * rows[end].fragments[0].size:
        end += 1
    woven = rows[index : end + 1]
    starts = _starts(woven)
    if len(woven) < _WOVEN or len(starts) != 2:  # noqa: PLR2004 - two columns
        return index
    sides = [[one for row in woven for one in row.fragments if _starts_at(one, start)] for start in starts]
    contacts = all(any(anatomy.line_role(one.text) is Role.CONTACT for one in side) for side in sides)
    return end + 1 if contacts and sum(map(len, sides)) == sum(len(row.fragments) for row in woven) else index


def _starts(rows: Sequence[Row]) -> list[float]:
    """Return the places where fragments of the rows begin, those that are one counted once."""
    starts: list[float] = []
    for one in sorted((one for row in rows for one in row.fragments), key=lambda one: one.left):
        if not starts or one.left - starts[-1] > _NEAR:
            starts.append(one.left)
    return starts


def _starts_at(fragment: Fragment, start: float) -> bool:
    return abs(fragment.left - start) <= _NEAR


def _unwoven(rows: Sequence[Row]) -> list[Row]:
    """Return the lines of two columns, one column after the other."""
    return [
        Row([one], rows[0].column)
        for start in _starts(rows)
        for row in rows
        for one in row.fragments
        if _starts_at(one, start)
    ]


def _widest(rows: Sequence[Row], index: int) -> int:
    """Return the row near `index` with the most cells: a heading row may have cells of several lines."""
    best = index
    for at in range(index + 1, min(index + _REACH + 2, len(rows))):
        row, above = rows[at], rows[at - 1]
        if row.column != above.column or above.base - row.base > _ROW_EM * row.fragments[0].size:
            break
        if len(row.fragments) > len(rows[best].fragments):
            best = at
    return best


def is_label(text: str, first: str) -> bool:
    """Whether a line with a wide gap is a label with what it labels, or a list mark with its item, and no row."""
    bare = first.strip()
    return anatomy.line_role(text) in _LABELS or bare.endswith((":", "：")) or bool(wording.ITEM.match(f"{bare} x"))


def _begins(row: Row) -> bool:
    return len(row.fragments) > 1 and not is_label(row.text, row.fragments[0].text)


def _columns(rows: Sequence[Row], index: int) -> list[tuple[float, float]]:
    """Return left and right edge of the columns of the rows from `index` on that have as many cells."""
    count = len(rows[index].fragments)
    edges = [(one.left, one.right) for one in rows[index].fragments]
    misses = 0
    for row in rows[index + 1 : index + 200]:
        if len(row.fragments) != count or not _aligned(row, edges):
            misses += 1
            if misses > 4:  # noqa: PLR2004 - rows whose cells are close together or of several lines
                break
            continue
        fresh = [(one.left, one.right) for one in row.fragments]
        widened = [(min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(edges, fresh, strict=True)]
        if any(a[1] > b[0] for a, b in itertools.pairwise(widened)):
            break
        edges = widened
        misses = 0
    return edges


def _aligned(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the cells of a row begin, end or are centred where those of the columns are."""
    return all(
        min(abs(one.left - left), abs(one.right - right), abs(one.left + one.right - left - right) / 2) <= _NEAR
        for one, (left, right) in zip(row.fragments, columns, strict=True)
    )


def _column(fragment: Fragment, columns: Sequence[tuple[float, float]], *, loose: bool = False) -> int:
    """Return the column a fragment stands in, -1 for none; `loose` takes one that is centred between two columns.

    A fragment over several columns that keeps clear of the first one is a heading of theirs, and stands in the first.
    """
    before = float("-inf")
    for number, (left, right) in enumerate(columns):
        following = columns[number + 1][0] if number + 1 < len(columns) else float("inf")
        begins = abs(fragment.left - left) <= _NEAR
        ends = abs(fragment.right - right) <= _NEAR and fragment.left > before
        inside = fragment.left >= left - _NEAR and fragment.right <= right + _NEAR
        over = loose and left <= fragment.left < following  # a centred heading above figures
        if (begins or ends or inside or over) and fragment.right <= following - 1:
            return number
        before = right
    spanned = [
        number for number, (left, right) in enumerate(columns) if fragment.left < right and fragment.right > left
    ]
    return spanned[0] if len(spanned) > 1 and 0 not in spanned else -1


def _split(row: Row, columns: Sequence[tuple[float, float]]) -> list[Fragment] | None:
    """Return a row's fragments, each in one column, parted where a column begins; None when it is no row of these."""
    out: list[Fragment] = []
    for one in row.fragments:
        pieces = one.parted([left for left, _ in columns[1:]], _NEAR)
        places = [_column(piece, columns, loose=len(row.fragments) > 1) for piece in pieces]
        if any(place < 0 for place in places):
            return None
        if len(pieces) > 1 and pieces[-1].right > columns[places[-1]][1] + _NEAR:
            return None  # a line of running text with a word where a column begins
        out += pieces
    return out


def _region(rows: Sequence[Row], index: int, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Return the first row and the end of the stretch around `index` whose fragments all stand in the columns."""
    first = index
    while (step := _step(rows, first, -1, columns)) and index - first < 6:  # noqa: PLR2004 - a heading row, cells of several lines
        first -= step
    end = index + 1
    while step := _step(rows, end - 1, 1, columns):
        end += step
    return first, end


def _step(rows: Sequence[Row], at: int, way: int, columns: Sequence[tuple[float, float]]) -> int:
    """Return how many rows further the table goes from row `at`: up to one that is surely its own, 0 for none.

    A line in the first column alone may be the first of the text below the table: it is in only between surer ones.
    """
    for count in range(1, _REACH + 1):
        place = at + way * count
        if not 0 <= place < len(rows):
            return 0
        row, beside = rows[place], rows[place - way]
        if abs(row.base - beside.base) > _ROW_EM * row.fragments[0].size or row.column != beside.column:
            return 0
        pieces = _split(row, columns)
        if pieces is None or anatomy.line_role(row.text) is Role.END_MARK:
            return 0
        if len(pieces) > 1 or _column(pieces[0], columns) > 0:
            return _tail(rows, place, way, columns, count)
    return 0


def _tail(rows: Sequence[Row], place: int, way: int, columns: Sequence[tuple[float, float]], count: int) -> int:
    """Return `count` and one more where the next row is the last line of a cell in the first column."""
    after = place + way
    if 0 <= after < len(rows) and len(rows[after].fragments) == 1:
        one = rows[after].fragments[0]
        close = abs(rows[after].base - rows[place].base) < 0.8 * one.size
        if close and _column(one, columns) == 0:
            return count + 1
    return count


def _are_contacts(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether two columns at least hold lines of contact details: two people's, beside each other."""
    reached = {
        _column(one, columns)
        for row in rows
        for one in _split(row, columns) or row.fragments
        if anatomy.line_role(one.text) is Role.CONTACT
    }
    return len(reached - {-1}) > 1


def _below(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[Row]:
    """Return the lines of contacts that stand beside each other, column after column."""
    parts = [one for row in rows for one in _split(row, columns) or row.fragments]
    places = [_column(one, columns) for one in parts]
    return [
        Row([one], rows[0].column)
        for number in sorted(set(places))
        for one, place in zip(parts, places, strict=True)
        if place == number
    ]


def _made(rows: Sequence[Row], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> list[Row]:
    """Return the rows of a table: lines of a cell joined, cells beside each other in one row."""
    cells: list[_Cell] = []
    whole = False
    for row in rows:
        pieces = _split(row, columns) or row.fragments
        filled = {_column(one, columns, loose=len(pieces) > 1) for one in pieces} == set(range(len(columns)))
        fresh = filled and whole and not wording.starts_inside(pieces[0].text)
        whole = filled
        for one in pieces:
            number = _column(one, columns, loose=len(pieces) > 1)
            above = next((cell for cell in reversed(cells) if cell.column == number), None)
            near = above is not None and above.bottom - one.base <= _LINES_EM * one.size
            if above is not None and near and not fresh and not _ruled(above.fragments[-1], one, rules):
                above.fragments.append(one)
            else:
                cells.append(_Cell(number, [one]))
    out: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda one: -one.top):
        beside = next((own for own in out[-2:] if any(_overlap(cell, other) for other in own)), None)
        if beside is not None and all(other.column != cell.column for other in beside):
            beside.append(cell)
        else:
            out.append([cell])
    ordered = [sorted(own, key=lambda one: one.column) for own in out]
    return [
        Row(
            [_joined(cell) for cell in own],
            rows[0].column,
            table=True,
            places=tuple(cell.column for cell in own),
            wide=len(columns),
        )
        for own in ordered
    ]


def _ruled(above: Fragment, one: Fragment, rules: Sequence[Rule]) -> bool:
    """Whether a drawn line parts two fragments of one column."""
    middle = (one.left + one.right) / 2
    return any(left <= middle <= right and one.base < height < above.base for left, right, height in rules)


def _overlap(one: _Cell, other: _Cell) -> bool:
    return one.bottom < other.top - 0.3 * (other.top - other.bottom) and other.bottom < one.top - 0.3 * (
        one.top - one.bottom
    )


def _joined(cell: _Cell) -> Fragment:
    """Return the lines of a cell as one fragment, its edges those of the widest line."""
    first, *rest = cell.fragments
    for one in rest:
        first = first.followed(one)
    return first
