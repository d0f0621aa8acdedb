"""Marks of the Markdown format: what a stretch of inline source is.

In: nothing. Out: the noun that `scanner` makes, and that `slots` and `writer` read. May not touch: source text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.model import CodeKind


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
    address: tuple[int, int] = (0, 0)
    """Where the address of a link stands (on its CLOSE), angle brackets left out."""


def plain(marks: list[Mark]) -> str:
    """Return what a reader sees: text, code spans, alternative texts; line breaks as spaces."""
    shown = {Kind.TEXT, Kind.EMPTY}
    parts = [
        mark.text if mark.kind in shown and mark.code is not CodeKind.BREAK else " "
        for mark in marks
        if mark.kind in shown or mark.kind is Kind.SOFT
    ]
    return "".join(parts)
