"""XML of a part with the place of every element: a small tree whose nodes know their bytes.

In: the bytes of one part. Out: a Part: its text as UTF-8 bytes and a tree of Nodes with byte places, so that a part is
edited where it stands and never serialised anew. expat does the reading: it gives byte places (lxml gives none), never
fetches anything, and does not recurse. DOCTYPE is refused before any entity is seen. May not touch: zip, meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from l10n.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 256
MAX_NODES = 1_500_000
MAX_TEXT = 10_000_000
"""Bytes of one text node, as libxml2 has it."""

_OFFICE = "schemas.openxmlformats.org"
_SHORT = {
    f"http://{_OFFICE}/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    f"http://{_OFFICE}/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    f"http://{_OFFICE}/package/2006/relationships": "rel",
    f"http://{_OFFICE}/markup-compatibility/2006": "mc",
    f"http://{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    f"http://{_OFFICE}/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    f"http://{_OFFICE}/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    f"http://{_OFFICE}/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    f"http://{_OFFICE}/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
    f"http://{_OFFICE}/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://purl.org/dc/elements/1.1/": "dc",
    f"http://{_OFFICE}/package/2006/metadata/core-properties": "cp",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_SHOWN = frozenset(
    {
        "w:t",
        "w:instrText",
        "m:t",
        "a:t",
        "c:v",
        "dc:title",
        "dc:subject",
        "dc:description",
        "cp:keywords",
        "dc:language",
    }
)
_TAG = re.compile(rb"<[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*>")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_AGAIN = "Open the file in Word, save it under a new name and try again."


@dataclass(slots=True, eq=False)
class Node:
    """An element. `start`…`end` are its bytes, `inner`…`tail` those between its tags (equal when it is `<empty/>`).

    `name` and the keys of `attributes` have the usual prefix of their namespace, whatever the part calls it.
    """

    name: str
    start: int
    inner: int
    attributes: dict[str, str]
    parent: Node | None = None
    tail: int = 0
    end: int = 0
    text: str = ""
    """Characters of the few elements whose text is read; empty for all others."""
    children: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """Return the first child of that name."""
        return next((node for node in self.children if node.name == name), None)

    def at(self, *names: str) -> Node | None:
        """Return the node reached by first children of those names."""
        node: Node | None = self
        for name in names:
            node = node.child(name) if node is not None else None
        return node

    def every(self) -> Iterator[Node]:
        """Yield this node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def value(self, name: str) -> str:
        """Return `w:val` of the child `name`, empty when there is none."""
        node = self.child(name)
        return node.attributes.get("w:val", "") if node is not None else ""

    def on(self, name: str) -> bool:
        """Return whether the switch `name` is there and not switched off."""
        node = self.child(name)
        return node is not None and node.attributes.get("w:val", "1") not in {"0", "false", "off"}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of the document. `data` is UTF-8; `encoding` is what it was and is written back in."""

    name: str
    data: bytes
    root: Node
    encoding: str

    def raw(self, node: Node) -> bytes:
        """Return the bytes of a node."""
        return self.data[node.start : node.end]

    @property
    def prefix(self) -> bytes:
        """Return the prefix, with its colon, of the root's name: that of WordprocessingML in parts that hold text."""
        name, colon, _ = self.data[self.root.start + 1 : self.root.inner].partition(b":")
        return name + colon if colon and name.isalnum() else b""

    def encoded(self, data: bytes) -> bytes:
        """Return new content of the part in the encoding it is stored in."""
        return data if self.encoding == "utf-8" else data.decode("utf-8").encode(self.encoding)


def parse(name: str, stored: bytes) -> Part:
    """Parse a part. Raises ReleaseError naming the part, and line and column where it is not well formed."""
    data, encoding = _utf8(name, stored)
    builder = _Builder(name, data)
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.finish
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = builder.doctype
    builder.parser = parser
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise ReleaseError(
            f"{name} inside it is damaged at line {error.lineno}, column {error.offset + 1}: {reason}", hint=_AGAIN
        ) from None
    return Part(name, data, builder.root, encoding)


def _utf8(name: str, stored: bytes) -> tuple[bytes, str]:
    """Return a part's content as UTF-8, and its encoding. Word parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4)."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if stored.startswith(mark):
            try:
                data = stored.decode(encoding).encode("utf-8")
            except UnicodeError:
                raise ReleaseError(f"{name} inside it is not the UTF-16 that it begins as", hint=_AGAIN) from None
            return data, encoding
    declared = _DECLARED.match(stored[:200].removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
        raise ReleaseError(f"{name} inside it says that it is {declared[1].decode()}, but is not", hint=_AGAIN)
    return stored, "utf-8"


class _Builder:
    """Builds the tree from expat's events."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self.parser: expat.XMLParserType
        self.root: Node
        self.node: Node | None = None
        self.depth = 0
        self.count = 0
        self.run = 0
        self.names: dict[str, str] = {}

    def short(self, name: str) -> str:
        """Return a name with its usual prefix."""
        found = self.names.get(name)
        if found is None:
            space, _, local = name.rpartition(" ")
            found = f"{_SHORT.get(space, '?')}:{local}" if space else local
            self.names[name] = found
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.depth += 1
        self.count += 1
        self.run = 0
        if self.depth > MAX_DEPTH:
            raise ReleaseError(f"{self.name} inside it is nested deeper than {MAX_DEPTH} elements: refused")
        if self.count > MAX_NODES:
            raise ReleaseError(f"{self.name} inside it has more than {MAX_NODES:,} elements: refused")
        at = self.parser.CurrentByteIndex
        tag = _TAG.match(self.data, at)
        if tag is None:  # pragma: no cover - expat has seen a tag here
            raise ReleaseError(f"{self.name} inside it is damaged", hint=_AGAIN)
        short = self.short
        node = Node(short(name), at, tag.end(), {short(key): value for key, value in attributes.items()}, self.node)
        if self.node is None:
            self.root = node
        else:
            self.node.children.append(node)
        self.node = node

    def finish(self, _name: str) -> None:
        """Close an element."""
        node = self.node
        if node is None:  # pragma: no cover - expat pairs the events
            return
        if self.data[node.inner - 2 : node.inner] == b"/>":
            node.tail = node.end = node.inner
        else:
            node.tail = self.parser.CurrentByteIndex
            node.end = self.data.index(b">", node.tail) + 1
        self.node = node.parent
        self.depth -= 1
        self.run = 0

    def characters(self, text: str) -> None:
        """Take text in."""
        self.run += len(text)
        if self.run > MAX_TEXT:
            raise ReleaseError(f"{self.name} inside it has a text of more than {MAX_TEXT:,} characters: refused")
        if self.node is not None and self.node.name in _SHOWN:
            self.node.text += text

    def doctype(self, *_rest: object) -> None:
        """Refuse a document type: no Word document has one, and entities are only there to harm."""
        raise ReleaseError(f"{self.name} inside it has a DOCTYPE, which no Word document has: refused")
