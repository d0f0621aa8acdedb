"""HTML releases: real pages, edited in place.

In: the bytes of a `.html` file in any declared encoding. Out: a Document; and the same bytes with the texts of some
blocks replaced, the page's language set to the target's, the rest untouched. `<title>`, descriptions, keywords, their
like in JSON-LD, and attributes with text (alt, title, placeholder, aria-label …) are METADATA blocks. A page that
cannot hold a target's characters in its own encoding comes out in UTF-8, declared so. Its own address (`canonical`,
`og:url`) is the one that its list of editions has; others change as settings say, by `relink` (decision 8). May not
touch: scripts, styles, comments, svg, listings.

`charset` reads and writes bytes, `tokens` finds tags, `page` finds blocks, `runs` does inline content, `links`
addresses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.formats._codes import clean
from l10n.formats._links import Links
from l10n.formats.html import charset, jsonld
from l10n.formats.html.elements import CONTENT, INNER
from l10n.formats.html.links import relinked
from l10n.formats.html.page import Page, Slot, parse
from l10n.formats.html.runs import escape, write
from l10n.formats.html.tokens import Kind, tokens
from l10n.model import Document, Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.formats.html.tokens import Attribute, Token
    from l10n.locale import Locale

    Edit = tuple[int, int, str]

NAME = "html"
SUFFIXES = (".html", ".htm")

_STAMP = "margin:0;padding:.7rem;background:#b3261e;color:#fff;text-align:center"


def extract(data: bytes) -> Document:
    """Parse a release. Raises ReleaseError when its encoding is neither declared nor UTF-8."""
    decoded = charset.decode(data)
    page = parse(decoded.text)
    notices = list(page.notices)
    if decoded.kept_line:
        notices.append(Notice(f"bytes that are not {decoded.encoding} are kept as they are", line=decoded.kept_line))
    if decoded.mistaken:
        notices.append(
            Notice(f"this page declares {decoded.mistaken} but is UTF-8: it is read so, and editions say so")
        )
    title = next((slot.block.text for slot in page.slots if slot.attribute and slot.attribute.quote == CONTENT), "")
    facts = {"title": title} if title else {}
    return Document(NAME, data, tuple(slot.block for slot in page.slots), MappingProxyType(facts), tuple(notices))


def merge(document: Document, targets: Mapping[str, str], locale: Locale, *, force: bool = False) -> bytes:
    """Return the page with the texts of the blocks in `targets` replaced and its language that of `locale`.

    A target equal to its block's text changes no byte, unless `force` asks for every given text to be written anew; the
    language is set only when some text differs. Ids that are no block's are ignored.
    """
    decoded = charset.decode(document.skeleton)
    page = parse(decoded.text)
    differs = any(targets.get(slot.block.id, slot.block.text) != slot.block.text for slot in page.slots)
    changed = [
        slot for slot in page.slots if slot.block.id in targets and (force or targets[slot.block.id] != slot.block.text)
    ]
    made = edits(decoded.text, changed, targets, _spoken(page, locale) if differs else ())
    if differs:
        made += _language(decoded.text, page, locale)
        made += relinked(decoded.text, Links(locale, locale))[0]
    if not made:
        return document.skeleton
    return charset.encode(_applied(decoded.text, made, 0, len(decoded.text)), decoded)


def relink(data: bytes, links: Links) -> tuple[bytes, list[str]]:
    """Return an edition whose addresses lead to its own language, and those that still lead to the source's."""
    decoded = charset.decode(data)
    made, left = relinked(decoded.text, links)
    if not made:
        return data, left
    return charset.encode(_applied(decoded.text, made, 0, len(decoded.text)), decoded), left


def stamp(data: bytes, words: str) -> bytes:
    """Return a page with `words` as the first paragraph of its body: how a draft says that it is one."""
    decoded = charset.decode(data)
    at = _body(decoded.text)
    shown = f'<p role="note" style="{_STAMP}"><strong>{escape(words)}</strong></p>'
    return charset.encode(decoded.text[:at] + shown + decoded.text[at:], decoded)


