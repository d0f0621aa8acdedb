"""Pages of the HTML format: which tokens are text, in which structure, with which role.

In: the decoded page. Out: slots: a block with its stretch of inline content, or with the attribute that holds it;
where the page says its language; notices. Scripts, styles, comments, svg, listings (`<pre><code>`) and what is marked
`translate="no"` stay skeleton; in other `<pre>` line ends, tabs and runs of spaces are codes. May not touch: inline
markup (that is `runs`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from l10n.formats._links import names_language
from l10n.formats.html import jsonld
from l10n.formats.html.elements import (
    ATTRIBUTES,
    CONTENT,
    HEADINGS,
    INNER,
    MEMBERS,
    META,
    OF_ITS_OWN,
    OPAQUE,
    ROLES,
    SITE,
    STRUCTURES,
    UNSEEN,
    VOID,
    drawn_bullet,
    is_inline,
    is_kept,
    is_listing,
    says,
    templated,
)
from l10n.formats.html.runs import Stretch, stretches
from l10n.formats.html.tokens import Attribute, Kind, Token, tokens
from l10n.model import Block, Notice, Place, Role, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LAYOUT = re.compile(r"\r\n|[\r\n]|[ \t]{2,}|\t")
_WRAP = re.compile(r"[ \t]*[\r\n\f\t][ \t\r\n\f]*")
_DEPTH = 100  # structures around a block that it names; no page that a person made has more
_NO_HEADING = 120  # characters; bold text that is longer is no heading


@dataclass(frozen=True, slots=True)
class Slot:
    """A block and how to write it: a stretch of inline content, an attribute's value, or the content of `title`."""

    block: Block
    stretch: Stretch | None = None
    attribute: Attribute | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known about a page. `html` is its root tag; `locales` are attributes that name its locale.

    `spoken` are the `lang` attributes of other elements, those left out that name the language of another edition.
    """

    slots: tuple[Slot, ...]
    notices: tuple[Notice, ...]
    html: Token | None
    locales: tuple[tuple[str, Attribute], ...]
    spoken: tuple[Attribute, ...]


@dataclass(slots=True)
class _Element:
    """An open block-level element: the name it gives in `within`, and how many members it has."""

    name: str
    label: str = ""
    members: int = 0


@dataclass(slots=True)
class _Walk:
    page: str
    line_starts: list[int]
    slots: list[Slot] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    """Those of `elements` that have one."""
    open_names: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    run: list[Token] = field(default_factory=list)
    html: Token | None = None
    locales: list[tuple[str, Attribute]] = field(default_factory=list)
    spoken: list[Attribute] = field(default_factory=list)


@lru_cache(maxsize=4)
def parse(page: str) -> Page:
    """Return the slots of a page."""
    starts = [0]
    position = page.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = page.find("\n", position + 1)
    walk = _Walk(page, starts)
    every = list(tokens(page))
    ends = _matching_ends(every)
    index = 0
    while index < len(every):
        index = _token(walk, every, index, ends)
    _flush(walk)
    walk.slots.sort(key=lambda slot: slot.block.place.start)
    numbered = tuple(replace(slot, block=replace(slot.block, id=f"b{n}")) for n, slot in enumerate(walk.slots, start=1))
    return Page(numbered, tuple(walk.notices), walk.html, tuple(walk.locales), tuple(walk.spoken))


def _matching_ends(every: Sequence[Token]) -> dict[int, int]:
    """Return for each opaque or untranslatable start tag the index of its end tag."""
    ends: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for index, token in enumerate(every):
        if token.kind is Kind.START and token.name not in VOID:
            waiting.setdefault(token.name, []).append(index)
        elif token.kind is Kind.END and waiting.get(token.name):
            ends[waiting[token.name].pop()] = index
    return ends


def _token(walk: _Walk, every: Sequence[Token], index: int, ends: dict[int, int]) -> int:
    """Take one token in and return the index of the next one to look at."""
    token = every[index]
    if token.kind is Kind.RAW:
        _raw(walk, every[index - 1] if index else token, token)
        return index + 1
    if token.kind is Kind.TEXT and walk.open_names.get("pre"):
        walk.run += _preformatted(walk.page, token)
        return index + 1
    if token.kind is Kind.COMMENT and (end := drawn_bullet(walk.page, every, index)):
        walk.run.append(Token(Kind.COMMENT, token.start, every[end].end))
        return end + 1
    if token.kind in {Kind.TEXT, Kind.COMMENT}:
        walk.run.append(token)
        return index + 1
    if token.kind is Kind.START:
        skipped = _skipped(walk, every, index, ends)
        if skipped:
            return skipped
        if token.name not in OF_ITS_OWN and token.attributes:
            _spoken(walk, token, every[index + 1] if index + 1 < len(every) else token)
        _start(walk, token)
    elif is_inline(token):
        walk.run.append(token)
    else:
        _flush(walk)
        _close(walk, token.name)
    return index + 1


def _spoken(walk: _Walk, token: Token, following: Token) -> None:
    """Take the language of an element's text in, unless that text is the name of a language."""
    for attribute in filter(None, (token.get("lang"), token.get("xml:lang"))):
        named = following.kind is Kind.TEXT and names_language(
            unescape(walk.page[following.start : following.end][:80])
        )
        if not named:
            walk.spoken.append(attribute)


