"""Room catalog: where in the file a character of a target stands, so that an editor can jump to it.

In: an entry as it was read, a column of its target. Out: line and column in the file. May not touch: entries, files.
"""

from __future__ import annotations

import re
from os.path import commonprefix
from typing import TYPE_CHECKING

from l10n.catalog.strings import BadEscapeError, escape, unescape
from l10n.model import Edit
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.catalog.catalog import Catalog

_TARGET = later(r'^msgstr(?:\[\d+\])?[ \t]*(?=")', re.MULTILINE)
_USUAL = '\nmsgstr "'
"""How the line of a target begins as a rule: no entry has one that begins otherwise before it."""
_QUOTED = later(r'[ \t]*"(?P<text>[^"\\\n]*(?:\\.[^"\\\n]*)*)"[^\n]*(?:\n|\Z)')
_PART = later(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\.|.", re.DOTALL)


def spot(catalog: Catalog, unit_id: str, column: int) -> tuple[int, int]:
    """Return line and column in the file, both from 1, of a target's character (from 1; 0 for the target as a whole).

    A column that the target does not have is 0: only the line is known. (0, 0) for an entry that is not on disk.
    """
    entry = catalog.entry(unit_id)
    raw = entry.raw or ""
    start_of_line, at = _target(raw)
    if at < 0 or not entry.linenum:
        return 0, 0
    line = int(entry.linenum) + raw.count("\n", 0, start_of_line)
    if column <= 0:
        return line, 0
    left = column - 1
    here = line
    while (piece := _QUOTED.match(raw, at)) is not None:
        text = piece["text"]
        if "\\" not in text:  # every character is one
            if left < len(text):
                return here, piece.start("text") + left - start_of_line + 1
            left -= len(text)
            text = ""
        for part in _PART.finditer(text):
            length = _length(part[0])
            if left < length:
                return here, piece.start("text") + part.start() - start_of_line + 1
            left -= length
        at = start_of_line = piece.end()
        here += 1
    return line, 0


def _target(raw: str) -> tuple[int, int]:
    """Return where the line of an entry's target begins, and where what is quoted does; -1 twice where it has none."""
    start = raw.find(_USUAL) + 1
    if start:
        return start, start + len(_USUAL) - 2
    begin = _TARGET.search(raw)
    return begin.span() if begin is not None else (-1, -1)


def edit(catalog: Catalog, unit_id: str, new: str) -> Edit | None:
    """Return the least change of a unit's target in the file that makes it `new`; None where it cannot be told."""
    old = catalog.entry(unit_id).msgstr
    start = _alike(old, new)
    kept = min(len(old), len(new)) - start
    tail = min(_alike(old[::-1], new[::-1]), kept)
    end = len(old) - tail
    if old == new or not old:
        return None
    line, column = spot(catalog, unit_id, start + 1)
    before = _behind(catalog, unit_id, start) if not column else (line, column)
    behind = _behind(catalog, unit_id, end) if end > start else before
    return Edit(before, behind, escape(new[start : len(new) - tail])) if before[1] and behind[1] else None


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have alike at their beginning."""
    return len(commonprefix([one, other]))  # noqa: RUF071 - texts, no paths


def _behind(catalog: Catalog, unit_id: str, count: int) -> tuple[int, int]:
    """Return the place right behind the first `count` characters of a target: where the last of them ends."""
    line, column = spot(catalog, unit_id, count)
    if not column:
        return 0, 0
    entry = catalog.entry(unit_id)
    text = (entry.raw or "").split("\n")[line - int(entry.linenum or 1)]
    part = _PART.match(text, column - 1)
    return (line, column + len(part[0])) if part and _length(part[0]) == 1 else (0, 0)


def _length(part: str) -> int:
    try:
        return len(unescape(part))
    except BadEscapeError:
        return 1
