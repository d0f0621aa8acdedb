"""Inline scanner of the Markdown format: what markup stands at which characters of a block's text.

In: the inline source of one block (lines joined by U+000A, container prefixes already gone), the link references and
footnotes of the document. Out: Marks that cover the source without a gap. It follows CommonMark 0.31, section 6
(escapes, entities, code spans, emphasis by delimiter runs, links, images, autolinks, raw HTML, line breaks) and
adds footnote references. Linear in length. May not touch: blocks, files, models beyond CodeKind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html.entities import html5
from typing import TYPE_CHECKING

from l10n.formats.markdown.emphasis import Delimiter, pair, run_at
from l10n.model import CodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""ASCII punctuation: what a backslash may escape (CommonMark 2.4)."""

ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*")
EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
_SPECIAL = re.compile(r"[\\`*_\[\]!<&\n]")
_TICKS = re.compile(r"`+")
NOTE = re.compile(r"\[\^([^\s\[\]^]{1,200})\]")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_SPACE = re.compile(r"[ \t\n]*")
_ANGLE = re.compile(r"<((?:[^<>\n\\]|\\.){0,4000})>")
_TITLE = re.compile(r"\"(?:[^\"\\]|\\.){0,4000}\"|'(?:[^'\\]|\\.){0,4000}'|\((?:[^()\\]|\\.){0,4000}\)", re.DOTALL)
_DESTINATION = re.compile(r"[^\x00-\x20\x7f()\\]+|\\.?|[()]")
_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTE = r"(?:[ \t\n]+[A-Za-z_:][A-Za-z0-9:._-]*(?:[ \t\n]*=[ \t\n]*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)"
_TAG = re.compile(rf"<(?:{_NAME}{_ATTRIBUTE}*[ \t\n]*/?|/{_NAME}[ \t\n]*)>")
_TAG_LIMIT = 4096  # characters looked at for one tag: keeps a row of unclosed quotes from taking quadratic time
_PARENTHESES = 32  # nesting of brackets in a destination, as in other implementations
_UNSEEN = frozenset(range(0x20)) | {0x20, 0x7F, 0x85, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF}


class Kind(StrEnum):
    """What a mark is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    EMPTY = "empty"
    SOFT = "soft"
    """A line break that only wraps the source."""


@dataclass(slots=True)
class Mark:
    """One piece of the inline source, `source[start:end]`. Never changed; not frozen, which would take twice as long.

    `text` is what a reader sees of TEXT, of a code span, or of an image (its alternative text). `markup` is what to
    write for the code when the block is written anew. `pair` joins an OPEN with its CLOSE. `whole` says that the pair
    cannot be taken off its text (autolinks, shortcut references). `inner` is where an image's alternative text stands.
    """

    start: int
    end: int
    kind: Kind
    text: str = ""
    code: CodeKind = CodeKind.RAW
    markup: str = ""
    target: str = ""
    pair: int = 0
    whole: bool = False
    inner: tuple[int, int] = (0, 0)
    title: tuple[int, int] = (0, 0)
    """Where the title of a link (on its CLOSE) or image stands, quotes left out."""


_Link = tuple[int, str, str, bool, tuple[int, int]]


@dataclass(slots=True)
class _Bracket:
    position: int
    image: bool
    delimiters: int


@dataclass(slots=True)
class _State:
    """What the scan has gathered so far; lives for one call of `scan`."""

    source: str
    references: Mapping[str, str]
    notes: frozenset[str]
    marks: list[Mark] = field(default_factory=list)
    delimiters: list[Delimiter] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    dead_below: int = 0
    pairs: int = 0
    ticks: dict[int, list[int]] | None = None
    last: dict[str, int] = field(default_factory=dict)

    def next_pair(self) -> int:
        self.pairs += 1
        return self.pairs


def _end(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Return where what `pattern` matches at `at` ends; `at` itself when it matches nothing."""
    found = pattern.match(source, at)
    return found.end() if found else at


def _skip(source: str, at: int) -> int:
    """Return the place of the first character from `at` on that is no white space."""
    return _end(_SPACE, source, at)


def normalise(label: str) -> str:
    """Return a reference label in the form by which labels are matched (CommonMark 4.7)."""
    return " ".join(label.split()).lower().upper()


def scan(source: str, references: Mapping[str, str], notes: frozenset[str] = frozenset()) -> list[Mark]:
    """Return the marks of `source`, covering all of it. `references` maps normalised labels to addresses."""
    if bare(source):
        return [Mark(0, len(source), Kind.TEXT, text=source)] if source else []
    state = _State(source, references, notes)
    position = 0
    while found := _SPECIAL.search(source, position):
        position = _HANDLERS[found[0]](state, found.start())
    _emphasis(state, 0)
    state.marks.sort(key=lambda mark: mark.start)
    return _pair_tags(_filled(source, state.marks))


