"""Room catalog: the grammar of PO files, token by token, for entries that are not in the usual form.

In: lines, one at a time, with their numbers. Out: entries and faults. It is as strict as gettext's own parser
and goes on after a fault at the next place where an entry can begin, so that a file's faults are all found in
one reading. May not touch: files, charsets, what entries mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from l10n.catalog.entry import Entry
from l10n.catalog.strings import BadEscapeError, unescape
from l10n.errors import Fault
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = later(
    r"[ \t\r\f\v]*(?![ \t\r\f\v])(?:"
    r"(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<index>\[[ \t]*[0-9]+[ \t]*\])"
    r'|(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")'
    r"|(?P<rest>.))",
    re.DOTALL,
)
_CONFLICT = later(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_COMMENT = later(r"[ \t\r\f\v]*#(?![~|])")
_KEYWORDS = {"msgctxt", "msgid", "msgid_plural", "msgstr", "domain"}
_AFTER = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr"},
    "msgstr": {"msgctxt", "msgid", "msgstr"},
}
_AFTER_PREVIOUS = {"": {"msgctxt", "msgid"}, "|msgctxt": {"msgid"}, "|msgid": {"msgid_plural"}, "|msgid_plural": set()}
_WANTED = {
    "msgctxt": "no msgid after msgctxt",
    "msgid": "no msgstr after msgid",
    "msgid_plural": "no msgstr[0] after msgid_plural",
}


@dataclass(slots=True)
class _Open:
    """An entry while it is being read. `parts` is keyed by field; previous ones have a leading `|`."""

    first: int = 0
    last: int = 0
    keyword_line: int = 0
    id_line: int = 0
    parts: dict[str, list[str]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    obsolete: bool | None = None
    stage: str = ""
    previous: str = ""
    previous_obsolete: bool = False
    bare: bool = False


class Parsed(NamedTuple):
    """An entry and the numbers of its first line, its last line and its msgid."""

    entry: Entry
    first: int
    last: int
    id_line: int


class Grammar:
    """Reads lines; `finished` holds the entries that were complete, `faults` what was wrong."""

    def __init__(self, path: str) -> None:  # noqa: D107 - see the class
        self.path = path
        self.finished: list[Parsed] = []
        self.faults: list[Fault] = []
        self._open = _Open()
        self._skipping = False

    @property
    def idle(self) -> bool:
        """Whether an entry may begin here: none is under way, or the one under way is complete."""
        return not self._skipping and (self._open.stage == "msgstr" or not self._open.first)

    @property
    def pending(self) -> int:
        """The number of the first line of what is under way, 0 when there is nothing."""
        return self._open.first

    def feed(self, number: int, line: str) -> None:
        """Read one line without its line end."""
        text = line.strip(" \t\r\f\v")
        if not text:
            self._skipping = False
            return
        if _CONFLICT.match(line):
            self._fault(number, f"a conflict marker of a version control system: {line[:40]!r}. Resolve it first.")
            self._reset()
            return
        if self._skipping and not text.startswith(
            ("msgctxt", "msgid", "#~ msgctxt", "#~ msgid", "# ", "#.", "#:", "#,")
        ):
            return
        self._skipping = False
        if _COMMENT.match(line):
            self._comment(number, text)
        elif text.startswith("#"):
            self._marked(number, text)
        else:
            self._tokens(number, text, obsolete=False, previous=False)

    def close(self) -> None:
        """Say that the file ends here."""
        if self._open.previous and not self._open.stage:
            self._orphan()
        if self._open.first and self._open.stage:
            if self._open.stage == "msgstr":
                self._finish()
            else:
                self._fault(
                    self._open.keyword_line, f"{_WANTED[self._open.stage]}: the file ends in the middle of an entry"
                )
                self._open = _Open()

    def flush(self) -> None:
        """End a complete entry, so that one in the usual form may be read by other means."""
        if self._open.stage == "msgstr":
            self._finish()

    def _comment(self, number: int, text: str) -> None:
        if self._open.stage == "msgstr":
            self._finish()
        elif self._open.stage:
            self._fault(self._open.keyword_line, f"{_WANTED[self._open.stage]} (a comment stands there)")
            self._open = _Open()
        elif self._open.previous:
            self._orphan()
        self._begin(number)
        mark = text[1:2]
        kind = mark if mark and mark in ".:,=" else " "
        body = text[2:] if kind != " " or mark == " " else text[1:]
        self._open.comments.setdefault(kind, []).append(body)

    def _marked(self, number: int, text: str) -> None:
        """Read `#| …`, `#~ …` and `#~| …`."""
        obsolete = text.startswith("#~")
        body = text[2:] if obsolete else text[1:]
        previous = body.startswith("|")
        self._tokens(number, body[1:] if previous else body, obsolete=obsolete, previous=previous)

    def _tokens(self, number: int, text: str, *, obsolete: bool, previous: bool) -> None:
        position = 0
        keyword = ""
        for match in _scan(text):
            position = match.end()
            if match["word"]:
                keyword = match["word"]
                if not self._keyword(number, keyword, obsolete=obsolete, previous=previous):
                    return
            elif match["index"]:
                if not self._index(number, match["index"], keyword):
                    return
                keyword = ""
            elif match["string"]:
                if not self._string(number, match["string"], obsolete=obsolete, previous=previous):
                    return
            else:
                self._lost(number, match["rest"], text[position - 1 :])
                return

    def _keyword(self, number: int, word: str, *, obsolete: bool, previous: bool) -> bool:  # noqa: C901 - a grammar
        if word not in _KEYWORDS or word == "domain" or (previous and word == "msgstr"):
            self._fault(
                number,
                f"{word[:40]!r} is not a keyword of a PO file"
                if word != "domain"
                else "'domain' lines are not supported",
            )
            self._reset()
            return False
        if self._open.bare:
            return self._unnumbered(number)
        if previous:
            return self._previous(number, word, obsolete=obsolete)
        if self._open.previous and not self._open.stage:
            if self._open.previous == "|msgctxt" or not self._open.parts[self._open.previous]:
                self._orphan()
            elif self._open.previous_obsolete is not obsolete:
                return self._mixed(number)
        if self._open.stage == "msgstr" and word in {"msgctxt", "msgid"}:
            self._finish()
        if word not in _AFTER[self._open.stage] or (
            word == "msgstr" and self._open.stage == "msgstr" and "msgstr" in self._open.parts
        ):
            return self._misplaced(number, word)
        self._begin(number)
        if self._open.obsolete not in {None, obsolete}:
            return self._mixed(number)
        self._open.obsolete = obsolete
        self._open.stage = word
        self._open.keyword_line = number
        if word == "msgid":
            self._open.id_line = number
        if word == "msgstr" and "msgid_plural" in self._open.parts:
            self._open.bare = True
        else:
            self._open.parts[word] = []
        return True

    def _previous(self, number: int, word: str, *, obsolete: bool) -> bool:
        """Read a keyword after `#|`: an optional context, the source, an optional plural, nothing else."""
        if self._open.stage == "msgstr":
            self._finish()
        elif self._open.stage:
            return self._misplaced(number, word)
        current = self._open
        unfinished = bool(current.previous) and not current.parts[current.previous]
        mixed = bool(current.previous) and current.previous_obsolete is not obsolete
        if word not in _AFTER_PREVIOUS[current.previous] or unfinished or mixed:
            self._fault(number, f"#| {word} is out of place")
            self._reset()
            return False
        self._begin(number)
        current.previous, current.previous_obsolete = f"|{word}", obsolete
        current.parts[current.previous] = []
        return True

    def _orphan(self) -> None:
        """Say that a previous source is not followed by its entry."""
        self._fault(self._open.last, "a previous source (#|) that no entry follows")
        self._open = _Open()

    def _index(self, number: int, text: str, keyword: str) -> bool:
        index = int(text[1:-1])
        if keyword != "msgstr" or not self._open.bare:
            self._fault(number, f"msgstr{text} without msgid_plural")
        elif f"msgstr{index}" in self._open.parts:
            self._fault(number, f"msgstr{text} twice in one entry")
        elif index and f"msgstr{index - 1}" not in self._open.parts:
            self._fault(number, f"msgstr{text} without msgstr[{index - 1}]")
        else:
            self._open.bare = False
            self._open.parts[f"msgstr{index}"] = []
            return True
        self._reset()
        return False

    def _string(self, number: int, quoted: str, *, obsolete: bool, previous: bool) -> bool:
        current = self._open
        if current.bare:
            return self._unnumbered(number)
        name = current.previous if previous else self._last_part()
        if not name or (previous and (current.stage or current.previous_obsolete is not obsolete)):
            self._fault(number, "a string that belongs to no keyword")
            self._reset()
            return False
        if not previous and current.obsolete is not obsolete:
            return self._mixed(number)
        try:
            current.parts[name].append(unescape(quoted[1:-1]))
        except BadEscapeError as error:
            self._fault(number, str(error))
            current.parts[name].append(quoted[1:-1])
        current.last = number
        return True

    def _last_part(self) -> str:
        if not self._open.stage:
            return ""
        if self._open.stage == "msgstr" and "msgid_plural" in self._open.parts:
            indexed = [name for name in self._open.parts if name.startswith("msgstr") and name != "msgstr"]
            return indexed[-1] if indexed else ""
        return self._open.stage

    def _lost(self, number: int, char: str, rest: str) -> None:
        if char == '"':
            message = "the string has no closing quote on its line (or a quote inside it lacks its backslash)"
        elif char == "[":
            message = f"{rest[:20]!r} is no plural index"
        else:
            message = f"{rest[:40]!r} stands outside of quotes"
        self._fault(number, message)
        self._reset()

    def _misplaced(self, number: int, word: str) -> bool:
        if self._open.stage in _WANTED:
            self._fault(self._open.keyword_line, _WANTED[self._open.stage])
            self._open = _Open()
            if word in {"msgctxt", "msgid"}:
                return self._keyword(number, word, obsolete=False, previous=False)
        else:
            before = "its own entry" if word == "msgstr" and self._open.stage else "msgid"
            self._fault(number, f"{word} without {before} before it")
        self._reset()
        return False

    def _unnumbered(self, number: int) -> bool:
        self._fault(number, "msgstr without its index in an entry with msgid_plural")
        self._reset()
        return False

    def _mixed(self, number: int) -> bool:
        self._fault(number, "an entry is partly marked #~ and partly not")
        self._reset()
        return False

    def _fault(self, number: int, message: str) -> None:
        self.faults.append(Fault(message, self.path, number))

    def _reset(self) -> None:
        self._open = _Open()
        self._skipping = True

    def _begin(self, number: int) -> None:
        self._open.first = self._open.first or number
        self._open.last = number

    def _finish(self) -> None:
        done = self._open
        self._open = _Open()
        if done.bare:
            self._fault(done.keyword_line, "msgstr without its index in an entry with msgid_plural")
            return
        if not any(name.startswith("msgstr") for name in done.parts) or any(not value for value in done.parts.values()):
            empty = next((name for name, value in done.parts.items() if not value), "msgstr")
            self._fault(done.keyword_line, f"{empty.lstrip('|')} has no string")
            return
        self.finished.append(Parsed(_entry(done), done.first, done.last, done.id_line))


def _scan(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return
        yield match
        position = match.end()


def _entry(done: _Open) -> Entry:
    """Make the entry of what was read."""
    texts = {name: "".join(value) for name, value in done.parts.items()}
    comments = done.comments
    entry = Entry(
        texts["msgid"],
        texts.get("msgstr", ""),
        texts.get("msgctxt"),
        tcomment="\n".join(comments.get(" ", ())),
        comment="\n".join(line.removeprefix(" ") for line in comments.get(".", ())),
        occurrences=[place(word) for line in comments.get(":", ()) for word in line.split()],
        flags=flags_of(",".join((*comments.get(",", ()), *comments.get("=", ())))),
        obsolete=bool(done.obsolete),
        linenum=done.first,
    )
    entry.msgid_plural = texts.get("msgid_plural", "")
    entry.msgstr_plural = {
        int(name[6:]): text for name, text in texts.items() if name[:6] == "msgstr" and name != "msgstr"
    }
    if "|msgid" in texts or "|msgctxt" in texts:
        entry.previous_msgid = texts.get("|msgid")
        entry.previous_msgctxt = texts.get("|msgctxt")
        entry.previous_msgid_plural = texts.get("|msgid_plural")
    return entry


def flags_of(text: str) -> list[str]:
    """Return the flags of a `#,` line without its mark."""
    return [flag for part in text.split(",") if (flag := part.strip())]


def place(word: str) -> tuple[str, str]:
    """Return a reference as (path, line), the line empty where there is none."""
    path, colon, line = word.rpartition(":")
    return (path, line) if colon and line.isdigit() else (word, "")
