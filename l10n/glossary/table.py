"""Reading `glossary/*.csv`: one row a concept, as /docs/glossary.md describes. Part of the room `glossary`.

In: paths. Out: a Glossary, or a TableError that names every row that cannot be used, with its line and what
to do. May not touch: anything but the files it is given.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from l10n import files
from l10n.collector import paused
from l10n.errors import Fault, InputError, TableError
from l10n.glossary.row import of_rows
from l10n.glossary.termbase import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from l10n.glossary.concept import Concept


def read(paths: Iterable[Path]) -> Glossary:
    """Read the tables, and the people.csv beside them, and return one glossary.

    Raises TableError with every bad row of every file at once.
    """
    from l10n.glossary.people import FILE, read_people  # noqa: PLC0415 - it reads its rows with this module

    tables = list(paths)
    faults: list[Fault] = []
    concepts: list[Concept] = []
    seen: dict[str, Concept] = {}
    with paused():
        for path in tables:
            for concept in _read(path, faults):
                first = seen.setdefault(concept.id, concept)
                if first is not concept:
                    said = f"the id {concept.id!r} is taken by {first.path}:{first.line}; give one row another id"
                    faults.append(Fault(said, str(path), concept.line))
                concepts.append(concept)
    folders = dict.fromkeys(path.parent for path in tables)
    people = [folder / FILE for folder in folders if (folder / FILE).is_file()]
    posts = [one for path in people for one in read_people(path, faults)]
    if faults:
        raise TableError(faults=faults)
    return Glossary(concepts, posts)


def _read(path: Path, faults: list[Fault]) -> Iterator[Concept]:
    """Yield the concepts of one file, appending what is wrong to `faults`."""
    try:
        text = files.read_text(path)
    except InputError as error:
        faults.extend(error.faults)
        return
    yield from of_rows(rows_of(text, str(path), faults), str(path), faults)


def rows_of(text: str, path: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's first line and its cells, stripped."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(f"this row cannot be read: {error}; check its quotation marks", path, line))


def separator_of(text: str) -> str:
    """Return what separates the cells of a table: what its first line has most of: , ; or tab."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
