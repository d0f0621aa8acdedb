"""The walk down a release: what is known on the way. Part of the room `anatomy`.

In: the texts of a document. Out: the noun that the head and the body of a release are read with. May not touch: blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.anatomy import captions
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.anatomy.wording import Wording
    from l10n.model import Block

_SITE = ("nav", "banner", "footer", "aside")
_GIVEN = frozenset({Role.TABLE_CELL, Role.METADATA, Role.CAPTION})
OPEN = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.END_MARK})  # the others are kept as given
NOTES = ("note", "footnote", "endnote", "header")


@dataclass(slots=True)
class Walk:
    """What the walk down the document knows: `mode` is "", "contact" or "boilerplate"."""

    words: Wording
    texts: list[str]
    page: bool = False
    main: str = ""
    mode: str = ""
    at: int = 0
    loose: int = 0
    ended: int = -1
    pictures: bool = False
    speaker: str = ""
    surnames: set[str] = field(default_factory=set)
    open_quotation: bool = False
    lead: bool = True
    dated: bool | None = None
    told: list[tuple[str, Role, str]] = field(default_factory=list)
    """The body's paragraphs, complete at the end mark; most releases have nothing below it that asks for them."""
    seen: list[tuple[str, Role, str]] | None = None
    tokens: list[frozenset[str]] | None = None

    def folded(self) -> list[tuple[str, Role, str]]:
        """Return the body's paragraphs folded; asked for below the end mark only."""
        if self.seen is None:
            self.seen = [(letters(text), role, speaker) for text, role, speaker in self.told]
        return self.seen

    def words_told(self) -> list[frozenset[str]]:
        """Return the words of the body's paragraphs; asked for below the end mark only."""
        if self.tokens is None:
            self.tokens = [captions.tokens(text) for text, _, _ in self.told]
        return self.tokens

    def undated(self) -> bool:
        """Return whether no text begins as a dateline does; else sentences above that one are no body yet."""
        if self.dated is None:
            self.dated = any(self.words.dateline.match(text) for text in self.texts)
        return not self.dated

    def beside(self, block: Block) -> bool:
        """Return whether a block is a note, or stands in a part of its own: a page's header or footer."""
        if block.place.part != self.main:
            return True
        return bool(block.within) and any(name.startswith(NOTES) for name in block.within)

    def apart(self, block: Block) -> bool:
        """Return whether a block is no part of the release's run: a cell, metadata, a note, a page's navigation."""
        if block.role in _GIVEN or (block.within and any(name.startswith(_SITE) for name in block.within)):
            return True
        return self.beside(block)


def letters(text: str) -> str:
    """Return a text reduced to its letters and figures, for comparing copies of it."""
    return re.sub(r"[\W_]+", "", text).casefold()
