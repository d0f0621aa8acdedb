"""Writer of the Markdown format: a target as inline source that reads back as that target.

In: a slot and a target in block form. Out: the characters that replace the slot's text. Escapes as little as it can:
first what could be markup where it stands, then, when reading the result back shows another text, everything; emphasis
that CommonMark would not see beside Han letters (`**「甲」**乙`, section 6.2) is written as `<strong>` or `<em>`.
May not touch: the file; block structure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.formats._codes import Is, Piece, clean, pieces
from l10n.formats.html.runs import escape
from l10n.formats.markdown import frontmatter, tags
from l10n.formats.markdown.destinations import ENTITY, entity
from l10n.formats.markdown.marks import Kind, Mark
from l10n.formats.markdown.scanner import AUTOLINK, EMAIL, PUNCTUATION, bare, scan
from l10n.formats.markdown.slots import Shape, Slot
from l10n.model import CodeKind, Role
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SUSPECT = later(r"[\\`*_\[\]<&!|~]")
_ALL = later(r"[\\`*_\[\]<>&!~{}#]")
_TAG = {CodeKind.STRONG: "strong", CodeKind.EMPHASIS: "em"}
_STRIKE = "~~"
_LINE_START = later(
    r"(?:(?P<number>[0-9]{1,9})(?=[.)](?:[ \t]|$))|#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|~~~|=+[ \t]*$|[-:|][-:|\s]*$)"
)
_CLOSING_HASHES = later(r"(?:^|(?<=[ \t]))#+$")
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Inner:
    """New texts inside codes, as inline source, by the code's name: alternative texts of images, titles."""

    alternatives: Mapping[str, str]
    titles: Mapping[str, str]
    tags: Mapping[str, str]
    """HTML tags with new texts in their attributes."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How to write: `tags` are the pieces (by index) to write as HTML; `full` escapes every special character."""

    tags: frozenset[int]
    full: bool


def write(slot: Slot, target: str, within: Inner, references: Mapping[str, str], notes: frozenset[str]) -> str:
    """Return what replaces the slot's text so that it reads as `target`, with `within` inside its codes."""
    target = clean(target)
    if slot.shape is Shape.TITLE:
        return frontmatter.written(target, slot.region.content, slot.region.prefix)
    if slot.shape is Shape.END:
        return _end_mark(slot, target)
    wanted = _mended(pieces(target, slot.block.codes), slot)
    written = ""
    for way_full in (False, True):
        tags: frozenset[int] = frozenset()
        for _ in range(_ROUNDS):
            written, openers = _compose(slot, wanted, _Way(tags, way_full), within)
            failed = _failed(slot, written, wanted, openers, (references, notes))
            if failed is None:
                return _finished(slot, written)
            if failed <= tags:
                tags = frozenset(openers)
            else:
                tags |= failed
    return _finished(slot, written)


def escape_alternative(text: str) -> str:
    """Return an image's alternative text as inline source."""
    return re.sub(r"([\\`*_\[\]<&!])", r"\\\1", clean(text))


def escape_title(text: str) -> str:
    """Return the title of a link or image as inline source, whatever quotes stand around it."""
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "`": "&#96;"}
    return re.sub(r"[\\\"'()&<>`]", lambda found: named.get(found[0], "\\" + found[0]), clean(text))


def escape_value(text: str, quote: str) -> str:
    """Return the value of an attribute of an HTML tag as inline source; one without quotes gets them."""
    written = escape(clean(text)).replace('"', "&quot;").replace("'", "&#39;").replace("`", "&#96;")
    return written if quote else f'"{written}"'


def _tag(mark: Mark) -> str:
    """Return the HTML element that says what emphasis of Markdown says; empty for other marks, HTML among them."""
    if mark.markup.startswith("<"):
        return ""
    return "del" if mark.markup == _STRIKE else _TAG.get(mark.code, "")


def _end_mark(slot: Slot, target: str) -> str:
    same = anatomy.line_role(target) is Role.END_MARK and target[:1] == slot.block.text[:1]
    return target if same else _guard_line(_escape(target, full=False, link_follows=False))


