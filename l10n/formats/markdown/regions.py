"""Regions of the Markdown format: where in the file the content of a block stands, line by line.

In: the lines of a file, what the parser says a block holds. Out: Regions for paragraphs, headings and HTML blocks; link
definitions. A content that the lines do not hold as it stands has no region. May not touch: inline markup.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from l10n.formats.markdown.destinations import definition as destination_of
from l10n.formats.markdown.destinations import unescape
from l10n.formats.markdown.scanner import normalise
from l10n.formats.markdown.slots import Region
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.token import Token

NEWLINE = later(r"\r\n|\r|\n")


class Definition(NamedTuple):
    """A link definition: its lines, and where in them its address and its title stand."""

    region: Region
    address: tuple[int, int]
    title: tuple[int, int]
    line: int


@dataclass(slots=True)
class Lines:
    """The lines of the body: `texts[i]` without its end, starting at `starts[i]` of the file."""

    texts: list[str]
    starts: list[int]
    newlines: list[str]


def split(text: str, offset: int) -> Lines:
    """Return the lines of a file from `offset` on."""
    if "\r" not in text:
        texts = text[offset:].split("\n")
        starts = list(itertools.accumulate([len(line) + 1 for line in texts[:-1]], initial=offset))
        return Lines(texts, starts, ["\n"] * len(texts))
    lines = Lines([], [], [])
    position = offset
    for found in NEWLINE.finditer(text, offset):
        lines.texts.append(text[position : found.start()])
        lines.starts.append(position)
        lines.newlines.append(found[0])
        position = found.end()
    lines.texts.append(text[position:])
    lines.starts.append(position)
    lines.newlines.append(lines.newlines[-1] if lines.newlines else "\n")
    return lines


def paragraph(lines: Lines, content: str, first: int) -> Region | None:
    """Return the region of a paragraph whose lines start at line `first`; None when a line does not fit."""
    parts: list[str] = []
    inside: list[int] = []
    places: list[int] = []
    prefix = ""
    position = 0
    wanted = content.split("\n")
    for number, line in enumerate(wanted):
        index = first + number
        shown = line.lstrip(" \t") if number else line.lstrip()
        raw = lines.texts[index] if index < len(lines.texts) else ""
        at = raw.replace("\0", "\ufffd").rfind(shown) if shown else len(raw)
        if at < 0 or raw[at + len(shown) :].strip():
            return None
        if number == 1:
            prefix = raw[:at]
        if number < len(wanted) - 1:
            shown = raw[at:]
        inside.append(position)
        places.append(lines.starts[index] + at)
        parts.append(raw[at : at + len(shown)])
        position += len(shown) + 1
    return Region("\n".join(parts).replace("\0", "\ufffd"), tuple(inside), tuple(places), prefix, lines.newlines[first])


def heading(lines: Lines, content: str, first: int, level: int) -> Region | None:
    """Return the region of a heading with number signs in line `first`; None when the line does not fit."""
    raw = lines.texts[first]
    at = raw.replace("\0", "\ufffd").find(content, raw.find("#" * level) + level) if content else -1
    return None if at < 0 else Region(content, (0,), (lines.starts[first] + at,))


def source(lines: Lines, token: Token, *, nested: bool) -> Region | None:
    """Return the lines of an HTML block; those in a list or quote without what they begin with. None if odd."""
    first, last = token.map or [0, 0]
    inside = range(first, min(last, len(lines.texts)))
    if not nested:
        whole = "".join(f"{lines.texts[index]}{lines.newlines[index] if index + 1 < last else ''}" for index in inside)
        return Region(whole, (0,), (lines.starts[first],))
    wanted = token.content.rstrip("\n").split("\n")
    offsets: list[int] = []
    places: list[int] = []
    prefix = ""
    for index, shown in zip(inside, wanted, strict=False):
        raw = lines.texts[index]
        if not raw.replace("\0", "\ufffd").endswith(shown):
            return None
        at = len(raw) - len(shown)
        offsets.append(offsets[-1] + len(wanted[len(offsets) - 1]) + 1 if offsets else 0)
        places.append(lines.starts[index] + at)
        prefix = raw[:at] if index == first + 1 else prefix or re.sub(r"[^>\t]", " ", raw[:at])
    return Region("\n".join(wanted[: len(places)]), tuple(offsets), tuple(places), prefix, lines.newlines[first])


def definitions(
    lines: Lines, references: Mapping[str, Mapping[str, Any]], written: Callable[[str], str]
) -> list[Definition]:
    """Return the link definitions of a file, in order. `written` gives an address as the parser has it."""
    found: list[Definition] = []
    for label, one in references.items():
        first, last = one["map"]
        texts, places = lines.texts[first:last], lines.starts[first:last]
        inside = [0]
        for text in texts[:-1]:
            inside.append(inside[-1] + len(text) + 1)
        region = Region("\n".join(texts), tuple(inside), tuple(places))
        there = destination_of(region.content)
        if there is None or normalise(there.label) != normalise(label) or written(there.target) != one["href"]:
            continue
        said = unescape(region.content[slice(*there.title)]).split() == one["title"].split()
        found.append(Definition(region, there.place, there.title if said else (0, 0), first))
    return sorted(found, key=lambda one: (one.line, one.region.start(one.address[0])))
