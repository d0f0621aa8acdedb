"""Inline content of the Markdown format as blocks: where a paragraph is several, and what of its markup is a code.

In: a Region and what surrounds it. Out: slots, appended to the context. Markup that encloses a whole block stays in the
skeleton. May not touch: files, other formats.
"""

from __future__ import annotations

from bisect import bisect_left
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.formats import _lines
from l10n.formats._codes import Names
from l10n.formats.markdown.inside import add_alternative, add_attributes, add_title
from l10n.formats.markdown.marks import Kind, Mark, plain
from l10n.formats.markdown.scanner import scan
from l10n.formats.markdown.slots import SPACES, Context, Inside, Region, Shape, Slot
from l10n.model import Block, CodeKind, InlineCode, Role, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.markdown.slots import Around

_BOX = later(r"\[[ xX]\][ \t]+(?=\S)")


def add_region(context: Context, region: Region, around: Around) -> None:
    """Append the slots of one block-level element: one, or one a line group, and one for each image's text."""
    context.regions.append(region)
    box = _BOX.match(region.content) if around.role is Role.LIST_ITEM and around.shape is Shape.PARAGRAPH else None
    if box:  # a task's box is structure, like the mark of its item
        region = _without(region, box.end())
    marks = scan(region.content, context.references, context.notes)
    one = around.shape is not Shape.PARAGRAPH or not any(map(_breaks, marks))
    lines = [marks] if one else list(_top_lines(marks))
    if not lines or not marks:  # nothing but line breaks
        return
    if len(lines) == 1:
        parts = [(0, 1)]
    else:
        shown = [_line(line, region.content, ends) for line, ends in zip(lines, _ends(lines, marks), strict=True)]
        parts = _lines.groups(shown)
    starts = [mark.start for mark in marks] if len(parts) > 1 or not one else []
    for first, last in parts:
        begin = bisect_left(starts, lines[first][0].start)
        stretch = marks[begin : bisect_left(starts, lines[last - 1][-1].end, begin)] if starts else marks
        _add_group(context, region, around, stretch, parted=len(parts) > 1)


