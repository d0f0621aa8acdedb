"""What a page says of itself to search engines: strings in `<script type="application/ld+json">` (JSON-LD 1.1).

In: the page and where such a script stands. Out: its strings by key, with their places; a text as such a string.
Scripts that are no JSON are left alone. May not touch: anything else in a script.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from l10n.formats.html.tokens import Attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPE = "application/ld+json"
QUOTE = "{"
"""The "quote" of what is no attribute but a string of JSON."""
TEXTS = frozenset(
    {"headline", "alternativeHeadline", "name", "alternateName", "description", "abstract", "caption", "articleSection",
     "articleBody", "keywords", "jobTitle", "text"}
)  # fmt: skip
"""Keys of schema.org whose values a reader may see."""
LANGUAGE = "inLanguage"
ADDRESSES = frozenset({"url", "mainEntityOfPage", "@id"})

_PAIR = re.compile(r"\"(?P<key>[@A-Za-z]{2,40})\"\s*:\s*\"(?P<value>(?:[^\"\\]|\\.)*)\"")


def strings(page: str, start: int, end: int) -> Iterator[tuple[str, Attribute]]:
    """Yield the key and the value, with its place, of each string that a key stands before."""
    try:
        json.loads(page[start:end])
    except (ValueError, RecursionError):
        return
    for found in _PAIR.finditer(page, start, end):
        value = json.loads(f'"{found["value"]}"', strict=False)
        yield found["key"], Attribute(value, *found.span("value"), QUOTE)


def written(text: str) -> str:
    """Return a text as the inside of a string of JSON that can stand in a page."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
    return inner.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