def _mended(found: list[Piece], slot: Slot) -> list[Piece]:
    """Drop what cannot be written: emphasis around nothing, links in links, line breaks at the edges."""
    kinds = {name: (mark.code, closing) for name, (mark, closing) in slot.marks.items()}
    kept: list[Piece] = []
    links: list[bool] = []
    for piece in found:
        link = piece.what in {Is.OPEN, Is.CLOSE} and slot.marks[piece.value][0].markup == "["
        if link and piece.what is Is.OPEN:
            links.append(any(links))
            if links[-1]:
                continue
            links[-1] = True
        elif link:
            nested = len(links) > 1
            links.pop()
            if nested:
                continue
        empty = piece.what is Is.CLOSE and kept and kept[-1] == Piece(Is.OPEN, piece.value)
        if empty and slot.marks[piece.value][0].markup[0] in "*_~":
            kept.pop()
            continue
        kept.append(piece)
    while kept and _edge(kept[0], kinds):
        kept.pop(0)
    while kept and _edge(kept[-1], kinds):
        kept.pop()
    return kept


def _edge(piece: Piece, kinds: Mapping[str, tuple[CodeKind, Mark | None]]) -> bool:
    if piece.what is Is.TEXT:
        return not piece.value.strip(" ")
    return piece.what is Is.EMPTY and kinds[piece.value][0] is CodeKind.BREAK


def _compose(slot: Slot, wanted: list[Piece], way: _Way, within: Inner) -> tuple[str, dict[int, tuple[int, int, int]]]:
    """Return the inline source, and for each emphasis its opening piece -> places of opener and closer, and length."""
    parts: list[str] = []
    length = 0
    openers: dict[int, tuple[int, int, int]] = {}
    stack: list[tuple[int, str, str]] = []
    for index, piece in enumerate(wanted):
        if piece.what is Is.TEXT:
            following = wanted[index + 1] if index + 1 < len(wanted) else None
            link = following is not None and following.what is Is.OPEN
            raw = stack and stack[-1][2] == ">"
            part = piece.value if raw else _escape(piece.value, full=way.full, link_follows=link)
            underlined = slot.shape is Shape.PARAGRAPH and slot.block.level
            if underlined and not raw:  # above ---, an escaped one makes a table too
                part = part.replace("|", "&#124;")
            elif slot.parted and slot.shape is not Shape.CELL and not raw:  # no line may become one of a table
                part = part.replace("|", "\\|")
        elif piece.what is Is.EMPTY:
            part = _empty(slot, piece.value, within)
        elif piece.what is Is.OPEN:
            part, closing = _pair_markup(slot, wanted, index, way)
            part = within.tags.get(piece.value, part)
            closing = _retitled(closing, slot.marks[piece.value][1], within.titles.get(piece.value))
            openers[index] = (length, 0, len(part))
            stack.append((index, piece.value, closing))
        else:
            opened, name, part = stack.pop()
            closing_mark = slot.marks[name][1]
            if closing_mark is not None and closing_mark.whole and part.startswith("]["):
                part = _shortcut(slot, closing_mark, part, parts)
            if _tag(slot.marks[piece.value][0]) and opened not in way.tags:
                openers[opened] = (openers[opened][0], length, len(part))
            else:
                del openers[opened]
        parts.append(part)
        length += len(part)
    return "".join(parts), openers


def _shortcut(slot: Slot, mark: Mark, markup: str, parts: list[str]) -> str:
    """Return the end of a reference that is its own label: as it was where the text is still that label."""
    label = markup[2:-1]
    text = ""
    for part in reversed(parts):
        if len(text) > len(label) or part == "[":
            break
        text = part + text
    return slot.region.content[mark.start : mark.end] if text == label else markup


