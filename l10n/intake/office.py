"""A Word file or web page as lines, when the user asks for Markdown of it. Part of the room `intake`.

In: bytes, and which of the two. Out: a Source whose lines are the paragraphs that `l10n.formats` finds, with bold,
links, headings, lists and tables. What else there is in such a file (fonts, footnotes' places, pictures) does not
come along, and that is said. May not touch: the file; it stays the better release.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n import formats
from l10n.errors import ReleaseError
from l10n.intake import characters
from l10n.intake.nouns import Doubt, Line, Run
from l10n.intake.pasted import Source
from l10n.model import CODE, CodeKind, Role

if TYPE_CHECKING:
    from l10n.model import Block, InlineCode

_CELL = 100.0  # where cells stand does not matter, only that they are beside each other


def read(data: bytes, form: str) -> Source:
    """Return a file of a release format as a Source. Raises ReleaseError."""
    document = formats.named(form).extract(data)
    source = Source([], {})
    blocks = [block for block in document.blocks if block.role is not Role.METADATA and block.text.strip()]
    if not blocks:
        raise ReleaseError("there is no text in this file")
    number = 0
    index = 0
    while index < len(blocks):
        number += 1
        row = _row(blocks, index)
        line = _line(blocks[index : index + row], number, document_row=row > 1 or _in_table(blocks[index]))
        source.original[0, number] = line.text
        source.lines.append(_repaired(line, source))
        index += row
    source.doubts += [Doubt(notice.message, 0, 0) for notice in document.notices]
    left = sum(block.role is Role.METADATA for block in document.blocks)
    if left:
        source.doubts.append(Doubt(f"{left} texts that are not on the page (titles, alternative texts) were left out"))
    return source


def _in_table(block: Block) -> bool:
    return block.role is Role.TABLE_CELL and bool(_place(block))


def _place(block: Block) -> tuple[str, ...]:
    """Return the names of the table and row a block stands in, nothing when it stands in none."""
    for number, name in enumerate(block.within):
        if name.startswith("row"):
            return block.within[: number + 1]
    return ()


def _row(blocks: list[Block], index: int) -> int:
    """Return how many blocks from `index` on are the cells of one row of a table: 1 outside of tables."""
    place = _place(blocks[index])
    count = 1
    while place and index + count < len(blocks) and _place(blocks[index + count]) == place:
        count += 1
    return count


def _line(blocks: list[Block], number: int, *, document_row: bool) -> Line:
    """Return one block, or the cells of one row, as a line."""
    first = blocks[0]
    if document_row:
        cells = [(at * _CELL, at * _CELL + _CELL / 2, _runs(block)) for at, block in enumerate(blocks)]
        runs: list[Run] = []
        for _, _, own in cells:
            runs += [*([Run(" ")] if runs else []), *own]
        return Line(tuple(runs), number, apart=number == 1, cells=tuple(cells) if len(cells) > 1 else ())
    item = first.role is Role.LIST_ITEM
    mark = "" if not item else "1." if any(name.startswith("numbered") for name in first.within) else "-"
    return Line(_runs(first), number, apart=not item, mark=mark, level=first.level)


def _runs(block: Block) -> tuple[Run, ...]:
    """Return a block's text as runs: bold and links; other codes leave their text."""
    codes: dict[str, InlineCode] = {code.name: code for code in block.codes}
    bold = [False]
    links = [""]
    runs: list[Run] = []
    position = 0
    for found in CODE.finditer(block.text):
        code = codes.get(found["name"])
        if code is None:
            continue
        runs.append(Run(block.text[position : found.start()], bold[-1], links[-1]))
        position = found.end()
        if found["empty"]:
            shown = " " if code.kind is CodeKind.BREAK else code.text if code.kind is CodeKind.LITERAL else ""
            runs.append(Run(shown, bold[-1], links[-1]))
        elif found["close"]:
            bold = bold[:-1] or [False]
            links = links[:-1] or [""]
        else:
            bold = [*bold, bold[-1] or code.kind is CodeKind.STRONG]
            web = code.kind is CodeKind.LINK and re.match(r"(?:https?|mailto):", code.target)
            links = [*links, code.target if web else links[-1]]
    runs.append(Run(block.text[position:], bold[-1], links[-1]))
    return tuple(Run(" ".join(run.text.split("\n")), run.bold, run.link) for run in runs if run.text) or (Run(""),)


def _repaired(line: Line, source: Source) -> Line:
    """Return the line with its characters put right."""
    runs = [characters.repair_run(run, line.page, line.number, source.repairs, source.doubts) for run in line.runs]
    cells = tuple(
        (a, b, tuple(characters.repair_run(run, 0, line.number, [], []) for run in own)) for a, b, own in line.cells
    )
    return replace(line, runs=characters.trimmed(runs), cells=cells)
