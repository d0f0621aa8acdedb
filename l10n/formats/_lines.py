"""Lines of a paragraph: which line breaks a person meant, and how the others are joined.

In: the lines of one paragraph as a reader sees them. Out: groups of lines that are one block each, and text joined
over line breaks. Used by Markdown and plain text; knows the wording of releases only through `l10n.anatomy`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT = 72  # columns; a line of a headline, an address or a list of contacts is no longer
_LABEL = 30  # columns; a first line that ends with a colon and is no longer is a label of what follows
_SENTENCE_END = re.compile(r"[.,;:!?。，；：！？、…][\"'”’」』）)]*\s*$")
_HAN = re.compile(
    r"[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_ALONE = frozenset({Role.KICKER, Role.END_MARK})


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a reader sees it. `strong`: markup encloses all of it. `hard`: a mark of its own ends it."""

    text: str
    strong: bool = False
    hard: bool = False


def groups(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return `(first, last + 1)` of the lines of each block of one paragraph, in order."""
    if len(lines) < 2:  # noqa: PLR2004 - nothing to part
        return [(0, len(lines))]
    roles = [anatomy.line_role(line.text) for line in lines]
    every = _listed(lines, roles)
    strong = next((index for index, line in enumerate(lines) if not line.strong), len(lines))
    parts: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(lines)):
        if every or _parts(lines, roles, index, strong):
            parts.append((first, index))
            first = index
    return [*parts, (first, len(lines))]


def _parts(lines: Sequence[Line], roles: Sequence[Role | None], index: int, strong: int) -> bool:
    """Return whether a block ends before line `index`; the first `strong` lines are all set in bold."""
    before, after = roles[index - 1], roles[index]
    if before in _ALONE or after in _ALONE or after is Role.CONTACT:
        return True
    if index == 1 and lines[0].text.endswith((":", "：")) and columns(lines[0].text) <= _LABEL:
        return True
    if lines[index - 1].strong and (lines[index].strong or index <= strong):
        return True
    return before is Role.CONTACT and columns(lines[index - 1].text) <= _SHORT and not _continues(lines[index].text)


def _listed(lines: Sequence[Line], roles: Sequence[Role | None]) -> bool:
    """Return whether every line stands for itself: contacts, or short lines ended before they were full."""
    later = zip(lines[1:], roles[1:], strict=True)
    if any(columns(line.text) > _SHORT for line in lines) or any(
        not role and _continues(line.text) for line, role in later
    ):
        return False
    if Role.CONTACT in roles:
        return True
    if any(_SENTENCE_END.search(line.text) or line.hard for line in lines[:-1]) or _SENTENCE_END.search(lines[-1].text):
        return False
    width = max(columns(line.text) for line in lines)
    return all(
        columns(line.text) + 1 + _first_word(after.text) + 3 <= width for line, after in itertools.pairwise(lines)
    )


def _continues(text: str) -> bool:
    """Return whether a line begins in the middle of a sentence."""
    first = text.lstrip()[:1]
    return first.islower() or first in set(",.;:!?)]，。；：！？、）」』”’")


def columns(text: str) -> int:
    """Return the width of `text` in columns of a terminal: two for wide and full-width characters."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _first_word(text: str) -> int:
    """Return the width of what could have stood on the line before."""
    text = text.lstrip()
    if _HAN.match(text):
        return 4  # two characters: one would be held back by the rules of line breaking
    return columns(re.split(r"\s", text, maxsplit=1)[0])


def joiner(before: str, after: str) -> str:
    """Return what a line break between two characters means: nothing between Han or their punctuation, else a space."""
    return "" if before and after and _HAN.match(before) and _HAN.match(after) else " "