def bare(source: str) -> bool:
    """Return whether `source` holds nothing that could be a mark: it is one text."""
    return _SPECIAL.search(source) is None


def plain(marks: list[Mark]) -> str:
    """Return what a reader sees: text, code spans, alternative texts; line breaks as spaces."""
    shown = {Kind.TEXT, Kind.EMPTY}
    parts = [
        mark.text if mark.kind in shown and mark.code is not CodeKind.BREAK else " "
        for mark in marks
        if mark.kind in shown or mark.kind is Kind.SOFT
    ]
    return "".join(parts)


def _backslash(state: _State, at: int) -> int:
    following = state.source[at + 1 : at + 2]
    if following == "\n":
        end = _skip(state.source, at + 2)
        state.marks.append(Mark(at, end, Kind.EMPTY, code=CodeKind.BREAK, markup="\\\n"))
        return end
    if following in PUNCTUATION and following:
        state.marks.append(Mark(at, at + 2, Kind.TEXT, text=following))
        return at + 2
    return at + 1


def _backtick(state: _State, at: int) -> int:
    source = state.source
    length = _end(_TICKS, source, at) - at
    if state.ticks is None:
        state.ticks = {}
        for run in _TICKS.finditer(source):
            state.ticks.setdefault(run.end() - run.start(), []).append(run.start())
    closers = state.ticks.get(length, [])
    index = bisect_left(closers, at + length)
    if index == len(closers):
        return at + length
    end = closers[index] + length
    shown = source[at + length : closers[index]].replace("\n", " ")
    if shown.startswith(" ") and shown.endswith(" ") and shown.strip(" "):
        shown = shown[1:-1]
    markup = source[at:end].replace("\n", " ")
    state.marks.append(Mark(at, end, Kind.EMPTY, text=shown, code=CodeKind.LITERAL, markup=markup))
    return end


def _delimiter(state: _State, at: int) -> int:
    found = run_at(state.source, at)
    state.delimiters.append(found)
    return at + found.count


def _open_bracket(state: _State, at: int) -> int:
    note = NOTE.match(state.source, at)
    if note and normalise(note[1]) in state.notes:
        state.marks.append(Mark(at, note.end(), Kind.EMPTY, code=CodeKind.NOTE, markup=note[0]))
        return note.end()
    state.brackets.append(_Bracket(at, image=False, delimiters=len(state.delimiters)))
    return at + 1


def _exclamation(state: _State, at: int) -> int:
    if not state.source.startswith("[", at + 1):
        return at + 1
    state.brackets.append(_Bracket(at, image=True, delimiters=len(state.delimiters)))
    return at + 2


def _close_bracket(state: _State, at: int) -> int:
    if not state.brackets:
        return at + 1
    index = len(state.brackets) - 1
    opener = state.brackets.pop()
    if not opener.image and index < state.dead_below:  # links hold no links
        state.dead_below = index
        return at + 1
    state.dead_below = min(state.dead_below, index)
    start = opener.position + (2 if opener.image else 1)
    found = _inline_link(state.source, at + 1) or _reference_link(state, start, at)
    if found is None:
        return at + 1
    end, target, closing, whole, title = found
    if opener.image:
        image = Mark(
            opener.position, end, Kind.EMPTY, code=CodeKind.IMAGE, markup=closing, target=target, inner=(start, at),
            title=title,
        )  # fmt: skip
        state.marks.append(image)
        _emphasis(state, opener.delimiters)
        return end
    pair_id = state.next_pair()
    state.marks.append(
        Mark(
            opener.position, start, Kind.OPEN, code=CodeKind.LINK, markup="[", target=target, pair=pair_id, whole=whole
        )
    )
    closer = Mark(at, end, Kind.CLOSE, code=CodeKind.LINK, markup=closing, pair=pair_id, whole=whole, title=title)
    state.marks.append(closer)
    _emphasis(state, opener.delimiters)
    state.dead_below = len(state.brackets)
    return end


def _inline_link(source: str, at: int) -> _Link | None:
    """Parse `(destination "title")` at `at`; return its end, the destination, the closing markup, the title's place."""
    if not source.startswith("(", at):
        return None
    position = _skip(source, at + 1)
    angle = _ANGLE.match(source, position)
    if angle:
        target, position = angle[1], angle.end()
    elif source.startswith("<", position):
        return None
    else:
        start = position
        position = _destination_end(source, position)
        target = source[start:position]
    after = _skip(source, position)
    title = _TITLE.match(source, after) if after > position else None
    if title:
        after = _skip(source, title.end())
    if not source.startswith(")", after):
        return None
    shown = (title.start() + 1, title.end() - 1) if title else (0, 0)
    return after + 1, unescape(target), "]" + source[at : after + 1].replace("\n", " "), False, shown


