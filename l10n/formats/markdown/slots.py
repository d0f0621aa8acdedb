"""Slots of the Markdown format: a block together with what is needed to write it anew.

In: a Region (inline source with its places in the file) and what surrounds it. Out: Slots: the block of the model,
the marks its codes stand for, and the characters that a new text replaces. Decides where a paragraph is several
blocks, and which markup encloses a whole block and so stays in the skeleton. May not touch: files, other formats.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.formats import _lines
from l10n.formats._codes import Names
from l10n.formats.markdown.scanner import Kind, Mark, plain, scan, unescape
from l10n.model import Block, CodeKind, InlineCode, Place, Role, strip_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_BOX = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_SPACES = " \t\n\r\f\v\u3000\u00a0"


class Shape(StrEnum):
    """What a slot is in the file: what has to be escaped in it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    ALTERNATIVE = "alternative"
    LINK_TITLE = "title of a link or image"
    HTML = "html"
    END = "end"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Region:
    """Inline source of one block and where it stands: piece `i` of `content` starts at `inside[i]` and `places[i]`."""

    content: str
    inside: tuple[int, ...]
    places: tuple[int, ...]
    prefix: str = ""
    """What begins a line that continues the block: quote marks, indentation."""
    newline: str = "\n"

    def start(self, offset: int) -> int:
        """Return the place in the file of the character at `offset`."""
        piece = max(bisect_right(self.inside, offset) - 1, 0)
        return self.places[piece] + offset - self.inside[piece]

    def end(self, offset: int) -> int:
        """Return the place in the file after the character before `offset`."""
        return self.start(offset - 1) + 1 if offset else self.start(0)


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a region: its shape, the role its structure gives it, and the model's fields."""

    shape: Shape
    role: Role
    within: tuple[str, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """A block and how to write it. `before` and `after` are inline source on its own lines that stays.

    `marks` maps a code's name to its opening (or only) and closing mark; `alternatives` an image's name to the id of
    the block with its alternative text, `titles` a link's or image's to that of its title, and `parent` back to the
    block that holds the link or image.
    """

    block: Block
    shape: Shape
    region: Region
    before: str = ""
    after: str = ""
    wrappers: int = 0
    marks: Mapping[str, tuple[Mark, Mark | None]] = field(default_factory=lambda: MappingProxyType({}))
    alternatives: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parent: str = ""
    outside: bool = False
    """Whether its link encloses the whole of `parent`, and so is not written with it."""
    outer: tuple[int, int] = (0, 0)
    """Where the text stands together with the markup that encloses it: what goes when the block is left out."""
    parted: bool = False
    """Whether the paragraph holds other blocks too."""


@dataclass(slots=True)
class Context:
    """What all slots of a document share: link references, footnotes, numbers for ids, lines for places."""

    references: Mapping[str, str]
    notes: frozenset[str]
    line_starts: Sequence[int]
    slots: list[Slot] = field(default_factory=list)

    def add(self, slot: Slot) -> None:
        """Append a slot."""
        self.slots.append(slot)

    def next_id(self, ahead: int = 0) -> str:
        """Return the id of the next block."""
        return f"b{len(self.slots) + 1 + ahead}"

    def place(self, start: int, end: int) -> Place:
        """Return the model's place for characters of the file."""
        return Place(start, end, bisect_right(self.line_starts, start))


def add_region(context: Context, region: Region, around: Around) -> None:
    """Append the slots of one block-level element: one, or one a line group, and one for each image's text."""
    box = _BOX.match(region.content) if around.role is Role.LIST_ITEM and around.shape is Shape.PARAGRAPH else None
    if box:  # a task's box is structure, like the mark of its item
        region = _without(region, box.end())
    marks = scan(region.content, context.references, context.notes)
    lines = list(_top_lines(marks)) if around.shape is Shape.PARAGRAPH else [marks]
    if not lines:  # nothing but line breaks
        return
    shown = [_line(line, region.content, ends) for line, ends in zip(lines, _ends(lines, marks), strict=True)]
    parts = _lines.groups(shown)
    starts = [mark.start for mark in marks]
    for first, last in parts:
        begin = bisect_left(starts, lines[first][0].start)
        stretch = marks[begin : bisect_left(starts, lines[last - 1][-1].end, begin)]
        _add_group(context, region, around, stretch, parted=len(parts) > 1)


def _without(region: Region, size: int) -> Region:
    """Return a region without its first `size` characters, all of its first line."""
    inside = (0, *(start - size for start in region.inside[1:]))
    return replace(
        region, content=region.content[size:], inside=inside, places=(region.places[0] + size, *region.places[1:])
    )


def _top_lines(marks: list[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks of each line, broken only where no code is open."""
    depth = 0
    line: list[Mark] = []
    for mark in marks:
        depth += (mark.kind is Kind.OPEN) - (mark.kind is Kind.CLOSE)
        if line and not depth and _breaks(mark):
            yield line
            line = []
        elif line or not _breaks(mark):
            line.append(mark)
    if line:
        yield line


def _breaks(mark: Mark) -> bool:
    return mark.kind is Kind.SOFT or (mark.kind is Kind.EMPTY and mark.code is CodeKind.BREAK)


def _ends(lines: list[list[Mark]], marks: list[Mark]) -> list[bool]:
    """Return for each line whether a hard break ends it."""
    hard = {mark.start for mark in marks if mark.kind is Kind.EMPTY and mark.code is CodeKind.BREAK}
    return [line[-1].end in hard for line in lines]


def _line(marks: list[Mark], content: str, hard: bool) -> _lines.Line:
    inner, wrappers = _unwrapped(marks)
    kinds = {mark.code for mark in marks[:wrappers] if mark.kind is Kind.OPEN}
    strong = CodeKind.STRONG in kinds
    return _lines.Line(plain(inner) if inner else content[marks[0].start : marks[-1].end], strong, hard)


def _unwrapped(marks: list[Mark]) -> tuple[list[Mark], int]:
    """Return the marks without what encloses all of them or only borders them, and how many pairs that were."""
    wrappers = 0
    first, last = 0, len(marks)
    while first < last:
        if _borders(marks[first]):
            first += 1
        elif _borders(marks[last - 1]):
            last -= 1
        elif (
            marks[first].kind is Kind.OPEN
            and marks[last - 1].kind is Kind.CLOSE
            and marks[first].pair == marks[last - 1].pair
            and not marks[first].whole
        ):
            wrappers += 1
            first, last = first + 1, last - 1
        else:
            break
    return marks[first:last], wrappers


def _borders(mark: Mark) -> bool:
    """Return whether a mark at the edge of a block is no part of its text."""
    if mark.kind is Kind.TEXT:
        return not mark.text.strip(_SPACES)
    return _breaks(mark) or (mark.kind is Kind.EMPTY and mark.code is CodeKind.RAW)


def _add_group(context: Context, region: Region, around: Around, marks: list[Mark], *, parted: bool) -> None:
    inner, wrappers = _unwrapped(marks)
    if any(mark.kind is Kind.TEXT and mark.text.strip(_SPACES) for mark in inner):
        _add_text(context, region, around, (marks, inner, wrappers), parted=parted)
    else:
        for mark in marks:
            if mark.kind is Kind.EMPTY and mark.code is CodeKind.IMAGE:
                _add_alternative(context, region, around, mark, "")
            _add_title(context, region, around, mark, "")


def _add_text(
    context: Context, region: Region, around: Around, found: tuple[list[Mark], list[Mark], int], *, parted: bool
) -> None:
    marks, inner, wrappers = found
    content = region.content
    start, end = _edges(inner)
    text, codes, by_name = _text(content, inner, (start, end))
    own = context.next_id()
    alternatives: dict[str, str] = {}
    titles: dict[str, str] = {}
    pending: list[tuple[Callable[..., None], Mark]] = []
    for name, (mark, closing) in by_name.items():
        if (
            mark.code is CodeKind.IMAGE
            and mark.kind is Kind.EMPTY
            and _alternative(context, region, mark).strip(_SPACES)
        ):
            pending.append((_add_alternative, mark))
            alternatives[name] = context.next_id(len(pending))
        if _titled(region, closing or mark):
            pending.append((_add_title, closing or mark))
            titles[name] = context.next_id(len(pending))
    role = around.role
    strong = any(mark.code is CodeKind.STRONG for mark in marks[:1])
    if role is Role.PARAGRAPH and wrappers and strong and not _sentence(strip_codes(text, codes)):
        role = Role.HEADING
    block = Block(
        own, text, context.place(region.start(start), region.end(end)), role, codes, around.level, around.within
    )
    slot = Slot(
        block,
        around.shape,
        region,
        content[marks[0].start : start],
        content[end : marks[-1].end],
        wrappers,
        MappingProxyType(by_name),
        MappingProxyType(alternatives),
        MappingProxyType(titles),
        outer=(region.start(marks[0].start), region.end(marks[-1].end)),
        parted=parted,
    )
    context.add(slot)
    for add, mark in pending:
        add(context, region, around, mark, own)
    for mark in marks:
        if mark.start >= inner[-1].end:
            _add_title(context, region, around, mark, own, outside=True)


def _sentence(text: str) -> bool:
    return len(text) > 200 or text.rstrip("\"'”’」』）) ").endswith((".", "。", "！", "？", "!"))  # noqa: PLR2004 - no heading is so long


def _edges(inner: list[Mark]) -> tuple[int, int]:
    """Return where the text begins and ends, white space at its edges left out."""
    start, end = inner[0].start, inner[-1].end
    if inner[0].kind is Kind.TEXT and len(inner[0].text) == inner[0].end - inner[0].start:
        start += len(inner[0].text) - len(inner[0].text.lstrip(_SPACES))
    if inner[-1].kind is Kind.TEXT and len(inner[-1].text) == inner[-1].end - inner[-1].start:
        end -= len(inner[-1].text) - len(inner[-1].text.rstrip(_SPACES))
    return start, end


def _text(
    content: str, inner: list[Mark], edges: tuple[int, int]
) -> tuple[str, tuple[InlineCode, ...], dict[str, tuple[Mark, Mark | None]]]:
    """Return a block's text with its codes by name, the codes, and the marks behind them."""
    names = Names(_literals(inner))
    closing = {mark.pair: mark for mark in inner if mark.kind is Kind.CLOSE}
    opened: dict[int, str] = {}
    codes: dict[str, InlineCode] = {}
    by_name: dict[str, tuple[Mark, Mark | None]] = {}
    parts: list[str] = []
    for index, mark in enumerate(inner):
        if mark.kind is Kind.TEXT:
            parts.append(_within(mark, edges))
        elif mark.kind is Kind.SOFT:
            parts.append(_lines.joiner(_seen(inner, index, -1), _seen(inner, index, 1)))
        elif mark.kind is Kind.CLOSE:
            parts.append(f"</{opened[mark.pair]}>")
        else:
            end = closing[mark.pair] if mark.kind is Kind.OPEN else None
            markup = _markup(content, mark)
            name = names.name(mark.code, f"{markup}\0{end.markup if end else ''}")
            parts.append(f"<{name}>" if end else f"<{name}/>")
            opened[mark.pair] = name
            by_name.setdefault(name, (mark, end))
            shown = plain(scan(content[slice(*mark.inner)], {})) if mark.code is CodeKind.IMAGE else mark.text
            codes.setdefault(
                name,
                InlineCode(name, mark.code, markup, end.markup if end else "", end is not None, mark.target, shown),
            )
    return "".join(parts), tuple(codes.values()), by_name


def _within(mark: Mark, edges: tuple[int, int]) -> str:
    """Return a text mark's text without white space outside the edges."""
    text = mark.text
    if len(text) != mark.end - mark.start:
        return text
    return text[max(edges[0] - mark.start, 0) : len(text) - max(mark.end - edges[1], 0)]


def _literals(marks: list[Mark]) -> Iterator[str]:
    """Yield each run of literal text, whatever marks it is made of."""
    run: list[str] = []
    for mark in marks:
        if mark.kind is Kind.TEXT:
            run.append(mark.text)
        elif run and mark.kind is not Kind.SOFT:
            yield "".join(run)
            run = []
    yield "".join(run)


def _seen(marks: list[Mark], index: int, step: int) -> str:
    """Return the visible character next to a line break, empty when a code that shows something stands there."""
    index += step
    while 0 <= index < len(marks):
        mark = marks[index]
        if mark.kind is Kind.TEXT and mark.text:
            return mark.text[-1] if step < 0 else mark.text[0]
        if mark.kind is Kind.EMPTY:
            return mark.text[-1:] if step < 0 else mark.text[:1]
        index += step
    return ""


def _markup(content: str, mark: Mark) -> str:
    """Return what is written for a code that opens or stands alone."""
    return content[mark.start : mark.end].replace("\n", " ") if mark.code is CodeKind.IMAGE else mark.markup


def _alternative(context: Context, region: Region, image: Mark) -> str:
    """Return an image's alternative text, empty when there is none or it holds images or HTML of its own."""
    inner = scan(region.content[slice(*image.inner)], context.references, context.notes)
    shown = {CodeKind.LITERAL, CodeKind.NOTE}
    odd = any(
        (mark.kind is Kind.EMPTY and mark.code not in shown) or (mark.kind is Kind.OPEN and mark.markup[0] == "<")
        for mark in inner
    )
    return "" if odd or image.inner[0] == image.inner[1] else plain(inner).strip(" \n")


def _add_alternative(context: Context, region: Region, around: Around, image: Mark, parent: str) -> None:
    text = _alternative(context, region, image)
    if not text.strip(_SPACES):
        return
    start, end = image.inner
    place = context.place(region.start(start), region.end(end))
    block = Block(context.next_id(), text, place, Role.METADATA, within=around.within)
    context.add(Slot(block, Shape.ALTERNATIVE, region, parent=parent, parted=around.shape is Shape.CELL))


def _titled(region: Region, mark: Mark) -> str:
    """Return the title of a link or image as a reader sees it, empty when there is none to translate."""
    if mark.title == (0, 0):
        return ""
    text = " ".join(unescape(region.content[slice(*mark.title)]).split())
    return text if any(character.isalpha() for character in text) else ""


def _add_title(
    context: Context, region: Region, around: Around, mark: Mark, parent: str, *, outside: bool = False
) -> None:
    text = _titled(region, mark)
    if not text:
        return
    start, end = mark.title
    block = Block(
        context.next_id(),
        text,
        context.place(region.start(start), region.end(end)),
        Role.METADATA,
        within=around.within,
    )
    parted = around.shape is Shape.CELL
    context.add(Slot(block, Shape.LINK_TITLE, region, parent=parent, outside=outside, parted=parted))
