"""The body of a page from a release that is no text file (Word): its blocks in order, in elements for their roles.

In: an edition. Out: HTML of the body: lists, tables and notes from what surrounds the blocks, inline codes as elements,
pictures as their alternative text (they live inside the file). May not touch: files.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from l10n.build import marks, parts, rawhtml
from l10n.build.parts import Part
from l10n.model import CODE, CodeKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.edition import Edition
    from l10n.formats._links import Links
    from l10n.model import Block, BlockPair, InlineCode

_TAGS = {CodeKind.STRONG: "strong", CodeKind.EMPHASIS: "em"}
_RAISED = re.compile(r'<w:vertAlign w:val="(su[bp])(?:er)?script"')
_NOTES = ("note", "footnote", "endnote")
_FURNITURE = ("nav", "banner", "header", "footer")


@dataclass(slots=True)
class _Walk:
    """What the rendering of one body knows."""

    one: Edition
    drafts: bool
    mark: str
    alternatives: Mapping[str, str]
    links: Links
    notes: int = 0


def body(one: Edition, links: Links, *, drafts: bool) -> str:
    """Return the elements of the page of an edition, its addresses turned as `links` says."""
    walk = _Walk(one, drafts, marks.sign(one), _alternatives(one), links)
    within = {code.text for pair in one.pairs for code in pair.block.codes if code.kind is CodeKind.IMAGE}
    shown = [pair for pair in one.pairs if _visible(pair, one, within)]
    main = parts.assemble(_parts([pair for pair in shown if not _apart(pair, _NOTES + _FURNITURE)], walk))
    notes = [_text(pair, walk) for pair in shown if _apart(pair, _NOTES)]
    lines = [_text(pair, walk) for pair in shown if _apart(pair, _FURNITURE)]
    if any(notes):
        main += '\n<section class="notes">\n<ol>\n' + "\n".join(f"<li>{text}</li>" for text in notes if text)
        main += "\n</ol>\n</section>"
    if any(lines):
        main += '\n<section class="furniture">\n' + "\n".join(f"<p>{text}</p>" for text in lines if text)
        main += "\n</section>"
    return rawhtml.balance(main)


def _alternatives(one: Edition) -> dict[str, str]:
    """Return the alternative texts of pictures in the edition's language, by those of the release."""
    return {pair.source: marks.plain(one, pair) for pair in one.pairs if pair.block.role is Role.METADATA}


def _visible(pair: BlockPair, one: Edition, within: set[str]) -> bool:
    """Return whether a block is shown by itself: not the title, nor the text of a picture inside a paragraph."""
    title = one.reading.document.facts.get("title", "")
    return pair.block.role is not Role.METADATA or pair.source not in {title, *within}


def _apart(pair: BlockPair, stems: tuple[str, ...]) -> bool:
    return any(_stem(name) in stems for name in pair.block.within)


def _parts(pairs: Sequence[BlockPair], walk: _Walk) -> Iterator[Part]:
    for (name, _), run in groupby(pairs, key=lambda pair: _structure(pair.block)):
        members = list(run)
        if name == "list":
            yield Part("other", _nested(members, 0, walk))
        elif name == "table":
            yield Part("other", _table(members, walk))
        else:
            for pair in members:
                text = _text(pair, walk)
                if text and pair.block.role is Role.METADATA:
                    yield Part("other", f'<p class="picture">[{text}]</p>')
                elif text:
                    yield parts.part(pair.block.role, text, pair.block.level)


def _structure(block: Block) -> tuple[str, str]:
    outer = next((name for name in block.within if _stem(name) in {"list", "numbered", "table"}), "")
    return ("table" if _stem(outer) == "table" else "list", outer) if outer else ("", "")


def _stem(name: str) -> str:
    return name.rstrip("0123456789")


