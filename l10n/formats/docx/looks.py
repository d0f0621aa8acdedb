"""What a run looks like: its own properties, and what its styles add to them.

In: `w:rPr` elements and the styles part. Out: Looks, which `differing` compares by what a reader sees (language,
revision marks, proofing and complex-script settings are not seen; a font only where letters of its kind are).
`composed` writes properties back. May not touch: texts, parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.formats.docx.places import Node, Part

_TOGGLES = frozenset(
    f"w:{name}"
    for name in ("b", "i", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "vanish")
)
_UNSEEN = frozenset(
    f"w:{name}"
    for name in (
        "lang", "noProof", "rPrChange", "ins", "del", "moveFrom", "moveTo", "bCs", "iCs", "szCs", "webHidden",
        "specVanish", "kern", "snapToGrid", "rStyle", "rFonts", "fitText", "eastAsianLayout", "cs",
    )
)  # fmt: skip
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_PLACE = {f"w:{name}": place for place, name in enumerate(_ORDER)}
_NOTHING = {"w:u": "none", "w:color": "auto", "w:shd": "clear", "w:vertAlign": "baseline", "w:highlight": "none"}
_WIDE = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b2ff"
    "\U00020000-\U0003ffff"
)
_EITHER = r"\s\u2010-\u2027\u2030-\u205e"
HAN = re.compile(f"[{_WIDE}]")
"""Characters that take the East Asian font; quotation marks and dashes take either, by `w:hint`."""
_LATIN = re.compile(f"[^{_WIDE}{_EITHER}]")
_DECORATED = frozenset({"w:u", "w:strike", "w:dstrike", "w:highlight", "w:shd", "w:bdr", "w:em"})


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a run looks. `own` maps its property elements to their bytes; `seen` is what a reader sees of all properties.

    `latin` and `han` are the fonts of the two kinds of letters.
    """

    own: Mapping[str, bytes]
    seen: Mapping[str, object]
    latin: str = ""
    han: str = ""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """The attributes of its own `w:rFonts`."""
    prefix: bytes = b"w:"
    """How its part spells the prefix of WordprocessingML."""

    @property
    def hidden(self) -> bool:
        """Whether it is not shown."""
        return bool(self.seen.get("w:vanish"))

    @property
    def decorated(self) -> bool:
        """Whether white space in it is seen: underlined, struck, coloured behind."""
        return not _DECORATED.isdisjoint(self.seen)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style: its own properties, and the style it is based on."""

    name: str
    kind: str
    base: str
    seen: Mapping[str, object]
    fonts: Mapping[str, str]
    outline: int | None
    list_id: str
    list_level: str
    default: bool


class Styles:
    """The document's styles. `paragraph_style` of an empty id is the default one."""

    def __init__(self, part: Part | None) -> None:
        """Read the styles part, if the document has one."""
        self._styles: dict[str, Style] = {}
        self._defaults: tuple[Mapping[str, object], Mapping[str, str]] = ({}, {})
        self._default = ""
        self._cache: dict[tuple[str, str, bytes], Look] = {}
        self._chains: dict[str, list[Style]] = {}
        if part is not None:
            self._read(part)

    def _read(self, part: Part) -> None:
        found = part.root.at("w:docDefaults", "w:rPrDefault", "w:rPr")
        if found is not None:
            self._defaults = _seen(part, found), _fonts(found)
        for node in part.root.children:
            if node.name != "w:style":
                continue
            key = node.attributes.get("w:styleId", "")
            rpr, ppr = node.child("w:rPr"), node.child("w:pPr")
            number = ppr.child("w:numPr") if ppr is not None else None
            outline = ppr.value("w:outlineLvl") if ppr is not None else ""
            style = Style(
                name=node.value("w:name").casefold(),
                kind=node.attributes.get("w:type", ""),
                base=node.value("w:basedOn"),
                seen=_seen(part, rpr) if rpr is not None else {},
                fonts=_fonts(rpr) if rpr is not None else {},
                outline=int(outline) if outline.isascii() and outline.isdigit() else None,
                list_id=number.value("w:numId") if number is not None else "",
                list_level=number.value("w:ilvl") if number is not None else "",
                default=node.attributes.get("w:default", "0") in {"1", "true", "on"},
            )
            self._styles.setdefault(key, style)
            if style.default and style.kind == "paragraph":
                self._default = key

    def chain(self, key: str) -> list[Style]:
        """Return a style and those it is based on, itself first; the default paragraph style for an unknown id."""
        if key not in self._chains:
            chain: list[Style] = []
            at, seen = key if key in self._styles else self._default, set[str]()
            while at in self._styles and at not in seen:
                seen.add(at)
                chain.append(self._styles[at])
                at = self._styles[at].base
            self._chains[key] = chain
        return self._chains[key]

    def look(self, part: Part, rpr: Node | None, paragraph: str) -> Look:
        """Return the look of a run with these properties in a paragraph of that style."""
        raw = part.raw(rpr) if rpr is not None else b""
        key = (part.name, paragraph, raw)
        if key not in self._cache:
            self._cache[key] = self._look(part, rpr, paragraph)
        return self._cache[key]

    def _look(self, part: Part, rpr: Node | None, paragraph: str) -> Look:
        seen: dict[str, object] = dict(self._defaults[0])
        fonts: dict[str, str] = dict(self._defaults[1])
        character = rpr.value("w:rStyle") if rpr is not None else ""
        styles = list(reversed(self.chain(paragraph)))
        if character in self._styles:
            styles += reversed(self.chain(character))
        for style in styles:
            seen.update(style.seen)
            _over(fonts, style.fonts)
        own: dict[str, bytes] = {}
        mine: dict[str, str] = {}
        if rpr is not None:
            seen.update(_seen(part, rpr))
            mine = _fonts(rpr)
            _over(fonts, mine)
            own = {node.name if node.name[0] != "?" else f"?{node.start}": part.raw(node) for node in rpr.children}
        for name in ("w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo"):
            own.pop(name, None)
        shown = {name: value for name, value in seen.items() if value not in (False, None)}
        return Look(own, shown, _font(fonts, "ascii"), _font(fonts, "eastAsia"), mine, part.prefix)


