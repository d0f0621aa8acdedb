"""Room catalog: the strict reader, from bytes to entries, with all faults of the file at once.

In: the bytes of a PO file. Out: a Parsed file: entries in order with their raw lines, faults, and what had to be said.
Entries in the usual form are read with one expression; all others go through `grammar`, which is as strict as gettext.
May not touch: files, states, the ledger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l10n.catalog.charset import decode
from l10n.catalog.entry import NEXT, Entry
from l10n.catalog.grammar import Grammar, flags_of, place
from l10n.catalog.rules import broken
from l10n.catalog.strings import BadEscapeError, unescape
from l10n.catalog.writer import rendered
from l10n.collector import paused
from l10n.errors import Fault
from l10n.model import Notice
from l10n.patterns import later

_STRING = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_STRINGS = rf"{_STRING}(?:\n{_STRING})*"
_USUAL = later(
    r"((?:#(?: [^\n]*)?\n)*)"
    r"((?:#\. [^\n]*\n)*)"
    r"((?:#: [^\n]*\n)*)"
    r"((?:#, [^\n]*\n)*)"
    rf"(?:#\| msgid ({_STRING}(?:\n#\| {_STRING})*)\n)?"
    rf"(?:msgctxt ({_STRINGS})\n)?"
    rf"msgid ({_STRINGS})\n"
    rf"msgstr ({_STRINGS})\Z"
)
"""An entry as every tool writes it: comments by kind in the usual order, no plural, not obsolete."""

_TIGHT = later(r'^(msgid(?:_plural)?|msgstr(?:\[\d+\])?|msgctxt)"', re.MULTILINE)
"""A keyword with its text right behind it: right, but no tool writes it so; somebody should know.

No entry in the usual form has one.
"""

_MSGID, _MSGSTR = '\nmsgid "', '"\nmsgstr "'

_GOES_ON = frozenset('" \t\f\v\r\n')
"""What a chunk after a blank line may begin with that is still part of the entry before: strings, or white space."""


Head = tuple[str | None, str, str, list[tuple[str, str]], list[str]]
"""What may stand above a msgid: context, the two kinds of comment, places, flags."""


@dataclass(slots=True)
class Parsed:
    """A file as read. `tail` is what stands after the last entry; `newline` is the file's line end."""

    entries: list[Entry] = field(default_factory=list)
    tail: str = "\n"
    newline: str = "\n"
    repaired: bool = False
    notices: list[Notice] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    id_lines: list[int] = field(default_factory=list)
    unusual: list[Entry] = field(default_factory=list)
    """Those entries in which a string may go on in the next line."""

    @property
    def header(self) -> Entry | None:
        """The entry with the empty msgid, if the file has one."""
        return next((entry for entry in self.entries if is_header(entry)), None)


def is_header(entry: Entry) -> bool:
    """Whether an entry is the header."""
    return entry.msgid == "" and entry.msgctxt is None and not entry.obsolete


def parse(data: bytes, path: str = "") -> Parsed:
    """Read a PO file. Never raises: faults are in the result, each with `path` and its line."""
    decoded = decode(data, path)
    parsed = Parsed(repaired=decoded.repaired, notices=list(decoded.notices), faults=list(decoded.faults))
    if parsed.faults:
        return parsed
    text = decoded.text
    if "\0" in text:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if "\0" in line]
        parsed.faults += [Fault("a NUL character", path, number) for number in lines[:100]]
        return parsed
    with paused():
        _read(text, parsed, path)
    return parsed


def _read(text: str, parsed: Parsed, path: str) -> None:
    plain = _one_newline(text, parsed, path)
    if "\\\n" in plain or plain.endswith("\\"):
        said = "the line ends in a backslash, which makes gettext read the next one as part of it"
        lines = [number for number, line in enumerate(plain.split("\n"), 1) if line.endswith("\\")]
        parsed.faults += [Fault(said, path, number) for number in lines[:100]]
    reading = _Reading(plain, text, parsed, path)
    reading.run()
    tight = _TIGHT.search(plain) if reading.slow else None
    if tight is not None:
        said = f"no space between {tight[1]} and its text; read as gettext reads it"
        parsed.notices.append(Notice(said, path, plain.count("\n", 0, tight.start()) + 1))
    parsed.faults += broken(parsed.entries, parsed.id_lines, path)
    parsed.faults.sort(key=lambda fault: fault.line)
    if not parsed.faults and parsed.header is None:
        parsed.notices.append(Notice("there is no header; it is added at the next change", path, 1))


