"""Postings of the memory's file: which texts have a feature, filed by how many features a text has.

In: numbers of texts and of features. Out: bands, and lists of numbers as bytes and back. Part of the room `memory`.
May not touch: the file itself.
"""

from __future__ import annotations

import math
import sys
from array import array

BAND = 1.35
"""Texts are filed in bands by their number of features; each band is this much larger than the one before."""


def band_of(size: int) -> int:
    """Return the band of a text with `size` features."""
    return int(math.log(max(size, 1)) / math.log(BAND))


def bands(size: int, changed: int) -> tuple[int, int]:
    """Return the bands (both included) of texts that may have all but `changed` of `size` features, or as many more."""
    return band_of(max(1, size - changed)), band_of(size + changed)


def packed(ids: array[int]) -> bytes:
    """Return numbers as bytes, the same on every machine."""
    if sys.byteorder == "big":
        ids = array("I", ids)
        ids.byteswap()
    return ids.tobytes()


def unpacked(blob: bytes) -> array[int]:
    """Return the numbers that `packed` made bytes of; a byte too many is passed over."""
    ids: array[int] = array("I")
    ids.frombytes(blob[: len(blob) - len(blob) % ids.itemsize])
    if sys.byteorder == "big":
        ids.byteswap()
    return ids