def _destination_end(source: str, at: int) -> int:
    """Return where a destination without angle brackets ends: at a space, or at a bracket that it did not open."""
    depth = 0
    while found := _DESTINATION.match(source, at):
        if found[0] == "(":
            depth += 1
            if depth > _PARENTHESES:
                break
        elif found[0] == ")":
            if not depth:
                break
            depth -= 1
        elif found[0].startswith("\\") and found[0][1:] in {" ", "\n", "\t"}:
            return at + 1
        at = found.end()
    return at


def _reference_link(state: _State, start: int, at: int) -> _Link | None:
    """Look a full, collapsed or shortcut reference up; return its end, address and closing markup."""
    if not state.references:
        return None
    label = _LABEL.match(state.source, at + 1)
    if label and label[1].strip():
        target = state.references.get(normalise(label[1]))
        closing = f"][{label[1]}]".replace("\n", " ")
        return None if target is None else (label.end(), target, closing, False, (0, 0))
    own = state.source[start : min(at, start + 1000)]  # no label is longer than 999 characters
    target = state.references.get(normalise(own)) if own.strip() else None
    if target is None:
        return None
    empty = label is not None and not label[1]
    return (label.end() if label and empty else at + 1), target, f"][{own}]".replace("\n", " "), True, (0, 0)


def _angle(state: _State, at: int) -> int:
    source = state.source
    end = source.find(">", at, at + _TAG_LIMIT)
    inner = source[at + 1 : end] if end > 0 else ""
    if inner and (AUTOLINK.fullmatch(inner) or EMAIL.fullmatch(inner)):
        target = inner if AUTOLINK.fullmatch(inner) else f"mailto:{inner}"
        pair_id = state.next_pair()
        state.marks.append(
            Mark(at, at + 1, Kind.OPEN, code=CodeKind.LINK, markup="<", target=target, pair=pair_id, whole=True)
        )
        state.marks.append(Mark(at + 1, end, Kind.TEXT, text=inner))
        state.marks.append(Mark(end, end + 1, Kind.CLOSE, code=CodeKind.LINK, markup=">", pair=pair_id, whole=True))
        return end + 1
    close = _tag_end(state, at)
    if not close:
        return at + 1
    markup = source[at:close].replace("\n", " ")
    kind = CodeKind.BREAK if re.fullmatch(r"<br[ \t]*/?>", markup, re.IGNORECASE) else CodeKind.RAW
    state.marks.append(Mark(at, close, Kind.EMPTY, code=kind, markup=markup))
    return close


def _tag_end(state: _State, at: int) -> int:
    """Return where raw HTML that starts at `at` ends, 0 when there is none (CommonMark 6.6)."""
    source = state.source
    following = source[at + 1 : at + 2]
    if following == "?":
        return _after(state, "?>", at + 2)
    if following != "!":
        tag = _TAG.match(source, at, min(len(source), at + _TAG_LIMIT))
        return tag.end() if tag else 0
    if source.startswith("<!--", at):
        short = next((form for form in ("<!-->", "<!--->") if source.startswith(form, at)), "")
        return at + len(short) if short else _after(state, "-->", at + 4)
    if source.startswith("<![CDATA[", at):
        return _after(state, "]]>", at + 9)
    return _after(state, ">", at + 2) if re.match(r"[A-Za-z]", source[at + 2 : at + 3]) else 0


def _after(state: _State, closer: str, at: int) -> int:
    """Return the place after the next `closer`, 0 when there is none; that there is none is found out once."""
    if closer not in state.last:
        state.last[closer] = state.source.rfind(closer)
    return state.source.find(closer, at) + len(closer) if at <= state.last[closer] else 0


def _ampersand(state: _State, at: int) -> int:
    found = ENTITY.match(state.source, at)
    if not found:
        return at + 1
    shown = entity(found[0])
    if shown is None:
        return at + 1
    if any(ord(character) in _UNSEEN for character in shown):  # would be lost or misread as a plain character
        state.marks.append(Mark(at, found.end(), Kind.EMPTY, text=shown, markup=found[0]))
    else:
        state.marks.append(Mark(at, found.end(), Kind.TEXT, text=shown))
    return found.end()