def _one_newline(text: str, parsed: Parsed, path: str) -> str:
    """Return the text with LF line ends; note which the file has."""
    if "\r" not in text:
        return text
    if "\n" not in text:
        parsed.newline = "\r"
        parsed.notices.append(Notice("its lines end in CR, as on very old systems; kept", path, 1))
        return text.replace("\r", "\n")
    both = text.count("\r\n")
    if not both:
        return text
    parsed.newline = "\r\n" if both * 2 > text.count("\n") else "\n"
    mixed = both != text.count("\n")
    said = "its lines end partly in CRLF and partly in LF; kept" if mixed else "its lines end in CRLF; kept"
    parsed.notices.append(Notice(said, path, 1))
    return text.replace("\r\n", "\n")


class _Reading:
    """One pass over a file's text. `plain` has LF line ends, `text` is as in the file, line for line the same."""

    def __init__(self, plain: str, text: str, parsed: Parsed, path: str) -> None:
        self.plain = plain
        self.raw_lines = None if plain is text else text.split("\n" if "\n" in text else "\r")
        self.raw_end = "\n" if "\n" in text else "\r"
        self.parsed = parsed
        self.path = path
        self.grammar = Grammar(path)
        self.places: dict[str, list[tuple[str, str]]] = {}
        self.flags: dict[str, list[str]] = {}
        self.slow = False
        self.heads: dict[str, Head | None] = {}
        self.lines: list[str] = []  # made when first asked for

    def run(self) -> None:
        """Read all of it."""
        number = 1
        chunks = self.plain.rstrip("\n").split("\n\n")
        for chunk, following in zip(chunks, [*chunks[1:], ""], strict=True):
            lines = chunk.count("\n")
            usual = self.grammar.idle and following[:1] not in _GOES_ON
            entry = self._short(chunk, number) if usual else None
            if entry is None and usual:
                entry = self._usual(chunk, number)
                if entry is not None:
                    self.parsed.unusual.append(entry)
            if entry is None:
                self._slow(chunk, number)
            else:
                self.parsed.entries.append(entry)
                self.parsed.id_lines.append(0)
            number += lines + 2
        self.grammar.close()
        self._collect()
        self.parsed.faults += self.grammar.faults
        self._leads()

    def _short(self, chunk: str, number: int) -> Entry | None:
        """Return an entry whose source and target are one string each without an escape, None for any other.

        Most are; what stands above their msgid is read once a file, for it is the same again and again.
        """
        above, _, texts = chunk.partition(_MSGID)
        source, _, target = texts.partition(_MSGSTR)
        if (
            not target
            or "\\" in texts
            or '"' in source
            or "\n" in source
            or "\n" in target
            or target.find('"') != len(target) - 1
        ):
            return None
        head = self.heads[above] if above in self.heads else self._head(above)
        if head is None or not self._ready():
            return None
        context, tcomment, comment, references, flags = head
        entry = Entry(
            source, target[:-1], context, tcomment=tcomment, comment=comment, occurrences=references.copy(),
            flags=flags.copy(), linenum=number, raw=chunk,
        )  # fmt: skip
        entry.seen = entry.fields()
        return entry

    def _head(self, above: str) -> Head | None:
        """Read what stands above a msgid as it would be read above the shortest, and remember it."""
        one = self._matched(f'{above}{_MSGID}{_MSGSTR}"', 0)
        if one is None or one.previous_msgid is not None or '"\n"' in above:
            head = None
        else:
            head = (one.msgctxt, one.tcomment, one.comment, one.occurrences, one.flags)
        self.heads[above] = head
        return head

    def _ready(self) -> bool:
        """Whether no line before is still to become part of an entry."""
        self.grammar.flush()
        if self.grammar.finished:
            self._collect()
        return not self.grammar.pending

    def _usual(self, chunk: str, number: int) -> Entry | None:
        entry = self._matched(chunk, number)
        if entry is None or not self._ready():
            return None
        entry.seen = entry.fields()
        return entry

    def _matched(self, chunk: str, number: int) -> Entry | None:
        found = _USUAL.match(chunk)
        if found is None:
            return None
        tcomment, comment, references, flags, previous, context, source, target = found.groups()
        try:
            entry = Entry(
                _text(source),
                _text(target),
                None if context is None else _text(context),
                tcomment=_comments(tcomment, 2) if tcomment else "",
                comment=_comments(comment, 3) if comment else "",
                occurrences=self._references(references) if references else None,
                flags=self._flags(flags) if flags else None,
                linenum=number,
                raw=chunk,
            )
            if previous is not None:
                entry.previous_msgid = _text(previous.replace('\n#| "', '\n"'))
        except BadEscapeError:
            return None
        return entry

    def _references(self, lines: str) -> list[tuple[str, str]]:
        known = self.places.get(lines)
        if known is None:
            known = self.places[lines] = [place(word) for line in lines.split("\n") for word in line[2:].split()]
        return list(known)

    def _flags(self, lines: str) -> list[str]:
        known = self.flags.get(lines)
        if known is None:
            known = self.flags[lines] = flags_of(",".join(line[2:] for line in lines.split("\n")))
        return list(known)

    def _slow(self, chunk: str, number: int) -> None:
        self.slow = True
        for offset, line in enumerate(chunk.split("\n")):
            self.grammar.feed(number + offset, line)
        self.grammar.feed(number, "")

    def _collect(self) -> None:
        """Take over what the grammar has finished."""
        if not self.grammar.finished:
            return
        lines = self._plain_lines()
        for one in self.grammar.finished:
            entry = one.entry
            entry.raw = "\n".join(lines[one.first - 1 : one.last])
            entry.seen = entry.fields()
            self.parsed.entries.append(entry)
            self.parsed.unusual.append(entry)
            self.parsed.id_lines.append(one.id_line)
        self.grammar.finished.clear()

    def _plain_lines(self) -> list[str]:
        self.lines = self.lines or self.plain.split("\n")
        return self.lines

    def _leads(self) -> None:
        """Give every entry what stands before it, and its raw lines as they are in the file."""
        end = 0  # index of the first line after the entry before
        shown = self.raw_lines
        before = 0
        for entry, known in zip(self.parsed.entries, self.parsed.id_lines, strict=True):
            unusual = bool(known or before)
            before = known
            first = int(entry.linenum or 1) - 1
            height = (entry.raw or "").count("\n") + 1
            if first < end:  # two entries on one line: kept as two in gettext's form
                entry.lead, entry.raw = NEXT, rendered(entry)
                continue
            if unusual or first != end + 1 or end == 0 or shown is not None:
                entry.lead = self._between(end, first)
            if shown is not None:
                entry.raw = self.raw_end.join(shown[first : first + height])
                if self.raw_end == "\n":
                    entry.raw = entry.raw.removesuffix("\r")
            end = first + height
        self.parsed.tail = self._after(end, None) if self.parsed.entries else self.plain

    def _between(self, end: int, first: int) -> str:
        """Return what stands between the end of line `end - 1` and the beginning of line `first`, as in the file."""
        return self._after(end, first) + self.raw_end if first else ""

    def _after(self, end: int, first: int | None) -> str:
        lines = self.raw_lines if self.raw_lines is not None else self._plain_lines()
        if end == 0:
            return self.raw_end.join(lines[:first])
        closing = "\r" if self.raw_lines is not None and self.raw_end == "\n" and lines[end - 1].endswith("\r") else ""
        return closing + self.raw_end.join(["", *lines[end:first]])


def _text(strings: str) -> str:
    inner = strings[1:-1]
    if "\\" in inner:  # an escape never goes on in the next string
        return "".join([unescape(piece) for piece in inner.split('"\n"')])
    return inner.replace('"\n"', "") if "\n" in inner else inner


def _comments(lines: str, width: int) -> str:
    return "\n".join([line[width:] for line in lines[:-1].split("\n")])
