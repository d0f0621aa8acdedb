"""Weblate's glossary as CSV: source, target, context, comments and flags (`forbidden`, `read-only`) a line.

In: bytes with a first line that names the columns. Out: concepts, or UTF-8. A forbidden translation is a line of its
own with that flag, and `[anywhere]` in its comment where it is wrong whatever the source says; an untranslatable term
has `read-only`. Weblate's TBX is read and written by `tbx`. Source: Weblate's documentation, "Glossary" and "CSV". May
not touch: files.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from l10n.errors import Fault, TableError
from l10n.exchange.termbases import Taken, sized
from l10n.exchange.termbases._bilingual import Line, lines_of, taken
from l10n.exchange.termbases._bilingual import lost as _lost
from l10n.exchange.termbases._cells import decoded, plain, safe
from l10n.glossary.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Concept

NAME = "weblate"
SUFFIXES: tuple[str, ...] = (".csv",)
BILINGUAL = True
KEEPS = frozenset({"terms", "note", "sense", "definition"})
_COLUMNS = ("source", "target", "context", "translator_comments", "developer_comments", "flags")


def take(data: bytes, path: str, codes: Sequence[str]) -> Taken:
    """Return the concepts of a glossary. Raises TableError for a file without source and target, or bad lines."""
    faults: list[Fault] = []
    rows = list(rows_of(decoded(sized(data, path), path), path, faults))
    header = [cell.lower().replace(" ", "_") for cell in rows[0][1]] if rows else []
    if "source" not in header or "target" not in header:
        faults.append(Fault("the first line does not name the columns source and target", path, 1))
    if faults:
        raise TableError(faults=faults)
    lines = [_line(dict(zip(header, map(plain, cells), strict=False)), number) for number, cells in rows[1:]]
    return taken(lines, path, codes)


def give(concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
    """Return a glossary of the concepts that have a form in both locales."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_COLUMNS)
    for one in lines_of(concepts, codes, marks=False):
        cells = (one.source, one.target, one.context, one.comment, one.definition, ",".join(sorted(one.flags)))
        writer.writerow([safe(cell) for cell in cells])
    return stream.getvalue().encode("utf-8")


def lost(concepts: Sequence[Concept], codes: Sequence[str]) -> list[str]:
    """Return what a glossary of this form does not hold of the concepts."""
    return _lost(concepts, codes, KEEPS, marks=False)


def _line(cells: dict[str, str], number: int) -> Line:
    flags = frozenset(flag for flag in re.split(r"[,;\s]+", cells.get("flags", "")) if flag)
    comment = cells.get("translator_comments", "") or cells.get("explanation", "")
    return Line(
        cells.get("source", ""),
        cells.get("target", ""),
        comment,
        cells.get("context", ""),
        cells.get("developer_comments", ""),
        flags,
        number,
    )
