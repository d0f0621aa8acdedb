"""The house's own table as CSV: all columns of /docs/glossary.md, made harmless for spreadsheets.

In: bytes (comma, semicolon or tab; UTF-8 or UTF-16). Out: concepts, or UTF-8 with a byte-order mark, which is how
spreadsheet programs know it for UTF-8. May not touch: files.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from l10n.exchange.termbases import Taken, sized
from l10n.exchange.termbases._cells import decoded, plain, safe
from l10n.exchange.termbases._sheet import EVERYTHING, given, taken
from l10n.glossary.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.errors import Fault
    from l10n.glossary import Concept

NAME = "csv"
SUFFIXES: tuple[str, ...] = (".csv",)
BILINGUAL = False
KEEPS = EVERYTHING


def take(data: bytes, path: str, codes: Sequence[str]) -> Taken:
    """Return the concepts of a table. Raises TableError with every row that cannot be used."""
    del codes
    text = decoded(sized(data, path), path)
    faults: list[Fault] = []
    rows = [(line, [plain(cell) for cell in cells]) for line, cells in rows_of(text, path, faults)]
    return taken(rows, path, faults)


def give(concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
    """Return a table of the concepts."""
    del codes
    return written(concepts, ",").encode("utf-8-sig")


def written(concepts: Sequence[Concept], separator: str) -> str:
    """Return the text of a table whose cells are separated so."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerows([safe(cell) for cell in cells] for cells in given(concepts))
    return stream.getvalue()
