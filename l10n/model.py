"""The nouns: Document, Block, InlineCode, Segment, Unit, Group, Finding. Imports no other room but errors' level.

In: nothing. Out: frozen dataclasses that every other room speaks in. No verbs live here beyond what
a noun says about itself.

Inline markup in text is written as codes: `<b>…</b>` (paired) or `<br/>` (empty). A code is recognised in a
text only when its name is one of the codes that travel with that text; any other `<`, `>` or `&` is an
ordinary character and is never escaped in a catalog ("R&D" stays "R&D").
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

JOINED = "{joined}"
"""As a target: "translated in the unit before"; that unit and this one are one group."""

OMITTED = "{omitted}"
"""As a target: "left out on purpose"."""

CODE = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+[0-9]*)(?P<empty>/?)>")
"""What an inline code looks like in text; whether it is one depends on the codes of the block or segment."""


class Role(StrEnum):
    """What a block is in a press release."""

    KICKER = "kicker"
    """ "Press Release", "For Immediate Release", an embargo line."""
    HEADLINE = "headline"
    SUB_HEADLINE = "sub-headline"
    DATELINE = "dateline"
    """The lead paragraph, which begins with place and date."""
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    """A paragraph that quotes at least one full sentence of direct speech."""
    HEADING = "heading"
    """A heading inside the body."""
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    CONTACT = "contact"
    BOILERPLATE_HEADING = "boilerplate-heading"
    BOILERPLATE = "boilerplate"
    END_MARK = "end-mark"
    """ "###", "- End -", "－ 完 －"."""
    METADATA = "metadata"
    """Text that is not on the page: the title in the front matter, the alternative text of an image."""


RUNNING = frozenset(
    {
        Role.DATELINE,
        Role.PARAGRAPH,
        Role.QUOTATION,
        Role.LIST_ITEM,
        Role.TABLE_CELL,
        Role.CAPTION,
        Role.CONTACT,
        Role.BOILERPLATE,
    }
)
"""Roles whose equal sentences share one entry whatever block they stand in (their msgctxt is empty)."""


class CodeKind(StrEnum):
    """What an inline code does to the text it encloses or stands for."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"
    BREAK = "break"
    IMAGE = "image"
    LITERAL = "literal"
    """Text that is never translated: a code span."""
    NOTE = "note"
    """A reference to a footnote."""
    RAW = "raw"
    """Markup passed through as it stands."""


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Markup inside a block. `name` MUST be unique within its block (or segment) per distinct markup.

    `opening` and `closing` are what stands in the file for `<name>` and `</name>`; an empty code (`<name/>`)
    has only `opening`. `target` is the address of a link or image, `text` what a LITERAL or IMAGE shows.
    """

    name: str
    kind: CodeKind
    opening: str
    closing: str = ""
    paired: bool = True
    target: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's text stands: `start` and `end` count characters of the decoded `part`, `line` from 1.

    `part` is empty for one-file formats and names the member of a container otherwise.
    """

    start: int
    end: int
    line: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized stretch of translatable text.

    `id` MUST be unique in its document; it names the block to `merge` and may change when the release is edited.
    `text` holds codes by name; line breaks that only wrap the source are already spaces (or nothing between Han).
    `within` names the structures around the block, outermost first, e.g. `("list1", "item2")`,
    `("table1", "row0", "cell3")`, `("quote1",)`; an ordered list is `numbered1`, a footnote `note1`, parts of a
    page that are not the release `nav1`, `banner1`, `footer1`, `aside1`: enough to rebuild lists and tables from
    blocks in order.
    `level` is the heading level (1-6), 0 for everything else. `speaker` MAY name who is quoted.
    `locale` is set only where the block's language differs from the release's.
    """

    id: str
    text: str
    place: Place
    role: Role = Role.PARAGRAPH
    codes: tuple[InlineCode, ...] = ()
    level: int = 0
    within: tuple[str, ...] = ()
    speaker: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something said to the user that is neither an error nor a finding: what was repaired, kept or left."""

    message: str
    path: str = ""
    line: int = 0

    def __str__(self) -> str:
        """`path:line: message`, leaving out what is not known."""
        place = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return place + self.message


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed release: its blocks in reading order, and the whole file as its skeleton.

    `skeleton` MUST be the file's bytes as read: `merge(document, {}, …)` gives them back.
    `facts` holds what the file says about the release (front matter or properties): title, date, source,
    slug, contact, embargo, segmentation.
    """

    format: str
    skeleton: bytes
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence inside a block: what a translator translates at a time.

    `text` names its codes from 1 within the segment, so that the same sentence reads the same wherever it
    stands; `codes` says what each is, and `block_names` maps a segment's code name to the block's.
    `lead` is the white space between the segment before and this one; `lead + text` of all segments of a
    block, with block names restored, gives the block's text back exactly.
    """

    block: str
    index: int
    text: str
    role: Role
    lead: str = ""
    codes: tuple[InlineCode, ...] = ()
    block_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    speaker: str = ""
    context: str = ""
    """msgctxt. Set by segmentation to `context_of(role)`; a pinned occurrence (`l10n split`) has its own."""

    @property
    def unit(self) -> str:
        """The id of the unit (and entry) this segment is stored under."""
        return unit_id(self.text, self.context)


