"""A release's own file with a term changed: as little of it as can be. Part of the room `terminology`.

In: a parsed release and, by block, the stretches of its text that change. Out: the file's bytes, and the blocks that
could not be changed in it. A term that runs over a line end of a wrapped paragraph is replaced where it stands, and the
line end kept; where that cannot be done the block is written anew by its format. Whatever was written is read again: it
counts only when every block then says what it should. May not touch: files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from l10n import formats
from l10n.errors import L10nError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.formats import Format
    from l10n.locale import Locale
    from l10n.model import Block, Document

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LINE = r"[ \t]*\r?\n[ \t>]*"
_MARKS = 3
"""Markup longer than this holds words."""
_BREAK = re.compile(_LINE)


class Edit(NamedTuple):
    """A stretch `text[start:end]` of a block's text and what comes in its place."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made; they are in order and do not overlap."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def rewritten(document: Document, wanted: Mapping[str, Sequence[Edit]], locale: Locale) -> tuple[bytes, frozenset[str]]:
    """Return the release's file with the edits of some blocks (by id), and the ids of those that stay as they are."""
    module = formats.named(document.format)
    told = {block.id: edited(block.text, wanted[block.id]) for block in document.blocks if wanted.get(block.id)}
    data = document.skeleton
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data, frozenset(told)
    at_once = _in_place(data, document.blocks, wanted)
    if _says(module, data, at_once, told):
        return at_once, frozenset()
    left: set[str] = set()
    for block in reversed(document.blocks):  # what comes later in the file does not move what comes before it
        if block.id in told:
            one = {block.id: told[block.id]}
            tried = _in_place(data, (block,), wanted)
            good = _says(module, data, tried, one)
            data, left = (tried, left) if good else (data, left | {block.id})
    for name in sorted(left):
        made = _merged(module, data, {name: told[name]}, locale)
        if made is not None and _says(module, data, made, {name: told[name]}):
            data, left = made, left - {name}
    return data, frozenset(left)


def _in_place(data: bytes, blocks: Sequence[Block], wanted: Mapping[str, Sequence[Edit]]) -> bytes:
    """Return the file with the edits of some blocks made where the words stand."""
    text = data.decode("utf-8")
    places = [place for block in blocks for place in _places(text, block, wanted.get(block.id, ()))]
    for start, end, new in sorted(places, reverse=True):
        text = _put(text, start, end, new)
    return text.encode("utf-8")


def _says(module: Format, before: bytes, after: bytes, told: Mapping[str, str]) -> bool:
    """Return whether a changed file has the same blocks and markup as before, but for the texts of those told."""
    try:
        old, new = module.extract(before).blocks, module.extract(after).blocks
    except L10nError:
        return False
    expected = [(told.get(block.id, block.text), *_markup(block)) for block in old]
    return expected == [(block.text, *_markup(block)) for block in new]


def _markup(block: Block) -> tuple[object, ...]:
    """Return what must not change: structure and codes, but for the titles of links, which are blocks."""
    return (block.level, block.within, [(code.name, code.kind, code.target, code.text) for code in block.codes])


def _merged(module: Format, data: bytes, told: Mapping[str, str], locale: Locale) -> bytes | None:
    try:
        return module.merge(module.extract(data), told, locale)
    except L10nError:
        return None


def _places(text: str, block: Block, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits of a block as edits of the file, each at its place among all words that look like it."""
    raw = text[block.place.start : block.place.end]
    for code in block.codes:  # an address is no text, and the title of a link a block of its own
        for markup in (code.opening, code.closing):
            raw = raw.replace(markup, "\0" * len(markup)) if len(markup) > _MARKS else raw
    for edit in edits:
        like = _pattern(block.text[edit.start : edit.end])
        at = sum(1 for one in like.finditer(block.text) if one.start() < edit.start)
        found = list(like.finditer(raw))
        if at < len(found):
            start, end = found[at].span()
            yield Edit(block.place.start + start, block.place.start + end, edit.new)


def _pattern(words: str) -> re.Pattern[str]:
    """Return what matches a stretch of a block's text in the file: a space may be a line end, Han may be cut by one."""
    parts: list[str] = []
    for at, one in enumerate(words):
        if one.isspace():
            parts.append(rf"(?:{_LINE}|[ \t\u00a0]+)")
            continue
        cut = at and _HAN.match(one) and _HAN.match(words[at - 1])
        parts.append((f"(?:{_LINE})?" if cut else "") + re.escape(one))
    return re.compile("".join(parts))


def _put(raw: str, start: int, end: int, new: str) -> str:
    """Return the file's stretch with a term replaced; a line end inside the old one stays inside or behind the new."""
    cut = _BREAK.search(raw, start, end)
    if cut is None:
        return raw[:start] + new + raw[end:]
    words = new.split(" ")
    if len(words) > 1:
        kept = min(len(raw[start : cut.start()].split()), len(words) - 1)
        new = " ".join(words[:kept]) + cut[0].lstrip(" \t") + " ".join(words[kept:])
    elif len(new) > 1 and _HAN.match(new):
        kept = min(cut.start() - start, len(new) - 1)
        new = new[:kept] + cut[0] + new[kept:]
    elif raw[end : end + 1] == " ":
        return raw[:start] + new + cut[0].lstrip(" \t") + raw[end + 1 :]
    elif raw[start - 1 : start] == " ":
        return raw[: start - 1] + cut[0].lstrip(" \t") + new + raw[end:]
    return raw[:start] + new + raw[end:]
