"""The house's own table as an Excel workbook: its first sheet, all columns of /docs/glossary.md.

In: bytes that are not trusted: a zip is looked over before it is opened (members, size, ratio, declarations in XML),
formulas and cells of other kinds than text are faults where they stand for a key or a term. Out: concepts, or a
workbook whose cells are text, so that nothing in it is a formula and editing turns no key into a date. The only place
that imports openpyxl. May not touch: files.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from l10n.errors import Fault, TableError
from l10n.exchange.termbases import LIMIT, Taken, sized
from l10n.exchange.termbases._sheet import EVERYTHING, given, taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.glossary import Concept

NAME = "xlsx"
SUFFIXES: tuple[str, ...] = (".xlsx",)
BILINGUAL = False
KEEPS = EVERYTHING
_MEMBERS, _RATIO, _ROWS, _COLUMNS = 2_000, 200, 200_000, 200
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATED = frozenset({"from", "to"})
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def take(data: bytes, path: str, codes: Sequence[str]) -> Taken:
    """Return the concepts of a workbook's first sheet. Raises TableError with every fault of it."""
    del codes
    _refuse(sized(data, path), path)
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for workbooks

    faults: list[Fault] = []
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        rows = list(_rows(sheet, path, faults))
    except TableError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged workbook makes openpyxl raise anything at all
        raise TableError(f"not a workbook that can be read: {type(error).__name__}", path=path) from None
    return taken(rows, path, faults)


def give(concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
    """Return a workbook with one sheet. Raises TableError for a control character, which no workbook can hold."""
    del codes
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and only for workbooks

    rows = given(concepts)
    faults = [
        Fault(f"{cells[0]}: U+{ord(found[0]):04X} cannot stand in a workbook")
        for cells in rows
        for cell in cells
        if (found := _CONTROL.search(cell))
    ]
    if faults:
        raise TableError(faults=faults)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "glossary"
    sheet.freeze_panes = "B2"
    for at, cells in enumerate(rows, 1):
        for number, text in enumerate(cells, 1):
            if text:
                cell = sheet.cell(at, number)
                cell.value = text
                cell.data_type = "s"  # also where the text begins with =, which would make it a formula
                cell.number_format = "@"
    stream = io.BytesIO()
    book.save(stream)
    return _without_clock(stream.getvalue())


def _without_clock(data: bytes) -> bytes:
    """Return a workbook with fixed times in place of now, so that the same concepts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", old.read(name))
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _refuse(data: bytes, path: str) -> None:
    """Refuse what is no zip, or one that grows too large or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            said = _unsafe(archive, len(data))
    except Exception as error:  # noqa: BLE001 - zipfile raises a dozen kinds for damaged archives
        raise TableError(f"not a workbook: {type(error).__name__}", path=path) from None
    if said:
        raise TableError(said, path=path)


def _unsafe(archive: zipfile.ZipFile, packed: int) -> str:
    """Return what speaks against opening an archive of so many bytes, or nothing."""
    members = archive.infolist()
    size = sum(one.file_size for one in members)
    if len(members) > _MEMBERS or size > LIMIT or size > _RATIO * max(packed, 1_000):
        return "refused: unpacked this workbook is far larger than a glossary"
    if any(one.flag_bits & 1 for one in members):
        return "this workbook is encrypted; save it without a password"
    for one in members:
        if one.filename.endswith((".xml", ".rels")):
            content = archive.read(one).replace(b"\x00", b"")
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                return f"refused: {one.filename} declares a document type"
    return ""


def _rows(sheet: Any, path: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - a sheet of openpyxl
    """Yield the sheet's rows as text."""
    header: list[str] = []
    for line, cells in enumerate(sheet.iter_rows(max_col=_COLUMNS), 1):
        if line > _ROWS:
            raise TableError(f"more than {_ROWS:,} rows", path=path)
        texts = [
            _text(cell, header[at] if at < len(header) else "", line, path, faults) for at, cell in enumerate(cells)
        ]
        while texts and not texts[-1]:
            texts.pop()
        header = header or [text.lower() for text in texts]
        yield line, texts or [""]


def _text(cell: Any, column: str, line: int, path: str, faults: list[Fault]) -> str:  # noqa: ANN401 - a cell of openpyxl
    """Return a cell as text; a formula, and a key or form that is none, is a fault."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        faults.append(
            Fault(f"{column or 'a cell'} is a formula ({str(value)[:30]}); write its result as text", path, line)
        )
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dt.datetime | dt.date) and column in _DATED:
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool) and column == "verified":
        return "yes" if value else "no"
    if isinstance(value, int) and not isinstance(value, bool) and column in _DATED:
        return str(value)
    said = f"{column or 'a cell'} is no text but {type(value).__name__} {value}: a spreadsheet changed it"
    faults.append(Fault(f"{said}; format the column as text and write what it was", path, line))
    return ""
