"""What a slip of typography is, and what it can be about. Part of the room `typography`.

In: nothing. Out: the nouns that finding, looking and rewriting speak in. May not touch: anything.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Topic(StrEnum):
    """What a slip is about."""

    INVISIBLE = "invisible"
    """Zero-width and direction characters, private use, no-break spaces."""
    COMPATIBILITY = "compatibility"
    """Radicals and compatibility ideographs that look like Han characters (U+2F00, U+F900)."""
    WIDE_LATIN = "wide latin"
    """Full-width digits, letters, signs; ideographic space."""
    HALF_WIDTH = "half-width"
    """Half-width punctuation beside Han."""
    ELLIPSIS = "ellipsis"
    DASH = "dash"
    QUOTES = "quotes"
    """Quotation marks of another locale."""
    DOUBLED = "doubled"
    """The same mark twice."""
    SPACE_WIDE = "space at punctuation"
    SPACE_HAN = "space in Chinese"
    """Between Han and Han or Han and a digit."""
    SPACE_LATIN = "space at Latin"
    WIDE_IN_LATIN = "full-width in Latin"
    """Full-width punctuation inside a Latin run."""


class Slip(NamedTuple):
    """`text[start:end]` should read `wanted`. `safe`: putting it right can never change what is said."""

    start: int
    end: int
    topic: Topic
    wanted: str
    safe: bool = True
