"""Blocks inside the codes of a Markdown paragraph: alternative texts, titles, attributes of HTML tags.

In: a region, one of its marks. Out: slots with METADATA blocks, appended to the context. May not touch: the text of the
paragraph itself (that is `inline`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.formats.markdown.destinations import unescape
from l10n.formats.markdown.marks import Kind, Mark, plain
from l10n.formats.markdown.scanner import scan
from l10n.formats.markdown.slots import SPACES, Context, Inside, Region, Shape, Slot
from l10n.model import Block, CodeKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.markdown.slots import Around


def _alternative(context: Context, region: Region, image: Mark) -> str:
    """Return an image's alternative text, empty when there is none or it holds images or HTML of its own."""
    inner = scan(region.content[slice(*image.inner)], context.references, context.notes)
    shown = {CodeKind.LITERAL, CodeKind.NOTE}
    odd = any(
        (mark.kind is Kind.EMPTY and mark.code not in shown) or (mark.kind is Kind.OPEN and mark.markup[0] == "<")
        for mark in inner
    )
    return "" if odd or image.inner[0] == image.inner[1] else plain(inner).strip(" \n")


def add_alternative(context: Context, region: Region, around: Around, image: Mark, parent: str) -> str:
    """Append a slot for an image's alternative text and return its block's id, empty when it has none."""
    text = _alternative(context, region, image)
    if not text.strip(SPACES):
        return ""
    start, end = image.inner
    place = context.place(region.start(start), region.end(end))
    block = Block(context.next_id(), text, place, Role.METADATA, within=around.within)
    context.add(Slot(block, Shape.ALTERNATIVE, region, parent=parent, parted=around.shape is Shape.CELL))
    return block.id


def _titled(region: Region, mark: Mark) -> str:
    """Return the title of a link or image as a reader sees it, empty when there is none to translate."""
    if mark.title == (0, 0):
        return ""
    text = " ".join(unescape(region.content[slice(*mark.title)]).split())
    return text if any(character.isalpha() for character in text) else ""


def add_title(
    context: Context, region: Region, around: Around, mark: Mark, parent: str, *, outside: bool = False
) -> str:
    """Append a slot for the title of a link or image and return its block's id, empty when it has none."""
    text = _titled(region, mark)
    if not text:
        return ""
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
    return block.id


def _attributes(region: Region, mark: Mark) -> Iterator[tuple[str, int, int, str]]:
    """Yield the text of each attribute that a reader may see, its place in the tag's source, and its quote."""
    if mark.markup[:1] != "<" or "=" not in mark.markup:
        return
    from l10n.formats.html.elements import ATTRIBUTES, says  # noqa: PLC0415 - HTML in Markdown is rare
    from l10n.formats.html.tokens import tokens  # noqa: PLC0415

    tag = next(tokens(region.content[mark.start : mark.end]), None)
    for name in ATTRIBUTES if tag is not None else ():
        attribute = tag.get(name) if tag is not None else None
        text = " ".join(attribute.value.split()) if attribute else ""
        if attribute and says(text):
            yield text, attribute.start, attribute.end, attribute.quote


def add_attributes(
    context: Context, region: Region, around: Around, mark: Mark, parent: str, *, outside: bool = False
) -> tuple[Inside, ...]:
    """Append a slot for each text in a tag's attributes and say where they are."""
    found: list[Inside] = []
    for text, start, end, quote in _attributes(region, mark):
        place = context.place(region.start(mark.start + start), region.end(mark.start + end))
        block = Block(context.next_id(), text, place, Role.METADATA, within=around.within)
        context.add(
            Slot(
                block, Shape.ATTRIBUTE, region, parent=parent, outside=outside, parted=around.shape is Shape.CELL,
                quote=quote,
            )
        )  # fmt: skip
        found.append(Inside(block.id, start, end, quote))
    return tuple(found)
