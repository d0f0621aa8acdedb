"""Codes in targets, for every format that has inline markup: giving them names, and reading a target apart.

In: literal texts and kinds of markup; a target with the codes of its block. Out: names that no literal text contains;
a sequence of texts and codes that is well formed whatever a person or a machine typed. May not touch: files, formats.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from l10n.model import CODE, CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.model import InlineCode

_FAMILY = {
    CodeKind.STRONG: ("b", False),
    CodeKind.EMPHASIS: ("i", False),
    CodeKind.LINK: ("a", True),
    CodeKind.BREAK: ("br", False),
    CodeKind.IMAGE: ("img", True),
    CodeKind.LITERAL: ("c", True),
    CodeKind.NOTE: ("n", True),
    CodeKind.RAW: ("x", True),
}


class Is(StrEnum):
    """What a piece of a target is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    EMPTY = "empty"


class Piece(NamedTuple):
    """One piece of a target: `value` is the literal text, or the code's name."""

    what: Is
    value: str


class Names:
    """Gives names to the markup of one block: equal markup has one name, and no literal text looks like a name."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._taken = {match["name"] for text in literals if "<" in text for match in CODE.finditer(text)}
        self._given: dict[tuple[CodeKind, str], str] = {}
        self._last: dict[CodeKind, int] = {}

    def name(self, kind: CodeKind, markup: str) -> str:
        """Return the name of `markup` (anything that tells it from other markup of its kind)."""
        key = (kind, markup)
        while key not in self._given:
            stem, numbered = _FAMILY[kind]
            number = self._last[kind] = self._last.get(kind, 0) + 1
            name = stem if number == 1 and not numbered else f"{stem}{number}"
            if name not in self._taken:
                self._given[key] = name
        return self._given[key]


def pieces(target: str, codes: Iterable[InlineCode]) -> list[Piece]:
    """Return `target` as texts and codes, well nested: a code never opened, never closed or crossing is mended.

    A closing code that was never opened is dropped; one never closed ends where its surroundings end.
    """
    paired = {code.name: code.paired for code in codes}
    found: list[Piece] = []
    stack: list[str] = []
    position = 0
    for match in CODE.finditer(target):
        name = match["name"]
        if name not in paired or (match["close"] and match["empty"]):
            continue
        _text(found, target[position : match.start()])
        position = match.end()
        if match["empty"] or not paired[name]:
            if match["empty"] and not paired[name]:
                found.append(Piece(Is.EMPTY, name))
        elif not match["close"]:
            found.append(Piece(Is.OPEN, name))
            stack.append(name)
        elif name in stack:
            while (inner := stack.pop()) != name:
                found.append(Piece(Is.CLOSE, inner))
            found.append(Piece(Is.CLOSE, name))
    _text(found, target[position:])
    found.extend(Piece(Is.CLOSE, name) for name in reversed(stack))
    return found


def _text(found: list[Piece], text: str) -> None:
    if text:
        found.append(Piece(Is.TEXT, text))


def clean(text: str) -> str:
    """Return a target fit for one block of a file: no line breaks or NUL, no lone surrogates, no space around it."""
    if text.isprintable():  # none of these is
        return text.strip(" ")
    text = text.translate(_BREAKS).strip(" ")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_BREAKS = {ord("\n"): " ", ord("\r"): " ", ord("\t"): " ", 0: "\ufffd", 0x0B: " ", 0x0C: " "}