def _body(text: str) -> int:
    """Return where the content of a page begins; a page may leave the tags of its body out."""
    after = 0
    leading = True
    for token in tokens(text):
        if token.kind is Kind.START and token.name == "body":
            return token.end
        doctype = token.kind is Kind.COMMENT and leading  # or what stands beside it
        if doctype or (token.kind, token.name) in {(Kind.END, "head"), (Kind.START, "html")}:
            after = token.end
        leading = leading and (token.kind is Kind.COMMENT or not text[token.start : token.end].strip())
    return after


def edits(page: str, changed: list[Slot], targets: Mapping[str, str], more: Iterable[Edit] = ()) -> list[Edit]:
    """Return `(start, end, new)` for each stretch of the page to replace; attributes in a rewritten text go with it.

    `changed` are those of `page.parse` to write, `targets` their texts by block id, `more` further edits of attributes.
    Used for HTML in Markdown too.
    """
    attributes = [
        (slot.attribute.start, slot.attribute.end, _attribute(slot.attribute, targets[slot.block.id]))
        for slot in changed
        if slot.attribute
    ]
    attributes = sorted([*attributes, *more])
    starts = [edit[0] for edit in attributes]
    made: list[Edit] = []
    covered: list[tuple[int, int]] = []

    def markup(token: Token) -> str:
        inside = (
            attributes[bisect_left(starts, token.start) : bisect_left(starts, token.end)] if token.attributes else []
        )
        return _applied(page, inside, token.start, token.end)

    for slot in changed:
        if slot.stretch:
            made.append((slot.stretch.start, slot.stretch.end, write(slot.stretch, targets[slot.block.id], markup)))
            covered.append((slot.stretch.start, slot.stretch.end))
    covered.sort()
    index = 0
    for edit in attributes:
        while index < len(covered) and covered[index][1] <= edit[0]:
            index += 1
        if index == len(covered) or edit[0] < covered[index][0]:
            made.append(edit)
    return made


def _attribute(attribute: Attribute, text: str) -> str:
    """Return a text as an attribute's value (or as the content of `title`)."""
    if attribute.quote == jsonld.QUOTE:
        return jsonld.written(clean(text))
    written = escape(clean(text))
    if attribute.quote in {CONTENT, INNER}:
        return written
    if attribute.quote == "'":
        return written.replace("'", "&#39;")
    written = written.replace('"', "&quot;")
    return written if attribute.quote else f'"{written}"'


def _language(text: str, page: Page, locale: Locale) -> list[Edit]:
    """Return the edits that make the page say it is in `locale`."""
    edits: list[Edit] = []
    if page.html:
        named = [name for name in ("lang", "xml:lang") if page.html.get(name)]
        for name in named:
            edits += _value(page.html.get(name), locale.tag)
        if not named:
            at = page.html.start + len("<html")
            edits.append((at, at, f' lang="{locale.tag}"'))
        if page.html.value("dir").lower() == "rtl":
            edits += _value(page.html.get("dir"), "ltr")
    for name, attribute in page.locales:
        underscored = name == "og:locale"
        short = re.sub(r"_[A-Z][a-z]{3}", "", locale.code)
        edits += _value(attribute, short if underscored else locale.tag)
    return [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]


def _spoken(page: Page, locale: Locale) -> list[Edit]:
    """Return the edits of `lang` attributes of elements whose text was in the page's language, and no longer is."""
    root = page.html.value("lang") or page.html.value("xml:lang") if page.html else ""
    own = _primary(root or next((one.value for one in page.spoken), ""))
    return [edit for one in page.spoken if _primary(one.value) == own for edit in _value(one, locale.tag)]


def _primary(tag: str) -> str:
    return re.split("[-_]", tag.strip().lower())[0]


def _value(attribute: Attribute | None, value: str) -> list[Edit]:
    return [(attribute.start, attribute.end, value)] if attribute else []


def _applied(text: str, edits: list[Edit], start: int, end: int) -> str:
    """Return `text[start:end]` with the edits made."""
    parts: list[str] = []
    position = start
    for first, last, new in sorted(edits):
        parts += [text[position:first], new]
        position = last
    parts.append(text[position:end])
    return "".join(parts)
