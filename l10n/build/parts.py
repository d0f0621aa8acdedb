"""Parts of a page: one paragraph-sized element each, by what it is in the release.

In: a role and the HTML of a text. Out: elements; runs of contact lines become one address, a boilerplate heading and
what follows it one section. May not touch: texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_WHOLE = re.compile(r"<strong>((?:(?!</?strong>).)*)</strong>", re.DOTALL)
_BOLD = frozenset({Role.HEADLINE, Role.SUB_HEADLINE, Role.HEADING, Role.BOILERPLATE_HEADING, Role.KICKER})
"""Roles whose look is bold already: strong type round the whole of one says nothing more."""
_PLAIN = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.TABLE_CELL, Role.METADATA})


@dataclass(frozen=True, slots=True)
class Part:
    """An element of the page. `kind` is `contact` (HTML of a line only), `boilerplate`, `block`, or `other`.

    A part of kind `other` (list, table, rule, raw HTML) belongs to the section that is open where it stands.
    """

    kind: str
    html: str


def part(role: Role, text: str, level: int = 0) -> Part:
    """Return the element of a block. `level` is that of a heading in the release, 0 for none."""
    whole = _WHOLE.fullmatch(text) if role in _BOLD else None
    text = whole[1] if whole else text
    if role is Role.CONTACT:
        return Part("contact", f"<strong>{text}</strong>" if level else linked(text))
    if role is Role.HEADLINE:
        return Part("block", f"<h1>{text}</h1>")
    heading = role in {Role.HEADING, Role.BOILERPLATE_HEADING} or (level and role in _PLAIN | {Role.BOILERPLATE})
    kind = "boilerplate" if role in {Role.BOILERPLATE, Role.BOILERPLATE_HEADING} else "block"
    if heading:
        level = min(max(level, 2), 6)
        return Part(kind, f"<h{level}>{text}</h{level}>")
    css = "" if role in _PLAIN else f' class="{role.value}"'
    return Part(kind, f"<p{css}>{text}</p>")


def assemble(parts: Iterable[Part]) -> str:
    """Return the HTML of parts in order."""
    return "\n".join(_sections(parts))


def _sections(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the parts, contact lines and boilerplate gathered."""
    gathered: list[str] = []
    kind = ""
    for one in parts:
        if one.kind != kind and not (kind == "boilerplate" and one.kind == "other"):
            yield from _gathered(kind, gathered)
            gathered, kind = [], one.kind
        gathered.append(one.html)
    yield from _gathered(kind, gathered)


def _gathered(kind: str, html: list[str]) -> Iterator[str]:
    if kind == "contact":
        yield '<address class="contact">' + "<br>\n".join(html) + "</address>"
    elif kind == "boilerplate":
        yield '<section class="boilerplate">\n' + "\n".join(html) + "\n</section>"
    else:
        yield from html


def linked(text: str) -> str:
    """Return a contact line's HTML with plain e-mail addresses as links."""
    if "<a " in text:
        return text
    return _ADDRESS.sub(lambda match: f'<a href="mailto:{match[0]}">{match[0]}</a>', text)


def lines(texts: Iterable[tuple[Role, str]]) -> list[tuple[Role, str]]:
    """Return the lines of one paragraph, those of running text that follow each other put together."""
    found: list[tuple[Role, str]] = []
    for role, text in texts:
        if found and found[-1][0] is role and role in _PLAIN | {Role.BOILERPLATE, Role.CAPTION}:
            found[-1] = (role, f"{found[-1][1]}<br>\n{text}")
        else:
            found.append((role, text))
    return found
