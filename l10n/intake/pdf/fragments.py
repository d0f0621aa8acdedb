"""Stretches of glyphs on one baseline, and rows of them. Part of `intake`, the room of PDF.

In: glyphs. Out: Fragment and Row, the nouns of the layout. May not touch: which characters there are.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n.intake import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.intake.pdf.glyphs import Glyph


_HANGING = frozenset("，。、；：！？」』）》〉】")


@dataclass(frozen=True, slots=True)
class _Measures:
    """What a fragment's glyphs come to; `count` is how many there were."""

    count: int
    right: float
    base: float
    size: float
    shown: bool
    text: str


def _measured(glyphs: Sequence[Glyph]) -> _Measures:
    shown = [one for one in glyphs if one.text.strip()]
    text = "".join(one.text for one in glyphs)
    if not shown:
        return _Measures(len(glyphs), glyphs[0].right, glyphs[0].base, glyphs[0].size, shown=False, text=text)
    base = max(shown, key=lambda one: one.size).base
    size = Counter(round(one.size, 1) for one in shown).most_common(1)[0][0]
    return _Measures(len(glyphs), max(one.right for one in shown), base, size, shown=True, text=text)


@dataclass(slots=True)
class Fragment:
    """Glyphs on one baseline without a wide gap. Glyphs may be added at its end; `measures` is worked out from them."""

    glyphs: list[Glyph]
    measures: _Measures | None = None

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def _known(self) -> _Measures:
        """Its measures, worked out anew when glyphs were added."""
        known = self.measures
        if known is None or known.count != len(self.glyphs):
            known = self.measures = _measured(self.glyphs)
        return known

    @property
    def right(self) -> float:
        """Where its last character that is no space ends."""
        return self._known.right

    @property
    def shown(self) -> bool:
        """Whether it has any character that is no space."""
        return self._known.shown

    @property
    def base(self) -> float:
        """Its baseline: that of its largest type."""
        return self._known.base

    @property
    def size(self) -> float:
        """Its size of type: the most usual one of its characters."""
        return self._known.size

    @property
    def text(self) -> str:
        """Its characters."""
        return self._known.text

    @property
    def inner(self) -> float:
        """Where its type ends: Chinese punctuation at the end of a line may hang over the edge."""
        last = next((one for one in reversed(self.glyphs) if one.text.strip()), self.glyphs[-1])
        return last.left if last.text in _HANGING else self.right

    def parted(self, starts: Sequence[float], near: float) -> list[Fragment]:
        """Return the fragment cut where a word begins at one of `starts` (within `near` points)."""
        cuts = [
            index
            for index, one in enumerate(self.glyphs)
            if index
            and one.text.strip()
            and not self.glyphs[index - 1].text.strip()
            and any(abs(one.left - start) <= near for start in starts)
        ]
        edges = [0, *cuts, len(self.glyphs)]
        pieces = [Fragment(self.glyphs[a:b]) for a, b in itertools.pairwise(edges)]
        return [piece for piece in pieces if piece.shown]

    def followed(self, other: Fragment) -> Fragment:
        """Return this fragment with the next line of its cell after it, parted by a space where words are."""
        last, first = self.glyphs[-1], other.glyphs[0]
        glue = (
            [] if not wording.joiner(last.text, first.text) else [replace(last, text=" ", made=True, left=last.right)]
        )
        return Fragment([*self.glyphs, *glue, *other.glyphs])


@dataclass(slots=True)
class Row:
    """Fragments beside each other: one line.

    `column` counts the stretches of columns on the page, 0 outside; `table` says that its cells stand in columns,
    `places` in which of the `wide` ones.
    """

    fragments: list[Fragment]
    column: int = 0
    table: bool = False
    places: tuple[int, ...] = ()
    wide: int = 0

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.fragments[0].base

    @property
    def text(self) -> str:
        """Its characters, fragments parted by a space."""
        return " ".join(one.text for one in self.fragments)
