"""Block structure of the Markdown format: where the paragraphs, headings, list items and cells of a file stand.

In: the decoded file. Out: its slots, facts and notices. Lines come from markdown-it-py (CommonMark with GFM tables, and
footnote definitions added here); characters are found by comparing its contents with the file's own lines. What cannot
be placed with certainty stays skeleton and is said. May not touch: inline markup (that is `slots` and `scanner`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from l10n import anatomy
from l10n.collector import paused
from l10n.formats.markdown import frontmatter, plain, regions, tables
from l10n.formats.markdown.inline import add_region
from l10n.formats.markdown.inside import add_title
from l10n.formats.markdown.marks import Kind, Mark
from l10n.formats.markdown.regions import NEWLINE, Definition, Lines
from l10n.formats.markdown.scanner import normalise
from l10n.formats.markdown.slots import Around, Context, Region, Shape, Slot
from l10n.model import Block, Notice, Role
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from l10n.formats.html import page as html_pages

_NOTE = later(r"\[\^([^\s\[\]^]{1,200})\]:[ \t]*")
LONG = 200_000  # characters
_NESTING = 60  # quotes and lists deeper than this stay skeleton; the parser recurses
_STRUCTURES = {
    "bullet_list_open": "list",
    "ordered_list_open": "numbered",
    "blockquote_open": "quote",
    "table_open": "table",
    "footnote_open": "note",
}
_MEMBERS = {"list_item_open": "item", "tr_open": "row", "th_open": "cell", "td_open": "cell"}


class Fragment(NamedTuple):
    """An HTML block: its source and where it stands, its slots in the HTML format, and the ids of their blocks here."""

    region: Region
    slots: tuple[html_pages.Slot, ...]
    names: tuple[str, ...]

    def placed(self, start: int, end: int, new: str) -> tuple[int, int, str]:
        """Return an edit of the source as one of the file; in a list or quote each new line begins as its lines do."""
        first = self.region.start(start)
        if self.region.prefix:
            new = new.replace("\n", self.region.newline + self.region.prefix)
        return first, max(self.region.end(end), first), new


class Parsed(NamedTuple):
    """All that is known about a Markdown file."""

    slots: tuple[Slot, ...]
    facts: Mapping[str, str]
    notices: tuple[Notice, ...]
    references: Mapping[str, str]
    notes: frozenset[str]
    fragments: tuple[Fragment, ...] = ()
    regions: tuple[Region, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(slots=True)
class _Walk:
    """State of the walk over the parser's tokens."""

    lines: Lines
    context: Context
    first_line: int
    notices: list[Notice] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    members: list[int] = field(default_factory=list)
    row: list[tuple[int, int]] | None = None
    fragments: list[Fragment] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    """Those still ahead, the first one last."""


@lru_cache(maxsize=4)
def parse(text: str) -> Parsed:
    """Return the slots, facts and notices of a Markdown file's text (a byte-order mark included)."""
    with paused() if len(text) > LONG else nullcontext():
        return _parsed(text)


def _parsed(text: str) -> Parsed:
    offset = 1 if text.startswith("\ufeff") else 0
    front = frontmatter.read(text, offset)
    lines = regions.split(text, front.end)
    starts = [0, *(found.end() for found in NEWLINE.finditer(text, 0, front.end)), *lines.starts[1:]]
    seen, runs = plain.runs(lines)
    tokens, env = _tokens(seen) if sum([bool(line.strip(" \t")) for line in seen]) > len(runs) else ([], {})
    references = {normalise(label): found["href"] for label, found in env.get("references", {}).items()}
    context = Context(references, frozenset(env.get("notes", ())), starts)
    for one in front.texts:
        block = Block(context.next_id(), one.value, context.place(one.start, one.end), Role.METADATA)
        context.add(Slot(block, Shape.TITLE, Region(text[one.start : one.end], (0,), (one.start,), one.style)))
    walk = _Walk(lines, context, starts.index(front.end) if front.end in starts else 0, list(front.notices))
    definitions = regions.definitions(lines, env["references"], _parser().normalizeLink) if references else []
    walk.definitions = list(reversed(definitions))
    for run in () if tokens else runs.values():  # nothing but plain blocks
        plain.add_run(context, lines, run)
    for index, token in enumerate(tokens):
        line = (token.map or [0])[0]
        _define(walk, line)
        if token.type == "inline" and line in runs:
            plain.add_run(context, lines, runs[line])
        else:
            _token(walk, token, tokens[index - 1] if index else token)
    _define(walk, len(lines.texts))
    return Parsed(
        tuple(context.slots), front.facts, tuple(walk.notices), references, context.notes, tuple(walk.fragments),
        tuple(context.regions), tuple(definitions),
    )  # fmt: skip


