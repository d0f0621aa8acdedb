"""Runs of the HTML format: inline content between two block-level tags, as blocks of text and codes.

In: the inline tokens of one run. Out: stretches of them, each the text of one block with its codes; markup at the
edges, or around all of it, is left out. And the way back: a target as HTML. May not touch: the page around the run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from l10n.formats import _lines
from l10n.formats._codes import Is, Names, clean, pieces
from l10n.formats.html.tokens import Kind, Token
from l10n.model import CodeKind, InlineCode, strip_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SPACE = re.compile(r"[ \t\n\r\f]+")
_EDGE = r"(?:[ \t\n\r\f\u00a0\u3000\ufeff]|&nbsp;|&#160;|&#xa0;|&ensp;|&emsp;)+"
_LEFT, _RIGHT = re.compile(_EDGE, re.IGNORECASE), re.compile(rf"{_EDGE}\Z", re.IGNORECASE)
_KIND = {
    "b": CodeKind.STRONG,
    "strong": CodeKind.STRONG,
    "i": CodeKind.EMPHASIS,
    "em": CodeKind.EMPHASIS,
    "a": CodeKind.LINK,
    "br": CodeKind.BREAK,
    "img": CodeKind.IMAGE,
}
_TAIL = 60  # characters looked at for white space at the end of a text


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of a run; `pair` joins a start tag with its end tag, 0 for what stands alone. `text` is what is read."""

    token: Token
    pair: int = 0
    text: str = ""

    @property
    def opens(self) -> bool:
        """Whether it opens a pair."""
        return bool(self.pair) and self.token.kind is Kind.START

    @property
    def closes(self) -> bool:
        """Whether it closes a pair."""
        return bool(self.pair) and self.token.kind is Kind.END

    @property
    def breaks(self) -> bool:
        """Whether it is a line break."""
        return self.token.name == "br"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of one block: where it stands, its codes, and the tags behind them in order of occurrence."""

    start: int
    end: int
    text: str
    codes: tuple[InlineCode, ...]
    tags: dict[str, tuple[tuple[Token, Token | None], ...]]
    strong: bool


def stretches(page: str, run: Sequence[Token]) -> Iterator[Stretch]:
    """Yield the blocks of a run: parted at `<br><br>`, and at line breaks between headlines, kickers, contacts."""
    for part in _paragraphs(_paired(page, run)):
        lines = list(_top_lines(part))
        shown = [_lines.Line(_seen(line), _strong(line), hard=True) for line in lines]
        starts = [piece.token.start for piece in part]
        for first, last in _lines.groups(shown) if lines else ():
            begin = bisect_left(starts, lines[first][0].token.start)
            inner = _unwrapped(part[begin : bisect_left(starts, lines[last - 1][-1].token.end, begin)])
            if any(piece.token.kind is Kind.TEXT and piece.text.strip() for piece in inner):
                stretch = _stretch(page, inner, strong=all(line.strong for line in shown[first:last]))
                if strip_codes(stretch.text, stretch.codes).strip():
                    yield stretch


def _paired(page: str, run: Sequence[Token]) -> list[Piece]:
    """Join start and end tags of the run; those whose other half is elsewhere stand alone."""
    open_at: list[int] = []
    waiting: Counter[str] = Counter()
    pairs: dict[int, int] = {}
    for index, token in enumerate(run):
        if token.kind is Kind.START and token.name not in {"br", "img", "wbr", "input", "source"}:
            open_at.append(index)
            waiting[token.name] += 1
        elif token.kind is Kind.END and waiting[token.name]:
            while True:  # one of that name is open
                opened = open_at.pop()
                waiting[run[opened].name] -= 1
                if run[opened].name == token.name:
                    pairs[opened] = pairs[index] = opened + 1
                    break
    return [Piece(token, pairs.get(index, 0), _shown(page, token)) for index, token in enumerate(run)]


def _shown(page: str, token: Token) -> str:
    return unescape(page[token.start : token.end]) if token.kind is Kind.TEXT else ""


def _paragraphs(run: list[Piece]) -> Iterator[list[Piece]]:
    """Part a run where two line breaks with nothing between them stand outside all pairs."""
    part: list[Piece] = []
    depth = breaks = 0
    for piece in run:
        depth += piece.opens - piece.closes
        if piece.breaks and not depth:
            breaks += 1
        elif piece.token.kind is not Kind.TEXT or piece.text.strip():
            if breaks > 1:
                yield part
                part = []
            breaks = 0
        part.append(piece)
    yield part


def _top_lines(run: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line, broken only outside all pairs; lines without text are left out."""
    line: list[Piece] = []
    depth = 0
    for piece in run:
        depth += piece.opens - piece.closes
        if piece.breaks and not depth:
            if _seen(line):
                yield line
            line = []
        else:
            line.append(piece)
    if _seen(line):
        yield line


def _seen(line: Sequence[Piece]) -> str:
    return _SPACE.sub(" ", "".join(" " if piece.breaks else piece.text for piece in line)).strip()


def _strong(line: list[Piece]) -> bool:
    inner = _unwrapped(line)
    first = inner[0].token.start if inner else 0
    outer = [piece for piece in line if piece.opens and piece.token.start < first]
    return any(piece.token.name in {"b", "strong"} for piece in outer)


