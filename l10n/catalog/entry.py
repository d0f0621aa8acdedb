"""Room catalog: one entry of a PO file, as polib shapes it, that remembers how it stood in the file.

In: fields, and the raw lines they were read from. Out: an Entry, which is a polib.POEntry with its raw text, the white
space before it and a snapshot of its fields, so that the writer can tell what was touched and leave all else as it was.
May not touch: files, states, the ledger.
"""

from __future__ import annotations

from typing import Any

import polib

from l10n.model import JOINED

Fields = tuple[Any, ...]
"""A snapshot of an entry in the order of FIELDS; equal snapshots mean an untouched entry."""

FIELDS = (
    "tcomment",
    "comment",
    "occurrences",
    "flags",
    "previous",
    "msgctxt",
    "msgid",
    "msgid_plural",
    "msgstr",
    "obsolete",
)
"""The parts of an entry in the order in which gettext writes them."""

NEXT = "\n\n"
"""What stands between two entries unless the file says otherwise."""


class Entry(polib.POEntry):
    """An entry with its history. `raw` is None for one that was never on disk; `lead` is what stands before it."""

    msgctxt: str | None  # type: ignore[assignment]  # polib's default is None; its stub does not say so
    raw: str | None
    lead: str
    seen: Fields | None
    ident: tuple[str, str | None, str] | None
    """The msgid and msgctxt that an id was worked out for, and the id: see `states.id_of`."""

    def __init__(  # noqa: D107 - see the class; the parent's constructor reads everything from keywords, which costs half of a file's parsing time
        self,
        msgid: str = "",
        msgstr: str = "",
        msgctxt: str | None = None,
        *,
        tcomment: str = "",
        comment: str = "",
        occurrences: list[tuple[str, str]] | None = None,
        flags: list[str] | None = None,
        obsolete: bool = False,
        linenum: int = 0,
        raw: str | None = None,
        lead: str = NEXT,
    ) -> None:
        self.msgid = msgid
        self.msgstr = msgstr
        self.msgctxt = msgctxt
        self.msgid_plural = ""
        self.msgstr_plural = {}
        self.tcomment = tcomment
        self.comment = comment
        self.occurrences = [] if occurrences is None else occurrences
        self.flags = [] if flags is None else flags
        self.previous_msgctxt = None
        self.previous_msgid = None
        self.previous_msgid_plural = None
        self.obsolete = obsolete
        self.encoding = "utf-8"
        self.linenum = linenum
        self.raw = raw
        self.lead = lead
        self.seen = None
        self.ident = None

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Whether it is this very entry: polib compares by place and text, which is slow and surprising in lists."""
        return self is other

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes the entry unique in its catalog; msgctxt "" and no msgctxt are two different things."""
        return (self.msgctxt, self.msgid)

    @property
    def target(self) -> str:
        """The target: msgstr, or the first form of an entry with plurals."""
        return self.msgstr_plural.get(0, "") if self.msgstr_plural else self.msgstr

    @target.setter
    def target(self, text: str) -> None:
        """Put in a target."""
        if self.msgstr_plural:
            self.msgstr_plural = dict.fromkeys(self.msgstr_plural, text)
        else:
            self.msgstr = text

    @property
    def joined(self) -> bool:
        """Whether the target stands in a unit before."""
        return self.target.strip() == JOINED

    def fields(self) -> Fields:
        """Return the snapshot of the entry as it is now."""
        return (
            self.tcomment,
            self.comment,
            tuple(self.occurrences),
            tuple(self.flags),
            (self.previous_msgctxt, self.previous_msgid, self.previous_msgid_plural),
            self.msgctxt,
            self.msgid,
            self.msgid_plural,
            tuple(sorted(self.msgstr_plural.items())) if self.msgstr_plural else self.msgstr,
            self.obsolete,
        )

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was read."""
        return self.raw is None or self.seen != self.fields()

    def mark_fuzzy(self, *, fuzzy: bool) -> None:
        """Set or clear the flag `fuzzy`, in a new list so that a snapshot taken before stays what it was."""
        rest = [flag for flag in self.flags if flag != "fuzzy"]
        self.flags = ["fuzzy", *rest] if fuzzy else rest

    def set_previous(self, source: str | None, context: str | None = None) -> None:
        """Set `#| msgid` (and `#| msgctxt`), or remove both with None."""
        self.previous_msgid = source
        self.previous_msgctxt = context
        self.previous_msgid_plural = None