def _tokens(lines: list[str]) -> tuple[list[Token], dict[str, Any]]:
    """Return what the parser makes of lines: tokens, link definitions, footnotes."""
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse("\n".join(lines).replace("\0", "\ufffd"), parser, env, tokens)
    return tokens, env


def _define(walk: _Walk, line: int) -> None:
    """Add the titles of the link definitions that stand above a line."""
    while walk.definitions and walk.definitions[-1].line < line:
        one = walk.definitions.pop()
        mark = Mark(0, len(one.region.content), Kind.CLOSE, title=one.title)
        add_title(walk.context, one.region, Around(Shape.LINK_TITLE, Role.METADATA), mark, "")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return new_parser()


def new_parser() -> MarkdownIt:
    """Return a parser of our Markdown's blocks: CommonMark, GFM tables, footnote definitions.

    A definition's tokens stand between `footnote_open` and `footnote_close`; `meta["label"]` of the first is its
    label as `scanner.normalise` writes it, and `env["notes"]` holds the labels of all.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy; a command that reads no Markdown does not pay for it

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    return parser


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule for `[^label]: text`: its content is indented by four, like that of a list item."""
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    found = _NOTE.match(state.src, begin, state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    state.env.setdefault("notes", set()).add(normalise(found[1]))
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    token = state.push("footnote_open", "", 1)
    token.map = [start, end]
    token.meta["label"] = normalise(found[1])
    state.bMarks[start], state.tShift[start] = found.end(), 0
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = kept
    state.line = max(state.line, start + 1)
    state.push("footnote_close", "", -1)
    return True


def _token(walk: _Walk, token: Token, before: Token) -> None:
    """Take one token of the parser in."""
    if token.type in _STRUCTURES:
        stem = _STRUCTURES[token.type]
        walk.counts[stem] = walk.counts.get(stem, 0) + 1
        walk.within.append(f"{stem}{walk.counts[stem]}")
        walk.members.append(0)
    elif token.type in _MEMBERS:
        stem = _MEMBERS[token.type]
        walk.within.append(f"{stem}{walk.members[-1] + (stem != 'row')}")
        walk.members[-1] += 1
        walk.members.append(0)
        if stem == "row":
            walk.row = None
    elif token.nesting < 0 and token.type.replace("_close", "_open") in {**_STRUCTURES, **_MEMBERS}:
        walk.within.pop()
        walk.members.pop()
    elif token.type == "inline":
        _inline(walk, token, before)
    elif token.type == "html_block":
        region = regions.source(walk.lines, token, nested=bool(walk.within))
        if region is not None:
            _html(walk, region)
        elif _holds_text(token.content):
            line = walk.first_line + (token.map or [0])[0] + 1
            left = "the text of this HTML block could not be placed and is left as it is"
            walk.notices.append(Notice(left, line=line))


def _html(walk: _Walk, region: Region) -> None:
    """Take an HTML block in."""
    from l10n.formats.html import page as html_page  # noqa: PLC0415 - HTML in Markdown is rare

    page = html_page.parse(region.content)
    before = dict(walk.counts)
    names: list[str] = []
    for slot in page.slots:
        within = (*walk.within, *(_renumbered(walk, before, name) for name in slot.block.within))
        place = walk.context.place(region.start(slot.block.place.start), region.end(slot.block.place.end))
        listed = slot.block.role is Role.PARAGRAPH and any(one.startswith("item") for one in walk.within)
        role = Role.LIST_ITEM if listed else slot.block.role
        block = replace(slot.block, id=walk.context.next_id(), place=place, within=within, role=role)
        names.append(block.id)
        walk.context.add(Slot(block, Shape.HTML, Region("", (0,), (place.start,))))
    above = bisect_right(walk.context.line_starts, region.places[0]) - 1
    walk.notices += [replace(notice, line=notice.line + above) for notice in page.notices]
    walk.fragments.append(Fragment(region, page.slots, tuple(names)))


def _renumbered(walk: _Walk, before: Mapping[str, int], name: str) -> str:
    """Return the name of a structure of an HTML block counted on from those of the file above it."""
    stem = name.rstrip("0123456789")
    if stem in _MEMBERS.values():
        return name
    number = before.get(stem, 0) + int(name[len(stem) :])
    walk.counts[stem] = max(walk.counts.get(stem, 0), number)
    return f"{stem}{number}"


def _inline(walk: _Walk, token: Token, before: Token) -> None:
    first = (token.map or [0])[0]
    if _end_mark(walk, token, first):
        return
    if before.type in {"th_open", "td_open"}:
        found = tables.cell(walk.lines.texts[first], token.content, walk.members[-2] - 1)
        region = tables.region(walk.lines.texts[first], walk.lines.starts[first], found) if found else None
        around = Around(Shape.CELL, Role.TABLE_CELL, tuple(walk.within))
    elif before.type == "heading_open":
        level = int(before.tag[1:])
        setext = before.markup in {"=", "-"}
        region = (
            regions.paragraph(walk.lines, token.content, first)
            if setext
            else regions.heading(walk.lines, token.content, first, level)
        )
        around = Around(Shape.PARAGRAPH if setext else Shape.HEADING, Role.HEADING, tuple(walk.within), level)
    else:
        region = regions.paragraph(walk.lines, token.content, first)
        listed = any(one.startswith(("item",)) for one in walk.within)
        around = Around(Shape.PARAGRAPH, Role.LIST_ITEM if listed else Role.PARAGRAPH, tuple(walk.within))
    if region is not None and region.content:
        add_region(walk.context, region, around)
    elif token.content.strip():
        walk.notices.append(
            Notice("this block could not be placed and is left as it is", line=walk.first_line + first + 1)
        )


def _end_mark(walk: _Walk, token: Token, first: int) -> bool:
    """Take a line that is an end mark whole, also where Markdown sees an empty heading or a list in it."""
    if "\n" in token.content or len(walk.within) > 2:  # noqa: PLR2004 - a list and its item
        return False
    line = walk.lines.texts[first]
    stripped = line.strip(" \t")
    if stripped == token.content or not anatomy.is_end_mark(stripped):
        return False
    start = walk.lines.starts[first] + line.index(stripped)
    place = walk.context.place(start, start + len(stripped))
    block = Block(walk.context.next_id(), stripped, place, Role.END_MARK)
    walk.context.add(Slot(block, Shape.END, Region(stripped, (0,), (start,))))
    return True


def _holds_text(content: str) -> bool:
    """Return whether an HTML block shows a reader any letter."""
    if re.match(r"\s*<(?:script|style)\b", content, re.IGNORECASE):
        return False
    return any(re.search(r"[^\W_]", piece) for piece in _outside(content))


def _outside(content: str) -> Iterator[str]:
    """Yield the text between tags and comments."""
    position = 0
    while (start := content.find("<", position)) >= 0:
        yield content[position:start]
        closer = "-->" if content.startswith("<!--", start) else ">"
        end = content.find(closer, start)
        if end < 0:
            return
        position = end + len(closer)
    yield content[position:]
