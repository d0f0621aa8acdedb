"""Lines of plain text, broken where the locale allows it. Part of the room `typography`.

In: a text of one line, a width in columns, a Typography. Out: the text with line breaks. No line begins with what may
not begin one (。，」) or ends with what may not end one (「（), and no Latin word, number or address is broken: such
a line ends earlier (W3C CLREQ 6.1.1). A break stands for one space between Latin words and for nothing between Han, so
that whoever joins the lines has the text again.
May not touch: any character of the text but those spaces.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from l10n.typography.spans import addresses, covered

if TYPE_CHECKING:
    from l10n.typography.describe import Typography


def columns(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for a combining one."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else 0 if unicodedata.combining(one) else 1 for one in text
    )


def wrap(text: str, width: int, typography: Typography) -> str:
    """Return `text` in lines of at most `width` columns, parted by newlines; what cannot be broken may be longer."""
    lines: list[str] = []
    line = ""
    room = width
    for space, piece in _pieces(text, typography):
        size = columns(piece)
        if line and size + len(space) > room:
            lines.append(line)
            line, room = "", width
            space = ""  # noqa: PLW2901 - the break stands for it
        line += space + piece
        room -= size + len(space)
    return "\n".join([*lines, line])


def _pieces(text: str, typography: Typography) -> list[tuple[str, str]]:
    """Return what stands between two places where a line may be broken, each with the space before it."""
    mask = covered(len(text), addresses(text))
    found: list[tuple[str, str]] = []
    start, space = 0, ""
    for at in range(1, len(text)):
        if at <= start:
            continue
        left, right = text[at - 1], text[at]
        if right == " " and at + 1 < len(text) and not _wide(left) and not _wide(text[at + 1]):
            if left != " " and text[at + 1] != " " and _apart(left, text[at + 1], typography):
                found.append((space, text[start:at]))
                start, space = at + 1, " "
        elif _wide(left) and _wide(right) and _apart(left, right, typography) and not (mask[at - 1] and mask[at]):
            found.append((space, text[start:at]))
            start, space = at, ""
    return [*found, (space, text[start:])]


def _apart(left: str, right: str, typography: Typography) -> bool:
    return left not in typography.no_line_end and right not in typography.no_line_start


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
