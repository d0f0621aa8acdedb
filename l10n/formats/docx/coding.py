"""Blocks of a paragraph: which of its items are text, and that text with codes where its look changes.

In: a Paragraph with items. Out: the same with slots. What encloses a whole block, and tabs, breaks and white space at
its edges, is no part of the text; the look of most of the text needs no code. May not touch: bytes, parts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.formats import _lines
from l10n.formats._codes import Names
from l10n.formats.docx import looks
from l10n.formats.docx.items import Layer, Mark, Pair, Piece, Slot, Text, Thing
from l10n.model import CodeKind, InlineCode, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.docx.items import Item, Paragraph
    from l10n.formats.docx.looks import Look

_SPACES = " \t\n\u3000\u00a0"
_ALONE = {"w:b": CodeKind.STRONG, "w:i": CodeKind.EMPHASIS}
_COMPLEX = {"w:b": "w:bCs", "w:i": "w:iCs"}
_SHOWN = 400  # characters of markup that are worth telling


def add_slots(paragraph: Paragraph) -> None:
    """Find the blocks in a paragraph's items, put them there as slots, and list them."""
    lines = _lined(paragraph.items)
    shown = [_lines.Line(_plain(line).strip(_SPACES), _strong(line), hard=True) for line in lines]
    parts = _lines.groups(shown) if len(lines) > 1 else [(0, 1)]
    items: list[Item] = []
    for first, last in parts:
        group = [item for line in lines[first:last] for item in line]
        slot = _slotted(group)
        items += group
        if slot is not None:
            paragraph.slots.append(slot)
    paragraph.items = items
    whole = [slot for slot in paragraph.slots if slot.strong]
    if paragraph.role is Role.PARAGRAPH and paragraph.slots and len(whole) == len(paragraph.slots):
        shown_text = "".join(_plain(slot.items) for slot in whole)
        paragraph.role = paragraph.role if _sentence(shown_text) else Role.HEADING


def _sentence(text: str) -> bool:
    return len(text) > 200 or text.rstrip("\"'”’」』）) ").endswith((".", "。", "！", "？", "!"))  # noqa: PLR2004 - no heading is so long


def _lined(items: list[Item]) -> list[list[Item]]:
    """Return the items of each line, a line break at the end of its line."""
    lines: list[list[Item]] = [[]]
    for item in items:
        lines[-1].append(item)
        if isinstance(item, Thing) and item.kind is CodeKind.BREAK:
            lines.append([])
    return lines


def texts(items: list[Item]) -> Iterator[Text]:
    """Yield the texts of items, those in pairs too."""
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Pair | Slot):
            yield from texts(item.items)


def _plain(items: list[Item]) -> str:
    return "".join(text.text for text in texts(items))


def _strong(items: list[Item]) -> bool:
    looked = [text.look for text in texts(items) if text.text.strip(_SPACES)]
    return bool(looked) and all(look.seen.get("w:b") for look in looked)


def _slotted(items: list[Item]) -> Slot | None:
    """Put a slot around the text among `items`, in place, and return it; None when there is no text."""
    while True:
        first, last = 0, len(items)
        while first < last and _borders(items[first]):
            first += 1
        while last > first and _borders(items[last - 1]):
            last -= 1
        if first == last:
            return None
        only = items[first]
        if last - first > 1 or not isinstance(only, Pair):
            break
        items = only.items
    inner = items[first:last]
    lead, tail = _edge(inner, 0), _edge(inner, -1)
    if not any(text.text.strip(_SPACES) for text in texts(inner)):
        return None
    slot = Slot(inner, _strong(inner))
    items[first:last] = [*lead, slot, *tail]
    _encode(slot)
    return slot


