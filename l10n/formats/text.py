"""Plain-text releases: paragraphs parted by blank lines.

In: the bytes of a `.txt` file. Out: a Document; and the same bytes with the texts of some blocks replaced. A line is
a block of its own where it is meant as one (kickers, headlines, contacts, list items); lines that only wrap a
paragraph are joined. There is no markup and so no codes: addresses and stars are text, but stars around a whole line
(`**Headline**`), list marks, rules (`* * *`) and indentation stay in the skeleton. May not touch: blank lines, ends.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n import anatomy, typography
from l10n.errors import ReleaseError
from l10n.formats import _lines
from l10n.formats._codes import clean
from l10n.model import Block, Document, Place, Role
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.locale import Locale
    from l10n.typography import Typography

NAME = "text"
SUFFIXES = (".txt",)

_NEWLINE = later(r"\r\n|\r|\n")
_SPACES = " \t\u3000\u00a0\f\v\ufeff"
_LETTER = r"[（(](?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[)）]"
_ITEM = later(
    rf"(?:[-–•·▪●○◦‧◆■□*①-⑳]|\d{{1,2}}[.)]|{_LETTER}|\d{{1,2}}、|[a-z][.)]|[A-H]\))[ \t\u3000]+(?=\S)"
    r"|\d{1,2}、(?=\S)|（\d{1,2}）(?=\S)|[•▪●◆■①-⑳](?=\S)"
)
_SEVERAL = later(rf"{_LETTER}(?:[ \t]*(?:and|to|or|[&,、–-]|及|和|至|與|与)[ \t]*{_LETTER})+[ \t]*(?=\S)")
_MARK = later(rf"[-–•·▪●○◦‧◆■□*①-⑳]|\d{{1,2}}[.)、]|{_LETTER}")  # alone on a line: the item is on the next one
_STARS = ("**", "__", "*", "_")


@dataclass(frozen=True, slots=True)
class _Line:
    """Where the visible characters of a line stand, and what encloses them."""

    start: int
    end: int
    stars: str = ""
    item: bool = False


def extract(data: bytes) -> Document:
    """Parse a release. Raises ReleaseError with the line of the first byte that is not UTF-8."""
    return Document(NAME, data, _blocks(_decoded(data)))


def merge(document: Document, targets: Mapping[str, str], locale: Locale, *, force: bool = False) -> bytes:
    """Return the release with the texts of the blocks in `targets` replaced, each on one line.

    A target equal to its block's text changes no byte, unless `force` asks for every given text to be written anew.
    `locale` changes nothing here. Ids that are no block's are ignored.
    """
    del locale
    return _merged(document, targets, force=force).encode("utf-8")


def merge_wrapped(document: Document, targets: Mapping[str, str], locale: Locale) -> bytes:
    """Return what `merge` does, with each text that the source wraps wrapped in the locale's way, to the same width.

    Where the lines would not be read as the same blocks again, all texts stand on one line each.
    """
    style = typography.of(locale)
    plain = _merged(document, targets)
    wrapped = _merged(document, targets, style=style)
    same = [one.text for one in _blocks(plain)] == [one.text for one in _blocks(wrapped)]
    return (wrapped if same else plain).encode("utf-8")


def _merged(
    document: Document, targets: Mapping[str, str], *, force: bool = False, style: Typography | None = None
) -> str:
    text = _decoded(document.skeleton)
    parts: list[str] = []
    position = 0
    for block in _blocks(text):
        new = targets.get(block.id)
        if new is None or (new == block.text and not force):
            continue
        written = clean(new)
        start, end = block.place.start, block.place.end
        if not written:  # the stars of a headline go with it
            stars = next((one for one in _STARS if text[:start].endswith(one) and text.startswith(one, end)), "")
            start, end = start - len(stars), end + len(stars)
        if style is not None:
            written = _wrapped(text[start:end], written, style)
        parts += [text[position:start], written]
        position = end
    parts.append(text[position:])
    return "".join(parts)


def _wrapped(before: str, written: str, style: Typography) -> str:
    """Return a text in lines as wide as those it replaces, indented like the second one; one line where it was one."""
    breaks = list(_NEWLINE.finditer(before))
    if not breaks:
        return written
    lines = _NEWLINE.split(before)
    indent = lines[1][: len(lines[1]) - len(lines[1].lstrip(_SPACES))]
    width = max(_lines.columns(line.strip(_SPACES)) for line in lines)
    return typography.wrap(written, width, style).replace("\n", breaks[0][0] + indent)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReleaseError(
            f"not UTF-8 (byte 0x{data[error.start]:02X})", line=line, hint="Save the file as UTF-8 and try again."
        ) from None


@lru_cache(maxsize=4)
def _blocks(text: str) -> tuple[Block, ...]:
    starts = [0, *(found.end() for found in _NEWLINE.finditer(text))]
    blocks: list[Block] = []
    lists = items = 0
    for paragraph in _paragraphs(text):
        for group in _groups(text, paragraph):
            item = group[0].item
            items = items + 1 if item else 0
            lists += items == 1
            start, end = group[0].start, group[-1].end
            shown = _joined(text, group)
            ended = anatomy.is_end_mark(shown)
            role = Role.END_MARK if ended else Role.LIST_ITEM if item else Role.PARAGRAPH
            if group[0].stars and role is Role.PARAGRAPH:
                role = Role.HEADING
            within = (f"list{lists}", f"item{items}") if item else ()
            place = Place(start, end, bisect_right(starts, start))
            blocks.append(Block(f"b{len(blocks) + 1}", shown, place, role, within=within))
    return tuple(blocks)


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of the lines of each paragraph, white space around each line left out."""
    lines: list[tuple[int, int]] = []
    position = 0
    while position <= len(text):
        found = _NEWLINE.search(text, position)
        end = found.start() if found else len(text)
        line = text[position:end]
        shown = line.strip(_SPACES)
        if shown and not _lines.RULE.fullmatch(shown):  # a rule stays skeleton
            at = position + line.index(shown)
            lines.append((at, at + len(shown)))
        elif lines:
            yield lines
            lines = []
        if not found:
            break
        position = found.end()
    if lines:
        yield lines


