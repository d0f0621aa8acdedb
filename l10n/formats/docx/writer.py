"""Writer of Word documents: new texts as runs, in the paragraphs that have one and nowhere else.

In: a story, targets by block id, the locale they are in. Out: new bytes for the parts that change. A stretch of text
that is the same as before keeps every property of its runs; a new one looks as the text it replaces, with language and
fonts of its locale. Bookmarks, comments and floating pictures stay; tracked changes in such a paragraph are accepted.
May not touch: other paragraphs, zip.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n.formats._codes import Is, clean, pieces
from l10n.formats._codes import Piece as _Read
from l10n.formats.docx import looks, script
from l10n.formats.docx.coding import texts
from l10n.formats.docx.items import Atom, Layer, Mark, Pair, Paragraph, Piece, Plain, Side, Slot, Text, Thing
from l10n.model import CodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.formats.docx.items import Item
    from l10n.formats.docx.looks import Look
    from l10n.formats.docx.places import Part
    from l10n.formats.docx.story import Story
    from l10n.locale import Locale

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ACCEPTED = frozenset({"w:ins", "w:moveTo", "w:pPrChange", "w:rPrChange"})


@dataclass(slots=True)
class Edit:
    """Bytes of a part that are replaced: by new bytes, or by places whose bytes are kept (and edited in turn)."""

    start: int
    end: int
    new: list[bytes | Atom]


def write(story: Story, targets: Mapping[str, str], locale: Locale, *, force: bool = False) -> dict[str, bytes]:
    """Return the new content of every part that changes, by member name."""
    edits: dict[str, list[Edit]] = {}
    for one in story.everything():
        if isinstance(one, Plain):
            new = targets.get(one.id)
            if new is not None and (force or new != one.text):
                edits.setdefault(one.part.name, []).extend(_plain(one, new))
            continue
        changed = [slot for slot in one.slots if slot.id in targets and (force or targets[slot.id] != slot.text)]
        for slot in changed:
            new = targets[slot.id]
            hyphens = any(text.hyphens for text in texts(slot.items))
            slot.fresh = _Writer(slot, locale, localise=new != slot.text, hyphens=hyphens).items(new)
        if changed:
            edits.setdefault(one.part.name, []).extend(_edits(one))
    return {name: story.parts[name].encoded(_applied(story.parts[name], some)) for name, some in edits.items()}


def content(paragraph: Paragraph) -> tuple[int, int]:
    """Return where the content of a paragraph begins and ends in its part, its properties left out."""
    node = paragraph.nodes[-1]
    first = node.children[0] if node.children else None
    return (first.end if first is not None and first.name == "w:pPr" else node.inner), node.tail


def settings(name: str, stored: bytes, locale: Locale) -> dict[str, bytes]:
    """Return the settings part with the language of theme fonts set for `locale`; nothing when it says none."""
    tag = script.language(locale)
    attribute = rb"eastAsia" if locale.chinese else rb"val"

    def switched(match: re.Match[bytes]) -> bytes:
        found = re.sub(rb'(:%s=")[^"]*(")' % attribute, rb"\g<1>" + tag.encode() + rb"\g<2>", match[0])
        if found == match[0] and b":" + attribute + b"=" not in found:
            prefix = match[1]
            found = b'%s %s%s="%s"%s' % (match[0][: -len(match[2])], prefix, attribute, tag.encode(), match[2])
        return found

    new = re.sub(rb"<([A-Za-z0-9]*:?)themeFontLang\b[^<>]*?(\s*/?>)", switched, stored, count=1)
    return {name: new} if new != stored else {}


def stamped(story: Story, words: str) -> dict[str, bytes]:
    """Return the main part with `words` as the first paragraph of the body."""
    part = story.parts[story.main]
    body = next((node for node in part.root.children if node.name == "w:body"), None)
    if body is None or body.inner == body.end:
        return {}
    text = _NOT_XML.sub("", clean(words))
    look = looks.Look(
        {"w:b": b"<%sb/>" % part.prefix, "w:color": b'<%scolor %sval="C00000"/>' % ((part.prefix,) * 2)}, {}
    )
    emitter = _Emitter(part)
    run = [one for one in emitter.run([Text(text, look)]) if isinstance(one, bytes)]
    found = [Edit(body.inner, body.inner, [b"<%sp>" % part.prefix, *run, b"</%sp>" % part.prefix])]
    return {story.main: part.encoded(_applied(part, found))}


def _plain(one: Plain, new: str) -> list[Edit]:
    text = _NOT_XML.sub("", clean(new))
    written = looks.escaped_attribute(text) if one.quoted else _escaped(text)
    rest = [Edit(start, end, []) for start, end in one.rest]
    return [Edit(one.start, one.end, [written.encode("utf-8")]), *rest]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _edits(paragraph: Paragraph) -> list[Edit]:
    """Return the edits that give a paragraph its new content and accept the changes tracked in it."""
    start, end = content(paragraph)
    found = [Edit(start, end, _Emitter(paragraph.part).run(paragraph.items))]
    found += [Edit(node.start, node.end, []) for node in (*paragraph.nodes[:-1], *paragraph.bindings)]
    for names in (("w:pPr",), ("w:pPr", "w:rPr")):
        properties = paragraph.nodes[-1].at(*names)
        members = properties.children if properties is not None else []
        found += [Edit(node.start, node.end, []) for node in members if node.name in _ACCEPTED]
    return found


def _applied(part: Part, edits: list[Edit]) -> bytes:
    """Return the part with edits applied; those inside kept places of others are applied there."""
    unique = {(edit.start, edit.end): edit for edit in edits}
    ordered = sorted(unique.values(), key=lambda edit: (edit.start, -edit.end))
    starts = [edit.start for edit in ordered]
    out: list[bytes] = []
    # A stack of stretches still to be written: bytes as they are, or places whose edits are looked up.
    stack: list[bytes | tuple[int, int, int]] = [(0, len(part.data), -1)]
    while stack:
        top = stack.pop()
        if isinstance(top, bytes):
            out.append(top)
            continue
        start, end, owner = top
        at = max(bisect_left(starts, start), owner + 1)
        while at < len(ordered) and ordered[at].end > end:
            at += 1
        if at >= len(ordered) or ordered[at].start >= end:
            out.append(part.data[start:end])
            continue
        edit = ordered[at]
        out.append(part.data[start : edit.start])
        stack.append((edit.end, end, at))
        stack += [new if isinstance(new, bytes) else (new.start, new.end, at) for new in reversed(edit.new)]
    return b"".join(out)


@dataclass(slots=True)
class _Emitter:
    """Writes items as bytes and kept places."""

    part: Part
    out: list[bytes | Atom] = field(default_factory=list)
    prefix: bytes = b"w:"
    seen: set[int] = field(default_factory=set)

    def run(self, items: list[Item]) -> list[bytes | Atom]:
        """Return what a paragraph with these items is written as."""
        self.prefix = self.part.prefix
        self.items(items)
        return self.out

    def items(self, items: list[Item]) -> None:
        """Write items; texts that stand together in the same look are one run."""
        waiting: list[Text] = []
        for item in items:
            if isinstance(item, Text):
                if waiting and waiting[-1].look is not item.look:
                    self.text(waiting)
                    waiting = []
                waiting.append(item)
                continue
            self.text(waiting)
            waiting = []
            self.other(item)
        self.text(waiting)

    def other(self, item: Item) -> None:
        """Write an item that is no text."""
        if isinstance(item, Slot):
            self.items(item.items if item.fresh is None else item.fresh)
        elif isinstance(item, Mark | Thing):
            self.atoms(item.atoms)
        elif isinstance(item, Pair):
            again = item.kind is CodeKind.RAW and item.opening[0].start in self.seen
            self.seen.add(item.opening[0].start)
            self.atoms(() if again else item.opening)
            self.items(item.items)
            self.atoms(() if again else item.closing)

    def atoms(self, atoms: tuple[Atom, ...]) -> None:
        """Write kept bytes, in a run of their own where they stood in one."""
        for atom in atoms:
            if atom.look is None:
                self.out.append(atom)
            else:
                start = b"<%sr>%s" % (self.prefix, looks.composed(self.prefix, atom.look.own))
                self.out += [start, atom, b"</%sr>" % self.prefix]

    def text(self, waiting: list[Text]) -> None:
        """Write texts of one look as one run."""
        if not waiting:
            return
        prefix = self.prefix
        inner: list[bytes] = []
        for text in waiting:
            stretches = re.split("(\u2011)", text.text) if text.hyphens else [text.text]
            inner += [
                b"<%snoBreakHyphen/>" % prefix if one == "\u2011" and text.hyphens else one.encode()
                for one in stretches
                if one
            ]
        run = b""
        plain = b""
        for one in inner:
            if one == b"<%snoBreakHyphen/>" % prefix:
                run += self.letters(plain) + one
                plain = b""
            else:
                plain += _escaped(one.decode()).encode()
        run += self.letters(plain)
        self.out.append(b"<%sr>%s%s</%sr>" % (prefix, looks.composed(prefix, waiting[0].look.own), run, prefix))

    def letters(self, escaped: bytes) -> bytes:
        """Return a `w:t` with escaped text."""
        return b'<%st xml:space="preserve">%s</%st>' % (self.prefix, escaped, self.prefix) if escaped else b""


@dataclass(slots=True)
class _Writer:
    """Turns one target into items."""

    slot: Slot
    locale: Locale
    localise: bool
    hyphens: bool
    used: Counter[str] = field(default_factory=Counter)
    made: dict[tuple[tuple[str, ...], int], Look] = field(default_factory=dict)

    def items(self, target: str) -> list[Item]:
        """Return the items of a target; marks of the old text are all there, and no picture is lost."""
        slot = self.slot
        target = _NOT_XML.sub("", clean(target))
        parsed = pieces(target, slot.codes)
        stacks = _stacks(parsed)
        matched = _matched(
            [(at, stacks[at], piece.value) for at, piece in enumerate(parsed) if piece.what is Is.TEXT], slot.pieces
        )
        top: list[Item] = []
        opened: list[list[Item]] = [top]
        for at, piece in enumerate(parsed):
            meaning = slot.meaning.get(piece.value) if piece.what is not Is.TEXT else None
            if piece.what is Is.TEXT:
                opened[-1] += self.text(piece.value, stacks[at], matched.get(at))
            elif piece.what is Is.EMPTY and isinstance(meaning, Thing):
                uses, count = slot.uses[piece.value], self.used[piece.value]
                if meaning.kind not in {CodeKind.IMAGE, CodeKind.NOTE} or count < len(uses):
                    opened[-1].append(uses[min(count, len(uses) - 1)])
                self.used[piece.value] += 1
            elif piece.what is Is.OPEN and isinstance(meaning, Pair):
                pair = Pair(meaning.opening, meaning.closing, meaning.kind, meaning.markup, [], meaning.target)
                opened[-1].append(pair)
                opened.append(pair.items)
            elif piece.what is Is.CLOSE and isinstance(meaning, Pair):
                opened.pop()
        taken = {id(piece) for piece in matched.values()}
        left = [part for piece in slot.pieces if id(piece) not in taken for part in piece.parts]
        marks = [part for part in left if isinstance(part, Mark)]
        lost = [
            one
            for name, one in slot.meaning.items()
            if isinstance(one, Thing) and one.kind is CodeKind.IMAGE and name not in self.used
        ]
        before = [mark for mark in marks if mark.side is Side.START]
        return [*before, *top, *lost, *(mark for mark in marks if mark.side is Side.END)]

    def text(self, text: str, stack: tuple[str, ...], old: Piece | None) -> list[Item]:
        """Return the items for one stretch of text that stands in the codes `stack` and takes the place of `old`."""
        if old is not None and old.text == text and not (self.localise and self._foreign(text)):
            return list(old.parts)
        new = Text(text, self.look(stack, text), self.hyphens)
        if old is None:
            return [new]
        marks = [part for part in old.parts if isinstance(part, Mark)]
        before = [mark for mark in marks if mark.side is Side.START]
        return [*before, new, *(mark for mark in marks if mark.side is Side.END)]

    def _foreign(self, text: str) -> bool:
        """Return whether a text that stays needs the fonts of the new locale."""
        return looks.has_han(text)

    def look(self, stack: tuple[str, ...], text: str) -> Look:
        """Return the look of a new text: that of its surroundings, with the changes of its codes."""
        kind = looks.has_latin(text) + 2 * looks.has_han(text)
        if (stack, kind) not in self.made:
            slot = self.slot
            base = slot.base or looks.Look({}, {})
            for name in stack:
                base = slot.bases.get(name, base)
            own = dict(base.own)
            fonts = dict(base.fonts)
            for name in stack:
                layer = slot.meaning[name]
                for key, raw in layer.change if isinstance(layer, Layer) else ():
                    own.pop(key, None)
                    if raw is not None:
                        own[key] = raw
                    if key == "w:rFonts":
                        fonts = _attributes(raw)
            look = _with_fonts(replace(base, own=own, fonts=fonts))
            self.made[stack, kind] = script.fitted(look, text, self.locale) if self.localise else look
        return self.made[stack, kind]


def _with_fonts(look: Look) -> Look:
    own = dict(look.own)
    own.pop("w:rFonts", None)
    if look.fonts:
        own["w:rFonts"] = looks.font_element(look.prefix, look.fonts)
    return replace(look, own=own)


def _attributes(raw: bytes | None) -> dict[str, str]:
    """Return the attributes of a `w:rFonts` element by local name."""
    found = re.findall(rb"(?:\w+:)?(\w+)\s*=\s*[\"']([^\"']*)[\"']", raw or b"")
    return {name.decode(): value.decode("utf-8").replace("&amp;", "&") for name, value in found}


def _stacks(parsed: list[_Read]) -> list[tuple[str, ...]]:
    """Return for each piece of a target the names of the codes it stands in."""
    stacks: list[tuple[str, ...]] = []
    stack: list[str] = []
    for piece in parsed:
        if piece.what is Is.CLOSE and stack:
            stack.pop()
        stacks.append(tuple(stack))
        if piece.what is Is.OPEN:
            stack.append(piece.value)
    return stacks


def _matched(wanted: list[tuple[int, tuple[str, ...], str]], old: list[Piece]) -> dict[int, Piece]:
    """Return which old piece each new text takes the place of: one of the same text, else one in the same codes."""
    matched: dict[int, Piece] = {}
    taken: set[int] = set()
    for same in (True, False):
        waiting: dict[tuple[tuple[str, ...], str], deque[Piece]] = {}
        for piece in old:
            if id(piece) not in taken:
                waiting.setdefault((piece.codes, piece.text if same else ""), deque()).append(piece)
        for at, stack, text in wanted:
            found = waiting.get((stack, text if same else ""))
            if at not in matched and found:
                matched[at] = found.popleft()
                taken.add(id(matched[at]))
    return matched
