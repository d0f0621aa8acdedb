"""Plain paragraphs and headings of the Markdown format: between blank lines, with nothing in them that can be a mark.

In: the lines of a file. Out: the runs of such blocks, and the lines with stand-ins for them; and their slots. Most
paragraphs of a release are plain, and the parser of blocks spends most of its time on finding out. Nothing else may be
decided here: what could be anything but the text of a paragraph or heading is left to the parser. May not touch: files.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.formats.markdown import regions
from l10n.formats.markdown.inline import add_region
from l10n.formats.markdown.slots import Around, Context, Region, Shape, Slot
from l10n.model import Block, Place, Role

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
_LEVELS = {"#" * level: level for level in range(1, 7)}
Run = list[tuple[int, int, int]]
"""Of each block its first line, the line behind it, and its level as a heading, 0 for a paragraph."""

_AROUND = Around(Shape.PARAGRAPH, Role.PARAGRAPH)


def runs(lines: Lines) -> tuple[list[str], dict[int, Run]]:
    """Return the lines as the parser should see them, and by first line the runs of plain blocks.

    The parser sees a stand-in, a paragraph, for the first and the last line of a run, blank lines between; the run of
    the last line is empty. Between blank lines, a line that is not indented belongs to no list or quote; where it
    stands in a code fence or a comment, so does the stand-in, and the run is not met with.
    """
    texts = lines.texts
    whole = "\n".join(texts)
    signs = [mark for mark in _MARKS if mark in whole]
    seen = texts.copy()
    found: dict[int, Run] = {}
    run: Run | None = None
    index, count = 0, len(texts)
    while index < count:
        first = index
        plain = True
        while index < count and texts[index].strip(" \t"):
            plain = plain and _plain(texts[index], signs)
            index += 1
        if index == first:  # a blank line
            index += 1
            continue
        level = _level(texts[first], signs) if not plain and index == first + 1 else 0
        if not plain and not level:
            run = None
        elif run is None:
            run = found[first] = [(first, index, level)]
        else:
            run.append((first, index, level))
    for first, run in list(found.items()):
        last = run[-1][1] - 1
        if last > first:
            seen[first : last + 1] = [_STAND_IN, *[""] * (last - first - 1), _STAND_IN]
            found[last] = []
        else:
            seen[first] = _STAND_IN
    return seen, found


def _plain(line: str, signs: list[str]) -> bool:
    """Return whether a line begins as a paragraph's only can, not indented, and nothing in it can be a mark."""
    first = line[0]
    if (first not in _BEGIN and (first <= _BEYOND or first.isspace())) or line[-1].isspace():
        return False
    for sign in signs:
        if sign in line:
            return False
    return "&" not in line or ";" not in line


def _level(line: str, signs: list[str]) -> int:
    """Return the level of a line that is a plain heading, 0 where it is none, or an end mark written like one."""
    mark, _, text = line.partition(" ")
    level = _LEVELS.get(mark, 0)
    if not level or not text or text[-1] == "#" or not _plain(text, signs):
        return 0
    return 0 if anatomy.is_end_mark(line) else level


def add_run(context: Context, lines: Lines, run: Run) -> None:
    """Append the slots of a run's blocks: what `inline.add_region` would make of each."""
    if not run:
        return
    above = bisect_right(context.line_starts, lines.starts[run[0][0]]) - run[0][0]
    for first, end, level in run:
        if end - first > 1:
            region = regions.paragraph(lines, "\n".join(lines.texts[first:end]), first)
            if region is not None:  # its lines are what they are compared with
                add_region(context, region, _AROUND)
            continue
        text, start = lines.texts[first], lines.starts[first]
        if level:
            text, start = text[level + 1 :], start + level + 1
        region = Region(text, (0,), (start,), "", "\n" if level else lines.newlines[first])
        place = Place(start, start + len(text), above + first)
        role, shape = (Role.HEADING, Shape.HEADING) if level else (Role.PARAGRAPH, Shape.PARAGRAPH)
        block = Block(f"b{len(context.slots) + 1}", text, place, role, (), level)
        context.regions.append(region)
        context.slots.append(Slot(block, shape, region, outer=(start, place.end)))