class State(StrEnum):
    """How far a unit has come."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """Made by a machine, the memory or derivation; fuzzy in the catalog."""
    STALE = "stale"
    """The source changed since; fuzzy with the previous source in the catalog."""
    TRANSLATED = "translated"
    """A person typed it or cleared fuzzy."""
    APPROVED = "approved"
    """On record: who, when, and for exactly which source and target."""
    LOCKED = "locked"
    """Wording supplied by someone else; never redrafted, fixed or derived over."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a machine-made target came from. Shown in the catalog as `# l10n: …`.

    `maker` is `memory`, an engine's name, `derived` or `carried`. `score` is 0-100 for the memory.
    `date` is ISO 8601 (YYYY-MM-DD). `basis` is the content hash of what it was derived from;
    `from_draft` says that basis was itself a draft. `note` says what was adapted.
    """

    maker: str
    date: str = ""
    score: int | None = None
    basis: str = ""
    from_draft: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment in one locale, with its target and state: what an entry of a catalog means.

    `line` is the entry's first line in the catalog (0 when it is not on disk). `previous` is the source that a
    stale target was made for. `roles` and `speakers` are those of every place the segment stands in.
    """

    id: str
    source: str
    target: str
    state: State
    locale: str
    context: str = ""
    line: int = 0
    origin: Origin | None = None
    previous: str = ""
    comment: str = ""
    """The translator's own comment, without our `l10n:` lines."""
    roles: tuple[str, ...] = ()
    approved_by: str = ""
    approved_on: str = ""
    """ISO 8601 date."""

    @property
    def joined(self) -> bool:
        """Whether the target stands in the unit before."""
        return self.target.strip() == JOINED

    @property
    def omitted(self) -> bool:
        """Whether it was left out on purpose."""
        return self.target.strip() == OMITTED

    @property
    def publishable(self) -> bool:
        """Whether a person vouches for it: translated, approved or locked."""
        return self.state in {State.TRANSLATED, State.APPROVED, State.LOCKED}


@dataclass(frozen=True, slots=True)
class Group:
    """One unit, or several that one target covers (`{joined}`), as they stand in one block.

    `source` is the running source text (segments with the white space between them); `target` is the first
    unit's target, empty when untranslated or omitted. `state` is the least advanced of the members' states.
    """

    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]
    source: str
    target: str
    state: State
    omitted: bool = False


@dataclass(frozen=True, slots=True)
class BlockPair:
    """A block and its counterpart in one locale: where meaning must agree.

    Codes are named as in the block, on both sides. `target` is what `merge` would be given; it is empty when
    nothing of the block is translated. `complete` says that every group has a target or was omitted.
    """

    block: Block
    groups: tuple[Group, ...]
    source: str
    target: str
    complete: bool


