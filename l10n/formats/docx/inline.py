"""The content of one paragraph as items: runs taken apart, noise left out, fields recognised.

In: a `w:p` node. Out: its items in the view with all tracked changes accepted, and the nodes in it that hold text of
their own (text boxes, alternative text). May not touch: other paragraphs; it only remembers which field is still open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.formats.docx.items import Atom, FieldPoint, Item, Mark, Pair, Side, Text, Thing
from l10n.model import CodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.formats.docx.looks import Look, Styles
    from l10n.formats.docx.places import Node, Part

_THROUGH = frozenset({"w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdtContent"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_TRACKED = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo"})
_MOVED = frozenset({"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"})
"""Where moved text was and is now; once the move is accepted it is ordinary text."""
_SKIPPED = frozenset({"w:pPr", "w:rPr", "w:smartTagPr", "w:customXmlPr"})
_ENDS = frozenset({"w:bookmarkEnd", "w:commentRangeEnd", "w:permEnd"})
_DROPPED = frozenset({"w:lastRenderedPageBreak", "w:softHyphen", "w:proofErr", "w:delText", "w:delInstrText"})
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object", "mc:AlternateContent"})
_INVISIBLE_FIELDS = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "BOOKMARK", "PRIVATE", "ADVANCE"})
_DATES = frozenset({"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"})
"""Fields whose result is a date in words. It is read as text: once written anew, it says the same day for ever."""
_TYPED = frozenset({"FORMTEXT"})
"""Fields whose result a person has typed."""
_WHITE = " \t\r\n"
_SPACES = str.maketrans("\t\r\n", "   ")
_ADDRESS = re.compile(r"\s*HYPERLINK\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r'(?P<switch>\\\w)?\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]+))')


@dataclass(slots=True)
class Fields:
    """The fields that are open at the end of a paragraph, outermost first: whether their instruction still goes on."""

    open: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Inline:
    """Builds the items of one paragraph."""

    part: Part
    styles: Styles
    style: str
    links: Mapping[str, str]
    fields: Fields
    owners: list[Node] = field(default_factory=list)
    """Drawings and the like that hold text of their own."""
    bindings: list[Node] = field(default_factory=list)
    tracked: bool = False

    def items(self, node: Node) -> list[Item]:
        """Return the items of a paragraph."""
        found: list[Item] = []
        self._children(node, found)
        return self._fielded(found, top=True)

    def _children(self, node: Node, found: list[Item]) -> None:
        for child in node.children:
            if child.name in _SKIPPED and child is node.children[0]:
                continue
            self.tracked = self.tracked or child.name in _TRACKED
            if child.name in _DELETED or child.name in _MOVED:
                continue
            if child.name == "w:r":
                self._run(child, found)
            elif child.name in _THROUGH or (
                child.name == "w:fldSimple" and _kind(child.attributes.get("w:instr", "")) in _DATES
            ):
                self._children(child, found)
            elif child.name in {"w:hyperlink", "w:fldSimple", "w:sdt", "w:dir", "w:bdo"}:
                found.append(self._around(child))
            elif child.name == "mc:AlternateContent" and any(one.name == "w:txbxContent" for one in child.every()):
                self.owners.append(child)
                found.append(Mark((Atom(child.start, child.end),)))
            elif any(one.name in {"w:t", "m:t"} for one in child.every()):
                shown = "".join(one.text for one in child.every() if one.name in {"w:t", "m:t"})
                kind = CodeKind.LITERAL if shown else CodeKind.RAW
                found.append(Thing((Atom(child.start, child.end),), kind, f"<{child.name}>\0{child.start}", shown))
            else:
                side = Side.DROP if child.name in _DROPPED else Side.END if child.name in _ENDS else Side.START
                found.append(Mark((Atom(child.start, child.end),), side))

    def _around(self, node: Node) -> Item:
        """Return the pair for an element around runs; one thing when its text is not to be translated."""
        inner: list[Item] = []
        content = node.child("w:sdtContent") if node.name == "w:sdt" else node
        if content is not None:
            self._children(content, inner)
        inner = self._fielded(inner, top=False)
        opening, closing = Atom(node.start, node.inner), Atom(node.tail, node.end)
        key = f"<{node.name}>\0{node.start}"
        if content is not None and content is not node:
            opening, closing = Atom(node.start, content.inner), Atom(content.tail, node.end)
        if content is None or all(isinstance(one, Mark) for one in inner):
            return Mark((Atom(node.start, node.end),))
        if node.name == "w:hyperlink":
            target = self.links.get(node.attributes.get("r:id", ""), "")
            anchor = node.attributes.get("w:anchor", "")
            target += f"#{anchor}" if anchor else ""
            key = self.part.data[node.start : node.inner].decode("utf-8")
            return Pair((opening,), (closing,), CodeKind.LINK, key, inner, target)
        if node.name == "w:fldSimple":
            instruction = node.attributes.get("w:instr", "")
            if _ADDRESS.match(instruction):
                return Pair((opening,), (closing,), CodeKind.LINK, instruction.strip(), inner, _address(instruction))
            return _result((Atom(node.start, node.end),), instruction, inner)
        properties = node.child("w:sdtPr")
        if properties is not None:
            self.bindings.extend(one for one in properties.children if one.name == "w:dataBinding")
            if any(one.name == "w14:checkbox" for one in properties.children):
                return Thing((Atom(node.start, node.end),), CodeKind.LITERAL, key, _shown(inner))
        return Pair((opening,), (closing,), CodeKind.RAW, key, inner)

    def _run(self, run: Node, found: list[Item]) -> None:
        rpr = run.child("w:rPr")
        look = self.styles.look(self.part, rpr, self.style)
        if rpr is not None and any(one.name in {"w:rPrChange", "w:ins", "w:del"} for one in rpr.children):
            self.tracked = True
        for child in run.children:
            if child.name == "w:rPr":
                continue
            atom = Atom(child.start, child.end, look)
            if child.name == "w:fldChar":
                found.append(FieldPoint(child.attributes.get("w:fldCharType", ""), atom))
            elif child.name == "w:instrText":
                found.append(FieldPoint("code", atom, child.text))
            elif look.hidden:
                found.append(Mark((atom,)))
                self._own_text(child)
            else:
                self._visible(child, atom, look, found)

    def _visible(self, child: Node, atom: Atom, look: Look, found: list[Item]) -> None:
        """Append the item for one thing in a run that is not hidden."""
        name = child.name
        if name == "w:t":
            text = child.text if child.attributes.get("xml:space") == "preserve" else child.text.strip(_WHITE)
            if text:
                found.append(Text(text.translate(_SPACES), look, atom=atom))
        elif name == "w:noBreakHyphen":
            found.append(Text("\u2011", look, hyphens=True, atom=atom))
        elif name in {"w:br", "w:cr"}:
            line = child.attributes.get("w:type", "textWrapping") == "textWrapping"
            kind = CodeKind.BREAK if line else CodeKind.RAW
            found.append(Thing((atom,), kind, self._markup(child), "\n" if line else ""))
        elif name == "w:commentReference":
            found.append(Mark((atom,), Side.END))
        elif name in _DROPPED:
            found.append(Mark((atom,), Side.DROP))
        elif name in _PICTURES:
            found.append(self._picture(child, atom))
        else:
            found.append(self._thing(child, atom))

    def _thing(self, child: Node, atom: Atom) -> Thing:
        """Return what stands in a line of text and is neither text, picture nor break."""
        markup = self._markup(child)
        if child.name in {"w:footnoteReference", "w:endnoteReference"}:
            return Thing((atom,), CodeKind.NOTE, markup, "", child.attributes.get("w:id", ""))
        if child.name == "w:ruby":
            base = child.child("w:rubyBase")
            shown = "".join(one.text for one in base.every() if one.name == "w:t") if base is not None else ""
            return Thing((atom,), CodeKind.LITERAL, markup, shown)
        return Thing((atom,), CodeKind.RAW, markup, "\t" if child.name in {"w:tab", "w:ptab"} else "")

    def _markup(self, node: Node) -> str:
        return self.part.raw(node).decode("utf-8")

    def _picture(self, node: Node, atom: Atom) -> Item:
        """Return a mark for what floats, a thing for what stands in the line of text."""
        self._own_text(node)
        description = ""
        floats = False
        for one in node.every():
            if one.name == "wp:anchor" or "position:absolute" in one.attributes.get("style", "").replace(" ", ""):
                floats = True
            if one.name in {"wp:docPr", "v:shape", "v:rect"} and not description:
                description = one.attributes.get("descr", "") or one.attributes.get("alt", "")
        if floats:
            return Mark((atom,))
        return Thing((atom,), CodeKind.IMAGE, f"<{node.name}>\0{node.start}", description)

    def _own_text(self, node: Node) -> None:
        if node.children:
            self.owners.append(node)

    def _fielded(self, found: list[Item], *, top: bool) -> list[Item]:
        """Return items in which every field that begins and ends among them is one item."""
        result: list[Item] = []
        opened = [(-1, instruction) for instruction in self.fields.open] if top else []
        hidden = not top and any(self.fields.open)
        for item in found:
            if not isinstance(item, FieldPoint):
                unseen = isinstance(item, Text) and (hidden or any(at < 0 and code for at, code in opened))
                result.append(Mark(atoms_of(item)) if unseen else item)
                continue
            if item.what == "begin":
                opened.append((len(result), True))
            elif item.what == "separate" and opened:
                opened[-1] = (opened[-1][0], False)
            elif item.what == "end" and opened:
                start, _ = opened.pop()
                if start >= 0:
                    result[start:] = _field([*result[start:], item])
                    continue
            result.append(item)
        if top:
            self.fields.open = [code for _, code in opened]
        return [_loose(item) for item in result]


def _loose(item: Item) -> Item:
    """Return a mark for a point of a field that reaches over the paragraph."""
    if not isinstance(item, FieldPoint):
        return item
    return Mark((item.atom,), Side.END if item.what == "end" else Side.START)


def _field(items: list[Item]) -> list[Item]:
    """Return what stands for a whole field, from its beginning to its end."""
    separate = next(
        (at for at, item in enumerate(items) if isinstance(item, FieldPoint) and item.what == "separate"), -1
    )
    instruction = "".join(
        item.code for item in items[: separate if separate >= 0 else None] if isinstance(item, FieldPoint)
    )
    inner = items[separate + 1 : -1] if separate >= 0 else []
    if _ADDRESS.match(instruction) and _shown(inner):
        opening = tuple(atom for item in items[: separate + 1] for atom in atoms_of(item))
        return [
            Pair(opening, atoms_of(items[-1]), CodeKind.LINK, instruction.strip(), list(inner), _address(instruction))
        ]
    if _kind(instruction) in _DATES and all(isinstance(item, Text | Mark) for item in inner) and _shown(inner):
        return [item for item in inner if isinstance(item, Text)]
    if _kind(instruction) in _TYPED and _shown(inner).strip():
        opening = tuple(atom for item in items[: separate + 1] for atom in atoms_of(item))
        key = f"{instruction.strip()}\0{opening[0].start}"
        return [Pair(opening, atoms_of(items[-1]), CodeKind.RAW, key, list(inner))]
    return [_result(tuple(atom for item in items for atom in atoms_of(item)), instruction, inner)]


def _kind(instruction: str) -> str:
    return instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""


def _result(atoms: tuple[Atom, ...], instruction: str, inner: list[Item]) -> Item:
    """Return the thing for a field whose result Word makes: its text is shown, not translated."""
    kind = _kind(instruction)
    shown = _shown(inner)
    if not shown and (kind in _INVISIBLE_FIELDS or not kind):
        return Mark(atoms)
    return Thing(atoms, CodeKind.LITERAL if shown else CodeKind.RAW, f"{instruction.strip()}\0{shown}", shown)


def atoms_of(item: Item) -> tuple[Atom, ...]:
    """Return all bytes an item of a field keeps, text included."""
    if isinstance(item, FieldPoint | Text):
        return (item.atom,) if item.atom else ()
    if isinstance(item, Mark | Thing):
        return item.atoms
    if isinstance(item, Pair):
        return (*item.opening, *(atom for one in item.items for atom in atoms_of(one)), *item.closing)
    return ()


def _shown(items: list[Item]) -> str:
    shown: list[str] = []
    for item in items:
        if isinstance(item, Text | Thing):
            shown.append(item.text)
        elif isinstance(item, Pair):
            shown.append(_shown(item.items))
    return "".join(shown)


def _address(instruction: str) -> str:
    """Return where a HYPERLINK field leads."""
    found = _ADDRESS.match(instruction)
    address = anchor = ""
    for match in _QUOTED.finditer(found["rest"] if found else ""):
        value = match["quoted"] if match["quoted"] is not None else match["bare"]
        if match["switch"] == "\\l":
            anchor = value
        elif not match["switch"] and not address:
            address = value
    return f"{address}#{anchor}" if anchor else address
