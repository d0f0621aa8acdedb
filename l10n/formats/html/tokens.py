"""Tokens of the HTML format: tags, text and comments of a page, each with its exact place.

In: the decoded page, however broken. Out: Tokens that cover it without a gap, in order. Follows the HTML standard's
tokenizer (WHATWG, section 13.2.5) as far as places and raw text are concerned; builds no tree. Linear in length.
May not touch: the meaning of elements (that is `page`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+)))?"
)
_CLOSE = re.compile(r"[\s/]*>")


class Kind(StrEnum):
    """What a token is."""

    TEXT = "text"
    RAW = "raw"
    """Content of script, style, title and the like: no tags in it."""
    START = "start"
    END = "end"
    COMMENT = "comment"
    """Comments, the doctype, processing instructions."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value and its place in the page, quotes left out. `quote` is empty for a bare value."""

    value: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the page, `page[start:end]`; `name` in lower case for tags and raw content."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: tuple[tuple[str, Attribute], ...] = ()

    def get(self, name: str) -> Attribute | None:
        """Return the first attribute of that name."""
        return next((attribute for own, attribute in self.attributes if own == name), None)

    def value(self, name: str) -> str:
        """Return an attribute's value, empty when it has none."""
        found = self.get(name)
        return found.value if found else ""


def tokens(page: str, *, scripting: bool = False) -> Iterator[Token]:
    """Yield the tokens of a page. With `scripting` the content of `<noscript>` is one text without tags."""
    position = text_from = 0
    while (at := page.find("<", position)) >= 0:
        token = _markup(page, at)
        if token is None:
            position = at + 1
            continue
        if at > text_from:
            yield Token(Kind.TEXT, text_from, at)
        yield token
        position = text_from = token.end
        if token.kind is Kind.START and token.name in _RAW:
            end = _raw_end(page, token.end, token.name)
            if end > token.end:
                yield Token(Kind.RAW, token.end, end, token.name)
            position = text_from = end
        elif token.kind is Kind.START and token.name == "noscript" and not scripting:
            end = _raw_end(page, token.end, token.name)  # a comment or tag left open in it ends with it
            yield from (_moved(one, token.end) for one in tokens(page[token.end : end], scripting=True))
            position = text_from = end
    if text_from < len(page):
        yield Token(Kind.TEXT, text_from, len(page))


def _moved(token: Token, offset: int) -> Token:
    """Return a token found in the part of the page that begins at `offset`."""
    moved = tuple(
        (name, replace(one, start=one.start + offset, end=one.end + offset)) for name, one in token.attributes
    )
    return replace(token, start=token.start + offset, end=token.end + offset, attributes=moved)


def _markup(page: str, at: int) -> Token | None:
    """Return the token of the markup that begins at `at`, None when `<` is only a character."""
    following = page[at + 1 : at + 2]
    if following in {"!", "?"}:
        closer = "-->" if page.startswith("<!--", at) else ">"
        end = page.find(closer, at + 2)
        return Token(Kind.COMMENT, at, len(page) if end < 0 else end + len(closer))
    closing = following == "/"
    name = _NAME.match(page, at + 2 if closing else at + 1)
    if not name:
        return None
    end, attributes = _attributes(page, name.end())
    if not end:  # a tag that never ends swallows the rest, as in browsers
        return Token(Kind.COMMENT, at, len(page))
    kind = Kind.END if closing else Kind.START
    return Token(kind, at, end, name[0].lower(), () if closing else tuple(attributes))


def _attributes(page: str, position: int) -> tuple[int, list[tuple[str, Attribute]]]:
    """Return where the tag ends (0 when it never does) and its attributes."""
    found: list[tuple[str, Attribute]] = []
    while not (close := _CLOSE.match(page, position)):
        match = _ATTRIBUTE.match(page, position)
        if not match:
            position += 1
            if position >= len(page):
                return 0, found
            continue
        group = next((one for one in ("double", "single", "bare") if match[one] is not None), "")
        if group:
            quote = {"double": '"', "single": "'", "bare": ""}[group]
            found.append((match["name"].lower(), Attribute(unescape(match[group]), *match.span(group), quote)))
        position = match.end()
    return close.end(), found


def _raw_end(page: str, position: int, name: str) -> int:
    """Return where the raw content of an element ends: at its end tag, or with the page."""
    found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(page, position)
    return found.start() if found else len(page)
