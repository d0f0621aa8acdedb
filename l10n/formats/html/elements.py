"""Elements of HTML: which stand in a line of text, which hold structure, which attributes and names hold text.

In: tags, texts. Out: tables of names, and yes or no. May not touch: pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.formats.html.tokens import Kind, Token
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
        "picture", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements that stand in a line of text."""
VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    }
)  # fmt: skip
"""Elements without an end tag."""
OPAQUE = frozenset({"svg", "math", "template", "object"})
"""Elements whose content stays as it is."""
_LISTING = frozenset({"code", "samp", "kbd"})
STRUCTURES = {
    "ul": "list",
    "select": "list",
    "menu": "list",
    "ol": "numbered",
    "table": "table",
    "blockquote": "quote",
    "nav": "nav",
    "aside": "aside",
}
"""Elements that are structures, and what these are called in `within`."""
SITE = {"header": "banner", "footer": "footer"}
"""Elements that are parts of the page's furniture when they stand in no article."""
MEMBERS = {
    "li": ("item", ("ul", "ol", "menu")),
    "tr": ("row", ("table",)),
    "option": ("item", ("select",)),
    "td": ("cell", ("tr",)),
    "th": ("cell", ("tr",)),
}
"""Members of structures: what they are called, and the elements that hold them."""
ROLES = {
    "li": Role.LIST_ITEM,
    "option": Role.LIST_ITEM,
    "td": Role.TABLE_CELL,
    "th": Role.TABLE_CELL,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}
"""Elements that give their text a role."""
ATTRIBUTES = ("alt", "title", "placeholder", "aria-label", "aria-description", "aria-placeholder", "aria-valuetext")
"""Attributes with text that a reader sees or hears."""
META = frozenset(
    {
        "description",
        "keywords",
        "news_keywords",
        "application-name",
        "dc.title",
        "dc.description",
        "dcterms.title",
        "dcterms.description",
        "headline",
        "og:site_name",
        "og:title",
        "og:description",
        "og:image:alt",
        "twitter:title",
        "twitter:description",
        "twitter:image:alt",
    }
)
"""Names of `<meta>` whose content a reader may see, in lower case."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Headings and their levels."""
CONTENT, INNER = ">", ">>"
"""The "quote" of what is no attribute but the content of `<title>`, or of another element that holds no tags."""

_TEMPLATE = re.compile(r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\$\{[^{}]{0,200}\}|<%.{0,500}?%>", re.DOTALL)

OF_ITS_OWN = frozenset({"html", "a", "link", "option"})
"""Elements whose `lang` is that of the page they lead to, or is seen to elsewhere."""
UNSEEN = " \t\u00a0\u00ad\u200b\u200c\u200d\u2060\u3000\ufeff"
"""Characters that show nothing."""
_BULLET = "<![if !supportLists]"
_NEAR = 20  # tokens in which a bullet ends


def is_inline(token: Token) -> bool:
    """Return whether a tag stands in a line of text. One of another namespace does (`o:p` of Word), as in browsers."""
    return token.name in INLINE or ":" in token.name


def drawn_bullet(page: str, every: Sequence[Token], index: int) -> int:
    """Return the index of the end of a list's bullet that Word has drawn for others, 0 when none begins here."""
    if not page.startswith(_BULLET, every[index].start):
        return 0
    near = range(index + 1, min(index + _NEAR, len(every)))
    return next((at for at in near if page.startswith("<![endif]", every[at].start)), 0)


def templated(text: str) -> bool:
    """Return whether a text is nothing but a template's tags, and marks between them."""
    return ("{" in text or "<%" in text) and bool(_TEMPLATE.search(text)) and not says(text)


def says(text: str) -> bool:
    """Return whether a text has a letter in it that is not part of a template's tag, `{{ name }}` or `{% if %}`."""
    if "{" in text or "<%" in text:
        text = _TEMPLATE.sub("", text)
    return any(character.isalpha() for character in text)


def is_kept(token: Token) -> bool:
    """Return whether an element says that it is not to be translated (HTML 3.2.6.3; the class is Google's)."""
    return token.value("translate").lower() == "no" or "notranslate" in token.value("class").split()


def is_listing(page: str, inside: Sequence[Token]) -> bool:
    """Return whether the first thing in a `<pre>` is a `<code>` or the like: a program or its output."""
    shown = (one for one in inside if one.kind is not Kind.TEXT or page[one.start : one.end].strip())
    first = next(shown, None)
    return first is not None and first.kind is Kind.START and first.name in _LISTING
