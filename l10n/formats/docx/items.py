"""The nouns of a paragraph: texts, things between them, pairs around them, and slots, which are blocks.

In: nothing. Out: items that refer to bytes of their part by place. A paragraph is a list of items, in the view that
shows every tracked change as accepted. May not touch: bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.formats.docx.looks import Look
    from l10n.formats.docx.places import Node, Part
    from l10n.model import CodeKind, InlineCode, Role


@dataclass(frozen=True, slots=True)
class Atom:
    """Bytes of the part that are kept: in a run with the properties `look`, or directly in the paragraph (None)."""

    start: int
    end: int
    look: Look | None = None


@dataclass(slots=True, eq=False)
class Text:
    """Characters that look alike. `hyphens`: U+2011 in it is Word's own element, not a character."""

    text: str
    look: Look
    hyphens: bool = False
    atom: Atom | None = None
    """Its bytes, where it stands in the part as one."""


class Side(StrEnum):
    """Where an invisible thing goes when the text around it is written anew."""

    START = "start"
    END = "end"
    DROP = "drop"
    """It says where Word broke pages or hyphenated the old text."""


@dataclass(slots=True, eq=False)
class Mark:
    """Something invisible: a bookmark, a comment's range, a floating picture, hidden text."""

    atoms: tuple[Atom, ...]
    side: Side = Side.START


@dataclass(slots=True, eq=False)
class Thing:
    """Something that stands in the text: a tab, a break, a picture, a note's number, a field with its result.

    `markup` tells it from other things of its kind. `text` is what it shows.
    """

    atoms: tuple[Atom, ...]
    kind: CodeKind
    markup: str
    text: str = ""
    target: str = ""


@dataclass(slots=True, eq=False)
class FieldPoint:
    """One `w:fldChar` (`what` is begin, separate or end) or a piece of a field's instruction (`code`)."""

    what: str
    atom: Atom
    code: str = ""


@dataclass(slots=True, eq=False)
class Pair:
    """Something around text: a link, a content control. `opening` and `closing` are kept as they are."""

    opening: tuple[Atom, ...]
    closing: tuple[Atom, ...]
    kind: CodeKind
    markup: str
    items: list[Item]
    target: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A difference of looks that a code stands for: properties to set (bytes) or to leave out (None)."""

    kind: CodeKind
    change: tuple[tuple[str, bytes | None], ...]


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of text between two codes: `codes` are those it stands in, `parts` its texts and marks in order."""

    codes: tuple[str, ...]
    parts: list[Text | Mark]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(part.text for part in self.parts if isinstance(part, Text))


@dataclass(slots=True, eq=False)
class Slot:
    """A block inside a paragraph. `fresh` replaces `items` once it has a new text.

    `meaning` says what each code's name stands for; `base` is the look that needs no code, `bases` that inside pairs.
    """

    items: list[Item]
    strong: bool = False
    text: str = ""
    codes: tuple[InlineCode, ...] = ()
    meaning: Mapping[str, Layer | Thing | Pair] = field(default_factory=dict)
    base: Look | None = None
    bases: Mapping[str, Look] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    uses: Mapping[str, list[Thing]] = field(default_factory=dict)
    """Each name's things in order: two tabs are the same code, but each has a run of its own."""
    id: str = ""
    fresh: list[Item] | None = None


Item = Text | Mark | Thing | FieldPoint | Pair | Slot


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph, or several whose marks between them are deleted: `nodes`, of which the last one stays.

    `bindings` are elements that go when it is written: they would make Word put other text in place of what it holds,
    or track changes of the table around it.
    """

    part: Part
    nodes: list[Node]
    items: list[Item]
    slots: list[Slot]
    role: Role
    level: int
    within: tuple[str, ...]
    tracked: bool
    number: int
    bindings: tuple[Node, ...] = ()
    twin: Paragraph | Plain | None = None
    """The paragraph that this one repeats for programs that know no text boxes."""


@dataclass(slots=True, eq=False)
class Plain:
    """A text without markup: an attribute (`quoted`) or the content of an element.

    `rest` are the places of its further pieces, where it stands in several: a new text is all in the first.
    """

    part: Part
    start: int
    end: int
    text: str
    within: tuple[str, ...]
    number: int
    quoted: bool = True
    id: str = ""
    twin: Paragraph | Plain | None = None
    rest: tuple[tuple[int, int], ...] = ()
