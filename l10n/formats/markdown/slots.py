"""Slots of the Markdown format: a block together with what is needed to write it anew.

In: nothing. Out: the nouns: a Region is inline source with its places in the file, a Slot the block of the model with
the marks its codes stand for and the characters that a new text replaces. May not touch: files, other formats.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from l10n.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.formats.markdown.marks import Mark
    from l10n.model import Block, Role

SPACES = " \t\n\r\f\v\u3000\u00a0"
"""White space that is no text at the edges of a block."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Shape(StrEnum):
    """What a slot is in the file: what has to be escaped in it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    ALTERNATIVE = "alternative"
    LINK_TITLE = "title of a link or image"
    ATTRIBUTE = "attribute of an HTML tag"
    HTML = "html"
    END = "end"
    TITLE = "title"


class Region(NamedTuple):
    """Inline source of one block and where it stands: piece `i` of `content` starts at `inside[i]` and `places[i]`."""

    content: str
    inside: tuple[int, ...]
    places: tuple[int, ...]
    prefix: str = ""
    """What begins a line that continues the block: quote marks, indentation."""
    newline: str = "\n"

    def start(self, offset: int) -> int:
        """Return the place in the file of the character at `offset`."""
        piece = max(bisect_right(self.inside, offset) - 1, 0)
        return self.places[piece] + offset - self.inside[piece]

    def end(self, offset: int) -> int:
        """Return the place in the file after the character before `offset`."""
        return self.start(offset - 1) + 1 if offset else self.start(0)


class Around(NamedTuple):
    """What surrounds a region: its shape, the role its structure gives it, and the model's fields."""

    shape: Shape
    role: Role
    within: tuple[str, ...] = ()
    level: int = 0


class Inside(NamedTuple):
    """The text of a tag's attribute: its block, and where it stands in the tag's source. `quote` is empty if bare."""

    block: str
    start: int
    end: int
    quote: str


class Slot(NamedTuple):
    """A block and how to write it. `before` and `after` are inline source on its own lines that stays.

    `marks` maps a code's name to its opening (or only) and closing mark; `alternatives` an image's name to the id of
    the block with its alternative text, `titles` a link's or image's to that of its title, `attributes` a tag's to
    the texts in it, and `parent` back to the block that holds the link, image or tag.
    """

    block: Block
    shape: Shape
    region: Region
    before: str = ""
    after: str = ""
    wrappers: int = 0
    marks: Mapping[str, tuple[Mark, Mark | None]] = _NOTHING
    alternatives: Mapping[str, str] = _NOTHING
    titles: Mapping[str, str] = _NOTHING
    attributes: Mapping[str, tuple[Inside, ...]] = _NOTHING
    quote: str = ""
    """What stands round the value of an ATTRIBUTE."""
    parent: str = ""
    outside: bool = False
    """Whether its link encloses the whole of `parent`, and so is not written with it."""
    outer: tuple[int, int] = (0, 0)
    """Where the text stands together with the markup that encloses it: what goes when the block is left out."""
    parted: bool = False
    """Whether the paragraph holds other blocks too."""


@dataclass(slots=True)
class Context:
    """What all slots of a document share: link references, footnotes, numbers for ids, lines for places."""

    references: Mapping[str, str]
    notes: frozenset[str]
    line_starts: Sequence[int]
    slots: list[Slot] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    """All inline source, also where it has no text."""

    def add(self, slot: Slot) -> None:
        """Append a slot."""
        self.slots.append(slot)

    def next_id(self, ahead: int = 0) -> str:
        """Return the id of the next block."""
        return f"b{len(self.slots) + 1 + ahead}"

    def place(self, start: int, end: int) -> Place:
        """Return the model's place for characters of the file."""
        return Place(start, end, bisect_right(self.line_starts, start))