def _borders(item: Item) -> bool:
    """Return whether an item at the edge of a block is no part of its text."""
    if isinstance(item, Text):
        return not item.text.strip(_SPACES)
    if isinstance(item, Pair):
        return all(_borders(one) for one in item.items)
    return isinstance(item, Mark) or (
        isinstance(item, Thing) and item.kind in {CodeKind.BREAK, CodeKind.RAW, CodeKind.IMAGE}
    )


def _edge(inner: list[Item], at: int) -> list[Item]:
    """Take the white space off the first (0) or last (-1) text of a block and return it as an item."""
    item = inner[at]
    if not isinstance(item, Text):
        return []
    kept = item.text.lstrip(_SPACES) if at == 0 else item.text.rstrip(_SPACES)
    if kept == item.text:
        return []
    space = item.text[: len(item.text) - len(kept)] if at == 0 else item.text[len(kept) :]
    inner[at] = Text(kept, item.look, item.hyphens)
    return [Text(space, item.look)]


def _base(items: list[Item]) -> Look:
    """Return the look that needs no code: that of most characters, each of its fonts that of most of its letters."""
    weights: Counter[int] = Counter()
    found: dict[int, list[Text]] = {}
    keys: list[object] = []
    for text in (item for item in items if isinstance(item, Text)):
        at = next((at for at, key in enumerate(keys) if key == text.look.seen), len(keys))
        if at == len(keys):
            keys.append(text.look.seen)
        weights[at] += len(text.text.strip(_SPACES)) or 0
        found.setdefault(at, []).append(text)
    if not found:
        return looks.Look({}, {})
    best = max(found, key=lambda at: (weights[at], -at))
    members = found[best]
    main = max(members, key=lambda text: len(text.text.strip(_SPACES))).look
    latin = _most(members, "latin") or main
    han = _most(members, "han") or main
    return looks.mixed(main, main if latin.latin == main.latin else latin, main if han.han == main.han else han)


def _most(members: list[Text], kind: str) -> Look | None:
    """Return the look whose font of that kind most letters of that kind have."""
    weights: Counter[str] = Counter()
    first: dict[str, Look] = {}
    for text in members:
        weight = looks.count_latin(text.text) if kind == "latin" else len(looks.HAN.findall(text.text))
        font = text.look.latin if kind == "latin" else text.look.han
        if weight:
            weights[font] += weight
            first.setdefault(font, text.look)
    return first[weights.most_common(1)[0][0]] if weights else None


def _layered(items: list[Item], base: Look) -> list[tuple[Layer, ...] | None]:
    """Return for each text the differences between its look and the base, each one code; None for other items.

    Neighbours that differ alike are seen as one: a run of figures and one of Han letters need one font each.
    """
    found: list[tuple[Layer, ...] | None] = [None] * len(items)
    group: list[int] = []
    groups: dict[int, list[int]] = {}  # by their last members
    looked: dict[int, _Shared] = {}
    shared = _Shared(base)
    for at, item in enumerate(items):
        if isinstance(item, Pair):
            group = []
        if not isinstance(item, Text):
            continue
        found[at] = ()
        if _neutral(item):
            continue
        if not looks.differing(looks.needed(item.look, base, item.text), base):
            group = []
            continue
        if not group or not shared.joined(item):
            group, shared = [], _Shared(item.look)
            shared.joined(item)
        group.append(at)
        groups[at] = groups.pop(group[-2], group) if len(group) > 1 else group
        looked[at] = shared
    for last, members in groups.items():
        layers = _layers(looked[last].look(base), base)
        for member in members:
            found[member] = layers
    return found


@dataclass(slots=True)
class _Shared:
    """The look that neighbours share; the font of a kind of letters is that of the first text that has any."""

    first: Look
    latin: Look | None = None
    han: Look | None = None

    def joined(self, text: Text) -> bool:
        """Take a text in, or return False when it is seen to look otherwise."""
        look = text.look
        latin = look if looks.has_latin(text.text) else None
        han = look if looks.has_han(text.text) else None
        if (
            look.seen != self.first.seen
            or (latin and self.latin and latin.latin != self.latin.latin)
            or (han and self.han and han.han != self.han.han)
        ):
            return False
        self.latin, self.han = self.latin or latin, self.han or han
        return True

    def look(self, base: Look) -> Look:
        """Return the look, with the fonts of `base` for letters that there are none of."""
        return looks.mixed(self.first, self.latin or base, self.han or base)