def _raw(walk: _Walk, opening: Token, token: Token) -> None:
    """Take the text of an element in that holds no tags."""
    shown = walk.page[token.start : token.end].strip()
    if token.name == "title" and shown:
        _add_content(walk, token, CONTENT)
    elif token.name == "textarea" and says(unescape(shown)) and not is_kept(opening):
        _add_content(walk, token, INNER)
    elif token.name == "script" and opening.value("type").strip().lower() == jsonld.TYPE:
        for key, attribute in jsonld.strings(walk.page, token.start, token.end):
            if key == jsonld.LANGUAGE:
                walk.locales.append((key, attribute))
            elif key in jsonld.TEXTS and says(attribute.value):
                _add_metadata(walk, attribute)


def _skipped(walk: _Walk, every: Sequence[Token], index: int, ends: dict[int, int]) -> int:
    """Return the index after an element that stays skeleton, 0 when `every[index]` begins none."""
    token = every[index]
    if token.name not in OPAQUE and token.name != "pre" and not is_kept(token):
        return 0
    end = ends.get(index)
    if end is None:
        return 0
    if token.name == "pre" and not is_kept(token) and not is_listing(walk.page, every[index + 1 : end]):
        return 0
    inside = (walk.page[one.start : one.end] for one in every[index:end] if one.kind is Kind.TEXT)
    if token.name in {"pre", "object", "svg"} and any(map(says, inside)):
        line = bisect_right(walk.line_starts, token.start)
        walk.notices.append(Notice(f"the text of this <{token.name}> is left as it is", line=line))
    if is_inline(token) or token.name == "svg":
        whole = Token(Kind.COMMENT, token.start, every[end].end)
        walk.run.append(whole)
    else:
        _flush(walk)
    return end + 1


def _preformatted(page: str, token: Token) -> Iterator[Token]:
    """Part a text of `<pre>` so that its line ends are line breaks, and its tabs and runs of spaces tokens too."""
    position = token.start
    for found in _LAYOUT.finditer(page, token.start, token.end):
        if found.start() > position:
            yield Token(Kind.TEXT, position, found.start())
        yield Token(Kind.START, *found.span(), "wbr" if found[0][0] in " \t" else "br")
        position = found.end()
    if token.end > position:
        yield Token(Kind.TEXT, position, token.end)


def _start(walk: _Walk, token: Token) -> None:
    for name in ATTRIBUTES:
        _add_attribute(walk, token, name)
    if is_inline(token):
        walk.run.append(token)
        return
    _flush(walk)
    if token.name == "meta":
        _meta(walk, token)
    elif token.name == "html" and walk.html is None:
        walk.html = token
    elif token.name in {"optgroup", "option", "track"}:
        _add_attribute(walk, token, "label")
    elif token.name == "table":
        _add_attribute(walk, token, "summary")
    elif token.name == "input" and token.value("type").lower() in {"submit", "button", "reset"}:
        _add_attribute(walk, token, "value")
    if token.name not in VOID:
        _open(walk, token.name)


def _meta(walk: _Walk, token: Token) -> None:
    name = (token.value("name") or token.value("property") or token.value("itemprop")).lower()
    content = token.get("content")
    if name in META:
        _add_attribute(walk, token, "content")
    elif content and name in {"og:locale", "language", "dc.language"}:
        walk.locales.append((name, content))
    elif content and token.value("http-equiv").lower() == "content-language":
        walk.locales.append(("content-language", content))


