"""Captions without a mark: short texts below the end mark in nearly the words of the body. Part of the room `anatomy`.

In: a text and the paragraphs of the body. Out: whether it says again what one of them says. Nearly, for captions change
the tense and leave words out. May not touch: anything. Linear in the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = later(r"[^\W\d_]{3,}|\d{2,}")
_HAN = later(r"[\u3400-\u9fff]{2,}")
_LEAST = 5  # words; fewer are found in every paragraph
_SHARE = 0.7  # of a caption's words that stand in the paragraph it repeats
_LONGEST = 320  # characters


def tokens(text: str) -> frozenset[str]:
    """Return the words of a text, folded; of Chinese, every two characters beside each other."""
    words = {word[0].casefold() for word in _WORD.finditer(_HAN.sub(" ", text))}
    pairs = {run[0][at : at + 2] for run in _HAN.finditer(text) for at in range(len(run[0]) - 1)}
    return frozenset(words | pairs)


def repeats(text: str, body: Iterable[frozenset[str]]) -> bool:
    """Return whether a text repeats one of the paragraphs whose tokens `body` yields."""
    if len(text) > _LONGEST:
        return False
    own = tokens(text)
    return len(own) >= _LEAST and any(len(own & other) >= _SHARE * len(own) for other in body)
