"""Layers over a text: inline codes lifted out and put back, pieces that each character of the input owns.

Part of the room `script`. In: a text with its codes. Out: the plain text, where the codes were, and a Layer: for
every character of the plain text the piece of output it owns and whether that is settled. May not touch:
anything. No I/O.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from l10n.model import CODE
from l10n.script.characters import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.model import InlineCode

_STANDING = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: what stands for a line break, an image, a literal


class Lifted(NamedTuple):
    """A text without its codes. `inserts[i]` are the paired codes that stood before character `i` of `plain`.

    `standing` are places of `plain` where an empty code (a break, a literal) stands as one character. `origins[i]` is
    the place of character `i` in the text with codes.
    """

    plain: str
    inserts: dict[int, str]
    standing: dict[int, str]
    origins: list[int]


@dataclass(slots=True)
class Layer:
    """The output in the making: `pieces[i]` is what character `i` of `source` becomes, `taken[i]` whether for good."""

    source: str
    pieces: list[str] = field(default_factory=list)
    taken: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        """Start with the text itself, nothing settled."""
        self.pieces = list(self.source)
        self.taken = bytearray(len(self.source))

    def free(self, start: int, end: int) -> bool:
        """Return whether nothing between two places is settled yet."""
        return not any(self.taken[start:end])

    def keep(self, start: int, end: int) -> None:
        """Settle a stretch as it stands in the source."""
        self.taken[start:end] = b"\x01" * (end - start)

    def put(self, start: int, end: int, text: str) -> None:
        """Settle a stretch as `text`, shared out over its characters in order."""
        self.pieces[start:end] = spread(text, end - start)
        self.taken[start:end] = b"\x01" * (end - start)


def lift(text: str, codes: Sequence[InlineCode] | None) -> Lifted:
    """Take the codes out of a text. `codes` None: whatever looks like a code is one."""
    known = None if codes is None else {code.name for code in codes}
    parts: list[str] = []
    inserts: dict[int, str] = {}
    standing: dict[int, str] = {}
    origins: list[int] = []
    done = 0
    for match in CODE.finditer(text) if "<" in text else ():
        if known is not None and match["name"] not in known:
            continue
        parts.append(text[done : match.start()])
        origins.extend(range(done, match.start()))
        if match["empty"]:
            standing[len(origins)] = match[0]
            parts.append(_STANDING)
            origins.append(match.start())
        else:
            inserts[len(origins)] = inserts.get(len(origins), "") + match[0]
        done = match.end()
    parts.append(text[done:])
    origins.extend(range(done, len(text) + 1))
    return Lifted("".join(parts), inserts, standing, origins)


def replace_codes(pieces: Sequence[str], lifted: Lifted) -> str:
    """Return the pieces joined, with the codes of `lifted` back in their places."""
    if not lifted.inserts and not lifted.standing:
        return "".join(pieces)
    parts: list[str] = []
    for at, piece in enumerate(pieces):
        if at in lifted.inserts:
            parts.append(lifted.inserts[at])
        parts.append(lifted.standing.get(at, piece))
    parts.append(lifted.inserts.get(len(pieces), ""))
    return "".join(parts)
