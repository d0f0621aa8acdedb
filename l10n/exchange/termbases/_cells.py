"""Cells of text tables that spreadsheets open: formulas made harmless, and what spreadsheets did to cells found.

In: cells. Out: cells; whether a cell looks as if a spreadsheet had changed it. A cell that a spreadsheet would take for
a formula gets an apostrophe in front, and loses it again when it comes back. Declares no form. May not touch: files.
"""

from __future__ import annotations

import re

from l10n.errors import TableError

_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_CHANGED = re.compile(
    r"\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?: 00:00:00)?|"
    r"\d{1,2}月\d{1,2}日|\d+(?:\.\d+)?E[+-]?\d+|\d+|TRUE|FALSE"
)


def safe(cell: str) -> str:
    """Return a cell as it may stand in a CSV or TSV file that a spreadsheet opens."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return a cell as it was before `safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def perhaps_changed(key: str) -> bool:
    """Return whether a key is what a spreadsheet makes of `1-2`, `007`, `1e3` or `yes`: a date, a number, a truth."""
    return _CHANGED.fullmatch(key) is not None


def decoded(data: bytes, path: str) -> str:
    """Return a text table's text: UTF-8 or, by its mark, UTF-16 (what Excel calls Unicode text).

    Raises TableError naming the line of the first byte that is neither.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return data.decode("utf-16").removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise TableError("damaged UTF-16", path=path, hint="Save the file as UTF-8 and try again.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"not UTF-8 (byte 0x{data[error.start]:02X})",
            path=path,
            line=line,
            hint="Save the file as UTF-8 and try again.",
        ) from None
