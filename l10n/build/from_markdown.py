"""The body of a page from a Markdown release: the merged edition itself, rendered, so that nothing of it is missing.

In: an edition. Out: HTML of the body. The edition is rebuilt with `marks` in it, parsed by the parser that reads
releases (with strikethrough added), and every paragraph is given the element of its block's role; lists, tables, code,
quotes, rules, notes and harmless raw HTML are rendered as Markdown says. May not touch: files.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from l10n.build import marks, parts, rawhtml
from l10n.build.parts import Part
from l10n.formats import _lines, markdown
from l10n.formats.markdown import blocks, frontmatter, scanner
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from l10n.edition import Edition
    from l10n.formats._links import Links

_TAGS = {"strong": "strong", "em": "em", "s": "s"}
_ALIGNED = {"text-align:right": ' class="right"', "text-align:center": ' class="center"'}


@dataclass(slots=True)
class _Walk:
    """What the rendering of one body knows: the edition, its sign, its notes and the order they were referred to."""

    one: Edition
    mark: str
    labels: list[str] = field(default_factory=list)
    notes: dict[str, list[Token]] = field(default_factory=dict)
    references: dict[str, int] = field(default_factory=dict)
    in_notes: bool = False


def body(one: Edition, links: Links, *, drafts: bool) -> str:
    """Return the elements of the page of an edition, its addresses turned as `links` says."""
    walk = _Walk(one, marks.sign(one))
    document = one.reading.document
    data = markdown.merge(document, marks.texts(one, walk.mark, drafts=drafts), one.locale)
    if one.locale is not one.reading.release.source:
        data, _left = markdown.relink(data, links)
    text = data.decode("utf-8").removeprefix("\ufeff")
    env: dict[str, Any] = {}
    tokens = _without_notes(walk, _parser().parse(text[frontmatter.read(text, 0).end :], env))
    shown = parts.assemble(_blocks(walk, tokens))
    return rawhtml.balance(f"{shown}\n{_notes(walk)}".rstrip("\n"))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = blocks.new_parser().enable("strikethrough")
    parser.inline.ruler.before("link", "footnote", _reference)
    parser.validateLink = _any  # type: ignore[method-assign] # `_inline` decides, and keeps the text
    return parser


def _any(url: str) -> bool:
    return isinstance(url, str)


def _reference(state: StateInline, silent: bool) -> bool:
    """Inline rule for `[^label]`, where the release has a note of that label."""
    found = scanner.NOTE.match(state.src, state.pos, state.posMax)
    label = scanner.normalise(found[1]) if found else ""
    if not found or label not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta["label"] = label
    state.pos = found.end()
    return True


# ---------------------------------------------------------------- blocks


def _without_notes(walk: _Walk, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens outside the definitions of notes, which go into `walk.notes`."""
    kept: list[Token] = []
    open_notes: list[str] = []
    for token in tokens:
        if token.type == "footnote_open":
            label = str(token.meta["label"])
            walk.notes.setdefault(label, [])
            open_notes.append(label)
        elif token.type == "footnote_close":
            open_notes.pop()
        else:
            (walk.notes[open_notes[-1]] if open_notes else kept).append(token)
    return kept


def _blocks(walk: _Walk, tokens: Sequence[Token]) -> Iterator[Part]:
    """Yield the parts that tokens of complete blocks make."""
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        yield from _block(walk, tokens[at:end])
        at = end


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind the element that begins at `at`."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index + 1
    return len(tokens)


