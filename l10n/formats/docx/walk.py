"""The walk through one part of a Word document: which elements are paragraphs, in which structure, with which role.

In: a parsed part, what it refers to. Out: paragraphs and plain texts with their places, appended to the story; what the
user should know. May not touch: bytes, other parts but the drawings it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.formats._lines import RULE
from l10n.formats.docx.coding import add_slots
from l10n.formats.docx.inline import Fields, Inline
from l10n.formats.docx.items import Paragraph, Plain
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from l10n.formats.docx.items import Item
    from l10n.formats.docx.places import Node, Part
    from l10n.formats.docx.story import Story

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


@dataclass(slots=True)
class Walk:
    """A walk through one part, in reading order."""

    story: Story
    part: Part
    links: dict[str, str]
    drawn: Callable[[str], list[Plain]]
    """Gives the texts of the chart or diagram with the relation of that id."""
    fields: Fields = field(default_factory=Fields)
    out: list[Paragraph | Plain] | None = None
    number: int = 0
    tables: int = 0
    lists: int = 0
    list_id: str = ""
    levels: list[tuple[str, int]] = field(default_factory=list)
    reached: dict[str, list[int]] = field(default_factory=dict)
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
        outer = self.bindings
        self.bindings += tuple(_tracked_rows(table))
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
        else:
            self.tables += 1
            name = f"table{self.tables}"
            for row, members in enumerate(cells):
                column = _number(rows[row].at("w:trPr", "w:gridBefore"))
                for cell in members:
                    self.children(cell, (*within, name, f"row{row}", f"cell{column}"))
                    column += max(_number(cell.at("w:tcPr", "w:gridSpan")), 1)
        self.bindings = outer

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
        """Return the names of a list item and of those around it: those of each level's list and item.

        A list that text interrupts goes on counting where it was, as Word does.
        """
        if list_id != self.list_id:
            self.list_id, self.levels = list_id, []
        reached = self.reached.setdefault(list_id, [])
        del self.levels[depth + 1 :], reached[depth + 1 :]
        reached += [1] * (depth - len(reached)) + [0] * (len(reached) <= depth)
        reached[depth] += 1
        while len(self.levels) <= depth:
            self.lists += 1
            counts = (list_id, str(len(self.levels))) in self.story.counted
            self.levels.append((f"{'numbered' if counts else 'list'}{self.lists}", 0))
        self.levels = [(name, count) for (name, _), count in zip(self.levels, reached, strict=True)]
        return tuple(part for name, count in self.levels for part in (name, f"item{count}"))

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
        if node.name in {"c:chart", "dgm:relIds"}:
            for one in self.drawn(node.attributes.get("r:id" if node.name == "c:chart" else "r:dm", "")):
                one.within, one.number = within, self.number
                self.add(one)
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


def _number(node: Node | None) -> int:
    """Return how many columns of a table's grid an element says; 0 where it says nothing, or nonsense."""
    value = node.attributes.get("w:val", "") if node is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 3 else 0  # noqa: PLR2004 - Word has 63


def _tracked_rows(table: Node) -> Iterator[Node]:
    """Yield what goes when a table's changes are accepted: deleted rows, and the marks of inserted ones."""
    for row in _kept(table, "w:tr"):
        if row.at("w:trPr", "w:del") is not None:
            yield row
        elif (mark := row.at("w:trPr", "w:ins")) is not None:
            yield mark


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
