r"""Tables of the Markdown format: where the cells of a row stand on its line.

In: a line of the file and what the parser read in one of its cells. Out: the cell's place, and its Region with `\|`
shown as `|`. The rules are those of GFM, section 4.10. May not touch: anything else.
"""

from __future__ import annotations

from functools import lru_cache

from l10n.formats.markdown.slots import Region
from l10n.patterns import later

_SPACES = " \t\n\r\f\v"
_PIPE = later(r"\|")
_ESCAPED = later(r"\\\|")
_PREFIX = later(r"[ \t]*(?:>[ \t]?|[-+*][ \t]+|\d{1,9}[.)][ \t]+)")


def cell(line: str, content: str, column: int) -> tuple[int, int] | None:
    """Return where the cell of `column` (from 0) stands in `line`; None when it is empty or cannot be found.

    `line` may begin with the marks of quotes and lists: each is tried as the edge of the row.
    """
    if not content:
        return None
    start = 0
    for _ in range(64):
        cells = _cells(line, start)
        if column < len(cells):
            first, last = cells[column]
            if line[first:last].replace("\\|", "|").replace("\0", "\ufffd") == content:
                return first, last
        prefix = _PREFIX.match(line, start)
        if not prefix:
            return None
        start = prefix.end()
    return None


@lru_cache(maxsize=4)
def _cells(line: str, start: int) -> tuple[tuple[int, int], ...]:
    """Return the places of all cells of the row that begins at `start`, white space around them left out.

    Asked for once a cell: remembered for the row, so that a row of thousands of cells is not read thousands of times.
    """
    first = start + len(line[start:]) - len(line[start:].lstrip(_SPACES))
    last = max(first, len(line.rstrip(_SPACES)))
    cells: list[tuple[int, int]] = []
    begin = first
    for found in _PIPE.finditer(line, first, last):
        at = found.start()
        if at > first and line[at - 1] == "\\":
            continue
        cells.append((begin, at))
        begin = at + 1
    cells.append((begin, last))
    if cells and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return tuple(_trimmed(line, *found) for found in cells)


def _trimmed(line: str, first: int, last: int) -> tuple[int, int]:
    text = line[first:last]
    return first + len(text) - len(text.lstrip(_SPACES)), last - len(text) + len(text.rstrip(_SPACES))


def region(line: str, offset: int, place: tuple[int, int]) -> Region:
    """Return the region of a cell: the backslash before a pipe is no part of its content."""
    pieces: list[str] = []
    inside: list[int] = []
    places: list[int] = []
    position = 0
    begin = place[0]
    for found in [*_ESCAPED.finditer(line, *place), None]:
        end = found.start() if found else place[1]
        if end > begin or not pieces:
            pieces.append(line[begin:end])
            inside.append(position)
            places.append(offset + begin)
            position += end - begin
        begin = end + 1
    return Region("".join(pieces).replace("\0", "\ufffd"), tuple(inside), tuple(places), line[: place[0]])
