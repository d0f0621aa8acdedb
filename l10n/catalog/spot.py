"""Room catalog: where in the file a character of a target stands, so that an editor can jump to it.

In: an entry as it was read, a column of its target. Out: line and column in the file. May not touch: entries, files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.catalog.strings import BadEscapeError, unescape

if TYPE_CHECKING:
    from l10n.catalog.catalog import Catalog

_TARGET = re.compile(r'^msgstr(?:\[\d+\])?[ \t]*(?=")', re.MULTILINE)
_QUOTED = re.compile(r'[ \t]*"(?P<text>[^"\\\n]*(?:\\.[^"\\\n]*)*)"[^\n]*(?:\n|\Z)')
_PART = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\.|.", re.DOTALL)


def spot(catalog: Catalog, unit_id: str, column: int) -> tuple[int, int]:
    """Return line and column in the file, both from 1, of a target's character (from 1; 0 for the target as a whole).

    A column that the target does not have is 0: only the line is known. (0, 0) for an entry that is not on disk.
    """
    entry = catalog.entry(unit_id)
    raw = entry.raw or ""
    begin = _TARGET.search(raw)
    if begin is None or not entry.linenum:
        return 0, 0
    line = int(entry.linenum) + raw.count("\n", 0, begin.start())
    if column <= 0:
        return line, 0
    at, left = begin.end(), column - 1
    start_of_line = begin.start()
    here = line
    while (piece := _QUOTED.match(raw, at)) is not None:
        for part in _PART.finditer(piece["text"]):
            length = _length(part[0])
            if left < length:
                return here, piece.start("text") + part.start() - start_of_line + 1
            left -= length
        at = start_of_line = piece.end()
        here += 1
    return line, 0


def _length(part: str) -> int:
    try:
        return len(unescape(part))
    except BadEscapeError:
        return 1
