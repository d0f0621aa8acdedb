"""Markdown releases: CommonMark with tables, footnotes, front matter, HTML blocks and comments.

In: the bytes of a `.md` file. Out: a Document; and the same bytes with the texts of some blocks replaced, the rest
untouched. Decisions: markup that encloses a whole block stays in the skeleton; an image's alternative text is a
METADATA block of its own behind its paragraph, where the image is an `<img1/>`, and so is the title of a link, image or
link definition and each attribute with text of a tag; the text of an HTML block is read and written as `html` does.
Addresses change by `relink` only. May not touch: code blocks; front matter (`---` YAML, `+++` TOML) but its title,
description and the like.

`blocks` finds the lines, `scanner` the inline marks, `inline` makes blocks of them, `writer` writes a target, `links`
knows addresses.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from l10n.collector import paused
from l10n.errors import ReleaseError
from l10n.formats._codes import clean
from l10n.formats.markdown import frontmatter
from l10n.formats.markdown.blocks import LONG, Fragment, Parsed, parse
from l10n.formats.markdown.slots import Shape, Slot
from l10n.model import Document
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.formats._links import Links
    from l10n.formats.markdown.writer import Inner
    from l10n.locale import Locale

NAME = "markdown"
SUFFIXES = (".md", ".markdown")

_NOTHING = "<!-- -->"
_UNDERLINE = later(r"[ \t]*(?:\r\n|\r|\n)[ \t>]*(?:=+|-+)[ \t]*(?=[\r\n]|\Z)")


def extract(data: bytes) -> Document:
    """Parse a release. Raises ReleaseError with the line of the first byte that is not UTF-8."""
    parsed = parse(_decoded(data))
    return Document(NAME, data, tuple(slot.block for slot in parsed.slots), parsed.facts, parsed.notices)


def merge(document: Document, targets: Mapping[str, str], locale: Locale, *, force: bool = False) -> bytes:
    """Return the release with the texts of the blocks in `targets` replaced.

    A target equal to its block's text changes no byte, unless `force` asks for every given text to be written anew.
    An empty target takes the markup around the text away with it. `locale` changes nothing in Markdown; ids that are
    no block's are ignored.
    """
    del locale
    text = _decoded(document.skeleton)
    with paused() if len(text) > LONG else nullcontext():
        return _merged(text, targets, force=force)


def _merged(text: str, targets: Mapping[str, str], *, force: bool) -> bytes:
    parsed = parse(text)
    changed = {
        slot.block.id: targets[slot.block.id]
        for slot in parsed.slots
        if slot.block.id in targets and (force or targets[slot.block.id] != slot.block.text)
    }
    changed |= {
        slot.block.id: slot.block.text
        for slot in parsed.slots
        if slot.block.id not in changed and _repeated(slot, changed)
    }
    edits = [edit for slot in parsed.slots if (edit := _edit(slot, parsed, changed, text)) is not None]
    for fragment in parsed.fragments:
        edits += _html(fragment, changed)
    return _applied(text, edits)


def relink(data: bytes, links_of: Links) -> tuple[bytes, list[str]]:
    """Return an edition whose addresses lead to its own language, and those that still lead to the source's."""
    from l10n.formats.markdown import links  # noqa: PLC0415 - only what builds an edition turns its addresses

    text = _decoded(data)
    edits, left = links.relinked(parse(text), links_of)
    return (_applied(text, edits) if edits else data), left


def _applied(text: str, edits: list[tuple[int, int, str]]) -> bytes:
    """Return the text with stretches of it replaced."""
    pieces: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        pieces += [text[position:start], new]
        position = end
    pieces.append(text[position:])
    return "".join(pieces).encode("utf-8")


