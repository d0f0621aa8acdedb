"""The parts of a Word document as paragraphs in reading order, each with its blocks.

In: a package. Out: a Story: paragraphs and plain texts with ids, their parts, and what the user should know.
Order: title, body with its tables and text boxes, footnotes, endnotes, headers, footers. Decides roles that structure
gives. May not touch: bytes.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.errors import ReleaseError
from l10n.formats._lines import RULE
from l10n.formats.docx import places
from l10n.formats.docx.coding import add_slots
from l10n.formats.docx.inline import Fields, Inline
from l10n.formats.docx.items import Paragraph, Plain
from l10n.formats.docx.looks import Styles
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.docx.container import Package
    from l10n.formats.docx.items import Item
    from l10n.formats.docx.places import Node, Part

_BLOCKS_THROUGH = frozenset(
    {
        "w:body",
        "w:sdtContent",
        "w:customXml",
        "w:ins",
        "w:moveTo",
        "w:smartTag",
        "w:tc",
        "w:txbxContent",
        "w:hdr",
        "w:ftr",
    }
)
_HEADING = re.compile(r"(?:heading|標題|标题|überschrift|titre)\s*([1-9])\b")
_TITLES = {"title": 1, "標題": 1, "标题": 1, "subtitle": 2, "副標題": 2, "副标题": 2}
_FILE_NAME = re.compile(
    r"\S*\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?|svg|webp|heic)|https?:\S+|(?:picture|image|圖片|图片)\s*\d*",
    re.IGNORECASE,
)
_LEVELS = 6
_PROGRAM = re.compile(r"(?:generated|created|converted|exported) (?:by|with) ", re.IGNORECASE)  # said by no author
PROPERTIES = {"title": "dc:title", "subject": "dc:subject", "keywords": "cp:keywords", "description": "dc:description"}
"""The id of the block that holds the title among the document's properties."""
_ORDER = ("footnotes", "endnotes", "header", "footer")


@dataclass(slots=True, eq=False)
class Story:
    """Everything that is text in a document. `parts` are those that were parsed, by member name."""

    paragraphs: list[Paragraph | Plain] = field(default_factory=list)
    mirrors: list[Paragraph | Plain] = field(default_factory=list)
    """Second copies of texts for programs that know no text boxes; their slots share the ids of the first."""
    parts: dict[str, Part] = field(default_factory=dict)
    styles: Styles = field(default_factory=lambda: Styles(None))
    main: str = ""
    settings: str = ""
    title: str = ""
    tracked: bool = False
    embedded: bool = False
    charts: bool = False

    def everything(self) -> Iterator[Paragraph | Plain]:
        """Yield all that can be written, mirrors too."""
        yield from self.paragraphs
        yield from self.mirrors


def read(package: Package) -> Story:
    """Return the story of a package. Raises ReleaseError when it holds no Word document or a part is damaged."""
    story = Story()
    roots = _relations(package, "")
    main = next((package.find(target) for kind, target, _ in roots.values() if kind == "officeDocument"), "")
    if not main or not package.find("[Content_Types].xml"):
        raise ReleaseError("this zip file holds no Word document", hint="Releases are read from .docx files of Word.")
    body = _part(package, story, main)
    if body.root.name != "w:document":
        raise ReleaseError(
            f"this is not a Word document: {main} inside it is no text", hint="Save it as .docx in Word."
        )
    relations = _relations(package, main)
    by_kind: dict[str, list[str]] = {}
    for kind, target, external in relations.values():
        name = "" if external else package.find(target)
        if name and name not in by_kind.setdefault(kind, []):
            by_kind[kind].append(name)
    if by_kind.get("styles"):
        story.styles = Styles(_part(package, story, by_kind["styles"][0]))
    story.main = main
    story.charts = bool(by_kind.keys() & {"chart", "chartEx", "diagramData"})
    story.settings = next(iter(by_kind.get("settings", ())), "")
    _properties(package, story, roots)
    _walk_part(package, story, body, "")
    for kind in _ORDER:
        for number, name in enumerate(sorted(by_kind.get(kind, ()), key=_natural), 1):
            _walk_part(package, story, _part(package, story, name), f"{kind.rstrip('s')}{number}")
    _number(story)
    return story


def _natural(name: str) -> tuple[int, str]:
    return len(name), name


def _part(package: Package, story: Story, name: str) -> Part:
    if name not in story.parts:
        story.parts[name] = places.parse(name, package.read(name))
    return story.parts[name]


