"""Rows of tables in a PDF: lines whose cells stand close together are parted where the rows around them are. Part of `intake`.

In: lines in reading order. Out: the same lines, those of tables with their cells. Rows whose cells are labels ("Tel:") are
no table. May not touch: characters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.nouns import Line


def parted(lines: list[Line]) -> list[Line]:
    """Return the lines; cells of lines that are labels with what they label are taken away."""
    return [replace(line, cells=()) if line.cells and _is_label(line) else line for line in lines]


def _is_label(line: Line) -> bool:
    first = "".join(run.text for run in line.cells[0][2]).strip()
    return (
        first.endswith((":", "："))
        or len(first) <= 2
        or anatomy.line_role(line.text) in {Role.CONTACT, Role.KICKER, Role.END_MARK}
    )  # noqa: PLR2004 - a list mark
