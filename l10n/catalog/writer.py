"""Room catalog: the quiet writer, from entries to the text of a PO file.

In: entries that remember their raw lines. Out: text in which only the parts of an entry that were touched are written
anew; everything else is as it was read, to the byte. New text is not wrapped, unless the file was wrapped by
another tool; then it is wrapped as gettext does. See docs/decisions/wrapping.md. May not touch: files, states,
the ledger.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from l10n.catalog.entry import FIELDS, NEXT, Entry
from l10n.catalog.strings import escape
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GETTEXT_WIDTH = 79
_SEVERAL = 3
_TEXT_LINE = later(
    r'(?:#~ ?|#\| |#~\| )?(?P<word>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])? +"[^"\\]*(?:\\.[^"\\]*)*"'
)
_MORE = later(r'(?:#~ ?|#\| |#~\| )?"[^"\\]*(?:\\.[^"\\]*)*"')
_MARKS = {".": "comment", ":": "occurrences", ",": "flags", "=": "flags", "|": "previous"}
_GOES_ON = later(r'(?<!\\n)(?<! ")"\r?\n(?:#~\| |#~ ?|#\| )?"')
"""A string that goes on in the next line without a line break in its text, and not for want of a first piece."""
_NO_BREAK_BEFORE = frozenset("，。、；：？！）」』】》〉’”…—％%,.;:?!)]}")
_NO_BREAK_AFTER = frozenset("（「『【《〈‘“([{$＄")


class Style(NamedTuple):
    """How a file is laid out: its line end, and the width at which another tool wrapped it (0: not wrapped)."""

    newline: str = "\n"
    width: int = 0


def style_of(entries: Iterable[Entry], newline: str) -> Style:
    """Return a file's layout: wrapped when a string goes on in the next line without a line break in it."""
    for entry in entries:
        if entry.msgid and entry.raw and _GOES_ON.search(entry.raw):
            return Style(newline, _GETTEXT_WIDTH)
    return Style(newline)


def assembled(entries: Sequence[Entry], tail: str, style: Style) -> str:
    """Return the whole file. Entries that were never on disk, or moved to the top, get the usual white space."""
    return joined(laid_out(entries, style), entries, tail, style)


def laid_out(entries: Sequence[Entry], style: Style) -> list[tuple[str, str]]:
    """Return for every entry what stands before it, and its own lines."""
    return [(lead_of(entry, at, style), text_of(entry, style)) for at, entry in enumerate(entries)]


def joined(parts: Iterable[tuple[str, str]], entries: Sequence[Entry], tail: str, style: Style) -> str:
    """Return the whole file from its entries as they are `laid_out`."""
    return "".join([piece for part in parts for piece in part]) + (
        tail if tail or (entries and not entries[-1].touched) else style.newline
    )


def lead_of(entry: Entry, at: int, style: Style) -> str:
    """Return what stands before the entry that is number `at`: a blank line, unless the file has something else."""
    lead = entry.lead
    if lead == NEXT:
        return style.newline * 2 if at else ""
    if at and not lead.startswith(("\n", "\r")):
        return style.newline * 2 + lead
    return lead


def text_of(entry: Entry, style: Style) -> str:
    """Return an entry's lines: the raw ones when nothing was touched, with only the touched parts anew otherwise."""
    if entry.raw is not None and entry.seen == entry.fields():
        return entry.raw
    lines = _renewed(entry, style) if entry.raw is not None and entry.seen is not None else None
    return style.newline.join(lines if lines is not None else _canonical(entry, style))


def rendered(entry: Entry, style: Style | None = None) -> str:
    """Return an entry's lines in gettext's form, whatever they were."""
    style = style or Style()
    return style.newline.join(_canonical(entry, style))


def _canonical(entry: Entry, style: Style) -> list[str]:
    return [line for name in FIELDS for line in _field(entry, name, style)]


def _renewed(entry: Entry, style: Style) -> list[str] | None:
    """Return the entry's lines with only those of touched fields written anew; None when they cannot be told apart."""
    groups = _groups((entry.raw or "").split("\r" if style.newline == "\r" else "\n"))
    if groups is None or entry.seen is None or entry.seen[-1] != entry.obsolete:
        return None
    now = entry.fields()
    changed = {name for name, was, is_ in zip(FIELDS, entry.seen, now, strict=True) if was != is_}
    kept: list[tuple[str, list[str]]] = []
    done: set[str] = set()
    for name, lines in groups:
        if name not in changed:
            kept.append((name, lines))
        elif name not in done:
            kept.append((name, _with_old_lines(lines, _field(entry, name, style))))
        done.add(name)
    for name in FIELDS:
        if name in changed and name not in done:
            rank = FIELDS.index(name)
            at = next((i for i, (other, _) in enumerate(kept) if FIELDS.index(other) > rank), len(kept))
            kept.insert(at, (name, _field(entry, name, style)))
    return [line for _, lines in kept for line in lines]


def _with_old_lines(old: list[str], new: list[str]) -> list[str]:
    """Return the new lines of a string, with those that say the same (a header's fields) laid out as before."""
    if len(old) < _SEVERAL or len(new) < _SEVERAL or not old[1].startswith('"') or not new[1].startswith('"'):
        return new
    was = {"".join(line[1:-1] for line in piece): piece for piece in _pieces(old[1:])}
    lines = [new[0]]
    for piece in _pieces(new[1:]):
        lines += was.get("".join(line[1:-1] for line in piece), piece)
    return lines