def _relations(package: Package, name: str) -> dict[str, tuple[str, str, bool]]:
    """Return a part's relations by id: last word of the type, target (a member's name or an address), external."""
    folder, base = posixpath.split(name)
    member = package.find(posixpath.join(folder, "_rels", f"{base}.rels"))
    if not member:
        return {}
    found: dict[str, tuple[str, str, bool]] = {}
    for node in places.parse(member, package.read(member)).root.children:
        external = node.attributes.get("TargetMode", "") == "External"
        target = node.attributes.get("Target", "")
        if not external:
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        found[node.attributes.get("Id", "")] = node.attributes.get("Type", "").rpartition("/")[2], target, external
    return found


def _properties(package: Package, story: Story, roots: dict[str, tuple[str, str, bool]]) -> None:
    """Add the document's properties that are text: its title, subject, keywords and description."""
    for kind, target, _ in roots.values():
        name = package.find(target) if kind == "core-properties" else ""
        if not name:
            continue
        part = _part(package, story, name)
        for own, element in PROPERTIES.items():
            node = part.root.child(element)
            text = "" if node is None or node.children else " ".join(node.text.split())
            if node is None or not any(character.isalpha() for character in text) or _PROGRAM.match(text):
                continue
            story.paragraphs.append(Plain(part, node.inner, node.tail, text, (), 1, quoted=False, id=own))
            if own == "title" and not story.title:
                story.title = text
        break


def _walk_part(package: Package, story: Story, part: Part, within: str) -> None:
    links = {key: target for key, (_, target, external) in _relations(package, part.name).items() if external}
    walk = _Walk(story, part, links)
    around = (within,) if within else ()
    if within.startswith(("footnote", "endnote")):
        for note in part.root.children:
            if note.attributes.get("w:type", "normal") == "normal":
                number = note.attributes.get("w:id", "")
                walk.children(note, (within.rstrip("0123456789") + (number if number.isdecimal() else ""),))
    elif within:
        walk.children(part.root, around)
    else:
        for node in part.root.children:
            walk.children(node, around)
    story.tracked = story.tracked or walk.tracked
    story.embedded = story.embedded or walk.embedded