def _block(walk: _Walk, tokens: Sequence[Token]) -> Iterator[Part]:
    """Yield the parts of one element: `tokens` from its opening to its closing."""
    first, inner = tokens[0], tokens[1:-1]
    kind = first.type
    if kind in {"paragraph_open", "heading_open"}:
        level = int(first.tag[1:]) if kind == "heading_open" else 0
        yield from _paragraph(walk, inner[0].children or [], level)
    elif kind in {"bullet_list_open", "ordered_list_open"}:
        yield Part("other", _list(walk, first, inner))
    elif kind == "blockquote_open":
        yield Part("other", f"<blockquote>\n{parts.assemble(_blocks(walk, inner))}\n</blockquote>")
    elif kind == "table_open":
        yield Part("other", _table(walk, inner))
    elif kind in {"fence", "code_block"}:
        yield Part("other", f"<pre><code>{html.escape(first.content)}</code></pre>")
    elif kind == "hr":
        yield Part("other", "<hr>")
    elif kind == "html_block":
        shown = rawhtml.block(first.content).strip("\n")
        shown = marks.elements(shown, walk.mark, walk.one.reading.release.source.tag)
        if shown.strip():
            yield Part("other", shown)


def _paragraph(walk: _Walk, children: Sequence[Token], level: int) -> Iterator[Part]:
    """Yield a paragraph's parts: one, or one for each block in it that has a role of its own."""
    if children and all(_pictures(token) for token in children):
        yield Part("other", f'<p class="picture">{_inline(walk, children)}</p>')
        return
    for role, text in parts.lines(_pieces(walk, children)):
        if text.strip():
            yield parts.part(role, text, level)


def _pictures(token: Token) -> bool:
    return token.type in {"image", "link_open", "link_close", "softbreak", "hardbreak"} or not (
        token.type != "text" or token.content.strip()
    )


def _pieces(walk: _Walk, children: Sequence[Token]) -> Iterator[tuple[Role, str]]:
    """Yield the role and HTML of each block in a paragraph: it begins on a line of its own, behind its number."""
    run: list[Token] = []
    for line in _lines_of(children):
        starts = any(marks.block(token.content, walk.mark) >= 0 for token in line if token.type == "text")
        if starts and run:
            yield _piece(walk, run)
            run = []
        run += line
    if run:
        yield _piece(walk, run)


