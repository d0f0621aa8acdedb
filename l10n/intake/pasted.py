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
_OUTLIERS = 30  # one in so many lines may be longer than the width
_MUCH_WIDER = 1.15
_LETTER = re.compile(r"[ \t]*[o§ØüvŸ](?:\t|[ \u00a0]{2,})[ \t\u00a0]*(?=\S)")
_FIRST_LINE = 2.0  # columns
_OPENED = 0.7  # of the lines; where more are indented, all of the text is
_MARKS = 3
_PLAIN_MARKDOWN = tuple(  # nobody writes these but in Markdown
    re.compile(pattern)
    for pattern in (
        r"#{1,6} +[^#\s]",
        r"\|?[ \t]*:?-{2,}:?[ \t]*\|[ \t:|-]*$",
        r"[^\n]{0,2000}?\[[^\[\]\n]{1,200}\]\((?:https?:|mailto:|tel:|/|#)",
        r"\[\^[\w-]{1,30}\]:",
        r"(?:`{3}|~{3})",
    )
)
_OTHER_MARKDOWN = tuple(  # mails have these as well
    re.compile(pattern)
    for pattern in (
        r"> ?\S",
        r"(?:[^\n*]{0,2000}[\s(])?\*[^\s*][^*\n]{0,200}\*(?![*\w])",
        r"-{3}[ \t]*$|\*{3}[ \t]*$|_{3}[ \t]*$",
    )
)
_SHOWN = 30  # characters of a line from which a mark was taken
_CELL = re.compile(r"\S+(?: \S+)*")
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|$)")


@dataclass(slots=True)
class Source:
    """A source as lines, and what is known so far. `original` is every line as it stood, by (page, line).

    `front` holds lines of front matter that came with a pasted text; `finished` says that it is Markdown as it stands,
    `body` is that with its characters repaired.
    """

    lines: list[Line]
    original: dict[tuple[int, int], str]
    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    front: str = ""

    finished: bool = False
    body: str = ""


def read(text: str, numbers: list[int] | None = None) -> Source:
    """Return a pasted text as a Source. `numbers` are its lines' in the file, where these do not just count."""
    found = _FRONT.match(text)
    front = found[0].removeprefix("\ufeff") if found else ""
    source = Source([], {}, front=front)
    start = found.end() if found else 0
    raws = text[start:].split("\n")
    own = (numbers or list(range(1, text.count("\n") + 2)))[text.count("\n", 0, start) :]
    source.original = {(0, number): raw for number, raw in zip(own, raws, strict=True)}
    source.finished = bool(re.search(r"^source:", front, re.MULTILINE)) or is_markdown(raws)
    if source.finished:
        _keep(source)
    else:
        _take(source, mail.Found() if found else mail.find([raw.replace("\f", "") for raw in raws]))
    return source


def is_markdown(lines: list[str]) -> bool:
    """Whether a text is Markdown that somebody wrote: it has marks of three kinds that pasted texts lack."""
    plain, other = (
        sum(any(mark.match(line) for line in lines) for mark in marks) for marks in (_PLAIN_MARKDOWN, _OTHER_MARKDOWN)
    )
    return plain > 1 and plain + other >= _MARKS and not mail.find(lines).head


def _keep(source: Source) -> None:
    """Repair the characters of a text that is Markdown, and nothing else."""
    kept: list[str] = []
    for (_, number), raw in source.original.items():
        fixed, repairs, doubts = characters.repair(raw, 0, number, close=False)
        source.repairs += repairs
        source.doubts += doubts
        kept.append(fixed)
        if fixed.strip():
            source.lines.append(Line((Run(fixed, pasted=True),), number))
    source.body = "\n".join(kept)


def _take(source: Source, posted: mail.Found) -> None:
    """Make lines of a pasted text, without what belongs to a mail."""
    raws = list(source.original.values())
    tabbed = _tabbed(raws)
    bullets = sum(1 for raw in raws if _LETTER.match(raw)) > 1
    gap = page = False
    for index, ((_, number), raw) in enumerate(source.original.items()):
        page = page or "\f" in raw
        bare = raw.replace("\f", "")
        mark, bare = bare[: posted.marks.get(index, 0)].strip(), bare[posted.marks.get(index, 0) :]
        fixed, repairs, doubts = characters.repair(bare, 0, number)
        source.repairs += repairs
        bare, fixed = _unlinked(bare, fixed, source, number)
        if index in posted.head or index in posted.note:
            gap = _left_out(source, number, fixed, note=index == min(posted.note, default=-1)) or gap
            continue
        if index in posted.marks:
            source.repairs.append(Repair(Kind.QUOTED, 0, number, f"{mark} {fixed[:_SHOWN]}", fixed[:_SHOWN]))
        source.doubts += doubts
        if not fixed.strip():
            gap = True
            continue
        line = Line((Run(fixed, pasted=True),), number, apart=gap or page, new_page=page, left=_indent(bare))
        if bullets and _LETTER.match(bare):
            line = _lettered(line, source)
        elif characters.columns_in(bare) and "|" not in bare and not wording.is_item(bare.strip()):
            line = replace(line, cells=_cells(bare, fixed, whole=index in tabbed))
        source.lines.append(line)
        gap = page = False
    source.lines = _opened(source.lines)


def _unlinked(bare: str, fixed: str, source: Source, number: int) -> tuple[str, str]:
    """Return a line, as it stood and repaired, without the addresses that a mail program wrote twice."""
    once = mail.unlinked(fixed)
    if once != fixed:
        source.repairs.append(Repair(Kind.MAIL, 0, number, fixed, once))
        return mail.unlinked(bare), once
    return bare, fixed


def _opened(lines: list[Line]) -> list[Line]:
    """Return the lines with a gap before those whose first-line indent says that a paragraph begins."""
    own = [line for line in lines if line.left >= _FIRST_LINE]
    if not 1 < len(own) <= _OPENED * len(lines):
        return lines
    out = lines[:1]
    for before, line in itertools.pairwise(lines):
        below = wording.is_item(before.text) or before.mark or before.left
        opens = line.left >= _FIRST_LINE and not below and not line.apart
        out.append(replace(line, apart=True) if opens else line)
    return out


def _indent(raw: str) -> float:
    """Return by how many columns a line is indented."""
    bare = raw.expandtabs(8)
    return float(wording.columns(bare) - wording.columns(bare.lstrip(" \u3000")))


def _lettered(line: Line, source: Source) -> Line:
    """Return a line whose list mark is a letter in the place of a symbol's font ("o", "§") with a mark of its own."""
    text = line.text
    rest = text[1:].lstrip()
    source.repairs.append(Repair(Kind.LIST_MARK, 0, line.number, text[:_SHOWN], text[1:_SHOWN].lstrip()))
    return replace(line, runs=(Run(rest, pasted=True),), mark="-")


def _left_out(source: Source, number: int, fixed: str, *, note: bool) -> bool:
    """Record a line that belongs to the mail; it leaves a gap. `note`: it is the first that a person wrote."""
    if note:
        words = "a sender wrote this to the receiver of a mail; it was left out with the mail's head"
        source.doubts.append(Doubt(words, 0, number, fixed[:80]))
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
    widths.sort()
    wide = widths[-1 - len(widths) // _OUTLIERS]  # a line that was never wrapped is no measure
    return wide if widths[-1] > _MUCH_WIDER * wide else widths[-1]
