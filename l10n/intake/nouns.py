"""The nouns of the room `intake`: Run, Line, Unit, Repair, Doubt. Imports no other part of the room.

In: nothing. Out: frozen dataclasses (a Unit grows while lines are joined to it). A Repair is complete: the source's
lines with every Repair replayed over them give the output, which `conservation` checks in every run. May not touch:
any other room.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

_TAIL = 200


class Kind(StrEnum):
    """What a repair did. The order is that in which the report lists them."""

    ENCODING = "encoding"
    LINE_ENDS = "line ends"
    MAIL = "mail header"
    QUOTED = "mark of quotation in a mail"
    RUNNING = "running header or footer"
    PAGE_NUMBER = "page number"
    DRAWN = "line drawn with characters"
    SITE = "part of a web page"
    PAGE_BREAK = "paragraph broken by a page"
    HYPHENATION = "hyphenation"
    WRAPPED = "wrapped line"
    COLUMNS = "columns"
    BESIDE = "contacts beside each other"
    LIGATURE = "ligature"
    COMPATIBILITY = "compatibility character"
    FULL_WIDTH = "full-width character"
    COMPOSED = "composed character"
    INVISIBLE = "invisible character"
    CONTROL = "control character"
    SPACES = "spaces"
    LIST_MARK = "list mark"
    TABLE = "table"
    HEADING = "heading marked"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was changed. `page` is 0 in text; `line` counts from 1 in the file, or on the page of a PDF.

    `before` and `after` are what stood there and what stands there now, with a little of what is around it; a line
    break is written as it is. 0 as `line` means the file as a whole.
    """

    kind: Kind
    page: int
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was left as it is because it may be meant: `message` says what, `text` shows it."""

    message: str
    page: int = 0
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line with one look. `pasted`: its text may hold Markdown marks, which are kept as marks."""

    text: str
    bold: bool = False
    link: str = ""
    pasted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source as it stands on the page.

    `room` is the width left at its end in columns (Han count two), None where lines have no common width: whether the
    next line's first word would have fitted tells a wrapped line from one that was ended. `apart` says that a gap or
    a change of look stands before it, `new_page` that a page begins with it. `size` is relative to running text (1.0).
    `fill` is how much of the width the line takes (0 to 1), `lead` the width of its first word, in columns as well.
    `mark` and `level` are a list mark and a heading's level that the file gives without characters.
    `cells` are the texts of a line with wide gaps, `left` and `top` its place in points (0 in text).
    """

    runs: tuple[Run, ...]
    number: int
    page: int = 0
    room: float | None = None
    fill: float = 0.0
    lead: float = 0.0
    apart: bool = False
    new_page: bool = False
    size: float = 1.0
    mark: str = ""
    level: int = 0
    cells: tuple[tuple[float, float, tuple[Run, ...]], ...] = ()
    left: float = 0.0
    top: float = 0.0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold, as a PDF shows it."""
        return bool(self.runs) and all(run.bold or not run.text.strip() for run in self.runs)


@dataclass(slots=True)
class Unit:
    """A logical line of the release: lines joined. Units of one group stand on consecutive lines of the output.

    `mark` is a list mark (`-`, `1.`), `level` the level of a heading (0: none), `rows` the rows of a table, whose
    cells are tuples of runs (`right` says which columns are aligned on the right). `raw` lines of a Markdown table go
    through as they stand (the mark `|` is that of the line below its heads). `drawn` says that the mark is a shape in
    a PDF and no character, `literal` that no mark may be read in the text.
    """

    runs: list[Run]
    page: int
    line: int
    last: Line | None = None
    mark: str = ""
    level: int = 0
    size: float = 1.0
    strong: bool = False
    rows: list[tuple[tuple[Run, ...], ...]] = field(default_factory=list)
    right: tuple[bool, ...] = ()
    raw: bool = False
    literal: bool = False
    drawn: bool = False

    @property
    def text(self) -> str:
        """Its characters, joined."""
        return "".join(run.text for run in self.runs)

    @property
    def tail(self) -> str:
        """Its last 200 characters or a few more: whole paragraphs are not put together again for every line."""
        size = 0
        for count, run in enumerate(reversed(self.runs), 1):
            size += len(run.text)
            if size >= _TAIL:
                return "".join(one.text for one in self.runs[-count:])
        return self.text


Group = list[Unit]


def cut(runs: tuple[Run, ...], count: int) -> list[Run]:
    """Return the runs without their first `count` characters."""
    kept: list[Run] = []
    for run in runs:
        if count < len(run.text):
            kept.append(Run(run.text[count:], run.bold, run.link, run.pasted))
        count = max(count - len(run.text), 0)
    return kept