def _lines_of(children: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each line of a paragraph, a line break at its end, broken where no element is open."""
    depth = 0
    line: list[Token] = []
    for token in children:
        depth += token.nesting
        line.append(token)
        if token.type in {"softbreak", "hardbreak"} and not depth:
            yield line
            line = []
    yield line


def _piece(walk: _Walk, tokens: list[Token]) -> tuple[Role, str]:
    while tokens and tokens[-1].type in {"softbreak", "hardbreak"}:
        tokens = tokens[:-1]
    numbers = [marks.block(token.content, walk.mark) for token in tokens if token.type == "text"]
    number = max(numbers, default=-1)
    known = 0 <= number < len(walk.one.pairs) and not walk.in_notes
    role = walk.one.pairs[number].block.role if known else Role.PARAGRAPH
    return role, _inline(walk, tokens)


def _list(walk: _Walk, first: Token, inner: Sequence[Token]) -> str:
    tag = "ol" if first.type == "ordered_list_open" else "ul"
    start = first.attrGet("start")
    items: list[str] = []
    at = 0
    while at < len(inner):
        end = _end(inner, at)
        items.append(f"<li>{_item(walk, inner[at + 1 : end - 1])}</li>")
        at = end
    numbered = f' start="{start}"' if start is not None else ""
    return f"<{tag}{numbered}>\n" + "\n".join(items) + f"\n</{tag}>"


def _item(walk: _Walk, tokens: Sequence[Token]) -> str:
    """Return what stands in a list item; paragraphs of a tight list have no element of their own."""
    shown: list[str] = []
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        if tokens[at].hidden:
            texts = _pieces(walk, tokens[at + 1].children or [])
            shown.append(
                "<br>\n".join(parts.linked(text) if role is Role.CONTACT else text for role, text in texts if text)
            )
        else:
            loose = at
            while end < len(tokens) and not tokens[end].hidden:
                end = _end(tokens, end)
            shown.append(parts.assemble(_blocks(walk, tokens[loose:end])))
        at = end
    return "\n".join(shown)


def _table(walk: _Walk, inner: Sequence[Token]) -> str:
    out: list[str] = []
    for token in inner:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            out.append(_inline(walk, token.children or []))
        elif token.nesting > 0:
            aligned = _ALIGNED.get(str(token.attrGet("style") or ""), "")
            out.append(f"<{name}{aligned}>")
        else:
            out.append(f"</{name}>" + ("\n" if name in {"tr", "thead"} else ""))
    return '<div class="table"><table>\n' + "".join(out) + "\n</table></div>"


def _notes(walk: _Walk) -> str:
    """Return the notes as a list, in the order of their numbers; notes that nothing refers to come last."""
    if not walk.notes:
        return ""
    walk.in_notes = True
    items: list[str] = []
    done: set[str] = set()
    while waiting := [label for label in (*walk.references, *walk.notes) if label not in done]:
        label = waiting[0]
        done.add(label)
        referred = label in walk.references
        number = walk.references.setdefault(label, len(walk.references) + 1)
        text = parts.assemble(_blocks(walk, walk.notes[label]))
        back = f'<a class="back" href="#reference-{number}">↩</a>' if referred else ""
        text = f"{text[:-4]} {back}</p>" if back and text.endswith("</p>") else text + back
        items.append(f'<li id="note-{number}">{text}</li>')
    return '<section class="notes" role="doc-endnotes">\n<ol>\n' + "\n".join(items) + "\n</ol>\n</section>\n"


# ---------------------------------------------------------------- running text


def _inline(walk: _Walk, tokens: Sequence[Token]) -> str:
    """Return running text as HTML, draft sentences marked."""
    out: list[str] = []
    links: list[bool] = []
    for index, token in enumerate(tokens):
        if token.type == "softbreak":
            out.append(_joint(tokens, index))
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "")
            links.append(rawhtml.safe(target))
            out.append(f'<a href="{html.escape(target)}"{_title(token)}>' if links[-1] else "")
        elif token.type == "link_close":
            out.append("</a>" if links.pop() else "")
        else:
            out.append(_token(walk, token))
    return marks.elements("".join(out), walk.mark, walk.one.reading.release.source.tag)


def _token(walk: _Walk, token: Token) -> str:
    name = token.type.removesuffix("_open").removesuffix("_close")
    if name in _TAGS:
        return f"<{_TAGS[name]}>" if token.nesting > 0 else f"</{_TAGS[name]}>"
    if token.type == "code_inline":
        return f"<code>{html.escape(token.content)}</code>"
    if token.type == "hardbreak":
        return "<br>\n"
    if token.type == "html_inline":
        return rawhtml.inline(token.content)
    if token.type == "image":
        return _image(walk, token)
    if token.type == "footnote_ref":
        return _note(walk, str(token.meta["label"]))
    return html.escape(token.content)


def _joint(tokens: Sequence[Token], index: int) -> str:
    """Return what a line break in the file means: nothing between Han, else a space."""
    before = tokens[index - 1].content if index else ""
    after = tokens[index + 1].content if index + 1 < len(tokens) else ""
    return "\n" if _lines.joiner(before[-1:], after[:1]) else ""


def _title(token: Token) -> str:
    title = str(token.attrGet("title") or "")
    return f' title="{html.escape(title)}"' if title else ""


def _image(walk: _Walk, token: Token) -> str:
    """Return an image; its alternative text alone where its address may not stand on a page."""
    alternative = html.escape(marks.without(_plain(token.children or []), walk.mark))
    source = str(token.attrGet("src") or "")
    if not rawhtml.safe(source):
        return alternative
    return f'<img src="{html.escape(source)}" alt="{alternative}"{_title(token)}>'


def _plain(tokens: Sequence[Token]) -> str:
    """Return what a reader sees of running text without its elements."""
    shown: list[str] = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            shown.append(" ")
        elif token.type == "image":
            shown.append(_plain(token.children or []))
        elif token.type in {"text", "code_inline", "text_special"}:
            shown.append(token.content)
    return "".join(shown)


def _note(walk: _Walk, label: str) -> str:
    first = label not in walk.references
    number = walk.references.setdefault(label, len(walk.references) + 1)
    place = f' id="reference-{number}"' if first else ""
    return f'<sup class="note"{place}><a href="#note-{number}">{number}</a></sup>'