def _pieces(lines: list[str]) -> Iterator[list[str]]:
    """Yield quoted lines in stretches that end with a line break in the text."""
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if line.endswith('\\n"'):
            yield piece
            piece = []
    if piece:
        yield piece


def _groups(lines: list[str]) -> list[tuple[str, list[str]]] | None:
    """Return raw lines by the field they belong to, in order; None for an entry that is laid out in an unusual way."""
    groups: list[tuple[str, list[str]]] = []
    for raw in lines:
        line = raw.rstrip("\r")
        name = _kind(line)
        if name is None:
            return None
        if name == "" and not groups:
            return None
        if name == "" or (groups and groups[-1][0] == name and name in {*_MARKS.values(), "tcomment"}):
            groups[-1][1].append(line)
        else:
            groups.append((name, [line]))
    return groups


def _kind(line: str) -> str | None:
    """Return the field a raw line begins, an empty string when it goes on with the one before, None when unclear."""
    if not line or _MORE.fullmatch(line):
        return ""
    found = _TEXT_LINE.fullmatch(line)
    if line.startswith(("#|", "#~|")):
        return "previous" if found else None
    if found:
        return found["word"]
    if line.startswith("#") and not line.startswith("#~"):
        return _MARKS.get(line[1:2], "tcomment")
    return None


def _field(entry: Entry, name: str, style: Style) -> list[str]:  # noqa: PLR0911 - one a field
    """Return the lines of one field of an entry."""
    mark = "#~ " if entry.obsolete else ""
    if name in {"tcomment", "comment"}:
        text = getattr(entry, name)
        start = "#" if name == "tcomment" else "#."
        return [f"{start} {line}" if line else start for line in _lines(text)] if text else []
    if name == "occurrences":
        words = [f"{path}:{line}" if line else path for path, line in entry.occurrences]
        return ["#: " + " ".join(words)] if words else []
    if name == "flags":
        return ["#, " + ", ".join(entry.flags)] if entry.flags else []
    if name == "previous":
        return _previous(entry, style)
    if name == "msgctxt":
        return [] if entry.msgctxt is None else list(_string("msgctxt", entry.msgctxt, mark, style))
    if name == "msgid":
        return list(_string("msgid", entry.msgid, mark, style))
    if name == "msgid_plural":
        return list(_string(name, entry.msgid_plural, mark, style)) if entry.msgid_plural else []
    if name == "msgstr":
        return list(_targets(entry, mark, style))
    return []


def _previous(entry: Entry, style: Style) -> list[str]:
    mark = "#~| " if entry.obsolete else "#| "
    texts = (entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural)
    return [
        line
        for word, text in zip(("msgctxt", "msgid", "msgid_plural"), texts, strict=True)
        if text is not None
        for line in _string(word, text, mark, style)
    ]


def _targets(entry: Entry, mark: str, style: Style) -> Iterator[str]:
    if entry.msgstr_plural:
        for index, text in sorted(entry.msgstr_plural.items()):
            yield from _string(f"msgstr[{index}]", text, mark, style)
    else:
        yield from _string("msgstr", entry.msgstr, mark, style)


def _lines(text: str) -> list[str]:
    """Return the lines of a comment. A stray CR, or a backslash at the end, would change what comes after it."""
    lines = text.replace("\r\n", "\n").replace("\r", " ").split("\n")
    return [f"{line} " if line.endswith("\\") else line for line in lines]


def _string(word: str, text: str, mark: str, style: Style) -> Iterator[str]:
    """Yield `word "text"`: one line, or an empty string and one line per piece."""
    if not style.width and "\n" not in text:
        yield f'{mark}{word} "{escape(text)}"'
        return
    pieces = [escape(piece) for piece in text.split("\n")]
    pieces = [piece + "\\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] or len(pieces) == 1 else [])
    first = f'{mark}{word} "{pieces[0]}"'
    if len(pieces) == 1 and (not style.width or _columns(first) <= style.width):
        yield first
        return
    yield f'{mark}{word} ""'
    for piece in pieces:
        for line in _fold(piece, style.width - len(mark) - 2) if style.width else [piece]:
            yield f'{mark}"{line}"'


def _columns(text: str) -> int:
    """Return how wide a text is on a terminal: Han letters and full-width forms count twice."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1 for char in text
    )


def _fold(text: str, width: int) -> Iterator[str]:
    """Yield an escaped text in lines of at most `width` columns, cut after a space or between Han letters."""
    start = last = used = 0
    for at, char in enumerate(text):
        wide = 1 if char < "\u0300" else _columns(char)
        if used + wide > width and last > start:
            yield text[start:last]
            used = _columns(text[last:at])
            start = last
        used += wide
        if (char == " " or char > "\u0300" or char in _NO_BREAK_BEFORE) and _may_break(text, at, char):
            last = at + 1
    yield text[start:]


def _may_break(text: str, at: int, char: str) -> bool:
    """Whether a line may end after the character at `at`."""
    following = text[at + 1 : at + 2]
    if not following or following in _NO_BREAK_BEFORE or char in _NO_BREAK_AFTER:
        return False
    if char == " ":
        return following != " "
    return (_han(char) and following != " " and (_han(following) or following in _NO_BREAK_AFTER)) or (
        char in _NO_BREAK_BEFORE and _han(following)
    )


def _han(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