def _groups(text: str, paragraph: list[tuple[int, int]]) -> Iterator[list[_Line]]:
    """Yield the lines of each block of a paragraph."""
    pieces = list(_starred(text, paragraph))
    shown = [_joined(text, piece) for piece in pieces]
    lines = [_lines.Line(one, bool(piece[0].stars)) for one, piece in zip(shown, pieces, strict=True)]
    starts = [index for index, piece in enumerate(pieces) if piece[0].item or not index]
    for first, last in zip(starts, [*starts[1:], len(pieces)], strict=True):
        parts = (
            [(first, last)]
            if pieces[first][0].item
            else [(first + a, first + b) for a, b in _lines.groups(lines[first:last])]
        )
        for a, b in parts:
            whole = pieces[a:b] if b - a == 1 else [_with_stars(piece) for piece in pieces[a:b]]
            yield [line for piece in whole for line in piece]


def _with_stars(piece: list[_Line]) -> list[_Line]:
    """Return a starred piece with its stars as text: beside other lines they are part of the paragraph."""
    first, last = piece[0], piece[-1]
    size = len(first.stars)
    starts = [line.start - size * (line is first) for line in piece]
    ends = [line.end + size * (line is last) for line in piece]
    return [_Line(start, end, item=first.item) for start, end in zip(starts, ends, strict=True)]


def _starred(text: str, paragraph: list[tuple[int, int]]) -> Iterator[list[_Line]]:
    """Yield single lines, or several that one pair of stars encloses."""
    index = 0
    while index < len(paragraph):
        start, end = paragraph[index]
        last, stars = _enclosed(text, paragraph, index)
        if stars:
            size = len(stars)
            places = paragraph[index : last + 1]
            yield [
                _Line(a + size * (number == 0), b - size * (number == len(places) - 1), stars)
                for number, (a, b) in enumerate(places)
            ]
            index = last + 1
            continue
        if index + 1 < len(paragraph) and _MARK.fullmatch(text, start, end):
            yield [_Line(*paragraph[index + 1], item=True)]
            index += 2
            continue
        if _SEVERAL.match(text, start, end):  # "(2) and (3)" holds a word: it goes to the translator whole
            yield [_Line(start, end, item=True)]
            index += 1
            continue
        found = _ITEM.match(text, start, end)
        if found and not anatomy.is_end_mark(text[start:end]):
            yield [_Line(found.end(), end, item=True)]
        else:
            yield [_Line(start, end)]
        index += 1


def _enclosed(text: str, paragraph: list[tuple[int, int]], index: int) -> tuple[int, str]:
    """Return the last line of what stars enclose from line `index` on, and the stars; no stars when nothing is."""
    start = paragraph[index][0]
    stars = next((one for one in _STARS if text.startswith(one, start)), "")
    inside = start + len(stars)
    if not stars or inside >= paragraph[index][1] or text[inside] in _SPACES + stars[0]:
        return index, ""
    for last in range(index, min(index + 6, len(paragraph))):
        begin, end = paragraph[last]
        inner = text[begin + (len(stars) if last == index else 0) : end]
        found = inner.find(stars)
        if found >= 0:
            content = inner[:found]
            whole = found == len(inner) - len(stars) and content and content == content.strip(_SPACES)
            return (last, stars) if whole else (index, "")
    return index, ""


def _joined(text: str, lines: list[_Line]) -> str:
    """Return the text of a block: its lines joined as the paragraph reads."""
    parts = [text[lines[0].start : lines[0].end]]
    for line in lines[1:]:
        piece = text[line.start : line.end]
        parts += [_lines.joiner(parts[-1][-1:], piece[:1]), piece]
    return "".join(parts)
