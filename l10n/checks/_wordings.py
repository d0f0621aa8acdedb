"""Wordings of a hundred thousand sentences, kept where they cost no memory until one is asked for.

In: texts, each with the slug of its release and what stands for it when compared. Out: a few bytes for each, from which
slug, text and mark come back. The texts stand in memory up to four megabytes and in a temporary file beyond, which
goes with the object; where no file can be made they stay in memory. May not touch: any other file. Declares no check.
"""

from __future__ import annotations

import contextlib
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_ROW = Struct("<IQI8s")
"""The number of a release, where the text begins, how many bytes it has, and its mark."""
_MARK = 8
_AT_HAND = 4_000_000
"""Bytes that stay in memory."""


class Wordings:
    """Texts of many releases, found again by the bytes that `add` returned."""

    def __init__(self) -> None:
        """Begin with none."""
        self._slugs: dict[str, int] = {}
        self._names: list[str] = []
        self._near = bytearray()
        self._written = 0
        self._far: BinaryIO | None = None

    def add(self, slug: str, text: str, compared: str) -> bytes:
        """Keep a text of a release and return what finds it; `compared` is the form of it that counts when compared."""
        number = self._slugs.setdefault(slug, len(self._slugs))
        if number == len(self._names):
            self._names.append(slug)
        raw = text.encode("utf-8", "surrogatepass")
        row = _ROW.pack(number, self._written + len(self._near), len(raw), mark(compared))
        self._near += raw
        if len(self._near) >= _AT_HAND:
            self._put_away()
        return row

    def slug(self, row: bytes) -> str:
        """Return the slug of the release that a text is of."""
        number: int = _ROW.unpack(row)[0]
        return self._names[number]

    def text(self, row: bytes) -> str:
        """Return a text as it was added."""
        _, start, length, _ = _ROW.unpack(row)
        if start >= self._written or self._far is None:
            start -= self._written
            raw = bytes(self._near[start : start + length])
        else:
            self._far.seek(start)
            raw = self._far.read(length)
        return raw.decode("utf-8", "surrogatepass")

    def _put_away(self) -> None:
        """Move what is in memory to the file, where that can be done."""
        with contextlib.suppress(OSError):
            if self._far is None:
                from tempfile import TemporaryFile  # noqa: PLC0415 - few projects are that large

                self._far = TemporaryFile()  # noqa: SIM115 - it goes with this object
            self._far.seek(self._written)
            self._far.write(self._near)
            self._far.flush()
            self._written += len(self._near)
            self._near = bytearray()

    def __del__(self) -> None:
        """Close the file, which removes it."""
        if self._far is not None:
            self._far.close()


def mark(compared: str) -> bytes:
    """Return what stands for a text when it is compared."""
    return blake2b(compared.encode("utf-8", "surrogatepass"), digest_size=_MARK).digest()


def marked(row: bytes) -> bytes:
    """Return the mark of a text that was added."""
    return row[-_MARK:]
