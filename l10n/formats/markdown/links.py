"""Addresses of the Markdown format: those that lead to other pages, and what they are in an edition.

In: a parsed file, how addresses change. Out: edits, and the addresses that still lead to the source's language: of
inline links, link definitions, autolinks (whose text is their address) and HTML. Links whose text is the name of a
language lead to another edition and stay. May not touch: pictures, code, text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.formats._links import names_language
from l10n.formats.html import links as html_links
from l10n.formats.markdown.destinations import unescape
from l10n.formats.markdown.marks import Kind, Mark, plain
from l10n.formats.markdown.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.formats._links import Links
    from l10n.formats.markdown.blocks import Parsed
    from l10n.formats.markdown.slots import Region

    Edit = tuple[int, int, str]


def relinked(parsed: Parsed, links: Links) -> tuple[list[Edit], list[str]]:
    """Return the edits that turn a file's addresses, and the addresses left that lead to the source's language."""
    edits: list[Edit] = []
    left: list[str] = []
    for region in parsed.regions:
        if not any(sign in region.content for sign in "[<"):
            continue
        marks = scan(region.content, parsed.references, parsed.notes)
        for place in _addresses(marks):
            _turn(region, place, links, (edits, left))
        _tags(region, marks, links, (edits, left))
    for one in parsed.definitions:
        _turn(one.region, one.address, links, (edits, left))
    for fragment in parsed.fragments:
        found, kept = html_links.relinked(fragment.region.content, links)
        edits += [fragment.placed(*edit) for edit in found]
        left += kept
    return edits, left


def _turn(region: Region, place: tuple[int, int], links: Links, out: tuple[list[Edit], list[str]]) -> None:
    """Add the edit of an address as written at a place of the region, or the address to those left."""
    raw = region.content[slice(*place)]
    address = unescape(raw)
    new = links.turned(address)
    if new != address:
        turned = links.turned(raw)  # the same, its escapes kept, where they are elsewhere
        written = turned if unescape(turned) == new else re.sub(r"[\\()<>&\s]", _percent, new)
        out[0].append((region.start(place[0]), region.end(place[1]), written))
    if links.foreign(new):
        out[1].append(new)


def _percent(found: re.Match[str]) -> str:
    return found[0] if found[0] == "&" else f"%{ord(found[0]):02X}"


def _addresses(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Yield the place of each address of an inline link or autolink that may change."""
    opened: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if mark.kind is Kind.OPEN:
            opened[mark.pair] = index
        elif mark.kind is Kind.CLOSE and mark.address != (0, 0):
            if not names_language(plain(list(marks[opened[mark.pair] : index]))):
                yield mark.address
        elif (
            mark.kind is Kind.CLOSE and mark.markup == ">" and not marks[opened[mark.pair]].target.startswith("mailto:")
        ):
            yield marks[opened[mark.pair]].end, mark.start


def _tags(region: Region, marks: Sequence[Mark], links: Links, out: tuple[list[Edit], list[str]]) -> None:
    """Add what becomes of the addresses in HTML tags of a region."""
    closing = {mark.pair: at for at, mark in enumerate(marks) if mark.kind is Kind.CLOSE}
    for index, mark in enumerate(marks):
        if mark.kind in {Kind.OPEN, Kind.EMPTY} and mark.markup[:1] == "<" and "=" in mark.markup:
            inner = list(marks[index : closing.get(mark.pair, index)]) if mark.kind is Kind.OPEN else []
            if names_language(plain(inner)):
                continue
            found, kept = html_links.relinked(region.content[mark.start : mark.end], links)
            out[0].extend(
                (region.start(mark.start + start), region.end(mark.start + end), new) for start, end, new in found
            )
            out[1].extend(kept)
