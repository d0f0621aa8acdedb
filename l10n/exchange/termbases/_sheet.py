"""The house's own table in the clothes of another file: what csv, tsv and xlsx share. Declares no form.

In: rows of cells with their lines, or concepts. Out: concepts, or rows. A key that a spreadsheet changed is a fault:
the row would be taken for a new one. May not touch: files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.errors import Fault, TableError
from l10n.exchange.termbases import Taken
from l10n.exchange.termbases._cells import perhaps_changed
from l10n.glossary import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l10n.glossary import Concept

EVERYTHING = frozenset(
    {
        *("id", "kind", "domain", "terms", "sense", "when", "note", "evidence", "verified", "valid_from", "valid_to"),
        *("case", "first_mention", "approver", "part_of_speech", "definition"),
    }
)
"""All fields of a concept but its place."""


def taken(rows: Iterable[tuple[int, Sequence[str]]], path: str, faults: list[Fault]) -> Taken:
    """Return the concepts of a table's rows. Raises TableError with the given faults and those of the rows."""
    concepts = tuple(row.of_rows(rows, path, faults))
    faults += [
        Fault(f"the id is {one.id!r}: a spreadsheet made a date or a number of it; write what it was", path, one.line)
        for one in concepts
        if perhaps_changed(one.id)
    ]
    if faults:
        raise TableError(faults=faults)
    return Taken(concepts)


def given(concepts: Sequence[Concept]) -> list[list[str]]:
    """Return the rows of a table of concepts, the first naming the columns."""
    columns = row.columns_for(concepts)
    cells = [row.cells_of(one) for one in concepts]
    return [columns, *([one.get(column, "") for column in columns] for one in cells)]