def _open(walk: _Walk, name: str) -> None:
    """Open a block-level element, closing what HTML lets one leave open before it."""
    if walk.elements and walk.elements[-1].name == "p":
        _pop(walk)
    member = MEMBERS.get(name)
    if member:
        _close_inner(walk, name, member[1])
    element = _Element(name)
    site = walk.open_names.get("article", 0) + walk.open_names.get("main", 0) == 0
    stem = STRUCTURES.get(name) or (SITE.get(name, "") if site else "")
    if stem:
        walk.counts[stem] = walk.counts.get(stem, 0) + 1
        element.label = f"{stem}{walk.counts[stem]}"
    elif member:
        holder = next((one for one in reversed(walk.elements) if one.name in member[1]), None)
        if holder:
            element.label = f"{member[0]}{holder.members + (member[0] != 'row')}"
            holder.members += 1
    walk.elements.append(element)
    if element.label:
        walk.labels.append(element.label)
    walk.open_names[name] = walk.open_names.get(name, 0) + 1


def _close_inner(walk: _Walk, name: str, holders: tuple[str, ...]) -> None:
    """Close an open member of the same structure: `<li>` ends the `<li>` before it."""
    siblings = {"td", "th"} if name in {"td", "th"} else {name}
    for depth in range(len(walk.elements) - 1, -1, -1):
        if walk.elements[depth].name in siblings:
            while len(walk.elements) > depth:
                _pop(walk)
            return
        if walk.elements[depth].name in holders:
            return


def _close(walk: _Walk, name: str) -> None:
    if walk.open_names.get(name):
        while _pop(walk) != name:
            pass


def _pop(walk: _Walk) -> str:
    element = walk.elements.pop()
    if element.label:
        walk.labels.pop()
    walk.open_names[element.name] -= 1
    return element.name


def _flush(walk: _Walk) -> None:
    """Make blocks of the inline content gathered so far."""
    run, walk.run = walk.run, []
    if not any(token.kind is Kind.TEXT for token in run):
        return
    nearest = walk.elements[-1].name if walk.elements else ""
    within = _within(walk)
    for stretch in stretches(walk.page, run):
        place = _place(walk, stretch.start, stretch.end)
        if any("\ud800" <= character <= "\udfff" for character in stretch.text):
            walk.notices.append(
                Notice("this text has bytes that its encoding does not know and is left as it is", line=place.line)
            )
            continue
        shown = strip_codes(stretch.text, stretch.codes)
        if templated(shown) or not shown.strip(UNSEEN):
            continue
        level = HEADINGS.get(nearest, 0)
        role = Role.HEADING if level else ROLES.get(nearest, Role.PARAGRAPH)
        if (
            role is Role.PARAGRAPH
            and stretch.strong
            and len(stretch.text) < _NO_HEADING
            and stretch.text[-1] not in ".。！？!"
        ):
            role = Role.HEADING
        block = Block("", stretch.text, place, role, stretch.codes, level, within)
        walk.slots.append(Slot(block, stretch))


def _within(walk: _Walk) -> tuple[str, ...]:
    return tuple(walk.labels[:_DEPTH])


def _place(walk: _Walk, start: int, end: int) -> Place:
    return Place(start, end, bisect_right(walk.line_starts, start))


def _add_content(walk: _Walk, token: Token, quote: str) -> None:
    raw = walk.page[token.start : token.end]
    shown = raw.strip()
    start = token.start + raw.index(shown)
    _add_metadata(walk, Attribute(unescape(shown), start, start + len(shown), quote))


def _add_attribute(walk: _Walk, token: Token, name: str) -> None:
    attribute = token.get(name)
    if attribute and says(attribute.value):
        raw = walk.page[attribute.start : attribute.end]
        start = attribute.start + len(raw) - len(raw.lstrip())
        _add_metadata(walk, Attribute(attribute.value.strip(), start, start + len(raw.strip()), attribute.quote))


def _add_metadata(walk: _Walk, attribute: Attribute) -> None:
    text = _WRAP.sub(" ", attribute.value)
    if any("\ud800" <= character <= "\udfff" for character in text):
        return
    block = Block("", text, _place(walk, attribute.start, attribute.end), Role.METADATA, within=_within(walk))
    walk.slots.append(Slot(block, attribute=attribute))