def _without(region: Region, size: int) -> Region:
    """Return a region without its first `size` characters, all of its first line."""
    inside = (0, *(start - size for start in region.inside[1:]))
    return region._replace(
        content=region.content[size:], inside=inside, places=(region.places[0] + size, *region.places[1:])
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
        return not mark.text.strip(SPACES)
    return _breaks(mark) or (mark.kind is Kind.EMPTY and mark.code is CodeKind.RAW)


def _add_group(context: Context, region: Region, around: Around, marks: list[Mark], *, parted: bool) -> None:
    inner, wrappers = _unwrapped(marks)
    if any(mark.kind is Kind.TEXT and mark.text.strip(SPACES) for mark in inner):
        _add_text(context, region, around, (marks, inner, wrappers), parted=parted)
    else:
        for mark in marks:
            if mark.kind is Kind.EMPTY and mark.code is CodeKind.IMAGE:
                add_alternative(context, region, around, mark, "")
            add_title(context, region, around, mark, "")
            add_attributes(context, region, around, mark, "")


def _add_text(
    context: Context, region: Region, around: Around, found: tuple[list[Mark], list[Mark], int], *, parted: bool
) -> None:
    marks, inner, wrappers = found
    content = region.content
    start, end = _edges(inner)
    text, codes, by_name = _text(content, inner, (start, end))
    role = around.role
    strong = any(mark.code is CodeKind.STRONG for mark in marks[:1])
    if role is Role.PARAGRAPH and wrappers and strong and not _sentence(strip_codes(text, codes)):
        role = Role.HEADING
    if "{" in text and _templated(strip_codes(text, codes)):
        return
    place = context.place(region.start(start), region.end(end))
    block = Block(context.next_id(), text, place, role, codes, around.level, around.within)
    slot = Slot(
        block,
        around.shape,
        region,
        content[marks[0].start : start],
        content[end : marks[-1].end],
        wrappers,
        MappingProxyType(by_name),
        outer=(region.start(marks[0].start), region.end(marks[-1].end)),
        parted=parted,
    )
    at = len(context.slots)
    context.add(slot)
    context.slots[at] = _with_inner(context, region, around, slot)
    for mark in marks:
        if mark.start >= inner[-1].end:
            add_title(context, region, around, mark, block.id, outside=True)
        if mark.start >= inner[-1].end or mark.end <= inner[0].start:
            add_attributes(context, region, around, mark, block.id, outside=True)


def _templated(text: str) -> bool:
    from l10n.formats.html.elements import templated  # noqa: PLC0415 - as HTML in Markdown, rare

    return templated(text)


def _with_inner(context: Context, region: Region, around: Around, slot: Slot) -> Slot:
    """Append the blocks inside a slot's codes, and return the slot that knows them."""
    if not slot.marks:
        return slot
    alternatives: dict[str, str] = {}
    titles: dict[str, str] = {}
    attributes: dict[str, tuple[Inside, ...]] = {}
    for name, (mark, closing) in slot.marks.items():
        if mark.code is CodeKind.IMAGE and mark.kind is Kind.EMPTY:
            alternatives[name] = add_alternative(context, region, around, mark, slot.block.id)
        titles[name] = add_title(context, region, around, closing or mark, slot.block.id)
        attributes[name] = add_attributes(context, region, around, mark, slot.block.id)
    return slot._replace(
        alternatives=MappingProxyType({name: own for name, own in alternatives.items() if own}),
        titles=MappingProxyType({name: own for name, own in titles.items() if own}),
        attributes=MappingProxyType({name: own for name, own in attributes.items() if own}),
    )


def _sentence(text: str) -> bool:
    return len(text) > 200 or text.rstrip("\"'”’」』）) ").endswith((".", "。", "！", "？", "!"))  # noqa: PLR2004 - no heading is so long


def _edges(inner: list[Mark]) -> tuple[int, int]:
    """Return where the text begins and ends, white space at its edges left out."""
    start, end = inner[0].start, inner[-1].end
    if inner[0].kind is Kind.TEXT and len(inner[0].text) == inner[0].end - inner[0].start:
        start += len(inner[0].text) - len(inner[0].text.lstrip(SPACES))
    if inner[-1].kind is Kind.TEXT and len(inner[-1].text) == inner[-1].end - inner[-1].start:
        end -= len(inner[-1].text) - len(inner[-1].text.rstrip(SPACES))
    return start, end


def _text(
    content: str, inner: list[Mark], edges: tuple[int, int]
) -> tuple[str, tuple[InlineCode, ...], dict[str, tuple[Mark, Mark | None]]]:
    """Return a block's text with its codes by name, the codes, and the marks behind them."""
    names = Names(_literals(inner) if "<" in content or "&" in content else ())
    closing = {mark.pair: mark for mark in inner if mark.kind is Kind.CLOSE}
    opened: dict[int, str] = {}
    codes: dict[str, InlineCode] = {}
    by_name: dict[str, tuple[Mark, Mark | None]] = {}
    known: dict[tuple[CodeKind, str, str, str], str] = {}
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
            told = mark.target if markup == "<" else ""  # all autolinks look alike
            key = (mark.code, markup, end.markup if end else "", told)
            name = known.get(key, "")
            if not name:
                name = known[key] = names.name(mark.code, "\0".join(key[1:]))
                by_name[name] = (mark, end)
                codes[name] = _code(content, name, mark, end)
            parts.append(f"<{name}>" if end else f"<{name}/>")
            if end:
                opened[mark.pair] = name
    return "".join(parts), tuple(codes.values()), by_name


def _code(content: str, name: str, mark: Mark, end: Mark | None) -> InlineCode:
    shown = plain(scan(content[slice(*mark.inner)], {})) if mark.code is CodeKind.IMAGE else mark.text
    closing = end.markup if end else ""
    return InlineCode(name, mark.code, _markup(content, mark), closing, end is not None, mark.target, shown)


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
