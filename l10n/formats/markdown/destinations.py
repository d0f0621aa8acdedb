"""Link destinations and titles of the Markdown format, and the escapes and entities that stand in them.

In: inline source and a place in it. Out: where a destination and a title stand, and what they say (CommonMark 0.31,
sections 2.4, 2.5, 6.3). Linear in length. May not touch: what is a link (that is `scanner`).
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple

from l10n.patterns import later

ENTITY = later(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = later(r"[ \t\n]*")
_ANGLE = later(r"<((?:[^<>\n\\]|\\.){0,4000})>")
_TITLE = later(r"\"(?:[^\"\\]|\\.){0,4000}\"|'(?:[^'\\]|\\.){0,4000}'|\((?:[^()\\]|\\.){0,4000}\)", re.DOTALL)
_DESTINATION = later(r"[^\x00-\x20\x7f()\\]+|\\.?|[()]")
_DEFINED = later(r"\[((?:[^\[\]\\]|\\.){1,999})\]:", re.DOTALL)
_PARENTHESES = 32  # nesting of brackets in a destination, as in other implementations


class Destination(NamedTuple):
    """What stands behind a link's text. `place` and `title` are where its address and title stand, quotes left out."""

    end: int
    target: str
    markup: str = ""
    place: tuple[int, int] = (0, 0)
    title: tuple[int, int] = (0, 0)
    label: str = ""
    whole: bool = False
    """Whether the link cannot be taken off its text (a shortcut reference)."""


def entity(written: str) -> str | None:
    """Return the character of `&name;` or `&#number;`, None when there is no such entity."""
    if written[1] != "#":
        return html5.get(written[1:])
    number = int(written[3:-1], 16) if written[2] in "xX" else int(written[2:-1])
    invalid = not number or number > 0x10FFFF or 0xD800 <= number < 0xE000  # noqa: PLR2004 - Unicode's own bounds
    return "\ufffd" if invalid else chr(number)


def unescape(text: str) -> str:
    """Return `text` with backslash escapes and entities resolved, as in link destinations."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return ENTITY.sub(lambda match: entity(match[0]) or match[0], text)


def end_of(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Return where what `pattern` matches at `at` ends; `at` itself when it matches nothing."""
    found = pattern.match(source, at)
    return found.end() if found else at


def skip(source: str, at: int) -> int:
    """Return the place of the first character from `at` on that is no white space."""
    return end_of(_SPACE, source, at)


def inline(source: str, at: int) -> Destination | None:
    """Parse `(destination "title")` at `at`; `markup` is what closes the link, its `]` included."""
    if not source.startswith("(", at):
        return None
    found = _after(source, skip(source, at + 1))
    if found is None or not source.startswith(")", found.end):
        return None
    markup = "]" + source[at : found.end + 1].replace("\n", " ")
    return found._replace(end=found.end + 1, target=unescape(found.target), markup=markup)


def definition(source: str) -> Destination | None:
    """Parse the lines of a link definition, `[label]: destination "title"`; None when they hold something else."""
    opening = _DEFINED.search(source)
    found = _after(source, skip(source, opening.end())) if opening else None
    if opening is None or found is None or found.place[0] == found.place[1]:
        return None
    return found._replace(target=unescape(found.target), label=opening[1])


def _after(source: str, position: int) -> Destination | None:
    """Parse a destination and the title that may follow it; `target` is as written, `end` behind both and a space."""
    angle = _ANGLE.match(source, position)
    if angle:
        place, position = angle.span(1), angle.end()
    elif source.startswith("<", position):
        return None
    else:
        start = position
        position = _destination_end(source, position)
        place = start, position
    after = skip(source, position)
    title = _TITLE.match(source, after) if after > position else None
    if title:
        after = skip(source, title.end())
    shown = (title.start() + 1, title.end() - 1) if title else (0, 0)
    return Destination(after, source[slice(*place)], "", place, shown)


def _destination_end(source: str, at: int) -> int:
    """Return where a destination without angle brackets ends: at a space, or at a bracket that it did not open."""
    depth = 0
    while found := _DESTINATION.match(source, at):
        if found[0] == "(":
            depth += 1
            if depth > _PARENTHESES:
                break
        elif found[0] == ")":
            if not depth:
                break
            depth -= 1
        elif found[0].startswith("\\") and found[0][1:] in {" ", "\n", "\t"}:
            return at + 1
        at = found.end()
    return at