@dataclass(slots=True)
class _Walk:
    """A walk through one part, in reading order."""

    story: Story
    part: Part
    links: dict[str, str]
    fields: Fields = field(default_factory=Fields)
    out: list[Paragraph | Plain] | None = None
    number: int = 0
    tables: int = 0
    lists: int = 0
    list_id: str = ""
    counters: list[int] = field(default_factory=list)
    carried: list[tuple[Node, list[Item]]] = field(default_factory=list)
    bindings: tuple[Node, ...] = ()
    tracked: bool = False
    embedded: bool = False

    def add(self, one: Paragraph | Plain) -> None:
        """Append a paragraph or plain text where it is wanted now."""
        (self.story.paragraphs if self.out is None else self.out).append(one)

    def children(self, node: Node, within: tuple[str, ...]) -> None:
        """Walk through the block-level content of a node."""
        for child in node.children:
            if child.name == "w:p":
                self.paragraph(child, within)
            elif child.name == "w:tbl":
                self.table(child, within)
            elif child.name == "w:sdt":
                self.control(child, within)
            elif child.name == "mc:AlternateContent":
                self.alternates(child, within, inside=False)
            elif child.name == "w:altChunk":
                self.embedded = True
            elif child.name in _BLOCKS_THROUGH:
                self.children(child, within)
        self.settle(within)

    def settle(self, within: tuple[str, ...]) -> None:
        """Close paragraphs whose deleted mark is followed by no other paragraph."""
        if self.carried:
            *before, (node, items) = self.carried
            self.carried = before
            self.finish(node, items, within, Inline(self.part, self.story.styles, "", self.links, self.fields))

    def control(self, node: Node, within: tuple[str, ...]) -> None:
        """Walk through a content control."""
        properties, content = node.child("w:sdtPr"), node.child("w:sdtContent")
        outer = self.bindings
        if properties is not None:
            self.bindings += tuple(one for one in properties.children if one.name == "w:dataBinding")
        if content is not None:
            self.children(content, within)
        self.bindings = outer

    def table(self, table: Node, within: tuple[str, ...]) -> None:
        """Walk through a table; one of a single cell is a frame around text, no table."""
        self.settle(within)
        rows = [row for row in _kept(table, "w:tr") if row.at("w:trPr", "w:del") is None]
        cells = [[cell for cell in _kept(row, "w:tc") if cell.at("w:tcPr", "w:cellDel") is None] for row in rows]
        self.tracked = self.tracked or any(
            one.at("w:trPr", name) for one in _kept(table, "w:tr") for name in ("w:del", "w:ins")
        )
        properties = table.child("w:tblPr")
        for name in ("w:tblCaption", "w:tblDescription") if properties is not None else ():
            one = properties.child(name) if properties is not None else None
            if one is not None:
                self.attribute(one, "w:val", within)
        if sum(len(row) for row in cells) == 1:
            self.children(cells[0][0] if cells[0] else next(row[0] for row in cells if row), within)
            return
        self.tables += 1
        name = f"table{self.tables}"
        for row, members in enumerate(cells):
            for column, cell in enumerate(members):
                self.children(cell, (*within, name, f"row{row}", f"cell{column}"))

    def paragraph(self, node: Node, within: tuple[str, ...]) -> None:
        """Add a paragraph, and behind it the text of what is anchored in it."""
        ppr = node.child("w:pPr")
        style = ppr.value("w:pStyle") if ppr is not None else ""
        inline = Inline(self.part, self.story.styles, style, self.links, self.fields)
        items = inline.items(node)
        mark = ppr.child("w:rPr") if ppr is not None else None
        deleted = mark is not None and any(one.name in {"w:del", "w:moveFrom"} for one in mark.children)
        changed = ppr is not None and ppr.child("w:pPrChange") is not None
        inline.tracked = inline.tracked or deleted or changed or (mark is not None and mark.child("w:ins") is not None)
        self.tracked = self.tracked or inline.tracked
        if deleted:
            self.carried.append((node, items))
        else:
            self.finish(node, items, within, inline)
        for owner in inline.owners:
            self.owner(owner, within)

    def finish(self, node: Node, items: list[Item], within: tuple[str, ...], inline: Inline) -> None:
        """Add the paragraph that `node` ends, with those before it whose marks are deleted."""
        before = [one for one, _ in self.carried]
        whole = [item for _, carried in self.carried for item in carried] + items
        self.carried = []
        self.number += 1
        role, level, around = self.shape(node, within)
        paragraph = Paragraph(
            self.part, [*before, node], whole, [], role, level, around, inline.tracked or bool(before), self.number,
            (*self.bindings, *inline.bindings),
        )  # fmt: skip
        add_slots(paragraph)
        only = paragraph.slots[0] if len(paragraph.slots) == 1 else None
        rule = only is not None and not only.codes and RULE.fullmatch(only.text)
        if paragraph.slots and not rule:
            self.add(paragraph)

    def shape(self, node: Node, within: tuple[str, ...]) -> tuple[Role, int, tuple[str, ...]]:
        """Return a paragraph's role, heading level and surroundings."""
        ppr = node.child("w:pPr")
        chain = self.story.styles.chain(ppr.value("w:pStyle") if ppr is not None else "")
        level = _level(ppr, [style.name for style in chain], [style.outline for style in chain])
        number = ppr.child("w:numPr") if ppr is not None else None
        list_id = number.value("w:numId") if number is not None else ""
        depth = number.value("w:ilvl") if number is not None else ""
        list_id = list_id or next((style.list_id for style in chain if style.list_id), "")
        depth = depth or next((style.list_level for style in chain if style.list_level), "0")
        if "cell" in (within[-1].rstrip("0123456789") if within else ""):
            self.list_id = ""
            return Role.TABLE_CELL, 0, within
        if level:
            self.list_id = ""
            return Role.HEADING, level, within
        if list_id and list_id != "0":
            return Role.LIST_ITEM, 0, (*within, *self.item(list_id, int(depth) if depth in set("012345678") else 0))
        self.list_id = ""
        captioned = any(style.name in {"caption", "圖說", "图说", "標號", "题注"} for style in chain[:1])
        return (Role.CAPTION if captioned else Role.PARAGRAPH), 0, within

    def item(self, list_id: str, depth: int) -> tuple[str, ...]:
        """Return the names of a list item and of those around it."""
        if list_id != self.list_id:
            self.list_id, self.counters = list_id, []
        if not self.counters:
            self.lists += 1
        del self.counters[depth + 1 :]
        self.counters += [1] * (depth - len(self.counters)) if depth > len(self.counters) else []
        if len(self.counters) == depth:
            self.counters.append(0)
        self.counters[depth] += 1
        names: list[str] = []
        for at, count in enumerate(self.counters):
            names += [f"list{self.lists}" if at == 0 else f"list{self.lists}x{at}", f"item{count}"]
        return tuple(names)

    def owner(self, node: Node, within: tuple[str, ...]) -> None:
        """Add the texts that a drawing holds."""
        if node.name == "mc:AlternateContent":
            self.alternates(node, within, inside=True)
            return
        if node.name == "w:txbxContent":
            outer = self.fields, self.carried
            self.fields, self.carried = Fields(), []
            self.children(node, within)
            self.fields, self.carried = outer
            return
        for name in {"wp:docPr": ("title", "descr"), "v:shape": ("alt",), "v:rect": ("alt",)}.get(node.name, ()):
            self.attribute(node, name, within)
        for child in node.children:
            self.owner(child, within)

    def attribute(self, node: Node, name: str, within: tuple[str, ...]) -> None:
        """Add the text of an attribute, when it is one that a person wrote."""
        text = node.attributes.get(name, "")
        if not any(character.isalpha() for character in text) or _FILE_NAME.fullmatch(text.strip()):
            return
        prefix, _, local = name.rpartition(":")
        before = rb":" if prefix else rb"\s"
        found = re.compile(before + local.encode() + rb'\s*=\s*("[^"]*")').search(
            self.part.data, node.start, node.inner
        )
        if found is None:
            return
        start, end = found.span(1)
        self.add(Plain(self.part, start + 1, end - 1, " ".join(text.split()), within, self.number))

    def alternates(self, node: Node, within: tuple[str, ...], *, inside: bool) -> None:
        """Add the texts of the first alternative; those of the others that repeat them become mirrors."""
        choices = [child for child in node.children if child.name in {"mc:Choice", "mc:Fallback"}]
        found: list[list[Paragraph | Plain]] = []
        outer, number = self.out, self.number
        for choice in choices:
            self.out = []
            for child in choice.children if inside else ():
                self.owner(child, within)
            if not inside:
                self.children(choice, within)
            found.append(self.out)
            if not found[0]:
                found.pop()
        self.out, self.number = outer, max(number, self.number)
        for at, members in enumerate(found):
            unmatched = list(found[0])
            for member in members:
                twin = next((one for one in unmatched if at and _same(one, member)), None)
                if twin is None:
                    self.add(member)
                else:
                    unmatched.remove(twin)
                    member.twin = twin
                    self.story.mirrors.append(member)