class Severity(StrEnum):
    """How bad a finding is; the order is that of declaration."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Scope(StrEnum):
    """What a check looks at in one go."""

    UNIT = "unit"
    """One Group of one locale."""
    BLOCK = "block"
    """One BlockPair of one locale."""
    RELEASE = "release"
    """One release with all its locales."""
    PROJECT = "project"
    """All releases."""
    GLOSSARY = "glossary"
    """The glossary's concepts."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for a unit's whole target. `safe` means it can never change the meaning."""

    target: str
    safe: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a safe fix changes in the catalog's own text, so that another tool can apply it.

    `text` stands, escaped as the catalog writes it, instead of what is from `start` up to and without `end`; both are
    line and column from 1, in characters, and equal where nothing is deleted.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


class Stretch(NamedTuple):
    """Words of a text that a finding speaks of: the locale, the text without codes, start and end in characters from 0.

    Where the text lacks something, start and end are one.
    """

    locale: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact with a place. `code` MUST be that of a check; `column` counts characters of the target from 1.

    Checks fill `code … expected, fix` and the unit; the `check` verb adds paths and lines.
    """

    code: str
    severity: Severity
    message: str
    unit: str = ""
    locale: str = ""
    source: str = ""
    target: str = ""
    expected: str = ""
    column: int = 0
    fix: Fix | None = None
    path: str = ""
    line: int = 0
    release_path: str = ""
    release_line: int = 0
    text_line: int = 0
    text_column: int = 0
    """Where in the catalog the place stands that `column` means; 0 where it is not known."""
    edit: Edit | None = None
    """The fix as a change of the catalog's text, where it is safe and the place is known."""
    stretches: tuple[Stretch, ...] = ()
    """What it speaks of in each edition, where a check of several editions knows."""

    @property
    def spot(self) -> tuple[int, int]:
        """Line and column in `path` to jump to, both from 1, 0 for not known."""
        return (self.text_line, self.text_column) if self.text_line else (self.line, self.column)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its approved counterpart: what the memory holds and TMX carries.

    Locales are codes (`zh_Hant_HK`). `before` and `after` are the source texts of the neighbours, `context` the
    msgctxt, `origin` the release's slug (or a file's name), `date` ISO 8601, `codes` the names of the inline
    codes in both texts.
    """

    source: str
    target: str
    source_locale: str
    target_locale: str
    before: str = ""
    after: str = ""
    context: str = ""
    origin: str = ""
    date: str = ""
    note: str = ""
    codes: tuple[str, ...] = ()


def context_of(role: Role) -> str:
    """Return the msgctxt of a segment in a block of that role: none for running text, else the role."""
    return "" if role in RUNNING else role.value


def content_hash(*texts: str) -> str:
    """Return 16 hex digits of SHA-256 over the texts, each NFC as it stands, separated by U+0004."""
    return hashlib.sha256("\x04".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=4096)
def unit_id(source: str, context: str = "") -> str:
    """Return the id of the unit for a source text: 10 hex digits, a function of the segment alone."""
    return content_hash(context, source)[:10]


def code_names(text: str, codes: tuple[InlineCode, ...]) -> list[str]:
    """Return the codes of `text` in order as written (`<b>`, `</b>`, `<br/>`), only those that `codes` knows."""
    known = {code.name for code in codes}
    return [match[0] for match in CODE.finditer(text) if match["name"] in known]


def strip_codes(text: str, codes: tuple[InlineCode, ...]) -> str:
    """Return `text` without its codes: what a reader sees (a LITERAL shows its text, a line break is a space)."""
    if "<" not in text:
        return text
    by_name = {code.name: code for code in codes}

    def shown(match: re.Match[str]) -> str:
        code = by_name.get(match["name"])
        if code is None:
            return match[0]
        if code.kind is CodeKind.LITERAL and match["empty"]:
            return code.text
        if code.kind is CodeKind.RAW and code.text == "\t":
            return "\t"
        return " " if code.kind is CodeKind.BREAK else ""

    return CODE.sub(shown, text)