def _nested(pairs: Sequence[BlockPair], depth: int, walk: _Walk) -> str:
    """Return a list (within it, deeper lists) from blocks whose `within` names list and item at `depth`."""
    within = pairs[0].block.within
    while depth < len(within) and _stem(within[depth]) not in {"list", "numbered"}:
        depth += 1
    tag = "ol" if _stem(within[depth]) == "numbered" else "ul"
    items: list[str] = []
    for _, members in groupby(pairs, key=lambda pair: pair.block.within[: depth + 2]):
        inside: list[str] = []
        for deeper, run in groupby(members, key=lambda pair: _is_list(pair, depth + 2)):
            inner = list(run)
            inside += [_nested(inner, depth + 2, walk)] if deeper else [_text(pair, walk) for pair in inner]
        items.append(f"<li>{'<br>'.join(part for part in inside if part)}</li>")
    first = within[depth + 1].removeprefix("item")
    start = f' start="{first}"' if tag == "ol" and first != "1" else ""
    return f"<{tag}{start}>\n" + "\n".join(items) + f"\n</{tag}>"


def _is_list(pair: BlockPair, depth: int) -> bool:
    return any(_stem(name) in {"list", "numbered"} for name in pair.block.within[depth:])


def _table(pairs: Sequence[BlockPair], walk: _Walk) -> str:
    """Return a table. A cell without text has no block: it is empty here, so that figures stay under their headings."""
    found: list[dict[int, str]] = []
    for _, cells in groupby(pairs, key=lambda pair: _named(pair.block, "row")):
        found.append({})
        for name, cell in groupby(cells, key=lambda pair: _named(pair.block, "cell")):
            column = int(name.removeprefix("cell") or len(found[-1]))
            found[-1][column] = "<br>\n".join(_text(pair, walk) for pair in cell)
    width = max(max(row) for row in found) + 1
    rows: list[str] = []
    for number, row in enumerate(found):
        tag = "th" if number == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{row.get(at, '')}</{tag}>" for at in range(width)) + "</tr>")
    return '<div class="table"><table>\n' + "\n".join(rows) + "\n</table></div>"


def _named(block: Block, stem: str) -> str:
    return next((name for name in block.within if _stem(name) == stem), "")


def _text(pair: BlockPair, walk: _Walk) -> str:
    """Return a block's text as HTML, draft sentences marked."""
    text = marks.text_of(walk.one, pair, walk.mark, drafts=walk.drafts)
    shown = _coded(text, pair.block.codes, walk)
    return marks.elements(shown, walk.mark, walk.one.reading.release.source.tag)


def _coded(text: str, codes: Sequence[InlineCode], walk: _Walk) -> str:
    """Return `text` as HTML: codes become elements, everything else is escaped."""
    by_name = {code.name: code for code in codes}
    out: list[str] = []
    at = 0
    for match in CODE.finditer(text):
        code = by_name.get(match["name"])
        if code is None:
            continue
        out.append(html.escape(text[at : match.start()]))
        out.append(_element(code, walk, closing=bool(match["close"])))
        at = match.end()
    out.append(html.escape(text[at:]))
    return "".join(out)


def _element(code: InlineCode, walk: _Walk, *, closing: bool) -> str:
    """Return the element of a code. It counts as raw: a translator may have crossed two of them."""
    raw = rawhtml.RAW
    tag, attributes = _TAGS.get(code.kind, ""), ""
    if code.kind is CodeKind.RAW and (raised := _RAISED.search(code.opening)):  # ten to the sixth is not 106
        tag = raised[1]
    if code.kind is CodeKind.LINK and rawhtml.safe(code.target):
        tag, attributes = "a", f' href="{html.escape(walk.links.turned(code.target))}"'
    if tag:
        return f"</{tag}{raw}>" if closing else f"<{tag}{attributes}{raw}>"
    if code.kind is CodeKind.BREAK:
        return "<br>"
    if code.kind is CodeKind.RAW and code.text == "\t":
        return " "
    if code.kind is CodeKind.IMAGE:
        text = walk.alternatives.get(code.text, code.text)
        return f'<span class="picture">[{html.escape(text)}]</span>' if text.strip() else ""
    if code.kind is CodeKind.LITERAL and code.text:
        return html.escape(code.text)
    if code.kind is CodeKind.NOTE:
        walk.notes += 1
        return f'<sup class="note">{walk.notes}</sup>'
    return ""