def _empty(slot: Slot, name: str, within: Inner) -> str:
    mark = slot.marks[name][0]
    if mark.code is CodeKind.IMAGE:
        inner = re.sub(r"\\?\n", " ", slot.region.content[slice(*mark.inner)])
        return f"![{within.alternatives.get(name, inner)}{_retitled(mark.markup, mark, within.titles.get(name))}"
    return within.tags.get(name, mark.markup)


def _retitled(markup: str, mark: Mark | None, title: str | None) -> str:
    """Return the end of a link or image, which begins with its `]`, with another title."""
    if mark is None or title is None:
        return markup
    begin = mark.start if mark.kind is Kind.CLOSE else mark.inner[1]
    return f"{markup[: mark.title[0] - begin]}{title}{markup[mark.title[1] - begin :]}"


def _pair_markup(slot: Slot, wanted: list[Piece], index: int, way: _Way) -> tuple[str, str]:
    """Return the opening and closing markup of the pair that `wanted[index]` opens."""
    opening, closing = slot.marks[wanted[index].value]
    tag = _tag(opening)
    if index in way.tags and tag:
        return f"<{tag}>", f"</{tag}>"
    if opening.markup != "<" or opening.code is not CodeKind.LINK:
        return opening.markup, closing.markup if closing else ""
    inner = wanted[index + 1 : index + 3]
    plain_text = len(inner) == 2 and inner[0].what is Is.TEXT and inner[1] == Piece(Is.CLOSE, wanted[index].value)  # noqa: PLR2004 - text and its end
    if plain_text and (AUTOLINK.fullmatch(inner[0].value) or EMAIL.fullmatch(inner[0].value)):
        return "<", ">"
    return "[", f"](<{opening.target}>)"


def _escape(text: str, *, full: bool, link_follows: bool) -> str:
    """Return literal text with what could be markup escaped."""
    if full:
        return _ALL.sub(lambda match: "\\" + match[0], text)
    return _SUSPECT.sub(lambda match: _suspect(match, text, link_follows=link_follows), text)


def _suspect(match: re.Match[str], text: str, *, link_follows: bool) -> str:
    character, at = match[0], match.start()
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if character == "*":
        return character if before == after == " " else "\\*"
    if character == "_":
        word = before.isalnum() and after.isalnum() and before.isascii() and after.isascii()
        return character if word or (before == " " and after == " ") else "\\_"
    if character == "\\":
        return "\\\\" if not after or after in PUNCTUATION else character
    if character == "<":
        return "\\<" if re.match(r"[A-Za-z/!?]|$", after) else character
    if character == "&":
        found = ENTITY.match(text, at)
        return "\\&" if not after or after == "#" or (found and entity(found[0])) else character
    if character == "!":
        return "\\!" if not after and link_follows else character
    if character == "]":
        return "\\]" if not after or after in "([:" else character
    marks = character in "`[" or (character == "~" and "~" in {before, after})
    return "\\" + character if marks else character


def _failed(
    slot: Slot,
    written: str,
    wanted: list[Piece],
    openers: Mapping[int, tuple[int, int, int]],
    known: tuple[Mapping[str, str], frozenset[str]],
) -> frozenset[int] | None:
    """Read `written` back: None when it says what is wanted, else the emphasis that was not seen (may be empty)."""
    if wanted == [Piece(Is.TEXT, written)] and bare(written) and not (slot.before or slot.after or slot.wrappers):
        return None
    marks = scan(slot.before + written + slot.after, *known)
    edge = len(slot.before)
    inner = [mark for mark in marks if mark.start >= edge and mark.end <= edge + len(written)]
    whole = sum(mark.end - mark.start for mark in inner) == len(written)
    if whole and _said(inner) == _meant(wanted, slot) and _wrapped(marks, edge, edge + len(written)) == slot.wrappers:
        return None
    opens = {mark.start - edge: mark.pair for mark in marks if mark.kind is Kind.OPEN}
    closes = {mark.start - edge: mark.pair for mark in marks if mark.kind is Kind.CLOSE}
    return frozenset(
        index
        for index, (start, end, _length) in openers.items()
        if opens.get(start) is None or opens.get(start) != closes.get(end)
    )


