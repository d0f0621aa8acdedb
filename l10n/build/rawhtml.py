"""HTML that a release brings along: what of it may stand on a page, and how it is made to nest.

In: raw HTML of a Markdown release; a page's body with such pieces in it. Out: HTML of harmless elements and attributes
only; the other elements of HTML are dropped and their text kept; what is no element of HTML is text. Scripts and
styles go whole: no reader sees them. May not touch: files, what the toolkit itself put on the page.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from l10n.build.marks import VOID

RAW = " data-raw"
"""The attribute of every raw tag until `balance` has taken it away."""

_SAFE = re.compile(r"(?i)(?:https?://|mailto:|tel:)")
_SCHEME = re.compile(r"^[^/?#]*:")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_INLINE_NAMES = (
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup "
    "time u var wbr"
)
_BLOCK_NAMES = (
    "address aside blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p "
    "pre section summary table tbody td tfoot th thead tr ul"
)
_DROPPED_NAMES = (
    "acronym applet area article audio base basefont bgsound big blink body button canvas center data datalist dialog "
    "dir embed fieldset font footer form frame frameset head header hgroup html iframe input label legend link main "
    "map marquee math menu meta meter nav nobr noembed noframes noscript object optgroup option output param picture "
    "plaintext portal progress script search select slot source style svg template textarea title track tt video "
    "xmp"
)
_ATTRIBUTES_NAMES = (
    "alt cite colspan datetime dir height href lang open reversed rowspan scope src start title value width"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_BLOCK = frozenset(_BLOCK_NAMES.split())
_DROPPED = frozenset(_DROPPED_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTES_NAMES.split())
_ADDRESSES = frozenset({"cite", "href", "src"})
_BARE = frozenset({"open", "reversed"})


def safe(target: str) -> bool:
    """Return whether an address may stand on a page: http, https, mailto, tel, and relative ones."""
    bare = "".join(character for character in target if character > " ")
    return bool(_SAFE.match(bare)) or not _SCHEME.match(bare)


def inline(markup: str) -> str:
    """Return one tag, comment or the like from running text as it may stand on a page."""
    return _read(markup, _INLINE)


def block(markup: str) -> str:
    """Return an HTML block as it may stand on a page; its tags need not nest yet."""
    return _read(markup, _INLINE | _BLOCK)


def balance(body: str) -> str:
    """Return a body in which raw tags nest: never closed ends where its surroundings end, never opened is dropped."""
    out: list[str] = []
    stack: list[tuple[str, bool]] = []
    at = 0
    for found in _TAG.finditer(body):
        out.append(body[at : found.start()])
        at = found.end()
        raw = found[3].endswith(RAW)
        if found[1]:
            out += _closed(stack, found[2], raw=raw)
        else:
            out.append(found[0].replace(f"{RAW}>", ">"))
            if found[2] not in VOID:
                stack.append((found[2], raw))
    out.append(body[at:])
    out += [f"</{name}>" for name, _ in reversed(stack)]
    return "".join(out)


def _closed(stack: list[tuple[str, bool]], name: str, *, raw: bool) -> list[str]:
    """Take an element off the stack with all raw ones inside it; return their end tags, none for a stray one."""
    depth = len(stack) - 1
    while depth >= 0 and stack[depth] != (name, raw):
        if raw and not stack[depth][1]:  # a raw tag never closes what the toolkit opened
            return []
        depth -= 1
    if depth < 0:
        return []
    ended = [f"</{one}>" for one, _ in reversed(stack[depth:])]
    del stack[depth:]
    return ended


def _read(markup: str, allowed: frozenset[str]) -> str:
    reader = _Reader(allowed)
    try:
        reader.feed(markup)
        reader.close()
    except AssertionError:  # html.parser's word for a marked section that nobody ever defined
        return html.escape(markup)
    return "".join(reader.out)


class _Reader(HTMLParser):
    """Writes what it reads into `out`, harmless parts only."""

    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.allowed:
            self.out.append(f"<{tag}{_attributes(tag, attrs)}{RAW}>")
        elif tag not in _DROPPED | _BLOCK:
            self.out.append(html.escape(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # `<div/>` opens a div in HTML

    def handle_endtag(self, tag: str) -> None:
        if tag in self.allowed and tag not in VOID:
            self.out.append(f"</{tag}{RAW}>")
        elif tag == "br":
            self.out.append(f"<br{RAW}>")
        elif tag not in _DROPPED | _BLOCK | _INLINE:
            self.out.append(html.escape(f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem not in {"script", "style"}:
            self.out.append(html.escape(data))


def _attributes(tag: str, attrs: list[tuple[str, str | None]]) -> str:
    kept: dict[str, str] = {}
    for name, value in attrs:
        if name not in _ATTRIBUTES or name in kept or (name in _ADDRESSES and not safe(value or "")):
            continue
        kept[name] = f" {name}" if name in _BARE else f' {name}="{html.escape(value or "")}"'
    if tag == "img":
        kept.setdefault("alt", ' alt=""')
    return "".join(kept.values())