def _same(one: Paragraph | Plain, other: Paragraph | Plain) -> bool:
    return _texts(one) == _texts(other)


def _texts(one: Paragraph | Plain) -> list[str]:
    return [one.text] if isinstance(one, Plain) else [slot.text for slot in one.slots]


def _kept(node: Node, name: str) -> Iterator[Node]:
    """Yield the children of that name, content controls and the like looked through."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"}:
            yield from _kept(child, name)


def _level(ppr: Node | None, names: list[str], outlines: list[int | None]) -> int:
    """Return a paragraph's heading level, 0 when it is none."""
    own = ppr.value("w:outlineLvl") if ppr is not None else ""
    if own.isdecimal() and len(own) == 1:
        return min(int(own) + 1, _LEVELS) if own != "9" else 0
    for name, outline in zip(names, outlines, strict=True):
        heading = _HEADING.match(name)
        if heading or name in _TITLES:
            return min(int(heading[1]), _LEVELS) if heading else _TITLES[name]
        if outline is not None:
            return min(outline + 1, _LEVELS) if outline < 9 else 0  # noqa: PLR2004 - 9 is body text
    return 0


def _number(story: Story) -> None:
    """Give every block its id; a mirror has its twin's."""
    count = 0
    for one in story.paragraphs:
        if isinstance(one, Plain) and not one.quoted:  # a property, called by its name
            continue
        for named in (one,) if isinstance(one, Plain) else one.slots:
            count += 1
            named.id = f"b{count}"
    for mirror in story.mirrors:
        twin = mirror
        while twin.twin is not None:
            twin = twin.twin
        if isinstance(mirror, Plain) and isinstance(twin, Plain):
            mirror.id = twin.id
        elif isinstance(mirror, Paragraph) and isinstance(twin, Paragraph):
            for slot, first in zip(mirror.slots, twin.slots, strict=True):
                slot.id = first.id