def _unwrapped(line: list[Piece]) -> list[Piece]:
    """Return the pieces without those that border the text (also pairs with no text in them) or enclose all of it."""
    first, last = 0, len(line)
    ends = {piece.pair: index for index, piece in enumerate(line) if piece.closes}
    starts = {piece.pair: index for index, piece in enumerate(line) if piece.opens}
    text_from = next((index for index, piece in enumerate(line) if piece.text.strip()), last)
    text_to = next((index for index in range(last - 1, -1, -1) if line[index].text.strip()), -1)
    while first < last:
        if _borders(line[first]):
            first += 1
        elif _borders(line[last - 1]):
            last -= 1
        elif line[first].opens and ends.get(line[first].pair, last) < text_from:
            first = ends[line[first].pair] + 1
        elif line[last - 1].closes and starts.get(line[last - 1].pair, -1) > text_to:
            last = starts[line[last - 1].pair]
        elif line[first].opens and line[last - 1].closes and line[first].pair == line[last - 1].pair:
            first, last = first + 1, last - 1
        else:
            break
    return line[first:last]


def _borders(piece: Piece) -> bool:
    if piece.token.kind is Kind.TEXT:
        return not piece.text.strip()
    return not piece.pair


def _stretch(page: str, inner: list[Piece], *, strong: bool) -> Stretch:
    start, end = _edges(page, inner)
    names = Names(piece.text for piece in inner)
    closing = {piece.pair: piece.token for piece in inner if piece.closes}
    given: dict[int, str] = {}
    codes: dict[str, InlineCode] = {}
    tags: dict[str, list[tuple[Token, Token | None]]] = {}
    parts: list[str] = []
    for piece in inner:
        token = piece.token
        if token.kind is Kind.TEXT:
            _add(parts, page[max(token.start, start) : min(token.end, end)])
        elif piece.pair in given:
            parts.append(f"</{given.pop(piece.pair)}>")
        else:
            other = closing.get(piece.pair)
            code = _code(page, names, token, other)
            codes.setdefault(code.name, code)
            tags.setdefault(code.name, []).append((token, other))
            parts.append(f"<{code.name}>" if other else f"<{code.name}/>")
            if other:
                given[piece.pair] = code.name
    text = "".join(parts)
    return Stretch(
        start, end, text, tuple(codes.values()), {name: tuple(found) for name, found in tags.items()}, strong
    )


def _code(page: str, names: Names, token: Token, other: Token | None) -> InlineCode:
    opening, closing = page[token.start : token.end], page[other.start : other.end] if other else ""
    kind = _KIND.get(token.name, CodeKind.RAW) if token.kind is Kind.START else CodeKind.RAW
    if other is None and kind in {CodeKind.STRONG, CodeKind.EMPHASIS, CodeKind.LINK}:
        kind = CodeKind.RAW
    name = names.name(kind, f"{opening}\0{closing}")
    target = token.value("href") if kind is CodeKind.LINK else token.value("src")
    return InlineCode(name, kind, opening, closing, other is not None, target, token.value("alt"))


def _add(parts: list[str], raw: str) -> None:
    """Append text as a page shows it: white space is one space, a wrapped line of Han nothing."""
    position = 0
    text = unescape(raw)
    for found in _SPACE.finditer(text):
        parts.append(text[position : found.start()])
        position = found.end()
        before = parts[-1][-1:] or (parts[-2][-1:] if len(parts) > 1 else "")
        wraps = "\n" in found[0] and before and text[position : position + 1]
        parts.append(_lines.joiner(before, text[position]) if wraps else " ")
    parts.append(text[position:])


def _edges(page: str, inner: list[Piece]) -> tuple[int, int]:
    """Return where the text begins and ends, white space at its edges left out."""
    start, end = inner[0].token.start, inner[-1].token.end
    if inner[0].token.kind is Kind.TEXT and (found := _LEFT.match(page, start, inner[0].token.end)):
        start = found.end()
    while inner[-1].token.kind is Kind.TEXT and (found := _RIGHT.search(page, max(start, end - _TAIL), end)):
        end = found.start()
    return start, end


def escape(text: str) -> str:
    """Return literal text as HTML content."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;")


def write(stretch: Stretch, target: str, markup: Callable[[Token], str]) -> str:
    """Return a target as HTML. `markup` gives the source of a tag, its own attributes translated."""
    used: dict[str, int] = {}
    open_tags: list[Token | None] = []
    parts: list[str] = []
    for piece in pieces(clean(target), stretch.codes):
        if piece.what is Is.TEXT:
            parts.append(escape(piece.value))
        elif piece.what is Is.CLOSE:
            closing = open_tags.pop()
            parts.append(markup(closing) if closing else "")
        else:
            occurrences = stretch.tags[piece.value]
            number = used.get(piece.value, 0)
            used[piece.value] = number + 1
            token, other = occurrences[min(number, len(occurrences) - 1)]
            parts.append(markup(token))
            if piece.what is Is.OPEN:
                open_tags.append(other)
    return "".join(parts)