def entity(written: str) -> str | None:
    """Return the character of `&name;` or `&#number;`, None when there is no such entity."""
    if written[1] != "#":
        return html5.get(written[1:])
    number = int(written[3:-1], 16) if written[2] in "xX" else int(written[2:-1])
    invalid = not number or number > 0x10FFFF or 0xD800 <= number < 0xE000  # noqa: PLR2004 - Unicode's own bounds
    return "\ufffd" if invalid else chr(number)


def unescape(text: str) -> str:
    """Return `text` with backslash escapes and entities resolved, as in link destinations."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return ENTITY.sub(lambda match: entity(match[0]) or match[0], text)


def _newline(state: _State, at: int) -> int:
    source = state.source
    start = at
    while start and source[start - 1] in " \t":
        start -= 1
    end = _skip(source, at + 1)
    if at - start > 1 and source[at - 2 : at] == "  ":
        state.marks.append(Mark(start, end, Kind.EMPTY, code=CodeKind.BREAK, markup="  \n"))
    else:
        state.marks.append(Mark(start, end, Kind.SOFT))
    return end


def _emphasis(state: _State, bottom: int) -> None:
    """Resolve the delimiter runs from index `bottom` on and drop them."""
    kinds = {1: CodeKind.EMPHASIS, 2: CodeKind.STRONG}
    for start, end, length in pair(state.delimiters[bottom:]):
        pair_id = state.next_pair()
        opening, closing = state.source[start : start + length], state.source[end : end + length]
        kind = kinds[length]
        state.marks.append(Mark(start, start + length, Kind.OPEN, code=kind, markup=opening, pair=pair_id))
        state.marks.append(Mark(end, end + length, Kind.CLOSE, code=kind, markup=closing, pair=pair_id))
    del state.delimiters[bottom:]


_HANDLERS = {
    "\\": _backslash,
    "`": _backtick,
    "*": _delimiter,
    "_": _delimiter,
    "[": _open_bracket,
    "]": _close_bracket,
    "!": _exclamation,
    "<": _angle,
    "&": _ampersand,
    "\n": _newline,
}


def _filled(source: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks with the plain text between them as TEXT marks."""
    filled: list[Mark] = []
    position = 0
    for mark in marks:
        if mark.start < position:  # inside an image's brackets
            continue
        if mark.start > position:
            filled.append(Mark(position, mark.start, Kind.TEXT, text=source[position : mark.start]))
        filled.append(mark)
        position = mark.end
    if position < len(source):
        filled.append(Mark(position, len(source), Kind.TEXT, text=source[position:]))
    return filled


_TAG_NAME = re.compile(rf"</?(?P<name>{_NAME})")
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em"})
_VOID = frozenset({"br", "img", "hr", "wbr", "input", "area", "embed", "source", "track", "col"})


def _tag_name(markup: str) -> str:
    found = _TAG_NAME.match(markup)
    return found["name"].lower() if found else ""


def _pair_tags(marks: list[Mark]) -> list[Mark]:
    """Join raw HTML tags that open and close on one level into pairs; the rest stay empty codes."""
    joined = _tag_pairs(marks)
    if not joined:
        return marks
    paired = list(marks)
    base = max((mark.pair for mark in marks), default=0)
    for number, (first, last) in enumerate(joined.items(), start=base + 1):
        name = _tag_name(marks[first].markup)
        code = CodeKind.STRONG if name in _STRONG else CodeKind.EMPHASIS if name in _EMPHASIS else CodeKind.RAW
        code = CodeKind.LINK if name == "a" else code
        paired[first] = replace(marks[first], kind=Kind.OPEN, code=code, pair=number)
        paired[last] = replace(marks[last], kind=Kind.CLOSE, code=code, pair=number)
    return paired


def _tag_pairs(marks: list[Mark]) -> dict[int, int]:
    """Return which opening tag (by index) is closed by which; markup of Markdown bounds each level."""
    stack: list[tuple[int, str]] = []
    joined: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if mark.kind is Kind.OPEN:
            stack.append((index, ""))
        elif mark.kind is Kind.CLOSE:
            while stack and stack.pop()[1]:
                pass
        elif mark.kind is Kind.EMPTY and mark.code is CodeKind.RAW and (name := _tag_name(mark.markup)):
            if mark.markup.startswith("</"):
                _close_tag(stack, joined, index, name)
            elif name not in _VOID and not mark.markup.endswith("/>"):
                stack.append((index, name))
    return joined


def _close_tag(stack: list[tuple[int, str]], joined: dict[int, int], index: int, name: str) -> None:
    """Join the closing tag at `index` with the nearest opening one of its name on this level."""
    depth = len(stack) - 1
    while depth >= 0 and stack[depth][1] not in {"", name}:
        depth -= 1
    if depth >= 0 and stack[depth][1] == name:
        joined[stack[depth][0]] = index
        del stack[depth:]
