"""Inline codes while a block is split: out of the text before, back in after, under the segment's own names.

In: a Block. Out: a View, its text as a reader sees it with the way back to the block's own text; and for a stretch of
the block, the text, codes and names of a Segment. May not touch: where sentences end.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from l10n.model import CODE, CodeKind, InlineCode

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from l10n.model import Block
    from l10n.segmentation.place import Break

_OBJECT = "\ufffc"  # stands for a code that shows something: a code span, an image
_SHOWN = frozenset({CodeKind.LITERAL, CodeKind.IMAGE})
_NOTES = frozenset({CodeKind.NOTE, CodeKind.RAW})
_NOTE_DIGITS = 3
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


_NOWHERE = array("q")


class View(NamedTuple):
    """`text` is what a reader sees; character `i` of it stands at `starts[i]` in the block's text.

    An empty `starts` says that the two are the same. `breaks` are the places of line break codes in `text`.
    """

    text: str
    starts: array[int]
    breaks: tuple[int, ...] = ()


def view(block: Block) -> View:
    """Take the codes out of a block's text: line breaks become white space, code spans and images one character."""
    if not block.codes:
        return View(block.text, _NOWHERE)
    by_name = {code.name: code for code in block.codes}
    found = [match for match in CODE.finditer(block.text) if match["name"] in by_name]
    if not found:
        return View(block.text, _NOWHERE)
    pieces: list[str] = []
    starts = array("q")
    breaks: list[int] = []
    at, raised = 0, False
    for match in (*found, None):
        stop = match.start() if match else len(block.text)
        plain = block.text[at:stop]
        pieces.append(plain.translate(_RAISED) if raised and plain.isdigit() and len(plain) <= _NOTE_DIGITS else plain)
        starts.extend(range(at, stop))
        if match is None:
            break
        at, raised = match.end(), False
        code = by_name[match["name"]]
        if match["close"]:
            continue
        raised = code.kind in _NOTES and not match["empty"]
        if match["empty"] and (code.kind is CodeKind.BREAK or code.kind in _SHOWN):
            if code.kind is CodeKind.BREAK:
                breaks.append(len(starts))
            pieces.append("\n" if code.kind is CodeKind.BREAK else _OBJECT)
            starts.append(match.start())
    return View("".join(pieces), starts, tuple(breaks))


def cut(block: Block, seen: View, found: list[Break]) -> list[tuple[str, str]]:
    """Return (lead, text) for each sentence, in the block's own names; together they are the block's text.

    Closing codes stay with the sentence they close, opening ones go with the one they open.
    """
    text = block.text
    edges = [(0, _leading(text))]
    known = {code.name: code for code in block.codes}
    for one in found:
        if seen.starts:
            edges.append(_between(text, seen.starts[one.end - 1], seen.starts[one.start], known))
        else:
            edges.append((one.end, one.start))
    stops = [end for end, _ in edges[1:]] + [len(text)]
    return [(text[low:high], text[high:stop]) for (low, high), stop in zip(edges, stops, strict=True)]


def _leading(text: str) -> int:
    stripped = text.lstrip()
    return len(text) - len(stripped) if stripped else 0


def _between(text: str, last: int, first: int, known: Mapping[str, InlineCode]) -> tuple[int, int]:
    """Return where the lead between two sentences begins and ends, given their last and first characters."""
    own = CODE.match(text, last)
    begin = own.end() if own and own["name"] in known else last + 1
    end = begin
    at = begin
    while at < first:
        match = CODE.match(text, at)
        if match is None or match["name"] not in known:
            at += 1
            continue
        attached = match["close"] or (match["empty"] and known[match["name"]].kind in _NOTES and at == end)
        if attached:
            end = match.end()
        at = match.end()
    start = end
    while start < first:
        match = CODE.match(text, start)
        if match is not None and match["name"] in known and known[match["name"]].kind is not CodeKind.BREAK:
            break
        start = match.end() if match is not None and match["name"] in known else start + 1
    return end, start


def own_names(text: str, block: Block) -> tuple[str, tuple[InlineCode, ...], dict[str, str]]:
    """Return a stretch of the block's text with its codes named from 1, the codes, and segment name -> block name.

    A kind of code whose first is unnumbered in the block (`b`, `b2`) is so in the segment; a name that stands in the
    text as literal text is passed over.
    """
    by_name = {code.name: code for code in block.codes}
    used = dict.fromkeys(match["name"] for match in CODE.finditer(text))
    if not used:
        return text, (), {}
    literal = {name for name in used if name not in by_name}
    bare = {name for name in by_name if name.isalpha()}
    new: dict[str, str] = {}
    taken = set(literal)
    for name in used:
        if name in by_name:
            new[name] = _next_name(name.rstrip("0123456789"), bare, taken)
            taken.add(new[name])
    codes = tuple(replace(by_name[old], name=name) for old, name in new.items())
    return rename(text, new), codes, {name: old for old, name in new.items()}


def _next_name(base: str, bare: set[str], taken: set[str]) -> str:
    number = 1
    while True:
        name = base if number == 1 and base in bare else f"{base}{number}"
        if name not in taken:
            return name
        number += 1


def rename(text: str, names: Mapping[str, str]) -> str:
    """Return `text` with its codes under other names, all at once."""
    if not names:
        return text

    def renamed(match: re.Match[str]) -> str:
        name = names.get(match["name"])
        return f"<{match['close']}{name}{match['empty']}>" if name else match[0]

    return CODE.sub(renamed, text)


def holds_break(text: str, block: Block) -> bool:
    """Return whether a line break code stands in a stretch of the block's text."""
    if "<" not in text:
        return False
    kinds = {code.name: code.kind for code in block.codes}
    return any(kinds.get(match["name"]) is CodeKind.BREAK for match in CODE.finditer(text))
