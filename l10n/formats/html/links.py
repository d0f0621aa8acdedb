"""Addresses of the HTML format: those of a page that lead to other pages, and what they are in an edition.

In: the decoded page, how addresses change. Out: edits, and the addresses that still lead to the source's language. The
page's own address (`canonical`, `og:url`, links to itself) is what its list of editions (`hreflang`) says for the
edition; all others change as the settings say. The list itself, and links to other editions, stay. May not touch:
pictures, scripts, styles, text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from l10n.formats._links import language_parts, names_language
from l10n.formats.html import jsonld
from l10n.formats.html.runs import escape
from l10n.formats.html.tokens import Kind, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.formats._links import Links
    from l10n.formats.html.tokens import Attribute, Token
    from l10n.locale import Locale

    Edit = tuple[int, int, str]

_PLACES = {
    "a": "href",
    "area": "href",
    "form": "action",
    "iframe": "src",
    "button": "formaction",
    "input": "formaction",
}
_RELATED = frozenset(
    {"alternate", "amphtml", "contents", "first", "help", "home", "index", "last", "next", "prev", "previous", "search",
     "shortlink", "start", "up"}
)  # fmt: skip
_OWN = frozenset({"og:url", "twitter:url"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the page. `own` says that it is the page's own by what the element means."""

    attribute: Attribute
    own: bool = False


@dataclass(slots=True)
class Found:
    """What a page says about addresses: those that may change, and its list of editions by language."""

    addresses: list[Address] = field(default_factory=list)
    editions: dict[str, str] = field(default_factory=dict)
    base: str = ""


def relinked(page: str, links: Links) -> tuple[list[Edit], list[str]]:
    """Return the edits that turn a page's addresses, and the addresses left that lead to the source's language."""
    found = read(page)
    here, there = edition(found.editions, links.source), edition(found.editions, links.target)
    base = next((one.attribute.value for one in found.addresses if one.own), "") or found.base
    at = links.at(_host(base) or _host(here) or links.own)
    edits: list[Edit] = []
    left: list[str] = []
    for one in found.addresses:
        old = one.attribute.value
        itself = one.own or (bool(here) and _same(old, here, base))
        new = _as(there, old, base) if there and itself else at.turned(old)
        if new != old:
            edits.append((one.attribute.start, one.attribute.end, _written(page, one.attribute, new)))
        if at.foreign(new) and not (there and itself):
            left.append(new.strip())
    return edits, left


def read(page: str) -> Found:
    """Return the addresses of a page that lead to pages, and its list of editions."""
    found = Found()
    every = [token for token in tokens(page) if token.kind is not Kind.COMMENT]
    ends = _link_ends(every)
    for index, token in enumerate(every):
        if token.kind is Kind.RAW and token.name == "script" and every[index - 1].value("type").lower() == jsonld.TYPE:
            strings = jsonld.strings(page, token.start, token.end)
            found.addresses += (Address(attribute) for key, attribute in strings if key in jsonld.ADDRESSES)
        if token.kind is not Kind.START:
            continue
        if token.name == "link":
            _link(found, token)
        elif token.name == "meta":
            content = token.get("content")
            if content and (token.value("property") or token.value("name")).lower() in _OWN:
                found.addresses.append(Address(content, own=True))
        elif token.name == "base" and not found.base:
            found.base = token.value("href")
        elif (attribute := token.get(_PLACES.get(token.name, ""))) and not (
            token.name == "a" and _to_other_edition(page, token, every[index + 1 : ends.get(index, index + 1)])
        ):
            found.addresses.append(Address(attribute))
    return found


def _link(found: Found, token: Token) -> None:
    rel = set(token.value("rel").lower().split())
    href = token.get("href")
    if href is None:
        return
    language = token.value("hreflang").strip().lower().replace("_", "-")
    if language:
        if "alternate" in rel:
            found.editions.setdefault(language, href.value.strip())
    elif "canonical" in rel:
        found.addresses.append(Address(href, own=True))
    elif rel & _RELATED and not rel & {"stylesheet", "icon", "preload"}:
        found.addresses.append(Address(href))


def _link_ends(every: Sequence[Token]) -> dict[int, int]:
    """Return for each `<a>` the index of what ends it: its end tag or the next `<a>`."""
    ends: dict[int, int] = {}
    opened = -1
    for index, token in enumerate(every):
        if token.name == "a" and token.kind is not Kind.TEXT:
            if opened >= 0:
                ends[opened] = index
            opened = index if token.kind is Kind.START else -1
    return ends


def _to_other_edition(page: str, token: Token, inner: Sequence[Token]) -> bool:
    """Return whether a link says that its target is in a certain language: it is right on every edition."""
    if token.value("hreflang") or token.value("lang"):
        return True
    said = (token.value("aria-label"), token.value("title"))
    shown = "".join(page[one.start : one.end] for one in inner[:20] if one.kind is Kind.TEXT)[:300]
    return names_language(unescape(shown)) or any(names_language(one) for one in said if one)


def edition(editions: dict[str, str], locale: Locale) -> str:
    """Return the address that a list of editions has for a locale, empty when that is not certain."""
    language = locale.tag.partition("-")[0].lower()
    parts = locale.tag.lower().split("-")
    wanted = [locale.tag.lower(), f"{parts[0]}-{parts[-1]}", f"{language}-{locale.script.lower()}"]
    wanted += [] if locale.chinese else [language]
    wanted += sorted(one.replace("_", "-") for one in language_parts(locale) if re.match(rf"{language}[-_]", one))
    address = next((editions[one] for one in wanted if one in editions), "")
    alone = [one for one in editions if one.partition("-")[0] == language]
    if not address and alone == [language]:
        address = editions[language]
        if locale.chinese and not _says(address, locale):
            return ""
    return address


def _says(address: str, locale: Locale) -> bool:
    """Return whether a part of an address means this locale and no other in its language."""
    own = {one for one in language_parts(locale) if len(one) > 1 and one != locale.tag.partition("-")[0]}
    return any(piece in own for piece in re.split(r"[/?&=._]", address.lower()))


def _host(address: str) -> str:
    try:
        return (urlsplit(address.strip()).hostname or "").lower()
    except ValueError:
        return ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address.strip()


def _same(one: str, other: str, base: str) -> bool:
    """Return whether two addresses lead to one page, named as such (`#top` names none)."""
    if one.strip()[:1] in {"", "#"}:
        return False
    first, second = (
        re.sub(r"^https?:", "", _joined(base, each).partition("#")[0]).rstrip("/") for each in (one, other)
    )
    return first == second and bool(first)


def _as(address: str, old: str, base: str) -> str:
    """Return the address of an edition as `old` was written: with a host or without, its place on the page kept."""
    core = old.strip()
    if _host(core) and not _host(address):
        address = _joined(base if _host(base) else core, address)
    elif not _host(core) and _host(address) and _host(address) == _host(base):
        parts = urlsplit(address)
        address = parts.path + (f"?{parts.query}" if parts.query else "")
    _, mark, fragment = core.partition("#")
    return old.replace(core, f"{address}{mark}{fragment}", 1) if core else address


def _written(page: str, attribute: Attribute, new: str) -> str:
    """Return an address as the value of its attribute, escaped as the old one was."""
    raw = page[attribute.start : attribute.end]
    if attribute.quote == jsonld.QUOTE:
        return jsonld.written(new).replace("\\u0026", "&")
    if raw == attribute.value and not re.search(r"[\s\"'<>`]", new):
        return new
    written = escape(new).replace('"', "&quot;").replace("'", "&#39;")
    return written if attribute.quote else f'"{written}"'
