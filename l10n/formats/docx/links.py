"""Addresses of the Word format: those that lead to other pages, and what they are in an edition.

In: a package, how addresses change. Out: new content of the members concerned, and the addresses that still lead to the
source's language: of hyperlinks (a relation of their part) and of HYPERLINK fields whose instruction is in one piece. A
hyperlink whose text is the name of a language leads to another edition and stays. May not touch: text, the zip.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from l10n.formats._links import names_language
from l10n.formats.docx import looks, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats._links import Links
    from l10n.formats.docx.container import Package
    from l10n.formats.docx.places import Node, Part

_RELATIONS = re.compile(r"word/_rels/[^/]+\.rels", re.IGNORECASE)
_FIELD = re.compile(rb"\s*HYPERLINK\s+(?:\"|&quot;)(?P<address>[^\"<>]+?)(?:\"|&quot;)", re.IGNORECASE)
_ENTITIES = {"&quot;": '"', "&apos;": "'"}

_Edit = tuple[int, int, bytes]


def relinked(package: Package, links: Links) -> tuple[dict[str, bytes], list[str]]:
    """Return the members that change and the addresses left that lead to the source's language."""
    changes: dict[str, bytes] = {}
    left: list[str] = []
    for info in package.infos:
        if not _RELATIONS.fullmatch(info.filename):
            continue
        relations = places.parse(info.filename, package.read(info.filename))
        folder, base = posixpath.split(posixpath.dirname(info.filename))[0], posixpath.basename(info.filename)
        owner = package.find(posixpath.join(folder, base.removesuffix(".rels")))
        part = places.parse(owner, package.read(owner)) if owner else None
        _taken(changes, relations, _turned(_hyperlinks(relations, _other_editions(part)), links, left))
        if part is not None:
            _taken(changes, part, _turned(_fields(part), links, left))
    return changes, left


def _taken(changes: dict[str, bytes], part: Part, edits: list[_Edit]) -> None:
    if edits:
        pieces: list[bytes] = []
        position = 0
        for start, end, new in sorted(edits):
            pieces += [part.data[position:start], new]
            position = end
        changes[part.name] = part.encoded(b"".join([*pieces, part.data[position:]]))


def _turned(found: Iterator[tuple[int, int, str]], links: Links, left: list[str]) -> list[_Edit]:
    """Return the edits of addresses (as XML) at their places; those that lead to the source's language go to `left`."""
    edits: list[_Edit] = []
    for start, end, written in found:
        address = unescape(written, _ENTITIES)
        new = links.turned(address)
        if new != address:
            edits.append((start, end, looks.escaped_attribute(new).encode("utf-8")))
        if links.foreign(new):
            left.append(new)
    return edits


def _other_editions(part: Part | None) -> frozenset[str]:
    """Return the ids of relations whose hyperlinks all show the name of a language."""
    shown: dict[str, list[str]] = {}
    for node in part.root.every() if part is not None else ():
        if node.name == "w:hyperlink" and node.attributes.get("r:id"):
            text = "".join(one.text for one in node.every() if one.name == "w:t")
            shown.setdefault(node.attributes["r:id"], []).append(text)
    return frozenset(name for name, texts in shown.items() if all(map(names_language, texts)))


def _hyperlinks(part: Part, kept: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the place and source of each address among a part's relations."""
    for node in part.root.children:
        kind = node.attributes.get("Type", "").rpartition("/")[2]
        if kind == "hyperlink" and node.attributes.get("TargetMode") == "External":
            found = _attribute(part, node, rb"Target")
            if found and node.attributes.get("Id", "") not in kept:
                yield found


def _fields(part: Part) -> Iterator[tuple[int, int, str]]:
    """Yield the place and source of each address in the instruction of a field."""
    for node in part.root.every():
        if node.name == "w:instrText":
            place = node.inner, node.tail
        elif node.name == "w:fldSimple" and (found := _attribute(part, node, rb"instr")):
            place = found[:2]
        else:
            continue
        field = _FIELD.match(part.data[slice(*place)])
        if field:
            start, end = field.span("address")
            yield place[0] + start, place[0] + end, field["address"].decode("utf-8", "replace")


def _attribute(part: Part, node: Node, name: bytes) -> tuple[int, int, str] | None:
    """Return the place and source of an attribute's value."""
    found = re.compile(rb"[\s:]" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')").search(
        part.data, node.start, node.inner
    )
    if found is None:
        return None
    group = 1 if found[1] is not None else 2
    return *found.span(group), found[group].decode("utf-8", "replace")
