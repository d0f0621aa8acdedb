"""Inline scanner of the Markdown format: what markup stands at which characters of a block's text.

In: the inline source of one block (lines joined by U+000A, container prefixes already gone), the link references and
footnotes of the document. Out: Marks that cover the source without a gap. It follows CommonMark 0.31, section 6
(escapes, entities, code spans, emphasis by delimiter runs, links, images, autolinks, raw HTML, line breaks) and
adds footnote references and `~~struck~~` text (GFM). Linear in length. May not touch: blocks, files, models beyond
CodeKind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from l10n.formats.markdown import destinations, tags
from l10n.formats.markdown.destinations import ENTITY, Destination, end_of, entity, skip
from l10n.formats.markdown.emphasis import Delimiter, pair, run_at
from l10n.formats.markdown.marks import Kind, Mark
from l10n.model import CodeKind
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Mapping

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""ASCII punctuation: what a backslash may escape (CommonMark 2.4)."""

AUTOLINK = later(r"[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*")
EMAIL = later(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
_SPECIAL = later(r"[\\`*_~\[\]!<&\n]")
_TICKS = later(r"`+")
NOTE = later(r"\[\^([^\s\[\]^]{1,200})\]")
_LABEL = later(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_ATTRIBUTE = r"(?:[ \t\n]+[A-Za-z_:][A-Za-z0-9:._-]*(?:[ \t\n]*=[ \t\n]*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)"
_TAG = later(rf"<(?:{tags.NAME}{_ATTRIBUTE}*[ \t\n]*/?|/{tags.NAME}[ \t\n]*)>")
_TAG_LIMIT = 4096  # characters looked at for one tag: keeps a row of unclosed quotes from taking quadratic time
_UNSEEN = frozenset(range(0x20)) | {0x20, 0x7F, 0x85, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF}


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
    state.marks.sort(key=_START)
    marks = _filled(source, state.marks)
    return tags.paired(marks) if "<" in source else marks


def bare(source: str) -> bool:
    """Return whether `source` holds nothing that could be a mark: it is one text."""
    return _SPECIAL.search(source) is None


def _backslash(state: _State, at: int) -> int:
    following = state.source[at + 1 : at + 2]
    if following == "\n":
        end = skip(state.source, at + 2)
        state.marks.append(Mark(at, end, Kind.EMPTY, code=CodeKind.BREAK, markup="\\\n"))
        return end
    if following in PUNCTUATION and following:
        state.marks.append(Mark(at, at + 2, Kind.TEXT, text=following))
        return at + 2
    return at + 1


def _backtick(state: _State, at: int) -> int:
    source = state.source
    length = end_of(_TICKS, source, at) - at
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
    found = destinations.inline(state.source, at + 1) or _reference_link(state, start, at)
    if found is None:
        return at + 1
    end = found.end
    if opener.image:
        image = Mark(
            opener.position, end, Kind.EMPTY, code=CodeKind.IMAGE, markup=found.markup, target=found.target,
            inner=(start, at), title=found.title,
        )  # fmt: skip
        state.marks.append(image)
        _emphasis(state, opener.delimiters)
        return end
    pair_id = state.next_pair()
    opening = Mark(
        opener.position, start, Kind.OPEN, code=CodeKind.LINK, markup="[", target=found.target, pair=pair_id,
        whole=found.whole,
    )  # fmt: skip
    closing = Mark(
        at, end, Kind.CLOSE, code=CodeKind.LINK, markup=found.markup, pair=pair_id, whole=found.whole,
        title=found.title, address=found.place,
    )  # fmt: skip
    state.marks += [opening, closing]
    _emphasis(state, opener.delimiters)
    state.dead_below = len(state.brackets)
    return end


def _reference_link(state: _State, start: int, at: int) -> Destination | None:
    """Look a full, collapsed or shortcut reference up; return its end, address and closing markup."""
    if not state.references:
        return None
    label = _LABEL.match(state.source, at + 1)
    if label and label[1].strip():
        target = state.references.get(normalise(label[1]))
        closing = f"][{label[1]}]".replace("\n", " ")
        return None if target is None else Destination(label.end(), target, closing)
    own = state.source[start : min(at, start + 1000)]  # no label is longer than 999 characters
    target = state.references.get(normalise(own)) if own.strip() else None
    if target is None:
        return None
    empty = label is not None and not label[1]
    end = label.end() if label and empty else at + 1
    return Destination(end, target, f"][{own}]".replace("\n", " "), whole=True)


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


def _newline(state: _State, at: int) -> int:
    source = state.source
    start = at
    while start and source[start - 1] in " \t":
        start -= 1
    end = skip(source, at + 1)
    if at - start > 1 and source[at - 2 : at] == "  ":
        state.marks.append(Mark(start, end, Kind.EMPTY, code=CodeKind.BREAK, markup="  \n"))
    else:
        state.marks.append(Mark(start, end, Kind.SOFT))
    return end


def _emphasis(state: _State, bottom: int) -> None:
    """Resolve the delimiter runs from index `bottom` on and drop them."""
    source, marks, number = state.source, state.marks, state.pairs
    opens, closes = Kind.OPEN, Kind.CLOSE
    for start, end, length in pair(state.delimiters[bottom:]):  # by position: there may be millions
        number += 1
        markup = source[start : start + length]
        kind = _EMPHASIS[markup]
        marks.append(Mark(start, start + length, opens, "", kind, markup, "", number))
        marks.append(Mark(end, end + length, closes, "", kind, markup, "", number))
    state.pairs = number
    del state.delimiters[bottom:]


_START = attrgetter("start")
_EMPHASIS = {
    "*": CodeKind.EMPHASIS,
    "_": CodeKind.EMPHASIS,
    "**": CodeKind.STRONG,
    "__": CodeKind.STRONG,
    "~~": CodeKind.RAW,
}
_HANDLERS = {
    "\\": _backslash,
    "`": _backtick,
    "*": _delimiter,
    "_": _delimiter,
    "~": _delimiter,
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
    text = Kind.TEXT
    for mark in marks:
        if mark.start < position:  # inside an image's brackets
            continue
        if mark.start > position:
            filled.append(Mark(position, mark.start, text, source[position : mark.start]))
        filled.append(mark)
        position = mark.end
    if position < len(source):
        filled.append(Mark(position, len(source), Kind.TEXT, text=source[position:]))
    return filled
