"""A pasted text as lines. Part of the room `intake`.

In: the decoded text. Out: its front matter (passed through), its lines with repaired characters, each knowing whether a
gap or a page stands before it and how much room was left at its end; the repairs and doubts found on the way. May not
touch: the order of lines.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

from l10n.intake import characters, mail, wording
from l10n.intake.nouns import Doubt, Kind, Line, Repair, Run

_LONG = 130  # columns; no hard-wrapped line is longer
_WRAPPED = 36  # columns; shorter lines are ended by people
_SHOWN = 30  # characters of a line from which a mark was taken
_CELL = re.compile(r"\S+(?: \S+)*")
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|$)")


@dataclass(slots=True)
class Source:
    """A source as lines, and what is known so far. `original` is every line as it stood, by (page, line).

    `front` holds lines of front matter that came with a pasted text.
    """

    lines: list[Line]
    original: dict[tuple[int, int], str]
    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    front: str = ""

    @property
    def finished(self) -> bool:
        """Whether this is a release of ours already, whose front matter says its `source`."""
        return bool(re.search(r"^source:", self.front, re.MULTILINE))


def read(text: str, numbers: list[int] | None = None) -> Source:
    """Return a pasted text as a Source. `numbers` are those of its lines in the file, where these do not just count."""
    found = _FRONT.match(text)
    front = found[0].removeprefix("\ufeff") if found else ""
    source = Source([], {}, front=front)
    start = found.end() if found else 0
    raws = text[start:].split("\n")
    own = (numbers or list(range(1, text.count("\n") + 2)))[text.count("\n", 0, start) :]
    posted = mail.find([raw.replace("\f", "") for raw in raws]) if not found else mail.Found()
    if posted.note:
        index = min(posted.note)
        words = "a sender wrote this to the receiver of a mail; it was left out with the mail's head"
        source.doubts.append(Doubt(words, 0, own[index], raws[index][:80]))
    tabbed = _tabbed(raws)
    gap = page = False
    for index, (number, raw) in enumerate(zip(own, raws, strict=True)):
        page = page or "\f" in raw
        source.original[0, number] = raw
        bare = raw.replace("\f", "")
        mark, bare = bare[: posted.marks.get(index, 0)].strip(), bare[posted.marks.get(index, 0) :]
        fixed, repairs, doubts = characters.repair(bare, 0, number, close=not source.finished)
        source.repairs += repairs
        if index in posted.head or index in posted.note:
            gap = _left_out(source, number, fixed) or gap
            continue
        if index in posted.marks:
            source.repairs.append(Repair(Kind.QUOTED, 0, number, f"{mark} {fixed[:_SHOWN]}", fixed[:_SHOWN]))
        source.doubts += doubts
        if not fixed.strip():
            gap = True
            continue
        row = (
            not source.finished
            and characters.columns_in(bare)
            and "|" not in bare
            and not wording.is_item(bare.strip())
        )
        line = Line((Run(fixed, pasted=True),), number, apart=gap or page, new_page=page)
        source.lines.append(replace(line, cells=_cells(bare, fixed, whole=index in tabbed)) if row else line)
        gap = page = False
    return source


def _left_out(source: Source, number: int, fixed: str) -> bool:
    """Record a line that belongs to the mail; it leaves a gap."""
    if fixed.strip():
        source.repairs.append(Repair(Kind.MAIL, 0, number, fixed, ""))
    return True


def _tabbed(raws: list[str]) -> frozenset[int]:
    """Return the lines that stand with others in a block where every line has as many tabs: each tab ends a cell."""
    whole: list[int] = []
    block: list[int] = []
    for index, raw in enumerate([*raws, ""]):
        count = raw.strip(" ").count("\t")
        if count and (not block or count == raws[block[0]].strip(" ").count("\t")):
            block.append(index)
            continue
        whole += block if len(block) > 1 else []
        block = [index] if count else []
    return frozenset(whole)


def _cells(raw: str, fixed: str, *, whole: bool = False) -> tuple[tuple[float, float, tuple[Run, ...]], ...]:
    """Return the parts of a line that wide gaps part; their places are columns of the line.

    `whole` says that each tab ends a cell, empty ones too: their places are the same in every line.
    """
    if whole:
        texts = [characters.repair(one, 0, 0)[0] for one in raw.strip(" ").split("\t")]
        return tuple((200.0 * at, 200.0 * at + 100, (Run(text, pasted=True),)) for at, text in enumerate(texts))
    found = [(one.start(), one.end(), characters.repair(one[0], 0, 0)[0]) for one in _CELL.finditer(raw.expandtabs(8))]
    cells = tuple((float(start), float(end), (Run(text, pasted=True),)) for start, end, text in found if text.strip())
    return cells if len(cells) > 1 and fixed else ()


def measured(lines: list[Line]) -> list[Line]:
    """Return the lines with `room`: how many columns were left at their end, where the text is wrapped at a width."""
    width = _width(lines)
    if width is None:
        return lines
    return [
        replace(line, room=width - own, fill=min(own / width, 1.0), lead=wording.first_word(line.text))
        for line in lines
        for own in (wording.columns(line.text),)
    ]


def _width(lines: list[Line]) -> int | None:
    """Return the width at which the text is wrapped, None when it is not."""
    widths: list[int] = []
    evidence = 0
    for before, after in itertools.pairwise(lines):
        if after.apart:
            continue
        width = wording.columns(before.text)
        if not _WRAPPED <= width <= _LONG:
            continue
        widths.append(width)
        text, following = before.text, after.text
        if wording.starts_inside(following) or (
            wording.is_han(text[-1:]) and wording.is_han(following[:1]) and not wording.stops(text)
        ):
            evidence += 1
    if evidence == 0 or evidence * 8 < len(widths):
        return None
    return max(widths)