def _underline_end(slot: Slot, parsed: Parsed, changed: Mapping[str, str], text: str) -> int:
    """Return where an omitted block ends: with the line under a heading when all of the heading is left out."""
    end = slot.outer[1]
    if slot.shape is not Shape.PARAGRAPH or not slot.block.level:
        return end
    own = [one.block.id for one in parsed.slots if one.region is slot.region and one.block.level]
    gone = all(name in changed and not clean(changed[name]) for name in own)
    found = _UNDERLINE.match(text, end) if gone and own[-1] == slot.block.id else None
    return found.end() if found else end


def declare(data: bytes, source: Locale, locale: Locale) -> bytes:
    """Return an edition whose front matter, where it named its language as `source`, names `locale`."""
    own = {one.replace("_", "-").casefold() for one in (source.code, source.tag, source.tag.split("-")[0])}
    return frontmatter.declared(_decoded(data), own, locale.tag).encode("utf-8")


def _edit(slot: Slot, parsed: Parsed, changed: Mapping[str, str], text: str) -> tuple[int, int, str] | None:
    """Return the stretch of the file that a slot replaces and its new characters; None when it stays."""
    new = changed.get(slot.block.id)
    if new is None or slot.shape is Shape.HTML:
        return None
    if slot.parent in changed and not (slot.outside and clean(changed[slot.parent])):
        return None  # the paragraph that holds the image or link is written with it
    from l10n.formats.markdown import writer  # noqa: PLC0415 - most commands write no release

    place = slot.block.place
    inside = {Shape.ALTERNATIVE: writer.escape_alternative, Shape.LINK_TITLE: writer.escape_title}
    if slot.shape in inside or slot.shape is Shape.ATTRIBUTE:
        written = inside[slot.shape](new) if slot.shape in inside else writer.escape_value(new, slot.quote)
        return place.start, place.end, written.replace("|", "\\|") if slot.parted else written
    if not clean(new) and slot.outer[1]:
        return slot.outer[0], _underline_end(slot, parsed, changed, text), ""
    return place.start, place.end, writer.write(slot, new, _inner(slot, changed), parsed.references, parsed.notes)


def _inner(slot: Slot, changed: Mapping[str, str]) -> Inner:
    """Return the new texts inside a slot's codes as inline source."""
    from l10n.formats.markdown import writer  # noqa: PLC0415 - as above

    tags: dict[str, str] = {}
    for name, inside in slot.attributes.items():
        markup = slot.marks[name][0].markup
        for one in sorted(inside, key=lambda one: one.start, reverse=True):
            if one.block in changed:
                markup = f"{markup[: one.start]}{writer.escape_value(changed[one.block], one.quote)}{markup[one.end :]}"
        tags[name] = markup
    return writer.Inner(
        {name: writer.escape_alternative(changed[own]) for name, own in slot.alternatives.items() if own in changed},
        {name: writer.escape_title(changed[own]) for name, own in slot.titles.items() if own in changed},
        tags,
    )


def _repeated(slot: Slot, changed: Mapping[str, str]) -> bool:
    """Return whether a changed text inside one of the slot's codes stands in it more than once."""
    inside = [*slot.alternatives.items(), *slot.titles.items()]
    inside += [(name, one.block) for name, every in slot.attributes.items() for one in every]
    return any(own in changed and slot.block.text.count(f"<{name}") > 1 for name, own in inside)


def _html(fragment: Fragment, changed: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Return the edits of an HTML block. A text left out must leave no blank line, which would end the block."""
    from l10n.formats import html  # noqa: PLC0415 - HTML in Markdown is rare

    own = {
        slot.block.id: changed[name]
        for slot, name in zip(fragment.slots, fragment.names, strict=True)
        if name in changed
    }
    slots = [slot for slot in fragment.slots if slot.block.id in own]
    found = html.edits(fragment.region.content, slots, own)
    return [fragment.placed(start, end, new or _NOTHING) for start, end, new in found]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReleaseError(
            f"not UTF-8 (byte 0x{data[error.start]:02X})", line=line, hint="Save the file as UTF-8 and try again."
        ) from None
