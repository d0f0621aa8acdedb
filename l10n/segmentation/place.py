"""A place in a text that might end a sentence, with what stands around it: what `latin` and `han` decide on.

In: positions found by `breaks`. Out: nothing but what a place says about itself. May not touch: the decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.segmentation.spans import OPENERS

if TYPE_CHECKING:
    from l10n.segmentation.names import Marked
    from l10n.segmentation.rules import Lexicon
    from l10n.segmentation.spans import Span

_SPACE = later(r"\s*")
_OPENERS_AT_MOST = 8
_CLOSING_QUOTES = frozenset("”’」』")


class Break(NamedTuple):
    """One sentence ends before `end`, the next one begins at `start`."""

    end: int
    start: int


def behind_space(text: str, at: int) -> int:
    """Return the first position from `at` on that is no white space."""
    if text[at : at + 1] == " " and text[at + 1 : at + 2] > " " and text[at + 1] < "\x7f":
        return at + 1
    match = _SPACE.match(text, at)
    return match.end() if match else at


@dataclass(slots=True)
class Place:
    """Positions count characters of `text`.

    The sentence that may end here began at `begin`; its terminator is `text[dot:stop]`; closing marks and note
    references follow up to `end`; `next` is the first character after that which is no white space.
    `marked` knows the names in the text that hold a mark.
    `inside` are the innermost pairs around the place, `closed` those that close between `stop` and `end`, the inner
    one first.
    """

    text: str
    words: Lexicon
    begin: int
    dot: int
    stop: int
    end: int
    next: int
    inside: list[Span]
    closed: list[Span]
    marked: Marked

    @property
    def spaced(self) -> bool:
        """Whether white space follows."""
        return self.next > self.end

    @property
    def quotation(self) -> Span | None:
        """The outermost quotation that closes here."""
        return next((pair for pair in reversed(self.closed) if pair.quotes), None) if self.closed else None

    @property
    def loose_quote(self) -> bool:
        """Whether a closing quotation mark stands here whose opening one is missing."""
        return (
            self.end > self.stop and not self.closed and not _CLOSING_QUOTES.isdisjoint(self.text[self.stop : self.end])
        )

    def opens_sentence(self, pair: Span) -> bool:
        """Whether a pair opened at the start of the sentence, or of an earlier one, rather than in its middle."""
        if pair.start <= self.begin:
            return True
        return pair.start - self.begin < _OPENERS_AT_MOST and all(
            character.isspace() or character in OPENERS for character in self.text[self.begin : pair.start]
        )