def _seen(part: Part, rpr: Node) -> dict[str, object]:
    """Return what a reader sees of a `w:rPr`; a property that is switched off is None, to override a style's."""
    seen: dict[str, object] = {}
    for node in rpr.children:
        if node.name in _UNSEEN:
            continue
        value = node.attributes.get("w:val", "")
        if node.name in _TOGGLES:
            seen[node.name] = value not in {"0", "false", "off"}
        elif node.name == "w:spacing":
            seen[node.name] = value if _number(value) > 40 else None  # noqa: PLR2004 - two points apart are seen
        elif node.name == "w:w":
            seen[node.name] = value if _number(value, 100) not in range(85, 116) else None
        elif node.name == "w:shd":
            fill = node.attributes.get("w:fill", "auto")
            seen[node.name] = None if value in {"clear", "nil"} and fill in {"auto", "FFFFFF"} else (value, fill)
        elif node.name in _NOTHING and value == _NOTHING[node.name] and len(node.attributes) == 1:
            seen[node.name] = None
        elif node.children:
            seen[node.name] = part.raw(node)
        else:
            seen[node.name] = tuple(sorted(node.attributes.items()))
    return seen


def _number(value: str, default: int = 0) -> int:
    digits = value.lstrip("-").rstrip("%")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else default  # noqa: PLR2004 - no measure is longer


def _fonts(rpr: Node) -> dict[str, str]:
    node = rpr.child("w:rFonts")
    return {key.removeprefix("w:"): value for key, value in node.attributes.items()} if node is not None else {}


def _over(fonts: dict[str, str], own: Mapping[str, str]) -> None:
    """Lay a level's fonts over those of the levels below: a theme font and a named one replace each other."""
    for kind in ("ascii", "hAnsi", "eastAsia"):
        if kind in own or f"{kind}Theme" in own:
            fonts.pop(kind, None)
            fonts.pop(f"{kind}Theme", None)
    fonts.update(own)


def _font(fonts: Mapping[str, str], kind: str) -> str:
    theme = fonts.get(f"{kind}Theme", "")
    return f"+{theme}" if theme else fonts.get(kind, "")


def has_latin(text: str) -> bool:
    """Return whether letters or figures that take the Latin font stand in a text."""
    return bool(_LATIN.search(text))


def has_han(text: str) -> bool:
    """Return whether letters or punctuation that take the East Asian font stand in a text."""
    return bool(HAN.search(text))


def count_latin(text: str) -> int:
    """Return how many characters take the Latin font."""
    return len(_LATIN.findall(text))


def differing(look: Look, base: Look) -> set[str]:
    """Return the names of the properties in which `look` is seen to differ from `base`."""
    names: set[str] = set()
    if look.seen != base.seen:
        names = {name for name in look.seen.keys() | base.seen.keys() if look.seen.get(name) != base.seen.get(name)}
    if look.latin != base.latin or look.han != base.han:
        names.add("w:rFonts")
    return names


def needed(look: Look, base: Look, text: str) -> Look:
    """Return `look` with the fonts of `base` for letters that `text` does not have."""
    latin = look.latin == base.latin or has_latin(text)
    han = look.han == base.han or has_han(text)
    return look if latin and han else mixed(look, look if latin else base, look if han else base)


def mixed(look: Look, latin: Look, han: Look) -> Look:
    """Return `look` with the Latin font of one look and the East Asian font of another."""
    if latin is look and han is look:
        return look
    fonts = {name: value for name, value in look.fonts.items() if name in {"cs", "cstheme", "hint"}}
    fonts |= {name: value for name, value in latin.fonts.items() if name.startswith(("ascii", "hAnsi"))}
    fonts |= {name: value for name, value in han.fonts.items() if name.startswith("eastAsia")}
    own = {name: raw for name, raw in look.own.items() if name != "w:rFonts"}
    if fonts:
        own["w:rFonts"] = font_element(look.prefix, fonts)
    return replace(look, own=own, fonts=fonts, latin=latin.latin, han=han.han)


def font_element(prefix: bytes, fonts: Mapping[str, str]) -> bytes:
    """Return a `w:rFonts` element with these attributes."""
    order = ("hint", "ascii", "hAnsi", "eastAsia", "cs", "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
    parts = [
        b' %s%s="%s"' % (prefix, name.encode(), escaped_attribute(fonts[name]).encode())
        for name in order
        if name in fonts
    ]
    return b"<%srFonts%s/>" % (prefix, b"".join(parts))


def composed(prefix: bytes, own: Mapping[str, bytes]) -> bytes:
    """Return the `w:rPr` element with these properties in the order of the standard; empty when there are none."""
    if not own:
        return b""
    order = sorted(own, key=lambda name: _PLACE.get(name, len(_PLACE)))
    return b"<%srPr>%s</%srPr>" % (prefix, b"".join(own[name] for name in order), prefix)


def escaped_attribute(text: str) -> str:
    """Return text as it is written between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
