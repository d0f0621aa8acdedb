"""What was worked out for a block pair, kept while one check after another asks for it.

A run gives each check a batch of pairs (`check.part`), so that its tables stay in the processor's cache; what checks
share is kept for the last batch at least, and for two at most. In: a BlockPair, a CheckContext where it matters. Out:
what was kept, or None. May not touch: anything else. Declares no check.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from l10n.checks import BATCH

if TYPE_CHECKING:
    from l10n.checks import CheckContext
    from l10n.model import BlockPair

_Made = TypeVar("_Made")


class Kept(Generic[_Made]):
    """By block pair, of the last few: a pair is known by what it is, not by what it says, and is held meanwhile.

    `known` maps the `id` of a pair to it, the context and what was made. What is asked for ten times a pair is looked
    up there without a call of `get`: the pair and the context have to be the ones that stand there.
    """

    __slots__ = ("known",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self.known: dict[int, tuple[BlockPair, CheckContext | None, _Made]] = {}

    def get(self, pair: BlockPair, context: CheckContext | None = None) -> _Made | None:
        """Return what was kept for this very pair in this very context."""
        known = self.known.get(id(pair))
        return known[2] if known is not None and known[0] is pair and known[1] is context else None

    def keep(self, pair: BlockPair, made: _Made, context: CheckContext | None = None) -> _Made:
        """Keep it, and return it. When there are two batches, the older one is forgotten."""
        known = self.known
        if len(known) >= 2 * BATCH:
            for old in list(islice(known, BATCH)):
                del known[old]
        known[id(pair)] = (pair, context, made)
        return made