def _layers(look: Look, base: Look) -> tuple[Layer, ...]:
    """Return the differences between two looks, each one code."""
    names = looks.differing(look, base)
    direct = {name for name in names if look.own.get(name) != base.own.get(name)}
    if direct != names:  # a character style makes the difference
        kind = _ALONE.get(next(iter(names)), CodeKind.RAW) if len(names) == 1 else CodeKind.RAW
        kind = kind if all(look.seen.get(name) for name in names) else CodeKind.RAW
        fonts = {"w:rFonts"} if look.own.get("w:rFonts") != base.own.get("w:rFonts") else set[str]()
        return (Layer(kind, _change(look, direct | fonts | {"w:rStyle"})),)
    found = [
        Layer(_ALONE[name], _change(look, {name, _COMPLEX[name]}))
        for name in ("w:b", "w:i")
        if name in names and look.seen.get(name)
    ]
    rest = names - {name for name in _ALONE if look.seen.get(name)}
    if rest:
        found.append(Layer(CodeKind.RAW, _change(look, rest)))
    return tuple(found)


def _change(look: Look, names: set[str]) -> tuple[tuple[str, bytes | None], ...]:
    return tuple((name, look.own.get(name)) for name in sorted(names))


@dataclass(slots=True)
class _Encoder:
    """Writes a slot's text."""

    slot: Slot
    names: Names
    out: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    codes: dict[str, InlineCode] = field(default_factory=dict)
    meaning: dict[str, Layer | Thing | Pair] = field(default_factory=dict)
    bases: dict[str, Look] = field(default_factory=dict)
    uses: dict[str, list[Thing]] = field(default_factory=dict)
    waiting: list[Mark] = field(default_factory=list)
    fresh: bool = True

    def items(self, items: list[Item], base: Look) -> None:
        """Write items whose plain look is `base`."""
        wanted = _smoothed(_layered(items, base), items)
        opened: list[tuple[Layer, str]] = []
        for item, own in zip(items, wanted, strict=True):
            if isinstance(item, Mark):
                self.part(item)
                continue
            self.change(opened, own)
            if isinstance(item, Text):
                self.out.append(item.text)
                self.part(item)
            elif isinstance(item, Thing):
                name = self.name(item, f"{item.markup}\0{item.text}")
                self.uses.setdefault(name, []).append(item)
                self.code(name, item, "<{}/>")
            elif isinstance(item, Pair):
                inner = _base(item.items)
                seen = sorted(inner.seen.items(), key=lambda one: one[0])
                name = self.name(item, f"{item.markup}\0{seen}\0{inner.latin}\0{inner.han}")
                self.bases.setdefault(name, inner)
                self.code(name, item, "<{}>")
                self.stack.append(name)
                self.items(item.items, inner)
                self.stack.pop()
                self.code(name, item, "</{}>")
        self.change(opened, ())

    def change(self, opened: list[tuple[Layer, str]], wanted: tuple[Layer, ...]) -> None:
        """Close and open codes so that those of `wanted` are open."""
        keys = [(layer.kind, layer.change) for layer in wanted]
        keep = 0
        while keep < len(opened) and (opened[keep][0].kind, opened[keep][0].change) in keys:
            keep += 1
        while len(opened) > keep:
            layer, name = opened.pop()
            self.stack.pop()
            self.code(name, layer, "</{}>")
        have = [(layer.kind, layer.change) for layer, _ in opened]
        for layer, key in zip(wanted, keys, strict=True):
            if key not in have:
                name = self.name(layer, repr(layer.change))
                self.code(name, layer, "<{}>")
                self.stack.append(name)
                opened.append((layer, name))

    def name(self, one: Layer | Thing | Pair, markup: str) -> str:
        """Return the name of a code."""
        return self.names.name(one.kind, f"{type(one).__name__}\0{markup}")

    def code(self, name: str, one: Layer | Thing | Pair, form: str) -> None:
        """Write a code and remember what it means."""
        self.out.append(form.format(name))
        self.fresh = True
        if name in self.codes:
            return
        self.meaning[name] = one
        if isinstance(one, Layer):
            shown = b"".join(raw for _, raw in one.change if raw).decode("utf-8")
            self.codes[name] = InlineCode(name, one.kind, shown, "", paired=True)
        else:
            paired = isinstance(one, Pair)
            shown = one.markup.partition("\0")[0][:_SHOWN]
            text = one.text if isinstance(one, Thing) else ""
            self.codes[name] = InlineCode(name, one.kind, shown, "", paired, one.target, text)

    def part(self, part: Text | Mark) -> None:
        """Put a text or mark into the piece it belongs to; a mark between two codes goes to the piece before."""
        pieces = self.slot.pieces
        if isinstance(part, Mark) and self.fresh:
            if pieces:
                pieces[-1].parts.append(part)
            else:
                self.waiting.append(part)
            return
        if self.fresh:
            pieces.append(Piece(tuple(self.stack), [*self.waiting]))
            self.waiting, self.fresh = [], False
        pieces[-1].parts.append(part)