def _wrapped(marks: list[Mark], start: int, end: int) -> int:
    """Return how many pairs open before `start` and close after `end`."""
    before = {mark.pair for mark in marks if mark.kind is Kind.OPEN and mark.end <= start}
    return sum(mark.kind is Kind.CLOSE and mark.start >= end and mark.pair in before for mark in marks)


def _said(marks: list[Mark]) -> list[tuple[str, str]]:
    """Return marks in a form to compare: equal text and equal meaning are equal."""
    return _joined((mark.kind.value, "" if mark.kind is Kind.SOFT else _said_by(mark)) for mark in marks)


def _said_by(mark: Mark) -> str:
    return mark.text if mark.kind is Kind.TEXT else _meaning(mark)


def _joined(said: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is said with neighbouring texts as one."""
    found: list[tuple[str, str]] = []
    texts: list[str] = []
    for kind, value in said:
        if kind == "text":
            texts.append(value)
            continue
        if texts:
            found.append(("text", "".join(texts)))
            texts = []
        found.append((kind, value))
    return [*found, ("text", "".join(texts))] if texts else found


def _meant(wanted: list[Piece], slot: Slot) -> list[tuple[str, str]]:
    meant: list[tuple[str, str]] = []
    for piece in wanted:
        if piece.what is Is.TEXT:
            meant.append(("text", piece.value))
        else:
            opening, closing = slot.marks[piece.value]
            meant.append((piece.what.value, _meaning(closing if closing and piece.what is Is.CLOSE else opening)))
    return _breaks_trimmed(_joined(meant))


def _breaks_trimmed(meant: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop spaces beside line breaks: the file cannot hold them there."""
    trimmed: list[tuple[str, str]] = []
    for kind, value in meant:
        shown = value
        if kind == "text" and trimmed and trimmed[-1] == ("empty", "break"):
            shown = shown.lstrip(" ")
        if (kind, value) == ("empty", "break") and trimmed and trimmed[-1][0] == "text":
            trimmed[-1] = ("text", trimmed[-1][1].rstrip(" "))
        trimmed.append((kind, shown))
    return [one for one in trimmed if one != ("text", "")]


def _meaning(mark: Mark) -> str:
    if mark.code in _TAG or mark.code is CodeKind.BREAK:
        return mark.code.value
    if mark.markup == _STRIKE or tags.name_of(mark.markup) == "del":
        return _STRIKE
    if mark.code is CodeKind.RAW and mark.kind is not Kind.CLOSE and (name := tags.name_of(mark.markup)):
        return name  # its attributes may have other texts
    if mark.kind is Kind.CLOSE:
        return "end"
    if mark.code is CodeKind.LINK:
        return mark.target
    return mark.text if mark.code is CodeKind.LITERAL else mark.target or mark.markup


def _finished(slot: Slot, written: str) -> str:
    """Return inline source with what its block needs: line starts guarded, line breaks continued, pipes escaped."""
    if slot.shape is Shape.HEADING:
        return _CLOSING_HASHES.sub(lambda match: "\\" + match[0], written) if not slot.after.strip() else written
    if slot.shape is Shape.CELL:
        written = written.replace("|", "\\|")
    if slot.shape is Shape.CELL and "|" not in slot.region.prefix:  # a row without a pipe before its first cell
        return _guard_line(written)
    if slot.shape is not Shape.PARAGRAPH:
        return written
    lines = re.split(r"\n[ \t]*", written)
    at_start = not slot.before.strip()
    guarded = [_guard_line(line) if number or at_start else line for number, line in enumerate(lines)]
    return (slot.region.newline + slot.region.prefix).join(guarded)


def _guard_line(line: str) -> str:
    """Escape what would begin a heading, a list, a quote, a rule, an underline or a table where a line starts."""
    found = _LINE_START.match(line)
    if not found:
        return line
    at = found.end("number") if found["number"] else 0
    return f"{line[:at]}\\{line[at:]}"
