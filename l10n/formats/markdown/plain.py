"""Plain paragraphs of the Markdown format: one line between blank lines in which nothing can be a mark.

In: the lines of a file. Out: the runs of such paragraphs, and the lines with a stand-in for each run; and their slots.
Most paragraphs of a release are plain, and the parser of blocks spends most of its time on finding out. Nothing else
may be decided here: what could be anything but a paragraph's text is left to the parser. May not touch: files.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from l10n.formats.markdown.slots import Context, Region, Shape, Slot
from l10n.model import Block, Place

if TYPE_CHECKING:
    from l10n.formats.markdown.regions import Lines

_MARKS = "\\`*_~[<{>\0"
"""What begins every inline mark of `scanner`, and a template's; entities are told by their `;`, and U+0000 is replaced.

`>` begins none, but ends comments and the like, in which blank lines end nothing.
"""
_BEGIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\"'($")
"""The ASCII characters that a plain paragraph may begin with: no block but a paragraph begins with one of these.

Any other character that is no space may as well: no block begins with one beyond ASCII.
"""
_BEYOND = "\x7f"
_STAND_IN = "x"


def runs(lines: Lines) -> tuple[list[str], dict[int, list[int]]]:
    """Return the lines as the parser should see them, and by first line the lines of each run of plain paragraphs.

    The parser sees a stand-in for the first and last paragraph of a run, blank lines between; the run of the last one
    is empty. Between blank lines, a line that is not indented belongs to no list or quote; where it stands in a code
    fence or a comment, so does the stand-in, and the run is not met with.
    """
    texts = lines.texts
    whole = "\n".join(texts)
    marks = [mark for mark in _MARKS if mark in whole]
    entities = "&" in whole
    seen = texts.copy()
    found: dict[int, list[int]] = {}
    run: list[int] | None = None
    last = len(texts) - 1
    above = True
    for index, line in enumerate(texts):
        if not line or not line.strip(" \t"):
            above = True
            continue
        alone = above and (index == last or not texts[index + 1].strip(" \t"))
        above = False
        if not alone or not _begins(line) or line[-1].isspace():
            run = None
            continue
        for mark in marks:
            if mark in line:
                run = None
                break
        else:
            if entities and "&" in line and ";" in line:
                run = None
            elif run is None:
                run = found[index] = [index]
                seen[index] = _STAND_IN
            else:
                run.append(index)
                seen[index] = ""
    for run in [run for run in found.values() if len(run) > 1]:
        seen[run[-1]] = _STAND_IN
        found[run[-1]] = []
    return seen, found


def _begins(line: str) -> bool:
    """Return whether a line begins as a paragraph only can, not indented."""
    first = line[0]
    return first in _BEGIN or (first > _BEYOND and not first.isspace())


def add_run(context: Context, lines: Lines, run: list[int]) -> None:
    """Append the slots of a run's paragraphs: what `inline.add_region` would make of each."""
    if not run:
        return
    above = bisect_right(context.line_starts, lines.starts[run[0]]) - run[0]
    number = len(context.slots)
    for index in run:
        text, start = lines.texts[index], lines.starts[index]
        end = start + len(text)
        number += 1
        region = Region(text, (0,), (start,), "", lines.newlines[index])
        block = Block(f"b{number}", text, Place(start, end, above + index))
        context.regions.append(region)
        context.slots.append(Slot(block, Shape.PARAGRAPH, region, outer=(start, end)))