def _smoothed(found: list[tuple[Layer, ...] | None], items: list[Item]) -> list[tuple[Layer, ...]]:
    """Return the layers of each item; white space and things take those that both neighbours have."""
    wanted: list[tuple[Layer, ...]] = []
    following: list[tuple[Layer, ...]] = [()] * len(items)
    later: tuple[Layer, ...] = ()
    for at in range(len(items) - 1, -1, -1):
        following[at] = later
        own, item = found[at], items[at]
        if isinstance(item, Pair):
            later = ()
        elif own is not None and not _neutral(item):
            later = own
    before: tuple[Layer, ...] = ()
    for at, item in enumerate(items):
        own = found[at]
        if isinstance(item, Pair):
            before = ()
        elif own is not None and not _neutral(item):
            before = own
        else:
            keys = [(layer.kind, layer.change) for layer in following[at]]
            wanted.append(tuple(layer for layer in before if (layer.kind, layer.change) in keys))
            continue
        wanted.append(before)
    return wanted


def _part(items: list[Item]) -> None:
    """Part white space from texts, in place: how Word cut its runs there must not show in the codes."""
    parted: list[Item] = []
    for item in items:
        if isinstance(item, Pair):
            _part(item.items)
        if not isinstance(item, Text) or item.look.decorated or not item.text.strip(_SPACES):
            parted.append(item)
            continue
        core = item.text.strip(_SPACES)
        at = item.text.index(core)
        stretches = (item.text[:at], core, item.text[at + len(core) :])
        parted += [Text(text, item.look, item.hyphens) for text in stretches if text]
    items[:] = parted


def _neutral(item: Item) -> bool:
    return isinstance(item, Text) and not item.text.strip(_SPACES) and not item.look.decorated


def _encode(slot: Slot) -> None:
    """Write a slot's text, codes and what they mean."""
    _part(slot.items)
    base = _base(slot.items)
    encoder = _Encoder(slot, Names([_plain(slot.items)]))
    encoder.items(slot.items, base)
    if encoder.waiting and slot.pieces:
        slot.pieces[0].parts[:0] = encoder.waiting
    slot.text = "".join(encoder.out)
    slot.codes = tuple(encoder.codes.values())
    slot.meaning = encoder.meaning
    slot.uses = encoder.uses
    slot.bases = encoder.bases
    slot.base = base
